//! Why a wording cannot be read: the part, what was expected, and the nearest right thing.

use std::ops::Range;

use super::Expected;
use super::grammar::{Problem, Reader};
use super::terms::shown;
use crate::pack::lexicon::{FIGURES, Phrase, Sense};
use crate::read::token::{Gap, Kind};
use crate::similar::{is_slip, nearest};
use crate::value::{Dimension, Quantity};

/// A wording, or a part of one, that has no reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The bytes of the wording that were not understood.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Unreadable {
    pub(super) fn empty(wording: &str, expected: Expected<'_>) -> Unreadable {
        let message = String::from("there is nothing to read");
        Unreadable { span: 0..wording.len(), message, help: examples(expected) }
    }

    pub(super) fn too_long(wording: &str) -> Unreadable {
        Unreadable {
            span: 0..wording.len(),
            message: format!("a value of {} bytes is too long to be one", wording.len()),
            help: String::from(
                "give the words of the value alone, without the sentence around them",
            ),
        }
    }

    /// A figure that the attribute cannot have.
    pub(super) fn beyond(wording: &str, attribute: &str, limits: &str) -> Unreadable {
        let start = wording.len() - wording.trim_start().len();
        Unreadable {
            span: start..start + wording.trim().len(),
            message: format!("`{attribute}` cannot be `{}`", shown(wording.trim())),
            help: format!("its values lie within {limits}: see whether another attribute is meant"),
        }
    }

    /// What was read up to the token `next` makes sense; the rest does not.
    pub(super) fn part(r: &Reader<'_>, next: usize, expected: Expected<'_>) -> Unreadable {
        if let Some((from, to, problem)) = r.problem.get() {
            return of_problem(r, from, to, problem);
        }
        let whole = span(r, 0, r.tokens.len());
        if next == 0 && !has_figure(r) {
            return Unreadable {
                message: format!("`{}` is not {}", shown(slice(r, &whole)), sort(expected)),
                help: help(r, 0, expected),
                span: whole,
            };
        }
        let from = if next == 0 { first_strange(r) } else { next };
        let span = span(r, from, r.tokens.len());
        Unreadable {
            message: format!("`{}` is not understood", shown(slice(r, &span))),
            help: help(r, from, expected),
            span,
        }
    }

    pub(super) fn out_of_range(r: &Reader<'_>) -> Unreadable {
        of_problem(r, 0, r.tokens.len(), Problem::TooLarge)
    }

    /// A figure, but of something else.
    pub(super) fn wrong_sort(
        r: &Reader<'_>,
        quantity: &Quantity,
        expected: Expected<'_>,
    ) -> Unreadable {
        let span = span(r, 0, r.tokens.len());
        let found = match (quantity.dimension(), &quantity.noun) {
            (Dimension::Number, _) => String::from("a bare number"),
            (Dimension::Count, Some(noun)) => format!("a count (of `{noun}`)"),
            (Dimension::Share, _) => String::from("a share"),
            (Dimension::Points, _) => String::from("a difference in percentage points"),
            (Dimension::Money(_), _) => String::from("a sum of money"),
            (other, _) => format!("a figure of {}", other.name()),
        };
        Unreadable {
            message: format!(
                "`{}` is {found}, where {} is expected",
                shown(slice(r, &span)),
                sort(expected)
            ),
            help: help(r, 0, expected),
            span,
        }
    }
}

fn of_problem(r: &Reader<'_>, from: usize, to: usize, problem: Problem) -> Unreadable {
    let span = span(r, from, to);
    let part = shown(slice(r, &span));
    let (message, help) = match problem {
        Problem::UpsideDown => {
            let whole = self::span(r, 0, r.tokens.len());
            let message = format!("the range `{}` is upside down", shown(slice(r, &whole)));
            return Unreadable {
                message,
                help: String::from("write the lower end first: `$60-65 billion`, `2023 to 2025`"),
                span: whole,
            };
        }
        Problem::NoSuchDay => (
            format!("`{part}` is a date that does not exist"),
            "look at the day and the month: write one that is in the calendar, such as `2025-02-28`",
        ),
        Problem::TooLarge => (
            format!("the figure `{part}` is out of range"),
            "figures have at most 28 digits and are smaller than a septillion",
        ),
        Problem::DayOrMonth => (
            format!("`{part}` can be two dates: either figure may be the month"),
            "write the year first, `2025-07-04`, or name the month, `4 July 2025`",
        ),
        Problem::NoReference => (
            format!("`{part}` counts from a day, and no day of publication is known"),
            "give the source a `published` day, or write the date itself: `2025-07-04`, `July 2025`",
        ),
        Problem::NoYear => (
            format!("`{part}` has no year, and no day of publication is known to tell it from"),
            "write the year, `July 2025`, or give the source a `published` day",
        ),
    };
    Unreadable { span, message, help: help.into() }
}

/// The bytes of some tokens.
fn span(r: &Reader<'_>, from: usize, to: usize) -> Range<usize> {
    let start = r.token(from).map_or(r.text.len(), |t| t.start as usize);
    let end = to.checked_sub(1).and_then(|last| r.token(last)).map_or(start, |t| t.end as usize);
    start..end.max(start)
}

fn slice<'a>(r: &Reader<'a>, span: &Range<usize>) -> &'a str {
    r.text.get(span.clone()).unwrap_or_default()
}

/// Whether anything in the wording looks like a figure.
fn has_figure(r: &Reader<'_>) -> bool {
    let number = Sense::Number(0).bit() | Sense::Magnitude(0).bit();
    (0..r.tokens.len()).any(|at| {
        r.kind(at) == Some(Kind::Digits)
            || r.kind(at) == Some(Kind::Word) && r.senses(at) & number != 0
    })
}

