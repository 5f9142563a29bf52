//! Sentences that are filled in like a form: the same words of another case, with other figures.
//!
//! Reports that come by the day or by the company are written so: "raised its stake to 40,000 shares, or 5
//! percent". Two such sentences are as alike as can be and tell nothing of each other.

use super::pair::Pair;
use crate::read::MentionKind;
use crate::story::page::{Node, Page};
use crate::value::{Class, relation};

/// Fewer figures than this make no form: two sentences that differ in their only figure may be one told twice.
const FIGURES: usize = 2;

/// Whether the sentences of two values are one form, filled in twice: they hold as many figures, of the same
/// sorts in the same order, two of them or more differ, and no name is the same.
pub(crate) fn is_filled_in_anew(pair: &Pair, pages: &[Page]) -> bool {
    let (p, q) = (&pages[pair.a.page], &pages[pair.b.page]);
    let (x, y) = (&p.nodes[pair.a.node], &q.nodes[pair.b.node]);
    let is_shared = |root| y.names.iter().any(|(other, _)| *other == root);
    !x.names.iter().any(|(root, _)| is_shared(*root))
        && !p.reports_the_case_of(q)
        && differ(p, x.sentence, q, y.sentence).is_some_and(|differ| differ >= FIGURES)
}

/// How many of the figures of two sentences differ, where these are of the same sorts in the same order.
pub(crate) fn differ(p: &Page, of_p: usize, q: &Page, of_q: usize) -> Option<usize> {
    let (a, b) = (figures(p, of_p), figures(q, of_q));
    let alike = |(x, y): (&&Node, &&Node)| x.kind == y.kind && x.dimension() == y.dimension();
    let contradict =
        |(x, y): &(&&Node, &&Node)| relation(&x.value, &y.value).class == Class::Contradiction;
    (a.len() == b.len() && a.iter().zip(&b).all(alike))
        .then(|| a.iter().zip(&b).filter(contradict).count())
}

/// The figures of a sentence. Its days do not count: reports of one day have them alike.
fn figures(page: &Page, sentence: usize) -> Vec<&Node> {
    let all = page.nodes.iter().filter(|node| node.sentence == sentence);
    all.filter(|node| !matches!(node.kind, MentionKind::Date | MentionKind::Ordinal)).collect()
}
