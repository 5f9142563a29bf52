//! The front matter of an article: TOML between two lines of `+++`.

use std::ops::Range;

use toml::de::DeTable;

use super::{Field, Front};

/// What the front matter says, and the bytes of the body.
pub(super) fn read(file: &str) -> (Front, Range<usize>) {
    let all = 0..file.len();
    let Some(rest) = file.strip_prefix("+++\n") else { return (Front::default(), all) };
    let Some(length) = rest.find("\n+++").map(|at| at + 1) else { return (Front::default(), all) };
    let (begin, body) = (4, 4 + length + 3);
    let Some(table) = rest.get(..length).and_then(|head| DeTable::parse(head).ok()) else {
        return (Front::default(), body..file.len());
    };
    let field = |key: &str| {
        let value = table.get_ref().get(key)?;
        let span = value.span();
        let text = match value.get_ref().as_str() {
            Some(text) => text.to_owned(),
            None => rest.get(span.clone())?.to_owned(),
        };
        // The quote marks around a string are no part of it.
        let quotes = usize::from(span.len() == text.len() + 2);
        Some(Field { value: text, span: begin + span.start + quotes..begin + span.end - quotes })
    };
    let front = Front {
        id: field("id"),
        title: field("title"),
        publisher: field("publisher"),
        author: field("author"),
        published: field("published"),
        url: field("url"),
    };
    (front, body..file.len())
}
