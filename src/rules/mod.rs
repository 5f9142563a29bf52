//! Rules: what must hold among the claims of a slot or between slots. One file per kind.
//!
//! To add a kind, write its file and add one line to [`ALL`].

mod about;
mod agree;
mod aligned;
mod build;
mod config;
mod desk;
mod equation;
mod fresh;
mod headline;
mod implies;
mod quote;
mod readings;
#[cfg(test)]
mod samples;
mod single;
mod weekday;

pub use aligned::{
    ALIGNED, ARITHMETIC, CALENDAR, DATE, FIGURE, NAME, PLACE, RANK, ROLE, STATUS, WORDING, meta,
};
pub use config::{RULE_KEYS, Rule};
pub use desk::{Beside, Desk, sorted};
pub use fresh::FRESH;
pub use headline::HEADLINE;
pub use weekday::weekdays;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

use crate::claims::Claim;
use crate::error::Errors;
use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::graph::View;
use crate::graph::archive::Beyond;
use crate::load::form::{Key, Table};
use crate::pack::Attribute;
use crate::read::Vocabulary;
use crate::value::Value;

/// All kinds of rule.
pub const ALL: &[&dyn Kind] = &[
    &agree::Agree,
    &implies::Implies,
    &single::Single,
    &equation::Equation,
    &quote::Quote,
    &headline::Headline,
    &fresh::Fresh,
];

/// What a kind of rule says of itself: `gainsay explain` prints it.
#[derive(Debug)]
pub struct Meta {
    /// The name behind `kind = "..."`.
    pub name: &'static str,
    /// What must hold: one line.
    pub holds: &'static str,
    /// Why it matters: a few sentences.
    pub why: &'static str,
    /// An example: a rule, claims, and what is found.
    pub example: &'static str,
    /// The keys of its `[[rule]]` table beside the common ones.
    pub options: &'static [Key],
}

/// A kind of rule: reads its own options.
pub trait Kind: Sync {
    /// What it says of itself.
    fn meta(&self) -> &'static Meta;

    /// The severity of a contradiction where a rule of this kind does not say: never more than is sure.
    fn severity(&self) -> Severity {
        Severity::Error
    }

    /// The rule that a table of this kind declares. `None`, with errors, where an option is wrong.
    fn read(
        &self,
        table: &Table<'_>,
        vocabulary: &Vocabulary,
        errors: &mut Errors,
    ) -> Option<Box<dyn Check>>;
}

/// A rule's own part: what it checks. Keeps no state between checks.
pub trait Check: Debug + Send + Sync {
    /// The attributes it reads, by id; `None` for all that no other rule of its kind names.
    fn attributes(&self) -> Option<Vec<&str>>;

    /// Whether it looks at each slot for itself: then its attributes are its own, and a rule for all
    /// that no other names leaves them alone.
    fn is_for_one_slot(&self) -> bool {
        true
    }

    /// The value of a claim as the rule compares it; `None` for a claim that it does not look at.
    fn compared(&self, claim: &Claim, vocabulary: &Vocabulary) -> Option<Value>;

    /// Checks a view and pushes a finding wherever the rule does not hold.
    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>);

    /// Whether a slot of this attribute can have no finding of its own as long as its claims are flat
    /// figures with one possibility in common, or all say the same: then an archive need not be read
    /// twice for it.
    fn is_content_with_common_possibility(&self, attribute: &Attribute) -> bool;

    /// The other slots that the slots of this attribute are held against.
    fn beyond(&self, _attribute: &str) -> Vec<Beyond> {
        Vec::new()
    }
}

/// What a rule may look at.
#[derive(Debug)]
pub struct CheckContext<'a> {
    /// Slots and sources.
    pub view: View<'a>,
    /// Attributes and terms.
    pub vocabulary: &'a Vocabulary,
    /// The attributes that rules name, for a rule that speaks of all others.
    pub named: &'a BTreeSet<Arc<str>>,
    /// The attributes that later sources revise: what lies apart in time is left to the rules that say so.
    pub revised: &'a BTreeSet<Arc<str>>,
    /// The articles of sources.
    pub evidence: &'a Evidence,
    /// The ids of claims that come first in a finding, and are shown where not all are: those that
    /// have changed.
    pub first: &'a BTreeSet<Arc<str>>,
}

/// The kind with this name.
pub fn kind(name: &str) -> Option<&'static dyn Kind> {
    ALL.iter().copied().find(|kind| kind.meta().name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for one in ALL {
            let name = one.meta().name;
            assert_eq!(kind(name).map(|found| found.meta().name), Some(name));
        }
        assert!(kind("agrees").is_none());
    }
}
