//! Facets: what an event has one of, told as two. The thieves came in by a skylight or by a window, a share is listed on
//! one exchange or the other, somebody died of one illness, a deal is paid in cash or in shares.
//!
//! The words of a facet exclude each other, but a story may tell of two events. So an article counts only where it
//! knows one word of the facet, no article may know both, and no years may part the two sentences.
//! It is never more than a lead.

mod crimes;
mod deals;
mod harms;
mod lives;
mod matches;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::tables::GRAMMAR;
use crate::story::page::word::{Root, Sort, Word, forms, hash};
use crate::value::Meaning;

/// The facets that two articles tell differently. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let told: Vec<Vec<Told>> = pages
        .iter()
        .zip(texts)
        .enumerate()
        .map(|(index, (page, text))| page_tells(index, page, text, rarity))
        .collect();
    let found: Vec<Sides> = (0..FACETS.len()).filter_map(|facet| apart(facet, &told)).collect();
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// What an event has one of.
struct Facet {
    /// What it is, as it is told of the two sides.
    what: &'static str,
    /// Words of which one has to stand near; none where the words of the sides say enough.
    near: &'static [&'static str],
    /// The words that exclude each other: of each side its phrases, "|" between words of which one stands there.
    sides: &'static [&'static [&'static str]],
}

/// All of them.
static FACETS: LazyLock<Vec<&Facet>> = LazyLock::new(|| {
    [crimes::FACETS, deals::FACETS, harms::FACETS, lives::FACETS, matches::FACETS]
        .into_iter()
        .flatten()
        .collect()
});

/// How sure it is that both sides are of one event, in thousandths,
const CONFIDENCE: i64 = 400;
/// and what each telling word adds that stands around both, up to this many.
const SHARED: (i64, usize) = (50, 3);

/// A side of a facet, where a sentence tells it.
#[derive(Debug)]
struct Told {
    facet: usize,
    side: usize,
    /// Whether it is told as so: what is denied or doubted is known all the same.
    is_so: bool,
    /// The telling words of the sentence, and the years but for that of publication.
    around: BTreeSet<Root>,
    years: BTreeSet<Root>,
    spot: Spot,
}

impl Told {
    /// Whether both may be of one event: no years part them.
    fn may_be_of_one(&self, other: &Told) -> bool {
        let (own, theirs) = (&self.years, &other.years);
        own.is_empty() || theirs.is_empty() || !own.is_disjoint(theirs)
    }

    /// How many telling words both have around them.
    fn shared(&self, other: &Told) -> usize {
        self.around.intersection(&other.around).count()
    }
}

/// The two sides of a facet that differ between articles, if any: those that have most in common.
fn apart(facet: usize, told: &[Vec<Told>]) -> Option<Sides> {
    let of_page = |all: &'_ [Told]| -> BTreeSet<usize> {
        all.iter().filter(|one| one.facet == facet).map(|one| one.side).collect()
    };
    let known: Vec<BTreeSet<usize>> = told.iter().map(|all| of_page(all)).collect();
    let single = |side: usize| {
        let pages = told.iter().zip(&known).filter(move |(_, known)| known.len() == 1);
        pages
            .flat_map(|(all, _)| all)
            .filter(move |o| o.facet == facet && o.side == side && o.is_so)
    };
    let mut best: Option<(usize, [Vec<Spot>; 2])> = None;
    for x in 0..FACETS[facet].sides.len() {
        for y in x + 1..FACETS[facet].sides.len() {
            if known.iter().any(|known| known.contains(&x) && known.contains(&y)) {
                continue;
            }
            let pairs = single(x).flat_map(|a| single(y).map(move |b| (a, b)));
            let pairs: Vec<_> = pairs.filter(|(a, b)| a.may_be_of_one(b)).collect();
            let Some(shared) = pairs.iter().map(|(a, b)| a.shared(b)).max() else { continue };
            if best.as_ref().is_some_and(|(most, _)| *most >= shared) {
                continue;
            }
            let mut sides: [Vec<Spot>; 2] = Default::default();
            for (a, b) in pairs {
                for (side, one) in sides.iter_mut().zip([a, b]) {
                    if !side.iter().any(|spot| spot.page == one.spot.page) {
                        side.push(one.spot.clone());
                    }
                }
            }
            best = Some((shared, sides));
        }
    }
    let (shared, sides) = best?;
    let (each, most) = SHARED;
    let why = format!("The two sides differ in {}.", FACETS[facet].what);
    let doubt = "A lead only: they may tell of two events, or of one that had both.";
    Some(Sides::lead(sides, why, doubt, CONFIDENCE + each * shared.min(most) as i64))
}

