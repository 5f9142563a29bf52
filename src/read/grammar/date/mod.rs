//! Dates and stretches of the calendar as they are written: days, months, quarters, years, spans.

mod month;

pub(crate) use month::month;

use chrono::{Datelike, Days};

use super::fiscal::ordinal;
use super::number::skip_hyphen;
use super::{Parsed, Problem, Reader, digits, fiscal, relative};
use crate::pack::lexicon::{Open, Sense};
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Part, Period};

/// A stretch of time at `at`, with the words that open it at one end or join two.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if !r.prose
        && let Some(words) = r.find(at, Sense::VagueTime, |s| (s == Sense::VagueTime).then_some(()))
    {
        let from = r.token(at)?.start as usize;
        let to = r.token(words.next - 1)?.end as usize;
        let text = r.text.get(from..to)?.to_lowercase();
        return Some(Parsed { meaning: Period::Vague(text.into()), next: words.next });
    }
    if let Some(next) = dots(at, r) {
        let to = point(next, r)?;
        return Some(Parsed {
            meaning: Period::Span(None, Some(last(&to.meaning)?)),
            next: to.next,
        });
    }
    if r.is_word(at, "between") {
        let from = point(after_article(at + 1, r), r)?;
        let and = r.is_word(from.next, "and").then_some(from.next + 1)?;
        return join(at, &from, and, r);
    }
    if let Some(found) = open(at, r) {
        return Some(found);
    }
    let start = after_article(at, r);
    let on =
        usize::from(r.is_word(start, "on") || r.is_word(start, "in") || r.is_word(start, "during"));
    // "in two years" is read with its "in", "in July" without.
    let first = point(start, r)
        .or_else(|| (on > 0).then(|| point(after_article(start + on, r), r)).flatten())?;
    if let Some(to) = dots(first.next, r) {
        if point(to, r).is_none() {
            let meaning = Period::Span(Some(head(&first.meaning)?), None);
            return Some(Parsed { meaning, next: to });
        }
        return join(at, &first, to, r);
    }
    if let Some(to) = separator(first.next, r)
        && let Some(span) = join(at, &first, to, r)
    {
        return Some(span);
    }
    Some(first)
}

/// A stretch without opening words: a date, a month, a quarter, a year, a part of one, "last year".
pub(crate) fn point(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    const CALENDAR: u64 = Sense::Month(0).bit()
        | Sense::Weekday(0).bit()
        | Sense::Day(0).bit()
        | Sense::Relative(0).bit()
        | Sense::Part(Part::Early).bit()
        | Sense::Ordinal(0).bit();
    let token = r.token(at)?;
    if token.kind == Kind::Opaque {
        return None;
    }
    // Most words begin no date; of the rest most are the first word of "two days ago".
    if token.kind == Kind::Word && r.lexicon.senses(token.word) & CALENDAR == 0 {
        return fiscal::read(at, r)
            .or_else(|| fiscal::portion(at, r))
            .or_else(|| relative::read(at, r));
    }
    let written = day_of_month(at, r);
    let written = written
        .or_else(|| part(at, r))
        .or_else(|| fiscal::read(at, r))
        .or_else(|| numeric(at, r))
        .or_else(|| month::month_date(at, r))
        .or_else(|| fiscal::portion(at, r))
        .or_else(|| decade(at, r));
    // "Tuesday, 15 July 2025": the date says it; whether the weekday fits is for a rule.
    let written = written.or_else(|| {
        let weekday = weekday(at, r)?;
        let comma = weekday.next + usize::from(r.sign(weekday.next) == ',');
        let the = comma + usize::from(r.is_word(comma, "the"));
        numeric(the, r).or_else(|| month::month_date(the, r))
    });
    written.or_else(|| relative::read(at, r)).or_else(|| year(at, r))
}

