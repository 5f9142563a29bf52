//! What several formats say of a finding, said once: its first place, who says what, in which words
//! a format names a severity, and the summary.

use super::text::{clean, counted, letter};
use crate::claims::Source;
use crate::error::Error;
use crate::finding::{Finding, Member, Severity, Summary};
use crate::span::Place;
use crate::value::Class;

/// The words for a severity in the formats of others.
pub(super) struct Words {
    /// The level of a SARIF result.
    pub(super) sarif: &'static str,
    /// The severity of a rule of GitHub's code scanning.
    pub(super) code_scanning: &'static str,
    /// The command of GitHub Actions.
    pub(super) github: &'static str,
    /// The severity of GitLab's code quality.
    pub(super) gitlab: &'static str,
    /// The severity of the Reviewdog Diagnostic Format.
    pub(super) rdjson: &'static str,
}

/// The one table of severities for every format.
pub(super) fn words(severity: Severity) -> Words {
    let (sarif, code_scanning, github, gitlab, rdjson) = match severity {
        Severity::Error => ("error", "error", "error", "critical", "ERROR"),
        Severity::Warning => ("warning", "warning", "warning", "minor", "WARNING"),
        Severity::Note => ("note", "recommendation", "notice", "info", "INFO"),
    };
    Words { sarif, code_scanning, github, gitlab, rdjson }
}

/// The claim that a finding is shown at where there can be but one place: the first that has changed,
/// else the first, by path and place, which the order of findings goes by too.
pub(super) fn primary(finding: &Finding) -> Option<&Member> {
    let places = finding.members.iter().map(|m| (!m.changed, m.claim.value_place(), m));
    let first = places.min_by(|a, b| (a.0, a.1.sort_key()).cmp(&(b.0, b.1.sort_key())));
    first.map(|(_, _, member)| member)
}

/// All other claims of a finding, in their order.
pub(super) fn others(finding: &Finding) -> impl Iterator<Item = &Member> {
    let primary = primary(finding).map(std::ptr::from_ref);
    finding.members.iter().filter(move |m| Some(std::ptr::from_ref(*m)) != primary)
}

/// Claims of a finding that say the same: of one source, in one file and in the same words.
pub(super) struct Saying<'a> {
    /// The first of them.
    pub(super) first: &'a Member,
    /// Where it says so again.
    pub(super) again: Vec<&'a Member>,
}

/// The claims of a finding in their order, those that say the same together: a source that says a
/// thing six times says it no more than once.
pub(super) fn sayings(finding: &Finding) -> Vec<Saying<'_>> {
    let mut sayings: Vec<Saying> = Vec::new();
    for member in &finding.members {
        let same = sayings.iter_mut().find(|saying| {
            let (a, b) = (saying.first, member);
            (a.group, &a.source.id, &a.claim.value.wording, &a.claim.attribution)
                == (b.group, &b.source.id, &b.claim.value.wording, &b.claim.attribution)
                && a.claim.places.text.path == b.claim.places.text.path
        });
        match same {
            Some(saying) => saying.again.push(member),
            None => sayings.push(Saying { first: member, again: Vec::new() }),
        }
    }
    sayings
}

/// Who says it and when, of members of one source: "Harbour Times, 2025-01-24 (harbour-times)".
///
/// The speaker is named where all members have the same.
pub(super) fn heading(members: &[&Member]) -> String {
    let Some(first) = members.first() else { return String::new() };
    let source = &first.source;
    let mut text = source.name().to_owned();
    if let Some(published) = &source.published {
        text.push_str(&format!(", {published}"));
    }
    if source.publisher.is_some() {
        text.push_str(&format!(" ({})", source.id));
    }
    let one_speaker = members.iter().all(|m| m.claim.attribution == first.claim.attribution);
    if let (true, Some(speaker)) = (one_speaker, &first.claim.attribution) {
        text.push_str(&format!(", as told by {speaker}"));
    }
    text
}

