//! Groups that agree: the claims of a slot, sorted once and swept once.
//!
//! A finding never lists pairs. Values that say the same are one; points whose possibilities have
//! something in common are a group, found by the classic sweep over upper ends; ranges, bounds and
//! orders of magnitude join a group when [`relation`] says that they agree with all of it. Since
//! intervals that meet pairwise have a point in common, one comparison of the highest lower end
//! with the lowest upper end tells whether anything contradicts: O(n log n) for any number of claims.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::value::{
    Bound, Class, Day, Dimension, Meaning, Number, Quantity, Reason, Relation, Stated, Value,
    cmp_high, cmp_low, relation,
};

/// How the values of a slot stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The gravest class among all pairs.
    pub class: Class,
    /// Two values that show it, by index, and why; the first two where all agree. The one of the
    /// earlier group comes first.
    pub witness: Option<(usize, usize, Reason)>,
    /// The groups that agree, each as indices in ascending order; groups in the order of their values.
    pub groups: Vec<Vec<usize>>,
}

/// Compares all values with each other, in O(n log n).
///
/// Values that cannot be compared (two currencies, a level and a change) come back as separate
/// comparisons, in a fixed order. The result does not depend on the order of the values but for
/// their indices.
pub fn compare(values: &[&Value]) -> Vec<Comparison> {
    let mut families: BTreeMap<Family, Vec<usize>> = BTreeMap::new();
    for (index, value) in values.iter().enumerate() {
        families.entry(family(value)).or_default().push(index);
    }
    join_counts_without_noun(&mut families);
    families.values().map(|indices| compare_family(values, indices)).collect()
}

/// What values must share to be comparable at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    Figure { dimension: Dimension, change: bool, per: Option<String>, noun: Option<String> },
    Time,
    Term,
    Name,
    Role,
    YesNo,
    Text,
}

fn family(value: &Value) -> Family {
    match &value.meaning {
        Meaning::Quantity(quantity) => Family::Figure {
            dimension: if quantity.dimension() == Dimension::Number {
                Dimension::Count
            } else {
                quantity.dimension()
            },
            change: quantity.change,
            per: quantity.per.as_deref().map(str::to_owned),
            noun: quantity.noun.as_deref().map(head_noun),
        },
        Meaning::Time(_) => Family::Time,
        Meaning::Term(_) => Family::Term,
        Meaning::Name(_) => Family::Name,
        Meaning::Role(_) => Family::Role,
        Meaning::YesNo(_) => Family::YesNo,
        Meaning::Text(_) => Family::Text,
    }
}

/// The last word of a counted noun: "AI chips" are chips.
fn head_noun(noun: &str) -> String {
    noun.rsplit([' ', '-']).next().unwrap_or(noun).to_owned()
}

/// A figure without a noun counts what the others count, where they all count one sort of thing.
fn join_counts_without_noun(families: &mut BTreeMap<Family, Vec<usize>>) {
    let bare: Vec<Family> = families
        .keys()
        .filter(|f| matches!(f, Family::Figure { noun: None, .. }))
        .cloned()
        .collect();
    for key in bare {
        let Family::Figure { dimension, change, per, .. } = &key else { continue };
        let same = |f: &&Family| match f {
            Family::Figure { dimension: d, change: c, per: p, noun: Some(_) } => {
                (d, c, p) == (dimension, change, per)
            }
            _ => false,
        };
        let mut named = families.keys().filter(same).cloned();
        if let (Some(only), None) = (named.next(), named.next())
            && let Some(indices) = families.remove(&key)
            && let Some(joined) = families.get_mut(&only)
        {
            joined.extend(indices);
            joined.sort_unstable();
        }
    }
}

fn compare_family(values: &[&Value], indices: &[usize]) -> Comparison {
    let quantities: Option<Vec<&Quantity>> =
        indices.iter().map(|&i| values[i].quantity()).collect();
    if let Some(quantities) = quantities {
        let line: Vec<(usize, Stated<Number>)> =
            indices.iter().zip(&quantities).map(|(&i, quantity)| (i, quantity.figure)).collect();
        return compare_line(values, line);
    }
    let days: Option<Vec<(usize, Stated<Day>)>> = indices
        .iter()
        .map(|&i| match &values[i].meaning {
            Meaning::Time(period) => Some((i, period.stated())),
            _ => None,
        })
        .collect();
    match days {
        Some(line) => compare_line(values, line),
        None => compare_words(values, indices),
    }
}

