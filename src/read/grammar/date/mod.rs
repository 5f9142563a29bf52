//! Dates and stretches of the calendar as they are written: days, months, quarters, years, spans.

mod decade;
pub(super) mod ends;
mod holiday;
mod month;
mod near;
mod nth;
mod numeric;
mod open;
pub(super) mod portion;
mod put_off;
pub(super) mod tense;
mod told;
mod up_to;
mod words;

use decade::decade;
pub(crate) use month::month;
use numeric::{is_either_way, numeric};
use open::open;

use chrono::{Datelike, Days};

use super::number::skip_hyphen;
use super::{Parsed, Problem, Reader, digits, fiscal, guard, relative, season};
use crate::pack::lexicon::{Feast, Hedge, Sense};
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Part, Period};

/// A stretch of time at `at`, with the words that open it at one end or join two.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let found = stretch(at, r)?;
    if let Some(next) = before_christ(&found, r) {
        return unresolved(at, next, Problem::NoReference, r);
    }
    let is_span = matches!(found.meaning, Period::Span(Some(_), Some(_)));
    match r.prose && !is_span && (at..found.next).any(|i| is_either_way(i, r)) {
        true => unresolved(at, found.next, Problem::DayOrMonth, r),
        false => Some(found),
    }
}

/// The token after "BC" behind a stretch of long ago: its days are not counted here. British Columbia is as well
/// named so, but stands behind no old year.
fn before_christ(found: &Parsed<Period>, r: &Reader<'_>) -> Option<usize> {
    let at = found.next;
    let points = ["B", "C"]
        .iter()
        .zip([at, at + 2])
        .all(|(letter, at)| r.text_at(at) == *letter && r.sign(at + 1) == '.' && r.glued(at + 1));
    let next = match () {
        () if matches!(r.text_at(at), "BC" | "BCE") && r.joined(at) => at + 1,
        () if points && r.joined(at) => at + 4,
        () => return None,
    };
    let days = found.meaning.days();
    let first = days.low().point().or_else(|| days.high().point())?;
    (parts(first).2 < 1800).then_some(next)
}

fn stretch(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
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
        let from = edge(after_article(at + 1, r), r)?;
        let and = r.is_word(from.next, "and").then_some(from.next + 1);
        return join(at, &from, and.or_else(|| separator(from.next, r))?, r);
    }
    if let Some(found) = open(at, r) {
        return Some(found);
    }
    let start = after_article(at, r);
    let on =
        usize::from(r.is_word(start, "on") || r.is_word(start, "in") || r.is_word(start, "during"));
    // "in two years" is read with its "in", "in July" without.
    let first = point(start, r)
        .or_else(|| (on > 0).then(|| point(after_article(start + on, r), r)).flatten())
        .or_else(|| (on > 0).then(|| near::year_in_words(start + on, r)).flatten())
        .or_else(|| hedged(at, r))?;
    if let Some(to) = dots(first.next, r) {
        if point(to, r).is_none() {
            let meaning = Period::Span(Some(head(&first.meaning)?), None);
            return Some(Parsed { meaning, next: to });
        }
        return join(at, &first, to, r);
    }
    if let Some(to) = separator(first.next, r)
        && let Some(span) = near::to_weekday(at, &first, to, r).or_else(|| join(at, &first, to, r))
    {
        return Some(span);
    }
    Some(first)
}

/// "around the 21st of this month": a hedge before a date, but not before a bare year or stretch.
fn hedged(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let hedge = r.find(at, Sense::Hedge(Hedge::About), |sense| {
        (sense == Sense::Hedge(Hedge::About)).then_some(())
    })?;
    let found = point(after_article(hedge.next, r), r)?;
    let one_token = found.next == after_article(hedge.next, r) + 1;
    let dated = matches!(found.meaning, Period::Of(Calendar::Day(_) | Calendar::Month(..)));
    (dated && !one_token).then_some(found)
}

/// An end of a span: a stretch, or the present day.
fn edge(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if ["now", "date", "present"].iter().any(|word| r.is_word(at, word)) {
        let today = published_day(r)?;
        return Some(Parsed { meaning: Period::Of(Calendar::Day(today)), next: at + 1 });
    }
    point(at, r)
}