/// "the 18th", "on the 4th": the nearest such day.
fn day_of_month(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let before = at.checked_sub(2)?;
    let on = ["on", "by", "until", "before", "after", "since"].iter().any(|w| r.is_word(before, w));
    if !on || !r.is_word(at - 1, "the") || r.kind(at) != Some(Kind::Digits) {
        return None;
    }
    let day = ordinal(at, r)?;
    let noun = r.kind(day.next) == Some(Kind::Word)
        && r.joined(day.next)
        && r.senses(day.next) & Sense::Stop.bit() == 0;
    if noun
        || r.is_word(day.next, "of")
        || !(1..=31).contains(&day.meaning)
        || r.is_hyphen(day.next)
    {
        return None;
    }
    let Some(today) = published_day(r) else {
        return unresolved(at, day.next, Problem::NoReference, r);
    };
    let of = |by: i32| {
        let month = today.month0() as i32 + by;
        let (year, month) = (today.year() + month.div_euclid(12), month.rem_euclid(12) as u32 + 1);
        Day::from_ymd_opt(year, month, day.meaning)
    };
    let nearest = (-1..=1).filter_map(of).min_by_key(|day| (*day - today).num_days().abs())?;
    Some(Parsed { meaning: Period::Of(Calendar::Day(nearest)), next: day.next })
}

/// A day of the week, 0 for Monday.
pub(crate) fn weekday(at: usize, r: &Reader<'_>) -> Option<Parsed<u8>> {
    r.find(at, Sense::Weekday(0), |sense| match sense {
        Sense::Weekday(day) => Some(day),
        _ => None,
    })
}

/// The day of publication, where it is one day.
pub(crate) fn published_day(r: &Reader<'_>) -> Option<Day> {
    let days = r.published?.days();
    let (first, last) = days.low().point().zip(days.high().point())?;
    (first == last).then_some(first)
}

/// The year of publication.
pub(crate) fn published_year(r: &Reader<'_>) -> Option<i32> {
    r.published?.year()
}

/// So many days later.
pub(crate) fn plus_days(day: Day, by: i64) -> Option<Day> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// The weekday of a day, 0 for Monday; its month; its year.
pub(crate) fn parts(day: Day) -> (u32, u32, i32) {
    (day.weekday().num_days_from_monday(), day.month(), day.year())
}

/// The calendar stretch at which a period begins.
pub(crate) fn head(period: &Period) -> Option<Calendar> {
    match period {
        Period::Of(calendar) => Some(*calendar),
        Period::Span(from, _) => *from,
        Period::Part(..) => period.days().low().point().map(Calendar::Day),
        Period::Fiscal(..) | Period::Vague(_) => None,
    }
}

/// The calendar stretch with which a period ends.
pub(crate) fn last(period: &Period) -> Option<Calendar> {
    match period {
        Period::Of(calendar) => Some(*calendar),
        Period::Span(_, to) => *to,
        Period::Part(..) => period.days().high().point().map(Calendar::Day),
        Period::Fiscal(..) | Period::Vague(_) => None,
    }
}

/// "by 2025", "since July", "before 3 June", "after 2023".
fn open(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let word = r.find(at, Sense::Open(Open::By), |sense| match sense {
        Sense::Open(open) => Some(open),
        _ => None,
    })?;
    let start = after_article(word.next, r);
    // "by the end of 2025" is the whole of 2025; "since the start of 2025" too.
    let edge = r.find(start, Sense::Part(Part::Early), |sense| match sense {
        Sense::Part(part)
            if r.is_word(start, "end")
                || r.is_word(start, "start")
                || r.is_word(start, "beginning") =>
        {
            Some(part)
        }
        _ => None,
    });
    if let Some(edge) = &edge
        && let Some(whole) = point(after_article(edge.next, r), r)
    {
        let span = match (word.meaning, edge.meaning) {
            (Open::By | Open::Until | Open::Before, Part::Late) => {
                Period::Span(None, Some(Calendar::Day(last_day(&whole.meaning)?)))
            }
            (Open::Since | Open::After, Part::Early) => {
                Period::Span(Some(Calendar::Day(first_day(&whole.meaning)?)), None)
            }
            (Open::By | Open::Before | Open::Until, Part::Early) => {
                Period::Span(None, Some(Calendar::Day(first_day(&whole.meaning)?)))
            }
            (Open::Since | Open::After, Part::Late) => {
                Period::Span(Some(Calendar::Day(last_day(&whole.meaning)?)), None)
            }
            _ => return None,
        };
        return Some(Parsed { meaning: span, next: whole.next });
    }
    let first = point(start, r)?;
    if word.meaning == Open::Since
        && r.is_word(at, "from")
        && let Some(to) = separator(first.next, r)
        && let Some(span) = join(at, &first, to, r)
    {
        return Some(span);
    }
    let meaning = match word.meaning {
        Open::By | Open::Until => Period::Span(None, Some(last(&first.meaning)?)),
        Open::Since => Period::Span(Some(head(&first.meaning)?), None),
        Open::Before => {
            Period::Span(None, Some(Calendar::Day(plus_days(first_day(&first.meaning)?, -1)?)))
        }
        Open::After => {
            Period::Span(Some(Calendar::Day(plus_days(last_day(&first.meaning)?, 1)?)), None)
        }
    };
    Some(Parsed { meaning, next: first.next })
}

