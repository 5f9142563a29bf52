//! Lengths of time that are told by their end: "the year to March", "the three months ended 30 June".

use super::super::guard::is_any;
use super::super::relative;
use super::super::{Parsed, Problem, Reader};
use super::{
    after_article, last, month, numeric, plus_days, published_day, says_year, tense, unresolved,
};
use crate::pack::lexicon::Stretch;
use crate::value::{Calendar, Day, Period};

/// So many weeks, months or years up to a day or the end of a month.
pub(super) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let (count, stretch, next) = match relative::stretch(at, r) {
        Some(one) => (1, one.meaning, one.next),
        None => relative::counted(at, r)?,
    };
    let is_ended = is_any(next, &["ended", "ending"], r);
    let before = at.checked_sub(1);
    // "Moved by three weeks to 5 April" and "the half-year to June" are something else.
    let is_whole = is_ended
        || is_any(next, &["to", "through"], r) && before.is_some_and(|the| r.is_word(the, "the"));
    if !is_whole || before.is_some_and(|before| r.sign(before) == '-') {
        return None;
    }
    let from = after_article(next + 1 + usize::from(is_ended && r.is_word(next + 1, "on")), r);
    let is_end = r.is_word(from, "end");
    let from = from + usize::from(is_end) + usize::from(is_end && r.is_word(from + 1, "of"));
    let end = numeric::numeric(from, r).or_else(|| month::month_date(from, r))?;
    if let Period::Vague(_) = end.meaning {
        return unresolved(at, end.next, Problem::NoYear, r);
    }
    let mut day = last(&end.meaning)?.days()?.1;
    // Accounts are drawn up afterwards.
    let is_told = says_year(from, end.next, r) || r.is_word(next, "ending");
    let is_ahead = published_day(r).is_some_and(|today| day > today);
    if is_ahead && r.prose && !is_told && !tense::is_will_near(at, end.next, r) {
        day = relative::plus_months(day, -12)?;
    }
    let first = first_day(day, count, stretch)?;
    let meaning = Period::Span(Some(Calendar::Day(first)), Some(Calendar::Day(day)));
    Some(Parsed { meaning, next: end.next })
}

/// The first of so many stretches that end with a day.
fn first_day(day: Day, count: i32, stretch: Stretch) -> Option<Day> {
    let months = match stretch {
        Stretch::Week => return plus_days(day, 1 - 7 * i64::from(count)),
        Stretch::Month => 1,
        Stretch::Quarter => 3,
        Stretch::Half => 6,
        Stretch::Year => 12,
        _ => return None,
    };
    // The day after tells months of all lengths alike: from 1 April back to 1 January.
    relative::plus_months(plus_days(day, 1)?, count.checked_mul(-months)?)
}
