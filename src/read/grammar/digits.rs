//! Figures in digits: thousands and decimal marks of all styles, fractions, powers of ten.

use super::{Parsed, Problem, Reader};
use crate::pack::lexicon::Sense;
use crate::read::token::{Gap, Kind, digit, vulgar_fraction};
use crate::value::Number;

/// A figure in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Digits {
    /// Its value.
    pub(crate) value: Number,
    /// The place of its last digit, where that stands behind the decimal mark.
    pub(crate) place: Option<Number>,
    /// Whether thousands are marked.
    pub(crate) grouped: bool,
    /// Whether it is a fraction: "3/4", "2½".
    pub(crate) fraction: bool,
    /// How many digits stand before the decimal mark.
    pub(crate) whole_digits: usize,
}

/// Digits, with marks: `14.3`, `14,300`, `1.500.000,5`, `4 500`, `34,56,789`, `.08`, `1 3/4`, `2½`, `4e14`.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Digits>> {
    let token = r.token(at)?;
    match token.kind {
        Kind::Digits => {}
        Kind::Sign if token.sign == '.' && (token.gap != Gap::None || at == 0) => {
            let decimals = r.kind(at + 1) == Some(Kind::Digits) && r.glued(at + 1);
            return decimals.then(|| point(at, at, at, r)).flatten();
        }
        Kind::Sign => {
            let (over, under) = vulgar_fraction(token.sign)?;
            return fraction(Number::ZERO, over.into(), under.into(), at + 1, r);
        }
        Kind::Word | Kind::Opaque => return None,
    }
    let after = at + 1;
    if let Some((over, under)) = vulgar_fraction(r.sign(after)).filter(|_| r.joined(after)) {
        return fraction(whole(at, r)?, over.into(), under.into(), after + 1, r);
    }
    if let Some((over, under, next)) = slash(at, r).filter(|part| !r.prose || is_usual(part)) {
        return fraction(Number::ZERO, over, under, next, r);
    }
    if r.kind(after) == Some(Kind::Digits)
        && r.joined(after)
        && let Some((over, under, next)) = slash(after, r)
        && over < under
    {
        return fraction(whole(at, r)?, over, under, next, r);
    }
    let groups = groups(at, r);
    point(at, groups, groups, r)
}

/// The token after the groups of thousands that begin at `at`.
fn groups(at: usize, r: &Reader<'_>) -> usize {
    let first = length(at, r);
    let after = at + 1;
    if first > 3 || first == 0 || r.text_at(at).starts_with('0') {
        return after;
    }
    // Groups parted by spaces: thin and no-break ones freely; plain ones only where no figure stands before.
    let spaced = |at: usize| {
        r.kind(at) == Some(Kind::Digits)
            && length(at, r) == 3
            && r.token(at).is_some_and(|t| matches!(t.gap, Gap::Narrow | Gap::Space))
    };
    if spaced(after) {
        let mut next = after;
        while spaced(next) && next - after < 12 {
            next += 1;
        }
        let another = r.kind(next) == Some(Kind::Digits)
            || matches!(r.sign(next), '-' | '/' | ',')
                && r.glued(next)
                && r.kind(next + 1) == Some(Kind::Digits);
        let before = at.checked_sub(1).and_then(|b| r.token(b));
        // "The MODEL 3 610 kilometers", but "last year 20 000 flats".
        let is_label = |b: usize| {
            r.senses(b) & Sense::Numbered.bit() != 0
                && r.text_at(b).starts_with(char::is_uppercase)
                && r.token(after).is_some_and(|group| group.gap == Gap::Space)
        };
        let labels = first == 1 && at.checked_sub(1).is_some_and(is_label);
        let free = !labels
            && before.is_none_or(|b| b.kind == Kind::Word || b.kind == Kind::Sign && b.sign != '.');
        if !another && free {
            return next;
        }
    }
    let mark = r.sign(after);
    // "80, 000": a comma with a space, as some newswire is cut.
    let cut = r.glued(after) && !r.glued(after + 1) && r.text_at(after + 1) == "000";
    if mark == ',' && cut {
        return after + 2;
    }
    if !matches!(mark, ',' | '.' | '\'') {
        return after;
    }
    let group = |mark_at: usize, size: usize| {
        r.sign(mark_at) == mark
            && r.glued(mark_at)
            && r.glued(mark_at + 1)
            && r.kind(mark_at + 1) == Some(Kind::Digits)
            && length(mark_at + 1, r) == size
    };
    let mut next = after;
    // Indian style: 34,56,789.
    while mark == ',' && group(next, 2) {
        next += 2;
    }
    if next > after && (!group(next, 3) || group(next + 2, 3)) {
        return after;
    }
    let twos = next;
    while group(next, 3) {
        next += 2;
    }
    let threes = (next - twos) / 2;
    let has_other_decimal = mark == '.'
        && r.sign(next) == ','
        && r.glued(next)
        && r.glued(next + 1)
        && r.kind(next + 1) == Some(Kind::Digits);
    let is_machine = mark == '.' && threes == 3 && r.text_at(at).len() == 3;
    match mark {
        // 255.255.255.255 is the address of a machine.
        '.' if is_machine => after,
        // One group after a point is a decimal fraction, as English writes it, unless a comma follows, or things are
        // counted, which come in whole ones: "21.000 jobs".
        '.' if threes < 2 && !r.points && !has_other_decimal && !counts_whole_ones(next, r) => {
            after
        }
        _ => next,
    }
}

