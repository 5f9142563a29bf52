//! What the figures of an article measure.

use std::collections::BTreeSet;

use super::measure::{MEASURES, Measure, TELLING};
use crate::read::MentionKind;
use crate::story::align::pair::At;
use crate::story::page::apart::tells_another;
use crate::story::page::cue::Cue;
use crate::story::page::word::{Root, Sort, Word, fold, has_form, words_in};
use crate::story::page::{Node, Page};
use crate::value::Day;

/// A figure, and what it measures.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) at: At,
    pub(super) measure: &'static Measure,
    /// The words beside it that may say of what.
    pub(super) things: BTreeSet<Root>,
}

/// What the figures of a page measure.
pub(super) fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, sentence) in page.sentences.iter().enumerate() {
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        let mut figures = page
            .nodes_of(number..=number)
            .filter(|(_, node)| node.value.quantity().is_some())
            .peekable();
        if figures.peek().is_none() || !has_form(words, &TELLING) {
            continue;
        }
        let folded: Vec<String> = words.iter().map(|word| fold(word.of(text))).collect();
        // "IN the capital, turnout was": a part of the whole; "BEFORE the round it was valued at".
        let second = folded.get(1).map_or("", String::as_str);
        let is_whole = WHOLE.contains(&second) || second.starts_with(|c: char| c.is_ascii_digit());
        let is_part = matches!(folded[0].as_str(), "before" | "in") && !is_whole;
        let is_other = |word: &String| ANOTHER.contains(&word.as_str());
        if is_part || folded.iter().any(is_other) || tells_another(page, number, &folded) {
            continue;
        }
        for (node, figure) in figures.filter(|(_, figure)| is_of_now(figure, page)) {
            let own = words_in(words, &figure.range);
            // "More THAN $60 million" bounds the figure; elsewhere the word compares it with another.
            if folded.iter().enumerate().any(|(at, word)| word == "than" && !own.contains(&at)) {
                continue;
            }
            let parts = |at: usize| {
                words[at].sort == Sort::Heavy
                    || page.nodes_of(number..=number).any(|(_, other)| {
                        other.kind == figure.kind
                            && other.range.start < words[at].end as usize
                            && (words[at].start as usize) < other.range.end
                    })
            };
            let told = |measure: &&Measure| measure.is_told(figure.kind, &folded, &own, &parts);
            let Some(measure) = MEASURES.iter().find(told) else { continue };
            if !measure.may_be(figure, page) {
                continue;
            }
            let around = words[own.start.saturating_sub(BEFORE)..own.start]
                .iter()
                .chain(&words[own.end..(own.end + BEHIND).min(words.len())]);
            let says = |word: &&Word| {
                matches!(word.sort, Sort::Content | Sort::Name | Sort::First)
                    && TELLING.binary_search(&word.form).is_err()
            };
            let things = around.filter(says).map(|word| word.root).collect();
            found.push(Told { at: At { page: index, node }, measure, things });
        }
    }
    found
}

/// Whether a figure is told of the thing as it is: not of a part of it, of two things together ("155 passengers AND
/// CREW"), or of another time.
fn is_of_now(figure: &Node, page: &Page) -> bool {
    let other =
        [Cue::Denied, Cue::Extra, Cue::Former, Cue::From, Cue::Part, Cue::SomeOf, Cue::Than];
    // "$42 PER share, a premium of 27 percent": no share is reckoned for each.
    let is_of_each = figure.cues.has(Cue::Each) && figure.kind != MentionKind::Percent;
    let is_past = |end: Day| match page.told_day() {
        Some(published) => (published - end).num_days() > SOON,
        None => true,
    };
    let told_of = figure.periods.first().and_then(|period| period.high().point());
    !figure.is_joint
        && !is_of_each
        && !told_of.is_some_and(is_past)
        && !other.into_iter().any(|cue| figure.cues.has(cue))
}

/// What is so many days ago belongs to another time.
const SOON: i64 = 60;

/// Within how many words before a figure,
const BEFORE: usize = 9;
/// and behind it, the thing is named that it measures.
const BEHIND: usize = 9;

/// Words behind "in" that tell of no part.
const WHOLE: &[&str] = &["all", "sum", "total"];

/// Words of a sentence that tells of another thing of its sort, of one of several, or of what is not all counted yet.
const ANOTHER: &[&str] = &[
    "aftershock",
    "aftershocks",
    "another",
    "compared",
    "each",
    "earlier",
    "every",
    "expect",
    "expected",
    "expects",
    "forecast",
    "foreshock",
    "jointly",
    "last",
    "midday",
    "noon",
    "other",
    "partial",
    "pm",
    "preliminary",
    "previous",
    "provisional",
    "together",
    "yet",
];
