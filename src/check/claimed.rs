//! What articles surely claim, and findings that two ways of reading would tell twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::claims::{Claim, Source};
use crate::extract::Extractor;
use crate::finding::Finding;
use crate::load::article::Article;
use crate::rules::Desk;

/// What articles claim beyond doubt of the attributes of a desk.
pub(super) fn by_desk(
    articles: &[Article],
    sources: &BTreeMap<Arc<str>, Source>,
    desk: &Desk,
) -> Vec<Claim> {
    match articles {
        [] => Vec::new(),
        articles => surely(articles, sources, &Extractor::new(&desk.vocabulary)),
    }
}

/// What articles claim of the desk's attributes beyond doubt.
pub(super) fn surely(
    articles: &[Article],
    sources: &BTreeMap<Arc<str>, Source>,
    extractor: &Extractor<'_>,
) -> Vec<Claim> {
    // Of an article that has a claims file a person has said what it claims.
    let of = |article: &Article| match sources.get(&article.id) {
        Some(source) if !article.claimed => extractor.sure_claims(article, source),
        _ => Vec::new(),
    };
    articles.par_iter().flat_map_iter(of).collect()
}

/// Adds what the alignment of articles has found, but for what a rule tells already of the same values:
/// the rule knows better what they are of.
pub(super) fn add_untold(aligned: Vec<Finding>, found: &mut Vec<Finding>) {
    if aligned.is_empty() {
        return;
    }
    // The findings of rules by the places of their values.
    let mut by_rules: BTreeMap<(&str, usize), Vec<usize>> = BTreeMap::new();
    for (index, finding) in found.iter().enumerate() {
        values(finding).into_iter().for_each(|at| by_rules.entry(at).or_default().push(index));
    }
    let is_told = |finding: &Finding| {
        let own = values(finding);
        let mut told: Vec<usize> =
            own.iter().filter_map(|at| by_rules.get(at)).flatten().copied().collect();
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
