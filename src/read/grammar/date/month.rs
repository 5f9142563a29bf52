//! Dates with the name of a month: "July 15, 2025", "3-5 July", "15-Jul-2025".

use chrono::Datelike;

use super::super::fiscal::ordinal;
use super::super::number::skip_hyphen;
use super::super::{Parsed, Problem, Reader, digits, relative};
use super::{after_article, separator, told, unresolved, words, year_number};
use crate::pack::lexicon::Sense;
use crate::read::token::{Case, Kind};
use crate::value::{Calendar, Day, Period};

/// "July 15, 2025", "15 July 2025", "July 2025", "the 15th of July".
pub(super) fn month_date(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if let Some(dashed) = dashed(at, r) {
        return Some(dashed);
    }
    if let Some(month) = month(at, r).filter(|month| !is_other_word(at, month.next, r)) {
        let mut next = month.next;
        let of = usize::from(
            r.is_word(next, "of") || r.is_word(next, "in") && digits::length(next + 1, r) == 4,
        );
        let comma = usize::from(r.sign(next) == ',');
        let slash = r.sign(next) == '/' && r.glued(next) && r.glued(next + 1);
        let the = usize::from(r.is_word(next, "the") || slash);
        if let Some(day) = day_number(next + the, r) {
            next = day.next;
            if let Some(span) = day_span(at, month.meaning, day.meaning, next, r) {
                return Some(span);
            }
            return with_year(at, month.meaning, day.meaning, next, r);
        }
        if let Some(year) = month_year(next + of.max(comma), r) {
            let meaning = Period::Of(Calendar::Month(year.meaning, month.meaning));
            return Some(Parsed { meaning, next: year.next });
        }
        return yearless_month(at, month.meaning, month.next, r);
    }
    if let Some(span) = days_of_month(at, r) {
        return Some(span);
    }
    if let Some(month) = year_before(at, r) {
        return Some(month);
    }
    let day = day_number(at, r)?;
    let of = day.next + usize::from(r.is_word(day.next, "of"));
    if let Some(month) = month(skip_hyphen(of, r), r) {
        return with_year(at, month.meaning, day.meaning, month.next, r);
    }
    // "18 and 19 June": the month is said once.
    let and = r.is_word(of, "and") || r.is_word(of, "or");
    day_before_month(at, r).filter(|_| and).or_else(|| day_behind_month(at, r))
}

/// A day whose month is said before another one: "7" of "May 3 and 7".
fn day_behind_month(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let first = at.checked_sub(3)?;
    let is_day = |i: usize| r.kind(i) == Some(Kind::Digits) && day_number(i, r).is_some();
    let is_joint = r.is_word(at - 1, "and") || r.is_word(at - 1, "or");
    let month = month(first, r).filter(|_| r.prose && is_joint && is_day(at - 2) && is_day(at))?;
    // "On May 3 and 7 people came": what stands before a noun counts it.
    let is_count = r.kind(at + 1) == Some(Kind::Word) && r.senses(at + 1) & Sense::Stop.bit() == 0;
    if month.next != at - 2 || is_count {
        return None;
    }
    let day = day_number(at, r)?;
    with_year(first, month.meaning, day.meaning, day.next, r)
}

/// A day whose month is said with another one: "18" of "18 and 19 June", "ninth" of "ninth till 17th of April".
pub(super) fn day_before_month(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let day = day_number(at, r)?;
    let and = day.next + usize::from(r.is_word(day.next, "and") || r.is_word(day.next, "or"));
    let to = if and > day.next { and } else { separator(day.next, r)? };
    let other = day_number(after_article(to, r), r)?;
    let of = other.next + usize::from(r.is_word(other.next, "of"));
    let month = month(skip_hyphen(of, r), r)?;
    let mut found = with_year(at, month.meaning, day.meaning, month.next, r)?;
    found.next = day.next;
    Some(found)
}

/// "2017 April".
fn year_before(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let year = year_number(at, false, r)?;
    let month = month(year.next, r).filter(|_| r.joined(year.next))?;
    let word = r.kind(month.next) == Some(Kind::Word) && r.joined(month.next);
    let day = r.kind(month.next) == Some(Kind::Digits) && r.joined(month.next);
    let stops = r.senses(month.next) & Sense::Stop.bit() != 0;
    if is_other_word(year.next, month.next, r) || day || word && !stops {
        return None;
    }
    let meaning = Period::Of(Calendar::Month(year.meaning, month.meaning));
    Some(Parsed { meaning, next: month.next })
}

