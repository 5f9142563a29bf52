//! The vocabulary as checked: attributes with their aliases, terms with what they imply read as values.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::named::{self, Named};
use super::{Context, Expected, TermPhrases, Unreadable, read_period, read_value};
use crate::error::{Error, Errors};
use crate::load::form::Entry;
use crate::pack::lexicon::Lexicon;
use crate::pack::{Attribute, Declarations, Declared, Measure};
use crate::similar::nearest;
use crate::value::{Dimension, Implied, Meaning, Period, Quantity, Term, Tolerance, Value};

/// Attributes, terms and units of a desk, ready to read values with.
#[derive(Debug)]
pub struct Vocabulary {
    attributes: BTreeMap<Arc<str>, Attribute>,
    /// Ids and aliases in their plain form, to ids.
    by_name: BTreeMap<String, Arc<str>>,
    /// The terms of each attribute.
    terms: BTreeMap<Arc<str>, Vec<TermPhrases>>,
    tolerances: BTreeMap<Arc<str>, Tolerance>,
    /// What the values of an attribute can be at all.
    limits: BTreeMap<Arc<str>, Quantity>,
    /// Declared entities with the names that articles give them.
    named: Vec<Named>,
    /// Whose an attribute is, where the desk says: which of `named`.
    owners: BTreeMap<Arc<str>, usize>,
    /// The period that the claims of articles are of where they name none.
    stretches: BTreeMap<Arc<str>, Period>,
    lexicon: &'static Lexicon,
}

