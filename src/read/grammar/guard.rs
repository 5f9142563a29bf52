//! What looks like a value in running text and is none: names, versions, scores, clocks, idioms.

use super::amount::Amount;
use super::number::{Form, skip_hyphen};
use super::{Parsed, Reader, label, listed, named, score, worth};
use crate::pack::lexicon::{Hedge, Sense};
use crate::read::token::{Case, Gap, Kind};
use crate::value::{Bound, Calendar, Number, Period};

/// Whether the token is a part of a name or an identifier: "A380", "GPT-4", "COVID-19", "v2.10".
pub(crate) fn is_inside_name(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return true };
    let Some(before) = at.checked_sub(1) else { return false };
    if token.kind != Kind::Digits || token.gap != Gap::None {
        return false;
    }
    let after_word = |kinds: &[Kind]| {
        r.glued(before) && before > 0 && r.kind(before - 1).is_some_and(|k| kinds.contains(&k))
    };
    match r.kind(before) {
        // The letters of a currency are read with their figure.
        Some(Kind::Word | Kind::Opaque) => true,
        Some(Kind::Sign) => match r.sign(before) {
            // "now-18 month-old": an adverb makes no name.
            '-' | '–'
                if before > 0 && is_any(before - 1, &["now", "then", "sub", "minus", "to"], r) =>
            {
                false
            }
            '-' | '–' => after_word(&[Kind::Word, Kind::Digits]),
            '/' | '_' | '#' | '\\' | '^' => true,
            '.' | ':' | ',' => after_word(&[Kind::Digits]),
            _ => false,
        },
        _ => false,
    }
}

/// The token after digits that could not be read, with all that is joined to them: "52-48", "1.2.3".
pub(crate) fn skip(at: usize, r: &Reader<'_>) -> Option<usize> {
    if r.kind(at) != Some(Kind::Digits) {
        return None;
    }
    let mut next = at + 1;
    let joins = |at: usize| {
        matches!(r.sign(at), '.' | '-' | '–' | ':' | '/' | '_')
            && r.glued(at + 1)
            && matches!(r.kind(at + 1), Some(Kind::Digits | Kind::Word))
    };
    while r.glued(next) && (matches!(r.kind(next), Some(Kind::Digits | Kind::Word)) || joins(next))
    {
        next += 1;
    }
    Some(next)
}

/// Whether a stretch of time that was read is meant as one.
pub(crate) fn is_date(at: usize, time: &Parsed<Period>, r: &Reader<'_>) -> bool {
    // "may" and "march" are verbs unless written large, and "sat" and "mar" are words, at a sentence's end too.
    if time.next == at + 1 + usize::from(time.next > at + 1 && r.sign(at + 1) == '.')
        && r.kind(at) == Some(Kind::Word)
        && r.token(at).is_some_and(|token| token.case == Case::Lower)
        && r.senses(at) & (Sense::Weekday(0).bit() | Sense::Month(0).bit()) != 0
        && (r.text_at(at).len() <= 3 || r.is_word(at, "march"))
    {
        return false;
    }
    if named::is_month_of_name(at, time.next, r) {
        return false;
    }
    // "drew 900 people in three days" tells how long it took.
    if r.is_word(at, "in") && is_way_off(at, time, r) && !named::looks_ahead(at, time, r) {
        return false;
    }
    if let Period::Of(Calendar::Year(_)) = time.meaning
        && r.kind(time.next - 1) == Some(Kind::Digits)
    {
        return is_year(at, time.next - 1, r);
    }
    true
}

/// Whether a date is so many days or years from now: "in three days".
fn is_way_off(at: usize, time: &Parsed<Period>, r: &Reader<'_>) -> bool {
    // "in the 21st century" counts nothing.
    let digits = r.kind(at + 1) == Some(Kind::Digits) && !r.glued(at + 2);
    let counted = digits || r.senses(at + 1) & Sense::Number(0).bit() != 0;
    let stretch = Sense::Stretch(crate::pack::lexicon::Stretch::Day).bit();
    counted && time.next >= at + 3 && r.senses(time.next - 1) & stretch != 0
}

