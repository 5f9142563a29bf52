//! Days and years in words: "twenty-nine", "nineteen ninety-six", "two thousand and fifteen".

use super::super::number::skip_hyphen;
use super::super::{Parsed, Reader};
use crate::pack::lexicon::Sense;

/// "twenty-nine", "thirty one": the day of a month in two words.
pub(super) fn day(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
    let tens = number(at, r).filter(|tens| matches!(tens.meaning, 20 | 30))?;
    let ones_at = skip_hyphen(tens.next, r);
    let ones = number(ones_at, r).filter(|ones| (1..10).contains(&ones.meaning))?;
    let day = tens.meaning + ones.meaning;
    (r.joined(ones_at) && day <= 31).then_some(Parsed { meaning: day, next: ones.next })
}

/// A year as it is spoken.
pub(super) fn year(at: usize, r: &Reader<'_>) -> Option<Parsed<i32>> {
    let first = number(at, r)?;
    let second_at = skip_hyphen(first.next, r);
    if !r.joined(second_at) {
        return None;
    }
    if first.meaning == 2 && r.is_word(second_at, "thousand") {
        let and = second_at + 1 + usize::from(r.is_word(second_at + 1, "and"));
        let rest = below_hundred(and, r).filter(|_| r.joined(and));
        let next = rest.as_ref().map_or(second_at + 1, |rest| rest.next);
        return Some(Parsed { meaning: 2000 + rest.map_or(0, |rest| rest.meaning), next });
    }
    if !(15..=20).contains(&first.meaning) {
        return None;
    }
    let rest = below_hundred(second_at, r).filter(|rest| rest.meaning >= 10)?;
    Some(Parsed {
        meaning: i32::try_from(first.meaning).ok()? * 100 + rest.meaning,
        next: rest.next,
    })
}

fn below_hundred(at: usize, r: &Reader<'_>) -> Option<Parsed<i32>> {
    let first = number(at, r)?;
    let ones_at = skip_hyphen(first.next, r);
    let ones = number(ones_at, r)
        .filter(|ones| r.joined(ones_at) && (1..10).contains(&ones.meaning))
        .filter(|_| first.meaning >= 20);
    let sum = first.meaning + ones.as_ref().map_or(0, |ones| ones.meaning);
    let next = ones.map_or(first.next, |ones| ones.next);
    Some(Parsed { meaning: i32::try_from(sum).ok()?, next })
}

fn number(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
    r.find(at, Sense::Number(0), |sense| match sense {
        Sense::Number(n) => Some(n),
        _ => None,
    })
}
