//! A draft against its sources: only findings that touch the draft, its side first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Options;
use super::input::{files, has_stdin, nothing_against, nothing_to_check, stdin_name};
use crate::error::{Error, Errors};
use crate::finding::{Finding, Summary};
use crate::graph::ClaimGraph;
use crate::load::article::Article;
use crate::load::{self, Found, LeftOut};
use crate::rules::Desk;

/// The files of a draft.
#[derive(Debug)]
pub(super) struct Draft {
    paths: BTreeSet<PathBuf>,
    /// What it is held against.
    against: BTreeSet<PathBuf>,
    left_out: LeftOut,
}

impl Draft {
    /// The draft that is held against other paths; `None` where there are none such.
    pub(super) fn of(options: &Options, desk: &Desk, rules: Option<&Path>) -> Option<Draft> {
        if options.against.is_empty() {
            return None;
        }
        let own = Options { against: Vec::new(), ..options.clone() };
        let (found, left_out) =
            files(&own, desk, rules, &mut Summary::default(), &mut Errors::new());
        let all = |found: Vec<Found>| found.iter().map(|f| load::one_path(&f.path)).collect();
        let mut paths: BTreeSet<PathBuf> = all(found);
        let against = load::find(&options.against, options.walk(), &mut Errors::new()).0;
        if has_stdin(options) {
            paths.insert(load::one_path(Path::new(stdin_name(options))));
        }
        Some(Draft { paths, against: all(against), left_out })
    }

    /// What is wrong with the two sides: nothing stands on one of them, or one file on both. "Nothing found" would
    /// sound like an all-clear. `told` are the files in which there is a claim or a text.
    pub(super) fn slip(
        &self,
        options: &Options,
        articles: &[Article],
        told: &BTreeSet<&str>,
    ) -> Option<Error> {
        if let Some(path) = self.on_both(options) {
            let message = format!("`{}` is on both sides of `--against`", load::shown(path));
            let help = "nothing can be held against itself: name the draft once, and its sources apart from it";
            return Some(Error::usage("one-file-twice", message).help(help));
        }
        if !told.iter().any(|path| self.holds(path)) {
            let has_articles = articles.iter().any(|article| self.holds(&article.text.path));
            return Some(nothing_to_check(options, has_articles, &self.left_out));
        }
        let is_against = |path: &str| self.against.contains(&load::one_path(Path::new(path)));
        if !told.iter().any(|path| is_against(path)) {
            return Some(
                nothing_against(options).help("neither a claim nor a text was found there"),
            );
        }
        None
    }

    /// What is named on both sides, by whatever path.
    fn on_both<'o>(&self, options: &'o Options) -> Option<&'o PathBuf> {
        let named = |paths: &[PathBuf]| -> BTreeSet<PathBuf> {
            paths.iter().map(|path| load::one_path(path)).collect()
        };
        let drafts = named(&options.paths);
        let mut against = options.against.iter();
        against.find(|path| drafts.contains(&load::one_path(path))).or_else(|| {
            options.against.first().filter(|_| !self.paths.is_empty() && self.paths == self.against)
        })
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

    /// Whether a file is of the draft.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.paths.contains(&load::one_path(Path::new(path)))
    }
}
