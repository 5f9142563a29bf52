//! The canonical form of a desk's files: what `gainsay fmt` writes.
//!
//! Only the room between things changes: one space around `=`, one empty line before a table, no space
//! at the end of a line, one line feed (or end of a line of Windows, in a file of these) at the end of the file. Comments, the order of keys and the way in which
//! values are written stay as a person left them, so a formatted file says what it said.

use std::sync::Arc;

use toml_edit::{Decor, DocumentMut, Item, KeyMut, RawString, Table, Value};

use crate::error::{Error, Errors};
use crate::load::{merge_conflict, unmerged};
use crate::span::{Place, Text};

/// A file in its canonical form. `None`, with an error at the place, where it is no TOML.
///
/// ```
/// use gainsay::error::Errors;
/// use gainsay::fmt::formatted;
/// use gainsay::span::Text;
/// let text = Text::whole("a.toml", "[source]\nid=\"a\"   # ours\n\n\n\n[[claim]]\nentity   = 'Acme'");
/// let wanted = "[source]\nid = \"a\" # ours\n\n[[claim]]\nentity = 'Acme'\n";
/// assert_eq!(formatted(&text, &mut Errors::new()).as_deref(), Some(wanted));
/// ```
///
/// A file whose lines all end as on Windows keeps these ends; where only some do, all become line feeds.
pub fn formatted(text: &Arc<Text>, errors: &mut Errors) -> Option<String> {
    let source = text.text.replace("\r\n", "\n");
    let mut document: DocumentMut = match source.parse() {
        Ok(document) => document,
        Err(error) => {
            errors.push(slip(text, &error));
            return None;
        }
    };
    let mut is_first = true;
    table(document.as_table_mut(), &mut is_first);
    // One empty line before the last comments is a person's, as it is between two entries.
    let is_apart = !is_first && document.trailing().text().starts_with('\n');
    let trailing = comments(document.trailing(), is_apart);
    document.set_trailing(trailing);
    let tidy = tidied(&document.to_string());
    let ends = |end: &str| text.text.matches(end).count();
    let is_of_windows = ends("\r\n") > 0 && ends("\r\n") == ends("\n");
    Some(if is_of_windows { tidy.replace('\n', "\r\n") } else { tidy })
}

fn slip(text: &Arc<Text>, error: &toml_edit::TomlError) -> Error {
    let help = "the file was left as it is, the others are formatted";
    if let Some(place) = merge_conflict(text) {
        return unmerged(place, help);
    }
    let span = error.span().unwrap_or(0..0);
    let message = format!("this is not TOML: {}", error.message());
    Error::broken("toml-syntax", message, Place::new(text, span)).help(help)
}

/// Gives a table and all below it their canonical room.
fn table(table: &mut Table, is_first: &mut bool) {
    for (mut key, item) in table.iter_mut() {
        match item {
            Item::Value(value) => {
                entry(&mut key, value, *is_first);
                *is_first = false;
            }
            Item::Table(inner) => header(inner, is_first),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|one| header(one, is_first)),
            Item::None => {}
        }
    }
}

/// A table's header: one empty line before it and its comments, but for the first of the file.
fn header(inner: &mut Table, is_first: &mut bool) {
    // `a.b = 1`: an entry with a long key, which is left as it stands.
    if inner.is_dotted() {
        return;
    }
    if !inner.is_implicit() {
        let decor = inner.decor_mut();
        let before = comments(said(decor.prefix()), !*is_first);
        let after = behind(decor.suffix());
        *decor = Decor::new(before, after);
        *is_first = false;
    }
    table(inner, is_first);
}

/// `key = value`, with the comments above it and the one behind it.
fn entry(key: &mut KeyMut<'_>, value: &mut Value, is_first: bool) {
    let above = said(key.leaf_decor().prefix());
    // One empty line between two entries is a person's paragraph.
    let is_apart = !is_first && above.starts_with('\n');
    *key.leaf_decor_mut() = Decor::new(comments(above, is_apart), " ");
    let after = behind(value.decor().suffix());
    *value.decor_mut() = Decor::new(" ", after);
}

