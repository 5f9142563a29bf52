//! # What must hold
//! The claims of a slot have a common possibility.
//!
//! # Why it matters
//! Two sources that give different figures for one thing in one period cannot both be right, and a
//! range retold as a flat figure says more than its source knew.
//!
//! # Example
//! `$60 billion` in one article and `$64-72 billion` in another, for one year's plan.
//!
//! # Options
//! `attribute` or `attributes`; `tolerance`.

use super::build::{Clash, Compared};
use super::config::{TOLERANCE, attributes_option, tolerance_option};
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::Claim;
use crate::error::Errors;
use crate::finding::Finding;
use crate::graph::compare;
use crate::load::form::{Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::Vocabulary;
use crate::value::{Class, Tolerance, Value};
use std::sync::Arc;

/// The kind `agree`.
pub(super) struct Agree;

static META: Meta = Meta {
    name: "agree",
    holds: "the claims of a slot have a common possibility, within a tolerance",
    why: "Two sources that give different values for one attribute of one thing, in one period and scope, cannot both \
          hold. Values are sets of possibilities: $14 billion and $14.3 billion agree, $60 billion and $64-72 billion \
          do not. A range or a bound retold as a flat figure is a tension, not a contradiction.",
    example: "[[rule]]\nid = \"capex-agree\"\nkind = \"agree\"\nattribute = \"capex\"\n\n\
              One source: Acme, capex, 2025: \"$60 billion\"\nAnother:    Acme, capex, 2025: \"$64-72 billion\"\n\
              Found:      $60 billion allows 59.5 to 60.5 billion, $64-72 billion nothing under 64 billion.",
    options: &[
        Key::optional(
            "attribute",
            Sort::Text,
            "the attribute; all that no other rule names, if left out",
        ),
        Key::optional("attributes", Sort::List, "several attributes"),
        TOLERANCE,
    ],
};

impl Kind for Agree {
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
        let tolerance = tolerance_option(table, &attributes, vocabulary, errors);
        Some(Box::new(AgreeCheck { attributes, tolerance }))
    }
}

#[derive(Debug)]
struct AgreeCheck {
    /// None: all that no rule names.
    attributes: Vec<Arc<str>>,
    tolerance: Option<Tolerance>,
}

impl Check for AgreeCheck {
    fn attributes(&self) -> Option<Vec<&str>> {
        (!self.attributes.is_empty()).then(|| self.attributes.iter().map(|id| &**id).collect())
    }

    fn compared(&self, claim: &Claim, vocabulary: &Vocabulary) -> Option<Value> {
        if !self.attributes.is_empty() && !self.attributes.contains(&claim.attribute) {
            return None;
        }
        let tolerance = self.tolerance.unwrap_or_else(|| vocabulary.tolerance(&claim.attribute));
        Some(claim.value.widened(tolerance))
    }

    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>) {
        for slot in context.view.slots() {
            let attribute = &slot.slot.attribute;
            let mine = if self.attributes.is_empty() {
                !context.named.contains(attribute)
            } else {
                self.attributes.contains(attribute)
            };
            if !mine || slot.claims.len() < 2 {
                continue;
            }
            let compared = |claim: &Arc<Claim>| {
                let value = self.compared(claim, context.vocabulary)?;
                Some(Compared { claim: Arc::clone(claim), value })
            };
            let compared: Vec<Compared> = slot.claims.iter().filter_map(compared).collect();
            found.extend(clashes(rule, META.name, &slot.slot, compared, context));
        }
    }

    fn is_content_with_common_possibility(&self, _attribute: &Attribute) -> bool {
        true
    }
}

