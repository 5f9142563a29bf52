//! Findings as a table for spreadsheets: a row per claim.
//!
//! A cell that a spreadsheet would run as a formula is defused. So this is for people; programs take
//! the JSON output, where every text is as it stands in its file.

use std::io;

use super::escape::cell;
use super::json::Ends;
use super::text::{clean, letter};
use super::{Outcome, Reporter, Style};
use crate::finding::{Finding, Member};

/// A row per claim of each finding, under a row of names.
pub(super) struct Csv;

const COLUMNS: [&str; 28] = [
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
    "title",
];

impl Reporter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "a table for spreadsheets, a row per claim of a finding"
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        // Quoted wherever it is no number: some spreadsheets part cells at semicolons as well.
        let mut table =
            ::csv::WriterBuilder::new().quote_style(::csv::QuoteStyle::NonNumeric).from_writer(out);
        table.write_record(COLUMNS)?;
        for finding in outcome.findings {
            for member in &finding.members {
                table.write_record(row(finding, member))?;
            }
        }
        table.flush()
    }
}

/// The cells, in the order of [`COLUMNS`].
fn row(finding: &Finding, member: &Member) -> [String; COLUMNS.len()] {
    let (claim, source, slot) = (&*member.claim, &*member.source, &finding.slot);
    let (line, column) = claim.value_place().line_column();
    let ends = Ends::of(&claim.value.meaning);
    let text = |text: &str| cell(&clean(text));
    let optional = |given: Option<&str>| given.map(text).unwrap_or_default();
    // A figure or a day of our own making: a leading minus is one.
    let end = |end: Option<&serde_json::value::RawValue>| {
        end.map(|json| json.get().trim_matches('"').to_owned()).unwrap_or_default()
    };
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
        text(&member.reading),
        end(ends.low.as_deref()),
        end(ends.high.as_deref()),
        optional(ends.unit),
        optional(ends.bound),
        optional(claim.quote.as_deref()),
        text(&finding.title),
    ]
}
