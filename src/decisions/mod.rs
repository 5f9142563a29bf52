//! Decisions: people's recorded words on findings, kept in `decisions.toml` beside the rules.
//!
//! A decision names a finding by its fingerprint, which covers the rule, the slot, the sources and
//! their values. So a decision never has to be taken back by hand: when a source changes its value
//! the finding gets another fingerprint, and what was decided of the old one no longer holds. Beside
//! the fingerprint stand the rule, the slot and the values in words: a value that is worded in another way is another
//! one to whoever decided, however it is read, and by these a finding that is open again is known for the one that was
//! decided, and what has changed since is told.

mod lapse;
mod settle;
mod write;

pub use lapse::{Lapsed, changes};
pub use settle::Settled;
pub use write::{Recorded, Word, record, without};

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::claims::Modality;
use crate::error::{Error, Errors};
use crate::finding::Finding;
use crate::load::form::{Document, Entry, Form, Key, Sort, Table};
use crate::rules::ALIGNED;
use crate::span::{Place, Text};
use crate::value::Day;

/// The name of the file, beside `rules.toml`.
pub use crate::load::DECISIONS_FILE;

/// The form of `decisions.toml`.
pub static FILE: Form = Form {
    name: "decisions file",
    about: "What people decided about findings.",
    keys: &[Key::optional("decision", Sort::Tables(&DECISION), "the decisions, one table each")],
};

/// The form of a `[[decision]]` table.
pub static DECISION: Form = Form {
    name: "decision",
    about: "A person's word on a finding. It lapses by itself when a value of the finding is worded or read in another way, when \
            its period, scope or modality changes, or when another value joins or one goes.",
    keys: &[
        Key::required("finding", Sort::Text, "the id of the finding: 12 hexadecimal digits"),
        Key::optional("rule", Sort::Text, "the rule of the finding"),
        Key::optional("entity", Sort::Text, "the entity of the finding"),
        Key::optional("attribute", Sort::Text, "the attribute of the finding"),
        Key::optional("period", Sort::Wording, "the period of the finding"),
        Key::optional("scope", Sort::Text, "the scope of the finding"),
        Key::optional("modality", Sort::Text, "the modality of the finding"),
        Key::optional(
            "values",
            Sort::List,
            "what was decided about: \"source: value\", one for each claim; tells what has changed when it lapses",
        ),
        Key::optional(
            "paths",
            Sort::List,
            "what was read when it was decided, where that was not the claims of the desk: `decide -p`",
        ),
        Key::required(
            "verdict",
            Sort::Choice(&["accepted", "corrected", "both-right"]),
            "accepted: known, and left as it is; corrected: the text was put right; both-right: no conflict at all",
        ),
        Key::required("reason", Sort::Text, "why, in a sentence that a colleague understands"),
        Key::required("by", Sort::Text, "who decided"),
        Key::required("date", Sort::Wording, "the day of the decision: 2025-07-31"),
        Key::optional(
            "until",
            Sort::Wording,
            "the last day on which it holds; for ever if left out",
        ),
    ],
};

/// What a person said of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The conflict is known and left as it is.
    Accepted,
    /// What was published has been put right.
    Corrected,
    /// Both sides can stand: it is no conflict.
    BothRight,
}

impl Verdict {
    /// All verdicts with their names in files.
    pub const ALL: &'static [(&'static str, Verdict)] = &[
        ("accepted", Verdict::Accepted),
        ("corrected", Verdict::Corrected),
        ("both-right", Verdict::BothRight),
    ];

    /// The name in files.
    pub fn name(self) -> &'static str {
        Verdict::ALL.iter().find(|(_, v)| *v == self).map_or("accepted", |(name, _)| name)
    }
}

/// The rule and the slot of a finding, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// The entity, by its declared name.
    pub entity: Option<String>,
    /// The id of the attribute.
    pub attribute: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The scope.
    pub scope: Option<String>,
    /// The modality, where it is not `actual`.
    pub modality: Option<String>,
    /// The id of the rule.
    pub rule: Option<String>,
}

impl About {
    /// Those of a finding.
    pub fn of(finding: &Finding) -> About {
        let slot = &finding.slot;
        let modality = (slot.modality != Modality::Actual).then(|| slot.modality.to_string());
        About {
            entity: Some(slot.entity.to_string()),
            attribute: Some(slot.attribute.to_string()),
            period: slot.period.as_ref().map(ToString::to_string),
            scope: slot.scope.as_ref().map(ToString::to_string),
            modality,
            rule: Some(finding.rule.to_string()),
        }
    }

