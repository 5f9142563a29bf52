//! Forms: which keys a table of a TOML file may hold, and a reader that points at every slip.
//!
//! A [`Form`] is data: the strict reader, the JSON Schema of `gainsay schema` and the messages all
//! come from it, so they cannot drift apart. Reading never stops at the first slip: a bad entry is
//! reported and left out, and the rest of the file goes on.

use std::ops::Range;
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::syntax::tell;
use crate::error::{Error, Errors};
use crate::similar::nearest;
use crate::span::{Place, Text};

/// One key that a table may hold.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What may stand behind it.
    pub sort: Sort,
    /// Whether the table is wrong without it.
    pub required: bool,
    /// What it is for: one line, shown by `gainsay schema` and in the manual.
    pub about: &'static str,
}

/// What may stand behind a key.
#[derive(Debug)]
pub enum Sort {
    /// A string.
    Text,
    /// A string, or a bare number, date or true/false, read as it is written.
    Wording,
    /// `true` or `false`.
    Flag,
    /// An array of strings.
    List,
    /// One of these strings.
    Choice(&'static [&'static str]),
    /// One table of a form.
    Table(&'static Form),
    /// An array of tables of a form.
    Tables(&'static Form),
    /// An array of tables whose form depends on one of their keys.
    Open,
}

impl Key {
    /// A key that may be left out.
    pub const fn optional(name: &'static str, sort: Sort, about: &'static str) -> Key {
        Key { name, sort, required: false, about }
    }

    /// A key that must be there.
    pub const fn required(name: &'static str, sort: Sort, about: &'static str) -> Key {
        Key { name, sort, required: true, about }
    }
}

/// The keys of one table.
#[derive(Debug)]
pub struct Form {
    /// What the table is called in messages: "claim".
    pub name: &'static str,
    /// What it is for: one line.
    pub about: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

impl Form {
    /// The form as a JSON Schema (draft 2020-12) of one object.
    pub fn schema(&self) -> Json {
        let mut properties = Map::new();
        for key in self.keys {
            properties.insert(key.name.to_owned(), key.schema());
        }
        let required: Vec<&str> = self.keys.iter().filter(|k| k.required).map(|k| k.name).collect();
        json!({
            "type": "object",
            "description": self.about,
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }
}

impl Key {
    /// What may stand behind the key, as a JSON Schema.
    pub fn schema(&self) -> Json {
        let mut schema = match &self.sort {
            Sort::Text => json!({"type": "string"}),
            Sort::Wording => json!({"type": ["string", "number", "boolean"]}),
            Sort::Flag => json!({"type": "boolean"}),
            Sort::List => json!({"type": "array", "items": {"type": "string"}}),
            Sort::Choice(choices) => json!({"type": "string", "enum": choices}),
            Sort::Table(form) => form.schema(),
            Sort::Tables(form) => json!({"type": "array", "items": form.schema()}),
            Sort::Open => json!({"type": "array", "items": {"type": "object"}}),
        };
        if let Some(object) = schema.as_object_mut() {
            object.insert(String::from("description"), json!(self.about));
        }
        schema
    }
}

/// A string of a file with its place: the characters inside the quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub value: String,
    /// Where it says so.
    pub place: Place,
}

impl Entry {
    /// The place of a stretch of the value; the whole entry where escapes make that uncertain.
    pub fn part(&self, span: Range<usize>) -> Place {
        if self.place.slice() != self.value || self.value.get(span.clone()).is_none() {
            return self.place.clone();
        }
        Place::new(&self.place.text, self.place.start + span.start..self.place.start + span.end)
    }
}

/// A TOML text, parsed as far as it goes.
pub struct Document<'a> {
    text: &'a Arc<Text>,
    root: Spanned<DeTable<'a>>,
    /// Where the file stops making sense, if it does; tables from there on are left out.
    broken_at: usize,
    /// Where values stand that make no sense and cost nothing else; their tables know no more of them than that.
    bad: Vec<usize>,
}

impl<'a> Document<'a> {
    /// Parses a text. A slip in the syntax is reported once, and what stands before it is kept; of a slip in one value
    /// that stands alone behind its key all but that value.
    pub fn parse(text: &'a Arc<Text>, errors: &mut Errors) -> Document<'a> {
        let (root, slips) = DeTable::parse_recoverable(&text.text);
        let slips = slips.iter().map(|slip| (slip.span().unwrap_or(0..0), slip.message()));
        let (broken_at, bad) = tell(text, slips.collect(), errors);
        Document { text, root, broken_at, bad }
    }

    /// Whether a slip in the syntax, which was told, hides what stands behind it.
    pub fn is_cut_short(&self) -> bool {
        self.broken_at <= self.text.text.len()
    }

    /// What stands from the place on where the file stops making sense.
    pub fn unread(&self) -> &'a str {
        self.text.text.get(self.broken_at..).unwrap_or_default()
    }

    /// Whether a value makes no sense, which was told.
    fn is_bad(&self, value: &Spanned<DeValue<'_>>) -> bool {
        self.bad.contains(&value.span().start)
    }

    /// The outermost table, held against its form.
    pub fn table(&'a self, form: &'static Form, errors: &mut Errors) -> Table<'a> {
        let whole = 0..self.text.text.len();
        Table::open(self, form.name, &[form.keys], self.root.get_ref(), whole, errors)
    }
}

/// A table as parsed, with its span, not yet held against a form.
pub type RawTable<'a> = (&'a DeTable<'a>, Range<usize>);

/// A table that was held against its form: what is left in it is of the right sort.
pub struct Table<'a> {
    document: &'a Document<'a>,
    table: &'a DeTable<'a>,
    keys: Vec<&'static Key>,
    span: Range<usize>,
    /// Entries for keys that this table leaves out: a rule of a pack under a desk's own.
    base: Option<Box<Table<'a>>>,
}

