//! Things of one noun that have names of their own: "bombs hit the AL NOOR hospital on Tuesday", "the RED CRESCENT
//! hospital on Wednesday".

use std::collections::BTreeSet;

use super::pair::{At, Pair};
use crate::story::page::Page;
use crate::story::page::word::{Root, Sort, Word};

/// How many words may stand between such a thing and the value that is said of it.
const NEAR: usize = 3;

/// Whether two values are said of things of one noun and of two names.
pub(crate) fn are_two(pair: &Pair, pages: &[Page]) -> bool {
    let thing = |at: At| before(&pages[at.page], at.node);
    let (Some(x), Some(y)) = (thing(pair.a), thing(pair.b)) else { return false };
    x.noun == y.noun && x.names.is_disjoint(&y.names)
}

/// A thing with a name before its noun.
struct Thing {
    noun: Root,
    names: BTreeSet<Root>,
}

/// The thing right before a value in its sentence.
fn before(page: &Page, node: usize) -> Option<Thing> {
    let node = &page.nodes[node];
    let words = page.words_of(node.sentence);
    let end = words.partition_point(|word| (word.end as usize) <= node.range.start);
    let nearest = end.saturating_sub(NEAR + 1)..end;
    let is_noun =
        |at: &usize| words[*at].sort == Sort::Content && names_before(words, *at).is_some();
    let at = nearest.rev().find(is_noun)?;
    let names = names_before(words, at)?;
    Some(Thing { noun: words[at].root, names })
}

/// The names right before a noun; one small word may stand between: "the Dunmore general hospital".
fn names_before(words: &[Word], noun: usize) -> Option<BTreeSet<Root>> {
    let is_name = |at: usize| words.get(at).is_some_and(|word| word.sort == Sort::Name);
    let last =
        [noun.checked_sub(1), noun.checked_sub(2)].into_iter().flatten().find(|at| is_name(*at))?;
    if last + 2 == noun && words[noun - 1].sort != Sort::Content {
        return None;
    }
    let run = (0..=last).rev().take_while(|at| is_name(*at));
    Some(run.map(|at| words[at].root).collect())
}