/// The comparison of values on one line: figures or dates.
fn compare_line<T: Copy + Ord>(values: &[&Value], line: Vec<(usize, Stated<T>)>) -> Comparison {
    let distinct = distinct(line);
    let mut groups: Vec<Group<T>> = Vec::new();
    sweep_points(&distinct, &mut groups);
    chain_ranges(values, &distinct, &mut groups);
    for (at, (_, stated)) in distinct.iter().enumerate() {
        if !is_point_like(stated.bound) && stated.bound != Bound::Range {
            join_nearest(values, &distinct, at, &mut groups);
        }
    }
    groups.sort_by(|a, b| a.order(&distinct).cmp_to(&b.order(&distinct)));
    let witness = gravest_pair(values, &distinct, &groups);
    comparison(witness, groups.iter().map(|group| group.indices(&distinct)).collect())
}

fn comparison(witness: Option<(usize, usize, Relation)>, groups: Vec<Vec<usize>>) -> Comparison {
    let group_of = |i: usize| groups.iter().position(|group| group.binary_search(&i).is_ok());
    let witness = witness.map(|(a, b, relation)| {
        let (a, b) = if group_of(b) < group_of(a) { (b, a) } else { (a, b) };
        (a, b, relation)
    });
    Comparison {
        class: witness.map_or(Class::Agree, |(_, _, relation)| relation.class),
        witness: witness.map(|(a, b, relation)| (a, b, relation.reason)),
        groups,
    }
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
    /// Flat figures by what they state: for a date, by its first day.
    exact: BTreeMap<T, usize>,
    /// The same by the last day: a bound asks for the end that it sets.
    exact_to: BTreeMap<T, usize>,
    /// Hedged figures and bare points by what they state: an order of magnitude asks them too.
    hedged: BTreeMap<T, usize>,
    /// Ranges, bounds and orders of magnitude; of a chain of nested ranges the outermost and the innermost.
    others: Vec<usize>,
}

impl<T: Copy + Ord> Group<T> {
    fn of(at: usize, distinct: &Distinct<T>) -> Group<T> {
        let mut group = Group {
            members: Vec::new(),
            highest_low: at,
            lowest_high: at,
            exact: BTreeMap::new(),
            exact_to: BTreeMap::new(),
            hedged: BTreeMap::new(),
            others: Vec::new(),
        };
        group.add(at, distinct);
        group
    }

    fn add(&mut self, at: usize, distinct: &Distinct<T>) {
        let possible = |i: usize| distinct[i].1.possible;
        self.members.push(at);
        if cmp_low(possible(at).low(), possible(self.highest_low).low()) == Ordering::Greater {
            self.highest_low = at;
        }
        if cmp_high(possible(at).high(), possible(self.lowest_high).high()) == Ordering::Less {
            self.lowest_high = at;
        }
        let stated = &distinct[at].1;
        match (stated.bound, stated.point()) {
            (Bound::Exact, Some(figure)) => {
                self.exact.entry(figure).or_insert(at);
                self.exact_to.entry(stated.high.unwrap_or(figure)).or_insert(at);
            }
            (_, Some(figure)) => _ = self.hedged.entry(figure).or_insert(at),
            (bound, None) if is_point_like(bound) => {}
            _ => self.others.push(at),
        }
    }

    /// The members that decide whether `stated` agrees with the whole group: whoever agrees with the
    /// extremes, with the flat figures next to its own ends, and with all ranges and bounds, agrees with all.
    fn deciders(&self, stated: &Stated<T>) -> Vec<usize> {
        let mut deciders = vec![self.highest_low, self.lowest_high];
        deciders.extend(self.others.iter().copied());
        for points in [&self.exact, &self.exact_to, &self.hedged] {
            deciders.extend(points.values().next().copied());
            deciders.extend(points.values().next_back().copied());
            for end in [stated.low, stated.high].into_iter().flatten() {
                deciders.extend(points.range(..=end).next_back().map(|(_, &i)| i));
                deciders.extend(points.range(end..).next().map(|(_, &i)| i));
            }
        }
        deciders.sort_unstable();
        deciders.dedup();
        deciders
    }

