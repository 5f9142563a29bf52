//! Two claims: compared or not, and exactly why.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::claim::{modality_in_words, period_in_words, value_in_words};
use super::finding::letter;
use super::{Item, Page, at, fact, resolution};
use crate::check::Checked;
use crate::claims::{Claim, Source};
use crate::finding::{Finding, Slot};
use crate::graph::{ClaimGraph, Node, slot_of};
use crate::rules::Rule;
use crate::value::{Class, Period, Relation, amount, describe, relation};

/// One thing that two claims must share to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What: entity, attribute, period, scope, modality.
    pub name: &'static str,
    /// Whether it is the same.
    pub same: bool,
    /// What each of them has.
    pub values: [String; 2],
    /// How it came to that, for each of them.
    pub how: [String; 2],
}

/// Two claims held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What they must share, in the order of entity, attribute, period, scope, modality.
    pub points: Vec<Point>,
    /// Whether they share all of it.
    pub one_slot: bool,
    /// Whether any rule holds them against each other.
    pub compared: bool,
    /// How their values stand to each other, whether they are compared or not.
    pub relation: Relation,
    /// The page that tells it all.
    pub page: Page,
}

/// Holds two claims against each other as a check does, and says why it came out so.
pub fn pair(a: &Arc<Claim>, b: &Arc<Claim>, checked: &Checked) -> Pair {
    let slots =
        [a, b].map(|claim| slot_of(claim, &checked.desk.entities, &checked.desk.vocabulary));
    let points = points([a, b], &slots, checked);
    let one_slot = points.iter().all(|point| point.same);
    let relation = relation(&a.value, &b.value);
    let words = rules([a, b], &slots, &points, checked);
    let compared = words.iter().any(|word| word.compares);
    let different: Vec<&str> = points.iter().filter(|p| !p.same).map(|p| p.name).collect();
    let verdict = match (one_slot, compared) {
        (true, true) => format!("yes: they share the slot {}", slots[0]),
        (true, false) => format!("no: they share the slot {}, but no rule looks at it", slots[0]),
        (false, true) => format!(
            "yes, by a rule that looks beyond one slot, although {} different",
            list(&different)
        ),
        (false, false) => format!("no: {} different", list(&different)),
    };
    let heads = ["A", "B"].into_iter().zip([a, b]).map(|(letter, claim)| {
        let source = checked.graph.view().source(&claim.source);
        let place = at(&claim.value_place());
        fact(letter, format!("{}, {}, {place}: “{}”", claim.id, source.name(), claim.value))
    });
    let mut head: Vec<Item> = heads.collect();
    head.push(fact("compared", verdict));
    let items = points.iter().cloned().map(Item::Point).collect();
    let mut values = vec![fact("A", value_in_words(&a.value)), fact("B", value_in_words(&b.value))];
    if a.attribute == b.attribute {
        let stand = format!(
            "{}: “{}” and “{}” {}",
            relation.class.name(),
            a.value,
            b.value,
            relation.reason
        );
        values.push(fact(if one_slot { "relation" } else { "if compared" }, stand));
    }
    values.extend(origin(a, b, checked));
    let rules = words.into_iter().map(|word| fact(&word.rule, word.text)).collect();
    let page = Page::new("pair", format!("{} and {}", a.id, b.id))
        .section("", head)
        .section("What they must share", items)
        .section("The values", values)
        .section("The rules", rules);
    Pair { points, one_slot, compared, relation, page }
}

