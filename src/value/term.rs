//! Terms, names and posts: values that are no figures.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{Class, Quantity};

/// A term of a vocabulary, such as `acquired`, as a pack declares it.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id, unique within its attribute.
    pub id: Arc<str>,
    /// What it implies, on another attribute: `acquired` is an ownership share of more than 50%.
    pub implies: Option<Arc<Implied>>,
    /// Terms that cannot hold beside it, by id.
    pub excludes: Arc<[Arc<str>]>,
    /// Terms that can hold beside it, by id.
    pub allows: Arc<[Arc<str>]>,
    /// What two terms of the attribute are to each other when neither names the other.
    pub otherwise: Unlike,
}

/// An interval that a term implies on another attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// The attribute.
    pub attribute: Arc<str>,
    /// The wording in the pack: "more than 50%".
    pub wording: Box<str>,
    /// What it allows.
    pub quantity: Quantity,
}

/// What two different terms of one attribute are to each other unless they say otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unlike {
    /// They cannot both hold.
    #[default]
    Contradiction,
    /// They can, but an editor has to ask.
    Tension,
    /// They can.
    Agree,
}

impl Unlike {
    /// The class of relation it stands for.
    pub fn class(self) -> Class {
        match self {
            Unlike::Contradiction => Class::Contradiction,
            Unlike::Tension => Class::Tension,
            Unlike::Agree => Class::Agree,
        }
    }
}

// A term is its id: the rest is the vocabulary's word about it.
impl PartialEq for Term {
    fn eq(&self, other: &Term) -> bool {
        self.id == other.id
    }
}

impl Eq for Term {}

impl Hash for Term {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// A name, kept as written and as a key in which case, punctuation and accents' forms do not count.
#[derive(Clone, Debug, Eq)]
pub struct Name {
    /// As written.
    pub text: Box<str>,
    /// Its words, lower-case, without marks: what two names are compared by.
    pub words: Box<[Box<str>]>,
}

impl Name {
    /// A name as written.
    ///
    /// ```
    /// use gainsay::value::Name;
    /// assert_eq!(Name::new("Scale AI, Inc."), Name::new("scale ai inc"));
    /// assert!(Name::new("Wang").is_short_for(&Name::new("Alexandr Wang")));
    /// assert!(!Name::new("Alexandr").is_short_for(&Name::new("Alexandra Wang")));
    /// ```
    pub fn new(text: &str) -> Name {
        Name { text: text.trim().into(), words: words(text) }
    }

    /// Whether this is the beginning or the end of a longer name: "Wang" of "Alexandr Wang".
    pub fn is_short_for(&self, other: &Name) -> bool {
        !self.words.is_empty()
            && self.words.len() < other.words.len()
            && (other.words.ends_with(&self.words) || other.words.starts_with(&self.words))
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.words == other.words
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}

/// The words of a name: letters and digits, lower-case; an apostrophe-s falls away, and so do the
/// points of initials ("U.S.", "J.P."), but not the one in a number ("3.1").
fn words(text: &str) -> Box<[Box<str>]> {
    let folded = text.replace(['’', '‘'], "'").to_lowercase();
    folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '.'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("'s"))
        .filter(|word| !word.is_empty())
        .map(
            |word| {
                if word.contains(char::is_numeric) { word.into() } else { word.replace('.', "") }
            },
        )
        .map(String::into_boxed_str)
        .collect()
}

/// A post at an organization: "chief executive of Scale AI".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Role {
    /// The post in its normal form: `chief executive officer`.
    pub post: Box<str>,
    /// Where, if the source says so.
    pub organization: Option<Name>,
    /// What the organization is a part of, up to the top: filled in when the graph knows it.
    pub within: Option<Name>,
}

