//! Which values of two articles are held against each other: all of one sort, and of very long articles those
//! that have the most telling words in common.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::pair::{At, Pair, Rarity, pair_of};
use super::same::{Begin, begin};
use crate::read::MentionKind;
use crate::story::page::word::Root;
use crate::story::page::{Node, Page};
use crate::value::{Class, Dimension};

/// So many pairs of values have two articles of some thousand words; of longer ones only those are looked at that anything
/// speaks for.
const MANY: usize = 40_000;

/// In such articles a value is held against so many of the other, those that are most like it.
const MOST: usize = 64;

/// So many pairs of two articles are looked at in all: two of two thousand values each have as many. Of longer ones a
/// value is looked at beside those of the other only that have the rarest words in common,
const TOO_MANY: usize = 4_000_000;
/// beside so many at least,
const LOOKED_AT: usize = 64;
/// and is held against so many.
const FEWEST: usize = 16;

/// Whether two articles have so many values that not all pairs of them are looked at.
pub(crate) fn is_too_much(one: &Page, other: &Page) -> bool {
    one.nodes.len().saturating_mul(other.nodes.len()) > TOO_MANY
}

/// Every pair of values of one sort from two articles.
pub(super) fn candidates(pages: &[Page], rarity: &Rarity) -> Vec<Pair> {
    let around = |page: &Page| page.nodes.iter().map(|node| rarity.around(node)).collect();
    let around: Vec<Vec<u32>> = pages.iter().map(around).collect();
    let mut pairs = Vec::new();
    for a in 0..pages.len() {
        for b in a + 1..pages.len() {
            let is_much = around[a].len() * around[b].len() > MANY;
            let is_worth = |pair: &Pair| !is_much || may_tell(pair);
            let mut beside =
                is_too_much(&pages[a], &pages[b]).then(|| Beside::of(&pages[b], around[a].len()));
            let most = if beside.is_some() { FEWEST } else { MOST };
            for (i, x) in around[a].iter().enumerate() {
                let from = pairs.len();
                let mut hold = |j: usize| {
                    let (one, other) = (At { page: a, node: i }, At { page: b, node: j });
                    let sum = x + around[b][j];
                    pairs.extend(pair_of(one, other, pages, rarity, sum).filter(is_worth));
                };
                match &mut beside {
                    None => (0..around[b].len()).for_each(hold),
                    Some(beside) => {
                        beside.of_value(&pages[a], i).iter().for_each(|&j| hold(j as usize));
                    }
                }
                if is_much && pairs.len() - from > most {
                    pairs[from..].sort_by_key(|pair| (Reverse(pair.likeness), pair.b));
                    pairs.truncate(from + most);
                }
            }
        }
    }
    pairs
}

/// Whether anything but chance may join two values that clash.
fn may_tell(pair: &Pair) -> bool {
    pair.class != Class::Contradiction
        || pair.near > 0
        || pair.same_head
        || pair.lost_zero
        || pair.slip.is_some()
}

/// What a value can be held against, as far as its sort goes. Sums of two currencies can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Place,
    Day,
    Sum,
    Plain,
    Other(Dimension),
}

fn sort_of(node: &Node) -> Sort {
    match node.dimension() {
        _ if node.kind == MentionKind::Ordinal => Sort::Place,
        None => Sort::Day,
        Some(Dimension::Money(_)) => Sort::Sum,
        Some(Dimension::Number | Dimension::Count) => Sort::Plain,
        Some(other) => Sort::Other(other),
    }
}

/// The values of a very long article by what they can be found by: their words and names, and what they say.
#[derive(Debug)]
struct Beside {
    by_root: BTreeMap<(Sort, Root), Vec<u32>>,
    by_value: BTreeMap<(Sort, Begin), Vec<u32>>,
    /// How many values the article has.
    count: usize,
    /// Beside how many of them a value is looked at.
    most: usize,
    /// For each value the last one of the other article that it was found for.
    seen: Vec<u32>,
    /// Those found for it.
    found: Vec<u32>,
}

impl Beside {
    /// The values of an article, to be looked at beside `others` of another.
    fn of(page: &Page, others: usize) -> Beside {
        let mut by_root: BTreeMap<(Sort, Root), Vec<u32>> = BTreeMap::new();
        let mut by_value: BTreeMap<(Sort, Begin), Vec<u32>> = BTreeMap::new();
        for (index, node) in page.nodes.iter().enumerate() {
            let sort = sort_of(node);
            for root in roots(node) {
                let list = by_root.entry((sort, root)).or_default();
                if list.last() != Some(&(index as u32)) {
                    list.push(index as u32);
                }
            }
            if let Some(begin) = begin(node) {
                by_value.entry((sort, begin)).or_default().push(index as u32);
            }
        }
        let count = page.nodes.len();
        let most = (TOO_MANY / others.max(1)).max(LOOKED_AT);
        Beside { by_root, by_value, count, most, seen: vec![u32::MAX; count], found: Vec::new() }
    }

    /// The values that a value of another article is looked at beside: the same figure first, then those that have a
    /// word in common, the rarest words first. Of too many those are taken that stand as far down in their article.
    fn of_value(&mut self, page: &Page, index: usize) -> &[u32] {
        let node = &page.nodes[index];
        let sort = sort_of(node);
        let same = begin(node).and_then(|begin| self.by_value.get(&(sort, begin)));
        let mut lists: Vec<&Vec<u32>> =
            roots(node).filter_map(|root| self.by_root.get(&(sort, root))).collect();
        lists.sort_by_key(|list| list.len());
        let depth = (index * self.count / page.nodes.len()) as u32;
        let mut left = self.most;
        self.found.clear();
        for list in same.into_iter().chain(lists) {
            for &other in &list[nearest(list, depth, left)] {
                left -= 1;
                if self.seen[other as usize] != index as u32 {
                    self.seen[other as usize] = index as u32;
                    self.found.push(other);
                }
            }
        }
        self.found.sort_unstable();
        &self.found
    }
}

/// The words and names around a value, and what it counts or is bound to.
fn roots(node: &Node) -> impl Iterator<Item = Root> {
    let around = node.context.iter().chain(&node.names).map(|(root, _)| *root);
    around.chain(node.nouns.iter().chain(&node.heads).copied())
}

/// Where in a sorted list those stand that are nearest to a place, no more than `most` of them.
fn nearest(list: &[u32], place: u32, most: usize) -> Range<usize> {
    let most = most.min(list.len());
    let middle = list.partition_point(|&other| other < place);
    let from = middle.saturating_sub(most / 2).min(list.len() - most);
    from..from + most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_too_many_the_nearest_are_taken() {
        let list = [1, 4, 9, 16, 25, 36];
        assert_eq!(nearest(&list, 16, 4), 1..5);
        assert_eq!(nearest(&list, 0, 2), 0..2);
        assert_eq!(nearest(&list, 99, 2), 4..6);
        assert_eq!(nearest(&list, 9, 10), 0..6);
        assert_eq!(nearest(&list, 9, 0), 2..2);
    }
}
