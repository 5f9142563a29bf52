//! Findings as a SARIF 2.1.0 log, as GitHub's code scanning and other viewers take it.
//!
//! GitHub refuses a whole log for one result without a physical location, marks a result at its first
//! location alone, and shows related locations where the message links to them. Nothing here depends
//! on the day, the machine or the folder: the same findings give the same bytes.

mod rules;

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use self::rules::{Descriptor, rules_of};
use super::escape;
use super::facts::{
    Columns, Region, checked, found, heading, not_checked, not_shown, others, primary, reasons,
    sayings, sentence, settled, words,
};
use super::json::write_list;
use super::text::{clean, letter};
use super::{Outcome, Reporter, Style};
use crate::error::Error;
use crate::finding::{Finding, Member};
use crate::span::Place;

/// One run, a line per result.
pub(super) struct Sarif;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The name that SARIF tools give to the folder that relative paths count from.
const ROOT: &str = "%SRCROOT%";
impl Reporter for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn about(&self) -> &'static str {
        "SARIF 2.1.0, for GitHub code scanning and other viewers of results"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["sarif"]
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let rules = rules_of(outcome.findings);
        let tool = Tool {
            driver: Driver {
                name: "gainsay",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: rules.values().collect(),
            },
        };
        let places: BTreeMap<&str, usize> = rules.keys().copied().zip(0..).collect();
        let ids = numbered(outcome.findings.iter().map(|f| f.id.as_str()));
        let results = outcome.findings.iter().zip(ids);
        let results =
            results.filter_map(|(f, id)| ResultRecord::new(f, places.get(&*f.rule).copied(), id));

        write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\n\"tool\":")?;
        serde_json::to_writer(&mut *out, &tool)?;
        write!(out, ",\n\"invocations\":")?;
        serde_json::to_writer(&mut *out, &[Invocation::new(outcome)])?;
        let root = Text { text: String::from("the folder in which gainsay ran") };
        let bases = BTreeMap::from([(ROOT, Base { description: root })]);
        write!(out, ",\n\"originalUriBaseIds\":")?;
        serde_json::to_writer(&mut *out, &bases)?;
        write!(out, ",\n\"columnKind\":\"unicodeCodePoints\",\"defaultEncoding\":\"utf-8\"")?;
        write!(out, ",\n\"results\":[")?;
        write_list(results, out)?;
        writeln!(out, "]}}]}}")
    }
}

/// Every id with how often it came before, from 1: two results with one fingerprint would be taken for one.
fn numbered<'a>(ids: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    ids.map(move |id| {
        let count = seen.entry(id).or_default();
        *count += 1;
        format!("{id}:{count}")
    })
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    semantic_version: &'a str,
    rules: Vec<&'a Descriptor<'a>>,
}

#[derive(Serialize)]
struct Id<'a> {
    id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'a>>,
}

impl<'a> Invocation<'a> {
    /// Problems as errors; remarks, what was not checked and how much was, as notes.
    fn new(outcome: &Outcome<'a>) -> Invocation<'a> {
        let mut notifications: Vec<Notification<'a>> =
            outcome.errors.iter().map(Notification::problem).collect();
        notifications.extend(outcome.notices.iter().map(|n| Notification::note(&clean(n))));
        let summary = outcome.summary;
        notifications.push(Notification::note(&format!(
            "found: {}; checked: {}",
            found(summary),
            checked(summary)
        )));
        for line in not_checked(summary) {
            notifications.push(Notification::note(&format!("not checked: {line}")));
        }
        if let Some(line) = settled(summary) {
            notifications.push(Notification::note(&format!("settled: {line}")));
        }
        Invocation {
            execution_successful: outcome.errors.is_empty(),
            tool_execution_notifications: notifications,
        }
    }
}

#[derive(Serialize)]
struct Notification<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    descriptor: Option<Id<'a>>,
    level: &'a str,
    message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

impl<'a> Notification<'a> {
    fn note(text: &str) -> Notification<'a> {
        let message = Text { text: escape::sarif(text) };
        Notification { descriptor: None, level: "note", message, locations: Vec::new() }
    }

