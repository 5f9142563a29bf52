//! Outcomes that exclude each other, with the phrases that tell them: general words of the news, by what they tell.

mod cases;
mod events;
mod plans;

use super::kinds::Outcomes;

/// All outcomes.
pub(super) fn outcomes() -> impl Iterator<Item = &'static Outcomes> {
    plans::PLANS.iter().chain(cases::CASES).chain(events::EVENTS)
}
