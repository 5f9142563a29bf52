//! Who did what, as an article tells it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::deed::{DEEDS, Deed, Doer};
use crate::story::page::Page;
use crate::story::page::near::Near;
use crate::story::page::spot::Spot;
use crate::story::page::word::{Root, Sort, Word, forms};
use crate::story::people::People;

/// Who did it, as a sentence tells it.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) deed: &'static Deed,
    /// The name.
    pub(super) spot: Spot,
    /// Its words.
    pub(super) name: BTreeSet<Root>,
    /// What stands around the deed and its doer.
    pub(super) near: Near,
}

impl Told {
    /// Where it stands: the page, and its first byte.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.spot.page, self.spot.range.start)
    }
}

/// The words without one of which a sentence tells of no such deed.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(DEEDS.iter().flat_map(Deed::words)));

/// Who did what, as a page tells it.
pub(super) fn told(index: usize, page: &Page, text: &str, people: &People) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        let first = page.sentences[number].words.start;
        let runs = page.runs.iter().filter(|run| run.sentence == number);
        let runs: Vec<Range<usize>> =
            runs.map(|run| run.words.start - first..run.words.end - first).collect();
        let is_person = |range: &Range<usize>| {
            let named = people.in_sentence(number);
            named.iter().any(|one| one.range.start < range.end && range.start < one.range.end)
        };
        for (at, deed) in (0..words.len()).flat_map(|at| DEEDS.iter().map(move |deed| (at, deed))) {
            let Some((side, length)) = deed.told(&folded, at) else { continue };
            let own = at..at + length;
            let Some(name) = doer(&runs, words, &folded, &own, side) else { continue };
            let range = words[name.start].start as usize..words[name.end - 1].end as usize;
            if deed.is_of_person && !is_person(&range) {
                continue;
            }
            let near = Near::around(page, words, &[&name, &own], AROUND);
            let is_telling = |word: &&Word| word.sort != Sort::Grammar;
            found.push(Told {
                deed,
                spot: Spot { page: index, sentence: number, range },
                name: words[name].iter().filter(is_telling).map(|word| word.root).collect(),
                near,
            });
        }
    }
    found
}

/// The name of whom a deed is told, nearest to it on its side, with plain words alone in between.
fn doer(
    runs: &[Range<usize>],
    words: &[Word],
    folded: &[String],
    deed: &Range<usize>,
    side: Doer,
) -> Option<Range<usize>> {
    let has = |at: Range<usize>, list: &[&str]| {
        folded[at].iter().any(|word| list.contains(&word.as_str()))
    };
    if has(deed.start.saturating_sub(LEAD)..deed.start, NOT) {
        return None;
    }
    let (name, between) = match side {
        Doer::Behind => {
            let name = runs.iter().find(|run| run.start >= deed.end)?;
            (name, deed.end..name.start)
        }
        Doer::Before => {
            let name = runs.iter().rfind(|run| run.end <= deed.start)?;
            (name, name.end..deed.start)
        }
    };
    let is_plain = |word: &Word| matches!(word.sort, Sort::Content | Sort::Grammar);
    let is_near = between.len() <= REACH && words[between.clone()].iter().all(is_plain);
    (is_near && !has(between, APART)).then(|| name.clone())
}

/// How many words lie at most between a deed and its doer,
const REACH: usize = 4;
/// how far away words tell what was done,
const AROUND: usize = 12;
/// and how many before it may undo it.
const LEAD: usize = 3;

/// Words between a deed and a name that make it another's,
const APART: &[&str] = &[
    "after", "against", "and", "at", "before", "from", "in", "of", "on", "or", "over", "that",
    "when", "who", "with",
];
/// and before it such as make it undone, or one of several.
const NOT: &[&str] =
    &["not", "never", "would", "could", "may", "might", "if", "to", "almost", "nearly", "first"];
