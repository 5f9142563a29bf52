//! Claims as JSON Lines: one claim a line, for archives and pipelines.
//!
//! A line holds the fields of a claim and of its source. Its value is a wording, as in a claims
//! file, or two figures: `low` and `high` with a `unit`. Alone these are the *possibilities*, and
//! possibilities that overlap agree; with a `bound` they are what was stated.
//!
//! A good line is read at one go, borrowing all it can. Only a line that cannot be read that way is
//! looked at key by key ([`slips`]), to point at what is wrong with it.

mod slip;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::file::year_published;
use super::{Claim, Modality, Places, SourceKind};
use crate::pack::{Attribute, Measure};
use crate::read::{Context, Expected, Vocabulary, read_period, read_value};
use crate::span::Text;
use crate::value::{
    Bound, Dimension, Interval, Meaning, Number, Period, Quantity, Stated, Unit, Value, figure,
    implied_step,
};

pub use slip::{KEYS, Slip, Sort, slips};

/// A claim as its line writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line<'a> {
    /// Its id, a string or a whole number.
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    /// The id of its source.
    #[serde(borrow)]
    pub source: Word<'a>,
    /// Whom or what it is about.
    #[serde(borrow)]
    pub entity: Word<'a>,
    /// What of it.
    #[serde(borrow)]
    pub attribute: Word<'a>,
    #[serde(borrow)]
    value: Option<&'a RawValue>,
    #[serde(borrow)]
    low: Option<&'a RawValue>,
    #[serde(borrow)]
    high: Option<&'a RawValue>,
    #[serde(borrow)]
    unit: Option<Word<'a>>,
    #[serde(borrow)]
    bound: Option<Word<'a>>,
    /// For which period.
    #[serde(borrow)]
    pub period: Option<Wording<'a>>,
    /// With what limitation.
    #[serde(borrow)]
    pub scope: Option<Word<'a>>,
    /// In which mood.
    #[serde(borrow)]
    pub modality: Option<Word<'a>>,
    #[serde(borrow)]
    attribution: Option<Word<'a>>,
    #[serde(borrow)]
    quote: Option<Word<'a>>,
    /// Who published the source.
    #[serde(borrow)]
    pub publisher: Option<Word<'a>>,
    /// When the source was published.
    #[serde(borrow)]
    pub published: Option<Wording<'a>>,
    /// The headline of the source.
    #[serde(borrow)]
    pub title: Option<Word<'a>>,
    /// The address of the source.
    #[serde(borrow)]
    pub url: Option<Word<'a>>,
    /// What sort of source it is.
    #[serde(borrow)]
    pub kind: Option<Word<'a>>,
}

/// A string that is borrowed from its line wherever it holds no escapes.
#[derive(Debug)]
pub struct Word<'a>(pub Cow<'a, str>);

/// A string, or a whole number read as it is written.
#[derive(Debug)]
pub struct Wording<'a>(pub Cow<'a, str>);

/// The id of a claim.
#[derive(Debug)]
pub enum Id<'a> {
    /// A whole number.
    Number(u64),
    /// Anything else.
    Text(Cow<'a, str>),
}

/// What reading lines needs, with the units that lines have named so far.
#[derive(Debug)]
pub struct Reading<'v> {
    vocabulary: &'v Vocabulary,
    units: RefCell<BTreeMap<Box<str>, Named>>,
}

/// A unit by a name, with the noun of one that is counted; else what was expected.
type Named = Result<(Unit, Option<Arc<str>>), String>;

impl<'v> Reading<'v> {
    /// Nothing read yet.
    pub fn new(vocabulary: &'v Vocabulary) -> Reading<'v> {
        Reading { vocabulary, units: RefCell::default() }
    }

    fn context<'p>(&self, published: Option<&'p Period>) -> Context<'p>
    where
        'v: 'p,
    {
        Context { lexicon: self.vocabulary.lexicon(), published }
    }