/// The first word that the lexicon does not hold; else the beginning.
fn first_strange(r: &Reader<'_>) -> usize {
    let strange = |at: &usize| r.kind(*at) == Some(Kind::Word) && r.senses(*at) == 0;
    (0..r.tokens.len()).find(strange).map_or(0, |at| {
        // The hyphen belongs to the part that is not understood: "-ish".
        at - usize::from(
            at > 0 && r.sign(at - 1) == '-' && r.token(at).is_some_and(|t| t.gap == Gap::None),
        )
    })
}

/// The nearest known word, and examples.
fn help(r: &Reader<'_>, from: usize, expected: Expected<'_>) -> String {
    let strange = (from..r.tokens.len())
        .find(|&at| r.kind(at) == Some(Kind::Word) && r.senses(at) == 0 && r.text_at(at).len() > 3);
    let near = strange.and_then(|at| {
        let word = r.text_at(at).to_lowercase();
        let fits = |word: &&str| word.len() > 3 && may_be_meant(word, r, expected);
        let known = r.lexicon.words().filter(fits);
        // Among so many words there is one near to any: "sometime" is no slip of "something".
        nearest(&word, known).filter(|near| is_slip(&word, near))
    });
    match near {
        Some(near) => format!("did you mean `{near}`? {}", examples(expected)),
        None => examples(expected),
    }
}

/// Whether a word of the lexicon makes sense here: where a figure is wanted and none is there, a word that is one; a
/// unit where its dimension is wanted.
fn may_be_meant(word: &str, r: &Reader<'_>, expected: Expected<'_>) -> bool {
    let id = r.lexicon.find(word.as_bytes());
    let wanted = |dimension: Dimension| match expected {
        Expected::Money => matches!(dimension, Dimension::Money(_)),
        Expected::Share => dimension == Dimension::Share,
        Expected::Dimension(Dimension::Money(_)) => matches!(dimension, Dimension::Money(_)),
        Expected::Dimension(Dimension::Time | Dimension::Months) => {
            matches!(dimension, Dimension::Time | Dimension::Months)
        }
        Expected::Dimension(expected) => dimension == expected,
        _ => true,
    };
    let is_figure = matches!(
        expected,
        Expected::Quantity
            | Expected::Money
            | Expected::Share
            | Expected::Count
            | Expected::Number
            | Expected::Dimension(_)
    );
    if is_figure && !has_figure(r) {
        return r.lexicon.senses(id) & FIGURES != 0;
    }
    let phrases = r.lexicon.phrases(id);
    let is_strange = |phrase: &Phrase| match phrase.sense {
        Sense::Unit(unit) => !wanted(r.lexicon.unit(unit).unit.dimension),
        _ => false,
    };
    phrases.is_empty() || !phrases.iter().all(is_strange)
}

/// What is expected, as a noun with its article.
fn sort(expected: Expected<'_>) -> &'static str {
    match expected {
        Expected::Any => "a value",
        Expected::Quantity => "a figure",
        Expected::Money | Expected::Dimension(Dimension::Money(_)) => "a sum of money",
        Expected::Share | Expected::Dimension(Dimension::Share) => "a share",
        Expected::Count | Expected::Dimension(Dimension::Count) => "a count",
        Expected::Number | Expected::Dimension(Dimension::Number) => "a number",
        Expected::Dimension(Dimension::Points) => "a difference in percentage points",
        Expected::Dimension(Dimension::Ratio) => "a ratio",
        Expected::Dimension(Dimension::Time | Dimension::Months) => "a length of time",
        Expected::Dimension(_) => "a figure with its unit",
        Expected::Date => "a date or a period",
        Expected::YesNo => "yes or no",
        Expected::Name => "a name",
        Expected::Role => "a post",
        Expected::Text => "a text",
        Expected::Terms(_) => "a known term",
    }
}

fn examples(expected: Expected<'_>) -> String {
    let examples = match expected {
        Expected::Any => "`$14.3 billion`, `49%`, `July 2025`, `yes`",
        Expected::Quantity => "`$14.3 billion`, `49%`, `1.3 million chips`, `5 GW`",
        Expected::Money | Expected::Dimension(Dimension::Money(_)) => {
            "`$14.3 billion`, `up to €65m`, `$60-65 billion`"
        }
        Expected::Share | Expected::Dimension(Dimension::Share) => {
            "`49%`, `more than 50%`, `nearly half`, `two-thirds`"
        }
        Expected::Count | Expected::Dimension(Dimension::Count) => {
            "`1.3 million chips`, `at least 40`, `dozens`"
        }
        Expected::Number | Expected::Dimension(Dimension::Number) => {
            "`12`, `1.3 million`, `about 40`"
        }
        Expected::Dimension(Dimension::Points) => "`0.25 percentage points`, `25bp`",
        Expected::Dimension(Dimension::Ratio) => "`2x`, `tenfold`, `doubled`",
        Expected::Dimension(Dimension::Time | Dimension::Months) => "`18 months`, `35-45 hours`",
        Expected::Dimension(Dimension::Power) => "`5 GW`, `2.2 gigawatts`",
        Expected::Dimension(_) => "`5 km`, `2.2 tonnes`, `up to 40 GB`",
        Expected::Date => "`2025-07-15`, `July 2025`, `Q1 FY2025`, `by the end of 2025`",
        Expected::YesNo => "`yes`, `no`",
        Expected::Name => "`Alexandr Wang`",
        Expected::Role => "`CEO of Scale AI`, `Meta's chief AI officer`",
        Expected::Text => "any words",
        Expected::Terms(_) => "the id of a term, or one of its phrases",
    };
    format!("{} is expected, such as {examples}", capital(sort(expected)))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}
