//! A total and its parts, in one sentence.

use super::{Own, Sentence, plain, point};
use crate::finding::Severity;
use crate::rules::ARITHMETIC;
use crate::value::{Bound, Dimension, Number};

/// Where the parts of a total stand.
struct Parts {
    /// Their bytes.
    range: std::ops::Range<usize>,
    /// What they are said to be.
    told: &'static str,
    /// Whether nothing else can be a part of it, so that they may not make less either.
    closed: bool,
}

impl Sentence<'_> {
    /// "49 trains (16 goods and 23 coaching)", "1,200 jobs: 700 here and 600 there": the parts make the figure
    /// before them.
    pub(super) fn totals(&self) -> Vec<Own> {
        (0..self.nodes.len()).filter_map(|total| self.total(total)).collect()
    }

    fn total(&self, total: usize) -> Option<Own> {
        let sort = |at: usize| self.nodes[at].dimension().map(plain);
        let exact = |at: usize| {
            self.nodes[at].bound() == Bound::Exact && self.nodes[at].value.quantity().is_some()
        };
        let within = self.parts(total)?;
        let parts: Vec<usize> = (total + 1..self.nodes.len())
            .filter(|&at| within.range.contains(&self.nodes[at].range.start))
            .filter(|&at| self.nodes[at].range.end <= within.range.end)
            .collect();
        if parts.len() < 2
            || !exact(total)
            || parts.iter().any(|&at| sort(at) != sort(total) || !exact(at))
            || !matches!(sort(total), Some(Dimension::Number | Dimension::Money(_)))
            || !within.closed && !self.is_list(&parts, within.range.end)
        {
            return None;
        }
        let points: Option<Vec<Number>> = parts.iter().map(|&at| point(&self.nodes[at])).collect();
        let sum = points?.into_iter().try_fold(Number::ZERO, Number::plus)?;
        let said = point(&self.nodes[total])?;
        let gap = sum.minus(said)?.abs();
        let near = gap.times(Number::from(3))? <= said;
        // A list that is not closed may leave out some.
        if gap < said.last_place() || gap.is_zero() || !near || sum < said && !within.closed {
            return None;
        }
        let why = format!(
            "The parts {} make {}, and “{}” stands before them.",
            within.told,
            crate::value::figure(sum),
            self.nodes[total].value.wording
        );
        Some(self.clash(&[&[total], &parts], Severity::Error, why, &ARITHMETIC))
    }

    /// Where the parts of a figure stand: in the brackets behind it, or behind a colon.
    fn parts(&self, total: usize) -> Option<Parts> {
        let end = self.nodes[total].range.end;
        let rest = self.text.get(end..)?;
        if let Some(open) = rest.find('(').filter(|open| *open <= 1) {
            let close = rest.find(')').filter(|close| *close > open)?;
            let inside = rest.get(open..close)?;
            let closed = inside.contains(" and ");
            return (!inside.contains(';')).then_some(Parts {
                range: end + open..end + close,
                told: "in brackets",
                closed,
            });
        }
        rest.starts_with(": ").then_some(Parts {
            range: end..self.end,
            told: "behind the colon",
            closed: false,
        })
    }

    /// Whether values are a list of things counted, each with a word or a few for what it is, and nothing else
    /// is said up to `end`.
    fn is_list(&self, parts: &[usize], end: usize) -> bool {
        let is_counted = |at: usize| {
            let noun = self.nodes[at].value.quantity().is_some_and(|q| q.noun.is_some());
            let rest = self.text.get(self.nodes[at].range.end..).unwrap_or_default();
            noun || [" in ", " at ", " from "].iter().any(|word| rest.starts_with(word))
        };
        let counts = |at: usize| self.nodes[at].dimension().map(plain) == Some(Dimension::Number);
        let joined = parts.windows(2).all(|two| {
            let between = self.between(two[0], two[1]).trim();
            let words = between.trim_end_matches(" and").trim_end_matches("and").trim();
            (words.ends_with(',') || between.ends_with("and"))
                && is_short(words.trim_end_matches(','))
        });
        let behind = parts.last().and_then(|&at| self.text.get(self.nodes[at].range.end..end));
        let behind = behind.unwrap_or_default().trim().trim_end_matches(['.', '!']);
        joined && is_short(behind) && parts.iter().all(|&at| is_counted(at) && counts(at))
    }
}

/// Whether words are no more than a thing or a place: no clause, and no second list.
fn is_short(words: &str) -> bool {
    const CLAUSES: &[&str] = &[
        "of",
        "where",
        "which",
        "who",
        "whom",
        "that",
        "after",
        "since",
        "up",
        "down",
        "was",
        "were",
        "including",
        "among",
        "more",
        "less",
        "fewer",
        "each",
        "or",
        "than",
        "also",
    ];
    words.split_whitespace().count() <= 4
        && !words.contains([',', ';', ':', '(', '“', '"', '–', '—'])
        && !words.split_whitespace().any(|word| CLAUSES.contains(&word))
}
