//! What an article awaits of a day that was past when it was published.

use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::{Node, Page};
use crate::value::{Meaning, later};

/// How many days an article may be late: it is written before it is published, and retold after.
const LATE: u64 = 31;
/// How many words before a date say that something is awaited.
const REACH: usize = 6;

/// The dates of the pages that lie before publication and are awaited in the present.
pub(crate) fn check(pages: &[Page], texts: &[&str]) -> Vec<Clash> {
    let mut found = Vec::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        let published = page.source.published.as_ref().and_then(|p| p.days().low().point());
        let Some(published) = published else { continue };
        for (number, node) in page.nodes.iter().enumerate() {
            let Meaning::Time(period) = &node.value.meaning else { continue };
            let last = period.days().high().point();
            let Some(late) = last.and_then(|last| later(last, LATE)) else {
                continue;
            };
            let start = page.sentences[node.sentence].range.start;
            let before = text.get(start..node.range.start).unwrap_or_default();
            let after = text.get(node.range.end..).unwrap_or_default();
            if late >= published
                || !names_year(node)
                || is_attribute(node, after)
                || !is_awaited(before)
            {
                continue;
            }
            let why = format!(
                "“{}” is told as still to come, and was past when the article was published: not before {published}.",
                node.value.wording
            );
            found.push(Clash::said(vec![vec![At { page: index, node: number }]], why));
        }
    }
    found
}

/// Whether a date says its year itself: one that is reckoned from publication is never past by mistake.
fn names_year(node: &Node) -> bool {
    let digits = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let mut words = node.value.wording.split(|c: char| !c.is_alphanumeric());
    node.reckoned_from.is_none() && words.any(digits)
}

/// Whether a year tells which one of several something is: "its 2029 profit", "half the 2028/29 level".
fn is_attribute(node: &Node, after: &str) -> bool {
    let bare = node.value.wording.strip_prefix("the ").unwrap_or(&node.value.wording);
    let is_year = bare.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-'));
    is_year && after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_alphabetic))
}

/// Whether the words before a date say that something is awaited then, and that it still is.
fn is_awaited(before: &str) -> bool {
    const AWAITED: &[&str] = &["expected", "scheduled", "slated"];
    const PAST: &[&str] = &[
        "was",
        "were",
        "had",
        "been",
        "originally",
        "initially",
        "first",
        "once",
        "previously",
        "earlier",
        "would",
        "than",
        "as",
        "said",
        "not",
        "no",
        "when",
    ];
    let clause = before.rsplit([';', ':', '(', '"', '“', '—']).next().unwrap_or_default();
    let folded = clause.to_lowercase();
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    // "The 1986 level" is a measure.
    if words.iter().any(|word| PAST.contains(word)) || words.last() == Some(&"the") {
        return false;
    }
    let near = words.get(words.len().saturating_sub(REACH)..).unwrap_or_default();
    // "Debts due in 1986" were, and may be paid by now: only what "is due" is awaited.
    let is_due = matches!(near, [.., "is" | "are" | "be" | "now" | "still", "due"]);
    is_due || near.iter().any(|word| AWAITED.contains(word))
}
