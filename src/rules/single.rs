//! # What must hold
//! A slot that can hold one value at a time holds one.
//!
//! # Why it matters
//! Nobody heads two rival companies on one day, and a company has one headquarters. Of two posts
//! given for one person one is usually stale.
//!
//! # Example
//! "chief executive of Globex" in one article and "Initech's finance chief" in another of the same week.
//!
//! # Options
//! `attribute` or `attributes`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agree::clashes;
use super::build::{Clash, Compared};
use super::config::attributes_option;
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::{Claim, Modality};
use crate::error::Errors;
use crate::finding::Finding;
use crate::graph::archive::Beyond;
use crate::graph::{SlotClaims, compare};
use crate::load::form::{Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::Vocabulary;
use crate::value::{Class, Period, Value};

/// The kind `single`.
pub(super) struct Single;

static META: Meta = Meta {
    name: "single",
    holds: "a slot that can hold one value at a time holds one: a post, a name, a place, a date",
    why: "Of two posts at two organizations that sources give one person at one time, one is stale or wrong. Two posts \
          at one organization, or at a part of it, are a tension. Where one source is certainly later than the other \
          and the attribute changes over time, the value may simply have changed: said as such, newest named.",
    example: "[[rule]]\nid = \"one-post\"\nkind = \"single\"\nattribute = \"role\"\n\n\
              One source: Jane Doe, role: \"chief executive of Globex\"\nAnother:    Jane Doe, role: \"Initech's finance chief\"\n\
              Found:      two posts at two organizations, and neither source is certainly later.",
    options: &[
        Key::optional("attribute", Sort::Text, "the attribute"),
        Key::optional("attributes", Sort::List, "several attributes"),
    ],
};

impl Kind for Single {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn read(
        &self,
        table: &Table<'_>,
        vocabulary: &Vocabulary,
        errors: &mut Errors,
    ) -> Option<Box<dyn Check>> {
        let attributes = attributes_option(table, vocabulary, errors)?;
        if attributes.is_empty() {
            errors.push(
                crate::error::Error::broken(
                    "missing-key",
                    "a rule of kind `single` needs `attribute`",
                    table.place(),
                )
                .label("which attribute can hold one value only?")
                .help("`attribute`: the id of an attribute, or `attributes` for several"),
            );
            return None;
        }
        Some(Box::new(SingleCheck { attributes }))
    }
}

#[derive(Debug)]
struct SingleCheck {
    attributes: Vec<Arc<str>>,
}

impl Check for SingleCheck {
    fn attributes(&self) -> Option<Vec<&str>> {
        Some(self.attributes.iter().map(|id| &**id).collect())
    }

    fn compared(&self, claim: &Claim, _: &Vocabulary) -> Option<Value> {
        self.attributes.contains(&claim.attribute).then(|| claim.value.clone())
    }

    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>) {
        let mut lives: BTreeMap<(&str, &str, Option<&str>, Modality), Vec<&SlotClaims>> =
            BTreeMap::new();
        for slot in context.view.slots().filter(|s| self.attributes.contains(&s.slot.attribute)) {
            found.extend(clashes(rule, META.name, &slot.slot, compared(&slot.claims), context));
            let key = &slot.slot;
            lives
                .entry((&key.entity, &key.attribute, key.scope.as_deref(), key.modality))
                .or_default()
                .push(slot);
        }
        for slots in lives.values() {
            across_periods(rule, slots, context, found);
        }
    }

    fn is_content_with_common_possibility(&self, _attribute: &Attribute) -> bool {
        true
    }

    fn beyond(&self, _attribute: &str) -> Vec<Beyond> {
        vec![Beyond::Periods]
    }
}

fn compared(claims: &[Arc<Claim>]) -> Vec<Compared> {
    claims
        .iter()
        .map(|claim| Compared { claim: Arc::clone(claim), value: claim.value.clone() })
        .collect()
}

/// How many periods of one thing are held against each other.
const PERIODS: usize = 32;

