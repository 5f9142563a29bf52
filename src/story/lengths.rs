//! Lengths of time that are told without a figure: "stored for a year", "stayed for an hour or so".
//!
//! "a year" alone is no length: it is when, and how often. What stands before it tells.

use crate::read::{Context, Mention, MentionKind, read_text};

/// Words before a length of time, the last of them.
const BEFORE: &[&str] = &["for", "lasted", "lasting", "took", "takes", "stayed"];
/// Words between them and the length.
const HEDGES: &[&str] =
    &["about", "almost", "around", "nearly", "roughly", "some", "over", "only", "just"];
/// Lengths of time.
const LENGTHS: &[&str] = &["minute", "hour", "day", "week", "month", "year", "decade", "century"];

/// Adds the lengths of time of a text that have no figure to the values that were found in it.
pub(super) fn part(text: &str, found: &mut Vec<Mention>, cx: &Context<'_>) {
    for length in LENGTHS {
        for (at, _) in text.match_indices(length) {
            let end = at + length.len();
            let Some(start) = article_before(text, at) else { continue };
            let ends = !text.get(end..).unwrap_or_default().starts_with(char::is_alphanumeric);
            if !ends
                || !is_length(text, start, end)
                || found.iter().any(|m| m.start < end && start < m.end)
            {
                continue;
            }
            let counted = format!("about 1 {length}");
            let Some(mut mention) = read_text(&counted, cx).into_iter().next() else { continue };
            if mention.kind != MentionKind::Duration {
                continue;
            }
            mention.value.wording = text.get(start..end).unwrap_or_default().into();
            (mention.start, mention.end) = (start, end);
            found.push(mention);
        }
    }
    found.sort_by_key(|mention| mention.start);
}

/// Where the article before a word begins.
fn article_before(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let article = ["a ", "an "].into_iter().find(|article| {
        before.strip_suffix(article).is_some_and(|rest| rest.ends_with(char::is_whitespace))
    })?;
    Some(at - article.len())
}

/// Whether the words around say that it is how long something took.
fn is_length(text: &str, start: usize, end: usize) -> bool {
    let mut before = text.get(..start).unwrap_or_default().split_whitespace().rev();
    let mut word = before.next().unwrap_or_default();
    if HEDGES.contains(&word) {
        word = before.next().unwrap_or_default();
    }
    // "for a year ago", "for a day trip": no length.
    let mut after = text.get(end..).unwrap_or_default().split([' ', '\n']);
    let glued = after.next().unwrap_or_default();
    let next = after.next().unwrap_or_default();
    let is_end = !glued.is_empty() || next.is_empty() || AFTER.contains(&next);
    BEFORE.contains(&word.to_lowercase().as_str()) && is_end
}

/// Words behind a length of time: anything else may be what the word belongs to ("a day trip").
const AFTER: &[&str] = &[
    "and", "or", "in", "on", "at", "to", "before", "after", "until", "while", "as", "by", "from",
    "with", "because",
];