/// "may" and "march" that are no months: "May I ask", "this may be".
fn is_other_word(at: usize, next: usize, r: &Reader<'_>) -> bool {
    let may = r.is_word(at, "may");
    if !r.prose || !may && !r.is_word(at, "march") {
        return false;
    }
    let lower = r.token(at).is_some_and(|token| token.case == Case::Lower);
    let number_beside = r.kind(next) == Some(Kind::Digits)
        || at > 0 && r.kind(at - 1) == Some(Kind::Digits)
        || at > 0 && r.senses(at - 1) & Sense::Ordinal(0).bit() != 0;
    const ASKS: [&str; 9] = ["i", "we", "you", "he", "she", "it", "they", "not", "have"];
    let asks = may && ASKS.iter().any(|word| r.is_word(next, word));
    asks || lower && !number_beside && !at.checked_sub(1).is_some_and(|b| r.is_word(b, "in"))
}

/// "Jun-15" beside a weekday, where it can be no year.
pub(super) fn dashed_day(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let month = month(at, r)?;
    let day = month.next + 1;
    let joined = r.sign(month.next) == '-' && r.glued(month.next) && r.glued(day);
    let day = day_number(day, r).filter(|_| joined)?;
    with_year(at, month.meaning, day.meaning, day.next, r)
}

/// "15-Jul-2025", "15/Jul/2025", "2025-Jul-15".
fn dashed(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let mark = |at: usize| matches!(r.sign(at), '-' | '/') && r.glued(at) && r.glued(at + 1);
    if let Some(month) = month(at, r)
        && mark(at + 1)
        && mark(at + 3)
        && r.text_at(at + 2).len() == 4
    {
        // "September-2020-23"
        let year = r.text_at(at + 2).parse().ok()?;
        let day = Day::from_ymd_opt(year, month.meaning, r.text_at(at + 4).parse().ok()?)?;
        return Some(Parsed { meaning: Period::Of(Calendar::Day(day)), next: at + 5 });
    }
    if r.kind(at) != Some(Kind::Digits) || !mark(at + 1) || !mark(at + 3) {
        return None;
    }
    let month = month(at + 2, r).filter(|month| month.next == at + 3)?.meaning;
    let (a, b) = (r.text_at(at), r.text_at(at + 4));
    let (year, day) = if a.len() == 4 { (a, b) } else { (b, a) };
    let year: i32 = (year.len() == 4).then(|| year.parse().ok())??;
    let day = Day::from_ymd_opt(year, month, day.parse().ok()?);
    if day.is_none() {
        r.note(at, at + 5, Problem::NoSuchDay);
    }
    Some(Parsed { meaning: Period::Of(Calendar::Day(day?)), next: at + 5 })
}

/// "3-5 July 2025", "4-23 in next month".
fn days_of_month(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let first = day_number(at, r)?;
    let to = separator(first.next, r)?;
    let last = day_number(to, r).filter(|last| last.meaning > first.meaning)?;
    let of = usize::from(r.is_word(last.next, "of") || r.is_word(last.next, "in"));
    if let Some(month) = month(last.next + of, r) {
        let end = with_year(at, month.meaning, last.meaning, month.next, r)?;
        let Period::Of(Calendar::Day(day)) = end.meaning else { return Some(end) };
        let start = Day::from_ymd_opt(day.year(), month.meaning, first.meaning)?;
        let span = Period::Span(Some(Calendar::Day(start)), Some(Calendar::Day(day)));
        return Some(Parsed { meaning: span, next: end.next });
    }
    let Parsed { meaning: Period::Of(Calendar::Month(year, month)), next } =
        relative::read(after_article(last.next + of, r), r)?
    else {
        return None;
    };
    let day = |day| Day::from_ymd_opt(year, month, day).map(Calendar::Day);
    let span = Period::Span(Some(day(first.meaning)?), Some(day(last.meaning)?));
    Some(Parsed { meaning: span, next })
}

