//! Figures that are the only ones of their sort in an article: what both articles count but once is one thing more often.

use super::pair::{At, Pair, Rarity};
use crate::read::MentionKind;
use crate::story::page::{Node, Page};
use crate::value::Number;

/// Whether a value is the only one of its article that measures or counts what it does. Sums of money, shares and bare
/// numbers are of all sorts.
pub(super) fn is_only(at: At, pages: &[Page]) -> bool {
    let page = &pages[at.page];
    let node = &page.nodes[at.node];
    let is_of_sort = |other: &Node| match node.kind {
        MentionKind::Quantity => other.dimension() == node.dimension(),
        _ => other.nouns.first() == node.nouns.first(),
    };
    let may_be = match node.kind {
        MentionKind::Quantity => true,
        MentionKind::Number => !node.nouns.is_empty(),
        _ => false,
    };
    may_be
        && page.nodes.iter().enumerate().all(|(index, other)| {
            index == at.node
                || other.kind != node.kind
                || !is_of_sort(other)
                || other.value.meaning == node.value.meaning
        })
}

/// Whether each is the only count of its article of one and the same thing, and they lie close together: "6,200
/// enumerators", "some 6,500 enumerators". Of articles that nobody put together it says little.
pub(super) fn are_only_counts(pair: &Pair, pages: &[Page], rarity: &Rarity) -> bool {
    rarity.is_given()
        && pair.same_head
        && pair.ratio <= CLOSE
        && is_only(pair.a, pages)
        && is_only(pair.b, pages)
}

/// Figures that lie close together, in hundredths.
const CLOSE: u32 = 125;

/// Whether two counts differ by no more than somebody names one by one.
pub(super) fn differ_by_few(x: &Node, y: &Node) -> bool {
    let point = |node: &Node| node.value.quantity().and_then(|count| count.figure.point());
    let gap = point(x).zip(point(y)).and_then(|(x, y)| x.minus(y)).map(Number::abs);
    let are_counts = [x, y].iter().all(|node| node.kind == MentionKind::Number);
    are_counts && gap.is_some_and(|gap| gap <= Number::from(NAMED))
}

/// So many of those that are counted an article names at most.
const NAMED: i64 = 3;
