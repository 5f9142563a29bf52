//! A line per finding: for an editor's list of places, for grep, for a glance.

use std::io;

use super::facts::{position, primary};
use super::several::write_each;
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

    fn tells_notices(&self) -> bool {
        false
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        write_each(outcome.findings, out, |finding, out| {
            if let Some(member) = primary(finding) {
                write!(out, "{}: ", position(&member.claim.value_place()))?;
            }
            let (severity, rule) = (finding.severity, clean(&finding.rule));
            writeln!(out, "{severity} {rule}: {} [{}]", clean(&finding.title), finding.id)
        })
    }
}
