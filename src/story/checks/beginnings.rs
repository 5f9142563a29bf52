//! Years of beginning: when a firm was founded, a dam finished. That is one year, told in many words, which the
//! likeness of two sentences does not find.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::{At, Pair, Rarity};
use crate::story::page::cue::Cue;
use crate::story::page::word::{Root, Sort, Word, forms, names_among};
use crate::story::page::{Node, Page};
use crate::value::{Class, relation};

/// A year in which something began, as a sentence tells it.
#[derive(Debug)]
struct Told {
    at: At,
    /// The name right before: "BRASK, founded in". None for "it" and "the company".
    named: BTreeSet<Root>,
    /// All names before it, there and in the sentence before: one of them may be meant.
    meant: BTreeSet<Root>,
}

/// What the years of beginning of a story say.
#[derive(Debug, Default)]
pub(crate) struct Beginnings {
    /// The years that two articles give to one thing.
    pub(crate) clashes: Vec<Clash>,
    /// Years of two things, each named beside its own.
    of_two: BTreeSet<(At, At)>,
}

impl Beginnings {
    /// Whether a pair of years is settled: told as a clash, or of two things.
    pub(crate) fn settle(&self, pair: &Pair) -> bool {
        let ends = (pair.a.min(pair.b), pair.a.max(pair.b));
        self.of_two.contains(&ends) || self.clashes.iter().any(|clash| clash.holds(pair))
    }
}

/// The years of beginning of a story.
pub(crate) fn check(pages: &[Page], texts: &[&str], rarity: &Rarity) -> Beginnings {
    let mut by_sort: BTreeMap<&'static str, Vec<Told>> = BTreeMap::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for (sort, told) in told(index, page, text) {
            by_sort.entry(sort).or_default().push(told);
        }
    }
    let mut found = Beginnings::default();
    for (sort, told) in by_sort {
        let mut taken: BTreeSet<At> = BTreeSet::new();
        for (i, x) in told.iter().enumerate() {
            for y in told.iter().skip(i + 1).filter(|y| y.at.page != x.at.page) {
                let Some(is_sure) = is_one(x, y, rarity) else {
                    if !x.named.is_empty() && !y.named.is_empty() {
                        found.of_two.insert((x.at.min(y.at), x.at.max(y.at)));
                    }
                    continue;
                };
                if !differ(pages, x.at, y.at) || taken.contains(&x.at) || taken.contains(&y.at) {
                    continue;
                }
                // An article that has the other's year as well knows of two beginnings.
                let knows = |page: usize, other: At| {
                    told.iter().any(|t| t.at.page == page && !differ(pages, t.at, other))
                };
                if knows(x.at.page, y.at) || knows(y.at.page, x.at) {
                    continue;
                }
                let fellows = |one: &Told| -> Vec<At> {
                    let same = |t: &&Told| {
                        !differ(pages, t.at, one.at) && is_one(t, one, rarity).is_some()
                    };
                    told.iter().filter(same).map(|t| t.at).collect()
                };
                let groups = vec![fellows(x), fellows(y)];
                taken.extend(groups.iter().flatten());
                let why = format!("What is meant was {sort} but once.");
                let mut clash = Clash::said(groups, why);
                let is_sure = is_sure || are_turned(pages, x.at, y.at);
                let doubt = match (is_sure, rarity.is_pair) {
                    (true, false) => None,
                    (true, true) => Some("Two texts alone may be of two things of one name."),
                    (false, _) => Some("Who or what is meant is not named beside both."),
                };
                if let Some(doubt) = doubt {
                    clash.severity = Severity::Note;
                    clash.confidence = LOOSE;
                    clash.doubts.push(doubt.to_owned());
                }
                found.clashes.push(clash);
            }
        }
    }
    found
}

/// How sure it is that what is not named beside one of two years is the same, in thousandths.
const LOOSE: i64 = 500;

/// Whether two years are of one thing: `Some(true)` where both have its name right before, `Some(false)` where it
/// may be meant.
fn is_one(x: &Told, y: &Told, rarity: &Rarity) -> Option<bool> {
    let share = |a: &BTreeSet<Root>, b: &BTreeSet<Root>| a.intersection(b).next().is_some();
    let are_one = |a: &BTreeSet<Root>, b: &BTreeSet<Root>| a.is_subset(b) || b.is_subset(a);
    // Of what most articles name the story is.
    let own = |names: &BTreeSet<Root>| names.iter().any(|name| rarity.is_everywhere(*name));
    match (x.named.is_empty(), y.named.is_empty()) {
        (false, false) => are_one(&x.named, &y.named).then_some(true),
        (true, false) => (share(&x.meant, &y.named) && own(&y.named)).then_some(false),
        (false, true) => (share(&x.named, &y.meant) && own(&x.named)).then_some(false),
        (true, true) => share(&x.meant, &y.meant).then_some(false),
    }
}

/// Whether two years have the same digits in another order: 1978 and 1987.
fn are_turned(pages: &[Page], x: At, y: At) -> bool {
    let digits = |at: At| {
        let wording = pages[at.page].nodes[at.node].value.wording.chars();
        let mut digits: Vec<char> = wording.filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    digits(x).len() == 4 && digits(x) == digits(y)
}

fn differ(pages: &[Page], x: At, y: At) -> bool {
    let value = |at: At| &pages[at.page].nodes[at.node].value;
    relation(value(x), value(y)).class == Class::Contradiction
}

/// The beginnings that a page dates.
fn told(index: usize, page: &Page, text: &str) -> Vec<(&'static str, Told)> {
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
            let named = match by_whom {
                Some((_, named)) if named.is_empty() => spoken_of(page, number),
                Some((_, named)) => named,
                None if at == 0 => name_behind(words, year.range.end),
                None => name_before(words, &folded, at),
            };
            let mut meant = names_among(words.get(..at).unwrap_or_default());
            if let Some(before) = number.checked_sub(1) {
                let words = page.words.get(page.sentences[before].words.clone());
                meant.extend(names_among(words.unwrap_or_default()));
            }
            found.push((sort, Told { at: At { page: index, node }, named, meant }));
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
fn name_before(words: &[Word], folded: &[String], event: usize) -> BTreeSet<Root> {
    let is_link =
        |at: &usize| words[*at].sort == Sort::Light || LINKS.contains(&folded[*at].as_str());
    let links = (0..event).rev().take_while(is_link).count();
    let end = event - links;
    let of_name = words[..end].iter().rev().take_while(|word| word.sort == Sort::Name);
    of_name.map(|word| word.root).collect()
}

/// The name right behind a year that begins the sentence with what was done: "Founded in 1994, BRASK".
fn name_behind(words: &[Word], year: usize) -> BTreeSet<Root> {
    let behind = words.iter().skip_while(|word| (word.start as usize) < year);
    let named = behind.skip_while(|word| matches!(word.sort, Sort::Light | Sort::Grammar));
    named.take_while(|word| word.sort == Sort::Name).map(|word| word.root).collect()
}

/// Words between a name and what was done to it.
const LINKS: &[&str] =
    &["which", "who", "that", "was", "were", "is", "has", "had", "been", "itself", "its"];
