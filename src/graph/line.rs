//! The comparison of figures or dates: sorted once and swept once.
//!
//! Values that say the same are one; points whose possibilities have something in common are a
//! group, found by the classic sweep over upper ends; ranges, bounds and orders of magnitude join a
//! group when [`relation`] says that they agree with all of it. Since intervals that meet pairwise
//! have a point in common, one comparison of the highest lower end with the lowest upper end tells
//! whether anything contradicts: O(n log n) for any number of claims.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::slot::Comparison;
use crate::value::{Bound, Class, Relation, Stated, Value, cmp_high, cmp_low, relation};

/// The comparison of values on one line: figures or dates, with their indices.
pub(super) fn compare_line<T: Copy + Ord>(
    values: &[&Value],
    line: Vec<(usize, Stated<T>)>,
) -> Comparison {
    let distinct = distinct(line);
    let mut groups = Groups::new(values, &distinct);
    groups.sweep_points();
    groups.nest_ranges();
    for (at, (_, stated)) in distinct.iter().enumerate() {
        if !is_point_like(stated.bound) && stated.bound != Bound::Range {
            groups.join_nearest(at);
        }
    }
    Comparison::new(groups.gravest_pair(), groups.indices())
}

/// Values with what was stated, each once: the indices that say it, and the set.
type Distinct<T> = Vec<(Vec<usize>, Stated<T>)>;

fn distinct<T: Copy + Ord>(mut line: Vec<(usize, Stated<T>)>) -> Distinct<T> {
    line.sort_unstable_by(|(i, a), (j, b)| stated_order(a, b).then(i.cmp(j)));
    let mut distinct: Distinct<T> = Vec::new();
    for (index, stated) in line {
        match distinct.last_mut() {
            Some((indices, last)) if *last == stated => indices.push(index),
            _ => distinct.push((vec![index], stated)),
        }
    }
    distinct
}

fn stated_order<T: Copy + Ord>(a: &Stated<T>, b: &Stated<T>) -> Ordering {
    let ends = |s: &Stated<T>| (s.bound, s.low, s.high);
    a.possible.sweep_order(&b.possible).then_with(|| ends(a).cmp(&ends(b)))
}

fn is_point_like(bound: Bound) -> bool {
    matches!(bound, Bound::Exact | Bound::Approx | Bound::Unstated)
}

/// Values that agree, with the few among them that can decide whether another one agrees with all.
struct Group<T> {
    /// Positions in the distinct values.
    members: Vec<usize>,
    /// The member with the highest lower end.
    highest_low: usize,
    /// The member with the lowest upper end.
    lowest_high: usize,
    /// Flat statements by their lower and by their upper end: a range or a bound may retell one of them.
    flat_lows: BTreeMap<T, usize>,
    flat_highs: BTreeMap<T, usize>,
    /// The first few flat statements, however they meet: of a calendar there is one of each size.
    flats: Vec<usize>,
    /// Hedged points: an order of magnitude may be one of them in the plural.
    hedged: BTreeMap<T, usize>,
    /// The outermost and the innermost range: ranges that agree are nested.
    ranges: Option<(usize, usize)>,
    /// A bound from below and one from above: bounds in one direction agree with the same bounds.
    floor: Option<usize>,
    ceiling: Option<usize>,
}

impl<T: Copy + Ord> Group<T> {
    fn of(at: usize, distinct: &Distinct<T>) -> Group<T> {
        let mut group = Group {
            members: Vec::new(),
            highest_low: at,
            lowest_high: at,
            flat_lows: BTreeMap::new(),
            flat_highs: BTreeMap::new(),
            flats: Vec::new(),
            hedged: BTreeMap::new(),
            ranges: None,
            floor: None,
            ceiling: None,
        };
        group.add(at, distinct);
        group
    }

    fn add(&mut self, at: usize, distinct: &Distinct<T>) {
        let stated = &distinct[at].1;
        let possible = |i: usize| distinct[i].1.possible;
        self.members.push(at);
        if cmp_low(stated.possible.low(), possible(self.highest_low).low()) == Ordering::Greater {
            self.highest_low = at;
        }
        if cmp_high(stated.possible.high(), possible(self.lowest_high).high()) == Ordering::Less {
            self.lowest_high = at;
        }
        match stated.bound {
            Bound::Exact => {
                self.flat_lows.extend(stated.low.map(|low| (low, at)));
                self.flat_highs.extend(stated.high.map(|high| (high, at)));
                if self.flats.len() < SIZES {
                    self.flats.push(at);
                }
            }
            Bound::Approx | Bound::Unstated => {
                self.hedged.extend(stated.point().map(|point| (point, at)));
            }
            Bound::Range => self.ranges = Some((self.ranges.map_or(at, |(outer, _)| outer), at)),
            Bound::AtLeast | Bound::MoreThan => self.floor = Some(at),
            Bound::AtMost | Bound::LessThan => self.ceiling = Some(at),
            Bound::Vague => {}
        }
    }

