//! Articles that retell another: a summary of it, or its first paragraphs once more.
//!
//! What a retelling says, it has from the other. So a figure of it that the other does not have is not one
//! more figure of the story: it is one of the other's, told wrongly.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pair::{At, Pair};
use super::same::{Same, join};
use super::veto::Veto;
use crate::read::MentionKind;
use crate::story::page::cue::Cue;
use crate::story::page::word::{Root, root_of};
use crate::story::page::{Node, Page};
use crate::value::{Bound, Class, Meaning, Reason};

/// How many of a retelling's words the other article has at least, in thousandths.
const COVERED: usize = 550;
/// How many figures a retelling may hold that the other article does not have: with more of them it tells
/// news of its own.
const UNKNOWN: usize = 2;
/// With more than two articles a figure may come from a third: then the two sentences must be one told twice.
const ALIKE: u32 = 600;
/// How far above or below a bound the figure lies that it may be told of, in hundredths.
const NEAR: u32 = 125;
/// How many words the other article has at least for every hundred of the retelling's.
const SHORTER: usize = 120;
/// An article of no more different words than these is a single sentence or two.
const ONE: usize = 12;
/// Fewer words than these tell nothing.
const WORDS: usize = 3;

/// Which articles of a story retell which.
#[derive(Debug)]
pub(crate) struct Retellings {
    /// The article that retells, and the one that it has it from.
    found: BTreeSet<(usize, usize)>,
    /// Which figures of another article each figure may be told of.
    told: Same,
    pages: usize,
}

impl Retellings {
    /// Finds them among all pairs of values that can be compared; `same` tells which may be one figure.
    pub(crate) fn of(pages: &[Page], pairs: &[Pair], same: &Same) -> Retellings {
        let mut told = Same::new();
        for pair in pairs.iter().filter(|pair| is_told(pair, pages)) {
            join(&mut told, pair.a, pair.b);
        }
        let mut found = BTreeSet::new();
        for p in 0..pages.len() {
            for q in p + 1..pages.len() {
                let (short, long) =
                    if pages[p].words.len() < pages[q].words.len() { (p, q) } else { (q, p) };
                let unknown = (0..pages[short].nodes.len())
                    .filter(|&node| pages[short].nodes[node].is_certain())
                    .filter(|&node| !is_known(same, At { page: short, node }, long))
                    .count();
                if is_shorter(&pages[short], &pages[long])
                    && unknown <= UNKNOWN
                    && is_covered(&pages[short], &pages[long])
                {
                    found.insert((short, long));
                }
            }
        }
        Retellings { found, told, pages: pages.len() }
    }

    /// Each article that retells another, and that other.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.found.iter().copied()
    }

    /// The figures of an article that a figure may be told of.
    pub(crate) fn told(&self, at: At, page: usize) -> Vec<At> {
        let all = self.told.get(&at).into_iter().flatten();
        all.copied().filter(|other| other.page == page).collect()
    }

    /// Whether one of two values is a retelling's that the other article does not have.
    pub(crate) fn strays(&self, pair: &Pair, pages: &[Page]) -> bool {
        let strays = |one: At, other: At| {
            self.found.contains(&(one.page, other.page))
                && !is_known(&self.told, one, other.page)
                && !self.has_own_time(pages, one, other.page)
                // A single sentence leaves out no time that matters.
                && (pages[one.page].roots.len() > ONE || !self.has_own_time(pages, other, one.page))
        };
        pair.near > 0
            && (pair.class == Class::Contradiction || differs(pair, pages))
            && (strays(pair.a, pair.b) || strays(pair.b, pair.a))
            && is_negated(pages, pair.a) == is_negated(pages, pair.b)
            && (self.pages == 2 || pair.likeness >= ALIKE && !self.has_third(pair))
    }

    /// Whether the sentence of a figure that is no day names a time that the other article does not have:
    /// "invested $12 million last year".
    fn has_own_time(&self, pages: &[Page], at: At, other: usize) -> bool {
        let nodes = &pages[at.page].nodes;
        let is_time = |node: usize| nodes[node].kind == MentionKind::Date;
        let is_beside = |node: usize| nodes[node].sentence == nodes[at.node].sentence;
        let mut times = (0..nodes.len()).filter(|&node| is_beside(node) && is_time(node));
        !is_time(at.node)
            && times.any(|node| !is_known(&self.told, At { page: at.page, node }, other))
    }

    /// Whether a third article has one of two figures.
    fn has_third(&self, pair: &Pair) -> bool {
        let is_third = |at: &At| at.page != pair.a.page && at.page != pair.b.page;
        [pair.a, pair.b].iter().filter_map(|at| self.told.get(at)).flatten().any(is_third)
    }
}