/// The page of a claim's source, if a link can be trusted with it.
pub(super) fn page(member: &Member) -> Option<&str> {
    page_of(&member.source)
}

/// The page of a source, if a link can be trusted with it.
pub(super) fn page_of(source: &Source) -> Option<&str> {
    let url = source.url.as_deref()?;
    let http = url.starts_with("https://") || url.starts_with("http://");
    (http && url.chars().all(|c| c.is_ascii_graphic())).then_some(url)
}

/// `claims/harbour-times.toml:65:10`, harmless.
pub(super) fn position(place: &Place) -> String {
    let (line, column) = place.line_column();
    format!("{}:{line}:{column}", clean(place.path()))
}

/// A finding in plain lines: title, claims with their places, what is not shown, why, and what to do.
pub(super) fn message(finding: &Finding) -> String {
    let mut lines = vec![clean(&finding.title)];
    for saying in sayings(finding) {
        let (letter, value) =
            (letter(saying.first.group), clean(&saying.first.claim.value.wording));
        let mut line = format!("{letter}: {value} - {}", clean(&heading(&[saying.first])));
        line.push_str(&format!(", {}", position(&saying.first.claim.value_place())));
        for (again, column) in saying.again.iter().map(|m| m.claim.value_place().line_column()) {
            line.push_str(&format!(", {again}:{column}"));
        }
        lines.push(line);
    }
    lines.extend(not_shown(finding));
    lines.extend(reasons(finding));
    lines.join("\n")
}

/// A problem with the input in plain lines: what is wrong, and what was expected.
pub(super) fn problem(error: &Error) -> String {
    let mut text = clean(&error.message);
    if let Some(help) = &error.help {
        text.push_str(&format!("\nHelp: {}", clean(help)));
    }
    text
}

/// A line for each group of which claims are left out.
pub(super) fn not_shown(finding: &Finding) -> impl Iterator<Item = String> {
    (0..finding.groups.len()).filter_map(|group| {
        let more = finding.not_shown(group);
        (more > 0).then(|| format!("{}: and {}", letter(group), counted(more, "more claim")))
    })
}

/// Why, what to do, and where there is more: a line each.
pub(super) fn reasons(finding: &Finding) -> Vec<String> {
    let mut lines = Vec::new();
    let why = finding.explanation.iter().map(|s| clean(s)).collect::<Vec<_>>().join(" ");
    if !why.is_empty() {
        lines.push(format!("Why: {why}"));
    }
    if !finding.help.is_empty() {
        lines.push(format!("Help: {}", clean(&finding.help)));
    }
    lines.extend(finding.command("explain").map(|command| format!("More: {}", clean(&command))));
    lines
}

/// With a capital and a full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// What the values are to each other, in a sentence.
pub(super) fn verdict(finding: &Finding) -> String {
    let mut sources = finding.groups.iter().flat_map(|group| &group.sources);
    let first = sources.next();
    let one = sources.all(|source| Some(source) == first);
    let all = if finding.groups.len() > 2 { "cannot all hold" } else { "cannot both hold" };
    match (finding.class, one) {
        (Class::Contradiction, false) => {
            format!("The sources disagree: as printed, the values {all}.")
        }
        (Class::Contradiction, true) => {
            format!("The source disagrees with itself: as printed, the values {all}.")
        }
        (Class::Tension, false) => String::from("The sources may disagree: an editor has to ask."),
        (Class::Tension, true) => {
            String::from("The source may disagree with itself: an editor has to ask.")
        }
        (Class::Superseded, _) => {
            String::from("The sources disagree, and a later one may simply be newer.")
        }
        (Class::NotComparable | Class::Agree, _) => String::from("A lead to follow."),
    }
}

/// `5 errors, 2 warnings, 1 note`, or `nothing`.
pub(super) fn found(summary: &Summary) -> String {
    let severities = [
        (summary.errors, Severity::Error),
        (summary.warnings, Severity::Warning),
        (summary.notes, Severity::Note),
    ];
    let found = severities.into_iter().filter(|(count, _)| *count > 0);
    let found: Vec<String> =
        found.map(|(count, severity)| counted(count, severity.name())).collect();
    if found.is_empty() { String::from("nothing") } else { found.join(", ") }
}

