//! What tells that two sentences are of two things of one sort: another fire, the old bridge, a match of last month.

use super::spot::Spot;
use super::undated::Undated;
use super::word::words_in;
use super::{Node, Page};
use crate::read::MentionKind;
use crate::value::{Class, Day, Meaning, Value, day_of_year, relation};

/// Words of another thing of its sort, or of one that was before.
const ANOTHER: &[&str] = &[
    "again",
    "ago",
    "another",
    "back",
    "earlier",
    "itself",
    "lowered",
    "old",
    "older",
    "once",
    "other",
    "others",
    "predecessor",
    "previous",
    "previously",
    "raised",
    "replaced",
    "replaces",
    "second",
    "separate",
    "sister",
    "still",
    "third",
    "unlike",
];

/// What lies further back than so many days is of another time.
const LONG_AGO: i64 = 14;

/// Whether a sentence, whose folded words these are, tells of another thing of its sort, or of one that was long ago.
pub(crate) fn tells_another(page: &Page, sentence: usize, folded: &[String]) -> bool {
    let is_long_ago = || {
        let told = page.told_day();
        // "The strongest SINCE 2014" is of today.
        let words = page.words_of(sentence);
        let is_since = |node: &Node| {
            let before = words_in(words, &node.range).start.checked_sub(1);
            before.is_some_and(|before| folded[before] == "since")
        };
        let own = page.nodes_of(sentence..=sentence).filter(|(_, node)| !is_since(node));
        let ends = own.filter_map(|(_, node)| match &node.value.meaning {
            Meaning::Time(period) => period.days().high().point(),
            _ => None,
        });
        ends.into_iter().any(|end| told.is_some_and(|day| (day - end).num_days() > LONG_AGO))
    };
    // "A 58-year-old accountant" is no old one.
    let is_of_age = |at: usize| at > 0 && matches!(folded[at - 1].as_str(), "year" | "years");
    // "The jury came BACK after nine hours".
    let is_return = |at: usize| {
        folded[at] == "back" && at > 0 && matches!(folded[at - 1].as_str(), "came" | "comes")
    };
    let is_another = |(at, word): (usize, &String)| {
        ANOTHER.contains(&word.as_str()) && !is_of_age(at) && !is_return(at)
    };
    folded.iter().enumerate().any(is_another) || is_long_ago()
}

/// Whether two articles tell of days that lie no further apart, as far as anybody knows: they are of these days, or look
/// back on them.
pub(crate) fn are_within(days: i64, x: &Page, y: &Page) -> bool {
    let told = x.told_days().zip(y.told_days());
    told.is_none_or(|(x, y)| (y.0 - x.1).num_days() <= days && (x.0 - y.1).num_days() <= days)
}

/// Whether two sentences are of two times: they have dates, and no two of them may be one ("the film of 1941", "the film of
/// 1978"), or one has a day on which the other's article was out already.
pub(crate) fn are_of_two_times(x: &Spot, y: &Spot, pages: &[Page]) -> bool {
    let dates = |spot: &Spot| -> Vec<&Value> {
        let own = pages[spot.page].nodes_of(spot.sentence..=spot.sentence);
        let dates = own.filter(|(_, node)| node.kind == MentionKind::Date && !node.is_of_saying);
        dates.map(|(_, node)| &node.value).collect()
    };
    let (of_x, of_y) = (dates(x), dates(y));
    let differ = |a: &Value| of_y.iter().all(|b| relation(a, b).class == Class::Contradiction);
    let is_after = |spot: &Spot, other: &Spot| {
        let Some(out) = pages[other.page].day_of_publication() else { return false };
        let own = pages[spot.page].nodes_of(spot.sentence..=spot.sentence);
        own.filter(|(_, node)| !node.is_of_saying).any(|(_, node)| {
            match (node.undated, &node.value.meaning) {
                // "On 2 June" of no year is that of the year in which it lies nearer.
                (Some(Undated::OfYear(month, day)), _) => days_on(out, month, day) < HALF_YEAR,
                (_, Meaning::Time(period)) => {
                    period.days().low().point().is_some_and(|day| day > out)
                }
                _ => false,
            }
        })
    };
    !of_x.is_empty() && !of_y.is_empty() && of_x.iter().all(|a| differ(a))
        || is_after(x, y)
        || is_after(y, x)
}

/// How many days after a day one of its year, or else of the next, lies; about.
fn days_on(out: Day, month: u32, day: u32) -> u32 {
    let (of_month, of_day) = day_of_year(out);
    let place = |month: u32, day: u32| 31 * month + day;
    let days = (place(month, day) + YEAR - place(of_month, of_day)) % YEAR;
    if days == 0 { YEAR } else { days }
}

/// Twelve months of 31 days,
const YEAR: u32 = 372;
/// and six.
const HALF_YEAR: u32 = 186;
