//! Terms of a vocabulary: recognised by their id or one of their phrases.

use super::Unreadable;
use super::grammar::Reader;
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
            let wanted = self::words(phrase);
            if wanted.is_empty() {
                continue;
            }
            if let Some(at) = words.windows(wanted.len()).position(|window| window == wanted)
                && best.is_none_or(|(length, ..)| wanted.len() > length)
            {
                best = Some((wanted.len(), &of.term, at));
            }
        }
    }
    let (length, term, at) = best?;
    let beside = |i: usize| {
        words.get(i).is_some_and(|word| {
            let sense = r.lexicon.senses(r.lexicon.find(word.as_bytes()));
            sense & Sense::Slack.bit() == 0
        })
    };
    let rest = (0..at).chain(at + length..words.len()).filter(|&i| beside(i)).count();
    (rest == 0).then(|| term.clone())
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
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
