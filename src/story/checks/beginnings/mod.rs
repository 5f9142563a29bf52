//! Years of beginning: when a firm was founded, a dam finished. That is one year, told in many words, which the
//! likeness of two sentences does not find.

mod index;
mod noun;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Severity;
use crate::story::align::Clash;
use crate::story::align::pair::{At, Pair, Rarity};
use crate::story::page::Page;
use crate::story::page::word::Root;
use index::Index;
use noun::Noun;
use told::told;

/// A year in which something began, as a sentence tells it.
#[derive(Debug)]
struct Told {
    at: At,
    /// The name right before: "BRASK, founded in". None for "it" and "the company".
    named: BTreeSet<Root>,
    /// All names before it, there and in the sentence before: one of them may be meant.
    meant: BTreeSet<Root>,
    /// The noun that it goes by.
    noun: Noun,
}

/// What the years of beginning of a story say.
#[derive(Debug, Default)]
pub(crate) struct Beginnings {
    /// The years that two articles give to one thing.
    pub(crate) clashes: Vec<Clash>,
    /// The clashes that each year stands in.
    of_clash: BTreeMap<At, Vec<usize>>,
    /// What is named beside a year, and what it says of it.
    named: BTreeMap<At, (&'static str, BTreeSet<Root>)>,
}

impl Beginnings {
    /// Whether a pair of years is settled: told as a clash, or of two things, each named beside its own.
    pub(crate) fn settle(&self, pair: &Pair) -> bool {
        let clashes = |at: At| self.of_clash.get(&at).into_iter().flatten();
        let are_of_two = || {
            let (x, y) = (self.named.get(&pair.a)?, self.named.get(&pair.b)?);
            Some(pair.a.page != pair.b.page && x.0 == y.0 && !are_one(&x.1, &y.1))
        };
        clashes(pair.a).any(|clash| clashes(pair.b).any(|other| clash == other))
            || are_of_two().unwrap_or_default()
    }
}

/// The years of beginning of a story.
pub(crate) fn check(pages: &[Page], texts: &[&str], rarity: &Rarity) -> Beginnings {
    let mut by_sort: BTreeMap<&'static str, Vec<Told>> = BTreeMap::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for (sort, told) in told(index, page, text) {
            by_sort.entry(sort).or_default().push(told);
        }
    }
    let mut found = Beginnings::default();
    for (sort, told) in by_sort {
        let index = Index::of(&told, pages, rarity);
        let mut taken = vec![false; told.len()];
        for x in 0..told.len() {
            if taken[x] {
                continue;
            }
            let Some((y, is_sure)) = index.first_against(x, &taken) else { continue };
            let fellows = [index.fellows(x), index.fellows(y)];
            for &fellow in fellows.iter().flatten() {
                taken[fellow] = true;
            }
            let (x, y) = (&told[x], &told[y]);
            let groups = fellows.map(|group| group.iter().map(|at| told[*at].at).collect());
            let why = format!("What is meant was {sort} but once.");
            let mut clash = Clash::said(groups.into(), why);
            let is_sure = (is_sure || are_turned(pages, x.at, y.at)) && !are_of_two_nouns(x, y);
            let doubt = match (is_sure, rarity.is_pair) {
                (true, false) => None,
                (true, true) => Some("Two texts alone may be of two things of one name."),
                (false, _) => Some("Who or what is meant is not named beside both."),
            };
            if let Some(doubt) = doubt {
                clash.severity = Severity::Note;
                clash.confidence = LOOSE;
                clash.doubts.push(doubt.to_owned());
            }
            for &at in clash.groups.iter().flatten() {
                found.of_clash.entry(at).or_default().push(found.clashes.len());
            }
            found.clashes.push(clash);
        }
        let named = told.into_iter().filter(|told| !told.named.is_empty());
        found.named.extend(named.map(|told| (told.at, (sort, told.named))));
    }
    found
}

/// How sure it is that what is not named beside one of two years is the same, in thousandths.
const LOOSE: i64 = 500;

/// Whether two years are of one thing: `Some(true)` where both have its name right before, `Some(false)` where it
/// may be meant.
fn is_one(x: &Told, y: &Told, rarity: &Rarity) -> Option<bool> {
    let share = |a: &BTreeSet<Root>, b: &BTreeSet<Root>| !a.is_disjoint(b);
    // Of what most articles name the story is.
    let own = |names: &BTreeSet<Root>| names.iter().any(|name| rarity.is_everywhere(*name));
    match (x.named.is_empty(), y.named.is_empty()) {
        (false, false) => are_one(&x.named, &y.named).then_some(true),
        (true, false) => (share(&x.meant, &y.named) && own(&y.named)).then_some(false),
        (false, true) => (share(&x.named, &y.meant) && own(&x.named)).then_some(false),
        (true, true) => share(&x.meant, &y.meant).then_some(false),
    }
}

/// Whether one of two names is the other, or a part of it.
fn are_one(a: &BTreeSet<Root>, b: &BTreeSet<Root>) -> bool {
    a.is_subset(b) || b.is_subset(a)
}

/// Whether what began goes by two nouns, as an organ and its church do.
fn are_of_two_nouns(x: &Told, y: &Told) -> bool {
    let names: BTreeSet<Root> =
        [&x.named, &x.meant, &y.named, &y.meant].into_iter().flatten().copied().collect();
    let noun = |told: &Told| told.noun.clone().without(&names);
    noun(x).is_of_another_than(&noun(y))
}

/// Whether two years have the same digits in another order: 1978 and 1987.
fn are_turned(pages: &[Page], x: At, y: At) -> bool {
    let digits = |at: At| {
        let wording = pages[at.page].nodes[at.node].value.wording.chars();
        let mut digits: Vec<char> = wording.filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    digits(x).len() == 4 && digits(x) == digits(y)
}
