//! Changes and losses: "rose 5%", "a 5% increase", "a loss of $2bn".

use super::{Parsed, Reader};
use crate::pack::lexicon::Sense;

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

fn direction(at: usize, r: &Reader<'_>) -> Option<Parsed<bool>> {
    r.find(at, Sense::Change(true), |sense| match sense {
        Sense::Change(up) => Some(up),
        _ => None,
    })
}