/// A phrase with its facet and its side there.
type Phrase = (usize, usize, &'static str);

/// The phrases by the forms of the words with which they begin.
static PHRASES: LazyLock<BTreeMap<Root, Vec<Phrase>>> = LazyLock::new(|| {
    let mut found: BTreeMap<Root, Vec<Phrase>> = BTreeMap::new();
    for (facet, of) in FACETS.iter().enumerate() {
        for (side, phrases) in of.sides.iter().enumerate() {
            for phrase in *phrases {
                let first = phrase.split(' ').next().unwrap_or_default();
                for word in first.split('|') {
                    found.entry(hash(word)).or_default().push((facet, side, phrase));
                }
            }
        }
    }
    found
});

/// The words without one of which a sentence tells no facet: of each phrase the first that is no word of grammar.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let says = |word: &&str| word.split('|').all(|word| GRAMMAR.binary_search(&word).is_err());
    let phrases = PHRASES.values().flatten().map(|(_, _, phrase)| *phrase);
    let telling = phrases.map(|phrase| phrase.split(' ').find(says).unwrap_or(phrase));
    let mut forms = forms(telling.flat_map(|word| word.split('|')));
    forms.dedup();
    forms
});

/// The facets that a page tells.
fn page_tells(index: usize, page: &Page, text: &str, rarity: &Rarity) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        for at in 0..words.len() {
            let phrases = PHRASES.get(&words[at].form).map_or(&[][..], Vec::as_slice);
            for of_facet in phrases.chunk_by(|(a, ..), (b, ..)| a == b) {
                let Some((facet, side, end)) = longest(of_facet, &folded, at) else { continue };
                let near = FACETS[facet].near;
                if !near.is_empty() && !stands_near(near, &folded, at, end) {
                    continue;
                }
                let outside =
                    |word: &&Word| word.end <= words[at].start || word.start >= words[end - 1].end;
                let rest = || words.iter().filter(outside);
                let is_rare = |word: &&Word| !rarity.is_everywhere(word.root);
                let around = rest().filter(|word| word.says_something()).filter(is_rare);
                let year = page.source.published.as_ref().and_then(|days| days.year());
                let year = year.map(|year| year.to_string());
                let is_year = |word: &&Word| {
                    let own = word.of(text);
                    word.sort == Sort::Figure && own.len() == 4 && Some(own) != year.as_deref()
                };
                let before = folded.get(at.saturating_sub(DENIAL)..at).unwrap_or_default();
                found.push(Told {
                    facet,
                    side,
                    is_so: !before.iter().any(|word| NOT.contains(&word.as_str())),
                    around: around.map(|word| word.root).collect(),
                    years: rest().filter(is_year).map(|word| word.root).collect(),
                    spot: Spot {
                        page: index,
                        sentence: number,
                        range: words[at].start as usize..words[end - 1].end as usize,
                    },
                });
            }
        }
    }
    found
}

/// The longest of some phrases that stands at a word, by its facet and its side, and where it ends.
fn longest(phrases: &[Phrase], folded: &[String], at: usize) -> Option<(usize, usize, usize)> {
    let found = phrases
        .iter()
        .filter_map(|(facet, side, phrase)| Some((*facet, *side, end_of(phrase, folded, at)?)));
    found.max_by_key(|(_, _, end)| *end)
}

/// Where a phrase ends that stands at a word, if it does.
fn end_of(phrase: &str, folded: &[String], at: usize) -> Option<usize> {
    let mut end = at;
    for word in phrase.split(' ') {
        let own = folded.get(end)?;
        word.split('|').any(|word| word == own).then_some(())?;
        end += 1;
    }
    Some(end)
}

/// Whether one of some words stands near a phrase.
fn stands_near(near: &[&str], folded: &[String], at: usize, end: usize) -> bool {
    let before = folded.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
    let behind = folded.get(end..(end + NEAR).min(folded.len())).unwrap_or_default();
    before.iter().chain(behind).any(|word| near.contains(&word.as_str()))
}

/// How many words away what says of what a phrase is may stand.
const NEAR: usize = 6;
/// How many words before a phrase deny it or leave it open,
const DENIAL: usize = 4;
/// and which do.
const NOT: &[&str] = &[
    "not", "never", "no", "nor", "neither", "without", "than", "unlike", "instead", "if",
    "whether", "would", "could", "might", "may", "ruled", "excluded", "denied", "didn't", "wasn't",
    "isn't",
];
