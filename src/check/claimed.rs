//! What articles surely claim, and which of their figures may be of something else.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::claims::{Claim, Source};
use crate::extract::Extractor;
use crate::finding::{Finding, Member};
use crate::load::article::Article;
use crate::rules::Desk;

/// The figures that articles say of attributes, by where they end: of each attribute the word beside the figure that may
/// make it the figure of something else, or nothing for one that is sure.
#[derive(Default)]
pub(super) struct Figures(BTreeMap<(String, usize), BTreeMap<Arc<str>, Option<String>>>);

/// Adds what articles claim beyond doubt of the attributes of a desk.
pub(super) fn by_desk(
    articles: &[Article],
    sources: &BTreeMap<Arc<str>, Source>,
    desk: &Desk,
    claims: &mut Vec<Claim>,
) -> Figures {
    match articles {
        [] => Figures::default(),
        articles => surely(articles, sources, &Extractor::new(&desk.vocabulary), claims),
    }
}

/// Adds what articles claim beyond doubt of the attributes of an extractor.
pub(super) fn surely(
    articles: &[Article],
    sources: &BTreeMap<Arc<str>, Source>,
    extractor: &Extractor<'_>,
    claims: &mut Vec<Claim>,
) -> Figures {
    // Of an article that has a claims file a person has said what it claims.
    let of = |article: &Article| match sources.get(&article.id) {
        Some(source) if !article.claimed => extractor.sure_and_strange(article, source),
        _ => (Vec::new(), Vec::new()),
    };
    let mut figures = Figures::default();
    for (sure, strange) in articles.par_iter().map(of).collect::<Vec<_>>() {
        for (claim, word) in strange {
            figures.add(&claim, Some(word));
        }
        sure.iter().for_each(|claim| figures.add(claim, None));
        claims.extend(sure);
    }
    figures
}

/// Where the value of a claim ends: it may begin with a word of its phrase.
fn end(claim: &Claim) -> (String, usize) {
    (claim.places.text.path.clone(), claim.places.value.1)
}

impl Figures {
    fn add(&mut self, claim: &Claim, word: Option<String>) {
        self.0.entry(end(claim)).or_default().insert(Arc::clone(&claim.attribute), word);
    }

    /// Where a finding holds figures of an attribute against each other of which one is told with a word beside it that
    /// may make it the figure of something else, and the other without that word: that word.
    pub(super) fn parting(&self, finding: &Finding) -> Option<&str> {
        let told = |m: &Member| self.0.get(&end(&m.claim)).map(|attributes| (m.group, attributes));
        let told: Vec<_> = finding.members.iter().filter_map(told).collect();
        told.iter().find_map(|(group, own)| {
            let others = told.iter().filter(|(other, _)| other != group);
            let mut others = others.flat_map(|(_, attributes)| attributes.iter());
            others.find_map(|(attribute, word)| match (own.get(attribute)?, word) {
                (None, word) => word.as_deref(),
                // Of two words that nobody understands one may say the same as the other.
                (Some(own), Some(word)) if own != word => {
                    let kind = [own, word].into_iter().find(|word| is_of_kind(word));
                    // "34 percent in freight", "61 percent in passenger traffic": each is of a part of its own.
                    let is_limited = limit(own).is_some_and(|lead| limit(word) == Some(lead));
                    kind.or(is_limited.then_some(word)).map(String::as_str)
                }
                _ => None,
            })
        })
    }
}

/// Whether a word says by itself what sort of a figure it is.
fn is_of_kind(word: &str) -> bool {
    const KINDS: &[&str] = &[
        "adjusted",
        "after",
        "annualised",
        "annualized",
        "before",
        "core",
        "daily",
        "gross",
        "half",
        "monthly",
        "nominal",
        "operating",
        "organic",
        "pre",
        "pretax",
        "quarter",
        "quarterly",
        "real",
        "underlying",
        "weekly",
    ];
    word.split(' ').any(|word| KINDS.contains(&word))
}

/// The word with which a figure is limited to a part: "in" of "in freight".
fn limit(words: &str) -> Option<&str> {
    words.split_once(' ').map(|(lead, _)| lead).filter(|lead| matches!(*lead, "in" | "for" | "on"))
}
