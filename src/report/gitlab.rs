//! Findings as a Code Quality report of GitLab, which shows them in a merge request.
//!
//! GitLab takes two entries with one fingerprint for one and drops the second, so a repeated one is numbered.

use std::collections::BTreeSet;
use std::io;

use serde::Serialize;

use super::facts::{Columns, Region, message, primary, problem, words};
use super::json::write_list;
use super::{Outcome, Reporter, Style};
use crate::error::Error;
use crate::finding::{Finding, digest};
use crate::span::Place;

/// An array, a line per finding; problems with the input are entries as well.
pub(super) struct Gitlab;

impl Reporter for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn about(&self) -> &'static str {
        "a Code Quality report, for merge requests on GitLab"
    }

    fn tells_notices(&self) -> bool {
        false
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut seen = BTreeSet::new();
        let problems = outcome.errors.iter().map(Entry::problem);
        let entries = problems.chain(outcome.findings.iter().filter_map(Entry::finding));
        write!(out, "[")?;
        write_list(entries.map(|entry| entry.unique(&mut seen)), out)?;
        writeln!(out, "]")
    }
}

/// GitLab shows a description in one line, whatever is in it.
fn one_line(text: &str) -> String {
    text.replace('\n', " · ")
}

#[derive(Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl<'a> Entry<'a> {
    fn finding(finding: &'a Finding) -> Option<Entry<'a>> {
        Some(Entry {
            description: one_line(&message(finding)),
            check_name: &finding.rule,
            fingerprint: finding.id.clone(),
            severity: words(finding.severity).gitlab,
            location: Location::new(&primary(finding)?.claim.value_place()),
        })
    }

    /// The gravest there is: what was not read was not checked.
    fn problem(error: &'a Error) -> Entry<'a> {
        // GitLab wants a path; what has none is about the whole folder.
        let nowhere = Location { path: String::from("."), lines: Lines { begin: 1, end: 1 } };
        let path = error.place.as_ref().map_or("", Place::path);
        Entry {
            description: one_line(&problem(error)),
            check_name: error.code,
            fingerprint: digest([error.code, path, &*error.message]),
            severity: "blocker",
            location: error.place.as_ref().map_or(nowhere, Location::new),
        }
    }

    fn unique(mut self, seen: &mut BTreeSet<String>) -> Entry<'a> {
        let (id, mut count) = (self.fingerprint.clone(), 1);
        while !seen.insert(self.fingerprint.clone()) {
            count += 1;
            self.fingerprint = format!("{id}-{count}");
        }
        self
    }
}

impl Location {
    fn new(place: &Place) -> Location {
        let region = Region::new(place, Columns::Characters);
        let lines = Lines { begin: region.start.0, end: region.end.0 };
        Location { path: place.path().to_owned(), lines }
    }
}
