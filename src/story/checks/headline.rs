//! An article's title against its body: a figure of the title that the body does not give, where the body gives
//! another of the same.

use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::cue::Cue;
use crate::story::page::word::{Root, Sort};
use crate::story::page::{Node, Page, Part, Sentence};
use crate::value::{Bound, Class, Day, Interval, Number, Reason, Relation, later, relation};

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
            let is_borne_out = |other: &Node| {
                let told = related(other);
                told.class == Class::Agree && other.bound() != Bound::Vague
                    || told.reason != Reason::PluralOfOne && bears_out(node, other)
            };
            if body().any(|(_, other)| is_borne_out(other)) || is_sum(page, node, &is_title) {
                continue;
            }
            let candidates: Vec<(usize, usize, Relation)> = body()
                .filter(|(_, other)| is_plain(other) && counts_alike(node, other))
                .filter(|(_, other)| is_of_its_day(page, other) && !names_others(page, node, other))
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
            let at = |node: usize| At { page: index, node };
            // Where the title stands above the text once more, that is shown as well.
            let nodes = page.nodes.iter().enumerate();
            let again = nodes.filter(|(other, again)| {
                *other != number && is_title[again.sentence] && again.value == node.value
            });
            let mut own = vec![at(number)];
            own.extend(again.map(|(other, _)| at(other)));
            let others: Vec<At> = best.iter().map(|(_, other, _)| at(*other)).collect();
            // Other figures of the body may be meant as well: then it is a lead.
            let rivals = candidates.iter().any(|(_, at, _)| !agree(values[0], &page.nodes[*at]));
            found.push(clash(page, own, others, *first, told, rivals));
        }
    }
    found
}

/// Whether a figure of the text bears a title out that is short for it: "$19 billion" over "more than $19 billion",
/// "100 million" over "106 million".
fn bears_out(title: &Node, other: &Node) -> bool {
    let stated = |node: &Node| {
        let figure = &node.value.quantity()?.figure;
        figure.point().or(figure.low).or(figure.high)
    };
    let (Some(said), Some(told)) = (stated(title), stated(other)) else { return false };
    let step = said.last_place();
    let is_round = step.times(Number::from(ROUND)).is_some_and(|most| said < most);
    let gap = said.minus(told).map(Number::abs);
    title.dimension() == other.dimension()
        && (said == told
            || is_round && step > Number::ONE && gap.is_some_and(|gap| gap <= step.half()))
}

/// A title's figure of fewer steps of its last place than this is rounded.
const ROUND: i64 = 10;

/// Whether two figures of one sentence of the text make the title's: "$16 billion and another $3 billion".
fn is_sum(page: &Page, title: &Node, is_title: &[bool]) -> bool {
    let ends = |node: &Node| {
        let possible = node.value.quantity()?.figure.possible;
        possible.low().point().zip(possible.high().point())
    };
    let Some((low, high)) = ends(title) else { return false };
    let of_text = |node: &&Node| !is_title[node.sentence] && node.dimension() == title.dimension();
    let nodes: Vec<&Node> = page.nodes.iter().filter(of_text).collect();
    nodes.windows(2).filter(|two| two[0].sentence == two[1].sentence).any(|two| {
        let sum =
            ends(two[0]).zip(ends(two[1])).and_then(|(x, y)| x.0.plus(y.0).zip(x.1.plus(y.1)));
        sum.is_some_and(|sum| sum.0 <= high && low <= sum.1)
    })
}

/// Whether a figure of the text is of the days of its article: what was years before is no title.
fn is_of_its_day(page: &Page, other: &Node) -> bool {
    let Some(published) = page.published_day() else { return true };
    let is_old = |days: &Interval<Day>| {
        let last = days.high().point().and_then(|last| later(last, FRESH));
        last.is_some_and(|last| last < published)
    };
    !other.periods.first().is_some_and(is_old)
}

/// How many days before its article what its title tells may have been.
const FRESH: u64 = 200;

/// Whether the sentence of a figure names others than the title does, and nobody that it does.
fn names_others(page: &Page, title: &Node, other: &Node) -> bool {
    let names = |node: &Node| -> Vec<Root> {
        let words = page.words_of(node.sentence);
        words
            .iter()
            .filter(|word| matches!(word.sort, Sort::Name | Sort::First))
            .map(|word| word.root)
            .collect()
    };
    let of_title = names(title);
    let own: Vec<Root> = other.names.iter().map(|(name, _)| *name).collect();
    !own.is_empty() && !own.iter().any(|name| of_title.contains(name))
}

/// Which sentences are the title, or repeat it.
pub(super) fn titles(page: &Page) -> Vec<bool> {
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
/// to", and "from 30 to 35" is where a change began and ended. A hundred is not "hundreds".
fn is_telling(other: &Node, told: &Relation) -> bool {
    let is_range = other.bound() == Bound::Range && !other.value.wording.starts_with("from ");
    told.class == Class::Contradiction && other.bound() != Bound::Range
        || told.reason == Reason::PluralOfOne
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
        let words = page.words_of(node.sentence);
        let mut roots: Vec<Root> =
            words.iter().filter(|word| word.says_something()).map(|word| word.root).collect();
        roots.sort_unstable();
        roots.dedup();
        roots
    };
    let other = roots(y);
    roots(x).iter().filter(|root| other.binary_search(root).is_ok()).count()
}

/// Whether the text tells of hundreds of millions or billions what its title tells of one, in words that are mostly the
/// same.
fn is_one_of_hundreds(page: &Page, title: &Node, body: &Node, told: &Relation) -> bool {
    told.reason == Reason::PluralOfOne
        && title.kind == MentionKind::Money
        && body.value.wording.to_lowercase().contains("hundreds")
        && shared(page, title, body) > SHARED
}

fn clash(
    page: &Page,
    own: Vec<At>,
    others: Vec<At>,
    first: usize,
    told: &Relation,
    rivals: bool,
) -> Clash {
    let name = |node: &Node| format!("“{}”", node.value.wording);
    let (title, body) = (&page.nodes[own[0].node], &page.nodes[first]);
    let why = format!(
        "The title says {}, and nothing in the text does: {} and {} {}.",
        name(title),
        name(title),
        name(body),
        told.reason
    );
    let doubt = match rivals {
        true => "The text has other figures that might be meant.",
        // Nobody writes one hundred for short where the text has hundreds.
        false if is_one_of_hundreds(page, title, body, told) => {
            return Clash::said(vec![own, others], why);
        }
        false => "A lead only: a title is short for its text, and may be of another part of it.",
    };
    Clash {
        confidence: if rivals { 400 } else { 600 },
        severity: Severity::Note,
        doubts: vec![doubt.to_owned()],
        ..Clash::said(vec![own, others], why)
    }
}
