//! One claim: how each of its parts was read, and which claims share its slot.

use std::sync::Arc;

use super::finding::{findings_with, told};
use super::{Item, Page, at, counted, fact, resolution, slot_of};
use crate::check::Checked;
use crate::claims::Claim;
use crate::value::{Relation, Value, days, reading, relation};

/// How a claim was read, its slot, and how the other claims of the slot stand to it.
pub fn claim(claim: &Arc<Claim>, checked: &Checked) -> Page {
    let (entity, why) = checked.desk.entities.resolve(&claim.entity);
    let source = checked.graph.view().source(&claim.source);
    let mut read = vec![
        fact("source", source_in_words(&source)),
        fact("stands at", at(&claim.value_place())),
        fact("entity", resolution(&claim.entity, &entity, &why)),
        fact("attribute", attribute_in_words(claim, checked)),
        fact("value", value_in_words(&claim.value)),
        fact("period", period_in_words(claim, checked)),
    ];
    if let Some(scope) = &claim.scope {
        read.push(fact("scope", &**scope));
    }
    read.push(fact("modality", modality_in_words(claim)));
    if let Some(speaker) = &claim.attribution {
        read.push(fact("told by", speaker.as_str()));
    }
    if let Some(quote) = &claim.quote {
        read.push(fact("quote", format!("“{quote}”")));
    }
    let slot = slot_of(checked, claim);
    let mut others = Vec::new();
    if let Some(slot) = slot {
        for other in slot.claims.iter().filter(|other| other.id != claim.id) {
            let Relation { class, .. } = relation(&claim.value, &other.value);
            let told = told(other, &reading(&other.value), checked);
            others.push(fact(&other.id, format!("{}: {told}", class.name())));
        }
    }
    let shown = slot.map_or_else(String::new, |slot| slot.slot.to_string());
    let heading = format!("The slot: {shown}, with {}", counted(others.len(), "other claim"));
    if others.is_empty() {
        others.push(Item::Text(String::from("No other claim can be compared with this one.")));
    }
    let more = others.len().saturating_sub(OTHERS_SHOWN);
    others.truncate(OTHERS_SHOWN);
    if more > 0 {
        others.push(Item::Text(format!("and {}", counted(more, "more claim"))));
    }
    let rules = checked.desk.rules_for(&claim.attribute);
    let rules =
        rules.iter().map(|rule| fact(&rule.id, format!("{}, {}", rule.kind, at(&rule.place))));
    Page::new("claim", format!("{}: “{}”", claim.id, claim.value))
        .section("How it was read", read)
        .section(&heading, others)
        .section("Rules that look at it", rules.collect())
        .section("Findings that show it", findings_with(claim, checked))
}

/// How many claims of a slot a page lists.
const OTHERS_SHOWN: usize = 30;

fn source_in_words(source: &crate::claims::Source) -> String {
    let mut text = source.id.to_string();
    if let Some(publisher) = &source.publisher {
        text.push_str(&format!(", {publisher}"));
    }
    match &source.published {
        Some(published) => text.push_str(&format!(", published {}", days(published))),
        None => text.push_str(", published on an unknown day"),
    }
    text
}

fn attribute_in_words(claim: &Claim, checked: &Checked) -> String {
    match checked.desk.vocabulary.attribute(&claim.attribute) {
        Some(attribute) => {
            let declared = attribute.place.as_ref().map(|place| format!(" ({})", at(place)));
            format!("{}, {}{}", claim.attribute, attribute.label, declared.unwrap_or_default())
        }
        None => {
            format!("{}, declared nowhere: compared with claims that name it so", claim.attribute)
        }
    }
}

/// A value with its reading and what sort it is.
pub(super) fn value_in_words(value: &Value) -> String {
    let mut text = format!("“{value}” ({}), read as {}", value.meaning.sort(), reading(value));
    if let Some(quantity) = value.quantity() {
        text.push_str(&format!(", {}", worded(quantity.figure.bound.name())));
    }
    text
}

fn worded(bound: &str) -> String {
    match bound {
        "exact" => String::from("one figure"),
        "approx" => String::from("a figure with a hedge"),
        other => format!("a {} bound", other.replace('_', " ")).replace("range bound", "range"),
    }
}

/// A period, whether it was stated, and its days.
pub(super) fn period_in_words(claim: &Claim, checked: &Checked) -> String {
    match &claim.period {
        None => {
            let yearly = checked.desk.vocabulary.attribute(&claim.attribute);
            match yearly.is_some_and(|attribute| attribute.yearly) {
                true => String::from("none stated, and none follows from the day of publication"),
                false => String::from("none stated"),
            }
        }
        Some(period) if claim.period_assumed => {
            format!("{period}, not stated: the year in which the source was published")
        }
        Some(period) => {
            let days = days(period);
            let words = period.to_string();
            if days.ends_with(&words) {
                format!("{words}, as stated")
            } else {
                format!("{words}, as stated: {days}")
            }
        }
    }
}

/// A modality, and with which it is compared.
pub(super) fn modality_in_words(claim: &Claim) -> String {
    match claim.modality.comparable() == claim.modality {
        true => claim.modality.name().to_owned(),
        false => {
            format!("{}, compared with what is {}", claim.modality, claim.modality.comparable())
        }
    }
}
