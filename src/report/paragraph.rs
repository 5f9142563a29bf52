//! What stands above and below the snippets of the full report: the head, the groups, the reasons, the summary.

use std::io;

use super::facts::{checked, found, not_checked, settled};
use super::text::{Ink, clean, counted, cut, letter, pad, paint, typed, width, wrap};
use super::{Outcome, Style};
use crate::finding::{Finding, Severity};

/// The columns after which a value is cut; its snippet and the JSON output have the rest.
pub(super) const LONGEST: usize = 100;

/// The columns of the bar between a name and what stands at the end of its line.
const LEAST_BAR: usize = 3;

/// The rule across the page that opens a report: `error capex-agree ------ 3f9ac21b04de`. Where that is too much for a
/// line, the name has lines of its own: it is what a person looks up.
pub(super) fn write_head(
    severity: Severity,
    name: &str,
    id: &str,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let word = severity.name();
    let name = clean(name);
    let behind = id.len() + usize::from(!id.is_empty());
    let bar = |used: usize| {
        let bar = if style.unicode { "─" } else { "-" };
        let bar = bar.repeat(style.columns().saturating_sub(used + behind));
        format!("{} {}", paint(style, Ink::Faint, &bar), paint(style, Ink::Faint, id))
    };
    let used = word.len() + width(&name) + 2;
    let painted = paint(style, Ink::Severity(severity), word);
    if used + LEAST_BAR + behind <= style.columns() {
        let line = format!("{painted} {name} {}", bar(used));
        return writeln!(out, "{}\n", line.trim_end());
    }
    let room = style.columns().saturating_sub(word.len() + 1).max(1);
    for (i, part) in hyphenated(&name, room).iter().enumerate() {
        let word = if i == 0 { painted.clone() } else { " ".repeat(word.len()) };
        writeln!(out, "{word} {part}")?;
    }
    writeln!(out, "{}\n", bar(0).trim_end())
}

/// A name without blanks in lines of so many letters at most, broken behind its hyphens where it has them.
fn hyphenated(name: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest: Vec<char> = name.chars().collect();
    while rest.len() > room {
        let hyphen = rest.iter().take(room).rposition(|&c| c == '-');
        let tail = rest.split_off(hyphen.map_or(room, |at| at + 1));
        lines.push(rest.iter().collect());
        rest = tail;
    }
    lines.push(rest.iter().collect());
    lines
}

/// A line per group: "A  3 sources from 2 origins: $64-72 billion, and 1,497 more claims".
pub(super) fn write_groups(
    finding: &Finding,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for (i, group) in finding.groups.iter().enumerate() {
        let mut text = counted(group.sources.len(), "source");
        if group.origins < group.sources.len() {
            text.push_str(&format!(" from {}", counted(group.origins, "origin")));
        }
        text.push_str(&format!(": {}", cut(&clean(&group.label), LONGEST, style)));
        let more = finding.not_shown(i);
        if more > 0 {
            let claims = counted(more, "more claim");
            text.push_str(&format!(", and {claims}"));
        }
        write_indented(&letter(i), Ink::Group(i), 5, &text, style, out)?;
    }
    Ok(())
}

/// A paragraph behind a word such as "why:", or below the one before where the word is empty.
pub(super) fn write_paragraph(
    word: &str,
    text: &str,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write_indented(word, Ink::Heading, 8, &typed(&clean(text), style), style, out)
}

/// What was found, and in how much; what was not checked or not shown is never passed over.
pub(super) fn write_summary(
    outcome: &Outcome<'_>,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if outcome.quiet {
        return Ok(());
    }
    let summary = outcome.summary;
    // Where nothing could be read, that nothing was found would sound like an all-clear.
    let found = (!summary.is_empty()).then(|| ("found:", found(summary)));
    let mut lines: Vec<_> = found.into_iter().chain([("checked:", checked(summary))]).collect();
    lines.extend(not_checked(summary).map(|text| ("not checked:", text)));
    lines.extend(settled(summary).map(|text| ("settled:", text)));
    for (word, text) in lines {
        for (i, line) in wrap(&text, style.columns().saturating_sub(13)).iter().enumerate() {
            let word = pad(if i == 0 { word } else { "" }, 13);
            writeln!(out, "{}{line}", paint(style, Ink::Heading, &word))?;
        }
    }
    Ok(())
}

/// A word at the margin and a text beside it, wrapped.
fn write_indented(
    word: &str,
    ink: Ink,
    indent: usize,
    text: &str,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for (i, line) in wrap(text, style.columns().saturating_sub(indent)).iter().enumerate() {
        let gap = " ".repeat(indent.saturating_sub(if i == 0 { width(word) + 2 } else { 0 }));
        let word = if i == 0 { format!("  {}", paint(style, ink, word)) } else { String::new() };
        writeln!(out, "{word}{gap}{line}")?;
    }
    Ok(())
}
