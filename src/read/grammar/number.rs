//! Figures: digits or words with their magnitudes, fractions, and vague plurals.

use super::fraction::{denominator, fraction, part_of_magnitude};
use super::sum::Sum;
use super::{Parsed, Problem, Reader, digits, metre};
use crate::pack::lexicon::Sense;
use crate::read::token::{Case, Gap, Kind};
use crate::value::Number;

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// In digits.
    Digits,
    /// In words, or with "a" for one.
    Words,
    /// A part of one: "half", "two-thirds", "3/4". The number is its denominator.
    Fraction(u32),
    /// "hundreds of billions".
    Vague,
}

/// A figure, with what its wording says of its precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    /// Its value; of a vague one the lower end.
    pub(crate) value: Number,
    /// The place of its last digit behind the decimal mark, times its magnitude.
    pub(crate) place: Option<Number>,
    /// The upper end of a vague one, as stated and as the widest that it can mean.
    pub(crate) vague: Option<(Number, Number)>,
    /// How it is written.
    pub(crate) form: Form,
    /// The magnitude that was named; one where none was.
    pub(crate) scale: Number,
    /// Whether thousands are marked.
    pub(crate) grouped: bool,
    /// How many digits stand before the decimal mark; nought for words.
    pub(crate) whole_digits: usize,
    /// The precision, where the wording is coarser than its digits would be: "half a million".
    pub(crate) coarse: Option<Number>,
}

impl Figure {
    /// Multiplies it by a magnitude that is told elsewhere. `None` where it grows too large.
    pub(crate) fn scale_by(&mut self, scale: Number) -> Option<()> {
        self.value = self.value.times(scale)?;
        self.place = self.place.and_then(|place| place.times(scale));
        self.scale = scale;
        Some(())
    }
}

/// A figure at `at`. `money`: a currency sign stands before it, so that "m" can only be a million.
pub(crate) fn read(at: usize, money: bool, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    let parts = (at..at + 5).any(|i| r.senses(i) & Sense::Fraction(0).bit() != 0);
    let found = vague(at, r)
        .or_else(|| parts.then(|| part_of_magnitude(at, r)).flatten())
        .or_else(|| fraction(at, r))
        .or_else(|| scaled(at, money, r))?;
    if found.meaning.value.abs() > Number::power_of_ten(24)? {
        r.note(at, found.next, Problem::TooLarge);
        return None;
    }
    Some(found)
}

/// "hundreds of billions", "dozens", "millions", "multi-billion", "several hundred".
fn vague(at: usize, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    if r.kind(at) != Some(Kind::Word) {
        return None;
    }
    if r.is_word(at, "multi") || r.is_word(at, "multiple") || r.is_word(at, "several") {
        let scale = magnitude_word(skip_hyphen(at + 1, r), r)?;
        let ten = Number::from(10);
        let mut found = vague_figure(scale.meaning, scale.meaning.times(ten)?, scale.next)?;
        found.meaning.scale = scale.meaning;
        return Some(found);
    }
    let few = r.find(at, Sense::Vague(0, 0), |sense| match sense {
        Sense::Vague(low, high) => Some((low, high)),
        _ => None,
    });
    let after = few.as_ref().map_or(at, |few| few.next + usize::from(r.is_word(few.next, "of")));
    let mut scale = Number::ONE;
    let mut next = few.as_ref().map_or(at, |few| few.next);
    let mut at_scale = after;
    while let Some(power) = r.find(at_scale, Sense::Magnitudes(0), |sense| match sense {
        Sense::Magnitudes(power) => Number::power_of_ten(power.into()),
        _ => None,
    }) {
        scale = scale.times(power.meaning)?;
        next = power.next;
        at_scale = next + usize::from(r.is_word(next, "of"));
    }
    match few {
        Some(few) => {
            let (low, high) = few.meaning;
            // "tens" alone is a word of sums, not of counts.
            if low == 10 && scale == Number::ONE {
                return None;
            }
            let of = |n: u32| Number::from(i64::from(n)).times(scale);
            vague_figure(of(low)?, of(high)?, next)
        }
        None if next > at => vague_figure(scale, scale.times(Number::from(10))?, next),
        None => None,
    }
}

fn vague_figure(low: Number, high: Number, next: usize) -> Option<Parsed<Figure>> {
    // "billions" alone goes up to the next word, "trillions": a thousand of them.
    let thousand = Number::power_of_ten(3)?;
    let is_bare = high == low.times(Number::from(10))?
        && [3, 6, 9, 12].iter().any(|&p| Number::power_of_ten(p) == Some(low));
    let widest = if is_bare { low.times(thousand)? } else { high };
    let mut meaning = figure(low, Form::Vague);
    meaning.vague = Some((high, widest));
    meaning.scale = low;
    Some(Parsed { meaning, next })
}

