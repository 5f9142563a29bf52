//! What can go wrong with input, said so that a person can mend it.
//!
//! Every problem is an [`Error`] with a code, a message, a place if it has one, and what was
//! expected. Stages never stop at the first: they push to [`Errors`] and go on with the rest.

use std::fmt;

use crate::span::Place;

/// Which sort of trouble an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trouble {
    /// The command line asks for something that cannot be.
    Usage,
    /// A file or folder could not be read.
    Unreadable,
    /// A file was read, and something in it is wrong.
    Broken,
}

/// One problem with the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The sort of trouble.
    pub trouble: Trouble,
    /// A stable kebab-case name: `unknown-key`, `unreadable-value`, ...
    pub code: &'static str,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// Where, if it is anywhere in a text.
    pub place: Option<Place>,
    /// What stands under the place, in a few words.
    pub label: String,
    /// Other places that belong to it, each with a few words (the first of two duplicates).
    pub related: Vec<(Place, String)>,
    /// What was expected, and the nearest right thing.
    pub help: Option<String>,
}

impl Error {
    /// Something wrong in a text, at `place`.
    pub fn broken(code: &'static str, message: impl Into<String>, place: Place) -> Error {
        Error {
            trouble: Trouble::Broken,
            code,
            message: message.into(),
            place: Some(place),
            label: String::from("here"),
            related: Vec::new(),
            help: None,
        }
    }

    /// A path that could not be read.
    pub fn unreadable(code: &'static str, message: impl Into<String>) -> Error {
        Error { trouble: Trouble::Unreadable, place: None, ..Error::usage(code, message) }
    }

    /// A command that cannot be carried out as given.
    pub fn usage(code: &'static str, message: impl Into<String>) -> Error {
        Error {
            trouble: Trouble::Usage,
            code,
            message: message.into(),
            place: None,
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// The same, with the words that stand under the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Error {
        self.label = label.into();
        self
    }

    /// The same, with what was expected.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Error {
        self.help = Some(help.into());
        self
    }

    /// The same, with one more place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Error {
        self.related.push((place, label.into()));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            let (line, column) = place.line_column();
            write!(f, "{}:{line}:{column}: ", place.path())?;
        }
        f.write_str(&self.message)?;
        if let Some(help) = &self.help {
            write!(f, " ({help})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// All problems met so far, to be shown together.
#[derive(Clone, Debug, Default)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// No problem yet.
    pub fn new() -> Errors {
        Errors::default()
    }

    /// Adds one.
    pub fn push(&mut self, error: Error) {
        self.0.push(error);
    }

    /// Adds all of another collection.
    pub fn append(&mut self, other: Errors) {
        self.0.extend(other.0);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each once, in the order in which they are shown: what causes others first, then by path and
    /// place. A desk that lacks a pack knows none of its attributes; a slip in the syntax hides keys.
    pub fn into_sorted(mut self) -> Vec<Error> {
        self.0.sort_by(|a, b| {
            let place = |e: &Error| {
                e.place.as_ref().map(|p| {
                    let syntax = e.code != "toml-syntax";
                    (p.path().to_owned(), syntax, p.start, p.end)
                })
            };
            let key = |e: &Error| (e.code != "unknown-pack", place(e));
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        self.0.dedup();
        self.0
    }
}

impl Extend<Error> for Errors {
    fn extend<I: IntoIterator<Item = Error>>(&mut self, errors: I) {
        self.0.extend(errors);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Text;

    #[test]
    fn what_causes_others_comes_first() {
        let place = |path: &str, start| {
            let text = Text::whole(path, "some text that is long enough");
            Place { text, start, end: start + 1 }
        };
        let mut errors = Errors::new();
        for (code, path, at) in [
            ("missing-key", "claims/a.toml", 0),
            ("toml-syntax", "claims/a.toml", 9),
            ("unknown-attribute", "claims/b.toml", 4),
            ("unknown-pack", "rules.toml", 5),
            ("unknown-attribute", "claims/b.toml", 4),
        ] {
            errors.push(Error::broken(code, "wrong", place(path, at)));
        }
        let codes: Vec<&str> = errors.into_sorted().iter().map(|error| error.code).collect();
        assert_eq!(codes, ["unknown-pack", "toml-syntax", "missing-key", "unknown-attribute"]);
    }
}
