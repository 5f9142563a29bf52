//! Counts in words that are no figures: "no one", "no deaths", "several", "a few people".
//!
//! Whole wordings alone are read so: in running text "no" and "several" are said of much that nobody counts.

use super::{Context, Expected, read_value};
use crate::value::{Bound, Dimension, End, Interval, Meaning, Number, Stated};

/// What says by itself that nothing was counted.
const NOBODY: &[&str] = &["none", "nobody", "no one", "no-one"];

/// What stands before a noun for more than one, and for no dozens.
const SEVERAL: &[&str] = &["several", "a few", "a handful of"];

/// A wording of a count in which no figure was found.
pub(super) fn read(wording: &str, expected: Expected<'_>, cx: &Context<'_>) -> Option<Meaning> {
    use Expected::{Count, Number};
    let is_counted = match expected {
        Count | Number => true,
        Expected::Dimension(dimension) => matches!(dimension, Dimension::Count | Dimension::Number),
        _ => false,
    };
    if !is_counted {
        return None;
    }
    let wording = wording.trim_end_matches('.').to_lowercase();
    let counted = |figure: &str, noun: &str| {
        read_value(format!("{figure} {noun}").trim(), expected, cx).ok().map(|value| value.meaning)
    };
    if NOBODY.contains(&wording.as_str()) {
        return counted("0", "");
    }
    if let Some(noun) = wording.strip_prefix("no ") {
        return counted("0", noun);
    }
    let noun = SEVERAL.iter().find_map(|few| wording.strip_prefix(few))?;
    if !noun.is_empty() && !noun.starts_with(' ') {
        return None;
    }
    let Meaning::Quantity(mut quantity) = counted("5", noun)? else { return None };
    // "A few dozen": what follows is no noun alone.
    let is_five = quantity.figure.point() == Some(5.into());
    quantity.figure = is_five.then(several)??;
    Some(Meaning::Quantity(quantity))
}

/// More than one, and no more than may still be told apart: up to ten as a rule, a score at most.
fn several() -> Option<Stated<Number>> {
    let possible = Interval::new(End::Closed(Number::from(2)), End::Open(Number::from(20)))?;
    let (low, high) = (Number::from(1), Number::from(10));
    Some(Stated { possible, bound: Bound::Vague, low: Some(low), high: Some(high) })
}
