//! A value in running text: where it stands, what sort it is, what was stated.

use std::sync::Arc;

use super::grammar::amount::Amount;
use super::grammar::number::Form;
use crate::pack::lexicon::{FRACTION, Lexicon};
use crate::value::{Bound, Dimension, Interval, Meaning, Number, Period, Stated, Unit, Value};

/// A stretch of text read as a value.
#[derive(Clone, Debug)]
pub struct Mention {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What sort of value it is.
    pub kind: MentionKind,
    /// The value.
    pub value: Value,
    /// A figure as it was stated; `None` for dates.
    pub stated: Option<AsStated>,
}

/// The sorts of value in running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// A sum of money.
    Money,
    /// A share or a difference of shares.
    Percent,
    /// A bare figure, a count, a fraction, a factor.
    Number,
    /// A figure with a unit.
    Quantity,
    /// A length of time.
    Duration,
    /// An age.
    Age,
    /// A stretch of the calendar.
    Date,
    /// A rank.
    Ordinal,
}

impl MentionKind {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            MentionKind::Money => "money",
            MentionKind::Percent => "percent",
            MentionKind::Number => "number",
            MentionKind::Quantity => "quantity",
            MentionKind::Duration => "duration",
            MentionKind::Age => "age",
            MentionKind::Date => "date",
            MentionKind::Ordinal => "ordinal",
        }
    }
}

/// A figure as it was stated: the ends in the unit as written, and what they allow in that unit.
#[derive(Clone, Debug)]
pub struct AsStated {
    /// The ends, magnitudes applied; equal for a point, `None` for an open end.
    pub low: Option<Number>,
    /// The upper end.
    pub high: Option<Number>,
    /// What the wording allows.
    pub possible: Interval<Number>,
    /// How it was worded.
    pub bound: Bound,
    /// The unit by name; `None` for bare figures, counts and fractions.
    pub unit: Option<Arc<str>>,
    /// Whether it is a part of one ("two-thirds").
    pub fraction: bool,
    /// What is counted.
    pub noun: Option<Arc<str>>,
    /// What it is reckoned by.
    pub per: Option<Arc<str>>,
    /// A change up (`true`) or down.
    pub change: Option<bool>,
}

impl Mention {
    /// A mention of a figure; `None` where it leaves the range of numbers.
    pub(super) fn figure(
        text: &str,
        start: usize,
        end: usize,
        amount: &Amount,
        lexicon: &Lexicon,
    ) -> Option<Mention> {
        let quantity = amount.quantity(lexicon)?;
        let entry = amount.unit.map(|id| lexicon.unit(id));
        let kind = match entry.map(|entry| (&entry.unit, entry.as_noun)) {
            None => MentionKind::Number,
            Some((_, true)) => MentionKind::Quantity,
            Some((unit, false)) => kind_of(unit, amount.unit == Some(FRACTION)),
        };
        let fraction = amount.unit == Some(FRACTION) || matches!(amount.form, Form::Fraction(_));
        let Stated { low, high, possible, bound } = amount.stated;
        let unit = entry
            .filter(|_| amount.unit != Some(FRACTION))
            .map(|entry| Arc::clone(&entry.unit.name));
        let stated = AsStated {
            low,
            high,
            possible,
            bound,
            unit,
            fraction,
            noun: amount.noun.clone(),
            per: amount.per.clone(),
            change: amount.change,
        };
        let wording = text.get(start..end)?;
        let value = Value::new(wording, Meaning::Quantity(quantity));
        Some(Mention { start, end, kind, value, stated: Some(stated) })
    }

    /// A mention of a stretch of time.
    pub(super) fn date(text: &str, start: usize, end: usize, period: Period) -> Option<Mention> {
        let value = Value::new(text.get(start..end)?, Meaning::Time(period));
        Some(Mention { start, end, kind: MentionKind::Date, value, stated: None })
    }
}

fn kind_of(unit: &Unit, fraction: bool) -> MentionKind {
    match unit.dimension {
        Dimension::Money(_) => MentionKind::Money,
        Dimension::Share if fraction => MentionKind::Number,
        Dimension::Share | Dimension::Points => MentionKind::Percent,
        Dimension::Ratio | Dimension::Number | Dimension::Count => MentionKind::Number,
        Dimension::Time | Dimension::Months => MentionKind::Duration,
        _ => MentionKind::Quantity,
    }
}
