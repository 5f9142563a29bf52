//! Slips of the pen: what two figures look like where one of them was copied wrongly.
//!
//! Words say little of whether two independent articles mean one thing; digits say more, the longer the figure is.
//! Who copies a figure most often gets one digit wrong or turns two neighbours round (J. Verhoeff, *Error Detecting
//! Decimal Codes*, 1969, counted 60 to 95 and 10 to 20 in a hundred).

use crate::read::MentionKind;
use crate::story::page::Node;
use crate::value::{Dimension, Number};

/// How one figure becomes another when it is copied, and how many digits it has but for noughts at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// Digits have changed places: 842 and 824, 31,406 and 41,306.
    Turned(usize),
    /// One digit of many is another one: 1,774 and 1,744.
    OneDigit(usize),
    /// The same digits, in a unit of another system: 9.6 miles and 9.6 kilometres.
    OtherUnit(usize),
    /// The same digits, in another currency: no rate makes 471,755 francs of as many euros.
    OtherCurrency(usize),
    /// The same digits, a thousand times as much: 2.6 million and 2.6 billion. With one nought more they are often
    /// of a part and a whole.
    Magnitude(usize),
    /// Long figures that differ in their last digits alone: 8,214,307 votes and 8,216,950, 2:22:10 and 2:22:15.
    LastDigits(usize),
}

impl Slip {
    /// What it is, in words.
    pub(crate) fn says(self) -> &'static str {
        match self {
            Slip::Turned(_) => "digits have changed places",
            Slip::OneDigit(_) => "one of many digits is another",
            Slip::OtherUnit(_) => "the digits are the same, in another unit",
            Slip::OtherCurrency(_) => "the digits are the same, in another currency",
            Slip::Magnitude(_) => "the digits are the same, a thousand times as much",
            Slip::LastDigits(_) => "long figures differ in their last digits alone",
        }
    }

    /// Whether it tells at all: 23 and 32 may be of two things, and so may 5 miles and 5 km.
    pub(crate) fn tells(self) -> bool {
        match self {
            Slip::Turned(digits) | Slip::OtherCurrency(digits) => digits >= 3,
            Slip::OneDigit(digits) => digits >= 4,
            Slip::OtherUnit(digits) | Slip::Magnitude(digits) => digits >= 2,
            Slip::LastDigits(digits) => digits >= LONG,
        }
    }

    /// Whether two digits of two have changed places: 23 and 32. They tell where some more speaks for one thing.
    pub(crate) fn is_short(self) -> bool {
        matches!(self, Slip::Turned(2))
    }

    /// Whether the digits are so many that they tell by themselves, with no word in common.
    pub(crate) fn tells_alone(self) -> bool {
        match self {
            Slip::Turned(digits) => digits >= 4,
            Slip::OneDigit(digits) => digits >= 6,
            Slip::OtherUnit(digits) => digits >= 3,
            Slip::OtherCurrency(digits) => digits >= 5,
            Slip::Magnitude(_) | Slip::LastDigits(_) => false,
        }
    }
}

/// So many digits of which the first are the same nobody comes to twice by chance.
const LONG: usize = 6;
/// By so small a part of it, one in so many, does a long figure differ in its last digits alone.
const LAST: i64 = 1000;

/// From a thousand to a million to a billion.
const THOUSAND: i64 = 1000;

/// The slip that makes one figure of the other; `None` where they are no more than different.
/// `in_two_currencies` tells whether they are one figure in two currencies, `ratio` how much larger one is, in hundredths.
pub(crate) fn slip(x: &Node, y: &Node, in_two_currencies: bool, ratio: u32) -> Option<Slip> {
    let (p, q) = (x.value.quantity()?, y.value.quantity()?);
    if in_two_currencies {
        return Some(Slip::OtherCurrency(digits(figure(x)?)?));
    }
    let is_scaled = p.unit.offset.is_zero() && q.unit.offset.is_zero();
    if !is_scaled
        || p.dimension() != q.dimension() && !(is_plain(p.dimension()) && is_plain(q.dimension()))
    {
        return None;
    }
    let in_one_unit = p.unit.factor == q.unit.factor;
    // Most pairs are done with here: digits that change places make no more than ten times as much of a figure.
    if in_one_unit && ratio > 1000 && ratio != 100 * THOUSAND as u32 {
        return None;
    }
    let (a, b) = (written(x)?, written(y)?);
    if in_one_unit {
        let (small, large) = (a.min(b), a.max(b));
        if small.times(Number::from(THOUSAND)) == Some(large) {
            return Some(Slip::Magnitude(digits(a)?));
        }
        // Of shares and of places in an order there are but a hundred: two of them soon have one's digits turned.
        let are_few = matches!(x.kind, MentionKind::Percent | MentionKind::Ordinal);
        let turned = turned(a, b).filter(|slip| !(are_few && slip.is_short()));
        return turned.or_else(|| last_digits(x, y, a, b));
    }
    // Of one system both may be of their own things: 12 metres deep, 12 kilometres off.
    let ratio = p.unit.factor.over(q.unit.factor)?;
    let is_step = (-12..=12).any(|power| Number::power_of_ten(power) == Some(ratio));
    let is_of_two_systems = p.dimension() != Dimension::Time && !is_step;
    (is_of_two_systems && a == b).then_some(Slip::OtherUnit(digits(a)?))
}

