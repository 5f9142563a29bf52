//! What was put off to another day.

use super::super::Reader;
use super::super::guard::is_any;
use super::tense::clause_before;

/// Whether something was put off, to the time behind the word at `lead`.
pub(super) fn is_put_off(lead: usize, r: &Reader<'_>) -> bool {
    clause_before(lead, r).take(NEAR).any(|i| is_any(i, PUT_OFF, r))
}

/// So many words may stand between a verb and its "until": "adjourned the hearing until".
const NEAR: usize = 4;

/// Verbs of putting off.
const PUT_OFF: &[&str] =
    &["adjourned", "postponed", "rescheduled", "deferred", "delayed", "remanded", "extended"];
