//! Who is counted along: "28 men" are "Brask and a crew of 27".

use std::sync::LazyLock;

use super::pair::{At, Pair};
use crate::story::page::Page;
use crate::story::page::word::{Root, Word, forms, words_in};
use crate::value::Number;

/// Whether one of two counts leaves out the one whose company it is, and the other has all of them.
pub(super) fn is_with_one_more(pair: &Pair, pages: &[Page]) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let point = |at: At| node(at).value.quantity().and_then(|q| q.figure.point());
    let Some((a, b)) = point(pair.a).zip(point(pair.b)) else { return false };
    let one = Number::from(1);
    let smaller = match () {
        () if a.minus(b) == Some(one) => pair.b,
        () if b.minus(a) == Some(one) => pair.a,
        () => return false,
    };
    let page = &pages[smaller.page];
    let words = page.words_of(node(smaller).sentence);
    let before = &words[..words_in(words, &node(smaller).range).start];
    is_company(before)
}

/// Whether the words right before a count make it that of somebody's company: "and a crew of", "his crew of".
fn is_company(before: &[Word]) -> bool {
    let is = |back: usize, of: &[Root]| {
        let word = before.len().checked_sub(back).map(|at| &before[at]);
        word.is_some_and(|word| of.binary_search(&word.form).is_ok())
    };
    let is_of_them = is(1, &OF) && is(2, &COMPANIES);
    is_of_them && (is(3, &THEIRS) || is(3, &ARTICLES) && is(4, &WITH))
}

static OF: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["of"]));
static ARTICLES: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["a", "the"]));
static THEIRS: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["her", "his"]));
static WITH: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["and", "with"]));
/// Those whom somebody leads.
static COMPANIES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "band",
        "company",
        "crew",
        "entourage",
        "escort",
        "expedition",
        "gang",
        "group",
        "party",
        "squad",
        "team",
    ])
});
