//! One whole and a part, told with an article: "a year and a half", "an hour and 20 minutes".

use super::amount::{self, Amount, Dress};
use super::number::Form;
use super::{Parsed, Reader, range};
use crate::pack::lexicon::{FRACTION, Sense};
use crate::value::Number;

/// Where the whole begins, and both as one figure, if the part begins at `at`.
pub(crate) fn and_part(at: usize, r: &Reader<'_>) -> Option<(usize, Parsed<Amount>)> {
    let start = at.checked_sub(3)?;
    if !r.is_word(at - 1, "and") || !(r.is_word(start, "a") || r.is_word(start, "an")) {
        return None;
    }
    let unit = r
        .find(start + 1, Sense::Unit(0), |sense| match sense {
            Sense::Unit(id) if !range::is_money(id, r) => Some(id),
            _ => None,
        })
        .filter(|unit| unit.next == at - 1 && r.text_at(start + 1).len() > 2)?
        .meaning;
    let part = range::end(at, r)?;
    let mut whole = part.meaning;
    let value = whole.figure.value;
    if whole.unit == Some(FRACTION) && matches!(whole.figure.form, Form::Fraction(_)) {
        let is_own = r.is_word(at, "a") && value < Number::ONE;
        whole.unit = is_own.then_some(unit);
        whole.figure.value = Number::ONE.plus(value)?;
        whole.figure.form = Form::Words;
    } else {
        let (large, small) = (&r.lexicon.unit(unit).unit, &r.lexicon.unit(whole.unit?).unit);
        let ratio =
            large.factor.over(small.factor).filter(|_| large.dimension == small.dimension)?;
        (value < ratio && !value.is_negative()).then_some(())?;
        whole.figure.value = ratio.plus(value)?;
    }
    let meaning = Amount {
        stated: amount::point(&whole.figure, Dress::default())?,
        unit: Some(whole.unit?),
        dressed: true,
        form: Form::Words,
        ..Amount::exactly(whole.figure.value)
    };
    Some((start, Parsed { meaning, next: part.next }))
}
