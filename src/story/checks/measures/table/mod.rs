//! The words that tell what a figure measures: general words, by what they tell.

mod counts;
mod sizes;
mod sums;
mod times;

use super::measure::{Most, Of, When};
use crate::read::MentionKind;

/// A measure, and how it is told.
#[derive(Debug)]
pub(super) struct Words {
    /// What it is called in a finding, with its article.
    pub(super) name: &'static str,
    /// Of what it is.
    pub(super) of: Of,
    /// How far two of its figures lie apart.
    pub(super) most: Most,
    /// Where alone a figure is one.
    pub(super) when: When,
    /// The kinds of its figures.
    pub(super) kinds: &'static [MentionKind],
    /// The ways to tell it: "#" is the figure, ".." a few words, and "|" parts words of which one stands there.
    pub(super) tellings: &'static [&'static str],
}

impl Words {
    const fn new(
        name: &'static str,
        of: Of,
        most: Most,
        kinds: &'static [MentionKind],
        tellings: &'static [&'static str],
    ) -> Self {
        Self { name, of, most, when: When::Always, kinds, tellings }
    }

    /// The same measure, where that holds alone.
    const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }
}

/// All measures; of two that a figure tells the first counts.
pub(super) fn all() -> impl Iterator<Item = &'static Words> {
    [sizes::WORDS, sums::WORDS, counts::WORDS, times::WORDS].into_iter().flatten()
}
