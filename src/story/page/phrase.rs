//! Set phrases of which one tells something: "refused to sign", "made an arrest", "refund is not offered".
//!
//! A phrase is written as its words; "|" parts words of which one stands there, and ".." is a few words of its clause that deny nothing.

use std::collections::BTreeMap;

use super::word::{Root, Sort, Word, forms};

/// Phrases, each with what it tells.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_first: BTreeMap<&'static str, Vec<(Phrase, T)>>,
    /// The words without one of which no phrase stands in a sentence.
    pub(crate) telling: Vec<Root>,
}

#[derive(Clone, Debug)]
struct Phrase(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    /// One of these words.
    Word(Vec<&'static str>),
    /// A few words of any sort, or none.
    Gap,
}

/// Words that turn a phrase, and are none of those that ".." stands for.
const DENYING: &[&str] =
    &["neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"];
/// How many words ".." may stand for.
const GAP: usize = 4;

impl<T: Copy> Phrases<T> {
    /// Phrases by what they tell.
    pub(crate) fn new(all: impl IntoIterator<Item = (&'static str, T)>) -> Phrases<T> {
        let mut by_first: BTreeMap<&str, Vec<(Phrase, T)>> = BTreeMap::new();
        let mut telling = Vec::new();
        for (phrase, tells) in all {
            let phrase = Phrase::new(phrase);
            telling.extend(phrase.rarest());
            for first in phrase.firsts() {
                by_first.entry(first).or_default().push((phrase.clone(), tells));
            }
        }
        Phrases { by_first, telling: forms(telling) }
    }

    /// What the phrases tell that begin at a word of a sentence, each with where it ends.
    pub(crate) fn at(
        &self,
        words: &[Word],
        folded: &[String],
        at: usize,
    ) -> impl Iterator<Item = (T, usize)> {
        let all = self.by_first.get(folded[at].as_str()).into_iter().flatten();
        all.filter_map(move |(phrase, tells)| Some((*tells, end(&phrase.0, words, folded, at)?)))
    }
}

impl Phrase {
    fn new(phrase: &'static str) -> Phrase {
        let part = |word: &'static str| match word {
            ".." => Part::Gap,
            words => Part::Word(words.split('|').collect()),
        };
        Phrase(phrase.split_whitespace().map(part).collect())
    }

    fn words(&self) -> impl Iterator<Item = &Vec<&'static str>> {
        self.0.iter().filter_map(|part| match part {
            Part::Word(words) => Some(words),
            Part::Gap => None,
        })
    }

    fn firsts(&self) -> Vec<&'static str> {
        self.words().next().cloned().unwrap_or_default()
    }

    /// The words of the part that stands in the fewest sentences: the short words stand in every one.
    fn rarest(&self) -> Vec<&'static str> {
        let length = |words: &&Vec<&str>| words.iter().map(|word| word.len()).min();
        self.words().max_by_key(length).cloned().unwrap_or_default()
    }
}

/// Where parts end that begin at a word.
fn end(parts: &[Part], words: &[Word], folded: &[String], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match part {
        Part::Word(own) => {
            let word = folded.get(at)?;
            own.contains(&word.as_str()).then(|| end(rest, words, folded, at + 1))?
        }
        Part::Gap => {
            let within = |at: &usize| {
                words[*at].sort != Sort::Heavy && !DENYING.contains(&folded[*at].as_str())
            };
            let own = (at..words.len()).take(GAP).take_while(within).count();
            (0..=own).find_map(|skipped| end(rest, words, folded, at + skipped))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::page::word::{fold, words};

    #[test]
    fn all_phrases_of_a_place_are_found_and_a_gap_stays_in_its_clause() {
        let phrases = Phrases::new([("was|were shut", 1), ("was shut .. again", 2)]);
        let told = |text: &str| {
            let mut cut = Vec::new();
            words(text, 0..text.len(), &mut cut);
            let folded: Vec<String> = cut.iter().map(|word| fold(word.of(text))).collect();
            phrases.at(&cut, &folded, 2).map(|(tells, _)| tells).collect::<Vec<_>>()
        };
        assert_eq!(told("The doors were shut"), [1]);
        assert_eq!(told("The door was shut by them again"), [1, 2]);
        assert_eq!(told("The door was shut; it was again late"), [1]);
        assert_eq!(told("The door was open"), [0; 0]);
    }
}