/// Whether a veto holds for a retelling as well. It may tell another's plan as done, or a part as the whole,
/// and how far its figure lies from the other's says nothing: all that is what goes wrong.
pub(crate) fn holds(veto: Veto, pair: &Pair) -> bool {
    // Of two that may both hold each article has the other's, in that sense.
    if pair.class != Class::Contradiction && matches!(veto, Veto::EachKnowsBoth | Veto::BothKnown) {
        return false;
    }
    // What others reckon with is another figure in a retelling as well.
    let is_other_figure = matches!(veto, Veto::OtherMood(Cue::Guess));
    is_other_figure
        || !matches!(
            veto,
            Veto::OtherMood(_)
                | Veto::PlannedDate
                | Veto::TooFar
                | Veto::WorldsApart
                | Veto::NotBest
        )
}

/// Whether one figure may be told of the other.
fn is_told(pair: &Pair, pages: &[Page]) -> bool {
    let is_vague = |at: At| pages[at.page].nodes[at.node].bound() == Bound::Vague;
    match pair.class {
        Class::Contradiction | Class::NotComparable => false,
        _ if differs(pair, pages) => false,
        // "Over 18 million" may be told of 20 million, but hardly of 90.
        _ => match pair.reason {
            Reason::WithinBound | Reason::SameDirection => pair.ratio <= NEAR,
            Reason::Hedge => !is_vague(pair.a) && !is_vague(pair.b),
            _ => true,
        },
    }
}

/// Whether neither value is a time of no certain days, which may be any.
pub(crate) fn are_certain(pair: &Pair, pages: &[Page]) -> bool {
    [pair.a, pair.b].iter().all(|at| pages[at.page].nodes[at.node].is_certain())
}

/// Whether two figures differ though both may hold: a bound and a figure that is its very edge ("less than 96"
/// and 96), or two ranges of which neither is a rounding of the other ("$1.30 to $1.40", "$1.32 to $1.38").
fn differs(pair: &Pair, pages: &[Page]) -> bool {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let (Meaning::Quantity(p), Meaning::Quantity(q)) = (&x.value.meaning, &y.value.meaning) else {
        return false;
    };
    let is_strict = |node: &Node| matches!(node.bound(), Bound::MoreThan | Bound::LessThan);
    match pair.reason {
        Reason::RetoldEnd => is_strict(x) || is_strict(y),
        Reason::Nested | Reason::PartialOverlap => {
            (x.bound(), y.bound()) == (Bound::Range, Bound::Range)
                && (p.figure.low, p.figure.high) != (q.figure.low, q.figure.high)
        }
        _ => false,
    }
}

fn is_shorter(short: &Page, long: &Page) -> bool {
    100 * long.words.len() >= SHORTER * short.words.len()
}

/// Whether an article has a figure that another may be told of.
fn is_known(told: &Same, at: At, page: usize) -> bool {
    told.get(&at).is_some_and(|others| others.iter().any(|other| other.page == page))
}

/// Whether the sentence of a value says that something is not so: "did not sign in 2014".
pub(crate) fn is_negated(pages: &[Page], at: At) -> bool {
    let page = &pages[at.page];
    let sentence = &page.sentences[page.nodes[at.node].sentence];
    let words = page.words.get(sentence.words.clone()).unwrap_or_default();
    words.iter().any(|word| NOT.contains(&word.root))
}

/// The roots of words that deny.
static NOT: LazyLock<Vec<Root>> =
    LazyLock::new(|| NEGATIONS.iter().map(|word| root_of(word)).collect());

/// Words that deny the verb of their sentence.
const NEGATIONS: &[&str] = &["not", "never", "didn't", "isn't", "wasn't", "doesn't", "hasn't"];

/// Whether most of an article's words are words of the other.
fn is_covered(short: &Page, long: &Page) -> bool {
    let shared = short.roots.iter().filter(|root| long.roots.binary_search(root).is_ok()).count();
    short.roots.len() >= WORDS && 1000 * shared >= COVERED * short.roots.len()
}
