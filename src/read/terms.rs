//! Terms of a vocabulary: recognised by their id or one of their phrases.

use super::Unreadable;
use super::grammar::{Reader, quantity};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;
use crate::similar::nearest;
use crate::value::Term;

/// A term with the phrases that say it.
#[derive(Clone, Debug)]
pub struct TermPhrases {
    /// The term.
    pub term: Term,
    /// Phrases, in any case; its id is one as well.
    pub phrases: Vec<String>,
}

/// The term that the wording says: by the longest phrase in it, if little else stands beside it.
pub(super) fn read(r: &Reader<'_>, terms: &[TermPhrases]) -> Option<Term> {
    let words = words(r.text);
    let mut best: Option<(usize, &Term, usize)> = None;
    for of in terms {
        let id: &str = &of.term.id;
        for phrase in std::iter::once(id).chain(of.phrases.iter().map(String::as_str)) {
            // Hardly a phrase of a vocabulary stands in the wording: its first word tells.
            let Some(first) = cut(phrase).next() else { continue };
            if !words.iter().any(|word| is_folded(word, first)) {
                continue;
            }
            let wanted = self::words(phrase);
            if let Some(at) = words.windows(wanted.len()).position(|window| window == wanted)
                && best.is_none_or(|(length, ..)| wanted.len() > length)
            {
                best = Some((wanted.len(), &of.term, at));
            }
        }
    }
    let Some((length, term, at)) = best else { return by_share(r, terms, &words) };
    let beside = |i: usize| {
        words.get(i).is_some_and(|word| {
            let sense = r.lexicon.senses(r.lexicon.find(word.as_bytes()));
            sense & Sense::Slack.bit() == 0
        })
    };
    let rest = (0..at).chain(at + length..words.len()).filter(|&i| beside(i)).count();
    if rest == 0 { Some(term.clone()) } else { by_share(r, terms, &words) }
}

/// "a 49% stake" of a deal: the one term that implies such a share and is said with the same word.
fn by_share(r: &Reader<'_>, terms: &[TermPhrases], words: &[String]) -> Option<Term> {
    let found = quantity::read(0, r).filter(|found| found.next == r.tokens.len())?;
    let share = found.meaning.quantity(r.lexicon)?;
    let implies = |term: &Term| {
        term.implies.as_ref().is_some_and(|implied| {
            implied.quantity.dimension() == share.dimension()
                && implied.quantity.figure.possible.holds(&share.figure.possible)
        })
    };
    let is_said = |of: &&TermPhrases| {
        of.phrases.iter().any(|phrase| self::words(phrase).iter().any(|word| words.contains(word)))
    };
    let mut fitting = terms.iter().filter(|of| implies(&of.term)).filter(is_said);
    let only = fitting.next()?;
    fitting.next().is_none().then(|| only.term.clone())
}

/// Why no term was recognised, with the nearest one.
pub(super) fn unreadable(wording: &str, r: &Reader<'_>, terms: &[TermPhrases]) -> Unreadable {
    let ids: Vec<&str> = terms.iter().map(|of| &*of.term.id).collect();
    let words: Vec<&str> = r
        .tokens
        .iter()
        .filter(|token| token.kind == Kind::Word)
        .filter_map(|token| r.text.get(token.span()))
        .collect();
    let near = nearest(wording.trim(), ids.iter().copied())
        .or_else(|| words.iter().find_map(|word| nearest(word, ids.iter().copied())));
    let start = wording.len() - wording.trim_start().len();
    let help = match near {
        Some(near) => format!("did you mean `{near}`? Known are: {}", ids.join(", ")),
        None => format!("known are: {}", ids.join(", ")),
    };
    Unreadable {
        span: start..start + wording.trim().len(),
        message: format!("`{}` is none of the terms of this attribute", shown(wording.trim())),
        help,
    }
}

/// A wording cut to a length that a message bears.
pub(super) fn shown(wording: &str) -> String {
    const MOST: usize = 60;
    if wording.chars().count() <= MOST {
        return wording.to_owned();
    }
    let cut: String = wording.chars().take(MOST).collect();
    format!("{cut}…")
}

fn words(text: &str) -> Vec<String> {
    cut(text).map(str::to_lowercase).collect()
}

/// The words of a text as they are written.
fn cut(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a word in small letters is this one.
fn is_folded(folded: &str, word: &str) -> bool {
    if word.is_ascii() { folded.eq_ignore_ascii_case(word) } else { folded == word.to_lowercase() }
}