    /// The unit of a name or sign: whatever may stand behind a figure.
    fn unit(&self, name: &str) -> Named {
        if let Some(known) = self.units.borrow().get(name) {
            return known.clone();
        }
        let lexicon = self.vocabulary.lexicon();
        let named = match lexicon.unit_named(name).map(|id| lexicon.unit(id)) {
            Some(entry) if !entry.as_noun => Ok((entry.unit.clone(), None)),
            _ => match read_value(&format!("1 {name}"), Expected::Quantity, &self.context(None)) {
                Ok(Value { meaning: Meaning::Quantity(quantity), .. }) => {
                    Ok((quantity.unit, quantity.noun))
                }
                Ok(_) => Err(String::new()),
                Err(unreadable) => Err(unreadable.help),
            },
        };
        let mut units = self.units.borrow_mut();
        if units.len() < UNITS_REMEMBERED {
            units.insert(name.into(), named.clone());
        }
        named
    }
}

/// How many units are remembered.
const UNITS_REMEMBERED: usize = 1000;

/// What an attribute, a period, a scope and a modality stand for: all that places a claim but its entity.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The attribute, declared or not.
    pub attribute: Attribute,
    /// Whether nothing declares the attribute.
    pub undeclared: bool,
    /// The period, stated or assumed.
    pub period: Option<Period>,
    /// Whether the period follows from the day of publication.
    pub assumed: bool,
    /// The modality.
    pub modality: Modality,
    /// When the source was published.
    pub published: Option<Period>,
}

/// What a line says that its claim's value is.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    /// A bare set of possibilities, with neither a unit nor a word on how it was stated.
    Possible(Interval<Number>),
    /// A wording, as JSON.
    Wording(&'a str),
    /// Figures with a unit or a bound.
    Figures,
}

impl<'a> Line<'a> {
    /// The claim of a line; `None` where anything is wrong with it.
    pub fn read(text: &'a str) -> Option<Line<'a>> {
        let line: Line<'a> = serde_json::from_str(text).ok()?;
        let figures = line.low.is_some() || line.high.is_some();
        let known = |kind: &Word<'_>| SourceKind::ALL.iter().any(|(name, _)| *name == kind.0);
        let whole = figures != line.value.is_some()
            && !line.entity.0.trim().is_empty()
            && line.kind.as_ref().is_none_or(known);
        whole.then_some(line)
    }

    /// What the value is, as far as it can be told without a vocabulary.
    ///
    /// `None` where bare possibilities are no numbers or upside down.
    pub fn said(&self) -> Option<Said<'a>> {
        if let Some(value) = self.value {
            return Some(Said::Wording(value.get()));
        }
        if self.unit.is_some() || self.bound.is_some() {
            return Some(Said::Figures);
        }
        let end = |raw: Option<&RawValue>| match raw {
            Some(raw) => number(raw.get()).map(Some),
            None => Some(None),
        };
        let stated = Stated::possibilities(end(self.low)?, end(self.high)?)?;
        Some(Said::Possible(stated.possible))
    }

