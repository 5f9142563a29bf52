//! Outcomes that exclude each other: what tells them, and of what they are told.

use std::sync::LazyLock;

use super::table::outcomes;
use crate::story::page::phrase::Phrases;

/// Two outcomes that exclude each other.
#[derive(Debug)]
pub(super) struct Outcomes {
    /// What each comes to: "by one side" this, "by the other" that.
    pub(super) says: [&'static str; 2],
    /// The phrases that tell each.
    pub(super) phrases: [&'static [&'static str]; 2],
    pub(super) of: Of,
    /// Articles that lie further apart may tell of two times; in days.
    pub(super) days: i64,
}

impl Outcomes {
    /// Two outcomes of something, in articles of so few days; what each comes to, and the phrases that tell each.
    pub(super) const fn new(
        of: Of,
        days: i64,
        says: [&'static str; 2],
        phrases: [&'static [&'static str]; 2],
    ) -> Outcomes {
        Outcomes { says, phrases, of, days }
    }
}

/// What came out in one way or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A thing that has to be the same by the names and words around it: two bills are passed and vetoed in one story.
    Thing,
    /// Whoever is named right before: one defendant is set free, and another is not.
    Subject,
    /// What whoever is named right before does with something: a land signs one treaty and not another.
    Deed,
    /// What the story is about: it has one verdict to appeal against, and one recall to pay money back for.
    Story,
}

/// Nothing is decided anew untold between articles of so few days.
pub(super) const DECIDED: i64 = 7;
/// What is still awaited may have come on the next day.
pub(super) const AWAITED: i64 = 0;

/// All outcomes.
pub(super) static OUTCOMES: LazyLock<Vec<&Outcomes>> = LazyLock::new(|| outcomes().collect());

/// The phrases, each with the outcomes of which it tells one, and which of the two.
pub(super) static PHRASES: LazyLock<Phrases<(usize, usize)>> = LazyLock::new(|| {
    Phrases::new(OUTCOMES.iter().enumerate().flat_map(|(of, outcomes)| {
        let sides = outcomes.phrases.iter().enumerate();
        sides.flat_map(move |(side, all)| all.iter().map(move |phrase| (*phrase, (of, side))))
    }))
});
