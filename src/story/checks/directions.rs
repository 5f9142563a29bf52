//! Up or down: a measure that rose in one article and fell in another.
//!
//! A profit that "rose 12 percent" and one that "fell 12 percent" have one figure, and nothing in common. What went up or
//! down is told by the nouns before the verb; it has to be the same, in articles of few days of which neither tells the
//! other way of it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::apart::are_within;
use crate::story::page::near::{self, Near};
use crate::story::page::spot::{Sides, Spot, in_words, longest_name, of_all};
use crate::story::page::word::{Root, Sort, Word, forms};
use crate::story::page::{Node, Page};
use crate::value::{Class, relation};

/// A measure that went up or down, as a sentence tells it.
#[derive(Debug)]
struct Told {
    is_up: bool,
    /// The words of what went up or down.
    what: BTreeSet<Root>,
    /// Those of them that name a measure: "profit".
    measures: BTreeSet<&'static str>,
    /// By how much, if it is told: the node of its page.
    by: Option<usize>,
    /// What stands around it.
    near: Near,
    spot: Spot,
}

const UP: &[&str] = &[
    "rose",
    "rises",
    "risen",
    "rise",
    "grew",
    "grows",
    "grown",
    "increased",
    "increases",
    "climbed",
    "climbs",
    "gained",
    "gains",
    "jumped",
    "jumps",
    "surged",
    "surges",
    "soared",
    "soars",
    "advanced",
];
const DOWN: &[&str] = &[
    "fell",
    "falls",
    "fallen",
    "fall",
    "dropped",
    "drops",
    "declined",
    "declines",
    "shrank",
    "shrinks",
    "shrunk",
    "decreased",
    "decreases",
    "slipped",
    "slips",
    "plunged",
    "plunges",
    "slumped",
    "slumps",
    "tumbled",
    "tumbles",
    "dipped",
    "sank",
    "contracted",
];
/// Nouns of the same, before "in" or "of" and what went up or down.
const UP_IN: &[&str] = &["rise", "increase", "growth", "jump", "surge", "gain"];
const DOWN_IN: &[&str] = &["fall", "drop", "decline", "decrease", "slump", "plunge"];

/// What is measured time and again, each with its other words.
const MEASURES: &[(&str, &[&str])] = &[
    ("profit", &["profit", "profits", "earnings"]),
    ("loss", &["loss", "losses"]),
    ("income", &["income"]),
    ("sales", &["sales", "revenue", "revenues", "turnover"]),
    ("margin", &["margin", "margins"]),
    ("orders", &["orders", "bookings"]),
    ("output", &["output", "production", "harvest", "crop", "yield"]),
    ("exports", &["exports"]),
    ("imports", &["imports"]),
    ("deliveries", &["deliveries", "shipments"]),
    ("unemployment", &["unemployment", "joblessness"]),
    ("inflation", &["inflation"]),
    ("emissions", &["emissions"]),
    ("turnout", &["turnout"]),
    ("traffic", &["traffic"]),
    ("visitors", &["visitors", "attendance"]),
    ("passengers", &["passengers"]),
    ("debt", &["debt", "debts"]),
    ("costs", &["costs", "expenses"]),
    ("crime", &["crime", "crimes", "offences"]),
];
/// Words that make one measure another.
const SORTS: &[&str] = &[
    "adjusted",
    "core",
    "gross",
    "net",
    "operating",
    "pretax",
    "quarterly",
    "annual",
    "underlying",
    "half",
    "online",
    "domestic",
    "foreign",
];

/// The words without one of which a sentence tells of no way.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| forms([UP, DOWN, UP_IN, DOWN_IN].concat()));

/// How many words before or behind the way may tell what went it,
const WHAT: usize = 6;
/// and behind it, by how much.
const BY: usize = 4;
/// Within how many words the names stand that tell whose it is.
const AROUND: usize = 14;
/// Between articles of so few days no new figures come out untold.
const FEW_DAYS: i64 = 7;

/// The measures that go up in one article and down in another. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let all: Vec<Told> = of_all(pages, texts, told);
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    let place = |told: &Told| (told.spot.page, told.spot.range.start);
    let mut found = Vec::new();
    for x in all.iter().filter(|x| x.is_up) {
        let other = all
            .iter()
            .find(|y| !y.is_up && !taken.contains(&place(y)) && are_one(x, y, pages, rarity, &all));
        let Some(y) = other.filter(|_| !taken.contains(&place(x))) else { continue };
        taken.extend([place(x), place(y)]);
        let why = "By one side it went up, by the other down.";
        let about = longest_name(&x.spot, &x.near.shared_names(&y.near), pages, texts);
        let sides = [vec![x.spot.clone()], vec![y.spot.clone()]];
        found.push(Sides { about, ..Sides::warning(sides, why) });
    }
    in_words(found, pages, texts)
}

