//! # What must hold
//! No later source gives another value of what changes over time.
//!
//! # Why it matters
//! A figure of January that July has overtaken contradicts nothing, and still nobody wants to print it.
//!
//! # Example
//! "$60-65 billion" in January, "$64-72 billion" in July.
//!
//! # Options
//! `attribute` or `attributes`: those that later sources revise; those that change over time if left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::build::{Clash, Compared};
use super::config::attributes_option;
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::Claim;
use crate::error::Errors;
use crate::finding::{Finding, Severity, Slot};
use crate::graph::{Comparison, SlotClaims, compare};
use crate::load::form::{Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::Vocabulary;
use crate::value::{Class, Day, Interval, Value, relation};

/// The kind `fresh`.
pub(super) struct Fresh;

/// Also the kind of what is found in articles of several days without any rule.
pub static FRESH: Meta = Meta {
    name: "fresh",
    holds: "no later source gives another value of what changes over time",
    why: "A toll rises, a plan is revised, and a price of January is not one of July: two figures of two days \
          contradict nothing, and still whoever prints the older one wants to know. A rule of this kind says that \
          later sources revise its attributes, for one period as well: what only sources of earlier days say is told \
          beside the newest, as a warning, and no longer as a contradiction. Sources of one day, or without a day, \
          must still agree. Articles without any rule are held against each other as well, and give leads.",
    example: "[[rule]]\nid = \"capex-fresh\"\nkind = \"fresh\"\nattribute = \"capex\"\n\n\
              January: capex for 2025 of $60-65 billion\nJuly:    capex for 2025 of $64-72 billion\nFound:   \
              \"$64-72 billion\" is the newest.",
    options: &[
        Key::optional(
            "attribute",
            Sort::Text,
            "the attribute that later sources revise; all that change over time if left out",
        ),
        Key::optional("attributes", Sort::List, "several attributes"),
    ],
};

impl Kind for Fresh {
    fn meta(&self) -> &'static Meta {
        &FRESH
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn read(
        &self,
        table: &Table<'_>,
        vocabulary: &Vocabulary,
        errors: &mut Errors,
    ) -> Option<Box<dyn Check>> {
        let mut attributes = attributes_option(table, vocabulary, errors)?;
        if attributes.is_empty() {
            let changing = vocabulary.attributes().filter(|a| a.changes_over_time);
            attributes = changing.map(|attribute| Arc::clone(&attribute.id)).collect();
        }
        Some(Box::new(FreshCheck { attributes }))
    }
}

#[derive(Debug)]
struct FreshCheck {
    attributes: Vec<Arc<str>>,
}

impl Check for FreshCheck {
    fn attributes(&self) -> Option<Vec<&str>> {
        Some(self.attributes.iter().map(|id| &**id).collect())
    }

    /// No: it looks at when values were given. That they can all hold is for the other rules to say.
    fn is_for_one_slot(&self) -> bool {
        false
    }

    fn compared(&self, claim: &Claim, vocabulary: &Vocabulary) -> Option<Value> {
        let is_mine = self.attributes.contains(&claim.attribute);
        is_mine.then(|| claim.value.widened(vocabulary.tolerance(&claim.attribute)))
    }

    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>) {
        for slot in context.view.slots().filter(|s| self.attributes.contains(&s.slot.attribute)) {
            found.extend(self.slot(slot, rule, context));
        }
    }

    fn is_content_with_common_possibility(&self, _: &Attribute) -> bool {
        true
    }
}

/// A claim and the days on which its source was published.
struct Dated {
    compared: Compared,
    days: Interval<Day>,
}

impl FreshCheck {
    /// What only sources of earlier days say in a slot, held against the newest: a finding for each family of
    /// comparable values.
    fn slot(&self, slot: &SlotClaims, rule: &Rule, context: &CheckContext<'_>) -> Vec<Finding> {
        let dated = |claim: &Arc<Claim>| {
            let published = context.view.source(&claim.source).published.as_ref()?.days();
            let value = self.compared(claim, context.vocabulary)?;
            Some(Dated { compared: Compared { claim: Arc::clone(claim), value }, days: published })
        };
        let dated: Vec<Dated> = slot.claims.iter().filter_map(dated).collect();
        let values: Vec<&Value> = dated.iter().map(|dated| &dated.compared.value).collect();
        let families = compare(&values).into_iter().filter(|family| family.class > Class::Agree);
        families.filter_map(|family| stale(&slot.slot, &dated, &family, rule, context)).collect()
    }
}

