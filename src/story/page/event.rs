//! The day of what a story is about, and which articles look back on it: a toll no longer grows then.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::undated::Undated;
use super::word::{Root, forms, has_form};
use super::{Node, Page};
use crate::read::MentionKind;
use crate::value::{Calendar, Day, Meaning, Period, year_of};

/// Marks the pages of a story that look back on it, and says of which day they are.
pub(crate) fn mark(pages: &mut [Page]) {
    let Some(event) = day_of(pages) else { return };
    // Where all others look back, a page of no day that names the event does so as well.
    let mut dated = pages.iter().filter(|page| !page.is_undated()).peekable();
    let others_do = dated.peek().is_some() && dated.all(|page| looks_back(page, event));
    for page in pages {
        let is_it = |own: Day| own == event || year_of(own) == year_of(event);
        let names_it = page.is_undated() && page.nodes.iter().filter_map(day).any(is_it);
        page.looks_back =
            looks_back(page, event) || others_do && names_it || remembers(page, event);
        page.event = (page.looks_back || names_it).then_some(event);
    }
}

/// The day that most articles of a story name, two of them at least and a third of all; else the end of the year that a
/// half of them name. The first of several.
fn day_of(pages: &[Page]) -> Option<Day> {
    let by_day = most_named(pages, &day).filter(|(_, count)| count * 3 >= pages.len());
    let by_year = || most_named(pages, &year_end).filter(|(_, count)| count * 2 >= pages.len());
    by_day.or_else(by_year).map(|(day, _)| day)
}

/// What most articles name, two of them at least, and how many do.
fn most_named(pages: &[Page], of: &dyn Fn(&Node) -> Option<Day>) -> Option<(Day, usize)> {
    let mut named: BTreeMap<Day, usize> = BTreeMap::new();
    for page in pages {
        let days: BTreeSet<Day> = page.nodes.iter().filter_map(of).collect();
        days.into_iter().for_each(|day| *named.entry(day).or_default() += 1);
    }
    let most = named.into_iter().rev().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count >= 2)
}

/// Whether an article was written so long after a day that what happened on it is known: it was published then, or, where
/// nobody knows when, tells of later days.
fn looks_back(page: &Page, event: Day) -> bool {
    let is_late = |day: Day| (day - event).num_days() > SETTLED;
    match page.published_day() {
        Some(published) => is_late(published),
        None => page.is_undated() && page.nodes.iter().filter_map(day).any(is_late),
    }
}

/// Whether an article of no day tells the day of the event with its year, or speaks of an anniversary, and not of what goes
/// on: a report of the day itself may begin with its date, but tells of yesterday and of rescuers as well.
fn remembers(page: &Page, event: Day) -> bool {
    let year = year_of(event).to_string();
    let is_told = |node: &Node| day(node) == Some(event) && node.value.wording.contains(&year);
    let is_of_week = |node: &Node| matches!(node.undated, Some(Undated::OfWeek(_)));
    let goes_on = || has_form(&page.words, &GOES_ON) || page.nodes.iter().any(is_of_week);
    page.is_undated()
        && (page.nodes.iter().any(is_told) || has_form(&page.words, &ANNIVERSARY))
        && !goes_on()
}

/// Words of what is not over yet.
static GOES_ON: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(["rescuers", "searching", "still", "today", "tomorrow", "tonight", "yesterday"])
});

/// A day comes again after years.
static ANNIVERSARY: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["anniversary"]));

/// So many days after it a toll stands.
const SETTLED: i64 = 270;

/// The last day of the year that a value is, or is of.
fn year_end(node: &Node) -> Option<Day> {
    let Meaning::Time(Period::Of(time)) = &node.value.meaning else { return None };
    let year = match time {
        Calendar::Year(year) | Calendar::Month(year, _) => *year,
        Calendar::Day(day) => year_of(*day),
        _ => return None,
    };
    let is_certain = node.kind == MentionKind::Date && node.undated.is_none();
    Day::from_ymd_opt(year, 12, 31).filter(|_| is_certain)
}

/// The day that a value is.
fn day(node: &Node) -> Option<Day> {
    let Meaning::Time(period) = &node.value.meaning else { return None };
    let days = period.days();
    let first = days.low().point().filter(|first| days.high().point() == Some(*first));
    first.filter(|_| node.kind == MentionKind::Date && node.undated.is_none())
}
