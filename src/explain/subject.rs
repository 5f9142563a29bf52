//! Attributes, entities and sources: what is declared of them, and what claims say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding::count_claims;
use super::{Item, Page, at, claims, counted, fact, resolution};
use crate::check::Checked;
use crate::claims::Source;
use crate::finding::Finding;
use crate::graph::Node;
use crate::pack::Attribute;
use crate::value::days;

/// An attribute: what its values are, how they are compared, and where claims speak of it.
pub fn attribute(attribute: &Attribute, checked: &Checked) -> Page {
    let join =
        |names: &[Arc<str>]| names.iter().map(|n| format!("“{n}”")).collect::<Vec<_>>().join(", ");
    let mut facts = vec![fact("values", attribute.measure.name())];
    if let Some(noun) = &attribute.noun {
        facts.push(fact("counts", &**noun));
    }
    if attribute.change {
        facts.push(fact("are", "changes: 5% is a rise by 5%, and a fall is below zero"));
    }
    if let Some(within) = &attribute.within {
        facts.push(fact("within", within.value.as_str()));
    }
    if attribute.yearly {
        facts
            .push(fact("period", "a claim without a period speaks of the year of its publication"));
    }
    if attribute.changes_over_time {
        facts.push(fact("changes", "over time: a later source may simply be newer"));
    }
    if let Some(tolerance) = &attribute.tolerance {
        facts.push(fact("tolerance", tolerance.value.as_str()));
    }
    if !attribute.aliases.is_empty() {
        facts.push(fact("aliases", join(&attribute.aliases)));
    }
    if !attribute.phrases.is_empty() {
        facts.push(fact("phrases", join(&attribute.phrases)));
    }
    if let Some(place) = &attribute.place {
        facts.push(fact("declared", at(place)));
    }
    let terms = checked.desk.vocabulary.terms(&attribute.id).iter().map(|declared| {
        let term = &declared.term;
        let mut text: Vec<String> = declared.phrases.iter().map(|p| format!("“{p}”")).collect();
        if let Some(implied) = &term.implies {
            text.push(format!("implies {} {}", implied.attribute, implied.wording));
        }
        if !term.excludes.is_empty() {
            text.push(format!("excludes {}", term.excludes.join(", ")));
        }
        if !term.allows.is_empty() {
            text.push(format!("allows {}", term.allows.join(", ")));
        }
        fact(&term.id, text.join(", "))
    });
    let rules = checked.desk.rules_for(&attribute.id);
    let rules =
        rules.iter().map(|rule| fact(&rule.id, format!("{}, {}", rule.kind, at(&rule.place))));
    let rows =
        spread(checked, |slot| (*slot.attribute == *attribute.id).then(|| slot.entity.to_string()));
    Page::new("attribute", format!("{}: {}", attribute.id, attribute.label))
        .section("", facts)
        .section("Its terms", terms.collect())
        .section("Rules that look at it", rules.collect())
        .section("Who has it", rows)
}

/// An entity: its names with the reason for each, what it is a part of, and what claims say of it.
pub fn entity(entity: &Arc<str>, checked: &Checked) -> Page {
    let entities = &checked.desk.entities;
    let declared = entities.declared();
    let mut facts = Vec::new();
    if let Some(kind) = entities.kind(entity) {
        facts.push(fact("is a", kind));
    }
    let aliases: Vec<String> = entities
        .aliases(entity)
        .iter()
        .map(|place| format!("“{}” ({})", place.slice(), at(place)))
        .collect();
    if !aliases.is_empty() {
        facts.push(fact("aliases", aliases.join(", ")));
    }
    if let Some(above) = entities.part_of(entity) {
        facts.push(fact("part of", &**above));
    }
    let of = |fits: &dyn Fn(&str) -> bool| {
        let names: Vec<&str> =
            declared.iter().map(|name| &***name).filter(|name| fits(name)).collect();
        names.join(", ")
    };
    for (name, text) in [
        ("its parts", of(&|other| entities.part_of(other).is_some_and(|above| above == entity))),
        ("never is", of(&|other| entities.are_apart(entity, other))),
    ] {
        if !text.is_empty() {
            facts.push(fact(name, text));
        }
    }
    if !declared.contains(entity) {
        facts.push(fact(
            "declared",
            "nowhere: an [[entity]] table in rules.toml can give it aliases",
        ));
    }
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in claims(checked).filter(|claim| entities.resolve(&claim.entity).0 == *entity) {
        *written.entry(&claim.entity).or_default() += 1;
    }
    let written = written.into_iter().map(|(name, count)| {
        let why = resolution(name, entity, &entities.resolve(name).1);
        fact(&counted(count, "claim"), why)
    });
    let rows = spread(checked, |slot| (slot.entity == *entity).then(|| slot.attribute.to_string()));
    let proposals = entities.proposals(claims(checked).map(|claim| &*claim.entity));
    let near = proposals.iter().filter(|(new, known)| **new == **entity || **known == **entity);
    let near = near.map(|(new, known)| {
        Item::Text(format!("“{new}” and “{known}” look alike and are not taken for one."))
    });
    Page::new("entity", &**entity)
        .section("", facts)
        .section("How claims name it", written.collect())
        .section("What claims say of it", rows)
        .section("Names that look alike", near.collect())
}

