//! Two values of two articles: what speaks for their being of one thing, and what against.

use super::coarse::retold_coarsely;
use super::counts::count_different_things;
use super::slip::{Slip, slip};
use super::veto::happens_once;
use crate::read::MentionKind;
use crate::story::page::currencies::in_two_currencies;
use crate::story::page::stretch;
use crate::story::page::undated;
use crate::story::page::word::Root;
use crate::story::page::{Node, Page, Part};
use crate::value::{
    Class, Dimension, Meaning, Number, Quantity, Reason, Relation, figure_relation, relation,
};

/// A value: the page and the node there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub(crate) page: usize,
    pub(crate) node: usize,
}

/// How two values of two articles stand to each other, and how alike what is said around them is.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) a: At,
    pub(crate) b: At,
    pub(crate) class: Class,
    pub(crate) reason: Reason,
    /// How alike their surroundings are, in thousandths.
    pub(crate) likeness: u32,
    /// The weight of the word nearest to both that both have, in thousandths.
    pub(crate) near: u32,
    /// How many of the words around them both have; a name tells as much as some words.
    pub(crate) common: usize,
    /// Whether a counted noun or a head word is the same.
    pub(crate) same_head: bool,
    /// The larger figure over the smaller, in hundredths; 0 where there is none.
    pub(crate) ratio: u32,
    /// One has the other's digits in another magnitude.
    pub(crate) lost_zero: bool,
    /// The slip of the pen that makes one figure of the other.
    pub(crate) slip: Option<Slip>,
    /// One says what it is reckoned by, the other does not: "a year".
    pub(crate) has_one_rate: bool,
    /// A third article repeats one of the figures: so it is of what the story is about.
    pub(crate) is_repeated: bool,
    /// One is a retelling's figure, and the article that it retells does not have it.
    pub(crate) strays: bool,
}

impl Pair {
    /// Whether both are temperatures, which add up to nothing.
    pub(crate) fn is_of_degrees(&self, pages: &[Page]) -> bool {
        let node = &pages[self.a.page].nodes[self.a.node];
        node.dimension() == Some(Dimension::Temperature)
    }

    /// Whether the two sentences are one, but for the figure: then nothing has to be explained away.
    pub(crate) fn is_one_sentence(&self) -> bool {
        self.likeness >= 850 && self.near >= 700 && self.common >= TELLING
    }
}

impl Pair {
    /// Whether the digits alone show that one figure was made of the other.
    pub(crate) fn tells_by_digits(&self) -> bool {
        self.slip.is_some_and(Slip::tells)
    }
}

/// Fewer words around two figures than this do not tell one sentence from the next: "the date is the 5th".
pub(crate) const TELLING: usize = 5;

/// How often roots stand in the articles of a story.
#[derive(Debug)]
pub(crate) struct Rarity {
    counts: Vec<(Root, u32)>,
    pages: u32,
    /// Whether its articles are all that was given, or a part of few: then somebody put them together.
    pub(crate) is_all: bool,
    /// Whether they are two texts that somebody holds against each other.
    pub(crate) is_pair: bool,
}

impl Rarity {
    /// `is_all` tells whether somebody put these pages together.
    pub(crate) fn of(pages: &[Page], is_all: bool) -> Rarity {
        let mut all: Vec<Root> = pages.iter().flat_map(|p| p.roots.iter().copied()).collect();
        all.sort_unstable();
        let mut counts: Vec<(Root, u32)> = Vec::new();
        for root in all {
            match counts.last_mut() {
                Some((last, count)) if *last == root => *count += 1,
                _ => counts.push((root, 1)),
            }
        }
        // Two reports have their days; two bare texts are one and what was made of it.
        let is_bare = |page: &Page| page.source.published.is_none();
        let is_pair = is_all && pages.len() == 2 && pages.iter().all(is_bare);
        Rarity { counts, pages: pages.len() as u32, is_all, is_pair }
    }

    /// In how many articles of the story a root stands.
    pub(crate) fn count(&self, root: Root) -> u32 {
        self.counts.binary_search_by_key(&root, |(r, _)| *r).map_or(0, |at| self.counts[at].1)
    }

    /// Whether its articles were put together by somebody as one story: not a folder of many, nor two texts of which
    /// nobody knows whether they are of one thing.
    pub(crate) fn is_given(&self) -> bool {
        self.is_all && !self.is_pair
    }

    /// Whether somebody put two articles together with others that tell the same story.
    pub(crate) fn has_others(&self) -> bool {
        self.is_all && self.pages > 2
    }