fn points(claims: [&Arc<Claim>; 2], slots: &[Slot; 2], checked: &Checked) -> Vec<Point> {
    let [x, y] = slots;
    let entities = &checked.desk.entities;
    let mut entity = Point {
        name: "entity",
        same: x.entity == y.entity,
        values: [x.entity.to_string(), y.entity.to_string()],
        how: claims.map(|claim| {
            let (entity, why) = entities.resolve(&claim.entity);
            resolution(&claim.entity, &entity, &why)
        }),
    };
    for (side, (one, other)) in
        [(&x.entity, &y.entity), (&y.entity, &x.entity)].into_iter().enumerate()
    {
        if entities.is_part_of(one, other) {
            entity.how[side].push_str(&format!("; a part of {other}, which is another entity"));
        }
    }
    if !entity.same && entities.are_apart(&x.entity, &y.entity) {
        entity.how[1].push_str("; the two are declared not to be the same");
    }
    let none = || String::from("none");
    let period = |slot: &Slot| slot.period.as_ref().map_or_else(none, ToString::to_string);
    let scope = |slot: &Slot| slot.scope.as_deref().map_or_else(none, str::to_owned);
    let plain = |name, same, values: [String; 2], how| Point { name, same, values, how };
    let empty = || [String::new(), String::new()];
    vec![
        entity,
        plain(
            "attribute",
            x.attribute == y.attribute,
            [x.attribute.to_string(), y.attribute.to_string()],
            empty(),
        ),
        plain(
            "period",
            x.period == y.period,
            [period(x), period(y)],
            claims.map(|c| period_in_words(c, checked)),
        ),
        plain("scope", x.scope == y.scope, [scope(x), scope(y)], empty()),
        plain(
            "modality",
            x.modality == y.modality,
            [x.modality.to_string(), y.modality.to_string()],
            claims.map(|claim| modality_in_words(claim)),
        ),
    ]
}

/// What a rule makes of the two.
struct Word {
    rule: String,
    compares: bool,
    text: String,
}

/// What each rule that looks at either attribute makes of the two claims alone.
fn rules(
    claims: [&Arc<Claim>; 2],
    slots: &[Slot; 2],
    points: &[Point],
    checked: &Checked,
) -> Vec<Word> {
    let [a, b] = claims;
    let alone = found_alone(claims, checked);
    let mut words = Vec::new();
    let looks = |claim: &Claim| checked.desk.rules_for(&claim.attribute);
    let same_attribute = a.attribute == b.attribute;
    for rule in looks(a) {
        let both = looks(b).iter().any(|other| other.id == rule.id);
        let across = rule.kind == "implies";
        let different: Vec<&str> =
            points.iter().filter(|p| !p.same && p.name != "attribute").map(|p| p.name).collect();
        let head = format!("{}, {}", rule.kind, at(&rule.place));
        let (compares, text) = if let Some(finding) = alone.iter().find(|f| f.rule == rule.id) {
            (true, broken(rule, claims, finding, slots, checked))
        } else if rule.kind == "equation" {
            together(rule, claims, same_attribute || !both, checked)
        } else if across && same_attribute {
            let attributes = rule.attributes().unwrap_or_default().join(" against ");
            (false, format!("looks at {attributes}, not at two claims of one attribute"))
        } else if !both || (!across && !same_attribute) {
            continue;
        } else if different == ["period"] && rule.kind == "single" && overlap(slots) {
            let (compares, text) = holds(rule, claims, checked);
            (compares, format!("{text}; looked at because the periods overlap"))
        } else if !different.is_empty() {
            (false, format!("would look at both, but {} different", list(&different)))
        } else {
            holds(rule, claims, checked)
        };
        words.push(Word { rule: rule.id.to_string(), compares, text: format!("{head}: {text}") });
    }
    words
}

/// What a rule that takes several attributes together says of two claims.
fn together(
    rule: &Rule,
    claims: [&Arc<Claim>; 2],
    one_attribute: bool,
    checked: &Checked,
) -> (bool, String) {
    let attributes = rule.attributes().unwrap_or_default().join(", ");
    let shown = |f: &&Finding| {
        let member = |claim: &Arc<Claim>| f.members.iter().any(|m| m.claim.id == claim.id);
        f.rule == rule.id && claims.iter().all(|claim| member(claim))
    };
    match super::findings(checked).find(shown) {
        Some(finding) => (
            !one_attribute,
            format!("does not hold for {attributes} together: part of finding {}", finding.id),
        ),
        None => (false, format!("holds {attributes} against each other, not two claims alone")),
    }
}

/// Whether both slots have a period of certain days, and share one of those days.
fn overlap(slots: &[Slot; 2]) -> bool {
    let days = slots.each_ref().map(|slot| slot.period.as_ref());
    match days {
        [Some(Period::Vague(_)), _] | [_, Some(Period::Vague(_))] => false,
        [Some(a), Some(b)] => a.days().meets(&b.days()),
        _ => false,
    }
}

