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
mod apart;
mod checks;
mod group;
mod page;
mod people;
mod propose;
mod rounds;
mod tell;

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use rayon::prelude::*;

use crate::claims::Source;
use crate::finding::{Finding, Severity};
use crate::load::article::Article;
use crate::read::MentionKind;
use crate::rules::{CALENDAR, DATE, FIGURE, Meta};
use crate::span::Place;
use crate::value::Bound;
use align::Clash;
use align::pair::{Pair, Rarity};
use align::veto::Veto;
pub use apart::Apart;
use checks::table::Known;
use page::Page;
pub use page::cells::MOST_CELLS;
use people::People;
pub use propose::file::{ClaimsText, claims_text, is_sure, source_named};
pub use propose::{Proposal, propose};
pub use rounds::Together;
use rounds::{Round, SourceOf};
use tell::Story;
pub use tell::leads::LEADS;
use tell::leads::weight;

/// So many articles somebody can have put together by hand.
pub const BY_HAND: usize = 25;

/// What a check of articles gives.
#[derive(Debug, Default)]
pub struct Told {
    /// What they say against each other, each finding with its confidence; unsorted.
    pub findings: Vec<Finding>,
    /// The paths of every two articles with so many values that not all pairs of them were looked at.
    pub too_much: Vec<(String, String)>,
    /// How many stories they are of by what they say, whatever was compared.
    pub stories: usize,
}

/// What articles say against each other.
///
/// `source` gives the source that an article is, by the article's id. Articles are first parted into
/// stories, unless somebody said that they belong `together`; nothing is compared beyond them. Of each story the
/// surest notes are told, no more than `leads`.
pub fn check(
    articles: &[Article],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
    together: &Together,
    leads: usize,
) -> Told {
    let work = |round: Round<'_>| {
        let (too_much, is_across) = (too_much(&round), round.lots.are_some());
        (too_much, is_across, one(round, leads))
    };
    let (done, stories) = rounds::each(articles, source, together, work);
    let mut told = Told { stories, ..Told::default() };
    let mut across = Vec::new();
    for (too_much, is_across, found) in done {
        told.too_much.extend(too_much);
        match is_across {
            true => across.extend(found),
            false => told.findings.extend(found.into_iter().map(|(finding, _)| finding)),
        }
    }
    if let Together::With(named) = together {
        add_across(across, named, leads, &mut told.findings);
    }
    told
}

/// A note across stories is at least so sure, in thousandths: by what they say, the two articles are of two things.
const SURE_ACROSS: u32 = 250;

/// Adds what lies across stories: all that is more than a note, and the surest notes as long as the notes that touch what
/// was named are no more than `leads`.
fn add_across(
    mut across: Vec<(Finding, i64)>,
    named: &BTreeSet<String>,
    leads: usize,
    findings: &mut Vec<Finding>,
) {
    let is_note = |finding: &Finding| finding.severity == Severity::Note;
    let touches = |finding: &&Finding| {
        finding.members.iter().any(|member| named.contains(&member.claim.places.text.path))
    };
    let own = findings.iter().filter(|finding| is_note(finding)).filter(touches).count();
    let mut left = leads.saturating_sub(own);
    across.sort_by(|(x, v), (y, w)| w.cmp(v).then_with(|| x.id.cmp(&y.id)));
    findings.extend(across.into_iter().map(|(finding, _)| finding).filter(|finding| {
        if !is_note(finding) {
            return true;
        }
        let is_told = left > 0 && finding.confidence >= Some(SURE_ACROSS);
        left -= usize::from(is_told);
        is_told
    }));
}

/// The paths of every two articles of whose values not all pairs are looked at.
fn too_much(round: &Round<'_>) -> Vec<(String, String)> {
    let path = |at: usize| round.articles[at].text.path.to_string();
    let two = |a: usize| {
        let is_of_it = move |b: &usize| {
            round.lots.tell([a, *b].into_iter())
                && align::is_too_much(&round.pages[a], &round.pages[*b])
        };
        (a + 1..round.pages.len()).filter(is_of_it).map(move |b| (path(a), path(b)))
    };
    (0..round.pages.len()).flat_map(two).collect()
}

