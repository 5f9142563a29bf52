//! The stories that an article is not of, and why.

use std::collections::BTreeMap;

use super::group::{Groups, group, why};
use super::page::Page;
use super::read;
use super::rounds::SourceOf;
use crate::load::article::Article;

/// The stories of some articles as seen from one of them.
#[derive(Debug)]
pub struct Apart<'a> {
    articles: Vec<&'a Article>,
    pages: Vec<Page>,
    groups: Groups,
    /// The story of each article, by its path.
    stories: BTreeMap<&'a str, usize>,
    own: usize,
}

impl<'a> Apart<'a> {
    /// Parts articles by what they say; `None` where none has this path, or all are of its story.
    pub fn of(articles: &'a [Article], source: SourceOf<'_>, path: &str) -> Option<Apart<'a>> {
        let mut articles: Vec<&Article> = articles.iter().collect();
        articles.sort_by(|x, y| x.text.path.cmp(&y.text.path));
        let pages = read(&articles, source);
        let groups = group(&pages);
        let of_story = |(story, members): (usize, &Vec<usize>)| {
            members.iter().map(|&at| (articles[at].text.path.as_str(), story)).collect::<Vec<_>>()
        };
        let stories: BTreeMap<&str, usize> =
            groups.stories.iter().enumerate().flat_map(of_story).collect();
        let own = *stories.get(path)?;
        let are_some = groups.stories.len() > 1;
        are_some.then_some(Apart { articles, pages, groups, stories, own })
    }

    /// The other story that the article at a path is of; `None` for the own one.
    pub fn other(&self, path: &str) -> Option<usize> {
        self.stories.get(path).copied().filter(|story| *story != self.own)
    }

    /// How many articles a story has.
    pub fn articles(&self, story: usize) -> usize {
        self.groups.stories.get(story).map_or(0, Vec::len)
    }

    /// Why another story is another: a few whole sentences.
    pub fn why(&self, other: usize) -> String {
        why::why(&self.groups, (self.own, other), &self.pages, &self.articles)
    }
}