    /// What a root is worth, in thousandths: what stands in every article says little.
    pub(crate) fn weight(&self, root: Root) -> u32 {
        let count = self.count(root).max(1);
        if self.pages <= 3 {
            return 1000;
        }
        1000 - 700 * (count.saturating_sub(2)) / (self.pages - 2).max(1)
    }

    /// What a word of this weight is worth beside a value, in thousandths,
    fn worth(&self, root: Root, weight: u32) -> u32 {
        weight * self.weight(root) / 1000
    }

    /// and what a name is.
    fn worth_as_name(&self, root: Root, weight: u32) -> u32 {
        if self.is_everywhere(root) { 0 } else { weight * self.weight(root) / 2000 }
    }

    /// What all that is said around a value is worth, in thousandths.
    pub(crate) fn around(&self, node: &Node) -> u32 {
        let words = node.context.iter().map(|&(root, weight)| self.worth(root, weight));
        let names = node.names.iter().map(|&(root, weight)| self.worth_as_name(root, weight));
        words.chain(names).sum()
    }

    /// The same in a story of more than a few articles: of three, two soon have a word.
    pub(crate) fn is_of_all(&self, root: Root) -> bool {
        self.pages > FEW && self.is_everywhere(root)
    }

    /// Whether a name is the story's own: so many articles have it that it tells nothing apart.
    pub(crate) fn is_everywhere(&self, root: Root) -> bool {
        self.pages > 2 && self.count(root) * 5 >= self.pages * 3
    }
}

/// So many articles are few.
const FEW: u32 = 4;

/// Compares two values of two articles; `None` where they are of two sorts.
pub(crate) fn pair(a: At, b: At, pages: &[Page], rarity: &Rarity) -> Option<Pair> {
    let around = |at: At| rarity.around(&pages[at.page].nodes[at.node]);
    pair_of(a, b, pages, rarity, around(a) + around(b))
}

/// Compares two values of two articles; `around` is what all that is said around both is worth.
pub(crate) fn pair_of(a: At, b: At, pages: &[Page], rarity: &Rarity, around: u32) -> Option<Pair> {
    let (x, y) = (&pages[a.page].nodes[a.node], &pages[b.page].nodes[b.node]);
    let in_two_currencies = in_two_currencies(x, y);
    if !of_one_sort(x, y) && !in_two_currencies {
        return None;
    }
    let found = match (&x.value.meaning, &y.value.meaning) {
        (Meaning::Quantity(p), Meaning::Quantity(q)) => {
            // Whether two nouns name one thing is weighed below, with all that stands around them.
            match has_one_rate(x, y) {
                false => figure_relation(p, q),
                // "Pay starts at $18.50 an hour", "the starting rate of $19.25".
                true => figure_relation(&without_rate(p), &without_rate(q)),
            }
        }
        _ => relation(&x.value, &y.value),
    };
    if found.class == Class::NotComparable && !in_two_currencies {
        return None;
    }
    let found = match undated::is_one_day(x, y) {
        Some(true) => Relation { class: Class::Agree, reason: Reason::Equal },
        Some(false) => Relation { class: Class::Contradiction, reason: Reason::Disjoint },
        None if in_two_currencies => {
            Relation { class: Class::Contradiction, reason: Reason::OtherCurrency }
        }
        None => found,
    };
    let (class, reason) = match found.class == Class::Contradiction && retold_coarsely(x, y) {
        true => (Class::Agree, Reason::Rounding),
        false => (found.class, found.reason),
    };
    if class == Class::Contradiction && stretch::are_account_and_day(x, y) && !happens_once(x, y) {
        return None;
    }
    let (likeness, near, common) = likeness(x, y, rarity, around);
    let same_head = share_a_head(x, y);
    let (ratio, lost_zero) = distance(x, y);
    let slip = match class {
        Class::Contradiction => slip(x, y, in_two_currencies, ratio),
        _ => None,
    };
    Some(Pair {
        a,
        b,
        class,
        reason,
        likeness,
        near,
        common,
        same_head,
        ratio,
        lost_zero,
        slip,
        has_one_rate: has_one_rate(x, y),
        is_repeated: false,
        strays: false,
    })
}

/// Whether only one of two figures of one thing says for what stretch of time it is reckoned: "a year".
fn has_one_rate(x: &Node, y: &Node) -> bool {
    let per = |node: &Node| node.value.quantity().and_then(|quantity| quantity.per.clone());
    let is_rate = match (per(x), per(y)) {
        (Some(per), None) | (None, Some(per)) => STRETCHES.contains(&&*per),
        _ => false,
    };
    is_rate && !count_different_things(x, y)
}

/// What figures are reckoned by that one of two articles may leave out.
pub(super) const STRETCHES: &[&str] = &["hour", "day", "week", "month", "year", "season"];

