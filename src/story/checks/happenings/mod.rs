//! What may happen on a day or at an hour, with the words that tell it: general words of the news, by what they tell.

pub(crate) mod sentence;

use std::collections::BTreeMap;

use crate::story::page::word::{Root, forms};

/// A sort of event.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Happening {
    /// What it is called in a finding, with its article.
    pub(crate) name: &'static str,
    pub(crate) sort: Sort,
    /// Whether a noun tells it.
    pub(crate) is_noun: bool,
}

/// How often it happens, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A thing or a firm comes to it but once: a ship sinks, a firm goes public.
    Once,
    /// A story tells one such event, or some.
    Plain,
    /// It is of a person, who has to be the same.
    OfPerson,
    /// One wins it of another, who has to be the same.
    Contest,
    /// Something hits a place, which has to be the same.
    Blow,
    /// Its noun says what it was: "the MATCH began", "the CRASH happened".
    Vague,
    /// It goes on for days or comes again: more has to be alike.
    Lasting,
    /// It may come every day anew: a market closes.
    Daily,
    /// Somebody says something: its day is not that of what is said.
    Saying,
}

/// A sort of event: its name with an article, how often it comes, and the verbs and the nouns* that tell it.
pub(crate) type Row = (&'static str, Sort, &'static str);

/// The words that tell what happened.
#[derive(Debug)]
pub(crate) struct Tellings {
    by_first: BTreeMap<&'static str, Vec<Telling>>,
    /// The first words of all tellings: a sentence without any of them tells no event.
    pub(crate) firsts: Vec<Root>,
}

/// A telling: its words, and what they tell.
type Telling = (Vec<&'static str>, Happening);

impl Tellings {
    /// The tellings of a table.
    pub(crate) fn of(table: &[Row]) -> Tellings {
        let mut by_first: BTreeMap<&str, Vec<Telling>> = BTreeMap::new();
        for &(name, sort, all) in table {
            for telling in all.split(", ") {
                let is_noun = telling.ends_with('*');
                let words: Vec<&str> = telling.trim_end_matches('*').split(' ').collect();
                by_first
                    .entry(words[0])
                    .or_default()
                    .push((words, Happening { name, sort, is_noun }));
            }
        }
        let firsts = forms(by_first.keys().copied());
        Tellings { by_first, firsts }
    }

    /// The events that may be told from a word on, and how many words tell them: those of the longest telling. A thing
    /// that "came down" landed or fell.
    pub(crate) fn at(
        &self,
        folded: &[String],
        at: usize,
    ) -> Option<(impl Iterator<Item = &Happening>, usize)> {
        let stands = |words: &[&str]| {
            let own = folded.get(at..at + words.len()).unwrap_or_default();
            own.len() == words.len() && own.iter().zip(words).all(|(own, word)| own == word)
        };
        let told = self.by_first.get(folded.get(at)?.as_str())?;
        let length = told
            .iter()
            .map(|(words, _)| words)
            .filter(|words| stands(words))
            .map(Vec::len)
            .max()?;
        let is_told = move |(words, _): &&Telling| {
            words.len() == length && words.iter().zip(&folded[at..]).all(|(word, own)| word == own)
        };
        Some((told.iter().filter(is_told).map(|(_, what)| what), length))
    }
}