/// Whether four digits are a year here and not a count or a number of something.
fn is_year(start: usize, at: usize, r: &Reader<'_>) -> bool {
    let year: u32 = r.text_at(at).parse().unwrap_or(0);
    let named = start < at || at > 0 && is_any(at - 1, &["in", "by", "until", "till", "since"], r);
    let likely = if named { 1500..=2500 } else { 1500..=2100 };
    if !likely.contains(&year) {
        return start < at && (1000..1500).contains(&year);
    }
    let next = at + 1;
    // "2018s best" has lost an apostrophe.
    let possessive = r.is_word(next, "s");
    let runs_on = r.glued(next) && r.kind(next) == Some(Kind::Word) && !possessive;
    let is_of_money = worth::is_of_year(at, r);
    if runs_on || r.sign(next) == '%' || !is_of_money && measured_after(next, r) {
        return false;
    }
    if at == start && (hedged_before(at, r) || named::is_of_street(next, r)) {
        return false;
    }
    // Four digits of our time are a year whatever is named after them ("2018 sales"), people apart.
    if (1900..=2035).contains(&year) {
        return !is_any(
            next,
            &[
                "people",
                "workers",
                "employees",
                "jobs",
                "men",
                "women",
                "units",
                "homes",
                "pieces",
                "copies",
                "acres",
                "soldiers",
                "troops",
                "students",
                "children",
                "members",
            ],
            r,
        );
    }
    !counted_after(next, r)
}

/// Whether a unit or a magnitude follows: "1520 sq m", "2000 metres".
fn measured_after(at: usize, r: &Reader<'_>) -> bool {
    let from = skip_hyphen(at, r);
    if !r.token(from).is_some_and(|t| t.gap <= Gap::Space && t.kind == Kind::Word) {
        return false;
    }
    let long = r.text_at(from).len() > 2;
    let unit = r.find(from, Sense::Unit(0), |s| matches!(s, Sense::Unit(_)).then_some(()));
    let size =
        r.find(from, Sense::Magnitude(0), |s| matches!(s, Sense::Magnitude(_)).then_some(()));
    unit.is_some_and(|unit| unit.next > from + 1 || long) || size.is_some() && long
}

/// Whether a bound or a hedge before the figure makes it a count: "about 1900 workers".
fn hedged_before(at: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let about = Sense::Hedge(Hedge::About);
    let hedge = r.find(before, about, |s| (s == about).then_some(())).is_some_and(|h| h.next == at);
    hedge && !r.is_word(before, "circa") || r.is_word(before, "than")
}

/// Whether a lower-case plural follows: then the figure counts it.
fn counted_after(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return false };
    token.kind == Kind::Word
        && token.gap < Gap::Line
        && token.case == Case::Lower
        && r.senses(at) & (Sense::Stop.bit() | Sense::Change(true).bit()) == 0
        && r.lexicon.is_plural(r.text_at(at))
}

/// A figure that is meant as one, or `None`.
pub(crate) fn settled(at: usize, figure: Parsed<Amount>, r: &Reader<'_>) -> Option<Parsed<Amount>> {
    let amount = &figure.meaning;
    if runs_on(&figure, r)
        || is_clock(figure.next, r)
        || is_military_time(at, r)
        || score::is_result(at, &figure, r)
        || score::is_beside_par(&figure, r)
        || score::is_time_in_words(at, &figure, r)
        || label::is_label(at, &figure, r)
    {
        return None;
    }
    // "Channel 5s": seconds are not written like that after a name.
    if amount.unit.is_some() && r.is_word(figure.next - 1, "s") && is_after_name(at, r) {
        return None;
    }
    if r.kind(at) == Some(Kind::Digits) && worth::is_of_year(at, r) {
        return None;
    }
    let bare = amount.unit.is_none() && amount.per.is_none();
    if bare
        && (named::is_of_street(figure.next - 1, r)
            || named::is_numbered(at, r)
            || listed::is_of_days(at, r))
    {
        return None;
    }
    if bare && is_number_of_a_thing(at, &figure, r) {
        return None;
    }
    if amount.form != Form::Digits && !is_meant_word(at, &figure, r) {
        return None;
    }
    Some(figure)
}

