//! Which claims have changed in git, and which findings that makes worth telling.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::Options;
use crate::claims::Claim;
use crate::decisions::Decisions;
use crate::error::Errors;
use crate::evidence::{Evidence, Page};
use crate::finding::Finding;
use crate::graph::ClaimGraph;
use crate::load::{self, Changes, Hunk};
use crate::rules::Desk;
use crate::span::{Place, Text};

/// What has changed, as far as findings are concerned.
#[derive(Debug, Default)]
pub(super) struct Touched {
    changes: Changes,
    /// The ids of sources whose articles have changed: their quotes may stand there no more.
    articles: BTreeSet<Arc<str>>,
    /// Whether every finding is to be told: the rules themselves have changed.
    everything: bool,
    /// The ids of claims that have changed.
    pub(super) claims: BTreeSet<Arc<str>>,
    /// The ids of findings that a decision settled before and no longer does.
    reopened: BTreeSet<String>,
}

impl Touched {
    /// What has changed; `None` where nobody asks, or where git cannot tell, which goes to `errors`.
    pub(super) fn of(
        graph: &ClaimGraph,
        desk: &Desk,
        evidence: &Evidence,
        decisions_file: &Path,
        options: &Options,
        notices: &mut Vec<String>,
        errors: &mut Errors,
    ) -> Option<Touched> {
        let since = options.changed.as_ref()?;
        let changes = match Changes::since(since.as_deref()) {
            Ok(changes) => changes,
            Err(error) => {
                errors.push(*error);
                return None;
            }
        };
        let mut touched = Touched::default();
        if let Some(file) = desk.files.iter().find(|file| !changes.of(file).is_empty()) {
            touched.everything = true;
            let file = load::shown(file);
            notices.push(format!("{file} has changed, so every finding is told"));
        }
        let mut files: BTreeMap<&str, Vec<&Arc<Claim>>> = BTreeMap::new();
        for claim in graph.view().slots().flat_map(|slot| &slot.claims) {
            files.entry(&claim.places.text.path).or_default().push(claim);
        }
        for (path, claims) in files {
            let hunks = changes.of(Path::new(path));
            if !hunks.is_empty() {
                touched.claims.extend(touched_by(hunks, &claims));
            }
        }
        if !changes.of(decisions_file).is_empty() && !options.no_decisions {
            let before = changes.before(decisions_file).unwrap_or_default();
            // A slip in what once stood there is no matter now.
            let text = Text::whole("", before);
            let before = Decisions::read(&text, &mut Errors::new());
            touched.reopened = before.iter().map(|decision| decision.finding.clone()).collect();
        }
        let changed = |page: &Page| !changes.of(Path::new(&page.article().text.path)).is_empty();
        let articles = evidence.iter().filter(|(_, page)| changed(page));
        touched.articles = articles.map(|(source, _)| Arc::clone(source)).collect();
        touched.changes = changes;
        Some(touched)
    }

    /// Marks the members of a finding that stand in an article at a place that has changed, and puts
    /// them first.
    pub(super) fn mark(&self, finding: &mut Finding) {
        for member in finding.members.iter_mut().filter(|member| !member.changed) {
            let (text, (start, end)) = (&member.claim.places.text, member.claim.places.claim);
            let hunks = self.changes.of(Path::new(&text.path));
            let line = |at: usize| Place::new(text, at..at).line_column().0;
            member.changed =
                !hunks.is_empty() && hunks.iter().any(|hunk| hunk.touches(line(start), line(end)));
        }
        finding.members.sort_by_key(|member| !member.changed);
    }

    /// Whether a finding is worth telling.
    pub(super) fn tells(&self, finding: &Finding) -> bool {
        self.everything
            || self.reopened.contains(&finding.id)
            || finding.members.iter().any(|member| member.changed)
            || finding.kind == "quote"
                && finding.members.iter().any(|member| self.articles.contains(&member.source.id))
    }
}

/// The claims of one file that its hunks touch: those that they lie in, and all where they lie in none
/// and say something of the source.
fn touched_by(hunks: &[Hunk], claims: &[&Arc<Claim>]) -> Vec<Arc<str>> {
    let lines: Vec<(usize, usize, &Arc<Claim>)> = claims
        .iter()
        .map(|claim| {
            let (start, end) = claim.places.claim;
            let line = |at: usize| Place::new(&claim.places.text, at..at).line_column().0;
            (line(start), line(end.saturating_sub(1).max(start)), *claim)
        })
        .collect();
    let mut touched = BTreeSet::new();
    for hunk in hunks {
        let within = lines.iter().filter(|(first, last, _)| hunk.touches(*first, *last));
        let within: Vec<&Arc<Claim>> = within.map(|(_, _, claim)| *claim).collect();
        if within.is_empty() && says_something(hunk, claims) {
            return claims.iter().map(|claim| Arc::clone(&claim.id)).collect();
        }
        touched.extend(within.into_iter().map(|claim| Arc::clone(&claim.id)));
    }
    touched.into_iter().collect()
}

/// Whether a hunk outside all claims changes more than comments, empty lines and claims that are gone.
fn says_something(hunk: &Hunk, claims: &[&Arc<Claim>]) -> bool {
    let is_content = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let gone = hunk.removed.iter().any(|line| is_content(line))
        && !hunk.removed.iter().any(|line| line.trim_start().starts_with("[[claim]]"));
    let text = claims.first().map(|claim| &claim.places.text);
    let now = text.is_some_and(|text| {
        let skip = hunk.first.saturating_sub(text.line);
        text.text.lines().skip(skip).take(hunk.count).any(is_content)
    });
    // Of a line of an archive nothing more can be said than whether it lies in the hunk.
    let is_line = text.is_some_and(|text| text.offset > 0 || text.line > 1);
    !is_line && (gone || now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::file::read;

    const FILE: &str = "# Head.\n[source]\nid = \"a\"\npublished = 2025-01-01\n\n# One.\n[[claim]]\nentity = \"Acme\"\nattribute = \"budget\"\nvalue = \"$1\"\n\n# Two.\n[[claim]]\nentity = \"Acme\"\nattribute = \"budget\"\nvalue = \"$2\"\n";

    #[test]
    fn a_hunk_touches_the_claims_it_lies_in_or_all_of_the_source() {
        let mut errors = Errors::new();
        let desk = Desk::load(None, &|_, _| None, &mut errors);
        let text = Text::whole("a.toml", FILE);
        let file = read(&text, &desk.vocabulary, false, &mut errors).unwrap();
        let claims: Vec<Arc<Claim>> = file.claims.into_iter().map(Arc::new).collect();
        let claims: Vec<&Arc<Claim>> = claims.iter().collect();
        for (first, count, removed, expected) in [
            (10, 1, "", "a#1"),
            (16, 1, "", "a#2"),
            (6, 10, "", "a#1 a#2"),
            (1, 1, "# Old head.", ""),
            (6, 1, "", ""),
            (4, 1, "published = 2024-01-01", "a#1 a#2"),
            (3, 0, "title = \"x\"", "a#1 a#2"),
            (10, 0, "[[claim]]|entity = \"Globex\"", ""),
            (9, 0, "period = \"2024\"", "a#1"),
        ] {
            let removed = removed.split('|').map(str::to_owned).collect();
            let hunk = Hunk { first, count, removed };
            let touched = touched_by(&[hunk], &claims).join(" ");
            assert_eq!(touched, expected, "line {first}, {count} lines");
        }
    }
}
