//! Prices of what is traded: each is that of its own day, and of its own minute while it moves.

use std::sync::LazyLock;

use super::pair::{At, Pair};
use super::titles::is_short_for;
use crate::read::MentionKind;
use crate::story::page::word::{Root, Word, forms, has_form, hash, root_of};
use crate::story::page::{Node, Page, Part};
use crate::value::{Class, Dimension, relation};

/// Whether two figures of a market are of two times: two days, two minutes, where a day began and what came of it.
pub(super) fn are_of_two_times(pair: &Pair, pages: &[Page]) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let (x, y) = (node(pair.a), node(pair.b));
    let is_of_market = |node: &Node| {
        let has = |roots: &[Root]| node.context.iter().any(|(root, _)| roots.contains(root));
        // "A MARKET VALUE of $90 billion": so much the shares come to at that minute.
        has(&TRADED) || has(&MARKET) && has(&VALUE)
    };
    // "Its DEBUT at a VALUATION of $90 billion", "AT THE OPEN that was a value of 60 billion".
    let is_of_debut = |at: At| {
        let words = pages[at.page].words_of(node(at).sentence);
        has(node(at), &VALUE) && (has_form(words, &DEBUT) || is_at_the_open(words))
    };
    matches!(x.dimension(), Some(Dimension::Share | Dimension::Money(_)))
        && (is_of_market(x) || is_of_market(y) || is_of_debut(pair.a) || is_of_debut(pair.b))
        && (is_at_opening(pair.a, pages) != is_at_opening(pair.b, pages)
            || are_moves_of_two_days(pair, pages)
            || are_quotes(pair, pages))
}

/// Whether one of two counts is of what was traded, and the other of what there is or was sold at first: "271 million
/// shares CHANGED HANDS", "368 million shares were sold".
pub(super) fn is_turnover_of_one(pair: &Pair, pages: &[Page]) -> bool {
    let is_turnover = |at: At| {
        let node = &pages[at.page].nodes[at.node];
        has_form(pages[at.page].words_of(node.sentence), &TURNOVER)
    };
    let counts_shares = |at: At| {
        let node = &pages[at.page].nodes[at.node];
        node.kind == MentionKind::Number && node.nouns.iter().any(|noun| TRADED.contains(noun))
    };
    counts_shares(pair.a) && counts_shares(pair.b) && is_turnover(pair.a) != is_turnover(pair.b)
}

/// Words of what is traded in a day.
static TURNOVER: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["hands", "traded", "turnover", "volume"]));

/// Whether two sums are what one and the same holding came to, told right behind how much it is: "432,000 coins ($44
/// million)", "432,000 coins worth 42.4 million". Each is reckoned at the price of its own hour.
pub(super) fn are_worths_of_one(pair: &Pair, pages: &[Page]) -> bool {
    let holding = |at: At| {
        let page = &pages[at.page];
        let (sum, before) = (&page.nodes[at.node], page.nodes.get(at.node.checked_sub(1)?)?);
        let gap = sum.range.start.checked_sub(before.range.end)?;
        let is_held = before.sentence == sum.sentence
            && before.kind == MentionKind::Number
            && matches!(sum.dimension(), Some(Dimension::Money(_)))
            && gap <= BESIDE;
        is_held.then_some(before)
    };
    let two = holding(pair.a).zip(holding(pair.b)).filter(|_| pair.ratio <= OF_A_DAY);
    two.is_some_and(|(x, y)| relation(&x.value, &y.value).class == Class::Agree)
}

/// So far, in hundredths, a price moves within a day.
const OF_A_DAY: u32 = 110;
/// So many bytes stand at most between a holding and what it is worth: " worth about ".
const BESIDE: usize = 14;

/// Whether two shares of a hundred tell what a market did, in articles of two days: it moves every day anew.
fn are_moves_of_two_days(pair: &Pair, pages: &[Page]) -> bool {
    let is_move = |at: At| {
        let node = &pages[at.page].nodes[at.node];
        node.dimension() == Some(Dimension::Share) && has(node, &TRADED) && has(node, &MOVED)
    };
    let day = |at: At| pages[at.page].day_of_publication();
    let days = day(pair.a).zip(day(pair.b));
    days.is_some_and(|(a, b)| a != b) && is_move(pair.a) && is_move(pair.b)
}

