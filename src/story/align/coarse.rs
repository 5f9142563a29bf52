//! One figure told more coarsely: cut off, rounded to one digit, converted by a rough rate.

use super::pair::distance;
use super::slip::digits_written;
use crate::read::MentionKind;
use crate::story::page::Node;
use crate::value::{Dimension, Number, Quantity};

/// Whether two figures that do not meet are one all the same: cut off instead of rounded
/// (173,600 told as 173,000), converted roughly ("90 metres", "300 ft"), or the same digits in tons or miles of two sorts.
pub(crate) fn retold_coarsely(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return false };
    // A stopwatch is exact to the second: 2:22:10 is 8,530 seconds, and no 8,535 cut off.
    if x.is_of_a_stopwatch() && y.is_of_a_stopwatch() {
        return false;
    }
    // At sea a mile is a nautical mile, whatever it is called.
    let are_miles = [p, q].iter().all(|of| of.unit.name.contains("mile"));
    if (p.dimension() == Dimension::Mass || are_miles) && p.unit.name != q.unit.name {
        let end = |of: &Quantity| of.figure.point().or(of.figure.low).or(of.figure.high);
        let told = |of: &Quantity| end(of).and_then(|end| end.over(of.unit.factor));
        if told(p).zip(told(q)).is_some_and(|(a, b)| a == b) || meet_in_own_units(p, q) {
            return true;
        }
    }
    let (Some(a), Some(b)) = (p.figure.point(), q.figure.point()) else { return false };
    let (a, b) = (a.abs(), b.abs());
    if are_decades(x, a, b) || are_decades(y, b, a) {
        return true;
    }
    let is_rough =
        || [x, y].iter().any(|node| digits_written(node).is_none_or(|digits| digits <= ROUGH));
    if is_converted(p, q) && is_rough() && distance(x, y).0 <= CONVERTED {
        return true;
    }
    // The digits are those of the unit: of miles, not of metres.
    let in_unit = |of: &Quantity, base: Number| match p.unit.factor == q.unit.factor {
        true => base.over(of.unit.factor).unwrap_or(base),
        false => base,
    };
    let (a, b) = (in_unit(p, a), in_unit(q, b));
    let (coarse, fine) = if a.last_place() > b.last_place() { (a, b) } else { (b, a) };
    let step = coarse.last_place();
    // What is measured is often rounded to one digit: 20,600 miles an hour to 20,000.
    let is_of_one_digit = coarse.over(step).is_some_and(|digits| digits < Number::from(10));
    if is_measured(p.dimension()) && is_of_one_digit && distance(x, y).0 <= CONVERTED {
        return true;
    }
    step > fine.last_place()
        && fine > coarse
        && fine.minus(coarse).is_some_and(|gap| gap < step)
        && coarse.over(step).is_some_and(|digits| digits >= Number::from(10))
}

/// Whether two figures of two digits that are measured or reckoned, not counted, differ by one in the last of them: of 7.38
/// million one makes 7.3 and another 7.4.
pub(crate) fn differ_by_one(x: &Node, y: &Node) -> bool {
    let in_unit = |node: &Node| {
        let quantity = node.value.quantity()?;
        quantity.figure.point()?.over(quantity.unit.factor).map(Number::abs)
    };
    let is_of_two_digits = |node: &Node| digits_written(node) == Some(2);
    let is_reckoned = matches!(x.kind, MentionKind::Money | MentionKind::Quantity);
    is_reckoned
        && is_of_two_digits(x)
        && is_of_two_digits(y)
        && in_unit(x).zip(in_unit(y)).is_some_and(|(a, b)| {
            a.last_place() == b.last_place() && a.minus(b).map(Number::abs) == Some(a.last_place())
        })
}

/// Whether one of two weights lies in the other where a ton is a ton, of whatever sort: "4.1 to 4.4 million tons", "4.31
/// million tonnes".
fn meet_in_own_units(p: &Quantity, q: &Quantity) -> bool {
    let is_ton = |of: &Quantity| of.unit.name.starts_with("ton");
    let is_in = |one: &Quantity, other: &Quantity| {
        let point = one.figure.point()?.over(one.unit.factor)?;
        let end = |end: Option<Number>| end?.over(other.unit.factor);
        let possible = &other.figure.possible;
        Some(end(possible.low().point())? <= point && point < end(possible.high().point())?)
    };
    is_ton(p) && is_ton(q) && (is_in(p, q) == Some(true) || is_in(q, p) == Some(true))
}

/// Whether one is a number of decades in words, and the other a few years more or less: "after thirty years", of 32.
fn are_decades(coarse: &Node, whole: Number, exact: Number) -> bool {
    let is_in_words = !coarse.value.wording.contains(|c: char| c.is_ascii_digit());
    let decade = Number::from(MONTHS_OF_TEN_YEARS);
    is_in_words
        && coarse.dimension() == Some(Dimension::Months)
        && whole > decade
        && whole.over(decade).is_some_and(Number::is_whole)
        && whole
            .minus(exact)
            .and_then(|gap| gap.abs().times(Number::from(10)))
            .is_some_and(|gap| gap < whole)
}

/// The months of a decade.
const MONTHS_OF_TEN_YEARS: i64 = 120;

/// Whether two figures are in units of two systems, metres and feet: one of them, at least, was converted.
fn is_converted(p: &Quantity, q: &Quantity) -> bool {
    let is_metric_step = |ratio: Number| (-6..=6).any(|e| Number::power_of_ten(e) == Some(ratio));
    is_measured(p.dimension())
        && p.unit.factor.over(q.unit.factor).is_some_and(|ratio| !is_metric_step(ratio))
        && p.unit.name != q.unit.name
}

/// Whether a figure is read off a measure.
fn is_measured(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Speed
    )
}

/// A figure of more digits than this is not converted roughly.
const ROUGH: usize = 3;

/// So near, in hundredths, lie a figure and what somebody converted it to.
const CONVERTED: u32 = 103;