/// `1,523 claims of 9 sources on 14 entities, in 311 slots`, and in how many stories articles were compared.
pub(super) fn checked(summary: &Summary) -> String {
    let articles = format!("{}{}", counted(summary.articles, "article"), parted(summary));
    let claims = format!(
        "{} of {} on {}, in {}",
        counted(summary.claims, "claim"),
        counted(summary.sources, "source"),
        counted(summary.entities, "entity"),
        counted(summary.slots, "slot"),
    );
    match (summary.articles, summary.claims) {
        _ if summary.is_empty() => String::from("nothing"),
        (0, _) => claims,
        (_, 0) => articles,
        _ => format!("{articles}, and {claims}"),
    }
}

/// ` in 2 stories, each by itself (--together compares all)`; nothing where all were compared with all.
fn parted(summary: &Summary) -> String {
    if summary.stories < 2 {
        return String::new();
    }
    let stories = counted(summary.stories, "story");
    let named = match summary.across {
        0 => String::new(),
        1 => String::from(" but for the one that was named"),
        count => format!(" but for the {count} that were named"),
    };
    format!(" in {stories}, each by itself{named} (--together compares all)")
}

/// What was not checked, a line each: `12 (free text is shown and not compared)`.
pub(super) fn not_checked(summary: &Summary) -> impl Iterator<Item = String> {
    summary.skipped.iter().map(|(why, count)| format!("{count} ({})", clean(why)))
}

/// What decisions and the baseline settle, if they settle anything.
pub(super) fn settled(summary: &Summary) -> Option<String> {
    let of = |count: usize, by: &str| {
        (count > 0).then(|| format!("{} by {by}", counted(count, "finding")))
    };
    let parts = [of(summary.settled, "decisions"), of(summary.known, "the baseline")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// In what columns are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Columns {
    /// In characters (Unicode code points).
    Characters,
    /// In bytes of UTF-8.
    Bytes,
}

/// A place as lines and columns, both counted from 1; the end is one past the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// The line and column of the first character.
    pub(super) start: (usize, usize),
    /// The line and column after the last.
    pub(super) end: (usize, usize),
}

impl Region {
    /// Of a place.
    pub(super) fn new(place: &Place, columns: Columns) -> Region {
        let end = Place { start: place.end.max(place.start), ..place.clone() };
        Region { start: line_column(place, columns), end: line_column(&end, columns) }
    }
}

fn line_column(place: &Place, columns: Columns) -> (usize, usize) {
    let (line, column) = place.line_column();
    let column = match columns {
        Columns::Characters => column,
        Columns::Bytes => {
            let at = place.start.saturating_sub(place.text.offset).min(place.text.text.len());
            let before = place.text.text.get(..at).unwrap_or(&place.text.text);
            at - before.rfind('\n').map_or(0, |i| i + 1) + 1
        }
    };
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Text;

    #[test]
    fn regions_count_characters_or_bytes_and_end_one_past() {
        let text = Text::excerpt("a.md", "“é” 港 = 1\nnext\n", 100, 7);
        let at = |what: &str| {
            let start = 100 + text.text.find(what).unwrap();
            Place::new(&text, start..start + what.len())
        };
        let region = |what: &str, columns| {
            let Region { start, end } = Region::new(&at(what), columns);
            (start, end)
        };
        assert_eq!(region("港", Columns::Characters), ((7, 5), (7, 6)));
        assert_eq!(region("港", Columns::Bytes), ((7, 10), (7, 13)));
        assert_eq!(region("1\nne", Columns::Characters), ((7, 9), (8, 3)));
        assert_eq!(region("next", Columns::Bytes), ((8, 1), (8, 5)));
        let nowhere = Place { text, start: 900, end: 800 };
        let region = Region::new(&nowhere, Columns::Bytes);
        assert_eq!(region.start, region.end);
    }
}
