//! What articles contradict each other in that has words of its own: one file for each.

pub(crate) mod address;
pub(crate) mod ahead;
pub(crate) mod beginnings;
pub(crate) mod clock;
pub(crate) mod days;
pub(crate) mod doers;
pub(crate) mod done;
pub(crate) mod events;
pub(crate) mod headline;
pub(crate) mod inside;
pub(crate) mod institutions;
pub(crate) mod measures;
mod opposed;
pub(crate) mod outcomes;
pub(crate) mod overdue;
pub(crate) mod owned;
pub(crate) mod place;
pub(crate) mod rank;
pub(crate) mod scale;
pub(crate) mod scores;
pub(crate) mod since;
pub(crate) mod table;
pub(crate) mod turned;
pub(crate) mod twins;
pub(crate) mod votes;
