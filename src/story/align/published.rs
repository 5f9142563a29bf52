//! When two values were published, and whether their days were still to come.

use std::sync::LazyLock;

use super::pair::{At, Pair};
use crate::story::page::Page;
use crate::story::page::word::{Root, forms, has_form};
use crate::value::Meaning;

/// How many days lie between two articles at least: of one that is "of March" every day of March may be its day.
pub(crate) fn days_between(pair: &Pair, pages: &[Page]) -> Option<i64> {
    between(pair.a, pair.b, pages)
}

/// The same of two values.
pub(super) fn between(a: At, b: At, pages: &[Page]) -> Option<i64> {
    let days = |at: At| {
        let days = pages[at.page].source.published.as_ref()?.days();
        days.low().point().zip(days.high().point())
    };
    let (a, b) = days(a).zip(days(b))?;
    Some((a.0 - b.1).num_days().max((b.0 - a.1).num_days()).max(0))
}

/// How many days lie at least between any two articles that tell two figures, where the days of some of each are known:
/// an article of no day that tells a figure is of the time of the others that do.
pub(super) fn days_between_groups(one: &[At], other: &[At], pages: &[Page]) -> Option<i64> {
    let all = one.iter().flat_map(|a| other.iter().map(|b| between(*a, *b, pages)));
    all.flatten().min()
}

/// Whether both articles were written long after what their story is about: who counts then counts all.
pub(crate) fn look_back(pair: &Pair, pages: &[Page]) -> bool {
    pages[pair.a.page].looks_back && pages[pair.b.page].looks_back
}

/// Whether two days lie each after its article.
pub(crate) fn is_awaited(pair: &Pair, pages: &[Page]) -> bool {
    let is_to_come = |at: At| {
        let page = &pages[at.page];
        let Meaning::Time(period) = &page.nodes[at.node].value.meaning else { return false };
        let first = period.days().low().point();
        first.zip(page.day_of_publication()).is_some_and(|(day, own)| day > own)
    };
    is_to_come(pair.a) && is_to_come(pair.b)
}

/// Whether the sentence of one of two values tells that a figure was replaced by a newer one.
pub(crate) fn is_revised(pair: &Pair, pages: &[Page]) -> bool {
    [pair.a, pair.b].iter().any(|at| {
        let page = &pages[at.page];
        let words = page.sentences[page.nodes[at.node].sentence].words.clone();
        has_form(&page.words[words], &REVISED)
    })
}

/// Whether each of two days is one of the week before its own article, and the articles lie as far apart as the days: each
/// tells the news of its own week.
pub(crate) fn are_of_own_weeks(pair: &Pair, pages: &[Page]) -> bool {
    let told = |at: At| {
        let (page, node) = (&pages[at.page], &pages[at.page].nodes[at.node]);
        let Meaning::Time(period) = &node.value.meaning else { return None };
        let (day, published) = (period.days().high().point()?, page.day_of_publication()?);
        (0..WEEK).contains(&(published - day).num_days()).then_some((day, published))
    };
    told(pair.a).zip(told(pair.b)).is_some_and(|((x, p), (y, q))| {
        (x - y).num_days().abs() >= DAYS && (p - q).num_days().abs() >= DAYS
    })
}

/// News are told within so many days,
const WEEK: i64 = 7;
/// and of news that lie so many days apart each is another.
const DAYS: i64 = 5;

/// Words for putting a newer figure in the place of an older one.
static REVISED: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "adjusted",
        "amended",
        "corrected",
        "lowered",
        "raised",
        "recalculated",
        "reduced",
        "revised",
        "revision",
        "revises",
        "updated",
        "updates",
        "upgraded",
    ])
});
