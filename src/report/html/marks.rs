//! What tells severities and groups apart without colour: a letter, a word and a shape for each.

use serde::Serialize;

use super::super::text::letter;
use crate::finding::Severity;

/// How many shapes and colours there are; the letters go on.
pub(super) const SHAPES: usize = 6;

/// The mark of a group.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Mark {
    /// Its letter.
    pub(super) letter: String,
    /// Its shape and colour.
    pub(super) shape: usize,
}

impl Mark {
    /// Of a group, counted from 0.
    pub(super) fn of(group: usize) -> Mark {
        Mark { letter: letter(group), shape: group % SHAPES }
    }
}

/// What a reader is told of a severity.
pub(super) fn severity_in_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Disagreement",
        Severity::Warning => "Question",
        Severity::Note => "Lead",
    }
}
