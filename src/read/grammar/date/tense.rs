//! Whether what is told of a day has been or is to come, by the verb that stands beside it.

use super::super::Reader;
use crate::read::token::{Case, Kind};

/// Where a day lies, seen from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "opened on the 14th"
    Past,
    /// "will open on the 14th", "is due on the 14th"
    Future,
}

/// How many words a verb may stand away from its day.
const REACH: usize = 10;

/// The tense of the nearest verb before the words from `at` to `next`; else of the first after them.
/// `None` where there is none that tells.
pub(crate) fn beside(at: usize, next: usize, r: &Reader<'_>) -> Option<Tense> {
    // "Shut since the 25th", "jailed until the 30th": the verb is not that of the day.
    let lead = at.checked_sub(1 + usize::from(at > 1 && r.is_word(at - 1, "the")));
    match lead {
        Some(lead) if is_any(lead, &["since", "from"], r) => return Some(Tense::Past),
        // "Was held until Friday" may be over, "has until Friday to pay" is not.
        Some(lead) if is_any(lead, &["until", "till", "by"], r) => {
            let mut before =
                (at.saturating_sub(REACH)..at).rev().take_while(|&i| is_of_clause(i, r));
            let is_past = before.any(|i| is_any(i, &["was", "were", "had"], r));
            return (!is_past).then_some(Tense::Future);
        }
        _ => {}
    }
    let mut is_past_comma = false;
    for (away, i) in (at.saturating_sub(REACH)..at).rev().enumerate() {
        if r.sign(i) == ',' {
            is_past_comma = true;
            continue;
        }
        if !is_of_clause(i, r) {
            break;
        }
        // "Will open after the fire of Sunday": the day is that of something else.
        if is_any(i, OF_ANOTHER, r) || away == 0 && r.is_word(i, "of") {
            return None;
        }
        let is_bound = i > 0 && is_any(i - 1, &["is", "are"], r);
        if is_any(i, WILL, r) || is_bound && (r.is_word(i, "to") || is_any(i, AWAITED, r)) {
            return Some(Tense::Future);
        }
        if is_past_comma {
            continue;
        }
        // "Could not be reached on Friday", "may have begun on Friday", "the match due on Friday was put off".
        if is_any(i, MAYBE, r) || is_any(i, AWAITED, r) && !r.is_word(i, "set") {
            return None;
        }
        // "The mayor said it opens": of what was said nothing is known; "spoke on the 14th" is told itself.
        let is_told = is_any(i, TELLING, r);
        if is_told && away > 2 || away == 1 && is_perhaps_present(i, r) {
            return None;
        }
        if is_told || is_past(i, r) {
            let of = i.checked_sub(1)?;
            match () {
                // "Will be opened on Friday", "was found to be damaged on Friday".
                () if r.is_word(of, "be") => continue,
                () if is_any(of, &["is", "are", "gets", "get"], r) => return None,
                () => return Some(Tense::Past),
            }
        }
    }
    let mut after = (next..next + REACH).take_while(|&i| r.sign(i) != ',' && is_of_clause(i, r));
    after.find_map(|i| match () {
        () if is_any(i, MAYBE, r) || r.is_word(i, "is") || r.is_word(i, "are") => Some(None),
        () if is_any(i, WILL, r) => Some(Some(Tense::Future)),
        () => is_past(i, r).then_some(Some(Tense::Past)),
    })?
}

/// Whether a token goes on with the clause. A point may end an abbreviation: "at 6 p.m. on Thursday".
fn is_of_clause(at: usize, r: &Reader<'_>) -> bool {
    let is_point = r.sign(at) == '.';
    let is_short = || at > 0 && r.glued(at) && r.text_at(at - 1).len() <= 3;
    r.token(at).is_some()
        && (!is_point || is_short())
        && !matches!(r.sign(at), ';' | ':' | '!' | '?' | '(' | ')')
}

fn is_any(at: usize, words: &[&str], r: &Reader<'_>) -> bool {
    words.iter().any(|word| r.is_word(at, word))
}

/// "reopens", "ends": a verb of the present, or else a plural.
fn is_perhaps_present(at: usize, r: &Reader<'_>) -> bool {
    let word = r.text_at(at);
    r.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower)
        && word.ends_with('s')
        && !["ss", "us", "as", "is"].iter().any(|end| word.ends_with(end))
}

/// Whether a word is a verb of the past, by its ending or as one of the common ones without it.
fn is_past(at: usize, r: &Reader<'_>) -> bool {
    let word = r.text_at(at);
    let is_lower =
        r.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower);
    let ends = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    is_lower && (ends && word != "hundred" || is_any(at, IRREGULAR, r))
}

/// Words of what is to come,
const WILL: &[&str] = &[
    "will", "ll", "shall", "plans", "plan", "expects", "expect", "hopes", "hope", "going", "please",
];
/// and those that say so behind "is".
const AWAITED: &[&str] = &["due", "expected", "scheduled", "planned", "slated", "set"];
/// Words of what may have been or may come.
const MAYBE: &[&str] = &["could", "may", "might", "must", "should", "would"];

/// Words behind which something else is told of.
const OF_ANOTHER: &[&str] = &["after", "since", "following", "despite"];

/// Verbs of saying.
const TELLING: &[&str] = &[
    "said",
    "told",
    "announced",
    "added",
    "confirmed",
    "reported",
    "stated",
    "wrote",
    "warned",
    "promised",
    "claimed",
    "insisted",
    "agreed",
    "decided",
    "ruled",
    "ordered",
];

/// Verbs whose past does not end in -ed.
const IRREGULAR: &[&str] = &[
    "was", "were", "had", "did", "been", "went", "came", "began", "met", "won", "lost", "took",
    "made", "fell", "rose", "left", "held", "sold", "bought", "broke", "sank", "struck", "found",
    "gave", "got", "sent", "spoke", "stood", "paid", "ran", "led", "shot", "sat", "flew", "drove",
    "fled", "burnt", "built", "caught", "fought", "kept", "swore", "threw", "became", "grew",
    "begun", "gone", "done", "seen", "saw", "knew", "hit", "shut", "put", "fallen", "written",
    "stolen", "hurt", "brought", "taught", "froze", "rode", "swam", "woke", "died",
];
