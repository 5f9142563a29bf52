//! # What must hold
//! What a term implies meets what is stated.
//!
//! # Why it matters
//! "Acquired" means more than half; a source that gives 49% of the shares does not tell of an
//! acquisition. The two stand in different attributes, so comparing values alone never sees it.
//!
//! # Example
//! "acquired" in one article and "a 49% stake" in another, for one deal.
//!
//! # Options
//! `from`, `to`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::{Clash, Compared};
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::Claim;
use crate::error::Errors;
use crate::finding::{Finding, Slot};
use crate::graph::archive::Beyond;
use crate::graph::{SlotClaims, compare};
use crate::load::form::{Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::Vocabulary;
use crate::value::{Class, Meaning, Value, relation};

/// The kind `implies`.
pub(super) struct Implies;

static META: Meta = Meta {
    name: "implies",
    holds: "the interval that a term implies meets the interval that is stated",
    why: "A term is a figure in disguise: \"acquired\" says more than 50% of the shares, \"minority stake\" less. When \
          another claim states the figure, the two can clash although no two figures are side by side.",
    example: "[[rule]]\nid = \"stake-fits-deal\"\nkind = \"implies\"\nfrom = \"deal-form\"\nto = \"ownership-share\"\n\n\
              One source: Acme's deal, deal-form: \"acquired\"\nAnother:    Acme's deal, ownership-share: \"49% stake\"\n\
              Found:      acquired implies more than 50%, and 49% is less.",
    options: &[
        Key::required("from", Sort::Text, "the attribute whose terms imply something"),
        Key::required("to", Sort::Text, "the attribute on which they imply it"),
    ],
};

impl Kind for Implies {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn read(
        &self,
        table: &Table<'_>,
        vocabulary: &Vocabulary,
        errors: &mut Errors,
    ) -> Option<Box<dyn Check>> {
        let mut attribute = |key: &str| {
            let entry = table.text(key)?;
            vocabulary.resolve(&entry, errors).map(|attribute| attribute.id)
        };
        let (from, to) = (attribute("from"), attribute("to"));
        Some(Box::new(ImpliesCheck { from: from?, to: to? }))
    }
}

#[derive(Debug)]
struct ImpliesCheck {
    from: Arc<str>,
    to: Arc<str>,
}

impl Check for ImpliesCheck {
    fn attributes(&self) -> Option<Vec<&str>> {
        Some(vec![&self.from, &self.to])
    }

    fn is_for_one_slot(&self) -> bool {
        false
    }

    fn compared(&self, claim: &Claim, _: &Vocabulary) -> Option<Value> {
        if claim.attribute == self.to {
            return Some(claim.value.clone());
        }
        let implied = claim.value.term()?.implies.as_ref()?;
        (claim.attribute == self.from && implied.attribute == self.to).then(|| {
            let meaning = Meaning::Quantity(implied.quantity.clone());
            Value::new(claim.value.wording.clone(), meaning)
        })
    }

    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>) {
        let mut stated: BTreeMap<&Arc<str>, Vec<&SlotClaims>> = BTreeMap::new();
        for slot in context.view.slots().filter(|s| s.slot.attribute == self.to) {
            stated.entry(&slot.slot.entity).or_default().push(slot);
        }
        for terms in context.view.slots().filter(|s| s.slot.attribute == self.from) {
            let implied = |claim: &Arc<Claim>| {
                let value = self.compared(claim, context.vocabulary)?;
                Some(Compared { claim: Arc::clone(claim), value })
            };
            let implied: Vec<Compared> = terms.claims.iter().filter_map(implied).collect();
            let slots = stated.get(&terms.slot.entity).into_iter().flatten();
            for figures in slots.filter(|figures| same_but_attribute(&figures.slot, &terms.slot)) {
                found.extend(self.clash(rule, &implied, figures, context));
            }
        }
    }

    fn is_content_with_common_possibility(&self, _attribute: &Attribute) -> bool {
        true
    }

    fn beyond(&self, attribute: &str) -> Vec<Beyond> {
        let other = if *attribute == *self.from { &self.to } else { &self.from };
        vec![Beyond::Attribute(Arc::clone(other))]
    }
}

impl ImpliesCheck {
    fn clash(
        &self,
        rule: &Rule,
        implied: &[Compared],
        figures: &SlotClaims,
        context: &CheckContext<'_>,
    ) -> Option<Finding> {
        let stated = figures
            .claims
            .iter()
            .map(|c| Compared { claim: Arc::clone(c), value: c.value.clone() });
        let mut compared: Vec<Compared> = implied.iter().cloned().chain(stated).collect();
        compared.sort_by(|a, b| a.claim.sort_key().cmp(&b.claim.sort_key()));
        // Terms against terms and figures against figures are the business of other rules.
        let is_term = |c: &Compared| c.claim.attribute == self.from;
        let (mut witness, mut takes_part) = (None, vec![false; compared.len()]);
        for (i, term) in compared.iter().enumerate().filter(|(_, c)| is_term(c)) {
            for (j, figure) in compared.iter().enumerate().filter(|(_, c)| !is_term(c)) {
                let found = relation(&term.value, &figure.value);
                if found.class == Class::Contradiction {
                    (takes_part[i], takes_part[j]) = (true, true);
                    witness = witness.or(Some(found.reason));
                }
            }
        }
        let reason = witness?;
        let compared: Vec<Compared> = compared
            .into_iter()
            .zip(takes_part)
            .filter(|(_, part)| *part)
            .map(|(c, _)| c)
            .collect();
        let values: Vec<&Value> = compared.iter().map(|c| &c.value).collect();
        let mut comparison =
            compare(&values).into_iter().find(|c| c.class == Class::Contradiction)?;
        let first = |wanted: bool| compared.iter().position(|c| is_term(c) == wanted);
        comparison.witness = first(true).zip(first(false)).map(|(a, b)| (a, b, reason));
        let remarks = self.remarks(&compared, context);
        let slot = figures.slot.clone();
        Clash { rule, kind: META.name, slot, compared: &compared, comparison, remarks }
            .finding(context)
    }

