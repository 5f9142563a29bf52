//! A line as it is written, read at one go and borrowed as far as it can be.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::Words;
use super::plain::{self, Shape};
use crate::claims::SourceKind;

/// A claim as its line writes it.
#[derive(Debug, Default)]
pub struct Line<'a> {
    /// The id of its source.
    pub source: Word<'a>,
    /// Whom or what it is about.
    pub entity: Word<'a>,
    /// What of it.
    pub attribute: Word<'a>,
    /// Its id, a string or a whole number.
    pub id: Option<Id<'a>>,
    /// The wording, as JSON writes it.
    pub(super) value: Option<&'a str>,
    /// The figures, as JSON writes them.
    pub(super) low: Option<&'a str>,
    pub(super) high: Option<&'a str>,
    /// For which period.
    pub period: Option<Wording<'a>>,
    /// All that few lines have.
    pub(super) rest: Option<Box<Rest<'a>>>,
}

/// What few lines have.
#[derive(Debug, Default)]
pub(super) struct Rest<'a> {
    pub(super) unit: Option<Word<'a>>,
    pub(super) bound: Option<Word<'a>>,
    pub(super) scope: Option<Word<'a>>,
    pub(super) modality: Option<Word<'a>>,
    pub(super) attribution: Option<Word<'a>>,
    pub(super) quote: Option<Word<'a>>,
    pub(super) publisher: Option<Word<'a>>,
    pub(super) published: Option<Wording<'a>>,
    pub(super) title: Option<Word<'a>>,
    pub(super) url: Option<Word<'a>>,
    pub(super) kind: Option<Word<'a>>,
}

/// A string that is borrowed from its line wherever it holds no escapes.
#[derive(Debug, Default)]
pub struct Word<'a>(pub Cow<'a, str>);

/// A string, or a whole number read as it is written.
#[derive(Debug, Default)]
pub struct Wording<'a>(pub Cow<'a, str>);

/// The id of a claim.
#[derive(Debug)]
pub enum Id<'a> {
    /// A whole number.
    Number(u64),
    /// Anything else.
    Text(Cow<'a, str>),
}

impl<'a> Line<'a> {
    /// The claim of a line; `None` where anything is wrong with it.
    pub fn read(text: &'a str) -> Option<Line<'a>> {
        Line::read_after(text, &mut Shape::default())
    }

    /// The same for a line that probably has the shape of the one before it.
    pub fn read_after(text: &'a str, shape: &mut Shape) -> Option<Line<'a>> {
        let line = plain::read(text, shape).or_else(|| {
            let mut line = Line::default();
            line.fill(text).ok().map(|()| line)
        })?;
        let figures = line.low.is_some() || line.high.is_some();
        let known = |kind: &str| SourceKind::ALL.iter().any(|(name, _)| *name == kind);
        let whole = figures != line.value.is_some()
            && !line.entity.0.trim_ascii().is_empty()
            && !line.attribute.0.trim_ascii().is_empty()
            && line.kind().is_none_or(known);
        whole.then_some(line)
    }

    /// Takes in the fields of a line, whatever their values mean.
    pub(super) fn fill(&mut self, text: &'a str) -> serde_json::Result<()> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        Fill(self).deserialize(&mut deserializer)?;
        deserializer.end()
    }

    fn rest<'l>(&'l self, field: fn(&'l Rest<'a>) -> &'l Option<Word<'a>>) -> Option<&'l str> {
        field(self.rest.as_ref()?).as_ref().map(|word| &*word.0)
    }

    /// The unit of its figures.
    pub fn unit(&self) -> Option<&str> {
        self.rest(|rest| &rest.unit)
    }

    /// How its figures were stated.
    pub fn bound(&self) -> Option<&str> {
        self.rest(|rest| &rest.bound)
    }

    /// With what limitation.
    pub fn scope(&self) -> Option<&str> {
        self.rest(|rest| &rest.scope)
    }

    /// In which mood.
    pub fn modality(&self) -> Option<&str> {
        self.rest(|rest| &rest.modality)
    }

    /// Who is said to have said it.
    pub fn attribution(&self) -> Option<&str> {
        self.rest(|rest| &rest.attribution)
    }

    /// The words of the article.
    pub fn quote(&self) -> Option<&str> {
        self.rest(|rest| &rest.quote)
    }

    /// Who published the source.
    pub fn publisher(&self) -> Option<&str> {
        self.rest(|rest| &rest.publisher)
    }

    /// When the source was published.
    pub fn published(&self) -> Option<&str> {
        self.rest.as_ref()?.published.as_ref().map(|word| &*word.0)
    }

    /// The headline of the source.
    pub fn title(&self) -> Option<&str> {
        self.rest(|rest| &rest.title)
    }

    /// The address of the source.
    pub fn url(&self) -> Option<&str> {
        self.rest(|rest| &rest.url)
    }

    /// What sort of source it is.
    pub fn kind(&self) -> Option<&str> {
        self.rest(|rest| &rest.kind)
    }

