//! Why two stories are two: what their articles name, and what would have to be the same.

use std::collections::{BTreeMap, BTreeSet};

use super::linkage::LARGEST;
use super::{ALIKE, Groups, likenesses};
use crate::load::article::Article;
use crate::story::page::Page;
use crate::story::page::word::Root;

/// So many names of a story are told.
const TOLD: usize = 4;

/// Why an article that is of one story of these groups was not taken for one of another; a few whole sentences.
pub(crate) fn why(
    groups: &Groups,
    (own, other): (usize, usize),
    pages: &[Page],
    articles: &[&Article],
) -> String {
    let stories = [own, other].map(|at| Story::of(&groups.stories[at], pages, articles));
    let [x, y] = &stories;
    let leading = stories.each_ref().map(|story| list(story.names(|name| story.is_leading(name))));
    let heads = format!(
        "In the story of the first at least half of the articles name {}, in that of the second {}.",
        leading[0].as_deref().unwrap_or("nothing in common"),
        leading[1].as_deref().unwrap_or("nothing in common"),
    );
    let shared = list(x.names(|name| y.counts.contains_key(&name)));
    if !groups.are_parts {
        let members = [own, other].map(|at| groups.stories[at].as_slice());
        let alike = mean(members, pages);
        let missing = match alike < ALIKE {
            true => format!(
                "By the names and rare words that both have they are {alike} of 1000 alike, and {ALIKE} would make them \
                 one story"
            ),
            false => format!("Together they would be more than {LARGEST} articles"),
        };
        let both = shared.map_or(String::new(), |shared| format!("; both somewhere name {shared}"));
        return format!("{heads} {missing}{both}.");
    }
    match shared {
        Some(shared) => {
            format!(
                "{heads} What both name somewhere, {shared}, stands in too few articles of either."
            )
        }
        None => format!("{heads} No name stands in both."),
    }
}

/// How alike the articles of two stories are on average, in thousandths.
fn mean(members: [&[usize]; 2], pages: &[Page]) -> u64 {
    let [x, y] = members;
    let is_across = |(a, b): (usize, usize)| {
        (x.contains(&a) && y.contains(&b)) || (x.contains(&b) && y.contains(&a))
    };
    let pairs = likenesses(pages).into_iter().filter(|pair| is_across(pair.of));
    let sum: u64 = pairs.map(|pair| pair.likeness).sum();
    sum / (x.len() * y.len()).max(1) as u64
}

/// The articles of a story, and how many of them have each name.
struct Story<'a> {
    pages: Vec<(&'a Page, &'a Article)>,
    counts: BTreeMap<Root, usize>,
}

impl<'a> Story<'a> {
    fn of(members: &[usize], pages: &'a [Page], articles: &[&'a Article]) -> Story<'a> {
        let pages: Vec<_> = members.iter().map(|&at| (&pages[at], articles[at])).collect();
        let mut counts = BTreeMap::new();
        for name in pages.iter().flat_map(|(page, _)| &page.names) {
            *counts.entry(*name).or_default() += 1;
        }
        Story { pages, counts }
    }

    fn count(&self, name: Root) -> usize {
        self.counts.get(&name).copied().unwrap_or(0)
    }

    fn is_leading(&self, name: Root) -> bool {
        2 * self.count(name) >= self.pages.len()
    }

    /// Names as they are written: those that most articles have first, then by where they first stand.
    fn names(&self, is_meant: impl Fn(Root) -> bool) -> Vec<&'a str> {
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        for (page, article) in &self.pages {
            for word in &page.words {
                let is_name = page.names.binary_search(&word.root).is_ok() && is_meant(word.root);
                if is_name && seen.insert(word.root) {
                    let written = article.prose.text().get(word.start as usize..word.end as usize);
                    found.push((self.count(word.root), written.unwrap_or_default()));
                }
            }
        }
        found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        found.into_iter().map(|(_, written)| written).collect()
    }
}

/// `“Brask”, “Lund” and 3 more`; none of none.
fn list(names: Vec<&str>) -> Option<String> {
    let more = names.len().saturating_sub(TOLD);
    let told: Vec<String> = names.iter().take(TOLD).map(|name| format!("“{name}”")).collect();
    let (last, others) = told.split_last()?;
    Some(match (others.is_empty(), more) {
        (true, _) => last.clone(),
        (false, 0) => format!("{} and {last}", others.join(", ")),
        (false, more) => format!("{} and {more} more", told.join(", ")),
    })
}