/// Whether two long figures, or times of a stopwatch, differ in their last digits alone.
fn last_digits(x: &Node, y: &Node, a: Number, b: Number) -> Option<Slip> {
    let is_near = a.minus(b)?.abs().times(LAST.into())? <= a.max(b);
    let length = match x.is_of_a_stopwatch() && y.is_of_a_stopwatch() {
        true => LONG,
        false => digits(a)?.min(digits(b)?),
    };
    (is_near && a != b && length >= LONG).then_some(Slip::LastDigits(length))
}

/// A figure as it is written, not in the base unit.
pub(crate) fn written(node: &Node) -> Option<Number> {
    let factor = node.value.quantity()?.unit.factor;
    if factor == Number::ONE { figure(node) } else { figure(node)?.over(factor) }
}

/// How many digits a figure is written with, but for noughts at its end; `None` where it is none.
pub(crate) fn digits_written(node: &Node) -> Option<usize> {
    digits(written(node)?)
}

/// How many digits a figure has, but for noughts at its end.
fn digits(figure: Number) -> Option<usize> {
    let digits = figure.over(figure.last_place())?.to_whole()?;
    Some(digits.to_string().len())
}

fn is_plain(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Number | Dimension::Count)
}

/// The figure as stated: a point, or the end that a bound names.
fn figure(node: &Node) -> Option<Number> {
    let stated = &node.value.quantity()?.figure;
    match (stated.low, stated.high) {
        (Some(low), Some(high)) => (low == high).then_some(low.abs()),
        (low, high) => low.or(high).map(Number::abs),
    }
}

/// Whether two digits have changed places and nothing else, or one of many is another.
fn turned(a: Number, b: Number) -> Option<Slip> {
    let gap = a.minus(b)?;
    // Whichever change places, the difference is nines and noughts: so it is of few pairs. Where one digit is another, one
    // is all that the difference has.
    let is_of_one = gap.abs().over(gap.last_place())? < Number::from(10);
    if !gap.is_of_nines() && !is_of_one || !are_written_alike(a, b) {
        return None;
    }
    let step = a.last_place().min(b.last_place());
    let (a, b) = (a.over(step)?.to_whole()?, b.over(step)?.to_whole()?);
    let (a, b) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    if a.len() != b.len() {
        return None;
    }
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    // $160 billion, which is round, and $106 billion are of two things.
    if a.len() < MANY && (a.ends_with(b"0") || b.ends_with(b"0")) {
        return None;
    }
    let differ: Vec<usize> = (0..a.len()).filter(|&at| a[at] != b[at]).collect();
    // Of three digits only neighbours change places: 612 and 216 are of two things.
    match differ[..] {
        [] => None,
        [_] => (a.len() >= MANY).then_some(Slip::OneDigit(a.len())),
        [first, second] if second == first + 1 || a.len() >= MANY => {
            (sorted(&a) == sorted(&b)).then_some(Slip::Turned(a.len()))
        }
        _ => None,
    }
}

/// So many digits are many: of fewer one is soon another.
const MANY: usize = 4;

/// Whether two figures have as many digits behind the point, in the magnitude in which people say them: "10.5
/// million" is not "15 million" with two digits turned.
fn are_written_alike(a: Number, b: Number) -> bool {
    let magnitude = |n: Number| {
        let powers = [12, 9, 6].into_iter().filter_map(Number::power_of_ten);
        powers.into_iter().find(|power| n >= *power).unwrap_or(Number::ONE)
    };
    let of = magnitude(a);
    let (Some(p), Some(q)) = (a.over(of), b.over(of)) else { return false };
    magnitude(b) == of && (p.is_whole() && q.is_whole() || p.last_place() == q.last_place())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_places_or_one_is_another() {
        for (a, b, slip) in [
            ("842", "824", Some(Slip::Turned(3))),
            ("7.87", "7.78", Some(Slip::Turned(3))),
            // 320 is round.
            ("320", "302", None),
            ("326", "362", Some(Slip::Turned(3))),
            ("320000000", "302000000", None),
            ("391400", "319400", Some(Slip::Turned(4))),
            ("23", "32", Some(Slip::Turned(2))),
            ("54000", "45000", Some(Slip::Turned(2))),
            ("10.5", "15", None),
            ("10500000", "15000000", None),
            ("842", "852", None),
            ("842", "248", None),
            ("842", "428", None),
            ("31406", "41306", Some(Slip::Turned(5))),
            ("1774", "1744", Some(Slip::OneDigit(4))),
            ("17740", "17440", Some(Slip::OneDigit(4))),
            ("1774", "2774", Some(Slip::OneDigit(4))),
            ("1774", "1785", None),
            ("842", "842", None),
            ("84", "842", None),
        ] {
            let (a, b) = (a.parse().unwrap(), b.parse().unwrap());
            assert_eq!((turned(a, b), turned(b, a)), (slip, slip), "{a} {b}");
        }
    }
}
