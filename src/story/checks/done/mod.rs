//! Deeds that one article tells as done and another as still to come: bought, and agreed to buy.
//!
//! An article that tells both knows that the deed is to come and speaks loosely: that is a lead. What an
//! article of a later day tells as done has been done since.

mod bargain;
mod deeds;
mod told;
mod verb;

use std::collections::{BTreeMap, BTreeSet};

use self::deeds::{BARGAINS, Deed};
use self::told::{Stage, Told, are_nameless, is_one};
use self::verb::page_tells;
use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::value::{Day, Meaning};

/// A telling: the page, and which of its own it is.
type Place = (usize, usize);

/// The tellings of a deed as done, and those as to come.
type Opposed = [BTreeSet<Place>; 2];

/// The deeds that some pages tell as done and others as to come.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let told: Vec<Vec<Told>> = pages
        .iter()
        .zip(texts)
        .enumerate()
        .map(|(index, (page, text))| page_tells(index, page, text))
        .collect();
    let mut found = opposed(&told, pages, rarity);
    let surely: BTreeSet<Deed> =
        found.keys().filter(|(_, is_known)| !is_known).map(|(deed, _)| *deed).collect();
    found.retain(|(deed, is_known), _| !is_known || !surely.contains(deed));
    let meaning = |wording: &str| Meaning::Text(wording.into());
    let clash = |((deed, is_known), mut sides): ((Deed, bool), Opposed)| {
        if !is_known {
            fill(&mut sides, &told, pages, rarity);
        }
        let spots = sides.map(|side| spots(&side, &told));
        let why = "One side tells it as done, the other as still to come.";
        let sides = match (is_known, BARGAINS.contains(&deed)) {
            (true, _) => Sides::lead(
                spots,
                why,
                "A lead only: one of the articles tells it loosely, or in both ways.",
                LOOSE,
            ),
            (false, true) => Sides::warning(spots, why),
            (false, false) => Sides::lead(spots, why, "Many tell what is decided as done.", 500),
        };
        sides.clash(pages, texts, &meaning)
    };
    found.into_iter().map(clash).collect()
}

/// The tellings that oppose each other, by their deed, and by whether one of the articles tells it in both ways.
fn opposed(told: &[Vec<Told>], pages: &[Page], rarity: &Rarity) -> BTreeMap<(Deed, bool), Opposed> {
    let mut found: BTreeMap<(Deed, bool), Opposed> = BTreeMap::new();
    let all = || {
        let each = |(page, of): (usize, &'_ Vec<Told>)| (0..of.len()).map(move |at| (page, at));
        told.iter().enumerate().flat_map(each).map(|at| (at, &told[at.0][at.1]))
    };
    for (p, pending) in all().filter(|(_, told)| told.stage == Stage::Pending) {
        for (d, done) in all().filter(|(at, told)| at.0 != p.0 && told.stage == Stage::Done) {
            let is_said = is_one(pending, done, rarity);
            if !is_said && !are_nameless(pending, done) || is_later(&pages[d.0], &pages[p.0]) {
                continue;
            }
            let knows = (
                knows_other(&told[p.0], pending, Stage::Done, rarity),
                knows_other(&told[d.0], done, Stage::Pending, rarity),
            );
            // Two articles that both tell it in both ways agree.
            if knows == (true, true) {
                continue;
            }
            // What is expressly completed may well have been so since, where nothing says when either was told.
            let may_be_later = done.is_by_noun && days(&pages[d.0], &pages[p.0]).is_none()
                || done.is_at_last && (pages[d.0].is_undated() || pages[p.0].is_undated())
                // What has no day may well be from before the day on which the other tells it as done.
                || pages[p.0].is_undated() && !pages[d.0].is_undated();
            let is_known = !is_said
                || may_be_later
                || pending.is_loose
                || done.is_loose
                || knows != (false, false);
            let sides = found.entry((done.deed, is_known)).or_default();
            sides[0].insert(d);
            sides[1].insert(p);
        }
    }
    found
}

/// Adds the other tellings of the same deed: an editor wants to see all that may have to change.
fn fill(sides: &mut Opposed, told: &[Vec<Told>], pages: &[Page], rarity: &Rarity) {
    for (own, stage) in [Stage::Done, Stage::Pending].into_iter().enumerate() {
        let is_in_time = |page: usize, other: &Place| match stage {
            Stage::Done => !is_later(&pages[page], &pages[other.0]),
            _ => !is_later(&pages[other.0], &pages[page]),
        };
        let others = sides[1 - own].clone();
        for (page, of) in told.iter().enumerate() {
            let is_open = others.iter().all(|at| at.0 != page)
                && others.iter().any(|at| is_in_time(page, at));
            for (at, one) in of.iter().enumerate().filter(|(_, one)| is_open && one.stage == stage)
            {
                let is_same = |at: &Place| is_one(&told[at.0][at.1], one, rarity);
                if sides[own].iter().any(is_same) {
                    sides[own].insert((page, at));
                }
            }
        }
    }
}

/// Where tellings stand, each place once.
fn spots(side: &BTreeSet<Place>, told: &[Vec<Told>]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = side.iter().map(|at| told[at.0][at.1].spot.clone()).collect();
    spots.sort_by_key(|spot| (spot.page, spot.range.start));
    spots.dedup_by(|a, b| a.page == b.page && a.range == b.range);
    spots
}

/// How sure it is that what an article tells in both ways is one deed, in thousandths.
const LOOSE: i64 = 250;

/// Whether the same article tells the deed in the other stage as well, be it without names: "the purchase
/// is expected to close".
fn knows_other(page: &[Told], told: &Told, stage: Stage, rarity: &Rarity) -> bool {
    page.iter().any(|other| {
        let is_nameless = other.before.is_empty() && other.after.is_empty();
        (other.stage == stage || stage == Stage::Done && other.stage == Stage::Closed)
            && other.deed == told.deed
            && (is_nameless || is_one(told, other, rarity))
    })
}

/// Whether one page is of a later day than another.
fn is_later(done: &Page, pending: &Page) -> bool {
    days(done, pending).is_some_and(|(done, pending)| done > pending)
}

/// The days on which two pages were published, where both are known.
fn days(done: &Page, pending: &Page) -> Option<(Day, Day)> {
    done.published_day().zip(pending.published_day())
}