fn said(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}

/// The comment behind something on its line, one space away.
fn behind(raw: Option<&RawString>) -> String {
    match said(raw).trim() {
        "" => String::new(),
        comment => format!(" {comment}"),
    }
}

/// The comments above something, each at the beginning of its line; of empty lines between them one stays.
fn comments(raw: impl AsText, is_apart: bool) -> String {
    // What indents the thing itself is no line of its own.
    let raw = raw.text().trim_end_matches([' ', '\t']);
    let mut lines: Vec<&str> = raw.lines().map(str::trim).collect();
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    while lines.first().is_some_and(|line| line.is_empty()) {
        lines.remove(0);
    }
    let is_parted = lines.len() > 1 && lines.last().is_some_and(|line| line.is_empty());
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let mut text = String::from(if is_apart { "\n" } else { "" });
    for line in &lines {
        text.push_str(line);
        text.push('\n');
    }
    if is_parted && !lines.is_empty() {
        text.push('\n');
    }
    text
}

/// What stands between things, as text.
trait AsText {
    fn text(&self) -> &str;
}

impl AsText for &str {
    fn text(&self) -> &str {
        self
    }
}

impl AsText for &RawString {
    fn text(&self) -> &str {
        self.as_str().unwrap_or_default()
    }
}

/// One line feed at the end, and none at the beginning.
fn tidied(text: &str) -> String {
    let mut tidy = text.trim().to_owned();
    if !tidy.is_empty() {
        tidy.push('\n');
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &str) {
        let format = |text: &str| {
            let mut errors = Errors::new();
            let formatted = formatted(&Text::whole("a.toml", text), &mut errors);
            formatted.unwrap_or_else(|| format!("{:?}", errors.into_sorted()))
        };
        assert_eq!(format(text), wanted);
        assert_eq!(format(wanted), wanted, "formatting twice changes nothing");
        let value = |text: &str| text.parse::<toml::Table>().map_err(|e| e.to_string());
        assert_eq!(value(text), value(wanted), "it says what it said");
    }

    #[test]
    fn room_changes_and_nothing_else() {
        check("", "");
        check("# only a word\n\n\n", "# only a word\n");
        check("a=1\nb   =   'x'   \n", "a = 1\nb = 'x'\n");
        check("a=1\r\n\r\n\r\nb=2", "a = 1\r\n\r\nb = 2\r\n");
        check("a=1\r\n\n\r\nb=2", "a = 1\n\nb = 2\n");
        check(
            "# head\n\n[source]\nid='a'\n   # of it\n  title = \"T\" #why\n[[claim]]\nentity=\"A\"\n\n\n# next\n[[claim]]\nentity=\"B\"\n# the end\n",
            "# head\n\n[source]\nid = 'a'\n# of it\ntitle = \"T\" #why\n\n[[claim]]\nentity = \"A\"\n\n# next\n[[claim]]\nentity = \"B\"\n# the end\n",
        );
        check("a = 1\n\n\n# the end\n", "a = 1\n\n# the end\n");
        check("[a]\nb = 1\n\n", "[a]\nb = 1\n");
        check("x = [\n  1,  # one\n  2,\n]\n", "x = [\n  1,  # one\n  2,\n]\n");
        check(
            "q=\"\"\"\n  two\n\n\n lines  \n\"\"\"\n",
            "q = \"\"\"\n  two\n\n\n lines  \n\"\"\"\n",
        );
    }

    #[test]
    fn a_slip_is_pointed_at_and_nothing_is_written() {
        let mut errors = Errors::new();
        assert_eq!(formatted(&Text::whole("a.toml", "a = = 1"), &mut errors), None);
        assert_eq!(errors.into_sorted().len(), 1);
    }
}
