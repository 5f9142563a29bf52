//! Entities as packs and desks declare them: names, aliases, what is part of what.

use std::sync::Arc;

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
    /// The entity that a table declares; `None` without a name.
    pub fn read(table: &Table<'_>) -> Option<Entity> {
        Some(Entity {
            name: table.text("name")?,
            aliases: table.list("aliases"),
            kind: table.text("kind").map(|kind| Arc::from(kind.value)),
            part_of: table.text("part_of"),
            not_same_as: table.list("not_same_as"),
            place: table.place(),
        })
    }
}