/// Whether a figure of round thousands ends before this token: the plural of what is counted follows, or three noughts
/// are all that stands behind the point, and no unit.
fn counts_whole_ones(next: usize, r: &Reader<'_>) -> bool {
    let last = if next > 0 { r.text_at(next - 1) } else { "" };
    let word = r.text_at(next).to_lowercase();
    let is_word = r.kind(next) == Some(Kind::Word) && !r.glued(next);
    let unit = || r.find(next, Sense::Unit(0), |s| matches!(s, Sense::Unit(_)).then_some(()));
    let is_measured = is_word && (unit().is_some() || GRADES.contains(&word.as_str()));
    // A perfect mark is 10.000.
    let whole = next.checked_sub(3).map_or("", |at| r.text_at(at));
    let is_mark = whole.len() < 2 || whole == "10";
    let is_bare = last == "000" && r.sign(next) != '%' && !is_mark;
    !is_measured && (is_bare || last.ends_with("00") && is_word && r.lexicon.is_plural(&word))
}

/// What is told in parts of one as well.
const GRADES: &[&str] = &["degrees", "games", "goals", "marks", "points", "runs", "times"];

/// Reads digits from `at` to `groups`, then a decimal part and a power of ten.
fn point(at: usize, groups: usize, next: usize, r: &Reader<'_>) -> Option<Parsed<Digits>> {
    let mut digits = String::new();
    for token in at..groups {
        push_digits(token, r, &mut digits);
    }
    let whole_digits = digits.len();
    let grouped = groups > at + 1;
    let mut next = next;
    let mut decimals = 0;
    let mark = r.sign(next);
    let part = next + 1;
    let is_part =
        r.kind(part) == Some(Kind::Digits) && r.glued(part) && (r.glued(next) || next == at);
    let is_decimal = is_part
        && match mark {
            // "1.2.3" is a version, an address or a section.
            '.' => {
                let again = r.sign(part + 1) == '.'
                    && r.glued(part + 1)
                    && r.glued(part + 2)
                    && r.kind(part + 2) == Some(Kind::Digits);
                !(again || grouped && r.sign(at + 1) == '.')
            }
            // A decimal comma: what cannot be thousands, and no list of figures.
            ',' => {
                let again = r.sign(part + 1) == ',' && r.glued(part + 1) && r.glued(part + 2);
                !again && (length(part, r) != 3 && !grouped || grouped && r.sign(at + 1) == '.')
            }
            _ => false,
        };
    if is_decimal {
        if digits.is_empty() {
            digits.push('0');
        }
        digits.push('.');
        let before = digits.len();
        push_digits(part, r, &mut digits);
        decimals = digits.len() - before;
        next = part + 1;
    }
    if digits.is_empty() {
        return None;
    }
    let Ok(mut value) = digits.parse::<Number>() else {
        r.note(at, next, Problem::TooLarge);
        return None;
    };
    let mut place = (decimals > 0)
        .then(|| i32::try_from(decimals).ok().and_then(|d| Number::power_of_ten(-d)))
        .flatten();
    if let Some(power) = exponent(next, r) {
        value = value.times(power.meaning)?;
        place = place.and_then(|place| place.times(power.meaning));
        next = power.next;
    }
    let meaning = Digits { value, place, grouped, fraction: false, whole_digits };
    Some(Parsed { meaning, next })
}

