//! Slips in names: one person's name that two articles write in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Clash;
use super::page::{Node, Page};
use super::pair::{At, Pair};
use super::word::{Sort, Word, fold};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::similar::is_slip;
use crate::value::{Class, Meaning, Name, Reason, Value};

/// A person's name as written: a first name, perhaps an initial, a last name.
#[derive(Clone, Debug)]
struct Written {
    page: usize,
    sentence: usize,
    range: std::ops::Range<usize>,
    first: String,
    initial: Option<String>,
    last: String,
}

/// The slips in names among the pages. Each name that takes part becomes a value of its page.
pub(super) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let mut all: Vec<Written> = Vec::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        collect(index, page, text, &mut all);
    }
    let mut by_first: BTreeMap<&str, Vec<&Written>> = BTreeMap::new();
    for name in &all {
        by_first.entry(&name.first).or_default().push(name);
    }
    let mut slips: Vec<(Vec<Written>, Vec<Written>, Severity, String)> = Vec::new();
    for names in by_first.values() {
        let lasts: BTreeSet<&str> = names.iter().map(|n| n.last.as_str()).collect();
        let lasts: Vec<&str> = lasts.into_iter().collect();
        let of = |last: &str| -> Vec<Written> {
            names.iter().filter(|n| n.last == last).map(|n| (*n).clone()).collect()
        };
        for (i, a) in lasts.iter().enumerate() {
            for b in lasts.iter().skip(i + 1) {
                if !is_slip(a, b) || transcribed(a) == transcribed(b) || is_inflected(a, b) {
                    continue;
                }
                let (x, y) = (of(a), of(b));
                if share_a_page(&x, &y) {
                    continue;
                }
                let why = "The names differ by a letter or two.";
                slips.push((x, y, Severity::Warning, why.to_owned()));
            }
            // Richard F. and Richard A. of one last name.
            let initials: BTreeSet<String> =
                of(a).iter().filter_map(|n| n.initial.clone()).collect();
            let initials: Vec<String> = initials.into_iter().collect();
            if let [p, q] = &initials[..] {
                let with = |initial: &str| -> Vec<Written> {
                    of(a).into_iter().filter(|n| n.initial.as_deref() == Some(initial)).collect()
                };
                let (x, y) = (with(p), with(q));
                if !share_a_page(&x, &y) {
                    let why = "One name has two middle initials.";
                    slips.push((x, y, Severity::Warning, why.to_owned()));
                }
            }
        }
    }
    slips
        .into_iter()
        .map(|(x, y, severity, why)| {
            let mut add = |names: Vec<Written>| -> Vec<At> {
                names.into_iter().map(|name| add_node(name, pages, texts)).collect()
            };
            let groups = vec![add(x), add(y)];
            let pair = Pair {
                a: groups[0][0],
                b: groups[1][0],
                class: Class::Contradiction,
                reason: Reason::Different,
                likeness: 900,
                near: 1000,
                same_head: true,
                ratio: 100,
                lost_zero: false,
            };
            let (reasons, doubts) = (Vec::new(), Vec::new());
            Clash { groups, confidence: 700, severity, reasons, doubts, said: Some(why), pair }
        })
        .collect()
}

/// A name as a value of its page.
fn add_node(name: Written, pages: &mut [Page], texts: &[&str]) -> At {
    let wording = texts[name.page].get(name.range.clone()).unwrap_or_default();
    let page = &mut pages[name.page];
    page.nodes.push(Node {
        sentence: name.sentence,
        range: name.range,
        kind: MentionKind::Ordinal,
        value: Value::new(wording, Meaning::Name(Name::new(wording))),
        nouns: Vec::new(),
        heads: Vec::new(),
        context: Vec::new(),
        names: Vec::new(),
        cues: super::cue::Cues::default(),
        retells: false,
        reckoned_from: None,
        periods: Vec::new(),
    });
    At { page: name.page, node: page.nodes.len() - 1 }
}

fn share_a_page(x: &[Written], y: &[Written]) -> bool {
    x.iter().any(|a| y.iter().any(|b| a.page == b.page))
}

/// Whether two words differ by an ending of grammar alone: plural or possessive.
fn is_inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|ending| matches!(ending, "s" | "es" | "n" | "an" | "ian"))
}

/// A name without what languages transcribe in different ways.
fn transcribed(name: &str) -> String {
    let mut plain = name.to_owned();
    for (from, to) in TRANSCRIBED {
        plain = plain.replace(from, to);
    }
    let mut letters: Vec<char> = plain.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

const TRANSCRIBED: &[(&str, &str)] = &[
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ie", "i"),
    ("ey", "i"),
    ("y", "i"),
    ("j", "i"),
    ("kh", "h"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("ph", "f"),
    ("w", "v"),
    ("zh", "z"),
    ("sh", "s"),
    ("ts", "z"),
    ("th", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("bh", "b"),
    ("e", "a"),
    ("o", "u"),
];

/// The names of persons in a page.
fn collect(index: usize, page: &Page, text: &str, all: &mut Vec<Written>) {
    for (number, sentence) in page.sentences.iter().enumerate() {
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        for run in words.chunk_by(|x, y| is_name(x) && is_name(y) && joins(x, y, text)) {
            let parts: Vec<&str> = run.iter().map(|w| w.of(text)).collect();
            let long = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count();
            let (first, initial, last) = match parts[..] {
                [first, last] if run.iter().all(is_name) => (first, None, last),
                [first, initial, last] if run.iter().all(is_name) && long(initial) == 1 => {
                    (first, Some(fold(initial)), last)
                }
                _ => continue,
            };
            if long(first) < 3 || long(last) < 5 || is_upper(first) || is_upper(last) {
                continue;
            }
            let (Some(start), Some(end)) = (run.first(), run.last()) else { continue };
            let mut range = start.start as usize..end.end as usize;
            for ending in ["'s", "’s"] {
                if last.ends_with(ending) {
                    range.end -= ending.len();
                }
            }
            all.push(Written {
                page: index,
                sentence: number,
                range,
                first: fold(first),
                initial,
                last: fold(last),
            });
        }
    }
}

fn is_name(word: &Word) -> bool {
    matches!(word.sort, Sort::Name | Sort::First)
}

fn is_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether nothing but a space, or the point of an initial, stands between two words.
fn joins(x: &Word, y: &Word, text: &str) -> bool {
    matches!(text.get(x.end as usize..y.start as usize), Some(" " | ". "))
}
