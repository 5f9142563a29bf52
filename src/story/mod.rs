//! Stories: several articles on one subject, and where they disagree, with no rules written.
//!
//! No sentence says which slot its figure belongs to, and no likeness of two sentences settles it. What
//! settles it is the story: a figure that the other article knows as well is another thing; two figures
//! are one thing told twice only if each fits the other best; what several articles repeat is an anchor;
//! most real conflicts are near misses. So values are paired, explained away by a list of vetoes
//! (`veto::Veto`), matched, folded into groups, and what remains is told with its confidence.

mod ages;
mod align;
mod around;
mod beginnings;
mod called;
mod cells;
mod clock;
mod counts;
mod cue;
mod currencies;
mod deeds;
mod departures;
mod done;
mod events;
mod file;
mod fold;
mod formula;
mod fresh;
mod group;
mod headline;
mod hour;
mod inside;
mod institutions;
mod kinds;
mod leads;
mod lengths;
mod life;
mod linkage;
mod ministry;
mod moving;
mod names;
mod namesakes;
mod numeral;
mod objects;
mod of_them;
mod opposed;
mod overdue;
mod page;
mod pair;
mod people;
mod place;
mod propose;
mod rank;
mod retelling;
mod role;
mod same;
mod saying;
mod series;
mod silent;
mod since;
mod slip;
mod spot;
mod stretch;
mod swapped;
mod tables;
mod tell;
mod titles;
mod turned;
mod twins;
mod undated;
mod veto;
mod votes;
mod weigh;
mod word;

use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use rayon::prelude::*;

use crate::claims::Source;
use crate::finding::Finding;
use crate::load::article::Article;
use crate::read::MentionKind;
use crate::rules::{
    CALENDAR, DATE, FIGURE, HEADLINE, Meta, NAME, PLACE, RANK, ROLE, STATUS, WORDING,
};
use crate::span::Place;
pub use cells::MOST_CELLS;
pub use file::{ClaimsText, claims_text, is_sure};
pub use leads::LEADS;
use page::Page;
use pair::Rarity;
use people::People;
pub use propose::{Proposal, propose};
use tell::Story;

/// What articles say against each other, each finding with its confidence; unsorted.
///
/// `source` gives the source that an article is, by the article's id. A folder of many articles is first
/// parted into stories; nothing is compared beyond them. Of each story the surest notes are told, no more
/// than `leads`.
pub fn check(
    articles: &[Article],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
    leads: usize,
) -> Vec<Finding> {
    let stories = stories(articles, source);
    let is_all = stories.len() == 1;
    let found: Vec<Vec<Finding>> = stories
        .into_par_iter()
        .map(|(articles, pages)| one(&articles, pages, is_all, leads))
        .collect();
    found.into_iter().flatten().collect()
}

