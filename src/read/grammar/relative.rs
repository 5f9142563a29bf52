//! Times that count from the day of publication: "last year", "on Tuesday", "two days ago", "by year-end".

use super::date::ends;
use super::date::tense::{self, Tense};
use super::date::{self, after_article, parts, plus_days, published_day, published_year, weekday};
use super::number::skip_hyphen;
use super::{Parsed, Problem, Reader, number};
use crate::pack::lexicon::{Sense, Stretch};
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Period};

/// The senses and the other words with which a relative time begins.
const BEGINS: u64 = Sense::Day(0).bit()
    | Sense::Relative(0).bit()
    | Sense::Weekday(0).bit()
    | Sense::Number(0).bit()
    | Sense::Group(0).bit()
    | Sense::Few(0).bit()
    | Sense::Fraction(0).bit();
const WORDS: [&str; 9] = ["the", "in", "a", "an", "within", "later", "earlier", "year", "weekend"];

/// A relative time at `at`. Without a day of publication it is noted as a problem.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let begins = r.senses(at) & BEGINS != 0
        || r.kind(at) == Some(Kind::Digits)
        || WORDS.iter().any(|word| r.is_word(at, word));
    if !begins {
        return None;
    }
    let found = day(at, r)
        .or_else(|| ends::year_end(at, r))
        .or_else(|| ends::the_weekend(at, r))
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
pub(crate) type Found = Option<Parsed<Option<Period>>>;

/// "today", "yesterday", as a stretch of its own.
pub(crate) fn day_word(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let found = day(at, r)?;
    match found.meaning {
        Some(meaning) => Some(Parsed { meaning, next: found.next }),
        None => date::unresolved(at, found.next, Problem::NoReference, r),
    }
}

/// "today", "yesterday".
fn day(at: usize, r: &Reader<'_>) -> Found {
    let offset = r.find(at, Sense::Day(0), |sense| match sense {
        Sense::Day(by) => Some(by),
        _ => None,
    })?;
    let day = published_day(r).and_then(|day| plus_days(day, offset.meaning.into()));
    Some(Parsed { meaning: day.map(|day| Period::Of(Calendar::Day(day))), next: offset.next })
}

