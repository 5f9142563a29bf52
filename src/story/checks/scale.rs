//! One figure with two magnitudes or powers of a unit: "$500 million" here and "$500 billion" there, "11.7 million
//! m³" and "11.7 million m²".
//!
//! The same digits may well be said of two things. So many digits that this would be an odd chance tell by
//! themselves; fewer tell where one of the two stands alone, a thousand times as large as all else in its story, and
//! the other is borne out by another figure.

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::story::align::Clash;
use crate::story::align::pair::{At, Pair, Rarity};
use crate::story::align::slip::written;
use crate::story::page::{Node, Page};
use crate::value::{Dimension, Number};

/// The figures of a story that differ in their magnitude alone.
#[derive(Debug, Default)]
pub(crate) struct Scales {
    pub(crate) clashes: Vec<Clash>,
}

impl Scales {
    /// Whether one value of a pair is a slip that is told here.
    pub(crate) fn settle(&self, pair: &Pair) -> bool {
        let slips = self.clashes.iter().filter(|clash| clash.severity != Severity::Note);
        slips.map(|clash| clash.pair.a).any(|slip| slip == pair.a || slip == pair.b)
    }
}

/// How many digits tell by themselves that two figures are one,
const MANY: u32 = 1000;
/// and how many do with a word in common.
const SOME: u32 = 100;
/// How sure it is that few digits are of one sum, in thousandths.
const LEAD: i64 = 500;
/// Figures within this ratio bear each other out, in hundredths,
const BORNE_OUT: i64 = 112;
/// and one that is so many times all others stands alone.
const ALONE: i64 = 30;

/// The figures of a story that differ in their magnitude alone.
pub(crate) fn check(pages: &[Page], rarity: &Rarity) -> Scales {
    let mut by_digits: BTreeMap<u32, Vec<At>> = BTreeMap::new();
    for (page, read) in pages.iter().enumerate() {
        for (node, value) in read.nodes.iter().enumerate() {
            if let Some(digits) = digits(value) {
                by_digits.entry(digits).or_default().push(At { page, node });
            }
        }
    }
    let mut found = Scales::default();
    let mut lone: BTreeMap<At, bool> = BTreeMap::new();
    let node = |at: At| &pages[at.page].nodes[at.node];
    for (digits, all) in by_digits {
        let mut taken: Vec<At> = Vec::new();
        let kinds = kinds(&all, pages);
        for (i, &(kind, x)) in kinds.iter().enumerate() {
            for &(_, y) in kinds[i + 1..].iter().filter(|(other, _)| *other != kind) {
                if taken.contains(&x) || taken.contains(&y) {
                    continue;
                }
                let Some(apart) = apart(node(x), node(y)) else { continue };
                // Few digits tell only of a sum beside which all others of the story are small.
                let mut stands_alone =
                    |at: At| *lone.entry(at).or_insert_with(|| is_lone(at, pages));
                if digits < SOME && !(stands_alone(x) || stands_alone(y)) {
                    continue;
                }
                let Some((slip, right)) = which(x, y, pages, apart) else { continue };
                let shared = || share_a_word(node(slip), node(right), rarity);
                let is_sure = match apart {
                    Apart::Thousand | Apart::Power => digits >= SOME && shared(),
                    Apart::More => false,
                } || digits >= MANY;
                let is_lead = matches!(apart, Apart::Thousand)
                    && stands_alone(slip)
                    && is_borne_out(right, pages);
                if !is_sure && !is_lead {
                    continue;
                }
                taken.extend([slip, right]);
                let fellows = all.iter().copied().filter(|&at| is_same(node(at), node(right)));
                let why = match apart {
                    Apart::Power => "The digits are the same, and the power of the unit is not.",
                    _ => "The digits are the same, and the magnitude is not.",
                };
                let mut clash = Clash::said(vec![vec![slip], fellows.collect()], why.to_owned());
                // An article that gives its own sum a thousand times as large has slipped.
                if !is_sure && x.page != y.page {
                    clash.severity = Severity::Note;
                    clash.confidence = LEAD;
                    clash.doubts.push("The digits are few, and may be of two sums.".to_owned());
                }
                found.clashes.push(clash);
            }
        }
    }
    found
}

/// Figures of the same digits, each with a number that is the same for those of the same size and unit; of one such kind
/// no more than a story tells.
fn kinds(all: &[At], pages: &[Page]) -> Vec<(usize, At)> {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let mut firsts: Vec<(At, usize)> = Vec::new();
    let mut found = Vec::new();
    for &at in all {
        let known = firsts.iter().position(|(first, _)| is_same(node(*first), node(at)));
        let kind = known.unwrap_or_else(|| {
            firsts.push((at, 0));
            firsts.len() - 1
        });
        firsts[kind].1 += 1;
        if firsts[kind].1 <= MOST {
            found.push((kind, at));
        }
    }
    found
}

