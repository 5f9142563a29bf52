//! Tolerances as desks word them: a percentage, or an amount of what is compared.

use std::sync::Arc;

use super::{Context, Expected, Vocabulary, read_value};
use crate::error::{Error, Errors};
use crate::load::form::Entry;
use crate::pack::{Attribute, Measure};
use crate::value::{Bound, Dimension, Meaning, Quantity, Tolerance, Value};

impl Vocabulary {
    /// A tolerance as worded: "1%" of the value, or an amount that fits the measure of each of `attributes`.
    pub fn read_tolerance(
        &self,
        entry: &Entry,
        attributes: &[&Attribute],
        errors: &mut Errors,
    ) -> Option<Tolerance> {
        let context = Context { lexicon: self.lexicon(), published: None };
        let flat = |value: Value| match value.meaning {
            Meaning::Quantity(q) if q.figure.bound == Bound::Exact && !q.change => Some(q),
            _ => None,
        };
        let whole = |expected| read_value(&entry.value, expected, &context).ok().and_then(flat);
        let read = |expected| whole(expected).and_then(|quantity| quantity.figure.low);
        let strange = || attributes.iter().find_map(|a| self.strange(whole(self.expected(a))?, a));
        let own = |attribute: &&Attribute| {
            // A share may differ by percentage points, which are no share of anything.
            let points = Expected::Dimension(Dimension::Points);
            let share = attribute.measure == Measure::Figure(Dimension::Share);
            read(self.expected(attribute)).or_else(|| share.then(|| read(points))?)
        };
        let amount = || attributes.iter().map(own).reduce(|a, b| a.and(b)).flatten();
        let tolerance = match read(Expected::Share) {
            Some(percent) => Some(Tolerance::Percent(percent)),
            None => amount().map(Tolerance::Absolute),
        };
        let (label, help) = match tolerance {
            Some(Tolerance::Percent(by) | Tolerance::Absolute(by)) if by.is_negative() => {
                ("below zero", "values may lie apart by so much on either side: leave out the sign")
            }
            Some(Tolerance::Absolute(_)) if strange().is_some() => (
                "nothing of this sort is counted here",
                "write the figure alone, or name what is counted by the `noun` of the attribute",
            ),
            Some(tolerance) => return Some(tolerance),
            None => (
                "neither a percentage nor an amount of what is compared",
                "write a percentage of the value (1%) or an amount in its unit ($1 billion, 5 km)",
            ),
        };
        let message = format!("`{}` is no tolerance", entry.value);
        errors.push(
            Error::broken("unreadable-value", message, entry.place.clone()).label(label).help(help),
        );
        None
    }

    /// The noun of a count, where nothing in the declaration of the attribute names such things.
    fn strange(&self, quantity: Quantity, attribute: &Attribute) -> Option<Arc<str>> {
        let noun = quantity.noun?;
        let names = attribute.phrases.iter().chain(&attribute.aliases).chain(&attribute.noun);
        let names = names.chain([&attribute.id, &attribute.label]);
        let is_word = |word: &str| self.lexicon().singular(&word.to_lowercase()) == *noun;
        let mut words = names.flat_map(|name| {
            let whole = [&**name].into_iter();
            whole.chain(name.split(|c: char| !c.is_alphanumeric()))
        });
        (!words.any(is_word)).then_some(noun)
    }
}
