//! Figures that are read with the sum of money before them: "more than 7 million crowns ($1 million)", "£40m from 45m".

use super::grammar::amount::{self, Amount, Dress};
use super::grammar::{Parsed, Reader, number, quantity};
use super::mention::{Mention, MentionKind};
use super::token::Kind;
use crate::value::{Bound, Number, Stated};

/// A sum in brackets after a bounded one, "more than 7 million crowns ($1 million)", has its bound.
pub(super) fn in_brackets(
    at: usize,
    r: &Reader<'_>,
    mentions: &[Mention],
) -> Option<Parsed<Amount>> {
    let before = at.checked_sub(2)?;
    let last = mentions.last()?;
    let bound = last.stated.as_ref()?.bound;
    let one_sided =
        matches!(bound, Bound::MoreThan | Bound::LessThan | Bound::AtLeast | Bound::AtMost);
    if r.sign(at - 1) != '('
        || !one_sided
        || last.kind != MentionKind::Money
        || r.token(before)?.end as usize != last.end
    {
        return None;
    }
    let mut figure = quantity::plain(at, r).filter(|figure| r.sign(figure.next) == ')')?;
    let stated = figure.meaning.stated;
    if stated.bound != Bound::Exact || figure.meaning.unit.is_none() {
        return None;
    }
    figure.meaning.stated = Stated::one_sided(stated.low?, bound);
    Some(figure)
}

/// Whether "from A to B" tells one range, as the figure does that it is held against: "€2.1bn to €2.3bn, up from €1.9bn to
/// €2.1bn".
pub(super) fn is_range_again(at: usize, r: &Reader<'_>, mentions: &[Mention]) -> bool {
    let is_held = |back: usize| ["up", "down"].iter().any(|word| r.is_word(back, word));
    let Some(join) = at.checked_sub(1).filter(|&back| r.is_word(at, "from") && is_held(back))
    else {
        return false;
    };
    let is_range = |mention: &Mention| {
        mention.stated.as_ref().is_some_and(|stated| stated.bound == Bound::Range)
    };
    // A year or a quarter may stand between.
    let last = mentions.iter().rev().find(|mention| mention.kind != MentionKind::Date);
    last.is_some_and(|last| is_range(last) && !ends_sentence(last.end, join, r))
}

/// Whether a sentence ends between a byte and a token.
fn ends_sentence(from: usize, to: usize, r: &Reader<'_>) -> bool {
    let behind = |at: &usize| r.token(*at).is_some_and(|token| token.start as usize >= from);
    (0..to).rev().take_while(behind).any(|at| matches!(r.sign(at), '.' | '!' | '?' | ';'))
}

/// A sum that another one is held against, without its currency: "£40m from 45m", "$1.2bn, up from 900m".
pub(super) fn in_same_money(
    at: usize,
    r: &Reader<'_>,
    mentions: &[Mention],
) -> Option<Parsed<Amount>> {
    let joins = |at: usize| ["from", "to", "against", "versus"].iter().any(|w| r.is_word(at, w));
    let last = mentions.last().filter(|last| last.kind == MentionKind::Money)?;
    let join = if joins(at) { at } else { at.checked_sub(1).filter(|&before| joins(before))? };
    let mut before = join.checked_sub(1)?;
    for skipped in ["up", "down"] {
        before -= usize::from(r.is_word(before, skipped) && before > 0);
    }
    before -= usize::from(r.sign(before) == ',' && before > 0);
    if r.token(before)?.end as usize != last.end {
        return None;
    }
    let from = join + 1;
    let money =
        Reader { money: true, prose: true, ..Reader::new(r.text, r.tokens, r.lexicon, None) };
    let figure = number::read(from, true, &money).filter(|_| r.kind(from) == Some(Kind::Digits))?;
    r.beyond.set(r.beyond.get() || money.beyond.get());
    let letters = figure.next.checked_sub(1)?;
    let is_sum = figure.meaning.scale != Number::ONE
        && r.kind(letters) == Some(Kind::Word)
        && r.glued(letters)
        && r.kind(figure.next) != Some(Kind::Word);
    let unit = r.lexicon.unit_named(last.stated.as_ref()?.unit.as_deref()?)?;
    let meaning = Amount {
        stated: amount::point(&figure.meaning, Dress::default())?,
        unit: Some(unit),
        dressed: true,
        ..Amount::exactly(figure.meaning.value)
    };
    is_sum.then_some(Parsed { meaning, next: figure.next })
}
