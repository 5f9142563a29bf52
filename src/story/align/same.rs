//! Which values of a story are the same figure, and which of them are told of the same thing.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::count_different_things;
use super::pair::{At, Pair, Rarity, both_up_front};
use super::retelling;
use super::veto::vetoes;
use crate::read::MentionKind;
use crate::story::page::{Node, Page};
use crate::value::{Bound, Class, Day, Dimension, Meaning, Number, Reason};

/// Which values tell the same figure.
pub(crate) type Same = BTreeMap<At, BTreeSet<At>>;

/// Those values of one article that tell the same as a value.
pub(crate) fn fellows(list: &Same, at: At, page: usize) -> impl Iterator<Item = &At> + Clone {
    let of_page = At { page, node: 0 }..At { page: page + 1, node: 0 };
    list.get(&at).into_iter().flat_map(move |all| all.range(of_page.clone()))
}

/// Notes that two values tell one figure.
pub(crate) fn join(list: &mut Same, a: At, b: At) {
    list.entry(a).or_default().insert(b);
    list.entry(b).or_default().insert(a);
}

/// Which values are the same figure, and which of them are so of the same thing.
pub(crate) fn same_figures(pairs: &[Pair], pages: &[Page], rarity: &Rarity) -> (Same, Same) {
    let (mut same, mut retold) = (Same::new(), Same::new());
    for pair in pairs.iter().filter(|p| is_same_figure(p, pages)) {
        join(&mut same, pair.a, pair.b);
        if is_retold(pair, pages, rarity) {
            join(&mut retold, pair.a, pair.b);
        }
    }
    // Title, lead and body repeat each other.
    for (page, read) in pages.iter().enumerate() {
        // What is repeated begins alike: in a text of many pages few of its figures are held against each other.
        let mut by_begin: BTreeMap<Begin, Vec<usize>> = BTreeMap::new();
        for (index, node) in read.nodes.iter().enumerate() {
            if let Some(begin) = begin(node) {
                by_begin.entry(begin).or_default().push(index);
            }
        }
        for alike in by_begin.values() {
            for (at, &i) in alike.iter().enumerate() {
                let is_of_it = |j: &&usize| is_repeat(&read.nodes[i], &read.nodes[**j]);
                for &j in alike[at + 1..].iter().filter(is_of_it).take(MOST_REPEATS) {
                    join(&mut retold, At { page, node: i }, At { page, node: j });
                }
            }
        }
    }
    (same, retold)
}

/// Where the possibilities of a value begin.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Begin {
    Figure(Option<Number>),
    Day(Option<Day>),
}

pub(super) fn begin(node: &Node) -> Option<Begin> {
    match &node.value.meaning {
        Meaning::Quantity(q) => Some(Begin::Figure(q.figure.possible.low().point())),
        Meaning::Time(period) => Some(Begin::Day(period.days().low().point())),
        _ => None,
    }
}

/// A figure that an article has time and again is joined to no more than so many that follow.
const MOST_REPEATS: usize = 32;

/// Whether two values of one article are one value told twice.
pub(super) fn is_repeat(x: &Node, y: &Node) -> bool {
    match (&x.value.meaning, &y.value.meaning) {
        (Meaning::Quantity(p), Meaning::Quantity(q)) => {
            plain_sort(p.dimension()) == plain_sort(q.dimension())
                && p.figure == q.figure
                && p.change == q.change
                && !count_different_things(x, y)
        }
        (Meaning::Time(p), Meaning::Time(q)) => p.days() == q.days(),
        _ => false,
    }
}

/// Whether two values that agree are the same figure, not only a figure within a bound.
fn is_same_figure(pair: &Pair, pages: &[Page]) -> bool {
    let bound = |at: At| pages[at.page].nodes[at.node].bound();
    let open = |bound: Bound| {
        matches!(
            bound,
            Bound::MoreThan | Bound::AtLeast | Bound::LessThan | Bound::AtMost | Bound::Vague
        )
    };
    let (a, b) = (bound(pair.a), bound(pair.b));
    let flat = matches!(
        (pair.class, pair.reason),
        (Class::Agree, Reason::Equal | Reason::Rounding | Reason::Hedge | Reason::Nested)
    );
    if flat && !open(a) && !open(b) {
        return retelling::are_certain(pair, pages);
    }
    let meets = matches!(pair.class, Class::Agree | Class::Tension);
    meets && a != Bound::Vague && b != Bound::Vague && pair.ratio > 0 && pair.ratio <= 110
}

/// Whether two values that are the same figure are so of the same thing: then one repeats the other.
fn is_retold(pair: &Pair, pages: &[Page], rarity: &Rarity) -> bool {
    let node = &pages[pair.a.page].nodes[pair.a.node];
    let small = node
        .value
        .quantity()
        .and_then(|q| q.figure.point())
        .is_some_and(|p| p.abs() < Number::from(10));
    let telling = node.kind != MentionKind::Date && !small;
    vetoes(pair, pages, rarity).is_empty()
        && (pair.likeness >= 120 || telling && (pair.near > 0 || both_up_front(pair, pages)))
}

/// Counts and bare figures are one sort.
pub(crate) fn plain_sort(dimension: Dimension) -> Dimension {
    if dimension == Dimension::Count { Dimension::Number } else { dimension }
}
