//! Claims as JSON Lines: one claim a line, for archives and pipelines.
//!
//! A line holds the fields of a claim and of its source. Its value is a wording, as in a claims
//! file, or two figures: `low` and `high` with a `unit`. Alone these are the *possibilities*, and
//! possibilities that overlap agree; with a `bound` they are what was stated.
//!
//! A good line is read at one go, borrowing all it can. Only a line that cannot be read that way is
//! looked at key by key ([`slips`]), to point at what is wrong with it.

mod figures;
mod line;
mod memo;
mod plain;
mod slip;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::file::year_published;
use super::{Claim, Modality, Places};
use crate::pack::Attribute;
use crate::pack::lexicon::Sense;
use crate::read::{Context, Expected, Vocabulary, read_period, read_value};
use crate::similar::nearest;
use crate::span::Text;
use crate::value::{Interval, Meaning, Number, Period, Stated, Unit, Value};

pub use figures::{fits, number};
pub use line::{Id, Line, Word, Wording};
pub use memo::{Memo, Words};
pub use plain::Shape;
pub use slip::{KEYS, Slip, Sort, slips};

/// What reading lines needs, with what was read so far: lines are much alike.
#[derive(Debug)]
pub struct Reading<'v> {
    vocabulary: &'v Vocabulary,
    units: RefCell<BTreeMap<Box<str>, Named>>,
    settings: RefCell<Memo<Option<Arc<Setting>>>>,
}

/// A unit by a name, with the noun of one that is counted; else the nearest word for a unit.
type Named = Result<(Unit, Option<Arc<str>>), Option<String>>;

impl<'v> Reading<'v> {
    /// Nothing read yet.
    pub fn new(vocabulary: &'v Vocabulary) -> Reading<'v> {
        Reading { vocabulary, units: RefCell::default(), settings: RefCell::default() }
    }

    fn context<'p>(&self, published: Option<&'p Period>) -> Context<'p>
    where
        'v: 'p,
    {
        Context { lexicon: self.vocabulary.lexicon(), published }
    }

    /// The setting of a line, which is read once for all lines alike; `None` where it cannot be read.
    fn setting(&self, line: &Line<'_>, text: &str) -> Option<Arc<Setting>> {
        let words = line.placing();
        let mut memo = self.settings.borrow_mut();
        let at = memo.find(&words).unwrap_or_else(|key| {
            if memo.is_full() {
                *memo = Memo::default();
            }
            memo.remember(key, &words, line.setting(text, self).ok().map(Arc::new))
        });
        memo.at(at).clone()
    }

    /// The unit of a name or sign: whatever may stand behind a figure.
    fn unit(&self, name: &str) -> Named {
        if let Some(known) = self.units.borrow().get(name) {
            return known.clone();
        }
        let lexicon = self.vocabulary.lexicon();
        let named = match lexicon.unit_named(name).map(|id| lexicon.unit(id)) {
            Some(entry) if !entry.as_noun => Ok((entry.unit.clone(), None)),
            _ => self.unit_worded(name).ok_or_else(|| {
                let is_unit = |word: &&str| {
                    let senses = lexicon.senses(lexicon.find(word.as_bytes()));
                    senses & Sense::Unit(0).bit() != 0
                };
                nearest(name, lexicon.words().filter(is_unit)).map(str::to_owned)
            }),
        };
        let mut units = self.units.borrow_mut();
        if units.len() < UNITS_REMEMBERED {
            units.insert(name.into(), named.clone());
        }
        named
    }

    /// The unit that a sign or word stands for behind a figure. A word that is no unit would be a
    /// counted noun, and is refused.
    fn unit_worded(&self, name: &str) -> Option<(Unit, Option<Arc<str>>)> {
        let lexicon = self.vocabulary.lexicon();
        let context = self.context(None);
        let value = read_value(&format!("1 {name}"), Expected::Quantity, &context).ok()?;
        let Meaning::Quantity(quantity) = value.meaning else { return None };
        let noun = quantity.noun;
        if noun.as_ref().is_some_and(|noun| lexicon.unit_named(noun).is_none()) {
            return None;
        }
        Some((quantity.unit, noun))
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
    /// What the value is, as far as it can be told without a vocabulary.
    ///
    /// `None` where bare possibilities are no numbers or upside down.
    pub fn said(&self) -> Option<Said<'a>> {
        if let Some(value) = self.value {
            return Some(Said::Wording(value));
        }
        if self.unit().is_some() || self.bound().is_some() {
            return Some(Said::Figures);
        }
        let end = |raw: Option<&str>| match raw {
            Some(raw) => number(raw).map(Some),
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
        let read = |word: Option<&str>, published: Option<&Period>, code| match word {
            None => Ok(None),
            Some(word) => read_period(word, &reading.context(published))
                .map(Some)
                .map_err(|unreadable| Slip::unreadable(text, word, code, unreadable)),
        };
        let published = read(self.published(), None, "unreadable-date")?;
        let period = self.period.as_ref().map(|word| &*word.0);
        let period = read(period, published.as_ref(), "unreadable-period")?;
        let modality = match self.modality() {
            None => Modality::default(),
            Some(name) => Modality::ALL
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, modality)| *modality)
                .ok_or_else(|| Slip::choice(text, "modality", name, &names(Modality::ALL)))?,
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
                let value = worded(raw, text, setting, reading)?;
                Ok((value, inner(text, raw)))
            }
            None => self.figures(text, &setting.attribute, reading),
        }
    }
}

/// The claim of a line that is a text of its own; `None` where anything is wrong with it.
pub fn claim(text: &Arc<Text>, reading: &Reading<'_>) -> Option<Claim> {
    let line = Line::read(&text.text)?;
    let setting = reading.setting(&line, &text.text)?;
    let (value, span) = line.value(&text.text, &setting, reading).ok()?;
    let id = match &line.id {
        None => format!("{}:{}", text.path, text.line),
        Some(id) => id.to_string(),
    };
    Some(Claim {
        id: Arc::from(id),
        source: Arc::from(&*line.source.0),
        entity: Arc::from(&*line.entity.0),
        attribute: Arc::clone(&setting.attribute.id),
        value,
        period: setting.period.clone(),
        period_assumed: setting.assumed,
        scope: line.scope().map(Arc::from),
        modality: setting.modality,
        attribution: line.attribution().map(str::to_owned),
        quote: line.quote().map(str::to_owned),
        places: Places {
            text: Arc::clone(text),
            claim: (text.offset, text.offset + text.text.len()),
            value: (text.offset + span.start, text.offset + span.end),
            quote: None,
        },
        times: 1,
    })
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
    let published = setting.published.as_ref();
    reading.vocabulary.read(&wording, &setting.attribute, published).map_err(|unreadable| {
        // Escapes shift the places in a wording: then the whole of it is pointed at.
        let span = inner(text, raw);
        let slip = Slip::unreadable(text, part_of(text, &span), "unreadable-value", unreadable);
        if part_of(text, &span) == wording { slip } else { Slip { span, ..slip } }
    })
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
