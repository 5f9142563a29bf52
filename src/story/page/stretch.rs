//! How long the time is that a figure is reckoned over: a quarter, nine months, the year.
//!
//! What is earned, made or sold is so much in a month and more in a year; "in the quarter" and "in December" can
//! both be said of the same weeks, and are two figures.

use std::ops::Range;
use std::sync::LazyLock;

use super::Node;
use super::word::{Root, Word, fold, forms, root_of};
use crate::read::{Mention, MentionKind};
use crate::value::{Calendar, Dimension, Meaning, Number, Period};

/// The length of the stretch of time nearest to a value in its sentence, in days, of which a month has 30; `None` where
/// none is named.
pub(crate) fn around(
    text: &str,
    words: &[Word],
    value: &Range<usize>,
    inside: &[Mention],
) -> Option<u32> {
    let gap = |start: usize, end: usize| {
        if start >= value.end { start - value.end } else { value.start.saturating_sub(end) }
    };
    let told = (0..words.len()).filter_map(|at| {
        let word = &words[at];
        Some((gap(word.start as usize, word.end as usize), months_of(text, words, at)?))
    });
    let named = inside
        .iter()
        .filter(|other| other.start != value.start)
        .filter_map(|other| Some((gap(other.start, other.end), months_between(other)?)));
    let in_days = told.chain(named).map(|(gap, months)| (gap, months * MONTH));
    let within = inside
        .iter()
        .filter(|other| other.start >= value.end)
        .filter_map(|other| Some((gap(other.start, other.end), days_within(text, other)?)));
    in_days.chain(within).min().map(|(_, days)| days)
}

/// The days of a month, about.
const MONTH: u32 = 30;

/// How many days a length of time has during which something came about: "180 mm IN 24 HOURS".
fn days_within(text: &str, mention: &Mention) -> Option<u32> {
    const DURING: &[&str] = &[" in", " over", " within", " during"];
    let before = text.get(..mention.start)?.trim_end();
    let is_during = DURING.iter().any(|word| before.ends_with(word));
    let length = mention.value.quantity().filter(|_| is_during)?;
    let seconds = match length.dimension() {
        Dimension::Time => length.figure.point()?,
        _ => return None,
    };
    seconds.over(Number::from(DAY))?.to_whole()
}

/// The seconds of a day.
const DAY: i64 = 24 * 3600;

/// Whether one is a stretch that accounts are made up for and the other a day: "in the first half", "on Monday".
pub(crate) fn are_account_and_day(x: &Node, y: &Node) -> bool {
    let is_account = |node: &Node| match &node.value.meaning {
        Meaning::Time(period) => matches!(
            period,
            Period::Fiscal(..) | Period::Of(Calendar::Half(..) | Calendar::Quarter(..))
        ),
        _ => false,
    };
    let is_day = |node: &Node| match &node.value.meaning {
        Meaning::Time(period) => {
            let days = period.days();
            days.low().point().is_some() && days.low().point() == days.high().point()
        }
        _ => false,
    };
    is_account(x) && is_day(y) || is_day(x) && is_account(y)
}

/// Whether two values are reckoned over times of two lengths, and are of what grows with time.
pub(crate) fn are_of_other_lengths(x: &Node, y: &Node) -> bool {
    let flows = |node: &Node| {
        let is_flow = |root: Root| FLOWS.iter().any(|word| root_of(word) == root);
        node.context.iter().any(|&(root, weight)| weight >= NEAR && is_flow(root))
    };
    let amounts = |node: &Node| {
        matches!(
            node.dimension(),
            Some(
                Dimension::Money(_)
                    | Dimension::Share
                    | Dimension::Number
                    | Dimension::Count
                    | Dimension::Length
            )
        )
    };
    // Months have 30 days here, and years 360 or 365.
    let differ = |(p, q): (u32, u32)| 10 * p.abs_diff(q) > p.max(q);
    x.stretch.zip(y.stretch).is_some_and(differ) && amounts(x) && (flows(x) || flows(y))
}

/// So near, in thousandths, stands the word that tells what a figure is of.
const NEAR: u32 = 500;

/// What is reckoned over a stretch of time.
const FLOWS: &[&str] = &[
    "revenue",
    "sales",
    "turnover",
    "profit",
    "earnings",
    "earned",
    "income",
    "loss",
    "grew",
    "growth",
    "inflation",
    "output",
    "production",
    "exports",
    "imports",
    "shipments",
    "deliveries",
    "delivered",
    "orders",
    "spending",
    "rose",
    "fell",
    "rain",
    "rainfall",
    "snow",
    "snowfall",
];

/// How many months a word, with the one before it, names.
fn months_of(text: &str, words: &[Word], at: usize) -> Option<u32> {
    if STRETCHES.binary_search(&words[at].form).is_err() {
        return None;
    }
    let word = |at: usize| words.get(at).map(|word| fold(word.of(text)));
    let next = word(at + 1);
    if next.is_some_and(|next| SINCE.contains(&next.as_str())) {
        return None;
    }
    let before = at.checked_sub(1).and_then(word);
    let word = word(at)?;
    match NAMED.iter().find(|(name, _)| *name == word)? {
        (_, Some(months)) => Some(*months),
        ("half", None) => {
            matches!(before.as_deref(), Some("first" | "same" | "second")).then_some(6)
        }
        (_, None) => match before.as_deref()? {
            "three" | "3" => Some(3),
            "six" | "6" => Some(6),
            "nine" | "9" => Some(9),
            "twelve" | "12" => Some(12),
            _ => None,
        },
    }
}

/// The words that name a stretch of time, with its months where these are known without the word before it.
const NAMED: &[(&str, Option<u32>)] = &[
    ("quarter", Some(3)),
    ("quarterly", Some(3)),
    ("qtr", Some(3)),
    ("half-year", Some(6)),
    ("half-yearly", Some(6)),
    ("half", None),
    ("year", Some(12)),
    ("annual", Some(12)),
    ("annually", Some(12)),
    ("yearly", Some(12)),
    ("full-year", Some(12)),
    ("month", Some(1)),
    ("monthly", Some(1)),
    ("months", None),
];

/// Their numbers: of most words a look at theirs is enough.
static STRETCHES: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(NAMED.iter().map(|(name, _)| *name)));

/// Words behind a stretch of time that make it a point from which is reckoned: "a year ago".
const SINCE: &[&str] = &["ago", "earlier", "before", "later", "on", "old"];

/// How many months a named time has: "December", "the fourth quarter of 2030".
fn months_between(mention: &Mention) -> Option<u32> {
    let Meaning::Time(period) = &mention.value.meaning else { return None };
    let days = period.days();
    let length = (days.high().point()? - days.low().point()?).num_days() + 1;
    match (mention.kind == MentionKind::Date).then_some(length)? {
        28..=31 => Some(1),
        89..=93 => Some(3),
        180..=185 => Some(6),
        364..=372 => Some(12),
        _ => None,
    }
}