/// Whether two prices are those at which something was traded while it rose or fell: each is that of its own minute, and
/// so is how far it had moved by then.
fn are_quotes(pair: &Pair, pages: &[Page]) -> bool {
    let quote = |at: At| {
        let page = &pages[at.page];
        let node = &page.nodes[at.node];
        let words = page.words_of(node.sentence);
        let is_quote = has(node, &TRADED) && has_form(words, &MOVING) && !has_form(words, &CLOSED);
        let own = page.nodes_of(node.sentence..=node.sentence).map(|(_, other)| other);
        let mut prices = own.filter(|other| matches!(other.dimension(), Some(Dimension::Money(_))));
        let price = prices.next().filter(|_| is_quote && prices.next().is_none())?;
        let end = words.partition_point(|word| (word.end as usize) <= price.range.start);
        // "Dropped by 5% TO $731.20", and not "after a profit of $4 billion".
        let is_price = end > 0 && AT.contains(&words[end - 1].form);
        is_price.then_some(price)
    };
    let prices = quote(pair.a).zip(quote(pair.b));
    prices.is_some_and(|(x, y)| relation(&x.value, &y.value).class == Class::Contradiction)
}

/// Whether a figure is where a day of trade began: "OPENED 21% up", "the OPENING PRICE of $48.30", "at the OPEN". What its
/// text tells of the figure of a title holds of the title.
fn is_at_opening(at: At, pages: &[Page]) -> bool {
    let page = &pages[at.page];
    let own = &page.nodes[at.node];
    let is_told = |node: &Node| {
        let words = page.words.get(page.sentences[node.sentence].words.clone());
        let words = words.unwrap_or_default();
        let is_told =
            |two: &[Word]| OPENING.contains(&two[0].form) && BESIDE_OPENING.contains(&two[1].form);
        let is_of_value = has(node, &VALUE) || has(node, &TRADED);
        words.windows(2).any(is_told) || is_of_value && is_at_the_open(words)
    };
    let is_title = |node: &Node| page.sentences[node.sentence].part == Part::Title;
    let twins = || page.nodes.iter().filter(|twin| is_short_for(own, twin));
    is_told(own) || is_title(own) && twins().any(is_told)
}

/// Whether a sentence says "at the open".
fn is_at_the_open(words: &[Word]) -> bool {
    words.windows(3).any(|three| three.iter().map(|word| &word.form).eq(AT_THE_OPEN.iter()))
}

/// Whether one of some words stands close to a figure.
fn has(node: &Node, roots: &[Root]) -> bool {
    node.context.iter().any(|(root, weight)| *weight >= NEAR && roots.contains(root))
}

/// So near, in thousandths, stands the word that tells what a figure is of.
const NEAR: u32 = 500;

/// What is traded,
static TRADED: LazyLock<Vec<Root>> =
    LazyLock::new(|| ["shares", "stock", "index", "bitcoin", "currency"].map(root_of).to_vec());
static MARKET: LazyLock<Vec<Root>> = LazyLock::new(|| vec![root_of("market")]);
static VALUE: LazyLock<Vec<Root>> = LazyLock::new(|| {
    ["value", "valuation", "capitalisation", "capitalization", "worth"].map(root_of).to_vec()
});
/// on its first day,
static DEBUT: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["debut", "debuts", "debuted", "ipo", "listing"]));
/// what it does,
const MOVES: &[&str] = &[
    "fell", "rose", "lost", "gained", "plunged", "jumped", "surged", "slumped", "tumbled",
    "dropped", "climbed", "sank", "soared", "slid", "crashed", "rallied", "down", "up",
];
static MOVED: LazyLock<Vec<Root>> = LazyLock::new(|| MOVES.iter().copied().map(root_of).collect());
static MOVING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(MOVES.iter().copied()));
/// where a day of trade began,
static OPENING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["opening", "opened"]));
static BESIDE_OPENING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(["at", "bell", "down", "higher", "lower", "on", "price", "trade", "up"])
});
static AT_THE_OPEN: LazyLock<[Root; 3]> = LazyLock::new(|| ["at", "the", "open"].map(hash));
static AT: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["at", "to"]));
/// and where it ended, what is bid, what a share earns: a day has one such price.
static CLOSED: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "closed", "close", "closes", "closing", "ended", "offer", "offered", "offering", "bid",
        "earnings", "profit", "loss", "dividend",
    ])
});