fn first_day(period: &Period) -> Option<Day> {
    period.days().low().point()
}

fn last_day(period: &Period) -> Option<Day> {
    period.days().high().point()
}

/// The span from `first` to the point at `to`. "3-5 July" and "June to July 2025" share what is written once.
fn join(at: usize, first: &Parsed<Period>, to: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let second = point(after_article(to, r), r)?;
    let (mut from, mut until) = (head(&first.meaning)?, last(&second.meaning)?);
    // "from May to October 2020": the year that is written once holds for both.
    let (has_first, has_second) = (says_year(at, first.next, r), says_year(to, second.next, r));
    if has_second && !has_first {
        from = in_year(from, until.year())?;
        if from.days()?.0 > until.days()?.1 {
            from = in_year(from, until.year() - 1)?;
        }
    } else if !has_second && from.days()?.0 > until.days()?.1 {
        until = in_year(until, if has_first { from.year() } else { from.year() + 1 })?;
        if has_first && from.days()?.0 > until.days()?.1 {
            until = in_year(until, from.year() + 1)?;
        }
    }
    let upside_down = from.days()?.0 > until.days()?.1;
    if upside_down {
        r.note(at, second.next, Problem::UpsideDown);
        return None;
    }
    Some(Parsed { meaning: Period::Span(Some(from), Some(until)), next: second.next })
}

/// Whether a year is written among the tokens, or told by a relative word.
fn says_year(from: usize, to: usize, r: &Reader<'_>) -> bool {
    (from..to).any(|at| {
        r.kind(at) == Some(Kind::Digits) && digits::length(at, r) == 4
            || r.senses(at) & (Sense::Relative(0).bit() | Sense::Day(0).bit()) != 0
            || r.senses(at) & Sense::Weekday(0).bit() != 0
                && r.senses(from) & Sense::Month(0).bit() == 0
    })
}

/// The same day or month of another year; other stretches say their year.
fn in_year(calendar: Calendar, year: i32) -> Option<Calendar> {
    Some(match calendar {
        Calendar::Day(day) => Calendar::Day(day.with_year(year)?),
        Calendar::Month(_, month) => Calendar::Month(year, month),
        other => other,
    })
}

/// What joins the two ends of a span.
fn separator(at: usize, r: &Reader<'_>) -> Option<usize> {
    let token = r.token(at)?;
    if matches!(token.sign, '-' | '–' | '—' | '~') {
        return Some(at + 1);
    }
    if r.is_word(at, "or") {
        return None;
    }
    r.find(at, Sense::To, |s| (s == Sense::To).then_some(())).map(|to| to.next)
}

fn dots(at: usize, r: &Reader<'_>) -> Option<usize> {
    (r.sign(at) == '.' && r.sign(at + 1) == '.' && r.glued(at + 1)).then_some(at + 2)
}

pub(crate) fn after_article(at: usize, r: &Reader<'_>) -> usize {
    at + usize::from(r.is_word(at, "the"))
}

/// "early 2025", "mid-July", "late 1990s", "the end of June".
fn part(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let part = r.find(at, Sense::Part(Part::Early), |sense| match sense {
        Sense::Part(part) => Some(part),
        _ => None,
    })?;
    let start = after_article(skip_hyphen(part.next, r), r);
    // "early early 2025" is nothing; a page of such words must not be read one inside the other.
    if r.senses(start) & Sense::Part(Part::Early).bit() != 0 {
        return None;
    }
    let whole = point(start, r)?;
    let meaning = match whole.meaning {
        Period::Of(calendar) => Period::Part(part.meaning, calendar),
        other => other,
    };
    Some(Parsed { meaning, next: whole.next })
}

