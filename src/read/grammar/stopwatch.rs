//! Times that a stopwatch took: "2:31:07", "1:02.35". A clock shows them with a zone, behind "at" or with a nought first.

use super::number::{Figure, Form};
use super::range::EndOf;
use super::{Parsed, Reader, digits, guard};
use crate::read::token::Kind;
use crate::value::Number;

/// Hours, minutes and seconds, or minutes and seconds with a part of one, as a stretch of time in seconds.
pub(crate) fn end(at: usize, r: &Reader<'_>) -> Option<Parsed<EndOf>> {
    let first = part(at, r).filter(|_| !r.text_at(at).starts_with('0') || r.text_at(at) == "0")?;
    let second = behind_colon(at, r)?;
    let third = behind_colon(at + 2, r);
    let (last, whole) = match third {
        Some(_) => (at + 4, first.times(60.into())?.plus(second)?),
        None => (at + 2, first),
    };
    let seconds = digits::read(last, r)?;
    let is_split = seconds.next > last + 1;
    // "At 2:15:58", "10:20:30 GMT", "2:15" tell an hour of the day, or a score.
    let is_behind_day =
        at.checked_sub(1).is_some_and(|before| r.kind(before) == Some(Kind::Digits));
    let is_clock = is_behind_day
        || at.checked_sub(1).is_some_and(|before| guard::is_any(before, HOURS, r))
        || guard::is_clock(seconds.next, r)
        || guard::is_any(seconds.next, ZONES, r);
    if is_clock || third.is_none() && !is_split || runs_on(seconds.next, r) {
        return None;
    }
    let figure = Figure {
        value: whole.times(60.into())?.plus(seconds.meaning.value)?,
        place: seconds.meaning.place,
        vague: None,
        form: Form::Digits,
        scale: Number::ONE,
        grouped: false,
        // "2:40:20" is exact to the second.
        coarse: (!is_split).then_some(Number::ONE),
        whole_digits: seconds.meaning.whole_digits,
    };
    let unit = r.lexicon.unit_named("second");
    Some(Parsed { meaning: EndOf { figure, unit, before: false }, next: seconds.next })
}

/// A number of one to three digits.
fn part(at: usize, r: &Reader<'_>) -> Option<Number> {
    (r.kind(at) == Some(Kind::Digits))
        .then(|| r.text_at(at).parse().ok())
        .flatten()
        .filter(|n: &i64| *n < 1000)
        .map(Number::from)
}

/// The minutes or seconds behind a colon: two digits, less than sixty.
fn behind_colon(at: usize, r: &Reader<'_>) -> Option<Number> {
    let is_glued = r.sign(at + 1) == ':' && r.glued(at + 1) && r.glued(at + 2);
    let digits = r.text_at(at + 2);
    let is_sixtieth = is_glued && digits.len() == 2 && digits < "60";
    is_sixtieth.then(|| part(at + 2, r)).flatten()
}

/// Whether digits or letters go on at once.
fn runs_on(at: usize, r: &Reader<'_>) -> bool {
    let goes_on = |at: usize| r.glued(at) && matches!(r.kind(at), Some(Kind::Digits | Kind::Word));
    goes_on(at) || matches!(r.sign(at), ':' | '-' | '/') && r.glued(at) && goes_on(at + 1)
}

/// Words before an hour of the day,
const HOURS: &[&str] = &["around", "at", "from", "since", "till", "until"];
/// and words behind one.
const ZONES: &[&str] = &[
    "utc",
    "gmt",
    "bst",
    "cet",
    "cest",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "jst",
    "ist",
    "clt",
    "msk",
    "z",
    "local",
    "universal",
    "coordinated",
    "zulu",
    "greenwich",
    "central",
    "eastern",
    "pacific",
    "into",
];
