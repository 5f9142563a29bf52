//! How something came out: approved in one article, turned down in another; called off, and going ahead.
//!
//! What came out has to be the same by the words around it, the articles have to be of few days, and neither may tell
//! the other outcome of anything.

mod kinds;
mod table;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::kinds::{AWAITED, OUTCOMES, Of, Outcomes, PHRASES};
use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::apart::{are_of_two_times, are_within, tells_another};
use crate::story::page::near::{self, Near};
use crate::story::page::spot::{Sides, Spot, in_words, longest_name};
use crate::story::page::word::{Root, Sort, Word};

/// A telling of an outcome.
#[derive(Debug)]
struct Told {
    /// Which of the two.
    side: usize,
    spot: Spot,
    /// The name right before it, of which it is told.
    subject: Option<Root>,
    /// The words behind it, which may say what was signed.
    object: BTreeSet<Root>,
    /// What stands around it.
    near: Near,
    /// Whether its sentence is of another thing of its sort.
    is_of_another: bool,
}

/// The outcomes that exclude each other. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let mut found = Vec::new();
    let all = pages.iter().zip(texts).enumerate();
    let mut by_outcomes: BTreeMap<usize, Vec<Told>> = BTreeMap::new();
    for (of, one) in all.flat_map(|(index, (page, text))| told(index, page, text)) {
        by_outcomes.entry(of).or_default().push(one);
    }
    for (of, told) in by_outcomes {
        let outcomes = OUTCOMES[of];
        let sides = [0, 1].map(|side| -> Vec<&Told> {
            told.iter()
                .filter(|one| one.side == side && tells_one(one, outcomes.of, &told))
                .collect()
        });
        let [first, second] = &sides;
        let pairs = first.iter().flat_map(|x| second.iter().map(move |y| (x, y)));
        if let Some((x, y)) =
            pairs.into_iter().find(|(x, y)| are_one(x, y, outcomes, pages, rarity))
        {
            let [a, b] = outcomes.says;
            let why = format!("By one side {a}, by the other {b}.");
            let shared = x.near.shared_names(&y.near);
            let about = longest_name(&x.spot, &shared, pages, texts);
            let sides = [vec![x.spot.clone()], vec![y.spot.clone()]];
            found.push(Sides { about, ..Sides::warning(sides, why) });
        }
    }
    in_words(found, pages, texts)
}

/// Whether its article tells this outcome alone: of whoever it is told of, or of anything.
fn tells_one(one: &Told, of: Of, told: &[Told]) -> bool {
    let is_of_subject = matches!(of, Of::Subject | Of::Deed);
    let is_other = |other: &&Told| {
        other.side != one.side
            && other.spot.page == one.spot.page
            && (!is_of_subject || other.subject == one.subject)
    };
    (!is_of_subject || one.subject.is_some()) && !told.iter().any(|other| is_other(&other))
}

/// Whether two tellings are of one thing, in articles of few days.
fn are_one(x: &Told, y: &Told, outcomes: &Outcomes, pages: &[Page], rarity: &Rarity) -> bool {
    let (p, q) = (&pages[x.spot.page], &pages[y.spot.page]);
    // What is awaited may have come by an article of which nobody knows the day.
    let are_dated = p.told_day().is_some() == q.told_day().is_some();
    let are_soon = x.spot.page != y.spot.page
        && are_within(outcomes.days, p, q)
        && (are_dated || outcomes.days > AWAITED);
    are_soon
        && match outcomes.of {
            Of::Thing => {
                let names = x.near.names.intersection(&y.near.names).count();
                let shared = x.near.words.intersection(&y.near.words);
                let words = shared.filter(|root| !rarity.is_everywhere(**root)).count();
                names > 0 && names + words >= ALIKE
            }
            Of::Subject | Of::Deed => {
                let may_be_one =
                    x.object.is_empty() || y.object.is_empty() || !x.object.is_disjoint(&y.object);
                x.subject == y.subject
                    && !are_of_two_times(&x.spot, &y.spot, pages)
                    && (outcomes.of == Of::Subject || may_be_one)
            }
            Of::Story => {
                !x.is_of_another && !y.is_of_another && !are_of_two_times(&x.spot, &y.spot, pages)
            }
        }
}

