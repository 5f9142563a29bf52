//! Parts of a whole: "two-thirds", "one in five", "3 out of 4", "a quarter of a million".

use super::number::{Figure, Form, figure, magnitude_word, skip_hyphen, small};
use super::{Parsed, Reader, digits, score, verb};
use crate::pack::lexicon::{Sense, Stretch};
use crate::read::token::Kind;
use crate::value::Number;

/// "half", "two-thirds", "a quarter", "three in five", "one out of ten", "3/4".
pub(crate) fn fraction(at: usize, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    if r.kind(at) == Some(Kind::Word) || r.sign(at) == '½' {
        let article = usize::from(r.is_word(at, "a") || r.is_word(at, "one"));
        let over = small(at, r);
        let word_at = over.as_ref().map_or(at + article, |o| skip_hyphen(o.next, r));
        if let Some(under) = denominator(word_at, r)
            && r.joined(word_at)
            && is_part(word_at, under.next, over.is_some() || article > 0, r)
        {
            let over = over.as_ref().map_or(1, |o| o.meaning);
            return (over < under.meaning).then(|| share(over, under.meaning, under.next))?;
        }
    }
    if let Some(over) = small(at, r)
        && let Some(between) = in_or_out_of(over.next, r)
        && let Some(under) = small(between, r)
        && over.meaning < under.meaning
        && !has_unit(under.next, r)
    {
        return share(over.meaning, under.meaning, under.next);
    }
    if let Some(share) = out_of_digits(at, r) {
        return Some(share);
    }
    let plain = digits::read(at, r).filter(|d| d.meaning.fraction)?;
    let denominator = plain.next.checked_sub(1).and_then(|last| r.text_at(last).parse().ok());
    let mut figure = figure(plain.meaning.value, Form::Fraction(denominator.unwrap_or(2)));
    figure.whole_digits = 1;
    Some(Parsed { meaning: figure, next: plain.next })
}

/// "1 in 10", "9 out of 10"; but "3 in 10 days" counts days.
fn out_of_digits(at: usize, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    let whole = |at: usize| -> Option<u32> {
        let text = r.text_at(at);
        (r.kind(at) == Some(Kind::Digits) && text.len() <= 6).then(|| text.parse().ok()).flatten()
    };
    let over = whole(at).filter(|&over| over > 0)?;
    let between = in_or_out_of(at + 1, r).filter(|_| r.joined(at + 1))?;
    let under = whole(between).filter(|&under| over < under)?;
    let next = between + 1;
    let is_round = matches!(under, 2..=10 | 12 | 20 | 100 | 1_000 | 10_000 | 100_000);
    (is_round && !has_unit(next, r)).then(|| share(over, under, next))?
}

/// Whether what stands here says what was counted: "days", "May".
fn has_unit(at: usize, r: &Reader<'_>) -> bool {
    let runs_on = r.glued(at) && matches!(r.kind(at), Some(Kind::Word | Kind::Digits));
    let unit = Sense::Unit(0).bit() | Sense::Stretch(Stretch::Day).bit() | Sense::Month(0).bit();
    // "one-in-80-years"
    runs_on || r.senses(skip_hyphen(at, r)) & unit != 0
}

/// Between numerator and denominator: "in", "out of".
fn in_or_out_of(at: usize, r: &Reader<'_>) -> Option<usize> {
    // "a 1-in-5 chance"
    let at = skip_hyphen(at, r);
    if r.is_word(at, "in") {
        return Some(skip_hyphen(at + 1, r) + usize::from(r.is_word(at + 1, "every")));
    }
    let out = r.is_word(at, "out") && r.is_word(at + 1, "of");
    out.then(|| at + 2 + usize::from(r.is_word(at + 2, "every")))
}

fn share(over: u32, under: u32, next: usize) -> Option<Parsed<Figure>> {
    let value = Number::from(i64::from(over)).over(Number::from(i64::from(under)))?;
    Some(Parsed { meaning: figure(value, Form::Fraction(under)), next })
}

pub(super) fn denominator(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
    r.find(at, Sense::Fraction(0), |sense| match sense {
        Sense::Fraction(under) => Some(under),
        _ => None,
    })
}

/// Whether a word is a part of a whole here, and not an ordinal or a stretch of the calendar.
fn is_part(at: usize, next: usize, counted: bool, r: &Reader<'_>) -> bool {
    let half = r.is_word(at, "half");
    if !counted && !half {
        return false;
    }
    // "a third party", "the first half of the year", "a second look", "one quarter of 2025"
    let after_of = r.is_word(next, "of");
    let plural = r.text_at(at).ends_with(['s', 'S']);
    let noun_follows = r.kind(next) == Some(Kind::Word)
        && r.joined(next)
        && r.senses(next) & (Sense::Stop.bit() | Sense::Holding.bit()) == 0
        && !(r.prose && verb::is_told(next, r));
    if half {
        let ordinal_before = at > 0
            && (r.senses(at - 1) & (Sense::Ordinal(0).bit() | Sense::Relative(0).bit()) != 0
                || r.is_word(at - 1, "other")
                || r.is_word(at - 1, "latter"));
        return !ordinal_before && !score::is_part_of_word(next, r);
    }
    plural || after_of || !noun_follows || r.is_word(at, "quarter") && !r.prose
}

/// "half a million", "a quarter of a million", "half-a-dozen".
pub(super) fn part_of_magnitude(at: usize, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    let article = usize::from(r.is_word(at, "a") || r.is_word(at, "one"));
    let over = small(at, r);
    let word_at = over.as_ref().map_or(at + article, |o| skip_hyphen(o.next, r));
    let under = denominator(word_at, r).filter(|_| r.joined(word_at) || word_at == at)?;
    let mut next = skip_hyphen(under.next, r);
    if r.is_word(next, "of") {
        next += 1;
    }
    if r.is_word(next, "a") || r.is_word(next, "one") {
        next = skip_hyphen(next + 1, r);
    }
    let scale = magnitude_word(next, r)?;
    let over = Number::from(i64::from(over.map_or(1, |o| o.meaning)));
    let under = Number::from(i64::from(under.meaning));
    let value = over.times(scale.meaning)?.over(under)?;
    let mut figure = figure(value, Form::Words);
    figure.scale = scale.meaning;
    // "two-thirds of a million" is good to a hundredth of it.
    let hundredth = scale.meaning.times(Number::power_of_ten(-2)?)?;
    let is_large = scale.meaning > Number::from(1000);
    figure.coarse = is_large.then(|| value.last_place().max(hundredth));
    Some(Parsed { meaning: figure, next: scale.next })
}