    /// All the words that place the claim, but for its entity's name.
    pub fn placing(&self) -> Words<'_> {
        let period = self.period.as_ref().map(|word| &*word.0);
        [Some(&*self.attribute.0), period, self.scope(), self.modality(), self.published()]
    }

    /// Whether it tells anything of its source but the id.
    pub fn tells_of_source(&self) -> bool {
        self.rest.as_ref().is_some_and(|rest| {
            let words = [&rest.publisher, &rest.title, &rest.url, &rest.kind];
            rest.published.is_some() || words.into_iter().any(Option::is_some)
        })
    }

    /// The words of the line that say what its value is, as they are written: equal words, equal values.
    pub fn value_words(&self) -> impl Iterator<Item = &str> {
        let (unit, bound) = (self.unit().unwrap_or(""), self.bound().unwrap_or(""));
        let raw = |raw: Option<&'a str>| raw.unwrap_or_default();
        [raw(self.value), raw(self.low), raw(self.high), unit, bound].into_iter()
    }
}

/// Fills a line in place: a line is long, and moving it about would cost more than reading it.
struct Fill<'l, 'a>(&'l mut Line<'a>);

impl<'de> DeserializeSeed<'de> for Fill<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fill<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let line = self.0;
        let mut seen = 0_u32;
        while let Some(key) = map.next_key::<Word<'de>>()? {
            let mut next = Next(&mut map);
            let bit = match &*key.0 {
                "id" => next.fill(&mut line.id, 0)?,
                "source" => next.fill(&mut line.source, 1)?,
                "entity" => next.fill(&mut line.entity, 2)?,
                "attribute" => next.fill(&mut line.attribute, 3)?,
                "value" => next.raw(&mut line.value, 4)?,
                "low" => next.raw(&mut line.low, 5)?,
                "high" => next.raw(&mut line.high, 6)?,
                "period" => next.fill(&mut line.period, 7)?,
                other => {
                    let rest = line.rest.get_or_insert_default();
                    match other {
                        "unit" => next.fill(&mut rest.unit, 8)?,
                        "bound" => next.fill(&mut rest.bound, 9)?,
                        "scope" => next.fill(&mut rest.scope, 10)?,
                        "modality" => next.fill(&mut rest.modality, 11)?,
                        "attribution" => next.fill(&mut rest.attribution, 12)?,
                        "quote" => next.fill(&mut rest.quote, 13)?,
                        "publisher" => next.fill(&mut rest.publisher, 14)?,
                        "published" => next.fill(&mut rest.published, 15)?,
                        "title" => next.fill(&mut rest.title, 16)?,
                        "url" => next.fill(&mut rest.url, 17)?,
                        "kind" => next.fill(&mut rest.kind, 18)?,
                        _ => return Err(A::Error::custom("unknown key")),
                    }
                }
            };
            if seen >> bit & 1 == 1 {
                return Err(A::Error::custom("a key given twice"));
            }
            seen |= 1 << bit;
        }
        // Source, entity and attribute are what every line needs.
        if seen & 0b1110 == 0b1110 { Ok(()) } else { Err(A::Error::custom("a key is missing")) }
    }
}

/// The next value of an object.
struct Next<'m, A>(&'m mut A);

impl<'de, A: MapAccess<'de>> Next<'_, A> {
    /// Puts the value into its field, and returns the number of the field.
    fn fill<T: Deserialize<'de>>(&mut self, field: &mut T, number: u32) -> Result<u32, A::Error> {
        *field = self.0.next_value()?;
        Ok(number)
    }

    /// The same for a value that is kept as it is written.
    fn raw(&mut self, field: &mut Option<&'de str>, number: u32) -> Result<u32, A::Error> {
        *field = self.0.next_value::<Option<&'de RawValue>>()?.map(RawValue::get);
        Ok(number)
    }
}

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Number(number) => write!(f, "{number}"),
            Id::Text(text) => f.write_str(text),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Word<'a>, D::Error> {
        deserializer.deserialize_str(WordVisitor).map(Word)
    }
}

struct WordVisitor;

impl<'de> Visitor<'de> for WordVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Wording<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Wording<'a>, D::Error> {
        deserializer.deserialize_any(IdVisitor).map(|id| {
            Wording(match id {
                Id::Number(number) => Cow::Owned(number.to_string()),
                Id::Text(text) => text,
            })
        })
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id<'a>, D::Error> {
        deserializer.deserialize_any(IdVisitor)
    }
}

struct IdVisitor;

impl<'de> Visitor<'de> for IdVisitor {
    type Value = Id<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a whole number")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Id<'de>, E> {
        Ok(Id::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Id<'de>, E> {
        Ok(Id::Text(Cow::Owned(number.to_string())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Id<'de>, E> {
        Ok(Id::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Id<'de>, E> {
        Ok(Id::Text(Cow::Owned(text.to_owned())))
    }
}
