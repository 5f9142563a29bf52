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
        Some(source) if !article.claimed => extractor.claims(article, source),
        _ => Vec::new(),
    };
    let found = articles.par_iter().flat_map_iter(of);
    found.filter(|found| found.doubts.is_empty()).map(|found| found.claim).collect()
}

/// Adds what the alignment of articles has found, but for what a rule tells already of the same values:
/// the rule knows better what they are of.
pub(super) fn add_untold(aligned: Vec<Finding>, found: &mut Vec<Finding>) {
    if aligned.is_empty() {
        return;
    }
    let by_rules: Vec<BTreeSet<(&str, usize)>> = found.iter().map(values).collect();
    let is_told = |finding: &Finding| {
        let own = values(finding);
        by_rules.iter().any(|told| own.intersection(told).count() > 1)
    };
    let untold: Vec<Finding> = aligned.into_iter().filter(|finding| !is_told(finding)).collect();
    found.extend(untold);
}

/// Where the values of a finding stand.
fn values(finding: &Finding) -> BTreeSet<(&str, usize)> {
    let place = |claim: &'_ Claim| claim.places.value.0;
    finding.members.iter().map(|m| (m.claim.places.text.path.as_str(), place(&m.claim))).collect()
}
