//! What a figure is reckoned by, "a year", "per share"; and the unit that a fraction is a part of, "half an hour".

use std::sync::Arc;

use super::amount::Amount;
use super::number::skip_hyphen;
use super::{Parsed, Reader, count, digits, range};
use crate::pack::lexicon::Sense;
use crate::read::token::{Gap, Kind};
use crate::value::Dimension;

/// The unit that a fraction is a part of: "an hour", "of a mile".
pub(super) fn part_of_unit(at: usize, r: &Reader<'_>) -> Option<Parsed<u16>> {
    let at = at + usize::from(r.is_word(at, "of"));
    if !r.is_word(at, "a") && !r.is_word(at, "an") || !r.joined(at) || !r.joined(at + 1) {
        return None;
    }
    r.find(at + 1, Sense::Unit(0), |sense| match sense {
        Sense::Unit(id) if r.lexicon.unit(id).unit.dimension != Dimension::Share => Some(id),
        _ => None,
    })
}

/// What the figure is reckoned by: "a year", "per share", "/week".
pub(super) fn read(at: usize, amount: &Amount, r: &Reader<'_>) -> Option<Parsed<Arc<str>>> {
    let token = r.token(at)?;
    if token.gap >= Gap::Break {
        return None;
    }
    let at = skip_hyphen(at, r);
    if let Some(per) = r.find(at, Sense::Per(0), |sense| match sense {
        Sense::Per(id) => Some(Arc::clone(r.lexicon.per(id))),
        _ => None,
    }) {
        // "$2.9bn a year earlier" tells when, not how often.
        let when = ["earlier", "ago", "before", "later", "after", "previously", "prior"];
        // "a year on" is later, "a year on Monday" is not.
        let is_on =
            r.is_word(per.next, "on") && !r.text_at(per.next + 1).to_lowercase().ends_with("day");
        let is_when = is_on || when.iter().any(|word| r.is_word(per.next, word));
        return (!is_when).then_some(per);
    }
    let slash = token.sign == '/' && r.glued(at) && r.glued(at + 1);
    if !slash && !r.is_word(at, "per") {
        return None;
    }
    if amount.unit.is_none() && slash {
        return None;
    }
    let mut word = at + 1;
    // "per diluted common share" is per share.
    while SORTS_OF_SHARE.iter().any(|sort| r.is_word(word, sort)) && r.joined(word + 1) {
        word += 1;
    }
    if !slash && r.kind(word) == Some(Kind::Digits) && r.joined(word) {
        return so_many(word, r);
    }
    if r.kind(word) != Some(Kind::Word) || !r.joined(word) {
        return None;
    }
    let unit = r.find(word, Sense::Unit(0), |sense| match sense {
        Sense::Unit(id) => Some(Arc::clone(&r.lexicon.unit(id).unit.name)),
        _ => None,
    });
    unit.or_else(|| {
        let noun = r.lexicon.singular(&r.text_at(word).to_lowercase());
        Some(Parsed { meaning: Arc::from(noun), next: word + 1 })
    })
}

/// "93 per 100,000 people": the rate is reckoned by so many of something.
fn so_many(at: usize, r: &Reader<'_>) -> Option<Parsed<Arc<str>>> {
    let many = digits::read(at, r).filter(|many| many.meaning.value.is_whole())?;
    let name = |of: &str| Arc::from(format!("{} {of}", many.meaning.value));
    let unit = r.find(many.next, Sense::Unit(0), |sense| match sense {
        Sense::Unit(id) => Some(Arc::clone(&r.lexicon.unit(id).unit.name)),
        _ => None,
    });
    let of = unit.or_else(|| count::noun(many.next, r)).filter(|_| r.joined(many.next));
    of.map(|of| Parsed { meaning: name(&of.meaning), next: of.next })
}

/// What both sums of "$40 (A$62) per share" are reckoned by: it stands once, behind the conversion.
pub(super) fn behind_brackets(at: usize, amount: &Amount, r: &Reader<'_>) -> Option<Arc<str>> {
    let is_money = |unit: Option<u16>| unit.is_some_and(|unit| range::is_money(unit, r));
    if !is_money(amount.unit) || !r.joined(at) {
        return None;
    }
    let end = match r.sign(at) {
        ')' => at,
        '(' => range::end(at + 1, r).filter(|inside| is_money(inside.meaning.unit))?.next,
        _ => return None,
    };
    let is_told = r.sign(end) == ')' && r.is_word(end + 1, "per");
    is_told.then(|| read(end + 1, amount, r).map(|per| per.meaning))?
}

/// What a measured amount of something is reckoned by, behind the words for what it is: "tonnes of waste a year".
pub(super) fn behind_noun(at: usize, amount: &Amount, r: &Reader<'_>) -> Option<Arc<str>> {
    if amount.unit.is_none() || !r.is_word(at, "of") {
        return None;
    }
    let is_noun = |at: &usize| {
        r.kind(*at) == Some(Kind::Word) && r.joined(*at) && !SMALL.iter().any(|w| r.is_word(*at, w))
    };
    let nouns = (at + 1..=at + MOST_NOUNS).take_while(is_noun);
    nouns.into_iter().find_map(|noun| {
        let is_told =
            ["a", "per"].iter().any(|word| r.is_word(noun + 1, word)) && r.joined(noun + 1);
        is_told.then(|| read(noun + 1, amount, r).map(|per| per.meaning))?
    })
}

/// Words that begin something else.
const SMALL: &[&str] = &["the", "its", "their", "this", "a", "an", "per"];
/// How many words tell at most what is measured.
const MOST_NOUNS: usize = 3;

/// What may stand between "per" and the share that a sum is reckoned by.
const SORTS_OF_SHARE: &[&str] = &["fully", "diluted", "basic", "common", "ordinary"];
