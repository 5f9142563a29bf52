//! The words that values are made of: units, currencies, number words, bounds, dates, posts.
//!
//! All of it is data (`units.toml`, `words.toml`), made into constants when the program is built. A phrase is looked up by its first
//! word, which the reader finds with one hash of its folded letters; a word that begins no phrase
//! costs nothing more.

mod lookup;
mod names;
mod tables;

pub use lookup::{FIGURES, NAMED_DAYS, TIMES};

use std::sync::{Arc, OnceLock};

use hashbrown::{HashMap, HashTable};
use lookup::Marks;

use crate::value::{Bound, Currency, Dimension, Number, Part, Unit};

/// The number of a word in the lexicon; [`NO_WORD`] for all words that it does not hold.
pub type WordId = u32;

/// The id of every word that is not in the lexicon.
pub const NO_WORD: WordId = 0;

/// The unit of shares in words ("two-thirds"): fractions of one.
pub const FRACTION: u16 = 0;

/// The bit in [`Lexicon::senses`] of a word, wherever it stands in its phrase, that a value may have
/// before its figure or its date.
pub const LEADING: u64 = 1 << 63;

/// Words longer than this are never in the lexicon.
pub const LONGEST_WORD: usize = 24;

/// The direction in which a hedge lets the true figure lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// On either side: "about".
    About,
    /// Below: "nearly".
    Below,
    /// Above: "just over".
    Above,
}

/// A stretch of time that relative words count in: "last *year*".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// A day.
    Day,
    /// A week, Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
    /// A half of a calendar year.
    Half,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A word that opens a span of days at one end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Up to and with.
    By,
    /// Up to and without.
    Before,
    /// Up to and with, of something that goes on.
    Until,
    /// From, and with.
    Since,
    /// From, and without.
    After,
}

/// When a holiday is, in any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// On this day of this month.
    Fixed(u8, u8),
    /// On a weekday of a month: "the fourth Thursday of November".
    Nth {
        /// The month, 1 to 12.
        month: u8,
        /// Which of them, 0 for the last.
        nth: u8,
        /// The weekday, 0 for Monday.
        weekday: u8,
        /// So many days later.
        plus: i8,
    },
    /// So many days from Easter Sunday.
    Easter(i8),
}

/// What a phrase can mean. Many words have several senses; the grammars ask for the one they want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A number word up to ninety.
    Number(u32),
    /// An ordinal.
    Ordinal(u32),
    /// A fraction with this denominator: "half", "third".
    Fraction(u32),
    /// "dozen", "hundred": a size that multiplies what stands before it.
    Group(u32),
    /// "a couple of": a number that wants "a" before it.
    Few(u32),
    /// "dozens", "hundreds": between the two.
    Vague(u32, u32),
    /// A power of ten: "million".
    Magnitude(u8),
    /// A power of ten in the plural: "millions".
    Magnitudes(u8),
    /// A factor, by index in [`Lexicon::factor`].
    Factor(u16),
    /// A bound before a figure.
    Bound(Bound),
    /// A bound after it.
    BoundAfter(Bound),
    /// A hedge before a figure.
    Hedge(Hedge),
    /// A hedge after it.
    HedgeAfter(Hedge),
    /// A word before a figure that changes nothing.
    Plain,
    /// Up (`true`) or down.
    Change(bool),
    /// "a loss of": the sum is below nought.
    Loss,
    /// "a profit of": the sum is as it stands.
    Gain,
    /// Between the ends of a range.
    To,
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the week, 0 for Monday.
    Weekday(u8),
    /// So many days from today.
    Day(i8),
    /// A stretch of the calendar.
    Stretch(Stretch),
    /// "this", "last", "next": so many stretches from the present one.
    Relative(i8),
    /// "early", "mid", "late".
    Part(Part),
    /// "by", "since", ...
    Open(Open),
    /// A time that names no days.
    VagueTime,
    /// Yes (`true`) or no.
    YesNo(bool),
    /// A post, by index in [`Lexicon::post`].
    Post(u16),
    /// "former", "deputy".
    PostBefore,
    /// A word that no counted noun goes beyond.
    Stop,
    /// A unit or a currency, by index in [`Lexicon::unit`].
    Unit(u16),
    /// "stake": what a share is a share of.
    Holding,
    /// A word that may stand beside a term.
    Slack,
    /// A word that a value may begin with.
    Lead,
    /// A thing that is told apart by its number: "Section 318", "category 4".
    Numbered,
    /// A day with a name: "Christmas".
    Holiday(Feast),
    /// "a year": what a figure is reckoned by, by index in [`Lexicon::per`].
    Per(u16),
}

