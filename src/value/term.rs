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

/// The words of a name: letters and digits, lower-case; an apostrophe-s falls away.
fn words(text: &str) -> Box<[Box<str>]> {
    let folded = text.replace(['’', '‘'], "'").to_lowercase();
    folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '.'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("'s"))
        .filter(|word| !word.is_empty())
        .map(Box::from)
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
    use super::*;

    #[test]
    fn names_fold_case_marks_and_possessives() {
        assert_eq!(
            Name::new("Meta’s  Superintelligence Lab"),
            Name::new("meta superintelligence lab")
        );
        assert_eq!(&*Name::new("Llama 3.1 405B").words[1], "3.1");
        assert_ne!(Name::new("Llama 3"), Name::new("Llama 4"));
        assert!(!Name::new("").is_short_for(&Name::new("x")));
    }

    #[test]
    fn one_organization_by_name_or_by_what_it_is_part_of() {
        let role = |organization: Option<&str>, within: Option<&str>| Role {
            post: "head".into(),
            organization: organization.map(Name::new),
            within: within.map(Name::new),
        };
        assert_eq!(
            role(Some("Scale"), None).same_organization(&role(Some("Scale AI"), None)),
            Some(true)
        );
        assert_eq!(
            role(Some("Lab"), Some("Meta")).same_organization(&role(Some("Meta"), None)),
            Some(true)
        );
        assert_eq!(
            role(Some("Meta"), None).same_organization(&role(Some("Scale AI"), None)),
            Some(false)
        );
        assert_eq!(role(None, None).same_organization(&role(Some("Meta"), None)), None);
    }
}
