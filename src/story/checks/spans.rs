//! From which year to which one and the same was so: "head of the bank from 2006 to 2015" in one article, "at the bank from
//! 2007 to 2015" in another.
//!
//! Whoever is spoken of held many posts in a life, one after the other, and some beside another. Two stretches of years
//! that begin or end together and have nearly all of their years in common are of one of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::referents::{Subject, subjects};
use crate::story::page::spot::of_all;
use crate::story::page::word::{Root, Sort, words_in};
use crate::story::page::{Node, Page};
use crate::value::{Calendar, Meaning};

/// The stretches of years of one subject that two articles give differently.
pub(crate) fn check(pages: &[Page], texts: &[&str]) -> Vec<Clash> {
    let all = of_all(pages, texts, told);
    let knows = |page: usize, other: &Span| {
        all.iter().any(|own| own.at.page == page && own.is_of(other) && own.years == other.years)
    };
    let mut found: Vec<Clash> = Vec::new();
    for (i, x) in all.iter().enumerate() {
        for y in all[i + 1..].iter().filter(|y| y.at.page != x.at.page && x.is_of(y)) {
            let is_new = |at: At| {
                !found.iter().any(|clash| clash.groups.iter().flatten().any(|own| *own == at))
            };
            if x.differs(y)
                && !knows(x.at.page, y)
                && !knows(y.at.page, x)
                && (is_new(x.at) || is_new(y.at))
            {
                let why = "Both sides tell from when to when it was so, and it is not the same.";
                let mut clash = Clash::said(vec![vec![x.at], vec![y.at]], why.to_owned());
                if x.before.is_disjoint(&y.before) {
                    clash.severity = Severity::Note;
                    clash.confidence = LOOSE;
                    clash.doubts.push("They may be the years of two posts.".to_owned());
                }
                found.push(Clash { what: Some("years"), ..clash });
            }
        }
    }
    found
}

/// A stretch of years that a sentence tells of its subject.
struct Span {
    at: At,
    years: (i32, i32),
    subject: Subject,
    /// The words right before it that say what was so, names left out.
    before: BTreeSet<Root>,
}

/// How sure it is that years are of one post of which no word is the same, in thousandths.
const LOOSE: i64 = 500;
/// So many words before the years say of what they are.
const NEAR: usize = 6;

impl Span {
    /// Whether both are of one who is named: of two names one is a part of the other, or the same.
    fn is_of(&self, other: &Span) -> bool {
        let (own, others) = (&self.subject.name, &other.subject.name);
        let is_part = |a: &[Root], b: &[Root]| a.iter().all(|root| b.contains(root));
        is_part(own, others) || is_part(others, own)
    }

    /// Whether two stretches begin or end in one year, have most of their years in common, and not all.
    fn differs(&self, other: &Span) -> bool {
        let ((a, b), (c, d)) = (self.years, other.years);
        let (common, whole) = (b.min(d) - a.max(c), b.max(d) - a.min(c));
        (a == c) != (b == d) && common > 0 && SHARE.1 * common >= SHARE.0 * whole
    }
}

/// So much of all their years two stretches have in common at least.
const SHARE: (i32, i32) = (2, 3);

/// The stretches of years of a page.
fn told(index: usize, page: &Page, text: &str) -> Vec<Span> {
    let subjects: BTreeMap<usize, Subject> = subjects(page, text)
        .into_iter()
        .map(|(_, sentence, subject)| (sentence, subject))
        .collect();
    let nodes = page.nodes.iter().enumerate();
    let spans = nodes.filter_map(|(number, node)| {
        let subject = subjects.get(&node.sentence)?.clone();
        let words = page.words_of(node.sentence);
        let end = words_in(words, &node.range).start;
        // "Ada Quist (1931-2024)": a life.
        let is_life = text.get(..node.range.start).is_some_and(|text| text.ends_with('('));
        let near = words[end.saturating_sub(NEAR)..end].iter();
        let before = near.filter(|word| word.sort == Sort::Content).map(|word| word.root).collect();
        let years = years(node).filter(|_| !is_life)?;
        Some(Span { at: At { page: index, node: number }, years, subject, before })
    });
    spans.collect()
}

/// The first and the last year of a stretch of several.
fn years(node: &Node) -> Option<(i32, i32)> {
    let Meaning::Time(period) = &node.value.meaning else { return None };
    let days = period.days();
    let year = |day| Calendar::Day(day).year();
    let years = (year(days.low().point()?), year(days.high().point()?));
    let has_two = node.value.wording.matches(|c: char| c.is_ascii_digit()).count() >= 6;
    (node.kind == MentionKind::Date && has_two && years.0 < years.1).then_some(years)
}
