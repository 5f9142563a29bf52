//! What is counted: the noun after a figure, in its normal form.

use std::sync::Arc;

use super::{Parsed, Reader, verb};
use crate::pack::lexicon::Sense;
use crate::read::token::{Case, Gap, Kind};

/// The most words that a counted noun has.
const MOST_WORDS: usize = 6;

/// No noun goes on past one of these.
const ENDS: u64 = Sense::Stop.bit()
    | Sense::Number(0).bit()
    | Sense::Magnitude(0).bit()
    | Sense::Magnitudes(0).bit()
    | Sense::Vague(0, 0).bit()
    | Sense::Group(0).bit();

/// The counted noun at `at`: "graphics processors" is `graphics processor`.
///
/// In a wording all words that follow are the noun; in running text it ends with its first plural.
pub(crate) fn noun(at: usize, r: &Reader<'_>) -> Option<Parsed<Arc<str>>> {
    let mut words: Vec<String> = Vec::new();
    let mut next = at;
    let mut end = at;
    let mut text = String::new();
    let initials = initials(at, r);
    if let Some(initials) = &initials {
        words.push(initials.meaning.clone());
        (next, end) = (initials.next, initials.next);
    }
    while let Some(token) = r.token(next) {
        if token.gap >= Gap::Break || token.kind != Kind::Word {
            break;
        }
        if r.senses(next) & ENDS != 0 || words.len() == MOST_WORDS {
            break;
        }
        // "22nd", "123abc": letters joined to a figure are no noun.
        // "rises to five September 2": a month is counted by nothing.
        if token.case == Case::Capital && r.senses(next) & Sense::Month(0).bit() != 0 {
            break;
        }
        let joined =
            words.is_empty() && token.gap == Gap::None && r.sign(next.wrapping_sub(1)) != '-';
        // "787 Dreamliner", "1997 NCAA": a name, unless it is a plural ("12 Democrats").
        // "73 raising": a verb.
        let verb =
            words.is_empty() && r.text_at(next).len() > 5 && r.text_at(next).ends_with("ing");
        if joined || verb && r.prose {
            break;
        }
        let word = r.text_at(next).to_lowercase();
        // "people's": what is counted belongs to the people, and is not read further.
        let possessive = r.sign(next + 1) == '\'' && r.glued(next + 1) && r.is_word(next + 2, "s");
        let is_plural = r.lexicon.is_plural(&word);
        // "GPUs": capitals with a small s are a plural whatever they end in.
        let capitals = r
            .text_at(next)
            .strip_suffix('s')
            .filter(|stem| stem.len() > 1 && stem.bytes().all(|b| b.is_ascii_uppercase()));
        let is_plural = is_plural || capitals.is_some();
        words.push(capitals.map_or(word, str::to_lowercase));
        next += 1;
        end = next;
        if r.is_hyphen(next) {
            let last = words.len() - 1;
            words[last].push('-');
            next += 1;
            continue;
        }
        // "graphics processors": no verb in -s follows a plural, so another plural is the noun.
        let another = r.joined(next)
            && r.senses(next) & ENDS == 0
            && r.token(next).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Lower)
            && r.lexicon.is_plural(r.text_at(next));
        if possessive || r.prose && is_plural && !another {
            break;
        }
    }
    if r.prose && words.len() > 1 && !words.last().is_some_and(|w| r.lexicon.is_plural(w)) {
        // Without a plural nobody knows where the noun ends; the first word is the best guess.
        words.truncate(1);
        end = at + 1;
    }
    // "Only 11 survived the crash": what they did.
    if r.prose && words.len() == 1 && end == at + 1 && verb::is_of_those(at, r) {
        return None;
    }
    // "A quake of magnitude 7.0 killed": no part of one is killed, and nothing is counted by "next".
    let word = r.text_at(at);
    let is_fraction =
        r.sign(at.wrapping_sub(2)) == '.' || r.text_at(at.wrapping_sub(1)).contains('.');
    if r.prose
        && words.len() == 1
        && (is_fraction && word.ends_with("ed") || matches!(word, "next" | "last" | "this"))
    {
        return None;
    }
    // "40 in the U.S.", "40 U.S. staff": without a plural the letters are no noun.
    if r.prose && words.len() == 1 && initials.is_some() {
        return None;
    }
    let last = words.pop()?;
    let last = last.trim_end_matches('-');
    for word in &words {
        text.push_str(word);
        if !word.ends_with('-') {
            text.push(' ');
        }
    }
    text.push_str(&r.lexicon.singular(last));
    Some(Parsed { meaning: r.lexicon.normal_noun(&text), next: end })
}

/// Two letters or more with points, as one word without them: "U.S." before "troops".
fn initials(at: usize, r: &Reader<'_>) -> Option<Parsed<String>> {
    let is_letter = |at: usize| {
        let is_single = r.token(at).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Upper);
        is_single && r.text_at(at).len() == 1 && r.sign(at + 1) == '.' && r.glued(at + 1)
    };
    let mut letters = String::new();
    let mut next = at;
    while is_letter(next) && (letters.is_empty() || r.glued(next)) {
        letters.push_str(&r.text_at(next).to_lowercase());
        next += 2;
    }
    (letters.len() > 1 && r.joined(next)).then_some(Parsed { meaning: letters, next })
}