    /// The members that decide whether `stated` agrees with the whole group: whoever agrees with the
    /// extremes, with the points next to its own ends, and with a bound or range of each sort, agrees with all.
    fn deciders(&self, stated: &Stated<T>) -> Vec<usize> {
        let mut deciders = vec![self.highest_low, self.lowest_high];
        deciders.extend(self.ranges.into_iter().flat_map(|(outer, inner)| [outer, inner]));
        deciders.extend(self.floor);
        deciders.extend(self.ceiling);
        // A range of figures agrees with no flat statement. One of days agrees with those inside it
        // and around it: days, months, quarters, halves, years and decades that meet lie one within
        // the other, so that a group has one of each and all of them can be asked.
        deciders.extend(&self.flats);
        for flat in [&self.flat_lows, &self.flat_highs] {
            deciders.extend(flat.values().next().copied());
            deciders.extend(flat.values().next_back().copied());
        }
        for end in [stated.low, stated.high].into_iter().flatten() {
            for points in [&self.flat_lows, &self.flat_highs, &self.hedged] {
                deciders.extend(points.range(..=end).next_back().map(|(_, &i)| i));
                deciders.extend(points.range(end..).next().map(|(_, &i)| i));
            }
        }
        deciders.sort_unstable();
        deciders.dedup();
        deciders
    }

    /// Where the group stands among the others: at the highest lower end of its members, since
    /// coarse values, ranges and bounds may reach far beyond what the group has in common.
    fn place(&self, distinct: &Distinct<T>) -> (Option<T>, usize) {
        (foot(&distinct[self.highest_low].1), self.highest_low)
    }
}

/// How many sizes of stretches the calendar has: day, month, quarter, half, year, decade.
const SIZES: usize = 6;

/// The lower end of a value; of a ceiling, which has none, its upper end.
fn foot<T: Copy + Ord>(stated: &Stated<T>) -> Option<T> {
    stated.possible.low().point().or(stated.possible.high().point())
}

/// How many groups on either side of a value are asked whether it belongs to them. Where there are
/// more, the slot has a finding anyhow, and in which of its groups the value is shown changes nothing.
const NEIGHBOURS: usize = 16;

/// The groups of a line while they grow.
struct Groups<'a, T> {
    values: &'a [&'a Value],
    distinct: &'a Distinct<T>,
    groups: Vec<Group<T>>,
    /// The groups by their places.
    order: BTreeMap<(Option<T>, usize), usize>,
    /// The first two values that were found not to agree, as positions.
    strained: Option<(usize, usize)>,
}

impl<'a, T: Copy + Ord> Groups<'a, T> {
    fn new(values: &'a [&'a Value], distinct: &'a Distinct<T>) -> Groups<'a, T> {
        Groups { values, distinct, groups: Vec::new(), order: BTreeMap::new(), strained: None }
    }

    /// Opens a group and returns it.
    fn open(&mut self, at: usize) -> usize {
        let group = Group::of(at, self.distinct);
        self.order.insert(group.place(self.distinct), self.groups.len());
        self.groups.push(group);
        self.groups.len() - 1
    }

    fn add(&mut self, group: usize, at: usize) {
        self.order.remove(&self.groups[group].place(self.distinct));
        self.groups[group].add(at, self.distinct);
        self.order.insert(self.groups[group].place(self.distinct), group);
    }

    /// Whether a value agrees with all of a group.
    fn agrees(&mut self, group: usize, at: usize) -> bool {
        let deciders = self.groups[group].deciders(&self.distinct[at].1);
        let strained = deciders.into_iter().find(|&i| self.relation(i, at).2.class != Class::Agree);
        self.strained = self.strained.or(strained.map(|i| (i, at)));
        strained.is_none()
    }

    /// Two distinct values by their first indices, with their relation.
    fn relation(&self, a: usize, b: usize) -> (usize, usize, Relation) {
        let (a, b) = (self.distinct[a].0[0], self.distinct[b].0[0]);
        (a, b, relation(self.values[a], self.values[b]))
    }

