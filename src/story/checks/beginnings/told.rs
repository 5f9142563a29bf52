//! Sentences that tell the year in which something began.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Told;
use super::noun::Noun;
use crate::read::MentionKind;
use crate::story::align::pair::At;
use crate::story::page::cue::Cue;
use crate::story::page::near::back_over_links;
use crate::story::page::word::{Root, Sort, Word, forms, names_among};
use crate::story::page::{Node, Page};

/// The beginnings that a page dates.
pub(super) fn told(index: usize, page: &Page, text: &str) -> Vec<(&'static str, Told)> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        for (node, year) in page.nodes.iter().enumerate() {
            if year.sentence != number || !is_year(year) {
                continue;
            }
            let after = words.partition_point(|w| (w.end as usize) <= year.range.start);
            let by_whom = founded(words, &folded, after);
            let told = event(words, &folded, after).or_else(|| event_behind(&folded, after));
            let Some((sort, at)) = told.or(by_whom.as_ref().map(|(at, _)| ("founded", *at))) else {
                continue;
            };
            if year.cues.has(Cue::Planned) || is_anew(&folded, at) {
                continue;
            }
            let noun = match &by_whom {
                Some(_) => Noun::default(),
                None => Noun::of(page, number, words, at, after),
            };
            let named = match by_whom {
                Some((_, named)) if named.is_empty() => spoken_of(page, number),
                Some((_, named)) => named,
                None if at == 0 => name_behind(words, year.range.end),
                None => name_before(words, at),
            };
            let mut meant = names_among(words.get(..at).unwrap_or_default());
            if let Some(before) = number.checked_sub(1) {
                let words = page.words.get(page.sentences[before].words.clone());
                meant.extend(names_among(words.unwrap_or_default()));
            }
            found.push((sort, Told { at: At { page: index, node }, named, meant, noun }));
        }
    }
    found
}

/// Whether something is said to have begun a second time, or what stood there before.
fn is_anew(folded: &[String], event: usize) -> bool {
    let around =
        folded.get(event.saturating_sub(ANEW_REACH)..(event + ANEW_REACH).min(folded.len()));
    around.unwrap_or_default().iter().any(|word| ANEW.contains(&word.as_str()))
}

/// How far from the event its second time may be told.
const ANEW_REACH: usize = 6;
/// Words of a second beginning.
const ANEW: &[&str] = &[
    "anew", "again", "new", "old", "first", "second", "present", "current", "rebuilt", "be", "not",
];

/// Whether a date is a year, or a day or month of one.
fn is_year(node: &Node) -> bool {
    node.kind == MentionKind::Date
        && node.undated.is_none()
        && node.value.wording.chars().filter(char::is_ascii_digit).count() >= 4
}

/// What was done to something in a year, and where its words begin: "was FOUNDED in 1994", ", FOUNDED only in 1994",
/// "was FOUNDED by Ada Tolsen in Aske in 1994". What somebody did ("founded it in 1994") is of another.
fn event(words: &[Word], folded: &[String], year: usize) -> Option<(&'static str, usize)> {
    let is_between =
        |at: &usize| words[*at].sort == Sort::Name || BETWEEN.contains(&folded[*at].as_str());
    let first = year - (0..year).rev().take(FAR).take_while(is_between).count();
    (first..=year).rev().find_map(|end| {
        EVENTS.iter().find_map(|(sort, all)| {
            let stands = |words: &&&[&str]| {
                let at = end.checked_sub(words.len());
                at.is_some_and(|at| folded[at..end].iter().zip(words.iter()).all(|(a, b)| a == b))
            };
            all.iter().find(stands).map(|words| (*sort, end - words.len()))
        })
    })
}

/// How many words may stand between what was done and its year,
const FAR: usize = 9;
/// which are names, or these.
const BETWEEN: &[&str] =
    &["about", "and", "around", "as", "at", "back", "by", "early", "in", "late", "near", "only"];