/// Whether two articles of few days tell two ways of one measure, and neither tells both.
fn are_one(x: &Told, y: &Told, pages: &[Page], rarity: &Rarity, all: &[Told]) -> bool {
    let (p, q) = (&pages[x.spot.page], &pages[y.spot.page]);
    let by = |told: &Told| told.by.map(|node| &pages[told.spot.page].nodes[node]);
    let is_by_one = by(x).zip(by(y)).is_some_and(|(a, b)| {
        a.dimension() == b.dimension() && relation(&a.value, &b.value).class == Class::Agree
    });
    let shared: Vec<&Root> = x.what.intersection(&y.what).collect();
    let is_one_measure = !x.measures.is_empty() && x.measures == y.measures;
    let names = x.near.shared_names(&y.near);
    // "Its net profit" is told of the firm in the sentence before.
    let is_of_main = |told: &Told| told.near.names.iter().all(|name| rarity.is_everywhere(*name));
    let is_whose = !names.is_empty() || is_of_main(x) || is_of_main(y);
    let tells_both = |one: &Told, other: &Told| {
        all.iter().any(|told| {
            told.spot.page == one.spot.page
                && told.is_up == other.is_up
                && (!told.what.is_disjoint(&other.what)
                    || !told.measures.is_disjoint(&other.measures))
        })
    };
    let is_same = match is_by_one {
        true => is_one_measure || !shared.is_empty(),
        false => is_one_measure && by(x).zip(by(y)).is_none() && shared.len() > 1,
    };
    x.spot.page != y.spot.page
        && are_within(FEW_DAYS, p, q)
        && is_same
        && is_whose
        && !are_of_two_times(x, y, pages)
        && !tells_both(x, y)
        && !tells_both(y, x)
}

/// Whether each tells its own stretch of time, and the two have no day in common.
fn are_of_two_times(x: &Told, y: &Told, pages: &[Page]) -> bool {
    let periods = |told: &Told| {
        let nodes = pages[told.spot.page].nodes_of(told.spot.sentence..=told.spot.sentence);
        nodes.flat_map(|(_, node)| node.periods.clone()).collect::<Vec<_>>()
    };
    let (p, q) = (periods(x), periods(y));
    !p.is_empty() && !q.is_empty() && p.iter().all(|a| q.iter().all(|b| !a.meets(b)))
}

/// The measures that a page tells to have gone up or down.
fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        for at in 0..words.len() {
            let word = folded[at].as_str();
            let is_denied =
                folded[at.saturating_sub(3)..at].iter().any(|word| NOT.contains(&word.as_str()));
            let next = folded.get(at + 1).map_or("", String::as_str);
            let is_noun =
                matches!(next, "in" | "of") && (UP_IN.contains(&word) || DOWN_IN.contains(&word));
            let is_verb = !is_noun && (UP.contains(&word) || DOWN.contains(&word));
            if is_denied || !is_noun && !is_verb {
                continue;
            }
            let what = if is_noun { near::from(words, at + 2, WHAT) } else { before(words, at) };
            let is_own = |at: usize| matches!(words[at].sort, Sort::Content | Sort::First);
            let roots: BTreeSet<Root> =
                what.clone().filter(|at| is_own(*at)).map(|at| words[at].root).collect();
            if roots.is_empty() {
                continue;
            }
            let measures: BTreeSet<&'static str> = what
                .clone()
                .filter_map(|at| {
                    measure(&folded[at])
                        .or_else(|| SORTS.iter().find(|sort| **sort == folded[at]).copied())
                })
                .collect();
            let has_measure = what.clone().any(|at| measure(&folded[at]).is_some());
            let by = by(page, number, words, at);
            if !has_measure && by.is_none() {
                continue;
            }
            let own = at..at + 1;
            let first = what.start.min(at);
            let range =
                words[first].start as usize..words[at.max(what.end.saturating_sub(1))].end as usize;
            found.push(Told {
                is_up: UP.contains(&word) || is_noun && UP_IN.contains(&word),
                what: roots,
                measures: if has_measure { measures } else { BTreeSet::new() },
                by,
                near: Near::around(page, words, &[&own], AROUND),
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}

/// Words before the way that leave it open or undo it.
const NOT: &[&str] =
    &["not", "never", "to", "would", "could", "may", "might", "if", "will", "should", "than"];

/// The name of the measure that a word tells.
fn measure(folded: &str) -> Option<&'static str> {
    MEASURES.iter().find(|(_, words)| words.contains(&folded)).map(|(name, _)| *name)
}

/// The words of its clause before the way, and before what stands between commas: "PROFIT, the figures show, rose".
fn before(words: &[Word], at: usize) -> Range<usize> {
    let is_light = |at: &usize| words[*at].sort == Sort::Light;
    let opened = || (at.saturating_sub(ASIDE)..at - 1).rev().find(is_light);
    let end = match at.checked_sub(1).filter(is_light) {
        Some(_) => opened().unwrap_or(at),
        None => at,
    };
    near::before(words, end, WHAT)
}

/// How many words an aside has at most.
const ASIDE: usize = 14;

/// By how much it went: the share or figure right behind the way.
fn by(page: &Page, sentence: usize, words: &[Word], at: usize) -> Option<usize> {
    let from = words[at].end as usize;
    let to = words[(at + BY).min(words.len() - 1)].end as usize;
    let is_it =
        |node: &Node| node.value.quantity().is_some() && (from..to).contains(&node.range.start);
    page.nodes_of(sentence..=sentence).find(|(_, node)| is_it(node)).map(|(index, _)| index)
}
