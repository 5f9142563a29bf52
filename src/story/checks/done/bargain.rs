//! Bargains that a noun tells: "the purchase is expected to close", "has completed its takeover of Tolsen".

use super::deeds::NOT;

/// How a noun tells of a bargain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bargain {
    /// It is to come: from the noun to the verb.
    Awaited(usize, usize),
    /// It is done, and told in passing: from the noun to the verb.
    Completed(usize, usize),
    /// Somebody completed it: from the verb to the noun.
    Closed(usize, usize),
}

/// What the nouns of a sentence tell of a bargain.
pub(super) fn bargain(folded: &[String]) -> Option<Bargain> {
    let is = |at: usize, list: &[&str]| folded.get(at).is_some_and(|w| list.contains(&w.as_str()));
    let noun = (0..folded.len()).find(|&at| is(at, DEALS))?;
    let closing = (noun + 1..(noun + REACH).min(folded.len())).find(|&at| is(at, CLOSES));
    if let Some(verb) = closing.filter(|&verb| (noun + 1..verb).any(|at| is(at, AWAITED))) {
        return Some(Bargain::Awaited(noun, verb));
    }
    let closed = (noun + 1..noun + 4).find(|&at| is(at, CLOSED));
    let is_open = |verb: usize| {
        let near = noun.saturating_sub(3)..verb;
        near.into_iter().any(|at| is(at, AWAITED) || is(at, NOT) || is(at, &["be", "to"]))
    };
    if let Some(verb) = closed.filter(|&verb| !is_open(verb)) {
        return Some(Bargain::Completed(noun, verb));
    }
    let is_closing = |&verb: &usize| {
        let before = verb.saturating_sub(3)..verb;
        is(verb, CLOSED)
            && !before.into_iter().any(|at| is(at, AWAITED) || is(at, NOT) || is(at, &["be", "to"]))
    };
    let deal = |verb: usize| (verb + 1..verb + 4).find(|&at| is(at, DEALS));
    let verb = (1..folded.len()).find(|verb| is_closing(verb) && deal(*verb).is_some())?;
    Some(Bargain::Closed(verb, deal(verb)?))
}

/// How many words behind the noun its verb stands at most: "the purchase of Tolsen Mills by Brask is expected to CLOSE".
const REACH: usize = 13;

/// The nouns.
pub(super) const DEALS: &[&str] =
    &["deal", "acquisition", "takeover", "purchase", "transaction", "merger", "sale", "buyout"];

/// Verbs that tell that it is done, or will be.
const CLOSES: &[&str] = &["close", "closed", "complete", "completed", "finalised", "finalized"];
const CLOSED: &[&str] = &["closed", "completed", "finalised", "finalized"];
const AWAITED: &[&str] =
    &["expected", "will", "scheduled", "due", "slated", "set", "should", "would"];
