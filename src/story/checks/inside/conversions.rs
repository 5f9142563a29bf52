//! A figure and the same in another unit, in one sentence.

use super::{CONVERTED, Own, Sentence, ends};
use crate::finding::Severity;
use crate::pack::lexicon::Lexicon;
use crate::read::{Context, Expected, MentionKind, read_value};
use crate::rules::ARITHMETIC;
use crate::story::page::Node;
use crate::value::{Dimension, Number};

impl Sentence<'_> {
    /// "400 m (1,900 ft)": the second tells the first in another unit.
    pub(super) fn conversions(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for i in 1..self.nodes.len() {
            let (x, y) = (&self.nodes[i - 1], &self.nodes[i]);
            if !y.retells || x.kind == MentionKind::Money || self.is_rest(i - 1) {
                continue;
            }
            let whole = self.whole(i);
            // "4 ft 8 1⁄2 in": what follows is a part of it that nobody reads.
            if whole.is_none() && is_bare(self.text, y.range.end) {
                continue;
            }
            let y = whole.as_ref().unwrap_or(y);
            if meet_closely(x, y) || are_one_difference(x, y) {
                continue;
            }
            // "2,041 feet, nearly half a mile": words are rough.
            let is_rough =
                [x, y].iter().any(|n| !n.value.wording.contains(|c: char| c.is_ascii_digit()));
            if is_rough
                && ratio(x, y).and_then(|r| r.times(2.into())).is_some_and(|r| r <= 3.into())
            {
                continue;
            }
            // Far apart they are two things: "a 2 m fence (30 miles)".
            if ratio(x, y).is_none_or(|r| r > Number::from(12)) {
                continue;
            }
            let why = format!(
                "“{}” and “{}” are told as one figure in two units, and are not.",
                x.value.wording, y.value.wording
            );
            let mut own = self.clash(&[&[i - 1], &[i]], Severity::Error, why, &ARITHMETIC);
            own.0.pair.likeness = CONVERTED;
            found.push(own);
        }
        found
    }

    /// The value in brackets as a whole, where it is said in two units: "1.77 m (5 ft 10 in)".
    fn whole(&self, index: usize) -> Option<Node> {
        let node = &self.nodes[index];
        let rest = self.text.get(node.range.start..)?;
        let written = rest.get(..rest.find([')', ';', '['])?)?.trim_end();
        let range = node.range.start..node.range.start + written.len();
        if range.end <= node.range.end || !is_bare(self.text, node.range.end) {
            return None;
        }
        let cx = Context { lexicon: Lexicon::builtin(), published: None };
        let value = read_value(written, Expected::Dimension(node.dimension()?), &cx).ok()?;
        Some(Node { range, value, ..node.clone() })
    }

    /// Whether a value is the rest of the one before it: the inches of "6 ft 2 in (1.88 m)".
    fn is_rest(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| {
            let end = self.nodes[before].range.end;
            end < self.nodes[index].range.start && is_bare(self.text, end)
        })
    }
}

/// Whether digits follow at once.
fn is_bare(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    rest.trim_start().len() < rest.len()
        && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// The larger of two figures over the smaller.
fn ratio(x: &Node, y: &Node) -> Option<Number> {
    // Of a bound, what is written: "more than 35 acres (21 hectares)".
    let middle = |n: &Node| match ends(n) {
        Some((a, b)) => Some(a.plus(b)?.half().abs()),
        None => n.value.quantity()?.figure.low.or(n.value.quantity()?.figure.high).map(Number::abs),
    };
    let (a, b) = (middle(x)?, middle(y)?);
    if a > b { a.over(b) } else { b.over(a) }
}

/// Whether both tell by how many degrees something differs: "warmed by 1 to 1.5 °C (1.8 to 2.7 °F)".
fn are_one_difference(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return false };
    if p.dimension() != Dimension::Temperature {
        return false;
    }
    // Without where the scale begins.
    let degrees = |q: &crate::value::Quantity, end: Option<Number>| {
        let end = end?.minus(q.unit.offset)?;
        Some((end, end.over(q.unit.factor)?.rounded(6).last_place().times(q.unit.factor)?))
    };
    let close = |a: Option<Number>, b: Option<Number>| {
        let (Some(a), Some(b)) = (degrees(p, a), degrees(q, b)) else { return a == b };
        let room = a.1.plus(b.1).map(Number::half);
        let gap = a.0.minus(b.0).map(Number::abs);
        room.zip(gap).is_some_and(|(room, gap)| gap <= room)
    };
    close(p.figure.low, q.figure.low) && close(p.figure.high, q.figure.high)
}

/// Whether a figure and its conversion meet, with a little room: people convert roughly. The room is what
/// either figure is good to, and two percent; of a range each end is looked at.
fn meet_closely(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return true };
    let degrees = p.dimension() == Dimension::Temperature;
    let room = |q: &crate::value::Quantity, end: Number| -> Option<Number> {
        let written = end.minus(q.unit.offset)?.over(q.unit.factor)?.rounded(6);
        let step = written.last_place().times(q.unit.factor)?.half().abs();
        // Kelvins are often taken as 273 more, which is a little off.
        let share = if degrees && q.unit.offset.is_zero() {
            Number::from(15).over(Number::from(100))?
        } else if degrees {
            Number::ZERO
        } else {
            end.abs().times(Number::from(2))?.over(Number::from(100))?
        };
        step.plus(share)
    };
    let close = |a: Option<Number>, b: Option<Number>| {
        let (Some(a), Some(b)) = (a, b) else { return true };
        let reach = room(p, a).zip(room(q, b)).and_then(|(r, s)| r.plus(s));
        let gap = a.minus(b).map(Number::abs);
        reach.zip(gap).is_none_or(|(reach, gap)| gap <= reach)
    };
    close(p.figure.low, q.figure.low) && close(p.figure.high, q.figure.high)
}
