//! Entities as packs and desks declare them: names, aliases, what is part of what.

use std::sync::Arc;

use crate::error::{Error, Errors};
use crate::load::form::{Entry, Form, Key, Sort, Table};
use crate::span::Place;

/// The form of an `[[entity]]` table.
pub static FORM: Form = Form {
    name: "entity",
    about: "A person, company, place or thing that claims are about.",
    keys: &[
        Key::required("name", Sort::Text, "the name that reports show"),
        Key::optional("aliases", Sort::List, "other names under which sources speak of it"),
        Key::optional("kind", Sort::Text, "what it is: company, person, product, deal, ..."),
        Key::optional("part_of", Sort::Text, "the entity that it is a part of"),
        Key::optional("not_same_as", Sort::List, "entities with which it must never be merged"),
    ],
};

/// A declared entity.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The name that reports show.
    pub name: Entry,
    /// Other names for it.
    pub aliases: Vec<Entry>,
    /// What it is.
    pub kind: Option<Arc<str>>,
    /// What it is a part of.
    pub part_of: Option<Entry>,
    /// What it is never merged with.
    pub not_same_as: Vec<Entry>,
    /// Where it is declared.
    pub place: Place,
}

impl Entity {
    /// The entity that a table declares; `None` without a name, which an empty one is. An empty alias is left out.
    pub fn read(table: &Table<'_>, errors: &mut Errors) -> Option<Entity> {
        let mut is_named = |entry: &Entry, message: &str| {
            let is_named = !entry.value.trim().is_empty();
            if !is_named {
                let error =
                    Error::broken("empty-name", message, entry.place.clone()).label("empty");
                errors.push(error.help("write the name as sources write it"));
            }
            is_named
        };
        let name = table.text("name").filter(|name| is_named(name, "an entity needs a name"));
        let mut aliases = table.list("aliases");
        aliases.retain(|alias| is_named(alias, "an alias of an entity is empty"));
        Some(Entity {
            name: name?,
            aliases,
            kind: table.text("kind").map(|kind| Arc::from(kind.value)),
            part_of: table.text("part_of"),
            not_same_as: table.list("not_same_as"),
            place: table.place(),
        })
    }
}
