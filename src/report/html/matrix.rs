//! Which source disagrees with which, and how often.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::short;
use super::sources::Sources;
use crate::finding::{Finding, Severity};

/// How many sources a matrix may have before nobody can read it.
const MOST: usize = 24;

/// A square of sources.
#[derive(Debug, Serialize)]
pub(super) struct Matrix {
    columns: Vec<Name>,
    rows: Vec<Row>,
    /// How many sources that disagree with others are left out.
    left_out: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Name {
    /// The number that heads its column.
    number: usize,
    id: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Row {
    name: Name,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    /// How many findings, of any severity.
    count: usize,
    /// How many of them are disagreements.
    errors: usize,
    /// How dark the cell is: 0 for nothing, up to 4.
    shade: usize,
    /// The first of the findings.
    first: Option<String>,
    /// Whether the source is held against itself.
    itself: bool,
    /// The other source.
    other: Name,
}

/// The findings of each two sources, by their places among those that disagree at all.
type Pairs<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a Finding>>;

/// The matrix; `None` where no two sources disagree.
pub(super) fn matrix(findings: &[Finding], sources: &Sources) -> Option<Matrix> {
    let pairs = pairs(findings);
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for ((a, b), found) in &pairs {
        *weights.entry(a).or_default() += found.len();
        if a != b {
            *weights.entry(b).or_default() += found.len();
        }
    }
    let mut ids: Vec<&str> = weights.keys().copied().collect();
    // Those that disagree most, if there are too many; shown in the order of all lists.
    ids.sort_by_key(|id| (std::cmp::Reverse(weights.get(id)), *id));
    let left_out = ids.len().saturating_sub(MOST);
    ids.truncate(MOST);
    ids.sort_unstable();
    if ids.is_empty() {
        return None;
    }
    let most = pairs.values().map(Vec::len).max().unwrap_or(1);
    let columns: Vec<Name> = ids
        .iter()
        .enumerate()
        .map(|(i, id)| Name {
            number: i + 1,
            id: String::from(*id),
            label: short(sources.label(id), 40),
        })
        .collect();
    let rows = columns.iter().map(|name| Row {
        name: name.clone(),
        cells: columns.iter().map(|other| cell(&pairs, name, other, most)).collect(),
    });
    Some(Matrix { rows: rows.collect(), columns: columns.clone(), left_out })
}

/// For each two sources that stand in different groups of a finding, that finding.
fn pairs(findings: &[Finding]) -> Pairs<'_> {
    let mut pairs: Pairs = BTreeMap::new();
    for finding in findings {
        let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (i, group) in finding.groups.iter().enumerate() {
            for other in finding.groups.iter().skip(i + 1) {
                for (a, b) in
                    group.sources.iter().flat_map(|a| other.sources.iter().map(move |b| (a, b)))
                {
                    seen.insert(ordered(a, b));
                }
            }
        }
        for pair in seen {
            pairs.entry(pair).or_default().push(finding);
        }
    }
    pairs
}

fn ordered<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a <= b { (a, b) } else { (b, a) }
}

fn cell(pairs: &Pairs, name: &Name, other: &Name, most: usize) -> Cell {
    let found = pairs.get(&ordered(&name.id, &other.id)).map(Vec::as_slice).unwrap_or_default();
    Cell {
        count: found.len(),
        errors: found.iter().filter(|finding| finding.severity == Severity::Error).count(),
        shade: (found.len() * 4).div_ceil(most.max(1)),
        first: found.first().map(|finding| finding.id.clone()),
        itself: name.id == other.id,
        other: other.clone(),
    }
}
