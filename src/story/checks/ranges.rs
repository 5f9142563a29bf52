//! Ranges that begin or end alike: "lasts 2.5 to 6 hours" in one article, "2.5 to 6.5 hours" in another.
//!
//! Both ranges may hold, as far as their possibilities go. But nobody comes by chance to one end of a range of which the
//! other is nearly the same: one of the articles copied it wrongly.

use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::story::align::Clash;
use crate::story::align::pair::{At, Rarity};
use crate::story::page::cue::Cue;
use crate::story::page::word::Root;
use crate::story::page::{Node, Page};
use crate::value::{Dimension, Number};

/// The ranges of two articles that have one end in common and not the other.
pub(crate) fn check(pages: &[Page], rarity: &Rarity) -> Vec<Clash> {
    let all: Vec<(At, &Node, (Number, Number))> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, own)| {
            let nodes = own.nodes.iter().enumerate();
            nodes.filter_map(move |(node, own)| Some((At { page, node }, own, ends(own)?)))
        })
        .collect();
    let mut found: Vec<Clash> = Vec::new();
    for (at, (i, x, own)) in all.iter().enumerate() {
        for (j, y, other) in &all[at + 1..] {
            let knows = |page: usize, range: &(Number, Number)| {
                all.iter().any(|(at, _, ends)| at.page == page && ends == range)
            };
            if i.page != j.page
                && x.dimension() == y.dimension()
                && have_one_end(*own, *other)
                && are_of_one(x, y, rarity)
                && !knows(i.page, other)
                && !knows(j.page, own)
            {
                let side = |page: usize, range: &(Number, Number), first: At| {
                    let of_it = all.iter().filter(|(at, node, ends)| {
                        ends == range && at.page != page && node.dimension() == x.dimension()
                    });
                    let mut side: Vec<At> = of_it.map(|(at, ..)| *at).collect();
                    side.sort_by_key(|at| *at != first);
                    side
                };
                let is_new = |at: &At| {
                    !found.iter().any(|clash| clash.groups.iter().flatten().any(|own| own == at))
                };
                if is_new(i) || is_new(j) {
                    let why = "Both sides tell one range, and one of its ends is not the same.";
                    let groups = vec![side(j.page, own, *i), side(i.page, other, *j)];
                    let mut clash = Clash::said(groups, why.to_owned());
                    // What something will cost is reckoned anew from month to month.
                    let is_sum = matches!(x.dimension(), Some(Dimension::Money(_)));
                    let day = |at: &At| pages[at.page].told_day();
                    let days = day(i).zip(day(j)).map(|(x, y)| (x - y).num_days().abs());
                    if is_sum && days.is_none_or(|days| days > FEW_DAYS) {
                        clash.severity = Severity::Note;
                        clash.confidence = LOOSE;
                        clash.doubts.push("One may be newer than the other.".to_owned());
                    }
                    found.push(clash);
                }
            }
        }
    }
    found
}

/// The two ends of a range, in the base unit.
fn ends(node: &Node) -> Option<(Number, Number)> {
    let figure = &node.value.quantity()?.figure;
    let (low, high) = figure.low.zip(figure.high)?;
    (low < high).then_some((low, high))
}

/// Whether one end of two ranges is the same, and the other nearly.
fn have_one_end(x: (Number, Number), y: (Number, Number)) -> bool {
    let is_near = |a: Number, b: Number| {
        let (small, large) = (a.min(b), a.max(b));
        let within = |parts: (i64, i64)| {
            let two = large.times(parts.1.into()).zip(small.times(parts.0.into()));
            two.is_some_and(|(large, small)| large <= small)
        };
        within(NEAR) && !within(ROUNDED)
    };
    match (x.0 == y.0, x.1 == y.1) {
        (true, false) => is_near(x.1, y.1),
        (false, true) => is_near(x.0, y.0),
        _ => false,
    }
}

/// The greater of two ends may be so many parts of the lesser.
const NEAR: (i64, i64) = (3, 2);
/// "From 950 to 995 million", "between 950 million and a billion": so near they are one, rounded.
const ROUNDED: (i64, i64) = (100, 99);

/// Whether two ranges are of one thing, as far as words near to both say.
fn are_of_one(x: &Node, y: &Node, rarity: &Rarity) -> bool {
    let telling = |node: &Node| -> BTreeSet<Root> {
        let near = node
            .context
            .iter()
            .filter(|(root, weight)| *weight >= CLOSE && !rarity.is_of_all(*root));
        near.map(|(root, _)| *root).chain(node.heads.iter().copied()).collect()
    };
    // "This year", "next year"; "had forecast": of two times.
    let of_now = |node: &Node| !node.cues.has(Cue::Former);
    let meet = match (x.periods.first(), y.periods.first()) {
        (Some(p), Some(q)) => p.meets(q),
        _ => true,
    };
    of_now(x) && of_now(y) && meet && !telling(x).is_disjoint(&telling(y))
}

/// How sure it is that two ranges of sums of other days are one, in thousandths.
const LOOSE: i64 = 500;
/// Between articles of so few days nothing is reckoned anew.
const FEW_DAYS: i64 = 3;

/// How much a word near to a value weighs at least, in thousandths.
const CLOSE: u32 = 500;
