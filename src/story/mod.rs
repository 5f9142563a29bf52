//! Stories: several articles on one subject, and where they disagree, with no rules written.
//!
//! No sentence says which slot its figure belongs to, and no likeness of two sentences settles it. What
//! settles it is the story: a figure that the other article knows as well is another thing; two figures
//! are one thing told twice only if each fits the other best; what several articles repeat is an anchor;
//! most real conflicts are near misses. So values are paired, explained away by a list of vetoes
//! ([`pair::Veto`]), matched, folded into groups, and what remains is told with its confidence.

mod align;
mod around;
mod cue;
mod file;
mod inside;
mod names;
mod page;
mod pair;
mod propose;
mod tables;
mod tell;
mod twins;
mod weigh;
mod word;

use std::sync::Arc;

use rayon::prelude::*;

use crate::claims::Source;
use crate::finding::{Finding, Severity};
use crate::load::article::Article;
use crate::read::MentionKind;
use crate::rules::{DATE, FIGURE, Meta, NAME, WORDING};
use crate::span::Place;
pub use file::{ClaimsText, claims_text, is_sure};
use page::Page;
use pair::Rarity;
pub use propose::{Proposal, propose};
use tell::Story;

/// How many notes of one story are kept: the surest leads.
pub const LEADS: usize = 10;

/// What articles say against each other, each finding with its confidence; unsorted.
///
/// `source` gives the source that an article is, by the article's id.
pub fn check(articles: &[Article], source: &(dyn Fn(&str) -> Arc<Source> + Sync)) -> Vec<Finding> {
    if articles.is_empty() {
        return Vec::new();
    }
    let mut pages = read(articles, source);
    let articles: Vec<&Article> = articles.iter().collect();
    let texts: Vec<&str> = articles.iter().map(|article| article.prose.text()).collect();
    let rarity = Rarity::of(&pages);
    let aligned = align::align(&pages, &rarity);
    let own = inside::check(&pages, &texts, &aligned.same, &rarity);
    let slips = names::check(&mut pages, &texts);
    let twins = twins::check(&mut pages, &texts);
    let story = Story { articles: &articles, pages: &pages, rarity: &rarity };
    let mut found: Vec<Finding> = own.iter().map(|(clash, meta)| story.tell(clash, meta)).collect();
    found.extend(slips.iter().map(|clash| story.tell(clash, &NAME)));
    found.extend(twins.iter().map(|clash| story.tell(clash, &WORDING)));
    let mut notes = 0;
    for clash in &aligned.clashes {
        let is_note = clash.severity == Severity::Note;
        notes += usize::from(is_note);
        if is_note && notes > LEADS {
            continue;
        }
        found.push(
            story.tell(clash, kind_of(pages[clash.pair.a.page].nodes[clash.pair.a.node].kind)),
        );
    }
    found
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
    let pages = read(articles, source);
    let rarity = Rarity::of(&pages);
    let aligned = align::align(&pages, &rarity);
    let place = |at: pair::At| {
        let article = &articles[at.page];
        Place::new(
            &article.text,
            article.prose.in_file(pages[at.page].nodes[at.node].range.clone()),
        )
    };
    let told = |(pair, why): &(pair::Pair, Vec<pair::Veto>)| Passed {
        places: (place(pair.a), place(pair.b)),
        likeness: pair.likeness,
        why: why.iter().map(|veto| veto.says()).collect(),
    };
    aligned.left.iter().map(told).collect()
}

fn read(articles: &[Article], source: &(dyn Fn(&str) -> Arc<Source> + Sync)) -> Vec<Page> {
    let mut pages: Vec<Page> =
        articles.par_iter().map(|article| Page::read(article, source(&article.id))).collect();
    let all = |list: fn(&Page) -> &[word::Root]| {
        let mut all: Vec<word::Root> =
            pages.iter().flat_map(|page| list(page).iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (names, small) = (all(|page| &page.names), all(|page| &page.small));
    pages
        .par_iter_mut()
        .zip(articles)
        .for_each(|(page, article)| page.settle(article, &names, &small));
    pages
}

fn kind_of(kind: MentionKind) -> &'static Meta {
    if kind == MentionKind::Date { &DATE } else { &FIGURE }
}
