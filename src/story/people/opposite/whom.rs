//! Whom a verb is said of: the one named before it or behind it, or whom a pronoun stands for.

use crate::story::page::word::Word;
use crate::story::people::{Named, People};

/// One of two opposite things that words tell of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Whether it is the first of the two.
    pub(super) is_first: bool,
    /// One past the last of its words.
    pub(super) end: usize,
    /// Where the person stands.
    pub(super) who: Who,
}

/// Where the person stands of whom it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Before the words: "Tolsen was sacked".
    Before,
    /// Behind them, as "him" or "her".
    Pronoun,
    /// Behind them, by name: "the board sacked Ada Tolsen".
    Behind,
}

/// Where the person stands to whom it is done, by the words before and behind the verb.
pub(super) fn befallen(before: &str, behind: &str) -> Who {
    match (before, behind) {
        ("was" | "were" | "been" | "being", _) => Who::Before,
        (_, "him" | "her") => Who::Pronoun,
        _ => Who::Behind,
    }
}

/// The person of whom something is told at these words.
pub(super) fn person<'p>(
    folded: &[String],
    words: &[Word],
    at: usize,
    told: Told,
    sentence: usize,
    people: &'p People,
) -> Option<&'p Named> {
    match told.who {
        Who::Behind => behind(folded, words, told.end, sentence, people),
        who => whom(folded, words, (at, told.end), who == Who::Pronoun, sentence, people),
    }
}

/// The one named right before, or whom a pronoun stands for, where the sentence before names one alone.
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

/// What is dismissed, fired or voted out without being a person.
pub(super) const THINGS: &[&str] = &[
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
