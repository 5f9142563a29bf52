//! Years by the calendar, and seasons: "calendar 2025", "spring 2025", "the summer of 2024".

use super::date::year_number;
use super::{Parsed, Reader};
use crate::value::{Calendar, Period};

/// A calendar year that is called so, or the season of a year.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    calendar_year(at, r).or_else(|| season(at, r))
}

/// "calendar 2025", "calendar year 2025": the year itself, and no fiscal one.
fn calendar_year(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if !r.is_word(at, "calendar") {
        return None;
    }
    let year = year_number(at + 1 + usize::from(r.is_word(at + 1, "year")), false, r)?;
    Some(Parsed { meaning: Period::Of(Calendar::Year(year.meaning)), next: year.next })
}

/// A season is all months that people count to it, by the sun or by the month; the winter of a year
/// may be the one that begins or the one that ends in it.
fn season(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let (_, from, to) = SEASONS.iter().find(|(name, ..)| r.is_word(at, name))?;
    let year = year_number(at + 1 + usize::from(r.is_word(at + 1, "of")), false, r)
        .filter(|_| r.joined(at + 1))?;
    let month = |&(by, month): &Month| Some(Calendar::Month(year.meaning + by, month));
    Some(Parsed { meaning: Period::Span(month(from), month(to)), next: year.next })
}

/// A month of some year: years away, and which.
type Month = (i32, u32);

/// Seasons of the northern half of the world, each from a month to a month.
const SEASONS: &[(&str, Month, Month)] = &[
    ("spring", (0, 3), (0, 6)),
    ("summer", (0, 6), (0, 9)),
    ("autumn", (0, 9), (0, 12)),
    ("fall", (0, 9), (0, 12)),
    ("winter", (-1, 12), (1, 3)),
];
