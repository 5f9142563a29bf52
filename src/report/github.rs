//! Findings as commands that GitHub Actions shows as annotations beside the lines of a pull request.
//!
//! GitHub shows ten annotations of each severity a step and drops the rest without a word, so the
//! worst come first and what is dropped is said.

use std::collections::BTreeMap;
use std::io;

use super::escape::{github_message, github_property};
use super::facts::{
    Columns, Region, checked, found, message, not_checked, primary, problem, settled, words,
};
use super::text::{clean, counted};
use super::{Outcome, Reporter, Style};
use crate::finding::Severity;
use crate::span::Place;

/// `::error title=gainsay (capex-agree),file=claims/a.toml,line=12,...::Acme, capital expenditure...`.
pub(super) struct Github;

/// How many annotations of a severity GitHub shows of a step.
const SHOWN: usize = 10;

impl Reporter for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn about(&self) -> &'static str {
        "annotations for GitHub Actions, worst first"
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut written: BTreeMap<Severity, usize> = BTreeMap::new();
        let mut annotate = |severity: Severity, code: &str, place: Option<&Place>, text: &str| {
            *written.entry(severity).or_default() += 1;
            let title = github_property(&format!("gainsay ({})", clean(code)));
            let place = place.map(properties).unwrap_or_default();
            let command = words(severity).github;
            writeln!(out, "::{command} title={title}{place}::{}", github_message(text))
        };
        // What could not be read comes first: it is what makes the rest incomplete.
        for error in outcome.errors {
            annotate(Severity::Error, error.code, error.place.as_ref(), &problem(error))?;
        }
        let mut findings: Vec<_> = outcome.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        for finding in findings {
            let place = primary(finding).map(|member| member.claim.value_place());
            annotate(finding.severity, &finding.rule, place.as_ref(), &message(finding))?;
        }
        for (severity, count) in written.into_iter().rev() {
            if let Some(more) = count.checked_sub(SHOWN).filter(|more| *more > 0) {
                let more = counted(more, severity.name());
                writeln!(
                    out,
                    "not shown as annotations: {more}, since GitHub shows {SHOWN} of a severity \
                     a step; the log above has them all"
                )?;
            }
        }
        for notice in outcome.notices {
            writeln!(out, "remark: {}", clean(notice))?;
        }
        if !outcome.summary.is_empty() {
            writeln!(out, "found: {}", found(outcome.summary))?;
        }
        writeln!(out, "checked: {}", checked(outcome.summary))?;
        for line in not_checked(outcome.summary) {
            writeln!(out, "not checked: {line}")?;
        }
        if let Some(line) = settled(outcome.summary) {
            writeln!(out, "settled: {line}")?;
        }
        Ok(())
    }
}

/// Where; columns only within one line, for GitHub refuses them over several.
fn properties(place: &Place) -> String {
    let Region { start, end } = Region::new(place, Columns::Characters);
    let path = github_property(&clean(place.path()));
    let lines = format!(",file={path},line={},endLine={}", start.0, end.0);
    if start.0 == end.0 { format!("{lines},col={},endColumn={}", start.1, end.1) } else { lines }
}
