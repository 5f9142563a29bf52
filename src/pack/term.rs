//! Terms: the vocabulary of attributes whose values are words, with what each word implies.

use std::sync::Arc;

use crate::load::form::{Entry, Form, Key, Sort, Table};

/// The form of a `[[term]]` table.
pub static FORM: Form = Form {
    name: "term",
    about: "A word of an attribute whose values are terms, with what it implies and excludes.",
    keys: &[
        Key::required("id", Sort::Text, "its name in claims"),
        Key::required("attribute", Sort::Text, "the attribute whose value it is"),
        Key::optional("phrases", Sort::List, "other wordings of it"),
        Key::optional(
            "implies",
            Sort::Wording,
            "what it allows of another attribute: \"more than 50%\"",
        ),
        Key::optional("implies_on", Sort::Text, "the attribute on which it implies that"),
        Key::optional("excludes", Sort::List, "terms that cannot hold beside it"),
        Key::optional("allows", Sort::List, "terms that can hold beside it"),
        Key::optional("reads", Sort::List, "sentences in which it must be found"),
        Key::optional("ignores", Sort::List, "sentences in which it must not be found"),
    ],
};

/// A declared term, as written: values are read and ids resolved when all declarations are known.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Its id.
    pub id: Entry,
    /// The attribute whose value it is.
    pub attribute: Entry,
    /// Other wordings of it.
    pub phrases: Vec<Arc<str>>,
    /// What it implies.
    pub implies: Option<Entry>,
    /// On which attribute.
    pub implies_on: Option<Entry>,
    /// Terms that cannot hold beside it.
    pub excludes: Vec<Entry>,
    /// Terms that can hold beside it.
    pub allows: Vec<Entry>,
}

impl Declared {
    /// The term that a table declares; `None` without id or attribute.
    pub fn read(table: &Table<'_>) -> Option<Declared> {
        Some(Declared {
            id: table.text("id")?,
            attribute: table.text("attribute")?,
            phrases: table.list("phrases").into_iter().map(|e| Arc::from(e.value)).collect(),
            implies: table.text("implies"),
            implies_on: table.text("implies_on"),
            excludes: table.list("excludes"),
            allows: table.list("allows"),
        })
    }
}
