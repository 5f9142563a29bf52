//! What can be said: values as sets of possibilities, and the one function that compares them.
//!
//! No text is read here. A [`Value`] keeps the wording it was read from beside its meaning, so that
//! an explanation can always show both.

mod arithmetic;
mod called;
mod describe;
mod interval;
mod name;
mod number;
mod period;
mod quantity;
mod relation;
#[cfg(test)]
pub(crate) mod samples;
mod term;
mod unit;

pub(crate) use called::may_be_called;
pub use describe::{amount, days, describe, figure, reading, shown_figure, shown_unit};
pub use interval::{End, Interval, cmp_high, cmp_low};
pub use name::{Alike, Name, without_forms};
pub(crate) use name::{LEGAL_FORMS, without_accent, words as words_of_name};
pub use number::{NotANumber, Number};
pub use period::{
    Calendar, Day, Fiscal, Part, Period, day_of_week, day_of_week_of_old, day_of_year, later,
    year_of,
};
pub use quantity::{Bound, Quantity, Stated, Tolerance, implied_step};
pub use relation::{Class, Reason, Relation, figure_relation, relation};
pub use term::{Implied, Role, Term, Unlike};
pub use unit::{Currency, Dimension, Unit};

use std::fmt;

/// A value: what a wording denotes, with the wording.
///
/// Two values are *equal* when wording and meaning are; whether they can both hold is for
/// [`relation`] to say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Value {
    /// The words it was read from, as they stand in the source.
    pub wording: Box<str>,
    /// What they allow.
    pub meaning: Meaning,
}

/// What a wording allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A figure of something.
    Quantity(Quantity),
    /// A stretch of calendar time.
    Time(Period),
    /// One of the terms that a pack or a desk declares.
    Term(Term),
    /// The name of a person, a place, a product.
    Name(Name),
    /// A post, and where.
    Role(Role),
    /// Yes or no.
    YesNo(bool),
    /// Words that are kept and shown, and compared with nothing but the same words.
    Text(Box<str>),
}

impl Value {
    /// A value with the words it was read from.
    pub fn new(wording: impl Into<Box<str>>, meaning: Meaning) -> Value {
        Value { wording: wording.into(), meaning }
    }

    /// The same value with its possibilities widened; only figures can be.
    #[must_use]
    pub fn widened(&self, tolerance: Tolerance) -> Value {
        match &self.meaning {
            Meaning::Quantity(quantity) => Value {
                wording: self.wording.clone(),
                meaning: Meaning::Quantity(quantity.widened(tolerance)),
            },
            _ => self.clone(),
        }
    }

    /// The figure, where it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.meaning {
            Meaning::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The term, where it is one.
    pub fn term(&self) -> Option<&Term> {
        match &self.meaning {
            Meaning::Term(term) => Some(term),
            _ => None,
        }
    }
}

impl Meaning {
    /// What sort of value it is, in words for a message.
    pub fn sort(&self) -> &'static str {
        match self {
            Meaning::Quantity(quantity) => quantity.dimension().name(),
            Meaning::Time(_) => "date",
            Meaning::Term(_) => "term",
            Meaning::Name(_) => "name",
            Meaning::Role(_) => "role",
            Meaning::YesNo(_) => "yes or no",
            Meaning::Text(_) => "text",
        }
    }
}

/// The wording.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.wording)
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{role, term, worded};
    use super::*;

    #[test]
    fn only_figures_are_widened_and_the_wording_stays() {
        let by = Tolerance::Absolute(Number::ONE);
        let wide = worded("60-65").widened(by);
        assert_eq!(
            wide.quantity().unwrap().figure.possible,
            worded("59-66").quantity().unwrap().figure.possible
        );
        assert_eq!(wide.to_string(), "60-65");
        assert_eq!(worded("60-65").widened(Tolerance::None), worded("60-65"));
        let name = Value::new("Acme", Meaning::Name(Name::new("Acme")));
        assert_eq!(name.widened(by), name);
    }

    #[test]
    fn a_value_says_what_sort_it_is() {
        let day = Day::default();
        for (meaning, sort) in [
            (worded("60-65").meaning, "number"),
            (Meaning::Time(Period::Of(Calendar::Day(day))), "date"),
            (Meaning::Term(term("sold", Unlike::Agree)), "term"),
            (Meaning::Name(Name::new("Acme")), "name"),
            (Meaning::Role(role("head", None, None)), "role"),
            (Meaning::YesNo(true), "yes or no"),
            (Meaning::Text("words".into()), "text"),
        ] {
            assert_eq!(meaning.sort(), sort);
            let value = Value::new("as said", meaning);
            assert_eq!(value.quantity().is_some(), sort == "number");
            assert_eq!(value.term().is_some(), sort == "term");
        }
    }
}
