//! Of whom a sentence speaks: the name that is its subject, or the one that "she", "it", "his", "the company" at its head
//! stand for.
//!
//! Persons are known by their last names and by titles, everything else by its first name or by none. A pronoun means the
//! subject of the sentence before.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::spot::{Run, is_upper};
use super::word::{Root, Sort, Word, forms, has_form};
use super::{Page, Part};
use crate::story::people::called::may_be_person;
use crate::story::people::titles::TITLE_FORMS;

/// How many words may stand before the pronoun: "In the year to March it earned".
const BEFORE: usize = 6;

/// How many words may stand before the subject: "On Tuesday the toolmaker ACME".
const BEFORE_SUBJECT: usize = 5;

/// Whom a sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The roots of the name.
    pub(crate) name: Vec<Root>,
    pub(crate) sort: Meant,
}

impl Subject {
    /// Whether two sentences speak of two of one sort.
    pub(crate) fn is_rival_of(&self, other: &Subject) -> bool {
        self.sort == other.sort && !self.name.iter().any(|root| other.name.contains(root))
    }
}

/// Gives values the subject of their sentence, where nothing stands between that they may be of.
pub(crate) fn resolve(page: &mut Page, text: &str) {
    for (at, sentence, subject) in subjects(page, text) {
        give(page, sentence, at, &subject);
    }
}

/// Whom the sentences of a page speak of: the word that says so among those of the page, its sentence, and who it is.
pub(crate) fn subjects(page: &Page, text: &str) -> Vec<(usize, usize, Subject)> {
    let mut found: Vec<(usize, usize, Subject)> = Vec::new();
    let persons = persons(page);
    for sentence in 0..page.sentences.len() {
        let of = &page.sentences[sentence];
        if of.part == Part::Title {
            continue;
        }
        let words = page.words.get(of.words.clone()).unwrap_or_default();
        let subject = match opening(words, text) {
            Some((sort, at)) => {
                let last = found
                    .last()
                    .filter(|(_, before, last)| before + 1 == sentence && last.sort == sort);
                last.map(|(.., last)| (of.words.start + at, last.clone()))
            }
            None => own(page, sentence, &persons, text),
        };
        if let Some((at, subject)) = subject {
            found.push((at, sentence, subject));
        }
    }
    found
}

/// Gives the subject that stands at a word to the values behind it, up to another name or to what somebody says.
fn give(page: &mut Page, sentence: usize, at: usize, subject: &Subject) {
    let byte = |word: usize| page.words[word].start as usize;
    let from = byte(at);
    let words = at + 1..page.sentences[sentence].words.end;
    let is_own = |word: &Word| subject.name.contains(&word.root);
    let ends = words.clone().find(|&word| {
        let word = &page.words[word];
        word.sort == Sort::Name && !is_own(word) || word.sort == Sort::Heavy || parts(word)
    });
    let end = ends.map_or(usize::MAX, byte);
    let first = page.nodes.partition_point(|node| node.sentence < sentence);
    let own = page.nodes[first..].iter_mut().take_while(|node| node.sentence == sentence);
    for node in own.filter(|node| from < node.range.start && node.range.end <= end) {
        node.subject = Some(subject.clone());
    }
}

/// Whether a word begins what is said of somebody else.
fn parts(word: &Word) -> bool {
    PARTS.binary_search(&word.form).is_ok()
}

/// Words behind which a figure may be of somebody else.
static PARTS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "competitor",
        "he",
        "it",
        "its",
        "rival",
        "said",
        "says",
        "she",
        "that",
        "their",
        "they",
        "told",
        "while",
        "who",
        "whose",
    ])
});

/// What sort of name it is, and what a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// "He", "she".
    Person,
    /// "It", "the company".
    Thing,
}

/// Pronouns, and nouns that stand for whatever was named last.
static PERSON: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["he", "she", "his", "her"]));
static THING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["it", "its"]));
static THE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["the", "this"]));
static COMPANY: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(["business", "club", "company", "concern", "corporation", "firm", "group"])
});

/// Words behind "it" with which it stands for nothing.
static BE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["is", "it's", "was"]));
/// Words before a name that make it a part of what stands behind it: "the Tolsen company".
static ARTICLES: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["a", "an", "the", "this", "first"]));
/// Words with which a time begins before a subject.
static TIMES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "after", "at", "before", "by", "during", "earlier", "for", "in", "last", "later", "on",
        "over", "since", "then", "this", "until",
    ])
});
/// Words behind which a name is no subject.
static PREPOSITIONS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "after", "against", "at", "before", "between", "by", "for", "from", "in", "into", "near",
        "of", "on", "over", "since", "than", "to", "under", "with", "without",
    ])
});

