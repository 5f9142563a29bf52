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
mod html;
mod json;
mod junit;
mod ledger;
mod markdown;
mod paragraph;
mod picture;
mod rdjson;
mod sarif;
mod scene;
pub mod schemas;
mod several;
mod terminal;
mod text;
mod tried;
mod values;

pub use explain::{write_pages, write_pages_json};
pub use graph::{Drawing, GRAPH_FORMATS};
pub use json::{schema, write_story};
pub use terminal::write_errors;
pub use text::clean;
pub use tried::{write_tests, write_tests_json};
pub use values::{Placed, ValuesOf, write_record, write_values, write_values_json};

use std::io;

use crate::decisions::Decision;
use crate::error::Error;
use crate::finding::{Finding, Summary};
use crate::graph::ClaimGraph;
use crate::value::Day;

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
    /// The findings that a decision settles, each with that decision.
    pub settled: &'a [(Finding, Decision)],
    /// The claims themselves, for formats that list them; of an archive, those that were kept.
    pub graph: Option<&'a ClaimGraph>,
    /// What a document for readers is called, and of which day it is.
    pub heading: Heading<'a>,
    /// Whether findings alone are wanted: formats for a terminal leave out what was checked.
    pub quiet: bool,
}

impl<'a> Outcome<'a> {
    /// Findings alone, as far as any other format but a document needs them.
    pub fn new(findings: &'a [Finding], summary: &'a Summary) -> Outcome<'a> {
        Outcome {
            findings,
            errors: &[],
            notices: &[],
            summary,
            settled: &[],
            graph: None,
            heading: Heading::default(),
            quiet: false,
        }
    }
}

/// What stands at the head of a document for readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its title; the format has one of its own.
    pub title: Option<&'a str>,
    /// Its day; none is printed if there is none, for output must not depend on the clock.
    pub day: Option<Day>,
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

    /// The endings of files that are in this format, the usual one first; none if `--output-format`
    /// alone can choose it.
    fn endings(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether it lists every claim, so that those of archives have to be kept.
    fn lists_claims(&self) -> bool {
        false
    }

    /// Whether it tells the remarks on the input; where it has no place for them, whoever asked for it has to.
    fn tells_notices(&self) -> bool {
        true
    }

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
    &html::Html,
    &markdown::Markdown,
    &csv::Csv,
    &ledger::Ledger,
    &json::Json,
    &sarif::Sarif,
    &github::Github,
    &gitlab::Gitlab,
    &rdjson::Rdjson,
    &junit::Junit,
];

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static dyn Reporter> {
    ALL.iter().copied().find(|reporter| reporter.name() == name)
}

/// The format that files with this ending are in, whatever its case.
pub fn by_ending(ending: &str) -> Option<&'static dyn Reporter> {
    let ending = ending.to_ascii_lowercase();
    ALL.iter().copied().find(|reporter| reporter.endings().contains(&&*ending))
}

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
        let mut endings: Vec<&str> = ALL.iter().flat_map(|r| r.endings()).copied().collect();
        let count = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(count, endings.len(), "two formats for one ending: {endings:?}");
    }
}
