//! Dates in figures: "2025-07-15", "15.7.2025", "11/20".

use chrono::Datelike;

use super::super::{Parsed, Problem, Reader, digits};
use super::{is_year, month, parts, published_year, short_year};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Period};

/// "2025-07-15", "2025-07", "15/07/2025", "15.7.2025".
pub(super) fn numeric(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if r.kind(at) != Some(Kind::Digits) {
        return None;
    }
    if let Some(day) = compact(at, r) {
        return Some(day);
    }
    let mark = r.sign(at + 1);
    if !matches!(mark, '-' | '/' | '.' | '−' | '–') || !r.glued(at + 1) || !r.glued(at + 2) {
        return None;
    }
    let number = |at: usize| -> Option<u32> {
        (r.kind(at) == Some(Kind::Digits)).then(|| r.text_at(at).parse().ok())?
    };
    let (first, second) = (number(at)?, number(at + 2)?);
    let third = (r.sign(at + 3) == mark && r.glued(at + 3) && r.glued(at + 4))
        .then(|| number(at + 4))
        .flatten();
    let size = |at: usize| digits::length(at, r);
    if size(at) == 4 && size(at + 2) <= 2 {
        let year = i32::try_from(first).ok()?;
        if let Some(third) = third {
            let next = at + 5;
            let day = Day::from_ymd_opt(year, second, third);
            if day.is_none() {
                r.note(at, next, Problem::NoSuchDay);
            }
            return Some(Parsed { meaning: Period::Of(Calendar::Day(day?)), next });
        }
        // "2010-15" is no month, and "2024-25" no date.
        // In running text "2009/10" is a season or a budget, and no October.
        let is_split = r.prose && second == (first + 1) % 100;
        let may_month = size(at + 2) == 2 && mark != '.' && (1..=12).contains(&second);
        if may_month && !is_split && is_year(first) {
            return Some(Parsed {
                meaning: Period::Of(Calendar::Month(year, second)),
                next: at + 3,
            });
        }
        return None;
    }
    let Some(third) = third else { return day_or_month(at, (first, second), r) };
    let next = at + 5;
    let year = match size(at + 4) {
        4 => i32::try_from(third).ok()?,
        2 if mark == '/' => {
            // Nobody writes of a day a generation ahead with two figures.
            let year = short_year(third);
            if published_year(r).is_some_and(|now| year > now + 20) { year - 100 } else { year }
        }
        _ => return None,
    };
    let (day, month) = match (first <= 12, second <= 12) {
        (true, true) if first != second => {
            // Germans and others write the day first before points; slashes tell nothing.
            if mark != '.' && !r.prose {
                r.note(at, next, Problem::DayOrMonth);
                return None;
            }
            if mark == '.' { (first, second) } else { (second, first) }
        }
        (true, false) => (second, first),
        _ => (first, second),
    };
    let day = Day::from_ymd_opt(year, month, day);
    if day.is_none() {
        r.note(at, next, Problem::NoSuchDay);
    }
    Some(Parsed { meaning: Period::Of(Calendar::Day(day?)), next })
}

/// "20250715", "2025 07 15".
fn compact(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let digits = |at: usize| r.text_at(at);
    let (year, month, day, next) = match digits(at).len() {
        8 => (digits(at).get(..4)?, digits(at).get(4..6)?, digits(at).get(6..)?, at + 1),
        4 if digits(at + 1).len() == 2 && digits(at + 2).len() == 2 => {
            let apart = (at + 1..at + 3)
                .all(|i| r.kind(i) == Some(Kind::Digits) && r.joined(i) && !r.glued(i));
            apart.then(|| (digits(at), digits(at + 1), digits(at + 2), at + 3))?
        }
        _ => return None,
    };
    let runs_on = r.glued(next) && matches!(r.sign(next), '.' | ',') && r.glued(next + 1);
    let year: i32 = year.parse().ok().filter(|year| (1900..2100).contains(year) && !runs_on)?;
    let day = Day::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
    Some(Parsed { meaning: Period::Of(Calendar::Day(day)), next })
}

