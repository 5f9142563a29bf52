//! Figures: digits or words with their magnitudes, fractions, and vague plurals.

use super::{Parsed, Problem, Reader, digits, metre, score, verb};
use crate::pack::lexicon::{Sense, Stretch};
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
            return (over < under.meaning).then(|| share(over, under.meaning, under.next, r))?;
        }
    }
    if let Some(over) = small(at, r)
        && let Some(between) = in_or_out_of(over.next, r)
        && let Some(under) = small(between, r)
        && over.meaning < under.meaning
        && !has_unit(under.next, r)
    {
        return share(over.meaning, under.meaning, under.next, r);
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
    (is_round && !has_unit(next, r)).then(|| share(over, under, next, r))?
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

fn share(over: u32, under: u32, next: usize, _r: &Reader<'_>) -> Option<Parsed<Figure>> {
    let value = Number::from(i64::from(over)).over(Number::from(i64::from(under)))?;
    Some(Parsed { meaning: figure(value, Form::Fraction(under)), next })
}

fn denominator(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
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
fn part_of_magnitude(at: usize, r: &Reader<'_>) -> Option<Parsed<Figure>> {
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
    } else if token.gap >= Gap::Break || r.is_word(at, "mill") && r.is_hyphen(at - 1) {
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
fn magnitude_word(at: usize, r: &Reader<'_>) -> Option<Parsed<Number>> {
    if r.text_at(at).len() < 3 {
        return None;
    }
    let power = r.find(at, Sense::Magnitude(0), |sense| match sense {
        Sense::Magnitude(power) => Number::power_of_ten(power.into()),
        _ => None,
    });
    power.or_else(|| magnitude_group(at, r))
}

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
fn small(at: usize, r: &Reader<'_>) -> Option<Parsed<u32>> {
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

fn figure(value: Number, form: Form) -> Figure {
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

/// Adds up number words from left to right.
#[derive(Clone, Copy)]
struct Sum {
    done: Number,
    /// What is added up below the next magnitude.
    open: u32,
    /// Whether `open` holds something.
    started: bool,
    /// The magnitude that the next one must stay below.
    ceiling: Option<Number>,
    last_scale: Number,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { done: Number::ZERO, open: 0, started: false, ceiling: None, last_scale: Number::ONE }
    }
}

impl Sum {
    fn number(&mut self, n: u32) -> bool {
        let fits = if !self.started {
            true
        } else if n < 10 {
            self.open.is_multiple_of(10) && self.open % 100 != 10 && self.open > 0 && n > 0
        } else {
            self.open.is_multiple_of(100) && self.open > 0
        };
        let below = self.ceiling.is_none_or(|c| Number::from(i64::from(n)) < c);
        if !fits || !below {
            return false;
        }
        self.open += n;
        self.started = true;
        self.last_scale = Number::ONE;
        true
    }

    fn scale(&mut self, scale: Number) -> bool {
        if !self.started {
            // "lakh crore": the magnitude multiplies what came before it.
            return false;
        }
        let hundred = Number::from(100);
        if scale == hundred && self.open < 100 && self.open > 0 {
            self.open *= 100;
            self.last_scale = hundred;
            return true;
        }
        if self.ceiling.is_some_and(|c| scale >= c) {
            return false;
        }
        let part = Number::from(i64::from(self.open)).times(scale);
        let Some(done) = part.and_then(|part| self.done.plus(part)) else { return false };
        self.done = done;
        self.open = 0;
        self.started = false;
        self.ceiling = Some(scale);
        self.last_scale = scale;
        true
    }

    fn takes_and(&self) -> bool {
        self.ceiling.is_some() && !self.started
            || self.started && self.open > 0 && self.open.is_multiple_of(100)
    }

    fn value(&self) -> Option<Number> {
        if !self.started && self.ceiling.is_none() {
            return None;
        }
        self.done.plus(Number::from(i64::from(self.open)))
    }
}
