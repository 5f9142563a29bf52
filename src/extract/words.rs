//! The words of a sentence as extraction sees them.

use std::borrow::Cow;
use std::ops::Range;

use crate::pack::lexicon::Lexicon;
use crate::read::token::{Case, Gap, Kind, Token, tokenize};

/// A word or a sign of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Word<'t> {
    /// First byte in the prose.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// In small letters; the sign itself for a sign.
    pub(crate) folded: Cow<'t, str>,
    pub(crate) sort: Sort,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Written small.
    Small,
    /// Written with a capital.
    Capital,
    /// Digits.
    Digits,
    /// A possessive ending: 's.
    Possessive,
    /// Any other sign.
    Sign,
}

/// Cuts the bytes `range` of a prose into words. "Acme's" is a word and a possessive ending.
pub(crate) fn cut<'t>(text: &'t str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Word<'t>> {
    cut_with(text, range, lexicon, &mut Vec::new())
}

/// The same, with room for the tokens that the sentence before has left.
pub(super) fn cut_with<'t>(
    text: &'t str,
    range: Range<usize>,
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
) -> Vec<Word<'t>> {
    let sentence = text.get(range.clone()).unwrap_or_default();
    tokens.clear();
    tokenize(sentence, lexicon, tokens);
    let mut words: Vec<Word<'t>> = Vec::with_capacity(tokens.len());
    for token in tokens.iter() {
        let written = sentence.get(token.span()).unwrap_or_default();
        let folded = match token.kind {
            Kind::Sign if written.starts_with(token.sign) => Cow::Borrowed(written),
            Kind::Sign => Cow::Owned(token.sign.to_string()),
            _ if is_lowercase(written) => Cow::Borrowed(written),
            _ => Cow::Owned(written.to_lowercase()),
        };
        let sort = match (token.kind, token.case) {
            (Kind::Sign, _) | (Kind::Opaque, _) => Sort::Sign,
            (Kind::Digits, _) => Sort::Digits,
            (Kind::Word, Case::Lower) => Sort::Small,
            (Kind::Word, _) => Sort::Capital,
        };
        let joined = token.gap == Gap::None;
        let start = range.start + token.start as usize;
        let end = range.start + token.end as usize;
        if let Some(last) = words.last_mut()
            && joined
            && folded == "s"
            && last.folded == "'"
        {
            (last.sort, last.end) = (Sort::Possessive, end);
            continue;
        }
        words.push(Word { start, end, folded, sort });
    }
    words
}

/// Whether a word is in small letters for sure, as most are.
fn is_lowercase(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase())
}

/// The first word that begins at or after a byte.
pub(crate) fn first_at(words: &[Word], byte: usize) -> usize {
    words.partition_point(|word| word.start < byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_possessive_ending_is_one_word_of_its_own() {
        let text = "Acme’s capex: $5.";
        let words = cut(text, 0..text.len(), Lexicon::builtin());
        let cut: Vec<(&str, Sort)> = words.iter().map(|w| (&*w.folded, w.sort)).collect();
        assert_eq!(
            cut,
            [
                ("acme", Sort::Capital),
                ("'", Sort::Possessive),
                ("capex", Sort::Small),
                (":", Sort::Sign),
                ("$", Sort::Sign),
                ("5", Sort::Digits),
                (".", Sort::Sign),
            ]
        );
        assert_eq!(first_at(&words, 14), 3);
    }
}