    fn agrees(&self, values: &[&Value], distinct: &Distinct<T>, at: usize) -> bool {
        let one = |i: usize| values[distinct[i].0[0]];
        self.deciders(&distinct[at].1)
            .iter()
            .all(|&i| relation(one(i), one(at)).class == Class::Agree)
    }

    /// Where the group stands among the others: at the highest lower end of its members, since
    /// coarse values, ranges and bounds may reach far beyond what the group has in common.
    fn order<'a>(&self, distinct: &'a Distinct<T>) -> GroupOrder<'a, T> {
        GroupOrder(&distinct[self.highest_low].1)
    }

    fn indices(&self, distinct: &Distinct<T>) -> Vec<usize> {
        let mut indices: Vec<usize> =
            self.members.iter().flat_map(|&i| distinct[i].0.iter().copied()).collect();
        indices.sort_unstable();
        indices
    }
}

/// The place of a group among the others.
struct GroupOrder<'a, T>(&'a Stated<T>);

impl<T: Copy + Ord> GroupOrder<'_, T> {
    /// The lower end; of a ceiling, which has none, its upper end.
    fn at(&self) -> Option<T> {
        self.0.possible.low().point().or(self.0.possible.high().point())
    }

    fn cmp_to(&self, other: &Self) -> Ordering {
        self.at().cmp(&other.at()).then_with(|| stated_order(self.0, other.0))
    }
}

/// The sweep: points in the order of their upper ends; each joins the last group if it meets the
/// point that opened it, else it opens the next. What meets an earlier opener meets the last as well.
fn sweep_points<T: Copy + Ord>(distinct: &Distinct<T>, groups: &mut Vec<Group<T>>) {
    let mut points: Vec<usize> =
        (0..distinct.len()).filter(|&i| is_point_like(distinct[i].1.bound)).collect();
    points.sort_by(|&a, &b| {
        cmp_high(distinct[a].1.possible.high(), distinct[b].1.possible.high()).then(a.cmp(&b))
    });
    let mut opener: Option<usize> = None;
    for at in points {
        let possible = &distinct[at].1.possible;
        match (opener, groups.last_mut()) {
            (Some(open), Some(group)) if distinct[open].1.possible.meets(possible) => {
                group.add(at, distinct)
            }
            _ => {
                opener = Some(at);
                groups.push(Group::of(at, distinct));
            }
        }
    }
}

/// Stated ranges: each joins the chain of ranges that it lies in, else a group of hedged points that
/// it agrees with, else it stands alone.
fn chain_ranges<T: Copy + Ord>(
    values: &[&Value],
    distinct: &Distinct<T>,
    groups: &mut Vec<Group<T>>,
) {
    let mut ranges: Vec<usize> =
        (0..distinct.len()).filter(|&i| distinct[i].1.bound == Bound::Range).collect();
    ranges.sort_by(|&a, &b| {
        let (a_set, b_set) = (&distinct[a].1.possible, &distinct[b].1.possible);
        cmp_low(a_set.low(), b_set.low())
            .then_with(|| cmp_high(b_set.high(), a_set.high()))
            .then(a.cmp(&b))
    });
    let mut chain: Option<(usize, usize)> = None;
    for at in ranges {
        if let Some((group, innermost)) = chain
            && distinct[innermost].1.possible.holds(&distinct[at].1.possible)
            && groups[group].agrees(values, distinct, at)
        {
            groups[group].add(at, distinct);
            chain = Some((group, at));
            continue;
        }
        let group = join_nearest(values, distinct, at, groups);
        chain = Some((group, at));
    }
}

/// How many groups around a value are asked whether it belongs to them. Where there are more, the
/// slot is in contradiction anyhow, and where the value is shown changes nothing.
const NEIGHBOURS: usize = 16;