/// A source: what is known of it, what it retells, and in which findings it stands.
pub fn source(source: &Arc<Source>, checked: &Checked) -> Page {
    let mut facts = Vec::new();
    for (name, text) in
        [("title", &source.title), ("publisher", &source.publisher), ("url", &source.url)]
    {
        facts.extend(text.as_deref().map(|text| fact(name, text)));
    }
    match &source.published {
        Some(period) => facts.push(fact("published", days(period))),
        None => facts.push(fact("published", "on an unknown day")),
    }
    let kind = crate::claims::SourceKind::ALL.iter().find(|(_, kind)| *kind == source.kind);
    facts.extend(kind.map(|(name, _)| fact("kind", *name)));
    match &source.place {
        Some(place) => facts.push(fact("declared", at(place))),
        None => facts.push(fact("declared", "nowhere: other sources say that they retell it")),
    }
    if !source.copies.is_empty() {
        facts.push(fact("retells", source.copies.join(", ")));
    }
    let view = checked.graph.view();
    let others: BTreeSet<&str> = checked
        .graph
        .nodes()
        .filter_map(
            |(_, node)| if let Node::Source(other) = node { Some(&*other.id) } else { None },
        )
        .filter(|other| **other != *source.id && view.origins([*other, &*source.id]) == 1)
        .collect();
    if !others.is_empty() {
        let others: Vec<&str> = others.into_iter().collect();
        facts.push(fact("one origin", format!("with {}", others.join(", "))));
    }
    let count = count_claims(checked, |claim| claim.source == source.id);
    facts.push(fact("claims", count.to_string()));
    let with = |f: &&Finding| f.members.iter().any(|m| m.source.id == source.id);
    let findings = super::findings(checked).filter(with);
    let findings = findings.map(|f| fact(&f.id, format!("{} {}: {}", f.severity, f.rule, f.title)));
    Page::new("source", format!("{}: {}", source.id, source.name()))
        .section("", facts)
        .section("Findings that show it", findings.collect())
}

/// For each name that `of` gives to slots: how many slots and claims there are, and which findings.
fn spread(checked: &Checked, of: impl Fn(&crate::finding::Slot) -> Option<String>) -> Vec<Item> {
    let mut rows: BTreeMap<String, (usize, usize, BTreeSet<&str>)> = BTreeMap::new();
    for slot in checked.graph.view().slots() {
        let Some(name) = of(&slot.slot) else { continue };
        let (slots, claims, found) = rows.entry(name).or_default();
        *slots += 1;
        *claims += slot.claims.iter().map(|claim| claim.times as usize).sum::<usize>();
        found.extend(
            super::findings(checked).filter(|f| f.slot == slot.slot).map(|f| f.id.as_str()),
        );
    }
    let more = rows.len().saturating_sub(ROWS_SHOWN);
    let row = |(name, (slots, claims, found)): (String, (usize, usize, BTreeSet<&str>))| {
        let mut row =
            vec![name, format!("{} in {}", counted(claims, "claim"), counted(slots, "slot"))];
        if !found.is_empty() {
            let ids: Vec<&str> = found.into_iter().collect();
            row.push(format!("findings {}", ids.join(", ")));
        }
        Item::Row(row)
    };
    let mut items: Vec<Item> = rows.into_iter().take(ROWS_SHOWN).map(row).collect();
    if more > 0 {
        items.push(Item::Text(format!("and {more} more")));
    }
    items
}

/// How many rows a page lists.
const ROWS_SHOWN: usize = 40;
