//! Places: where a thing is based, bound for, listed or held, and which part of a land was hit.
//!
//! The words before a name say what the place is of ("bound for", "headquartered in"); the names and nouns
//! before them say of which thing. Two names may be those of one place, so it is never more than a lead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::lands::LANDS;
use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::tables::GRAMMAR;
use crate::story::page::word::{Root, Sort, Word, forms, hash};
use crate::value::Meaning;

/// The places that exclude each other among the pages. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let all = || pages.iter().zip(texts).enumerate();
    let placed: Vec<Vec<Placed>> = all().map(|(i, (page, text))| placed(i, page, text)).collect();
    let parts: Vec<Vec<Placed>> = all().map(|(i, (page, text))| parts(i, page, text)).collect();
    let mut found = apart(&placed, rarity, "One side names one place, the other another.");
    found.extend(apart(&parts, rarity, "The two sides name two parts of one land."));
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that two places are of one thing, in thousandths.
const CONFIDENCE: i64 = 300;

/// A place that a sentence gives to a thing.
#[derive(Debug)]
struct Placed {
    /// What the place is of: the words of a frame, or the name of the land that it is a part of.
    of: Root,
    /// What is placed: the names and the nouns before.
    things: BTreeSet<Root>,
    /// The name that stands closest to it, if one does: whose place it is.
    whose: BTreeSet<Root>,
    /// The names of the place: a town and its land.
    names: BTreeSet<Root>,
    spot: Spot,
}

/// The places that differ between two articles, neither of which has both.
fn apart(placed: &[Vec<Placed>], rarity: &Rarity, why: &str) -> Vec<Sides> {
    let mut found: BTreeMap<Root, ([Vec<Spot>; 2], bool)> = BTreeMap::new();
    for (i, of_a) in placed.iter().enumerate() {
        for of_b in &placed[i + 1..] {
            for x in of_a {
                for y in of_b.iter().filter(|y| y.of == x.of && x.is_of_one_thing(y, rarity)) {
                    let differs = |all: &[Placed], one: &Placed, other: &Placed| {
                        let mut own = all.iter().filter(|p| p.of == one.of);
                        own.all(|p| p.names.is_disjoint(&other.names))
                    };
                    // "Porton, Tolsenland": an article that has both names joins them.
                    let joins = |p: &Placed| {
                        !p.names.is_disjoint(&x.names) && !p.names.is_disjoint(&y.names)
                    };
                    let is_joined = placed.iter().flatten().any(joins);
                    if is_joined || !differs(of_a, x, y) || !differs(of_b, y, x) {
                        continue;
                    }
                    let (sides, are_lands) = found.entry(x.of).or_default();
                    // The first pair says which side is which.
                    let is_new = sides[0].is_empty();
                    *are_lands |= is_new && x.is_land() && y.is_land();
                    for (side, one) in sides.iter_mut().zip([x, y]) {
                        if is_new {
                            side.push(one.spot.clone());
                        }
                    }
                }
            }
        }
    }
    let doubt = "A lead only: they may be of two things, or two names of one place.";
    let sides = |(sides, are_lands): ([Vec<Spot>; 2], bool)| match are_lands {
        true => Sides::warning(sides, why),
        false => Sides::lead(sides, why, doubt, CONFIDENCE),
    };
    found.into_values().map(sides).collect()
}

impl Placed {
    /// Whether the place is a land, and no town, and what is placed there is of one land.
    fn is_land(&self) -> bool {
        // Two summits are held in two lands.
        let is_lasting = OF_ONE_LAND.iter().any(|of| self.of == hash(of));
        is_lasting && self.names.iter().all(|name| LANDS.binary_search(name).is_ok())
    }

    /// Whether the same thing may be placed: something that is said before is the same, and the names that are
    /// not those of the whole story do not part them.
    fn is_of_one_thing(&self, other: &Placed, rarity: &Rarity) -> bool {
        // "Tolsen Mills" and "Halden Mills" are two, "Tolsen Mills" and "Tolsen" are one.
        let (own, theirs) = (&self.whose, &other.whose);
        let are_known = !own.is_empty() && !theirs.is_empty();
        if are_known && !own.is_subset(theirs) && !theirs.is_subset(own) {
            return false;
        }
        let shared: Vec<Root> = self.things.intersection(&other.things).copied().collect();
        let rare = |root: &Root| !rarity.is_everywhere(*root);
        let is_main = |p: &Placed| p.things.iter().any(|root| !rare(root));
        shared.iter().any(rare) || !shared.is_empty() || is_main(self) && is_main(other)
    }
}

/// What has but one land.
const OF_ONE_LAND: &[&str] =
    &["origin", "design", "builder", "owner", "flag", "seat", "birthplace"];

