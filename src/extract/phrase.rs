//! The phrases of a vocabulary, found in a sentence by their first word.

use hashbrown::HashMap;

use super::words::Word;
use crate::pack::{Attribute, Measure};
use crate::read::Vocabulary;
use crate::value::Term;

/// What a phrase says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Says<'a> {
    /// That the value beside it is one of this attribute.
    Attribute(&'a Attribute),
    /// A term of this attribute: the phrase is the value.
    Term(&'a Attribute, &'a Term),
}

impl<'a> Says<'a> {
    fn attribute(&self) -> &'a str {
        match self {
            Says::Attribute(attribute) | Says::Term(attribute, _) => &attribute.id,
        }
    }
}

/// All phrases, by their first word.
#[derive(Debug)]
pub(super) struct Phrases<'a> {
    /// Only looked up: its order reaches nothing.
    by_first: HashMap<String, Vec<(Vec<String>, Says<'a>)>>,
}

impl<'a> Phrases<'a> {
    /// Those of all attributes and terms.
    pub(super) fn of(vocabulary: &'a Vocabulary) -> Phrases<'a> {
        let mut phrases = Phrases { by_first: HashMap::new() };
        for attribute in vocabulary.attributes() {
            let is_figure =
                matches!(attribute.measure, Measure::Money | Measure::Figure(_) | Measure::Date);
            for phrase in attribute.phrases.iter().filter(|_| is_figure) {
                phrases.add(phrase, Says::Attribute(attribute));
            }
            for term in vocabulary.terms(&attribute.id) {
                for phrase in &term.phrases {
                    phrases.add(phrase, Says::Term(attribute, &term.term));
                }
            }
        }
        for list in phrases.by_first.values_mut() {
            // The longest is the one that is meant: "minority stake" is no mere stake.
            list.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        phrases
    }

    fn add(&mut self, phrase: &str, says: Says<'a>) {
        let spaced = phrase.replace('&', " & ").to_lowercase();
        let words: Vec<String> =
            spaced.split([' ', '-']).filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let Some(first) = words.first().cloned() else { return };
        if let [only] = words.as_slice() {
            // "acquisitions": a phrase of one word may be a plural as well.
            let plural = format!("{only}s");
            self.by_first.entry(plural).or_default().push((words.clone(), says));
        }
        self.by_first.entry(first).or_default().push((words, says));
    }

    /// The phrases that begin at a word: how many words the longest has, and of each its own number and
    /// what it says. Of the terms of one attribute only the longest counts.
    pub(super) fn at(&self, words: &[Word], at: usize) -> Option<(usize, Vec<(usize, Says<'a>)>)> {
        let list = self.by_first.get(&*words.get(at)?.folded)?;
        let mut found: Vec<(usize, Says<'a>)> = Vec::new();
        for (phrase, says) in list {
            let Some(length) = length(words, at, phrase) else { continue };
            let is_covered = found.iter().any(|(_, longer)| longer.attribute() == says.attribute());
            if !is_covered {
                found.push((length, *says));
            }
        }
        Some((found.first()?.0, found))
    }

    /// Whether any phrase begins at a word.
    pub(super) fn any_at(&self, words: &[Word], at: usize) -> bool {
        let list = words.get(at).and_then(|word| self.by_first.get(&*word.folded));
        list.is_some_and(|list| list.iter().any(|(p, _)| length(words, at, p).is_some()))
    }
}

/// How many words from `at` on are the phrase; a hyphen may stand for a space, and the last may be a plural.
fn length(words: &[Word], at: usize, phrase: &[String]) -> Option<usize> {
    let mut next = at;
    for (index, wanted) in phrase.iter().enumerate() {
        if index > 0 && words.get(next)?.folded == "-" {
            next += 1;
        }
        let word = words.get(next)?;
        let is_last = index + 1 == phrase.len();
        let is_plural = || is_last && word.folded.strip_suffix('s') == Some(wanted);
        if word.folded != *wanted && !is_plural() {
            return None;
        }
        next += 1;
    }
    Some(next - at)
}
