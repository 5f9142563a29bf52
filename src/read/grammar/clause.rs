//! The tokens of a sentence around a place: what is spoken of there.

use super::Reader;
use crate::read::token::Gap;

/// The tokens before a place, the nearest first: no more than `reach`, and none beyond the end of a sentence.
pub(super) fn before(
    at: usize,
    reach: usize,
    r: &Reader<'_>,
) -> impl Iterator<Item = usize> + Clone {
    let from = at.saturating_sub(reach);
    (from..at).rev().take_while(move |&at| !ends(at, r) && goes_on(at + 1, r))
}

/// The tokens from a place on, in the same way.
pub(super) fn behind(
    at: usize,
    reach: usize,
    r: &Reader<'_>,
) -> impl Iterator<Item = usize> + Clone {
    (at..at + reach).take_while(move |&at| !ends(at, r) && goes_on(at, r))
}

/// Whether a sentence ends here; the point of "2.3" ends none.
fn ends(at: usize, r: &Reader<'_>) -> bool {
    matches!(r.sign(at), '!' | '?' | ';') || r.sign(at) == '.' && !r.glued(at + 1)
}

/// Whether a token stands in one line of prose with what is before it.
fn goes_on(at: usize, r: &Reader<'_>) -> bool {
    r.token(at).is_some_and(|token| token.gap < Gap::Break)
}
