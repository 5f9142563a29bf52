//! The claim of a figure that stands bound to the phrase of an attribute.

use std::ops::Range;

use super::beside::Beside;
use super::sentence::{Sentence, counts_other, period};
use super::{Doubt, Extracted, Reading, Said, Word, bind, words};
use crate::pack::{Attribute, Measure};
use crate::read::Mention;
use crate::value::{Calendar, Dimension, Meaning, Number, Period, Value};

/// Words of an income above nought.
const GAINS: &[&str] = &["earnings", "income", "profit", "surplus"];
/// Words of one below it.
const LOSSES: &[&str] = &["deficit", "loss", "losses", "shortfall"];
/// Words of a change below nought.
const FALLS: &[&str] = &["contracted", "declined", "decreased", "dropped", "fell", "shrank"];

impl Reading<'_> {
    /// The claim of a figure that stands bound to the phrase of an attribute.
    pub(super) fn figure(
        &self,
        sentence: &Sentence<'_>,
        phrase: &Range<usize>,
        attribute: &Attribute,
    ) -> Option<Extracted> {
        let vocabulary = self.extractor.vocabulary;
        let fits = |mention: &Mention| vocabulary.fits(&mention.value, attribute);
        let bound = bind::value(sentence.words, phrase, sentence.mentions, &fits)?;
        let mention = &sentence.mentions[bound.mention];
        let mut value = vocabulary.fitted(mention.value.clone(), attribute).ok()?;
        let mut span = mention.start..mention.end;
        let mut doubts = Vec::new();
        if bound.loose {
            doubts.push(Doubt::Loose);
        }
        if counts_other(&value, attribute) {
            doubts.push(Doubt::OtherNoun);
        }
        let mut strange = None;
        if is_below(sentence.words, phrase, attribute) {
            match self.below(sentence, phrase, &span, attribute) {
                Some((signed, from)) => (value, span.start) = (signed, from),
                None => strange = Some(String::from("loss")),
            }
        }
        let start = words::first_at(sentence.words, mention.start);
        let end = words::first_at(sentence.words, mention.end);
        let (from, to) = (start.min(phrase.start), end.max(phrase.end));
        let own = [start..end, phrase.clone()];
        let whom = self.whom(sentence, &(from..to), &own, attribute, &mut doubts)?;
        // Who declares an attribute for a desk has seen what its articles say.
        let is_ours = attribute.is_built_in() && vocabulary.owner(&attribute.id).is_none();
        if is_ours {
            let runs = self.known.runs(sentence.words);
            let beside = Beside {
                sentence,
                runs: &runs,
                whom: &whom.0,
                phrase,
                figure: &(start..end),
                since: self.referents.behind(&sentence.words[..from]),
                attribute,
                lexicon: vocabulary.lexicon(),
            };
            strange = strange.or_else(|| beside.strange()).or_else(|| part(&value, attribute));
            strange = strange.or_else(|| other_time(sentence, &span, attribute));
        }
        if strange.is_some() {
            doubts.push(Doubt::Beside);
        }
        // "Revenue is expected to reach $5 billion": the words between tell of the mood as well.
        let clause = if is_ours { start.max(phrase.start) } else { from };
        let said = Said { span, whom, clause, end: Some(to) };
        let claim = self.claim(sentence, attribute, value, said, doubts)?;
        Some(Extracted { strange, ..claim })
    }

    /// The figure read with the word before it that puts it below nought, and where that word begins: "net loss of $5
    /// million".
    fn below(
        &self,
        sentence: &Sentence<'_>,
        phrase: &Range<usize>,
        span: &Range<usize>,
        attribute: &Attribute,
    ) -> Option<(Value, usize)> {
        let text = self.article.prose.text();
        let published = self.source.published.as_ref();
        let mut starts = sentence.words.get(phrase.clone())?.iter().map(|word| word.start);
        starts.find_map(|from| {
            let wording = text.get(from..span.end)?;
            let value = self.extractor.vocabulary.read(wording, attribute, published).ok()?;
            is_negative(&value).then_some((value, from))
        })
    }
}

/// Whether a phrase puts its figure below nought: a loss, where the attribute is named by gains as well, or a fall of
/// what is a change.
pub(super) fn is_below(words: &[Word], phrase: &Range<usize>, attribute: &Attribute) -> bool {
    let own = words.get(phrase.clone()).unwrap_or_default();
    let holds = |list: &[&str]| own.iter().any(|word| list.contains(&&*word.folded));
    let has_gains =
        || attribute.phrases.iter().any(|p| p.split(' ').any(|word| GAINS.contains(&word)));
    holds(LOSSES) && has_gains() || attribute.change && holds(FALLS)
}

fn is_negative(value: &Value) -> bool {
    let low = value.quantity().and_then(|quantity| quantity.figure.low);
    low.is_some_and(Number::is_negative)
}

/// What a count names as a part of all: of an attribute that counts anything, "season tickets" are some of the tickets.
fn part(value: &Value, attribute: &Attribute) -> Option<String> {
    let counted = value.quantity().and_then(|quantity| quantity.noun.as_deref());
    let is_count = attribute.measure == Measure::Figure(Dimension::Count);
    let counts_anything = attribute.noun.is_none() && is_count;
    counted.filter(|noun| counts_anything && noun.contains(' ')).map(str::to_owned)
}

/// A time that makes a figure of a year that of a part of it: "in February", "in the quarter to June".
fn other_time(
    sentence: &Sentence<'_>,
    span: &Range<usize>,
    attribute: &Attribute,
) -> Option<String> {
    let is_other = |mention: &&Mention| match &mention.value.meaning {
        Meaning::Time(period) => !matches!(period, Period::Of(Calendar::Day(_))),
        _ => false,
    };
    if !attribute.yearly || period(sentence.mentions, span).is_some() {
        return None;
    }
    sentence.mentions.iter().find(is_other).map(|mention| mention.value.wording.to_string())
}
