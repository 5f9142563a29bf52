//! Our own desk, `rules.toml` and `claims/`: what must be found there, and what must not.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use gainsay::check::{Checked, Options, check};
use gainsay::finding::{Finding, Severity};
use gainsay::value::Class;

fn own() -> Checked {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    check(&Options {
        paths: vec![root.join("claims")],
        config: Some(root.join("rules.toml")),
        ..Options::default()
    })
}

/// The labels of a finding's groups.
fn labels(finding: &Finding) -> Vec<&str> {
    finding.groups.iter().map(|group| group.label.as_str()).collect()
}

/// The one finding of a rule on an entity, planned or not, with this class.
fn one<'a>(checked: &'a Checked, rule: &str, entity: &str, class: Class) -> &'a Finding {
    let found: Vec<&Finding> = checked
        .findings
        .iter()
        .filter(|f| *f.rule == *rule && *f.slot.entity == *entity && f.class == class)
        .collect();
    assert_eq!(found.len(), 1, "{rule} on {entity}: {found:#?}");
    found[0]
}

#[test]
fn every_claim_is_read() {
    let checked = own();
    assert!(checked.errors.is_empty(), "{:#?}", checked.errors);
    assert!(checked.summary.claims >= 80 && checked.summary.sources == 5, "{:?}", checked.summary);
}

#[test]
fn the_plan_to_spend_is_one_finding_with_its_groups() {
    let checked = own();
    let capex = one(&checked, "capex-agree", "Meta Platforms", Class::Contradiction);
    assert_eq!(capex.severity, Severity::Error);
    assert_eq!(capex.slot.period.as_ref().unwrap().to_string(), "2025");
    let bare: BTreeSet<String> = labels(capex)
        .iter()
        .map(|label| label.replace([' ', '$'], "").replace("billion", "").replace('–', "-"))
        .collect();
    for figure in ["60", "60-65", "65", "64-72"] {
        assert!(bare.contains(figure), "no group {figure} in {bare:?}");
    }
}

#[test]
fn an_acquisition_does_not_fit_a_minority_stake() {
    let checked = own();
    let share = one(&checked, "deal-form-share", "Meta's deal with Scale AI", Class::Contradiction);
    assert_eq!((share.kind, labels(share)), ("implies", vec!["49%", "acquisition"]));
}

#[test]
fn nobody_heads_two_companies() {
    let checked = own();
    let role = one(&checked, "role-single", "Alexandr Wang", Class::Contradiction);
    assert_eq!(role.kind, "single");
    assert!(labels(role).iter().any(|label| label.contains("Scale AI")), "{:?}", labels(role));
    assert!(labels(role).iter().any(|label| label.contains("Meta")), "{:?}", labels(role));
}

#[test]
fn one_hundred_is_not_hundreds() {
    let checked = own();
    let vague = one(&checked, "capex-agree", "Meta Platforms", Class::Tension);
    assert!(labels(vague).contains(&"$100B"), "{:?}", labels(vague));
    assert!(labels(vague).iter().any(|label| label.contains("hundreds of billions")));
}

#[test]
fn what_can_hold_side_by_side_is_left_alone() {
    let checked = own();
    let wordings: BTreeSet<&str> = checked
        .findings
        .iter()
        .flat_map(|f| f.members.iter().map(|m| &*m.claim.value.wording))
        .collect();
    // Rounding, the parts of a sum, last year's figure and another company's round.
    for silent in ["14.3", "$14", "$3 billion", "$26 billion", "$29 billion", "$40"] {
        let met = wordings.iter().find(|wording| wording.contains(silent));
        assert_eq!(met, None, "{silent} must not be in any finding");
    }
    let entities: BTreeSet<&str> = checked.findings.iter().map(|f| &*f.slot.entity).collect();
    assert!(!entities.iter().any(|entity| entity.contains("Databricks")), "{entities:?}");
    // The silence means something: the claims are there.
    let all: Vec<&str> = checked
        .graph
        .view()
        .slots()
        .flat_map(|slot| slot.claims.iter().map(|claim| &*claim.value.wording))
        .collect();
    for there in ["14.3", "$14", "$3 billion", "$26 billion", "$29 billion", "$40"] {
        assert!(all.iter().any(|wording| wording.contains(there)), "no claim of {there}");
    }
}
