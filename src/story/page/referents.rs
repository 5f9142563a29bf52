//! Whom a sentence means that begins with "she", "it", "his", "the company": the name becomes one of its values.
//!
//! Persons are known by their last names and by titles, everything else by its first name or by none. Of the sentence
//! before, the name is meant that is its subject.

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

/// Gives the values of sentences that begin with a pronoun the name that is meant.
pub(crate) fn resolve(page: &mut Page, text: &str) {
    let opening =
        |sentence: usize| opening(&page.words[page.sentences[sentence].words.clone()], text);
    let openings: Vec<Option<(Meant, usize)>> = (0..page.sentences.len()).map(opening).collect();
    if openings.iter().all(Option::is_none) {
        return;
    }
    for Resolved { sentence, pronoun, name } in resolved(page, &openings, text) {
        let from = page.words[pronoun].start as usize;
        // A name between may be whose it is.
        let mut runs = page.runs.iter();
        let named = runs.find(|run| run.sentence == sentence && run.words.start > pronoun);
        let end = named.map_or(usize::MAX, |run| page.words[run.words.start].start as usize);
        let own = page.nodes.iter_mut().filter(|node| node.sentence == sentence);
        for node in own.filter(|node| from < node.range.start && node.range.end <= end) {
            node.meant.clone_from(&name);
        }
    }
}

/// A pronoun whose name is clear.
#[derive(Debug)]
struct Resolved {
    sentence: usize,
    /// Its place among the words of the page.
    pronoun: usize,
    /// The roots of the name.
    name: Vec<Root>,
}

/// The pronouns whose names are clear, in their order.
fn resolved(page: &Page, openings: &[Option<(Meant, usize)>], text: &str) -> Vec<Resolved> {
    let persons = persons(page);
    let mut found: Vec<Resolved> = Vec::new();
    let mut last: Option<Meant> = None;
    for (sentence, opening) in openings.iter().enumerate().skip(1) {
        let Some((sort, at)) = *opening else { continue };
        if page.sentences[sentence].part == Part::Title {
            continue;
        }
        let before = sentence - 1;
        let name = match found.last() {
            // "It earned $5. It has 300 workers."
            Some(one) if one.sentence == before && last == Some(sort) => Some(one.name.clone()),
            _ if openings[before].is_some() => None,
            _ => subject(page, before, sort, &persons, text),
        };
        if let Some(name) = name {
            let pronoun = page.sentences[sentence].words.start + at;
            found.push(Resolved { sentence, pronoun, name });
            last = Some(sort);
        }
    }
    found
}

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Person,
    Thing,
}

static PERSON: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["he", "she", "his", "her"]));
static THING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["it", "its"]));
static THE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["the", "this"]));
static COMPANY: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(["business", "club", "company", "concern", "corporation", "firm", "group"])
});

static BE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["is", "it's", "was"]));
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
    let alone: BTreeSet<Root> = page
        .runs
        .iter()
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

/// The names of one sort in a sentence.
fn names<'p>(
    page: &'p Page,
    sentence: usize,
    sort: Meant,
    persons: &BTreeSet<Root>,
) -> Vec<&'p Run> {
    let own = page.runs.iter().filter(|run| run.sentence == sentence);
    own.filter(|run| {
        let words = page.words.get(run.words.clone()).unwrap_or_default();
        let is_person = words.last().is_some_and(|last| persons.contains(&last.root));
        // The first word of a sentence may be none.
        words.iter().any(|word| word.sort == Sort::Name) && is_person == (sort == Meant::Person)
    })
    .collect()
}

/// The roots of the name that a sentence speaks of.
fn subject(
    page: &Page,
    sentence: usize,
    sort: Meant,
    persons: &BTreeSet<Root>,
    text: &str,
) -> Option<Vec<Root>> {
    if page.sentences[sentence].part == Part::Title {
        return None;
    }
    let names = names(page, sentence, sort, persons);
    let start = page.sentences[sentence].words.start;
    let found = names.first().filter(|run| is_subject(page, start, run, text))?;
    let words = page.words.get(found.words.clone()).unwrap_or_default();
    Some(words.iter().filter(|word| word.sort == Sort::Name).map(|word| word.root).collect())
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
    // "Ada Tolsen said", "the toolmaker Acme earned"; "it is so, said Ada Tolsen".
    let is_first = before.len() <= BEFORE_SUBJECT && !has_form(before, &PREPOSITIONS);
    // "PORTON, March 3 - Acme earned".
    let own = page.words.get(run.words.clone()).unwrap_or_default();
    let is_dateline = own.iter().all(|word| is_upper(word.of(text)))
        && behind.is_some_and(|word| word.sort == Sort::Light);
    is_first && !is_attribute && !is_owner && !is_dateline
}
