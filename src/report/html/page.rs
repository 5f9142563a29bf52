//! The whole page as data: what the templates lay out.

use serde::Serialize;

use super::super::text::counted;
use super::super::{Outcome, facts};
use super::finding::Shown;
use super::gaps::Gaps;
use super::ledger::Ledger;
use super::matrix::{Matrix, matrix};
use super::network::{Network, network};
use super::rest::Rest;
use super::short;
use super::sources::Sources;
use crate::finding::{Finding, Severity, Summary};

/// What a report is called if nobody says otherwise.
const TITLE: &str = "Where the sources disagree";

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    title: String,
    day: Option<String>,
    version: &'static str,
    /// What came of it, in a sentence.
    lead: String,
    checked: String,
    figures: Vec<Figure>,
    open: Vec<Shown>,
    settled: Vec<Shown>,
    filter: Filter,
    sources: Sources,
    matrix: Option<Matrix>,
    network: Option<Network>,
    rest: Rest,
    ledger: Ledger,
    gaps: Gaps,
}

/// A count with what it counts.
#[derive(Debug, Serialize)]
struct Figure {
    count: String,
    label: String,
    /// The severity that it counts, if any.
    severity: Option<&'static str>,
}

/// What findings can be filtered by.
#[derive(Debug, Serialize)]
struct Filter {
    severities: Vec<Choice>,
    states: Vec<Choice>,
    entities: Vec<Choice>,
    sources: Vec<Choice>,
}

/// A value to filter by, with its name and how many findings have it.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
    count: usize,
}

impl Page {
    /// Of an outcome.
    pub(super) fn new(outcome: &Outcome) -> Page {
        let summary = outcome.summary;
        let open: Vec<Shown> = outcome.findings.iter().map(|f| Shown::new(f, None)).collect();
        let settled: Vec<Shown> =
            outcome.settled.iter().map(|(f, decision)| Shown::new(f, Some(decision))).collect();
        let sources = Sources::new(outcome);
        Page {
            title: outcome.heading.title.map_or_else(|| String::from(TITLE), |t| short(t, 160)),
            day: outcome.heading.day.map(|day| day.to_string()),
            version: env!("CARGO_PKG_VERSION"),
            lead: lead(outcome),
            checked: match summary.claims {
                0 if summary.stories < 2 => counted(summary.sources, "source"),
                _ => facts::checked(summary),
            },
            figures: figures(summary),
            filter: filter(outcome, &open, &settled, &sources),
            matrix: matrix(outcome.findings, &sources),
            network: network(outcome.findings, &sources),
            rest: Rest::new(outcome),
            ledger: Ledger::new(outcome),
            gaps: Gaps::new(outcome),
            sources,
            open,
            settled,
        }
    }
}

/// "In 7 places the sources disagree, and in 11 more an editor has to ask."
fn lead(outcome: &Outcome) -> String {
    let summary = outcome.summary;
    let mut said = match (summary.errors, summary.warnings) {
        (0, 0) if summary.notes > 0 => {
            let verb = if summary.notes == 1 { "is" } else { "are" };
            format!(
                "No place was found where the sources surely disagree; {} {verb} worth a look.",
                counted(summary.notes, "lead")
            )
        }
        (0, 0) if outcome.settled.is_empty() => {
            String::from("Nothing was found on which the sources disagree.")
        }
        (0, 0) => String::from("Nothing is left open on which the sources disagree."),
        (0, asked) => format!(
            "The sources do not flatly disagree, but {} to be asked.",
            if asked == 1 { "1 question is" } else { "some questions are" }
        ),
        (errors, 0) => format!("The sources disagree in {}.", counted(errors, "place")),
        (errors, warnings) => format!(
            "The sources disagree in {}; in {warnings} more an editor has to ask.",
            counted(errors, "place")
        ),
    };
    if !outcome.settled.is_empty() {
        let settled = counted(outcome.settled.len(), "finding");
        let verb = if outcome.settled.len() == 1 { "is" } else { "are" };
        said.push_str(&format!(" {settled} {verb} settled by a decision."));
    }
    if !outcome.errors.is_empty() {
        let problems = counted(outcome.errors.len(), "problem");
        said.push_str(&format!(" Because of {problems} with the input, not all was checked."));
    }
    said
}

fn figures(summary: &Summary) -> Vec<Figure> {
    let figure = |count: usize, one: &str, severity: Option<Severity>| {
        let text = counted(count, one);
        let (count, label) = text.split_once(' ').unwrap_or((&text, ""));
        Figure {
            count: count.to_owned(),
            label: label.to_owned(),
            severity: severity.map(Severity::name),
        }
    };
    let mut figures = vec![
        figure(summary.errors, "disagreement", Some(Severity::Error)),
        figure(summary.warnings, "question", Some(Severity::Warning)),
    ];
    if summary.notes > 0 {
        figures.push(figure(summary.notes, "lead", Some(Severity::Note)));
    }
    if summary.settled > 0 {
        figures.push(Figure {
            count: summary.settled.to_string(),
            label: String::from("settled"),
            severity: None,
        });
    }
    figures.push(figure(summary.sources, "source", None));
    // Articles alone hold no claims that anybody wrote down.
    if summary.claims > 0 {
        figures.push(figure(summary.claims, "claim", None));
        figures.push(figure(summary.entities, "entity", None));
    }
    figures
}

fn filter(outcome: &Outcome, open: &[Shown], settled: &[Shown], sources: &Sources) -> Filter {
    let all = || open.iter().chain(settled);
    let choice = |value: &str, label: &str, count: usize| Choice {
        value: String::from(value),
        label: String::from(label),
        count,
    };
    let with = |severity: Severity| {
        let findings = outcome.findings.iter().chain(outcome.settled.iter().map(|(f, _)| f));
        findings.filter(|f: &&Finding| f.severity == severity).count()
    };
    let severities = [
        (Severity::Error, "Disagreements"),
        (Severity::Warning, "Questions"),
        (Severity::Note, "Leads"),
    ];
    let severities =
        severities.map(|(severity, label)| choice(severity.name(), label, with(severity)));
    let states = [
        ("open", "Open"),
        ("accepted", "Accepted"),
        ("corrected", "Corrected"),
        ("both-right", "Both are right"),
    ];
    let states = states.map(|(state, label)| {
        choice(state, label, all().filter(|shown| shown.state == state).count())
    });
    let mut names: Vec<&str> = all().map(|shown| shown.entity.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let entities = names
        .into_iter()
        .map(|name| choice(name, name, all().filter(|shown| shown.entity == name).count()));
    let of_source = |id: &str| all().filter(|s| s.sources.iter().any(|other| other == id)).count();
    let sources = sources.list.iter().map(|s| choice(&s.id, &s.label, of_source(&s.id)));
    let used = |choice: &Choice| choice.count > 0;
    Filter {
        severities: severities.into_iter().filter(used).collect(),
        states: states.into_iter().filter(used).collect(),
        entities: entities.collect(),
        sources: sources.filter(used).collect(),
    }
}
