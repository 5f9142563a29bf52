//! Findings as Markdown: for a pull request, the summary of a build, or a mail.

use std::io;

use super::escape::{gfm, gfm_code, gfm_paragraph};
use super::facts::{
    Saying, checked, found, heading, not_checked, page, position, sayings, settled, verdict,
};
use super::paragraph::LONGEST;
use super::text::{clean, counted, cut, letter};
use super::{Outcome, Reporter, Style};
use crate::error::Error;
use crate::finding::{Finding, Member};
use crate::load::MARKDOWN_MARK;

/// A summary, then a section per finding with a table of its claims.
pub(super) struct Markdown;

/// The columns after which a quote is cut: a paragraph of an article, not the whole of it.
const LONGEST_QUOTE: usize = 600;

impl Reporter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "Markdown with a table per finding, for a pull request or a mail"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let summary = outcome.summary;
        writeln!(out, "{MARKDOWN_MARK}\n")?;
        if outcome.findings.is_empty() {
            writeln!(out, "# No disagreement found\n")?;
        } else {
            writeln!(out, "# Sources disagree: {}\n", found(summary))?;
        }
        writeln!(out, "- checked: {}", checked(summary))?;
        for line in not_checked(summary) {
            writeln!(out, "- **not checked:** {}", gfm(&line))?;
        }
        if let Some(line) = settled(summary) {
            writeln!(out, "- settled: {line}, and not shown")?;
        }
        for notice in outcome.notices {
            writeln!(out, "- remark: {}", gfm(&clean(notice)))?;
        }
        write_problems(outcome.errors, out)?;
        for finding in outcome.findings {
            write_finding(finding, out)?;
        }
        writeln!(
            out,
            "\n---\n\ngainsay holds sources against each other. It says where they disagree, not \
             which of them is right."
        )
    }
}

/// What could not be read was not checked either.
fn write_problems(errors: &[Error], out: &mut dyn io::Write) -> io::Result<()> {
    if errors.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Not checked, because of {}\n", counted(errors.len(), "problem"))?;
    writeln!(out, "| where | what | help |\n| --- | --- | --- |")?;
    for error in errors {
        let at = error.place.as_ref().map(|place| gfm_code(&position(place))).unwrap_or_default();
        let help = error.help.as_deref().map(|help| gfm(&clean(help))).unwrap_or_default();
        writeln!(out, "| {at} | {} | {help} |", gfm(&clean(&error.message)))?;
    }
    Ok(())
}

fn write_finding(finding: &Finding, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "\n## {}: {}\n", finding.severity, gfm(&clean(&finding.title)))?;
    writeln!(out, "{}\n", verdict(finding))?;
    writeln!(out, "| | source | published | says | read as | where |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- |")?;
    let sayings = sayings(finding);
    for (i, group) in finding.groups.iter().enumerate() {
        for saying in sayings.iter().filter(|saying| saying.first.group == i) {
            write_row(saying, out)?;
        }
        let more = finding.not_shown(i);
        if more > 0 {
            let more = counted(more, "more claim");
            let sources = counted(group.sources.len(), "source");
            writeln!(out, "| {} | and {more}; {sources} in all | | | | |", letter(i))?;
        }
    }
    let mut quotes: Vec<String> = finding.members.iter().filter_map(quote).collect();
    quotes.dedup();
    for quote in quotes {
        writeln!(out, "\n{quote}")?;
    }
    for (i, group) in finding.groups.iter().enumerate() {
        if group.origins < group.sources.len() {
            writeln!(
                out,
                "\n{}: {} go back to {}.",
                letter(i),
                counted(group.sources.len(), "source"),
                counted(group.origins, "origin")
            )?;
        }
    }
    for (i, sentence) in finding.explanation.iter().enumerate() {
        let sentence = clean(sentence);
        if i == 0 {
            writeln!(out, "\n**Why:** {}", gfm(&sentence))?;
        } else {
            writeln!(out, "\n{}", gfm_paragraph(&sentence))?;
        }
    }
    if !finding.help.is_empty() {
        writeln!(out, "\n**What to do:** {}", gfm(&clean(&finding.help)))?;
    }
    write!(out, "\nRule {}", gfm_code(&clean(&finding.rule)))?;
    if let Some(explain) = finding.command("explain") {
        write!(out, "; more: {}", gfm_code(&clean(&explain)))?;
    }
    writeln!(out)
}

fn write_row(saying: &Saying, out: &mut dyn io::Write) -> io::Result<()> {
    let member = saying.first;
    let short = |text: &str| gfm(&cut(&clean(text), LONGEST, &Style::PLAIN));
    let name = short(member.source.name());
    let name = match page(member) {
        // Angle brackets take every character of a harmless address but these two.
        Some(url) => {
            format!(
                "[{name}](<{}>)",
                url.replace('<', "%3C").replace('>', "%3E").replace('|', "%7C")
            )
        }
        None => name,
    };
    let speaker = member.claim.attribution.as_deref().map(short);
    let told = speaker.map(|speaker| format!(", as told by {speaker}")).unwrap_or_default();
    let published = member.source.published.as_ref().map(ToString::to_string).unwrap_or_default();
    let (value, reading) = (&*member.claim.value.wording, member.reading.as_str());
    let reading = if value == reading { String::new() } else { short(reading) };
    let mut at = gfm_code(&position(&member.claim.value_place()));
    for (line, column) in saying.again.iter().map(|m| m.claim.value_place().line_column()) {
        at.push_str(&format!(", {}", gfm_code(&format!("{line}:{column}"))));
    }
    let group = letter(member.group);
    writeln!(out, "| {group} | {name}{told} | {published} | {} | {reading} | {at} |", short(value))
}

/// The words of the article, with whose they are.
fn quote(member: &Member) -> Option<String> {
    let quote = cut(&clean(member.claim.quote.as_deref()?), LONGEST_QUOTE, &Style::PLAIN);
    let (quote, who) = (gfm(&quote), gfm(&clean(&heading(&[member]))));
    Some(format!("> “{quote}” — {who}"))
}
