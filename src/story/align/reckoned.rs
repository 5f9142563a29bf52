//! From when a length of time is reckoned: "40 minutes AFTER take-off", and "32 minutes LATER", after what was told before.

use std::sync::LazyLock;

use super::holders::is;
use super::pair::{At, Pair};
use crate::read::MentionKind;
use crate::story::page::Page;
use crate::story::page::word::{Root, forms, words_in};

/// Whether one of two lengths of time is reckoned from what its sentence names, and the other from what was told before.
pub(super) fn are_from_two(pair: &Pair, pages: &[Page]) -> bool {
    let behind = |at: At| {
        let page = &pages[at.page];
        let node = &page.nodes[at.node];
        let words = page.words_of(node.sentence);
        words.get(words_in(words, &node.range).end).filter(|_| node.kind == MentionKind::Duration)
    };
    let two = behind(pair.a).zip(behind(pair.b));
    two.is_some_and(|(x, y)| is(x, &LATER) && is(y, &AFTER) || is(x, &AFTER) && is(y, &LATER))
}

/// Words behind a time that is reckoned from what was told before,
static LATER: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["afterwards", "later"]));
/// and behind one that is reckoned from what follows.
static AFTER: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["after", "before", "into", "since"]));
