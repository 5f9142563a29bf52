//! Findings that two ways of reading would tell twice: by the rules of a desk and by the alignment of articles.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::claimed::Figures;
use crate::claims::Claim;
use crate::evidence::{Evidence, Standing};
use crate::finding::{Finding, Severity};
use crate::value::{Class, Value, relation};

/// Adds what the alignment of articles has found, but for what a rule tells already of the same values, as they stand in
/// the articles or as claims files have them from there: the rule knows better what they are of. What is held against
/// the figure of an attribute, but has a word beside it that may make it another, is a lead at most; none where no
/// `leads` are wanted.
pub(super) fn add_untold(
    mut aligned: Vec<Finding>,
    figures: &Figures,
    evidence: &Evidence,
    leads: usize,
    found: &mut Vec<Finding>,
) {
    aligned.retain_mut(|finding| {
        let Some(word) = figures.parting(finding).filter(|_| finding.severity != Severity::Note)
        else {
            return true;
        };
        finding.severity = Severity::Note;
        let why = "A lead only: beside one of the figures alone stands";
        finding
            .explanation
            .push(format!("{why} “{word}”, which may make it the figure of something else."));
        leads > 0
    });
    if aligned.is_empty() {
        return;
    }
    // The findings of rules by the places of their values.
    let mut by_rules: BTreeMap<(&str, usize), Vec<usize>> = BTreeMap::new();
    for (index, finding) in found.iter().enumerate() {
        values(finding).into_iter().for_each(|at| by_rules.entry(at).or_default().push(index));
    }
    let by_files = ByFiles::of(found, evidence);
    let is_told = |finding: &Finding| {
        let own = values(finding);
        let mut told: Vec<usize> =
            own.iter().filter_map(|at| by_rules.get(at)).flatten().copied().collect();
        // A value of an article is told once by a finding, however many claims have it.
        let mut of_files = BTreeSet::new();
        for claim in finding.members.iter().map(|member| &member.claim) {
            let at = (claim.places.text.path.as_str(), claim.places.value.0);
            of_files.extend(by_files.telling(claim).map(|index| (index, at)));
        }
        told.extend(of_files.into_iter().map(|(index, _)| index));
        told.sort_unstable();
        told.windows(2).any(|two| two[0] == two[1])
    };
    let untold: Vec<Finding> = aligned.into_iter().filter(|finding| !is_told(finding)).collect();
    found.extend(untold);
}

/// Where the values of a finding stand.
fn values(finding: &Finding) -> BTreeSet<(&str, usize)> {
    let place = |claim: &'_ Claim| claim.places.value.0;
    finding.members.iter().map(|m| (m.claim.places.text.path.as_str(), place(&m.claim))).collect()
}

/// What the findings of rules hold of claims files, by the source whose article the claims were made from.
struct ByFiles<'f>(BTreeMap<&'f str, Vec<Told<'f>>>);

/// A claim of a file that a finding holds.
struct Told<'f> {
    /// The place of the finding among all.
    index: usize,
    /// Its value.
    value: &'f Value,
    /// The article, and where the quote of the claim stands in it: anywhere for a claim without one.
    article: &'f str,
    quote: Option<Range<usize>>,
}

impl<'f> ByFiles<'f> {
    fn of(found: &'f [Finding], evidence: &'f Evidence) -> ByFiles<'f> {
        let mut told: BTreeMap<&str, Vec<Told<'f>>> = BTreeMap::new();
        for (index, finding) in found.iter().enumerate() {
            for claim in finding.members.iter().map(|member| &member.claim) {
                let Some(page) = evidence.page(&claim.source) else { continue };
                let article = page.article();
                let range = claim.quote.as_deref().and_then(|quote| match page.standing(quote) {
                    Standing::There { range, .. } => Some(article.prose.in_file(range)),
                    _ => None,
                });
                told.entry(&claim.source).or_default().push(Told {
                    index,
                    value: &claim.value,
                    article: &article.text.path,
                    quote: range,
                });
            }
        }
        ByFiles(told)
    }

    /// The findings that hold this value of an article as a claims file has it.
    fn telling(&self, claim: &Claim) -> impl Iterator<Item = usize> {
        let is_same = |told: &&Told<'_>| {
            let value = told.value;
            let is_there = told.quote.as_ref().is_none_or(|q| q.contains(&claim.places.value.0));
            let is_same = || relation(value, &claim.value).class == Class::Agree;
            told.article == claim.places.text.path && is_there && is_same()
        };
        let all = self.0.get(&*claim.source).into_iter().flatten();
        all.filter(is_same).map(|told| told.index)
    }
}
