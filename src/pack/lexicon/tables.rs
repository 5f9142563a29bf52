//! The tables of the lexicon as they are written, and how their rows become phrases.

use std::borrow::Cow;
use std::sync::Arc;

use hashbrown::{HashMap, HashTable};

use super::lookup::{Marks, SHAPES, hash, shape};
use super::names::{bound, feast, hedge, open, part, stretch};
use super::{
    FRACTION, LEADING, Lexicon, NO_WORD, Phrase, Sense, UnitEntry, WordId, dimension, pieces,
};
use crate::value::{Currency, Dimension, Number, Unit};

/// `units.toml`, written as a constant when the program is built.
static UNITS: Units = include!(concat!(env!("OUT_DIR"), "/units.rs"));

/// `words.toml`, likewise.
static WORDS: Words = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The lexicon of the two tables.
pub(super) fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::empty();
    // Shares in words ("two-thirds") are kept as fractions of one.
    let fraction = Unit { factor: Number::from(100), ..Unit::base(Dimension::Share, "fraction") };
    let id = lexicon.push_unit(UnitEntry { unit: fraction, as_noun: false, minor: false });
    debug_assert_eq!(id, FRACTION);
    lexicon.add_units(&UNITS);
    lexicon.add_words(&WORDS);
    lexicon.order();
    lexicon
}

/// A table: a line for each row, and tabs between its cells.
#[derive(Clone, Copy)]
struct Rows<const CELLS: usize>(&'static str);

impl<const CELLS: usize> IntoIterator for Rows<CELLS> {
    type Item = [&'static str; CELLS];
    type IntoIter = std::iter::Map<std::str::Lines<'static>, fn(&'static str) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.lines().map(|line| {
            let mut cells = line.split('\t');
            std::array::from_fn(|_| cells.next().unwrap_or_default())
        })
    }
}

/// `units.toml`, as written.
struct Units {
    unit: Rows<5>,
    si: Rows<6>,
    prefix: Rows<3>,
    currency: Rows<3>,
    minor: Rows<5>,
    per: Rows<2>,
    magnitude: Rows<4>,
}

/// `words.toml`, as written.
struct Words {
    number: Rows<2>,
    ordinal: Rows<2>,
    fraction: Rows<2>,
    group: Rows<2>,
    few: Rows<2>,
    vague: Rows<3>,
    factor: Rows<2>,
    bound: Rows<2>,
    bound_after: Rows<2>,
    hedge: Rows<2>,
    hedge_after: Rows<2>,
    plain: Rows<1>,
    change: Rows<2>,
    loss: Rows<1>,
    gain: Rows<1>,
    holding: Rows<1>,
    to: Rows<1>,
    month: Rows<2>,
    weekday: Rows<2>,
    day: Rows<2>,
    holiday: Rows<2>,
    stretch: Rows<2>,
    relative: Rows<2>,
    part: Rows<2>,
    open: Rows<2>,
    vague_time: Rows<1>,
    yes: Rows<1>,
    no: Rows<1>,
    post: Rows<2>,
    post_before: Rows<1>,
    synonym: Rows<2>,
    irregular: Rows<2>,
    stop: Rows<1>,
    slack: Rows<1>,
    numbered: Rows<1>,
    lead: Rows<1>,
}

// Rows that cannot be understood are left out rather than panicking: a test holds that there are none.
impl Lexicon {
    fn empty() -> Lexicon {
        Lexicon {
            table: HashTable::with_capacity(4096),
            shapes: vec![0; SHAPES / 64],
            marks: Marks::both(),
            short: Vec::new(),
            signs: vec![NO_WORD; 128],
            letters: String::new(),
            ends: vec![0],
            senses: vec![0],
            phrases: Vec::with_capacity(4096),
            firsts: Vec::new(),
            ordered: 0,
            units: Vec::new(),
            by_name: HashMap::new(),
            factors: Vec::new(),
            posts: Vec::new(),
            pers: Vec::new(),
            singulars: HashMap::new(),
            synonyms: HashMap::new(),
        }
    }

