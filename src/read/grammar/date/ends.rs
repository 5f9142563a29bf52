//! The ends of weeks and years: "year-end 2026", "by year's end", "at the weekend".

use super::super::Parsed;
use super::super::Reader;
use super::super::number::skip_hyphen;
use super::super::relative::Found;
use super::{parts, plus_days, published_day, published_year, year_number};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Period};

/// "year-end", "year-end 2026", "the end of the year".
pub(crate) fn year_end(at: usize, r: &Reader<'_>) -> Found {
    // "year-end", "year's end"
    let possessive = matches!(r.sign(at + 1), '\'' | '’') && r.is_word(at + 2, "s");
    let hyphen = if possessive { at + 3 } else { skip_hyphen(at + 1, r) };
    if r.is_word(at, "year") && r.is_word(hyphen, "end") {
        let next = hyphen + 1;
        let of = next + usize::from(r.is_word(next, "of") || r.is_word(next, "in"));
        let year = year_number(of, false, r).filter(|_| r.joined(next));
        let next = year.as_ref().map_or(next, |y| y.next);
        let year = year.map(|y| y.meaning).or_else(|| published_year(r));
        return Some(Parsed { meaning: year.and_then(last_day_of_year), next });
    }
    None
}

/// "the weekend": the nearest one.
pub(crate) fn the_weekend(at: usize, r: &Reader<'_>) -> Found {
    let noun = r.kind(at + 1) == Some(Kind::Word)
        && r.joined(at + 1)
        && (r.senses(at + 1) & Sense::Stop.bit() == 0 || r.is_word(at + 1, "of"));
    if !r.is_word(at, "weekend") || noun || at == 0 || !r.is_word(at - 1, "the") {
        return None;
    }
    let meaning = published_day(r).and_then(|today| {
        // Monday and Tuesday look back, the other days look ahead.
        let weekday = i64::from(parts(today).0);
        let saturday = plus_days(today, if weekday < 2 { -2 - weekday } else { 5 - weekday })?;
        let saturday = if weekday == 6 { plus_days(today, -1)? } else { saturday };
        let sunday = plus_days(saturday, 1)?;
        Some(Period::Span(Some(Calendar::Day(saturday)), Some(Calendar::Day(sunday))))
    });
    Some(Parsed { meaning, next: at + 1 })
}

fn last_day_of_year(year: i32) -> Option<Period> {
    Some(Period::Of(Calendar::Day(Day::from_ymd_opt(year, 12, 31)?)))
}
