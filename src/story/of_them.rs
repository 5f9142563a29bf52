//! Figures that count what was named before: "29,000 hectares are under vine. Hail has damaged 5,700 of them."

use super::page::Node;
use crate::read::MentionKind;
use crate::value::{Meaning, Number, Stated};

/// Gives figures of "them" the unit and the noun of the figure before.
pub(super) fn resolve(nodes: &mut [Node], text: &str) {
    for at in 1..nodes.len() {
        let (before, [node, ..]) = nodes.split_at_mut(at) else { continue };
        let behind = text.get(node.range.end..).unwrap_or_default();
        let is_of_them = ["of them", "of these", "of those"].iter().any(|of| {
            let rest = behind.strip_prefix(' ').and_then(|behind| behind.strip_prefix(of));
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == ' '))
        });
        if !is_of_them || node.kind != MentionKind::Number || !node.nouns.is_empty() {
            continue;
        }
        let is_meant = |other: &&Node| {
            let is_near = other.sentence == node.sentence || other.sentence + 1 == node.sentence;
            let measures = other.kind == MentionKind::Quantity || !other.nouns.is_empty();
            is_near && measures && matches!(other.kind, MentionKind::Quantity | MentionKind::Number)
        };
        let Some(meant) = before.iter().rev().find(is_meant) else { continue };
        node.nouns.clone_from(&meant.nouns);
        let Some(unit) = meant.value.quantity().map(|quantity| quantity.unit.clone()) else {
            continue;
        };
        let Meaning::Quantity(quantity) = &mut node.value.meaning else { continue };
        if let Some(figure) = scaled(&quantity.figure, unit.factor) {
            quantity.figure = figure;
            quantity.unit = unit;
            node.kind = meant.kind;
        }
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
