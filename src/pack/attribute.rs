//! Attributes: what can be claimed of an entity, and how such claims are compared.

use std::sync::Arc;

use super::BUILT_IN;
use crate::error::{Error, Errors};
use crate::load::form::{Form, Key, Sort, Table};
use crate::similar::nearest;
use crate::span::Place;
use crate::value::{Dimension, Unlike};

/// The form of an `[[attribute]]` table.
pub static FORM: Form = Form {
    name: "attribute",
    about: "What can be claimed of an entity, and how such claims are compared.",
    keys: &[
        Key::required("id", Sort::Text, "its name in claims, rules and findings: kebab-case"),
        Key::optional("label", Sort::Text, "its name in reports"),
        Key::optional(
            "dimension",
            Sort::Text,
            "what its values are: money, share, count, date, term, name, role, ...",
        ),
        Key::optional("noun", Sort::Text, "what is counted"),
        Key::optional(
            "change",
            Sort::Flag,
            "its values are changes: 5% is a rise by 5%, and a fall is below zero",
        ),
        Key::optional(
            "within",
            Sort::Wording,
            "what its values can be at all: 0% to 100% for a share of a whole",
        ),
        Key::optional(
            "period",
            Sort::Choice(&["year"]),
            "a claim without a period speaks of the year of its publication",
        ),
        Key::optional("changes_over_time", Sort::Flag, "a later source may simply be newer"),
        Key::optional(
            "actor",
            Sort::Flag,
            "who does it parts its claims: a stake in A held by B is not one held by C",
        ),
        Key::optional(
            "unlike_terms",
            Sort::Choice(&["contradiction", "tension", "agree"]),
            "what two terms are to each other when neither names the other",
        ),
        Key::optional(
            "tolerance",
            Sort::Wording,
            "how far values may lie apart and still agree: 1% or an amount",
        ),
        Key::optional("aliases", Sort::List, "other ids for it"),
        Key::optional("phrases", Sort::List, "the words by which articles name it"),
        Key::optional(
            "of",
            Sort::Text,
            "whose it is: each claim that an article makes of it is of this entity, whomever else the sentence names",
        ),
        Key::optional(
            "for",
            Sort::Wording,
            "the period of the claims that articles make of it without naming one: 2025, Q1 2025, ...",
        ),
        Key::optional(
            "modality",
            Sort::Choice(&["actual", "reported", "planned"]),
            "the mood of all claims that articles make of it, whatever their words; what they deny stays denied",
        ),
        Key::optional("reads", Sort::List, "sentences in which it must be found"),
        Key::optional("ignores", Sort::List, "sentences in which it must not be found"),
    ],
};

/// What the values of an attribute are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Anything that can be read.
    Any,
    /// Amounts of money, in any currency.
    Money,
    /// Figures of one dimension.
    Figure(Dimension),
    /// Dates and stretches of time.
    Date,
    /// Declared terms.
    Term,
    /// Names.
    Name,
    /// Posts.
    Role,
    /// Yes or no.
    YesNo,
    /// Free text.
    Text,
}

impl Measure {
    /// The measure with this name in a file.
    pub fn named(name: &str) -> Option<Measure> {
        Measure::others().iter().find(|(n, _)| *n == name).map(|(_, m)| *m).or_else(|| {
            Dimension::NAMED.iter().find(|(n, _)| *n == name).map(|(_, d)| Measure::Figure(*d))
        })
    }

    /// The name in a file.
    pub fn name(self) -> &'static str {
        let figure = || Dimension::NAMED.iter().find(|(_, d)| Measure::Figure(*d) == self);
        let other = Measure::others().iter().find(|(_, m)| *m == self);
        other.map(|(name, _)| *name).or_else(|| figure().map(|(name, _)| *name)).unwrap_or("any")
    }

    /// All names, for messages.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Measure::others()
            .iter()
            .map(|(name, _)| *name)
            .chain(Dimension::NAMED.iter().map(|(name, _)| *name))
    }

    fn others() -> &'static [(&'static str, Measure)] {
        &[
            ("money", Measure::Money),
            ("date", Measure::Date),
            ("term", Measure::Term),
            ("name", Measure::Name),
            ("role", Measure::Role),
            ("yes-no", Measure::YesNo),
            ("text", Measure::Text),
            ("any", Measure::Any),
        ]
    }
}

