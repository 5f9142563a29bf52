//! Times that count from the day of publication: "last year", "on Tuesday", "two days ago", "by year-end".

use super::date::{self, after_article, parts, plus_days, published_day, published_year, weekday};
use super::number::skip_hyphen;
use super::{Parsed, Problem, Reader, number};
use crate::pack::lexicon::{Sense, Stretch};
use crate::value::{Calendar, Day, Period};

/// A relative time at `at`. Without a day of publication it is noted as a problem.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let found = day(at, r)
        .or_else(|| year_end(at, r))
        .or_else(|| several(at, r))
        .or_else(|| this_or_next(at, r))
        .or_else(|| away(at, r))
        .or_else(|| on_weekday(at, r))?;
    match found.meaning {
        Some(meaning) => Some(Parsed { meaning, next: found.next }),
        None => date::unresolved(at, found.next, Problem::NoReference, r),
    }
}

/// The words are a relative time, and this is what they mean, if that can be told.
type Found = Option<Parsed<Option<Period>>>;

/// "today", "yesterday".
fn day(at: usize, r: &Reader<'_>) -> Found {
    let offset = r.find(at, Sense::Day(0), |sense| match sense {
        Sense::Day(by) => Some(by),
        _ => None,
    })?;
    let day = published_day(r).and_then(|day| plus_days(day, offset.meaning.into()));
    Some(Parsed { meaning: day.map(|day| Period::Of(Calendar::Day(day))), next: offset.next })
}

/// "year-end", "year-end 2026", "the end of the year".
fn year_end(at: usize, r: &Reader<'_>) -> Found {
    let hyphen = skip_hyphen(at + 1, r);
    if r.is_word(at, "year") && r.is_word(hyphen, "end") {
        let next = hyphen + 1;
        let of = next + usize::from(r.is_word(next, "of") || r.is_word(next, "in"));
        let year = date::year_number(of, false, r).filter(|_| r.joined(next));
        let next = year.as_ref().map_or(next, |y| y.next);
        let year = year.map(|y| y.meaning).or_else(|| published_year(r));
        return Some(Parsed { meaning: year.and_then(last_day_of_year), next });
    }
    None
}

fn last_day_of_year(year: i32) -> Option<Period> {
    Some(Period::Of(Calendar::Day(Day::from_ymd_opt(year, 12, 31)?)))
}

/// "two days ago", "in two years", "three weeks from now".
fn away(at: usize, r: &Reader<'_>) -> Found {
    let is_near = |i: usize| r.senses(i) & Sense::Stretch(Stretch::Day).bit() != 0;
    if !(at + 1..at + 6).any(is_near) {
        return None;
    }
    let inside = usize::from(r.is_word(at, "in") || r.is_word(at, "within"));
    let (count, stretch, next) = counted(at + inside, r)?;
    if inside == 0 && r.is_word(next, "ago") {
        return Some(Parsed { meaning: moved(stretch, -count, r), next: next + 1 });
    }
    let from_now =
        r.is_word(next, "from") && (r.is_word(next + 1, "now") || r.is_word(next + 1, "today"));
    if inside == 0 && !from_now {
        return None;
    }
    let next = next + if from_now { 2 } else { 0 };
    Some(Parsed { meaning: moved(stretch, count, r), next })
}

/// "the last three months", "the next 5 years".
fn several(at: usize, r: &Reader<'_>) -> Found {
    let direction = relative(after_article(at, r), r)?;
    if direction.meaning == 0 {
        return None;
    }
    let (count, stretch, next) = counted(direction.next, r)?;
    let meaning = published_day(r).and_then(|today| {
        let by = i64::from(direction.meaning) * i64::from(count);
        let other = match stretch {
            Stretch::Day => plus_days(today, by)?,
            Stretch::Week => plus_days(today, by * 7)?,
            _ => {
                let months = match stretch {
                    Stretch::Month => 1,
                    Stretch::Quarter => 3,
                    Stretch::Year => 12,
                    Stretch::Decade => 120,
                    _ => return None,
                };
                plus_months(today, i32::try_from(by).ok()?.checked_mul(months)?)?
            }
        };
        let (from, to) =
            if by < 0 { (other, plus_days(today, -1)?) } else { (plus_days(today, 1)?, other) };
        Some(Period::Span(Some(Calendar::Day(from)), Some(Calendar::Day(to))))
    });
    Some(Parsed { meaning, next })
}