    /// What places the claim in its slot.
    ///
    /// # Errors
    /// Where period, modality or day of publication cannot be read.
    pub fn setting(&self, text: &str, reading: &Reading<'_>) -> Result<Setting, Slip> {
        let declared = reading.vocabulary.attribute(&self.attribute.0).cloned();
        let undeclared = declared.is_none();
        let attribute = declared.unwrap_or_else(|| Attribute::undeclared(&self.attribute.0));
        let read = |word: &Option<Wording<'_>>, published: Option<&Period>, code| match word {
            None => Ok(None),
            Some(word) => read_period(&word.0, &reading.context(published))
                .map(Some)
                .map_err(|unreadable| Slip::unreadable(text, &word.0, code, unreadable)),
        };
        let published = read(&self.published, None, "unreadable-date")?;
        let period = read(&self.period, published.as_ref(), "unreadable-period")?;
        let modality = match &self.modality {
            None => Modality::default(),
            Some(name) => Modality::ALL
                .iter()
                .find(|(known, _)| *known == name.0)
                .map(|(_, modality)| *modality)
                .ok_or_else(|| Slip::choice(text, "modality", &name.0, &names(Modality::ALL)))?,
        };
        let yearly = period.is_none() && attribute.yearly;
        let assumed = if yearly { published.as_ref().and_then(year_published) } else { None };
        Ok(Setting {
            undeclared,
            assumed: assumed.is_some(),
            period: period.or(assumed),
            modality,
            published,
            attribute,
        })
    }

    /// The value, and where it stands in the line.
    ///
    /// # Errors
    /// Where it cannot be read, or does not fit the attribute.
    pub fn value(
        &self,
        text: &str,
        setting: &Setting,
        reading: &Reading<'_>,
    ) -> Result<(Value, Range<usize>), Slip> {
        match self.value {
            Some(raw) => {
                let value = worded(raw.get(), text, setting, reading)?;
                Ok((value, inner(text, raw.get())))
            }
            None => self.figures(text, &setting.attribute, reading),
        }
    }

    /// The claim, whose line is `text`.
    ///
    /// # Errors
    /// Where something in the line cannot be read.
    pub fn claim(&self, text: &Arc<Text>, reading: &Reading<'_>) -> Result<Claim, Slip> {
        let setting = self.setting(&text.text, reading)?;
        let (value, span) = self.value(&text.text, &setting, reading)?;
        let id = match &self.id {
            None => format!("{}:{}", text.path, text.line),
            Some(id) => id.to_string(),
        };
        let owned = |word: &Option<Word<'_>>| word.as_ref().map(|word| word.0.to_string());
        Ok(Claim {
            id: Arc::from(id),
            source: Arc::from(&*self.source.0),
            entity: Arc::from(&*self.entity.0),
            attribute: setting.attribute.id,
            value,
            period: setting.period,
            period_assumed: setting.assumed,
            scope: self.scope.as_ref().map(|scope| Arc::from(&*scope.0)),
            modality: setting.modality,
            attribution: owned(&self.attribution),
            quote: owned(&self.quote),
            places: Places {
                text: Arc::clone(text),
                claim: (text.offset, text.offset + text.text.len()),
                value: (text.offset + span.start, text.offset + span.end),
            },
            times: 1,
        })
    }

    /// The words of the line that say what its value is, as they are written: equal words, equal values.
    pub fn value_words(&self) -> impl Iterator<Item = &str> {
        let raw = |raw: Option<&'a RawValue>| raw.map_or("", RawValue::get);
        [
            raw(self.value),
            raw(self.low),
            raw(self.high),
            self.unit.as_ref().map_or("", |word| &word.0),
            self.bound.as_ref().map_or("", |word| &word.0),
        ]
        .into_iter()
    }

    fn figures(
        &self,
        text: &str,
        attribute: &Attribute,
        reading: &Reading<'_>,
    ) -> Result<(Value, Range<usize>), Slip> {
        let span = self.figures_span(text);
        let end = |raw: Option<&RawValue>| match raw {
            None => Ok(None),
            Some(raw) => number(raw.get())
                .map(Some)
                .ok_or_else(|| Slip::not_a_number(part(text, raw.get()), raw.get())),
        };
        let (low, high) = (end(self.low)?, end(self.high)?);
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            return Err(Slip::upside_down(span));
        }
        let (unit, noun) = match &self.unit {
            None => (Unit::number(), None),
            Some(name) => reading
                .unit(&name.0)
                .map_err(|help| Slip::unknown_unit(part(text, &name.0), &name.0, help))?,
        };
        if !fits(attribute.measure, unit.dimension) {
            return Err(Slip::other_measure(span, attribute, unit.dimension));
        }
        let scaled = |end: Option<Number>| match end {
            None => Ok(None),
            Some(end) => unit
                .to_base(end)
                .map(Some)
                .ok_or_else(|| Slip::not_a_number(span.clone(), &end.to_string())),
        };
        let (base_low, base_high) = (scaled(low)?, scaled(high)?);
        let stated = match &self.bound {
            None => Stated::possibilities(base_low, base_high),
            Some(bound) => {
                let known = BOUNDS.iter().find(|(name, _)| *name == bound.0).map(|(_, b)| *b);
                let known =
                    known.ok_or_else(|| Slip::choice(text, "bound", &bound.0, &names(BOUNDS)))?;
                stated(known, low, high, &unit)
                    .ok_or_else(|| Slip::bound_without_end(span.clone(), known))?
            }
        };
        let stated = stated.ok_or_else(|| Slip::upside_down(span.clone()))?;
        let wording = wording(&stated, low, high, noun.as_deref().unwrap_or(&unit.name));
        let quantity = Quantity { noun, ..Quantity::new(stated, unit) };
        Ok((Value::new(wording, Meaning::Quantity(quantity)), span))
    }

    /// From the first to the last of the two figures.
    fn figures_span(&self, text: &str) -> Range<usize> {
        let spans: Vec<Range<usize>> =
            [self.low, self.high].into_iter().flatten().map(|raw| part(text, raw.get())).collect();
        let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
        let end = spans.iter().map(|span| span.end).max().unwrap_or(text.len());
        start..end
    }
}

