//! Of whom two values are said, where both articles know both.

use super::pair::{Pair, Rarity};
use crate::story::page::word::Root;
use crate::story::page::{Node, Page};

/// Whether two sentences speak of two of one sort, whom both articles know.
pub(super) fn have_subjects(pair: &Pair, pages: &[Page]) -> bool {
    let (p, q) = (&pages[pair.a.page], &pages[pair.b.page]);
    let (x, y) = (&p.nodes[pair.a.node], &q.nodes[pair.b.node]);
    let (Some(a), Some(b)) = (&x.subject, &y.subject) else { return false };
    let is_known =
        |page: &Page, name: &[Root]| name.iter().any(|root| page.names.binary_search(root).is_ok());
    // "Acme buys Globex", "Globex is bought by Acme": both sentences are of both.
    let names = |node: &Node, name: &[Root]| node.names.iter().any(|(root, _)| name.contains(root));
    let are_of_both = names(x, &b.name) && names(y, &a.name);
    a.is_rival_of(b) && is_known(q, &a.name) && is_known(p, &b.name) && !are_of_both
}

/// Whether each value is said of a name that both articles know, and not of the same.
pub(super) fn have_names(pair: &Pair, pages: &[Page], rarity: &Rarity) -> bool {
    let (p, q) = (&pages[pair.a.page], &pages[pair.b.page]);
    let (x, y) = (&p.nodes[pair.a.node], &q.nodes[pair.b.node]);
    let is_own = |node: &Node, root: Root| !node.names_of_others.contains(&root);
    let near = |node: &Node| -> Vec<Root> {
        let names =
            node.names.iter().filter(|(root, weight)| *weight >= 450 && is_own(node, *root));
        names.map(|(root, _)| *root).collect()
    };
    let (a, b) = (near(x), near(y));
    // Names that stand in every article part two figures only where nothing else joins their sentences.
    let shared: Vec<Root> = a.iter().copied().filter(|root| b.contains(root)).collect();
    let counts = |root: &Root| shared.is_empty() || !rarity.is_everywhere(*root);
    let known = |page: &Page, root: &Root| page.names.binary_search(root).is_ok();
    // A name that the other article does not have may be another name for the same; unless its own article
    // names both.
    let apart = |root: &Root, own: &Page, other: &Page, others: &[Root]| {
        known(other, root) || others.iter().any(|name| known(own, name))
    };
    let own = |names: &[Root], node: &Node, (own, other): (&Page, &Page), others: &[Root]| {
        names.iter().any(|root| {
            counts(root)
                && apart(root, own, other, others)
                && !node.names.iter().any(|(r, _)| r == root && is_own(node, *r))
        })
    };
    !shared.iter().any(|root| !rarity.is_everywhere(*root))
        && own(&a, y, (p, q), &b)
        && own(&b, x, (q, p), &a)
}
