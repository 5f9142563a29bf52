//! Days without a year or a week: "on 23 March", "on Tuesday" in an article of an unknown day.
//!
//! Nobody can tell which day they are, but two of them can differ all the same: 23 March is not 29 March,
//! whatever the year.

use super::Node;
use crate::pack::lexicon::Lexicon;
use crate::read::{Context, Mention, MentionKind, read_text};
use crate::story::page::tables::WEEKDAYS;
use crate::value::{Calendar, Day, Meaning, Period, day_of_week, day_of_year};

/// What is known of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undated {
    /// A month and a day of it.
    OfYear(u32, u32),
    /// A day of the week, from 0 for Monday.
    OfWeek(u32),
}

/// A leap year: in it every day of the calendar exists.
const ANY_YEAR: i32 = 2024;

/// What is known of a day whose year or week is not.
pub(crate) fn read(mention: &Mention) -> Option<Undated> {
    let Meaning::Time(Period::Vague(_)) = &mention.value.meaning else { return None };
    let folded = mention.value.wording.to_lowercase();
    let words = || folded.split(|c: char| !c.is_alphanumeric());
    if let Some(day) = WEEKDAYS.iter().position(|day| words().any(|word| word == *day)) {
        return Some(Undated::OfWeek(day as u32));
    }
    let published = Period::Of(Calendar::Year(ANY_YEAR));
    let cx = Context { lexicon: Lexicon::builtin(), published: Some(&published) };
    let again = read_text(&mention.value.wording, &cx);
    let [again] = again.as_slice() else { return None };
    let (month, day) = day_of_year(day_of(again.kind, &again.value.meaning)?);
    Some(Undated::OfYear(month, day))
}

/// The one day that a date is.
fn day_of(kind: MentionKind, meaning: &Meaning) -> Option<Day> {
    let Meaning::Time(period) = meaning else { return None };
    let days = period.days();
    (kind == MentionKind::Date && days.low() == days.high()).then(|| days.low().point()).flatten()
}

/// Whether two days, of which one is undated at least, are one; `None` where nobody can tell.
pub(crate) fn is_one_day(x: &Node, y: &Node) -> Option<bool> {
    let known = |node: &Node| day_of(node.kind, &node.value.meaning);
    let of_year = |node: &Node| match node.undated {
        Some(Undated::OfYear(month, day)) => Some((month, day)),
        Some(Undated::OfWeek(_)) => None,
        None => known(node).map(day_of_year),
    };
    let of_week = |node: &Node| match node.undated {
        Some(Undated::OfWeek(day)) => Some(day),
        Some(Undated::OfYear(..)) => None,
        None => known(node).map(day_of_week),
    };
    if is_week_apart(x, y) || is_week_apart(y, x) {
        return Some(true);
    }
    if x.undated.is_none() && y.undated.is_none() {
        return None;
    }
    let by_year = of_year(x).zip(of_year(y)).map(|(a, b)| a == b);
    by_year.or_else(|| of_week(x).zip(of_week(y)).map(|(a, b)| a == b))
}

/// Whether one day is told by a weekday alone, and the other is that day a week before or after: an article says
/// "Monday" of the last one and of the next.
fn is_week_apart(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (day_of(x.kind, &x.value.meaning), day_of(y.kind, &y.value.meaning))
    else {
        return false;
    };
    let folded = x.value.wording.to_lowercase();
    let bare = folded.strip_prefix("on ").unwrap_or(&folded);
    WEEKDAYS.contains(&bare) && (p - q).num_days().abs() == 7
}

/// Whether two days are told by the same words, reckoned from the day of writing: "yesterday", "last week".
pub(crate) fn is_said_alike(x: &Node, y: &Node) -> bool {
    let folded = |node: &Node| node.value.wording.to_lowercase();
    let (a, b) = (folded(x), folded(y));
    a == b && !a.contains(|c: char| c.is_ascii_digit())
}