impl Sense {
    /// Whether a value may begin with a phrase of this sense before its figure or its date.
    fn leads(self) -> bool {
        matches!(
            self,
            Sense::Bound(_)
                | Sense::Hedge(_)
                | Sense::Plain
                | Sense::Day(_)
                | Sense::Holiday(_)
                | Sense::Relative(_)
                | Sense::Part(_)
                | Sense::Open(_)
                | Sense::Unit(_)
                | Sense::Lead
                | Sense::To
        )
    }

    /// The bit of this sort of sense in [`Lexicon::senses`].
    pub const fn bit(self) -> u64 {
        1 << match self {
            Sense::Number(_) => 0,
            Sense::Ordinal(_) => 1,
            Sense::Fraction(_) => 2,
            Sense::Group(_) => 3,
            Sense::Few(_) => 4,
            Sense::Vague(..) => 5,
            Sense::Magnitude(_) => 6,
            Sense::Magnitudes(_) => 7,
            Sense::Factor(_) => 8,
            Sense::Bound(_) => 9,
            Sense::BoundAfter(_) => 10,
            Sense::Hedge(_) => 11,
            Sense::HedgeAfter(_) => 12,
            Sense::Plain => 13,
            Sense::Change(_) => 14,
            Sense::Loss => 15,
            Sense::Gain => 16,
            Sense::To => 17,
            Sense::Month(_) => 18,
            Sense::Weekday(_) => 19,
            Sense::Day(_) => 20,
            Sense::Stretch(_) => 21,
            Sense::Relative(_) => 22,
            Sense::Part(_) => 23,
            Sense::Open(_) => 24,
            Sense::VagueTime => 25,
            Sense::YesNo(_) => 26,
            Sense::Post(_) => 27,
            Sense::PostBefore => 28,
            Sense::Stop => 29,
            Sense::Unit(_) => 30,
            Sense::Holding => 31,
            Sense::Per(_) => 32,
            Sense::Slack => 33,
            Sense::Numbered => 34,
            Sense::Lead => 35,
            Sense::Holiday(_) => 36,
        }
    }
}

/// One phrase of the lexicon, filed under its first word.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The first word.
    first: WordId,
    /// The words after the first.
    pub rest: Box<[WordId]>,
    /// The pieces in the only case they may have, for signs such as "MW" and "mW".
    pub exact: Option<Box<[Box<str>]>>,
    /// Whether all its pieces stand together, without a space: signs do.
    pub glued: bool,
    /// What it means.
    pub sense: Sense,
}

/// A unit as the reader knows it.
#[derive(Clone, Debug)]
pub struct UnitEntry {
    /// The unit.
    pub unit: Unit,
    /// Whether it has no dimension that values convert: then it is compared as a counted noun.
    pub as_noun: bool,
    /// Whether it is a hundredth of a currency.
    pub minor: bool,
}

/// A unit or a currency that a desk adds.
#[derive(Clone, Debug)]
pub struct NewUnit<'a> {
    /// Its name for people, or the code of a currency.
    pub name: &'a str,
    /// The name of a dimension, or `money`.
    pub dimension: &'a str,
    /// How many base units one of it is, as a decimal number.
    pub factor: &'a str,
    /// Signs, in the exact case.
    pub signs: Vec<&'a str>,
    /// Words, in any case, in the singular.
    pub words: Vec<&'a str>,
}