/// Words before a place, by what the place is of. "|" parts words of which one stands there.
const FRAMES: &[(&str, &[&str])] = &[
    ("destination", &["bound", "for"]),
    ("destination", &["en", "route", "to"]),
    ("destination", &["on", "its|her|their|the", "way", "to"]),
    ("destination", &["headed|heading|destined", "for|to|towards"]),
    ("seat", &["based|headquartered|headquarters", "in"]),
    ("exchange", &["list|listed|listing|debut|float|trade|traded|trading|shares", "on"]),
    ("birthplace", &["born", "in"]),
    ("venue", &["held|hosted|staged", "in|at"]),
    ("venue", &["took|takes|take", "place", "in|at"]),
    ("seat", &["headquarters|office|seat", "in"]),
    ("seat", &["headquarters|office|seat", "will|to", "be", "in"]),
    ("seat", &["headquarters|office|seat", "is|are", "in"]),
    ("origin", &["made|built|manufactured|produced|assembled", "in"]),
    ("design", &["developed|designed", "in"]),
    ("plant", &["factory|plant|mill|refinery|works", "in|at|near"]),
    ("arrest", &["arrested|caught|captured|detained|seized", "in|at|near"]),
    ("burial", &["buried", "in|at"]),
    ("death", &["died|killed", "in|at|near"]),
    ("landfall", &["landfall|ashore", "in|at|near|on"]),
    ("landing", &["landed", "in|at|near|on"]),
    ("start", &["launched", "from"]),
    ("start", &["lifted|blasted|took", "off", "from"]),
    ("wedding", &["married", "in|at"]),
    ("meeting", &["met", "in|at"]),
    ("hospital", &["taken|flown|brought", "to"]),
];

/// The words without one of which a sentence gives nothing a place.
static PLACING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let frames = FRAMES.iter().flat_map(|(_, frame)| frame.iter()).flat_map(|word| word.split('|'));
    let telling = frames.filter(|word| word.len() > 2 && GRAMMAR.binary_search(word).is_err());
    // "Made in" has no word that tells by itself.
    forms(telling.chain(["made"]).chain(JOINED.iter().map(|(word, _)| *word)))
});

/// The words that open a frame.
static OPENING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let first = FRAMES.iter().filter_map(|(_, frame)| frame.first());
    forms(first.flat_map(|word| word.split('|')))
});

/// The words for parts of a land.
static PARTING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(PARTS.iter().map(|(word, _)| *word)));