    fn problem(error: &'a Error) -> Notification<'a> {
        let mut text = clean(&error.message);
        if let Some(help) = &error.help {
            text.push_str(&format!(" ({})", clean(help)));
        }
        let mut locations: Vec<Location> = error
            .place
            .iter()
            .map(|place| Location::new(place, None, Some(&error.label)))
            .collect();
        locations
            .extend(error.related.iter().map(|(p, label)| Location::new(p, None, Some(label))));
        Notification {
            descriptor: Some(Id { id: error.code }),
            level: "error",
            message: Text { text: escape::sarif(&text) },
            locations,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultRecord<'a> {
    rule_id: &'a str,
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints<'a>,
    properties: ResultProperties<'a>,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    /// The only one that GitHub reads. Not a hash of the line: a finding is the same wherever it moves.
    #[serde(rename = "primaryLocationLineHash")]
    line: String,
    #[serde(rename = "gainsayFinding/v1")]
    finding: &'a str,
}

#[derive(Serialize)]
struct ResultProperties<'a> {
    kind: &'a str,
    class: &'a str,
    entity: &'a str,
    attribute: &'a str,
    period: Option<String>,
    scope: Option<&'a str>,
    modality: &'a str,
}

impl<'a> ResultRecord<'a> {
    /// `None` for a finding without a claim, which there is none of: GitHub would refuse the whole log.
    fn new(
        finding: &'a Finding,
        rule_index: Option<usize>,
        fingerprint: String,
    ) -> Option<ResultRecord<'a>> {
        let first = primary(finding)?;
        let label = |m: &Member| format!("{}: {}", letter(m.group), heading(&[m]));
        let location = |m: &Member, id| Location::new(&m.claim.value_place(), id, Some(&label(m)));
        let related = others(finding).zip(1..);
        let slot = &finding.slot;
        Some(ResultRecord {
            rule_id: &finding.rule,
            rule_index,
            level: words(finding.severity).sarif,
            message: Text { text: message(finding) },
            locations: [location(first, None)],
            related_locations: related.map(|(m, id)| location(m, Some(id))).collect(),
            partial_fingerprints: Fingerprints { line: fingerprint, finding: &finding.id },
            properties: ResultProperties {
                kind: finding.kind,
                class: finding.class.name(),
                entity: &slot.entity,
                attribute: &slot.attribute,
                period: slot.period.as_ref().map(ToString::to_string),
                scope: slot.scope.as_deref(),
                modality: slot.modality.name(),
            },
        })
    }
}

/// The title, which viewers show as the headline; then who says what, with links to the places that
/// are not marked; then why and what to do.
fn message(finding: &Finding) -> String {
    let mut lines = vec![escape::sarif(&sentence(&clean(&finding.title)))];
    // The ids are those of the related locations: all members but the first, counted from 1.
    let ids: Vec<_> = others(finding).map(std::ptr::from_ref).collect();
    let linked = |member: &Member, words: &str| match ids
        .iter()
        .position(|other| std::ptr::eq(*other, member))
    {
        Some(at) => format!("[{}]({})", escape::sarif_link(words), at + 1),
        None => escape::sarif(words),
    };
    for saying in sayings(finding) {
        let value = linked(saying.first, &clean(&saying.first.claim.value.wording));
        let who = escape::sarif(&clean(&heading(&[saying.first])));
        let mut line = format!("{}: {value} - {who}", letter(saying.first.group));
        for member in &saying.again {
            let again = member.claim.value_place().line_column().0;
            line.push_str(&format!(", {}", linked(member, &format!("line {again}"))));
        }
        lines.push(line);
    }
    lines.extend(not_shown(finding));
    lines.extend(reasons(finding).iter().map(|line| escape::sarif(line)));
    lines.join("\n")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: RegionRecord,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionRecord {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    snippet: Text,
}

#[derive(Serialize)]
struct Base {
    description: Text,
}

impl Location {
    fn new(place: &Place, id: Option<usize>, label: Option<&str>) -> Location {
        let region = Region::new(place, Columns::Characters);
        let (path, label) = (place.path(), label.filter(|label| !label.is_empty()));
        Location {
            id,
            physical_location: PhysicalLocation {
                artifact_location: Artifact {
                    uri: escape::uri(path),
                    uri_base_id: (!escape::is_absolute(path)).then_some(ROOT),
                },
                region: RegionRecord {
                    start_line: region.start.0,
                    start_column: region.start.1,
                    end_line: region.end.0,
                    end_column: region.end.1,
                    snippet: Text { text: place.slice().to_owned() },
                },
            },
            message: label.map(|label| Text { text: escape::sarif(&clean(label)) }),
        }
    }
}