    /// The sweep: points in the order of their upper ends; each joins the last group if it meets the
    /// point that opened it, else it opens the next. What meets an earlier opener meets the last as well.
    fn sweep_points(&mut self) {
        let possible = |i: usize| self.distinct[i].1.possible;
        let mut points: Vec<usize> =
            (0..self.distinct.len()).filter(|&i| is_point_like(self.distinct[i].1.bound)).collect();
        points.sort_by(|&a, &b| cmp_high(possible(a).high(), possible(b).high()).then(a.cmp(&b)));
        let mut last: Option<(usize, usize)> = None;
        for at in points {
            match last {
                Some((opener, group)) if possible(opener).meets(&possible(at)) => {
                    self.add(group, at);
                }
                _ => last = Some((at, self.open(at))),
            }
        }
    }

    /// Stated ranges, the outer ones first: each joins the ranges that it lies in, or hedged points
    /// that it agrees with, else it stands alone.
    fn nest_ranges(&mut self) {
        let possible = |i: usize| self.distinct[i].1.possible;
        let mut ranges: Vec<usize> = (0..self.distinct.len())
            .filter(|&i| self.distinct[i].1.bound == Bound::Range)
            .collect();
        ranges.sort_by(|&a, &b| {
            cmp_low(possible(a).low(), possible(b).low())
                .then_with(|| cmp_high(possible(b).high(), possible(a).high()))
                .then(a.cmp(&b))
        });
        for at in ranges {
            self.join_nearest(at);
        }
    }

    /// Puts a value into the first group that agrees with it as a whole, else into one of its own.
    fn join_nearest(&mut self, at: usize) {
        let stated = &self.distinct[at].1;
        let foot = (foot(stated), 0);
        let below = self.order.range(..foot).rev().take(NEIGHBOURS).map(|(_, &group)| group);
        let above = self.order.range(foot..).take(NEIGHBOURS).map(|(_, &group)| group);
        let mut near: Vec<usize> = below.collect();
        near.reverse();
        near.extend(above);
        // A ceiling asks the highest groups first, all else the lowest.
        if stated.low.is_none() {
            near.reverse();
        }
        match near.into_iter().find(|&group| self.agrees(group, at)) {
            Some(group) => self.add(group, at),
            None => {
                self.open(at);
            }
        }
    }

    /// The two values that stand worst to each other.
    fn gravest_pair(&self) -> Option<(usize, usize, Relation)> {
        let all = 0..self.distinct.len();
        let possible = |i: usize| self.distinct[i].1.possible;
        let lowest =
            all.clone().min_by(|&a, &b| cmp_high(possible(a).high(), possible(b).high()))?;
        let highest =
            all.max_by(|&a, &b| cmp_low(possible(a).low(), possible(b).low()).then(b.cmp(&a)))?;
        if possible(lowest).is_below(&possible(highest)) {
            return Some(self.relation(lowest, highest));
        }
        // No two are disjoint. Then the first value that opened a second group strained against a
        // member of the first; where there is one group, all agree.
        let strained = self.strained.map(|(a, b)| self.relation(a, b));
        strained.or_else(|| (self.distinct.len() > 1).then(|| self.relation(0, 1)))
    }

