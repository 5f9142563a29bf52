//! A deal when it is agreed, and when it is done: its worth moves with the shares that it is paid in.

use std::sync::LazyLock;

use super::pair::At;
use super::published::between;
use crate::story::page::word::{Root, forms, has_form};
use crate::story::page::{Page, Part};
use crate::value::Dimension;

/// Whether two sums of a deal are of two times: one article has it as done, where the other does not know of that yet.
pub(crate) fn are_of_two_times(a: At, b: At, pages: &[Page]) -> bool {
    let is_of_deal = |at: At| {
        let (page, node) = (&pages[at.page], &pages[at.page].nodes[at.node]);
        matches!(node.dimension(), Some(Dimension::Money(_)))
            && has_form(page.words_of(node.sentence), &DEALS)
    };
    is_of_deal(a)
        && is_of_deal(b)
        && is_told_as_done(&pages[a.page]) != is_told_as_done(&pages[b.page])
        && between(a, b, pages).is_none_or(|days| days > WEEK)
}

/// Whether the title or the first sentences of an article tell that a deal was completed.
fn is_told_as_done(page: &Page) -> bool {
    let is_first = |part: Part| matches!(part, Part::Title | Part::Lead);
    let sentences = page.sentences.iter().enumerate().filter(|(_, own)| is_first(own.part));
    sentences.map(|(number, _)| page.words_of(number)).any(|words| {
        words.iter().enumerate().any(|(at, word)| {
            DONE.binary_search(&word.form).is_ok()
                && has_form(&words[at..(at + NEAR).min(words.len())], &WHAT)
        })
    })
}

/// News of one deal are told within so many days.
const WEEK: i64 = 7;
/// Within so many words behind "completes" it is said what: "completes its $69 billion TAKEOVER".
const NEAR: usize = 7;

static DONE: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "closed",
        "closes",
        "completed",
        "completes",
        "concluded",
        "concludes",
        "finalised",
        "finalises",
        "finalized",
        "finalizes",
        "finishes",
        "finished",
    ])
});
/// What is completed,
static WHAT: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["acquisition", "buyout", "deal", "merger", "purchase", "takeover"]));
/// and words of a sentence that tells of it.
static DEALS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "acquire",
        "acquired",
        "acquires",
        "acquiring",
        "acquisition",
        "bought",
        "buy",
        "buyout",
        "buys",
        "deal",
        "merge",
        "merger",
        "merges",
        "purchase",
        "takeover",
    ])
});
