//! Figures and months inside names of several words, and figures of speech: "the Big Four", "Theresa May",
//! "221B Baker Street", "at first".

use super::guard::is_any;
use super::{Parsed, Reader};
use crate::pack::lexicon::Sense;
use crate::read::token::{Case, Gap, Kind};

/// How far to look for what kind of line a word stands in: no further back than is always cut.
const REACH: usize = 6;

/// Whether a figure in words is a part of a name: written large in the middle of a sentence that writes
/// other words small, "the Big Four", "Tolsen Mills".
pub(crate) fn is_word_of_name(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return false };
    token.kind == Kind::Word
        && token.case == Case::Capital
        && !begins_sentence(at, r)
        && !is_headline(at, r)
}

/// Whether a month is the name of a person, or a verb: "Theresa May", "May said".
pub(crate) fn is_month_of_name(at: usize, next: usize, r: &Reader<'_>) -> bool {
    let Some(month) = next.checked_sub(1) else { return false };
    if !is_any(month, &["may", "march", "august", "june", "april"], r) {
        return false;
    }
    let speaks = is_any(next, SPEAKS, r) && next == at + 1;
    // "In May" is a month; "Theresa May", "Lord March" and "Ms May" are not.
    let named = at + 1 == next
        && at.checked_sub(1).is_some_and(|before| {
            r.joined(at)
                && !begins_sentence(before, r)
                && r.kind(before) == Some(Kind::Word)
                && r.token(before).is_some_and(|token| token.case == Case::Capital)
                && r.senses(before)
                    & (Sense::Weekday(0).bit() | Sense::Month(0).bit() | Sense::Stop.bit())
                    == 0
                && !is_headline(at, r)
        });
    let titled = at > 0
        && at + 1 == next
        && is_any(at - 1 - usize::from(at > 1 && r.sign(at - 1) == '.'), TITLES, r);
    speaks || named || titled
}

/// What people do and months do not.
const SPEAKS: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "asked",
    "wrote",
    "spoke",
    "resigned",
    "announced",
    "insisted",
    "argued",
    "replied",
    "would",
    "could",
    "must",
    "admitted",
    "warned",
    "faced",
    "refused",
];

const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "sir", "lord", "lady", "dame", "dr", "prof"];

/// Whether words from here on name a street, and what stands before is its number: "221B Baker Street", "5th Avenue".
pub(crate) fn is_of_street(from: usize, r: &Reader<'_>) -> bool {
    const STREETS: &[&str] = &[
        "street",
        "avenue",
        "road",
        "lane",
        "square",
        "boulevard",
        "terrace",
        "crescent",
        "ave",
        "blvd",
        "drive",
        "alley",
        "close",
    ];
    for at in from..from + 3 {
        let Some(token) = r.token(at) else { return false };
        if token.kind == Kind::Word && token.case != Case::Capital {
            return false;
        }
        if is_any(at, STREETS, r) && token.case == Case::Capital {
            return true;
        }
    }
    false
}

/// Whether an ordinal is a figure of speech: "at first", "a third party", "first aid".
pub(crate) fn is_saying(at: usize, r: &Reader<'_>) -> bool {
    let before = |words: &[&str]| at > 0 && is_any(at - 1, words, r);
    let after = |words: &[&str]| is_any(at + 1, words, r);
    if r.is_word(at, "first") {
        let next_noun = r.token(at + 1).is_some_and(|t| t.kind == Kind::Word && t.gap < Gap::Break);
        return before(&["at"]) && !(next_noun && after(&["base"]))
            || after(&["aid", "lady", "name", "names", "glance", "hand", "sight", "thing"])
            || r.is_word(at + 1, "of") && r.is_word(at + 2, "all");
    }
    r.is_word(at, "third") && after(&["party", "parties"])
        || r.is_word(at, "second")
            && after(&["thoughts", "thought", "hand", "nature", "look", "guess"])
}

/// "size 9 shoes": what is numbered, though a plural follows; "4K screens".
pub(crate) fn is_numbered(at: usize, r: &Reader<'_>) -> bool {
    let screen = matches!(r.text_at(at), "2" | "4" | "5" | "8")
        && r.glued(at + 1)
        && r.text_at(at + 1) == "K";
    screen || at > 0 && is_any(at - 1, &["size", "sizes", "build"], r)
}

/// Whether a word begins a sentence, a line or a quotation.
pub(super) fn begins_sentence(at: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    r.token(at).is_some_and(|t| t.gap >= Gap::Line)
        || matches!(
            r.sign(before),
            '.' | '!' | '?' | '"' | '“' | '‘' | '\'' | '|' | ':' | '(' | '—' | '*' | '#' | '>'
        )
}

/// Whether the words around are written large, but for small ones: a headline.
fn is_headline(at: usize, r: &Reader<'_>) -> bool {
    let is_long = |i: usize| {
        r.kind(i) == Some(Kind::Word)
            && r.text_at(i).len() > 3
            && r.senses(i) & Sense::Stop.bit() == 0
    };
    let is_low = |i: usize| is_long(i) && r.token(i).is_some_and(|t| t.case == Case::Lower);
    let ends = |i: usize| matches!(r.sign(i), '.' | '!' | '?') || r.token(i).is_none();
    let after = (at + 1..at + 1 + REACH)
        .take_while(|&i| !ends(i) && r.token(i).is_some_and(|t| t.gap < Gap::Line));
    let before = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&i| !ends(i) && r.token(i + 1).is_some_and(|t| t.gap < Gap::Line));
    !after.chain(before).any(is_low)
}

/// Whether "in three days" looks ahead: something will be, is due, begins.
pub(crate) fn looks_ahead(at: usize, found: &Parsed<crate::value::Period>, r: &Reader<'_>) -> bool {
    const AHEAD: &[&str] = &[
        "will",
        "shall",
        "ll",
        "due",
        "expected",
        "expects",
        "expect",
        "set",
        "scheduled",
        "is",
        "are",
        "begins",
        "starts",
        "opens",
        "ends",
        "closes",
        "expires",
        "can",
        "may",
        "could",
        "would",
        "should",
        "might",
        "plans",
        "hopes",
        "wants",
        "again",
        "be",
        "returns",
        "comes",
        "happen",
    ];
    let before =
        (at.saturating_sub(REACH)..at).rev().take_while(|&i| !matches!(r.sign(i), '.' | '!' | '?'));
    before.into_iter().any(|i| is_any(i, AHEAD, r))
        || (found.next..found.next + 3).any(|i| is_any(i, &["will", "shall", "ll"], r))
}
