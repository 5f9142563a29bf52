//! A whole quantity: bounds, currency, figure or range, unit, what it is reckoned by, what is counted.

use super::amount::{self, Amount, Dress};
use super::number::{Form, skip_hyphen};
use super::{Parsed, Problem, Reader, age, bound, change, count, listed, per, range, stopwatch};
use crate::pack::lexicon::{FRACTION, Hedge, Sense};
use crate::read::token::{Gap, Kind};
use crate::value::{Bound, Dimension, Interval, Number, Stated};

/// A quantity with its change or loss: what a whole wording may say.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Amount>> {
    if let Some(loss) = change::loss(at, r)
        && let Some(mut found) = plain(loss.next, r)
        && found.meaning.unit.is_some_and(|unit| range::is_money(unit, r))
    {
        if loss.meaning {
            found.meaning.stated = amount::mirrored(found.meaning.stated)?;
        }
        return Some(found);
    }
    let start = at + usize::from(r.is_word(at, "a") || r.is_word(at, "an") || r.is_word(at, "the"));
    let mut found = if let Some(direction) = change::before(at, r) {
        let mut found = plain(direction.next, r)?;
        set_change(&mut found.meaning, direction.meaning);
        return Some(found);
    } else {
        plain(at, r).or_else(|| (start > at).then(|| plain(start, r)).flatten())?
    };
    if let Some(direction) = change::after(found.next, r) {
        set_change(&mut found.meaning, direction.meaning);
        found.next = direction.next;
    }
    Some(found)
}

