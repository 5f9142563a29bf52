//! "Over" that tells how long something went on, "a rise of 9% over two years", and is no "more than".

use super::guard::is_any;
use super::{Reader, range};
use crate::read::token::Kind;
use crate::value::Dimension;

/// Whether "over" at `at` stands before a length of time during which something was so, and bounds nothing.
pub(super) fn is_during(at: usize, r: &Reader<'_>) -> bool {
    if !r.prose || !r.is_word(at, "over") || !r.joined(at + 1) {
        return false;
    }
    let Some(first) = range::end(at + 1, r) else { return false };
    let (end, next) = match range::ends(&first, false, r) {
        Some(both) => (both.meaning.1, both.next),
        None => (first.meaning, first.next),
    };
    let is_time = end.unit.is_some_and(|unit| {
        matches!(r.lexicon.unit(unit).unit.dimension, Dimension::Time | Dimension::Months)
    });
    // "An over five-year wait", "over five years' work": a measure of what comes after it.
    let is_measure = (at + 1..next).any(|i| r.is_hyphen(i)) || r.sign(next) == '\'';
    is_time && !is_measure && !is_measured_before(at, next, r) && !is_measured_behind(next, r)
}

/// Whether what stands before takes a length of time as its measure: "lasted over", "for over", "is over".
fn is_measured_before(at: usize, next: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else {
        // Alone it is a measure: "Over five years", in a cell or a heading.
        return r.token(next).is_none();
    };
    if is_any(before, &["spent", "taken", "given"], r)
        && before > 0
        && is_any(before - 1, PASSIVE, r)
    {
        return false;
    }
    // "Takes him over two hours": whom it takes stands between.
    let whom = is_any(before, WHOM, r) && before > 0;
    is_any(before, MEASURED, r)
        || whom && is_any(before - 1, MEASURED, r)
        || matches!(r.sign(before), '(' | '[' | ':' | '|')
}

/// Whether what stands behind makes the length of time a distance or the thing told of: "years ago", "years have gone by".
fn is_measured_behind(next: usize, r: &Reader<'_>) -> bool {
    r.joined(next)
        && r.kind(next) == Some(Kind::Word)
        && (is_any(next, BEHIND, r) || r.is_word(next, "in") && is_any(next + 1, KEPT, r))
}

/// Words that come before a measure of time: verbs that have it as their object, and small words.
const MEASURED: &[&str] = &[
    "for",
    "of",
    "by",
    "after",
    "within",
    "in",
    "with",
    "at",
    "to",
    "from",
    "until",
    "since",
    "and",
    "or",
    "is",
    "was",
    "are",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "having",
    "the",
    "some",
    "not",
    "just",
    "already",
    "still",
    "now",
    "nearly",
    "lasted",
    "lasts",
    "last",
    "lasting",
    "took",
    "takes",
    "take",
    "taken",
    "taking",
    "spent",
    "spends",
    "spend",
    "spending",
    "waited",
    "waits",
    "wait",
    "waiting",
    "served",
    "serves",
    "serve",
    "serving",
    "needed",
    "needs",
    "need",
    "needing",
    "required",
    "requires",
    "require",
    "requiring",
    "stayed",
    "stays",
    "stay",
    "staying",
    "lived",
    "lives",
    "live",
    "living",
    "survived",
    "survives",
    "survive",
    "added",
    "adds",
    "add",
    "adding",
    "lost",
    "loses",
    "lose",
    "losing",
    "saved",
    "saves",
    "save",
    "saving",
    "wasted",
    "gained",
    "gains",
    "gain",
    "got",
    "gets",
    "get",
    "getting",
    "received",
    "receives",
    "receive",
    "faced",
    "faces",
    "face",
    "facing",
    "gave",
    "gives",
    "give",
    "given",
    "meant",
    "means",
    "mean",
    "covered",
    "covers",
    "cover",
    "covering",
    "spanned",
    "spans",
    "span",
    "spanning",
    "totalled",
    "totaled",
    "totalling",
    "totaling",
    "slept",
    "sleeps",
    "sleep",
    "owed",
    "marked",
    "marks",
    "queued",
    "delayed",
    "lag",
    "lags",
    "lagged",
    "exceed",
    "exceeds",
    "exceeded",
    "aged",
    "jailed",
    "imprisoned",
    "detained",
];

/// What makes "spent" a passive: "will be spent over five years" tells when, "spent over five years" how long.
const PASSIVE: &[&str] = &["be", "been", "being", "is", "are", "was", "were"];

/// Whom a length of time is taken from or given.
const WHOM: &[&str] = &["him", "her", "it", "them", "us", "me", "you", "himself", "herself"];

/// Words behind a length of time that is told itself.
const BEHIND: &[&str] = &[
    "old", "ago", "later", "earlier", "late", "early", "before", "after", "away", "ahead",
    "behind", "since", "long", "longer", "shorter", "older", "younger", "faster", "quicker",
    "slower", "clear", "adrift", "overdue", "apart", "of", "have", "has", "had", "passed", "went",
    "elapsed", "left", "remain", "remained",
];

/// Where people are for a length of time: "over five years in prison".
const KEPT: &[&str] =
    &["prison", "jail", "custody", "detention", "office", "power", "charge", "hospital"];