/// The finding that some of these values have been revised.
fn stale(
    slot: &Slot,
    dated: &[Dated],
    family: &Comparison,
    rule: &Rule,
    context: &CheckContext<'_>,
) -> Option<Finding> {
    let all: BTreeSet<usize> = family.groups.iter().flatten().copied().collect();
    let last = all.iter().map(|&i| &dated[i].days).max_by(|a, b| a.sweep_order(b))?;
    // A source that may be as late as the latest is one of the newest.
    let (older, newest): (Vec<usize>, Vec<usize>) =
        all.iter().partition(|&&i| dated[i].days.is_below(last));
    let span = newest.iter().map(|&i| dated[i].days).reduce(|hull, days| hull.hull(&days))?;
    let revised = |&i: &usize| {
        let differs = |&j: &usize| {
            relation(&dated[i].compared.value, &dated[j].compared.value).class > Class::Agree
        };
        dated[i].days.is_below(&span) && newest.iter().all(differs)
    };
    let revised: BTreeSet<usize> = older.into_iter().filter(revised).collect();
    let (&first, &newer) = (revised.first()?, newest.first()?);
    let mut kept: Vec<Compared> = Vec::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // A value that fits two others stands in two groups; here it is shown once.
    let mut seen = BTreeSet::new();
    let old = family.groups.iter().map(|g| g.iter().filter(|i| revised.contains(i)).collect());
    for group in [newest.iter().collect::<Vec<_>>()].into_iter().chain(old) {
        let own: Vec<usize> = group.into_iter().copied().filter(|&i| seen.insert(i)).collect();
        if !own.is_empty() {
            groups.push((kept.len()..kept.len() + own.len()).collect());
            kept.extend(own.into_iter().map(|i| dated[i].compared.clone()));
        }
    }
    let said = |i: usize| {
        let claim = &dated[i].compared.claim;
        let source = context.view.source(&claim.source);
        let day = source.published.as_ref().map(|day| format!(", {day}")).unwrap_or_default();
        format!("“{}” ({}{day})", claim.value, source.name())
    };
    let first_of = |group: &Vec<usize>| {
        let claim = &kept[*group.first()?].claim;
        all.iter().copied().find(|&i| dated[i].compared.claim.id == claim.id).map(said)
    };
    let earlier: Vec<String> = groups.iter().skip(1).filter_map(first_of).collect();
    let remark =
        format!("The newest is {}; of earlier days are {}.", said(newer), earlier.join(", "));
    let told = relation(&dated[newer].compared.value, &dated[first].compared.value);
    let witness = Some((0, groups.get(1)?.first().copied()?, told.reason));
    let comparison = Comparison { class: Class::Superseded, groups, witness };
    let (slot, kind) = (slot.clone(), FRESH.name);
    Clash { rule, kind, slot, compared: &kept, comparison, remarks: vec![remark] }.finding(context)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{found, titles};
    use super::*;

    const RULE: &str = "[[rule]]\nid = \"revised\"\nkind = \"fresh\"\nattribute = \"budget\"\n";

    #[test]
    fn what_is_stale_is_as_grave_as_the_rule_says() {
        let sources: &[(&str, &[&str])] = &[
            ("old; published = 2024-01-02", &["Acme | budget | $3"]),
            ("new; published = 2024-01-03", &["Acme | budget | $4"]),
        ];
        for (keys, severity) in [
            ("", Some(Severity::Warning)),
            ("severity = \"error\"", Some(Severity::Error)),
            ("severity = \"note\"", Some(Severity::Note)),
        ] {
            let found = found(&format!("{RULE}{keys}\n"), sources);
            assert_eq!(titles(&found), ["revised superseded: Acme, budget: $4 | $3"]);
            assert_eq!(found.first().map(|f| f.severity), severity, "{keys}");
        }
        let off = found(&format!("{RULE}severity = \"off\"\n"), sources);
        assert_eq!(titles(&off), ["values-agree contradiction: Acme, budget: $3 | $4"]);
    }

    #[test]
    fn every_value_of_earlier_days_that_the_newest_differ_from_is_stale() {
        let sources: &[(&str, &[&str])] = &[
            ("a; published = 2024-01-02", &["Acme | budget | $3"]),
            ("b; published = 2024-02-02", &["Acme | budget | $5"]),
            ("c; published = 2024-03-02", &["Acme | budget | $4", "Acme | budget | €9"]),
            ("d; published = \"March 2024\"", &["Acme | budget | $4"]),
        ];
        let found = found(RULE, sources);
        assert_eq!(titles(&found), ["revised superseded: Acme, budget: $4 | $3 | $5"]);
        assert_eq!(found[0].groups[0].sources.len(), 2, "any day of March may be the newest");
        assert_eq!(
            found[0].explanation[0],
            "The newest is “$4” (c, 2024-03-02); of earlier days are “$3” (a, 2024-01-02), “$5” (b, 2024-02-02)."
        );
    }

    #[test]
    fn sources_of_overlapping_days_contradict_each_other() {
        let sources: &[(&str, &[&str])] = &[
            ("a; published = 2024-03-02", &["Acme | budget | $3"]),
            ("b; published = \"March 2024\"", &["Acme | budget | $4"]),
            ("c; published = 2024-05-02", &["Acme | budget | $5"]),
        ];
        assert_eq!(
            titles(&found(RULE, sources)),
            [
                "values-agree contradiction: Acme, budget: $3 | $4 | $5",
                "revised superseded: Acme, budget: $5 | $3 | $4"
            ]
        );
    }
}
