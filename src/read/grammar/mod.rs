//! Small grammars over tokens that compose.
//!
//! Each grammar reads from one position and says where it ended; the longest reading wins. The same
//! grammars read a whole wording of a claims file and any position of running text, so the two never
//! disagree. No grammar looks at bytes: tokens have settled what the type looks like.

pub(crate) mod age;
pub(crate) mod amount;
pub(crate) mod bound;
pub(crate) mod change;
mod clause;
pub(crate) mod count;
mod crown;
pub(crate) mod date;
pub(crate) mod degree;
pub(crate) mod dial;
pub(crate) mod digits;
mod during;
pub(crate) mod fiscal;
pub(crate) mod fraction;
pub(crate) mod guard;
pub(crate) mod label;
pub(crate) mod listed;
pub(crate) mod metre;
pub(crate) mod named;
pub(crate) mod number;
pub(crate) mod per;
pub(crate) mod pound;
pub(crate) mod quantity;
pub(crate) mod range;
pub(crate) mod relative;
pub(crate) mod role;
pub(crate) mod score;
pub(crate) mod season;
mod stopwatch;
mod sum;
mod twofold;
pub(crate) mod verb;
pub(crate) mod whole;
mod worth;

use std::cell::Cell;

use super::token::{Case, Gap, Kind, Token};
use crate::pack::lexicon::{Lexicon, Phrase, Sense};
use crate::value::Period;

/// Something read, and the token after it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parsed<T> {
    /// What was read.
    pub(crate) meaning: T,
    /// The first token that does not belong to it.
    pub(crate) next: usize,
}

/// Why something that has the form of a value is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// A range whose lower end is the greater one.
    UpsideDown,
    /// A day that the calendar does not have.
    NoSuchDay,
    /// More digits than can be kept exactly, or a figure out of range.
    TooLarge,
    /// Both figures of a date may be the month.
    DayOrMonth,
    /// A relative date without a day to count from.
    NoReference,
    /// A date without a year, and no day of publication to tell it from.
    NoYear,
}

/// The tokens of one text, with what the grammars need to read them.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) lexicon: &'a Lexicon,
    /// The day that relative words count from.
    pub(crate) published: Option<&'a Period>,
    /// Whether this is running text, where a figure stands among other words.
    pub(crate) prose: bool,
    /// Whether points mark the thousands of this text.
    pub(crate) points: bool,
    /// Whether a sum of money is expected: then "pounds" are sterling.
    pub(crate) money: bool,
    /// The first thing that has the form of a value and is none.
    pub(crate) problem: Cell<Option<(usize, usize, Problem)>>,
    /// Whether a grammar has looked for a token behind the last one.
    pub(crate) beyond: Cell<bool>,
}

impl<'a> Reader<'a> {
    /// A reader of whole wordings.
    pub(crate) fn new(
        text: &'a str,
        tokens: &'a [Token],
        lexicon: &'a Lexicon,
        published: Option<&'a Period>,
    ) -> Reader<'a> {
        Reader {
            text,
            tokens,
            lexicon,
            published,
            prose: false,
            points: false,
            money: false,
            problem: Cell::new(None),
            beyond: Cell::new(false),
        }
    }

    /// The token at `at`.
    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        let token = self.tokens.get(at);
        if token.is_none() {
            self.beyond.set(true);
        }
        token
    }

    /// The sign at `at`; `\0` where there is none.
    pub(crate) fn sign(&self, at: usize) -> char {
        self.token(at).map_or('\0', |token| token.sign)
    }

    /// The letters or digits of the token, as they stand in the text.
    pub(crate) fn text_at(&self, at: usize) -> &'a str {
        self.token(at).and_then(|token| self.text.get(token.span())).unwrap_or_default()
    }

    /// Whether a token is there and nothing parts it from the one before.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// Whether a token is there and no more than spaces and a line break part it from the one before.
    pub(crate) fn joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.gap < Gap::Break)
    }

    /// The kind of a token.
    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    /// Whether the token is a word with these lower-case letters.
    pub(crate) fn is_word(&self, at: usize, word: &str) -> bool {
        // The length tells nearly all words apart without a look at the text.
        self.token(at).is_some_and(|token| {
            (token.end - token.start) as usize == word.len()
                && token.kind == Kind::Word
                && self
                    .text
                    .as_bytes()
                    .get(token.span())
                    .is_some_and(|there| there.eq_ignore_ascii_case(word.as_bytes()))
        })
    }

    /// Whether a hyphen joins the tokens before and after `at`.
    pub(crate) fn is_hyphen(&self, at: usize) -> bool {
        if self.sign(at) != '-' {
            return false;
        }
        if self.glued(at) && self.glued(at + 1) {
            return true;
        }
        // Newswire that was cut into tokens writes "30 - year bonds" and "one - third".
        let part = Sense::Unit(0).bit() | Sense::Fraction(0).bit() | Sense::Magnitude(0).bit();
        let apart = |at: usize| self.token(at).is_some_and(|t| t.gap == Gap::Space);
        let word = self.token(at + 1).filter(|t| t.kind == Kind::Word && t.case == Case::Lower);
        apart(at)
            && apart(at + 1)
            && word.is_some_and(|t| t.end - t.start > 2 && self.lexicon.senses(t.word) & part != 0)
    }

    /// The sorts of sense that a phrase beginning here can have.
    pub(crate) fn senses(&self, at: usize) -> u64 {
        self.token(at).map_or(0, |token| self.lexicon.senses(token.word))
    }

    /// The longest phrase here with a sense that `pick` takes; `like` is any sense of that sort.
    pub(crate) fn find<T>(
        &self,
        at: usize,
        like: Sense,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<Parsed<T>> {
        let token = self.token(at)?;
        if self.lexicon.senses(token.word) & like.bit() == 0 {
            return None;
        }
        self.lexicon.phrases(token.word).iter().find_map(|phrase| {
            let meaning = pick(phrase.sense)?;
            let next = self.end_of(phrase, at)?;
            Some(Parsed { meaning, next })
        })
    }

    /// Notes a problem; the first one is kept.
    pub(crate) fn note(&self, from: usize, to: usize, problem: Problem) {
        if self.problem.get().is_none() {
            self.problem.set(Some((from, to, problem)));
        }
    }

    /// The token after the phrase, if it stands here. A hyphen may join its words.
    fn end_of(&self, phrase: &Phrase, at: usize) -> Option<usize> {
        let mut next = at + 1;
        for &id in &phrase.rest {
            let mut token = self.token(next)?;
            if token.word != id && self.is_hyphen(next) {
                next += 1;
                token = self.token(next)?;
            }
            let apart = if phrase.glued || token.kind == Kind::Digits {
                token.gap != Gap::None
            } else {
                token.gap >= Gap::Break
            };
            if token.word != id || apart {
                return None;
            }
            next += 1;
        }
        if let Some(exact) = &phrase.exact {
            let same = exact.iter().enumerate().all(|(i, piece)| {
                self.kind(at + i) != Some(Kind::Word) || self.text_at(at + i) == &**piece
            });
            // Signs have no hyphens to skip, so the pieces and the tokens run side by side.
            if !same {
                return None;
            }
        }
        // A sign that is a word ("m") must not be the beginning of a longer one ("m2").
        Some(next)
    }
}
