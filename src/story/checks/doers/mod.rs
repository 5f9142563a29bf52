//! Who did what one alone does: two articles name two winners of one race, two directors of one film.
//!
//! What was done has to be the same by the words around it, and neither article may name the other's doer anywhere: it
//! would know of two.

mod deed;
mod told;

use std::collections::BTreeSet;

use self::told::{Told, told};
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::apart::{are_of_two_times, are_within};
use crate::story::page::spot::{Sides, Spot, longest_name};
use crate::story::page::word::Root;
use crate::story::people::People;
use crate::value::{Meaning, Name, Value};

/// The deeds that two articles tell of two. Each name becomes a value of its page.
pub(crate) fn check(
    pages: &mut [Page],
    texts: &[&str],
    people: &[People],
    rarity: &Rarity,
) -> Vec<Clash> {
    let mut all: Vec<Told> = Vec::new();
    for (index, ((page, text), people)) in pages.iter().zip(texts).zip(people).enumerate() {
        all.extend(told(index, page, text, people));
    }
    let mut found: Vec<(&'static str, Sides)> = Vec::new();
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, x) in all.iter().enumerate() {
        for y in &all[at + 1..] {
            let is_taken = taken.contains(&x.place()) || taken.contains(&y.place());
            if is_taken || !are_rivals(x, y, pages) {
                continue;
            }
            let sides = [fellows(x, &all), fellows(y, &all)];
            taken.extend(sides.iter().flatten().map(|spot| (spot.page, spot.range.start)));
            let doer = x.deed.doer;
            let why = format!("Each side names another {doer}, and neither article the other's.");
            let shared = x.near.shared_names(&y.near);
            let about = longest_name(&x.spot, &shared, pages, texts);
            let sides = match rarity.is_pair {
                true => Sides::lead(
                    sides,
                    why,
                    "Two texts alone may be of two things of one name.",
                    LOOSE,
                ),
                false => Sides::warning(sides, why),
            };
            found.push((doer, Sides { about, ..sides }));
        }
    }
    let meaning = |wording: &str| Meaning::Name(Name::new(wording));
    let clash = |(doer, sides): (&'static str, Sides)| Clash {
        what: Some(doer),
        ..sides.clash(pages, texts, &meaning)
    };
    found.into_iter().map(clash).collect()
}

/// Where the doer of a telling is named as the doer of such a deed, there first.
fn fellows(one: &Told, all: &[Told]) -> Vec<Spot> {
    let is_same =
        |told: &&Told| std::ptr::eq(told.deed, one.deed) && !told.name.is_disjoint(&one.name);
    let mut fellows: Vec<&Told> = all.iter().filter(is_same).collect();
    fellows.sort_by_key(|told| (told.place() != one.place(), told.place()));
    fellows.dedup_by_key(|told| told.place());
    fellows.into_iter().map(|told| told.spot.clone()).collect()
}

/// Whether two articles name two doers of one deed.
fn are_rivals(x: &Told, y: &Told, pages: &[Page]) -> bool {
    let (p, q) = (&pages[x.spot.page], &pages[y.spot.page]);
    let knows = |page: &Page, name: &BTreeSet<Root>| {
        name.iter().any(|root| page.roots.binary_search(root).is_ok())
    };
    let is_near = are_within(DAYS, p, q);
    let shared_names = x.near.names.intersection(&y.near.names).count();
    let shared_words = x.near.words.intersection(&y.near.words).count();
    std::ptr::eq(x.deed, y.deed)
        && x.spot.page != y.spot.page
        && is_near
        && !are_of_two_times(&x.spot, &y.spot, pages)
        && !(x.deed.is_lone && have_two_figures(x, y, pages))
        && match x.deed.is_lone {
            true => shared_names + shared_words >= ALIKE,
            false => shared_names > 0 && shared_names + shared_words > ALIKE,
        }
        && !knows(p, &y.name)
        && !knows(q, &x.name)
}

/// Whether both tell a figure beside the deed, and not the same: "in the 50TH minute", "in the 88TH minute".
fn have_two_figures(x: &Told, y: &Told, pages: &[Page]) -> bool {
    let figures = |told: &Told| -> Vec<&Value> {
        let page = &pages[told.spot.page];
        let own = page.nodes_of(told.spot.sentence..=told.spot.sentence);
        own.filter(|(_, node)| node.kind == MentionKind::Ordinal)
            .map(|(_, node)| &node.value)
            .collect()
    };
    let (of_x, of_y) = (figures(x), figures(y));
    let is_own = |a: &&Value| of_y.iter().all(|b| a.meaning != b.meaning);
    !of_x.is_empty() && !of_y.is_empty() && of_x.iter().all(is_own)
}

/// How sure it is that two texts alone are of one thing, in thousandths.
const LOOSE: i64 = 400;
/// Articles that lie further apart may be of two years' races.
const DAYS: i64 = 31;
/// More words than this have to be the same around both; so many, where a story has one such deed.
const ALIKE: usize = 2;
