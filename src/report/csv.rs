//! Findings as a table for spreadsheets: a row per claim.
//!
//! A cell that a spreadsheet would run as a formula is defused. So this is for people; programs take
//! the JSON output, where every text is as it stands in its file.

use std::io;

use super::escape::cell;
use super::json::Ends;
use super::text::{clean, letter};
use super::{Outcome, Reporter, Style};
use crate::claims::{Claim, Source};
use crate::finding::{Finding, Member};

/// A row per claim of each finding, under a row of names.
pub(super) struct Csv;

const FINDING_COLUMNS: [&str; 11] = [
    "finding",
    "severity",
    "rule",
    "kind",
    "class",
    "entity",
    "attribute",
    "period",
    "scope",
    "modality",
    "group",
];

/// What a table says of a claim, wherever it lists one.
pub(super) const CLAIM_COLUMNS: [&str; 16] = [
    "source",
    "publisher",
    "published",
    "url",
    "said_by",
    "claim",
    "path",
    "line",
    "column",
    "value",
    "read_as",
    "low",
    "high",
    "unit",
    "bound",
    "quote",
];

impl Reporter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "a table for spreadsheets, a row per claim of a finding"
    }

    fn tells_notices(&self) -> bool {
        false
    }

    fn endings(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut table = table(out);
        let columns = FINDING_COLUMNS.into_iter().chain(CLAIM_COLUMNS).chain(["title"]);
        table.write_record(columns).map_err(broken)?;
        for finding in outcome.findings {
            for member in &finding.members {
                let told = claim_cells(&member.claim, &member.source, &member.reading);
                let title = text(&finding.title);
                let own = finding_cells(finding, member);
                table.write_record(own.iter().chain(&told).chain([&title])).map_err(broken)?;
            }
        }
        table.flush()
    }
}

/// A table as spreadsheets take it: quoted wherever it is no number, for some of them part cells at
/// semicolons as well.
pub(super) fn table<W: io::Write>(out: W) -> ::csv::Writer<W> {
    ::csv::WriterBuilder::new().quote_style(::csv::QuoteStyle::NonNumeric).from_writer(out)
}

/// What broke, as the writer below tells it: a pipe that was closed early is no trouble.
pub(super) fn broken(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A text of the user's as a cell.
pub(super) fn text(text: &str) -> String {
    cell(&clean(text))
}

/// A text of the user's as a cell, or an empty one.
pub(super) fn optional(given: Option<&str>) -> String {
    given.map(text).unwrap_or_default()
}

/// The cells of [`FINDING_COLUMNS`].
fn finding_cells(finding: &Finding, member: &Member) -> [String; FINDING_COLUMNS.len()] {
    let slot = &finding.slot;
    [
        finding.id.clone(),
        finding.severity.name().to_owned(),
        text(&finding.rule),
        finding.kind.to_owned(),
        finding.class.name().to_owned(),
        text(&slot.entity),
        text(&slot.attribute),
        optional(slot.period.as_ref().map(ToString::to_string).as_deref()),
        optional(slot.scope.as_deref()),
        slot.modality.name().to_owned(),
        letter(member.group),
    ]
}

/// The cells of [`CLAIM_COLUMNS`].
pub(super) fn claim_cells(
    claim: &Claim,
    source: &Source,
    reading: &str,
) -> [String; CLAIM_COLUMNS.len()] {
    let (line, column) = claim.value_place().line_column();
    let ends = Ends::of(&claim.value.meaning);
    // A figure or a day of our own making: a leading minus is one.
    let end = |end: Option<&serde_json::value::RawValue>| {
        end.map(|json| json.get().trim_matches('"').to_owned()).unwrap_or_default()
    };
    [
        text(&source.id),
        optional(source.publisher.as_deref()),
        optional(source.published.as_ref().map(ToString::to_string).as_deref()),
        optional(source.url.as_deref()),
        optional(claim.attribution.as_deref()),
        text(&claim.id),
        text(&claim.places.text.path),
        line.to_string(),
        column.to_string(),
        text(&claim.value.wording),
        text(reading),
        end(ends.low.as_deref()),
        end(ends.high.as_deref()),
        optional(ends.unit),
        optional(ends.bound),
        optional(claim.quote.as_deref()),
    ]
}
