//! A draft against its sources: only findings that touch the draft, its side first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Options;
use super::input::{files, has_stdin, stdin_name};
use crate::error::Errors;
use crate::finding::{Finding, Summary};
use crate::graph::ClaimGraph;
use crate::load;
use crate::rules::Desk;

/// The files of a draft.
#[derive(Debug)]
pub(super) struct Draft {
    paths: BTreeSet<PathBuf>,
}

impl Draft {
    /// The draft that is held against other paths; `None` where there are none such.
    pub(super) fn of(options: &Options, desk: &Desk, rules: Option<&Path>) -> Option<Draft> {
        if options.against.is_empty() {
            return None;
        }
        let own = Options { against: Vec::new(), ..options.clone() };
        let (found, _) = files(&own, desk, rules, &mut Summary::default(), &mut Errors::new());
        let mut paths: BTreeSet<PathBuf> = found.iter().map(|f| load::one_path(&f.path)).collect();
        if has_stdin(options) {
            paths.insert(load::one_path(Path::new(stdin_name(options))));
        }
        Some(Draft { paths })
    }

    /// The ids of the claims that it makes.
    pub(super) fn claims(&self, graph: &ClaimGraph) -> BTreeSet<Arc<str>> {
        let mut known = BTreeMap::new();
        let claims = graph.view().slots().flat_map(|slot| &slot.claims);
        let own = claims.filter(|claim| {
            let path: &str = &claim.places.text.path;
            *known.entry(path).or_insert_with(|| self.holds(path))
        });
        own.map(|claim| Arc::clone(&claim.id)).collect()
    }

    /// Leaves the findings that touch the draft, its members first.
    pub(super) fn part(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let mut known: BTreeMap<String, bool> = BTreeMap::new();
        let mut kept = Vec::new();
        for mut finding in findings {
            for member in &mut finding.members {
                let path = &member.claim.places.text.path;
                let holds = match known.get(path) {
                    Some(&holds) => holds,
                    None => *known.entry(path.clone()).or_insert(self.holds(path)),
                };
                member.changed |= holds;
            }
            if finding.members.iter().any(|member| member.changed) {
                finding.members.sort_by_key(|member| !member.changed);
                kept.push(finding);
            }
        }
        kept
    }

    fn holds(&self, path: &str) -> bool {
        self.paths.contains(&load::one_path(Path::new(path)))
    }
}
