//! Rules and kinds: what must hold, why, and where it is declared.

use std::collections::BTreeMap;

use super::{Item, Page, at, fact};
use crate::finding::Severity;
use crate::load::form::Key;
use crate::rules::{ALIGNED, ALL, Desk, Meta, RULE_KEYS, Rule};
use crate::value::Class;

/// The rules in use, by the file that declares them, and the kinds.
pub fn desk(desk: &Desk) -> Page {
    let mut files: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
    for rule in &desk.rules {
        let row = vec![
            rule.id.to_string(),
            rule.kind.to_owned(),
            severities(rule),
            attributes(rule, desk).join(", "),
        ];
        files.entry(&rule.declared_in).or_default().push(Item::Row(row));
    }
    let count = desk.rules.len();
    let mut page = Page::new("desk", format!("{} in use", super::counted(count, "rule")));
    // The desk's own rules first, then those of the packs.
    let (own, packs): (Vec<_>, Vec<_>) = files.into_iter().partition(|(f, _)| !f.starts_with('<'));
    for (file, rows) in own.into_iter().chain(packs) {
        page = page.section(&format!("Rules of {}", file.trim_matches(['<', '>'])), rows);
    }
    let kinds = ALL.iter().map(|kind| {
        let meta = kind.meta();
        Item::Row(vec![meta.name.to_owned(), format!("holds when {}", meta.holds)])
    });
    page.section("Kinds of rule", kinds.collect())
}

/// A rule: what must hold, of which attributes, why, with which settings.
pub fn rule(rule: &Rule, desk: &Desk) -> Page {
    let Some(meta) = crate::rules::kind(rule.kind).map(|kind| kind.meta()) else {
        return Page::new("rule", &*rule.id);
    };
    let mut facts = vec![
        fact("holds when", meta.holds),
        fact("looks at", attributes(rule, desk).join(", ")),
        fact("severity", severities_in_words(rule)),
        fact("declared", at(&rule.place)),
    ];
    let mut why: Vec<Item> = rule.why.iter().map(|why| Item::Text(why.clone())).collect();
    why.push(Item::Text(meta.why.to_owned()));
    facts.retain(|item| !matches!(item, Item::Fact(_, text) if text.is_empty()));
    let told = ["id", "kind", "why"];
    let settings = rule.settings.iter().filter(|(name, _)| !told.contains(name));
    let settings = settings.map(|(name, text)| fact(name, text.as_str()));
    Page::new("rule", format!("{}: a rule of kind {}", rule.id, meta.name))
        .section("", facts)
        .section("Why", why)
        .section("Settings", settings.collect())
        .section("Example", vec![Item::Code(meta.example.to_owned())])
        .section("Options of the kind", options(meta.options))
        .section("Options of every rule", options(RULE_KEYS))
}

/// A kind of rule: what it makes sure of, how it is declared, and the rules of this kind.
pub fn kind(meta: &Meta, desk: &Desk) -> Page {
    let rules = desk.rules.iter().filter(|rule| rule.kind == meta.name);
    let rows = rules.map(|rule| {
        Item::Row(vec![rule.id.to_string(), severities(rule), attributes(rule, desk).join(", ")])
    });
    // A kind that needs no rule has no table that keys could stand in.
    let needs_none = ALIGNED.iter().any(|other| other.name == meta.name);
    let what = if needs_none { "a kind of finding that needs no rule" } else { "a kind of rule" };
    let every = if needs_none { Vec::new() } else { options(RULE_KEYS) };
    Page::new("kind", format!("{}: {what}", meta.name))
        .section("", vec![fact("holds when", meta.holds)])
        .section("Why", vec![Item::Text(meta.why.to_owned())])
        .section("Example", vec![Item::Code(meta.example.to_owned())])
        .section("Options of the kind", options(meta.options))
        .section("Options of every rule", every)
        .section("Rules of this kind in use", rows.collect())
}

/// The attributes that a rule looks at, by id; a rule without any looks at all that are left.
fn attributes(rule: &Rule, desk: &Desk) -> Vec<String> {
    match rule.attributes() {
        Some(named) => named.into_iter().map(str::to_owned).collect(),
        None => {
            let left = desk.vocabulary.attributes();
            let left = left.filter(|a| desk.rules_for(&a.id).iter().any(|r| r.id == rule.id));
            vec![format!("every attribute that no other rule names ({} now)", left.count())]
        }
    }
}

fn options(keys: &[Key]) -> Vec<Item> {
    let words = |key: &Key| match key.required {
        true => format!("{} (required)", key.about),
        false => key.about.to_owned(),
    };
    keys.iter().map(|key| fact(key.name, words(key))).collect()
}

/// "error", or "error/note" where a tension is graver or milder than usual.
fn severities(rule: &Rule) -> String {
    let (contradiction, tension) =
        (rule.severity_of(Class::Contradiction), rule.severity_of(Class::Tension));
    if contradiction == tension {
        return name(contradiction).to_owned();
    }
    format!("{}/{}", name(contradiction), name(tension))
}

fn severities_in_words(rule: &Rule) -> String {
    let of = |class| name(rule.severity_of(class));
    format!(
        "{} for a contradiction, {} for a tension",
        of(Class::Contradiction),
        of(Class::Tension)
    )
}

fn name(severity: Option<Severity>) -> &'static str {
    severity.map_or("off", Severity::name)
}
