//! The days that an article gives to what happened.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::happening::{Happening, Sort as How, TELLING, happenings};
use super::night::Hours;
use crate::read::MentionKind;
use crate::story::align::pair::At;
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
}

/// An event as a sentence tells it: what it is, and its words.
type Event = (&'static Happening, Range<usize>);

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
        if days.is_empty() || !has_form(words, &TELLING) {
            continue;
        }
        let folded: Vec<String> = words.iter().map(|word| fold(word.of(text))).collect();
        let events = events(words, &folded);
        let named = people.in_sentence(number);
        for (node, day) in &days {
            if page.nodes[*node].is_of_saying || is_dateline(words, day, text) {
                continue;
            }
            let is_apart = |between: Range<usize>| {
                days.iter()
                    .any(|(_, other)| between.start <= other.start && other.end <= between.end)
                    || words[between.clone()].iter().any(|word| word.sort == Sort::Heavy)
                    || folded[between].iter().any(|word| APART.contains(&word.as_str()))
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
            found.extend(events(words, &folded).into_iter().map(|(what, _)| what.name));
        }
    }
    found
}

/// The events that a day is of: what the nearest telling may tell, or all that an entry under a day tells: "May 3: The
/// dam GIVES WAY, and the lower town FLOODS."
fn events_of<'e>(
    events: &'e [Event],
    day: &Range<usize>,
    words: &[Word],
    text: &str,
    is_apart: impl Fn(Range<usize>) -> bool,
) -> Vec<&'e Event> {
    let is_entry = day.start == 0 && words.get(day.end).is_some_and(|mark| mark.of(text) == ":");
    if is_entry {
        // What its main clause tells: "May 3: Divers FIND the ship that sank in March".
        let is_of_entry = |(what, event): &&Event| {
            is_verb(what) && event.start > day.end && !is_apart(day.end + 1..event.start)
        };
        return events.iter().filter(is_of_entry).collect();
    }
    let range = match nearest(events, day, words, is_apart) {
        Some((_, range)) => range,
        None => return Vec::new(),
    };
    events.iter().filter(|(_, event)| event == range).collect()
}

/// "The regulator APPROVED the purchase on Friday": what is done is told by the verb.
fn is_verb(what: &Happening) -> bool {
    !what.is_noun && what.sort != How::Saying
}

/// The nearest event to a day with nothing in between that parts them. A day at the head of its clause is of what comes
/// behind: "He was charged, and on Monday RELEASED".
fn nearest<'e>(
    events: &'e [Event],
    day: &Range<usize>,
    words: &[Word],
    is_apart: impl Fn(Range<usize>) -> bool,
) -> Option<&'e Event> {
    let parts = |at: usize| matches!(words[at].sort, Sort::Light | Sort::Heavy);
    let is_head = day.start <= 1 || parts(day.start - 1) || parts(day.start - 2);
    let gap = |event: &Range<usize>| match event.start >= day.end {
        true => event.start - day.end,
        false => day.start - event.end,
    };
    let is_near = |(_, event): &&Event| match event.start >= day.end {
        // "Which closed on Friday, has FILED": the comma ends what the day is of.
        true => !is_apart(day.end..event.start) && (is_head || !(day.end..event.start).any(parts)),
        false => event.end <= day.start && !is_apart(event.end..day.start),
    };
    let near: Vec<&Event> = events.iter().filter(is_near).collect();
    let rank = |(_, event): &&&Event| {
        gap(event) + if is_head == (event.start >= day.end) { 0 } else { ACROSS }
    };
    let verbs = near.iter().filter(|(what, event)| is_verb(what) && gap(event) <= REACH);
    let nearest = verbs.min_by_key(rank).or_else(|| near.iter().min_by_key(rank))?;
    (gap(&nearest.1) <= REACH).then_some(*nearest)
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

