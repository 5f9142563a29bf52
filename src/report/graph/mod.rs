//! The graph of claims as a drawing: one file per format, all over the same [`Drawing`].

mod dot;
mod json;
mod mermaid;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::finding::{Finding, Severity, Slot};
use crate::graph::{ClaimGraph, Edge, Node, Why};

/// Writes a drawing in some format.
pub(super) type WriteDrawing = fn(&Drawing, &mut dyn io::Write) -> io::Result<()>;

/// The formats of `gainsay graph` by name. The first is the default.
pub const GRAPH_FORMATS: &[(&str, WriteDrawing)] =
    &[("dot", dot::write), ("mermaid", mermaid::write), ("json", json::write)];

/// What is drawn: nodes and edges in a fixed order, each slot with the gravest of its findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The nodes; their place in the list is what edges name them by.
    pub nodes: Vec<Drawn>,
    /// The edges, sorted.
    pub edges: Vec<Line>,
}

/// A node as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What it stands for: `source`, `entity`, `name`, `slot`, `claim`.
    pub sort: &'static str,
    /// Its id where it has one: of a source or a claim; else its name.
    pub id: String,
    /// What a person reads.
    pub label: String,
    /// A second line: the period of a slot, the source of a claim, the publisher of a source.
    pub detail: String,
    /// For a slot, the entity that it belongs to, as a place in the list of nodes.
    pub entity: Option<usize>,
    /// For a slot, the gravest of its findings; for a claim, that of its slot if it shows it.
    pub severity: Option<Severity>,
    /// The ids of those findings.
    pub findings: Vec<String>,
}

/// An edge as drawn.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The node that it goes out from.
    pub from: usize,
    /// The node that it leads to.
    pub to: usize,
    /// What it says: `asserts`, `about`, `of`, `same-as`, `part-of`, `copies`.
    pub sort: &'static str,
    /// How many claims it stands for, or why two names are one.
    pub label: String,
}

impl Drawing {
    /// A drawing of sources, entities and slots; of single claims only `with_claims`.
    ///
    /// With `conflicts_only`, slots without a finding are left out, and whatever hangs on them alone.
    pub fn new(
        graph: &ClaimGraph,
        findings: &[Finding],
        with_claims: bool,
        conflicts_only: bool,
    ) -> Drawing {
        let nodes: BTreeMap<usize, &Node> = graph.nodes().collect();
        let slot_of: BTreeMap<usize, usize> = graph
            .edges()
            .filter(|(.., edge)| **edge == Edge::About)
            .map(|(c, s, _)| (c, s))
            .collect();
        let marks = marks(&nodes, &slot_of, findings);
        let found = |at: &usize| -> Vec<&Finding> {
            marks.get(at).into_iter().flatten().filter_map(|&i| findings.get(i)).collect()
        };
        let mut drawn: BTreeMap<usize, Drawn> =
            nodes.iter().map(|(&at, &node)| (at, draw(node, found(&at), findings))).collect();
        let mut lines: BTreeMap<(usize, usize, &'static str), Vec<String>> = BTreeMap::new();
        for (from, to, edge) in graph.edges() {
            // Without claims, what a source asserts leads straight to the slots.
            let (to, label) = match edge {
                Edge::Asserts if !with_claims => match slot_of.get(&to) {
                    Some(&slot) => (slot, String::new()),
                    None => continue,
                },
                Edge::About if !with_claims => continue,
                Edge::SameAs(why) => {
                    if let Some(name) = drawn.get_mut(&from) {
                        name.sort = "name";
                    }
                    (to, reason(why))
                }
                _ => (to, String::new()),
            };
            lines.entry((from, to, sort(edge))).or_default().push(label);
        }
        for &(from, to, sort) in lines.keys() {
            if sort == "of"
                && let Some(slot) = drawn.get_mut(&from)
            {
                slot.entity = Some(to);
            }
        }
        if !with_claims {
            drawn.retain(|_, node| node.sort != "claim");
        }
        if conflicts_only {
            keep_conflicts(&mut drawn, &lines);
        }
        numbered(drawn, lines, with_claims)
    }

    /// The slots of an entity, by their places.
    fn slots_of(&self, entity: usize) -> impl Iterator<Item = (usize, &Drawn)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.entity == Some(entity))
    }
}

/// The findings of each slot. A finding stands in its own slot and in those that its claims come from.
fn marks(
    nodes: &BTreeMap<usize, &Node>,
    slot_of: &BTreeMap<usize, usize>,
    findings: &[Finding],
) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut by_slot: BTreeMap<&Slot, Vec<usize>> = BTreeMap::new();
    let mut by_claim: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, finding) in findings.iter().enumerate() {
        by_slot.entry(&finding.slot).or_default().push(i);
        for member in &finding.members {
            by_claim.entry(&member.claim.id).or_default().push(i);
        }
    }
    let mut marks: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (&at, node) in nodes {
        let (at, found) = match node {
            Node::Slot(slot) => (at, by_slot.get(slot)),
            Node::Claim(claim) => match slot_of.get(&at) {
                Some(&slot) => (slot, by_claim.get(&*claim.id)),
                None => continue,
            },
            Node::Source(_) | Node::Entity(_) => continue,
        };
        marks.entry(at).or_default().extend(found.into_iter().flatten());
    }
    marks
}