    pub(super) fn intern(&mut self, folded: &str) -> WordId {
        let known = self.find(folded.as_bytes());
        if known != NO_WORD {
            return known;
        }
        let id = self.ends.len() as u32;
        self.letters.push_str(folded);
        self.ends.push(self.letters.len() as u32);
        self.senses.push(0);
        let shape = shape(folded.as_bytes());
        self.shapes[shape / 64] |= 1 << (shape % 64);
        let (letters, ends) = (&self.letters, &self.ends);
        let rehash = |id: &WordId| {
            let start = ends[*id as usize - 1] as usize;
            hash(letters.as_bytes().get(start..ends[*id as usize] as usize).unwrap_or_default())
        };
        self.table.insert_unique(hash(folded.as_bytes()), id, rehash);
        id
    }

    pub(super) fn phrase(&mut self, phrase: &str, exact: bool, sense: Sense) {
        let mut ids: Vec<WordId> = Vec::new();
        let first = if phrase.bytes().all(|byte| byte.is_ascii_lowercase()) && !phrase.is_empty() {
            // Most phrases are one word, and the program makes thousands of them at each start.
            self.intern(phrase)
        } else {
            ids.extend(pieces(phrase).into_iter().map(|piece| self.intern(&folded(piece))));
            let Some(&first) = ids.first() else { return };
            first
        };
        let rest = ids.get(1..).unwrap_or_default();
        let glued = exact && !phrase.contains(' ');
        let exact = exact.then(|| pieces(phrase).into_iter().map(Box::from).collect());
        self.senses[first as usize] |= sense.bit();
        if sense.leads() {
            for &id in std::iter::once(&first).chain(rest) {
                self.senses[id as usize] |= LEADING;
            }
        }
        self.phrases.push(Phrase { first, rest: rest.into(), exact, glued, sense });
    }

    fn alternatives(&mut self, words: &str, sense: Sense) {
        for phrase in words.split('|').filter(|phrase| !phrase.is_empty()) {
            self.phrase(phrase, false, sense);
        }
    }

    /// By first word, longest first; among equals the one that wants an exact case, then the later, a desk's own.
    pub(super) fn order(&mut self) {
        self.file_short_words();
        self.signs = (0..128)
            .map(|byte: u8| match byte.is_ascii_alphanumeric() {
                true => NO_WORD,
                false => self.find(&[byte]),
            })
            .collect();
        self.phrases[self.ordered..].reverse();
        self.phrases.rotate_left(self.ordered);
        self.phrases
            .sort_by_cached_key(|p| (p.first, std::cmp::Reverse(p.rest.len()), p.exact.is_none()));
        self.ordered = self.phrases.len();
        self.firsts.clear();
        for (at, phrase) in (0..).zip(&self.phrases) {
            while self.firsts.len() <= phrase.first as usize {
                self.firsts.push(at);
            }
        }
    }

    pub(super) fn push_unit(&mut self, entry: UnitEntry) -> u16 {
        let id = u16::try_from(self.units.len()).expect("there are far fewer than 65,536 units");
        self.by_name.entry(Arc::clone(&entry.unit.name)).or_insert(id);
        self.units.push(entry);
        id
    }

