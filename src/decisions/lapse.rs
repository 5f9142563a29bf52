//! Decisions that lapsed: the finding is open again, and what has changed in it since.

use std::collections::{BTreeMap, BTreeSet};

use super::Decision;
use crate::finding::Finding;

/// A decision on an earlier state of a finding that is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapsed {
    /// The decision.
    pub decision: Decision,
    /// The id that the finding has now.
    pub finding: String,
    /// What has changed since, a phrase each. Never empty.
    pub changes: Vec<String>,
}

impl Lapsed {
    /// What became of a decision's finding.
    pub(super) fn new(decision: &Decision, finding: &Finding) -> Lapsed {
        let changes = changes(&decision.values, &finding.values());
        Lapsed { decision: decision.clone(), finding: finding.id.clone(), changes }
    }

    /// What a person who decided once should know.
    pub(super) fn notice(&self) -> String {
        format!(
            "{} has lapsed: {}; its finding is open again as {}",
            self.decision.name(),
            self.changes.join("; "),
            self.finding
        )
    }

    /// The same for the explanation of the finding.
    pub(super) fn sentence(&self) -> String {
        format!(
            "A decision on it has lapsed, because {} ({}).",
            self.changes.join("; "),
            self.decision.in_words()
        )
    }
}

/// What differs between the values noted ("source: value") and those of today, a phrase for each source.
pub fn changes(noted: &[String], now: &BTreeSet<String>) -> Vec<String> {
    let noted: BTreeSet<&str> = noted.iter().map(String::as_str).collect();
    if noted.is_empty() {
        return vec![String::from("its claims have changed")];
    }
    let mut sources: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
    let parted = |line: &'_ str| line.split_once(": ").map(|(s, v)| (s.len(), format!("“{v}”")));
    for line in noted.iter().filter(|line| !now.contains(**line)) {
        let (end, value) = parted(line).unwrap_or((line.len(), String::new()));
        sources.entry(line.get(..end).unwrap_or(line)).or_default().0.push(value);
    }
    for line in now.iter().filter(|line| !noted.contains(line.as_str())) {
        let (end, value) = parted(line).unwrap_or((line.len(), String::new()));
        sources.entry(line.get(..end).unwrap_or(line)).or_default().1.push(value);
    }
    if sources.is_empty() {
        return vec![String::from("its values are read in another way than before")];
    }
    let told = |(source, (before, after)): (&str, (Vec<String>, Vec<String>))| match (
        before.is_empty(),
        after.is_empty(),
    ) {
        (false, false) => {
            format!("{source} now says {}, no longer {}", after.join(", "), before.join(", "))
        }
        (true, _) => format!("{source} joined in with {}", after.join(", ")),
        (_, true) => format!("{source} no longer says {}", before.join(", ")),
    };
    sources.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_by_source() {
        let lines = |text: &str| text.split(" | ").map(str::to_owned).collect::<Vec<_>>();
        for (noted, now, expected) in [
            ("a: $1 | b: $2", "a: $1 | b: $3", "b now says “$3”, no longer “$2”"),
            ("a: $1 | b: $2", "a: $1 | b: $2 | c: $2", "c joined in with “$2”"),
            ("a: $1 | b: $2 | c: $2", "a: $1 | b: $2", "c no longer says “$2”"),
            ("a: $1", "a: $1", "its values are read in another way than before"),
        ] {
            let now: BTreeSet<String> = lines(now).into_iter().collect();
            assert_eq!(changes(&lines(noted), &now).join("; "), expected);
        }
        assert_eq!(changes(&[], &BTreeSet::new()), ["its claims have changed"]);
    }
}
