//! Tests of a desk's rules, written as data: claims, and what must be found in them.
//!
//! A rule is code that a desk writes: whoever changes it wants to know that it still finds what it was
//! made for, and keeps silent where it must. A test holds claims with their sources and says which
//! findings the rules must make of them; one that is missing fails it as one that is too many does.

mod form;

pub use form::{Expected, FILE};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::check::{desk, given};
use crate::error::{Error, Errors};
use crate::finding::Finding;
use crate::load::{self, TESTS_FILE};
use crate::rules::{Desk, Rule};
use crate::span::Place;
use crate::value::Class;

/// Which tests to try.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files and folders of tests; `tests.toml` beside the nearest rules file if empty.
    pub paths: Vec<PathBuf>,
    /// The rules file; that nearest to each file of tests if `None`.
    pub config: Option<PathBuf>,
    /// Only tests whose name holds this.
    pub only: Option<String>,
}

/// What came of some tests.
#[derive(Debug, Default)]
pub struct Tried {
    /// Each test, in the order of files and places.
    pub tests: Vec<Outcome>,
    /// The desk's own rules that no test expects anything of, sorted.
    pub untested: BTreeSet<String>,
    /// Problems with the input, sorted.
    pub errors: Vec<Error>,
}

/// What came of one test.
#[derive(Debug)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// Where its name stands.
    pub place: Place,
    /// The findings that were expected and not made.
    pub missing: Vec<Expected>,
    /// The findings that were made and not expected.
    pub unexpected: Vec<Finding>,
    /// How many findings were expected and made.
    pub met: usize,
}

impl Outcome {
    /// Whether everything expected was found, and nothing else.
    pub fn holds(&self) -> bool {
        self.missing.is_empty() && self.unexpected.is_empty()
    }
}

/// Tries the tests. What cannot be read is told, and the others are tried.
pub fn test(options: &Options) -> Tried {
    let mut errors = Errors::new();
    let mut tried = Tried::default();
    // Each rules file is read once, however many files of tests it has.
    let mut desks: BTreeMap<Option<PathBuf>, (Desk, BTreeSet<String>)> = BTreeMap::new();
    for path in files(options, &mut errors) {
        let Some(text) = load::read(&path, &mut errors) else { continue };
        let config = options.config.clone().or_else(|| load::find_rules(folder(&path)));
        let (desk, named) = desks.entry(config.clone()).or_insert_with(|| {
            let (desk, _) = desk(config.as_deref(), &mut errors);
            (desk, BTreeSet::new())
        });
        for test in form::read(&text, desk, &mut errors) {
            named.extend(test.expected.iter().map(|expected| expected.rule.clone()));
            if options.only.as_ref().is_some_and(|part| !test.name.contains(part)) {
                continue;
            }
            tried.tests.push(one(test, desk, config.as_deref(), &mut errors));
        }
    }
    for (desk, named) in desks.values() {
        let own = desk.rules.iter().filter(|rule| is_own(rule));
        tried.untested.extend(own.map(|rule| rule.id.to_string()).filter(|id| !named.contains(id)));
    }
    if tried.tests.is_empty() && errors.is_empty() {
        errors.push(nothing_to_test(options));
    }
    tried.errors = errors.into_sorted();
    tried
}

/// The folder in which a file lies.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn files(options: &Options, errors: &mut Errors) -> Vec<PathBuf> {
    if !options.paths.is_empty() {
        return load::find_tests(&options.paths, errors);
    }
    let rules = options.config.clone().or_else(|| load::find_rules(Path::new(".")));
    let beside =
        rules.map_or_else(|| PathBuf::from(TESTS_FILE), |path| path.with_file_name(TESTS_FILE));
    if beside.exists() { vec![beside] } else { Vec::new() }
}

fn nothing_to_test(options: &Options) -> Error {
    let message = match (&options.only, options.paths.is_empty()) {
        (Some(part), _) => format!("nothing to test: no test has `{part}` in its name"),
        (None, true) => format!("nothing to test: there is no {TESTS_FILE} beside rules.toml"),
        (None, false) => String::from("nothing to test: no test under these paths"),
    };
    let help =
        "a test is a [[test]] table with claims and `expect`: `gainsay schema tests` describes it";
    Error::usage("nothing-to-check", message).help(help)
}

/// Whether a rule is the desk's own and in use.
fn is_own(rule: &Rule) -> bool {
    let in_use =
        [Class::Contradiction, Class::Tension].iter().any(|&c| rule.severity_of(c).is_some());
    in_use && !rule.declared_in.starts_with('<')
}

fn one(test: form::Test, desk: &Desk, rules: Option<&Path>, errors: &mut Errors) -> Outcome {
    let mut found = given(test.given, desk, rules, errors);
    found.retain(|finding| {
        let names = |name: &String| *name == *finding.rule || name == finding.kind;
        test.rules.is_empty() || test.rules.iter().any(names)
    });
    // What says more is looked for first, so that what says less takes what is left.
    let mut expected = test.expected;
    expected
        .sort_by_key(|e| std::cmp::Reverse((e.values.is_some(), e.slot.iter().flatten().count())));
    let mut met = 0;
    let mut missing = Vec::new();
    for expected in expected {
        match found.iter().position(|finding| expected.is_met_by(finding)) {
            Some(at) => {
                found.remove(at);
                met += 1;
            }
            None => missing.push(expected),
        }
    }
    Outcome { name: test.name, place: test.place, missing, unexpected: found, met }
}

impl Expected {
    /// Whether a finding is this one.
    pub fn is_met_by(&self, finding: &Finding) -> bool {
        self.is_of_rule(finding)
            && self.severity == finding.severity
            && self.slot.iter().zip(slot_of(finding)).all(|(wanted, there)| {
                wanted.as_ref().is_none_or(|wanted| there.as_ref() == Some(wanted))
            })
            && self.values.as_ref().is_none_or(|values| *values == finding.values())
    }

    /// Whether a finding is of its rule or kind.
    pub fn is_of_rule(&self, finding: &Finding) -> bool {
        self.rule == *finding.rule || self.rule == finding.kind
    }
}

/// The entity, the attribute and the period of a finding, as tests name them.
pub fn slot_of(finding: &Finding) -> [Option<String>; 3] {
    let slot = &finding.slot;
    [
        Some(slot.entity.to_string()),
        Some(slot.attribute.to_string()),
        slot.period.as_ref().map(ToString::to_string),
    ]
}
