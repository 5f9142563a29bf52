//! What came of the tests of a desk's rules, for people and for programs.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;

use super::Style;
use super::text::{Ink, clean, counted, pad, paint, wrap};
use crate::finding::{Finding, Severity};
use crate::test::{Expected, Outcome, Tried, slot_of};

/// Which tests hold and which do not, with what differs: `-` was expected and not found, `+` was found and not
/// expected. Tests that hold are listed where `every` is asked for; nothing but failures where `quiet` is.
///
/// # Errors
/// Only those of `out`.
pub fn write_tests(
    tried: &Tried,
    every: bool,
    quiet: bool,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    for test in tried.tests.iter().filter(|test| every || !test.holds()) {
        let (line, column) = test.place.line_column();
        let place = format!("{}:{line}:{column}", clean(test.place.path()));
        let name = clean(&test.name);
        if test.holds() {
            writeln!(out, "ok      {name} {}", paint(style, Ink::Faint, &place))?;
            continue;
        }
        let failed = paint(style, Ink::Severity(Severity::Error), "failed");
        writeln!(out, "{failed}  {name} {}", paint(style, Ink::Faint, &place))?;
        for (sign, text) in differences(test) {
            let ink = match sign {
                '-' => Ink::Severity(Severity::Error),
                '+' => Ink::Severity(Severity::Note),
                _ => Ink::Faint,
            };
            writeln!(out, "  {}", paint(style, ink, format!("{sign} {text}").trim_end()))?;
        }
        writeln!(out)?;
    }
    if quiet {
        return Ok(());
    }
    let failed = tried.tests.iter().filter(|test| !test.holds()).count();
    let tests = counted(tried.tests.len(), "test");
    let mut lines = vec![match failed {
        0 => ("tested:", format!("{tests}, all hold")),
        failed => ("tested:", format!("{tests}, {failed} failed (- expected, + found)")),
    }];
    if !tried.untested.is_empty() {
        let names: Vec<String> = tried.untested.iter().map(|name| clean(name)).collect();
        let rules = counted(names.len(), "rule");
        lines.push((
            "not tested:",
            format!("{rules} of which no test expects anything: {}", names.join(", ")),
        ));
    }
    for (word, text) in lines {
        for (i, line) in wrap(&text, style.columns().saturating_sub(13)).iter().enumerate() {
            let word = pad(if i == 0 { word } else { "" }, 13);
            writeln!(out, "{}{line}", paint(style, Ink::Heading, &word))?;
        }
    }
    Ok(())
}

/// What differs, a line each with its sign. An expected finding stands beside the one of the same rule that was made
/// in its place, so that what they have in common is said once.
fn differences(test: &Outcome) -> Vec<(char, String)> {
    let mut lines = Vec::new();
    let mut left: Vec<&Finding> = test.unexpected.iter().collect();
    for expected in &test.missing {
        let alike = |finding: &&Finding| {
            let same =
                |i: usize| expected.slot[i].is_some() && expected.slot[i] == slot_of(finding)[i];
            (0..3).filter(|&i| same(i)).count()
        };
        let beside = left
            .iter()
            .enumerate()
            .filter(|(_, finding)| expected.is_of_rule(finding))
            .max_by_key(|(i, finding)| (alike(finding), std::cmp::Reverse(*i)))
            .map(|(i, _)| i);
        let found = beside.map(|i| left.remove(i));
        compare(expected, found, &mut lines);
    }
    for finding in left {
        lines.push(('+', head(finding)));
        lines.extend(finding.values().iter().map(|value| ('+', format!("  {}", clean(value)))));
    }
    if test.met > 0 {
        lines.push((' ', format!("and {} as expected", counted(test.met, "finding"))));
    }
    lines
}

fn compare(expected: &Expected, found: Option<&Finding>, lines: &mut Vec<(char, String)>) {
    let wanted = format!("{} {}{}", expected.severity, clean(&expected.rule), slot(&expected.slot));
    let none = BTreeSet::new();
    let values = expected.values.as_ref().unwrap_or(&none);
    let Some(found) = found else {
        lines.push(('-', wanted));
        lines.extend(values.iter().map(|value| ('-', format!("  {}", clean(value)))));
        return;
    };
    let slots = expected.slot.iter().zip(slot_of(found));
    let same_slot = slots.clone().all(|(e, f)| e.is_none() || *e == f);
    if expected.severity == found.severity && same_slot {
        lines.push((' ', head(found)));
    } else {
        lines.push(('-', wanted));
        lines.push(('+', head(found)));
    }
    let there = found.values();
    // Where a test says nothing of values, those that were found tell which finding it is.
    let values = if expected.values.is_some() { values } else { &there };
    for value in values {
        let sign = if there.contains(value) { ' ' } else { '-' };
        lines.push((sign, format!("  {}", clean(value))));
    }
    for value in there.difference(values) {
        lines.push(('+', format!("  {}", clean(value))));
    }
}

fn head(finding: &Finding) -> String {
    format!("{} {}{}", finding.severity, clean(&finding.rule), slot(&slot_of(finding)))
}

/// ": Acme, capex, 2025", as far as it is said.
fn slot(parts: &[Option<String>; 3]) -> String {
    let said: Vec<String> = parts.iter().flatten().map(|part| clean(part)).collect();
    if said.is_empty() { String::new() } else { format!(": {}", said.join(", ")) }
}

#[derive(Serialize)]
struct Record<'a> {
    version: u32,
    tests: Vec<TestRecord<'a>>,
    untested: &'a BTreeSet<String>,
    summary: Counts,
}

#[derive(Serialize)]
struct TestRecord<'a> {
    name: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    holds: bool,
    missing: Vec<FindingRecord<'a>>,
    unexpected: Vec<FindingRecord<'a>>,
}

#[derive(Serialize)]
struct FindingRecord<'a> {
    rule: &'a str,
    severity: &'static str,
    entity: Option<String>,
    attribute: Option<String>,
    period: Option<String>,
    values: Option<BTreeSet<String>>,
}

#[derive(Serialize)]
struct Counts {
    tests: usize,
    failed: usize,
}

/// The same for programs.
///
/// # Errors
/// Only those of `out`.
pub fn write_tests_json(tried: &Tried, out: &mut dyn Write) -> io::Result<()> {
    let tests: Vec<TestRecord<'_>> = tried.tests.iter().map(record).collect();
    let failed = tests.iter().filter(|test| !test.holds).count();
    let summary = Counts { tests: tests.len(), failed };
    let record = Record { version: 1, tests, untested: &tried.untested, summary };
    serde_json::to_writer_pretty(&mut *out, &record)?;
    writeln!(out)
}

fn record(test: &Outcome) -> TestRecord<'_> {
    let (line, column) = test.place.line_column();
    let of = |rule, severity: Severity, slot: [Option<String>; 3], values| {
        let [entity, attribute, period] = slot;
        FindingRecord { rule, severity: severity.name(), entity, attribute, period, values }
    };
    let expected = |e: &'_ Expected| (e.severity, e.slot.clone(), e.values.clone());
    let missing = test.missing.iter().map(|e| {
        let (severity, slot, values) = expected(e);
        of(e.rule.as_str(), severity, slot, values)
    });
    let unexpected = test
        .unexpected
        .iter()
        .map(|found| of(&*found.rule, found.severity, slot_of(found), Some(found.values())));
    TestRecord {
        name: &test.name,
        path: test.place.path(),
        line,
        column,
        holds: test.holds(),
        missing: missing.collect(),
        unexpected: unexpected.collect(),
    }
}
