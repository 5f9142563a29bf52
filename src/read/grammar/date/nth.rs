//! Parts of a stretch that are told by their number: "the first week of 2026", "the last day of July",
//! "the 21st of next month", "the week of 18 July", "the 19th century".

use super::super::fiscal::ordinal;
use super::super::relative;
use super::super::{Parsed, Problem, Reader};
use super::tense::{self, Tense};
use super::{after_article, parts, plus_days, published_day, unresolved, whole};
use crate::pack::lexicon::{Sense, Stretch};
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Period};

/// A numbered part of a stretch.
pub(super) fn nth(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if r.is_word(at, "week") || r.is_word(at, "weekend") {
        return week_of(at, r);
    }
    let last = r.is_word(at, "last") || r.is_word(at, "final");
    let (number, next) = match ordinal(at, r) {
        Some(rank) => (i64::from(rank.meaning), rank.next),
        None if last => (-1, at + 1),
        None => return None,
    };
    if let Some(day) = day_of_this(at, number, next, r) {
        return Some(day);
    }
    let stretch = relative::stretch(next, r)?;
    if stretch.meaning == Stretch::Century && (1..=30).contains(&number) {
        let first = i32::try_from(number - 1).ok()? * 100;
        let span =
            Period::Span(Some(Calendar::Year(first)), Some(Calendar::Year(first.max(1) + 99)));
        return Some(Parsed { meaning: span, next: stretch.next });
    }
    if !r.is_word(stretch.next, "of") && !r.is_word(stretch.next, "in") {
        return None;
    }
    let from = after_article(stretch.next + 1, r);
    let of = whole(from, r).or_else(|| this_one(from, r))?;
    if matches!(of.meaning, Period::Vague(_)) {
        return unresolved(at, of.next, Problem::NoReference, r);
    }
    let days = of.meaning.days();
    let (first, last) = days.low().point().zip(days.high().point())?;
    let meaning = part(number, stretch.meaning, first, last)?;
    Some(Parsed { meaning, next: of.next })
}

/// The part with this number, -1 for the last, of the days from `first` to `last`.
fn part(number: i64, stretch: Stretch, first: Day, last: Day) -> Option<Period> {
    let length = (last - first).num_days() + 1;
    let by_weekday = |day: Day, weekday: i64| -> Option<Day> {
        plus_days(day, (weekday - i64::from(parts(day).0)).rem_euclid(7))
    };
    let span = |from: Day, days: i64| {
        Some(Period::Span(Some(Calendar::Day(from)), Some(Calendar::Day(plus_days(from, days)?))))
    };
    match stretch {
        Stretch::Day => {
            let day = if number < 0 {
                last
            } else {
                plus_days(first, number - 1).filter(|d| *d <= last)?
            };
            Some(Period::Of(Calendar::Day(day)))
        }
        Stretch::Week if length >= 28 => {
            // A week belongs to where most of its days lie.
            let middle = if number < 0 { plus_days(last, -3)? } else { plus_days(first, 3)? };
            let monday = plus_days(middle, -i64::from(parts(middle).0))?;
            let monday = plus_days(monday, 7 * (number.max(1) - 1))?;
            (monday <= last).then_some(())?;
            span(monday, 6)
        }
        Stretch::Weekend if length >= 28 => {
            let saturday = match number < 0 {
                true => plus_days(last, -i64::from((parts(last).0 + 2) % 7))?,
                false => plus_days(by_weekday(first, 5)?, 7 * (number - 1))?,
            };
            (saturday <= last).then_some(())?;
            span(saturday, 1)
        }
        Stretch::Month if length > 80 => {
            let month = if number < 0 { parts(last).1 } else { u32::try_from(number).ok()? };
            let (_, from, year) = parts(first);
            let month = if number < 0 { month } else { month + from - 1 };
            let stretch = Calendar::Month(year, month);
            stretch.days().filter(|days| days.1 <= last).map(|_| Period::Of(stretch))
        }
        Stretch::Half if (28..=31).contains(&length) && number <= 2 => match number {
            1 => span(first, 14),
            _ => Some(Period::Span(
                Some(Calendar::Day(plus_days(first, 15)?)),
                Some(Calendar::Day(last)),
            )),
        },
        Stretch::Half if (3650..3660).contains(&length) && number <= 2 => {
            let from = parts(first).2 + if number == 1 { 0 } else { 5 };
            Some(Period::Span(Some(Calendar::Year(from)), Some(Calendar::Year(from + 4))))
        }
        // A half of a decade or a century is none of its last year.
        _ if length > 400 => None,
        Stretch::Quarter if number < 0 && length > 360 => {
            Some(Period::Of(Calendar::Quarter(parts(last).2, 4)))
        }
        Stretch::Half if number < 0 && length > 360 => {
            Some(Period::Of(Calendar::Half(parts(last).2, 2)))
        }
        _ => None,
    }
}

