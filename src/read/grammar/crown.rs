//! "Crowns" without a word for whose: money where there are many of them or money is spoken of, and what sits on a head or a
//! tooth elsewhere.

use super::guard::is_any;
use super::number::{Figure, Form};
use super::pound::OF_MONEY;
use super::{Reader, clause};
use crate::read::token::Kind;
use crate::value::Number;

/// How far back to look: no further than is always cut.
const BACK: usize = 7;

/// So many stand on no heads, and are won by nobody.
const MANY: i64 = 100;

/// Whether a word is that for crowns and there they are no money. `at`: the word; `next`: the token behind it.
pub(super) fn are_things(at: usize, next: usize, figure: &Figure, r: &Reader<'_>) -> bool {
    if next != at + 1 || !is_any(at, &["crown", "crowns"], r) {
        return false;
    }
    // "A fee of 50 crowns a month", "a 300-crown fee".
    let is_rate = is_any(next, &["a", "an", "apiece", "each", "per"], r);
    let is_part = figure.place.is_some_and(|place| place < Number::ONE);
    let is_many = figure.value >= Number::from(MANY) || figure.form == Form::Vague;
    if r.money || is_rate || is_part || is_many {
        return false;
    }
    let words = clause::before(at, BACK, r).filter(|&at| r.kind(at) == Some(Kind::Word));
    let mut words = words.chain((next..next + 2).filter(|&at| r.kind(at) == Some(Kind::Word)));
    !words.any(|at| is_any(at, OF_MONEY, r))
}