/// Digits or words, with a half, with magnitudes: "1.3 million", "two and a half", "1.2 lakh crore".
fn scaled(at: usize, money: bool, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    let (mut found, in_digits) = match digits::read(at, r) {
        Some(digits) => {
            let mut meaning = figure(digits.meaning.value, Form::Digits);
            meaning.place = digits.meaning.place;
            meaning.grouped = digits.meaning.grouped;
            meaning.whole_digits = digits.meaning.whole_digits;
            (Parsed { meaning, next: digits.next }, true)
        }
        None => (words(at, r)?, false),
    };
    if let Some(half) = and_a_half(found.next, r) {
        found.meaning.value = found.meaning.value.plus(half.meaning)?;
        found.next = half.next;
    }
    // "3 hundred thousand", "1.2 lakh crore": one after the other.
    loop {
        let next = skip_hyphen(found.next, r);
        let sign = in_digits && found.meaning.scale == Number::ONE;
        let Some(scale) = magnitude(next, sign, money, r) else { break };
        let Some(value) = found.meaning.value.times(scale.meaning) else {
            r.note(at, scale.next, Problem::TooLarge);
            return None;
        };
        found.meaning.value = value;
        found.meaning.scale = found.meaning.scale.times(scale.meaning)?;
        found.meaning.place = found.meaning.place.and_then(|p| p.times(scale.meaning));
        found.next = scale.next;
    }
    // The decimals of "2 2/3" have no end; nobody means them all.
    let hundredth = found.meaning.scale.times(Number::power_of_ten(-2)?)?;
    let fine = found.meaning.value.last_place().times(Number::from(1000))?;
    if found.meaning.place.is_none() && fine < hundredth {
        found.meaning.coarse = Some(hundredth);
    }
    Some(found)
}

/// "and a half", "and three quarters", after a whole number.
fn and_a_half(at: usize, r: &Reader<'_>) -> Option<Parsed<Number>> {
    let from = skip_hyphen(at, r);
    if !r.is_word(from, "and") {
        return None;
    }
    let next = skip_hyphen(from + 1, r);
    let over = small(next, r);
    let article = usize::from(over.is_none() && r.is_word(next, "a"));
    let word_at = over.as_ref().map_or(skip_hyphen(next + article, r), |o| skip_hyphen(o.next, r));
    if over.is_none() && article == 0 {
        return None;
    }
    let under = denominator(word_at, r)?;
    let over = Number::from(i64::from(over.map_or(1, |o| o.meaning)));
    let meaning = over.over(Number::from(i64::from(under.meaning)))?;
    Some(Parsed { meaning, next: under.next })
}

/// A magnitude after a figure: a word, or a sign joined to the digits.
fn magnitude(at: usize, sign: bool, money: bool, r: &Reader<'_>) -> Option<Parsed<Number>> {
    let token = r.token(at).filter(|token| token.kind == Kind::Word)?;
    let letter = r.text_at(at);
    if letter.len() == 1 || matches!(letter, "MM" | "cr" | "Cr") {
        let before_currency = r.glued(at + 1) && matches!(r.sign(at + 1), '€' | '£' | '$' | '¥');
        let big = matches!(letter, "B" | "M") && is_counted(at + 1, r);
        let allowed = sign && (r.glued(at) || money || before_currency || big);
        if !allowed || !money && !before_currency && !big && is_rather_a_unit(letter, at + 1, r) {
            return None;
        }
    } else if token.gap >= Gap::Break
        || r.is_word(at, "mill") && r.is_hyphen(at - 1)
        || is_no_thousand(at, r)
    {
        // A "2-mill levy" is a rate of tax.
        return None;
    }
    r.find(at, Sense::Magnitude(0), |sense| match sense {
        Sense::Magnitude(power) => Number::power_of_ten(power.into()),
        _ => None,
    })
    .or_else(|| magnitude_group(at, r))
}

/// Whether a letter joined to digits is a unit and not a magnitude: the "m" of "52m" is one, that of
/// "7.4m tonnes" is not.
fn is_rather_a_unit(letter: &str, next: usize, r: &Reader<'_>) -> bool {
    if letter != "m" {
        return matches!(letter, "t" | "T" | "b") && !is_counted(next, r);
    }
    let behind = metre::second(next, r).unwrap_or(next);
    metre::is_length(behind, r) || !is_counted(behind, r) && !metre::is_million(next, r)
}

/// Whether a unit or, a few words on, a plural follows, so that a figure before it counts something.
fn is_counted(at: usize, r: &Reader<'_>) -> bool {
    for next in at..at + 5 {
        let word = r.token(next).filter(|token| {
            token.kind == Kind::Word && token.gap < Gap::Break && token.gap != Gap::None
        });
        let Some(word) = word else { return false };
        let stops = r.senses(next) & Sense::Stop.bit() != 0 && !r.is_word(next, "and");
        if word.case == Case::Upper || stops {
            return false;
        }
        if r.lexicon.is_plural(&r.text_at(next).to_lowercase())
            || next == at && r.senses(next) & Sense::Unit(0).bit() != 0 && r.text_at(next).len() > 1
        {
            return true;
        }
    }
    false
}

