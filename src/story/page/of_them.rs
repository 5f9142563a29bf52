//! Figures that leave out what they are of, since it was named before: "29,000 hectares are under vine. Hail has
//! damaged 5,700 of them", "142.6 million euros for one, 98.4 million for the other".

use super::Node;
use crate::read::MentionKind;
use crate::value::{Meaning, Number, Stated};

/// Gives figures that leave out their unit or noun those of the figure before.
pub(crate) fn resolve(nodes: &mut [Node], text: &str) {
    for at in 1..nodes.len() {
        let (before, [node, ..]) = nodes.split_at_mut(at) else { continue };
        let before_it = text.get(..node.range.start).unwrap_or_default();
        node.is_of_them = is_part(text.get(node.range.end..).unwrap_or_default());
        if node.kind != MentionKind::Number || !node.nouns.is_empty() {
            continue;
        }
        let behind = text.get(node.range.end..).unwrap_or_default();
        let is_near =
            |other: &&Node| other.sentence == node.sentence || other.sentence + 1 == node.sentence;
        let measures =
            |other: &Node| other.kind == MentionKind::Quantity || !other.nouns.is_empty();
        let is_plain =
            |other: &Node| matches!(other.kind, MentionKind::Quantity | MentionKind::Number);
        let mut near = before.iter().rev().filter(is_near);
        let meant = if is_of_them(behind) {
            near.find(|other| is_plain(other) && measures(other))
        } else if let Some(own) = magnitude(node).filter(|_| ends_here(behind)) {
            let last = near.find(|other| magnitude(other) == Some(own));
            last.filter(|other| other.kind == MentionKind::Money || measures(other))
        } else if ends_here(behind) && is_bare(node) && !is_of_another(before_it) {
            let last = near.find(|other| is_plain(other) && measures(other));
            last.filter(|other| are_of_one_size(node, other))
        } else {
            None
        };
        if let Some(meant) = meant {
            lend(node, meant);
        }
    }
}

/// Whether the word before a bare number says what it is: "sells for 45", "a crew of 72", "will have 280".
fn is_of_another(before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    ["at", "by", "cost", "costs", "for", "had", "has", "have", "of", "paid", "to"].contains(&word)
}

/// Whether a figure is a plain number of two digits or more, that is no year.
fn is_bare(node: &Node) -> bool {
    let figure = node.value.quantity().and_then(|quantity| quantity.figure.point());
    figure.is_some_and(|figure| {
        figure >= Number::from(10) && !(figure >= Number::from(1800) && figure < Number::from(2100))
    })
}

/// Whether a bare number is about as large as what another figure says of its unit.
fn are_of_one_size(node: &Node, other: &Node) -> bool {
    let point = |node: &Node| {
        let quantity = node.value.quantity()?;
        quantity.figure.point()?.over(quantity.unit.factor)
    };
    let Some((a, b)) = point(node).zip(point(other)) else { return false };
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    large.in_hundredths_of(small).is_some_and(|ratio| ratio <= NEAR)
}

/// How many hundredths of the smaller the larger is at most.
const NEAR: u32 = 150;

/// Whether a figure is a part of what was counted before: "131 of them pupils", "12 of whom".
fn is_part(behind: &str) -> bool {
    [" of them", " of these", " of those", " of which", " of whom"]
        .iter()
        .any(|of| behind.starts_with(of))
}

/// Whether "of them" stands behind a figure, and no noun.
fn is_of_them(behind: &str) -> bool {
    ["of them", "of these", "of those"].iter().any(|of| {
        let rest = behind.strip_prefix(' ').and_then(|behind| behind.strip_prefix(of));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == ' '))
    })
}

/// The magnitude with which a figure is written.
fn magnitude(node: &Node) -> Option<&'static str> {
    let mut words = node.value.wording.split_whitespace();
    words.find_map(|word| MAGNITUDES.iter().copied().find(|magnitude| *magnitude == word))
}

const MAGNITUDES: &[&str] = &["billion", "crore", "lakh", "million", "trillion"];

/// Whether no noun stands behind a figure: a sign does, or a word that leads on.
fn ends_here(behind: &str) -> bool {
    let word = behind.trim_start();
    if !word.starts_with(char::is_alphabetic) {
        return true;
    }
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    LEADS_ON.contains(&word.get(..end).unwrap_or_default())
}

/// Words that may follow a figure whose unit is left out.
const LEADS_ON: &[&str] = &[
    "a", "after", "and", "as", "at", "before", "but", "by", "for", "from", "in", "last", "less",
    "more", "on", "or", "over", "so", "than", "that", "the", "this", "to", "two", "under", "were",
    "when", "which", "while", "with",
];

/// Gives a figure the noun and the unit of another.
fn lend(node: &mut Node, meant: &Node) {
    node.nouns.clone_from(&meant.nouns);
    let Some(unit) = meant.value.quantity().map(|quantity| quantity.unit.clone()) else { return };
    let Meaning::Quantity(quantity) = &mut node.value.meaning else { return };
    if let Some(figure) = scaled(&quantity.figure, unit.factor) {
        quantity.figure = figure;
        quantity.unit = unit;
        node.kind = meant.kind;
    }
}

/// A figure so many times as large; `None` out of range.
fn scaled(figure: &Stated<Number>, factor: Number) -> Option<Stated<Number>> {
    let times = |end: Option<Number>| match end {
        Some(end) => Some(Some(end.times(factor)?)),
        None => Some(None),
    };
    let (low, high) = (figure.possible.low(), figure.possible.high());
    Some(Stated {
        possible: crate::value::Interval::new(
            low.try_map(|at| at.times(factor))?,
            high.try_map(|at| at.times(factor))?,
        )?,
        bound: figure.bound,
        low: times(figure.low)?,
        high: times(figure.high)?,
    })
}
