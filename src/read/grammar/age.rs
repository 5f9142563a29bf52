//! Ages: "36 years old", "aged 36", "Ann Lee, 36, said".

use super::amount::Amount;
use super::guard::is_any;
use super::number::skip_hyphen;
use super::{Parsed, Reader};
use crate::read::token::{Case, Kind};

/// The token after "old" or "of age", where the length of time before it is an age.
pub(crate) fn read(at: usize, next: usize, r: &Reader<'_>) -> Option<usize> {
    let old = skip_hyphen(next, r);
    if is_any(old, &["old", "olds"], r) {
        return Some(old + 1);
    }
    if r.is_word(next, "of") && r.is_word(next + 1, "age") {
        return Some(next + 2);
    }
    is_after(at, r).then_some(next)
}

/// "aged 35", "age 35", "at the age of 35".
fn is_after(at: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    is_any(before, &["aged", "age", "ages"], r)
        || r.is_word(before, "of") && before > 0 && r.is_word(before - 1, "age")
}

/// A bare figure that is an age: after "aged", or between commas after a name ("Ann Lee, 35, said").
pub(crate) fn is_bare(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    if figure.meaning.noun.is_some() || figure.meaning.unit.is_some() {
        return false;
    }
    let years: u32 = r.text_at(at).parse().unwrap_or(0);
    let after_name = || {
        at >= 2
            && r.sign(at - 1) == ','
            && matches!(r.sign(figure.next), ',' | '.')
            && r.kind(at) == Some(Kind::Digits)
            && figure.next == at + 1
            && (1..=110).contains(&years)
            && r.token(at - 2).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital)
    };
    is_after(at, r) || after_name()
}
