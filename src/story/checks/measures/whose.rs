//! Whether two figures of one measure are of two things: what stands around each says of which it is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::node_of;
use super::told::Told;
use crate::read::MentionKind;
use crate::story::align::deals;
use crate::story::align::kinds::are_of_two_kinds;
use crate::story::align::pair::{At, Rarity};
use crate::story::align::places::is_of_one_of_many;
use crate::story::align::replaced::are_of_two_cases;
use crate::story::align::subjects::one_sided_name;
use crate::story::page::word::{Root, Sort, Word, forms, names_among, words_in};
use crate::story::page::{Node, Page};
use crate::value::{Class, Value, relation};

/// Whether the words around two figures say that they are of two things: each has a name or a kind of its own.
pub(super) fn are_of_two_things(x: &Told, y: &Told, pages: &[Page], rarity: &Rarity) -> bool {
    let (p, q) = (node_of(pages, x.at), node_of(pages, y.at));
    are_of_two_kinds(p, q)
        || x.measure.is_of_a_doer() && are_of_two_doers(x.at, y.at, pages)
        || x.measure.is_of_an_owner() && are_of_two_owners(x.at, y.at, pages)
        || are_of_two_spans(x.at, y.at, pages)
        || are_of_two_places(x.at, y.at, pages)
        || is_of_one_of_many(x.at, y.at, pages)
        || deals::are_of_two_times(x.at, y.at, pages)
        || are_of_two_cases(x.at, y.at, pages)
        || one_sided_name(p, q, rarity) && one_sided_name(q, p, rarity)
}

/// Whether each sentence begins with another name: of what one firm invests another firm's sum says nothing.
fn are_of_two_doers(x: At, y: At, pages: &[Page]) -> bool {
    let first = |at: At| {
        let (page, figure) = (&pages[at.page], node_of(pages, at));
        let before = |word: &&Word| (word.start as usize) < figure.range.start;
        let words = page.words_of(figure.sentence).iter().take_while(before);
        words.into_iter().find(|word| word.sort == Sort::Name).map(|word| word.root)
    };
    first(x).zip(first(y)).is_some_and(|(x, y)| x != y)
}

/// Whether the words before two figures name nobody in common: "shares of BRASK closed at", "TORVIK shares closed at".
fn are_of_two_owners(x: At, y: At, pages: &[Page]) -> bool {
    let named = |at: At| {
        let (page, figure) = (&pages[at.page], node_of(pages, at));
        let words = page.words_of(figure.sentence);
        let before = &words[..words_in(words, &figure.range).start];
        let mut names = names_among(before);
        // The first word of a sentence is a name where the article writes it as one elsewhere.
        let first = before.iter().filter(|word| word.sort == Sort::First).map(|word| word.root);
        names.extend(first.filter(|root| page.names.binary_search(root).is_ok()));
        // "HE faces 20 years": who was named last at the head of a sentence.
        let is_it = words.first().is_some_and(|word| IT.binary_search(&word.form).is_ok());
        // "Bail was set at $20,000 FOR SELE".
        let behind = words.windows(2).filter(|two| two[0].start as usize >= figure.range.end);
        let of = behind
            .filter(|two| FOR.binary_search(&two[0].form).is_ok() && two[1].sort == Sort::Name);
        let of: BTreeSet<Root> = of.map(|two| two[1].root).collect();
        if names.is_empty() && !of.is_empty() {
            return of;
        }
        match figure.sentence.checked_sub(1).filter(|_| names.is_empty() && is_it) {
            Some(before) => first_named(page, before),
            None => names,
        }
    };
    let (x, y) = (named(x), named(y));
    !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}

/// Words between a figure and whose it is.
static FOR: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["for", "of"]));

/// The name that comes first in a sentence.
fn first_named(page: &Page, sentence: usize) -> BTreeSet<Root> {
    let is_name = |word: &&Word| {
        word.sort == Sort::Name
            || word.sort == Sort::First && page.names.binary_search(&word.root).is_ok()
    };
    let words = page.words_of(sentence).iter().skip_while(|word| !is_name(word));
    words.take_while(is_name).map(|word| word.root).collect()
}

/// Words at the head of a sentence that stand for a name.
static IT: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["he", "her", "his", "it", "its", "she"]));

/// Whether two sentences tell two lengths of time: "180 mm in 24 hours", "in three days"; "in the quarter", "in the
/// half-year".
fn are_of_two_spans(x: At, y: At, pages: &[Page]) -> bool {
    let sentence = |at: At| node_of(pages, at).sentence;
    let durations = |at: At| -> Vec<&Value> {
        let own = pages[at.page].nodes_of(sentence(at)..=sentence(at));
        let is_other = |(index, node): &(usize, &Node)| {
            *index != at.node && node.kind == MentionKind::Duration
        };
        own.filter(is_other).map(|(_, node)| &node.value).collect()
    };
    let (of_x, of_y) = (durations(x), durations(y));
    let differ = |a: &Value| of_y.iter().all(|b| relation(a, b).class == Class::Contradiction);
    let spans = |at: At| -> BTreeSet<Root> {
        let words = pages[at.page].words_of(sentence(at));
        let is_span = |at: &usize| {
            // "This week", "one of the year's": no figure is reckoned over these.
            let before = &words[at.saturating_sub(OVER)..*at];
            ADJECTIVES.binary_search(&words[*at].form).is_ok()
                || SPANS.binary_search(&words[*at].form).is_ok()
                    && before.iter().any(|word| DURING.binary_search(&word.form).is_ok())
        };
        (0..words.len()).filter(is_span).map(|at| words[at].form).collect()
    };
    let (spans_x, spans_y) = (spans(x), spans(y));
    !of_x.is_empty() && !of_y.is_empty() && of_x.iter().all(|a| differ(a))
        || !spans_x.is_empty() && !spans_y.is_empty() && spans_x.is_disjoint(&spans_y)
}

/// Words of stretches of time that figures are told for.
static SPANS: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["half", "month", "quarter", "week", "year"]));
/// Words that say as much by themselves,
static ADJECTIVES: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["monthly", "quarterly", "weekly", "annual", "annually"]));
/// and words within which such a stretch is that of a figure: "IN the first half".
static DURING: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["a", "during", "each", "every", "for", "in", "over", "per"]));
/// How far before it they stand.
const OVER: usize = 4;

/// Whether each of two figures is of a place that is named beside it: "at Brook Lane", "In Varna winds reached".
fn are_of_two_places(x: At, y: At, pages: &[Page]) -> bool {
    place(x, pages).zip(place(y, pages)).is_some_and(|(x, y)| x != y)
}

/// The place that is named behind a figure, in its clause.
fn place(at: At, pages: &[Page]) -> Option<Root> {
    let (page, figure) = (&pages[at.page], node_of(pages, at));
    let is_behind = |word: &&Word| word.start as usize >= figure.range.end;
    let behind: Vec<&Word> = page.words_of(figure.sentence).iter().filter(is_behind).collect();
    let clause = behind.split(|word| word.sort == Sort::Heavy || word.root == 0).next()?;
    let clause = &clause[..clause.len().min(BEHIND)];
    let is_named =
        |two: &&[&Word]| IN.binary_search(&two[0].form).is_ok() && two[1].sort == Sort::Name;
    let named = |two: &[&Word]| two[1].root;
    let before: Vec<&Word> = page.words_of(figure.sentence).iter().take(2).collect();
    clause.windows(2).find(is_named).or_else(|| before.windows(2).find(is_named)).map(named)
}

/// Within so many words behind a figure its place is named.
const BEHIND: usize = 7;
/// Words before a place.
static IN: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["at", "in", "near"]));
