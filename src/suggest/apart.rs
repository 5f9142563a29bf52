//! Which values are of two things, as the articles themselves show: what explains a clash away there keeps two values
//! from being proposed as one attribute.

use std::collections::BTreeMap;

use crate::load::article::Article;
use crate::story::Passed;

/// A value: its article, by its place among the articles, and the byte of the file where it begins.
pub(super) type At = (usize, usize);

/// The pairs of values that clash and were not compared, each with the reason.
#[derive(Debug, Default)]
pub(super) struct Apart(BTreeMap<(At, At), String>);

impl Apart {
    /// What a check of the articles explains away.
    pub(super) fn of(articles: &[Article], passed: &[Passed]) -> Apart {
        let index: BTreeMap<&str, usize> =
            articles.iter().enumerate().map(|(at, article)| (&*article.text.path, at)).collect();
        let of = |place: &crate::span::Place| Some((*index.get(&*place.text.path)?, place.start));
        let found = passed.iter().filter_map(|pair| {
            let (a, b) = (of(&pair.places.0)?, of(&pair.places.1)?);
            Some(((a.min(b), a.max(b)), pair.two_things.clone()?))
        });
        Apart(found.collect())
    }

    /// Why any two of some values are of two things, where they are.
    pub(super) fn why(&self, values: &[At]) -> Option<&str> {
        let pairs = values.iter().enumerate().flat_map(|(index, one)| {
            values[index + 1..].iter().map(move |other| (*one.min(other), *one.max(other)))
        });
        pairs.into_iter().find_map(|pair| self.0.get(&pair)).map(String::as_str)
    }
}
