//! Terms that tell what things without a name are like: "the retired workers of the town" say nothing of the town.

use std::ops::Range;

use super::name::Known;
use super::words::{Sort, Word};
use crate::pack::lexicon::Lexicon;

/// Words between which and a thing in the plural a participle is its property.
const OPENING: &[&str] = &[
    "all", "among", "and", "by", "for", "from", "many", "of", "some", "the", "these", "those",
    "to", "with",
];

/// Whether a term at `range` stands before a thing in the plural that is not named, as its property. Only participles do;
/// what has a name or a helping verb before it is said of that.
pub(super) fn is_of_things(
    known: &Known<'_>,
    words: &[Word],
    range: &Range<usize>,
    lexicon: &Lexicon,
) -> bool {
    let [term] = words.get(range.clone()).unwrap_or_default() else { return false };
    let is_thing = words
        .get(range.end)
        .is_some_and(|word| word.sort == Sort::Small && lexicon.is_plural(&word.folded));
    let before = range.start.checked_sub(1).and_then(|at| words.get(at));
    ["ed", "wn"].iter().any(|ending| term.folded.ends_with(ending))
        && is_thing
        && before.is_none_or(|word| word.sort == Sort::Digits || OPENING.contains(&&*word.folded))
        && known.beside(words, range).is_none()
}

/// The words without an age in commas at their head: ", 54, was".
pub(super) fn after_age<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    match words {
        [open, age, close, rest @ ..]
            if open.folded == "," && age.sort == Sort::Digits && close.folded == "," =>
        {
            rest
        }
        _ => words,
    }
}
