//! A total and its parts, in one sentence.

use super::{Own, Sentence, ends, plain, point};
use crate::finding::Severity;
use crate::rules::ARITHMETIC;
use crate::story::page::Node;
use crate::value::{Bound, Dimension, Number};

/// Where the parts of a total stand.
struct Parts {
    /// Their bytes.
    range: std::ops::Range<usize>,
    /// What they are said to be.
    told: &'static str,
    /// Whether nothing else can be a part of it, so that they may not make less either.
    closed: bool,
    /// Whether what stands there is a list only where its words are those of one.
    listed: bool,
}

impl Sentence<'_> {
    /// "49 trains (16 goods and 23 coaching)", "1,200 jobs: 700 here and 600 there", "15 people – five adults and
    /// eight children –": the parts make the figure before them.
    pub(super) fn totals(&self) -> Vec<Own> {
        (0..self.nodes.len()).filter_map(|total| self.total(total)).collect()
    }

    fn total(&self, total: usize) -> Option<Own> {
        let within = self.parts(total)?;
        let parts: Vec<usize> = (total + 1..self.nodes.len())
            .filter(|&at| within.range.contains(&self.nodes[at].range.start))
            .filter(|&at| self.nodes[at].range.end <= within.range.end)
            .collect();
        let is_list = || self.is_list(&parts, within.range.end);
        // "A ticket costs $12 (children $6 and pensioners $8)": prices stand in brackets as well.
        let is_money = matches!(self.nodes[total].dimension(), Some(Dimension::Money(_)));
        let must_list = within.listed || !within.closed || is_money;
        if !self.may_add_up(total, &parts) || must_list && !is_list() {
            return None;
        }
        let nodes: Vec<&Node> = parts.iter().map(|&at| &self.nodes[at]).collect();
        let (sum, is_less) = misfit(&self.nodes[total], &nodes)?;
        // A list that is not closed may leave out some.
        if is_less && !within.closed {
            return None;
        }
        let why = format!(
            "The parts {} make {}, and “{}” stands before them.",
            within.told,
            crate::value::figure(sum),
            self.nodes[total].value.wording
        );
        let hedged = std::iter::once(&self.nodes[total]).chain(nodes).any(is_hedged);
        let severity = if hedged { Severity::Warning } else { Severity::Error };
        Some(self.clash(&[&[total], &parts], severity, why, &ARITHMETIC))
    }

    /// Whether a total and its parts are flat figures of one sort.
    fn may_add_up(&self, total: usize, parts: &[usize]) -> bool {
        let sort = |at: usize| self.nodes[at].dimension().map(plain);
        parts.len() >= 2
            && matches!(sort(total), Some(Dimension::Number | Dimension::Money(_)))
            && is_flat(&self.nodes[total])
            && parts.iter().all(|&at| sort(at) == sort(total) && is_flat(&self.nodes[at]))
    }

    /// Where the parts of a figure stand: in the brackets or between the dashes behind it, or behind a colon.
    fn parts(&self, total: usize) -> Option<Parts> {
        let end = self.nodes[total].range.end;
        let rest = self.text.get(end..self.end)?;
        if let Some(open) = rest.find('(').filter(|open| *open <= 1) {
            let close = rest.find(')').filter(|close| *close > open)?;
            let inside = rest.get(open..close)?;
            return (!inside.contains(';') && !is_open(inside)).then_some(Parts {
                range: end + open..end + close,
                told: "in brackets",
                closed: inside.contains(" and "),
                listed: false,
            });
        }
        if let Some((open, dash)) = first_of(rest, &[" – ", " — ", " - ", "—"])
            .filter(|found| is_short(rest.get(..found.0).unwrap_or_default()))
        {
            let from = open + dash.len();
            let inside = rest.get(from..)?;
            let close = inside.find(dash)?;
            let inside = inside.get(..close)?;
            return (inside.contains(" and ") && !is_open(inside)).then_some(Parts {
                range: end + from..end + from + close,
                told: "between the dashes",
                closed: true,
                listed: true,
            });
        }
        let colon = rest.find(": ").filter(|at| is_short(rest.get(..*at).unwrap_or_default()))?;
        let list = rest.get(colon..)?;
        // Where words stand between, they may name another thing than the figure does.
        let of_money = matches!(self.nodes[total].dimension(), Some(Dimension::Money(_)));
        (!is_open(list) && (colon == 0 || of_money)).then_some(Parts {
            range: end + colon..self.end,
            told: "behind the colon",
            closed: false,
            listed: true,
        })
    }

    /// Whether values are a list of things counted, each with a word or a few for what it is, and nothing else
    /// is said up to `end`.
    fn is_list(&self, parts: &[usize], end: usize) -> bool {
        let is_counted = |at: usize| {
            let quantity = self.nodes[at].value.quantity();
            let is_money = matches!(self.nodes[at].dimension(), Some(Dimension::Money(_)));
            let rest = self.text.get(self.nodes[at].range.end..).unwrap_or_default();
            is_money
                || quantity.is_some_and(|q| q.noun.is_some())
                || [" in ", " at ", " from "].iter().any(|word| rest.starts_with(word))
        };
        let joined = parts.windows(2).all(|two| {
            let between = self.between(two[0], two[1]).trim();
            let words = between.trim_end_matches(" and").trim_end_matches("and").trim();
            (words.ends_with(',') || between.ends_with("and"))
                && is_short(words.trim_end_matches(','))
        });
        let behind = parts.last().and_then(|&at| self.text.get(self.nodes[at].range.end..end));
        let behind = behind.unwrap_or_default().trim().trim_end_matches(['.', '!']);
        joined && is_short(behind) && parts.iter().all(|&at| is_counted(at))
    }
}