/// The places that a page gives to things by the frames.
fn placed(index: usize, page: &Page, text: &str) -> Vec<Placed> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &PLACING) {
        for at in 0..words.len() {
            if let Some((of, from)) = joined(words, &folded, at, text) {
                let range = words[from].start as usize..words[at + 1].end as usize;
                found.push(Placed {
                    of: hash(of),
                    things: things_beside(words, from, at + 2),
                    whose: whose(words, from, Some(at + 2)),
                    names: folded[from..=at].iter().map(|word| land(word)).collect(),
                    spot: Spot { page: index, sentence: number, range },
                });
                continue;
            }
            if OPENING.binary_search(&words[at].form).is_err() {
                continue;
            }
            let frame = FRAMES.iter().find(|(_, frame)| stands_at(&folded, at, frame));
            let Some((of, frame)) = frame else { continue };
            let from = at + frame.len();
            let from = from + usize::from(folded.get(from).is_some_and(|w| w == "the"));
            let Some((names, end)) = names(words, &folded, from) else { continue };
            let range = words[at].start as usize..words[end - 1].end as usize;
            found.push(Placed {
                of: hash(of),
                things: things(words, at),
                whose: whose(words, at, None),
                names,
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}

/// What is joined to the name of a place: "a Brask-owned ship".
const JOINED: &[(&str, &str)] = &[
    ("based", "seat"),
    ("built", "builder"),
    ("flagged", "flag"),
    ("headquartered", "seat"),
    ("owned", "owner"),
    ("registered", "flag"),
];

/// What the place is of whose name ends at a word and has it joined to it, and where the name begins.
fn joined(
    words: &[Word],
    folded: &[String],
    at: usize,
    text: &str,
) -> Option<(&'static str, usize)> {
    let next = words.get(at + 1)?;
    let is_name = matches!(words[at].sort, Sort::Name | Sort::First);
    if !is_name || text.get(words[at].end as usize..next.start as usize) != Some("-") {
        return None;
    }
    let (_, of) = JOINED.iter().find(|(word, _)| *word == folded[at + 1])?;
    let before = words[..at].iter().rev().take_while(|word| word.sort == Sort::Name);
    Some((of, at - before.count()))
}

/// The number of a land by its name or by the word for what comes from there: "Dutch" is of the Netherlands.
pub(super) fn land(folded: &str) -> Root {
    match PEOPLES.iter().find(|(people, _)| *people == folded) {
        Some((_, land)) => hash(land),
        // "Japan" and "Japanese", "Norway" and "Norwegian" begin alike.
        None => hash(folded.get(..4).unwrap_or(folded)),
    }
}

/// Words for what comes from a land where they begin otherwise than its name, with the first letters of that;
/// and lands of two names.
const PEOPLES: &[(&str, &str)] = &[
    ("america", "us"),
    ("american", "us"),
    ("britain", "brit"),
    ("burmese", "myan"),
    ("congolese", "cong"),
    ("danish", "denm"),
    ("dutch", "neth"),
    ("england", "brit"),
    ("english", "brit"),
    ("filipino", "phil"),
    ("french", "fran"),
    ("greek", "gree"),
    ("holland", "neth"),
    ("irish", "irel"),
    ("polish", "pola"),
    ("spanish", "spai"),
    ("swiss", "swit"),
    ("thai", "thai"),
    ("turkish", "turk"),
    ("uk", "brit"),
    ("us", "us"),
    ("welsh", "wale"),
];

fn stands_at(folded: &[String], at: usize, frame: &[&str]) -> bool {
    frame.iter().enumerate().all(|(i, words)| {
        folded.get(at + i).is_some_and(|word| words.split('|').any(|one| one == word))
    })
}

/// The names of a place from a word on, one behind the other or parted by commas: "Tolsen, West Brask".
fn names(words: &[Word], folded: &[String], from: usize) -> Option<(BTreeSet<Root>, usize)> {
    let is_name = |word: &&Word| word.sort == Sort::Name;
    let own = words.get(from..)?.iter().take_while(is_name).count();
    let end = from + own;
    let behind = words.get(end..).unwrap_or_default();
    let more = match behind.first() {
        Some(mark) if mark.sort == Sort::Light => behind.iter().skip(1).take_while(is_name).count(),
        _ => 0,
    };
    let behind = end + 1..end + 1 + more;
    let names = (from..end).chain(behind).map(|at| land(&folded[at])).collect();
    (own > 0).then_some((names, end))
}

/// The name right behind a word ("the Brask-based TOLSEN MILLS"), else the nearest before another.
fn whose(words: &[Word], before: usize, behind: Option<usize>) -> BTreeSet<Root> {
    let is_name = |word: &&Word| matches!(word.sort, Sort::Name);
    let run = |words: &mut dyn Iterator<Item = &Word>| -> BTreeSet<Root> {
        words.take_while(|word| is_name(word)).map(|word| word.root).collect()
    };
    let own = behind.map(|at| run(&mut words.get(at..).unwrap_or_default().iter()));
    if let Some(own) = own.filter(|own| !own.is_empty()) {
        return own;
    }
    let near = words[before.saturating_sub(CLOSE)..before].iter().rev();
    run(&mut near.skip_while(|word| !is_name(word)))
}

/// How many words before a place its owner's name stands close to it.
const CLOSE: usize = 6;
/// How many words before a place say what is placed.
const REACH: usize = 8;

/// The names and nouns before a word.
fn things(words: &[Word], at: usize) -> BTreeSet<Root> {
    let before = &words[at.saturating_sub(REACH)..at];
    before.iter().filter(|word| word.says_something()).map(|word| word.root).collect()
}

/// The names and nouns before a word and behind another.
fn things_beside(words: &[Word], from: usize, to: usize) -> BTreeSet<Root> {
    let behind = words[to.min(words.len())..].iter().take(REACH);
    let behind = behind.filter(|word| word.says_something()).map(|word| word.root);
    things(words, from).into_iter().chain(behind).collect()
}

/// Words for a part of a land.
const PARTS: &[(&str, &str)] = &[
    ("central", "centre"),
    ("east", "east"),
    ("eastern", "east"),
    ("north", "north"),
    ("northern", "north"),
    ("south", "south"),
    ("southern", "south"),
    ("west", "west"),
    ("western", "west"),
];

/// The parts of lands that a page names: "southern Brask".
fn parts(index: usize, page: &Page, text: &str) -> Vec<Placed> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &PARTING) {
        for at in 0..words.len().saturating_sub(1) {
            let part = PARTS.iter().find(|(word, _)| *word == folded[at]);
            let (Some((_, part)), Sort::Content) = (part, words[at].sort) else { continue };
            let land = &words[at + 1];
            // "south-eastern" is both.
            let is_half = at > 0 && PARTS.iter().any(|(word, _)| *word == folded[at - 1]);
            if land.sort != Sort::Name || is_half {
                continue;
            }
            let range = words[at].start as usize..land.end as usize;
            found.push(Placed {
                of: land.root,
                things: things(words, at),
                whose: BTreeSet::new(),
                names: BTreeSet::from([hash(part)]),
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}
