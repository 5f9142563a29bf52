//! Places in an order: "the largest" in one article, "one of the largest" or "the second largest" in another.
//!
//! What is the largest of one country may be the third of another, so two orders are held against each other
//! only where neither names a range that the other does not, and as more than a lead only where both name one, or whom they
//! place.

mod named;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms, names_among, root_of};
use crate::value::Meaning;

/// The places that articles give to one thing in one order and that exclude each other. The words of each
/// become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let mut orders: BTreeMap<Order, BTreeMap<usize, Vec<Ranked>>> = BTreeMap::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for (order, ranked) in ranked(index, page, text) {
            orders.entry(order).or_default().entry(index).or_default().push(ranked);
        }
    }
    let mut found: Vec<Sides> = Vec::new();
    for (order, told) in &orders {
        // What an article places in two ways it knows to be two things.
        let single = told.values().filter_map(|all| {
            let first = all.first()?;
            all.iter().all(|one| one.place == first.place).then_some(first)
        });
        let mut by_place: BTreeMap<Place, Vec<&Ranked>> = BTreeMap::new();
        single.for_each(|ranked| by_place.entry(ranked.place).or_default().push(ranked));
        let places: Vec<(Place, Vec<&Ranked>)> = by_place.into_iter().collect();
        for (i, (a, of_a)) in places.iter().enumerate() {
            for (b, of_b) in &places[i + 1..] {
                let fits = |x: &Ranked, y: &Ranked| x.may_be_of_one(y, *order);
                let meets = |x: &&&Ranked, others: &[&Ranked]| others.iter().any(|y| fits(x, y));
                let side = |own: &[&Ranked], others: &[&Ranked]| -> Vec<Spot> {
                    own.iter().filter(|x| meets(x, others)).map(|x| x.spot.clone()).collect()
                };
                let sides = [side(of_a, of_b), side(of_b, of_a)];
                // What is so of all times is told by its noun as well.
                let at = |sides: &[Vec<Spot>; 2]| {
                    sides.each_ref().map(|side| side.first().map(|s| (s.page, s.range.clone())))
                };
                let is_told = found.iter().any(|other| at(&other.sides) == at(&sides));
                if sides.iter().all(|side| !side.is_empty()) && !is_told {
                    let why = format!("One side says {}, the other {}.", a.says(), b.says());
                    let doubt = "A lead only: they may be placed among different things.";
                    let are_of_one = of_a.iter().any(|x| of_b.iter().any(|y| x.is_beside(y)));
                    found.push(match are_of_one {
                        true => Sides::warning(sides, why),
                        false => Sides::lead(sides, why, doubt, CONFIDENCE),
                    });
                }
            }
        }
    }
    found.extend(named::check(&orders));
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that two places are of one order, in thousandths.
const CONFIDENCE: i64 = 350;

/// By what things are ordered, and which: the noun behind "largest", or what there was at any time. A story
/// has one event of which such a thing is said, and many nouns for it: a deal, a round, an investment.
type Order = (&'static str, Option<Root>);

/// A place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// The first, the second and so on.
    At(usize),
    /// One of the first.
    Among,
    /// The first since something that was before it.
    Since,
}

impl Place {
    fn says(self) -> String {
        match self {
            Place::At(0) => String::from("that it is the first of all"),
            Place::At(place) => format!("that it is the {}", ORDINALS[place]),
            Place::Among => String::from("that it is one of several"),
            Place::Since => String::from("that it is the first since another"),
        }
    }
}

/// A thing that a sentence places.
#[derive(Clone, Debug)]
struct Ranked {
    place: Place,
    /// Among which things: of the "world", of "Europe", "in history".
    scope: BTreeSet<Root>,
    /// The same, with what its noun says: "the largest ORLISH insurer".
    among: BTreeSet<Root>,
    /// The noun behind it,
    noun: Root,
    /// and that with what stands before it: "health insurance company".
    nouns: BTreeSet<Root>,
    /// Who is placed, where a name right before says so: "BRASK, the second largest".
    subject: BTreeSet<Root>,
    /// Whether it is so of all times.
    is_ever: bool,
    /// Whether it is told as it is, and by nothing that others are not ordered by.
    is_plain: bool,
    spot: Spot,
}

impl Ranked {
    /// Whether both have a number in one order of which both say among what, or that it is of all times.
    fn is_beside(&self, other: &Ranked) -> bool {
        let (a, b) = (&self.scope, &other.scope);
        let is_one_range = match (a.is_empty(), b.is_empty()) {
            (true, true) => self.is_ever && other.is_ever,
            (false, false) => a.is_subset(b) || b.is_subset(a),
            _ => false,
        };
        let is_numbered = |place: Place| matches!(place, Place::At(_));
        let is_later = |place: Place| matches!(place, Place::At(1..));
        is_numbered(self.place)
            && is_numbered(other.place)
            && (is_later(self.place) || is_later(other.place))
            && self.noun == other.noun
            && self.sorts() == other.sorts()
            && self.is_plain
            && other.is_plain
            && is_one_range
    }

