//! An article's title against its body: a figure of the title that the body does not give, where the body gives
//! another of the same.

use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::cue::Cue;
use crate::story::page::word::Root;
use crate::story::page::{Node, Page, Part, Sentence};
use crate::value::{Bound, Class, Relation, relation};

/// How many words a title and a sentence must share, for their figures to be of one thing.
const SHARED: usize = 3;

/// The titles that their bodies contradict.
pub(crate) fn check(pages: &[Page]) -> Vec<Clash> {
    let mut found = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let is_title = titles(page);
        for (number, node) in page.nodes.iter().enumerate() {
            if page.sentences[node.sentence].part != Part::Title || !is_plain(node) {
                continue;
            }
            let body = || {
                let nodes = page.nodes.iter().enumerate();
                nodes.filter(|(_, other)| !is_title[other.sentence] && other.kind == node.kind)
            };
            let related = |other: &Node| relation(&node.value, &other.value);
            if body().any(|(_, other)| related(other).class == Class::Agree) {
                continue;
            }
            let candidates: Vec<(usize, usize, Relation)> = body()
                .filter(|(_, other)| is_plain(other) && counts_alike(node, other))
                .map(|(at, other)| (shared(page, node, other), at, related(other)))
                .filter(|(_, at, relation)| is_telling(&page.nodes[*at], relation))
                .filter(|(shared, ..)| *shared >= SHARED)
                .collect();
            let Some(most) = candidates.iter().map(|(shared, ..)| *shared).max() else { continue };
            let best: Vec<_> = candidates.iter().filter(|(shared, ..)| *shared == most).collect();
            let values: Vec<&Node> = best.iter().map(|(_, at, _)| &page.nodes[*at]).collect();
            let agree = |x: &Node, y: &Node| relation(&x.value, &y.value).class <= Class::Tension;
            let (Some((_, first, told)), true) =
                (best.first(), values.iter().all(|x| agree(values[0], x)))
            else {
                continue;
            };
            let own = At { page: index, node: number };
            let others: Vec<At> =
                best.iter().map(|(_, at, _)| At { page: index, node: *at }).collect();
            // Other figures of the body may be meant as well: then it is a lead.
            let rivals = candidates.iter().any(|(_, at, _)| !agree(values[0], &page.nodes[*at]));
            found.push(clash(page, own, others, *first, told, rivals));
        }
    }
    found
}

/// Which sentences are the title, or repeat it.
fn titles(page: &Page) -> Vec<bool> {
    let words = |sentence: &Sentence| -> Vec<Root> {
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        words.iter().filter(|word| word.root != 0).map(|word| word.root).collect()
    };
    let titles: Vec<Vec<Root>> =
        page.sentences.iter().filter(|s| s.part == Part::Title).map(words).collect();
    let is_title =
        |sentence: &Sentence| sentence.part == Part::Title || titles.contains(&words(sentence));
    page.sentences.iter().map(is_title).collect()
}

/// Whether a title that stands so to a figure of the text says something else: titles leave out "over" and "up
/// to", and "from 30 to 35" is where a change began and ended.
fn is_telling(other: &Node, told: &Relation) -> bool {
    let is_range = other.bound() == Bound::Range && !other.value.wording.starts_with("from ");
    told.class == Class::Contradiction && other.bound() != Bound::Range
        || is_range && matches!(told.class, Class::Contradiction | Class::Tension)
}

/// Whether a figure is told flatly as what it is.
fn is_plain(node: &Node) -> bool {
    const APART: &[Cue] = &[
        Cue::Former,
        Cue::Extra,
        Cue::Each,
        Cue::Part,
        Cue::Denied,
        Cue::From,
        Cue::Than,
        Cue::Step,
        Cue::Rest,
    ];
    matches!(node.kind, MentionKind::Money | MentionKind::Percent | MentionKind::Number)
        && node.value.quantity().is_some()
        && !node.retells
        && !APART.iter().any(|cue| node.cues.has(*cue))
}

/// Whether two figures count one thing, where they count anything.
fn counts_alike(x: &Node, y: &Node) -> bool {
    match x.kind {
        MentionKind::Money => true,
        // Shares of two parts, and people of whom two things are told, are seldom one.
        MentionKind::Percent => x.heads.iter().any(|head| y.heads.contains(head)),
        _ => x.nouns.first().is_some_and(|noun| y.nouns.first() == Some(noun)),
    }
}

/// How many words that say something two sentences share.
fn shared(page: &Page, x: &Node, y: &Node) -> usize {
    let roots = |node: &Node| -> Vec<Root> {
        let words = page.words.get(page.sentences[node.sentence].words.clone()).unwrap_or_default();
        let mut roots: Vec<Root> =
            words.iter().filter(|word| word.says_something()).map(|word| word.root).collect();
        roots.sort_unstable();
        roots.dedup();
        roots
    };
    let other = roots(y);
    roots(x).iter().filter(|root| other.binary_search(root).is_ok()).count()
}

fn clash(
    page: &Page,
    own: At,
    others: Vec<At>,
    first: usize,
    told: &Relation,
    rivals: bool,
) -> Clash {
    let name = |node: &Node| format!("“{}”", node.value.wording);
    let (title, body) = (&page.nodes[own.node], &page.nodes[first]);
    let why = format!(
        "The title says {}, and nothing in the text does: {} and {} {}.",
        name(title),
        name(title),
        name(body),
        told.reason
    );
    let doubt = match rivals {
        true => "The text has other figures that might be meant.",
        false => "A lead only: a title is short for its text, and may be of another part of it.",
    };
    Clash {
        confidence: if rivals { 400 } else { 600 },
        severity: Severity::Note,
        doubts: vec![doubt.to_owned()],
        ..Clash::said(vec![vec![own], others], why)
    }
}
