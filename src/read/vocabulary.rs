//! The vocabulary as checked: attributes with their aliases, terms with what they imply read as values.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Context, Expected, TermPhrases, read_value};
use crate::error::{Error, Errors};
use crate::load::form::Entry;
use crate::pack::lexicon::Lexicon;
use crate::pack::{Attribute, Declarations, Declared, Measure};
use crate::similar::nearest;
use crate::value::{Implied, Meaning, Quantity, Term, Tolerance, Value};

/// Attributes, terms and units of a desk, ready to read values with.
#[derive(Debug)]
pub struct Vocabulary {
    attributes: BTreeMap<Arc<str>, Attribute>,
    /// Ids and aliases in their plain form, to ids.
    by_name: BTreeMap<String, Arc<str>>,
    /// The terms of each attribute.
    terms: BTreeMap<Arc<str>, Vec<TermPhrases>>,
    tolerances: BTreeMap<Arc<str>, Tolerance>,
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
            let Some(entry) = &attribute.tolerance else { continue };
            if let Some(tolerance) = vocabulary.read_tolerance(entry, Some(&attribute.id), errors) {
                vocabulary.tolerances.insert(Arc::clone(&attribute.id), tolerance);
            }
        }
        vocabulary
    }

    /// How far the values of an attribute may lie apart and still agree.
    pub fn tolerance(&self, attribute: &str) -> Tolerance {
        self.tolerances.get(attribute).copied().unwrap_or_default()
    }

    /// A tolerance as worded: "1%" of the value, or an amount of the attribute's own measure.
    pub fn read_tolerance(
        &self,
        entry: &Entry,
        attribute: Option<&str>,
        errors: &mut Errors,
    ) -> Option<Tolerance> {
        let context = Context { lexicon: self.lexicon, published: None };
        let percent = read_value(&entry.value, Expected::Share, &context).ok();
        let own = || {
            let attribute = self.attribute(attribute?)?;
            read_value(&entry.value, self.expected(attribute), &context).ok()
        };
        let any = || read_value(&entry.value, Expected::Any, &context).ok();
        let figure = |value: Value| value.quantity().and_then(|q| q.figure.point());
        let tolerance = match percent.and_then(figure) {
            Some(percent) => Some(Tolerance::Percent(percent)),
            None => own().or_else(any).and_then(figure).map(Tolerance::Absolute),
        };
        if tolerance.is_none() {
            errors.push(
                Error::broken("unreadable-value", format!("`{}` is no tolerance", entry.value), entry.place.clone())
                    .label("not understood")
                    .help("write a percentage of the value (1%) or an amount in its unit ($1 billion, 5 km)"),
            );
        }
        tolerance
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
