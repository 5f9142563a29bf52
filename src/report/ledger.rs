//! Every claim as a table for spreadsheets, with how it was read and the findings that it is part of.
//!
//! The findings alone are the [`csv`](super::csv) table; cells are defused in the same way.

use std::collections::BTreeMap;
use std::io;

use super::csv::{CLAIM_COLUMNS, broken, claim_cells, optional, table, text};
use super::{Outcome, Reporter, Style};
use crate::claims::Claim;
use crate::finding::{Finding, Slot};
use crate::value::reading;

/// A row per claim, under a row of names.
pub(super) struct Ledger;

const SLOT_COLUMNS: [&str; 6] = ["entity", "attribute", "label", "period", "scope", "modality"];
const LAST_COLUMNS: [&str; 3] = ["times", "findings", "settled"];

impl Reporter for Ledger {
    fn name(&self) -> &'static str {
        "csv-claims"
    }

    fn about(&self) -> &'static str {
        "a table for spreadsheets, a row for every claim and how it was read"
    }

    fn tells_notices(&self) -> bool {
        false
    }

    fn lists_claims(&self) -> bool {
        true
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut table = table(out);
        table
            .write_record(SLOT_COLUMNS.into_iter().chain(CLAIM_COLUMNS).chain(LAST_COLUMNS))
            .map_err(broken)?;
        let open = findings_of_claims(outcome.findings.iter());
        let settled = findings_of_claims(outcome.settled.iter().map(|(finding, _)| finding));
        let Some(graph) = outcome.graph else { return table.flush() };
        let view = graph.view();
        for slot in view.slots() {
            for claim in &slot.claims {
                let source = view.source(&claim.source);
                let told = claim_cells(claim, &source, &reading(&claim.value));
                let ids = |of: &BTreeMap<&str, Vec<&str>>| {
                    of.get(&*claim.id).map(|ids| ids.join(" ")).unwrap_or_default()
                };
                let last = [claim.times.to_string(), ids(&open), ids(&settled)];
                table
                    .write_record(slot_cells(&slot.slot, claim).iter().chain(&told).chain(&last))
                    .map_err(broken)?;
            }
        }
        table.flush()
    }
}

/// The cells of [`SLOT_COLUMNS`]; the modality is that of the claim itself.
fn slot_cells(slot: &Slot, claim: &Claim) -> [String; SLOT_COLUMNS.len()] {
    [
        text(&slot.entity),
        text(&slot.attribute),
        text(&slot.label),
        optional(slot.period.as_ref().map(ToString::to_string).as_deref()),
        optional(slot.scope.as_deref()),
        claim.modality.name().to_owned(),
    ]
}

/// The ids of the findings that each claim is a member of, by the id of the claim.
pub(super) fn findings_of_claims<'a>(
    findings: impl Iterator<Item = &'a Finding>,
) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for finding in findings {
        for member in &finding.members {
            found.entry(&member.claim.id).or_default().push(&finding.id);
        }
    }
    found
}