/// A figure that is told more often than this is a column of a table, or a log.
const MOST: usize = 100;

/// What two figures of the same digits differ in.
#[derive(Clone, Copy, Debug)]
enum Apart {
    /// A thousand times as much.
    Thousand,
    /// A million times as much, or a thousand million times.
    More,
    /// Metres, square metres, cubic metres.
    Power,
}

/// The digits of a figure as it is written, without noughts at its end.
fn digits(node: &Node) -> Option<u32> {
    let figure = written(node)?;
    let digits = figure.over(figure.last_place())?.to_whole()?;
    (digits > 0).then_some(digits)
}

fn apart(x: &Node, y: &Node) -> Option<Apart> {
    let (a, b) = (written(x)?, written(y)?);
    let (p, q) = (x.dimension()?, y.dimension()?);
    let is_power =
        |d: Dimension| matches!(d, Dimension::Length | Dimension::Area | Dimension::Volume);
    if p != q {
        return (is_power(p) && is_power(q) && a == b && root(x)? == root(y)?)
            .then_some(Apart::Power);
    }
    let (small, large) = (a.min(b), a.max(b));
    let is_apart = |power: i32| {
        Number::power_of_ten(power).and_then(|times| small.times(times)) == Some(large)
    };
    let per = |node: &Node| node.value.quantity().and_then(|quantity| quantity.per.clone());
    if !matches!(p, Dimension::Money(_)) || per(x) != per(y) {
        return None;
    }
    match () {
        () if is_apart(3) => Some(Apart::Thousand),
        () if is_apart(6) || is_apart(9) => Some(Apart::More),
        () => None,
    }
}

/// The unit of length that a unit is a power of, in metres.
fn root(node: &Node) -> Option<u32> {
    let unit = &node.value.quantity()?.unit;
    let power = match node.dimension()? {
        Dimension::Length => 1,
        Dimension::Area => 2,
        _ => 3,
    };
    let is = |metres: i64| {
        let factor = (0..power).try_fold(Number::ONE, |all, _| all.times(Number::from(metres)));
        factor == Some(unit.factor)
    };
    [1, 1000].into_iter().position(is).map(|at| at as u32)
}

/// Which of two is the slip: what fewer of the story's figures bear out.
fn which(x: At, y: At, pages: &[Page], apart: Apart) -> Option<(At, At)> {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let count = |at: At| {
        let all = pages.iter().flat_map(|page| &page.nodes);
        all.filter(|other| match apart {
            Apart::Power => is_same(other, node(at)),
            _ => is_near(other, node(at), BORNE_OUT),
        })
        .count()
    };
    match count(x).cmp(&count(y)) {
        std::cmp::Ordering::Less => Some((x, y)),
        std::cmp::Ordering::Greater => Some((y, x)),
        std::cmp::Ordering::Equal => Some((x.max(y), x.min(y))),
    }
}

/// Whether a figure is far larger or smaller than all of its sort in the story.
fn is_lone(at: At, pages: &[Page]) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let all = pages
        .iter()
        .enumerate()
        .flat_map(|(page, read)| (0..read.nodes.len()).map(move |node| At { page, node }));
    !all.filter(|other| *other != at).any(|other| is_near(node(other), node(at), 100 * ALONE))
}

/// Whether another figure of the story is about as large.
fn is_borne_out(at: At, pages: &[Page]) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let others = pages.iter().enumerate().filter(|(page, _)| *page != at.page);
    let mut others = others.flat_map(|(_, page)| &page.nodes);
    others.any(|other| is_near(other, node(at), BORNE_OUT))
}

fn is_same(x: &Node, y: &Node) -> bool {
    x.dimension() == y.dimension() && written(x) == written(y)
}

/// Whether two figures of one sort are within a ratio of each other, in hundredths.
fn is_near(x: &Node, y: &Node, ratio: i64) -> bool {
    let within = || {
        let (a, b) = (written(x)?, written(y)?);
        let (small, large) = (a.min(b), a.max(b));
        Some(large.times(Number::from(100))? <= small.times(Number::from(ratio))?)
    };
    x.dimension() == y.dimension() && within().unwrap_or(false)
}

/// Whether two values share a word around them that tells something in the story.
fn share_a_word(x: &Node, y: &Node, rarity: &Rarity) -> bool {
    let telling = |node: &Node| -> Vec<u64> {
        let roots = node.context.iter().chain(&node.names).map(|(root, _)| *root);
        roots.filter(|root| !rarity.is_everywhere(*root)).collect()
    };
    let other = telling(y);
    telling(x).iter().any(|root| other.contains(root))
}
