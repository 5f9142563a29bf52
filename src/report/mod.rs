//! Findings to bytes: one file per output format, all over the same findings.
//!
//! Nothing here decides: which findings there are, how grave they are and in what order they stand
//! was settled before. A reporter shows all of what it is given.

mod axis;
mod concise;
mod csv;
mod escape;
mod excerpt;
mod explain;
mod facts;
mod github;
mod gitlab;
mod graph;
mod grouped;
mod json;
mod junit;
mod markdown;
mod paragraph;
mod picture;
mod rdjson;
mod sarif;
pub mod schemas;
mod terminal;
mod text;

pub use explain::{write_pages, write_pages_json};
pub use graph::{Drawing, GRAPH_FORMATS};
pub use json::schema;
pub use terminal::write_errors;

use std::io;

use crate::error::Error;
use crate::finding::{Finding, Summary};

/// Everything that a check has to say.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// The findings, in the order in which they are shown.
    pub findings: &'a [Finding],
    /// What was wrong with the input, in the order in which it is shown.
    pub errors: &'a [Error],
    /// Remarks on the input that are no problem, a sentence each.
    pub notices: &'a [String],
    /// What was checked, in figures.
    pub summary: &'a Summary,
}

/// How output looks. What it says does not depend on this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour. Nothing is said by colour alone.
    pub color: bool,
    /// Whether to draw with more than ASCII.
    pub unicode: bool,
    /// How many columns there are. Fewer than 40 are taken for 40.
    pub width: usize,
    /// Whether names of sources link to their pages.
    pub links: bool,
}

impl Style {
    /// No colour, no links, 80 columns, Unicode.
    pub const PLAIN: Style = Style { color: false, unicode: true, width: 80, links: false };

    /// The columns to fill.
    fn columns(&self) -> usize {
        self.width.max(40)
    }
}

/// An output format.
pub trait Reporter: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// What it is for, in a few words.
    fn about(&self) -> &'static str;

    /// Writes an outcome.
    ///
    /// # Errors
    /// Only those of `out`.
    fn write(&self, outcome: &Outcome, style: &Style, out: &mut dyn io::Write) -> io::Result<()>;
}

/// All output formats. The first is the default.
pub const ALL: &[&dyn Reporter] = &[
    &terminal::Full,
    &concise::Concise,
    &grouped::Grouped,
    &markdown::Markdown,
    &csv::Csv,
    &json::Json,
    &sarif::Sarif,
    &github::Github,
    &gitlab::Gitlab,
    &rdjson::Rdjson,
    &junit::Junit,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unique() {
        let names: Vec<&str> = ALL.iter().map(|r| r.name()).collect();
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(names.len(), unique.len());
        assert!(names.iter().all(|n| n.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
        assert!(ALL.iter().all(|r| !r.about().is_empty()));
    }
}
