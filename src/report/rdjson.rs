//! Findings in the Reviewdog Diagnostic Format, which Reviewdog posts as comments of a review.
//!
//! Its columns count bytes of UTF-8, and the other places of a finding are related locations.

use std::io;

use serde::Serialize;

use super::facts::{Columns, Region, heading, message, others, primary, problem, words};
use super::json::write_list;
use super::text::{clean, letter};
use super::{Outcome, Reporter, Style};
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::span::Place;

/// One object, a line per finding; problems with the input come first.
pub(super) struct Rdjson;

impl Reporter for Rdjson {
    fn name(&self) -> &'static str {
        "rdjson"
    }

    fn about(&self) -> &'static str {
        "the Reviewdog Diagnostic Format, for review comments on any platform"
    }

    fn tells_notices(&self) -> bool {
        false
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let problems = outcome.errors.iter().map(Entry::problem);
        let findings = outcome.findings.iter().map(Entry::finding);
        write!(out, "{{\"source\":{{\"name\":\"gainsay\"}},\n\"diagnostics\":[")?;
        write_list(problems.chain(findings), out)?;
        writeln!(out, "]}}")
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    message: String,
    severity: &'static str,
    code: Code<'a>,
    location: Location,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

impl<'a> Entry<'a> {
    fn finding(finding: &'a Finding) -> Entry<'a> {
        let related = others(finding).map(|member| {
            let value = &member.claim.value.wording;
            let text = format!("{}: {value} - {}", letter(member.group), heading(&[member]));
            Related { message: clean(&text), location: Location::new(&member.claim.value_place()) }
        });
        Entry {
            message: message(finding),
            severity: words(finding.severity).rdjson,
            code: Code { value: &finding.rule },
            location: Location::at(primary(finding).map(|m| m.claim.value_place()).as_ref()),
            related_locations: related.collect(),
        }
    }

    fn problem(error: &'a Error) -> Entry<'a> {
        let related = error.related.iter();
        let related = related.map(|(place, label)| Related {
            message: clean(label),
            location: Location::new(place),
        });
        Entry {
            message: problem(error),
            severity: words(Severity::Error).rdjson,
            code: Code { value: error.code },
            location: Location::at(error.place.as_ref()),
            related_locations: related.collect(),
        }
    }
}

impl Location {
    /// Readers want a path; what has none is about the whole folder.
    fn at(place: Option<&Place>) -> Location {
        let nowhere = || Location { path: String::from("."), range: None };
        place.map_or_else(nowhere, Location::new)
    }

    fn new(place: &Place) -> Location {
        let Region { start, end } = Region::new(place, Columns::Bytes);
        let position = |(line, column)| Position { line, column };
        Location {
            path: place.path().to_owned(),
            range: Some(Range { start: position(start), end: position(end) }),
        }
    }
}
