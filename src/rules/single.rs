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

use std::sync::Arc;

use super::agree::clashes;
use super::build::Compared;
use super::config::attributes_option;
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::Claim;
use crate::error::Errors;
use crate::finding::Finding;
use crate::load::form::{Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::Vocabulary;
use crate::value::Value;

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
        for slot in context
            .view
            .slots()
            .filter(|s| self.attributes.contains(&s.slot.attribute) && s.claims.len() > 1)
        {
            let compared: Vec<Compared> = slot
                .claims
                .iter()
                .map(|claim| Compared { claim: Arc::clone(claim), value: claim.value.clone() })
                .collect();
            found.extend(clashes(rule, META.name, &slot.slot, compared, context));
        }
    }

    fn is_content_with_common_possibility(&self, _attribute: &Attribute) -> bool {
        true
    }
}
