//! A thing of a long name, of which one article has a word wrong: the "Mars Climate Observer" of a story about the Orbiter.
//!
//! A slip of this sort keeps the first letter of the word, as whoever makes it remembers what the letters stand for. The
//! story is about what is named, as the titles of two articles at least say, or the name is long: of what a short one names
//! in passing there may be two, a court and a council of one district. One that has both forms knows two things as well.

use std::collections::{BTreeMap, BTreeSet};

use crate::similar::slips;
use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Run, Sides, Spot, in_words};
use crate::story::page::word::{Root, fold};
use crate::story::people::People;

/// The names that one article has otherwise than the others.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], people: &[People]) -> Vec<Clash> {
    let mut all: BTreeMap<Vec<Root>, Vec<Named>> = BTreeMap::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for run in &page.runs {
            if let Some(named) = named(index, run, page, text, &people[index]) {
                all.entry(named.words.iter().map(|(root, _)| *root).collect())
                    .or_default()
                    .push(named);
            }
        }
    }
    let pages_of = |named: &[Named]| -> BTreeSet<usize> {
        named.iter().map(|named| named.spot.page).collect()
    };
    let mut found = Vec::new();
    let is_subject =
        |root: Root| pages.iter().filter(|page| page.subjects().contains(&root)).count() >= TITLES;
    for (odd, of_odd) in &all {
        let right = all.iter().find(|(name, named)| {
            slip(odd, name, &of_odd[0], &named[0])
                .is_some_and(|root| name.len() >= LONGER || is_subject(root))
                && pages_of(named).len() > pages_of(of_odd).len()
                && pages_of(named).is_disjoint(&pages_of(of_odd))
        });
        if let Some((_, of_right)) = right {
            let spots = |named: &[Named]| named.iter().map(|named| named.spot.clone()).collect();
            let why = "The names are the same but for one word, and no article has both.";
            found.push(Sides::warning([spots(of_right), spots(of_odd)], why));
        }
    }
    in_words(found, pages, texts)
}

/// A long name, where it stands.
#[derive(Debug)]
struct Named {
    /// Its words: each with its root and how it is written.
    words: Vec<(Root, String)>,
    spot: Spot,
}

/// The thing that capital words name; `None` where they name a person, or are few.
fn named(index: usize, run: &Run, page: &Page, text: &str, people: &People) -> Option<Named> {
    let words = page.words.get(run.words.clone())?;
    // "The" and "US" are no part of the name.
    let from = words.iter().position(|word| !WITHOUT.contains(&word.of(text)))?;
    let words = &words[from..];
    let range = words.first()?.start as usize..words.last()?.end as usize;
    let is_person = || {
        let named = people.in_sentence(run.sentence);
        named.iter().any(|one| one.range.start < range.end && range.start < one.range.end)
    };
    (words.len() >= LONG && !is_person()).then(|| Named {
        words: words.iter().map(|word| (word.root, fold(word.of(text)))).collect(),
        spot: Spot { page: index, sentence: run.sentence, range: range.clone() },
    })
}

/// The word of the right name that the odd one has otherwise, where they are the same but for one long word, which begins
/// alike.
fn slip(odd: &[Root], right: &[Root], of_odd: &Named, of_right: &Named) -> Option<Root> {
    let mut other = (0..odd.len()).filter(|at| odd.get(*at) != right.get(*at));
    let (Some(at), None, true) = (other.next(), other.next(), odd.len() == right.len()) else {
        return None;
    };
    let (x, y) = (&of_odd.words[at].1, &of_right.words[at].1);
    let is_spelling =
        slips(x, y) <= SPELLING || x.starts_with(y.as_str()) || y.starts_with(x.as_str());
    let begin_alike = x.chars().next() == y.chars().next();
    (x.len() >= WORD && y.len() >= WORD && begin_alike && !is_spelling).then(|| right[at])
}

/// A name of so many words is hardly another's but for one of them, whatever the story is about.
const LONGER: usize = 4;
/// So many titles have what a story is about.
const TITLES: usize = 2;

/// A name of fewer words is soon another's.
const LONG: usize = 3;
/// A word of fewer letters is soon another.
const WORD: usize = 5;
/// Words that differ by no more letters are one, spelled otherwise: "center", "centre".
const SPELLING: usize = 2;
/// Words before a name that are none of it.
const WITHOUT: &[&str] = &["The", "A", "An", "US", "U.S.", "UK", "EU"];
