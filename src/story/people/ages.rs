//! Ages of persons: what one article gives a person as an age, and another as another.
//!
//! The likeness of two sentences finds few of them: an age stands beside a name wherever the name is first written,
//! whatever else the sentence tells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Named, People, Person, tells_of_relatives};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::{At, Pair};
use crate::story::page::tables::GRAMMAR;
use crate::story::page::{Node, Page};
use crate::value::{Bound, Dimension, Number};

/// An age, and whose it is.
#[derive(Debug)]
struct Aged {
    at: At,
    years: u32,
    person: Arc<Person>,
    /// The name as it is written.
    name: String,
    /// Whether the name stands beside the age, and no relative's may be meant.
    is_sure: bool,
}

/// What the ages of a story say. Of whom an age is, only this module tells.
#[derive(Debug, Default)]
pub(crate) struct Ages {
    /// The ages that two articles give to one person.
    pub(crate) clashes: Vec<Clash>,
    /// Ages of which it is known whose they are,
    known: BTreeSet<At>,
    /// and those of another time.
    past: BTreeSet<At>,
}

impl Ages {
    /// Whether a pair is settled: it is known whose age one of them is, or one of them is no age.
    pub(crate) fn settle(&self, pair: &Pair, pages: &[Page]) -> bool {
        let is_age = |at: At| pages[at.page].nodes[at.node].kind == MentionKind::Age;
        self.known.contains(&pair.a)
            || self.known.contains(&pair.b)
            || is_age(pair.a) != is_age(pair.b)
            || self.past.contains(&pair.a)
            || self.past.contains(&pair.b)
    }
}

/// The ages of the persons of a story.
pub(crate) fn check(pages: &[Page], texts: &[&str], people: &[People]) -> Ages {
    let mut found = Ages::default();
    let mut by_person: BTreeMap<Arc<Person>, Vec<Aged>> = BTreeMap::new();
    for (index, (people, (page, text))) in people.iter().zip(pages.iter().zip(texts)).enumerate() {
        let all = page.nodes.iter().enumerate();
        let past = all.filter(|(_, age)| age.kind == MentionKind::Age && is_past(age, page, text));
        found.past.extend(past.map(|(node, _)| At { page: index, node }));
        for aged in ages(index, page, text, people) {
            found.known.insert(aged.at);
            by_person.entry(Arc::clone(&aged.person)).or_default().push(aged);
        }
    }
    for told in by_person.values_mut() {
        // An article that tells two ages tells of two times.
        let of_page = |page: usize| -> BTreeSet<u32> {
            told.iter().filter(|aged| aged.at.page == page).map(|aged| aged.years).collect()
        };
        let torn: BTreeSet<usize> =
            told.iter().map(|aged| aged.at.page).filter(|&page| of_page(page).len() > 1).collect();
        told.retain(|aged| !torn.contains(&aged.at.page));
        found.clashes.extend(apart(told, pages));
    }
    found
}

/// How sure it is that an age is of whom the sentence names, in thousandths, where the name does not stand beside it.
const LOOSE: i64 = 550;
/// How sure it is that two ages a year apart are no more than that, in thousandths.
const A_YEAR: i64 = 450;
/// and where the later article gives the smaller one.
const YOUNGER: i64 = 550;

/// Between articles of so few days there is seldom a birthday.
const FEW_DAYS: i64 = 3;

/// How sure it is that two ages that lie far apart are of one person, in thousandths: it may be a child of that name.
const FAR: i64 = 350;

/// Between articles of one story lie so many years at most, where nothing says how many.
const SOME_YEARS: u32 = 4;

/// Ages further apart, in years, may be of two persons.
const MOST_APART: u32 = 10;
/// Smaller figures behind a name may be no ages, in years.
const GROWN: u32 = 14;

