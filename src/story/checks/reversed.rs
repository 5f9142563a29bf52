//! Who did it to whom: two articles that tell one deed of the same two, each the other way round.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::apart::{are_of_two_times, tells_another};
use crate::story::page::spot::{Sides, Spot, in_words, longest_name, of_all};
use crate::story::page::word::{Root, Sort, Word, forms};

/// Deeds that one does to another, and seldom both: their active forms, those before "by", and the word before whom it is
/// done to.
struct Deed {
    active: &'static [&'static str],
    passive: &'static [&'static str],
    /// Words between the verb and whom it is done to: "filed FOR DIVORCE FROM".
    to: &'static [&'static str],
}

const DEEDS: &[Deed] = &[
    Deed {
        active: &["acquires", "acquired", "buys", "bought", "purchased", "swallows", "swallowed"],
        passive: &["acquired", "bought", "purchased", "swallowed"],
        to: &[],
    },
    Deed { active: &["sues", "sued", "suing"], passive: &["sued"], to: &[] },
    Deed {
        active: &["beat", "beats", "defeated", "defeats", "thrashed", "edged", "outpolled"],
        passive: &["beaten", "defeated", "thrashed"],
        to: &[],
    },
    Deed { active: &["filed"], passive: &[], to: &["for", "divorce", "from"] },
    Deed { active: &["left"], passive: &["left"], to: &["for"] },
    Deed { active: &["succeeds", "succeeded"], passive: &["succeeded"], to: &[] },
    Deed { active: &["replaces", "replaced"], passive: &["replaced"], to: &[] },
    Deed { active: &["overtakes", "overtook"], passive: &["overtaken"], to: &[] },
    Deed { active: &["invaded", "invades"], passive: &["invaded"], to: &[] },
    Deed {
        active: &["shot", "stabbed", "killed"],
        passive: &["shot", "stabbed", "killed"],
        to: &[],
    },
    Deed { active: &["rammed", "struck", "hit"], passive: &["rammed", "struck", "hit"], to: &[] },
    Deed { active: &["owns", "owned"], passive: &["owned"], to: &[] },
    Deed { active: &["hired", "hires"], passive: &["hired"], to: &[] },
];

/// The words without one of which a sentence tells of none.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(DEEDS.iter().flat_map(|deed| deed.active.iter().chain(deed.passive)).copied())
});

/// How many words lie at most between who did it and the deed, and between the deed and whom it was done to.
const REACH: usize = 4;

/// A deed, as a sentence tells it.
#[derive(Debug)]
struct Told {
    deed: usize,
    doer: BTreeSet<Root>,
    other: BTreeSet<Root>,
    spot: Spot,
}

impl Told {
    /// Whether another telling has the two the other way round.
    fn is_reverse_of(&self, other: &Told) -> bool {
        self.deed == other.deed
            && !self.doer.is_disjoint(&other.other)
            && !self.other.is_disjoint(&other.doer)
            && self.doer.is_disjoint(&other.doer)
            && self.other.is_disjoint(&other.other)
    }

    fn is_same_as(&self, other: &Told) -> bool {
        self.deed == other.deed
            && !self.doer.is_disjoint(&other.doer)
            && !self.other.is_disjoint(&other.other)
    }
}

/// The deeds that two articles tell the other way round. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let all: Vec<Told> = of_all(pages, texts, told);
    let tells = |page: usize, one: &Told| {
        all.iter().any(|told| told.spot.page == page && told.is_same_as(one))
    };
    let is_pair = |x: &Told, y: &Told| {
        x.spot.page != y.spot.page
            && x.is_reverse_of(y)
            && !are_of_two_times(&x.spot, &y.spot, pages)
            && !tells(x.spot.page, y)
            && !tells(y.spot.page, x)
    };
    let mut found = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (at, x) in all.iter().enumerate() {
        let Some(y) = all[at + 1..].iter().find(|y| is_pair(x, y)) else { continue };
        if taken.insert(x.deed) {
            let why = "Each side tells it of the same two, the other way round.";
            let about = longest_name(&x.spot, &x.doer, pages, texts);
            let sides = [vec![x.spot.clone()], vec![y.spot.clone()]];
            found.push(Sides { about, ..Sides::warning(sides, why) });
        }
    }
    in_words(found, pages, texts)
}

/// The deeds that a page tells of two that are named.
fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        if tells_another(page, number, &folded) {
            continue;
        }
        let first = page.sentences[number].words.start;
        let own = page.runs.iter().filter(|run| run.sentence == number);
        let runs: Vec<Range<usize>> =
            own.map(|run| run.words.start - first..run.words.end - first).collect();
        let word = |at: usize| folded.get(at).map_or("", String::as_str);
        for at in 0..words.len() {
            for (deed, verb) in DEEDS.iter().enumerate() {
                let is_by = verb.passive.contains(&word(at)) && word(at + 1) == "by";
                let has_to = verb.to.iter().zip(at + 1..).all(|(own, at)| word(at) == *own);
                let is_told = is_by || verb.active.contains(&word(at)) && has_to;
                if !is_told {
                    continue;
                }
                let lead = &folded[at.saturating_sub(REACH)..at];
                if lead.iter().any(|word| NOT.contains(&word.as_str())) {
                    continue;
                }
                let end = at + 1 + if is_by { 1 } else { verb.to.len() };
                let Some(before) =
                    runs.iter().rfind(|run| run.end <= at && is_near(words, run.end..at))
                else {
                    continue;
                };
                let Some(behind) =
                    runs.iter().find(|run| run.start >= end && is_near(words, end..run.start))
                else {
                    continue;
                };
                // "Bought Brask's mill" is not "bought Brask".
                let owns = |run: &Range<usize>| {
                    let last = words[run.end - 1].of(text);
                    matches!(last.rsplit_once(['\'', '’']), Some((_, "s" | "")))
                };
                if owns(before) || owns(behind) {
                    continue;
                }
                let names = |run: &Range<usize>| -> BTreeSet<Root> {
                    let of_name =
                        words[run.clone()].iter().filter(|word| word.sort != Sort::Grammar);
                    of_name.map(|word| word.root).collect()
                };
                let (doer, other) = if is_by { (behind, before) } else { (before, behind) };
                let range = words[before.start].start as usize..words[behind.end - 1].end as usize;
                found.push(Told {
                    deed,
                    doer: names(doer),
                    other: names(other),
                    spot: Spot { page: index, sentence: number, range },
                });
            }
        }
    }
    found
}

/// Whether few plain words lie in between.
fn is_near(words: &[Word], between: Range<usize>) -> bool {
    between.len() <= REACH
        && words[between].iter().all(|word| matches!(word.sort, Sort::Content | Sort::Grammar))
}

/// Words that make it undone.
const NOT: &[&str] = &["not", "never", "if", "would", "could", "may", "might"];