    /// Those that a table of a file notes.
    pub(crate) fn read(table: &Table<'_>) -> About {
        let text = |key: &str| table.text(key).map(|entry| entry.value);
        About {
            entity: text("entity"),
            attribute: text("attribute"),
            period: text("period"),
            scope: text("scope"),
            modality: text("modality"),
            rule: text("rule"),
        }
    }

    /// Each with its key in the file, in the order in which they are written.
    pub(crate) fn entries(&self) -> [(&'static str, &Option<String>); 6] {
        [
            ("rule", &self.rule),
            ("entity", &self.entity),
            ("attribute", &self.attribute),
            ("period", &self.period),
            ("scope", &self.scope),
            ("modality", &self.modality),
        ]
    }

    /// Whether enough is noted to know a finding by it.
    fn is_enough(&self) -> bool {
        self.rule.is_some() && self.entity.is_some() && self.attribute.is_some()
    }
}

/// "Acme, capex, 2025": as far as it is noted.
impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noted = self.entries().into_iter().skip(1).filter_map(|(_, text)| text.as_deref());
        f.write_str(&noted.collect::<Vec<_>>().join(", "))
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The id of the finding that it is about.
    pub finding: String,
    /// Which rule and slot it is about, as far as they are noted.
    pub about: About,
    /// What was decided about: "source: value".
    pub values: Vec<String>,
    /// What was read when it was decided; nothing where that was the claims of the desk.
    pub paths: Vec<String>,
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// On which day.
    pub date: Day,
    /// The last day on which it holds.
    pub until: Option<Day>,
    /// Where the id of the finding stands.
    pub place: Place,
}

impl Decision {
    /// Whether a finding says in words what was decided about, as far as that is noted and shown. Another wording may be
    /// read as the one before, and is another thing for a person.
    fn says_the_same(&self, finding: &Finding) -> bool {
        let is_shown = |group| finding.not_shown(group) == 0;
        if self.values.is_empty() || !(0..finding.groups.len()).all(is_shown) {
            return true;
        }
        let noted: BTreeSet<&str> = self.values.iter().map(String::as_str).collect();
        finding.values().iter().map(String::as_str).eq(noted)
    }

    /// Whether its finding may be one that the claims of the desk alone do not have: it was come upon elsewhere, it is of a
    /// kind that needs no rule, or it names a source that is none of theirs.
    pub fn is_of_others(&self, is_source: impl Fn(&str) -> bool) -> bool {
        let is_aligned = |rule: &String| ALIGNED.iter().any(|meta| meta.name == rule);
        let names = |line: &String| line.split_once(": ").is_none_or(|(id, _)| is_source(id));
        !self.paths.is_empty()
            || self.about.rule.as_ref().is_some_and(is_aligned)
            || !self.values.iter().all(names)
    }

    /// Whether its last day is over.
    pub fn is_over(&self, today: Day) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Which decision it is: "decisions.toml:2: the decision on 3f9ac21b04de (Acme, capex)".
    fn name(&self) -> String {
        let about = match self.about.to_string() {
            nothing if nothing.is_empty() => nothing,
            about => format!(" ({about})"),
        };
        let line = self.place.line_column().0;
        format!("{}:{line}: the decision on {}{about}", self.place.path(), self.finding)
    }

    /// Why its finding is open again.
    fn is_over_sentence(&self) -> String {
        format!("A decision on it is over: {}", self.in_words())
    }

    /// The decision in a line: "accepted by Jane Doe on 2025-07-31: the figure was revised".
    pub fn in_words(&self) -> String {
        let until = self.until.map(|day| format!(", until {day}")).unwrap_or_default();
        format!("{} by {} on {}{until}: {}", self.verdict.name(), self.by, self.date, self.reason)
    }
}

/// The decisions of a desk, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    decisions: Vec<Decision>,
}

impl Decisions {
    /// Reads a decisions file. What is wrong goes to `errors`, and that decision is left out.
    pub fn read(text: &Arc<Text>, errors: &mut Errors) -> Decisions {
        let document = Document::parse(text, errors);
        let root = document.table(&FILE, errors);
        let tables = root.forms("decision", &DECISION, errors);
        Decisions { decisions: tables.iter().filter_map(|table| read(table, errors)).collect() }
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter()
    }
}

