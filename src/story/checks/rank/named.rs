//! Places of one firm or thing that is named right before them: "Brask, the nation's second-largest insurer", "Brask of
//! Halden, the largest Orlish insurance company".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{OWNERS, Order, Place, Ranked};
use crate::story::page::near::back_over_links;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms, root_of};

/// The places that two articles give to one who is named, whatever nouns they have for what it is.
pub(super) fn check(orders: &BTreeMap<Order, BTreeMap<usize, Vec<Ranked>>>) -> Vec<Sides> {
    let all: Vec<(&str, &Ranked)> = orders
        .iter()
        .filter(|((_, noun), _)| noun.is_some())
        .flat_map(|((order, _), told)| told.values().flatten().map(|one| (*order, one)))
        .collect();
    let same = |x: &Ranked| -> Vec<&Ranked> {
        let own = all.iter().map(|(_, one)| *one);
        own.filter(|one| one.place == x.place && are_of_one(one, x)).collect()
    };
    let mut found: Vec<Sides> = Vec::new();
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (i, (order, x)) in all.iter().enumerate() {
        for (other, y) in &all[i + 1..] {
            let knows = |own: &Ranked, other: &Ranked| {
                let told = all.iter().filter(|(_, one)| one.spot.page == own.spot.page);
                told.into_iter().any(|(_, one)| one.place == other.place && are_of_one(one, other))
            };
            if order != other
                || x.spot.page == y.spot.page
                || !exclude(x, y)
                || !are_of_one(x, y)
                || knows(x, y)
                || knows(y, x)
            {
                continue;
            }
            let sides = [same(x), same(y)];
            let places = |own: &[&Ranked]| -> Vec<(usize, usize)> {
                own.iter().map(|one| (one.spot.page, one.spot.range.start)).collect()
            };
            let places: Vec<(usize, usize)> = sides.iter().flat_map(|own| places(own)).collect();
            // Nouns that are one are held against each other already.
            if x.noun == y.noun || places.iter().any(|place| told.contains(place)) {
                continue;
            }
            told.extend(places);
            let spots = |own: &Vec<&Ranked>| -> Vec<Spot> {
                own.iter().map(|one| one.spot.clone()).collect()
            };
            let why = format!("One side says {}, the other {}.", x.place.says(), y.place.says());
            found.push(Sides::warning(sides.each_ref().map(spots), why));
        }
    }
    found
}

/// Whether two numbers in an order exclude each other: the first is told loosely, a later one is counted.
fn exclude(x: &Ranked, y: &Ranked) -> bool {
    let is_later = |one: &Ranked| matches!(one.place, Place::At(1..));
    let is_numbered = |one: &Ranked| matches!(one.place, Place::At(_));
    is_numbered(x) && is_numbered(y) && x.place != y.place && (is_later(x) || is_later(y))
}

/// Whether two are of one who is named, of one sort of things, and among the same.
fn are_of_one(x: &Ranked, y: &Ranked) -> bool {
    let is_one = |a: &BTreeSet<Root>, b: &BTreeSet<Root>| a.is_subset(b) || b.is_subset(a);
    !x.subject.is_empty()
        && !y.subject.is_empty()
        && is_one(&x.subject, &y.subject)
        && x.sorts() == y.sorts()
        && !x.sorts().is_empty()
        && x.is_plain
        && y.is_plain
        && !x.is_ever
        && !y.is_ever
        && are_one_range(x, y)
}

/// Whether both are among things of one range, which both tell: "the nation's" is that of whatever country.
fn are_one_range(x: &Ranked, y: &Ranked) -> bool {
    let of = |word: &str| root_of(word);
    let is_country =
        |one: &Ranked| one.among.contains(&of("nation")) || one.among.contains(&of("country"));
    let is_named = |one: &Ranked| {
        let is_other = |word: &&str| one.among.contains(&of(word));
        !one.among.is_empty() && !OWNERS.iter().chain(REGIONS).any(is_other)
    };
    let is_one = |x: &Ranked, y: &Ranked| is_country(x) && (is_country(y) || is_named(y));
    is_one(x, y) || is_one(y, x) || !x.among.is_empty() && x.among == y.among
}

/// Names that are those of more than a country.
const REGIONS: &[&str] = &[
    "africa",
    "african",
    "asia",
    "asian",
    "baltic",
    "continental",
    "eu",
    "europe",
    "european",
    "latin",
    "nordic",
    "scandinavia",
    "scandinavian",
];

/// The names right before the words of a place: "BRASK Inc., the", "BRASK of HALDEN is the".
pub(super) fn subject(words: &[Word], from: usize) -> BTreeSet<Root> {
    let is_name = |word: &&Word| matches!(word.sort, Sort::Name | Sort::First);
    let is_of = |word: &Word| OF.binary_search(&word.form).is_ok();
    let before = back_over_links(&words[..from]).iter().rev();
    let own = before.take_while(|word| is_name(word) || is_of(word));
    own.filter(is_name).map(|word| word.root).collect()
}

/// Words between a name and where it is, and the form of a firm.
static OF: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["ag", "co", "corp", "in", "inc", "llc", "ltd", "of", "plc"]));
