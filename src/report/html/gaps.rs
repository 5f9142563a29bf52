//! What was not checked, and why. Silence is not a pass.

use serde::Serialize;

use super::super::Outcome;
use super::super::facts::{not_checked, position};
use super::super::text::clean;
use super::short;

/// What a reader has to know of what is missing.
#[derive(Debug, Serialize)]
pub(super) struct Gaps {
    skipped: Vec<String>,
    problems: Vec<Problem>,
    notices: Vec<String>,
}

/// A problem with the input.
#[derive(Debug, Serialize)]
struct Problem {
    place: Option<String>,
    message: String,
    help: Option<String>,
}

impl Gaps {
    /// Of an outcome.
    pub(super) fn new(outcome: &Outcome) -> Gaps {
        let problems = outcome.errors.iter().map(|error| Problem {
            place: error.place.as_ref().map(position),
            message: short(&error.message, 400),
            help: error.help.as_deref().map(|help| short(help, 400)),
        });
        Gaps {
            skipped: not_checked(outcome.summary).collect(),
            problems: problems.collect(),
            notices: outcome.notices.iter().map(|notice| clean(notice)).collect(),
        }
    }
}
