//! Two checks held against each other: which findings appeared, which went, which changed.
//!
//! What is compared is the JSON of `gainsay check`, so that a check of last month can be compared with
//! one of today without the claims of last month.

mod write;

pub use write::{write_json, write_text};

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::decisions::changes;

/// The version of the JSON that is read.
const VERSION: u64 = 1;

/// What a check found, as far as it matters here.
#[derive(Clone, Debug, Deserialize)]
pub struct Found {
    findings: Vec<Record>,
    #[serde(default)]
    problems: Vec<serde::de::IgnoredAny>,
}

/// A finding.
#[derive(Clone, Debug, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Its rule.
    pub rule: String,
    /// How grave it is.
    pub severity: String,
    /// One line that says it all.
    pub title: String,
    slot: SlotRecord,
    members: Vec<MemberRecord>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct SlotRecord {
    entity: String,
    attribute: String,
    period: Option<String>,
    scope: Option<String>,
    modality: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct MemberRecord {
    source: String,
    value: String,
}

impl Record {
    fn values(&self) -> BTreeSet<String> {
        self.members.iter().map(|m| format!("{}: {}", m.source, m.value)).collect()
    }

    fn key(&self) -> (&str, &SlotRecord) {
        (&self.rule, &self.slot)
    }
}

/// A finding of both checks that is no longer the same.
#[derive(Clone, Debug)]
pub struct Changed {
    /// As it was.
    pub before: Record,
    /// As it is.
    pub after: Record,
    /// What has changed, a phrase each.
    pub changes: Vec<String>,
}

/// What differs between two checks.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// Findings of the later check alone.
    pub appeared: Vec<Record>,
    /// Findings of the earlier check alone.
    pub went: Vec<Record>,
    /// Findings of both, about one thing, with other values or of other severity.
    pub changed: Vec<Changed>,
    /// How many findings are the same in both.
    pub same: usize,
    /// What makes the comparison less than certain, a sentence each.
    pub notices: Vec<String>,
}

/// Reads the JSON of a check.
///
/// # Errors
/// In words: what was expected instead.
pub fn read(text: &str) -> Result<Found, String> {
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|error| format!("is no JSON: {error}"))?;
    match value.get("version") {
        None => {
            return Err(String::from("is not what `gainsay check --output-format json` writes"));
        }
        Some(version) if version.as_u64() == Some(VERSION) => {}
        Some(version) => {
            return Err(format!(
                "is of version {version}, and this program reads version {VERSION}"
            ));
        }
    }
    serde_json::from_value(value).map_err(|error| {
        format!("is not what `gainsay check --output-format json` writes: {error}")
    })
}

/// Holds an earlier check against a later one. A finding is known again by its id, else by its rule
/// and slot.
pub fn difference(before: &Found, after: &Found) -> Difference {
    let mut difference = Difference::default();
    for (name, found) in [("earlier", before), ("later", after)] {
        if !found.problems.is_empty() {
            let count = found.problems.len();
            let problems = if count == 1 { "problem" } else { "problems" };
            difference.notices.push(format!(
                "the {name} check could not read everything, so it may lack findings ({count} {problems})"
            ));
        }
    }
    let ids: BTreeSet<&str> = after.findings.iter().map(|f| f.id.as_str()).collect();
    let (with_id, rest): (Vec<&Record>, Vec<&Record>) =
        before.findings.iter().partition(|f| ids.contains(f.id.as_str()));
    let with_id: BTreeMap<&str, &Record> =
        with_id.into_iter().map(|f| (f.id.as_str(), f)).collect();
    // What is left of the earlier check, by rule and slot, in its order.
    let mut by_key: BTreeMap<(&str, &SlotRecord), Vec<&Record>> = BTreeMap::new();
    for record in rest.iter().rev() {
        by_key.entry(record.key()).or_default().push(record);
    }
    for record in &after.findings {
        let then = match with_id.get(record.id.as_str()) {
            Some(then) => Some(*then),
            None => by_key.get_mut(&record.key()).and_then(Vec::pop),
        };
        let Some(then) = then else {
            difference.appeared.push(record.clone());
            continue;
        };
        let mut changed = Vec::new();
        if then.severity != record.severity {
            changed.push(format!("{} before, {} now", then.severity, record.severity));
        }
        if then.id != record.id {
            let noted: Vec<String> = then.values().into_iter().collect();
            changed.extend(changes(&noted, &record.values()));
        }
        if changed.is_empty() {
            difference.same += 1;
        } else {
            let (before, after) = (then.clone(), record.clone());
            difference.changed.push(Changed { before, after, changes: changed });
        }
    }
    let left: BTreeSet<&str> = by_key.into_values().flatten().map(|f| f.id.as_str()).collect();
    difference.went = rest.into_iter().filter(|f| left.contains(f.id.as_str())).cloned().collect();
    difference
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(findings: &[(&str, &str, &str, &str)]) -> Found {
        let record = |(id, severity, entity, values): &(&str, &str, &str, &str)| {
            let members: Vec<serde_json::Value> = values
                .split(" | ")
                .filter_map(|value| value.split_once(": "))
                .map(|(source, value)| serde_json::json!({"source": source, "value": value}))
                .collect();
            serde_json::json!({"id": id, "rule": "r", "severity": severity, "title": entity,
                "slot": {"entity": entity, "attribute": "a"}, "members": members})
        };
        let findings: Vec<_> = findings.iter().map(record).collect();
        read(&serde_json::json!({"version": 1, "findings": findings}).to_string()).unwrap()
    }

    #[test]
    fn findings_are_known_again_by_id_or_by_slot() {
        let before = found(&[
            ("1", "error", "Acme", "a: $1 | b: $2"),
            ("2", "error", "Globex", "a: $1 | b: $2"),
            ("3", "warning", "Initech", "a: $1 | b: $2"),
            ("4", "error", "Hooli", "a: $1 | b: $2"),
        ]);
        let after = found(&[
            ("1", "error", "Acme", "a: $1 | b: $2"),
            ("5", "error", "Globex", "a: $1 | b: $3"),
            ("3", "error", "Initech", "a: $1 | b: $2"),
            ("6", "error", "Umbrella", "a: $1 | b: $2"),
        ]);
        let difference = difference(&before, &after);
        let ids = |records: &[Record]| records.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&difference.appeared), ["6"]);
        assert_eq!(ids(&difference.went), ["4"]);
        assert_eq!(difference.same, 1);
        let changes: Vec<String> =
            difference.changed.iter().map(|c| c.changes.join("; ")).collect();
        assert_eq!(changes, ["b now says “$3”, no longer “$2”", "warning before, error now"]);
    }

    #[test]
    fn what_is_no_check_is_said_to_be_none() {
        for (text, expected) in [
            ("{", "is no JSON"),
            ("{}", "is not what `gainsay check"),
            ("{\"version\":2}", "is of version 2, and this program reads version 1"),
            ("{\"version\":1,\"findings\":[{}]}", "missing field"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
