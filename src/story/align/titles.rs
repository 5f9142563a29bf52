//! Titles are short for what their text tells in full.
//!
//! Over "more than $20 billion" a title has "$20 billion", and nobody is contradicted by 21.

use super::pair::{At, Pair};
use crate::story::page::{Node, Page, Part};
use crate::value::{Class, Number, relation};

/// Whether one of two figures stands in a title whose text tells it in a way that fits the other.
pub(super) fn is_told_in_full(pair: &Pair, pages: &[Page]) -> bool {
    let is_told = |own: At, other: At| {
        let page = &pages[own.page];
        let (title, against) = (&page.nodes[own.node], &pages[other.page].nodes[other.node]);
        let is_title = |node: &Node| page.sentences[node.sentence].part == Part::Title;
        is_title(title)
            && page.nodes.iter().any(|twin| {
                !is_title(twin)
                    && is_short_for(title, twin)
                    && relation(&twin.value, &against.value).class != Class::Contradiction
            })
    };
    pair.ratio <= NEAR && (is_told(pair.a, pair.b) || is_told(pair.b, pair.a))
}

/// Nobody writes "more than 20" of what is further above it, in hundredths.
const NEAR: u32 = 115;

/// Whether a figure of a title may be short for one of its text: the same digits, whatever stands before them.
pub(super) fn is_short_for(title: &Node, twin: &Node) -> bool {
    let stated = |node: &Node| {
        let figure = &node.value.quantity()?.figure;
        figure.point().or(figure.low).or(figure.high).map(Number::abs)
    };
    title.dimension() == twin.dimension()
        && stated(title).zip(stated(twin)).is_some_and(|(title, twin)| title == twin)
}