/// "this year", "last quarter", "next Tuesday", "last July".
fn this_or_next(at: usize, r: &Reader<'_>) -> Found {
    let adverb = usize::from(r.is_word(at, "later") || r.is_word(at, "earlier"));
    let direction = relative(at + adverb, r)?;
    if let Some(weekday) = weekday(direction.next, r) {
        let meaning = published_day(r).and_then(|today| {
            let back = (7 + i64::from(parts(today).0) - i64::from(weekday.meaning)) % 7;
            let day = match direction.meaning {
                -1 => plus_days(today, if back == 0 { -7 } else { -back })?,
                // "next Friday" is the one of next week, not tomorrow.
                1 => plus_days(today, 7 - i64::from(parts(today).0) + i64::from(weekday.meaning))?,
                _ => plus_days(
                    plus_days(today, -i64::from(parts(today).0))?,
                    weekday.meaning.into(),
                )?,
            };
            Some(Period::Of(Calendar::Day(day)))
        });
        return Some(Parsed { meaning, next: weekday.next });
    }
    if let Some(month) = date::month(direction.next, r) {
        let meaning = published_day(r).map(|today| {
            let (_, now, year) = parts(today);
            let year = match direction.meaning {
                -1 if month.meaning >= now => year - 1,
                1 if month.meaning <= now => year + 1,
                _ => year,
            };
            Period::Of(Calendar::Month(year, month.meaning))
        });
        return Some(Parsed { meaning, next: month.next });
    }
    let stretch = stretch(direction.next, r)?;
    // "the current year" is one; "current years" is none, and "this half hour" neither.
    if stretch.meaning == Stretch::Day {
        return None;
    }
    Some(Parsed {
        meaning: moved(stretch.meaning, direction.meaning.into(), r),
        next: stretch.next,
    })
}

/// "Tuesday", "on Tuesday": the last one up to the day of publication.
fn on_weekday(at: usize, r: &Reader<'_>) -> Found {
    let on = usize::from(r.is_word(at, "on"));
    let weekday = weekday(at + on, r)?;
    let meaning = published_day(r).and_then(|today| {
        let back = (7 + i64::from(parts(today).0) - i64::from(weekday.meaning)) % 7;
        Some(Period::Of(Calendar::Day(plus_days(today, -back)?)))
    });
    Some(Parsed { meaning, next: weekday.next })
}

/// A small whole number with a stretch: "two days".
fn counted(at: usize, r: &Reader<'_>) -> Option<(i32, Stretch, usize)> {
    let (count, next) = if r.is_word(at, "a") || r.is_word(at, "an") {
        (1, at + 1)
    } else {
        let figure = number::read(at, false, r)?;
        if !figure.meaning.value.is_whole() || figure.meaning.vague.is_some() {
            return None;
        }
        (
            figure.meaning.value.to_string().parse().ok().filter(|n| (0..=5000).contains(n))?,
            figure.next,
        )
    };
    let stretch = stretch(skip_hyphen(next, r), r)?;
    Some((count, stretch.meaning, stretch.next))
}

/// The stretch so many stretches away from the present one.
fn moved(stretch: Stretch, by: i32, r: &Reader<'_>) -> Option<Period> {
    let calendar = match stretch {
        Stretch::Year => Calendar::Year(published_year(r)?.checked_add(by)?),
        Stretch::Decade => {
            let year = published_year(r)?;
            Calendar::Decade(
                year.checked_sub(year.rem_euclid(10))?.checked_add(by.checked_mul(10)?)?,
            )
        }
        Stretch::Day => Calendar::Day(plus_days(published_day(r)?, by.into())?),
        Stretch::Month => {
            let day = plus_months(first_of_month(r)?, by)?;
            let (_, month, year) = parts(day);
            Calendar::Month(year, month)
        }
        Stretch::Quarter => {
            let (_, month, year) = parts(plus_months(first_of_month(r)?, by.checked_mul(3)?)?);
            Calendar::Quarter(year, month.div_ceil(3))
        }
        Stretch::Half => {
            let (_, month, year) = parts(plus_months(first_of_month(r)?, by.checked_mul(6)?)?);
            Calendar::Half(year, month.div_ceil(6))
        }
        Stretch::Week | Stretch::Weekend => {
            let today = published_day(r)?;
            let monday = plus_days(today, i64::from(by) * 7 - i64::from(parts(today).0))?;
            let first = if stretch == Stretch::Week { monday } else { plus_days(monday, 5)? };
            let last = plus_days(monday, 6)?;
            return Some(Period::Span(Some(Calendar::Day(first)), Some(Calendar::Day(last))));
        }
        Stretch::Century => {
            let first =
                (published_year(r)? - 1).div_euclid(100).checked_add(by)?.checked_mul(100)? + 1;
            return Some(Period::Span(
                Some(Calendar::Year(first)),
                Some(Calendar::Year(first.checked_add(99)?)),
            ));
        }
    };
    calendar.days().map(|_| Period::Of(calendar))
}

/// The first of the month of publication; enough to know where that is a month.
fn first_of_month(r: &Reader<'_>) -> Option<Day> {
    let days = r.published?.days();
    let (first, last) = days.low().point().zip(days.high().point())?;
    let (from, to) = (parts(first), parts(last));
    ((from.1, from.2) == (to.1, to.2)).then(|| Day::from_ymd_opt(from.2, from.1, 1))?
}

/// The same day some months away, or the last of that month.
fn plus_months(day: Day, by: i32) -> Option<Day> {
    let months = chrono::Months::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

fn relative(at: usize, r: &Reader<'_>) -> Option<Parsed<i8>> {
    r.find(at, Sense::Relative(0), |sense| match sense {
        Sense::Relative(by) => Some(by),
        _ => None,
    })
}

fn stretch(at: usize, r: &Reader<'_>) -> Option<Parsed<Stretch>> {
    r.find(at, Sense::Stretch(Stretch::Day), |sense| match sense {
        Sense::Stretch(stretch) => Some(stretch),
        _ => None,
    })
    .filter(|_| r.joined(at))
}