/// The clash of the ages of one person, unless the time between the articles explains the least and the greatest.
fn apart(told: &[Aged], pages: &[Page]) -> Option<Clash> {
    let mut by_years: BTreeMap<u32, Vec<&Aged>> = BTreeMap::new();
    told.iter().for_each(|aged| by_years.entry(aged.years).or_default().push(aged));
    let ((&less, young), (&more, old)) = (by_years.first_key_value()?, by_years.last_key_value()?);
    if less == more {
        return None;
    }
    // How long after those that make them young come those that make them old.
    let days = |x: &Aged, y: &Aged| {
        let day = |aged: &Aged| pages[aged.at.page].published_day();
        day(x).zip(day(y)).map(|(x, y)| (y - x).num_days())
    };
    let all = young.iter().flat_map(|x| old.iter().map(|y| days(x, y)));
    let mut all: Vec<i64> = all.flatten().collect();
    // Of articles whose day nobody knows it is taken that they are of one.
    if all.is_empty() {
        all.push(0);
    }
    let between = all.iter().copied().min_by_key(|days| days.abs())?;
    let gap = more - less;
    // The articles are a year apart, and so are the ages.
    if i64::from(gap) <= between / 365 + i64::from(between > 90) {
        return None;
    }
    // Nobody grows younger; but a late article may give the age of that time.
    let is_younger = all.iter().all(|days| *days < 0) && i64::from(gap) <= 1 - between / 365;
    // Who is not of one age on two days has a birthday between, or does not have it.
    let are_dated = told.iter().all(|aged| pages[aged.at.page].is_dated_to_the_day());
    let is_one_day = are_dated && all.iter().all(|days| days.abs() <= FEW_DAYS);
    let are_sure = [young, old].iter().all(|side| side.iter().any(|aged| aged.is_sure));
    // 34 and 43: then the figure was copied wrongly.
    let is_turned = less / 10 == more % 10 && less % 10 == more / 10;
    if gap > MOST_APART && !is_turned && !are_sure {
        return None;
    }
    let is_undated =
        |side: &[&Aged]| side.iter().all(|aged| pages[aged.at.page].published_day().is_none());
    let may_be_later = gap <= SOME_YEARS && (is_undated(young) || is_undated(old));
    let name = &young.first()?.name;
    let groups = by_years.values().map(|side| side.iter().map(|aged| aged.at).collect());
    let why = format!("One article makes {name} {less} years old, another {more}.");
    let mut clash = Clash::said(groups.collect(), why);
    clash.about = Some(name.clone());
    let doubt = match gap {
        _ if is_younger => Some((YOUNGER, "The later article may mean the age of another day.")),
        1 if are_sure && is_one_day => None,
        1 => Some((A_YEAR, "A birthday may lie between.")),
        _ if may_be_later => {
            Some((LOOSE, "Years may lie between the articles: not all are dated."))
        }
        _ if !are_sure => Some((LOOSE, "Whose age it is does not stand beside both.")),
        _ if is_turned => None,
        _ if gap > MOST_APART => Some((FAR, "So far apart they may be of two who share a name.")),
        _ if less < GROWN => Some((FAR, "A figure so small may be no age.")),
        _ => None,
    };
    if let Some((sure, doubt)) = doubt {
        clash.severity = Severity::Note;
        clash.confidence = sure;
        clash.doubts.push(doubt.to_owned());
    }
    Some(clash)
}

/// The ages that a page gives to persons.
fn ages(index: usize, page: &Page, text: &str, people: &People) -> Vec<Aged> {
    let mut found = Vec::new();
    for (node, age) in page.nodes.iter().enumerate() {
        let Some(years) = years(age).filter(|_| is_of_today(age, page, text)) else { continue };
        // Of "the mother of Ada Tolsen, 70" nobody knows whose age it is.
        let is_of = |one: &Named| {
            let before = text.get(..one.range.start).unwrap_or_default();
            before.ends_with(" of ") || before.ends_with(" with ") || before.ends_with(" by ")
        };
        let mut persons = people.in_sentence(age.sentence);
        if age.kind != MentionKind::Age || !is_joined(age) {
            persons.retain(|one| !is_of(one));
        }
        let beside = persons.iter().copied().find(|one| is_beside(age, one, text));
        let Some(one) = beside.or_else(|| meant(age, &persons, page, text, people)) else {
            continue;
        };
        let name = text.get(one.range.clone()).unwrap_or_default();
        found.push(Aged {
            at: At { page: index, node },
            years,
            person: Arc::clone(&one.person),
            name: name.trim_end_matches("'s").trim_end_matches("’s").to_owned(),
            is_sure: beside.is_some() && !tells_of_relatives(page, age.sentence),
        });
    }
    found
}

/// An age in years, where it is a certain one. "Ada Tolsen was 44" has no word for years.
fn years(node: &Node) -> Option<u32> {
    let may_be = match node.kind {
        MentionKind::Age => true,
        MentionKind::Number => node.nouns.is_empty(),
        _ => false,
    };
    if !may_be || node.bound() != Bound::Exact {
        return None;
    }
    let quantity = node.value.quantity()?;
    let figure = quantity.figure.point()?;
    let years = match quantity.dimension() {
        Dimension::Months => figure.over(Number::from(MONTHS))?,
        _ => figure,
    };
    let years = years.is_whole().then(|| years.to_whole())??;
    AGES.contains(&years).then_some(years)
}

/// Ages of persons who are named in the news, in years.
const AGES: std::ops::RangeInclusive<u32> = 5..=110;
const MONTHS: i64 = 12;