/// Puts a value into the first group that agrees with it as a whole, else into one of its own; returns which.
fn join_nearest<T: Copy + Ord>(
    values: &[&Value],
    distinct: &Distinct<T>,
    at: usize,
    groups: &mut Vec<Group<T>>,
) -> usize {
    let stated = &distinct[at].1;
    let figure = GroupOrder(stated).at();
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by(|&a, &b| groups[a].order(distinct).cmp_to(&groups[b].order(distinct)));
    let start = order.partition_point(|&g| groups[g].order(distinct).at() < figure);
    let from = start.saturating_sub(NEIGHBOURS);
    let near = order.get(from..(start + NEIGHBOURS).min(order.len())).unwrap_or_default();
    // A ceiling asks the highest groups under it first, all else the lowest above its lower end.
    let downwards = stated.low.is_none();
    let mut candidates: Vec<usize> = near.to_vec();
    if downwards {
        candidates.reverse();
    }
    match candidates.into_iter().find(|&g| groups[g].agrees(values, distinct, at)) {
        Some(group) => {
            groups[group].add(at, distinct);
            group
        }
        None => {
            groups.push(Group::of(at, distinct));
            groups.len() - 1
        }
    }
}

/// The two values that stand worst to each other.
fn gravest_pair<T: Copy + Ord>(
    values: &[&Value],
    distinct: &Distinct<T>,
    groups: &[Group<T>],
) -> Option<(usize, usize, Relation)> {
    let possible = |i: usize| distinct[i].1.possible;
    let lowest =
        (0..distinct.len()).min_by(|&a, &b| cmp_high(possible(a).high(), possible(b).high()))?;
    let highest = (0..distinct.len())
        .max_by(|&a, &b| cmp_low(possible(a).low(), possible(b).low()).then(b.cmp(&a)))?;
    let pair = |a: usize, b: usize| {
        let (x, y) = (distinct[a].0[0], distinct[b].0[0]);
        (x.min(y), x.max(y), relation(values[x], values[y]))
    };
    if possible(lowest).is_below(&possible(highest)) {
        return Some(pair(lowest, highest));
    }
    // No two are disjoint. Then two groups are two because of a tension between some of their deciders.
    let mut gravest: Option<(usize, usize, Relation)> = None;
    for window in groups.windows(2) {
        for &a in window[0].members.iter().take(NEIGHBOURS) {
            for &b in window[1].members.iter().take(NEIGHBOURS) {
                let found = pair(a, b);
                if gravest.is_none_or(|(_, _, r)| found.2.class > r.class) {
                    gravest = Some(found);
                }
            }
        }
    }
    gravest.or_else(|| (distinct.len() > 1).then(|| pair(0, 1)))
}

/// The comparison of terms, names, posts, answers and texts, each once: there are few of them, but
/// for names, which are found by their words.
fn compare_words(values: &[&Value], indices: &[usize]) -> Comparison {
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &i in indices {
        keys.entry(word_key(values[i])).or_default().push(i);
    }
    // Longer names first, so that a short form finds the name that it is short for.
    let mut distinct: Vec<Vec<usize>> = keys.into_values().collect();
    distinct.sort_by_key(|same| std::cmp::Reverse(words_in(values[same[0]])));
    let one = |at: usize| distinct[at][0];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut witness: Option<(usize, usize, Relation)> = None;
    for at in 0..distinct.len() {
        let mut home = None;
        for (g, group) in groups.iter().enumerate().take(MANY_WORDS) {
            let mut all_agree = true;
            for &other in group {
                let (a, b) = (one(other).min(one(at)), one(other).max(one(at)));
                let found = relation(values[a], values[b]);
                all_agree &= found.class == Class::Agree;
                if witness.is_none_or(|(_, _, gravest)| found.class > gravest.class) {
                    witness = Some((a, b, found));
                }
            }
            if home.is_none() && all_agree {
                home = Some(g);
            }
        }
        match home {
            Some(group) => groups[group].push(at),
            None => groups.push(vec![at]),
        }
    }
    let mut groups: Vec<Vec<usize>> = groups
        .iter()
        .map(|group| group.iter().flat_map(|&at| distinct[at].iter().copied()).collect())
        .collect();
    groups.sort_by_cached_key(|group| word_key(values[group[0]]));
    for group in &mut groups {
        group.sort_unstable();
    }
    comparison(witness, groups)
}

