//! How somebody left a post: who resigned in one article was sacked in another.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::{Named, People, Person};
use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Word, forms};
use crate::value::Meaning;

/// What an article says of how a person left.
#[derive(Debug, Default)]
struct Told {
    resigned: Option<Spot>,
    dismissed: Option<Spot>,
}

/// The persons who resigned in one article and were dismissed in another. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], people: &[People]) -> Vec<Clash> {
    let mut by_person: BTreeMap<Arc<Person>, BTreeMap<usize, Told>> = BTreeMap::new();
    for (index, (people, (page, text))) in people.iter().zip(pages.iter().zip(texts)).enumerate() {
        for (person, is_own_will, spot) in departures(index, page, text, people) {
            let told = by_person.entry(person).or_default().entry(index).or_default();
            let side = if is_own_will { &mut told.resigned } else { &mut told.dismissed };
            side.get_or_insert(spot);
        }
    }
    let mut found = Vec::new();
    for told in by_person.values() {
        // Who tells both tells how one came of the other.
        let single = |of: fn(&Told) -> (&Option<Spot>, &Option<Spot>)| -> Vec<Spot> {
            let only = told.values().filter_map(|told| match of(told) {
                (Some(spot), None) => Some(spot.clone()),
                _ => None,
            });
            only.collect()
        };
        let sides = [
            single(|told| (&told.resigned, &told.dismissed)),
            single(|told| (&told.dismissed, &told.resigned)),
        ];
        if sides.iter().all(|side| !side.is_empty()) {
            let why = "One side says that they went, the other that they were sent away.";
            let doubt = "A lead only: who is asked to resign may be said to have done either.";
            found.push(Sides::lead(sides, why, doubt, CONFIDENCE));
        }
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that both tell of one departure, in thousandths.
const CONFIDENCE: i64 = 450;

/// The departures that a page tells: of whom, whether of their own will, and where.
fn departures(
    index: usize,
    page: &Page,
    text: &str,
    people: &People,
) -> Vec<(Arc<Person>, bool, Spot)> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        for at in 0..words.len() {
            let Some((is_own_will, end, who)) = departure(&folded, at) else { continue };
            let one = match who {
                Who::Behind => behind(&folded, words, end, number, people),
                _ => whom(&folded, words, (at, end), who == Who::Pronoun, number, people),
            };
            let Some(one) = one else { continue };
            let range = words[at].start as usize..words[end - 1].end as usize;
            let spot = Spot { page: index, sentence: number, range };
            found.push((Arc::clone(&one.person), is_own_will, spot));
        }
    }
    found
}

/// Where who leaves stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Before the words: "Tolsen was sacked".
    Before,
    /// Behind them, as "him" or "her".
    Pronoun,
    /// Behind them, by name: "the board sacked Ada Tolsen".
    Behind,
}

/// Whether words tell a departure: of one's own will or not, where they end, and where it stands who leaves.
fn departure(folded: &[String], at: usize) -> Option<(bool, usize, Who)> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let before = at.checked_sub(1).map_or("", word);
    if (1..=3).any(|back| at.checked_sub(back).is_some_and(|at| NOT.contains(&word(at)))) {
        return None;
    }
    // An appeal of somebody's is dismissed, and a shot is fired.
    if (1..=5).any(|back| at.checked_sub(back).is_some_and(|at| THINGS.contains(&word(at)))) {
        return None;
    }
    match word(at) {
        "resigned" | "quit" => Some((true, at + 1, Who::Before)),
        "stepped" | "stood" if matches!(word(at + 1), "down" | "aside") => {
            Some((true, at + 2, Who::Before))
        }
        // "a letter of resignation", "handed in her resignation"
        "resignation" => {
            let told = (1..=4)
                .any(|back| at.checked_sub(back).is_some_and(|at| HANDED_IN.contains(&word(at))));
            told.then_some((true, at + 1, Who::Before))
        }
        "sacked" | "fired" | "dismissed" | "ousted" | "axed" => {
            Some((false, at + 1, befallen(before, word(at + 1))))
        }
        "relieved" | "removed" => {
            let post = (at + 2..at + REACH).find(|&at| POSTS.contains(&word(at)))?;
            let own = word(post - 1);
            let is_of = matches!(word(post - 2), "of" | "from") && OWN.contains(&own)
                || matches!(own, "of" | "from");
            is_of.then(|| (false, at + 1, befallen(before, word(at + 1))))
        }
        "voted" | "forced" => {
            let is_active = matches!(word(at + 1), "him" | "her") && word(at + 2) == "out";
            let is_passive = word(at + 1) == "out" && matches!(before, "was" | "been" | "being");
            let who = if is_active { Who::Pronoun } else { Who::Before };
            let end = at + if is_active { 3 } else { 2 };
            (is_active || is_passive).then_some((false, end, who))
        }
        _ => None,
    }
}