/// What the articles of one round say against each other, each finding with how much it matters.
fn one(round: Round<'_>, leads: usize) -> Vec<(Finding, i64)> {
    let Round { articles, mut pages, is_given, lots } = round;
    page::currencies::settle(&mut pages);
    page::event::mark(&mut pages);
    let texts: Vec<&str> = articles.iter().map(|article| article.prose.text()).collect();
    let rarity = Rarity::of(&pages, is_given);
    let mut aligned = align::align(&pages, &rarity);
    let people = People::of_story(&pages, &texts);
    let beginnings = checks::beginnings::check(&pages, &texts, &rarity);
    let ages = people::ages::check(&pages, &texts, &people);
    let scales = checks::scale::check(&pages, &rarity);
    let mut days = checks::days::check(&pages, &texts, &people, &rarity);
    let is_told =
        |one: &Clash| aligned.clashes.iter().any(|clash| clash.is_flagged() && one.repeats(clash));
    days.retain(|day| !is_told(day));
    let mut measures = checks::measures::check(&pages, &texts, &rarity);
    measures.extend(checks::ranges::check(&pages, &rarity));
    measures.extend(checks::timed::check(&pages, &people));
    measures.extend(checks::exchanged::check(&pages));
    measures.retain(|told| !is_told(told));
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
    let by_words = checks::table::check(&mut pages, &known);
    // "367 to 137" tells of 137 as well.
    aligned.clashes.retain(|clash| {
        let tells_it = |other: &Clash| checks::table::is_told_by(clash, other, &pages);
        !by_words.iter().any(|(other, meta)| meta.name == FIGURE.name && tells_it(other))
    });
    clashes.extend(by_words);
    let beginnings = tell::Beginnings::of(&pages, &texts);
    let story = Story {
        articles: &articles,
        pages: &pages,
        rarity: &rarity,
        people: &people,
        beginnings: &beginnings,
    };
    clashes.extend(aligned.clashes.into_iter().map(|clash| {
        let kind = kind_of(pages[clash.pair.a.page].nodes[clash.pair.a.node].kind);
        (clash, kind)
    }));
    tell::fresh::mark(&mut clashes, &pages);
    clashes.retain(|(clash, _)| lots.tell(clash.groups.iter().flatten().map(|at| at.page)));
    tell::leads::keep(&mut clashes, leads, &pages);
    let told = clashes.iter();
    told.map(|(clash, meta)| (story.tell(clash, meta), weight(clash, meta, &pages))).collect()
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
pub fn passed(
    articles: &[Article],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
    together: &Together,
) -> Vec<Passed> {
    let told = |mut round: Round<'_>| -> Vec<Passed> {
        page::event::mark(&mut round.pages);
        let (articles, pages) = (&round.articles, &round.pages);
        let rarity = Rarity::of(pages, round.is_given);
        let aligned = align::align(pages, &rarity);
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
        let is_told = |pair: &Pair| round.lots.tell([pair.a.page, pair.b.page].into_iter());
        aligned.left.iter().filter(|(pair, _)| is_told(pair)).map(told).collect()
    };
    let (done, _) = rounds::each(articles, source, together, told);
    done.into_iter().flatten().collect()
}

fn read(articles: &[&Article], source: SourceOf<'_>) -> Vec<Page> {
    let mut pages: Vec<Page> =
        articles.par_iter().map(|article| Page::read(article, source(&article.id))).collect();
    let (as_name, small) =
        (counted(&pages, |page| &page.names), counted(&pages, |page| &page.small));
    let as_word = |root| small.binary_search_by_key(&root, |(r, _)| *r).map_or(0, |at| small[at].1);
    // Among many articles there is one that writes "Sales" amid a sentence: most have to.
    let names = as_name.into_iter().filter(|&(root, count)| count >= as_word(root));
    let names: Vec<page::word::Root> = names.map(|(root, _)| root).collect();
    let small: Vec<page::word::Root> = small.iter().map(|(root, _)| *root).collect();
    let models = counted(&pages, |page| &page.models);
    let models: Vec<page::word::Root> = models.iter().map(|(root, _)| *root).collect();
    let known = page::Known { names: &names, small: &small, models: &models };
    pages.par_iter_mut().zip(articles).for_each(|(page, article)| page.settle(article, &known));
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