/// A magnitude written out: "million", "dozen", "hundred".
pub(super) fn magnitude_word(at: usize, r: &Reader<'_>) -> Option<Parsed<Number>> {
    if r.text_at(at).len() < 3 || is_no_thousand(at, r) {
        return None;
    }
    let power = r.find(at, Sense::Magnitude(0), |sense| match sense {
        Sense::Magnitude(power) => Number::power_of_ten(power.into()),
        _ => None,
    });
    power.or_else(|| magnitude_group(at, r))
}

/// "The $1 million GRAND PRIZE", "two GRAND SLAMS": the word counts thousands of money only where nothing is grand.
fn is_no_thousand(at: usize, r: &Reader<'_>) -> bool {
    r.is_word(at, "grand") && GRAND.iter().any(|thing| r.is_word(at + 1, thing))
}

/// What is grand.
const GRAND: &[&str] = &[
    "canyon", "central", "champion", "duchy", "final", "finale", "gallery", "hotel", "juries",
    "jurors", "jury", "larceny", "master", "masters", "opening", "openings", "palace", "piano",
    "pianos", "prix", "prize", "prizes", "slam", "slams", "theft", "total", "tour", "tours",
];

fn magnitude_group(at: usize, r: &Reader<'_>) -> Option<Parsed<Number>> {
    r.find(at, Sense::Group(0), |sense| match sense {
        Sense::Group(size) => Some(Number::from(i64::from(size))),
        _ => None,
    })
}

/// A number in words: "thirty-one thousand two hundred and six", "a hundred", "two point five".
fn words(at: usize, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    let mut sum = Sum::default();
    let mut next = at;
    if r.is_word(at, "a") || r.is_word(at, "an") {
        if let Some(few) = few(at + 1, r) {
            return Some(few);
        }
        let scale = magnitude_word(skip_hyphen(at + 1, r), r)?;
        if !sum.number(1) || !sum.scale(scale.meaning) {
            return None;
        }
        next = scale.next;
    }
    loop {
        let mut word = if next == at { at } else { skip_hyphen(next, r) };
        if next > at && !r.joined(word) {
            break;
        }
        let and = next > at && sum.takes_and() && r.is_word(word, "and");
        word += usize::from(and);
        let number = r.find(word, Sense::Number(0), |sense| match sense {
            Sense::Number(n) => Some(n),
            _ => None,
        });
        if let Some(number) = number {
            // "hundred and five million people and five dogs" is two figures; the sum knows.
            if !sum.number(number.meaning) {
                break;
            }
            next = number.next;
            continue;
        }
        if and || next == at {
            break;
        }
        let Some(scale) = magnitude_word(word, r) else { break };
        if !sum.scale(scale.meaning) {
            break;
        }
        next = scale.next;
    }
    let mut value = sum.value()?;
    let mut place = None;
    if r.is_word(next, "point") {
        let mut unit = Number::power_of_ten(-1)?;
        while let Some(digit) = r.find(next + 1, Sense::Number(0), |sense| match sense {
            Sense::Number(n) if n < 10 => Some(n),
            _ => None,
        }) {
            value = value.plus(Number::from(i64::from(digit.meaning)).times(unit)?)?;
            place = Some(unit);
            unit = unit.times(Number::power_of_ten(-1)?)?;
            next = digit.next - 1;
            if place.is_some_and(|p| p < Number::power_of_ten(-9).unwrap_or(Number::ZERO)) {
                break;
            }
        }
        next += usize::from(place.is_some());
    }
    let mut meaning = figure(value, Form::Words);
    meaning.place = place;
    meaning.scale = sum.last_scale;
    Some(Parsed { meaning, next })
}

/// "couple of", "dozen", after "a".
fn few(at: usize, r: &Reader<'_>) -> Option<Parsed<Figure>> {
    let few = r.find(at, Sense::Few(0), |sense| match sense {
        Sense::Few(n) => Some(n),
        _ => None,
    })?;
    let value = Number::from(i64::from(few.meaning));
    Some(Parsed { meaning: figure(value, Form::Words), next: few.next })
}

/// A number word or digits below a million, for numerators and denominators.
pub(super) fn small(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
    if r.kind(at) == Some(Kind::Digits) {
        let n = r.text_at(at).parse().ok().filter(|&n| n > 0 && n < 1_000_000)?;
        let runs_on = r.glued(at + 1) && matches!(r.sign(at + 1), '.' | ',' | '/');
        let goes_before = at > 0 && r.glued(at) && matches!(r.sign(at - 1), '.' | ',' | '/' | ':');
        return (!runs_on && !goes_before).then_some(Parsed { meaning: n, next: at + 1 });
    }
    r.find(at, Sense::Number(0), |sense| match sense {
        Sense::Number(n) if n > 0 => Some(n),
        _ => None,
    })
}

/// Past a hyphen that joins two words.
pub(crate) fn skip_hyphen(at: usize, r: &Reader<'_>) -> usize {
    at + usize::from(r.is_hyphen(at))
}

pub(super) fn figure(value: Number, form: Form) -> Figure {
    Figure {
        value,
        place: None,
        vague: None,
        form,
        scale: Number::ONE,
        grouped: false,
        whole_digits: 0,
        coarse: None,
    }
}
