//! The times of day that an article tells, and what happened then.

use std::ops::Range;

use super::face::{Face, face};
use super::tellings::TELLINGS;
use super::told::{Told, What};
use super::zone::{Zone, zone};
use crate::story::checks::happenings::Sort as How;
use crate::story::checks::happenings::sentence::{Event, are_apart, events, events_of, when};
use crate::story::page::hour;
use crate::story::page::near::Near;
use crate::story::page::spot::Spot;
use crate::story::page::word::{Root, Sort, Word, fold, has_form};
use crate::story::page::{Page, Part};

/// The times of day that a page tells, but for those of its title.
pub(super) fn times(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, sentence) in page.sentences.iter().enumerate() {
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        let in_words = has_form(words, &hour::TELLING);
        let is_face =
            |at: usize| words[at].sort == Sort::Figure && face(words, at, text, true).is_some();
        if sentence.part == Part::Title || !in_words && !(0..words.len()).any(is_face) {
            continue;
        }
        let folded: Vec<String> = words.iter().map(|word| fold(word.of(text))).collect();
        let clocks = clocks(words, &folded, text, in_words);
        if clocks.is_empty() {
            continue;
        }
        let mut events = events(words, &folded, &TELLINGS);
        events.retain(|(_, event)| !is_no_departure(words, &folded, event));
        for (at, clock) in clocks.iter().enumerate() {
            if clock.is_bound {
                continue;
            }
            let is_apart = |between: Range<usize>| {
                let is_between = |other: &Clock| {
                    between.start <= other.words.start && other.words.end <= between.end
                };
                clocks.iter().any(is_between) || are_apart(words, &folded, between)
            };
            let told_before = at.checked_sub(1).map(|before| &clocks[before]);
            let told_before = told_before.filter(|before| retells(words, before, clock, text));
            let own = &told_before.unwrap_or(clock).words;
            let what = events_of(&events, own, words, text, is_apart).into_iter();
            let what = what.filter_map(|(happening, event)| {
                // "Neighbours REPORTED the fire at 2:16", "it KICKS off at 7:45".
                let is_before = |(other, range): &&Event| {
                    other.sort == How::Saying
                        && range.end <= event.start
                        && event.start - range.end <= BESIDE
                };
                let is_reported = happening.is_noun && events.iter().any(|one| is_before(&one));
                let is_present = !happening.is_noun && folded[event.start].ends_with('s');
                if is_reported || is_present {
                    return None;
                }
                let is_ahead = when(happening, &folded, event, own)?;
                let near = Near::around(page, words, &[event, own], AROUND);
                Some(What { happening, is_ahead, near })
            });
            found.push(Told {
                minutes: clock.face.minutes,
                is_half: clock.face.is_half,
                is_hedged: clock.is_hedged,
                detail: clock.face.detail,
                zone: clock.zone.clone(),
                around: around(words, &clock.words),
                what: what.collect(),
                retells: told_before.is_some_and(|before| !before.is_bound),
                spot: Spot { page: index, sentence: number, range: range(words, clock, text) },
            });
        }
    }
    found
}

/// Whether a time tells the one before it once more: "at 19:03 local time (22:03 UTC)".
fn retells(words: &[Word], before: &Clock, clock: &Clock, text: &str) -> bool {
    let between = &words[before.words.end..clock.words.start];
    // "7:15 a.m. (LANDING at 09:40 GMT)" is another time.
    let says =
        |word: &Word| word.sort == Sort::Content && !matches!(word.of(text), "local" | "time");
    between.len() <= ZONE
        && between.iter().any(|word| word.of(text) == "(")
        && !between.iter().any(says)
}

/// "The blast LEFT four dead": who leaves a place names it.
fn is_no_departure(words: &[Word], folded: &[String], event: &Range<usize>) -> bool {
    let is_place = || {
        let behind = folded.get(event.end).map_or("", String::as_str);
        words.get(event.end).is_some_and(|word| word.sort == Sort::Name) || PLACE.contains(&behind)
    };
    event.len() == 1 && matches!(folded[event.start].as_str(), "left" | "leaves") && !is_place()
}

/// Words between "left" and a place.
const PLACE: &[&str] = &["for", "from", "port", "its"];

/// A time of day as a sentence writes it.
#[derive(Debug)]
struct Clock {
    face: Face,
    zone: Option<Zone>,
    /// Its words, without the zone.
    words: Range<usize>,
    is_hedged: bool,
    /// Whether it only bounds: "before 9 a.m."
    is_bound: bool,
}

/// The times of day of a sentence.
fn clocks(words: &[Word], folded: &[String], text: &str, in_words: bool) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut behind = 0;
    for at in 0..words.len() {
        if at < behind || words[at].sort != Sort::Figure && !in_words {
            continue;
        }
        let is = |list: &[&str], back: usize| {
            at.checked_sub(back).is_some_and(|at| list.contains(&folded[at].as_str()))
        };
        let told = in_words.then(|| hour::in_words(words, folded, at)).flatten();
        let is_worded = told.is_some();
        let told = told.map(Face::of);
        let figure = || (words[at].sort == Sort::Figure).then(|| face(words, at, text, is(AT, 1)));
        let Some(face) = told.or_else(|| figure().flatten()) else { continue };
        behind = face.end;
        let is_near = is(&["shortly", "just", "minutes"], 2);
        let zone = zone(words, face.end, text);
        // "2:01" alone may be how long something took.
        let is_told =
            is_worded || !face.is_half || zone.is_some() || is_near || is(AT, 1) || is(AT, 2);
        if is_told {
            let is_hedged = is(HEDGES, 1) || is_near;
            let is_bound = is(BOUNDS, 1) && !is_near;
            found.push(Clock { words: at..face.end, face, zone, is_hedged, is_bound });
        }
    }
    found
}

/// The telling words on either side of a time.
fn around(words: &[Word], own: &Range<usize>) -> Vec<Root> {
    let says = |word: &&Word| word.says_something();
    let left = words[..own.start].iter().rev().filter(says).take(REACH);
    let right = words[own.end..].iter().filter(says).take(REACH);
    let mut around: Vec<Root> = left.chain(right).map(|word| word.root).collect();
    around.sort_unstable();
    around.dedup();
    around
}

/// The bytes of a time.
fn range(words: &[Word], clock: &Clock, text: &str) -> Range<usize> {
    let last = &words[clock.words.end - 1];
    let mut end = last.end as usize;
    // "6.25 p.m.": the last point is no part of the word.
    let is_point = text.get(end..).is_some_and(|rest| rest.starts_with('.'));
    end += usize::from(is_point && last.of(text).ends_with(".m"));
    words[clock.words.start].start as usize..end
}

/// So many words may stand between who reports something and what.
const BESIDE: usize = 3;
/// How many telling words on either side of a time count,
const REACH: usize = 7;
/// and how far away from an event and its time words still tell of what it was.
const AROUND: usize = 8;
/// How many words and marks stand at most between a time and the same in another zone: "local time (".
const ZONE: usize = 4;

/// Words before a time that only bound it,
const BOUNDS: &[&str] =
    &["before", "after", "until", "till", "by", "from", "to", "since", "between", "and", "than"];
/// and those that hedge it.
const HEDGES: &[&str] =
    &["around", "about", "approximately", "roughly", "circa", "nearly", "almost"];

/// Words one of which stands before a time that names no half of the day.
const AT: &[&str] = &["at", "around", "about", "approximately", "roughly", "circa"];