/// So many names and words have to be the same around both, a name among them,
const ALIKE: usize = 3;
/// within so many words.
const AROUND: usize = 10;
/// So many words behind an outcome may say of what it is.
const OBJECT: usize = 5;
/// So many words before an outcome
const LEAD: usize = 3;
/// may make it undone, or leave it open.
const NOT: &[&str] = &[
    "not", "never", "neither", "nor", "no", "nobody", "none", "isn't", "wasn't", "hasn't",
    "didn't", "would", "could", "may", "might", "if", "whether", "should", "to", "until", "unless",
    "almost", "nearly", "must",
];

/// Words before what was so until it changed: "FIRST pleaded not guilty, then guilty".
const AT_FIRST: &[&str] = &["first", "initially", "originally"];

/// Words behind an outcome that make it depend on what comes, as "would appeal AGAINST ANY verdict" and "no arrest so FAR" do.
const OPEN: &[&str] = &["if", "should", "unless", "whichever", "yet"];

/// The tellings of a page, each with which of the outcomes it is of.
fn told(index: usize, page: &Page, text: &str) -> Vec<(usize, Told)> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &PHRASES.telling) {
        let is_of_another = tells_another(page, number, &folded);
        for (of, side, own) in phrases(words, &folded) {
            let lead = &folded[own.start.saturating_sub(LEAD)..own.start];
            let behind = &folded[own.end..(own.end + LEAD).min(folded.len())];
            let is_open = behind.iter().any(|word| OPEN.contains(&word.as_str()))
                || behind.windows(2).any(|two| two[0] == "so" && two[1] == "far")
                || behind.windows(2).any(|two| two[0] == "against" && two[1] == "any");
            let is_undone =
                NOT.iter().chain(AT_FIRST).any(|not| lead.iter().any(|word| word == not));
            if is_open || is_undone {
                continue;
            }
            let range = words[own.start].start as usize..words[own.end - 1].end as usize;
            let one = Told {
                side,
                spot: Spot { page: index, sentence: number, range },
                subject: subject(words, &folded, own.start),
                object: words[near::from(words, own.end, OBJECT)]
                    .iter()
                    .filter(|word| matches!(word.sort, Sort::Content | Sort::Name))
                    .map(|word| word.root)
                    .collect(),
                near: Near::around(page, words, &[&own], AROUND),
                is_of_another,
            };
            found.push((of, one));
        }
    }
    found
}

/// The phrases of a sentence, each with the outcomes of which it tells one, and which of the two. Of those that share
/// words the longest tells it.
fn phrases(words: &[Word], folded: &[String]) -> Vec<(usize, usize, Range<usize>)> {
    let mut all: Vec<(usize, usize, Range<usize>)> = (0..words.len())
        .flat_map(|at| {
            let told = PHRASES.at(words, folded, at);
            told.map(move |((of, side), end)| (of, side, at..end)).collect::<Vec<_>>()
        })
        .collect();
    all.sort_by_key(|(.., own)| Reverse(own.len()));
    let mut told: Vec<(usize, usize, Range<usize>)> = Vec::new();
    for (of, side, own) in all {
        let meets = |other: &Range<usize>| own.start < other.end && other.start < own.end;
        if !told.iter().any(|(other, _, place)| *other == of && meets(place)) {
            told.push((of, side, own));
        }
    }
    told.sort_by_key(|(of, _, own)| (own.start, *of));
    told
}

/// The name right before a word, helping verbs aside: "Ahearne HAD apologised".
fn subject(words: &[Word], folded: &[String], at: usize) -> Option<Root> {
    let helps = |at: &usize| HELPING.contains(&folded[*at].as_str());
    let before = (0..at).rev().find(|at| !helps(at))?;
    matches!(words[before].sort, Sort::Name | Sort::First).then_some(words[before].root)
}

/// Words that may stand between whoever does something and the verb.
const HELPING: &[&str] =
    &["has", "had", "have", "was", "also", "then", "later", "finally", "himself", "herself"];
