//! Terms and posts: values that are no figures.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{Alike, Class, Name, Quantity};

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
    /// What stands between posts that one person holds together: "chairman and chief executive officer".
    pub const JOINT: &str = " and ";

    /// Whether one of the two says all posts that the other says.
    pub fn holds_posts_of(&self, other: &Role) -> bool {
        let posts = |role: &Role| -> BTreeSet<String> {
            role.post.split(Role::JOINT).map(str::to_owned).collect()
        };
        let (a, b) = (posts(self), posts(other));
        a.is_subset(&b) || b.is_subset(&a)
    }

    /// Whether both posts are at one organization, or one organization is a part of the other.
    ///
    /// `None` where one source does not say at which.
    pub fn same_organization(&self, other: &Role) -> Option<Alike> {
        let (Some(a), Some(b)) = (&self.organization, &other.organization) else { return None };
        let top = |role: &Role, own: &Name| role.within.clone().unwrap_or_else(|| own.clone());
        Some(a.alike(b).min(top(self, a).alike(&top(other, b))))
    }
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;
    use crate::value::samples;

    #[test]
    fn one_organization_by_name_or_by_what_it_is_part_of() {
        for (why, a, b, expected) in [
            ("a short form", (Some("Acme"), None), (Some("Acme Labs"), None), Some(Alike::Short)),
            (
                "a part and its whole",
                (Some("Labs"), Some("Acme")),
                (Some("Acme"), None),
                Some(Alike::Same),
            ),
            (
                "two parts of one",
                (Some("Labs"), Some("Acme")),
                (Some("Cloud"), Some("Acme")),
                Some(Alike::Same),
            ),
            ("two wholes", (Some("Acme"), None), (Some("Globex"), None), Some(Alike::Other)),
            (
                "parts of two",
                (Some("Labs"), Some("Acme")),
                (Some("Cloud"), Some("Globex")),
                Some(Alike::Other),
            ),
            ("one not said", (None, None), (Some("Acme"), None), None),
        ] {
            let role = |(at, within)| samples::role("head", at, within);
            assert_eq!(role(a).same_organization(&role(b)), expected, "{why}");
            assert_eq!(role(b).same_organization(&role(a)), expected, "{why}, turned");
        }
    }

    #[test]
    fn a_term_is_its_id() {
        fn hash(value: impl Hash) -> u64 {
            let mut hasher = DefaultHasher::new();
            value.hash(&mut hasher);
            hasher.finish()
        }
        let term = samples::term;
        assert_eq!(term("sold", Unlike::Agree), term("sold", Unlike::Tension));
        assert_eq!(hash(term("sold", Unlike::Agree)), hash(term("sold", Unlike::Tension)));
        assert_ne!(term("sold", Unlike::Agree), term("bought", Unlike::Agree));
        // No law asks that different ones hash apart, but a table of them would be slow.
        assert_ne!(hash(term("sold", Unlike::Agree)), hash(term("bought", Unlike::Agree)));
    }
}
