//! Stories: several articles on one subject, and where they disagree, with no rules written.
//!
//! No sentence says which slot its figure belongs to, and no likeness of two sentences settles it. What
//! settles it is the story: a figure that the other article knows as well is another thing; two figures
//! are one thing told twice only if each fits the other best; what several articles repeat is an anchor;
//! most real conflicts are near misses. So values are paired, explained away by a list of vetoes
//! (`align::veto::Veto`), matched, folded into groups, and what remains is told with its confidence.
//!
//! The way of an article: `page` reads its sentences and values, `group` finds the articles on the same subject,
//! `align` holds the figures of two of them against each other, `people` the names and posts, `checks` whatever has
//! words of its own (places, votes, times of day), and `tell` makes findings of the clashes and ranks the leads.
//! `propose` says what an article claims, for `gainsay extract`.

mod align;
mod checks;
mod group;
mod page;
mod people;
mod propose;
mod tell;

use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use rayon::prelude::*;

use crate::claims::Source;
use crate::finding::Finding;
use crate::load::article::Article;
use crate::read::MentionKind;
use crate::rules::{CALENDAR, DATE, FIGURE, Meta};
use crate::span::Place;
use crate::value::Bound;
use align::pair::{Pair, Rarity};
use align::veto::Veto;
use checks::table::Known;
use page::Page;
pub use page::cells::MOST_CELLS;
use people::People;
pub use propose::file::{ClaimsText, claims_text, is_sure, source_named};
pub use propose::{Proposal, propose};
use tell::Story;
pub use tell::leads::LEADS;

/// What a check of articles gives.
#[derive(Debug, Default)]
pub struct Told {
    /// What they say against each other, each finding with its confidence; unsorted.
    pub findings: Vec<Finding>,
    /// The paths of every two articles with so many values that not all pairs of them were looked at.
    pub too_much: Vec<(String, String)>,
}

/// What articles say against each other.
///
/// `source` gives the source that an article is, by the article's id. Articles are first parted into
/// stories; nothing is compared beyond them. Of each story the surest notes are told, no more
/// than `leads`.
pub fn check(
    articles: &[Article],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
    leads: usize,
) -> Told {
    let (stories, is_all) = stories(articles, source);
    let too_much = stories.iter().flat_map(|(articles, pages)| too_much(articles, pages)).collect();
    let found: Vec<Vec<Finding>> = stories
        .into_par_iter()
        .map(|(articles, pages)| one(&articles, pages, is_all, leads))
        .collect();
    Told { findings: found.into_iter().flatten().collect(), too_much }
}

/// The paths of every two articles of a story of whose values not all pairs are looked at.
fn too_much(articles: &[&Article], pages: &[Page]) -> Vec<(String, String)> {
    let path = |at: usize| articles[at].text.path.to_string();
    let two = |a: usize| {
        let is_of_it = move |b: &usize| align::is_too_much(&pages[a], &pages[*b]);
        (a + 1..pages.len()).filter(is_of_it).map(move |b| (path(a), path(b)))
    };
    (0..pages.len()).flat_map(two).collect()
}

/// What the articles of one story say against each other; `is_all` tells whether somebody put them together.
fn one(articles: &[&Article], mut pages: Vec<Page>, is_all: bool, leads: usize) -> Vec<Finding> {
    page::currencies::settle(&mut pages);
    let texts: Vec<&str> = articles.iter().map(|article| article.prose.text()).collect();
    let rarity = Rarity::of(&pages, is_all);
    let mut aligned = align::align(&pages, &rarity);
    let people = People::of_story(&pages, &texts);
    let beginnings = checks::beginnings::check(&pages, &texts, &rarity);
    let ages = people::ages::check(&pages, &texts, &people);
    let scales = checks::scale::check(&pages, &rarity);
    let mut days = checks::days::check(&pages, &texts, &people, &rarity);
    days.retain(|day| {
        !aligned.clashes.iter().any(|clash| clash.is_flagged() && day.holds(&clash.pair))
    });
    let mut measures = checks::measures::check(&pages, &texts, &rarity);
    measures.retain(|told| {
        !aligned.clashes.iter().any(|clash| clash.is_flagged() && told.holds(&clash.pair))
    });
    aligned.clashes.retain(|clash| {
        !beginnings.settle(&clash.pair)
            && !days.iter().chain(&measures).any(|told| told.holds(&clash.pair))
            && !checks::days::night::joins(&pages, &texts, &clash.pair)
            && !scales.settle(&clash.pair)
            && !ages.settle(&clash.pair, &pages)
            && !people::relatives::part(&pages, &texts, &clash.pair)
    });
    let mut clashes = checks::inside::check(&pages, &texts, &aligned.same, &rarity);
    for (clash, _) in clashes.iter_mut().filter(|(_, meta)| meta.name == CALENDAR.name) {
        checks::inside::part_weekday(clash, &mut pages, &texts);
    }
    clashes.extend(scales.clashes.into_iter().map(|clash| (clash, &FIGURE)));
    clashes.extend(beginnings.clashes.into_iter().map(|clash| (clash, &DATE)));
    clashes.extend(days.into_iter().map(|clash| (clash, &DATE)));
    clashes.extend(measures.into_iter().map(|clash| (clash, &FIGURE)));
    clashes.extend(ages.clashes.into_iter().map(|clash| (clash, &FIGURE)));
    let known = Known { texts: &texts, rarity: &rarity, people: &people, aligned: &aligned };
    clashes.extend(checks::table::check(&mut pages, &known));
    let beginnings = tell::Beginnings::of(&pages, &texts);
    let story = Story { articles, pages: &pages, rarity: &rarity, beginnings: &beginnings };
    clashes.extend(aligned.clashes.into_iter().map(|clash| {
        let kind = kind_of(pages[clash.pair.a.page].nodes[clash.pair.a.node].kind);
        (clash, kind)
    }));
    tell::fresh::mark(&mut clashes, &pages);
    tell::leads::keep(&mut clashes, leads, &pages);
    clashes.iter().map(|(clash, meta)| story.tell(clash, meta)).collect()
}

