//! Institutions: two theatres, universities or hospitals of one sort, of which each article names but one.
//!
//! A story that names one theatre in one article and one in the other most often means one of them. No
//! article may name both, and it is the surer the more words around the two are the same; it is never more than a lead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::spot::{Run, Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, fold, forms};
use crate::value::{Meaning, Name};

/// The institutions of one sort that two articles name differently. Each name becomes a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let mut by_sort: BTreeMap<&'static str, BTreeMap<usize, Vec<Named>>> = BTreeMap::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for run in &page.runs {
            if let Some((sort, named)) = named(index, run, page, text) {
                by_sort.entry(sort).or_default().entry(index).or_default().push(named);
            }
        }
    }
    let mut found = Vec::new();
    for (sort, told) in by_sort {
        // An article that names two of a sort knows them apart.
        let names_one = |all: &&Vec<Named>| all.iter().all(|one| one.is_called_as(&all[0]));
        let single: Vec<&Vec<Named>> = told.values().filter(names_one).collect();
        let knows_two = told.len() > single.len();
        for (at, a) in single.iter().enumerate() {
            let other = single[at + 1..].iter().find(|b| {
                !b[0].is_called_as(&a[0]) && !is_joined(&a[0], &b[0], told.values().flatten())
            });
            let Some(b) = other.filter(|_| !knows_two) else { continue };
            let sides = [*a, *b].map(|side| side.iter().map(|one| one.spot.clone()).collect());
            let why = format!("The two sides name two of one sort: {sort}.");
            let doubt = "A lead only: both may be meant, or one under two names.";
            let shared = a.iter().flat_map(|x| b.iter().map(|y| x.shares(y, rarity)));
            let shared = shared.max().unwrap_or(0).min(SHARED) as i64;
            found.push(Sides::lead(sides, why, doubt, CONFIDENCE + EACH * shared));
            break;
        }
    }
    let meaning = |wording: &str| Meaning::Name(Name::new(wording));
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that two names of a sort are of one, in thousandths,
const CONFIDENCE: i64 = 300;
/// and what each telling word around both adds, up to so many.
const EACH: i64 = 50;
const SHARED: usize = 3;

/// An institution, where it is named.
#[derive(Debug)]
struct Named {
    /// The words of its name but for that of its sort.
    own: BTreeSet<Root>,
    /// The telling words of its sentence.
    around: BTreeSet<Root>,
    spot: Spot,
}

impl Named {
    /// Whether one name may be the other's short form.
    fn is_called_as(&self, other: &Named) -> bool {
        !self.own.is_disjoint(&other.own)
    }

    fn shares(&self, other: &Named, rarity: &Rarity) -> usize {
        let shared = self.around.intersection(&other.around);
        shared.filter(|root| !rarity.is_everywhere(**root)).count()
    }
}

/// Whether some name has words of both: then it is one thing with two names.
fn is_joined<'n>(a: &Named, b: &Named, mut all: impl Iterator<Item = &'n Named>) -> bool {
    all.any(|one| one.is_called_as(a) && one.is_called_as(b))
}

/// Nouns that end, or begin, the name of an institution; stories seldom name two of one of these sorts.
const SORTS: &[&str] = &[
    "abbey",
    "academy",
    "airport",
    "arena",
    "barracks",
    "beach",
    "brewery",
    "castle",
    "cathedral",
    "cave",
    "cemetery",
    "chapel",
    "church",
    "clinic",
    "college",
    "conservatory",
    "courthouse",
    "dam",
    "distillery",
    "forest",
    "gallery",
    "glacier",
    "hall",
    "harbour",
    "hospital",
    "hotel",
    "hut",
    "inn",
    "institute",
    "laboratory",
    "library",
    "lighthouse",
    "market",
    "mine",
    "monastery",
    "mosque",
    "museum",
    "observatory",
    "opera",
    "palace",
    "park",
    "pier",
    "prison",
    "quarry",
    "refinery",
    "reservoir",
    "sanctuary",
    "school",
    "seminary",
    "shipyard",
    "square",
    "stadium",
    "station",
    "synagogue",
    "tavern",
    "temple",
    "terminal",
    "theatre",
    "tower",
    "university",
    "valley",
    "vineyard",
    "winery",
    "zoo",
];

/// The forms of [`SORTS`], with the American spelling of one.
static SORTING: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(SORTS.iter().copied().chain(["theater"])));

/// The institution that capital words name, and its sort: "the Tolsen Theatre", "the University of Porton".
fn named(index: usize, run: &Run, page: &Page, text: &str) -> Option<(&'static str, Named)> {
    let words = page.words.get(run.words.clone())?;
    let at = words.iter().position(|word| SORTING.binary_search(&word.form).is_ok())?;
    let folded = fold(words[at].of(text));
    let (american, british) = ("theater", "theatre");
    let sort =
        SORTS.iter().find(|sort| **sort == folded || folded == american && **sort == british)?;
    let sentence = &page.sentences[run.sentence];
    let mut end = run.words.start + at + 1;
    let mut own: Vec<&Word> = words[..at].iter().filter(|word| word.sort == Sort::Name).collect();
    if own.is_empty() {
        // "the University of Porton"
        let behind = page.words.get(end..sentence.words.end)?;
        let (of, name) = (behind.first()?, behind.get(1..)?);
        if of.of(text) != "of" {
            return None;
        }
        own = name.iter().take_while(|word| word.sort == Sort::Name).collect();
        end += 1 + own.len();
    }
    let from = run.words.start + at - own.len().min(at);
    if own.is_empty() {
        return None;
    }
    let all = page.words.get(sentence.words.clone())?;
    let outside = |word: &&Word| {
        let at = word.start;
        at < page.words[from].start || at >= page.words[end - 1].end
    };
    let around = all.iter().filter(|word| word.says_something()).filter(outside);
    Some((
        sort,
        Named {
            own: own.iter().map(|word| word.root).collect(),
            around: around.map(|word| word.root).collect(),
            spot: Spot {
                page: index,
                sentence: run.sentence,
                range: page.words[from].start as usize..page.words[end - 1].end as usize,
            },
        },
    ))
}