fn draw(node: &Node, found: Vec<&Finding>, findings: &[Finding]) -> Drawn {
    let plain = |sort, id: &str, label: &str, detail: String| Drawn {
        sort,
        id: id.to_owned(),
        label: label.to_owned(),
        detail,
        entity: None,
        severity: None,
        findings: Vec::new(),
    };
    let with = |mut drawn: Drawn, found: Vec<&Finding>| {
        drawn.severity = found.iter().map(|f| f.severity).max();
        drawn.findings = found.iter().map(|f| f.id.clone()).collect();
        drawn
    };
    match node {
        Node::Source(source) => {
            let mut detail = String::new();
            if source.publisher.is_some() {
                detail.push_str(&source.id);
            }
            if let Some(published) = &source.published {
                detail.push_str(if detail.is_empty() { "" } else { ", " });
                detail.push_str(&published.to_string());
            }
            plain("source", &source.id, source.name(), detail)
        }
        Node::Entity(name) => plain("entity", name, name, String::new()),
        Node::Slot(slot) => {
            let mut detail: Vec<String> = slot.period.iter().map(ToString::to_string).collect();
            detail.extend(slot.scope.as_deref().map(str::to_owned));
            if slot.modality != crate::claims::Modality::Actual {
                detail.push(slot.modality.to_string());
            }
            let drawn = plain("slot", &slot.to_string(), &slot.label, detail.join(", "));
            with(drawn, found)
        }
        Node::Claim(claim) => {
            let shows = |f: &&Finding| f.members.iter().any(|m| m.claim.id == claim.id);
            let drawn = plain("claim", &claim.id, &claim.value.wording, claim.id.to_string());
            with(drawn, findings.iter().filter(shows).collect())
        }
    }
}

fn sort(edge: &Edge) -> &'static str {
    match edge {
        Edge::Asserts => "asserts",
        Edge::About => "about",
        Edge::Of => "of",
        Edge::SameAs(_) => "same-as",
        Edge::PartOf => "part-of",
        Edge::Copies => "copies",
    }
}

fn reason(why: &Why) -> String {
    match why {
        Why::Name => String::from("its name"),
        Why::Alias(place) if place.path().starts_with('<') => String::from("alias"),
        Why::Alias(place) => format!("alias, {}:{}", place.path(), place.line_column().0),
        Why::NormalForm => String::from("normal form"),
        Why::OneForm => String::from("another form of one name"),
        Why::Itself => String::new(),
    }
}

/// Leaves out slots without a finding and their claims, then whatever nothing leads to or from any more.
fn keep_conflicts(
    drawn: &mut BTreeMap<usize, Drawn>,
    lines: &BTreeMap<(usize, usize, &'static str), Vec<String>>,
) {
    drawn.retain(|_, node| node.sort != "slot" || node.severity.is_some());
    let mut used: BTreeSet<usize> =
        drawn.iter().filter(|(_, n)| n.sort == "slot").map(|(&i, _)| i).collect();
    // Claims lead to slots, sources to claims or slots; entities come after their slots.
    for _ in 0..2 {
        let near: Vec<usize> = lines
            .keys()
            .filter_map(|&(from, to, sort)| match sort {
                "about" | "asserts" if used.contains(&to) => Some(from),
                "of" | "part-of" if used.contains(&from) => Some(to),
                _ => None,
            })
            .collect();
        used.extend(near);
    }
    drawn.retain(|at, _| used.contains(at));
}

/// Nodes numbered in their order, edges with the new numbers.
fn numbered(
    drawn: BTreeMap<usize, Drawn>,
    lines: BTreeMap<(usize, usize, &'static str), Vec<String>>,
    with_claims: bool,
) -> Drawing {
    let places: BTreeMap<usize, usize> =
        drawn.keys().enumerate().map(|(new, &old)| (old, new)).collect();
    let mut nodes: Vec<Drawn> = drawn.into_values().collect();
    for node in &mut nodes {
        node.entity = node.entity.and_then(|old| places.get(&old).copied());
    }
    let mut edges = Vec::new();
    for ((from, to, sort), labels) in lines {
        let (Some(&from), Some(&to)) = (places.get(&from), places.get(&to)) else { continue };
        let label = match sort {
            "asserts" if !with_claims && labels.len() > 1 => labels.len().to_string(),
            _ => labels.into_iter().next().unwrap_or_default(),
        };
        edges.push(Line { from, to, sort, label });
    }
    edges.sort();
    Drawing { nodes, edges }
}
