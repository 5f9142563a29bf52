//! Quarters, halves and fiscal years: "Q1 FY2025", "the second half of 2025".

use super::date::{after_article, portion, published_year, unresolved, year_number};
use super::number::skip_hyphen;
use super::{Parsed, Problem, Reader, relative};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;
use crate::value::{Calendar, Fiscal, Period};

/// "FY2025", "fiscal 2025", "Q1 FY2025", "the first quarter of fiscal year 2025", "fiscal year 2024-25".
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let portion = portion_of(at, r);
    let mut next = portion.as_ref().map_or(at, |p| p.next);
    if portion.is_some() {
        next += usize::from(matches!(r.sign(next), ',' | '-'));
        next += usize::from(r.is_word(next, "of"));
        next = after_article(next, r);
    }
    let fy = r.is_word(next, "FY");
    let fiscal = r.is_word(next, "fiscal") || r.is_word(next, "financial");
    if !fy && !fiscal {
        return None;
    }
    next += 1;
    next += usize::from(r.is_word(next, "year"));
    next += usize::from(r.sign(next) == '\'');
    let year = year_number(next, true, r)?;
    next = year.next;
    let mut named = year.meaning;
    if matches!(r.sign(next), '-' | '–' | '/')
        && r.glued(next)
        && r.kind(next + 1) == Some(Kind::Digits)
        && r.glued(next + 1)
    {
        // "2024-25" is the year that ends in 2025.
        let end = year_number(next + 1, true, r)?;
        if end.meaning == named + 1 {
            named = end.meaning;
            next = end.next;
        }
    }
    let mut of = portion.map(|p| p.meaning);
    if of.is_none()
        && r.is_hyphen(next)
        && let Some(after) = portion_of(next + 1, r)
    {
        of = Some(after.meaning);
        next = after.next;
    } else if of.is_none()
        && let Some(after) = portion_of(next, r).filter(|_| r.joined(next))
    {
        of = Some(after.meaning);
        next = after.next;
    }
    let fiscal = match of {
        None => Fiscal::Year,
        Some((true, n)) => Fiscal::Quarter(n),
        Some((false, n)) => Fiscal::Half(n),
    };
    Some(Parsed { meaning: Period::Fiscal(named, fiscal), next })
}

/// "Q1", "1Q", "first quarter" (`true`), "H1", "second half" (`false`), with its number.
fn portion_of(at: usize, r: &Reader<'_>) -> Option<Parsed<(bool, u32)>> {
    let token = r.token(at)?;
    let letter = token.end - token.start == 1 && r.kind(at + 1) == Some(Kind::Digits);
    let ranks = Sense::Ordinal(0).bit() | Sense::Number(0).bit();
    if token.kind != Kind::Digits && !letter && r.lexicon.senses(token.word) & ranks == 0 {
        return None;
    }
    let number = |at: usize, most: u32| {
        let n: u32 = r.text_at(at).parse().ok()?;
        (1..=most).contains(&n).then_some(n)
    };
    for (letter, is_quarter, most) in [("q", true, 4), ("h", false, 2)] {
        if r.is_word(at, letter) && r.glued(at + 1) && r.kind(at + 1) == Some(Kind::Digits) {
            return number(at + 1, most).map(|n| Parsed { meaning: (is_quarter, n), next: at + 2 });
        }
        if r.is_word(at + 1, letter) && r.glued(at + 1) && r.kind(at) == Some(Kind::Digits) {
            return number(at, most).map(|n| Parsed { meaning: (is_quarter, n), next: at + 2 });
        }
    }
    let ordinal = ordinal(at, r)?;
    let word = skip_hyphen(ordinal.next, r);
    let is_quarter = r.is_word(word, "quarter");
    if !is_quarter && !r.is_word(word, "half") {
        return None;
    }
    let most = if is_quarter { 4 } else { 2 };
    (1..=most)
        .contains(&ordinal.meaning)
        .then_some(Parsed { meaning: (is_quarter, ordinal.meaning), next: word + 1 })
}

/// "first", "2nd", "fourth".
pub(crate) fn ordinal(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
    if r.kind(at) == Some(Kind::Digits) {
        let suffix = ["st", "nd", "rd", "th"].into_iter().any(|s| r.is_word(at + 1, s));
        let n = r.text_at(at).parse().ok()?;
        return (suffix && r.glued(at + 1)).then_some(Parsed { meaning: n, next: at + 2 });
    }
    if r.senses(at) & (Sense::Ordinal(0).bit() | Sense::Number(0).bit()) == 0 {
        return None;
    }
    let word = |at: usize| {
        r.find(at, Sense::Ordinal(0), |sense| match sense {
            Sense::Ordinal(n) => Some(n),
            _ => None,
        })
    };
    // "twenty-first"
    let tens = r.find(at, Sense::Number(0), |sense| match sense {
        Sense::Number(n @ 20..=90) => Some(n),
        _ => None,
    });
    if let Some(tens) = tens {
        let at = skip_hyphen(tens.next, r);
        let ones = word(at).filter(|ones| ones.meaning < 10 && r.joined(at))?;
        return Some(Parsed { meaning: tens.meaning + ones.meaning, next: ones.next });
    }
    word(at)
}

/// "Q1 2025", "2025-Q1", "the first half of 2025", "the second quarter".
pub(crate) fn portion(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    if let Some(year) = year_number(at, false, r)
        && (r.is_hyphen(year.next) || r.joined(year.next) && r.sign(year.next) == '\0')
        && let Some(portion) = portion_of(skip_hyphen(year.next, r), r)
    {
        return Some(Parsed {
            meaning: stretch(year.meaning, portion.meaning),
            next: portion.next,
        });
    }
    let portion = portion_of(at, r)?;
    let mut next = portion.next;
    next += usize::from(matches!(r.sign(next), ',' | '-'));
    next += usize::from(r.is_word(next, "of") || r.is_word(next, "in"));
    next = after_article(next, r);
    let short = next == portion.next;
    let quote = usize::from(r.sign(next) == '\'');
    if let Some(year) = year_number(next + quote, short || quote > 0, r).filter(|_| r.joined(next))
    {
        return Some(Parsed { meaning: stretch(year.meaning, portion.meaning), next: year.next });
    }
    if let Some(Parsed { meaning: Period::Of(Calendar::Year(year)), next }) =
        relative::read(next, r)
    {
        return Some(Parsed { meaning: stretch(year, portion.meaning), next });
    }
    let of_year = r.is_word(next, "year");
    let is_quarter = portion.meaning.0;
    if r.prose && !of_year && portion::is_of_another(at, portion.next, is_quarter, r) {
        return unresolved(at, portion.next, Problem::NoReference, r);
    }
    let end = if of_year { next + 1 } else { portion.next };
    let Some(published) = published_year(r) else {
        return unresolved(at, portion.next, Problem::NoYear, r);
    };
    let of = |year: i32| calendar(year, portion.meaning);
    let year = portion::year((at, end), published, of, r);
    Some(Parsed { meaning: stretch(year, portion.meaning), next: end })
}

fn stretch(year: i32, portion: (bool, u32)) -> Period {
    Period::Of(calendar(year, portion))
}

fn calendar(year: i32, portion: (bool, u32)) -> Calendar {
    match portion {
        (true, quarter) => Calendar::Quarter(year, quarter),
        (false, half) => Calendar::Half(year, half),
    }
}
