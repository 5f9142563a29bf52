//! In which mood a clause speaks: of what is, of what is planned, of what is denied.

use super::bind::is_boundary;
use super::words::{Sort, Word};
use crate::claims::Modality;
use crate::read::plan::is_thing;

const PLANNED: &[&str] = &[
    "aims",
    "anticipates",
    "expected",
    "expects",
    "forecast",
    "forecasts",
    "guidance",
    "intends",
    "outlook",
    "plan",
    "planned",
    "planning",
    "plans",
    "projected",
    "projects",
    "set",
    "target",
    "targets",
    "will",
];
const DENIED: &[&str] = &["denied", "denies", "never", "no", "not", "refused", "without"];
const REPORTED: &[&str] =
    &["allegedly", "reportedly", "rumored", "rumoured", "said", "says", "according"];
/// Words of what might be, of what was otherwise, and of talk about it.
const UNSURE: &[&str] = &[
    "could",
    "considered",
    "considering",
    "discussed",
    "discussing",
    "earlier",
    "except",
    "failed",
    "former",
    "formerly",
    "hypothetical",
    "if",
    "initially",
    "instead",
    "may",
    "might",
    "once",
    "originally",
    "possible",
    "potential",
    "previously",
    "proposal",
    "proposed",
    "rather",
    "rival",
    "seek",
    "seeking",
    "should",
    "sought",
    "talks",
    "unless",
    "would",
];

/// A mood, and whether it leaves open if the thing is so.
pub(super) struct Mood {
    pub(super) modality: Modality,
    pub(super) unsure: bool,
}

/// Whether a word tells of what is planned; a plan that is a thing does not.
fn is_ahead(words: &[Word], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |w| &*w.folded);
    let before = [word(at.checked_sub(1)), word(at.checked_sub(2))];
    PLANNED.contains(&word(Some(at))) && !is_thing(word(Some(at)), before, word(at.checked_add(1)))
}

/// The mood of what stands at a word: by the words of its clause before it.
pub(super) fn of(words: &[Word], at: usize) -> Mood {
    let before = words.get(..at).unwrap_or_default();
    let start =
        before.iter().rposition(|w| w.sort == Sort::Sign && is_boundary(w)).map_or(0, |i| i + 1);
    let clause = &before[start..];
    let holds = |list: &[&str]| clause.iter().any(|word| list.contains(&&*word.folded));
    let modality = if holds(DENIED) {
        Modality::Denied
    } else if (start..at).any(|at| is_ahead(words, at)) {
        Modality::Planned
    } else if before.iter().any(|word| REPORTED.contains(&&*word.folded)) {
        Modality::Reported
    } else {
        Modality::Actual
    };
    Mood { modality, unsure: holds(UNSURE) }
}