/// "two days ago", "in two years", "three weeks from now".
fn away(at: usize, r: &Reader<'_>) -> Found {
    let is_near = |i: usize| r.senses(i) & Sense::Stretch(Stretch::Day).bit() != 0;
    if !(at + 1..at + 6).any(is_near) {
        return None;
    }
    let within = r.is_word(at, "within");
    let inside = usize::from(r.is_word(at, "in") || within);
    let (count, stretch, next) = counted(at + inside, r)?;
    if within {
        let meaning = published_day(r).and_then(|today| {
            let to = plus_days(away_from(today, stretch, count.into())?, -1)?;
            Some(Period::Span(Some(Calendar::Day(today)), Some(Calendar::Day(to.max(today)))))
        });
        return Some(Parsed { meaning, next });
    }
    if inside == 0 && r.is_word(next, "ago") && r.joined(next + 1) {
        // "a week ago today" is a day, and "a week ago Tuesday" one of two.
        if r.is_word(next + 1, "today") {
            let day =
                published_day(r).and_then(|today| away_from(today, stretch, -i64::from(count)));
            let meaning = day.map(|day| Period::Of(Calendar::Day(day)));
            return Some(Parsed { meaning, next: next + 2 });
        }
        if let Some(weekday) = weekday(next + 1, r) {
            return Some(Parsed { meaning: None, next: weekday.next });
        }
    }
    // "Ten years ago this month"
    if inside == 0
        && stretch == Stretch::Year
        && r.is_word(next, "ago")
        && r.is_word(next + 1, "this")
        && r.is_word(next + 2, "month")
    {
        let then = first_of_month(r).and_then(|day| plus_months(day, count.checked_mul(-12)?));
        let month = then.map(|day| Period::Of(Calendar::Month(parts(day).2, parts(day).1)));
        return Some(Parsed { meaning: month, next: next + 3 });
    }
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

/// Words behind which "last" is what something does.
const BEFORE_VERB: &[&str] =
    &["to", "will", "would", "can", "could", "may", "might", "should", "must", "not"];

/// "the last three months", "the next 5 years".
fn several(at: usize, r: &Reader<'_>) -> Found {
    let within = usize::from(r.is_word(at, "within"));
    let start = after_article(at + within, r);
    // "The strike is to last five days": here it lasts.
    let is_after = |word: &&str| r.is_word(at.wrapping_sub(1), word);
    if start == at && r.is_word(at, "last") && BEFORE_VERB.iter().any(is_after) {
        return None;
    }
    let (direction, (count, stretch, next)) = match relative(start, r) {
        Some(direction) => (direction.meaning, counted(direction.next, r)?),
        None => swapped(start, r)?,
    };
    if direction == 0 {
        return None;
    }
    let meaning = published_day(r).and_then(|today| {
        let by = i64::from(direction) * i64::from(count);
        // Accounts are drawn up by whole quarters.
        if let Stretch::Quarter = stretch {
            let quarter = |by: i64| match moved(Stretch::Quarter, i32::try_from(by).ok()?, r)? {
                Period::Of(calendar) => Some(calendar),
                _ => None,
            };
            let (from, to) = if by < 0 { (by, -1) } else { (1, by) };
            return Some(Period::Span(Some(quarter(from)?), Some(quarter(to)?)));
        }
        let other = away_from(today, stretch, by)?;
        let (from, to) = match by < 0 {
            true => (other, plus_days(today, -1)?),
            false if within > 0 => (today, plus_days(other, -1)?),
            false => (plus_days(today, 1)?, other),
        };
        Some(Period::Span(Some(Calendar::Day(from)), Some(Calendar::Day(to))))
    });
    Some(Parsed { meaning, next })
}

/// The day so many stretches away.
fn away_from(day: Day, stretch: Stretch, by: i64) -> Option<Day> {
    let months = match stretch {
        Stretch::Day => return plus_days(day, by),
        Stretch::Week => return plus_days(day, by.checked_mul(7)?),
        Stretch::Month => 1,
        Stretch::Quarter => 3,
        Stretch::Year => 12,
        Stretch::Decade => 120,
        _ => return None,
    };
    plus_months(day, i32::try_from(by).ok()?.checked_mul(months)?)
}

/// "10 previous weeks", "two following days".
fn swapped(at: usize, r: &Reader<'_>) -> Option<(i8, (i32, Stretch, usize))> {
    let likely = r.kind(at) == Some(Kind::Digits) || r.senses(at) & Sense::Number(0).bit() != 0;
    let near = (at + 1..at + 4).any(|i| r.senses(i) & Sense::Relative(0).bit() != 0);
    if !likely || !near {
        return None;
    }
    let figure = number::read(at, false, r)?;
    let direction = relative(figure.next, r)?;
    let stretch = stretch(direction.next, r)?;
    // "only 3 next week" counts no weeks.
    if !r.text_at(stretch.next - 1).ends_with('s') {
        return None;
    }
    let count = figure.meaning.value.to_string().parse().ok().filter(|n| (1..=5000).contains(n))?;
    Some((direction.meaning, (count, stretch.meaning, stretch.next)))
}

/// "this year", "last quarter", "next Tuesday", "last July".
fn this_or_next(at: usize, r: &Reader<'_>) -> Found {
    let adverb = usize::from(r.is_word(at, "later") || r.is_word(at, "earlier"));
    let mut direction = relative(at + adverb, r)?;
    // "this past Wednesday"
    if direction.meaning == 0
        && let Some(past) = relative(direction.next, r).filter(|past| past.meaning != 0)
    {
        direction = past;
    }
    if let Some(weekday) = weekday(direction.next, r) {
        let meaning = published_day(r)
            .filter(|_| !r.prose || !is_of_story(at, direction.next, weekday.next, r));
        let meaning = meaning.and_then(|today| {
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
    // "this may be"
    let verb = r.prose
        && r.is_word(direction.next, "may")
        && direction.meaning == 0
        && r.text_at(direction.next).starts_with('m');
    if let Some(month) = date::month(direction.next, r).filter(|_| !verb) {
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
    let calendar = usize::from(r.is_word(direction.next, "calendar"));
    let stretch = stretch(direction.next + calendar, r)?;
    // "the current year" is one; "current years" is none, and "this half hour" neither.
    if stretch.meaning == Stretch::Day {
        return None;
    }
    // "The coming months" are some of them; "the following year" follows one that was told.
    let is_several = r.text_at(stretch.next - 1).ends_with('s');
    if r.prose && is_several {
        return Some(Parsed { meaning: None, next: stretch.next });
    }
    if r.prose && is_of_story(at, direction.next, stretch.next, r) {
        let year = told_year(at, r).filter(|_| stretch.meaning == Stretch::Year);
        let of = |year: i32| Period::Of(Calendar::Year(year + i32::from(direction.meaning)));
        return Some(Parsed { meaning: year.map(of), next: stretch.next });
    }
    // "The last quarter of an hour"
    let is_part = matches!(stretch.meaning, Stretch::Quarter | Stretch::Half);
    if r.prose && is_part && r.is_word(stretch.next, "of") {
        let an = usize::from(r.is_word(stretch.next + 1, "an"));
        return Some(Parsed { meaning: None, next: stretch.next + 3 * an });
    }
    let mut meaning = moved(stretch.meaning, direction.meaning.into(), r);
    if adverb > 0
        && direction.meaning == 0
        && let (Some(whole), Some(today)) = (&meaning, published_day(r))
    {
        meaning = Some(side(whole, today, r.is_word(at, "later")).unwrap_or_else(|| whole.clone()));
    }
    Some(Parsed { meaning, next: stretch.next })
}

/// Whether a relative word counts from the time that is told of: "the following year", behind a verb of the past.
fn is_of_story(at: usize, next: usize, end: usize, r: &Reader<'_>) -> bool {
    let is_following = next.checked_sub(1).is_some_and(|last| r.is_word(last, "following"));
    is_following && (told_year(at, r).is_some() || tense::beside(at, end, r) == Some(Tense::Past))
}

/// The year that is told before in the same sentence.
fn told_year(at: usize, r: &Reader<'_>) -> Option<i32> {
    let before = (at.saturating_sub(10)..at).rev();
    let mut sentence = before.take_while(|&i| !matches!(r.sign(i), '.' | '!' | '?'));
    let year = sentence
        .find_map(|i| date::year_number(i, false, r).filter(|_| i > 0 && r.is_word(i - 1, "in")))?;
    published_year(r).is_none_or(|now| year.meaning < now).then_some(year.meaning)
}

/// "later this year" runs from today, "earlier this year" up to yesterday.
fn side(whole: &Period, today: Day, later: bool) -> Option<Period> {
    let days = whole.days();
    let (first, last) = days.low().point().zip(days.high().point())?;
    let (from, to) = if later { (today, last) } else { (first, plus_days(today, -1)?) };
    (first <= from && from <= to && to <= last)
        .then_some(Period::Span(Some(Calendar::Day(from)), Some(Calendar::Day(to))))
}

/// "Tuesday": the last one up to the day of publication; of what is to be, the next.
fn on_weekday(at: usize, r: &Reader<'_>) -> Found {
    let weekday = weekday(at, r)?;
    let meaning = published_day(r).and_then(|today| {
        let back = (7 + i64::from(parts(today).0) - i64::from(weekday.meaning)) % 7;
        let is_to_come = || tense::beside(at, weekday.next, r) == Some(Tense::Future);
        let by = if back > 0 && is_to_come() { 7 - back } else { -back };
        Some(Period::Of(Calendar::Day(plus_days(today, by)?)))
    });
    Some(Parsed { meaning, next: weekday.next })
}

/// A small whole number with a stretch: "two days".
pub(crate) fn counted(at: usize, r: &Reader<'_>) -> Option<(i32, Stretch, usize)> {
    // "two quarters" are no half.
    let word = r.find(at, Sense::Number(0), |sense| match sense {
        Sense::Number(n) => Some(n),
        _ => None,
    });
    let (count, next) = if r.is_word(at, "a") || r.is_word(at, "an") {
        (1, at + 1)
    } else if let Some(word) = word.filter(|word| stretch(word.next, r).is_some()) {
        (i32::try_from(word.meaning).ok()?, word.next)
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
pub(crate) fn moved(stretch: Stretch, by: i32, r: &Reader<'_>) -> Option<Period> {
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
pub(crate) fn plus_months(day: Day, by: i32) -> Option<Day> {
    let months = chrono::Months::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

pub(crate) fn relative(at: usize, r: &Reader<'_>) -> Option<Parsed<i8>> {
    r.find(at, Sense::Relative(0), |sense| match sense {
        Sense::Relative(by) => Some(by),
        _ => None,
    })
}

pub(crate) fn stretch(at: usize, r: &Reader<'_>) -> Option<Parsed<Stretch>> {
    r.find(at, Sense::Stretch(Stretch::Day), |sense| match sense {
        Sense::Stretch(stretch) => Some(stretch),
        _ => None,
    })
    .filter(|_| r.joined(at))
}
