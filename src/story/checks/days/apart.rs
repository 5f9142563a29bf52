//! How far two days lie apart, where they may be two tellings of one.

use crate::story::page::Node;
use crate::story::page::undated::{self, Undated};
use crate::value::{Calendar, Class, Day, Meaning, day_of_week, day_of_year, later, relation};

/// How two dates that differ lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Apart {
    /// Two days side by side: one of the articles is off by a night.
    Beside,
    /// One has another month, year or digit than the other: somebody copied it wrongly.
    Slip,
    /// Two or three days.
    Near,
    /// Some weeks.
    Weeks,
    /// Two years, or days or months of two: what came about but once has one.
    Years,
    Far,
}

/// How two dates lie to each other; `None` where they may be one.
pub(super) fn apart(x: &Node, y: &Node) -> Option<Apart> {
    if x.undated.is_some() || y.undated.is_some() {
        return if undated::is_one_day(x, y)? { None } else { undated_apart(x, y) };
    }
    if !differ(x, y) || undated::is_one_day(x, y) == Some(true) {
        return None;
    }
    let (p, q) = (ends(x)?, ends(y)?);
    let gap = (q.0 - p.1).num_days().max((p.0 - q.1).num_days());
    let are_days = p.0 == p.1 && q.0 == q.1;
    Some(match gap {
        ..=1 if are_days => Apart::Beside,
        ..=NIGHTS if are_days => Apart::Near,
        _ if are_days && (is_slip(p.0, q.0) || is_other_year(x, y, p.0, q.0))
            || !are_days && is_of_another_year(p, q) =>
        {
            Apart::Slip
        }
        _ if !are_days && are_of_two_years(p, q) => Apart::Years,
        days if days <= WEEKS => Apart::Weeks,
        _ if are_of_two_years(p, q) => Apart::Years,
        _ => Apart::Far,
    })
}

/// Whether either time lies in one year, and they are two.
fn are_of_two_years((from, to): (Day, Day), (other_from, other_to): (Day, Day)) -> bool {
    let is_one = |from: Day, to: Day| year_of(from) == year_of(to);
    is_one(from, to) && is_one(other_from, other_to) && year_of(from) != year_of(other_from)
}

/// Whether the year of one date is that before the other's.
pub(super) fn are_years_side_by_side(x: &Node, y: &Node) -> bool {
    ends(x).zip(ends(y)).is_some_and(|(p, q)| year_of(p.0).abs_diff(year_of(q.0)) == 1)
}

/// The same of two days of which one has no year or no week.
fn undated_apart(x: &Node, y: &Node) -> Option<Apart> {
    let of_year = |node: &Node| match node.undated {
        Some(Undated::OfYear(month, day)) => {
            // "Easter" is more than a day.
            let has_digits = node.value.wording.contains(|c: char| c.is_ascii_digit());
            of_a_year(month, day).filter(|_| has_digits)
        }
        Some(Undated::OfWeek(_)) => None,
        None => {
            let (month, day) = day_of_year(one_day(node)?);
            of_a_year(month, day)
        }
    };
    let of_week = |node: &Node| match node.undated {
        Some(Undated::OfWeek(day)) => Some(day),
        Some(Undated::OfYear(..)) => None,
        None => one_day(node).map(day_of_week),
    };
    if let Some((p, q)) = of_year(x).zip(of_year(y)) {
        return Some(match (p - q).num_days().abs() {
            ..=1 => Apart::Beside,
            2..=NIGHTS => Apart::Near,
            _ if is_slip(p, q) => Apart::Slip,
            days if days <= WEEKS => Apart::Weeks,
            _ => Apart::Far,
        });
    }
    let (p, q) = of_week(x).zip(of_week(y))?;
    // Other weekdays may be of another week.
    (p.abs_diff(q) == 1 || p.abs_diff(q) == 6).then_some(Apart::Beside)
}

/// A day of a leap year, which has every day.
fn of_a_year(month: u32, day: u32) -> Option<Day> {
    let (first, _) = Calendar::Month(2024, month).days()?;
    later(first, u64::from(day.checked_sub(1)?))
}

/// The one day that a date is.
pub(super) fn one_day(node: &Node) -> Option<Day> {
    ends(node).filter(|(from, to)| from == to).map(|(day, _)| day)
}

/// Whether one day is that before another.
pub(super) fn is_eve(x: &Node, y: &Node) -> bool {
    let by_week = || {
        let of_week = |node: &Node| match node.undated {
            Some(Undated::OfWeek(day)) => Some(day),
            _ => one_day(node).map(day_of_week),
        };
        of_week(x).zip(of_week(y)).is_some_and(|(p, q)| (p + 1) % 7 == q)
    };
    match one_day(x).zip(one_day(y)) {
        Some((p, q)) => (q - p).num_days() == 1,
        None => by_week(),
    }
}

/// Whether two dates cannot be one.
fn differ(x: &Node, y: &Node) -> bool {
    relation(&x.value, &y.value).class == Class::Contradiction
}

/// Whether two dates may be one, as far as anybody can tell.
pub(super) fn fit(x: &Node, y: &Node) -> bool {
    undated::is_one_day(x, y).unwrap_or_else(|| !differ(x, y))
}

/// Two days this far apart are one night, or one told late.
const NIGHTS: i64 = 3;
/// and two times this far may be one.
const WEEKS: i64 = 45;

/// The first and the last day of a date, where it has both.
fn ends(node: &Node) -> Option<(Day, Day)> {
    let Meaning::Time(period) = &node.value.meaning else { return None };
    period.days().low().point().zip(period.days().high().point())
}

/// Whether one day is another with its month or one of its digits changed.
fn is_slip(x: Day, y: Day) -> bool {
    let ((month, day), (other_month, other_day)) = (day_of_year(x), day_of_year(y));
    let is_digit = day % 10 == other_day % 10 || day / 10 == other_day / 10 && day >= 10;
    year_of(x) == year_of(y) && (day == other_day || month == other_month && is_digit)
}

/// Whether one day is another of another year, and both tell theirs.
fn is_other_year(x: &Node, y: &Node, p: Day, q: Day) -> bool {
    let tells_year = |node: &Node, day: Day| node.value.wording.contains(&year_of(day).to_string());
    day_of_year(p) == day_of_year(q) && p != q && tells_year(x, p) && tells_year(y, q)
}

/// Whether one month is the same month of the year before or after.
fn is_of_another_year((from, to): (Day, Day), (other_from, other_to): (Day, Day)) -> bool {
    let month = |day: Day| day_of_year(day).0;
    let are_months = month(from) == month(to) && month(other_from) == month(other_to);
    are_months
        && month(from) == month(other_from)
        && year_of(from).abs_diff(year_of(other_from)) == 1
        && year_of(from) == year_of(to)
        && year_of(other_from) == year_of(other_to)
}

fn year_of(day: Day) -> i32 {
    Calendar::Day(day).year()
}