/// The decision that a table holds; `None`, with errors, where something in it is wrong.
fn read(table: &Table<'_>, errors: &mut Errors) -> Option<Decision> {
    let finding = table.text("finding").and_then(|entry| fingerprint(entry, errors));
    let mut day = |key: &str| match table.text(key) {
        Some(entry) => day_of(&entry, errors).map(Some),
        None => Some(None),
    };
    let (date, until) = (day("date"), day("until"));
    let text = |key: &str| table.text(key).map(|entry| entry.value);
    let list = |key: &str| table.list(key).into_iter().map(|entry| entry.value).collect();
    let reason = table.text("reason").and_then(|entry| said(entry, errors));
    let finding = finding?;
    Some(Decision {
        finding: finding.value,
        place: finding.place,
        about: About::read(table),
        values: list("values"),
        paths: list("paths"),
        verdict: table.choice("verdict", Verdict::ALL)?,
        reason: reason?,
        by: text("by")?,
        date: date??,
        until: until?,
    })
}

/// How many digits the id of a finding has.
const DIGITS: usize = 12;

fn fingerprint(entry: Entry, errors: &mut Errors) -> Option<Entry> {
    let hexadecimal = entry.value.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if hexadecimal && entry.value.len() == DIGITS {
        return Some(entry);
    }
    let message = format!("`{}` is not the id of a finding", entry.value);
    errors.push(
        Error::broken("no-finding-id", message, entry.place)
            .label("not 12 hexadecimal digits")
            .help("`gainsay check` shows the id at the head of each finding"),
    );
    None
}

fn day_of(entry: &Entry, errors: &mut Errors) -> Option<Day> {
    if let Some(day) = iso_day(&entry.value) {
        return Some(day);
    }
    errors.push(
        Error::broken(
            "unreadable-date",
            format!("`{}` is no day of the calendar", entry.value),
            entry.place.clone(),
        )
        .label("not understood")
        .help("write year, month and day: 2025-07-31"),
    );
    None
}

/// The day written as year, month and day, with all its noughts; `None` where there is no such day.
///
/// ```
/// use gainsay::decisions::iso_day;
/// assert_eq!(iso_day("2025-07-31").map(|day| day.to_string()).as_deref(), Some("2025-07-31"));
/// assert_eq!(iso_day("2025-02-30"), None);
/// assert_eq!(iso_day("31 July 2025"), None);
/// ```
pub fn iso_day(text: &str) -> Option<Day> {
    let day = Day::parse_from_str(text, "%Y-%m-%d").ok()?;
    (day.format("%Y-%m-%d").to_string() == text).then_some(day)
}

