//! Figures of tables whose unit stands in a head: "412" under "Revenue ($ million)".

use super::{Context, Mention, MentionKind, read_text};
use crate::value::Value;

/// The value of a cell that is a bare figure, in the unit that a head of it gives; `None` where none gives one.
///
/// ```
/// use gainsay::pack::lexicon::Lexicon;
/// use gainsay::read::{Context, in_unit_of, read_text};
/// use gainsay::value::describe;
/// let cx = Context { lexicon: Lexicon::builtin(), published: None };
/// let bare = read_text("412", &cx).remove(0);
/// let read = |head: &str| in_unit_of("412", &bare, head, &cx).map(|m| describe(&m.value));
/// assert_eq!(read("Revenue ($ million)").as_deref(), Some("[411.5m, 412.5m) USD"));
/// assert_eq!(read("Length, in km").as_deref(), Some("[411,500, 412,500) m"));
/// assert_eq!(read("Revenue").as_deref(), None);
/// ```
pub fn in_unit_of(cell: &str, bare: &Mention, head: &str, cx: &Context<'_>) -> Option<Mention> {
    let is_whole = bare.kind == MentionKind::Number && cell.trim().len() == bare.end - bare.start;
    let figure = cell.get(bare.start..bare.end).filter(|_| is_whole)?;
    let (sign, digits) = signed(figure);
    if !digits.bytes().all(|b| b.is_ascii_digit() || b".,".contains(&b)) {
        return None;
    }
    let read = |unit: &str| {
        let said = composed(digits, unit).into_iter().map(|said| format!("{sign}{said}"));
        said.into_iter().find_map(|said| whole(&said, unit, cx))
    };
    let mut mention = units(head).find_map(|unit| read(&unit))?;
    mention.value = Value::new(figure, mention.value.meaning);
    (mention.start, mention.end) = (bare.start, bare.end);
    Some(mention)
}

/// A cell that is a figure in brackets and nothing else: accounts write what is below nought so.
///
/// ```
/// use gainsay::pack::lexicon::Lexicon;
/// use gainsay::read::{Context, of_brackets};
/// use gainsay::value::describe;
/// let cx = Context { lexicon: Lexicon::builtin(), published: None };
/// let read = |cell: &str| of_brackets(cell, &cx).map(|m| describe(&m.value));
/// assert_eq!(read("(14)").as_deref(), Some("(-14.5, -13.5]"));
/// assert_eq!(read("($14m)").as_deref(), Some("(-14.5m, -13.5m] USD"));
/// assert_eq!(read("(of which 14)").as_deref(), None);
/// ```
pub fn of_brackets(cell: &str, cx: &Context<'_>) -> Option<Mention> {
    let inner = cell.strip_prefix('(')?.strip_suffix(')')?.trim();
    if !inner.starts_with(|c: char| !c.is_alphabetic() && !matches!(c, '-' | '−' | '+' | '(')) {
        return None;
    }
    let said = format!("-{inner}");
    let mut read = read_text(&said, cx);
    let mut mention =
        read.pop().filter(|m| read.is_empty() && m.start == 0 && m.end == said.len())?;
    mention.value = Value::new(cell, mention.value.meaning);
    mention.end = cell.len();
    Some(mention)
}

/// The sign of a figure below nought, written before it or as brackets around it, and its digits.
fn signed(figure: &str) -> (&'static str, &str) {
    let in_brackets = figure.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    match in_brackets.or_else(|| figure.strip_prefix(['-', '−'])) {
        Some(digits) => ("-", digits.trim()),
        None => ("", figure),
    }
}

/// What of a head may be a unit: what stands in brackets, behind the last comma or behind the last "in"; all of it only
/// where it is money or a share.
fn units(head: &str) -> impl Iterator<Item = String> {
    let head = head.trim().trim_end_matches(':');
    let bracketed = head.rfind('(').and_then(|at| head.get(at + 1..)?.split(')').next());
    let listed = head.rsplit_once(',').map(|(_, unit)| unit);
    let within = last_in(head);
    let whole = Some(head).filter(|head| is_plainly_a_unit(head));
    let parts = [bracketed, listed, whole].into_iter().flatten().map(str::to_owned);
    parts.chain(within).map(|unit| plain(&unit)).filter(|unit| is_unit(unit))
}

/// What stands behind the last "in" of a head, which may begin it.
fn last_in(head: &str) -> Option<String> {
    let words: Vec<&str> = head.split(' ').collect();
    let at = words.iter().rposition(|word| word.eq_ignore_ascii_case("in"))?;
    Some(words.get(at + 1..)?.join(" "))
}

/// Whether a head is a unit by itself: it begins with the sign or the code of a currency or with a magnitude, or is
/// a share.
fn is_plainly_a_unit(head: &str) -> bool {
    let first = head.split_whitespace().next().unwrap_or_default();
    if MAGNITUDES.contains(&first.to_lowercase().trim_end_matches('s')) {
        return true;
    }
    let is_code = first.len() == 3 && first.bytes().all(|b| b.is_ascii_uppercase());
    is_code || head.contains(['$', '€', '£', '¥', '%'])
}