/// A quantity without its change.
pub(crate) fn plain(at: usize, r: &Reader<'_>) -> Option<Parsed<Amount>> {
    if let Some(factor) = factor(at, r) {
        return Some(factor);
    }
    let before = bound::before(at, r);
    let mut dress = before.meaning.dress;
    if before.next > at
        && let Some(mut factor) = factor(before.next, r)
    {
        let value = factor.meaning.stated.low?;
        factor.meaning.stated = dressed_factor(value, dress)?;
        return Some(factor);
    }
    let first = stopwatch::end(before.next, r).or_else(|| range::end(before.next, r))?;
    let may_be_range = matches!(dress.bound, None | Some(Bound::AtLeast)) || before.meaning.range;
    let both = may_be_range.then(|| range::ends(&first, before.meaning.range, r)).flatten();
    // "Raised a small one to 4 per cent": who writes the one end in digits would write the other so.
    let is_pronoun = r.is_word(before.next, "one") && first.next == before.next + 1;
    let both = both.filter(|both| {
        !(is_pronoun
            && both.meaning.1.figure.form == Form::Digits
            && both.meaning.1.figure.value < Number::from(10))
    });
    let (stated, end, mut next) = match both {
        Some(both) => {
            let (low, high) = both.meaning;
            let Some(stated) = Stated::range(low.figure.value, high.figure.value) else {
                r.note(at, both.next, Problem::UpsideDown);
                return None;
            };
            (stated, high, both.next)
        }
        None => {
            let (mut end, mut next) = (first.meaning, first.next);
            if let Some(after) = bound::after(next, r) {
                dress = merged(dress, after.meaning);
                next = after.next;
                // "€3-plus million": the magnitude is told behind the bound.
                if let Some(scaled) = scaled_behind(&end, next, r) {
                    (end, next) = scaled;
                }
            }
            (amount::point(&end.figure, dress)?, end, next)
        }
    };
    if next == first.next
        && dress.bound.is_none()
        && stated.bound == Bound::Exact
        && let Some((whole, after)) =
            with_minor(&end, next, r).or_else(|| with_all_smaller(&end, next, r))
    {
        let meaning = Amount {
            stated: amount::point(&whole.figure, dress)?,
            unit: whole.unit,
            dressed: true,
            ..Amount::exactly(whole.figure.value)
        };
        return Some(Parsed { meaning, next: after });
    }
    // The unit may stand after "or more": "5 or more percent", "20+ years".
    let mut unit = end.unit;
    if unit.is_none() && next > first.next {
        let late = r.find(skip_hyphen(next, r), Sense::Unit(0), |sense| match sense {
            Sense::Unit(id) => Some(id),
            _ => None,
        });
        if let Some(late) = late.filter(|_| r.joined(next)) {
            unit = Some(late.meaning);
            next = late.next;
        }
    }
    // "half an hour", "a quarter of a mile": a part of one unit, and no rate.
    if unit == Some(FRACTION)
        && let Some(part) = per::part_of_unit(next, r)
    {
        unit = Some(part.meaning);
        next = part.next;
    }
    let mut amount = Amount {
        stated,
        unit,
        noun: None,
        per: None,
        change: None,
        form: end.figure.form,
        dressed: unit.is_some()
            || stated.bound != Bound::Exact
            || end.figure.scale != Number::ONE
            || dress != Dress::default(),
    };
    if unit.is_some()
        && let Some(after) = bound::after(next, r)
    {
        let redone = both_ends(&amount, after.meaning, &end.figure);
        if let Some(stated) = redone {
            amount.stated = stated;
            next = after.next;
        }
    }
    // "8 or $9": the currency is said with the second.
    if amount.unit.is_none()
        && stated.bound != Bound::Range
        && (r.is_word(next, "or") || r.is_word(next, "to"))
        && let Some(other) = range::currency_before(next + 1, r)
        && r.kind(other.next) == Some(Kind::Digits)
    {
        amount.unit = Some(other.meaning);
        return Some(Parsed { meaning: amount, next });
    }
    if next == first.next
        && stated.bound == Bound::Exact
        && let Some(whole) = listed::shared(&end, next, r)
    {
        amount.stated = amount::point(&whole.figure, dress)?;
        amount.unit = whole.unit;
        amount.dressed = true;
        return Some(Parsed { meaning: amount, next });
    }
    // "91 million MONTHLY active users": the noun stands behind it.
    let is_adjective = r.text_at(next).ends_with("ly");
    if let Some(per) = per::read(next, &amount, r) {
        amount.per = Some(per.meaning);
        next = per.next;
    } else {
        let behind = per::behind_brackets(next, &amount, r);
        amount.per = behind.or_else(|| per::behind_noun(next, &amount, r));
    }
    let share = unit.is_some_and(|unit| r.lexicon.unit(unit).unit.dimension == Dimension::Share);
    if share {
        let of = usize::from(r.is_word(next, "of") || r.is_word(next, "equity"));
        let holding = r.find(next, Sense::Holding, |s| (s == Sense::Holding).then_some(()));
        if let Some(holding) = holding.filter(|_| of == 0 || !r.prose) {
            next = holding.next;
        }
    } else if unit.is_none()
        && (amount.per.is_none() || is_adjective)
        && !age::follows(before.next, r)
        && r.token(skip_hyphen(next, r)).is_some_and(|t| t.kind == Kind::Word && t.gap < Gap::Break)
        && let Some(noun) = count::noun(after_of(skip_hyphen(next, r), &amount, r), r)
    {
        amount.noun = Some(noun.meaning);
        next = noun.next;
        if let Some(per) = per::read(next, &amount, r) {
            amount.per = Some(per.meaning);
            next = per.next;
        }
    }
    let found = Parsed { meaning: amount, next };
    Some(other_side(&found, r).unwrap_or(found))
}

/// "more than 10 and less than 20 people": two bounds that are the two sides of one range.
fn other_side(first: &Parsed<Amount>, r: &Reader<'_>) -> Option<Parsed<Amount>> {
    let side = |bound: Bound| match bound {
        Bound::MoreThan | Bound::AtLeast => Some(true),
        Bound::LessThan | Bound::AtMost => Some(false),
        _ => None,
    };
    let is_low = side(first.meaning.stated.bound)?;
    let comma = first.next + usize::from(r.sign(first.next) == ',');
    let and = comma + usize::from(r.is_word(comma, "and") || r.is_word(comma, "but"));
    if and == comma || !r.joined(and) {
        return None;
    }
    let before = bound::before(and, r);
    let bound = before.meaning.dress.bound.filter(|&bound| side(bound) == Some(!is_low))?;
    let second = range::end(before.next, r)?;
    if second.meaning.figure.vague.is_some() {
        return None;
    }
    let mut amount = first.meaning.clone();
    let mut other = Stated::one_sided(second.meaning.figure.value, bound);
    let mut next = second.next;
    if amount.unit.is_none() && amount.noun.is_none() {
        amount.unit = second.meaning.unit;
        if amount.unit.is_none()
            && let Some(noun) = count::noun(next, r).filter(|_| r.joined(next))
        {
            amount.noun = Some(noun.meaning);
            next = noun.next;
        }
    } else if second.meaning.unit.is_some() && second.meaning.unit != amount.unit {
        return None;
    }
    let (low, high) = if is_low { (amount.stated, other) } else { (other, amount.stated) };
    other.possible = Interval::new(low.possible.low(), high.possible.high())?;
    other.low = low.low.or(low.high);
    other.high = high.high.or(high.low);
    other.bound = Bound::Range;
    (other.low < other.high).then_some(())?;
    amount.stated = other;
    amount.dressed = true;
    Some(Parsed { meaning: amount, next })
}

