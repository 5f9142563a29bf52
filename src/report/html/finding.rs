//! A finding as its section of the report shows it.

use serde::Serialize;

use super::super::facts::{position, verdict};
use super::super::scene::{Row, Scene, rows};
use super::super::text::clean;
use super::lanes::{Drawn, Scale, draw};
use super::marks::{Mark, severity_in_words};
use super::quotes::{Side, sides};
use super::short;
use crate::claims::Modality;
use crate::decisions::Decision;
use crate::finding::{Finding, Severity, Slot};

/// The columns after which a value in a heading is cut.
const LONGEST_VALUE: usize = 60;

/// A finding with its picture, its quotes and, where there is one, the decision that settles it.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    /// Its id.
    pub(super) id: String,
    /// The name of its severity.
    pub(super) severity: &'static str,
    severity_words: &'static str,
    rule: String,
    kind: &'static str,
    /// Its entity.
    pub(super) entity: String,
    /// Attribute, period, scope and modality in words.
    subject: String,
    verdict: String,
    /// The values of its groups.
    values: Vec<Label>,
    /// The ids of its sources, sorted.
    pub(super) sources: Vec<String>,
    scale: Option<Scale>,
    lanes: Vec<Lane>,
    sides: Vec<Side>,
    why: Vec<String>,
    help: String,
    /// The command that tells more of it.
    more: Option<String>,
    /// `open`, or the name of the verdict.
    pub(super) state: &'static str,
    decision: Option<Settled>,
}

#[derive(Debug, Serialize)]
struct Label {
    mark: Mark,
    text: String,
}

/// A row of the picture.
#[derive(Debug, Serialize)]
pub(super) struct Lane {
    mark: Mark,
    name: String,
    published: Option<String>,
    wording: String,
    reading: String,
    place: String,
    /// How many more times the source says so.
    again: usize,
    drawn: Option<Drawn>,
}

#[derive(Debug, Serialize)]
struct Settled {
    verdict: &'static str,
    reason: String,
    by: String,
    date: String,
    until: Option<String>,
}

impl Shown {
    /// Of a finding, open or settled.
    pub(super) fn new(finding: &Finding, decision: Option<&Decision>) -> Shown {
        let rows = rows(&finding.members);
        let picture = Scene::of(&rows).and_then(|scene| draw(&scene));
        let (scale, drawn) = match picture {
            Some((scale, drawn)) => (Some(scale), drawn.into_iter().map(Some).collect()),
            None => (None, rows.iter().map(|_| None).collect::<Vec<_>>()),
        };
        let mut sources: Vec<String> =
            finding.groups.iter().flat_map(|g| &g.sources).map(ToString::to_string).collect();
        sources.sort_unstable();
        sources.dedup();
        let values = finding.groups.iter().enumerate();
        Shown {
            id: finding.id.clone(),
            severity: finding.severity.name(),
            severity_words: severity_in_words(finding.severity),
            rule: finding.rule.to_string(),
            kind: finding.kind,
            entity: short(&finding.slot.entity, 80),
            subject: subject(&finding.slot),
            verdict: match finding.severity {
                Severity::Note => String::from(
                    "The values differ, but the passages may not speak of the same thing.",
                ),
                Severity::Error | Severity::Warning => verdict(finding),
            },
            values: values
                .map(|(i, g)| Label { mark: Mark::of(i), text: short(&g.label, LONGEST_VALUE) })
                .collect(),
            sources,
            scale,
            lanes: rows.iter().zip(drawn).filter_map(|(row, drawn)| lane(row, drawn)).collect(),
            sides: sides(finding),
            why: finding.explanation.iter().map(|text| short(text, 2_000)).collect(),
            help: super::super::facts::sentence(&clean(&finding.help)),
            more: finding.command("explain").map(|command| clean(&command)),
            state: decision.map_or("open", |decision| decision.verdict.name()),
            decision: decision.map(settled),
        }
    }
}

/// The lane of a row.
pub(super) fn lane(row: &Row, drawn: Option<Drawn>) -> Option<Lane> {
    let (first, again) = row.members.split_first()?;
    Some(Lane {
        mark: Mark::of(row.group),
        name: short(&row.name, 80),
        published: first.source.published.as_ref().map(ToString::to_string),
        wording: short(&row.value.wording, 160),
        reading: short(&first.reading, 160),
        place: position(&first.claim.value_place()),
        again: again.len(),
        drawn,
    })
}

/// What a slot is of its entity: "capital expenditure, 2025 (planned)".
pub(super) fn subject(slot: &Slot) -> String {
    let mut text = slot.label.to_string();
    if let Some(period) = &slot.period {
        text.push_str(&format!(", {period}"));
    }
    if let Some(scope) = &slot.scope {
        text.push_str(&format!(", {scope}"));
    }
    if slot.modality != Modality::Actual {
        text.push_str(&format!(" ({})", slot.modality));
    }
    short(&text, 160)
}

fn settled(decision: &Decision) -> Settled {
    Settled {
        verdict: match decision.verdict.name() {
            "both-right" => "both are right",
            name => name,
        },
        reason: decision.reason.clone(),
        by: decision.by.clone(),
        date: decision.date.to_string(),
        until: decision.until.map(|day| day.to_string()),
    }
}