impl Role {
    /// Whether both posts are at one organization, or one organization is a part of the other.
    ///
    /// `None` where one source does not say at which.
    pub fn same_organization(&self, other: &Role) -> Option<bool> {
        let (Some(a), Some(b)) = (&self.organization, &other.organization) else { return None };
        let alike = |x: &Name, y: &Name| x == y || x.is_short_for(y) || y.is_short_for(x);
        let top = |role: &Role, own: &Name| role.within.clone().unwrap_or_else(|| own.clone());
        Some(alike(a, b) || alike(&top(self, a), &top(other, b)))
    }
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;
    use crate::value::samples;

    #[test]
    fn names_fold_case_marks_and_possessives() {
        for (a, b) in [
            ("Acme’s  Research Lab", "acme research lab"),
            ("Acme, Inc.", "ACME INC"),
            ("U.S. Steel", "US Steel"),
            ("J.P. Roe", "JP Roe"),
            (" 'Globex' ", "Globex"),
        ] {
            assert_eq!(Name::new(a), Name::new(b));
        }
        for (a, b) in [("Model 3", "Model 4"), ("Model 3.1", "Model 31"), ("Acme", "Acme Labs")] {
            assert_ne!(Name::new(a), Name::new(b));
        }
        assert_eq!(&*Name::new(" Model 3.1 (405B)").words, ["model", "3.1", "405b"].map(Box::from));
        assert_eq!(&*Name::new(" Acme ").text, "Acme");
    }

    #[test]
    fn a_short_form_is_the_beginning_or_the_end_of_a_longer_name() {
        for (short, long, expected) in [
            ("Roe", "Jane Ann Roe", true),
            ("Jane", "Jane Ann Roe", true),
            ("Ann", "Jane Ann Roe", false),
            ("Jan", "Jane Ann Roe", false),
            ("Jane Ann Roe", "Roe", false),
            ("Roe", "Roe", false),
            ("", "Roe", false),
        ] {
            assert_eq!(
                Name::new(short).is_short_for(&Name::new(long)),
                expected,
                "{short} / {long}"
            );
        }
    }

    #[test]
    fn one_organization_by_name_or_by_what_it_is_part_of() {
        for (why, a, b, expected) in [
            ("a short form", (Some("Acme"), None), (Some("Acme Labs"), None), Some(true)),
            (
                "a part and its whole",
                (Some("Labs"), Some("Acme")),
                (Some("Acme"), None),
                Some(true),
            ),
            (
                "two parts of one",
                (Some("Labs"), Some("Acme")),
                (Some("Cloud"), Some("Acme")),
                Some(true),
            ),
            ("two wholes", (Some("Acme"), None), (Some("Globex"), None), Some(false)),
            (
                "parts of two",
                (Some("Labs"), Some("Acme")),
                (Some("Cloud"), Some("Globex")),
                Some(false),
            ),
            ("one not said", (None, None), (Some("Acme"), None), None),
        ] {
            let role = |(at, within)| samples::role("head", at, within);
            assert_eq!(role(a).same_organization(&role(b)), expected, "{why}");
            assert_eq!(role(b).same_organization(&role(a)), expected, "{why}, turned");
        }
    }

    #[test]
    fn a_term_is_its_id_and_a_name_its_words() {
        fn hash(value: impl Hash) -> u64 {
            let mut hasher = DefaultHasher::new();
            value.hash(&mut hasher);
            hasher.finish()
        }
        let term = samples::term;
        assert_eq!(term("sold", Unlike::Agree), term("sold", Unlike::Tension));
        assert_eq!(hash(term("sold", Unlike::Agree)), hash(term("sold", Unlike::Tension)));
        assert_ne!(term("sold", Unlike::Agree), term("bought", Unlike::Agree));
        assert_eq!(hash(Name::new("ACME")), hash(Name::new("Acme")));
        // No law asks that different ones hash apart, but a table of them would be slow.
        assert_ne!(hash(term("sold", Unlike::Agree)), hash(term("bought", Unlike::Agree)));
        assert_ne!(hash(Name::new("Acme")), hash(Name::new("Globex")));
    }
}