    /// What tells one sort of things from another: "the largest DAIRY company" is among others than "the largest FOOD
    /// company".
    fn sorts(&self) -> BTreeSet<Root> {
        let own = self.nouns.iter().filter(|noun| !GENERAL.contains(noun));
        own.map(|noun| TRADES.iter().find(|(who, _)| who == noun).map_or(*noun, |(_, what)| *what))
            .collect()
    }

    fn may_be_of_one(&self, other: &Ranked, (_, noun): Order) -> bool {
        let (a, b) = (&self.scope, &other.scope);
        // Of nouns that differ only "the largest" and "one of the largest" are surely of one order; what has the
        // same noun is told of it alone.
        let is_one_of = self.place == Place::Among || other.place == Place::Among;
        // "The worst fire since 2009" is no other than "the worst fire", but not the worst ever.
        if self.place == Place::Since || other.place == Place::Since {
            let is_ever = |one: &Ranked| one.place == Place::At(0) && one.is_ever;
            return is_ever(self) || is_ever(other);
        }
        if noun.is_none() && (self.noun == other.noun || !is_one_of) {
            return false;
        }
        a.is_empty() || b.is_empty() || a.intersection(b).next().is_some()
    }
}

/// Words for the first of an order, by the order that they are of.
const SUPERLATIVES: &[(&str, &str)] = &[
    ("biggest", "size"),
    ("busiest", "traffic"),
    ("coldest", "cold"),
    ("costliest", "price"),
    ("deadliest", "deaths"),
    ("deepest", "depth"),
    ("driest", "dryness"),
    ("fastest", "speed"),
    ("greatest", "size"),
    ("heaviest", "weight"),
    ("highest", "height"),
    ("hottest", "heat"),
    ("largest", "size"),
    ("longest", "length"),
    ("oldest", "age"),
    ("priciest", "price"),
    ("richest", "wealth"),
    ("smallest", "smallness"),
    ("strongest", "strength"),
    ("tallest", "height"),
    ("wealthiest", "wealth"),
    ("wettest", "rain"),
    ("worst", "badness"),
    ("youngest", "youth"),
];
/// Words behind "most" that order.
const MOST: &[(&str, &str)] = &[
    ("deadly", "deaths"),
    ("expensive", "price"),
    ("destructive", "badness"),
    ("powerful", "strength"),
    ("serious", "badness"),
    ("severe", "badness"),
    ("valuable", "worth"),
    ("violent", "strength"),
];
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];
/// Words that the noun of an order has before it but is not.
const BETWEEN: &[&str] =
    &["ever", "single", "known", "recorded", "reported", "u.k", "u.s", "uk", "us"];
/// Countries that are short words: "the largest U.S. insurer".
const COUNTRIES: &[&str] = &["u.k", "u.s", "uk", "us"];

/// The words without one of which a sentence places nothing.
static ORDERING: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(SUPERLATIVES.iter().chain(MOST).map(|(word, _)| *word)));

/// The things that a page places in an order.
fn ranked(index: usize, page: &Page, text: &str) -> Vec<(Order, Ranked)> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &ORDERING) {
        for at in 0..words.len() {
            if ORDERING.binary_search(&words[at].form).is_err() {
                continue;
            }
            let Some((order, own)) = superlative(&folded, at) else { continue };
            let Some((noun, end)) = noun(words, &folded, at + 1) else { continue };
            let Some((place, from)) = place(words, &folded, own) else { continue };
            let range = words[from].start as usize..words[end - 1].end as usize;
            let scope = scope(words, &folded, from..end);
            let around = folded.get(from..(end + AFTER).min(folded.len())).unwrap_or_default();
            let is_ever = around.iter().any(|word| EVER.contains(&word.as_str()));
            let near = folded.get(from.saturating_sub(AFTER)..(end + AFTER).min(folded.len()));
            let mut near = near.unwrap_or_default().iter();
            let is_year = |word: &str| {
                word.len() == 4
                    && word.starts_with(['1', '2'])
                    && word.bytes().all(|b| b.is_ascii_digit())
            };
            let is_plain = !near.any(|word| HOW.contains(&word.as_str()) || is_year(word));
            let is_since = place == Place::At(0) && around.iter().any(|word| word == "since");
            let place = if is_since && !is_ever { Place::Since } else { place };
            // "The largest maker OF PAINT".
            let of = folded.get(end).is_some_and(|word| word == "of").then_some(end + 1);
            let of = of.and_then(|at| words.get(at)).filter(|word| word.sort == Sort::Content);
            let nouns =
                words[at + 1..end].iter().chain(of).filter(|word| word.sort == Sort::Content);
            let mut among = scope.clone();
            among.extend(names_among(&words[at + 1..end]));
            if folded.get(at + 1).is_some_and(|word| COUNTRIES.contains(&word.as_str())) {
                among.insert(root_of("country"));
            }
            let ranked = Ranked {
                place,
                scope,
                among,
                noun,
                nouns: nouns.map(|word| word.root).collect(),
                subject: named::subject(words, from),
                is_ever,
                is_plain,
                spot: Spot { page: index, sentence: number, range },
            };
            if is_ever || place == Place::Since {
                found.push(((order, None), ranked.clone()));
            }
            found.push(((order, Some(noun)), ranked));
        }
    }
    found
}

