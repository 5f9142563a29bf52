//! Two ends, and what they share: `$60-65 billion`, "between 60 and 65 billion dollars", `$5-8,000`.

use super::number::{self, Figure, Form};
use super::{Parsed, Problem, Reader, crown, degree, pound, twofold};
use crate::pack::lexicon::{FRACTION, Sense};
use crate::read::token::{Case, Gap, Kind};
use crate::value::{Dimension, Number};

/// A figure with its unit on either side: one end of a range, or the only one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EndOf {
    /// The figure, with its sign.
    pub(crate) figure: Figure,
    /// The unit.
    pub(crate) unit: Option<u16>,
    /// Whether the unit is a currency that stands before the figure.
    pub(crate) before: bool,
}

/// One end: a sign, a currency, a figure, a unit. In accounts a sum in brackets is below nought.
pub(crate) fn end(at: usize, r: &Reader<'_>) -> Option<Parsed<EndOf>> {
    if r.sign(at) == '('
        && currency_before(at + 1, r).is_some()
        && at.checked_sub(1).is_some_and(|b| {
            ["was", "were", "is", "of", "at"].iter().any(|w| r.is_word(b, w))
                || matches!(r.sign(b), ':' | '|')
        })
        && let Some(mut inside) = unsigned(at + 1, r)
        && r.sign(inside.next) == ')'
    {
        inside.meaning.figure.value = inside.meaning.figure.value.negated();
        inside.next += 1;
        return Some(inside);
    }
    unsigned(at, r)
}

fn unsigned(at: usize, r: &Reader<'_>) -> Option<Parsed<EndOf>> {
    let mut next = at;
    let mut negative = minus(next, r);
    next += usize::from(negative);
    next = if negative { number::skip_hyphen(next, r) } else { next };
    let currency = currency_before(next, r);
    if let Some(currency) = &currency {
        next = currency.next;
        if matches!(r.sign(next), '-' | '−') && r.glued(next + 1) {
            negative = true;
            next += 1;
        }
    }
    let figure = number::read(next, currency.is_some() || r.money, r)?;
    let mut end = EndOf {
        figure: figure.meaning,
        unit: currency.as_ref().map(|c| c.meaning),
        before: currency.is_some(),
    };
    next = figure.next;
    if negative {
        end.figure.value = end.figure.value.negated();
    }
    if end.unit.is_none()
        && end.figure.scale == Number::ONE
        && let Some((scale, unit)) = scaled_code(next, r)
    {
        end.figure.scale_by(scale)?;
        end.unit = Some(unit);
        next += 1;
    }
    if let Some(scale) = twofold::scale(at, next, &end, r) {
        end.figure.scale_by(scale)?;
    }
    match unit_after(next, &end, r).or_else(|| degree::after(next, r)) {
        // "US$ 5 million dollars" and "$5 million USD" say it twice; "$5 percent" is not one figure.
        Some(unit) if end.unit.is_none() || same_money(end.unit, unit.meaning, r) => {
            end.unit = Some(unit.meaning);
            next = unit.next;
        }
        _ => {}
    }
    if end.unit.is_none() && matches!(end.figure.form, Form::Fraction(_)) {
        end.unit = Some(FRACTION);
    }
    Some(Parsed { meaning: end, next })
}

/// The rest of a range after its first end, and both ends with what they share, the lower first.
pub(crate) fn ends(
    first: &Parsed<EndOf>,
    promised: bool,
    r: &Reader<'_>,
) -> Option<Parsed<(EndOf, EndOf)>> {
    let both = joined(first, promised, r)?;
    let (mut a, mut b) = both.meaning;
    // "Between minus 60 and minus 80 degrees": below nought the nearer end is said first.
    if a.figure.value.is_negative()
        && b.figure.value.is_negative()
        && a.figure.value > b.figure.value
    {
        (a.figure, b.figure) = (b.figure, a.figure);
    }
    in_order(Parsed { meaning: (a, b), next: both.next }, first.next, r)
}

