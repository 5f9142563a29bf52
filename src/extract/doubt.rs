//! What makes a claim that was read from an article unsure.

use super::Extracted;
use crate::claims::Claim;
use crate::read::Mention;
use crate::value::{Class, relation};

/// What makes a claim that was read from an article unsure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Other words stand between the phrase and the value.
    Loose,
    /// Words beside it that are not understood may make it the figure of something else.
    Beside,
    /// It counts something by another word.
    OtherNoun,
    /// No name beside the phrase says of whom it is.
    NoName,
    /// Several names in the sentence might be meant.
    SeveralNames,
    /// The sentence has another value of it that cannot hold as well.
    Rival,
    /// The sentence speaks of what might be, or was at another time.
    Mood,
    /// The row or the column of a table may be a part of it: a product, a land.
    Part,
    /// It is said of so many charges, and a court may find otherwise on the others.
    SomeCharges,
    /// It is a headline, which says things in short.
    Headline,
}

impl Doubt {
    /// The doubt in words.
    pub fn says(self) -> &'static str {
        match self {
            Doubt::Loose => "other words stand between the phrase and the value",
            Doubt::Beside => "words beside it may make it the figure of something else",
            Doubt::OtherNoun => "it counts something by another word",
            Doubt::NoName => "no name stands beside it, so that it is not sure of whom it is said",
            Doubt::Rival => "another value in the sentence could be meant as well",
            Doubt::SeveralNames => "several names in the sentence might be meant",
            Doubt::Mood => "it is said of what might be, or of another time",
            Doubt::Part => "its row or its column may be a part of it",
            Doubt::SomeCharges => {
                "it is said of some charges, and another may be said of the others"
            }
            Doubt::Headline => "it is a headline",
        }
    }
}

/// The doubt of a term where its sentence counts charges: "acquitted on NINE CHARGES".
pub(super) fn of_some_charges(mentions: &[Mention]) -> Vec<Doubt> {
    let is_charge = |noun: &str| matches!(noun, "charge" | "charges" | "count" | "counts");
    let counts = mentions.iter().any(|mention| {
        let noun = mention.value.quantity().and_then(|figure| figure.noun.as_deref());
        noun.is_some_and(|noun| noun.split(' ').any(is_charge))
    });
    counts.then_some(Doubt::SomeCharges).into_iter().collect()
}

/// A sentence does not contradict itself: of two figures of one thing that cannot both hold, one is of another
/// thing ("the boys, 11 to 17 years old, with their 25-year-old coach"), and nobody knows which.
pub(super) fn of_rivals(of_sentence: &mut [Extracted]) {
    let is_rival = |x: &Claim, y: &Claim| {
        (&x.entity, &x.attribute, &x.period, &x.scope)
            == (&y.entity, &y.attribute, &y.period, &y.scope)
            && x.value.quantity().is_some()
            && relation(&x.value, &y.value).class == Class::Contradiction
    };
    let rivals: Vec<usize> = (0..of_sentence.len())
        .filter(|&at| {
            of_sentence.iter().any(|other| is_rival(&of_sentence[at].claim, &other.claim))
        })
        .collect();
    for at in rivals {
        let doubts = &mut of_sentence[at].doubts;
        doubts.push(Doubt::Rival);
        doubts.sort_unstable();
    }
}
