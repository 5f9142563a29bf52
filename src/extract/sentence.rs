//! A sentence as it is read for claims, and what it says beside them.

use std::ops::Range;

use super::words::Word;
use crate::pack::Attribute;
use crate::read::{Context, Mention, read_text};
use crate::value::{Calendar, Meaning, Period, Value};

/// A sentence, cut and read.
pub(super) struct Sentence<'a> {
    pub(super) words: &'a [Word<'a>],
    pub(super) mentions: &'a [Mention],
    pub(super) range: Range<usize>,
}

impl Sentence<'_> {
    /// Whether it speaks of the time before the one that it is written in: "last year".
    pub(super) fn looks_back(&self) -> bool {
        const BACK: &[&str] = &["last", "previous", "prior", "past"];
        const STRETCH: &[&str] = &["year", "quarter", "month", "years", "quarters", "months"];
        self.words
            .windows(2)
            .any(|pair| BACK.contains(&&*pair[0].folded) && STRETCH.contains(&&*pair[1].folded))
    }

    /// Whether a word is a part of a date.
    pub(super) fn is_dated(&self, word: &Word) -> bool {
        let dates = self.mentions.iter().filter(|m| matches!(m.value.meaning, Meaning::Time(_)));
        dates.into_iter().any(|m| m.start <= word.start && word.end <= m.end)
    }
}

/// The values of a sentence, in the bytes of the prose.
pub(super) fn mentions(text: &str, sentence: &Range<usize>, cx: &Context<'_>) -> Vec<Mention> {
    let mut mentions = read_text(text.get(sentence.clone()).unwrap_or_default(), cx);
    for mention in &mut mentions {
        mention.start += sentence.start;
        mention.end += sentence.start;
    }
    mentions
}

/// Whether a value counts something that the attribute does not name: "people", where it counts employees.
pub(super) fn counts_other(value: &Value, attribute: &Attribute) -> bool {
    let counted = value.quantity().and_then(|quantity| quantity.noun.as_deref());
    match (counted, &attribute.noun) {
        (Some(counted), Some(noun)) => !counted.ends_with(&**noun),
        _ => false,
    }
}

/// The stretch of the calendar that a sentence names for its value: the year, quarter or half that
/// stands nearest to it.
pub(super) fn period(mentions: &[Mention], span: &Range<usize>) -> Option<Period> {
    let distance = |m: &Mention| m.start.abs_diff(span.end).min(m.end.abs_diff(span.start));
    let stretches = mentions.iter().filter_map(|m| match &m.value.meaning {
        Meaning::Time(period) if is_stretch(period) => Some((distance(m), period)),
        _ => None,
    });
    stretches.min_by_key(|(distance, _)| *distance).map(|(_, period)| period.clone())
}

/// Whether a time is a stretch that a figure can be of: a year, a quarter or a half.
pub(super) fn is_stretch(period: &Period) -> bool {
    matches!(
        period,
        Period::Of(Calendar::Year(_) | Calendar::Quarter(..) | Calendar::Half(..))
            | Period::Fiscal(..)
    )
}