/// The second of two figures that are told as a range is, and both with what they share: "from 5 to 7".
pub(crate) fn second(
    first: &Parsed<EndOf>,
    promised: bool,
    r: &Reader<'_>,
) -> Option<Parsed<(EndOf, EndOf)>> {
    in_order(joined(first, promised, r)?, first.next, r)
}

/// Two ends if the first is not above the second.
fn in_order(
    both: Parsed<(EndOf, EndOf)>,
    from: usize,
    r: &Reader<'_>,
) -> Option<Parsed<(EndOf, EndOf)>> {
    let (a, b) = &both.meaning;
    // The minus of "5-−3" is a minus; that of "5--3" is not.
    if a.figure.value > b.figure.value {
        // "2010-15" and "52-48" in running text are no ranges; in a claim they are a slip.
        r.note(from, both.next, Problem::UpsideDown);
        return None;
    }
    Some(both)
}

fn joined(first: &Parsed<EndOf>, promised: bool, r: &Reader<'_>) -> Option<Parsed<(EndOf, EndOf)>> {
    let from = separator(first.next, promised, r)?;
    let second = end(from, r)?;
    let by_dash = r.kind(from.checked_sub(1)?) == Some(Kind::Sign);
    let (mut a, mut b) = (first.meaning, second.meaning);
    if a.figure.vague.is_some() || b.figure.vague.is_some() {
        return None;
    }
    match (a.unit, b.unit) {
        // "5 to $6" is two figures.
        (None, Some(_)) if b.before && !promised && !by_dash => return None,
        (None, Some(_)) => a.unit = b.unit,
        (Some(unit), None) if a.before || by_dash || promised || is_money(unit, r) => {
            b.unit = a.unit;
        }
        (Some(x), Some(y)) if x != y => return None,
        (Some(_), None) => return None,
        _ => {}
    }
    // "$3.1 billion or $6.78 a share": who writes the currency twice would write the magnitude twice.
    if a.before
        && b.before
        && !by_dash
        && a.figure.scale != Number::ONE
        && b.figure.scale == Number::ONE
    {
        return None;
    }
    share_scale(&mut a, &mut b)?;
    Some(Parsed { meaning: (a, b), next: second.next })
}

/// A magnitude written once belongs to both ends, as far as that keeps them in order.
fn share_scale(a: &mut EndOf, b: &mut EndOf) -> Option<()> {
    let one = Number::ONE;
    let (x, y) = (&mut a.figure, &mut b.figure);
    if x.scale == one && y.scale != one && !x.grouped {
        // Even "65-60 billion" shares it, and is upside down; "500,000 to 1 million" does not.
        if x.value < Number::from(1000) {
            x.scale_by(y.scale)?;
        }
    } else if y.scale == one && x.scale != one && !y.grouped && y.value < x.value {
        let bare = x.value.over(x.scale)?;
        if bare <= y.value {
            y.scale_by(x.scale)?;
        }
    } else if x.scale == one && y.scale == one && y.grouped && !x.grouped && x.place.is_none() {
        // "$5-8,000" is from five to eight thousand.
        let thousand = Number::from(1000);
        let in_thousands = y.value.over(thousand)?;
        if x.value < in_thousands && x.value > Number::ZERO && in_thousands < thousand {
            x.value = x.value.times(thousand)?;
        }
    }
    Some(())
}

/// The token after what joins two ends.
fn separator(at: usize, promised: bool, r: &Reader<'_>) -> Option<usize> {
    let token = r.token(at)?;
    if token.gap >= Gap::Break {
        return None;
    }
    match token.sign {
        // "0-to-60-mph"
        '-' if r.is_word(at + 1, "to") && r.is_hyphen(at) && r.sign(at + 2) == '-' => {
            return Some(at + 3);
        }
        '-' | '–' | '—' | '~' | '−' => {
            // Both sides glued, or both apart; a dash that opens an aside is apart on both sides
            // too, but then no figure follows at once.
            let (left, right) = (token.gap, r.token(at + 1)?.gap);
            let even = (left == Gap::None) == (right == Gap::None);
            let spaced_minus = token.sign == '−' && left != Gap::None;
            let aside = token.sign == '—' && left != Gap::None;
            return (even && right < Gap::Line && !spaced_minus && !aside).then_some(at + 1);
        }
        '.' if r.sign(at + 1) == '.' && r.glued(at) => {
            return Some(at + 2 + usize::from(r.sign(at + 2) == '.'));
        }
        '…' => return Some(at + 1),
        _ => {}
    }
    if promised && r.is_word(at, "and") {
        return Some(at + 1);
    }
    if token.kind != Kind::Word {
        return None;
    }
    // "three or four" is a range of neighbours; "one or more" is read before we come here.
    r.find(at, Sense::To, |s| (s == Sense::To).then_some(())).map(|to| to.next)
}

