//! Figures by which something else is measured: how far a count has come, what a majority needs, by how much a budget was
//! missed.

use super::word::{Sort, Word};

/// Whether a figure tells how far a count has come: "with 93% OF THE VOTES COUNTED", "after COUNTING 60% of the ballots".
pub(crate) fn is_counted(text: &str, left: &[Word], right: &[Word]) -> bool {
    const COUNTED: &[&str] = &["counted", "tallied", "reporting", "declared", "processed"];
    const COUNTING: &[&str] = &["counting", "tallying"];
    let is_one = |word: &Word, words: &[&str]| words.contains(&word.of(text));
    let ballots = right.iter().take_while(|word| word.sort != Sort::Light).take(WITHIN);
    let mut behind = ballots.skip_while(|word| !is_one(word, BALLOTS)).skip(1);
    left.last().is_some_and(|word| is_one(word, COUNTING))
        || behind.any(|word| is_one(word, COUNTED))
}

/// What is counted after a vote,
const BALLOTS: &[&str] =
    &["ballots", "constituencies", "districts", "precincts", "stations", "vote", "votes"];
/// and within how many words behind a figure it is said to be.
const WITHIN: usize = 8;

/// Whether a figure is what it takes: "214 seats would be a MAJORITY", "the 214 of a MAJORITY".
pub(crate) fn is_needed(text: &str, left: &[Word], right: &[Word]) -> bool {
    let majority = |word: &Word| word.of(text) == "majority";
    let clause = || right.iter().take_while(|word| word.sort != Sort::Heavy).take(WITHIN);
    let Some(at) = clause().position(majority) else { return false };
    // "For a majority OF 80": a majority that somebody has.
    if right.get(at + 1).is_some_and(|word| word.of(text) == "of") {
        return false;
    }
    let has =
        |words: &[Word], list: &[&str]| words.iter().any(|word| list.contains(&word.of(text)));
    let is_of_it = right.first().is_some_and(|word| word.of(text) == "of");
    let left = &left[left.len().saturating_sub(4)..];
    !has(left, WON) && (is_of_it || has(&right[..at], NEEDED) || has(left, NEEDED))
}

/// Words beside a majority that tell what it takes,
const NEEDED: &[&str] =
    &["needed", "required", "needs", "need", "would", "necessary", "reach", "threshold"];
/// and words before seats that somebody has.
const WON: &[&str] = &[
    "won", "wins", "win", "took", "takes", "has", "have", "had", "gained", "holds", "secured",
    "captured", "got", "with",
];

/// Whether a figure is by how much something missed what was set for it: "13 million OVER BUDGET".
pub(crate) fn is_beyond(text: &str, right: &[Word]) -> bool {
    let mut words = right.iter().map(|word| word.of(text));
    let beyond = words.next().is_some_and(|word| BEYOND.contains(&word));
    let next = words.next().unwrap_or_default();
    let set = if matches!(next, "the" | "its" | "their") { words.next() } else { Some(next) };
    beyond && set.is_some_and(|word| SET.contains(&word))
}

/// Whether a figure is what the thing of its sentence comes behind: "the second BIGGEST, AFTER the $68 billion deal of".
pub(crate) fn is_of_a_greater(text: &str, left: &[Word]) -> bool {
    let is_one =
        |word: &Word, words: &[&str]| words.contains(&word.of(text).to_lowercase().as_str());
    let before = &left[left.len().saturating_sub(RANKED)..];
    before.iter().any(|word| is_one(word, &["after", "behind", "since"]))
        && left.iter().any(|word| is_one(word, RANKING))
}

/// So many words stand at most between "behind" and the figure of what is greater: "behind the firm's".
const RANKED: usize = 4;
/// Words that rank a thing among others.
const RANKING: &[&str] = &[
    "biggest",
    "costliest",
    "deadliest",
    "highest",
    "largest",
    "longest",
    "ranked",
    "ranks",
    "tallest",
];

const BEYOND: &[&str] = &["over", "above", "below", "under", "beyond", "past", "behind"];
/// What is set for something.
const SET: &[&str] = &["budget", "capacity", "limit", "plan", "schedule", "target", "targets"];
