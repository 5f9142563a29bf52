//! What looks like a value in running text and is none: names, versions, numbers of things, idioms.

use super::amount::Amount;
use super::number::Form;
use super::{Parsed, Reader, range};
use crate::pack::lexicon::Sense;
use crate::read::token::{Case, Gap, Kind};
use crate::value::{Bound, Calendar, Dimension, Number, Period};

/// Whether the token is a part of a name or an identifier: "A380", "GPT-4", "COVID-19", "v2.10".
pub(crate) fn is_inside_name(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return true };
    if token.kind != Kind::Digits {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    if token.gap != Gap::None {
        return false;
    }
    match r.kind(before) {
        // "A380", "v2"; the letters of a currency are read with their figure.
        Some(Kind::Word | Kind::Opaque) => true,
        Some(Kind::Sign) => match r.sign(before) {
            // "GPT-4": a word before the hyphen; "mid-2025" is read from its first word.
            '-' | '–' => {
                r.glued(before)
                    && before > 0
                    && matches!(r.kind(before - 1), Some(Kind::Word | Kind::Digits))
            }
            '/' | '_' | '#' | '\\' | '^' => true,
            '.' | ':' | ',' => {
                r.glued(before) && before > 0 && r.kind(before - 1) == Some(Kind::Digits)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Past a run of tokens in which nothing may be read: a phone number, a version, an address.
pub(crate) fn skip(at: usize, r: &Reader<'_>) -> Option<usize> {
    if r.kind(at) != Some(Kind::Digits) {
        return None;
    }
    // Digits that could not be read take what is joined to them along: "52-48", "1.2.3", "2-0".
    let mut next = at + 1;
    while r.glued(next)
        && (r.kind(next) == Some(Kind::Digits)
            || matches!(r.sign(next), '.' | '-' | '–' | ':' | '/' | '_')
                && r.glued(next + 1)
                && matches!(r.kind(next + 1), Some(Kind::Digits | Kind::Word))
            || r.kind(next) == Some(Kind::Word))
    {
        next += 1;
    }
    Some(next)
}

/// Whether a stretch of time that was read is meant as one.
pub(crate) fn is_date(at: usize, time: &Parsed<Period>, r: &Reader<'_>) -> bool {
    if matches!(time.meaning, Period::Vague(_)) {
        return false;
    }
    // "may" is a verb unless it is written large, and "march" too.
    if time.next == at + 1 && r.kind(at) == Some(Kind::Word) {
        let token_case = r.token(at).map(|t| t.case);
        if token_case == Some(Case::Lower)
            && r.senses(at) & Sense::Month(0).bit() != 0
            && matches!(r.text_at(at), "may" | "march")
        {
            return false;
        }
        if r.text_at(at).len() <= 3
            && token_case == Some(Case::Lower)
            && r.senses(at) & (Sense::Weekday(0).bit() | Sense::Month(0).bit()) != 0
        {
            return false;
        }
    }
    if let Period::Of(Calendar::Year(_)) = time.meaning
        && r.kind(time.next - 1) == Some(Kind::Digits)
    {
        return is_year(at, time.next - 1, r);
    }
    true
}

/// Whether four digits are a year here and not a count or a number of something.
fn is_year(start: usize, at: usize, r: &Reader<'_>) -> bool {
    let year: u32 = r.text_at(at).parse().unwrap_or(0);
    if !(1500..=2100).contains(&year) {
        return start < at && (1000..1500).contains(&year);
    }
    let next = at + 1;
    if r.glued(next) && matches!(r.kind(next), Some(Kind::Word)) || r.sign(next) == '%' {
        return false;
    }
    if start < at
        && r.senses(start) & Sense::Open(crate::pack::lexicon::Open::By).bit() != 0
        && !counted_after(next, r)
    {
        return true;
    }
    !counted_after(next, r)
}

/// Whether a lower-case plural or a unit follows: then the figure counts it.
fn counted_after(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return false };
    if token.kind != Kind::Word || token.gap >= Gap::Line || token.case != Case::Lower {
        return false;
    }
    if r.senses(at) & Sense::Stop.bit() != 0 {
        return false;
    }
    let word = r.text_at(at);
    r.lexicon.is_plural(word) && r.senses(at) & Sense::Change(true).bit() == 0
        || r.senses(at) & Sense::Unit(0).bit() != 0 && word.len() > 2
}

/// A figure that is meant as one, or `None`.
pub(crate) fn settled(at: usize, figure: Parsed<Amount>, r: &Reader<'_>) -> Option<Parsed<Amount>> {
    let amount = &figure.meaning;
    // The last piece must not run on into a word or another figure.
    if r.glued(figure.next) {
        let runs_on = match r.kind(figure.next) {
            Some(Kind::Word | Kind::Digits) => true,
            _ => {
                matches!(r.sign(figure.next), ':' | '/' | '_' | '-')
                    && r.glued(figure.next + 1)
                    && r.kind(figure.next + 1) == Some(Kind::Digits)
            }
        };
        if runs_on {
            return None;
        }
    }
    let bare = amount.unit.is_none() && amount.per.is_none();
    if bare && is_number_of_a_thing(at, &figure, r) {
        return None;
    }
    if amount.form == Form::Words && !is_meant_word(at, &figure, r) {
        return None;
    }
    Some(figure)
}

/// "Boeing 767", "Section 318", "Item 3.", "[12]", "Suite 200", "11 a.m.", "100 Main Street".
fn is_number_of_a_thing(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let amount = &figure.meaning;
    if r.kind(at) != Some(Kind::Digits) || amount.stated.bound == Bound::Range {
        return false;
    }
    let in_digits = figure.meaning.form == Form::Digits;
    let before = at.checked_sub(1);
    if before.is_some_and(|b| r.sign(b) == '[') && r.sign(figure.next) == ']' {
        return true;
    }
    let clock = figure.next;
    let meridiem = ["am", "pm", "AM", "PM"].iter().any(|m| r.text_at(clock) == *m)
        || matches!(r.text_at(clock), "a" | "p")
            && r.sign(clock + 1) == '.'
            && r.text_at(clock + 2) == "m";
    if meridiem {
        return true;
    }
    // A plural that is counted settles it: "in China 300 people".
    if amount.noun.is_some()
        && r.text_at(figure.next - 1).chars().next().is_some_and(char::is_lowercase)
        && r.lexicon.is_plural(&r.text_at(figure.next - 1).to_lowercase())
    {
        return false;
    }
    let Some(before) = before else { return false };
    let capital = r.kind(before) == Some(Kind::Word)
        && r.token(before).is_some_and(|t| t.case != Case::Lower)
        && r.joined(at)
        && !begins_sentence(before, r);
    in_digits && capital && !amount.dressed
}

/// Whether a word stands at the beginning of a sentence, where a capital tells nothing.
fn begins_sentence(at: usize, r: &Reader<'_>) -> bool {
    at == 0
        || r.token(at).is_some_and(|t| t.gap >= Gap::Line)
        || matches!(r.sign(at - 1), '.' | '!' | '?' | '"' | '“' | '|')
}

/// Whether a figure in words is meant: "one" and "second" often are not.
fn is_meant_word(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let amount = &figure.meaning;
    let one = amount.stated.low == Some(Number::ONE) && amount.stated.high == Some(Number::ONE);
    if !one {
        return true;
    }
    let word = figure.next - 1;
    let is_pronoun = amount.unit.is_none() && amount.noun.is_none() && word == at;
    let before = at.checked_sub(1);
    let no_one = before.is_some_and(|b| {
        ["no", "any", "every", "each", "this", "that", "which", "another", "the"]
            .iter()
            .any(|w| r.is_word(b, w))
    });
    let point =
        ["day", "point", "time", "another", "thing", "way"].iter().any(|w| r.is_word(at + 1, w));
    !(is_pronoun || no_one || point && r.is_word(at, "one"))
}

/// The token after "old" or "of age", where the length of time before it is an age.
pub(crate) fn age(at: usize, next: usize, r: &Reader<'_>) -> Option<usize> {
    let old = super::number::skip_hyphen(next, r);
    if r.is_word(old, "old") || r.is_word(old, "olds") {
        return Some(old + 1);
    }
    if r.is_word(next, "of") && r.is_word(next + 1, "age") {
        return Some(next + 2);
    }
    is_after_age(at, r).then_some(next)
}

/// "aged 35", "age 35", "at the age of 35".
fn is_after_age(at: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    r.is_word(before, "aged")
        || r.is_word(before, "age")
        || r.is_word(before, "ages")
        || r.is_word(before, "of") && before > 0 && r.is_word(before - 1, "age")
}

/// A bare figure that is an age: after "aged", or between commas after a name ("Ann Lee, 35, said").
pub(crate) fn is_bare_age(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    if figure.meaning.noun.is_some() || figure.meaning.unit.is_some() {
        return false;
    }
    if is_after_age(at, r) {
        return true;
    }
    let between_commas = at >= 2
        && r.sign(at - 1) == ','
        && r.sign(figure.next) == ','
        && r.kind(at) == Some(Kind::Digits)
        && figure.next == at + 1;
    let years: u32 = r.text_at(at).parse().unwrap_or(0);
    between_commas
        && (1..=110).contains(&years)
        && r.token(at - 2).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital)
}

/// Whether an ordinal is meant as a rank.
pub(crate) fn is_rank(at: usize, r: &Reader<'_>) -> bool {
    let _ = range::is_money;
    let _ = Dimension::Number;
    // "a second", "seconds later": a length of time, or nothing at all.
    !(r.is_word(at, "second") || r.is_word(at, "first")) || r.kind(at) == Some(Kind::Digits)
}
