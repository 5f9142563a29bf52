//! Changes and losses: "rose 5%", "a 5% increase", "a loss of $2bn".

use super::amount::{self, Amount, Dress};
use super::{Parsed, Reader, quantity, range};
use crate::pack::lexicon::{FRACTION, Sense};
use crate::read::token::Kind;
use crate::value::{Bound, Dimension, Number};

/// A word of change before a figure: up (`true`) or down, with "by" or "of" after it.
pub(crate) fn before(at: usize, r: &Reader<'_>) -> Option<Parsed<bool>> {
    let article = usize::from(r.is_word(at, "a") || r.is_word(at, "an"));
    let word = direction(at + article, r)?;
    let mut next = word.next;
    if r.is_word(next, "by") || r.is_word(next, "of") {
        next += 1;
    } else if article > 0 || r.is_word(next, "to") || r.is_word(next, "from") {
        // "rose to 5%" is a level.
        return None;
    }
    Some(Parsed { meaning: word.meaning, next })
}

/// A word of change after a figure: "5% higher", "a 5% increase".
pub(crate) fn after(at: usize, r: &Reader<'_>) -> Option<Parsed<bool>> {
    direction(at, r).filter(|_| r.joined(at))
}

/// "a loss of" (`true`: below nought) or "a profit of".
pub(crate) fn loss(at: usize, r: &Reader<'_>) -> Option<Parsed<bool>> {
    let loss = r.find(at, Sense::Loss, |s| (s == Sense::Loss).then_some(true));
    loss.or_else(|| r.find(at, Sense::Gain, |s| (s == Sense::Gain).then_some(false)))
}

/// Whether a word of change stands shortly before: "fell", "jumped by", "will increase".
pub(crate) fn is_before(at: usize, r: &Reader<'_>) -> bool {
    let near = if r.is_word(at, "from") { 4 } else { 1 };
    (at.saturating_sub(near)..at)
        .any(|before| r.joined(before + 1) && r.senses(before) & Sense::Change(true).bit() != 0)
}

/// Two figures that a change goes from and to, where running text has them as "from A to B".
pub(crate) fn from_and_to(at: usize, r: &Reader<'_>) -> Option<[Parsed<(usize, Amount)>; 2]> {
    let from = usize::from(r.is_word(at, "from") || r.is_word(at, "by"));
    let first = range::end(at + from, r)?;
    if !r.is_word(first.next, "to") {
        return None;
    }
    let own = range::end(first.next + 1, r)?;
    if first.meaning.unit.is_some() && own.meaning.unit.is_none() {
        return (from == 1).then(|| of_one_share(at + 1, &first, &own, r))?;
    }
    // "from 24.2 to 33-35 billion euros", "from 5 to 7 per cent to 3 to 5 per cent": to a range.
    if let Some(ranges) = to_a_range(at + from, &first, r) {
        return Some(ranges);
    }
    let both = range::second(&first, true, r).or_else(|| {
        // A fall goes from the greater to the lesser.
        let second = range::end(first.next + 1, r)?;
        let mut a = first.meaning;
        if a.unit.is_none() && (a.figure.scale == Number::ONE || second.meaning.unit.is_some()) {
            a.unit = second.meaning.unit;
        }
        (a.unit == second.meaning.unit)
            .then_some(Parsed { meaning: (a, second.meaning), next: second.next })
    })?;
    // The second may be a range itself: "from 24 to 33-35 billion".
    let (a, b) = both.meaning;
    let own_units = first.meaning.unit.is_some() && first.meaning.unit == a.unit;
    if !own_units && (from == 0 || r.is_word(at, "by")) {
        return None;
    }
    let amount = |end: &range::EndOf| {
        let stated = amount::point(&end.figure, Dress::default())?;
        Some(Amount { stated, unit: end.unit, ..Amount::exactly(end.figure.value) })
    };
    Some([
        Parsed { meaning: (at + from, amount(&a)?), next: first.next },
        Parsed { meaning: (first.next + 1, amount(&b)?), next: both.next },
    ])
}

/// "from 51 per cent to 49": a share and another one without its word.
fn of_one_share(
    at: usize,
    first: &Parsed<range::EndOf>,
    own: &Parsed<range::EndOf>,
    r: &Reader<'_>,
) -> Option<[Parsed<(usize, Amount)>; 2]> {
    let unit = first.meaning.unit?;
    let is_share = r.lexicon.unit(unit).unit.dimension == Dimension::Share;
    let counts = r.joined(own.next)
        && r.kind(own.next) == Some(Kind::Word)
        && r.senses(own.next) & Sense::Stop.bit() == 0;
    let small = own.meaning.figure.scale == Number::ONE
        && !own.meaning.figure.grouped
        && own.meaning.figure.value < Number::from(1000);
    if !is_share || unit == FRACTION || counts || !small || r.is_hyphen(own.next) {
        return None;
    }
    let amount = |end: &range::EndOf| {
        let stated = amount::point(&end.figure, Dress::default())?;
        Some(Amount { stated, unit: Some(unit), ..Amount::exactly(end.figure.value) })
    };
    Some([
        Parsed { meaning: (at, amount(&first.meaning)?), next: first.next },
        Parsed { meaning: (first.next + 1, amount(&own.meaning)?), next: own.next },
    ])
}

/// A change to a range, from a figure or another range that share its unit and magnitude.
fn to_a_range(
    at: usize,
    first: &Parsed<range::EndOf>,
    r: &Reader<'_>,
) -> Option<[Parsed<(usize, Amount)>; 2]> {
    let whole = |at: usize| {
        quantity::plain(at, r).filter(|found| found.meaning.stated.bound == Bound::Range)
    };
    let target = |to: usize| r.is_word(to, "to").then(|| whole(to + 1)).flatten();
    if let Some(from) = whole(at)
        && let Some(to) = target(from.next)
    {
        let start = from.next + 1;
        return Some([
            Parsed { meaning: (at, from.meaning), next: from.next },
            Parsed { meaning: (start, to.meaning), next: to.next },
        ]);
    }
    let to = target(first.next)?;
    let mut from = first.meaning;
    if from.figure.scale == Number::ONE && from.unit.is_none() {
        // What is written once, with the second, holds for both.
        let second = range::end(first.next + 1, r)?;
        let last = range::second(&second, false, r)?.meaning.1;
        from.figure.value = from.figure.value.times(last.figure.scale)?;
        from.figure.place = from.figure.place.and_then(|place| place.times(last.figure.scale));
        from.figure.scale = last.figure.scale;
        from.unit = last.unit;
    }
    let stated = amount::point(&from.figure, Dress::default())?;
    let amount = Amount { stated, unit: from.unit, ..Amount::exactly(from.figure.value) };
    Some([
        Parsed { meaning: (at, amount), next: first.next },
        Parsed { meaning: (first.next + 1, to.meaning), next: to.next },
    ])
}

fn direction(at: usize, r: &Reader<'_>) -> Option<Parsed<bool>> {
    r.find(at, Sense::Change(true), |sense| match sense {
        Sense::Change(up) => Some(up),
        _ => None,
    })
}
