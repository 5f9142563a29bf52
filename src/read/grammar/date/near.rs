//! Days told from another day: "Tuesday, 15 July", "Friday the 13th", "Tuesday of next week",
//! "three weeks from tomorrow", "two days before Christmas".

use chrono::Datelike;

use super::super::fiscal::ordinal;
use super::super::relative;
use super::super::{Parsed, Problem, Reader};
use super::nth::nearest;
use super::{
    after_article, holiday, month, numeric, parts, plus_days, point, published_day, says_year,
    unresolved, weekday, words,
};
use crate::pack::lexicon::{Sense, Stretch};
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Period};

/// A weekday with the date that it is, or with the week that it is in.
pub(super) fn weekday_date(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let direction = relative::relative(at, r);
    // "next week Monday"
    if let Some(direction) = &direction
        && r.is_word(direction.next, "week")
        && let Some(day) = weekday(direction.next + 1, r).filter(|_| r.joined(direction.next + 1))
    {
        return in_week(at, direction.meaning.into(), day.meaning, day.next, r);
    }
    let start = direction.map_or(at, |d| d.next);
    let day = weekday(start, r)?;
    let comma = day.next + usize::from(matches!(r.sign(day.next), ',' | '(' | '-'));
    let the = comma + usize::from(r.is_word(comma, "the"));
    if let Some(mut date) = numeric::on_weekday(the, day.meaning, r)
        .or_else(|| month::dashed_day(the, r))
        .or_else(|| month::month_date(the, r))
        && matches!(date.meaning, Period::Of(Calendar::Day(_)) | Period::Vague(_))
    {
        if let Period::Of(Calendar::Day(read)) = date.meaning
            && !says_year(the, date.next, r)
        {
            date.meaning = Period::Of(Calendar::Day(in_fitting_year(read, day.meaning, r)));
        }
        // The date says it; whether the weekday fits is for a rule.
        date.next += usize::from(r.sign(day.next) == '(' && r.sign(date.next) == ')');
        return Some(date);
    }
    if comma == day.next
        && let Some((number, next)) = number_of_day(the, the > comma, r)
    {
        return match published_day(r) {
            None => unresolved(at, next, Problem::NoReference, r),
            Some(today) => {
                let fits = nearest(today, number, Some(day.meaning));
                let day = fits.or_else(|| nearest(today, number, None))?;
                Some(Parsed { meaning: Period::Of(Calendar::Day(day)), next })
            }
        };
    }
    // "Tuesday of next week", "Monday next week"
    let of = comma + usize::from(r.is_word(comma, "of"));
    if let Some(week) = relative::relative(of, r)
        && r.is_word(week.next, "week")
        && r.joined(of)
    {
        return in_week(at, week.meaning.into(), day.meaning, week.next + 1, r);
    }
    // "Monday two weeks from now"
    let (count, stretch, next) = relative::counted(comma, r)?;
    let now =
        r.is_word(next, "from") && (r.is_word(next + 1, "now") || r.is_word(next + 1, "today"));
    if stretch != Stretch::Week || !now {
        return None;
    }
    in_week(at, count, day.meaning, next + 2, r)
}

/// "Monday to Friday", "Mon-Fri": days of any week, or of one that nothing tells, where the second does not
/// follow the first.
pub(super) fn to_weekday(
    at: usize,
    first: &Parsed<Period>,
    to: usize,
    r: &Reader<'_>,
) -> Option<Parsed<Period>> {
    let end = weekday(after_article(to, r), r)?;
    let second = point(after_article(to, r), r).filter(|second| second.next == end.next)?;
    // "Mon." ends with its point.
    let last = first.next.checked_sub(1)?;
    let name = last - usize::from(r.sign(last) == '.' && last > at);
    if !r.prose || r.senses(name) & Sense::Weekday(0).bit() == 0 {
        return None;
    }
    let (Period::Of(from), Period::Of(until)) = (&first.meaning, &second.meaning) else {
        return None;
    };
    let is_habit = r.kind(to - 1) == Some(Kind::Sign) || from.days()?.0 > until.days()?.0;
    is_habit.then(|| unresolved(at, end.next, Problem::NoReference, r))?
}

