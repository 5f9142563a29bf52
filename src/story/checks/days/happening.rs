//! What may happen on a day, with the words that tell it: general words of the news, by what they tell.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::tellings::HAPPENINGS;
use crate::story::page::word::{Root, forms};

/// A sort of event.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Happening {
    /// What it is called in a finding, with its article.
    pub(super) name: &'static str,
    pub(super) sort: Sort,
    /// Whether a noun tells it.
    pub(super) is_noun: bool,
}

/// How often it happens, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
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
    /// It goes on for days or comes again: more has to be alike.
    Lasting,
    /// It may come every day anew: a market closes.
    Daily,
    /// Somebody says something: its day is not that of what is said.
    Saying,
}

/// The first words of all tellings: a sentence without any of them tells no event.
pub(super) static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(TELLINGS.keys().copied()));

/// The events that may be told from a word on, and how many words tell them: those of the longest telling. A thing that
/// "came down" landed or fell.
pub(super) fn happenings(
    folded: &[String],
    at: usize,
) -> Option<(impl Iterator<Item = &'static Happening>, usize)> {
    let stands = |words: &[&str]| {
        let own = folded.get(at..at + words.len()).unwrap_or_default();
        own.len() == words.len() && own.iter().zip(words).all(|(own, word)| own == word)
    };
    let told = TELLINGS.get(folded.get(at)?.as_str())?;
    let length =
        told.iter().map(|(words, _)| words).filter(|words| stands(words)).map(Vec::len).max()?;
    let is_told = move |(words, _): &&Telling| {
        words.len() == length && words.iter().zip(&folded[at..]).all(|(word, own)| word == own)
    };
    Some((told.iter().filter(is_told).map(|(_, what)| what), length))
}

/// A telling: its words, and what they tell.
type Telling = (Vec<&'static str>, Happening);

/// The tellings by their first word.
static TELLINGS: LazyLock<BTreeMap<&str, Vec<Telling>>> = LazyLock::new(|| {
    let mut tellings: BTreeMap<&str, Vec<Telling>> = BTreeMap::new();
    for &(name, sort, all) in HAPPENINGS {
        for telling in all.split(", ") {
            let is_noun = telling.ends_with('*');
            let words: Vec<&str> = telling.trim_end_matches('*').split(' ').collect();
            tellings.entry(words[0]).or_default().push((words, Happening { name, sort, is_noun }));
        }
    }
    tellings
});
