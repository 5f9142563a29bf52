//! What a sum is told with or without: "$3.8 billion, DEBT INCLUDED", "a profit of $2 million BEFORE TAX".

use std::ops::Range;
use std::sync::LazyLock;

use super::pair::{At, Pair};
use crate::story::page::Page;
use crate::story::page::word::{Root, Word, forms, has_form, words_in};
use crate::value::{Class, relation};

/// What a sum may be told with or without,
static WHAT: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "commission",
        "debt",
        "debts",
        "duty",
        "expenses",
        "fees",
        "fuel",
        "interest",
        "liabilities",
        "postage",
        "tax",
        "taxes",
        "tip",
        "vat",
    ])
});
/// words right before it,
static BEFORE: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(["after", "assuming", "before", "counting", "excluding", "including", "plus", "without"])
});
/// and right behind it.
static BEHIND: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["aside", "excluded", "included"]));

/// What is added to a price,
static FEES: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["commission", "fees", "premium", "vat"]));
/// with this word before it.
static WITH: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["with"]));
/// What a house of auctions adds to the price,
static PREMIUM: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["premium"]));
/// and who pays it.
static BUYER: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["buyer", "buyers"]));

/// Within how many words of what is added to a price they stand: "before THE BUYER'S premium".
const AT_MOST: usize = 4;

/// Within how many words of the sum.
const NEAR: usize = 7;

/// Whether two sums are told with or without something, and not with the same, as the words around them say.
pub(super) fn are_with_other_things(pair: &Pair, pages: &[Page]) -> bool {
    let sides = [pair.a, pair.b].map(|at| with(at, pages));
    sides[0] != sides[1] || adds_fees(pair.a, pair.b, pages) || adds_fees(pair.b, pair.a, pages)
}

/// Whether the article of one sum has the other as what it comes to with fees: "fetched $160 million; WITH COMMISSION the
/// price was $179.3 million".
fn adds_fees(own: At, other: At, pages: &[Page]) -> bool {
    let page = &pages[own.page];
    let (sum, against) = (&page.nodes[own.node], &pages[other.page].nodes[other.node]);
    page.nodes.iter().any(|node| {
        node.dimension() == sum.dimension()
            && relation(&node.value, &against.value).class == Class::Agree
            && relation(&node.value, &sum.value).class == Class::Contradiction
            && has_form(page.words_of(node.sentence), &FEES)
            && [&WITH, &BEFORE].iter().any(|words| has_form(page.words_of(node.sentence), words))
    })
}

/// What a sum is told with or without: the thing, and the word that says so.
fn with(at: At, pages: &[Page]) -> Option<(Root, Root)> {
    let page = &pages[at.page];
    let node = &page.nodes[at.node];
    let words = page.words_of(node.sentence);
    let own = words_in(words, &node.range);
    let near = own.start.saturating_sub(NEAR)..(own.end + NEAR).min(words.len());
    let is = |at: usize, of: &[Root]| {
        words.get(at).is_some_and(|word: &Word| of.binary_search(&word.form).is_ok())
    };
    let beside = |at: usize| -> Option<Root> {
        let is_fee = is(at, &FEES);
        let before: Range<usize> = at.saturating_sub(if is_fee { AT_MOST } else { 2 })..at;
        // "With debts of 4 million" tells of the debts, "with fees" of a price.
        let said = before.into_iter().find(|at| is(*at, &BEFORE) || is_fee && is(*at, &WITH));
        said.or_else(|| is(at + 1, &BEHIND).then_some(at + 1)).map(|at| words[at].root)
    };
    // "a premium of 40 percent" is no part of a price, the buyer's premium at an auction is.
    let is_what = |at: usize| is(at, &WHAT) || at > 0 && is(at, &PREMIUM) && is(at - 1, &BUYER);
    near.into_iter().filter(|at| is_what(*at)).find_map(|at| Some((words[at].root, beside(at)?)))
}