/// Words of what would be, of what was so once, and of how an order is made: "the largest BY assets", "the deadliest SINCE
/// 1950", "the largest UNTIL then".
const HOW: &[&str] = &["by", "would", "could", "may", "since", "until", "formerly"];

/// What firms of all sorts are called.
static GENERAL: LazyLock<Vec<Root>> = LazyLock::new(|| {
    [
        "business",
        "company",
        "concern",
        "corporation",
        "firm",
        "giant",
        "group",
        "maker",
        "manufacturer",
        "operator",
        "producer",
        "provider",
        "seller",
        "supplier",
    ]
    .into_iter()
    .map(root_of)
    .collect()
});

/// Who deals in what: an insurer is an insurance company.
static TRADES: LazyLock<Vec<(Root, Root)>> = LazyLock::new(|| {
    [
        ("automaker", "car"),
        ("brewer", "beer"),
        ("carmaker", "car"),
        ("carrier", "airline"),
        ("chipmaker", "chip"),
        ("drugmaker", "drug"),
        ("insurer", "insurance"),
        ("lender", "bank"),
        ("retailer", "retail"),
    ]
    .map(|(who, what)| (root_of(who), root_of(what)))
    .to_vec()
});

/// Words for all times,
const EVER: &[&str] = &["ever", "history", "record"];
/// and how far behind the noun they stand.
const AFTER: usize = 7;

/// The order of the superlative that ends at a word, and where it begins.
fn superlative(folded: &[String], at: usize) -> Option<(&'static str, usize)> {
    let order = |list: &[(&str, &'static str)]| {
        list.iter().find(|(word, _)| *word == folded[at]).map(|(_, order)| *order)
    };
    let is_most = at > 0 && folded[at - 1] == "most";
    match is_most {
        true => Some((order(MOST)?, at - 1)),
        false => Some((order(SUPERLATIVES)?, at)),
    }
}

/// The noun of an order, the last of the words behind the superlative, and where its words end.
fn noun(words: &[Word], folded: &[String], from: usize) -> Option<(Root, usize)> {
    let skipped = folded[from..].iter().take_while(|w| BETWEEN.contains(&w.as_str())).count();
    let from = from + skipped;
    let own = words[from..].iter().take_while(|w| matches!(w.sort, Sort::Content | Sort::Name));
    // "the largest deal announced this year": a participle begins what is said of the noun.
    let own = own.enumerate().take_while(|(i, w)| *i == 0 || !is_participle(&folded[from + i], w));
    let end = from + own.count().min(MOST_WORDS);
    (end > from).then(|| (words[end - 1].root, end))
}

/// How many words a noun and what stands before it have at most.
const MOST_WORDS: usize = 4;

fn is_participle(folded: &str, word: &Word) -> bool {
    word.sort == Sort::Content && folded.len() > 4 && folded.ends_with("ed")
}

/// The place that stands before a superlative, and where its words begin. `None` where the order is of no
/// certain things ("its largest", "a largest").
fn place(words: &[Word], folded: &[String], at: usize) -> Option<(Place, usize)> {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| folded[at].as_str());
    let nth = ORDINALS.iter().position(|word| *word == before(1)).filter(|place| *place > 0);
    let mut first = at - usize::from(nth.is_some());
    // "the", "the world's", "Europe's": what the order is of.
    let own = first.checked_sub(1)?;
    let is_owner = words[own].sort == Sort::Name || OWNERS.contains(&folded[own].as_str());
    match folded[own].as_str() {
        "the" => first = own,
        _ if is_owner => {
            let has_article = own > 0 && folded[own - 1] == "the";
            first = own - usize::from(has_article);
        }
        _ => return None,
    }
    let told = |back: usize| first.checked_sub(back).map_or("", |at| folded[at].as_str());
    if matches!(told(1), "not" | "than") {
        return None;
    }
    if told(1) == "of" && matches!(told(2), "one" | "some") {
        return Some((Place::Among, first - 2));
    }
    if told(1) == "among" {
        return Some((Place::Among, first - 1));
    }
    Some((Place::At(nth.unwrap_or(0)), first))
}

/// Words of what has an order, but for names.
const OWNERS: &[&str] =
    &["world", "country", "nation", "city", "state", "continent", "company", "region", "history"];

/// Among which things something is placed, as far as it is said: the words of its owner, and those that
/// stand behind "in" and "of".
fn scope(words: &[Word], folded: &[String], own: Range<usize>) -> BTreeSet<Root> {
    let is_scope =
        |at: &usize| words[*at].sort == Sort::Name || OWNERS.contains(&folded[*at].as_str());
    let before = own.clone().take_while(|&at| superlative(folded, at).is_none());
    let mut scope: BTreeSet<Root> = before.filter(is_scope).map(|at| words[at].root).collect();
    let behind = folded.get(own.end).is_some_and(|w| matches!(w.as_str(), "in" | "of" | "on"));
    if behind {
        let after = (own.end + 1..words.len()).take(3).filter(is_scope);
        scope.extend(after.map(|at| words[at].root));
    }
    scope
}