/// A reason that says something.
fn said(entry: Entry, errors: &mut Errors) -> Option<String> {
    if entry.value.trim().is_empty() {
        errors.push(
            Error::broken("missing-reason", "a decision needs a reason", entry.place)
                .label("empty")
                .help("say in a sentence why, for the colleague who reads it in a year"),
        );
        return None;
    }
    Some(entry.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Severity, Slot};
    use crate::value::Class;

    fn finding(id: &str) -> Finding {
        about(id, "Acme")
    }

    /// A finding with this id about this entity: also for the tests of what is written.
    pub(super) fn about(id: &str, entity: &str) -> Finding {
        let slot = Slot {
            entity: entity.into(),
            attribute: "staff".into(),
            label: "staff".into(),
            period: None,
            scope: None,
            modality: Default::default(),
        };
        Finding {
            id: id.to_owned(),
            rule: "staff-agree".into(),
            kind: "agree",
            severity: Severity::Error,
            confidence: None,
            class: Class::Contradiction,
            title: String::new(),
            slot,
            groups: Vec::new(),
            members: Vec::new(),
            explanation: Vec::new(),
            help: String::new(),
            again: Some(Arc::default()),
        }
    }

    fn decisions(toml: &str) -> (Decisions, Vec<String>) {
        let mut errors = Errors::new();
        let decisions = Decisions::read(&Text::whole("decisions.toml", toml), &mut errors);
        (decisions, errors.into_sorted().iter().map(ToString::to_string).collect())
    }

    fn table(id: &str, rest: &str) -> String {
        format!(
            "[[decision]]\nfinding = \"{id}\"\nverdict = \"accepted\"\nreason = \"Known.\"\nby = \"Jane Doe\"\ndate = 2025-07-01\n{rest}\n"
        )
    }

    #[test]
    fn a_decision_settles_its_finding_until_its_last_day() {
        let text = table("aaaaaaaaaaaa", "until = 2025-07-31") + &table("bbbbbbbbbbbb", "");
        let (decisions, slips) = decisions(&text);
        assert_eq!(slips, [""; 0]);
        for (today, open, over) in [
            (iso_day("2025-07-31"), vec!["cccccccccccc"], 0),
            (iso_day("2025-08-01"), vec!["aaaaaaaaaaaa", "cccccccccccc"], 1),
            (None, vec!["cccccccccccc"], 0),
        ] {
            let settled =
                decisions.settle(vec![finding("aaaaaaaaaaaa"), finding("cccccccccccc")], today);
            let ids: Vec<&str> = settled.open.iter().map(|f| f.id.as_str()).collect();
            assert_eq!(ids, open, "{today:?}");
            assert_eq!(settled.over.len(), over, "{today:?}");
            assert_eq!(settled.unmatched.len(), 1, "{today:?}");
        }
    }

    #[test]
    fn other_values_than_those_noted_are_another_thing() {
        let id = "aaaaaaaaaaaa";
        let (decisions, _) = decisions(&table(id, "values = [\"post: 58 metres\"]"));
        let settled = decisions.settle(vec![finding(id)], None);
        assert_eq!((settled.open.len(), settled.lapsed.len()), (1, 1));
        assert!(settled.notices(true, |_| true)[0].contains("post no longer says “58 metres”"));
    }

    #[test]
    fn what_claims_alone_may_not_have_is_known() {
        for (lines, of_others) in [
            ("rule = \"staff-agree\"\nvalues = [\"post: 58 metres\"]", false),
            ("rule = \"staff-agree\"\nvalues = [\"echo: 58 metres\"]", true),
            ("rule = \"staff-agree\"\npaths = [\"articles\"]", true),
            ("rule = \"figure\"\nvalues = [\"post: 58 metres\"]", true),
            ("", false),
        ] {
            let (decisions, slips) = decisions(&table("aaaaaaaaaaaa", lines));
            assert_eq!(slips, [""; 0]);
            let is = decisions.iter().all(|decision| decision.is_of_others(|id| id == "post"));
            assert_eq!(is, of_others, "{lines}");
        }
    }

    #[test]
    fn a_later_decision_takes_the_place_of_one_that_is_over() {
        let over = table("aaaaaaaaaaaa", "until = 2025-07-31");
        let (decisions, _) = decisions(&(over.clone() + &table("aaaaaaaaaaaa", "")));
        let settled = decisions.settle(vec![finding("aaaaaaaaaaaa")], iso_day("2026-01-01"));
        assert_eq!((settled.settled.len(), settled.over.len()), (1, 0));
    }

    #[test]
    fn every_slip_is_said_and_the_others_are_read() {
        let text = table("aaaaaaaaaaaa", "untill = 2025-07-31")
            + &table("ABC", "")
            + &table("bbbbbbbbbbbb", "until = \"next week\"")
            + "[[decision]]\nfinding = \"cccccccccccc\"\nverdict = \"acepted\"\nreason = \" \"\nby = \"Jane Doe\"\ndate = \"2025-2-3\"\n"
            + "[[decision]]\nfinding = \"dddddddddddd\"\nverdict = \"both-right\"\nby = \"Jane Doe\"\ndate = 2025-07-01\n";
        let (decisions, slips) = decisions(&text);
        let expected = [
            "decisions.toml:7:1: unknown key `untill` in a decision (did you mean `until`?)",
            "decisions.toml:9:12: `ABC` is not the id of a finding",
            "decisions.toml:21:10: `next week` is no day",
            "decisions.toml:24:12: `verdict` cannot be `acepted` (did you mean `accepted`?",
            "decisions.toml:25:11: a decision needs a reason",
            "decisions.toml:27:9: `2025-2-3` is no day",
            "decisions.toml:28:1: a decision needs `reason`",
        ];
        assert_eq!(slips.len(), expected.len(), "{slips:#?}");
        for (slip, start) in slips.iter().zip(expected) {
            assert!(slip.starts_with(start), "{slip}");
        }
        let read: Vec<&str> = decisions.iter().map(|d| d.finding.as_str()).collect();
        assert_eq!(read, ["aaaaaaaaaaaa"]);
    }
}
