//! Where what two values count is: "41 AIRPORTS in 12 countries" and "9,400 EMPLOYEES in 9 countries", "32,000 employees
//! in 40 COUNTRIES" and "3,200 employees in NORWAY".

use std::sync::LazyLock;

use super::counts::are_persons;
use super::pair::{At, Pair};
use crate::story::page::Page;
use crate::story::page::word::{Root, Sort, hash, root_of};

/// Whether one of two values is of many lands, and the other of one.
pub(crate) fn is_of_one_of_many(a: At, b: At, pages: &[Page]) -> bool {
    let extent = |at: At| extent(&pages[at.page], at.node);
    extent(a).zip(extent(b)).is_some_and(|(x, y)| x != y)
}

/// How far what a value counts is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// Over the world, or many lands.
    Many,
    /// Over what has a name.
    One,
}

/// How far what a value counts is spread, by the words right behind it.
fn extent(page: &Page, node: usize) -> Option<Extent> {
    let node = &page.nodes[node];
    let words = page.words_of(node.sentence);
    let end = words.partition_point(|word| (word.start as usize) < node.range.end);
    let behind = words.get(end..)?;
    let nouns = behind.iter().take(NOUNS).take_while(|word| word.sort == Sort::Content);
    let nouns = nouns.take_while(|word| !WORLD.contains(&word.form)).count();
    let place = behind.get(nouns..)?;
    let (first, rest) = place.split_first()?;
    if WORLD.contains(&first.form) {
        return Some(Extent::Many);
    }
    let rest = if IN.contains(&first.form) { rest } else { return None };
    let rest = if rest.first().is_some_and(|word| word.form == *THE) { &rest[1..] } else { rest };
    match rest {
        [word, ..] if word.sort == Sort::Name => Some(Extent::One),
        [word, noun, ..] if word.sort == Sort::Figure && PLACES.contains(&noun.root) => {
            Some(Extent::Many)
        }
        _ => None,
    }
}

/// Behind so many nouns of a count its place may stand.
const NOUNS: usize = 2;

/// Words for everywhere.
static WORLD: LazyLock<[Root; 3]> =
    LazyLock::new(|| ["worldwide", "globally", "internationally"].map(hash));
/// The article before the name of some lands.
static THE: LazyLock<Root> = LazyLock::new(|| hash("the"));

/// Whether two counts of places say where other things are: "41 AIRPORTS in 12 countries", "9,400 EMPLOYEES in 9
/// countries".
pub(crate) fn are_places_of_two(pair: &Pair, pages: &[Page]) -> bool {
    let (x, y) = (pair.a, pair.b);
    let noun = |at: At| pages[at.page].nodes[at.node].nouns.first().copied();
    let is_place = noun(x).zip(noun(y)).is_some_and(|(n, m)| n == m && PLACES.contains(&n));
    let of = |at: At| counted_there(&pages[at.page], at.node);
    let has = |at: At, root: Root| {
        pages[at.page].nodes[at.node].context.iter().any(|(other, _)| *other == root)
    };
    is_place
        && of(x)
            .zip(of(y))
            .is_some_and(|(n, m)| n != m && !are_persons(n, m) && !has(x, m) && !has(y, n))
}

/// What a count of places says the place of, where that is counted as well.
fn counted_there(page: &Page, node: usize) -> Option<Root> {
    let node = &page.nodes[node];
    let words = page.words_of(node.sentence);
    let end = words.partition_point(|word| (word.end as usize) <= node.range.start);
    let (noun, preposition) = match words.get(..end)? {
        [.., noun, preposition] => (noun, preposition),
        _ => return None,
    };
    let is_counted = || {
        let near = page.nodes_of(node.sentence..=node.sentence);
        let mut counts = near.filter(|(_, other)| other.range.end <= noun.start as usize);
        counts.any(|(_, other)| other.nouns.contains(&noun.root))
    };
    (IN.contains(&preposition.form) && noun.sort == Sort::Content && is_counted())
        .then_some(noun.root)
}

/// Words that put things into places.
static IN: LazyLock<[Root; 4]> = LazyLock::new(|| ["in", "across", "over", "from"].map(hash));

/// Nouns for places that are counted.
static PLACES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let nouns = [
        "country",
        "nation",
        "state",
        "province",
        "region",
        "district",
        "county",
        "city",
        "town",
        "village",
        "market",
        "island",
        "continent",
        "place",
        "location",
        "site",
    ];
    nouns.into_iter().map(root_of).collect()
});