/// A minus sign that belongs to the figure after it.
fn minus(at: usize, r: &Reader<'_>) -> bool {
    let sign = r.sign(at);
    if r.is_word(at, "minus") || r.is_word(at, "negative") {
        // "plus or minus 3 points" is no figure below nought.
        let either = at > 1 && r.is_word(at - 1, "or") && r.is_word(at - 2, "plus");
        return !either && (r.prose || at == 0 || !matches!(r.kind(at - 1), Some(Kind::Digits)));
    }
    if !matches!(sign, '-' | '−' | '–') || !r.glued(at + 1) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|b| r.token(b));
    let after_figure = before.is_some_and(|b| matches!(b.kind, Kind::Word | Kind::Digits));
    let apart = !r.glued(at)
        || before.is_some_and(|b| matches!(b.sign, '(' | '[' | '"' | '|' | '\'' | '<' | '>' | '='));
    apart && !(sign == '–' && after_figure && r.kind(at - 1) == Some(Kind::Digits))
}

/// A currency before a figure: `$`, `US$`, `Rs`, `EUR`.
pub(crate) fn currency_before(at: usize, r: &Reader<'_>) -> Option<Parsed<u16>> {
    let found = r.find(at, Sense::Unit(0), |sense| match sense {
        Sense::Unit(id) if is_money(id, r) && !r.lexicon.unit(id).minor => Some(id),
        _ => None,
    })?;
    let token = r.token(at)?;
    let next = r.token(found.next)?;
    let is_word = token.kind == Kind::Word && found.next == at + 1;
    // Before a figure stand signs and codes; "dollars 5" is none.
    if is_word && token.case != Case::Upper && r.text_at(at).len() > 3 {
        return None;
    }
    if is_word && token.case == Case::Lower && r.text_at(at).len() == 3 {
        // "won 3" and "try 5" are words; "usd 5" is a code.
        let code = r.lexicon.unit(found.meaning).unit.name.to_lowercase();
        if r.text_at(at) != code || matches!(r.text_at(at), "try" | "all" | "mad") {
            return None;
        }
    }
    let close =
        next.gap <= Gap::Space && matches!(next.kind, Kind::Digits | Kind::Sign | Kind::Word);
    (close || next.gap == Gap::Line).then_some(found)
}

/// Words that may stand between a figure and a length of time.
const MODIFIERS: [&str; 9] = [
    "previous",
    "consecutive",
    "straight",
    "full",
    "more",
    "additional",
    "extra",
    "further",
    "whole",
];