impl<'a> Table<'a> {
    /// Holds a table against the keys it may have; slips go to `errors`.
    pub fn open(
        document: &'a Document<'a>,
        name: &str,
        keys: &[&'static [Key]],
        table: &'a DeTable<'a>,
        span: Range<usize>,
        errors: &mut Errors,
    ) -> Table<'a> {
        let opened = Table::glance(document, keys, table, span);
        for (key, value) in table.iter() {
            if key.span().start >= document.broken_at {
                continue;
            }
            match opened.keys.iter().find(|k| k.name == key.get_ref().as_ref()) {
                Some(known) => opened.check_sort(known, value, errors),
                None => opened.unknown(name, key, errors),
            }
        }
        opened
    }

    /// Looks at some keys of a table whose form is not yet known; slips are told by [`Table::open`].
    pub fn glance(
        document: &'a Document<'a>,
        keys: &[&'static [Key]],
        table: &'a DeTable<'a>,
        span: Range<usize>,
    ) -> Table<'a> {
        let keys = keys.iter().flat_map(|keys| keys.iter()).collect();
        Table { document, table, keys, span, base: None }
    }

    /// Reports every required key that is not there.
    pub fn check_required(&self, name: &str, errors: &mut Errors) {
        let is_bad = |k: &Key| self.table.get(k.name).is_some_and(|v| self.document.is_bad(v));
        let is_missing = |k: &&&Key| k.required && self.value(k.name).is_none() && !is_bad(k);
        for key in self.keys.iter().filter(is_missing) {
            errors.push(
                Error::broken(
                    "missing-key",
                    format!("{} needs `{}`", one(name), key.name),
                    self.place(),
                )
                .label(format!("no `{}` in this {name}", key.name))
                .help(format!("`{}`: {}", key.name, key.about)),
            );
        }
    }

