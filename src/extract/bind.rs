//! Which value a phrase is about.
//!
//! A phrase and its value stand close: "capital expenditure of $5 billion", "$5 billion in capital
//! expenditure", "capex will reach $5 billion". Between them stand only words that tie the two
//! together. With other words between, in one clause and with no rival, the tie is loose.

use std::ops::Range;

use super::words::{Sort, Word, first_at};
use crate::read::Mention;

/// Words that tie a phrase to the value after it.
const TIES: &[&str] = &[
    "a",
    "an",
    "about",
    "almost",
    "amounted",
    "amounts",
    "and",
    "approximately",
    "around",
    "as",
    "at",
    "be",
    "been",
    "between",
    "by",
    "came",
    "climbed",
    "closed",
    "could",
    "dropped",
    "equal",
    "estimated",
    "expected",
    "fell",
    "from",
    "grew",
    "has",
    "have",
    "hit",
    "in",
    "is",
    "jumped",
    "nearly",
    "now",
    "of",
    "over",
    "reach",
    "reached",
    "record",
    "rise",
    "rose",
    "roughly",
    "some",
    "stands",
    "stood",
    "the",
    "this",
    "to",
    "total",
    "totaled",
    "totaling",
    "totalled",
    "totalling",
    "up",
    "was",
    "were",
    "will",
    "with",
    "worth",
    "would",
    "year",
];

/// Words that tie a value to the phrase after it.
const TIES_BEFORE: &[&str] =
    &["in", "of", "for", "worth", "on", "a", "the", "its", "total", "annual"];

/// Whether a word ties a phrase to the value after it.
pub(crate) fn ties_after(word: &str) -> bool {
    TIES.contains(&word)
}

/// Whether a word ties a value to the phrase after it.
pub(crate) fn ties_before(word: &str) -> bool {
    TIES_BEFORE.contains(&word)
}

/// How many words may stand between a phrase and its value in a loose tie.
const LOOSE: usize = 7;

/// A value and how it is tied to the phrase.
pub(super) struct Bound {
    /// Which of the mentions it is.
    pub(super) mention: usize,
    /// Whether words stand between that do not tie.
    pub(super) loose: bool,
}

/// The value that a phrase is about: the nearest that fits in its clause, the tied ones first.
pub(super) fn value(
    words: &[Word],
    phrase: &Range<usize>,
    mentions: &[Mention],
    fits: &dyn Fn(&Mention) -> bool,
) -> Option<Bound> {
    let mut best: Option<(bool, usize, usize)> = None;
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| fits(mention)) {
        let (from, to) = (first_at(words, mention.start), first_at(words, mention.end));
        let (between, ties) = if from >= phrase.end {
            (phrase.end..from, TIES)
        } else if to <= phrase.start {
            (to..phrase.start, TIES_BEFORE)
        } else {
            // "12,000 people", "a 44-year-old": the phrase is a part of the value.
            (from..from, TIES)
        };
        let is_dated = |word: &Word| {
            // "capex in 2025 of $5 billion": a date between the two belongs to both.
            mentions.iter().any(|m| !fits(m) && m.start <= word.start && word.end <= m.end)
        };
        let gap = &words[between];
        if gap.iter().any(is_boundary) || gap.len() > LOOSE + 4 {
            continue;
        }
        // “plans to invest “hundreds of billions””: marks of quotation tie nothing and part nothing.
        let is_mark = |word: &Word| matches!(&*word.folded, "\"" | "“" | "”" | "'" | "‘" | "’");
        let is_tied =
            |word: &Word| ties.contains(&&*word.folded) || is_dated(word) || is_mark(word);
        let loose = gap.iter().filter(|word| !is_tied(word)).count();
        let rank = (loose > 0, gap.len(), index);
        if loose <= LOOSE && best.is_none_or(|best| rank < best) {
            best = Some(rank);
        }
    }
    best.map(|(loose, _, mention)| Bound { mention, loose })
}

/// Whether a clause ends here.
pub(super) fn is_boundary(word: &Word) -> bool {
    const SIGNS: &[&str] = &[",", ";", ":", "—", "–", "(", ")", "?", "!", "."];
    const JOINTS: &[&str] = &[
        "after", "although", "and", "as", "because", "before", "but", "if", "than", "though",
        "versus", "when", "whereas", "which", "while", "who", "despite",
    ];
    match word.sort {
        Sort::Sign => SIGNS.contains(&&*word.folded),
        _ => JOINTS.contains(&&*word.folded),
    }
}
