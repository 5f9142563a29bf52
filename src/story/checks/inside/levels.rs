//! How far something moved, by how many percent, and where that left it, in one sentence.

use super::totals::is_flat;
use super::{Own, Sentence, ends, plain};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::ARITHMETIC;
use crate::value::{Bound, Dimension, Number};

/// Three figures of which each follows from the other two.
struct Move {
    step: usize,
    share: usize,
    level: usize,
}

impl Sentence<'_> {
    /// "sank $1.15, or 1.2 percent, to $54.38", "at $54.38, down $1.15, or 1.2 percent": the step is that share of
    /// what the level was before.
    pub(super) fn levels(&self) -> Vec<Own> {
        let is_figure = |i: &usize| self.nodes[*i].kind != MentionKind::Date;
        let figures: Vec<usize> = (0..self.nodes.len()).filter(is_figure).collect();
        let three = figures.windows(3).filter_map(|at| {
            let [x, y, z] = *at else { return None };
            let said = self.level_last(x, y, z).or_else(|| self.level_first(x, y, z))?;
            self.off(&said)
        });
        three.collect()
    }

    fn level_last(&self, x: usize, y: usize, level: usize) -> Option<Move> {
        let lead = self.between(y, level).trim();
        let words: Vec<&str> = lead.trim_start_matches([',', ')']).split_whitespace().collect();
        let leads = matches!(words.last(), Some(&("to" | "at"))) && words.len() <= 4;
        let (step, share) = self.both_ways(x, y)?;
        leads.then_some(Move { step, share, level })
    }

    fn level_first(&self, level: usize, x: usize, y: usize) -> Option<Move> {
        let joint = self.between(level, x).trim();
        let words: Vec<&str> = joint.trim_start_matches([',', '(']).split_whitespace().collect();
        let tells = joint.starts_with([',', '('])
            && words.len() <= 4
            && words.iter().any(|word| MOVED.contains(word));
        let (step, share) = self.both_ways(x, y)?;
        tells.then_some(Move { step, share, level })
    }

    /// A step and its share, told one behind the other as one move: "$1.15, or 1.2 percent", "1.2 percent ($1.15)".
    fn both_ways(&self, x: usize, y: usize) -> Option<(usize, usize)> {
        let joint = self.between(x, y).trim();
        let is_share = |at: usize| self.nodes[at].dimension() == Some(Dimension::Share);
        // "3 percent, from $42 to $45": there the figure is where the move began. A share of each year is no share of
        // the whole move.
        let is_of_a_year = |at: usize| is_share(at) && self.is_of_each_year(at);
        let joined = matches!(joint, ", or" | "or" | "(")
            || joint == "," && !self.nodes[y].value.wording.starts_with("from ");
        match (is_share(x), is_share(y)) {
            _ if !joined || is_of_a_year(x) || is_of_a_year(y) => None,
            (false, true) => Some((x, y)),
            (true, false) => Some((y, x)),
            _ => None,
        }
    }

    /// The clash of a move, where neither a rise nor a fall fits its three figures.
    fn off(&self, said: &Move) -> Option<Own> {
        let (step, share, level) =
            (&self.nodes[said.step], &self.nodes[said.share], &self.nodes[said.level]);
        let sort = |at: usize| self.nodes[at].dimension().map(plain);
        let is_of_one_sort = sort(said.step) == sort(said.level)
            && matches!(sort(said.step), Some(Dimension::Money(_) | Dimension::Number));
        if !is_of_one_sort || ![step, share, level].iter().all(|node| is_flat(node)) {
            return None;
        }
        let (a, b, told) = (ends(step)?, ends(level)?, ends(share)?);
        let told = (told.0.abs().min(told.1.abs()), told.0.abs().max(told.1.abs()));
        let a = (a.0.abs().min(a.1.abs()), a.0.abs().max(a.1.abs()));
        // "About 2 percent" may be any of two and a half.
        let room = match share.bound() {
            Bound::Exact => Number::ZERO,
            _ => told.1.over(Number::from(5))?,
        };
        let percent = |step: Number, base: Number| {
            step.over(base)?.times(Number::from(100)).filter(|_| base > Number::ZERO)
        };
        let risen = (percent(a.0, b.1.minus(a.0)?)?, percent(a.1, b.0.minus(a.1)?)?);
        let fallen = (percent(a.0, b.1.plus(a.0)?)?, percent(a.1, b.0.plus(a.1)?)?);
        let fits = |of: &(Number, Number)| {
            let (low, high) = (told.0.minus(room)?, told.1.plus(room)?);
            Some(of.0 <= high && of.1 >= low)
        };
        if fits(&risen)? || fits(&fallen)? {
            return None;
        }
        let why = format!(
            "“{}” and what is left at “{}” make {} to {} percent, not “{}”.",
            step.value.wording,
            level.value.wording,
            fallen.0.min(risen.0).rounded(1),
            fallen.1.max(risen.1).rounded(1),
            share.value.wording
        );
        let groups: &[&[usize]] =
            &[&[said.share], &[said.step.min(said.level), said.step.max(said.level)]];
        Some(self.clash(groups, Severity::Error, why, &ARITHMETIC))
    }
}

/// Words that say that a level was come to by a move.
pub(super) const MOVED: &[&str] = &[
    "down", "up", "off", "higher", "lower", "drop", "fall", "rise", "gain", "loss", "decline",
    "increase", "decrease", "jump", "losing", "gaining", "adding", "shedding",
];
