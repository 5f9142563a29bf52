//! The year of a day or month that is told without one: that of the nearest, unless the verb looks the other way.

use chrono::Datelike;

use super::super::Reader;
use super::tense::{self, Tense};
use crate::value::{Calendar, Day};

/// Of days or months a year apart the one that is meant by the words from `at` to `next`, on a page written
/// between two days.
pub(super) fn nearest(
    (at, next): (usize, usize),
    reach: i32,
    (today, latest): (Day, Day),
    of_year: impl Fn(i32) -> Option<Calendar>,
    r: &Reader<'_>,
) -> Option<Calendar> {
    let all = || {
        let years = (-reach..=reach).map(|by| today.year() + by);
        years.filter_map(|year| of_year(year).and_then(|of| Some((of, of.days()?))))
    };
    let away = |(_, (first, last)): &(Calendar, (Day, Day))| {
        let middle = ((*last - *first).num_days() / 2).min(14);
        ((*first - today).num_days() + middle).abs()
    };
    let (near, (first, last)) = all().min_by_key(away)?;
    let other = match tense::clearly(at, next, r) {
        Some(Tense::Past) if (first - latest).num_days() > AT_HAND => {
            all().filter(|(_, days)| days.0 <= latest).max_by_key(|(_, days)| days.0)
        }
        Some(Tense::Future) if (today - last).num_days() > AT_HAND => {
            all().filter(|(_, days)| days.1 >= today).min_by_key(|(_, days)| days.0)
        }
        _ => None,
    };
    Some(other.map_or(near, |(other, _)| other))
}

/// So many days a page may have been written before or after the day that it bears.
const AT_HAND: i64 = 14;