/// All words that values are made of.
#[derive(Clone, Debug)]
pub struct Lexicon {
    table: HashTable<WordId>,
    /// A bit for each [`shape`] that some word has.
    shapes: Vec<u64>,
    /// The first eight letters of every word, and of those that a value may be made of.
    marks: [Marks; 2],
    /// The words of up to eight letters, packed, with their ids; nought where there is none.
    short: Vec<(u64, WordId)>,
    /// The ids of the signs of ASCII.
    signs: Vec<WordId>,
    /// The letters of every word, one after the other, and where each word ends.
    letters: String,
    ends: Vec<u32>,
    senses: Vec<u64>,
    /// All phrases in the order of their first words, and for each word where its phrases begin.
    phrases: Vec<Phrase>,
    firsts: Vec<u32>,
    /// How many phrases are in their order; what was added since stands behind them.
    ordered: usize,
    units: Vec<UnitEntry>,
    by_name: HashMap<Arc<str>, u16>,
    factors: Vec<Number>,
    posts: Vec<Arc<str>>,
    pers: Vec<Arc<str>>,
    singulars: HashMap<&'static str, &'static str>,
    synonyms: HashMap<&'static str, Arc<str>>,
}

impl Lexicon {
    /// The lexicon that comes with the program.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(tables::lexicon)
    }

    /// Adds the units of a desk. What was known stays; a phrase given anew takes the new meaning.
    pub fn extend(&mut self, units: &[NewUnit<'_>]) -> Result<(), String> {
        for new in units {
            let factor: Number = new
                .factor
                .parse()
                .map_err(|_| format!("the factor `{}` is no number", new.factor))?;
            let unit = if new.dimension == "money" {
                let currency = Currency::new(new.name).ok_or_else(|| {
                    format!("`{}` is no currency code: three capital letters", new.name)
                })?;
                Unit { factor, ..Unit::money(currency) }
            } else {
                let names = Dimension::NAMED.iter().map(|(name, _)| *name);
                let Some(dimension) = dimension(new.dimension) else {
                    let near = crate::similar::nearest(new.dimension, names)
                        .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    return Err(format!("no dimension is called `{}`{near}", new.dimension));
                };
                Unit { factor, ..Unit::base(dimension, new.name) }
            };
            let id = self.push_unit(UnitEntry { unit, as_noun: false, minor: false });
            self.unit_phrases(id, new.signs.iter().copied(), new.words.iter().copied());
        }
        self.order();
        Ok(())
    }

    /// The letters of a word.
    pub fn word(&self, id: WordId) -> &str {
        let id = id as usize;
        let start = id.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        let end = self.ends.get(id).copied().unwrap_or(start);
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Every word, for the search of the nearest one.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (1..self.ends.len() as u32).map(|id| self.word(id))
    }

    /// The sorts of sense of the phrases that begin with a word, as bits of [`Sense::bit`].
    pub fn senses(&self, word: WordId) -> u64 {
        self.senses.get(word as usize).copied().unwrap_or(0)
    }

    /// The phrases that begin with a word, longest first.
    pub fn phrases(&self, word: WordId) -> &[Phrase] {
        let at = |word: usize| self.firsts.get(word).map_or(self.ordered, |&first| first as usize);
        self.phrases.get(at(word as usize)..at(word as usize + 1)).unwrap_or_default()
    }

    /// A unit.
    pub fn unit(&self, id: u16) -> &UnitEntry {
        &self.units[usize::from(id)]
    }

    /// The unit with this name or currency code.
    pub fn unit_named(&self, name: &str) -> Option<u16> {
        self.by_name.get(name).copied()
    }

    /// A factor: 2 for "doubled".
    pub fn factor(&self, id: u16) -> Number {
        self.factors[usize::from(id)]
    }

    /// The normal form of a post.
    pub fn post(&self, id: u16) -> &Arc<str> {
        &self.posts[usize::from(id)]
    }

    /// What a figure is reckoned by: "year" for "per annum".
    pub fn per(&self, id: u16) -> &Arc<str> {
        &self.pers[usize::from(id)]
    }

    /// The singular of a lower-case noun.
    pub fn singular(&self, noun: &str) -> String {
        if let Some(singular) = self.singulars.get(noun) {
            return String::from(*singular);
        }
        if let Some(stem) = noun.strip_suffix("ies")
            && stem.len() > 1
        {
            return format!("{stem}y");
        }
        for ending in ["sses", "shes", "ches", "xes", "zzes"] {
            if noun.ends_with(ending) {
                return noun.strip_suffix("es").unwrap_or(noun).to_owned();
            }
        }
        if noun.len() > 3 && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end)) {
            return noun.strip_suffix('s').unwrap_or(noun).to_owned();
        }
        noun.to_owned()
    }

    /// Whether a lower-case word looks like the plural of a noun.
    pub fn is_plural(&self, noun: &str) -> bool {
        self.singulars.contains_key(noun)
            || (noun.len() > 3
                && noun.ends_with('s')
                && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end)))
    }

    /// The normal form of a counted noun in the singular: "gpu" is a "graphics processor".
    pub fn normal_noun(&self, noun: &str) -> Arc<str> {
        self.synonyms.get(noun).cloned().unwrap_or_else(|| Arc::from(noun))
    }
}