/// Whether an age is that of the day of writing, not of a day in the past or to come: "at 17", "turned 60 in 2009".
fn is_of_today(node: &Node, page: &Page, text: &str) -> bool {
    let (before, after) = around(node, page, text);
    let is_plain = || !before.iter().any(|word| OTHER_TIMES.contains(&word.as_str()));
    (is_joined(node) || is_plain())
        && !is_past(node, page, text)
        && after.first().is_none_or(|word| word != "in")
}

/// Whether an age is surely one of the past: "then 33", "14 at the time".
fn is_past(node: &Node, page: &Page, text: &str) -> bool {
    let (before, after) = around(node, page, text);
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    before.first().is_some_and(|word| matches!(word.as_str(), "then" | "turned"))
        || matches!(after.as_slice(), ["when" | "then", ..] | ["at", "the"])
}

/// The three words before an age in its sentence, the nearest first, and the two behind it.
fn around(node: &Node, page: &Page, text: &str) -> (Vec<String>, Vec<String>) {
    let sentence = &page.sentences[node.sentence].range;
    let before = text.get(sentence.start..node.range.start).unwrap_or_default();
    let after = text.get(node.range.end..sentence.end).unwrap_or_default();
    let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_word = |word: &String| !word.is_empty();
    let before = before.split_whitespace().rev().map(word).filter(is_word).take(3);
    let after = after.split_whitespace().map(word).filter(is_word).take(2);
    (before.collect(), after.collect())
}

/// Words before an age that is not today's, or not anybody's.
const OTHER_TIMES: &[&str] = &[
    "at", "become", "becomes", "before", "below", "except", "in", "maximum", "minimum", "over",
    "since", "than", "then", "turn", "turned", "turning", "turns", "under", "until", "when",
    "will", "would",
];

/// Whether an age stands beside a name: "Ada Tolsen, 44,", "44-year-old Ada Tolsen", "Ada Tolsen, the 44-year-old
/// minister", "Ada Tolsen is 44".
fn is_beside(node: &Node, one: &Named, text: &str) -> bool {
    let after = text.get(node.range.end..).unwrap_or_default();
    if node.kind == MentionKind::Number {
        let between = text.get(one.range.end..node.range.start);
        return matches!(between, Some(" is " | " was ")) && after.starts_with(['.', ',', ';']);
    }
    if let Some(between) = text.get(one.range.end..node.range.start) {
        // "Ada Tolsen's 14-year-old son" is another: the possessive ending is no part of the name.
        return JOINTS.contains(&between.trim_end_matches('(').trim_end())
            && !after.starts_with('-');
    }
    let Some(between) = text.get(node.range.end..one.range.start) else { return false };
    let is_plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    let mut words = between.split_whitespace();
    is_joined(node)
        && words.clone().count() <= MOST_BETWEEN
        && words.all(is_plain)
        && !between
            .split_whitespace()
            .any(|word| PARTING.contains(&word) || GRAMMAR.binary_search(&word).is_ok())
}

/// Whether an age is written as a word before what it is said of: "44-year-old".
fn is_joined(node: &Node) -> bool {
    let wording = node.value.wording.to_lowercase();
    wording.ends_with("-old") || wording.ends_with("-olds")
}

/// What may stand between a name and an age of its bearer.
const JOINTS: &[&str] = &[
    "",
    ",",
    ", a",
    ", the",
    ", aged",
    ", age",
    ", who is",
    ", who was",
    ", now",
    ", is",
    " is",
    " was",
    " is a",
    " was a",
    " aged",
    ", himself",
    ", herself",
];

/// How many words may stand between "44-year-old" and the name.
const MOST_BETWEEN: usize = 4;
/// Words with which something else begins, beside those of grammar.
const PARTING: &[&str] = &[
    "brother", "daughter", "died", "father", "friend", "husband", "killed", "mother", "said",
    "sister", "son", "wife",
];

/// Whom "the 44-year-old" is who is not named beside it: the only one whom the sentence names before it, or the only
/// one of the sentence before where it names nobody.
fn meant<'p>(
    node: &Node,
    persons: &[&'p Named],
    page: &Page,
    text: &str,
    people: &'p People,
) -> Option<&'p Named> {
    let sentence = &page.sentences[node.sentence].range;
    let before = text.get(sentence.start..node.range.start)?.trim_end();
    let is_the = before.ends_with(" the") || matches!(before, "The" | "the");
    if !is_joined(node) || !is_the {
        return None;
    }
    let mut candidates: Vec<&Named> = persons.to_vec();
    // "The 44-year-old beat Oro Halden" is of whom the sentence before tells.
    candidates.retain(|one| one.range.end <= node.range.start || one.sentence != node.sentence);
    if candidates.is_empty() {
        candidates = people.in_sentence(node.sentence.checked_sub(1)?);
    }
    let (first, others) = candidates.split_first()?;
    // More than one name and nobody knows.
    let is_one = others.iter().all(|other| other.person == first.person);
    is_one.then_some(*first)
}
