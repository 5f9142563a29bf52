//! Claims: who says what of what, when, and on what evidence.
//!
//! A hand-kept claim (a table of a claims file), a line of an archive and a claim read from an
//! article are the same type. A claim knows nothing of the graph.

pub mod article;
pub mod file;
pub mod jsonl;

use std::fmt;
use std::sync::Arc;

use crate::span::{Place, Text};
use crate::value::{Period, Value};

/// One article or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id, unique in a check.
    pub id: Arc<str>,
    /// Its headline.
    pub title: Option<String>,
    /// Where its headline stands.
    pub title_place: Option<Place>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When: any stretch of days, because many pages do not say precisely.
    pub published: Option<Period>,
    /// Where on the net.
    pub url: Option<String>,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// The article's file, as the claims file writes it.
    pub article: Option<String>,
    /// Where it is named.
    pub article_place: Option<Place>,
    /// Ids of sources or names of reports that this one retells.
    pub copies: Vec<Arc<str>>,
    /// Where it is declared; `None` for a source that only JSON Lines claims name.
    pub place: Option<Place>,
}

impl Source {
    /// A source of which only its id is known.
    pub fn named(id: Arc<str>) -> Source {
        Source {
            id,
            title: None,
            title_place: None,
            publisher: None,
            published: None,
            url: None,
            kind: SourceKind::Outlet,
            article: None,
            article_place: None,
            copies: Vec::new(),
            place: None,
        }
    }

    /// The name to show: the publisher, else the id.
    pub fn name(&self) -> &str {
        self.publisher.as_deref().unwrap_or(&self.id)
    }
}

/// What sort of source it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// The party itself: a filing, a statement.
    Primary,
    /// A news agency.
    Wire,
    /// A newspaper, a magazine, a broadcaster.
    #[default]
    Outlet,
    /// A blog or a social-media post.
    Blog,
}

impl SourceKind {
    /// All kinds with their names in files.
    pub const ALL: &'static [(&'static str, SourceKind)] = &[
        ("primary", SourceKind::Primary),
        ("wire", SourceKind::Wire),
        ("outlet", SourceKind::Outlet),
        ("blog", SourceKind::Blog),
    ];
}

/// In which mood a claim is made. Claims of different modality are not compared, but for
/// `actual` and `reported`, which are both about what is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// Stated flatly: it is so.
    #[default]
    Actual,
    /// Told of by others, or hedged: it is said to be so.
    Reported,
    /// A plan, a forecast, a target: it is to be so.
    Planned,
    /// It is said not to be so.
    Denied,
}

impl Modality {
    /// All modalities with their names in files.
    pub const ALL: &'static [(&'static str, Modality)] = &[
        ("actual", Modality::Actual),
        ("reported", Modality::Reported),
        ("planned", Modality::Planned),
        ("denied", Modality::Denied),
    ];

    /// The modality with this name in a file.
    pub fn by_name(name: &str) -> Option<Modality> {
        Modality::ALL.iter().find(|(known, _)| *known == name).map(|(_, modality)| *modality)
    }

    /// The name in files.
    pub fn name(self) -> &'static str {
        Modality::ALL.iter().find(|(_, m)| *m == self).map_or("actual", |(name, _)| name)
    }

    /// The modality that stands for all that are compared with this one.
    pub fn comparable(self) -> Modality {
        if self == Modality::Reported { Modality::Actual } else { self }
    }
}

impl fmt::Display for Modality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One claim of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id given, or the source's id with the claim's number: `tech-brief#3`.
    pub id: Arc<str>,
    /// The id of its source.
    pub source: Arc<str>,
    /// Whom or what it is about, as the source names it.
    pub entity: Arc<str>,
    /// What of it: the id of an attribute.
    pub attribute: Arc<str>,
    /// What the source says it is.
    pub value: Value,
    /// For which period.
    pub period: Option<Period>,
    /// Whether the period was not stated and follows from the day of publication.
    pub period_assumed: bool,
    /// With what limitation: "in the US", "excluding buybacks".
    pub scope: Option<Arc<str>>,
    /// In which mood.
    pub modality: Modality,
    /// Who is said to have said it.
    pub attribution: Option<String>,
    /// The words of the article.
    pub quote: Option<String>,
    /// Where everything stands.
    pub places: Places,
    /// How many claims it stands for: more than one where an archive says the same thing many times over.
    pub times: u32,
}

/// How many claims of one source with one value are kept one by one, in the order of their places;
/// those beyond are only counted. No finding shows more of them.
pub const KEPT_ALIKE: usize = 12;

/// Where a claim stands in the file that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The file, or the line of it.
    pub text: Arc<Text>,
    /// The bytes of the whole claim.
    pub claim: (usize, usize),
    /// The bytes of the value: what a finding points at.
    pub value: (usize, usize),
    /// The bytes of the quote, where it is given and its place is known.
    pub quote: Option<(usize, usize)>,
}

impl Claim {
    /// Where its value stands.
    pub fn value_place(&self) -> Place {
        Place::new(&self.places.text, self.places.value.0..self.places.value.1)
    }

    /// Where its quote stands; where its value stands, if that is not known.
    pub fn quote_place(&self) -> Place {
        let (start, end) = self.places.quote.unwrap_or(self.places.value);
        Place::new(&self.places.text, start..end)
    }

    /// The order in which claims are shown: by source, path and place, whatever order files came in.
    pub fn sort_key(&self) -> (&str, &str, usize, &str) {
        (&self.source, &self.places.text.path, self.places.value.0, &self.id)
    }
}
