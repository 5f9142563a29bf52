//! Decades: "the 2020s", "the '90s"; and what has their form and is an age or a temperature, "in her 30s".

use super::super::guard::is_any;
use super::super::number::skip_hyphen;
use super::super::{Parsed, Problem, Reader, digits};
use super::{is_year, published_year, short_year, tense, unresolved};
use crate::read::token::Kind;
use crate::value::{Calendar, Period};

/// "the 2020s", "1990's", "the '90s".
pub(super) fn decade(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let quote = usize::from(matches!(r.sign(at), '\'' | '’'));
    let digits_at = at + quote;
    if r.kind(digits_at) != Some(Kind::Digits) {
        return None;
    }
    let written: u32 = r.text_at(digits_at).parse().ok()?;
    let next = after_s(digits_at, r)?;
    let year = match digits::length(digits_at, r) {
        4 if is_year(written) => i32::try_from(written).ok()?,
        2 if quote > 0 || written >= 20 => {
            let year = short_year(written);
            // Of a decade that has not begun people speak in four figures.
            let is_to_come = r.prose && published_year(r).is_some_and(|now| year > now);
            if is_to_come { year - 100 } else { year }
        }
        _ => return None,
    };
    if year % 10 != 0 {
        return None;
    }
    if r.prose && is_of_age(at, r) || quote == 0 && written < 100 && is_on_scale(at, next, r) {
        return unresolved(at, next, Problem::NoReference, r);
    }
    Some(Parsed { meaning: Period::Of(Calendar::Decade(year)), next })
}

/// The token after the "s" of a figure: "30s", "1990's".
fn after_s(at: usize, r: &Reader<'_>) -> Option<usize> {
    let s = at + 1 + usize::from(matches!(r.sign(at + 1), '\'' | '’') && r.glued(at + 1));
    (r.is_word(s, "s") && r.glued(s)).then_some(s + 1)
}

/// The token before a figure and before the words for a part of it: "his" of "his mid-to-late 30s".
fn lead(at: usize, r: &Reader<'_>) -> Option<usize> {
    const PARTS: &[&str] = &["early", "mid", "middle", "late", "later", "low", "high"];
    let is_joint = |i: usize| r.sign(i) == '-' || is_any(i, &["to", "or", "and"], r);
    let mut lead = at.checked_sub(1)?;
    for _ in 0..MOST {
        let is_part = is_any(lead, PARTS, r)
            || is_joint(lead)
                && lead.checked_sub(1).is_some_and(|b| is_any(b, PARTS, r) || is_joint(b));
        if !is_part {
            break;
        }
        lead = lead.checked_sub(1)?;
    }
    Some(lead)
}

/// So many words tell a part of a decade: "mid-to-late".
const MOST: usize = 5;

/// Whether years of a life are told: "in his 30s", "in their 20s and 30s".
fn is_of_age(at: usize, r: &Reader<'_>) -> bool {
    const WHOSE: &[&str] = &["his", "her", "their", "my", "your", "our", "its"];
    let mut at = at;
    for _ in 0..MOST {
        let Some(before) = lead(at, r) else { return false };
        if is_any(before, WHOSE, r) {
            return true;
        }
        // "20s and 30s": what goes for the one goes for the other.
        let is_joint =
            matches!(r.sign(before), ',' | '-' | '–') || is_any(before, &["and", "or", "to"], r);
        let other = before.checked_sub(2).filter(|_| is_joint);
        match other.filter(|&other| after_s(other, r) == Some(before)) {
            Some(other) => at = other,
            None => return false,
        }
    }
    false
}

/// Whether degrees or other figures are told: "in the low 40s", "temperatures in the 80s".
fn is_on_scale(at: usize, next: usize, r: &Reader<'_>) -> bool {
    const MEASURED: &[&str] = &[
        "temperature",
        "temperatures",
        "highs",
        "lows",
        "mercury",
        "thermometer",
        "thermometers",
        "degrees",
        "fahrenheit",
        "celsius",
        "percent",
        "humidity",
        "mph",
    ];
    let height = at.checked_sub(1).map(|b| if r.sign(b) == '-' { b.saturating_sub(1) } else { b });
    height.is_some_and(|b| is_any(b, &["low", "lower", "high", "higher", "upper"], r))
        || is_any(skip_hyphen(next, r), MEASURED, r)
        || tense::clause_before(at, r).any(|i| is_any(i, MEASURED, r))
}
