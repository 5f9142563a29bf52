//! A list of parts that ends with "the remaining": with it nothing is left, so that all make some whole.

use super::totals::{is_flat, misfit};
use super::{Own, Sentence, ends, plain};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::ARITHMETIC;
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::{Node, Page};
use crate::value::{Dimension, Number, figure};

/// How many sentences before its parts a whole stands at most.
const REACH: usize = 4;

impl Sentence<'_> {
    /// "Brask owes $250 million, Tolsen $150 million and Porton the remaining $50 million": what is told before of
    /// $500 million does not fit. `page` is what the sentence stands in.
    pub(super) fn remaining(&self, page: &Page) -> Option<Own> {
        let is_figure = |at: &usize| self.nodes[*at].kind != MentionKind::Date;
        let last = (0..self.nodes.len()).filter(is_figure).find(|&at| self.is_rest_of_all(at))?;
        let sort = |node: &Node| node.dimension().map(plain);
        let of_sort = |node: &Node| sort(node) == sort(&self.nodes[last]);
        let all: Vec<usize> =
            (0..=last).filter(is_figure).filter(|&at| of_sort(&self.nodes[at])).collect();
        let is_told = |at: &usize| is_flat(&self.nodes[*at]) && !self.nodes[*at].retells;
        if all.len() < 2 || !all.iter().all(is_told) {
            return None;
        }
        let nodes = |of: &[usize]| -> Vec<&Node> { of.iter().map(|&at| &self.nodes[at]).collect() };
        let is_of_all = sort(&self.nodes[last]) == Some(Dimension::Share);
        // "Of the $500 million ..., $250 million ..., and the remaining": the whole comes first.
        if let [whole, parts @ ..] = all.as_slice()
            && parts.len() >= 2
            && !is_of_all
        {
            let fits = misfit(&self.nodes[*whole], &nodes(parts)).is_none();
            let before = self.text.get(..self.nodes[*whole].range.start).unwrap_or_default();
            let words = before.trim_end().rsplit(' ').take(2);
            if words.into_iter().any(|word| word.eq_ignore_ascii_case("of")) {
                return (!fits).then(|| self.do_not_make(self.at(*whole), parts)).flatten();
            }
            if fits && is_near(&self.nodes[*whole], &nodes(parts)) {
                return None;
            }
        }
        if !matches!(sort(&self.nodes[last]), Some(Dimension::Number | Dimension::Money(_))) {
            return None;
        }
        let borne_out = page.nodes.iter().any(|node| of_sort(node) && is_near(node, &nodes(&all)));
        let own = self.nodes[last].sentence;
        let (at, _) = page
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.sentence < own && own - node.sentence <= REACH)
            .filter(|(_, node)| of_sort(node) && is_flat(node) && !node.retells)
            .filter(|(_, node)| counts_alike(node, &nodes(&all)))
            .filter(|(_, node)| misfit(node, &nodes(&all)).is_some())
            .rfind(|(_, node)| exceeds_all(node, &nodes(&all)))?;
        (!borne_out).then(|| self.do_not_make(At { page: self.page, node: at }, &all)).flatten()
    }

    /// Whether a figure is told to be what is left of a whole.
    fn is_rest_of_all(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        let before = self.text.get(..node.range.start).unwrap_or_default().trim_end();
        let own = node.value.wording.to_lowercase();
        before.ends_with("the remaining")
            || own.starts_with("the remaining ")
            || own.starts_with("remaining ")
    }

    fn do_not_make(&self, whole: At, parts: &[usize]) -> Option<Own> {
        let sum = parts
            .iter()
            .try_fold(Number::ZERO, |sum, &at| sum.plus(super::point(&self.nodes[at])?))?;
        let why = format!(
            "The parts make {} with what is said to remain, and not the whole.",
            figure(sum)
        );
        let parts: Vec<At> = parts.iter().map(|&at| self.at(at)).collect();
        let clash = Clash {
            confidence: 800,
            severity: Severity::Warning,
            ..Clash::said(vec![vec![whole], parts], why)
        };
        Some((clash, &ARITHMETIC))
    }
}

/// Whether parts make a figure, as far as it is told: "more than $400 million" is borne out by more.
fn is_near(node: &Node, parts: &[&Node]) -> bool {
    let sums = parts.iter().try_fold((Number::ZERO, Number::ZERO), |sum, part| {
        let (low, high) = ends(part)?;
        Some((sum.0.plus(low)?, sum.1.plus(high)?))
    });
    let stated = |node: &Node| {
        let quantity = node.value.quantity()?;
        let stated = quantity.figure.low.or(quantity.figure.high)?;
        let (low, high) = ends(node).unwrap_or((stated, stated));
        Some((low, high))
    };
    sums.zip(stated(node)).is_some_and(|(sum, node)| sum.0 <= node.1 && node.0 <= sum.1)
}

/// Whether a whole is more than each of its parts.
fn exceeds_all(whole: &Node, parts: &[&Node]) -> bool {
    let point = |node: &Node| super::point(node);
    parts.iter().all(|part| point(whole).zip(point(part)).is_some_and(|(whole, part)| whole > part))
}

/// Whether a whole counts what its parts do, as far as these say what that is.
fn counts_alike(whole: &Node, parts: &[&Node]) -> bool {
    let nouns = parts.iter().filter(|part| !part.nouns.is_empty());
    nouns.clone().count() == 0 && whole.nouns.is_empty()
        || nouns.clone().next().is_some()
            && nouns.clone().all(|part| part.nouns.first() == whole.nouns.first())
}
