//! Words that turn the sense of what an article retells: "sales shrank" of "sales grew".
//!
//! The sentences of a retelling are not those of the article, so they cannot be laid side by side. What shows
//! it is that the retelling has a word which says the opposite of the one among the same words there, and
//! that neither article has a word of the other's sense anywhere; or that it has the opposite word beside the
//! very figure.

use std::collections::BTreeSet;

use super::opposed::{is_of_one_side, opposed};
use crate::story::align::Clash;
use crate::story::align::pair::{At, Rarity};
use crate::story::align::retelling::Retellings;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, fold, words_in};
use crate::story::page::{Page, Part};
use crate::value::Meaning;

/// How sure it is, in thousandths, that one of many articles retells another.
const LOOSE: i64 = 250;
const MAY_NOT_RETELL: &str = "Articles of one story share much: it may be no retelling.";

/// How many telling words on either side of a word belong to it.
const REACH: usize = 5;
/// How many of them two words must have in common.
const COMMON: usize = 2;
/// How many words before and after a figure may say which way it goes.
const BESIDE: (usize, usize) = (3, 2);

/// What the retellings among the articles turn round; `twins` are the words found in sentences that are the
/// same but for them.
pub(crate) fn check(
    pages: &mut [Page],
    texts: &[&str],
    retellings: &Retellings,
    twins: &[Clash],
    rarity: &Rarity,
) -> Vec<Clash> {
    let mut found: Vec<Sides> = Vec::new();
    for (short, long) in retellings.pairs() {
        found.extend(senses(pages, texts, (short, long)));
        found.extend(directions(pages, texts, retellings, (short, long)));
    }
    // A word may be told of itself and of its figure.
    let places = twins.iter().flat_map(|clash| clash.groups.iter().flatten());
    let mut seen: BTreeSet<(usize, usize)> =
        places.map(|at| (at.page, pages[at.page].nodes[at.node].range.start)).collect();
    found.retain(|sides| {
        sides.sides.iter().flatten().all(|spot| seen.insert((spot.page, spot.range.start)))
    });
    let text = |word: &str| Meaning::Text(word.into());
    if !rarity.is_pair {
        for sides in &mut found {
            *sides = Sides::lead(sides.sides.clone(), sides.why.clone(), MAY_NOT_RETELL, LOOSE);
        }
    }
    found.into_iter().map(|sides| sides.clash(pages, texts, &text)).collect()
}

/// Words of a retelling of which the article says the opposite.
fn senses(pages: &[Page], texts: &[&str], (short, long): (usize, usize)) -> Vec<Sides> {
    let (own, other) = (turning(&pages[short], texts[short]), turning(&pages[long], texts[long]));
    let is_said = |all: &[Turning], word: &Turning| all.iter().any(|one| one.says_as(word));
    let mut found = Vec::new();
    for word in own.iter().filter(|word| !is_said(&other, word)) {
        let turned = other.iter().find(|turned| {
            word.turns(turned) && word.common(turned) >= COMMON && !is_said(&own, turned)
        });
        if let Some(turned) = turned {
            found.push(sides((short, word), (long, turned), "where that says"));
        }
    }
    found
}

/// Figures of a retelling that go the other way in the article: "down 12%" of "up 12%".
fn directions(
    pages: &[Page],
    texts: &[&str],
    retellings: &Retellings,
    (short, long): (usize, usize),
) -> Vec<Sides> {
    let mut found = Vec::new();
    for node in 0..pages[short].nodes.len() {
        let own = beside(&pages[short], texts[short], node);
        let [word] = own.as_slice() else { continue };
        let told = retellings.told(At { page: short, node }, long);
        let others: Vec<Vec<Turning>> =
            told.iter().map(|at| beside(&pages[long], texts[long], at.node)).collect();
        let turned = |other: &Vec<Turning>| {
            let turned = other.iter().position(|w| word.turns(w));
            turned.filter(|_| !other.iter().any(|w| w.says_as(word)))
        };
        if let Some(first) = others.first()
            && others.iter().all(|other| turned(other).is_some())
            && let Some(at) = turned(first)
        {
            found.push(sides((short, word), (long, &first[at]), "of a figure of which that says"));
        }
    }
    found
}

fn sides(own: (usize, &Turning), other: (usize, &Turning), of: &str) -> Sides {
    let (said, there) = (&own.1.folded, &other.1.folded);
    let why = format!("One article retells the other, and says “{said}” {of} “{there}”.");
    Sides::warning([vec![own.1.spot(own.0)], vec![other.1.spot(other.0)]], why)
}

