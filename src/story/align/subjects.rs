//! Of whom two values are said: names that only one side has, articles that share few.

use super::pair::{At, Pair, Rarity};
use crate::story::page::cue::Cue;
use crate::story::page::{Node, Page};

/// Articles that share a smaller part of their names, in thousandths, may be of namesakes.
pub(super) const FEW_NAMES: usize = 250;

/// How large a part of the names of the article with fewer names the other has as well, in thousandths.
pub(super) fn shared_names(pair: &Pair, pages: &[Page]) -> usize {
    let (p, q) = (&pages[pair.a.page].names, &pages[pair.b.page].names);
    let shared = p.iter().filter(|root| q.binary_search(root).is_ok()).count();
    let fewer = p.len().min(q.len());
    if fewer < 4 { 1000 } else { 1000 * shared / fewer }
}

/// What says that two articles, of many, speak of two things in like words.
pub(super) fn are_of_two_subjects(
    pair: &Pair,
    pages: &[Page],
    rarity: &Rarity,
) -> Option<&'static str> {
    if rarity.is_pair {
        return None;
    }
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    if one_sided_name(x, y, rarity) && one_sided_name(y, x, rarity) {
        return Some("Each is said of a name that the other has not.");
    }
    let (p, q) = (&pages[pair.a.page], &pages[pair.b.page]);
    if p.is_news_to(q) && q.is_news_to(p) {
        return Some("Neither article knows most of the names in the other's title.");
    }
    let is_shared = x.names.iter().any(|(root, _)| y.names.iter().any(|(other, _)| other == root));
    (shared_names(pair, pages) < FEW_NAMES && !is_shared)
        .then_some("The articles share few names, and the sentences none.")
}

/// Whether a value stands close to a name of its own that the other sentence has not.
pub(crate) fn one_sided_name(x: &Node, y: &Node, rarity: &Rarity) -> bool {
    x.names.iter().any(|&(root, weight)| {
        weight >= 800
            && !rarity.is_everywhere(root)
            && !y.names.iter().any(|(other, _)| *other == root)
    })
}

/// Whether one name stands close to both of two values.
pub(super) fn share_a_name(x: &Node, y: &Node) -> bool {
    let near = |node: &Node, root| {
        node.names.iter().any(|&(name, weight)| name == root && weight >= CLOSE_BY)
    };
    x.names.iter().any(|&(name, weight)| weight >= CLOSE_BY && near(y, name))
}

/// Whether both are of something else that the thing of each sentence is measured by: two deals to rank behind.
pub(super) fn are_of_two_greater(x: &Node, y: &Node) -> bool {
    let are_others = x.cues.has(Cue::Than) && y.cues.has(Cue::Than);
    are_others && !x.names.is_empty() && !y.names.is_empty() && !share_a_name(x, y)
}

/// Whether close to a value stands a name that the whole article of another does not have: "Pablo PICASSO, whose record of
/// $179 million", in an article that has the sum of the other as well.
pub(super) fn names_another(own: At, other: At, pages: &[Page]) -> bool {
    let page = &pages[other.page];
    pages[own.page].nodes[own.node]
        .names
        .iter()
        .any(|(root, weight)| *weight >= CLOSE_BY && page.roots.binary_search(root).is_err())
}

/// So much, in thousandths, weighs a name that stands close to a value.
pub(super) const CLOSE_BY: u32 = 400;

/// Whether the sentences of two values speak of one and the same.
pub(super) fn have_one_subject(x: &Node, y: &Node) -> bool {
    x.subject.as_ref().zip(y.subject.as_ref()).is_some_and(|(p, q)| !p.is_rival_of(q))
}