/// A figure without what it is reckoned by: one of two articles may leave that out.
fn without_rate(figure: &Quantity) -> Quantity {
    Quantity { per: None, ..figure.clone() }
}

/// Whether what two figures count, or a word that they are bound to, is the same.
pub(crate) fn share_a_head(x: &Node, y: &Node) -> bool {
    x.heads.iter().chain(&x.nouns).any(|h| y.heads.iter().chain(&y.nouns).any(|g| g == h))
}

fn of_one_sort(x: &Node, y: &Node) -> bool {
    if x.kind == MentionKind::Ordinal || y.kind == MentionKind::Ordinal {
        return x.kind == y.kind;
    }
    match (x.dimension(), y.dimension()) {
        (
            Some(Dimension::Number | Dimension::Count),
            Some(Dimension::Number | Dimension::Count),
        ) => true,
        (p, q) => p == q,
    }
}

/// So many other words a name tells as much as.
const NAME: usize = 3;

/// How much of what the two surroundings say both say, and the weight of the nearest word that both
/// have, in thousandths; how many words both have. `around` is what all of it is worth.
fn likeness(x: &Node, y: &Node, rarity: &Rarity, around: u32) -> (u32, u32, usize) {
    let words = Overlap::of(&x.context, &y.context, |root, weight| rarity.worth(root, weight));
    let names = Overlap::of(&x.names, &y.names, |root, weight| rarity.worth_as_name(root, weight));
    let shared = words.shared + names.shared;
    (2000 * shared / around.max(1), words.near, words.common + NAME * names.common)
}

/// What two lists of roots with their weights have in common.
#[derive(Debug, Default)]
struct Overlap {
    /// What the roots in both lists are worth.
    shared: u32,
    /// The weight of the heaviest in both.
    near: u32,
    /// How many are in both.
    common: usize,
}

impl Overlap {
    fn of(a: &[(Root, u32)], b: &[(Root, u32)], worth: impl Fn(Root, u32) -> u32) -> Overlap {
        let mut found = Overlap::default();
        let (mut i, mut j) = (0, 0);
        while let (Some(&(r, v)), Some(&(s, w))) = (a.get(i), b.get(j)) {
            match r.cmp(&s) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    found.shared += worth(r, v.min(w));
                    found.near = found.near.max(v.min(w).min(1000));
                    found.common += 1;
                    i += 1;
                    j += 1;
                }
            }
        }
        found
    }
}

/// A figure with a nought more, in hundredths of that without.
const TENFOLD: u32 = 1000;

/// How much farther apart each degree takes two temperatures, in hundredths.
const DEGREE: u32 = 2;

/// The larger figure over the smaller in hundredths, and whether they differ by noughts alone.
pub(super) fn distance(x: &Node, y: &Node) -> (u32, bool) {
    let middle = |node: &Node| {
        let figure = &node.value.quantity()?.figure;
        match (figure.low, figure.high) {
            (Some(low), Some(high)) if low == high => Some(low),
            (Some(low), Some(high)) => Some(low.plus(high)?.half()),
            (low, high) => low.or(high),
        }
    };
    let (Some(p), Some(q)) = (middle(x), middle(y)) else { return (0, false) };
    // Degrees have no nought to reckon a ratio from.
    if x.dimension() == Some(Dimension::Temperature) {
        let degrees = p.minus(q).and_then(|gap| gap.abs().in_hundredths_of(Number::from(1)));
        let apart = degrees.map_or(u32::MAX, |hundredths| hundredths / 100 * DEGREE);
        return (apart.saturating_add(100), false);
    }
    let (p, q) = (p.abs(), q.abs());
    let (small, large) = if p < q { (p, q) } else { (q, p) };
    if small.is_zero() {
        return (0, false);
    }
    let hundredths = large.in_hundredths_of(small).unwrap_or(u32::MAX);
    if hundredths < TENFOLD {
        return (hundredths, false);
    }
    let Some(ratio) = large.over(small) else { return (0, false) };
    // A nought too few, or a "million" too many: that one may have been rounded besides.
    let is = |p: i32| Number::power_of_ten(p) == Some(ratio);
    let nears = |p: i32| {
        Number::power_of_ten(p).and_then(|power| ratio.in_hundredths_of(power)) == Some(100)
    };
    (hundredths, (1..=4).any(is) || [6, 9].into_iter().any(nears))
}

/// Whether both stand where an article says what it is about.
pub(crate) fn both_up_front(pair: &Pair, pages: &[Page]) -> bool {
    let part = |at: At| pages[at.page].sentences[pages[at.page].nodes[at.node].sentence].part;
    part(pair.a) <= Part::Lead && part(pair.b) <= Part::Lead
}