/// A word that has an opposite.
struct Turning {
    sentence: usize,
    range: std::ops::Range<usize>,
    folded: String,
    /// What a place in an order counts: the first QUARTER.
    counts: Option<Root>,
    /// The telling words around it.
    around: Vec<Root>,
}

impl Turning {
    /// Reads a word of a sentence, if it has an opposite.
    fn read(sentence: usize, words: &[Word], at: usize, text: &str) -> Option<Turning> {
        let word = words.get(at)?;
        let folded = fold(word.of(text));
        let next = words.get(at + 1).filter(|next| PARTS.contains(&&*fold(next.of(text))));
        let counts = if ORDERED.contains(&&*folded) { Some(next?.root) } else { None };
        let is_side = is_of_one_side(&folded, &folded)
            && !BOUNDS.contains(&&*folded)
            && !CONVERSES.contains(&&*folded);
        let around = Vec::new();
        (is_side || counts.is_some()).then_some(Turning {
            sentence,
            range: word.range(),
            folded,
            counts,
            around,
        })
    }

    /// Whether two words say the same.
    fn says_as(&self, other: &Turning) -> bool {
        match self.counts {
            None => is_of_one_side(&self.folded, &other.folded),
            counts => counts == other.counts && self.folded == other.folded,
        }
    }

    /// Whether they say the opposite, or count to another place.
    fn turns(&self, other: &Turning) -> bool {
        self.counts == other.counts && opposed(&self.folded, &other.folded).is_some()
    }

    /// How many of the words around them are the same.
    fn common(&self, other: &Turning) -> usize {
        self.around.iter().filter(|root| other.around.contains(root)).count()
    }

    fn spot(&self, page: usize) -> Spot {
        Spot { page, sentence: self.sentence, range: self.range.clone() }
    }
}

/// The words of an article that have an opposite, each with the telling words around it.
fn turning(page: &Page, text: &str) -> Vec<Turning> {
    let mut found = Vec::new();
    for (sentence, of) in page.sentences.iter().enumerate() {
        if of.part == Part::Title {
            continue;
        }
        let words = page.words.get(of.words.clone()).unwrap_or_default();
        for at in 0..words.len() {
            let Some(mut word) = Turning::read(sentence, words, at, text) else { continue };
            let says = |word: &&Word| word.says_something();
            let before = words.get(..at).unwrap_or_default().iter().rev().filter(says);
            let after = words.get(at + 1..).unwrap_or_default().iter().filter(says);
            word.around = before.take(REACH).chain(after.take(REACH)).map(|w| w.root).collect();
            word.around.sort_unstable();
            word.around.dedup();
            found.push(word);
        }
    }
    found
}

/// The words beside a figure that say which way it goes.
fn beside(page: &Page, text: &str, node: usize) -> Vec<Turning> {
    let node = &page.nodes[node];
    let words = page.words_of(node.sentence);
    let std::ops::Range { start, end } = words_in(words, &node.range);
    let is_figure = |at: &usize| words.get(*at).is_some_and(|word| word.sort == Sort::Figure);
    let (most_before, most_after) = BESIDE;
    let before = (0..start).rev().take(most_before).take_while(|at| !is_figure(at));
    let after = (end..words.len()).take(most_after).take_while(|at| !is_figure(at));
    let all = before.chain(start..end).chain(after);
    all.filter_map(|at| Turning::read(node.sentence, words, at, text))
        .filter(|word| word.counts.is_none())
        .collect()
}

/// Words that bound a figure: the figure says how, and they stand in many other places.
const BOUNDS: &[&str] = &[
    "above", "below", "over", "under", "more", "less", "fewer", "higher", "lower", "greater",
    "smaller",
];
/// Places in an order,
const ORDERED: &[&str] = &["first", "second", "third", "fourth"];
/// and what is counted by them.
const PARTS: &[&str] = &["quarter", "half", "season", "phase", "round", "week"];

/// Words that say of the one side what their opposites say of the other: who sells to us is whom we buy from.
const CONVERSES: &[&str] = &[
    "buy", "buys", "bought", "buying", "sell", "sells", "sold", "selling", "won", "win", "wins",
    "victory", "lost", "lose", "loses", "defeat", "before", "after", "arrive", "arrived",
    "arrives", "depart", "departed", "departs", "left", "north", "northern", "south", "southern",
    "east", "eastern", "west", "western",
];