/// A number as JSON writes it, exactly; `None` for anything else and for more digits than can be kept.
pub fn number(raw: &str) -> Option<Number> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    if !digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit()) {
        let mut figure = 0_i64;
        for digit in digits.bytes() {
            figure = figure * 10 + i64::from(digit - b'0');
        }
        return Some(Number::from(if digits.len() < raw.len() { -figure } else { figure }));
    }
    let starts = digits.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if starts { raw.parse().ok() } else { None }
}

/// Whether an attribute can have figures of a dimension. A bare figure says nothing of its dimension.
pub fn fits(measure: Measure, dimension: Dimension) -> bool {
    match (measure, dimension) {
        (Measure::Any, _) | (Measure::Money | Measure::Figure(_), Dimension::Number) => true,
        (Measure::Money, Dimension::Money(_)) => true,
        (Measure::Figure(Dimension::Number), Dimension::Count) => true,
        (Measure::Figure(own), other) => own == other,
        _ => false,
    }
}

/// The value of a wording given as JSON: a string, or a bare number or true/false read as it is written.
pub fn worded(
    raw: &str,
    text: &str,
    setting: &Setting,
    reading: &Reading<'_>,
) -> Result<Value, Slip> {
    let wording = unquoted(raw)
        .ok_or_else(|| Slip::wrong_type(part(text, raw), "value", Sort::Wording, raw))?;
    let context = reading.context(setting.published.as_ref());
    let expected = reading.vocabulary.expected(&setting.attribute);
    read_value(&wording, expected, &context).map_err(|unreadable| {
        // Escapes shift the places in a wording: then the whole of it is pointed at.
        let span = inner(text, raw);
        let slip = Slip::unreadable(text, part_of(text, &span), "unreadable-value", unreadable);
        if part_of(text, &span) == wording { slip } else { Slip { span, ..slip } }
    })
}

/// The names of `bound`.
const BOUNDS: &[(&str, Bound)] = &[
    ("exact", Bound::Exact),
    ("approx", Bound::Approx),
    ("at_least", Bound::AtLeast),
    ("at_most", Bound::AtMost),
    ("more_than", Bound::MoreThan),
    ("less_than", Bound::LessThan),
    ("range", Bound::Range),
];

