//! Findings as one JSON object, for programs. The records here are the format: core types are not serialised.

use std::io;

use serde::Serialize;
use serde_json::value::RawValue;

use super::several::write_each;
use super::{Outcome, Reporter, Style};
use crate::error::Error;
use crate::finding::{Finding, Group, Member, Slot, Summary};
use crate::value::{Dimension, Meaning, Number, Quantity, shown_figure, shown_unit};

/// The version of the format: within one, fields are only ever added.
const VERSION: u32 = 1;

/// One object, a line per finding, as [`schema`] describes it.
pub(super) struct Json;

impl Reporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "one JSON object with everything, versioned; `gainsay schema findings` describes it"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{{\"version\":{VERSION},\n\"findings\":[")?;
        let first = outcome.findings.first();
        write_each(outcome.findings, out, |finding, out| {
            let is_first = first.is_some_and(|first| std::ptr::eq(first, finding));
            out.write_all(if is_first { b"\n" } else { b",\n" })?;
            Ok(serde_json::to_writer(out, &FindingRecord::new(finding))?)
        })?;
        write!(out, "],\n\"problems\":[")?;
        write_list(outcome.errors.iter().map(ProblemRecord::new), out)?;
        write!(out, "],\n\"notices\":")?;
        serde_json::to_writer(&mut *out, outcome.notices)?;
        write!(out, ",\n\"summary\":")?;
        serde_json::to_writer(&mut *out, &SummaryRecord::new(outcome.summary))?;
        writeln!(out, "}}")
    }
}

/// The JSON Schema (2020-12) of the output.
pub fn schema() -> serde_json::Value {
    serde_json::from_str(include_str!("findings.schema.json"))
        .expect("the schema is part of the program and a test reads it")
}

/// One story of a stream, a line: its id as it was written, and its findings.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_story(id: &str, findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
    write!(out, "{{\"id\":{id},\"findings\":")?;
    serde_json::to_writer(&mut *out, &findings.iter().map(FindingRecord::new).collect::<Vec<_>>())?;
    writeln!(out, "}}")
}

/// Records one at a time, each on a line of its own, so that none has to wait in memory.
pub(super) fn write_list<T: Serialize>(
    records: impl Iterator<Item = T>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for (i, record) in records.enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &record)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct FindingRecord<'a> {
    id: &'a str,
    rule: &'a str,
    kind: &'a str,
    severity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<u32>,
    title: &'a str,
    slot: SlotRecord<'a>,
    class: &'a str,
    groups: Vec<GroupRecord<'a>>,
    members: Vec<MemberRecord<'a>>,
    explanation: &'a [String],
    help: &'a str,
}

impl<'a> FindingRecord<'a> {
    fn new(finding: &'a Finding) -> FindingRecord<'a> {
        FindingRecord {
            id: &finding.id,
            rule: &finding.rule,
            kind: finding.kind,
            severity: finding.severity.name(),
            confidence: finding.confidence,
            title: &finding.title,
            slot: SlotRecord::new(&finding.slot),
            class: finding.class.name(),
            groups: finding.groups.iter().map(GroupRecord::new).collect(),
            members: finding.members.iter().map(MemberRecord::new).collect(),
            explanation: &finding.explanation,
            help: &finding.help,
        }
    }
}

#[derive(Serialize)]
struct SlotRecord<'a> {
    entity: &'a str,
    attribute: &'a str,
    period: Option<String>,
    scope: Option<&'a str>,
    modality: &'a str,
}

impl<'a> SlotRecord<'a> {
    fn new(slot: &'a Slot) -> SlotRecord<'a> {
        SlotRecord {
            entity: &slot.entity,
            attribute: &slot.attribute,
            period: slot.period.as_ref().map(ToString::to_string),
            scope: slot.scope.as_deref(),
            modality: slot.modality.name(),
        }
    }
}

#[derive(Serialize)]
struct GroupRecord<'a> {
    label: &'a str,
    claims: usize,
    sources: Vec<&'a str>,
    origins: usize,
}

impl<'a> GroupRecord<'a> {
    fn new(group: &'a Group) -> GroupRecord<'a> {
        GroupRecord {
            label: &group.label,
            claims: group.claims,
            sources: group.sources.iter().map(|id| &**id).collect(),
            origins: group.origins,
        }
    }
}

#[derive(Serialize)]
struct MemberRecord<'a> {
    source: &'a str,
    publisher: Option<&'a str>,
    published: Option<String>,
    claim: &'a str,
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    quote: Option<&'a str>,
    value: &'a str,
    reading: &'a str,
    low: Option<Box<RawValue>>,
    high: Option<Box<RawValue>>,
    unit: Option<&'a str>,
    bound: Option<&'a str>,
    group: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    changed: bool,
}

