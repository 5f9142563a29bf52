//! A figure as parsed, before it becomes a value: what was stated, in the unit as written.

use std::sync::Arc;

use super::number::{Figure, Form};
use crate::pack::lexicon::{Hedge, Lexicon};
use crate::value::{Bound, End, Interval, Number, Quantity, Stated, Unit, implied_step};

/// A figure with all that was said about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    /// The ends as stated, in the unit as written, magnitudes applied.
    pub(crate) stated: Stated<Number>,
    /// The unit, where one is written.
    pub(crate) unit: Option<u16>,
    /// The counted noun, in its normal form.
    pub(crate) noun: Option<Arc<str>>,
    /// What it is reckoned by.
    pub(crate) per: Option<Arc<str>>,
    /// A change up (`true`) or down.
    pub(crate) change: Option<bool>,
    /// Whether the figure is one word or digit that a pronoun or a name may be as well ("one").
    pub(crate) form: Form,
    /// Whether anything but a bare figure was read: a unit, a magnitude, a bound.
    pub(crate) dressed: bool,
}

/// What was said of the figure beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Dress {
    /// A bound.
    pub(crate) bound: Option<Bound>,
    /// A hedge.
    pub(crate) hedge: Option<Hedge>,
}

/// One figure with its bound or hedge.
pub(crate) fn point(figure: &Figure, dress: Dress) -> Option<Stated<Number>> {
    if let Some((high, widest)) = figure.vague {
        let low = figure.value;
        if let Some(bound) = dress.bound {
            let end = if matches!(bound, Bound::AtMost | Bound::LessThan) { high } else { low };
            return Some(Stated::one_sided(end, bound));
        }
        let possible = Interval::new(End::Closed(low), End::Open(widest))?;
        return Some(Stated { possible, bound: Bound::Vague, low: Some(low), high: Some(high) });
    }
    let value = figure.value;
    if let Some(bound) = dress.bound {
        return Some(Stated::one_sided(value, bound));
    }
    let step = step(figure)?;
    let Some(hedge) = dress.hedge else { return Stated::rounded(value, step, Bound::Exact) };
    let wide = hedged_step(figure)?.max(step);
    let mut stated = Stated::rounded(value, wide, Bound::Approx)?;
    // Below and above are meant away from nought: "nearly -2%" is -1.9%.
    let toward_nought = match hedge {
        Hedge::About => return Some(stated),
        Hedge::Below => true,
        Hedge::Above => false,
    };
    let lower = toward_nought != value.is_negative();
    stated.possible = if lower {
        Interval::new(stated.possible.low(), End::Open(value))?
    } else {
        Interval::new(End::Open(value), stated.possible.high())?
    };
    Some(stated)
}

/// The precision of a figure that is flatly stated.
pub(crate) fn step(figure: &Figure) -> Option<Number> {
    match figure.form {
        // People say "half" of 49% and of 52%: a fraction is good to a twentieth, and a fine one
        // to one of its own kind, so that "1 in 100" is never nought.
        Form::Fraction(under) => {
            let twentieth = Number::ONE.over(Number::from(20))?;
            let own = Number::ONE.over(Number::from(i64::from(under)))?;
            Some(twentieth.min(own))
        }
        _ => Some(figure.coarse.unwrap_or_else(|| of_digits(figure))),
    }
}

/// The precision of digits or words: a magnitude that was named tells how finely is counted at most, so that
/// "3 lakh" is as coarse as "3 million". Of hundreds and thousands people know more than they say.
fn of_digits(figure: &Figure) -> Number {
    let implied = implied_step(figure.value, figure.place);
    let is_large = Number::power_of_ten(5).is_some_and(|least| figure.scale >= least);
    match figure.place {
        None if is_large => implied.max(figure.value.last_place().min(figure.scale)),
        _ => implied,
    }
}

/// The precision of a hedged figure: a unit of its last digit that is not nought.
fn hedged_step(figure: &Figure) -> Option<Number> {
    match figure.form {
        // "nearly half" is at least 45%; finer fractions are meant more finely.
        Form::Fraction(_) => step(figure)?.times(Number::from(2)),
        _ => Some(figure.place.unwrap_or_else(|| figure.value.last_place())),
    }
}

impl Amount {
    /// Whether it says more than four digits and a noun, which may be a year and its thing.
    pub(crate) fn is_dressed(&self) -> bool {
        self.unit.is_some()
            || !matches!(self.stated.bound, Bound::Exact | Bound::Range)
            || self.form != Form::Digits
    }

    /// A bare figure and nothing beside it.
    pub(crate) fn exactly(value: Number) -> Amount {
        Amount {
            stated: Stated::exactly(value),
            unit: None,
            noun: None,
            per: None,
            change: None,
            form: Form::Digits,
            dressed: false,
        }
    }

    /// The value, on the base scale of its unit.
    pub(crate) fn quantity(&self, lexicon: &Lexicon) -> Option<Quantity> {
        let entry = self.unit.map(|id| lexicon.unit(id));
        let mut noun = self.noun.clone();
        let unit = match entry {
            Some(entry) if entry.as_noun => {
                noun = Some(Arc::clone(&entry.unit.name));
                let mut unit = Unit::count();
                unit.factor = entry.unit.factor;
                unit
            }
            Some(entry) => entry.unit.clone(),
            None if noun.is_some() => Unit::count(),
            None => Unit::number(),
        };
        let base = |at: Number| {
            let at = at.times(unit.factor)?;
            // A rise by two degrees is no temperature.
            if self.change.is_some() { Some(at) } else { at.plus(unit.offset) }
        };
        let mut figure = Stated {
            possible: Interval::new(
                self.stated.possible.low().try_map(base)?,
                self.stated.possible.high().try_map(base)?,
            )?,
            bound: self.stated.bound,
            low: flip(self.stated.low.map(base))?,
            high: flip(self.stated.high.map(base))?,
        };
        if self.change == Some(false) {
            figure = mirrored(figure)?;
        }
        let unit = if entry.is_some_and(|e| e.as_noun) { Unit::count() } else { unit };
        Some(Quantity {
            noun,
            change: self.change.is_some(),
            per: self.per.clone(),
            ..Quantity::new(figure, unit)
        })
    }
}

/// The same figure below nought: a fall, a loss.
pub(crate) fn mirrored(stated: Stated<Number>) -> Option<Stated<Number>> {
    let turn = |end: End<Number>| end.map(Number::negated);
    let bound = match stated.bound {
        Bound::AtLeast => Bound::AtMost,
        Bound::AtMost => Bound::AtLeast,
        Bound::MoreThan => Bound::LessThan,
        Bound::LessThan => Bound::MoreThan,
        other => other,
    };
    Some(Stated {
        possible: Interval::new(turn(stated.possible.high()), turn(stated.possible.low()))?,
        bound,
        low: stated.high.map(Number::negated),
        high: stated.low.map(Number::negated),
    })
}

/// Of an end that may be missing and a conversion that may fail.
fn flip(end: Option<Option<Number>>) -> Option<Option<Number>> {
    match end {
        None => Some(None),
        Some(Some(at)) => Some(Some(at)),
        Some(None) => None,
    }
}
