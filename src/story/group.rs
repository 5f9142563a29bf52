//! Which articles of a folder tell one story: those that share names which few others have.

use std::collections::BTreeMap;

use super::page::Page;
use super::word::Root;

/// So few articles are one story: somebody put them into one folder.
const ONE_FOLDER: usize = 25;
/// A name that more articles have says nothing of which story they tell.
const POSTINGS: usize = 30;
/// So many rare names must two articles share ...
const SHARED: usize = 3;
/// ... and so large a part of the rare names of the one with fewer, in hundredths.
const PART: usize = 30;
/// No story has more articles than this; the rest begins another.
const LARGEST: usize = 60;

/// The articles in groups, each by their places, in order.
pub(super) fn group(pages: &[Page]) -> Vec<Vec<usize>> {
    if pages.len() <= ONE_FOLDER {
        return vec![(0..pages.len()).collect()];
    }
    let mut postings: BTreeMap<Root, Vec<usize>> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        for &name in &page.names {
            postings.entry(name).or_default().push(index);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut rare = vec![0_usize; pages.len()];
    for list in postings.values().filter(|list| list.len() <= POSTINGS) {
        for (i, &x) in list.iter().enumerate() {
            rare[x] += 1;
            for &y in list.iter().skip(i + 1) {
                *shared.entry((x, y)).or_default() += 1;
            }
        }
    }
    let mut parents: Vec<usize> = (0..pages.len()).collect();
    let mut sizes = vec![1_usize; pages.len()];
    let mut links: Vec<(usize, usize, usize)> =
        shared.into_iter().map(|((x, y), count)| (count, x, y)).collect();
    // The closest first, so that a full story is one of those that belong together.
    links.sort_by_key(|&(count, x, y)| (std::cmp::Reverse(count), x, y));
    for (count, x, y) in links {
        let fewer = rare[x].min(rare[y]);
        if count < SHARED || count * 100 < fewer * PART {
            continue;
        }
        let (a, b) = (top(&mut parents, x), top(&mut parents, y));
        if a != b && sizes[a] + sizes[b] <= LARGEST {
            parents[b.max(a)] = a.min(b);
            sizes[a.min(b)] = sizes[a] + sizes[b];
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..pages.len() {
        groups.entry(top(&mut parents, index)).or_default().push(index);
    }
    groups.into_values().collect()
}

/// The first article of the group that an article is in.
fn top(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}