/// With more different words than this in one slot, the rest open groups of their own.
const MANY_WORDS: usize = 64;

fn words_in(value: &Value) -> usize {
    match &value.meaning {
        Meaning::Name(name) => name.words.len(),
        _ => 0,
    }
}

/// What two values of words share when they say the same.
fn word_key(value: &Value) -> String {
    match &value.meaning {
        Meaning::Term(term) => term.id.to_string(),
        Meaning::Name(name) => name.words.join(" "),
        Meaning::Role(role) => {
            let name = |n: &Option<crate::value::Name>| {
                n.as_ref().map(|n| n.words.join(" ")).unwrap_or_default()
            };
            format!("{}|{}|{}", role.post, name(&role.organization), name(&role.within))
        }
        Meaning::YesNo(yes) => yes.to_string(),
        Meaning::Text(text) => text.to_lowercase(),
        Meaning::Quantity(_) | Meaning::Time(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Name, Unit};

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    /// `60~1` is 60 to the nearest 1, `60-65` a range, `<65` and `>60` bounds, `=5..7` bare possibilities.
    fn value(text: &str) -> Value {
        let figure = if let Some((figure, step)) = text.split_once('~') {
            Stated::rounded(n(figure), n(step), Bound::Exact).unwrap()
        } else if let Some((low, high)) = text.strip_prefix('=').and_then(|t| t.split_once("..")) {
            Stated::possibilities(Some(n(low)), Some(n(high))).unwrap()
        } else if let Some(figure) = text.strip_prefix('<') {
            Stated::one_sided(n(figure), Bound::AtMost)
        } else if let Some(figure) = text.strip_prefix('>') {
            Stated::one_sided(n(figure), Bound::MoreThan)
        } else {
            let (low, high) = text.split_once('-').unwrap();
            Stated::range(n(low), n(high)).unwrap()
        };
        Value::new(text, Meaning::Quantity(Quantity::new(figure, Unit::number())))
    }

    fn check(texts: &[&str], class: Class, groups: &[&[&str]]) {
        let values: Vec<Value> = texts.iter().map(|t| value(t)).collect();
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
            &["60~1", "60-65", "65~1", "64-72", "<65"],
            Class::Contradiction,
            &[&["60~1"], &["60-65", "<65"], &["64-72"], &["65~1"]],
        );
        check(&["60-65", "65~1"], Class::Tension, &[&["60-65"], &["65~1"]]);
        check(&["60-65", "64-72"], Class::Tension, &[&["60-65"], &["64-72"]]);
        check(&["60-65", "60-65", "<65"], Class::Agree, &[&["60-65", "60-65", "<65"]]);
    }

    #[test]
    fn bounds_join_what_they_hold() {
        check(&[">50", "60~1", "65~1"], Class::Contradiction, &[&[">50", "60~1"], &["65~1"]]);
        check(&[">60", "60~1"], Class::Tension, &[&["60~1"], &[">60"]]);
        check(&["<50", "60~1"], Class::Contradiction, &[&["<50"], &["60~1"]]);
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
    fn what_cannot_be_compared_is_compared_apart() {
        let mut euro = value("60~1");
        if let Meaning::Quantity(quantity) = &mut euro.meaning {
            quantity.unit = Unit::percent();
        }
        let plain = value("70~1");
        assert_eq!(compare(&[&euro, &plain]).len(), 2);
    }

    #[test]
    fn a_short_name_joins_its_long_form() {
        let name = |text: &str| Value::new(text, Meaning::Name(Name::new(text)));
        let (a, b, c) = (name("Wang"), name("Alexandr Wang"), name("Jason Droege"));
        let comparison = compare(&[&a, &b, &c]).remove(0);
        assert_eq!(comparison.groups, [vec![0, 1], vec![2]]);
        assert_eq!(comparison.class, Class::Contradiction);
    }
}
