//! Words to values: the wordings of claims files, and values anywhere in running text.
//!
//! [`read_value`] and [`read_period`] read a whole wording or say which part of it they cannot
//! read. The grammars under `grammar` do the work for both; nothing outside this module looks at
//! the words of a value.

mod again;
mod cell;
pub(crate) mod cents;
mod few;
mod grammar;
mod marks;
mod mention;
mod named;
pub(crate) mod plan;
mod posts;
mod reference;
mod sentence;
mod terms;
mod text;
pub mod token;
mod tolerance;
mod unreadable;
mod vocabulary;
mod window;
mod wording;

pub use cell::{in_unit_of, of_brackets};
pub use mention::{AsStated, Mention, MentionKind};
pub use named::Named;
pub use posts::posts;
pub use sentence::sentences;
pub use terms::TermPhrases;
pub use text::{TextReader, read_text};
pub use unreadable::Unreadable;
pub use vocabulary::Vocabulary;
pub use wording::{period_wording, wording_of};

use crate::pack::lexicon::{Lexicon, Sense};
use crate::value::{Calendar, Dimension, Meaning, Name, Period, Quantity, Value};
use grammar::amount::Amount;
use grammar::{Parsed, Reader, date, quantity, role};
use token::{Token, tokenize};

/// What reading needs beside the words.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Units, number words, months and so on.
    pub lexicon: &'a Lexicon,
    /// The day that relative words count from; without it, "last year" cannot be read.
    pub published: Option<&'a Period>,
}

/// What a wording should turn out to be.
#[derive(Clone, Copy, Debug)]
pub enum Expected<'a> {
    /// Whatever it reads as; text, where it reads as nothing else.
    Any,
    /// A figure of any dimension.
    Quantity,
    /// A sum of money in any currency.
    Money,
    /// A share of a whole.
    Share,
    /// A count, with or without its noun.
    Count,
    /// A bare figure.
    Number,
    /// A figure of this dimension.
    Dimension(Dimension),
    /// A stretch of time.
    Date,
    /// Yes or no.
    YesNo,
    /// A name.
    Name,
    /// A post, and where.
    Role,
    /// Words that are kept as they are.
    Text,
    /// One of these terms.
    Terms(&'a [TermPhrases]),
}

/// The longest wording that is read as anything but a name or a text, in bytes.
pub const LONGEST_WORDING: usize = 1000;

/// Reads a whole wording.
///
/// ```
/// use gainsay::pack::lexicon::Lexicon;
/// use gainsay::read::{Context, Expected, read_value};
/// let cx = Context { lexicon: Lexicon::builtin(), published: None };
/// let value = read_value("US$14.3bn", Expected::Money, &cx).unwrap();
/// assert_eq!(gainsay::value::describe(&value), "[14.25bn, 14.35bn) USD");
/// assert!(read_value("$sixty-ish", Expected::Money, &cx).is_err());
/// ```
pub fn read_value(
    wording: &str,
    expected: Expected<'_>,
    cx: &Context<'_>,
) -> Result<Value, Unreadable> {
    let trimmed = wording.trim();
    if trimmed.is_empty() {
        return Err(Unreadable::empty(wording, expected));
    }
    let value = |meaning| Ok(Value::new(trimmed, meaning));
    match expected {
        Expected::Text => return value(Meaning::Text(trimmed.into())),
        Expected::Name if trimmed.chars().any(char::is_alphanumeric) => {
            return value(Meaning::Name(Name::new(trimmed)));
        }
        _ if wording.len() > LONGEST_WORDING => return Err(Unreadable::too_long(wording)),
        _ => {}
    }
    if let Some(meaning) = below_nought(trimmed, expected, cx) {
        return value(meaning);
    }
    let mut tokens = Vec::new();
    tokenize(wording, cx.lexicon, &mut tokens);
    let mut reader = reader(wording, &tokens, cx);
    reader.money = match expected {
        Expected::Money => true,
        Expected::Dimension(dimension) => matches!(dimension, Dimension::Money(_)),
        _ => false,
    };
    let fail = |reader: &Reader<'_>, next| Err(Unreadable::part(reader, next, expected));
    match expected {
        Expected::Terms(terms) => match terms::read(&reader, terms) {
            Some(term) => value(Meaning::Term(term)),
            None => Err(terms::unreadable(wording, &reader, terms)),
        },
        Expected::YesNo => match yes_or_no(&reader) {
            Some(yes) => value(Meaning::YesNo(yes)),
            None => fail(&reader, 0),
        },
        Expected::Role => match role::read(&reader) {
            Some(role) => value(Meaning::Role(role)),
            None => fail(&reader, 0),
        },
        Expected::Name => fail(&reader, 0),
        Expected::Date => value(Meaning::Time(whole_period(&reader, expected)?)),
        Expected::Any => value(any(&reader, trimmed)?),
        _ => match whole_quantity(&reader, expected) {
            Ok(quantity) => value(Meaning::Quantity(quantity)),
            Err(unreadable) => few::read(trimmed, expected, cx).map_or(Err(unreadable), value),
        },
    }
}