/// Whether the last piece runs on into a word or another figure: "5x7", "10:30", "27.pm".
fn runs_on(figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let next = figure.next;
    if !r.glued(next) {
        return false;
    }
    if matches!(r.kind(next), Some(Kind::Word | Kind::Digits)) {
        return true;
    }
    let after = r.kind(next + 1).filter(|_| r.glued(next + 1));
    // No sentence begins with a small letter, so "27.pm" is an address.
    let small = r.token(next + 1).is_some_and(|t| t.case == Case::Lower);
    match r.sign(next) {
        ':' | '/' | '_' | '-' => {
            after == Some(Kind::Digits) || r.sign(next) == ':' && r.sign(next + 1) == ':'
        }
        '.' => {
            after == Some(Kind::Digits)
                || after == Some(Kind::Word) && small && figure.meaning.unit.is_none()
        }
        _ => false,
    }
}

/// "Boeing 767", "Section 318", "category 4", "[12]", "787 Dreamliner", "(4)".
fn is_number_of_a_thing(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let amount = &figure.meaning;
    if r.kind(at) != Some(Kind::Digits)
        || amount.stated.bound == Bound::Range
        || amount.form != Form::Digits
    {
        return false;
    }
    let before = at.checked_sub(1);
    let (opens, closes) = (before.map_or('\0', |b| r.sign(b)), r.sign(figure.next));
    let whole = amount.stated.low.is_some_and(Number::is_whole);
    let alone = amount.noun.is_none() && whole;
    if opens == '[' && closes == ']' || opens == '(' && closes == ')' && !amount.dressed && alone {
        return true;
    }
    let last = r.text_at(figure.next - 1);
    let capitals = last
        .strip_suffix('s')
        .is_some_and(|stem| stem.len() > 1 && stem.bytes().all(|b| b.is_ascii_uppercase()));
    let counts = amount.noun.is_some() && (capitals || r.lexicon.is_plural(&last.to_lowercase()));
    // No name has so many digits, and none has a fraction.
    let may_name = whole && amount.stated.low.is_some_and(|low| low < Number::from(10_000));
    // "787 Dreamliner", "22 Ave", "1997 NCAA".
    let names_after =
        r.token(at + 1).is_some_and(|t| t.kind == Kind::Word && t.case != Case::Lower);
    if amount.noun.is_some()
        && may_name
        && names_after
        && at + 1 < figure.next
        && !counts
        && !amount.dressed
    {
        return true;
    }
    // "Llama 3.1 405B": the second figure of a name whose first one is a version.
    let version = before.is_some_and(|before| {
        before > 2
            && r.kind(before) == Some(Kind::Digits)
            && r.sign(before - 1) == '.'
            && r.glued(before)
            && r.kind(before - 2) == Some(Kind::Digits)
            && r.token(before - 3).is_some_and(|t| t.kind == Kind::Word && t.case != Case::Lower)
    });
    if version && amount.noun.is_none() {
        return true;
    }
    let Some(before) = before.filter(|_| r.joined(at) && !amount.dressed) else { return false };
    // Nobody groups the digits of a number by which something goes.
    let grouped = r.sign(at + 1) == ',' && r.glued(at + 2) && r.kind(at + 2) == Some(Kind::Digits);
    let numbered = r.senses(before) & Sense::Numbered.bit() != 0 && !grouped;
    // "two new 737 Max jets"
    if r.is_word(before, "new") && names_after && may_name {
        return true;
    }
    if numbered && !(counts && r.token(before).is_some_and(|t| t.case == Case::Lower)) {
        return true;
    }
    // "Llama 3 and 4": what goes for the one goes for the other.
    if is_any(before, &["and", "or"], r)
        && before > 1
        && r.kind(before - 1) == Some(Kind::Digits)
        && r.token(before - 2).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital)
        && amount.noun.is_none()
    {
        return true;
    }
    // "Llama 3.1 405B": two figures in a row after a capital, even at the beginning of a sentence.
    let minus = usize::from(matches!(r.sign(figure.next), '-' | '−') && !r.glued(figure.next));
    let two = r.kind(figure.next + minus) == Some(Kind::Digits) && amount.noun.is_none();
    if two && r.token(before).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital) {
        return true;
    }
    if !is_after_name(at, r) {
        return false;
    }
    // A plural that is counted settles it, "in China 300 people", but for "Model 3 sedans" and
    // "S&P 500 companies".
    let small = amount.stated.low.is_some_and(|low| low < Number::from(20));
    let letter = r.token(before).is_some_and(|t| t.case == Case::Upper && t.end - t.start == 1);
    !counts || small || letter
}

