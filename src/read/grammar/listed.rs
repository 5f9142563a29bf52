//! Lists of figures whose unit is written once, behind the last: "3, 4 and 5 million euros", "2 and 3 per cent".

use super::Reader;
use super::number::{Figure, Form};
use super::range::{self, EndOf};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;
use crate::value::{Dimension, Number};

/// The most figures of a list.
const MOST: usize = 6;

/// The first figure of a list with what the last one has: its unit and its magnitude. `at`: the token behind it.
pub(super) fn shared(first: &EndOf, at: usize, r: &Reader<'_>) -> Option<EndOf> {
    if !r.prose || !is_plain(first) {
        return None;
    }
    let (mut next, mut count) = (at, 1);
    let last = loop {
        let comma = usize::from(r.sign(next) == ',' && r.joined(next + 1) && !r.glued(next + 1));
        let and = next + comma;
        let closes = r.is_word(and, "and") || r.is_word(and, "or");
        let from = and + usize::from(closes);
        if from == next || !r.joined(from) {
            return None;
        }
        let item = range::end(from, r)?;
        count += 1;
        if closes {
            break item.meaning;
        }
        if !is_plain(&item.meaning) || count == MOST {
            return None;
        }
        next = item.next;
    };
    let dimension = last.unit.map(|unit| r.lexicon.unit(unit).unit.dimension);
    // Two figures may be of two things: "killing 3 and 2 million fled".
    let holds_of_two =
        matches!(dimension, Some(Dimension::Share | Dimension::Points | Dimension::Money(_)));
    let is_more = last.unit.is_some() || last.figure.scale != Number::ONE;
    let same = last.figure.form == first.figure.form && last.figure.vague.is_none();
    if last.before || !is_more || !same || count == 2 && !holds_of_two {
        return None;
    }
    let mut whole = *first;
    whole.figure = scaled(whole.figure, last.figure.scale)?;
    whole.unit = last.unit;
    Some(whole)
}

/// A figure in the magnitude of another one.
fn scaled(mut figure: Figure, scale: Number) -> Option<Figure> {
    figure.value = figure.value.times(scale)?;
    figure.place = figure.place.and_then(|place| place.times(scale));
    figure.scale = scale;
    Some(figure)
}

/// A small figure with nothing beside it.
fn is_plain(end: &EndOf) -> bool {
    let figure = &end.figure;
    end.unit.is_none()
        && matches!(figure.form, Form::Digits | Form::Words)
        && figure.scale == Number::ONE
        && figure.vague.is_none()
        && !figure.grouped
        && figure.value < Number::from(1000)
}

/// Whether digits are the first days of a list that ends with a month: "on 3, 4 and 5 June".
pub(super) fn is_of_days(at: usize, r: &Reader<'_>) -> bool {
    let day = |at: usize| {
        r.kind(at) == Some(Kind::Digits)
            && r.text_at(at).parse().is_ok_and(|day: u32| (1..=31).contains(&day))
    };
    let mut next = at;
    for _ in 0..MOST {
        if !day(next) {
            return false;
        }
        next += 1;
        if next > at + 1 && r.senses(next) & Sense::Month(0).bit() != 0 {
            return r.token(next).is_some_and(|t| t.case != crate::read::token::Case::Lower);
        }
        let comma = usize::from(r.sign(next) == ',' && !r.glued(next + 1));
        let and = usize::from(r.is_word(next + comma, "and") || r.is_word(next + comma, "or"));
        if comma + and == 0 {
            return false;
        }
        next += comma + and;
    }
    false
}
