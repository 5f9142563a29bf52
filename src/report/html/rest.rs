//! The slots that no finding is about: what several claims say there, on one axis as well, folded away.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::super::Outcome;
use super::super::ledger::findings_of_claims;
use super::super::scene::{Scene, rows};
use super::super::text::counted;
use super::finding::{Lane, lane, subject};
use super::lanes::{Scale, draw};
use super::short;
use crate::finding::Member;
use crate::graph::{SlotClaims, View, not_compared};
use crate::value::{Value, reading};

/// How many slots a page can hold and still be read.
const MOST: usize = 400;

/// The slots that at least two claims speak of and no finding is about.
#[derive(Debug, Serialize)]
pub(super) struct Rest {
    slots: Vec<Quiet>,
    /// How many are not drawn.
    left_out: usize,
}

/// One of them.
#[derive(Debug, Serialize)]
struct Quiet {
    entity: String,
    subject: String,
    /// The ids of its sources, sorted.
    sources: Vec<String>,
    /// Its values as first worded, the first few.
    values: Vec<String>,
    /// "3 claims of 2 sources".
    count: String,
    /// Why values were not compared, where some were not.
    not_compared: Vec<String>,
    scale: Option<Scale>,
    lanes: Vec<Lane>,
}

impl Rest {
    /// Of all claims that are kept.
    pub(super) fn new(outcome: &Outcome) -> Rest {
        let Some(graph) = outcome.graph else { return Rest { slots: Vec::new(), left_out: 0 } };
        let view = graph.view();
        let all = outcome.findings.iter().chain(outcome.settled.iter().map(|(f, _)| f));
        let findings = findings_of_claims(all);
        let is_quiet = |slot: &&SlotClaims| {
            slot.claims.len() > 1 && !slot.claims.iter().any(|c| findings.contains_key(&*c.id))
        };
        let slots: Vec<&SlotClaims> = view.slots().filter(is_quiet).collect();
        let left_out = slots.len().saturating_sub(MOST);
        Rest { slots: slots.into_iter().take(MOST).map(|s| quiet(s, view)).collect(), left_out }
    }
}

/// How many values a line names.
const NAMED: usize = 3;

/// The wordings of some values, each once, the first few.
fn worded(values: &[&Value]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let wordings = values.iter().filter(|value| seen.insert(&*value.wording));
    let mut named: Vec<String> = wordings.map(|value| short(&value.wording, 40)).collect();
    if named.len() > NAMED {
        named.truncate(NAMED);
        named.push(String::from("…"));
    }
    named
}

fn quiet(slot: &SlotClaims, view: View<'_>) -> Quiet {
    let member = |claim: &Arc<crate::claims::Claim>| Member {
        claim: Arc::clone(claim),
        source: view.source(&claim.source),
        reading: reading(&claim.value),
        group: 0,
        changed: false,
    };
    let members: Vec<Member> = slot.claims.iter().map(member).collect();
    let rows = rows(&members);
    let (scale, drawn) = match Scene::of(&rows).and_then(|scene| draw(&scene)) {
        Some((scale, drawn)) => (Some(scale), drawn.into_iter().map(Some).collect()),
        None => (None, rows.iter().map(|_| None).collect::<Vec<_>>()),
    };
    let sources: BTreeSet<&str> = slot.claims.iter().map(|claim| &*claim.source).collect();
    let values: Vec<&Value> = slot.claims.iter().map(|claim| &claim.value).collect();
    let claims: usize =
        slot.claims.iter().map(|claim| usize::try_from(claim.times).unwrap_or(1)).sum();
    Quiet {
        entity: short(&slot.slot.entity, 80),
        subject: subject(&slot.slot),
        count: format!("{} of {}", counted(claims, "claim"), counted(sources.len(), "source")),
        values: worded(&values),
        sources: sources.into_iter().map(String::from).collect(),
        not_compared: not_compared(&values).iter().map(ToString::to_string).collect(),
        scale,
        lanes: rows.iter().zip(drawn).filter_map(|(row, drawn)| lane(row, drawn)).collect(),
    }
}