/// What the articles of one story say against each other; `is_all` tells whether they are all that was given.
fn one(articles: &[&Article], mut pages: Vec<Page>, is_all: bool, leads: usize) -> Vec<Finding> {
    currencies::settle(&mut pages);
    let texts: Vec<&str> = articles.iter().map(|article| article.prose.text()).collect();
    let rarity = Rarity::of(&pages, is_all);
    let mut aligned = align::align(&pages, &rarity);
    let people = People::of_story(&pages, &texts);
    let beginnings = beginnings::check(&pages, &texts, &rarity);
    let ages = ages::check(&pages, &texts, &people);
    aligned
        .clashes
        .retain(|clash| !beginnings.settle(&clash.pair) && !ages.settle(&clash.pair, &pages));
    let mut own = inside::check(&pages, &texts, &aligned.same, &rarity);
    for (clash, _) in own.iter_mut().filter(|(_, meta)| meta.name == CALENDAR.name) {
        inside::part_weekday(clash, &mut pages, &texts);
    }
    own.extend(headline::check(&pages).into_iter().map(|clash| (clash, &HEADLINE)));
    own.extend(overdue::check(&pages, &texts).into_iter().map(|clash| (clash, &CALENDAR)));
    own.extend(beginnings.clashes.into_iter().map(|clash| (clash, &DATE)));
    own.extend(ages.clashes.into_iter().map(|clash| (clash, &FIGURE)));
    own.extend(events::check(&pages, &aligned.retellings).into_iter().map(|clash| (clash, &DATE)));
    let mut slips = names::check(&mut pages, &texts);
    slips.extend(namesakes::check(&mut pages, &texts, &people));
    let roles = role::check(&mut pages, &texts, &people);
    let mut done = done::check(&mut pages, &texts, &rarity);
    done.extend(departures::check(&mut pages, &texts, &people));
    let ranks = rank::check(&mut pages, &texts);
    let places = place::check(&mut pages, &texts, &rarity);
    let clocks = clock::check(&mut pages, &texts);
    let since = since::check(&mut pages, &texts, &rarity);
    let institutions = institutions::check(&mut pages, &texts, &rarity);
    let votes = votes::check(&mut pages, &texts, &rarity);
    let twins = twins::check(&mut pages, &texts, &rarity);
    let turned = turned::check(&mut pages, &texts, &aligned.retellings, &twins, &rarity);
    let story = Story { articles, pages: &pages, rarity: &rarity };
    let mut clashes: Vec<(align::Clash, &'static Meta)> = own;
    clashes.extend(slips.into_iter().map(|clash| (clash, &NAME)));
    clashes.extend(roles.into_iter().map(|clash| (clash, &ROLE)));
    clashes.extend(done.into_iter().chain(votes).map(|clash| (clash, &STATUS)));
    clashes.extend(ranks.into_iter().map(|clash| (clash, &RANK)));
    clashes.extend(places.into_iter().map(|clash| (clash, &PLACE)));
    clashes.extend(clocks.into_iter().chain(since).map(|clash| (clash, &DATE)));
    clashes.extend(institutions.into_iter().map(|clash| (clash, &NAME)));
    clashes.extend(turned.into_iter().map(|clash| (clash, &WORDING)));
    clashes.extend(twins.into_iter().map(|clash| (clash, &WORDING)));
    clashes.extend(aligned.clashes.into_iter().map(|clash| {
        let kind = kind_of(pages[clash.pair.a.page].nodes[clash.pair.a.node].kind);
        (clash, kind)
    }));
    fresh::mark(&mut clashes, &pages);
    leads::keep(&mut clashes, leads, &pages);
    clashes.iter().map(|(clash, meta)| story.tell(clash, meta)).collect()
}

/// The articles by story, in the order of their paths, each with what was read in it.
fn stories<'a>(
    articles: &'a [Article],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
) -> Vec<(Vec<&'a Article>, Vec<Page>)> {
    let mut articles: Vec<&Article> = articles.iter().collect();
    articles.sort_by(|x, y| x.text.path.cmp(&y.text.path));
    let pages = read(&articles, source);
    let groups = group::group(&pages);
    let mut pages: Vec<Option<Page>> = pages.into_iter().map(Some).collect();
    groups
        .into_iter()
        .map(|group| {
            let read = group.iter().filter_map(|&index| pages[index].take()).collect();
            (group.iter().map(|&index| articles[index]).collect(), read)
        })
        .collect()
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
}

/// The values of articles that clash in themselves and were not compared, each pair with the reasons.
pub fn passed(articles: &[Article], source: &(dyn Fn(&str) -> Arc<Source> + Sync)) -> Vec<Passed> {
    let stories = stories(articles, source);
    let is_all = stories.len() == 1;
    let told = |(articles, pages): (Vec<&Article>, Vec<Page>)| -> Vec<Passed> {
        let rarity = Rarity::of(&pages, is_all);
        let aligned = align::align(&pages, &rarity);
        let place = |at: pair::At| {
            let article = articles[at.page];
            let range = pages[at.page].nodes[at.node].range.clone();
            Place::new(&article.text, article.prose.in_file(range))
        };
        let told = |(pair, why): &(pair::Pair, Vec<veto::Veto>)| Passed {
            places: (place(pair.a), place(pair.b)),
            likeness: pair.likeness,
            why: why.iter().map(|veto| veto.says()).collect(),
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
    let names: Vec<word::Root> = names.map(|(root, _)| root).collect();
    let small: Vec<word::Root> = small.iter().map(|(root, _)| *root).collect();
    pages
        .par_iter_mut()
        .zip(articles)
        .for_each(|(page, article)| page.settle(article, &names, &small));
    pages
}

/// The roots of a list of each page, sorted, and how many pages have each.
fn counted(pages: &[Page], list: fn(&Page) -> &[word::Root]) -> Vec<(word::Root, usize)> {
    // Most roots stand in many pages: few are left to be sorted.
    let mut counts: HashMap<word::Root, usize, FixedState> = HashMap::default();
    for root in pages.iter().flat_map(list) {
        *counts.entry(*root).or_default() += 1;
    }
    let mut counts: Vec<(word::Root, usize)> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

fn kind_of(kind: MentionKind) -> &'static Meta {
    if kind == MentionKind::Date { &DATE } else { &FIGURE }
}