/// A finding for each family of comparable values in which something does not agree.
pub(super) fn clashes(
    rule: &Rule,
    kind: &'static str,
    slot: &crate::finding::Slot,
    compared: Vec<Compared>,
    context: &CheckContext<'_>,
) -> Vec<Finding> {
    let values: Vec<&Value> = compared.iter().map(|c| &c.value).collect();
    compare(&values)
        .into_iter()
        .filter(|comparison| comparison.class > Class::Agree)
        .filter_map(|comparison| {
            // Only the claims of this family belong to the finding.
            let mut indices: Vec<usize> = comparison.groups.iter().flatten().copied().collect();
            indices.sort_unstable();
            let position =
                |old: usize| indices.binary_search(&old).expect("an index of this comparison");
            let groups = comparison
                .groups
                .iter()
                .map(|g| g.iter().map(|&i| position(i)).collect())
                .collect();
            let witness =
                comparison.witness.map(|(a, b, reason)| (position(a), position(b), reason));
            let family: Vec<Compared> = indices.iter().map(|&i| compared[i].clone()).collect();
            let comparison = crate::graph::Comparison { groups, witness, ..comparison };
            let clash = Clash {
                rule,
                kind,
                slot: slot.clone(),
                compared: &family,
                comparison,
                remarks: Vec::new(),
            };
            clash.finding(context)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{found, titles};

    const RULE: &str = "[[rule]]\nid = \"money\"\nkind = \"agree\"\nattribute = \"budget\"\n";
    const BOTH: &str =
        "[[rule]]\nid = \"both\"\nkind = \"agree\"\nattributes = [\"budget\", \"share\"]\n";

    #[test]
    fn claims_of_one_slot_that_have_nothing_in_common_are_found() {
        for (why, rule, claims, expected) in [
            (
                "two budgets",
                RULE,
                vec!["Acme | budget | $60 billion", "Acme | budget | $70 billion"],
                vec!["money contradiction: Acme, budget: $60 billion | $70 billion"],
            ),
            (
                "rounding",
                RULE,
                vec!["Acme | budget | $14 billion", "Acme | budget | $14.3 billion"],
                vec![],
            ),
            ("one claim", RULE, vec!["Acme | budget | $14 billion"], vec![]),
            (
                "other entities and periods",
                RULE,
                vec![
                    "Acme | budget | $1",
                    "Globex | budget | $2",
                    "Acme | budget | $3 | period = \"2025\"",
                ],
                vec![],
            ),
            (
                "an attribute that no rule names is everybody's",
                RULE,
                vec!["Acme | share | 40%", "Acme | share | 50%"],
                vec!["values-agree contradiction: Acme, share: 40% | 50%"],
            ),
            (
                "what a rule names is its own alone",
                BOTH,
                vec!["Acme | share | 40%", "Acme | share | 50%"],
                vec!["both contradiction: Acme, share: 40% | 50%"],
            ),
            (
                "each currency for itself",
                RULE,
                vec![
                    "Acme | budget | $60 billion",
                    "Acme | budget | €70 billion",
                    "Acme | budget | $80 billion",
                ],
                vec!["money contradiction: Acme, budget: $60 billion | $80 billion"],
            ),
        ] {
            let found = found(rule, &[("paper", &claims)]);
            assert_eq!(titles(&found), expected, "{why}");
        }
    }

    #[test]
    fn a_tolerance_widens_what_values_allow() {
        let claims: &[&str] = &["Acme | budget | $60 billion", "Acme | budget | $66 billion"];
        let count = |tolerance: &str| {
            found(&format!("{RULE}tolerance = \"{tolerance}\""), &[("paper", claims)]).len()
        };
        assert_eq!(
            (count("1%"), count("10%"), count("$1 billion"), count("$4 billion")),
            (1, 0, 1, 0)
        );
        let staff = |figures: [&str; 2]| {
            let claims = figures.map(|figure| format!("Acme | staff | {figure}"));
            found("", &[("paper", &[&claims[0], &claims[1]])]).len()
        };
        assert_eq!(staff(["10,010", "10,150"]), 0, "the attribute has a tolerance of 1%");
        assert_eq!(staff(["10,010", "10,510"]), 1);
    }
}
