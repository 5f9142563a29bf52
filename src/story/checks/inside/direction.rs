//! A move that goes the other way than its verb: "the toll rose from 30 to 28", "cut its forecast from $3.0 billion to
//! $3.4 billion".

use super::totals::is_flat;
use super::{Own, Sentence, ends, plain, range};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::ARITHMETIC;
use crate::value::{Dimension, Number};

impl Sentence<'_> {
    /// The moves whose two ends lie the other way round than the verb says.
    pub(super) fn directions(&self) -> Vec<Own> {
        (0..self.nodes.len()).filter_map(|first| self.against_its_verb(first)).collect()
    }

    fn against_its_verb(&self, first: usize) -> Option<Own> {
        let node = &self.nodes[first];
        let measures = |dimension: Dimension| {
            matches!(dimension, Dimension::Number | Dimension::Money(_) | Dimension::Share)
        };
        if !matches!(node.kind, MentionKind::Number | MentionKind::Money | MentionKind::Percent)
            || !node.dimension().map(plain).is_some_and(measures)
        {
            return None;
        }
        let (rises, verb) = self.verb_before(node.range.start, &node.value.wording)?;
        let (from, to, own) = match range(node) {
            Some((from, to)) => (from, to, vec![first]),
            None => {
                let second = first + 1;
                let other = self.nodes.get(second)?;
                let is_way = self.between(first, second).trim() == "to"
                    && other.dimension().map(plain) == node.dimension().map(plain)
                    && is_flat(node)
                    && is_flat(other);
                (ends(node)?, ends(other).filter(|_| is_way)?, vec![first, second])
            }
        };
        let is_against = if rises { to.1 < from.0 } else { to.0 > from.1 };
        // Below nought less is more.
        if !is_against || from.0 < Number::ZERO || to.0 < Number::ZERO || self.is_of_places() {
            return None;
        }
        let way = if rises { "down" } else { "up" };
        let why = format!("What {verb} here goes {way} by its two figures.");
        let groups: Vec<Vec<usize>> = own.iter().map(|at| vec![*at]).collect();
        let groups: Vec<&[usize]> = groups.iter().map(Vec::as_slice).collect();
        Some(self.clash(&groups, Severity::Error, why, &ARITHMETIC))
    }

    /// The nearest verb of a move before the "from" of a figure, and whether it tells of a rise. `None` where no "from" leads
    /// to the figure, or nothing of its clause moves.
    fn verb_before(&self, start: usize, wording: &str) -> Option<(bool, String)> {
        let begin = self.nodes.iter().map(|node| node.range.end).filter(|end| *end <= start).max();
        let before = self.text.get(begin.unwrap_or(self.begin())..start)?;
        let clause = before.rsplit([',', ';', ':', '(', '–', '—']).next()?.to_lowercase();
        let mut words: Vec<&str> = clause.split_whitespace().collect();
        if !wording.starts_with("from ") && words.pop() != Some("from") {
            return None;
        }
        let near = words.iter().rev().take(REACH);
        let of = |word: &str| {
            let is_rise = RISES.contains(&word);
            (is_rise || FALLS.contains(&word)).then(|| (is_rise, word.to_owned()))
        };
        let mut moves = near.clone().filter_map(|word| of(word));
        let found = moves.next()?;
        let is_one = moves.all(|other| other.0 == found.0);
        let is_denied =
            near.clone().any(|word| matches!(*word, "not" | "never" | "instead" | "slowed"));
        (is_one && !is_denied).then_some(found)
    }

    /// Whether its figures may be places in an order, of which the first is the best.
    fn is_of_places(&self) -> bool {
        let sentence = self.text.get(self.begin()..self.end).unwrap_or_default().to_lowercase();
        PLACES.iter().any(|word| sentence.contains(word))
    }

    /// Where its first value begins, or a little before: the head of the sentence is not known here.
    fn begin(&self) -> usize {
        let first = self.nodes.first().map_or(0, |node| node.range.start);
        let before = self.text.get(..first).unwrap_or_default();
        before.rfind(['.', '\n']).map_or(0, |at| at + 1)
    }
}

/// How many words before its "from" a verb stands: "cut its forecast for sales from".
const REACH: usize = 5;
/// What goes up,
const RISES: &[&str] = &[
    "rose",
    "rises",
    "risen",
    "rising",
    "increased",
    "increases",
    "increasing",
    "grew",
    "grows",
    "grown",
    "climbed",
    "climbs",
    "jumped",
    "jumps",
    "raised",
    "raises",
    "raising",
    "soared",
    "surged",
];
/// and what goes down.
const FALLS: &[&str] = &[
    "fell",
    "falls",
    "fallen",
    "falling",
    "dropped",
    "drops",
    "decreased",
    "decreases",
    "declined",
    "declines",
    "cut",
    "cuts",
    "cutting",
    "lowered",
    "lowers",
    "lowering",
    "reduced",
    "reduces",
    "shrank",
    "shrunk",
    "plunged",
    "slumped",
    "halved",
];
/// Words beside figures of which less is more, or that are hours: "rain fell from 6 to 8".
const PLACES: &[&str] = &[
    "rank",
    "place",
    "position",
    "spot",
    "seed",
    "league",
    "table",
    "standings",
    "chart",
    "handicap",
    "odds",
    "no. ",
    "number one",
    "rain",
    "snow",
    "hail",
    "shells",
    "bombs",
    "o'clock",
];