    pub(super) fn unit_phrases<'a>(
        &mut self,
        id: u16,
        signs: impl Iterator<Item = &'a str>,
        words: impl Iterator<Item = &'a str>,
    ) {
        for sign in signs.filter(|sign| !sign.is_empty()) {
            self.phrase(sign, true, Sense::Unit(id));
        }
        for word in words.filter(|word| !word.is_empty()) {
            self.phrase(word, false, Sense::Unit(id));
            if !word.ends_with(['s', '.']) {
                self.phrase(&format!("{word}s"), false, Sense::Unit(id));
            }
        }
    }

    fn add_units(&mut self, rows: &Units) {
        let prefixes: Vec<_> = rows
            .prefix
            .into_iter()
            .filter_map(|[sign, word, power]| {
                Some((sign, word, Number::power_of_ten(power.parse().ok()?)?))
            })
            .collect();
        for [name, dim, factor, signs, words] in rows.unit {
            self.add_unit(name, dim, factor.parse().ok(), signs, words);
        }
        for [name, dim, factor, signs, words, takes] in rows.si {
            let base: Option<Number> = factor.parse().ok();
            let known = self.unit_named(name).is_some();
            if !known {
                self.add_unit(name, dim, base, signs, words);
            }
            for &(sign, word, power) in
                prefixes.iter().filter(|p| takes.split(' ').any(|t| t == p.0))
            {
                let join = |list: &str, prefix: &str| {
                    let joined: Vec<String> = list
                        .split('|')
                        .filter(|item| !item.is_empty())
                        .map(|item| format!("{prefix}{item}"))
                        .collect();
                    joined.join("|")
                };
                let mut short = join(signs, sign);
                if sign == "µ" {
                    short = format!("{short}|{}|{}", join(signs, "μ"), join(signs, "u"));
                }
                if sign == "k" {
                    short = format!("{short}|{}", join(signs, "K"));
                }
                let factor = base.and_then(|base| base.times(power));
                self.add_unit(&format!("{word}{name}"), dim, factor, &short, &join(words, word));
            }
        }
        for [code, signs, names] in rows.currency {
            let Some(currency) = Currency::new(code) else { continue };
            let unit = Unit::money(currency);
            let id = self.push_unit(UnitEntry { unit, as_noun: false, minor: false });
            self.unit_phrases(id, signs.split('|'), names.split('|'));
        }
        for [name, code, factor, signs, words] in rows.minor {
            let (Some(currency), Ok(factor)) = (Currency::new(code), factor.parse()) else {
                continue;
            };
            let unit = Unit { factor, name: Arc::from(name), ..Unit::money(currency) };
            let id = self.push_unit(UnitEntry { unit, as_noun: false, minor: true });
            self.unit_phrases(id, signs.split('|'), words.split('|'));
        }
        for [normal, words] in rows.per {
            self.pers.push(Arc::from(normal));
            self.alternatives(words, Sense::Per((self.pers.len() - 1) as u16));
        }
        for [power, signs, words, plurals] in rows.magnitude {
            let Ok(power) = power.parse() else { continue };
            for sign in signs.split('|').filter(|sign| !sign.is_empty()) {
                self.phrase(sign, true, Sense::Magnitude(power));
            }
            self.alternatives(words, Sense::Magnitude(power));
            self.alternatives(plurals, Sense::Magnitudes(power));
        }
    }

    fn add_unit(
        &mut self,
        name: &str,
        dim: &str,
        factor: Option<Number>,
        signs: &str,
        words: &str,
    ) {
        let Some(factor) = factor else { return };
        let known = dimension(dim);
        let mut unit = Unit { factor, ..Unit::base(known.unwrap_or(Dimension::Count), name) };
        // The base scale of temperatures is Rankine: both everyday scales are exact on it.
        unit.offset = match name {
            "celsius" => "491.67".parse().unwrap_or(Number::ZERO),
            "fahrenheit" => "459.67".parse().unwrap_or(Number::ZERO),
            _ => Number::ZERO,
        };
        let id = self.push_unit(UnitEntry { unit, as_noun: known.is_none(), minor: false });
        self.unit_phrases(id, signs.split('|'), words.split('|'));
    }

    fn add_words(&mut self, rows: &Words) {
        type Read = fn(&str) -> Option<Sense>;
        let tables: [(Rows<2>, Read); 18] = [
            (rows.number, |v| v.parse().ok().map(Sense::Number)),
            (rows.ordinal, |v| v.parse().ok().map(Sense::Ordinal)),
            (rows.fraction, |v| v.parse().ok().map(Sense::Fraction)),
            (rows.group, |v| v.parse().ok().map(Sense::Group)),
            (rows.few, |v| v.parse().ok().map(Sense::Few)),
            (rows.bound, |v| bound(v).map(Sense::Bound)),
            (rows.bound_after, |v| bound(v).map(Sense::BoundAfter)),
            (rows.hedge, |v| hedge(v).map(Sense::Hedge)),
            (rows.hedge_after, |v| hedge(v).map(Sense::HedgeAfter)),
            (rows.change, |v| Some(Sense::Change(v == "up"))),
            (rows.month, |v| v.parse().ok().map(Sense::Month)),
            (rows.weekday, |v| v.parse().ok().map(Sense::Weekday)),
            (rows.day, |v| v.parse().ok().map(Sense::Day)),
            (rows.holiday, |v| feast(v).map(Sense::Holiday)),
            (rows.stretch, |v| stretch(v).map(Sense::Stretch)),
            (rows.relative, |v| v.parse().ok().map(Sense::Relative)),
            (rows.part, |v| part(v).map(Sense::Part)),
            (rows.open, |v| open(v).map(Sense::Open)),
        ];
        for (table, read) in tables {
            for [value, words] in table {
                if let Some(sense) = read(value) {
                    self.alternatives(words, sense);
                }
            }
        }
        let lists = [
            (rows.plain, Sense::Plain),
            (rows.loss, Sense::Loss),
            (rows.gain, Sense::Gain),
            (rows.holding, Sense::Holding),
            (rows.to, Sense::To),
            (rows.vague_time, Sense::VagueTime),
            (rows.yes, Sense::YesNo(true)),
            (rows.no, Sense::YesNo(false)),
            (rows.post_before, Sense::PostBefore),
            (rows.stop, Sense::Stop),
            (rows.slack, Sense::Slack),
            (rows.numbered, Sense::Numbered),
            (rows.lead, Sense::Lead),
        ];
        for (list, sense) in lists {
            list.into_iter().for_each(|[words]| self.alternatives(words, sense));
        }
        for [value, words] in rows.ordinal {
            // "first" and "second" are no fractions.
            let Some(denominator) = value.parse().ok().filter(|&v: &u32| v > 2) else { continue };
            for word in words.split('|') {
                self.phrase(word, false, Sense::Fraction(denominator));
                self.phrase(&format!("{word}s"), false, Sense::Fraction(denominator));
            }
        }
        // Small words that stand between the first word of a value and its figure or its date.
        for word in "a|an|the|in|on|at|of|between|during|and|or|is|s|now".split('|') {
            let id = self.intern(word);
            self.senses[id as usize] |= LEADING;
        }
        self.phrase("quarters", false, Sense::Fraction(4));
        for [low, high, words] in rows.vague {
            let (Ok(low), Ok(high)) = (low.parse(), high.parse()) else { continue };
            self.alternatives(words, Sense::Vague(low, high));
        }
        for [ratio, words] in rows.factor {
            let Ok(ratio) = ratio.parse() else { continue };
            self.factors.push(ratio);
            self.alternatives(words, Sense::Factor((self.factors.len() - 1) as u16));
        }
        for [normal, words] in rows.post {
            self.posts.push(Arc::from(normal));
            self.alternatives(words, Sense::Post((self.posts.len() - 1) as u16));
        }
        for [singular, plural] in rows.irregular {
            self.singulars.insert(plural, singular);
        }
        for [normal, others] in rows.synonym {
            for other in others.split('|') {
                self.synonyms.insert(other, Arc::from(normal));
            }
        }
    }
}

