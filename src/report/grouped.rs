//! Findings by file: for the person who keeps that file, what others say against it.

use std::collections::BTreeMap;
use std::io;

use super::paragraph::{LONGEST, write_summary};
use super::text::{Ink, clean, counted, cut, pad, paint, wrap};
use super::{Outcome, Reporter, Style};
use crate::finding::{Finding, Member};

/// A block per file, a few lines per claim that is part of a finding: a finding stands under each of its files.
pub(super) struct Grouped;

impl Reporter for Grouped {
    fn name(&self) -> &'static str {
        "grouped"
    }

    fn about(&self) -> &'static str {
        "by file: each claim of it that others disagree with"
    }

    fn write(&self, outcome: &Outcome, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut files: BTreeMap<&str, Vec<(usize, &Finding, &Member)>> = BTreeMap::new();
        for finding in outcome.findings {
            for member in &finding.members {
                let places = &member.claim.places;
                let of_file = files.entry(&places.text.path).or_default();
                of_file.push((places.value.0, finding, member));
            }
        }
        for (path, mut claims) in files {
            // Stable, so that the order of findings decides where two are about one claim.
            claims.sort_by_key(|(at, _, _)| *at);
            let count = counted(claims.len(), "claim");
            let lines = wrap(&format!("{} ({count})", clean(path)), style.columns());
            for line in lines {
                writeln!(out, "{}", paint(style, Ink::Title, &line))?;
            }
            write_claims(&claims, style, out)?;
            writeln!(out)?;
        }
        for notice in outcome.notices {
            for line in wrap(&clean(notice), style.columns()) {
                writeln!(out, "{line}")?;
            }
        }
        write_summary(outcome, style, out)
    }
}

fn write_claims(
    claims: &[(usize, &Finding, &Member)],
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let places: Vec<String> = claims
        .iter()
        .map(|(_, _, member)| {
            let (line, column) = member.claim.value_place().line_column();
            format!("{line}:{column}")
        })
        .collect();
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
    let of_place = widest(&mut places.iter().map(String::len));
    let of_severity = widest(&mut claims.iter().map(|(_, f, _)| f.severity.name().len()));
    let room = style.columns().saturating_sub(of_place + of_severity + 6);
    for ((_, finding, member), place) in claims.iter().zip(&places) {
        let severity = pad(finding.severity.name(), of_severity);
        let severity = paint(style, Ink::Severity(finding.severity), &severity);
        let rule = cut(&clean(&finding.rule), room, style);
        let id = format!("[{}]", finding.id);
        writeln!(out, "  {place:>of_place$}  {severity}  {rule}")?;
        let text = format!("{} {id}", said(finding, member, style));
        let indent = of_place + 4;
        let lines = wrap(&text, style.columns().saturating_sub(indent));
        for line in lines {
            let line = match line.strip_suffix(&id) {
                Some(text) => format!("{text}{}", paint(style, Ink::Faint, &id)),
                None => line,
            };
            writeln!(out, "{}{line}", " ".repeat(indent))?;
        }
    }
    Ok(())
}

/// `Acme, capital expenditure, 2025 (planned): $60 billion, against $64-72 billion`.
fn said(finding: &Finding, member: &Member, style: &Style) -> String {
    let short = |text: &str| cut(&clean(text), LONGEST, style);
    let others = finding.groups.iter().enumerate().filter(|(i, _)| *i != member.group);
    let others: Vec<String> = others.map(|(_, group)| short(&group.label)).collect();
    if others.is_empty() {
        return clean(&finding.title);
    }
    let slot = clean(&finding.slot.to_string());
    format!("{slot}: {}, against {}", short(&member.claim.value.wording), others.join(" | "))
}