/// What was done to something in the year that stands before: "in 1913 the dam was COMPLETED".
fn event_behind(folded: &[String], year: usize) -> Option<(&'static str, usize)> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let is_done = |at: &usize| matches!(word(*at), "was" | "were");
    (year + 1..folded.len().min(year + BEHIND)).filter(is_done).find_map(|was| {
        let stands =
            |words: &&&[&str]| words.iter().zip(was + 1..).all(|(own, at)| word(at) == *own);
        let sort = EVENTS.iter().find(|(_, all)| all.iter().any(|words| stands(&words)));
        sort.map(|(sort, _)| (*sort, was + 1))
    })
}

/// What somebody founded in the year that stands behind, and where the verb is: "they FOUNDED Brask in 1994". No names for
/// "it" and "the company".
fn founded(words: &[Word], folded: &[String], year: usize) -> Option<(usize, BTreeSet<Root>)> {
    let reach = year.saturating_sub(OBJECT)..year;
    let verb = reach.rev().find(|at| FOUNDED.contains(&folded[*at].as_str()))?;
    let object = words.get(verb + 1..year)?;
    let is_one = |word: &Word| !matches!(word.sort, Sort::Light | Sort::Heavy);
    let own = names_among(object);
    let is_it = folded[verb + 1..year].iter().any(|word| IT.contains(&word.as_str()));
    (object.iter().all(is_one) && (is_it || !own.is_empty())).then_some((verb, own))
}

/// What "it" stands for at the head of a sentence's neighbour: the name with which the sentence before begins, where the
/// title has it as well.
fn spoken_of(page: &Page, sentence: usize) -> BTreeSet<Root> {
    let before = sentence.checked_sub(1).and_then(|at| page.sentences.get(at));
    let words = before.and_then(|before| page.words.get(before.words.clone())).unwrap_or_default();
    let head = words.iter().skip_while(|word| word.sort == Sort::Grammar);
    let named: BTreeSet<Root> =
        head.take_while(|word| word.sort == Sort::Name).map(|word| word.root).collect();
    let subjects = page.subjects();
    if named.iter().any(|root| subjects.contains(root)) { named } else { BTreeSet::new() }
}

/// How many words what is founded has at most, with the "in" of the year.
const OBJECT: usize = 6;
/// What founders do.
const FOUNDED: &[&str] = &["founded", "cofounded", "established"];
/// What stands for a name.
const IT: &[&str] = &["it", "company", "firm", "business", "startup", "bank", "club", "group"];

/// How far behind its year an event stands at most, in words.
const BEHIND: usize = 16;

/// Events of which a thing has one, with what they are called.
const EVENTS: &[(&str, &[&[&str]])] = &[
    (
        "founded",
        &[
            &["founded"],
            &["established"],
            &["incorporated"],
            &["founding"],
            &["set", "up"],
            &["started", "life"],
            &["started", "out"],
            &["dating", "from"],
            &["dates", "from"],
            &["dating", "back", "to"],
            &["dates", "back", "to"],
        ],
    ),
    ("finished", &[&["completed"], &["finished"], &["inaugurated"], &["commissioned"], &["built"]]),
];

/// The words without one of which a sentence tells no beginning.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(EVENTS.iter().flat_map(|(_, all)| all.iter()).filter_map(|words| words.first()).copied())
});

/// The name right before an event, with nothing between but what makes it the subject: "BRASK, which was founded".
fn name_before(words: &[Word], event: usize) -> BTreeSet<Root> {
    let words = back_over_links(&words[..event]);
    let of_name = words.iter().rev().take_while(|word| word.sort == Sort::Name);
    of_name.map(|word| word.root).collect()
}

/// The name right behind a year that begins the sentence with what was done: "Founded in 1994, BRASK".
fn name_behind(words: &[Word], year: usize) -> BTreeSet<Root> {
    let behind = words.iter().skip_while(|word| (word.start as usize) < year);
    let named = behind.skip_while(|word| matches!(word.sort, Sort::Light | Sort::Grammar));
    named.take_while(|word| word.sort == Sort::Name).map(|word| word.root).collect()
}
