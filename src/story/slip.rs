//! Slips of the pen: what two figures look like where one of them was copied wrongly.
//!
//! Words say little of whether two independent articles mean one thing; digits say more. Who copies a figure
//! most often gets one digit wrong or turns two neighbours round (J. Verhoeff, *Error Detecting Decimal Codes*,
//! 1969, counted 60 to 95 and 10 to 20 in a hundred); two figures of two things hardly ever look so.

use super::page::Node;
use crate::value::{Dimension, Number};

/// How one figure becomes another when it is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two neighbouring digits have changed places: 842 and 824.
    Turned,
    /// The same of a figure of two digits: 54 and 45. That may be of two things.
    TurnedTwo,
    /// The same digits, in another unit of the dimension: 9.6 miles and 9.6 kilometres.
    OtherUnit,
    /// The same digits, in another currency: no rate makes 471,755 francs of as many euros.
    OtherCurrency,
    /// The same digits in another magnitude: 2.6 million and 2.6 billion. With one nought more they are often of
    /// a part and a whole.
    Magnitude,
}

impl Slip {
    /// What it is, in words.
    pub(super) fn says(self) -> &'static str {
        match self {
            Slip::Turned | Slip::TurnedTwo => "two neighbouring digits have changed places",
            Slip::OtherUnit => "the digits are the same, in another unit",
            Slip::OtherCurrency => "the digits are the same, in another currency",
            Slip::Magnitude => "the digits are the same, a thousand times as much",
        }
    }
}

/// So many digits a figure must have for two that are turned to tell by themselves.
const DIGITS_TURNED: i32 = 3;

/// Two digits must be the same in two units: something is 5 miles off, and something else is 5 km off.
const DIGITS_SAME: i32 = 2;

/// From a thousand to a million to a billion.
const THOUSAND: i64 = 1000;

/// The slip that makes one figure of the other; `None` where they are no more than different.
/// `in_two_currencies` tells whether they are one figure in two currencies.
pub(super) fn slip(x: &Node, y: &Node, in_two_currencies: bool) -> Option<Slip> {
    let (p, q) = (x.value.quantity()?, y.value.quantity()?);
    if in_two_currencies {
        return has_digits(figure(x)?, DIGITS_TURNED).then_some(Slip::OtherCurrency);
    }
    if p.dimension() != q.dimension() && !(is_plain(p.dimension()) && is_plain(q.dimension())) {
        return None;
    }
    let (a, b) = (figure(x)?, figure(y)?);
    if p.unit.factor == q.unit.factor {
        let (small, large) = (a.min(b), a.max(b));
        if has_digits(a, DIGITS_SAME) && small.times(Number::from(THOUSAND)) == Some(large) {
            return Some(Slip::Magnitude);
        }
        return turned(a, b);
    }
    let is_scaled = p.unit.offset.is_zero() && q.unit.offset.is_zero();
    let (a, b) = (a.over(p.unit.factor)?, b.over(q.unit.factor)?);
    (is_scaled && a == b && has_digits(a, DIGITS_SAME)).then_some(Slip::OtherUnit)
}

/// Whether a figure has so many digits, but for noughts at its end.
fn has_digits(figure: Number, least: i32) -> bool {
    let digits = figure.over(figure.last_place());
    digits.zip(Number::power_of_ten(least - 1)).is_some_and(|(digits, least)| digits >= least)
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

/// Whether two neighbouring digits have changed places, and nothing else.
fn turned(a: Number, b: Number) -> Option<Slip> {
    let step = a.last_place().min(b.last_place());
    let (a, b) = (a.over(step)?.to_whole()?, b.over(step)?.to_whole()?);
    // Most pairs are done with here: whichever two change places, the difference is nines and noughts.
    if a.abs_diff(b) % 9 != 0 {
        return None;
    }
    let (a, b) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    if a.len() != b.len() {
        return None;
    }
    let mut differ = (0..a.len()).filter(|&at| a[at] != b[at]);
    let (first, second) = (differ.next()?, differ.next()?);
    let is_turned = second == first + 1 && a[first] == b[second] && a[second] == b[first];
    match a.len() {
        _ if !is_turned || differ.next().is_some() => None,
        2 => Some(Slip::TurnedTwo),
        _ => Some(Slip::Turned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_neighbours_change_places() {
        for (a, b, slip) in [
            ("842", "824", Some(Slip::Turned)),
            ("7.87", "7.78", Some(Slip::Turned)),
            ("320", "302", Some(Slip::Turned)),
            ("3914000", "3194000", Some(Slip::Turned)),
            ("23", "32", Some(Slip::TurnedTwo)),
            ("54000", "45000", Some(Slip::TurnedTwo)),
            ("842", "852", None),
            ("842", "428", None),
            ("842", "842", None),
            ("84", "842", None),
        ] {
            let (a, b) = (a.parse().unwrap(), b.parse().unwrap());
            assert_eq!((turned(a, b), turned(b, a)), (slip, slip), "{a} {b}");
        }
    }
}