/// "2025-07-15", "2025-07", "15/07/2025", "15.7.2025".
fn numeric(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if r.kind(at) != Some(Kind::Digits) {
        return None;
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
        if size(at + 2) == 2 && mark != '.' && (1..=12).contains(&second) && is_year(first) {
            return Some(Parsed {
                meaning: Period::Of(Calendar::Month(year, second)),
                next: at + 3,
            });
        }
        return None;
    }
    let third = third?;
    let next = at + 5;
    let year = match size(at + 4) {
        4 => i32::try_from(third).ok()?,
        2 if mark == '/' => short_year(third),
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

/// A date that cannot be told. A wording has a problem then; in running text it is a date all the
/// same, and never a figure, but it names no days.
pub(crate) fn unresolved(
    at: usize,
    next: usize,
    problem: Problem,
    r: &Reader<'_>,
) -> Option<Parsed<Period>> {
    if !r.prose {
        r.note(at, next, problem);
        return None;
    }
    let from = r.token(at)?.start as usize;
    let to = r.token(next.checked_sub(1)?)?.end as usize;
    let words = r.text.get(from..to)?.to_lowercase();
    Some(Parsed { meaning: Period::Vague(words.into()), next })
}

/// "the 2020s", "1990's", "the '90s".
fn decade(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let quote = usize::from(r.sign(at) == '\'');
    let digits_at = at + quote;
    if r.kind(digits_at) != Some(Kind::Digits) {
        return None;
    }
    let written: u32 = r.text_at(digits_at).parse().ok()?;
    let apostrophe = usize::from(r.sign(digits_at + 1) == '\'' && r.glued(digits_at + 1));
    let s = digits_at + 1 + apostrophe;
    if !r.is_word(s, "s") || !r.glued(s) {
        return None;
    }
    let year = match digits::length(digits_at, r) {
        4 if is_year(written) => written,
        2 if quote > 0 || written >= 20 => u32::try_from(short_year(written)).ok()?,
        _ => return None,
    };
    let year = i32::try_from(year).ok()?;
    (year % 10 == 0).then_some(Parsed { meaning: Period::Of(Calendar::Decade(year)), next: s + 1 })
}

/// A year alone.
fn year(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let year = year_number(at, false, r)?;
    // "2024-25" is two years as one season or one budget.
    if r.is_hyphen(year.next) || r.sign(year.next) == '–' && r.glued(year.next) {
        let end = year.next + 1;
        if r.kind(end) == Some(Kind::Digits) && digits::length(end, r) == 2 {
            let short: i32 = r.text_at(end).parse().ok()?;
            let until = year.meaning - year.meaning % 100 + short;
            if until > year.meaning {
                let span =
                    Period::Span(Some(Calendar::Year(year.meaning)), Some(Calendar::Year(until)));
                return Some(Parsed { meaning: span, next: end + 1 });
            }
        }
    }
    Some(Parsed { meaning: Period::Of(Calendar::Year(year.meaning)), next: year.next })
}

/// A year in digits; `short`: two digits will do.
pub(crate) fn year_number(at: usize, short: bool, r: &Reader<'_>) -> Option<Parsed<i32>> {
    if r.kind(at) != Some(Kind::Digits) {
        return None;
    }
    let written: u32 = r.text_at(at).parse().ok()?;
    let year = match digits::length(at, r) {
        4 if is_year(written) => i32::try_from(written).ok()?,
        2 if short => short_year(written),
        _ => return None,
    };
    let decimal = matches!(r.sign(at + 1), '.' | ',')
        && r.glued(at + 1)
        && r.glued(at + 2)
        && r.kind(at + 2) == Some(Kind::Digits);
    (!decimal && r.sign(at + 1) != '%').then_some(Parsed { meaning: year, next: at + 1 })
}

fn is_year(n: u32) -> bool {
    (1000..=2999).contains(&n)
}

/// Two digits as a year: up to 49 in this century.
fn short_year(n: u32) -> i32 {
    let n = i32::try_from(n % 100).unwrap_or(0);
    if n < 50 { 2000 + n } else { 1900 + n }
}
