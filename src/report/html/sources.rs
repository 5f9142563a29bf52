//! The sources, each with its days of publication on one axis, its claims and its findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::super::Outcome;
use super::super::facts::page_of;
use super::super::scene::published;
use super::lanes::{Drawn, Scale, draw_days};
use super::short;
use crate::claims::{Source, SourceKind};

/// All sources, sorted by id.
#[derive(Debug, Serialize)]
pub(super) struct Sources {
    scale: Option<Scale>,
    /// The sources.
    pub(super) list: Vec<Listed>,
}

/// A source in the list.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    /// Its id.
    pub(super) id: String,
    /// Its publisher, or its id; the id beside it where two have one publisher.
    pub(super) label: String,
    title: Option<String>,
    url: Option<String>,
    kind: &'static str,
    published: Option<String>,
    drawn: Option<Drawn>,
    copies: Vec<String>,
    claims: usize,
    /// In how many open findings it is.
    findings: usize,
}

impl Sources {
    /// Of all claims that there are, else of those that findings show.
    pub(super) fn new(outcome: &Outcome) -> Sources {
        let mut known: BTreeMap<Arc<str>, (Arc<Source>, usize)> = BTreeMap::new();
        if let Some(graph) = outcome.graph {
            let view = graph.view();
            for claim in view.slots().flat_map(|slot| &slot.claims) {
                let entry = known
                    .entry(Arc::clone(&claim.source))
                    .or_insert_with(|| (view.source(&claim.source), 0));
                entry.1 += usize::try_from(claim.times).unwrap_or(1);
            }
        } else {
            for member in outcome.findings.iter().flat_map(|finding| &finding.members) {
                let entry = known
                    .entry(Arc::clone(&member.source.id))
                    .or_insert_with(|| (Arc::clone(&member.source), 0));
                entry.1 += 1;
            }
        }
        let shapes = published(known.values().map(|(source, _)| source.published.as_ref()));
        let (scale, drawn) = match draw_days(&shapes) {
            Some((scale, drawn)) => (Some(scale), drawn),
            None => (None, shapes.iter().map(|_| None).collect()),
        };
        let names: Vec<String> =
            known.values().map(|(source, _)| short(source.name(), 60)).collect();
        let list = known.values().zip(drawn).zip(&names);
        let list = list.map(|(((source, claims), drawn), name)| {
            let shared = names.iter().filter(|other| *other == name).count() > 1;
            let in_finding = |finding: &&crate::finding::Finding| {
                finding.groups.iter().any(|group| group.sources.contains(&source.id))
            };
            Listed {
                id: source.id.to_string(),
                label: if shared { format!("{name} ({})", source.id) } else { name.clone() },
                title: source.title.as_deref().map(|title| short(title, 160)),
                url: page_of(source).map(String::from),
                kind: kind(source.kind),
                published: source.published.as_ref().map(ToString::to_string),
                drawn,
                copies: source.copies.iter().map(ToString::to_string).collect(),
                claims: *claims,
                findings: outcome.findings.iter().filter(in_finding).count(),
            }
        });
        Sources { scale, list: list.collect() }
    }

    /// The label of a source.
    pub(super) fn label<'a>(&'a self, id: &'a str) -> &'a str {
        self.list.iter().find(|listed| listed.id == id).map_or(id, |listed| &listed.label)
    }

    /// When a source was published, in words.
    pub(super) fn published(&self, id: &str) -> Option<&str> {
        self.list.iter().find(|listed| listed.id == id)?.published.as_deref()
    }
}

fn kind(kind: SourceKind) -> &'static str {
    SourceKind::ALL.iter().find(|(_, k)| *k == kind).map_or("outlet", |(name, _)| name)
}
