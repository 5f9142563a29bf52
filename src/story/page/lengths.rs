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
pub(crate) fn part(text: &str, found: &mut Vec<Mention>, cx: &Context<'_>) {
    for space in memchr::memmem::find_iter(text.as_bytes(), " a") {
        let start = space + 1;
        let rest = text.get(start..).unwrap_or_default();
        let Some(after) = rest.strip_prefix("a ").or_else(|| rest.strip_prefix("an ")) else {
            continue;
        };
        let ends = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
        let Some(length) = after.get(..ends).filter(|word| LENGTHS.contains(word)) else {
            continue;
        };
        let end = text.len() - after.len() + ends;
        if !is_length(text, start, end) || found.iter().any(|m| m.start < end && start < m.end) {
            continue;
        }
        let Some(mut mention) = read_text(&format!("about 1 {length}"), cx).into_iter().next()
        else {
            continue;
        };
        if mention.kind == MentionKind::Duration {
            mention.value.wording = text.get(start..end).unwrap_or_default().into();
            (mention.start, mention.end) = (start, end);
            found.push(mention);
        }
    }
    found.sort_by_key(|mention| mention.start);
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