/// Where the person stands who is sent away, by the words before and behind the verb.
fn befallen(before: &str, behind: &str) -> Who {
    match (before, behind) {
        ("was" | "were" | "been" | "being", _) => Who::Before,
        (_, "him" | "her") => Who::Pronoun,
        _ => Who::Behind,
    }
}

/// Words before "resignation" that say that it was given.
const HANDED_IN: &[&str] = &["handed", "letter", "submitted", "tendered"];
/// What somebody is relieved of or removed from,
const POSTS: &[&str] = &["command", "duties", "job", "office", "post", "position", "role"];
/// whose it is,
const OWN: &[&str] = &["his", "her", "their", "the"];
/// and how far behind the verb it stands at most, in words.
const REACH: usize = 14;

/// Words that make of it something that was not done, or not yet.
const NOT: &[&str] =
    &["not", "never", "would", "will", "could", "should", "may", "might", "if", "to", "or"];

/// What is dismissed, fired or voted out without being a person.
const THINGS: &[&str] = &[
    "allegation",
    "allegations",
    "appeal",
    "appeals",
    "application",
    "bid",
    "bill",
    "case",
    "cases",
    "challenge",
    "charge",
    "charges",
    "claim",
    "claims",
    "complaint",
    "concerns",
    "idea",
    "lawsuit",
    "missile",
    "missiles",
    "motion",
    "objection",
    "petition",
    "report",
    "reports",
    "rocket",
    "rockets",
    "rumours",
    "rumors",
    "shot",
    "shots",
    "staff",
    "suit",
    "workers",
];

/// The words without one of which a sentence tells no departure.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "resigned",
        "quit",
        "stepped",
        "stood",
        "sacked",
        "fired",
        "dismissed",
        "ousted",
        "axed",
        "relieved",
        "removed",
        "resignation",
        "voted",
        "forced",
    ])
});

/// Who left: the one named right before, or whom a pronoun stands for, where the sentence before names one alone.
fn whom<'p>(
    folded: &[String],
    words: &[Word],
    (at, end): (usize, usize),
    is_active: bool,
    sentence: usize,
    people: &'p People,
) -> Option<&'p Named> {
    let own = people.in_sentence(sentence);
    let from = words[at].start as usize;
    let nearest = own.iter().copied().rfind(|one| one.range.end <= from);
    let near = nearest.filter(|one| {
        let between = words.iter().take(at).filter(|w| w.start as usize >= one.range.end);
        between.count() <= CLOSE
    });
    let subject = folded.get(at.saturating_sub(3)..at).unwrap_or_default();
    let is_pronoun = is_active || subject.iter().any(|word| matches!(word.as_str(), "he" | "she"));
    match (is_pronoun, near) {
        (false, near) => near,
        // "His MPs voted him out": whom the sentence before names.
        (true, _) if own.iter().all(|one| one.range.start > words[end - 1].start as usize) => {
            let before = people.in_sentence(sentence.checked_sub(1)?);
            let (first, others) = before.split_first()?;
            others.iter().all(|one| one.person == first.person).then_some(*first)
        }
        (true, _) => {
            let mut before = own.iter().filter(|one| one.range.end <= from);
            let first = before.next()?;
            before.all(|one| one.person == first.person).then_some(*first)
        }
    }
}

/// Who is named right behind what became of them, with no more than a post before the name.
fn behind<'p>(
    folded: &[String],
    words: &[Word],
    end: usize,
    sentence: usize,
    people: &'p People,
) -> Option<&'p Named> {
    let from = words[end - 1].end as usize;
    let own = people.in_sentence(sentence);
    let next = own.into_iter().find(|one| one.range.start >= from)?;
    let between = words.iter().zip(folded).skip(end);
    let between: Vec<&String> = between
        .take_while(|(word, _)| (word.start as usize) < next.range.start)
        .map(|(_, folded)| folded)
        .collect();
    let is_of_other =
        |word: &&String| OF_OTHERS.contains(&word.as_str()) || THINGS.contains(&word.as_str());
    (between.len() <= TITLE && !between.iter().any(is_of_other)).then_some(next)
}

/// How many words may stand between "sacked" and the name,
const TITLE: usize = 6;
/// and such as begin something else: "dismissed a claim by", "fired at".
const OF_OTHERS: &[&str] = &[
    "about", "against", "and", "as", "at", "by", "for", "from", "in", "into", "on", "that", "to",
    "two", "with",
];

/// How many words may stand between a name and what became of its bearer.
const CLOSE: usize = 12;