impl<'a> MemberRecord<'a> {
    fn new(member: &'a Member) -> MemberRecord<'a> {
        let (claim, source) = (&*member.claim, &*member.source);
        let place = claim.value_place();
        let (line, column) = place.line_column();
        let bytes = place.in_file();
        let ends = Ends::of(&claim.value.meaning);
        MemberRecord {
            source: &source.id,
            publisher: source.publisher.as_deref(),
            published: source.published.as_ref().map(ToString::to_string),
            claim: &claim.id,
            path: &claim.places.text.path,
            start: bytes.start,
            end: bytes.end,
            line,
            column,
            quote: claim.quote.as_deref(),
            value: &claim.value.wording,
            reading: &member.reading,
            low: ends.low,
            high: ends.high,
            unit: ends.unit,
            bound: ends.bound,
            group: member.group,
            changed: member.changed,
        }
    }
}

/// The ends of a value as stated.
#[derive(Default)]
pub(super) struct Ends<'a> {
    /// The lower, as JSON: a number, or a day as a string.
    pub(super) low: Option<Box<RawValue>>,
    /// The upper.
    pub(super) high: Option<Box<RawValue>>,
    /// What they are in.
    pub(super) unit: Option<&'a str>,
    /// How the wording bounds the value.
    pub(super) bound: Option<&'a str>,
}

impl<'a> Ends<'a> {
    /// Of a meaning; all empty where it has no ends.
    pub(super) fn of(meaning: &'a Meaning) -> Ends<'a> {
        match meaning {
            Meaning::Quantity(quantity) => {
                let figure = &quantity.figure;
                let shown = |n: Number| shown_figure(quantity, n).and_then(|n| raw(n.to_string()));
                Ends {
                    low: figure.low.and_then(shown),
                    high: figure.high.and_then(shown),
                    unit: unit(quantity),
                    bound: Some(figure.bound.name()),
                }
            }
            Meaning::Time(period) => {
                let stated = period.stated();
                let iso = |day: crate::value::Day| raw(format!("\"{}\"", day.format("%Y-%m-%d")));
                Ends {
                    low: stated.low.and_then(iso),
                    high: stated.high.and_then(iso),
                    unit: Some("date"),
                    bound: Some(stated.bound.name()),
                }
            }
            Meaning::Term(_)
            | Meaning::Name(_)
            | Meaning::Role(_)
            | Meaning::YesNo(_)
            | Meaning::Text(_) => Ends::default(),
        }
    }
}

/// A piece of JSON as it is: a figure keeps every digit.
fn raw(json: String) -> Option<Box<RawValue>> {
    RawValue::from_string(json).ok()
}

/// The unit that the ends are in; what is counted, for a count.
fn unit(quantity: &Quantity) -> Option<&str> {
    let unit = match quantity.dimension() {
        Dimension::Share => "percent",
        _ => shown_unit(quantity),
    };
    if unit.is_empty() { quantity.noun.as_deref() } else { Some(unit) }
}

#[derive(Serialize)]
struct ProblemRecord<'a> {
    code: &'a str,
    message: &'a str,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    help: Option<&'a str>,
}

impl<'a> ProblemRecord<'a> {
    fn new(error: &'a Error) -> ProblemRecord<'a> {
        let place = error.place.as_ref();
        let line_column = place.map(|p| p.line_column());
        ProblemRecord {
            code: error.code,
            message: &error.message,
            path: place.map(|p| p.path()),
            line: line_column.map(|(line, _)| line),
            column: line_column.map(|(_, column)| column),
            start: place.map(|p| p.start),
            end: place.map(|p| p.end),
            help: error.help.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct SummaryRecord<'a> {
    articles: usize,
    stories: usize,
    sources: usize,
    claims: usize,
    slots: usize,
    entities: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    settled: usize,
    known: usize,
    skipped: Vec<SkippedRecord<'a>>,
}

#[derive(Serialize)]
struct SkippedRecord<'a> {
    why: &'a str,
    count: usize,
}

impl<'a> SummaryRecord<'a> {
    fn new(summary: &'a Summary) -> SummaryRecord<'a> {
        let skipped = summary.skipped.iter();
        SummaryRecord {
            articles: summary.articles,
            stories: summary.stories,
            sources: summary.sources,
            claims: summary.claims,
            slots: summary.slots,
            entities: summary.entities,
            errors: summary.errors,
            warnings: summary.warnings,
            notes: summary.notes,
            settled: summary.settled,
            known: summary.known,
            skipped: skipped.map(|(why, count)| SkippedRecord { why, count: *count }).collect(),
        }
    }
}