/// Whether an event is told as still to come; `None` where it is denied, or one of several.
fn when(
    what: &Happening,
    folded: &[String],
    event: &Range<usize>,
    day: &Range<usize>,
) -> Option<bool> {
    let lead = &folded[event.start.saturating_sub(LEAD)..event.start];
    let has = |of: &[String], list: &[&str]| of.iter().any(|word| list.contains(&word.as_str()));
    let state = &folded[event.start.saturating_sub(2 * LEAD)..event.start];
    let is_kept = KEPT.contains(&what.name) && has(state, STATE);
    // "Four CRASHES, all in 2004": several such events.
    let is_plural = what.is_noun || folded[event.start].ends_with('s');
    let is_counted = is_plural && event.start > 0 && is_count(&folded[event.start - 1])
        || is_plural && has(lead, ONE_OF_SEVERAL);
    // "At least 95 HAVE died": how it stands on a day.
    let is_since = day.start > 0 && folded[day.start - 1] == "since";
    let is_perfect = || !is_since && has(&lead[lead.len().saturating_sub(2)..], &["have", "has"]);
    let is_until = day.start > 0 && folded[day.start - 1] == "until";
    let around = &folded[event.start.saturating_sub(2)..(event.end + 2).min(folded.len())];
    // "Was STILL stuck on Wednesday", "will KEEP its shops closed on Sunday" tell no day on which it came about.
    if has(lead, NOT) && !is_until
        || has(lead, &["still"])
        || is_kept
        || has(around, ONE_OF_SEVERAL)
        || is_counted
        || is_perfect()
    {
        return None;
    }
    Some(has(lead, AHEAD))
}

/// Whether a word counts more than one.
fn is_count(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word != "1" || SEVERAL.contains(&word)
}

/// The events of a sentence.
fn events(words: &[Word], folded: &[String]) -> Vec<Event> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        // "The Halden OPEN" is a name.
        let told = if words[at].sort == Sort::Name { None } else { happenings(folded, at) };
        match told {
            Some((all, length)) => {
                found.extend(all.map(|what| (what, at..at + length)));
                at += length;
            }
            None => at += 1,
        }
    }
    found.iter().map(|event| by_noun(event, &found, words)).collect()
}

/// What struck says more than that it did: "the QUAKE struck the town".
fn by_noun(event: &Event, all: &[Event], words: &[Word]) -> Event {
    let (what, range) = event;
    let is_before = |(noun, before): &&Event| {
        noun.is_noun
            && before.end <= range.start
            && range.start - before.end <= BETWEEN
            && !words[before.end..range.start].iter().any(|word| word.sort == Sort::Heavy)
    };
    match all.iter().rev().find(is_before) {
        Some((noun, before)) if what.sort == How::Blow && !what.is_noun => {
            (noun, before.start..range.end)
        }
        _ => (what, range.clone()),
    }
}

/// What an article says more often than this it says no better.
const TWICE: usize = 3;
/// How many words lie at most between a day and its event,
const REACH: usize = 9;
/// and how far away words still tell of what it was.
const AROUND: usize = 8;
/// So many words may stand between what struck and that it did: "a QUAKE of magnitude 6.2 STRUCK".
const BETWEEN: usize = 5;
/// An event on the far side of a day is of it where the near one lies this much farther off.
const ACROSS: usize = 4;
/// How many words before an event tell whether it came about.
const LEAD: usize = 4;

/// Words that begin another clause, or tell a day as that of something else.
const APART: &[&str] = &[
    "after", "before", "since", "till", "when", "while", "which", "who", "whom", "where",
    "because", "although", "though", "if", "than", "as", "from", "to", "by",
];
const NOT: &[&str] = &["not", "never", "no", "nobody", "without", "cannot", "didn't", "hasn't"];
const AHEAD: &[&str] = &[
    "will",
    "to",
    "would",
    "expected",
    "scheduled",
    "due",
    "set",
    "planned",
    "plans",
    "may",
    "could",
    "should",
    "must",
];
/// What may be kept as it is,
const KEPT: &[&str] = &["a closing", "a closure", "a halt", "a stranding", "an opening"];
/// and words for that.
const STATE: &[&str] = &[
    "keep", "keeps", "kept", "remain", "remains", "remained", "stay", "stays", "stayed", "leave",
    "leaves", "left",
];
/// Words before several events of one sort.
const SEVERAL: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "several",
    "many", "some", "multiple", "numerous", "more", "both",
];
/// Words that tell one of several such events.
const ONE_OF_SEVERAL: &[&str] =
    &["again", "also", "another", "first", "last", "other", "second", "third", "too"];