    /// The same table with another one behind it for the keys that it leaves out.
    #[must_use]
    pub fn over(mut self, base: Table<'a>) -> Table<'a> {
        self.base = Some(Box::new(base));
        self
    }

    /// Where the table stands: its first line.
    pub fn place(&self) -> Place {
        let text = &self.document.text.text;
        let line = text.get(self.span.start..).and_then(|rest| rest.find('\n')).unwrap_or(0);
        let end = if line == 0 {
            self.span.end
        } else {
            (self.span.start + line).min(self.span.end.max(self.span.start))
        };
        Place::new(self.document.text, self.span.start..end.max(self.span.start))
    }

    /// The bytes from the head of the table to its last entry.
    pub fn extent(&self) -> (usize, usize) {
        let end = self.table.iter().map(|(_, v)| v.span().end).max().unwrap_or(self.span.end);
        (self.span.start, end.max(self.span.end))
    }

    /// Whether every entry makes sense and stands before the place where the file stops doing so. What follows the last
    /// one without an empty line or another table between may belong to it.
    pub fn is_whole(&self) -> bool {
        let (broken_at, end) = (self.document.broken_at, self.extent().1);
        let rest = self.document.text.text.get(end..broken_at).unwrap_or_default();
        let parts = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('[');
        let is_apart = || rest.lines().skip(1).any(parts);
        end <= broken_at
            && !self.table.values().any(|value| self.document.is_bad(value))
            && (broken_at > self.document.text.text.len() || is_apart())
    }

    /// Whether the table has an entry for the key, right or wrong.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the table has an entry of the right sort for the key.
    pub fn has_sound(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// The string behind a key; bare numbers, dates and flags as they are written.
    pub fn text(&self, key: &str) -> Option<Entry> {
        let value = self.value(key)?;
        self.entry(value)
    }

    /// The flag behind a key.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.value(key)?.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The strings behind a key; none where it is not there.
    pub fn list(&self, key: &str) -> Vec<Entry> {
        match self.value(key).map(Spanned::get_ref) {
            Some(DeValue::Array(items)) => {
                items.iter().filter_map(|item| self.entry(item)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// One of the choices behind a key, by the names that the program gives them.
    pub fn choice<T: Copy>(&self, key: &str, all: &[(&str, T)]) -> Option<T> {
        let entry = self.text(key)?;
        all.iter().find(|(name, _)| *name == entry.value).map(|(_, value)| *value)
    }

    /// The table behind a key, held against its form.
    pub fn table(&self, key: &str, form: &'static Form, errors: &mut Errors) -> Option<Table<'a>> {
        let value = self.value(key)?;
        let DeValue::Table(inner) = value.get_ref() else { return None };
        Some(Table::open(self.document, form.name, &[form.keys], inner, value.span(), errors))
    }

    /// The tables behind a key, each with its span, not yet held against a form.
    pub fn tables(&self, key: &str) -> Vec<RawTable<'a>> {
        let Some(DeValue::Array(items)) = self.value(key).map(Spanned::get_ref) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in items.iter().filter(|item| item.span().start < self.document.broken_at) {
            if let DeValue::Table(table) = item.get_ref() {
                found.push((table, item.span()));
            }
        }
        found
    }

    /// The tables behind a key, each held against one form and complete.
    pub fn forms(&self, key: &str, form: &'static Form, errors: &mut Errors) -> Vec<Table<'a>> {
        let mut found = Vec::new();
        for (table, span) in self.tables(key) {
            let opened = Table::open(self.document, form.name, &[form.keys], table, span, errors);
            if opened.is_whole() {
                opened.check_required(form.name, errors);
                found.push(opened);
            }
        }
        found
    }

    /// The document it stands in.
    pub fn document(&self) -> &'a Document<'a> {
        self.document
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        let known = self.keys.iter().find(|k| k.name == key)?;
        let trusted = |(key, value): &(&Spanned<_>, &'a Spanned<DeValue<'a>>)| {
            key.span().start < self.document.broken_at
                && !self.document.is_bad(value)
                && known.sort.fits(value.get_ref())
        };
        match self.table.get_key_value(key).filter(trusted) {
            Some((_, value)) => Some(value),
            None => self.base.as_ref().and_then(|base| base.value(key)),
        }
    }

    fn entry(&self, value: &Spanned<DeValue<'_>>) -> Option<Entry> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::Boolean(flag) => flag.to_string(),
            DeValue::Datetime(time) => time.to_string(),
            DeValue::Array(_) | DeValue::Table(_) => return None,
        };
        Some(Entry { place: self.inner_place(value.span(), &text), value: text })
    }

    /// The place of a string without its quotation marks, where it is written without escapes.
    fn inner_place(&self, span: Range<usize>, value: &str) -> Place {
        let text = self.document.text;
        let whole = Place::new(text, span.clone());
        for quote in ["\"\"\"", "'''", "\"", "'"] {
            let inner = span.start + quote.len()..span.end.saturating_sub(quote.len());
            if whole.slice().starts_with(quote) && text.text.get(inner.clone()) == Some(value) {
                return Place::new(text, inner);
            }
        }
        whole
    }

    fn unknown(&self, name: &str, key: &Spanned<std::borrow::Cow<'a, str>>, errors: &mut Errors) {
        let known = self.keys.iter().map(|k| k.name);
        let help = match nearest(key.get_ref(), known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("{} may hold {}", one(name), list_of(known)),
        };
        let place = Place::new(self.document.text, key.span());
        errors.push(
            Error::broken(
                "unknown-key",
                format!("unknown key `{}` in {}", key.get_ref(), one(name)),
                place,
            )
            .label("not a key of this table")
            .help(help),
        );
    }

    /// Whether an array goes on to where the file stops making sense: what is in it is the parser's guess, and that slip
    /// is told already.
    fn is_cut_off(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let DeValue::Array(items) = value.get_ref() else { return false };
        let ends = items.iter().map(|item| item.span().end).chain([value.span().end]);
        ends.max() > Some(self.document.broken_at)
    }

    fn check_sort(&self, key: &'static Key, value: &Spanned<DeValue<'_>>, errors: &mut Errors) {
        if self.document.is_bad(value) {
            return;
        }
        if !key.sort.fits(value.get_ref()) {
            if self.is_cut_off(value) {
                return;
            }
            let place = Place::new(self.document.text, value.span());
            errors.push(
                Error::broken(
                    "wrong-type",
                    format!("`{}` must be {}", key.name, key.sort.in_words()),
                    place,
                )
                .label(format!("this is {}", sort_of(value.get_ref())))
                .help(format!("`{}`: {}", key.name, key.about)),
            );
        } else if let (Sort::Choice(choices), Some(entry)) = (&key.sort, self.entry(value))
            && !choices.contains(&entry.value.as_str())
        {
            let mut help = format!("`{}` is one of {}", key.name, list_of(choices.iter().copied()));
            if let Some(near) = nearest(&entry.value, choices.iter().copied()) {
                help = format!("did you mean `{near}`? {help}");
            }
            errors.push(
                Error::broken(
                    "unknown-choice",
                    format!("`{}` cannot be `{}`", key.name, entry.value),
                    entry.place,
                )
                .label("not one of the choices")
                .help(help),
            );
        }
    }
}

impl Sort {
    fn fits(&self, value: &DeValue<'_>) -> bool {
        match self {
            Sort::Text | Sort::Choice(_) => matches!(value, DeValue::String(_)),
            Sort::Wording => !matches!(value, DeValue::Array(_) | DeValue::Table(_)),
            Sort::Flag => matches!(value, DeValue::Boolean(_)),
            Sort::List => match value {
                DeValue::Array(items) => {
                    items.iter().all(|item| matches!(item.get_ref(), DeValue::String(_)))
                }
                _ => false,
            },
            Sort::Table(_) => matches!(value, DeValue::Table(_)),
            Sort::Tables(_) | Sort::Open => match value {
                DeValue::Array(items) => {
                    items.iter().all(|item| matches!(item.get_ref(), DeValue::Table(_)))
                }
                _ => false,
            },
        }
    }

    fn in_words(&self) -> &'static str {
        match self {
            Sort::Text | Sort::Choice(_) => "a string",
            Sort::Wording => "a string, a number, a date or true/false",
            Sort::Flag => "true or false",
            Sort::List => "an array of strings",
            Sort::Table(_) => "a table",
            Sort::Tables(_) | Sort::Open => "an array of tables, written [[...]]",
        }
    }
}

/// The name with its article.
fn one(name: &str) -> String {
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {name}")
}

fn sort_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

fn list_of<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    static INNER: Form = Form {
        name: "claim",
        about: "One claim.",
        keys: &[
            Key::required("entity", Sort::Text, "whom it is about"),
            Key::optional("value", Sort::Wording, "what it is"),
            Key::optional("modality", Sort::Choice(&["planned", "actual"]), "the mood"),
            Key::optional("tags", Sort::List, "tags"),
        ],
    };
    static FORM: Form = Form {
        name: "claims file",
        about: "A file.",
        keys: &[Key::optional("claim", Sort::Tables(&INNER), "claims")],
    };

    fn slips(toml: &str) -> (Vec<String>, Vec<String>) {
        let text = Text::whole("a.toml", toml);
        let mut errors = Errors::new();
        let document = Document::parse(&text, &mut errors);
        let root = document.table(&FORM, &mut errors);
        let tables = root.forms("claim", &INNER, &mut errors);
        let entities = tables
            .iter()
            .filter_map(|t| t.text("entity"))
            .map(|e| e.place.slice().to_owned())
            .collect();
        let messages = errors.into_sorted().iter().map(ToString::to_string).collect();
        (entities, messages)
    }

    #[test]
    fn every_slip_is_pointed_at_and_the_rest_is_read() {
        let (entities, messages) = slips(
            "[[claim]]\nentitty = \"Acme\"\n[[claim]]\nentity = \"Globex\"\nmodality = \"planed\"\nvalue = [1]\n[[claim]]\nentity = 'Initech'\n",
        );
        assert_eq!(entities, ["Globex", "Initech"]);
        assert_eq!(
            messages,
            [
                "a.toml:1:1: a claim needs `entity` (`entity`: whom it is about)",
                "a.toml:2:1: unknown key `entitty` in a claim (did you mean `entity`?)",
                "a.toml:5:13: `modality` cannot be `planed` (did you mean `planned`? `modality` is one of `planned`, `actual`)",
                "a.toml:6:9: `value` must be a string, a number, a date or true/false (`value`: what it is)",
            ]
        );
    }

    #[test]
    fn what_stands_before_a_slip_in_the_syntax_is_kept() {
        let (entities, messages) = slips(
            "[[claim]]\nentity = \"Acme\"\n[[claim]]\nentity = \"Globex\n[[claim]]\nentity = \"Initech\"\n",
        );
        assert_eq!(entities, ["Acme"]);
        assert_eq!(messages.len(), 1);
        assert!(messages[0].starts_with("a.toml:4:"), "{messages:?}");
    }

    #[test]
    fn an_entry_points_inside_its_quotation_marks_and_into_its_parts() {
        let text = Text::whole("a.toml", "[[claim]]\nentity = \"$60 billion\"\n");
        let mut errors = Errors::new();
        let document = Document::parse(&text, &mut errors);
        let root = document.table(&FORM, &mut errors);
        let table = root.forms("claim", &INNER, &mut errors).remove(0);
        let entry = table.text("entity").unwrap();
        assert_eq!(entry.part(1..3).slice(), "60");
        assert_eq!(table.extent(), (0, 32));
    }
}