impl Vocabulary {
    /// Checks what packs and desk declare: ids that are named must be declared, implied values must be readable.
    pub fn check(
        declarations: &Declarations,
        lexicon: &'static Lexicon,
        errors: &mut Errors,
    ) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            attributes: declarations.attributes.clone(),
            by_name: BTreeMap::new(),
            terms: BTreeMap::new(),
            tolerances: BTreeMap::new(),
            limits: BTreeMap::new(),
            named: named::of(declarations),
            owners: BTreeMap::new(),
            stretches: BTreeMap::new(),
            lexicon,
        };
        for attribute in declarations.attributes.values() {
            for name in attribute.aliases.iter().chain([&attribute.id]) {
                vocabulary.by_name.insert(plain(name), Arc::clone(&attribute.id));
            }
        }
        for declared in &declarations.terms {
            let Some(attribute) = vocabulary.resolve(&declared.attribute, errors) else { continue };
            let term = vocabulary.term(declared, &attribute, declarations, errors);
            let phrases = declared.phrases.iter().map(|p| p.to_string()).collect();
            vocabulary.terms.entry(attribute.id).or_default().push(TermPhrases { term, phrases });
        }
        for attribute in declarations.attributes.values() {
            if let Some(entry) = &attribute.within
                && let Some(limits) = vocabulary.quantity(entry, attribute, errors)
            {
                vocabulary.limits.insert(Arc::clone(&attribute.id), limits);
            }
            if let Some(entry) = &attribute.tolerance
                && let Some(tolerance) = vocabulary.read_tolerance(entry, &[attribute], errors)
            {
                vocabulary.tolerances.insert(Arc::clone(&attribute.id), tolerance);
            }
        }
        for attribute in declarations.attributes.values() {
            vocabulary.of_articles(attribute, errors);
        }
        vocabulary
    }

    /// What the desk says of the claims that articles make of an attribute.
    fn of_articles(&mut self, attribute: &Attribute, errors: &mut Errors) {
        if let Some(of) = &attribute.of {
            match self.named.iter().position(|named| named.goes_by(&of.value)) {
                Some(owner) => _ = self.owners.insert(Arc::clone(&attribute.id), owner),
                None => errors.push(named::unknown(of, &self.named)),
            }
        }
        if let Some(stretch) = &attribute.stretch {
            match read_period(&stretch.value, &Context { lexicon: self.lexicon, published: None }) {
                Ok(Period::Vague(words)) => errors.push(
                    Error::broken(
                        "unreadable-value",
                        format!("`{words}` names no days, so that no claim can be of them"),
                        stretch.place.clone(),
                    )
                    .label("no period")
                    .help("write the year, the quarter or the month: 2025, Q1 2025, July 2025"),
                ),
                Ok(period) => _ = self.stretches.insert(Arc::clone(&attribute.id), period),
                Err(unreadable) => errors.push(
                    Error::broken(
                        "unreadable-value",
                        unreadable.message,
                        stretch.part(unreadable.span),
                    )
                    .help(unreadable.help),
                ),
            }
        }
    }

    /// The declared entities with the names that articles give them.
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    /// Whose an attribute is, whomever else a sentence of an article names.
    pub fn owner(&self, attribute: &str) -> Option<&Named> {
        self.owners.get(attribute).and_then(|&owner| self.named.get(owner))
    }

    /// The period of what articles claim of an attribute without naming one.
    pub fn stretch(&self, attribute: &str) -> Option<&Period> {
        self.stretches.get(attribute)
    }

    /// How far the values of an attribute may lie apart and still agree.
    pub fn tolerance(&self, attribute: &str) -> Tolerance {
        self.tolerances.get(attribute).copied().unwrap_or_default()
    }

    /// Reads a wording as a value of an attribute.
    ///
    /// # Errors
    /// Where the wording is no such value, or one that the attribute cannot have.
    pub fn read(
        &self,
        wording: &str,
        attribute: &Attribute,
        published: Option<&Period>,
    ) -> Result<Value, Unreadable> {
        let context = Context { lexicon: self.lexicon, published };
        let value = read_value(wording, self.expected(attribute), &context)?;
        self.fitted(value, attribute)
            .map_err(|limits| Unreadable::beyond(wording, &attribute.id, limits))
    }

    /// The value as the attribute has it: a change, where its values are changes.
    ///
    /// # Errors
    /// The limits in words, where the value lies beyond all that the attribute can have.
    pub fn fitted<'a>(&self, mut value: Value, attribute: &'a Attribute) -> Result<Value, &'a str> {
        let Meaning::Quantity(quantity) = &mut value.meaning else { return Ok(value) };
        quantity.change |= attribute.change;
        let limits = self.limits.get(&attribute.id).filter(|limits| {
            limits.dimension() == quantity.dimension()
                && !limits.figure.possible.meets(&quantity.figure.possible)
        });
        match (limits, &attribute.within) {
            (Some(_), Some(within)) => Err(&within.value),
            _ => Ok(value),
        }
    }

    /// Whether a figure can be a value of the attribute whatever it is, and as it stands.
    pub fn takes_any_figure(&self, attribute: &Attribute) -> bool {
        !attribute.change && !self.limits.contains_key(&attribute.id)
    }

    /// The attribute with this id or alias; case, spaces, hyphens and underscores do not count.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        // Most names are ids as they stand.
        let by_alias = || self.by_name.get(&plain(name)).and_then(|id| self.attributes.get(id));
        self.attributes.get(name).or_else(by_alias)
    }

    /// All attributes, sorted by id.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.values()
    }

    /// The terms of an attribute; none where it has none.
    pub fn terms(&self, attribute: &str) -> &[TermPhrases] {
        self.terms.get(attribute).map_or(&[], Vec::as_slice)
    }

    /// The words and units.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// What a value of this attribute must be.
    pub fn expected(&self, attribute: &Attribute) -> Expected<'_> {
        match attribute.measure {
            Measure::Any => Expected::Any,
            Measure::Money => Expected::Money,
            Measure::Figure(dimension) => Expected::Dimension(dimension),
            Measure::Date => Expected::Date,
            Measure::Term => Expected::Terms(self.terms(&attribute.id)),
            Measure::Name => Expected::Name,
            Measure::Role => Expected::Role,
            Measure::YesNo => Expected::YesNo,
            Measure::Text => Expected::Text,
        }
    }

    /// Whether a value that stands in running text is of the sort that the attribute has.
    pub fn fits(&self, value: &Value, attribute: &Attribute) -> bool {
        match &value.meaning {
            Meaning::Quantity(quantity) => {
                let is_bare_count = quantity.dimension() == Dimension::Number
                    && attribute.measure == Measure::Figure(Dimension::Count);
                is_bare_count || super::fits(quantity, self.expected(attribute))
            }
            Meaning::Time(_) => attribute.measure == Measure::Date,
            _ => false,
        }
    }

    /// The attribute that an entry names, else an error that names the nearest.
    pub fn resolve(&self, name: &Entry, errors: &mut Errors) -> Option<Attribute> {
        let found = self.attribute(&name.value).cloned();
        if found.is_none() {
            errors.push(self.unknown_attribute(name));
        }
        found
    }

    /// The error for an attribute that nothing declares.
    pub fn unknown_attribute(&self, name: &Entry) -> Error {
        let help = match nearest(&name.value, self.attributes.keys().map(|id| &**id)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => String::from("declare it with an [[attribute]] table in rules.toml"),
        };
        Error::broken(
            "unknown-attribute",
            format!("unknown attribute `{}`", name.value),
            name.place.clone(),
        )
        .label("no pack in use and no [[attribute]] declares it")
        .help(help)
    }

    fn term(
        &self,
        declared: &Declared,
        attribute: &Attribute,
        all: &Declarations,
        errors: &mut Errors,
    ) -> Term {
        // An attribute's own id first: most terms name it as it stands.
        let is_of = |name: &str| {
            name == &*attribute.id
                || self.attribute(name).is_some_and(|other| other.id == attribute.id)
        };
        let siblings = || all.terms.iter().filter(|t| is_of(&t.attribute.value));
        let mut others = |entries: &[Entry]| -> Arc<[Arc<str>]> {
            let mut ids = Vec::new();
            for entry in entries {
                if siblings().any(|t| t.id.value == entry.value) {
                    ids.push(Arc::from(entry.value.as_str()));
                } else {
                    let near = nearest(&entry.value, siblings().map(|t| t.id.value.as_str()));
                    let help = near.map(|near| format!("did you mean `{near}`?"));
                    let message = format!("`{}` is no term of `{}`", entry.value, attribute.id);
                    let error = Error::broken("unknown-term", message, entry.place.clone())
                        .label("not declared");
                    errors.push(Error { help, ..error });
                }
            }
            ids.into()
        };
        let excludes = others(&declared.excludes);
        let allows = others(&declared.allows);
        Term {
            id: Arc::from(declared.id.value.as_str()),
            implies: self.implied(declared, errors).map(Arc::new),
            excludes,
            allows,
            otherwise: attribute.unlike,
        }
    }

    fn implied(&self, declared: &Declared, errors: &mut Errors) -> Option<Implied> {
        let wording = declared.implies.as_ref()?;
        let Some(on) = &declared.implies_on else {
            errors.push(
                Error::broken("missing-key", "`implies` needs `implies_on`", wording.place.clone())
                    .label("of which attribute?")
                    .help("`implies_on`: the attribute on which it implies that"),
            );
            return None;
        };
        let target = self.resolve(on, errors)?;
        let quantity = self.quantity(wording, &target, errors)?;
        Some(Implied { attribute: target.id, wording: wording.value.as_str().into(), quantity })
    }

    /// A wording read as a figure of an attribute; an error where it cannot be.
    fn quantity(
        &self,
        wording: &Entry,
        attribute: &Attribute,
        errors: &mut Errors,
    ) -> Option<Quantity> {
        let context = Context { lexicon: self.lexicon, published: None };
        match read_value(&wording.value, self.expected(attribute), &context) {
            Ok(value) => match value.meaning {
                Meaning::Quantity(quantity) => Some(quantity),
                other => {
                    let message = format!(
                        "`{}` is a {}, and only figures can be implied",
                        wording.value,
                        other.sort()
                    );
                    errors.push(
                        Error::broken("wrong-type", message, wording.place.clone())
                            .label("not a figure"),
                    );
                    None
                }
            },
            Err(unreadable) => {
                errors.push(
                    Error::broken(
                        "unreadable-value",
                        unreadable.message,
                        wording.part(unreadable.span),
                    )
                    .help(unreadable.help),
                );
                None
            }
        }
    }
}

/// An attribute that has no declaration compares whatever can be read.
impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary::check(&Declarations::default(), Lexicon::builtin(), &mut Errors::new())
    }
}

/// A name in its plain form: lower-case, with one hyphen between words.
fn plain(name: &str) -> String {
    let words =
        name.split(|c: char| c == '_' || c == '-' || c.is_whitespace()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
