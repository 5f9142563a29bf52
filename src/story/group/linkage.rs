//! Average linkage: things that are alike in groups, of which every two are alike on average.
//!
//! Joining things as soon as any two are alike makes chains: two stories become one over an article that
//! names both. Crates for it take a matrix of all pairs; of ten thousand articles hardly any two are alike,
//! so the pairs that are come as a list.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// No group has more members than this; the rest begins another.
pub(super) const LARGEST: usize = 60;

/// How alike two things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    /// The two, by their numbers.
    pub(crate) of: (usize, usize),
    pub(crate) likeness: u64,
}

/// Things from 0 to `count` in groups, in order: the two groups most alike are joined as long as their
/// members are `least` alike on average. What is not in `pairs` is not alike.
pub(crate) fn average(count: usize, pairs: &[Likeness], least: u64) -> Vec<Vec<usize>> {
    let mut groups: Vec<Group> = (0..count).map(Group::of).collect();
    for pair in pairs {
        let (x, y) = pair.of;
        groups[x].sums.insert(y, pair.likeness);
        groups[y].sums.insert(x, pair.likeness);
    }
    let mut next: BinaryHeap<(u64, Reverse<(usize, usize)>)> =
        pairs.iter().map(|pair| (pair.likeness, Reverse(pair.of))).collect();
    while let Some((likeness, Reverse((x, y)))) = next.pop() {
        if likeness < least {
            break;
        }
        // An entry from before one of the two grew is out of date.
        if mean(&groups, x, y) != Some(likeness)
            || groups[x].members.len() + groups[y].members.len() > LARGEST
        {
            continue;
        }
        // The one with more neighbours stays, so that few are moved.
        let (into, from) =
            if groups[x].sums.len() < groups[y].sums.len() { (y, x) } else { (x, y) };
        join(&mut groups, into, from);
        for &other in groups[into].sums.keys() {
            if let Some(likeness) = mean(&groups, into, other) {
                next.push((likeness, Reverse((into.min(other), into.max(other)))));
            }
        }
    }
    let mut found: Vec<Vec<usize>> =
        groups.into_iter().map(|group| group.members).filter(|m| !m.is_empty()).collect();
    for members in &mut found {
        members.sort_unstable();
    }
    found.sort_unstable();
    found
}

/// A group as it grows.
#[derive(Debug)]
struct Group {
    /// None once it has gone into another.
    members: Vec<usize>,
    /// What the likenesses to the members of other groups add up to.
    sums: BTreeMap<usize, u64>,
}

impl Group {
    fn of(member: usize) -> Group {
        Group { members: vec![member], sums: BTreeMap::new() }
    }
}

/// How alike the members of two groups are on average.
fn mean(groups: &[Group], x: usize, y: usize) -> Option<u64> {
    let pairs = groups[x].members.len() * groups[y].members.len();
    groups[x].sums.get(&y)?.checked_div(pairs as u64)
}

fn join(groups: &mut [Group], into: usize, from: usize) {
    let moved = std::mem::replace(&mut groups[from], Group { members: vec![], sums: [].into() });
    groups[into].members.extend(moved.members);
    groups[into].sums.remove(&from);
    for (other, sum) in moved.sums {
        if other == into {
            continue;
        }
        groups[other].sums.remove(&from);
        let sum = *groups[into].sums.entry(other).and_modify(|own| *own += sum).or_insert(sum);
        groups[other].sums.insert(into, sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(of: &[(usize, usize, u64)]) -> Vec<Likeness> {
        of.iter().map(|&(x, y, likeness)| Likeness { of: (x, y), likeness }).collect()
    }

    #[test]
    fn a_chain_is_not_one_group() {
        let chain = pairs(&[(0, 1, 500), (1, 2, 300), (2, 3, 500)]);
        assert_eq!(average(5, &chain, 100), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn what_is_alike_all_round_is_one_group() {
        let all = pairs(&[(0, 1, 200), (0, 3, 200), (1, 3, 150)]);
        assert_eq!(average(4, &all, 100), [vec![0, 1, 3], vec![2]]);
    }

    #[test]
    fn a_group_does_not_grow_for_ever() {
        let many = LARGEST + 10;
        let all: Vec<Likeness> = (0..many)
            .flat_map(|x| (x + 1..many).map(move |y| Likeness { of: (x, y), likeness: 900 }))
            .collect();
        let sizes: Vec<usize> = average(many, &all, 100).iter().map(Vec::len).collect();
        assert_eq!(sizes.iter().sum::<usize>(), many);
        assert!(sizes.iter().all(|&size| size <= LARGEST), "{sizes:?}");
    }
}
