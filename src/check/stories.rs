//! Stories one by one, for streams of them: their articles alone, and no desk's claims.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::claims::{Source, article};
use crate::finding::Finding;
use crate::load::article::Article;
use crate::read::Vocabulary;
use crate::rules::sorted;

/// What the articles of one story say against each other.
pub fn story(mut articles: Vec<Article>, vocabulary: &Vocabulary) -> Vec<Finding> {
    let mut sources = BTreeMap::new();
    article::settle(&mut articles, &mut sources, vocabulary);
    let sources: BTreeMap<Arc<str>, Arc<Source>> =
        sources.into_iter().map(|(id, source)| (id, Arc::new(source))).collect();
    let source = |id: &str| match sources.get(id) {
        Some(source) => Arc::clone(source),
        None => Arc::new(Source::named(Arc::from(id))),
    };
    sorted(crate::story::check(&articles, &source))
}
