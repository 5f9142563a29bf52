//! Years of beginning by what they may be of and by their days: a history tells a thousand of them, of as many firms.

use std::collections::{BTreeMap, BTreeSet};

use super::{Told, is_one};
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::word::Root;
use crate::value::{Day, Interval, Meaning};

/// Years of beginning of one sort, in the order of their pages.
#[derive(Debug)]
pub(super) struct Index<'a> {
    told: &'a [Told],
    rarity: &'a Rarity,
    /// Which of the stretches of time each is.
    time: Vec<usize>,
    /// Those of each stretch.
    of_time: Vec<Vec<usize>>,
    /// The stretches that each has a day in common with, itself among them,
    meets: Vec<Vec<usize>>,
    /// and the pages that tell one of these.
    knowing: Vec<BTreeSet<usize>>,
    /// The rarest root of the name right before each, where it has one.
    rarest: Vec<Option<Root>>,
    /// Those with such a name by that root,
    by_rarest: BTreeMap<Root, Vec<usize>>,
    /// and by each.
    by_name: BTreeMap<Root, Vec<usize>>,
    /// Those without one, by each root of what may be meant.
    by_meant: BTreeMap<Root, Vec<usize>>,
}

impl<'a> Index<'a> {
    pub(super) fn of(told: &'a [Told], pages: &[Page], rarity: &'a Rarity) -> Index<'a> {
        let days: Vec<Interval<Day>> = told.iter().map(|told| days(told, pages)).collect();
        let mut times = days.clone();
        times.sort_by(Interval::sweep_order);
        times.dedup();
        let place = |days: &Interval<Day>| times.partition_point(|t| t.sweep_order(days).is_lt());
        let time: Vec<usize> = days.iter().map(place).collect();
        let mut of_time = vec![Vec::new(); times.len()];
        for (at, &time) in time.iter().enumerate() {
            of_time[time].push(at);
        }
        let meets = meeting(&times);
        let page_of = |at: &usize| told[*at].at.page;
        let knowing = meets.iter().map(|times| {
            let all = times.iter().flat_map(|time| &of_time[*time]);
            all.map(page_of).collect()
        });
        let knowing = knowing.collect();
        let mut index = Index {
            told,
            rarity,
            time,
            of_time,
            meets,
            knowing,
            rarest: vec![None; told.len()],
            by_rarest: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_meant: BTreeMap::new(),
        };
        index.sort_by_names();
        index
    }

    /// Notes by which roots a year is found; not one that all pages tell, which no page contradicts.
    fn sort_by_names(&mut self) {
        let pages: BTreeSet<usize> = self.told.iter().map(|told| told.at.page).collect();
        let mut counts: BTreeMap<Root, usize> = BTreeMap::new();
        for root in self.told.iter().flat_map(|told| &told.named) {
            *counts.entry(*root).or_default() += 1;
        }
        for (at, told) in self.told.iter().enumerate() {
            if self.knowing[self.time[at]].len() == pages.len() {
                continue;
            }
            if let Some(rarest) = told.named.iter().min_by_key(|root| counts.get(*root)) {
                self.by_rarest.entry(*rarest).or_default().push(at);
                self.rarest[at] = Some(*rarest);
            }
            let is_named = !told.named.is_empty();
            let (roots, lists) = match is_named {
                true => (&told.named, &mut self.by_name),
                false => (&told.meant, &mut self.by_meant),
            };
            for root in roots {
                lists.entry(*root).or_default().push(at);
            }
        }
    }

    /// The first year of a later page that contradicts one and may be of the same thing, and whether both have its name
    /// beside them. An article that has the other's year as well knows of two beginnings.
    pub(super) fn first_against(&self, one: usize, taken: &[bool]) -> Option<(usize, bool)> {
        let (own, time) = (&self.told[one], self.time[one]);
        let against = |&other: &usize| {
            let page = self.told[other].at.page;
            let is_open = !taken[other]
                && !self.knowing[time].contains(&page)
                && !self.knowing[self.time[other]].contains(&own.at.page);
            is_open
                .then(|| is_one(own, &self.told[other], self.rarity))
                .flatten()
                .map(|sure| (other, sure))
        };
        let first = |list: &Vec<usize>| {
            let later = list.partition_point(|&other| self.told[other].at.page <= own.at.page);
            list[later..].iter().find_map(against)
        };
        let with = |lists: &BTreeMap<Root, Vec<usize>>, roots: &BTreeSet<Root>| {
            roots.iter().filter_map(|root| lists.get(root)).filter_map(first).min()
        };
        if own.named.is_empty() {
            let sides = [with(&self.by_meant, &own.meant), with(&self.by_name, &own.meant)];
            return sides.into_iter().flatten().min();
        }
        // A name that holds this one has its rarest root, and this one has the rarest of a name that it holds.
        let longer = self.rarest[one].and_then(|root| self.by_name.get(&root)).and_then(first);
        let shorter = with(&self.by_rarest, &own.named);
        let unnamed = with(&self.by_meant, &own.named);
        [longer, shorter, unnamed].into_iter().flatten().min()
    }

    /// The years that say the same of the same as one of them, itself among them.
    pub(super) fn fellows(&self, one: usize) -> Vec<usize> {
        let same = self.meets[self.time[one]].iter().flat_map(|time| &self.of_time[*time]);
        let is_of_it = |at: &usize| is_one(&self.told[*at], &self.told[one], self.rarity).is_some();
        let mut fellows: Vec<usize> = same.copied().filter(is_of_it).collect();
        fellows.sort_unstable();
        fellows
    }
}

/// The days of a year of beginning, or of a month or day of one.
fn days(told: &Told, pages: &[Page]) -> Interval<Day> {
    match &pages[told.at.page].nodes[told.at.node].value.meaning {
        Meaning::Time(period) => period.days(),
        _ => Interval::everything(),
    }
}

/// Which of some stretches of time, in the order of a sweep, have a day in common.
fn meeting(times: &[Interval<Day>]) -> Vec<Vec<usize>> {
    let mut meets: Vec<Vec<usize>> = (0..times.len()).map(|at| vec![at]).collect();
    for (at, time) in times.iter().enumerate() {
        let later = (at + 1..times.len()).take_while(|other| !time.is_below(&times[*other]));
        for other in later.filter(|other| time.meets(&times[*other])) {
            meets[at].push(other);
            meets[other].push(at);
        }
    }
    meets
}
