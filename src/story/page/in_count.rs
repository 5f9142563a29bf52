//! Votes that are still counted: "with 99.5 percent of the tables counted". While that goes on every article of the story
//! tells another count, and none is wrong.

use std::ops::Range;
use std::sync::LazyLock;

use super::Page;
use super::word::{Root, Word, forms, root_of};
use crate::read::MentionKind;

/// Marks the votes of an article that tells how far their count has come as what is known so far.
pub(super) fn mark(page: &mut Page, text: &str) {
    // Few articles speak of a count.
    let counted = |word: &Word| COUNTED.binary_search(&word.form).is_ok();
    if !page.words.iter().any(counted)
        || !page.sentences.iter().any(|s| is_in_count(text, &s.range))
    {
        return;
    }
    let is_vote = |root: &Root| VOTES.iter().any(|word| root_of(word) == *root);
    for node in &mut page.nodes {
        let is_of_votes =
            node.kind == MentionKind::Percent || node.nouns.iter().chain(&node.heads).any(is_vote);
        node.is_so_far |= is_of_votes;
    }
}

/// Whether a sentence tells a share of votes or of places that are counted.
fn is_in_count(text: &str, sentence: &Range<usize>) -> bool {
    let sentence = text.get(sentence.clone()).unwrap_or_default();
    SHARES.iter().any(|share| {
        sentence.match_indices(share).any(|(at, share)| {
            let behind = sentence.get(at + share.len()..).unwrap_or_default();
            let clause = behind.split([',', ';', ':']).next().unwrap_or_default();
            let words: Vec<&str> = clause.split_whitespace().take(REACH).collect();
            words.iter().enumerate().any(|(at, word)| {
                let word = word.trim_end_matches('.');
                // "12% of VOTERS reported long queues" is of no count.
                let is_place = |word: &&str| PLACES.iter().any(|place| word.starts_with(place));
                ENDS.contains(&word) || REPORTS.contains(&word) && words[..at].iter().any(is_place)
            })
        })
    })
}

/// How a share is written,
const SHARES: &[&str] = &["%", "percent", "per cent"];
/// what is told of it when it is of a count,
const ENDS: &[&str] = &["counted", "tallied", "scrutinised", "scrutinized"];
/// or of the places that
const REPORTS: &[&str] = &["reported", "reporting"];
/// how they are called,
const PLACES: &[&str] = &[
    "precinct",
    "station",
    "table",
    "district",
    "ballot",
    "booth",
    "box",
    "constituenc",
    "count",
    "municipalit",
    "polling",
];
/// and within how many words.
const REACH: usize = 7;
/// What is counted.
const VOTES: &[&str] = &["vote", "ballot"];
/// The words without one of which nothing is in count.
static COUNTED: LazyLock<Vec<Root>> = LazyLock::new(|| forms(ENDS.iter().chain(REPORTS).copied()));
