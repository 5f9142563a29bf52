//! Slips in names: one person's name that two articles write in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Clash;
use super::page::{Node, Page};
use super::pair::{At, Pair};
use super::swapped;
use super::word::{Sort, Word, fold};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::similar::is_slip;
use crate::value::{Class, Meaning, Name, Reason, Value};

/// Where a name stands.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) page: usize,
    pub(super) sentence: usize,
    pub(super) range: std::ops::Range<usize>,
}

/// The places of one name written in two ways, and what differs.
pub(super) struct Slip {
    pub(super) sides: [Vec<Spot>; 2],
    pub(super) why: &'static str,
}

/// A person's name as written: a first name, perhaps an initial, a last name.
#[derive(Clone, Debug)]
struct Written {
    spot: Spot,
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
    let mut slips: Vec<Slip> = Vec::new();
    for names in by_first.values() {
        for (a, b) in slipped(names.iter().map(|n| n.last.as_str())) {
            let of = |last: &str| spots(names.iter().filter(|n| n.last == last));
            let why = "The names differ by a letter or two.";
            slips.push(Slip { sides: [of(a), of(b)], why });
        }
        slips.extend(initials(names));
    }
    let mut by_last: BTreeMap<&str, Vec<&Written>> = BTreeMap::new();
    for name in &all {
        by_last.entry(&name.last).or_default().push(name);
    }
    for names in by_last.values() {
        let firsts = names.iter().map(|n| n.first.as_str()).filter(|first| first.len() >= 5);
        for (a, b) in slipped(firsts) {
            if is_other_form(a, b) {
                continue;
            }
            let of = |first: &str| spots(names.iter().filter(|n| n.first == first));
            let why = "The first names differ by a letter or two.";
            slips.push(Slip { sides: [of(a), of(b)], why });
        }
    }
    slips.extend(swapped::find(pages, texts));
    // An article that writes both knows two who are named nearly alike.
    slips.retain(|slip| !share_a_page(&slip.sides[0], &slip.sides[1]));
    slips.into_iter().map(|slip| clash(slip, pages, texts)).collect()
}

fn clash(slip: Slip, pages: &mut [Page], texts: &[&str]) -> Clash {
    let mut add = |names: Vec<Spot>| -> Vec<At> {
        names.into_iter().map(|name| add_node(name, pages, texts)).collect()
    };
    let groups: Vec<Vec<At>> = slip.sides.into_iter().map(&mut add).collect();
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
    Clash {
        groups,
        confidence: 700,
        severity: Severity::Warning,
        reasons: Vec::new(),
        doubts: Vec::new(),
        said: Some(slip.why.to_owned()),
        pair,
    }
}

/// Two that differ by a slip, not by how a language is transcribed or by grammar.
fn slipped<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    let parts: Vec<&str> = parts.collect::<BTreeSet<&str>>().into_iter().collect();
    let mut found = Vec::new();
    for (i, a) in parts.iter().enumerate() {
        for b in parts.iter().skip(i + 1) {
            if is_slip(a, b) && transcribed(a) != transcribed(b) && !is_inflected(a, b) {
                found.push((*a, *b));
            }
        }
    }
    found
}

/// Richard F. and Richard A. of one last name.
fn initials(names: &[&Written]) -> Vec<Slip> {
    let mut by_last: BTreeMap<&str, BTreeMap<&str, Vec<Spot>>> = BTreeMap::new();
    for name in names {
        if let Some(initial) = &name.initial {
            let spots = by_last.entry(&name.last).or_default().entry(initial).or_default();
            spots.push(name.spot.clone());
        }
    }
    let why = "One name has two middle initials.";
    let pairs = by_last.into_values().filter_map(|spots| {
        <[Vec<Spot>; 2]>::try_from(spots.into_values().collect::<Vec<_>>()).ok()
    });
    pairs.map(|sides| Slip { sides, why }).collect()
}

fn spots<'a, 'b: 'a>(names: impl Iterator<Item = &'a &'b Written>) -> Vec<Spot> {
    names.map(|name| name.spot.clone()).collect()
}

/// A name as a value of its page.
fn add_node(name: Spot, pages: &mut [Page], texts: &[&str]) -> At {
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

fn share_a_page(x: &[Spot], y: &[Spot]) -> bool {
    x.iter().any(|a| y.iter().any(|b| a.page == b.page))
}

/// Whether two words differ by an ending of grammar alone: plural or possessive.
fn is_inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|ending| matches!(ending, "s" | "es" | "n" | "an" | "ian"))
}

/// Whether two first names differ at their end alone: forms of one name, for two people of one family
/// or in two languages.
fn is_other_form(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    common + 2 >= a.chars().count().max(b.chars().count())
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
    ("ye", "e"),
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
            let run = without_titles(run, text);
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
                spot: Spot { page: index, sentence: number, range },
                first: fold(first),
                initial,
                last: fold(last),
            });
        }
    }
}

/// A run of capital words without what stands before a person's name: "Prime Minister Ada Tolsen".
fn without_titles<'a>(run: &'a [Word], text: &str) -> &'a [Word] {
    let is_title = |word: &&Word| TITLES.contains(&fold(word.of(text)).trim_end_matches('.'));
    match run.iter().rposition(|word| is_title(&word)) {
        Some(title) => run.get(title + 1..).unwrap_or_default(),
        None => run,
    }
}

/// Titles and posts written before names.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "minister",
    "secretary",
    "chancellor",
    "premier",
    "governor",
    "mayor",
    "senator",
    "sen",
    "rep",
    "representative",
    "congressman",
    "congresswoman",
    "judge",
    "justice",
    "general",
    "gen",
    "colonel",
    "captain",
    "lieutenant",
    "sergeant",
    "sgt",
    "admiral",
    "commander",
    "chief",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "ceo",
    "cfo",
    "cto",
    "coo",
    "founder",
    "co-founder",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "archbishop",
    "cardinal",
    "father",
    "sister",
    "imam",
    "rabbi",
    "reverend",
    "detective",
    "inspector",
    "superintendent",
    "commissioner",
    "sheriff",
    "officer",
    "ambassador",
    "attorney",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "coach",
    "manager",
    "analyst",
    "curator",
    "deputy",
];

pub(super) fn is_name(word: &Word) -> bool {
    matches!(word.sort, Sort::Name | Sort::First)
}

pub(super) fn is_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether nothing but a space, or the point of an initial, stands between two words.
pub(super) fn joins(x: &Word, y: &Word, text: &str) -> bool {
    matches!(text.get(x.end as usize..y.start as usize), Some(" " | ". "))
}
