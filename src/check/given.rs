//! A check of what is at hand: claims, sources and articles in memory, no desk's folder and no decisions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::evidence::Homes;
use super::together::at_hand;
use super::{claimed, evidence, twice};
use crate::claims::{Claim, Source, article};
use crate::error::Errors;
use crate::evidence::Page;
use crate::finding::Finding;
use crate::graph::ClaimGraph;
use crate::load::article::Article;
use crate::rules::{Beside, Desk, sorted, weekdays};
use crate::story::{self, LEADS};

/// What is to be checked.
#[derive(Debug, Default)]
pub struct Given {
    /// The claims.
    pub claims: Vec<Claim>,
    /// Their sources by id.
    pub sources: BTreeMap<Arc<str>, Source>,
    /// Articles. Of one whose source has claims a person has said what it claims, and their quotes are verified in it.
    pub articles: Vec<Article>,
}

/// What is found there with a desk's rules, sorted. `rules` is the desk's file: articles that sources name lie beside it.
pub fn given(given: Given, desk: &Desk, rules: Option<&Path>, errors: &mut Errors) -> Vec<Finding> {
    let Given { mut claims, mut sources, mut articles } = given;
    let (own, mut others): (Vec<Article>, Vec<Article>) =
        articles.drain(..).partition(|article| claims.iter().any(|c| c.source == article.id));
    article::settle(&mut others, &mut sources, &desk.vocabulary);
    articles.extend(own.into_iter().map(|article| Article { claimed: true, ..article }));
    articles.append(&mut others);
    let mut evidence = evidence::load(&sources, &articles, &Homes::new(rules, None), errors);
    for article in articles.iter().filter(|article| article.claimed) {
        evidence.insert(Arc::clone(&article.id), Arc::new(Page::new(article.clone())));
    }
    let figures = claimed::by_desk(&articles, &sources, desk, &mut claims);
    let mut entities = desk.entities.clone();
    entities.join_forms(claims.iter().map(|claim| &*claim.entity));
    let graph = ClaimGraph::build(claims, sources, &entities, &desk.vocabulary);
    let (none, view) = (BTreeSet::new(), graph.view());
    let beside = Beside { evidence: &evidence, first: &none };
    let mut found: Vec<Finding> =
        desk.rules.iter().flat_map(|rule| desk.findings(rule, view, beside)).collect();
    let texts: BTreeSet<&str> = articles.iter().map(|a| a.text.path.as_str()).collect();
    found.extend(weekdays(view, |claim| texts.contains(claim.places.text.path.as_str())));
    let together = at_hand(&articles);
    let aligned = story::check(&articles, &|id| graph.view().source(id), &together, LEADS).findings;
    twice::add_untold(aligned, &figures, &evidence, LEADS, &mut found);
    sorted(found)
}