/// A figure in brackets, as accounts write what is below nought: "($2 billion)", "$(2.0) billion".
fn below_nought(wording: &str, expected: Expected<'_>, cx: &Context<'_>) -> Option<Meaning> {
    use Expected::{Any, Dimension, Money, Number, Quantity, Share};
    if !matches!(expected, Any | Quantity | Money | Share | Number | Dimension(_)) {
        return None;
    }
    let (before, rest) = wording.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    // "5 (five) percent" says it twice, and "2.0 (2.1)" says two things.
    let explains = inside.contains(char::is_alphabetic) && !(before.is_empty() && after.is_empty());
    if !digit(inside) || digit(before) || digit(after) || explains {
        return None;
    }
    match read_value(&format!("{before}{inside}{after}"), expected, cx).ok()?.meaning {
        Meaning::Quantity(quantity) if !quantity.change => {
            let figure = grammar::amount::mirrored(quantity.figure)?;
            Some(Meaning::Quantity(crate::value::Quantity { figure, ..quantity }))
        }
        _ => None,
    }
}

/// The same figure below nought; `None` for what is no figure.
pub(crate) fn mirrored(value: &Value) -> Option<Value> {
    let quantity = value.quantity()?;
    let figure = grammar::amount::mirrored(quantity.figure)?;
    let meaning = Meaning::Quantity(crate::value::Quantity { figure, ..quantity.clone() });
    Some(Value { meaning, ..value.clone() })
}

/// Reads a whole wording as a stretch of time: "2025", "Q1 FY2025", "by year-end".
pub fn read_period(wording: &str, cx: &Context<'_>) -> Result<Period, Unreadable> {
    if wording.trim().is_empty() {
        return Err(Unreadable::empty(wording, Expected::Date));
    }
    if wording.len() > LONGEST_WORDING {
        return Err(Unreadable::too_long(wording));
    }
    let mut tokens = Vec::new();
    tokenize(wording, cx.lexicon, &mut tokens);
    whole_period(&reader(wording, &tokens, cx), Expected::Date)
}

fn reader<'a>(text: &'a str, tokens: &'a [Token], cx: &Context<'a>) -> Reader<'a> {
    Reader::new(text, tokens, cx.lexicon, cx.published)
}

fn whole_period(r: &Reader<'_>, expected: Expected<'_>) -> Result<Period, Unreadable> {
    match date::read(0, r) {
        Some(found) if ends(found.next, r) => Ok(found.meaning),
        found => Err(Unreadable::part(r, found.map_or(0, |found| found.next), expected)),
    }
}

