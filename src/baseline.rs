//! The baseline: findings that were there when a desk took up gainsay. Only new or graver ones are told.
//!
//! It is a file that a program writes and people read in a diff: sorted, a table for each finding, no
//! lines or paths. A finding is known if it is there word for word, or if it has become no more than it
//! was: as grave or less, and no source in it says what was not noted then.

use std::collections::BTreeSet;
use std::sync::Arc;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table as Written, value};

use crate::decisions::About;
use crate::error::{Error, Errors};
use crate::finding::{Finding, Severity};
use crate::load::form::{Document, Form, Key, Sort, Table};
use crate::span::Text;

/// The name of the file where none is given, beside `rules.toml`.
pub use crate::load::BASELINE_FILE;

/// The version of the file that this program reads and writes.
const VERSION: &str = "1";

/// The form of a baseline.
pub static FILE: Form = Form {
    name: "baseline",
    about: "Findings that are known: only new or graver ones are told.",
    keys: &[
        Key::required("version", Sort::Wording, "the version of the form of this file: 1"),
        Key::optional("finding", Sort::Tables(&FINDING), "the findings, one table each"),
    ],
};

/// The form of a `[[finding]]` table.
pub static FINDING: Form = Form {
    name: "finding",
    about: "A finding that was there.",
    keys: &[
        Key::required("id", Sort::Text, "its id: 12 hexadecimal digits"),
        Key::required("rule", Sort::Text, "its rule"),
        Key::required("entity", Sort::Text, "its entity"),
        Key::required("attribute", Sort::Text, "its attribute"),
        Key::optional("period", Sort::Wording, "its period"),
        Key::optional("scope", Sort::Text, "its scope"),
        Key::optional("modality", Sort::Text, "its modality"),
        Key::required("severity", Sort::Choice(&["error", "warning", "note"]), "how grave it was"),
        Key::optional("values", Sort::List, "\"source: value\", one for each claim"),
    ],
};

/// A finding as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Its rule and slot.
    pub about: About,
    /// Its id.
    pub id: String,
    /// How grave it was.
    pub severity: Severity,
    /// Who said what.
    pub values: BTreeSet<String>,
}

/// The findings of a baseline, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    noted: Vec<Noted>,
}

/// Findings held against a baseline.
#[derive(Debug, Default)]
pub struct Parted {
    /// Those that it does not have, in their order.
    pub new: Vec<Finding>,
    /// Those that it has, in their order.
    pub known: Vec<Finding>,
    /// What it notes and is there no more.
    pub gone: Vec<Noted>,
}

impl Baseline {
    /// Reads a baseline. What is wrong goes to `errors`; of another version nothing is read.
    pub fn read(text: &Arc<Text>, errors: &mut Errors) -> Baseline {
        let document = Document::parse(text, errors);
        let root = document.table(&FILE, errors);
        root.check_required(FILE.name, errors);
        let version = root.text("version");
        if let Some(entry) = version.filter(|entry| entry.value != VERSION) {
            let message = format!("this baseline is of version {}", entry.value);
            errors.push(
                Error::broken("other-version", message, entry.place)
                    .label(format!("this program knows version {VERSION}"))
                    .help("write it anew: `gainsay check --write-baseline`"),
            );
            return Baseline::default();
        }
        let tables = root.forms("finding", &FINDING, errors);
        Baseline { noted: tables.iter().filter_map(noted).collect() }
    }

    /// Whether a text is a baseline, of whatever version.
    pub fn is_one(text: &Arc<Text>) -> bool {
        let mut errors = Errors::new();
        Baseline::read(text, &mut errors);
        errors.into_sorted().iter().all(|error| error.code == "other-version")
    }

    /// The baseline that knows these findings.
    pub fn of(findings: &[Finding]) -> Baseline {
        let mut noted: Vec<Noted> = findings.iter().map(Noted::of).collect();
        noted.sort_by(|a, b| (&a.about, &a.id).cmp(&(&b.about, &b.id)));
        Baseline { noted }
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.noted.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// Parts findings into those that it has and those that it has not.
    pub fn part(&self, findings: Vec<Finding>) -> Parted {
        if self.noted.is_empty() {
            return Parted { new: findings, ..Parted::default() };
        }
        let mut parted = Parted::default();
        let mut met = vec![false; self.noted.len()];
        for finding in findings {
            let now = Noted::of(&finding);
            let shown = (0..finding.groups.len()).all(|group| finding.not_shown(group) == 0);
            let known = self.noted.iter().position(|then| then.id == now.id).or_else(|| {
                self.noted.iter().position(|then| {
                    // Of claims that are not shown nothing can be told but that all are the same.
                    shown && then.about == now.about && now.values.is_subset(&then.values)
                })
            });
            if let Some(index) = known {
                met[index] = true;
            }
            match known.and_then(|index| self.noted.get(index)) {
                Some(then) if now.severity <= then.severity => parted.known.push(finding),
                _ => parted.new.push(finding),
            }
        }
        let gone = self.noted.iter().zip(&met).filter(|(_, met)| !**met);
        parted.gone = gone.map(|(noted, _)| noted.clone()).collect();
        parted
    }

    /// The file that holds it.
    pub fn to_toml(&self) -> String {
        let mut document = DocumentMut::new();
        document.insert("version", value(1));
        let mut tables = ArrayOfTables::new();
        for noted in &self.noted {
            tables.push(noted.table());
        }
        if !tables.is_empty() {
            document.insert("finding", Item::ArrayOfTables(tables));
        }
        format!("{HEAD}{document}")
    }
}

const HEAD: &str = "\
# Findings that were there when this baseline was written: only new or graver ones are told. Written by
# `gainsay check --write-baseline`; `gainsay check --baseline FILE --prune` takes out those that are gone.

";

impl Noted {
    fn of(finding: &Finding) -> Noted {
        Noted {
            about: About::of(finding),
            id: finding.id.clone(),
            severity: finding.severity,
            values: finding.values(),
        }
    }

    fn table(&self) -> Written {
        let mut table = Written::new();
        table.insert("id", value(&self.id));
        for (key, text) in self.about.entries() {
            if let Some(text) = text {
                table.insert(key, value(text));
            }
        }
        table.insert("severity", value(self.severity.name()));
        let mut lines = Array::new();
        for line in &self.values {
            let mut line = toml_edit::Value::from(line);
            line.decor_mut().set_prefix("\n  ");
            lines.push_formatted(line);
        }
        lines.set_trailing("\n");
        lines.set_trailing_comma(true);
        table.insert("values", value(lines));
        table
    }
}

fn noted(table: &Table<'_>) -> Option<Noted> {
    Some(Noted {
        about: About::read(table),
        id: table.text("id")?.value,
        severity: table.choice("severity", Severity::ALL)?,
        values: table.list("values").into_iter().map(|entry| entry.value).collect(),
    })
}