/// "July 3-5", "Sept. 20 to 24, 2025": two days of one month.
fn day_span(
    at: usize,
    month: u32,
    from: u32,
    next: usize,
    r: &Reader<'_>,
) -> Option<Parsed<Period>> {
    let to = separator(next, r)?;
    let last = day_number(after_article(to, r), r)?;
    let runs_on = self::month(last.next, r).is_some();
    if runs_on || last.meaning <= from {
        return None;
    }
    let end = with_year(at, month, last.meaning, last.next, r)?;
    let Period::Of(Calendar::Day(day)) = end.meaning else { return Some(end) };
    let start = Day::from_ymd_opt(day.year(), month, from)?;
    let span = Period::Span(Some(Calendar::Day(start)), Some(Calendar::Day(day)));
    Some(Parsed { meaning: span, next: end.next })
}

/// A year after a month: four digits, or two after an apostrophe.
fn month_year(at: usize, r: &Reader<'_>) -> Option<Parsed<i32>> {
    let at = skip_hyphen(at, r);
    let quote = usize::from(r.sign(at) == '\'');
    let found = year_number(at + quote, quote > 0, r).filter(|_| r.joined(at));
    found.or_else(|| words::year(at, r).filter(|_| r.joined(at))).or_else(|| match relative::read(
        at, r,
    )? {
        Parsed { meaning: Period::Of(Calendar::Year(year)), next } => {
            Some(Parsed { meaning: year, next })
        }
        _ => None,
    })
}

pub(super) fn with_year(
    at: usize,
    month: u32,
    day: u32,
    next: usize,
    r: &Reader<'_>,
) -> Option<Parsed<Period>> {
    let comma = usize::from(r.sign(next) == ',');
    let of = usize::from(r.is_word(next, "of") || r.is_word(next, "in"));
    if let Some(year) = month_year(next + comma.max(of), r) {
        let day = Day::from_ymd_opt(year.meaning, month, day);
        if day.is_none() {
            r.note(at, year.next, Problem::NoSuchDay);
        }
        return Some(Parsed { meaning: Period::Of(Calendar::Day(day?)), next: year.next });
    }
    // 29 February exists in some year or other.
    if Day::from_ymd_opt(2000, month, day).is_none() {
        r.note(at, next, Problem::NoSuchDay);
        return None;
    }
    let Some(reference) = written(r) else {
        return unresolved(at, next, Problem::NoYear, r);
    };
    // "The 4th of May of that year"
    if r.prose && of > 0 && r.is_word(next + 1, "that") && r.is_word(next + 2, "year") {
        return unresolved(at, next + 3, Problem::NoYear, r);
    }
    let reach = if (month, day) == (2, 29) { 4 } else { 1 };
    let of_year = |year: i32| Day::from_ymd_opt(year, month, day).map(Calendar::Day);
    let meant = told::nearest((at, next), reach, reference, of_year, r)?;
    Some(Parsed { meaning: Period::Of(meant), next })
}

/// The first and the last day on which the page may have been written.
fn written(r: &Reader<'_>) -> Option<(Day, Day)> {
    let days = r.published?.days();
    let first = days.low().point()?;
    Some((first, days.high().point().unwrap_or(first)))
}

fn yearless_month(at: usize, month: u32, next: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let Some(reference) = written(r) else {
        return unresolved(at, next, Problem::NoYear, r);
    };
    let of_year = |year: i32| Some(Calendar::Month(year, month));
    let meant = told::nearest((at, next), 1, reference, of_year, r)?;
    Some(Parsed { meaning: Period::Of(meant), next })
}

pub(crate) fn month(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
    r.find(at, Sense::Month(0), |sense| match sense {
        Sense::Month(month) => Some(u32::from(month)),
        _ => None,
    })
}

/// "15", "15th", "fifteenth", as the day of a month.
fn day_number(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
    let token = r.token(at)?;
    if let Some(day) = words::day(at, r) {
        return Some(day);
    }
    if let Some(ordinal) = ordinal(at, r) {
        return (1..=31).contains(&ordinal.meaning).then_some(ordinal);
    }
    if token.kind != Kind::Digits || digits::length(at, r) > 2 {
        return None;
    }
    let day: u32 = r.text_at(at).parse().ok()?;
    let runs_on = r.glued(at + 1)
        && (matches!(r.sign(at + 1), ':' | '%' | '/')
            || matches!(r.sign(at + 1), '.' | ',')
                && r.glued(at + 2)
                && r.kind(at + 2) == Some(Kind::Digits));
    (day > 0 && !runs_on).then_some(Parsed { meaning: day, next: at + 1 })
}
