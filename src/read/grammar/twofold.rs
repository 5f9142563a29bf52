//! One sum in two kinds of money with one magnitude behind both: "US$20 ($28) billion".

use super::number;
use super::range::{EndOf, currency_before};
use super::{Parsed, Reader};
use crate::value::Number;

/// The magnitude of a sum whose currency stands before it, where it is told behind the brackets in which, or before
/// which, it stands.
pub(super) fn scale(at: usize, next: usize, end: &EndOf, r: &Reader<'_>) -> Option<Number> {
    if !end.before || end.figure.scale != Number::ONE || end.figure.grouped {
        return None;
    }
    let close = match r.sign(next) {
        '(' => {
            let currency = currency_before(next + 1, r)?;
            let inside: Parsed<_> = number::read(currency.next, true, r)?;
            (inside.meaning.scale == Number::ONE).then_some(inside.next)?
        }
        ')' if at > 0 && r.sign(at - 1) == '(' => next,
        _ => return None,
    };
    (r.sign(close) == ')').then(|| number::magnitude_word(close + 1, r))?.map(|scale| scale.meaning)
}