/// Whether something may be a unit: "m" is short for metres and for millions, "L" for litres and for matches lost.
fn is_unit(unit: &str) -> bool {
    let has_digit = unit.bytes().any(|b| b.is_ascii_digit());
    let is_letter = unit.len() == 1 && unit.bytes().all(|b| b.is_ascii_alphabetic());
    // "T€" and "k€" are thousands, which no figure before them is written with.
    let is_odd = unit.starts_with(|c: char| c.is_alphabetic()) && unit.ends_with(['€', '£', '¥']);
    !has_digit && !is_letter && !is_odd
}

/// The magnitudes that heads name.
const MAGNITUDES: &[&str] = &["thousand", "million", "billion", "trillion"];

/// A unit as it stands behind one figure: "in millions of euros" is "million euros", "$000" is "$ thousand".
fn plain(unit: &str) -> String {
    let unit = unit.trim();
    let unit = unit.strip_prefix("in ").or_else(|| unit.strip_prefix("In ")).unwrap_or(unit);
    let unit = unit.replace(['\'', '’'], "").replace("000s", "000").replace("000", " thousand");
    let words = unit.split_whitespace().filter(|word| *word != "of").map(|word| {
        let lower = word.to_lowercase();
        let one = lower.strip_suffix('s').unwrap_or(&lower);
        MAGNITUDES.iter().find(|magnitude| **magnitude == one).map_or(word, |one| one).to_owned()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A figure and a unit as they may be written together.
fn composed(figure: &str, unit: &str) -> Vec<String> {
    if unit.is_empty() {
        return Vec::new();
    }
    let mut said =
        vec![format!("{figure} {unit}"), format!("{unit}{figure}"), format!("{unit} {figure}")];
    if let Some((currency, rest)) = unit.split_once(' ') {
        said.push(format!("{currency}{figure} {rest}"));
        said.push(format!("{currency} {figure} {rest}"));
    }
    // "$m", "€bn".
    let sign = unit.rfind(|c: char| !c.is_alphanumeric()).filter(|_| !unit.contains(' '));
    if let Some((sign, rest)) = sign.and_then(|at| {
        let end = at + unit.get(at..)?.chars().next()?.len_utf8();
        unit.split_at_checked(end)
    }) {
        said.push(format!("{sign}{figure}{rest}"));
    }
    said
}

/// What a wording means that is one measured value from end to end, or a figure of a magnitude that the unit names.
fn whole(said: &str, unit: &str, cx: &Context<'_>) -> Option<Mention> {
    let mut read = read_text(said, cx);
    let mention = read.pop().filter(|m| read.is_empty() && m.start == 0 && m.end == said.len())?;
    let is_magnitude = MAGNITUDES.contains(&unit);
    match mention.kind {
        MentionKind::Money
        | MentionKind::Percent
        | MentionKind::Quantity
        | MentionKind::Duration => Some(mention),
        MentionKind::Number => Some(mention).filter(|_| is_magnitude),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::lexicon::Lexicon;
    use crate::value::describe;

    #[test]
    fn heads_give_units() {
        let cx = Context { lexicon: Lexicon::builtin(), published: None };
        let bare = read_text("31.5", &cx).remove(0);
        for (head, expected) in [
            ("Net profit ($m)", Some("[31.45m, 31.55m) USD")),
            ("in millions of euros", Some("[31.45m, 31.55m) EUR")),
            ("Turnover, EUR bn", Some("[31.45bn, 31.55bn) EUR")),
            ("Revenue ($)", Some("[31.45, 31.55) USD")),
            ("Share (%)", Some("[31.45, 31.55)%")),
            ("US$ million", Some("[31.45m, 31.55m) USD")),
            ("Passengers (millions)", Some("[31.45m, 31.55m)")),
            ("Top speed (km/h)", Some("[31.45, 31.55) kilometre per hour")),
            ("Voyage (days)", Some("[2.71728m, 2.72592m) s")),
            ("Voters in the north", None),
            ("2031", None),
            ("Plants", None),
            ("$000", Some("[31,450, 31,550) USD")),
            ("£'000", Some("[31,450, 31,550) GBP")),
            ("(in 1,000s)", None),
            ("Year", None),
            ("Day", None),
            ("W", None),
            ("Won", None),
            ("Revenue (m)", None),
            ("In $ million", Some("[31.45m, 31.55m) USD")),
            ("Group, In EUR billion", Some("[31.45bn, 31.55bn) EUR")),
            ("Million dollars", Some("[31.45m, 31.55m) USD")),
            ("Millions", Some("[31.45m, 31.55m)")),
            ("Millions served", None),
            ("Born in Lund", None),
            ("%", Some("[31.45, 31.55)%")),
        ] {
            let read = in_unit_of("31.5", &bare, head, &cx).map(|m| describe(&m.value));
            assert_eq!(read.as_deref(), expected, "{head}");
        }
    }
}
