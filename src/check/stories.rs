//! Stories one by one, for streams of them: their articles and the desk's rules, and no claims of others.

use std::collections::{BTreeMap, BTreeSet};

use super::{claimed, twice};
use crate::claims::article;
use crate::evidence::Evidence;
use crate::extract::Extractor;
use crate::finding::Finding;
use crate::graph::ClaimGraph;
use crate::load::article::Article;
use crate::rules::{Beside, Desk, sorted};
use crate::story::{self, Together};

/// A desk that checks one story after the other.
#[derive(Debug)]
pub struct Stories<'a> {
    desk: &'a Desk,
    extractor: Extractor<'a>,
    leads: usize,
}

impl<'a> Stories<'a> {
    /// By the rules of a desk; of each story no more than `leads` notes are told.
    pub fn new(desk: &'a Desk, leads: usize) -> Stories<'a> {
        Stories { desk, extractor: Extractor::new(&desk.vocabulary), leads }
    }

    /// What the articles of one story say against each other.
    pub fn check(&self, mut articles: Vec<Article>) -> Vec<Finding> {
        let mut sources = BTreeMap::new();
        article::settle(&mut articles, &mut sources, &self.desk.vocabulary);
        let mut claims = Vec::new();
        let figures = claimed::surely(&articles, &sources, &self.extractor, &mut claims);
        let mut entities = self.desk.entities.clone();
        entities.join_forms(claims.iter().map(|claim| &*claim.entity));
        let graph = ClaimGraph::build(claims, sources, &entities, &self.desk.vocabulary);
        let (evidence, first) = (Evidence::default(), BTreeSet::new());
        let beside = Beside { evidence: &evidence, first: &first };
        let rules = self.desk.rules.iter();
        let mut found: Vec<Finding> =
            rules.flat_map(|rule| self.desk.findings(rule, graph.view(), beside)).collect();
        let source = |id: &str| graph.view().source(id);
        let aligned = story::check(&articles, &source, &Together::All, self.leads).findings;
        twice::add_untold(aligned, &figures, &evidence, self.leads, &mut found);
        sorted(found)
    }
}
