//! Figures by which something is called: "dial 999", "No. 10". What is always numbered is a table of the lexicon.

use super::amount::Amount;
use super::guard::is_any;
use super::named::begins_sentence;
use super::{Parsed, Reader};
use crate::read::token::{Case, Kind};

/// What is done with the number of a telephone.
const CALLING: &[&str] = &[
    "dial",
    "dials",
    "dialled",
    "dialed",
    "dialling",
    "dialing",
    "call",
    "calls",
    "called",
    "calling",
    "ring",
    "rings",
    "rang",
    "ringing",
    "phone",
    "phones",
    "phoned",
    "phoning",
    "telephone",
    "telephoned",
    "text",
    "texts",
    "texted",
    "texting",
];

/// Whether a bare figure is a number that is called or by which something goes.
pub(super) fn is_label(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let amount = &figure.meaning;
    let Some(before) = at.checked_sub(1) else { return false };
    let either = r.is_word(at + 1, "or") && figure.next == at + 3;
    if r.kind(at) != Some(Kind::Digits) || amount.dressed && !either {
        return false;
    }
    let last = r.text_at(figure.next - 1).to_lowercase();
    let counts = amount.noun.is_some() && r.lexicon.is_plural(&last);
    is_dialled(before, at, figure, r) || is_after_number_sign(before, counts, r)
}

/// "dial 999", "call 101 or 111".
fn is_dialled(before: usize, at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let length = r.text_at(at).len();
    let alone = figure.next == at + 1 || r.is_word(at + 1, "or") && figure.next == at + 3;
    let is_short = (3..=6).contains(&length) && alone && figure.meaning.unit.is_none();
    let other = before > 1
        && is_any(before, &["or", "and"], r)
        && r.kind(before - 1) == Some(Kind::Digits)
        && is_any(before - 2, CALLING, r);
    is_short && (is_any(before, CALLING, r) || other)
}

/// "No. 10": a full stop that is none. Where something is counted it may end a sentence.
fn is_after_number_sign(before: usize, counts: bool, r: &Reader<'_>) -> bool {
    let Some(word) = before.checked_sub(1) else { return false };
    let is_sign = r.sign(before) == '.' && r.glued(before) && is_any(word, &["no", "nos", "nr"], r);
    let is_large = r.token(word).is_some_and(|t| t.case == Case::Capital);
    is_sign && (!counts || is_large && !begins_sentence(word, r))
}