/// The pronoun with which a sentence begins, and its place among the words.
fn opening(words: &[Word], text: &str) -> Option<(Meant, usize)> {
    let has = |at: usize, forms: &[Root]| {
        words.get(at).is_some_and(|word| forms.binary_search(&word.form).is_ok())
    };
    let before = words.iter().take(BEFORE + 1);
    for (at, word) in before.enumerate() {
        if word.sort == Sort::Name || word.sort == Sort::Heavy {
            return None;
        }
        let sort = match () {
            () if has(at, &PERSON) => Meant::Person,
            () if has(at, &THING)
                || has(at, &THE)
                    && has(at + 1, &COMPANY)
                    && words.get(at + 2).is_none_or(|word| word.of(text) != "of") =>
            {
                Meant::Thing
            }
            () => continue,
        };
        let is_it = has(at, &THING);
        // "It is expected that", "it was raining".
        let is_empty = is_it
            && has(at + 1, &BE)
            && !words.get(at + 2).is_some_and(|word| word.of(text).ends_with("ing"));
        return ((at == 0 || has(0, &TIMES)) && !is_empty).then_some((sort, at));
    }
    None
}

/// The roots of the last names of the persons of a page.
fn persons(page: &Page) -> BTreeSet<Root> {
    let words = |run: &Run| page.words.get(run.words.clone()).unwrap_or_default();
    // A title is short of words: "Ferries full".
    let is_prose = |run: &&Run| page.sentences[run.sentence].part != Part::Title;
    let alone: BTreeSet<Root> = page
        .runs
        .iter()
        .filter(is_prose)
        .filter_map(|run| match words(run) {
            [only] => Some(only.root),
            [title, only] if TITLE_FORMS.binary_search(&title.form).is_ok() => Some(only.root),
            _ => None,
        })
        .collect();
    let last = |run: &Run| {
        let own = words(run);
        let before = run.words.start.checked_sub(1).and_then(|at| page.words.get(at..=at));
        let is_titled =
            has_form(own, &TITLE_FORMS) || before.is_some_and(|word| has_form(word, &TITLE_FORMS));
        match own {
            [] => None,
            [only] => is_titled.then_some(only.root),
            [.., first, last] => (may_be_person(first.form, last.form)
                && !alone.contains(&first.root)
                && (is_titled || alone.contains(&last.root)))
            .then_some(last.root),
        }
    };
    page.runs.iter().filter_map(last).collect()
}

/// The name that is the subject of a sentence, and where it stands among the words of the page.
fn own(
    page: &Page,
    sentence: usize,
    persons: &BTreeSet<Root>,
    text: &str,
) -> Option<(usize, Subject)> {
    let start = page.sentences[sentence].words.start;
    let words = |run: &Run| page.words.get(run.words.clone()).unwrap_or_default();
    let first = page.runs.partition_point(|run| run.sentence < sentence);
    let mut runs = page.runs[first..].iter().take_while(|run| run.sentence == sentence);
    // The first word of a sentence may be no name.
    let run = runs.find(|run| words(run).iter().any(|word| word.sort == Sort::Name))?;
    if !is_subject(page, start, run, text) {
        return None;
    }
    let is_person = words(run).last().is_some_and(|last| persons.contains(&last.root));
    let names = words(run).iter().filter(|word| word.sort == Sort::Name);
    let sort = if is_person { Meant::Person } else { Meant::Thing };
    Some((run.words.end - 1, Subject { name: names.map(|word| word.root).collect(), sort }))
}

/// Whether a name is the subject of its sentence: nothing stands before it that it belongs to, nor behind it what
/// belongs to it.
fn is_subject(page: &Page, start: usize, run: &Run, text: &str) -> bool {
    let before = page.words.get(start..run.words.start).unwrap_or_default();
    let behind = page.words.get(run.words.end);
    let has = |word: &Word, forms: &[Root]| forms.binary_search(&word.form).is_ok();
    let is_attribute = before.last().is_some_and(|word| has(word, &ARTICLES))
        && behind.is_some_and(|word| word.sort == Sort::Content);
    let last = page.words.get(run.words.end - 1).map_or("", |word| word.of(text));
    let is_owner =
        last.ends_with("'s") || last.ends_with("’s") || last.ends_with('’') || last.ends_with('\'');
    // "Ada Tolsen said", "the toolmaker Acme earned".
    let is_first = before.len() <= BEFORE_SUBJECT && !has_form(before, &PREPOSITIONS);
    // "PORTON, March 3 - Acme earned".
    let own = page.words.get(run.words.clone()).unwrap_or_default();
    let is_dateline = own.iter().all(|word| is_upper(word.of(text)))
        && behind.is_some_and(|word| word.sort == Sort::Light);
    is_first && !is_attribute && !is_owner && !is_dateline
}