/// Slots of one thing whose periods overlap without being the same: what holds in March holds at some
/// time of the year. Never more than a tension, because it may have changed within the longer period.
fn across_periods(
    rule: &Rule,
    slots: &[&SlotClaims],
    context: &CheckContext<'_>,
    found: &mut Vec<Finding>,
) {
    let dated: Vec<(&Period, &SlotClaims)> = slots
        .iter()
        .filter_map(|slot| Some((slot.slot.period.as_ref()?, *slot)))
        .take(PERIODS)
        .collect();
    for (i, (period, slot)) in dated.iter().enumerate() {
        for (other_period, other) in dated.iter().skip(i + 1) {
            let vague =
                matches!(period, Period::Vague(_)) || matches!(other_period, Period::Vague(_));
            if vague || !period.days().meets(&other_period.days()) {
                continue;
            }
            let both: Vec<Arc<Claim>> = slot.claims.iter().chain(&other.claims).cloned().collect();
            let both = compared(&both);
            let gravest = |claims: &[Compared]| {
                let values: Vec<&Value> = claims.iter().map(|c| &c.value).collect();
                compare(&values).into_iter().max_by_key(|comparison| comparison.class)
            };
            let Some(mut comparison) = gravest(&both).filter(|c| c.class == Class::Contradiction)
            else {
                continue;
            };
            let already = [slot, other].iter().any(|s| {
                gravest(&compared(&s.claims))
                    .is_some_and(|comparison| comparison.class == Class::Contradiction)
            });
            if already {
                continue;
            }
            comparison.class = Class::Tension;
            let remarks = vec![format!(
                "The periods {period} and {other_period} overlap, so both may be meant for one time."
            )];
            let slot = slot.slot.clone();
            found.extend(
                Clash { rule, kind: META.name, slot, compared: &both, comparison, remarks }
                    .finding(context),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{desk, found, titles};
    use super::Beyond;

    const RULE: &str = "[[rule]]\nid = \"one\"\nkind = \"single\"\nattribute = \"post\"\n";

    #[test]
    fn one_person_has_one_post_at_a_time() {
        let globex = "Jane Roe | post | CEO of Globex";
        let acme = "Jane Roe | post | CEO of Acme";
        let labs = "Jane Roe | post | CEO of Acme Labs";
        let labs_finance = "Jane Roe | post | chief financial officer of Acme Labs";
        let in_2025 = |claim: &str| format!("{claim} | period = \"2025\"");
        let in_march = |claim: &str| format!("{claim} | period = \"March 2025\"");
        let in_2024 = |claim: &str| format!("{claim} | period = \"2024\"");
        let some_day = |claim: &str| format!("{claim} | period = \"the coming years\"");
        for (why, claims, expected) in [
            ("two companies", vec![acme.to_owned(), globex.to_owned()], vec!["contradiction"]),
            ("one company", vec![acme.to_owned(), acme.to_owned()], vec![]),
            ("a company and a part of it", vec![acme.to_owned(), labs.to_owned()], vec![]),
            (
                "two posts under one roof",
                vec![acme.to_owned(), labs_finance.to_owned()],
                vec!["tension"],
            ),
            ("overlapping periods", vec![in_2025(acme), in_march(globex)], vec!["tension"]),
            ("the same in overlapping periods", vec![in_2025(acme), in_march(acme)], vec![]),
            ("two years", vec![in_2025(acme), in_2024(globex)], vec![]),
            ("no certain days", vec![in_2025(acme), some_day(globex)], vec![]),
            (
                "what clashes within one period is not told again for another",
                vec![in_2025(acme), in_2025(globex), in_march(globex)],
                vec!["contradiction"],
            ),
            (
                "another scope",
                vec![in_2025(acme), format!("{} | scope = \"interim\"", in_march(globex))],
                vec![],
            ),
        ] {
            let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
            let found = found(RULE, &[("paper", &claims)]);
            let classes: Vec<&str> = found.iter().map(|f| f.class.name()).collect();
            assert_eq!(classes, expected, "{why}: {:?}", titles(&found));
        }
    }

    #[test]
    fn overlapping_periods_are_named() {
        let found = found(
            RULE,
            &[(
                "paper",
                &[
                    "Jane Roe | post | CEO of Acme | period = \"2025\"",
                    "Jane Roe | post | CEO of Globex | period = \"March 2025\"",
                ],
            )],
        );
        assert_eq!(
            found[0].explanation[0],
            "The periods 2025-03 and 2025 overlap, so both may be meant for one time."
        );
    }

    #[test]
    fn it_compares_the_values_of_its_attributes_as_they_are() {
        let (desk, _) = desk(RULE);
        let claims = ["Jane Roe | post | CEO of Acme", "Jane Roe | post | CEO of Globex"];
        let member = found(RULE, &[("paper", &claims)]).remove(0).members.remove(0);
        let compared = desk.rule("one").unwrap().compared(&member.claim, &desk.vocabulary);
        assert_eq!(compared.as_ref(), Some(&member.claim.value));
        let other = ["Acme | share | 40%", "Acme | share | 50%"];
        let member = found(RULE, &[("paper", &other)]).remove(0).members.remove(0);
        assert_eq!(desk.rule("one").unwrap().compared(&member.claim, &desk.vocabulary), None);
        assert!(desk.reach("post").content);
        assert_eq!(desk.reach("post").beyond, [Beyond::Periods]);
    }

    #[test]
    fn a_rule_for_nothing_is_refused() {
        let (desk, problems) = desk("[[rule]]\nid = \"one\"\nkind = \"single\"\n");
        assert_eq!(problems.iter().map(|p| p.0).collect::<Vec<_>>(), ["missing-key"]);
        assert!(desk.rule("one").is_none());
    }
}