fn whole_quantity(r: &Reader<'_>, expected: Expected<'_>) -> Result<Quantity, Unreadable> {
    let found = quantity::read(0, r);
    let Some(found) = found.as_ref().filter(|found| ends(found.next, r)) else {
        return Err(Unreadable::part(r, found.map_or(0, |found| found.next), expected));
    };
    let Some(quantity) = fitted(&found.meaning, expected, r) else {
        return Err(Unreadable::out_of_range(r));
    };
    if fits(&quantity, expected) {
        Ok(quantity)
    } else {
        Err(Unreadable::wrong_sort(r, &quantity, expected))
    }
}

/// The quantity, with what is expected settling what the wording leaves open.
fn fitted(amount: &Amount, expected: Expected<'_>, r: &Reader<'_>) -> Option<Quantity> {
    let mut quantity = amount.quantity(r.lexicon)?;
    let is_count = matches!(expected, Expected::Count | Expected::Dimension(Dimension::Count));
    if is_count && quantity.dimension() == Dimension::Number {
        quantity.unit = crate::value::Unit::count();
    }
    Some(quantity)
}

/// Whether a quantity is of the sort that is expected.
fn fits(quantity: &Quantity, expected: Expected<'_>) -> bool {
    let dimension = quantity.dimension();
    match expected {
        Expected::Money => matches!(dimension, Dimension::Money(_)),
        Expected::Share => dimension == Dimension::Share,
        Expected::Count => matches!(dimension, Dimension::Count | Dimension::Number),
        Expected::Number => matches!(dimension, Dimension::Number | Dimension::Ratio),
        // Months and days are both lengths of time, though neither converts to the other.
        Expected::Dimension(Dimension::Time | Dimension::Months) => {
            matches!(dimension, Dimension::Time | Dimension::Months)
        }
        Expected::Dimension(wanted) => dimension == wanted,
        _ => true,
    }
}

fn any(r: &Reader<'_>, text: &str) -> Result<Meaning, Unreadable> {
    let figure = quantity::read(0, r);
    let time = date::read(0, r);
    let bare = |found: &Parsed<Amount>| !found.meaning.dressed && found.meaning.noun.is_none();
    if let Some(time) = time.as_ref().filter(|time| ends(time.next, r))
        && figure.as_ref().is_none_or(|f| !ends(f.next, r) || bare(f) || is_dated(&time.meaning))
    {
        return Ok(Meaning::Time(time.meaning.clone()));
    }
    if let Some(found) = figure.as_ref().filter(|found| ends(found.next, r)) {
        // "half" of what? "first": a rank is no figure. All else is one.
        return match found.meaning.quantity(r.lexicon) {
            Some(quantity) => Ok(Meaning::Quantity(quantity)),
            None => Err(Unreadable::out_of_range(r)),
        };
    }
    if let Some(yes) = yes_or_no(r) {
        return Ok(Meaning::YesNo(yes));
    }
    if let Some(role) = role::read(r)
        && role.organization.is_some()
    {
        return Ok(Meaning::Role(role));
    }
    let furthest = figure.map_or(0, |f| f.next).max(time.map_or(0, |t| t.next));
    let looks_like_figure = r.senses(0) & Sense::Unit(0).bit() != 0
        && r.kind(0) == Some(token::Kind::Sign)
        || r.kind(0) == Some(token::Kind::Digits);
    if looks_like_figure || r.problem.get().is_some() && furthest == r.tokens.len() {
        return Err(Unreadable::part(r, furthest, Expected::Any));
    }
    Ok(Meaning::Text(text.into()))
}

/// Whether a stretch has more to it than a number that may be a year.
fn is_dated(period: &Period) -> bool {
    !matches!(period, Period::Of(Calendar::Year(_)))
}

/// Whether the wording ends here, but for a full stop.
fn ends(next: usize, r: &Reader<'_>) -> bool {
    next == r.tokens.len() || next + 1 == r.tokens.len() && matches!(r.sign(next), '.' | ';' | ',')
}

fn yes_or_no(r: &Reader<'_>) -> Option<bool> {
    let found = r.find(0, Sense::YesNo(true), |sense| match sense {
        Sense::YesNo(yes) => Some(yes),
        _ => None,
    })?;
    ends(found.next, r).then_some(found.meaning)
}