/// A day without a year is that of the nearest; far from the day of publication the weekday tells which one is meant.
fn in_fitting_year(read: Day, weekday: u8, r: &Reader<'_>) -> Day {
    let Some(today) = published_day(r) else { return read };
    let fits = |day: &Day| parts(*day).0 == u32::from(weekday);
    let (month, day) = (read.month(), read.day());
    let of = |by: i32| Day::from_ymd_opt(today.year() + by, month, day);
    let is_near = (read - today).num_days().abs() <= NEAR;
    let others = (-1..=1).filter_map(of).filter(fits).filter(|_| !is_near && !fits(&read));
    others.min_by_key(|day| (*day - today).num_days().abs()).unwrap_or(read)
}

/// So many days from its own a page needs no year for a day.
const NEAR: i64 = 45;

/// "the 13th", "the thirteenth", "31" at the end of a phrase.
fn number_of_day(at: usize, article: bool, r: &Reader<'_>) -> Option<(u32, usize)> {
    let (number, next) = match ordinal(at, r) {
        Some(rank) => (rank.meaning, rank.next),
        None if !article && r.kind(at) == Some(Kind::Digits) && r.joined(at) => {
            (r.text_at(at).parse().ok()?, at + 1)
        }
        None => return None,
    };
    let word_follows = r.kind(next) == Some(Kind::Word) && r.joined(next);
    let stops = r.senses(next) & Sense::Stop.bit() != 0;
    let ends = match ordinal(at, r) {
        Some(_) => !word_follows || stops,
        None => {
            !word_follows && !matches!(r.sign(next), ':' | '%' | '.' | ',' | '-' | '–' | '/')
                || matches!(r.sign(next), '.' | ',') && !r.glued(next + 1)
        }
    };
    ((1..=31).contains(&number) && ends).then_some((number, next))
}

/// The weekday of the week so many weeks away.
fn in_week(at: usize, by: i32, weekday: u8, next: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let Some(today) = published_day(r) else {
        return unresolved(at, next, Problem::NoReference, r);
    };
    let days = i64::from(by) * 7 + i64::from(weekday) - i64::from(parts(today).0);
    let day = plus_days(today, days)?;
    Some(Parsed { meaning: Period::Of(Calendar::Day(day)), next })
}

/// So many days, weeks, months or years from a day: "three weeks from tomorrow".
pub(super) fn offset(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let counts = r.kind(at) == Some(Kind::Digits)
        || r.senses(at) & Sense::Number(0).bit() != 0
        || r.is_word(at, "a")
        || r.is_word(at, "an");
    let stretch = Sense::Stretch(Stretch::Day).bit();
    if !counts || !(at + 1..at + 5).any(|i| r.senses(i) & stretch != 0) {
        return None;
    }
    let near =
        |i: usize| ["from", "after", "before", "since"].iter().any(|word| r.is_word(i, word));
    let joint = (at + 2..at + 6).find(|&i| near(i))?;
    let (count, stretch, next) = relative::counted(at, r).filter(|found| found.2 == joint)?;
    let by = if r.is_word(next, "before") { -count } else { count };
    let anchor = anchor(after_article(next + 1, r), r)?;
    let Period::Of(Calendar::Day(day)) = anchor.meaning else {
        return unresolved(at, anchor.next, Problem::NoReference, r);
    };
    let day: Option<Day> = match stretch {
        Stretch::Day => plus_days(day, by.into()),
        Stretch::Week => plus_days(day, i64::from(by) * 7),
        Stretch::Month => relative::plus_months(day, by),
        Stretch::Quarter => relative::plus_months(day, by.checked_mul(3)?),
        Stretch::Year => relative::plus_months(day, by.checked_mul(12)?),
        _ => None,
    };
    Some(Parsed { meaning: Period::Of(Calendar::Day(day?)), next: anchor.next })
}

/// A day to count from.
fn anchor(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let found = numeric::numeric(at, r)
        .or_else(|| month::month_date(at, r))
        .or_else(|| holiday::read(at, r))
        .or_else(|| relative::day_word(at, r))?;
    matches!(found.meaning, Period::Of(Calendar::Day(_)) | Period::Vague(_)).then_some(found)
}

/// A year in words: "nineteen ninety-six", "two thousand and fifteen".
pub(super) fn year_in_words(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let year = words::year(at, r)?;
    Some(Parsed { meaning: Period::Of(Calendar::Year(year.meaning)), next: year.next })
}