/// The piece in lower case: most are written so.
fn folded(piece: &str) -> Cow<'_, str> {
    let plain = piece.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if plain { Cow::Borrowed(piece) } else { Cow::Owned(piece.to_lowercase()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        let (units, words) = (&UNITS, &WORDS);
        for [name, dim, factor, ..] in units.unit {
            assert!(factor.parse::<Number>().is_ok(), "{name}");
            assert!(dim.starts_with('(') || dimension(dim).is_some(), "{name}: {dim}");
        }
        for [name, _, factor, _, _, takes] in units.si {
            assert!(factor.parse::<Number>().is_ok(), "{name}");
            for prefix in takes.split(' ').filter(|p| !p.is_empty()) {
                assert!(
                    units.prefix.into_iter().any(|[sign, ..]| sign == prefix),
                    "{name}: {prefix}"
                );
            }
        }
        for [code, ..] in units.currency {
            assert!(Currency::new(code).is_some(), "{code}");
        }
        for [which, _] in words.bound.into_iter().chain(words.bound_after) {
            assert!(bound(which).is_some(), "{which}");
        }
        for [which, _] in words.hedge.into_iter().chain(words.hedge_after) {
            assert!(hedge(which).is_some(), "{which}");
        }
        for [rule, _] in words.holiday {
            assert!(feast(rule).is_some(), "{rule}");
        }
        assert!(words.part.into_iter().all(|[which, _]| part(which).is_some()));
        assert!(words.open.into_iter().all(|[which, _]| open(which).is_some()));
        assert!(words.stretch.into_iter().all(|[which, _]| stretch(which).is_some()));
    }
}
