//! Sums that differ and are one: one is a part of the other, or they are told in two kinds of money.

use super::{agree, end};
use crate::story::page::{Node, Page};
use crate::value::{Dimension, Number};

/// Whether an article of a story says why two sums differ.
pub(super) fn are_explained(x: &Node, y: &Node, pages: &[Page], texts: &[&str]) -> bool {
    is_sum(x)
        && (pages.iter().zip(texts).any(|(page, text)| is_part(page, text, x, y))
            || are_converted(x, y, pages, texts))
}

/// Whether a sentence has both sums, and one of them as a part of the other: "for $19 billion, $16 billion of it IN CASH".
fn is_part(page: &Page, text: &str, x: &Node, y: &Node) -> bool {
    let has = |of: &Node, sentence: usize, is_part: bool| {
        page.nodes_of(sentence..=sentence).any(|(_, node)| {
            let behind = text.get(node.range.end..).unwrap_or_default().trim_start();
            is_sum(node)
                && agree(node, of)
                && (!is_part || PARTS.iter().any(|part| behind.starts_with(part)))
        })
    };
    (0..page.sentences.len()).any(|sentence| {
        has(x, sentence, false)
            && has(y, sentence, false)
            && (has(x, sentence, true) || has(y, sentence, true))
    })
}

/// Whether one sum stands in brackets beside the other, or both beside one third: "20 million Canadian (14.5 million)",
/// "14.8 million (20 million Canadian)".
fn are_converted(x: &Node, y: &Node, pages: &[Page], texts: &[&str]) -> bool {
    // In whatever money: "$20 million" may be Canadian.
    let is_near = |a: Number, b: Number| {
        let gap = a.minus(b)?.abs();
        Some(gap.times(Number::from(HUNDREDTHS))? <= a)
    };
    let is_it = |own: &Node, of: &Node| {
        end(own).zip(end(of)).and_then(|(a, b)| is_near(a, b)).unwrap_or_default()
    };
    let beside = |of: &Node| -> Vec<Number> {
        let all = pages.iter().zip(texts).flat_map(|(page, text)| in_brackets(page, text));
        let all = all.filter_map(|(a, b)| match (is_it(a, of), is_it(b, of)) {
            (true, _) => end(b),
            (_, true) => end(a),
            _ => None,
        });
        all.collect()
    };
    let (of_x, of_y) = (beside(x), beside(y));
    end(y).is_some_and(|y| of_x.contains(&y)) || of_x.iter().any(|sum| of_y.contains(sum))
}

/// The sums of an article that stand one beside the other, the second in brackets.
fn in_brackets<'p>(page: &'p Page, text: &str) -> impl Iterator<Item = (&'p Node, &'p Node)> {
    page.nodes.windows(2).filter_map(move |two| {
        let between = text.get(two[0].range.end..two[1].range.start).unwrap_or_default();
        let is_open = between.trim_end().ends_with('(') && between.len() < CURRENCY;
        // "$20 million ($14.5 million A YEAR EARLIER)" is no conversion.
        let behind = text.get(two[1].range.end..).unwrap_or_default();
        let is_closed = behind.find(')').is_some_and(|at| at < CURRENCY);
        (is_open && is_closed && is_sum(&two[0]) && is_sum(&two[1])).then_some((&two[0], &two[1]))
    })
}

fn is_sum(node: &Node) -> bool {
    matches!(node.dimension(), Some(Dimension::Money(_)))
}

/// What parts of a price are paid in.
const PARTS: &[&str] = &["in cash", "in shares", "in stock", "of it", "of debt", "in debt"];
/// The name of a currency is no longer than this, in bytes, with its bracket: " Canadian (".
const CURRENCY: usize = 16;
/// Sums that differ by no more than one part in so many are one, rounded.
const HUNDREDTHS: i64 = 100;