    /// The groups as indices of values, in the order of their places.
    fn indices(&self) -> Vec<Vec<usize>> {
        let of = |group: &Group<T>| {
            let members = group.members.iter().flat_map(|&i| self.distinct[i].0.iter().copied());
            let mut indices: Vec<usize> = members.collect();
            indices.sort_unstable();
            indices
        };
        self.order.values().map(|&group| of(&self.groups[group])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compare;
    use crate::value::samples::worded;
    use crate::value::{Calendar, Day, Meaning, Period};

    fn check(texts: &[&str], class: Class, groups: &[&[&str]]) {
        let values: Vec<Value> = texts.iter().map(|t| worded(t)).collect();
        let all: Vec<&Value> = values.iter().collect();
        let comparison = compare(&all).remove(0);
        let found: Vec<Vec<&str>> = comparison
            .groups
            .iter()
            .map(|g| g.iter().map(|&i| &*values[i].wording).collect())
            .collect();
        assert_eq!(found, groups.iter().map(|g| g.to_vec()).collect::<Vec<_>>(), "{texts:?}");
        assert_eq!(comparison.class, class, "{texts:?}");
        let reversed: Vec<&Value> = values.iter().rev().collect();
        assert_eq!(compare(&reversed).remove(0).class, class, "reversed {texts:?}");
    }

    #[test]
    fn points_that_round_to_each_other_are_one_group() {
        check(&["14~1", "14.3~0.1"], Class::Agree, &[&["14~1", "14.3~0.1"]]);
        check(
            &["14~1", "14.3~0.1", "14.4~0.1"],
            Class::Contradiction,
            &[&["14.3~0.1"], &["14~1", "14.4~0.1"]],
        );
    }

    #[test]
    fn a_coarse_value_does_not_hide_the_clash_of_two_fine_ones() {
        check(
            &["748~1", "749~1", "700~100"],
            Class::Contradiction,
            &[&["748~1"], &["749~1", "700~100"]],
        );
    }

    #[test]
    fn a_range_retold_as_its_end_is_a_group_of_its_own() {
        check(
            &["60~1", "60-65", "65~1", "64-72", "<=65"],
            Class::Contradiction,
            &[&["60~1"], &["60-65", "<=65"], &["64-72"], &["65~1"]],
        );
        check(&["60-65", "65~1"], Class::Tension, &[&["60-65"], &["65~1"]]);
        check(&["60-65", "64-72"], Class::Tension, &[&["60-65"], &["64-72"]]);
        check(&["60-65", "60-65", "<=65"], Class::Agree, &[&["60-65", "60-65", "<=65"]]);
    }

    #[test]
    fn bounds_join_what_they_hold() {
        check(&[">50", "60~1", "65~1"], Class::Contradiction, &[&[">50", "60~1"], &["65~1"]]);
        check(&[">60", "60~1"], Class::Tension, &[&["60~1"], &[">60"]]);
        check(&["<=50", "60~1"], Class::Contradiction, &[&["<=50"], &["60~1"]]);
    }

    #[test]
    fn bare_possibilities_agree_where_they_meet() {
        check(&["=5..7", "=6..9", "=7..8"], Class::Agree, &[&["=5..7", "=6..9", "=7..8"]]);
        check(
            &["=5..7", "=6..9", "=8..9"],
            Class::Contradiction,
            &[&["=5..7", "=6..9"], &["=8..9"]],
        );
        check(&["=5..7", "6-9"], Class::Agree, &[&["=5..7", "6-9"]]);
    }

    #[test]
    fn an_order_of_magnitude_holds_what_is_more_than_one_of_it() {
        check(
            &["100?1000", "250~1", "about 300~10"],
            Class::Contradiction,
            &[&["100?1000", "250~1"], &["about 300~10"]],
        );
        check(&["100?1000", "100~1"], Class::Tension, &[&["100~1"], &["100?1000"]]);
        check(&["100?1000", "about 150~10"], Class::Tension, &[&["100?1000"], &["about 150~10"]]);
        check(
            &["100?1000", "150-160", "about 155~10"],
            Class::Tension,
            &[&["100?1000"], &["150-160", "about 155~10"]],
        );
    }

    #[test]
    fn nested_ranges_are_one_group_and_a_bound_must_hold_the_outermost() {
        check(&["1-9", "2-8", "3-7", "<=9"], Class::Agree, &[&["1-9", "2-8", "3-7", "<=9"]]);
        check(&["1-9", "2-8", "3-7", "<=8"], Class::Tension, &[&["1-9", "2-8", "3-7"], &["<=8"]]);
        check(&["1-9", "2-5", "4-8"], Class::Tension, &[&["1-9", "2-5"], &["4-8"]]);
        check(&["<=9", "<=8", "<=7", ">1"], Class::Tension, &[&[">1"], &["<=9", "<=8", "<=7"]]);
    }

    #[test]
    fn a_value_finds_its_group_among_a_thousand() {
        let mut texts: Vec<String> =
            (0..1000).map(|i| format!("{}-{}", 10 * i, 10 * i + 1)).collect();
        texts.extend(["<=5005".to_owned(), ">5005".to_owned()]);
        let values: Vec<Value> = texts.iter().map(|t| worded(t)).collect();
        let all: Vec<&Value> = values.iter().collect();
        let comparison = compare(&all).remove(0);
        assert_eq!(comparison.groups.len(), 1000);
        assert_eq!(
            comparison.groups[500],
            [500, 1000],
            "the ceiling stands with the highest under it"
        );
        assert_eq!(
            comparison.groups[501],
            [501, 1001],
            "the floor stands with the lowest above it"
        );
    }

    #[test]
    fn dates_that_a_bound_retells_are_found_behind_narrower_ones() {
        let of = |stretch| Value::new("of", Meaning::Time(Period::Of(stretch)));
        let by = Value::new("by", Meaning::Time(Period::Span(None, Some(Calendar::Year(2025)))));
        let values = [
            of(Calendar::Decade(2020)),
            of(Calendar::Year(2025)),
            of(Calendar::Month(2025, 11)),
            by,
        ];
        let all: Vec<&Value> = values.iter().collect();
        assert_eq!(compare(&all[1..3])[0].class, Class::Agree);
        assert_eq!(compare(&all)[0].class, Class::Tension, "2025 and by the end of 2025");
        let day = Day::from_ymd_opt(2025, 12, 31).unwrap();
        assert_eq!(compare(&[&of(Calendar::Day(day)), &values[3]])[0].class, Class::Tension);
    }
}