/// "3 dollars 50 cents", "15 dollars 50", "75 USD million": what belongs to a sum and stands after its unit.
fn with_minor(end: &range::EndOf, at: usize, r: &Reader<'_>) -> Option<(range::EndOf, usize)> {
    let unit = end.unit.filter(|&unit| range::is_money(unit, r) && !r.lexicon.unit(unit).minor)?;
    if end.before || end.figure.place.is_some() || end.figure.vague.is_some() || !r.joined(at) {
        return None;
    }
    let mut whole = *end;
    if let Some(scaled) = scaled_behind(end, at, r) {
        return Some(scaled);
    }
    let and = usize::from(r.is_word(at, "and"));
    let small = range::end(at + and, r)?;
    let hundred = Number::from(100);
    let value = small.meaning.figure.value;
    if small.meaning.before || !value.is_whole() || value >= hundred || value < Number::ONE {
        return None;
    }
    let fits = match small.meaning.unit {
        Some(minor) => {
            r.lexicon.unit(minor).minor
                && (r.lexicon.unit(minor).unit.dimension == r.lexicon.unit(unit).unit.dimension
                    || &*r.lexicon.unit(minor).unit.name == "cent")
        }
        // "15 dollars 50." but not "15 dollars 50 people".
        None => {
            (value >= Number::from(10))
                && r.kind(small.next) != Some(Kind::Word)
                && r.sign(small.next) != '%'
                && r.kind(at + and) == Some(Kind::Digits)
        }
    };
    if !fits {
        return None;
    }
    whole.figure.value = whole.figure.value.plus(value.over(hundred)?)?;
    whole.figure.place = Number::power_of_ten(-2);
    Some((whole, small.next))
}

/// A figure with the magnitude that stands apart from it: the "million" of "3-plus million".
fn scaled_behind(end: &range::EndOf, at: usize, r: &Reader<'_>) -> Option<(range::EndOf, usize)> {
    let scale = r.find(at, Sense::Magnitude(0), |sense| match sense {
        Sense::Magnitude(power) => Number::power_of_ten(power.into()),
        _ => None,
    })?;
    let is_word = r.joined(at) && r.text_at(at).len() > 2;
    let mut whole = *end;
    if !is_word || whole.figure.scale != Number::ONE || whole.figure.vague.is_some() {
        return None;
    }
    whole.figure.value = whole.figure.value.times(scale.meaning)?;
    whole.figure.place = whole.figure.place.and_then(|place| place.times(scale.meaning));
    whole.figure.scale = scale.meaning;
    Some((whole, scale.next))
}

/// "2 hours, 14 minutes and 4 seconds": rest after rest, each in a smaller unit.
fn with_all_smaller(
    end: &range::EndOf,
    at: usize,
    r: &Reader<'_>,
) -> Option<(range::EndOf, usize)> {
    let mut found = with_smaller(end, at, r)?;
    while let Some(more) = with_smaller(&found.0, found.1, r) {
        found = more;
    }
    Some(found)
}