/// "the 21st of this month", "the 6th next month", "the 15th of the month".
fn day_of_this(at: usize, number: i64, next: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let of = usize::from(r.is_word(next, "of") || r.is_word(next, "in"));
    let from = after_article(next + of, r);
    let direction = relative::relative(from, r);
    let month = direction.as_ref().map_or(from, |d| d.next);
    let by = direction.map_or(0, |d| d.meaning);
    if !r.is_word(month, "month") || !(1..=31).contains(&number) || of == 0 && from == month {
        return None;
    }
    let Some(Period::Of(Calendar::Month(year, m))) = relative::moved(Stretch::Month, by.into(), r)
    else {
        return unresolved(at, month + 1, Problem::NoReference, r);
    };
    let day = Day::from_ymd_opt(year, m, u32::try_from(number).ok()?)?;
    Some(Parsed { meaning: Period::Of(Calendar::Day(day)), next: month + 1 })
}

/// "the month", "the year": the present one.
pub(super) fn this_one(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let stretch = relative::stretch(at, r)?;
    if r.text_at(at).ends_with('s') {
        return None;
    }
    match relative::moved(stretch.meaning, 0, r) {
        Some(meaning) => Some(Parsed { meaning, next: stretch.next }),
        None => unresolved(at, stretch.next, Problem::NoReference, r),
    }
}

/// "week of 18 July", "week beginning 4 February", "weekend of the 18th".
fn week_of(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let begins = ["beginning", "commencing", "starting"].iter().any(|w| r.is_word(at + 1, w));
    let ends = r.is_word(at + 1, "ending");
    if !begins && !ends && !r.is_word(at + 1, "of") {
        return None;
    }
    let on = at + 2 + usize::from(r.is_word(at + 2, "on"));
    let from = after_article(on, r);
    let day = whole(from, r).or_else(|| day_alone(from, r))?;
    if matches!(day.meaning, Period::Vague(_)) {
        return unresolved(at, day.next, Problem::NoReference, r);
    }
    let days = day.meaning.days();
    let (first, last) = days.low().point().zip(days.high().point())?;
    if first != last {
        return None;
    }
    let monday = plus_days(first, -i64::from(parts(first).0))?;
    let (from, to) = match (r.is_word(at, "weekend"), begins, ends) {
        (true, ..) => (plus_days(monday, 5)?, plus_days(monday, 6)?),
        (_, true, _) => (first, plus_days(first, 6)?),
        (_, _, true) => (plus_days(first, -6)?, first),
        _ => (monday, plus_days(monday, 6)?),
    };
    let meaning = Period::Span(Some(Calendar::Day(from)), Some(Calendar::Day(to)));
    Some(Parsed { meaning, next: day.next })
}

/// "18th": the nearest such day.
pub(super) fn day_alone(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let day = ordinal(at, r)?;
    let noun = r.kind(day.next) == Some(Kind::Word)
        && r.joined(day.next)
        && r.senses(day.next) & Sense::Stop.bit() == 0;
    if noun || !(1..=31).contains(&day.meaning) || r.is_hyphen(day.next) {
        return None;
    }
    let meaning = match published_day(r) {
        None => return unresolved(at, day.next, Problem::NoReference, r),
        Some(today) => match told_day(today, day.meaning, at, day.next, r) {
            Some(told) => Period::Of(Calendar::Day(told)),
            None => return unresolved(at, day.next, Problem::NoReference, r),
        },
    };
    Some(Parsed { meaning, next: day.next })
}

/// The day with this number that the verb beside it means; without such a verb the nearest, where no other
/// is nearly as near.
fn told_day(today: Day, number: u32, at: usize, next: usize, r: &Reader<'_>) -> Option<Day> {
    let near = nearest(today, number, None);
    if !r.prose {
        return near;
    }
    match tense::beside(at, next, r) {
        Some(Tense::Past) => days_around(today, number).filter(|day| *day <= today).max(),
        Some(Tense::Future) => days_around(today, number).filter(|day| *day >= today).min(),
        None => near.filter(|day| (*day - today).num_days().abs() <= AT_HAND),
    }
}

/// So many days away a day of a month needs no verb: the other one is three weeks away.
const AT_HAND: i64 = 7;

/// The days with this number in the month of a day and in those beside it.
fn days_around(today: Day, number: u32) -> impl Iterator<Item = Day> {
    (-1..=1).filter_map(move |by| in_month(today, by, number))
}

/// The day with this number so many months away.
fn in_month(today: Day, by: i32, number: u32) -> Option<Day> {
    let (_, month, year) = parts(today);
    let month = i32::try_from(month).ok()? - 1 + by;
    let year = year + month.div_euclid(12);
    Day::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, number)
}

/// The nearest day with this number in its month, and on this weekday where one is given.
pub(super) fn nearest(today: Day, number: u32, weekday: Option<u8>) -> Option<Day> {
    let reach = if weekday.is_some() { 7 } else { 1 };
    (-reach..=reach)
        .filter_map(|by| in_month(today, by, number))
        .filter(|day| weekday.is_none_or(|weekday| parts(*day).0 == u32::from(weekday)))
        .min_by_key(|day| (*day - today).num_days().abs())
}
