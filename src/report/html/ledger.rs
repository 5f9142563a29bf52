//! Every claim and how it was read, by entity and by what is said of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Outcome;
use super::super::facts::position;
use super::super::ledger::findings_of_claims;
use super::super::text::clean;
use super::finding::subject;
use super::quotes::{Part, parts};
use super::short;
use crate::claims::{Claim, Modality};
use crate::graph::SlotClaims;
use crate::value::reading;

/// How many claims a page can hold and still be read; a table for spreadsheets holds all.
const MOST: usize = 5_000;

/// The ledger.
#[derive(Debug, Serialize)]
pub(super) struct Ledger {
    entities: Vec<Entity>,
    /// How many claims are listed.
    listed: usize,
    /// How many there are.
    all: usize,
}

/// What is said of one entity.
#[derive(Debug, Serialize)]
struct Entity {
    name: String,
    slots: Vec<Slot>,
    claims: usize,
}

#[derive(Debug, Serialize)]
struct Slot {
    subject: String,
    claims: Vec<Row>,
    /// The gravest finding of its claims.
    finding: Option<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    source: String,
    name: String,
    published: Option<String>,
    wording: String,
    reading: String,
    quote: Vec<Part>,
    said_by: Option<String>,
    /// `reported`, where that is not what the slot says.
    modality: Option<&'static str>,
    place: String,
    times: u32,
    findings: Vec<String>,
}

impl Ledger {
    /// Of all claims that are kept; those of slots with findings come first if there are too many.
    pub(super) fn new(outcome: &Outcome) -> Ledger {
        let mut ledger = Ledger { entities: Vec::new(), listed: 0, all: outcome.summary.claims };
        let Some(graph) = outcome.graph else { return ledger };
        let view = graph.view();
        let all = outcome.findings.iter().chain(outcome.settled.iter().map(|(f, _)| f));
        let findings = findings_of_claims(all);
        let in_finding =
            |slot: &&SlotClaims| slot.claims.iter().any(|c| findings.contains_key(&*c.id));
        let kept: usize = view.slots().map(|slot| slot.claims.len()).sum();
        let mut room = MOST;
        let mut chosen: Vec<&SlotClaims> = view.slots().collect();
        if kept > MOST {
            chosen.sort_by_key(|slot| !in_finding(slot));
            chosen.retain(|slot| {
                let fits = slot.claims.len() <= room;
                room = room.saturating_sub(slot.claims.len());
                fits
            });
            chosen.sort_by(|a, b| a.slot.cmp(&b.slot));
        }
        for slot in chosen {
            let made = Slot {
                subject: subject(&slot.slot),
                finding: slot.claims.iter().find_map(|claim| {
                    findings.get(&*claim.id)?.first().map(|id| String::from(*id))
                }),
                claims: slot
                    .claims
                    .iter()
                    .map(|claim| row(claim, &view.source(&claim.source), &findings))
                    .collect(),
            };
            ledger.listed += made.claims.len();
            let name = short(&slot.slot.entity, 80);
            match ledger.entities.last_mut() {
                Some(entity) if entity.name == name => {
                    entity.claims += made.claims.len();
                    entity.slots.push(made);
                }
                _ => ledger.entities.push(Entity {
                    name,
                    claims: made.claims.len(),
                    slots: vec![made],
                }),
            }
        }
        ledger
    }
}

fn row(claim: &Claim, source: &crate::claims::Source, findings: &BTreeMap<&str, Vec<&str>>) -> Row {
    let quote =
        claim.quote.as_deref().map(|quote| parts(&short(quote, 400), &clean(&claim.value.wording)));
    let ids = findings.get(&*claim.id).map(Vec::as_slice).unwrap_or_default();
    Row {
        source: source.id.to_string(),
        name: short(source.name(), 60),
        published: source.published.as_ref().map(ToString::to_string),
        wording: short(&claim.value.wording, 160),
        reading: short(&reading(&claim.value), 160),
        quote: quote.unwrap_or_default(),
        said_by: claim.attribution.as_deref().map(|who| short(who, 80)),
        modality: (claim.modality == Modality::Reported).then_some("reported"),
        place: position(&claim.value_place()),
        times: claim.times,
        findings: ids.iter().map(ToString::to_string).collect(),
    }
}
