//! The days that an article gives to what happened.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::night::Hours;
use super::of::Of;
use super::tellings::TELLINGS;
use crate::read::MentionKind;
use crate::story::align::pair::At;
use crate::story::checks::happenings::Happening;
use crate::story::checks::happenings::sentence::{are_apart, events, events_of, when};
use crate::story::page::Page;
use crate::story::page::near::Near;
use crate::story::page::word::{Root, Sort, Word, fold, forms, has_form, words_in};
use crate::story::people::{Named, People, Person};

/// A day on which something happened, as a sentence tells it.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) at: At,
    pub(super) what: &'static Happening,
    /// Whether it was still to come.
    pub(super) is_ahead: bool,
    /// At what hours of the day it was.
    pub(super) hours: Hours,
    /// The persons whom its sentence names.
    pub(super) persons: BTreeSet<Arc<Person>>,
    /// What stands around the event and the day.
    pub(super) near: Near,
    /// What its verb says it of, by name.
    pub(super) of: Of,
}

/// The days that a page gives to what happened.
pub(super) fn told(index: usize, page: &Page, text: &str, people: &People) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    for (number, sentence) in page.sentences.iter().enumerate() {
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        let days: Vec<(usize, Range<usize>)> = page
            .nodes_of(number..=number)
            .filter(|(_, node)| node.kind == MentionKind::Date)
            .map(|(at, node)| (at, words_in(words, &node.range)))
            .collect();
        // Few sentences have a day, and only of those the words are looked at.
        if days.is_empty() || !has_form(words, &TELLINGS.firsts) {
            continue;
        }
        let folded: Vec<String> = words.iter().map(|word| fold(word.of(text))).collect();
        let events = events(words, &folded, &TELLINGS);
        let named = people.in_sentence(number);
        for (node, day) in &days {
            if page.nodes[*node].is_of_saying || is_dateline(words, day, text) {
                continue;
            }
            let is_apart = |between: Range<usize>| {
                days.iter()
                    .any(|(_, other)| between.start <= other.start && other.end <= between.end)
                    || are_apart(words, &folded, between)
            };
            // "MONDAY'S crash": such a day is of what is called right behind it, but "fell in MONDAY'S storm".
            let last = words.get(day.end.wrapping_sub(1)).map_or("", |word| word.of(text));
            let is_owner = last.ends_with(['s', 'S']) && last.contains(['\'', '’']);
            let is_owned =
                |event: &Range<usize>| (day.end..day.end + OBJECT).contains(&event.start);
            for (what, event) in events_of(&events, day, words, text, is_apart) {
                let Some(is_ahead) = when(what, &folded, event, day) else { continue };
                let is_behind = day.start > 0 && words[day.start - 1].sort == Sort::Grammar;
                if is_owner && !is_behind && !is_owned(event) {
                    continue;
                }
                let is_told = |told: &&Told| {
                    let before = &page.nodes[told.at.node].value.wording;
                    told.what.name == what.name && *before == page.nodes[*node].value.wording
                };
                if found.iter().filter(is_told).count() >= TWICE {
                    continue;
                }
                found.push(Told {
                    at: At { page: index, node: *node },
                    what,
                    is_ahead,
                    hours: Hours::beside(&folded, day),
                    persons: persons(&named, words, event),
                    near: Near::around(page, words, &[event, day], AROUND),
                    of: Of::told(what, text, words, &folded, event, day),
                });
            }
        }
    }
    found
}

/// Whom an event befell, as far as names tell it: who is named before it, or right behind it.
fn persons(named: &[&Named], words: &[Word], event: &Range<usize>) -> BTreeSet<Arc<Person>> {
    let from = words[event.start].start as usize;
    let to = words[(event.end + OBJECT).min(words.len() - 1)].end as usize;
    let behind = words[event.end - 1].end as usize..to;
    let own = named.iter().filter(|one| one.range.end <= from || behind.contains(&one.range.start));
    own.map(|one| Arc::clone(&one.person)).collect()
}

/// Behind how many words of an event a name may still be whom it befell: "arrested the builder Ada Tolsen".
const OBJECT: usize = 3;

/// The word without which nothing is told to have happened a day before something else.
static SIDE_BY_SIDE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["day"]));

/// What a page says happened a day before or after something else: "the fire near Orle, which began a day earlier".
pub(super) fn of_days_side_by_side(page: &Page, text: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    for (_, words, folded) in page.with_form(text, &SIDE_BY_SIDE) {
        let is_beside = |two: &[String]| match [two[0].as_str(), two[1].as_str()] {
            ["day", behind] => matches!(behind, "before" | "earlier" | "later" | "after"),
            [before, "day"] => matches!(before, "next" | "following" | "previous"),
            _ => false,
        };
        if folded.windows(2).any(is_beside) {
            found.extend(events(words, &folded, &TELLINGS).into_iter().map(|(what, _)| what.name));
        }
    }
    found
}

/// Whether a day tells where and when the report was written: "LISBON, Nov 10 - ".
fn is_dateline(words: &[Word], day: &Range<usize>, text: &str) -> bool {
    let is_place = |word: &Word| matches!(word.sort, Sort::Name | Sort::First | Sort::Light);
    let behind = words.get(day.end.wrapping_sub(1)).and_then(|last| text.get(last.end as usize..));
    let has_dash = behind.is_some_and(|behind| {
        behind.trim_start_matches(['.', ',', ')', ' ']).starts_with(['-', '–', '—', ':'])
    });
    day.start > 0 && has_dash && words[..day.start].iter().all(is_place)
}

/// What an article says more often than this it says no better.
const TWICE: usize = 3;
/// How far away from an event and its day words still tell of what it was.
const AROUND: usize = 8;