/// `e14`, `e-3`, `x10^6`, `×10^-6`.
fn exponent(at: usize, r: &Reader<'_>) -> Option<Parsed<Number>> {
    let sign_then_digits = |at: usize| {
        let negative = matches!(r.sign(at), '-' | '−') && r.glued(at);
        let digits = at + usize::from(negative || r.sign(at) == '+');
        if r.kind(digits) != Some(Kind::Digits) || !r.glued(digits) {
            return None;
        }
        let power: i32 = r.text_at(digits).parse().ok()?;
        let power = Number::power_of_ten(if negative { -power } else { power })?;
        Some(Parsed { meaning: power, next: digits + 1 })
    };
    if r.is_word(at, "e") && r.glued(at) {
        return sign_then_digits(at + 1);
    }
    let times = r.sign(at) == '×' || r.is_word(at, "x") || r.sign(at) == '*';
    if times && r.text_at(at + 1) == "10" {
        // "10^6", and "10−8" where the raised figures were lost.
        return match r.sign(at + 2) {
            '^' => sign_then_digits(at + 3),
            '-' | '−' if r.glued(at + 2) => sign_then_digits(at + 2),
            _ => None,
        };
    }
    None
}

/// `3/4`, not part of a date or a path.
fn slash(at: usize, r: &Reader<'_>) -> Option<(i64, i64, usize)> {
    let (mark, under) = (at + 1, at + 2);
    let stands = r.sign(mark) == '/'
        && r.glued(mark)
        && r.glued(under)
        && r.kind(under) == Some(Kind::Digits)
        && !(r.sign(under + 1) == '/' && r.glued(under + 1))
        && !(at > 0 && r.sign(at - 1) == '/' && r.glued(at));
    if !stands {
        return None;
    }
    let over: i64 = r.text_at(at).parse().ok()?;
    let below: i64 = r.text_at(under).parse().ok()?;
    (over > 0 && over < below && below <= 1000).then_some((over, below, under + 1))
}

/// Whether people write such a part so: "9/11" is a day, and "7/13" perhaps a score.
fn is_usual(&(over, under, _): &(i64, i64, usize)) -> bool {
    const MONTHS: i64 = 12;
    let is_no_day = over > MONTHS && under > MONTHS;
    over == 1 || is_no_day || matches!(under, 2..=10 | 12 | 16 | 20 | 32 | 64 | 100 | 1000)
}

fn fraction(
    whole: Number,
    over: i64,
    under: i64,
    next: usize,
    _r: &Reader<'_>,
) -> Option<Parsed<Digits>> {
    let value = whole.plus(Number::from(over).over(Number::from(under))?)?;
    let fraction = whole.is_zero();
    let meaning = Digits { value, place: None, grouped: false, fraction, whole_digits: 1 };
    Some(Parsed { meaning, next })
}

fn whole(at: usize, r: &Reader<'_>) -> Option<Number> {
    let mut digits = String::new();
    push_digits(at, r, &mut digits);
    digits.parse().ok()
}

fn push_digits(at: usize, r: &Reader<'_>, into: &mut String) {
    into.extend(r.text_at(at).chars().filter_map(digit).map(|d| char::from(b'0' + d)));
}

/// How many digits a token has.
pub(crate) fn length(at: usize, r: &Reader<'_>) -> usize {
    let text = r.text_at(at);
    if text.is_ascii() { text.len() } else { text.chars().filter(|&c| digit(c).is_some()).count() }
}