/// Whether a figure is told as what it is, or roughly so: no bound, no range.
pub(super) fn is_flat(node: &Node) -> bool {
    matches!(node.bound(), Bound::Exact | Bound::Approx) && point(node).is_some()
}

/// A hedged figure may be off by this part of it.
const HEDGE: i64 = 12;

/// Whether a figure is told as no more than roughly what it is.
fn is_hedged(node: &Node) -> bool {
    node.bound() != Bound::Exact
}

/// What parts make, and whether that is less, where they do not make their total. Of what is far off the figures
/// are of other things.
pub(super) fn misfit(total: &Node, parts: &[&Node]) -> Option<(Number, bool)> {
    let said = point(total)?;
    let points: Option<Vec<Number>> = parts.iter().map(|part| point(part)).collect();
    let sum = points?.into_iter().try_fold(Number::ZERO, Number::plus)?;
    // People are counted one by one, money in steps of what is written.
    let is_money = matches!(total.dimension(), Some(Dimension::Money(_) | Dimension::Share));
    let room = |node: &Node| {
        let (low, high) = ends(node)?;
        let width = high.minus(low)?;
        let is_counted = !is_money && width <= Number::ONE;
        Some(if is_counted { Number::ZERO } else { width.half() })
    };
    let of_parts: Option<Vec<Number>> =
        parts.iter().filter(|_| is_money).map(|part| room(part)).collect();
    let mut room = of_parts?.into_iter().try_fold(room(total)?, Number::plus)?;
    if is_hedged(total) || parts.iter().any(|part| is_hedged(part)) {
        room = room.plus(said.abs().over(Number::from(HEDGE))?)?;
    }
    let gap = sum.minus(said)?.abs();
    let is_near = gap.times(Number::from(3))? <= said;
    (gap > room && is_near).then_some((sum, sum < said))
}

/// Where the first of some marks stands, and which.
fn first_of<'m>(text: &str, marks: &[&'m str]) -> Option<(usize, &'m str)> {
    marks.iter().filter_map(|mark| Some((text.find(mark)?, *mark))).min_by_key(|(at, _)| *at)
}

/// Whether words say that a list names no more than some of the parts, or counts them twice.
fn is_open(list: &str) -> bool {
    const OPEN: &[&str] = &[
        "including",
        "include",
        "includes",
        "among",
        "mostly",
        "mainly",
        "chiefly",
        "up",
        "down",
        "compared",
        "against",
        "versus",
        "each",
        "both",
        "also",
        "further",
        "more",
        "least",
        "plus",
        "minus",
        "or",
        "per",
    ];
    let folded = list.to_lowercase();
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| OPEN.contains(&word)) || folded.contains("such as") || folded.contains("of wh")
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