/// A declared attribute.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its id.
    pub id: Arc<str>,
    /// Its name in reports.
    pub label: Arc<str>,
    /// What its values are.
    pub measure: Measure,
    /// What is counted.
    pub noun: Option<Arc<str>>,
    /// Whether its values are changes.
    pub change: bool,
    /// What its values can be at all, as worded.
    pub within: Option<crate::load::form::Entry>,
    /// Whether a claim without a period speaks of the year of its publication.
    pub yearly: bool,
    /// Whether a later source may simply be newer.
    pub changes_over_time: bool,
    /// Whether who does it parts its claims.
    pub has_actor: bool,
    /// What two terms are to each other when neither names the other.
    pub unlike: Unlike,
    /// How far values may lie apart, as worded.
    pub tolerance: Option<crate::load::form::Entry>,
    /// Other ids for it.
    pub aliases: Vec<Arc<str>>,
    /// Words by which articles name it.
    pub phrases: Vec<Arc<str>>,
    /// Whose it is, whomever else a sentence of an article names.
    pub of: Option<crate::load::form::Entry>,
    /// The period of claims that articles make of it without naming one, as worded.
    pub stretch: Option<crate::load::form::Entry>,
    /// The mood of all claims that articles make of it: the name of a modality.
    pub modality: Option<&'static str>,
    /// Where it is declared; `None` for one that only JSON Lines claims name.
    pub place: Option<Place>,
}

impl Attribute {
    /// An attribute of which only the id is known.
    pub fn undeclared(id: &str) -> Attribute {
        Attribute {
            id: Arc::from(id),
            label: Arc::from(id.replace(['-', '_'], " ")),
            measure: Measure::Any,
            noun: None,
            change: false,
            within: None,
            yearly: false,
            changes_over_time: false,
            has_actor: false,
            unlike: Unlike::Contradiction,
            tolerance: None,
            aliases: Vec::new(),
            phrases: Vec::new(),
            of: None,
            stretch: None,
            modality: None,
            place: None,
        }
    }

    /// Whether a built-in pack declares it and no desk goes over that.
    pub fn is_built_in(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.text.path.starts_with(BUILT_IN))
    }

    /// The attribute that a table declares, over an earlier declaration of the same id.
    pub fn read(
        table: &Table<'_>,
        earlier: Option<Attribute>,
        errors: &mut Errors,
    ) -> Option<Attribute> {
        let id = table.text("id")?;
        let mut attribute = earlier.unwrap_or_else(|| Attribute::undeclared(&id.value));
        attribute.place = Some(id.place);
        if let Some(label) = table.text("label") {
            attribute.label = Arc::from(label.value);
        }
        if let Some(dimension) = table.text("dimension") {
            match Measure::named(&dimension.value) {
                Some(measure) => attribute.measure = measure,
                None => {
                    let near = nearest(&dimension.value, Measure::names())
                        .map(|near| format!("did you mean `{near}`? "));
                    let all = Measure::names().collect::<Vec<_>>().join(", ");
                    errors.push(
                        Error::broken(
                            "unknown-dimension",
                            format!("unknown dimension `{}`", dimension.value),
                            dimension.place,
                        )
                        .label("not a dimension")
                        .help(format!("{}the dimensions are {all}", near.unwrap_or_default())),
                    );
                }
            }
        }
        if let Some(noun) = table.text("noun") {
            attribute.noun = Some(Arc::from(noun.value));
        }
        if let Some(change) = table.flag("change") {
            attribute.change = change;
        }
        if let Some(within) = table.text("within") {
            attribute.within = Some(within);
        }
        attribute.yearly |= table.text("period").is_some();
        if let Some(flag) = table.flag("changes_over_time") {
            attribute.changes_over_time = flag;
        }
        if let Some(flag) = table.flag("actor") {
            attribute.has_actor = flag;
        }
        let unlike = [
            ("contradiction", Unlike::Contradiction),
            ("tension", Unlike::Tension),
            ("agree", Unlike::Agree),
        ];
        if let Some(unlike) = table.choice("unlike_terms", &unlike) {
            attribute.unlike = unlike;
        }
        if let Some(tolerance) = table.text("tolerance") {
            attribute.tolerance = Some(tolerance);
        }
        attribute.of = table.text("of").or(attribute.of);
        attribute.stretch = table.text("for").or(attribute.stretch);
        let moods = [("actual", "actual"), ("reported", "reported"), ("planned", "planned")];
        attribute.modality = table.choice("modality", &moods).or(attribute.modality);
        let shared = |key: &str| table.list(key).into_iter().map(|e| Arc::from(e.value));
        attribute.aliases.extend(shared("aliases"));
        attribute.phrases.extend(shared("phrases"));
        Some(attribute)
    }
}
