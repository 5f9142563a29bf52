//! Packs: vocabulary and rules as data. A desk's `rules.toml` is a pack with a few keys more.
//!
//! What is declared here is *as written*; [`crate::read::Vocabulary`] is the same as checked.

mod attribute;
mod entity;
pub mod lexicon;
mod term;

pub use attribute::{Attribute, FORM as ATTRIBUTE, Measure};
pub use entity::{Entity, FORM as ENTITY};
pub use term::{Declared, FORM as TERM};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::{Error, Errors};
use crate::load::form::{Entry, Form, Key, Sort, Table};

/// The built-in packs by name, with their text.
pub const BUILTIN: &[(&str, &str)] = &[
    ("business", include_str!("business.toml")),
    ("people", include_str!("people.toml")),
    ("technology", include_str!("technology.toml")),
];

/// How the path of a built-in pack begins in messages.
pub const BUILT_IN: &str = "<built-in ";

/// The form of a pack.
pub static PACK: Form = Form {
    name: "pack",
    about: "Vocabulary and rules that desks share.",
    keys: &[
        Key::optional("entity", Sort::Tables(&ENTITY), "entities with their aliases"),
        Key::optional("attribute", Sort::Tables(&ATTRIBUTE), "attributes"),
        Key::optional("term", Sort::Tables(&TERM), "terms of attributes"),
        Key::optional("rule", Sort::Open, "rules; their keys depend on their kind"),
    ],
};

/// The form of `rules.toml`.
pub static RULES: Form = Form {
    name: "rules file",
    about: "A desk: the packs it uses, its entities, attributes, terms and rules.",
    keys: &[
        Key::optional("packs", Sort::List, "built-in packs, or paths of packs of your own"),
        Key::optional("check", Sort::Table(&CHECK), "options of `gainsay check`"),
        Key::optional("entity", Sort::Tables(&ENTITY), "entities with their aliases"),
        Key::optional(
            "attribute",
            Sort::Tables(&ATTRIBUTE),
            "attributes, new ones or over those of a pack",
        ),
        Key::optional("term", Sort::Tables(&TERM), "terms of attributes"),
        Key::optional("rule", Sort::Open, "rules; their keys depend on their kind"),
    ],
};

/// The form of the `[check]` table.
pub static CHECK: Form = Form {
    name: "check",
    about: "Options of `gainsay check`; the command line overrides them.",
    keys: &[
        Key::optional("claims", Sort::Text, "the folder of claims files, beside rules.toml"),
        Key::optional(
            "fail_on",
            Sort::Choice(&["error", "warning", "never"]),
            "from which severity on the exit status is 1",
        ),
        Key::optional(
            "undeclared_attributes",
            Sort::Choice(&["error", "allow"]),
            "what a claims file may name",
        ),
    ],
};

/// What packs and a desk declare, as written.
#[derive(Debug, Default)]
pub struct Declarations {
    /// Entities, in the order of declaration.
    pub entities: Vec<Entity>,
    /// Attributes by id; a later declaration goes over an earlier one.
    pub attributes: BTreeMap<Arc<str>, Attribute>,
    /// Terms; a later one with the same id and attribute takes the place of an earlier one.
    pub terms: Vec<Declared>,
}

impl Declarations {
    /// Adds what the outermost table of a pack or of rules.toml declares.
    pub fn absorb(&mut self, root: &Table<'_>, errors: &mut Errors) {
        let entities = root.forms("entity", &ENTITY, errors);
        self.entities.extend(entities.iter().filter_map(|table| Entity::read(table, errors)));

        let mut seen: BTreeMap<String, Entry> = BTreeMap::new();
        for table in root.forms("attribute", &ATTRIBUTE, errors) {
            let Some(id) = table.text("id") else { continue };
            if let Some(error) = malformed(&id) {
                errors.push(error);
                continue;
            }
            if let Some(first) = seen.get(&id.value) {
                errors.push(duplicate("attribute", &id, first));
                continue;
            }
            seen.insert(id.value.clone(), id.clone());
            let earlier = self.attributes.get(id.value.as_str()).cloned();
            if let Some(attribute) = Attribute::read(&table, earlier, errors) {
                self.attributes.insert(Arc::clone(&attribute.id), attribute);
            }
        }

        let mut seen: BTreeMap<(String, String), Entry> = BTreeMap::new();
        for table in root.forms("term", &TERM, errors) {
            let Some(term) = Declared::read(&table) else { continue };
            let key = (term.attribute.value.clone(), term.id.value.clone());
            if let Some(first) = seen.get(&key) {
                errors.push(duplicate("term", &term.id, first));
                continue;
            }
            seen.insert(key, term.id.clone());
            self.terms.retain(|t| {
                t.id.value != term.id.value || t.attribute.value != term.attribute.value
            });
            self.terms.push(term);
        }
    }
}

/// The error for what cannot be the id of an attribute; `None` for what can.
pub fn malformed(id: &Entry) -> Option<Error> {
    let is_part = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    if id.value.starts_with(char::is_alphanumeric) && id.value.chars().all(is_part) {
        return None;
    }
    let message = match id.value.trim().is_empty() {
        true => String::from("the id of an attribute is empty"),
        false => format!("`{}` cannot be the id of an attribute", id.value),
    };
    let words = id.value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let kebab = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    let kebab = if kebab.is_empty() { "unit-price" } else { &kebab };
    Some(
        Error::broken("malformed-id", message, id.place.clone())
            .label("not an id")
            .help(format!("an id is letters and digits with hyphens between them: `{kebab}`")),
    )
}

/// The error for a second declaration of one id in one file.
pub fn duplicate(what: &str, second: &Entry, first: &Entry) -> Error {
    Error::broken(
        "duplicate-id",
        format!("{what} `{}` is declared twice", second.value),
        second.place.clone(),
    )
    .label("declared again")
    .related(first.place.clone(), "first declared here")
    .help("give one of them another id, or join them")
}
