//! Of whom two values are said: names that only one side has, articles that share few.

use super::pair::{Pair, Rarity};
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