/// The findings that the two claims would give if there were no others.
fn found_alone(claims: [&Arc<Claim>; 2], checked: &Checked) -> Vec<Finding> {
    let mut sources: BTreeMap<Arc<str>, Source> = BTreeMap::new();
    for (_, node) in checked.graph.nodes() {
        if let Node::Source(source) = node {
            sources.insert(Arc::clone(&source.id), (**source).clone());
        }
    }
    let claims = claims.map(|claim| (**claim).clone()).to_vec();
    let desk = &checked.desk;
    let graph = ClaimGraph::build(claims, sources, &desk.entities, &desk.vocabulary);
    desk.check(graph.view())
}

/// What a rule says of two claims that it does not hold for, and where the whole check shows it.
fn broken(
    rule: &Rule,
    claims: [&Arc<Claim>; 2],
    alone: &Finding,
    slots: &[Slot; 2],
    checked: &Checked,
) -> String {
    let mut text = format!("does not hold: {} ({})", alone.severity, alone.class.name());
    for value in claims.iter().filter_map(|claim| claim.value.term()) {
        if let Some(implied) = value.implies.as_ref().filter(|_| rule.kind == "implies") {
            let amount = amount(&implied.quantity);
            text.push_str(&format!(
                "; “{}” implies {} {}: {amount}",
                value.id, implied.attribute, implied.wording
            ));
        }
    }
    text.push_str(&stand(rule, claims, checked));
    let in_slot = |f: &&Finding| f.rule == rule.id && slots.contains(&f.slot);
    for finding in super::findings(checked).filter(in_slot) {
        let group = |claim: &Claim| {
            let member = finding.members.iter().find(|m| m.claim.id == claim.id);
            member.map(|m| letter(m.group))
        };
        let groups: Vec<String> = claims.iter().filter_map(|claim| group(claim)).collect();
        let shown = if groups.len() == 2 {
            format!(", groups {}", groups.join(" and "))
        } else {
            String::new()
        };
        text.push_str(&format!("; part of finding {}{shown}", finding.id));
    }
    text
}

/// What a rule says of two claims that it holds for, and whether it has anything to compare.
fn holds(rule: &Rule, claims: [&Arc<Claim>; 2], checked: &Checked) -> (bool, String) {
    let vocabulary = &checked.desk.vocabulary;
    let values = claims.map(|claim| rule.compared(claim, vocabulary));
    match &values {
        [Some(x), Some(y)] => {
            let found = relation(x, y);
            let stand = stand(rule, claims, checked);
            let text = match found.class {
                Class::NotComparable => format!("has nothing to compare{stand}"),
                _ if rule.severity_of(found.class).is_none() && found.class > Class::Agree => {
                    format!("is switched off for this{stand}")
                }
                _ => format!("holds{stand}"),
            };
            (found.class != Class::NotComparable, text)
        }
        _ => {
            let silent = claims.iter().zip(&values).find(|(_, value)| value.is_none());
            let name = silent.map_or_else(String::new, |(claim, _)| claim.value.to_string());
            (false, format!("has nothing to compare: “{name}” implies nothing there"))
        }
    }
}

/// How the two values stand as the rule compares them.
fn stand(rule: &Rule, claims: [&Arc<Claim>; 2], checked: &Checked) -> String {
    let [Some(x), Some(y)] = claims.map(|claim| rule.compared(claim, &checked.desk.vocabulary))
    else {
        return String::new();
    };
    let found = relation(&x, &y);
    let as_worded = x.meaning == claims[0].value.meaning && y.meaning == claims[1].value.meaning;
    if as_worded || rule.kind == "implies" {
        return format!("; the values {}", found.reason);
    }
    format!("; within its tolerance, {} and {} {}", describe(&x), describe(&y), found.reason)
}

/// Whether the two are one voice.
fn origin(a: &Claim, b: &Claim, checked: &Checked) -> Option<Item> {
    if a.source == b.source {
        return Some(fact("sources", "one source says both"));
    }
    let one = checked.graph.view().origins([&*a.source, &*b.source]) == 1;
    one.then(|| {
        fact(
            "sources",
            "one retells the other, or both retell one report: they count as one origin",
        )
    })
}

/// "the period and the modality are", "the period is".
fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("the {name}")).collect();
    match names.as_slice() {
        [] => String::from("nothing is"),
        [one] => format!("{one} is"),
        [rest @ .., last] => format!("{} and {last} are", rest.join(", ")),
    }
}
