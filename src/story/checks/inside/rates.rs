//! A sum and the same in another currency, at a rate that there never was.

use super::{Own, Sentence};
use crate::finding::Severity;
use crate::rules::ARITHMETIC;
use crate::story::page::Node;
use crate::value::{Bound, Dimension, Number};

impl Sentence<'_> {
    /// "€1.9 billion ($2.3 million)": no rate makes one of the other.
    pub(super) fn rates(&self) -> Vec<Own> {
        let off = (1..self.nodes.len()).filter(|&at| self.nodes[at].retells).filter_map(|at| {
            let (x, y) = (&self.nodes[at - 1], &self.nodes[at]);
            if is_of_another_year(self.text, x, y) {
                return None;
            }
            let (low, high) = most_and_least(x, y)?;
            let rate = stated(y)?.over(stated(x)?)?;
            if low <= rate && rate <= high {
                return None;
            }
            let why = format!(
                "“{}” and “{}” are told as one sum in two currencies, at a rate of {}, which there never was.",
                x.value.wording,
                y.value.wording,
                if rate < Number::ONE { rate.rounded(6) } else { rate.rounded(1) }
            );
            Some(self.clash(&[&[at - 1], &[at]], Severity::Error, why, &ARITHMETIC))
        });
        off.collect()
    }
}

/// "£5,000, equivalent to £490,000 TODAY", "£1.2 million (about $30 million IN 2021)": money of another year.
fn is_of_another_year(text: &str, x: &Node, y: &Node) -> bool {
    let behind = text.get(y.range.end..).unwrap_or_default();
    let behind = behind.split(['.', ';', ')']).next().unwrap_or_default();
    let words = behind.split_whitespace().take(LATER).map(|word| word.trim_matches(','));
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = words.scan("", |before, word| {
        let is_later = matches!(word, "today" | "today's" | "today’s" | "now" | "nowadays")
            || *before == "in" && is_year(word);
        *before = word;
        Some(is_later)
    });
    x.dimension() == y.dimension() || words.any(|is_later| is_later)
}

/// Behind how many words of a sum it may be said of when it is.
const LATER: usize = 4;

/// How many of each currency a dollar bought at least and at most since 1999, with room: whole numbers of a
/// hundredth. Only currencies that never lost their noughts or their worth at a stroke, and whose name is theirs: pesos,
/// rupees and crowns are of many lands, kroner of three.
const PER_DOLLAR: &[(&str, i64, i64)] = &[
    ("AUD", 85, 220),
    ("BRL", 140, 680),
    ("CAD", 85, 170),
    ("CHF", 70, 190),
    ("CNY", 580, 860),
    ("DKK", 440, 1220),
    ("EUR", 60, 126),
    ("GBP", 45, 98),
    ("HKD", 740, 820),
    ("HUF", 14000, 46000),
    ("ILS", 310, 510),
    ("JPY", 7300, 17000),
    ("KRW", 85000, 165_000),
    ("MYR", 280, 500),
    ("NOK", 440, 1220),
    ("NZD", 105, 270),
    ("PLN", 195, 510),
    ("SEK", 440, 1220),
    ("SGD", 115, 195),
    ("THB", 2750, 4700),
    ("TWD", 2600, 3600),
    ("USD", 100, 100),
    ("ZAR", 540, 2100),
];

/// Between which rates one sum was ever worth the other.
fn most_and_least(x: &Node, y: &Node) -> Option<(Number, Number)> {
    let (from, to) = (per_dollar(x)?, per_dollar(y)?);
    let room = Number::from(110).over(Number::from(100))?;
    Some((to.0.over(from.1)?.over(room)?, to.1.over(from.0)?.times(room)?))
}

fn per_dollar(node: &Node) -> Option<(Number, Number)> {
    let Some(Dimension::Money(currency)) = node.dimension() else { return None };
    let (_, low, high) = PER_DOLLAR.iter().find(|(code, ..)| *code == currency.code())?;
    let wording = &node.value.wording;
    // Crowns of which nobody says whose are read as Swedish ones, and may be Czech.
    if wording.to_lowercase().contains("crown") && !wording.contains(char::is_uppercase) {
        return None;
    }
    // A bare "$" may be of Sydney, Toronto or Hong Kong.
    let is_bare = currency.code() == "USD"
        && !wording.contains("US")
        && !wording.to_lowercase().contains("u.s");
    Some((Number::from(*low), Number::from(if is_bare { 820 } else { *high })))
}

/// The figure as stated: a point, or the end that a bound names.
fn stated(node: &Node) -> Option<Number> {
    let figure = &node.value.quantity()?.figure;
    let is_range = figure.bound == Bound::Range;
    figure.point().or(figure.low).or(figure.high).filter(|figure| !is_range && !figure.is_zero())
}