/// The articles of a story and what was read in them.
type OneStory<'a> = (Vec<&'a Article>, Vec<Page>);

/// The articles by story, in the order of their paths, each with what was read in it; and whether somebody put those of
/// each story together.
fn stories<'a>(
    articles: &'a [Article],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
) -> (Vec<OneStory<'a>>, bool) {
    let mut articles: Vec<&Article> = articles.iter().collect();
    articles.sort_by(|x, y| x.text.path.cmp(&y.text.path));
    let pages = read(&articles, source);
    let groups = group::group(&pages);
    let mut pages: Vec<Option<Page>> = pages.into_iter().map(Some).collect();
    let stories = groups.stories.into_iter();
    let stories = stories
        .map(|group| {
            let read = group.iter().filter_map(|&index| pages[index].take()).collect();
            (group.iter().map(|&index| articles[index]).collect(), read)
        })
        .collect();
    (stories, groups.are_given)
}

/// Two values that were held against each other and not compared.
#[derive(Clone, Debug)]
pub struct Passed {
    /// Where they stand.
    pub places: (Place, Place),
    /// How alike their sentences are, in thousandths.
    pub likeness: u32,
    /// Why they were not compared.
    pub why: Vec<String>,
    /// Why they are of two things, where that is why.
    pub two_things: Option<String>,
}

/// The values of articles that clash in themselves and were not compared, each pair with the reasons.
pub fn passed(articles: &[Article], source: &(dyn Fn(&str) -> Arc<Source> + Sync)) -> Vec<Passed> {
    let (stories, is_all) = stories(articles, source);
    let told = |(articles, pages): OneStory<'_>| -> Vec<Passed> {
        let rarity = Rarity::of(&pages, is_all);
        let aligned = align::align(&pages, &rarity);
        let place = |at: align::pair::At| {
            let article = articles[at.page];
            let range = pages[at.page].nodes[at.node].range.clone();
            Place::new(&article.text, article.prose.in_file(range))
        };
        let is_vague = |at: align::pair::At| pages[at.page].nodes[at.node].bound() == Bound::Vague;
        // What is vague is far from anything.
        let tells_two = |veto: Veto, pair: &Pair| {
            veto.tells_two_things()
                && !(veto.is_of_distance() && (is_vague(pair.a) || is_vague(pair.b)))
        };
        let told = |(pair, why): &(Pair, Vec<Veto>)| Passed {
            places: (place(pair.a), place(pair.b)),
            likeness: pair.likeness,
            why: why.iter().map(|veto| veto.says()).collect(),
            two_things: why.iter().copied().find(|veto| tells_two(*veto, pair)).map(|v| v.says()),
        };
        aligned.left.iter().map(told).collect()
    };
    stories.into_iter().flat_map(told).collect()
}

fn read(articles: &[&Article], source: &(dyn Fn(&str) -> Arc<Source> + Sync)) -> Vec<Page> {
    let mut pages: Vec<Page> =
        articles.par_iter().map(|article| Page::read(article, source(&article.id))).collect();
    let (as_name, small) =
        (counted(&pages, |page| &page.names), counted(&pages, |page| &page.small));
    let as_word = |root| small.binary_search_by_key(&root, |(r, _)| *r).map_or(0, |at| small[at].1);
    // Among many articles there is one that writes "Sales" amid a sentence: most have to.
    let names = as_name.into_iter().filter(|&(root, count)| count >= as_word(root));
    let names: Vec<page::word::Root> = names.map(|(root, _)| root).collect();
    let small: Vec<page::word::Root> = small.iter().map(|(root, _)| *root).collect();
    pages
        .par_iter_mut()
        .zip(articles)
        .for_each(|(page, article)| page.settle(article, &names, &small));
    pages
}

/// The roots of a list of each page, sorted, and how many pages have each.
fn counted(
    pages: &[Page],
    list: fn(&Page) -> &[page::word::Root],
) -> Vec<(page::word::Root, usize)> {
    // Most roots stand in many pages: few are left to be sorted.
    let mut counts: HashMap<page::word::Root, usize, FixedState> = HashMap::default();
    for root in pages.iter().flat_map(list) {
        *counts.entry(*root).or_default() += 1;
    }
    let mut counts: Vec<(page::word::Root, usize)> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

fn kind_of(kind: MentionKind) -> &'static Meta {
    if kind == MentionKind::Date { &DATE } else { &FIGURE }
}