    /// What each term implies, once.
    fn remarks(&self, compared: &[Compared], context: &CheckContext<'_>) -> Vec<String> {
        let label =
            context.vocabulary.attribute(&self.to).map_or(&self.to, |attribute| &attribute.label);
        let mut remarks = Vec::new();
        for term in compared.iter().filter_map(|c| c.claim.value.term()) {
            if let Some(implied) = &term.implies {
                remarks
                    .push(format!("“{}” implies, for the {label}: {}.", term.id, implied.wording));
            }
        }
        remarks.sort();
        remarks.dedup();
        remarks
    }
}

/// Whether two slots differ in nothing but the attribute.
fn same_but_attribute(a: &Slot, b: &Slot) -> bool {
    (&a.entity, &a.period, &a.scope, a.modality) == (&b.entity, &b.period, &b.scope, b.modality)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{desk, found, titles};
    use crate::graph::archive::Beyond;

    const RULE: &str =
        "[[rule]]\nid = \"fits\"\nkind = \"implies\"\nfrom = \"deal\"\nto = \"share\"\n";

    #[test]
    fn what_a_term_implies_is_held_against_the_figure() {
        for (why, claims, expected) in [
            (
                "bought is more than half",
                vec!["Acme | deal | bought", "Acme | share | 49%"],
                vec!["fits contradiction: Acme, share: 49% | bought"],
            ),
            ("60% is", vec!["Acme | deal | bought", "Acme | share | 60%"], vec![]),
            ("another entity", vec!["Acme | deal | bought", "Globex | share | 49%"], vec![]),
            (
                "another period",
                vec!["Acme | deal | bought", "Acme | share | 49% | period = \"2024\""],
                vec![],
            ),
            (
                "another scope",
                vec!["Acme | deal | bought", "Acme | share | 49% | scope = \"votes\""],
                vec![],
            ),
            (
                "another modality",
                vec!["Acme | deal | bought", "Acme | share | 49% | modality = \"planned\""],
                vec![],
            ),
            (
                "a term that implies something of another attribute",
                vec!["Acme | deal | backed", "Acme | share | 60%"],
                vec![],
            ),
            (
                "a term that implies nothing",
                vec!["Acme | deal | praised", "Acme | share | 49%"],
                vec![],
            ),
            (
                "only who clashes takes part",
                vec![
                    "Acme | deal | bought",
                    "Acme | deal | praised",
                    "Acme | share | 49%",
                    "Acme | share | 60%",
                ],
                vec!["fits contradiction: Acme, share: 49% | bought"],
            ),
        ] {
            let found = found(&format!("{RULE}{QUIET}"), &[("paper", &claims)]);
            assert_eq!(titles(&found), expected, "{why}");
        }
    }

    /// Terms against terms and figures against figures are the business of other rules.
    const QUIET: &str = "[[rule]]\nid = \"values-agree\"\nseverity = \"off\"\n";

    #[test]
    fn the_finding_says_what_the_term_implies_and_shows_both() {
        let claims: &[&str] = &["Acme | deal | bought", "Acme | share | 49%", "Acme | share | 48%"];
        let found = found(&format!("{RULE}{QUIET}"), &[("paper", claims)]);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].explanation,
            [
                "“bought” implies, for the share: more than 50%.",
                "“bought” (paper) and “49%” (paper) have no possibility in common."
            ]
        );
        assert_eq!(found[0].members.len(), 3);
        let wordings: Vec<&str> =
            found[0].members.iter().map(|m| &*m.claim.value.wording).collect();
        assert_eq!(wordings, ["48%", "49%", "bought"]);
        assert_eq!(found[0].members[2].reading, "more than 50%");
    }

    #[test]
    fn both_sides_of_an_implication_must_be_known() {
        let (_, problems) = desk("[[rule]]\nid = \"fits\"\nkind = \"implies\"\nfrom = \"deal\"\n");
        assert_eq!(problems.len(), 1, "{problems:?}");
        let (_, problems) = desk(&RULE.replace("share", "shrae"));
        assert_eq!(problems[0].0, "unknown-attribute", "{problems:?}");
    }

    #[test]
    fn it_looks_at_terms_that_imply_something_and_at_the_figures() {
        let (desk, _) = desk(RULE);
        assert_eq!(desk.rule("fits").unwrap().attributes(), Some(vec!["deal", "share"]));
        for (attribute, other) in
            [("deal", Some("share")), ("share", Some("deal")), ("budget", None)]
        {
            let reach = desk.reach(attribute);
            let beyond: Vec<Beyond> =
                other.into_iter().map(|other| Beyond::Attribute(other.into())).collect();
            assert_eq!(reach.beyond, beyond, "{attribute}");
            assert!(reach.content, "{attribute}");
            let looks = desk.rules_for(attribute);
            assert!(looks.iter().any(|rule| &*rule.id == "values-agree"), "{attribute}");
        }
    }
}
