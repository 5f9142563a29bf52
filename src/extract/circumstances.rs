//! What a sentence says of a value beside what it is.

use std::ops::Range;

use super::words::{Word, cut, first_at};
use super::{limit, teller};
use crate::pack::lexicon::Lexicon;

/// By whom and with what limitation a sentence says a value.
pub fn circumstances(
    text: &str,
    sentence: Range<usize>,
    value: Range<usize>,
    dates: &[Range<usize>],
    lexicon: &Lexicon,
) -> (Option<String>, Option<String>) {
    let words = cut(text, sentence, lexicon);
    let is_date = |word: &Word| dates.iter().any(|date| date.contains(&word.start));
    let end = first_at(&words, value.end);
    (teller::of(text, &words, value.start), limit::of(text, &words, end, &is_date))
}