/// What a phrase is cut into: letters, digits, single signs. Spaces part and are left out.
///
/// The tokens of a text are cut in the same way (`read::token`), which a test there holds to.
pub fn pieces(phrase: &str) -> Vec<&str> {
    let class = |c: char| (c.is_alphabetic() as u8) | ((c.is_ascii_digit() as u8) << 1);
    let mut cut = Vec::new();
    let mut rest = phrase.trim_start();
    while let Some(first) = rest.chars().next() {
        let sort = class(first);
        let end = rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| sort == 0 || class(c) != sort)
            .map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        cut.push(piece);
        rest = after.trim_start();
    }
    cut
}

fn dimension(name: &str) -> Option<Dimension> {
    Dimension::NAMED.iter().find(|(known, _)| *known == name).map(|(_, dimension)| *dimension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_folded_letters() {
        let lexicon = Lexicon::builtin();
        let million = lexicon.find(b"million");
        assert_eq!(lexicon.word(million), "million");
        assert_ne!(lexicon.senses(million) & Sense::Magnitude(0).bit(), 0);
        assert_eq!(lexicon.find(b"llama"), NO_WORD);
        assert_eq!(lexicon.senses(NO_WORD), 0);
    }

    #[test]
    fn nouns_have_one_normal_form() {
        let lexicon = Lexicon::builtin();
        for (plural, singular) in [
            ("people", "person"),
            ("companies", "company"),
            ("chips", "chip"),
            ("businesses", "business"),
            ("bus", "bus"),
            ("boxes", "box"),
        ] {
            assert_eq!(lexicon.singular(plural), singular);
        }
        assert_eq!(&*lexicon.normal_noun("gpu"), "graphics processor");
    }

    #[test]
    fn a_desk_adds_units_of_its_own() {
        let mut lexicon = Lexicon::builtin().clone();
        let row = |dimension| NewUnit {
            name: "smoot",
            dimension,
            factor: "1.7018",
            signs: vec![],
            words: vec!["smoot"],
        };
        assert_eq!(lexicon.extend(&[row("length")]), Ok(()));
        assert_ne!(lexicon.senses(lexicon.find(b"smoots")) & Sense::Unit(0).bit(), 0);
        let error = lexicon.extend(&[row("lenght")]).unwrap_err();
        assert!(error.contains("did you mean `length`"), "{error}");
    }

    #[test]
    fn phrases_are_cut_into_letters_digits_and_signs() {
        assert_eq!(pieces("sq. ft"), ["sq", ".", "ft"]);
        assert_eq!(pieces("US$"), ["US", "$"]);
        assert_eq!(pieces("m2"), ["m", "2"]);
        assert_eq!(pieces("°C"), ["°", "C"]);
        assert!(pieces(" ").is_empty());
    }
}
