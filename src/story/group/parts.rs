//! A small folder in parts: somebody put its articles together, so they are of one story but where two parts
//! plainly have nothing in common.
//!
//! Articles of one story may have few words in common, but they name the same: the firm, the place, the ship.
//! What two stories both name is mostly named by one article of each in passing. So articles are joined, the
//! most alike first, as long as two groups share a name that half of the articles of both have, or two that half
//! of one have. An article that is left over goes with those that it is most like: what comes of it are parts of
//! two articles or more, or the folder as it was.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::linkage::Likeness;
use crate::story::page::word::Root;

/// So many names that most articles of one of two parts have, and the other has somewhere, make them one.
const NAMES: usize = 2;

/// A part has so many articles at least: two that name others than the rest may well tell the same.
const LEAST: usize = 3;

/// Articles in parts, each by its places, in order: by the names of each, and how alike any two are. Parts
/// that are `alike` on average are one.
pub(super) fn parts(names: &[&[Root]], pairs: &[Likeness], alike: u64) -> Vec<Vec<usize>> {
    let likeness: BTreeMap<(usize, usize), u64> =
        pairs.iter().map(|pair| (pair.of, pair.likeness)).collect();
    let mean = |x: &Part, y: &Part| {
        let of = |&a: &usize, &b: &usize| likeness.get(&(a.min(b), a.max(b))).copied().unwrap_or(0);
        let sum: u64 =
            x.members.iter().map(|a| y.members.iter().map(|b| of(a, b)).sum::<u64>()).sum();
        sum / (x.members.len() * y.members.len()) as u64
    };
    let mut all: Vec<Part> = (0..names.len()).map(|at| Part::of(at, names[at])).collect();
    join_while(&mut all, &mean, |x, y, likeness| likeness >= alike || x.is_of_same(y));
    let (single, mut all): (Vec<Part>, Vec<Part>) =
        all.into_iter().partition(|part| part.members.len() < LEAST);
    if all.len() < 2 {
        return vec![(0..names.len()).collect()];
    }
    let held: Vec<usize> = single
        .iter()
        .map(|one| (0..all.len()).max_by_key(|&at| (mean(one, &all[at]), Reverse(at))).unwrap_or(0))
        .collect();
    for (one, into) in single.into_iter().zip(held) {
        all[into].join(one);
    }
    join_while(&mut all, &mean, |x, y, _| x.is_of_same(y) || x.knows(y));
    let mut found: Vec<Vec<usize>> = all.into_iter().map(|part| part.members).collect();
    found.iter_mut().for_each(|members| members.sort_unstable());
    found.sort_unstable();
    found
}

/// Joins the two parts that are most alike as long as any two are to be joined.
fn join_while(
    all: &mut Vec<Part>,
    mean: &dyn Fn(&Part, &Part) -> u64,
    is_one: impl Fn(&Part, &Part, u64) -> bool,
) {
    loop {
        let two = |x: usize| (x + 1..all.len()).map(move |y| (x, y));
        let likest = (0..all.len())
            .flat_map(two)
            .map(|(x, y)| (mean(&all[x], &all[y]), Reverse((x, y))))
            .filter(|&(likeness, Reverse((x, y)))| is_one(&all[x], &all[y], likeness))
            .max();
        let Some((_, Reverse((x, y)))) = likest else { return };
        let other = all.remove(y);
        all[x].join(other);
    }
}

/// Some of the articles.
#[derive(Debug)]
struct Part {
    members: Vec<usize>,
    /// How many of them have each name.
    names: BTreeMap<Root, usize>,
}

impl Part {
    fn of(member: usize, names: &[Root]) -> Part {
        Part { members: vec![member], names: names.iter().map(|&name| (name, 1)).collect() }
    }

    fn join(&mut self, other: Part) {
        self.members.extend(other.members);
        for (name, count) in other.names {
            *self.names.entry(name).or_default() += count;
        }
    }

    /// Whether half of the articles of both have one name.
    fn is_of_same(&self, other: &Part) -> bool {
        self.shared(other).any(|(own, others)| own && others)
    }

    /// Whether half of the articles of one of two parts have names that the other has somewhere.
    fn knows(&self, other: &Part) -> bool {
        self.shared(other).filter(|(own, others)| *own || *others).count() >= NAMES
    }

    /// For each name of both whether half of the articles have it, of the one and of the other.
    fn shared(&self, other: &Part) -> impl Iterator<Item = (bool, bool)> {
        let is_half = |part: &Part, count: usize| 2 * count >= part.members.len();
        self.names.iter().filter_map(move |(name, own)| {
            let others = other.names.get(name)?;
            Some((is_half(self, *own), is_half(other, *others)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&[Root]], alike: &[(usize, usize, u64)], expected: &[&[usize]]) {
        let pairs: Vec<Likeness> =
            alike.iter().map(|&(x, y, likeness)| Likeness { of: (x, y), likeness }).collect();
        assert_eq!(parts(names, &pairs, 90), expected);
    }

    #[test]
    fn what_names_nothing_in_common_is_parted() {
        let names: [&[Root]; 6] = [&[1, 2], &[1, 3], &[1], &[4], &[4, 5], &[4]];
        check(&names, &[], &[&[0, 1, 2], &[3, 4, 5]]);
        // Of two articles each they may well be of one story.
        check(&[&[1, 2], &[1, 3], &[4], &[4, 5]], &[], &[&[0, 1, 2, 3]]);
    }

    #[test]
    fn a_name_in_passing_joins_nothing() {
        let names: [&[Root]; 6] = [&[1, 9], &[1], &[1], &[4], &[4, 9], &[4]];
        check(&names, &[(0, 1, 50), (3, 4, 50)], &[&[0, 1, 2], &[3, 4, 5]]);
        // Two names of all articles of one part that the other has as well are of one story.
        let names: [&[Root]; 6] = [&[1, 4, 5], &[1], &[1], &[4, 5], &[4, 5], &[4]];
        check(&names, &[(0, 1, 50), (3, 4, 50)], &[&[0, 1, 2, 3, 4, 5]]);
    }

    #[test]
    fn an_article_alone_goes_with_those_that_it_is_like() {
        let names: [&[Root]; 7] = [&[1], &[4], &[1], &[4], &[7], &[1], &[4]];
        check(&names, &[(3, 4, 40)], &[&[0, 2, 5], &[1, 3, 4, 6]]);
        check(&[&[1], &[1], &[7]], &[], &[&[0, 1, 2]]);
    }

    #[test]
    fn articles_of_like_words_are_one_story_whatever_they_name() {
        check(&[&[1], &[1], &[4], &[4]], &[(0, 2, 200), (1, 3, 200)], &[&[0, 1, 2, 3]]);
    }
}