/// "11/20" where a date is expected, "12/2015": two figures with a mark.
fn day_or_month(at: usize, (first, second): (u32, u32), r: &Reader<'_>) -> Option<Parsed<Period>> {
    let (mark, next) = (r.sign(at + 1), at + 3);
    let runs_on = r.sign(next) == mark && r.glued(next) && r.kind(next + 1) == Some(Kind::Digits);
    if digits::length(at, r) > 2 || !matches!(mark, '/' | '-') || mark == '/' && runs_on {
        return None;
    }
    if digits::length(at + 2, r) == 4 && (1..=12).contains(&first) && (1900..2100).contains(&second)
    {
        let month = Period::Of(Calendar::Month(i32::try_from(second).ok()?, first));
        return Some(Parsed { meaning: month, next });
    }
    if mark != '/' || !r.prose || digits::length(at + 2, r) > 2 || !is_date_expected(at, r) {
        return None;
    }
    let (month, day) = if first <= 12 { (first, second) } else { (second, first) };
    month::with_year(at, month, day, next, r)
}

/// Whether the words beside two figures with a slash say that they are a day.
fn is_date_expected(at: usize, r: &Reader<'_>) -> bool {
    const BEFORE: [&str; 12] = [
        "on", "from", "by", "until", "till", "before", "after", "since", "between", "this", "next",
        "dated",
    ];
    let two = |at: usize| {
        r.kind(at) == Some(Kind::Digits)
            && r.sign(at + 1) == '/'
            && r.glued(at + 1)
            && r.glued(at + 2)
            && r.kind(at + 2) == Some(Kind::Digits)
    };
    let joins = |at: usize| {
        matches!(r.sign(at), '-' | '–' | ',')
            || ["to", "and", "or"].iter().any(|w| r.is_word(at, w))
    };
    let before = at.checked_sub(1).is_some_and(|b| {
        BEFORE.iter().any(|word| r.is_word(b, word))
            || r.senses(b) & Sense::Weekday(0).bit() != 0
            || b > 2 && joins(b) && two(b - 3)
            || b > 0 && r.sign(b) == '(' && r.senses(b - 1) & Sense::Weekday(0).bit() != 0
    });
    before || r.sign(at + 3) != ',' && joins(at + 3) && two(at + 4)
}

/// Whether a date in figures begins here of which nothing tells whether day or month comes first: "5/12/2030".
/// A weekday before it would tell.
pub(super) fn is_either_way(at: usize, r: &Reader<'_>) -> bool {
    let named = at.checked_sub(1).is_some_and(|b| {
        let b = b - usize::from(b > 0 && matches!(r.sign(b), ',' | '('));
        r.senses(b) & Sense::Weekday(0).bit() != 0
    });
    !named && has_two_months(at, r)
}

/// Whether either figure of a date may be its month.
fn has_two_months(at: usize, r: &Reader<'_>) -> bool {
    let mark = r.sign(at + 1);
    if r.kind(at) != Some(Kind::Digits) || !matches!(mark, '/' | '-') || r.sign(at + 3) != mark {
        return false;
    }
    let small = |at: usize| r.text_at(at).parse().ok().filter(|n: &u32| (1..=12).contains(n));
    let years = matches!(digits::length(at + 4, r), 2 | 4);
    years && small(at).zip(small(at + 2)).is_some_and(|(first, second)| first != second)
}

/// A date in figures beside its weekday, which tells the day from the month where either may be.
pub(super) fn on_weekday(at: usize, weekday: u8, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let found = numeric(at, r)?;
    let Period::Of(Calendar::Day(read)) = found.meaning else { return Some(found) };
    let (_, month, year) = parts(read);
    let turned = Day::from_ymd_opt(year, read.day(), month).filter(|_| has_two_months(at, r));
    let fits = |day: &Day| parts(*day).0 == u32::from(weekday);
    let day = turned.filter(|turned| fits(turned) && !fits(&read)).unwrap_or(read);
    Some(Parsed { meaning: Period::Of(Calendar::Day(day)), next: found.next })
}