/// The ends as they were stated with a bound; `None` without the end that the bound needs.
///
/// The inner `None` stands for ends that are upside down or out of range.
fn stated(
    bound: Bound,
    low: Option<Number>,
    high: Option<Number>,
    unit: &Unit,
) -> Option<Option<Stated<Number>>> {
    Some(match bound {
        Bound::Exact | Bound::Approx => {
            let point = low.or(high).filter(|_| low.is_none() || high.is_none() || low == high)?;
            let step = implied_step(point, None);
            // A hedge widens a round figure to its last digit that is not nought, as it does in words.
            let step = if bound == Bound::Approx { step.max(point.last_place()) } else { step };
            let half = step.half();
            let ends = point.minus(half).zip(point.plus(half));
            let ends = ends.and_then(|(l, h)| unit.to_base(l).zip(unit.to_base(h)));
            ends.zip(unit.to_base(point))
                .and_then(|((l, h), at)| Stated::rounded(at, h.minus(l)?, bound))
        }
        Bound::AtLeast | Bound::MoreThan => {
            unit.to_base(low.or(high)?).map(|at| Stated::one_sided(at, bound))
        }
        Bound::AtMost | Bound::LessThan => {
            unit.to_base(high.or(low)?).map(|at| Stated::one_sided(at, bound))
        }
        Bound::Range | Bound::Vague | Bound::Unstated => {
            let (low, high) = low.zip(high)?;
            unit.to_base(low).zip(unit.to_base(high)).and_then(|(l, h)| Stated::range(l, h))
        }
    })
}

/// Figures in words, for findings: `60bn to 65bn USD`.
fn wording(
    stated: &Stated<Number>,
    low: Option<Number>,
    high: Option<Number>,
    unit: &str,
) -> String {
    let point = |low: Option<Number>, high| low.or(high).map(figure).unwrap_or_default();
    let figures = match stated.bound {
        Bound::AtLeast => format!("at least {}", point(low, high)),
        Bound::MoreThan => format!("more than {}", point(low, high)),
        Bound::AtMost => format!("at most {}", point(high, low)),
        Bound::LessThan => format!("less than {}", point(high, low)),
        Bound::Approx => format!("about {}", point(low, high)),
        Bound::Exact => point(low, high),
        Bound::Range | Bound::Vague | Bound::Unstated => match (low, high) {
            (Some(low), Some(high)) if low == high => figure(low),
            (Some(low), Some(high)) => format!("{} to {}", figure(low), figure(high)),
            (Some(low), None) => format!("{} or more", figure(low)),
            (None, Some(high)) => format!("{} or less", figure(high)),
            (None, None) => String::from("anything"),
        },
    };
    if unit.is_empty() { figures } else { format!("{figures} {unit}") }
}

fn names<T>(all: &[(&'static str, T)]) -> Vec<&'static str> {
    all.iter().map(|(name, _)| *name).collect()
}

/// A JSON string, number or true/false as a wording.
fn unquoted(raw: &str) -> Option<Cow<'_, str>> {
    match raw.as_bytes().first()? {
        b'"' => match raw.get(1..raw.len() - 1) {
            Some(inner) if !inner.contains('\\') => Some(Cow::Borrowed(inner)),
            _ => serde_json::from_str(raw).ok().map(Cow::Owned),
        },
        b'{' | b'[' => None,
        _ => Some(Cow::Borrowed(raw)),
    }
}

/// Where a part that was borrowed from a line stands in it; the whole line for what was not.
fn part(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    match start.checked_add(part.len()) {
        Some(end) if end <= text.len() && text.get(start..end) == Some(part) => start..end,
        _ => 0..text.len(),
    }
}

fn part_of<'t>(text: &'t str, span: &Range<usize>) -> &'t str {
    text.get(span.clone()).unwrap_or_default()
}

/// The same without the quotation marks of a JSON string.
fn inner(text: &str, raw: &str) -> Range<usize> {
    let whole = part(text, raw);
    if raw.starts_with('"') && whole.len() == raw.len() {
        whole.start + 1..whole.end - 1
    } else {
        whole
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

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Cow<'de, str>, E> {
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

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Id<'de>, E> {
        Ok(Id::Number(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Id<'de>, E> {
        Ok(Id::Text(Cow::Owned(number.to_string())))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Id<'de>, E> {
        Ok(Id::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Id<'de>, E> {
        Ok(Id::Text(Cow::Owned(text.to_owned())))
    }
}
