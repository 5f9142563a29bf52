//! Declared entities, found in running text by the names that are declared for them.

use std::ops::Range;
use std::sync::Arc;

use crate::error::Error;
use crate::load::form::Entry;
use crate::pack::Declarations;
use crate::similar::nearest;

/// A declared entity and the names that articles give it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name that reports show.
    pub name: Arc<str>,
    /// What it is, if the desk says: "company", "person", "product".
    pub kind: Option<Arc<str>>,
    /// Its name and aliases, the longest first, with plain quotation marks.
    wordings: Vec<String>,
}

impl Named {
    /// Whether it is a person.
    pub fn is_person(&self) -> bool {
        self.kind.as_deref() == Some("person")
    }

    /// Whether this is one of its names.
    pub fn goes_by(&self, name: &str) -> bool {
        let name = plain(name.trim());
        self.wordings.iter().any(|wording| wording.eq_ignore_ascii_case(&name))
    }

    /// Where a text names it, by whole words and as they are written, in the order of the text. A shorter
    /// name inside a longer one of its own is not found again.
    ///
    /// ```
    /// use gainsay::read::Vocabulary;
    /// // Of no declarations there is nothing to find.
    /// assert!(Vocabulary::default().named().is_empty());
    /// ```
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for wording in &self.wordings {
            for range in matches(text, wording) {
                if found.iter().all(|other| range.end <= other.start || other.end <= range.start) {
                    found.push(range);
                }
            }
        }
        found.sort_by_key(|range| range.start);
        found
    }
}

/// What a desk declares.
pub(super) fn of(declarations: &Declarations) -> Vec<Named> {
    let named = declarations.entities.iter().map(|entity| {
        let names = entity.aliases.iter().chain([&entity.name]);
        let mut wordings: Vec<String> = names.map(|entry| plain(&entry.value)).collect();
        wordings.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        wordings.dedup();
        Named { name: Arc::from(entity.name.value.as_str()), kind: entity.kind.clone(), wordings }
    });
    named.collect()
}

/// The error for an entity that nothing declares.
pub(super) fn unknown(name: &Entry, named: &[Named]) -> Error {
    let help = match nearest(&name.value, named.iter().map(|named| &*named.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from("declare it with an [[entity]] table"),
    };
    let message = format!("unknown entity `{}`", name.value);
    Error::broken("unknown-entity", message, name.place.clone())
        .label("no [[entity]] declares it")
        .help(help)
}

/// Where a wording stands as whole words; either mark of quotation stands for the other.
fn matches(text: &str, wording: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !wording.contains(['\'', '"']) && !text.contains(wording) {
        return found;
    }
    let Some(first) = wording.chars().next() else { return found };
    for (at, _) in text.char_indices().filter(|&(_, c)| unquoted(c) == first) {
        let (before, after) = text.split_at(at);
        let is_start = !before.chars().next_back().is_some_and(char::is_alphanumeric);
        let mut rest = after.chars();
        let is_same = wording.chars().all(|wanted| rest.next().map(unquoted) == Some(wanted));
        let mut after = rest.as_str().chars();
        let (next, then) = (after.next(), after.next());
        // "Ferrite 2.1" is no Ferrite 2.
        let is_version = next == Some('.') && then.is_some_and(|c| c.is_ascii_digit());
        let is_end = !next.is_some_and(char::is_alphanumeric) && !is_version;
        if is_start && is_same && is_end {
            found.push(at..text.len() - rest.as_str().len());
        }
    }
    found
}

fn plain(name: &str) -> String {
    name.chars().map(unquoted).collect()
}

fn unquoted(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        c => c,
    }
}
