//! Which articles are compared with which: those of a story with each other, and what somebody named with all.
//!
//! Articles that lie in a folder are parted into stories by what they say. Whoever names articles one by one, or
//! holds a draft against its sources, has said that they belong together, and knows better.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::group::{Groups, group};
use super::page::Page;
use super::read;
use crate::claims::Source;
use crate::load::article::Article;

/// What somebody has said of which articles belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Together {
    /// Nothing: what they say tells which are of one story.
    #[default]
    Unsaid,
    /// All of them are one story.
    All,
    /// Those with these paths belong to every other, whatever story that is of.
    With(BTreeSet<String>),
}

/// The source that an article is, by the article's id.
pub(crate) type SourceOf<'s> = &'s (dyn Fn(&str) -> Arc<Source> + Sync);

/// Articles that are compared with each other, and what was read in them.
#[derive(Debug)]
pub(crate) struct Round<'a> {
    pub(crate) articles: Vec<&'a Article>,
    pub(crate) pages: Vec<Page>,
    /// Whether somebody put them together.
    pub(crate) is_given: bool,
    /// What of them is told.
    pub(crate) lots: Lots,
}

/// Of each of some pages the lot that it is of, where only what lies across lots is to be told; empty where all is.
#[derive(Debug)]
pub(crate) struct Lots(Vec<usize>);

impl Lots {
    /// Whether only what lies across lots is told.
    pub(crate) fn are_some(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether anything that some pages say together is to be told.
    pub(crate) fn tell(&self, mut pages: impl Iterator<Item = usize>) -> bool {
        let lot = |page: usize| self.0.get(page);
        let first = pages.next().and_then(lot);
        !self.are_some() || pages.any(|page| lot(page) != first)
    }
}

/// Does some work on all articles that are compared with each other, in an order that depends on nothing but them.
/// The second is of how many stories they are by what they say.
pub(super) fn each<R: Send>(
    articles: &[Article],
    source: SourceOf<'_>,
    together: &Together,
    work: impl Fn(Round<'_>) -> R + Sync,
) -> (Vec<R>, usize) {
    let mut articles: Vec<&Article> = articles.iter().collect();
    articles.sort_by(|x, y| x.text.path.cmp(&y.text.path));
    let pages = read(&articles, source);
    let Groups { mut stories, are_given, .. } = group(&pages);
    let count = stories.len();
    let plans = match together {
        Together::With(named) => {
            let is_named = |at: &usize| named.contains(&articles[*at].text.path);
            across(&stories, &is_named)
        }
        Together::All if count > 0 => {
            stories = vec![(0..pages.len()).collect()];
            Vec::new()
        }
        _ => Vec::new(),
    };
    let is_given = are_given || *together == Together::All;
    let round = |members: &[usize], pages: Vec<Page>, lots: Vec<usize>| Round {
        articles: members.iter().map(|&at| articles[at]).collect(),
        pages,
        is_given,
        lots: Lots(lots),
    };
    let again = if plans.is_empty() { Vec::new() } else { pages.clone() };
    let mut pages: Vec<Option<Page>> = pages.into_iter().map(Some).collect();
    let own: Vec<Round<'_>> = stories
        .iter()
        .map(|story| {
            let read = story.iter().filter_map(|&at| pages[at].take()).collect();
            round(story, read, Vec::new())
        })
        .collect();
    let mut done: Vec<R> = own.into_par_iter().map(&work).collect();
    // Of these there may be as many as there are articles, and each has pages of its own only while it is worked on.
    let others = plans.into_par_iter().map(|Across { members, lots }| {
        let read = members.iter().map(|&at| again[at].clone()).collect();
        work(round(&members, read, lots))
    });
    done.extend(others.collect::<Vec<R>>());
    (done, count)
}

/// Articles of several lots, of which only what lies across them is told.
#[derive(Debug, PartialEq, Eq)]
struct Across {
    /// Their places.
    members: Vec<usize>,
    /// The lot of each.
    lots: Vec<usize>,
}

impl Across {
    fn of(lots: impl Iterator<Item = (usize, usize)>) -> Across {
        let mut of: Vec<(usize, usize)> = lots.collect();
        of.sort_unstable();
        let (members, lots) = of.into_iter().unzip();
        Across { members, lots }
    }
}

/// What has to be compared beside what lies in each story, that the named are compared with all.
fn across(stories: &[Vec<usize>], is_named: &dyn Fn(&usize) -> bool) -> Vec<Across> {
    let of_story = |(story, members): (usize, &Vec<usize>)| {
        members.iter().filter(|at| is_named(at)).map(|&at| (at, story)).collect::<Vec<_>>()
    };
    let named: Vec<(usize, usize)> = stories.iter().enumerate().flat_map(of_story).collect();
    let are_of_one = named.windows(2).all(|two| two[0].1 == two[1].1);
    let by_themselves = (!are_of_one).then(|| Across::of(named.iter().copied()));
    let with_story = |(story, members): (usize, &Vec<usize>)| {
        let strangers = || named.iter().filter(move |(_, own)| *own != story).map(|(at, _)| *at);
        let others = || members.iter().copied().filter(|at| !is_named(at));
        let lots = strangers().map(|at| (at, 0)).chain(others().map(|at| (at, 1)));
        (strangers().next().is_some() && others().next().is_some()).then(|| Across::of(lots))
    };
    let with_stories = stories.iter().enumerate().filter_map(with_story);
    by_themselves.into_iter().chain(with_stories).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(named: &[usize], expected: &[(&[usize], &[usize])]) {
        let stories = [vec![0, 1, 2], vec![3, 4], vec![5]];
        let found = across(&stories, &|at| named.contains(at));
        let expected: Vec<Across> = expected
            .iter()
            .map(|(members, lots)| Across { members: members.to_vec(), lots: lots.to_vec() })
            .collect();
        assert_eq!(found, expected, "{named:?}");
    }

    #[test]
    fn what_is_named_is_compared_with_every_other_story_once() {
        check(&[], &[]);
        check(&[1], &[(&[1, 3, 4], &[0, 1, 1]), (&[1, 5], &[0, 1])]);
        check(&[0, 1], &[(&[0, 1, 3, 4], &[0, 0, 1, 1]), (&[0, 1, 5], &[0, 0, 1])]);
        check(
            &[2, 5],
            &[(&[2, 5], &[0, 2]), (&[0, 1, 5], &[1, 1, 0]), (&[2, 3, 4, 5], &[0, 1, 1, 0])],
        );
    }
}
