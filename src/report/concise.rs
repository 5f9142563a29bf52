//! A line per finding: for an editor's list of places, for grep, for a glance.

use std::io;

use super::text::clean;
use super::{Outcome, Reporter, Style};

/// `claims/a.toml:12:9: error capex-agree: Acme, capital expenditure: $60 billion | $64-72 billion [id]`.
pub(super) struct Concise;

impl Reporter for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn about(&self) -> &'static str {
        "a line per finding, with its first place"
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        for finding in outcome.findings {
            // The first place is the one that the order of findings goes by.
            let places = finding.members.iter().map(|m| m.claim.value_place());
            if let Some(place) = places.min_by(|a, b| a.sort_key().cmp(&b.sort_key())) {
                let (line, column) = place.line_column();
                write!(out, "{}:{line}:{column}: ", clean(place.path()))?;
            }
            let (severity, rule) = (finding.severity, clean(&finding.rule));
            writeln!(out, "{severity} {rule}: {} [{}]", clean(&finding.title), finding.id)?;
        }
        Ok(())
    }
}