/// Whether a word with a capital that is not the beginning of a sentence stands before.
pub(super) fn is_after_name(at: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let begins_sentence = before == 0
        || r.token(before).is_some_and(|t| t.gap >= Gap::Line)
        || matches!(r.sign(before - 1), '.' | '!' | '?' | '"' | '|' | ':');
    r.kind(before) == Some(Kind::Word)
        && r.token(before).is_some_and(|t| t.case != Case::Lower)
        && r.joined(at)
        && !begins_sentence
}

/// "2 p.m.", "1.56pm". The "p" may have been read as pence, and "pm" as picometres.
pub(super) fn is_clock(next: usize, r: &Reader<'_>) -> bool {
    let letters = |at: usize| is_any(at, &["am", "pm"], r);
    let stops =
        |at: usize| is_any(at, &["a", "p"], r) && r.sign(at + 1) == '.' && r.is_word(at + 2, "m");
    letters(next) || stops(next) || next > 0 && (letters(next - 1) || stops(next - 1))
}

/// "1530 EST", "0915 GMT", "1200 hrs": a time of day in four digits.
pub(super) fn is_military_time(at: usize, r: &Reader<'_>) -> bool {
    const ZONES: &[&str] =
        &["GMT", "UTC", "BST", "CET", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"];
    let digits = r.text_at(at);
    let is_time = || digits.parse().is_ok_and(|n: u32| n < 2400 && n % 100 < 60);
    digits.len() == 4
        && r.kind(at) == Some(Kind::Digits)
        && r.joined(at + 1)
        && (r.is_word(at + 1, "hrs") || ZONES.contains(&r.text_at(at + 1)))
        && is_time()
}

/// Whether a figure in words is meant: "one" and "twice" often are not.
fn is_meant_word(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let amount = &figure.meaning;
    if named::is_word_of_name(at, r) {
        return false;
    }
    // "production-four-door": the figure is the middle of a name.
    if at > 1
        && r.sign(at - 1) == '-'
        && r.glued(at)
        && r.glued(at - 1)
        && r.kind(at - 2) == Some(Kind::Word)
    {
        return false;
    }
    // "scored twice": how often, not how many.
    if figure.next == at + 1 && is_any(at, &["twice", "thrice", "double", "triple", "halves"], r) {
        return false;
    }
    let one = amount.stated.low == Some(Number::ONE) && amount.stated.high == Some(Number::ONE);
    if !one || amount.form != Form::Words {
        return true;
    }
    let pronoun =
        amount.unit.is_none() && amount.noun.is_none() && r.is_word(figure.next - 1, "one");
    let before = at.checked_sub(1);
    let no_one = before.is_some_and(|b| {
        is_any(b, &["no", "any", "every", "each", "this", "that", "which", "another", "the"], r)
    });
    let measured = amount.unit.is_some();
    let some_day = is_any(at + 1, &["day", "point", "time", "another", "thing", "way"], r);
    !(pronoun || no_one && !measured || some_day && r.is_word(at, "one"))
}

/// Whether an ordinal is meant as a rank: "second" is a length of time as well.
pub(crate) fn is_rank(at: usize, r: &Reader<'_>) -> bool {
    let after = at + if r.kind(at) == Some(Kind::Digits) { 2 } else { 1 };
    if named::is_saying(at, r) || named::is_of_street(after, r) {
        return false;
    }
    let placed = ["finished", "finish", "came", "come", "placed", "ranked", "ranks", "ranking"];
    r.kind(at) == Some(Kind::Digits)
        || !is_any(at, &["second", "seconds"], r)
        || at > 0 && is_any(at - 1, &placed, r)
}

pub(super) fn is_any(at: usize, words: &[&str], r: &Reader<'_>) -> bool {
    words.iter().any(|word| r.is_word(at, word))
}
