//! Findings about one claim: what is wrong lies within its source, not between sources.

use std::sync::Arc;

use super::{CheckContext, Rule};
use crate::claims::{Claim, Places};
use crate::finding::{Finding, Group, Member, Slot, fingerprint};
use crate::span::Place;
use crate::value::{Class, Meaning, Value, reading};

/// A claim with what is needed to tell a finding about it.
pub(super) struct About<'a> {
    pub(super) rule: &'a Rule,
    pub(super) context: &'a CheckContext<'a>,
    pub(super) slot: &'a Slot,
    pub(super) claim: &'a Arc<Claim>,
}

impl About<'_> {
    /// The claim as a member of a finding.
    pub(super) fn own(&self) -> Member {
        self.member(Arc::clone(self.claim), reading(&self.claim.value))
    }

    /// A stretch of words as a member of a finding.
    pub(super) fn part(&self, words: &str, place: Place) -> Member {
        let (start, end) = (place.start, place.end);
        let claim = Claim {
            value: Value::new(words, Meaning::Text(words.into())),
            quote: None,
            places: Places {
                text: Arc::clone(&place.text),
                claim: (start, end),
                value: (start, end),
                quote: None,
            },
            ..(**self.claim).clone()
        };
        self.member(Arc::new(claim), words.to_owned())
    }

    fn member(&self, claim: Arc<Claim>, reading: String) -> Member {
        Member {
            claim,
            source: self.context.view.source(&self.claim.source),
            reading,
            group: 0,
            changed: self.context.first.contains(&self.claim.id),
        }
    }

    /// The finding that shows these members, each a side of its own. `None` where the rule is switched off.
    pub(super) fn finding(
        &self,
        class: Class,
        what: &str,
        sides: impl IntoIterator<Item = Member>,
        explanation: Vec<String>,
        help: &str,
    ) -> Option<Finding> {
        let severity = self.rule.severity_of(class)?;
        let mut members: Vec<Member> = sides.into_iter().collect();
        let mut groups = Vec::new();
        for (group, member) in members.iter_mut().enumerate() {
            member.group = group;
            groups.push(Group {
                label: member.claim.value.wording.to_string(),
                claims: 1,
                sources: vec![Arc::clone(&self.claim.source)],
                origins: 1,
            });
        }
        let labels: Vec<&str> = groups.iter().map(|group| group.label.as_str()).collect();
        let mut title = format!("{}: {what}: {}", self.slot, labels.join(" | "));
        if let Some(message) = &self.rule.message {
            title = format!("{message}: {title}");
        }
        let values = members.iter().map(|m| (&*self.claim.source, &*m.reading)).collect();
        Some(Finding {
            id: fingerprint(&self.rule.id, self.slot, values),
            rule: Arc::clone(&self.rule.id),
            kind: self.rule.kind,
            severity,
            confidence: None,
            class,
            title,
            slot: self.slot.clone(),
            groups,
            members,
            explanation,
            help: self.rule.help.clone().unwrap_or_else(|| help.to_owned()),
            again: Some(Arc::default()),
        })
    }
}
