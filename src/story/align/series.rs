//! Articles of a series: the report of another day, firm or bond in the words of the one before.
//!
//! Two reports of one event differ in a figure or two and have the others in common. Two reports in like words
//! that differ in most of their figures are of two events, however alike they are.

use std::collections::{BTreeMap, BTreeSet};

use super::moving::moves;
use super::pair::{At, Pair};
use super::same::{Same, fellows};
use crate::read::MentionKind;
use crate::story::page::Page;
use crate::value::{Class, Number};

/// Sentences that are this alike, in thousandths, are told in like words.
const ALIKE: u32 = 600;
/// A single figure that differs may be the one that somebody got wrong.
const FIGURES: usize = 2;

/// Which articles of a story are of one series.
#[derive(Debug)]
pub(crate) struct Series {
    found: BTreeSet<(usize, usize)>,
}

/// The figures of one article that another has as well, and those that it has otherwise.
#[derive(Debug, Default)]
struct Figures {
    shared: BTreeSet<usize>,
    other: BTreeSet<usize>,
    /// Those that were looked at, each with whether it was looked at as shared: in long articles a figure has many pairs.
    seen: BTreeSet<(usize, bool)>,
}

impl Series {
    /// Finds them among all pairs of values that can be compared; `retold` tells which are one figure of one thing.
    pub(crate) fn of(pages: &[Page], pairs: &[Pair], retold: &Same) -> Series {
        let mut figures: BTreeMap<(usize, usize), Figures> = BTreeMap::new();
        let is_one = |a: At, b: At| retold.get(&a).is_some_and(|others| others.contains(&b));
        for pair in pairs {
            let is_shared = is_one(pair.a, pair.b);
            let is_other = pair.class == Class::Contradiction && pair.likeness >= ALIKE;
            if !is_shared && !is_other || !is_telling(pair, pages) {
                continue;
            }
            let of_both = figures.entry((pair.a.page, pair.b.page)).or_default();
            if !of_both.seen.insert((pair.a.node, is_shared)) {
                continue;
            }
            let list = if is_shared { &mut of_both.shared } else { &mut of_both.other };
            // What title, lead and body repeat is one figure.
            let mut repeats = fellows(retold, pair.a, pair.a.page);
            if !repeats.any(|at| list.contains(&at.node)) {
                list.insert(pair.a.node);
            }
        }
        let is_series = |of_both: &Figures| {
            let other = of_both.other.difference(&of_both.shared).count();
            other >= FIGURES && other > of_both.shared.len()
        };
        let found = figures.into_iter().filter(|((a, b), of_both)| {
            is_series(of_both) && !pages[*a].reports_the_case_of(&pages[*b])
        });
        Series { found: found.map(|(pages, _)| pages).collect() }
    }

    /// Whether two values stand in articles of one series.
    pub(crate) fn has(&self, pair: &Pair) -> bool {
        self.found.contains(&(pair.a.page, pair.b.page))
    }
}

/// Whether the first of two values tells one report from another: small figures and days are often the same by
/// chance, and a toll differs from one report of an event to the next.
fn is_telling(pair: &Pair, pages: &[Page]) -> bool {
    let node = &pages[pair.a.page].nodes[pair.a.node];
    let figure = node.value.quantity().and_then(|quantity| quantity.figure.point());
    let is_small =
        figure.is_some_and(|figure| figure.is_whole() && figure.abs() < Number::from(10));
    node.kind != MentionKind::Date && !is_small && !moves(node)
}