/// "6 feet 2 inches", "2 hours and 30 minutes": the rest in a smaller unit, of which less than one whole is left.
fn with_smaller(end: &range::EndOf, at: usize, r: &Reader<'_>) -> Option<(range::EndOf, usize)> {
    let unit = |id: u16| &r.lexicon.unit(id).unit;
    let large = end.unit.filter(|_| end.figure.value.is_whole())?;
    // In running text a rest may be a value of its own, but that of a height or a weight: "6ft 3in", "11st 4lb".
    if r.prose && !is_of_body(large, at, r) {
        return None;
    }
    let and = usize::from(r.is_word(at, "and") || r.sign(at) == ',');
    let rest = range::end(at + and, r).filter(|_| r.joined(at) || r.glued(at))?;
    let small =
        rest.meaning.unit.filter(|&small| unit(small).dimension == unit(large).dimension)?;
    let ratio = unit(large).factor.over(unit(small).factor)?;
    let part = rest.meaning.figure.value;
    let is_rest = !part.is_negative() && part < ratio && ratio > Number::ONE;
    if !is_rest || unit(large).offset != Number::ZERO || range::is_money(large, r) {
        return None;
    }
    // Said in the smaller unit, it is as exact as its last word.
    let mut whole = rest.meaning;
    whole.figure.value = end.figure.value.times(ratio)?.plus(part)?;
    Some((whole, rest.next))
}

/// Whether feet or stones end before `at`, with a figure behind them at once.
fn is_of_body(unit: u16, at: usize, r: &Reader<'_>) -> bool {
    let is_large = matches!(&*r.lexicon.unit(unit).unit.name, "foot" | "stone");
    is_large && r.joined(at) && r.kind(at) == Some(Kind::Digits)
}

/// "thousands of people": the noun stands after "of".
fn after_of(at: usize, amount: &Amount, r: &Reader<'_>) -> usize {
    at + usize::from(amount.form != Form::Digits && r.is_word(at, "of"))
}

fn set_change(amount: &mut Amount, up: bool) {
    let is_ratio = amount.form == Form::Vague;
    if !is_ratio {
        amount.change = Some(up);
    }
}

/// "doubled", "tenfold", "10-fold", "2x".
fn factor(at: usize, r: &Reader<'_>) -> Option<Parsed<Amount>> {
    let folds = (at + 1..at + 5).any(|i| r.is_word(i, "fold"));
    if r.senses(at) & Sense::Factor(0).bit() == 0 && !folds {
        return None;
    }
    let times = r.lexicon.unit_named("times")?;
    let (value, next) = if let Some(found) = r.find(at, Sense::Factor(0), |sense| match sense {
        Sense::Factor(id) => Some(r.lexicon.factor(id)),
        _ => None,
    }) {
        (found.meaning, found.next)
    } else {
        let digits = super::digits::read(at, r)?;
        let fold = skip_hyphen(digits.next, r);
        if !r.is_word(fold, "fold") {
            return None;
        }
        (digits.meaning.value, fold + 1)
    };
    let amount = Amount {
        stated: dressed_factor(value, Dress::default())?,
        unit: Some(times),
        noun: None,
        per: None,
        change: None,
        form: Form::Words,
        dressed: true,
    };
    Some(Parsed { meaning: amount, next })
}

fn dressed_factor(value: Number, dress: Dress) -> Option<Stated<Number>> {
    if let Some(bound) = dress.bound {
        return Some(Stated::one_sided(value, bound));
    }
    let bound = if dress.hedge.is_some() { Bound::Approx } else { Bound::Exact };
    let step = crate::value::implied_step(value, None).min(value.last_place());
    Stated::rounded(value, step, bound)
}

/// A bound before and one after: the one after is the nearer.
fn merged(before: Dress, after: Dress) -> Dress {
    Dress { bound: after.bound.or(before.bound), hedge: after.hedge.or(before.hedge) }
}

/// The statement with a bound or hedge that stands after the unit.
fn both_ends(
    amount: &Amount,
    dress: Dress,
    figure: &super::number::Figure,
) -> Option<Stated<Number>> {
    match (amount.stated.bound, dress.bound, dress.hedge) {
        (Bound::Exact | Bound::Approx | Bound::Vague, ..) => amount::point(figure, dress),
        (Bound::Range, None, Some(Hedge::About)) => Some(amount.stated),
        _ => None,
    }
}