/// A unit after a figure: "percent", `GW`, "dollars", `€`.
fn unit_after(at: usize, end: &EndOf, r: &Reader<'_>) -> Option<Parsed<u16>> {
    let hyphen = r.is_hyphen(at) && r.kind(at + 1) == Some(Kind::Word);
    let from = at + usize::from(hyphen);
    let token = r.token(from)?;
    if token.gap >= Gap::Break {
        return None;
    }
    let from = if r.is_word(from, "of")
        && end.figure.form != Form::Digits
        && end.figure.scale != Number::ONE
    {
        // "hundreds of billions of dollars"
        from + 1
    } else {
        from
    };
    let as_unit = |sense| match sense {
        Sense::Unit(id) => Some(id),
        _ => None,
    };
    // "50 previous years", "10 straight weeks": a word that the unit has to itself.
    if let Some(unit) = MODIFIERS
        .iter()
        .any(|word| r.is_word(from, word))
        .then(|| r.find(from + 1, Sense::Unit(0), as_unit))
        .flatten()
        && r.joined(from + 1)
        && r.text_at(from + 1).len() > 2
        && matches!(
            r.lexicon.unit(unit.meaning).unit.dimension,
            Dimension::Time | Dimension::Months
        )
    {
        return Some(unit);
    }
    // "2018s best" has lost an apostrophe.
    if r.is_word(from, "s") && r.glued(from) && end.figure.whole_digits == 4 {
        return None;
    }
    // "20 (kg)"
    if r.sign(from) == '('
        && let Some(inside) = r.find(from + 1, Sense::Unit(0), as_unit)
        && r.sign(inside.next) == ')'
    {
        return Some(Parsed { meaning: inside.meaning, next: inside.next + 1 });
    }
    let found = r.find(from, Sense::Unit(0), as_unit)?;
    // "60 $65": the sign belongs to the figure after it.
    let ahead = token.kind == Kind::Sign
        && (r.glued(found.next) || end.before && r.joined(found.next))
        && r.kind(found.next) == Some(Kind::Digits);
    if ahead && is_money(found.meaning, r) {
        return None;
    }
    let mut meaning = found.meaning;
    if &*r.lexicon.unit(meaning).unit.name == "pound-mass"
        && pound::is_sterling(from, found.next, &end.figure, r)
    {
        meaning = r.lexicon.unit_named("GBP")?;
    }
    if is_no_unit_here(from, found.next, r) || crown::are_things(from, found.next, &end.figure, r) {
        return None;
    }
    Some(Parsed { meaning, next: found.next })
}

/// Signs of units that are common words when they stand apart: "in", "a", "x".
fn is_no_unit_here(at: usize, next: usize, r: &Reader<'_>) -> bool {
    let text = r.text_at(at);
    let one_piece = next == at + 1;
    if !one_piece || r.kind(at) != Some(Kind::Word) {
        return false;
    }
    let apart = !r.glued(at) && r.sign(at.saturating_sub(1)) != '-';
    // A sign is not the beginning of a word with an apostrophe or of a figure: "5 m's", "5 m2".
    let runs_on = r.glued(next)
        && (r.kind(next) == Some(Kind::Digits) || r.sign(next) == '\'' && r.glued(next + 1));
    // "5 ft 10 in": nothing but inches comes after feet.
    if text == "in"
        && at >= 2
        && matches!(r.text_at(at - 2), "ft" | "feet" | "foot" | "'" | "′")
        && r.kind(next) != Some(Kind::Word)
    {
        return false;
    }
    let common =
        matches!(text, "in" | "all" | "try" | "mad" | "pt" | "bar" | "A" | "won" | "cup" | "x");
    (apart && common && (text != "bar" || r.prose) && !(text == "cup" || text == "won" && !r.prose))
        || (runs_on && text.len() < 3)
}

/// `MUSD`, `kEUR`: a magnitude and a code in one word.
fn scaled_code(at: usize, r: &Reader<'_>) -> Option<(Number, u16)> {
    let text = r.text_at(at);
    if r.kind(at) != Some(Kind::Word) || text.len() != 4 || !r.joined(at) {
        return None;
    }
    let power = match text.get(..1)? {
        "k" | "K" => 3,
        "M" => 6,
        "B" => 9,
        _ => return None,
    };
    let unit = r.lexicon.unit_named(text.get(1..)?).filter(|&unit| is_money(unit, r))?;
    Some((Number::power_of_ten(power)?, unit))
}

/// Whether a unit is a currency.
pub(crate) fn is_money(unit: u16, r: &Reader<'_>) -> bool {
    matches!(r.lexicon.unit(unit).unit.dimension, Dimension::Money(_))
}

fn same_money(first: Option<u16>, second: u16, r: &Reader<'_>) -> bool {
    first.is_some_and(|first| {
        r.lexicon.unit(first).unit.dimension == r.lexicon.unit(second).unit.dimension
            && is_money(first, r)
            && !r.lexicon.unit(second).minor
    })
}