/// A stretch that holds no other: what "the first week of" may be followed by.
fn whole(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    numeric(at, r)
        .or_else(|| month::month_date(at, r))
        .or_else(|| holiday::read(at, r))
        .or_else(|| fiscal::portion(at, r))
        .or_else(|| decade(at, r))
        .or_else(|| relative::read(at, r))
        .or_else(|| year(at, r))
}

/// A stretch without opening words: a date, a month, a quarter, a year, a part of one, "last year".
pub(crate) fn point(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    const CALENDAR: u64 = Sense::Month(0).bit()
        | Sense::Weekday(0).bit()
        | Sense::Day(0).bit()
        | Sense::Holiday(Feast::Easter(0)).bit()
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
            .or_else(|| season::read(at, r))
            .or_else(|| fiscal::portion(at, r))
            .or_else(|| up_to::read(at, r))
            .or_else(|| near::offset(at, r))
            .or_else(|| nth::nth(at, r))
            .or_else(|| month::month_date(at, r))
            .or_else(|| relative::read(at, r));
    }
    day_of_month(at, r)
        .or_else(|| up_to::read(at, r))
        .or_else(|| nth::nth(at, r))
        .or_else(|| part(at, r))
        .or_else(|| fiscal::read(at, r))
        .or_else(|| near::offset(at, r))
        .or_else(|| numeric(at, r))
        .or_else(|| month::month_date(at, r))
        .or_else(|| fiscal::portion(at, r))
        .or_else(|| decade(at, r))
        .or_else(|| near::weekday_date(at, r))
        .or_else(|| holiday::read(at, r))
        .or_else(|| relative::read(at, r))
        .or_else(|| year(at, r))
}

/// "the 18th", "on the 4th": the nearest such day.
fn day_of_month(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let before = at.checked_sub(2)?;
    let on = ["on", "by", "until", "before", "after", "since"].iter().any(|w| r.is_word(before, w));
    if !on || !r.is_word(at - 1, "the") || r.kind(at) != Some(Kind::Digits) {
        return None;
    }
    nth::day_alone(at, r).filter(|day| !r.is_word(day.next, "of"))
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

/// The span from `first` to the point at `to`. "3-5 July" and "June to July 2025" share what is written once.
fn join(at: usize, first: &Parsed<Period>, to: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let second = edge(after_article(to, r), r)?;
    let now = ["now", "date", "present"].iter().any(|word| r.is_word(to, word));
    let (mut from, mut until) = (head(&first.meaning)?, last(&second.meaning)?);
    // "from May to October 2020": the year that is written once holds for both.
    let (has_first, has_second) = (says_year(at, first.next, r), says_year(to, second.next, r));
    if has_second && !has_first {
        from = in_year(from, until.year())?;
        if from.days()?.0 > until.days()?.1 {
            from = in_year(from, until.year() - 1)?;
        }
    } else if now && !has_first && from.days()?.0 > until.days()?.1 {
        from = in_year(from, from.year() - 1)?;
    } else if !has_second && from.days()?.0 > until.days()?.1 {
        until = in_year(until, from.year())?;
        if from.days()?.0 > until.days()?.1 {
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
    let of = r.is_word(start.saturating_sub(1), "the") || r.is_word(start.saturating_sub(1), "of");
    let whole = point(start, r).or_else(|| nth::this_one(start, r).filter(|_| of))?;
    let meaning = match whole.meaning {
        Period::Of(calendar) => Period::Part(part.meaning, calendar),
        other => other,
    };
    Some(Parsed { meaning, next: whole.next })
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

/// A year alone.
fn year(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let year = year_number(at, false, r)?;
    if guard::is_military_time(at, r) {
        return None;
    }
    // "2024-25" is two years as one season or one budget.
    let is_joint = |sign: char| r.sign(year.next) == sign && r.glued(year.next);
    if r.is_hyphen(year.next) || is_joint('–') || is_joint('/') && r.glued(year.next + 1) {
        let end = year.next + 1;
        let figures = digits::length(end, r);
        if r.kind(end) == Some(Kind::Digits) && (figures == 2 || figures == 4 && is_joint('/')) {
            let written: i32 = r.text_at(end).parse().ok()?;
            let century = if figures == 4 { 0 } else { year.meaning - year.meaning % 100 };
            let until = century + written;
            if until > year.meaning && (!is_joint('/') || until == year.meaning + 1) {
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
