//! Findings as a JUnit report, which almost every build server draws: a suite per rule, a case per finding.
//!
//! JUnit knows no warnings. An error is a failure; a warning or a note is a case that was skipped,
//! which is neither red nor green. What could not be read is an error of the suite "input".

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::escape::xml;
use super::facts::{checked, message, not_checked, primary, problem, settled};
use super::text::clean;
use super::{Outcome, Reporter, Style};
use crate::finding::{Finding, Severity};
use crate::span::Place;

/// One `testsuites` element.
pub(super) struct Junit;

impl Reporter for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn about(&self) -> &'static str {
        "JUnit XML, for the test reports of build servers"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut suites = vec![input(outcome)];
        let mut rules: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in outcome.findings {
            rules.entry(&finding.rule).or_default().push(finding);
        }
        suites.extend(rules.into_iter().map(|(rule, findings)| suite(rule, &findings)));
        let all = |count: fn(&Ending) -> bool| suites.iter().map(|s| s.count(count)).sum::<usize>();
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(
            out,
            "<testsuites name=\"gainsay\" tests=\"{}\" failures=\"{}\" errors=\"{}\">",
            all(|_| true),
            all(Ending::is_failure),
            all(Ending::is_error),
        )?;
        for suite in &suites {
            suite.write(out)?;
        }
        writeln!(out, "</testsuites>")
    }
}

/// The input: a case per problem, or one that says that all was read; and what was checked.
fn input(outcome: &Outcome) -> Suite {
    let mut cases = Vec::new();
    for error in outcome.errors {
        let name = format!("{}: {}", error.code, clean(&error.message));
        let ending = Ending::Error { kind: error.code.to_owned(), text: problem(error) };
        cases.push(Case::new(name, error.place.as_ref(), ending));
    }
    if outcome.errors.is_empty() {
        cases.push(Case::new(
            String::from("all of it could be read"),
            None,
            Ending::Passed(String::new()),
        ));
    }
    let mut lines = vec![format!("checked: {}", checked(outcome.summary))];
    lines.extend(not_checked(outcome.summary).map(|line| format!("not checked: {line}")));
    lines.extend(settled(outcome.summary).map(|line| format!("settled: {line}")));
    lines.extend(outcome.notices.iter().map(|notice| format!("remark: {}", clean(notice))));
    let said = Ending::Passed(lines.join("\n"));
    cases.push(Case::new(String::from("what was checked"), None, said));
    Suite::new("input", cases)
}

/// The findings of a rule.
fn suite(rule: &str, findings: &[&Finding]) -> Suite {
    let cases = findings.iter().map(|finding| {
        let (title, text) = (clean(&finding.title), message(finding));
        let ending = match finding.severity {
            Severity::Error => {
                Ending::Failure { title, kind: finding.class.name().to_owned(), text }
            }
            Severity::Warning | Severity::Note => {
                Ending::Skipped { title: format!("{}: {title}", finding.severity), text }
            }
        };
        let place = primary(finding).map(|member| member.claim.value_place());
        // The name is the slot and not the values, so that a case is followed from run to run.
        Case::new(clean(&finding.slot.to_string()), place.as_ref(), ending)
    });
    Suite::new(&clean(rule), cases.collect())
}

struct Suite {
    name: String,
    cases: Vec<Case>,
}

struct Case {
    name: String,
    file: Option<(String, usize)>,
    ending: Ending,
}

enum Ending {
    Passed(String),
    Failure { title: String, kind: String, text: String },
    Error { kind: String, text: String },
    Skipped { title: String, text: String },
}

impl Ending {
    fn is_failure(&self) -> bool {
        matches!(self, Ending::Failure { .. })
    }

    fn is_error(&self) -> bool {
        matches!(self, Ending::Error { .. })
    }

    fn is_skipped(&self) -> bool {
        matches!(self, Ending::Skipped { .. })
    }
}

impl Case {
    fn new(name: String, place: Option<&Place>, ending: Ending) -> Case {
        let file = place.map(|place| (clean(place.path()), place.line_column().0));
        Case { name, file, ending }
    }
}

impl Suite {
    /// Of two cases with one name a server shows the first alone, so a repeated name is numbered.
    fn new(name: &str, mut cases: Vec<Case>) -> Suite {
        let mut seen = BTreeSet::new();
        for case in &mut cases {
            let (name, mut count) = (case.name.clone(), 1);
            while !seen.insert(case.name.clone()) {
                count += 1;
                case.name = format!("{name} ({count})");
            }
        }
        Suite { name: name.to_owned(), cases }
    }

    fn count(&self, which: fn(&Ending) -> bool) -> usize {
        self.cases.iter().filter(|case| which(&case.ending)).count()
    }

    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let name = xml(&self.name);
        writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">",
            self.cases.len(),
            self.count(Ending::is_failure),
            self.count(Ending::is_error),
            self.count(Ending::is_skipped),
        )?;
        for case in &self.cases {
            write!(out, "    <testcase classname=\"{name}\" name=\"{}\"", xml(&case.name))?;
            if let Some((file, line)) = &case.file {
                write!(out, " file=\"{}\" line=\"{line}\"", xml(file))?;
            }
            writeln!(out, ">")?;
            let element = match &case.ending {
                Ending::Passed(said) if said.is_empty() => String::new(),
                Ending::Passed(said) => format!("<system-out>{}</system-out>", xml(said)),
                Ending::Failure { title, kind, text } => format!(
                    "<failure type=\"{}\" message=\"{}\">{}</failure>",
                    xml(kind),
                    xml(title),
                    xml(text)
                ),
                Ending::Error { kind, text } => {
                    format!("<error type=\"{}\">{}</error>", xml(kind), xml(text))
                }
                Ending::Skipped { title, text } => {
                    format!("<skipped message=\"{}\">{}</skipped>", xml(title), xml(text))
                }
            };
            if !element.is_empty() {
                writeln!(out, "      {element}")?;
            }
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }
}
