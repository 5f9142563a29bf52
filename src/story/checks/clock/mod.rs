//! Times of day: "left at 19:03" in one article, "took off at 19.29" in another.
//!
//! A time of day says nothing by itself: what happened then is told by the words around it. Where both articles tell it
//! with a word of one sort it is a warning, elsewhere a lead. Times in two zones are compared where it is known how far
//! the zones lie apart; times that only bound ("before 9 a.m.", "from 9 to 5") are left alone.

mod face;
mod happened;
mod tellings;
mod times;
mod told;
mod zone;
mod zones;

use self::times::times;
use self::told::Told;
use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::value::Meaning;

/// The times of day that differ between two articles. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let told = told(pages, texts);
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let of_events = happened::check(&told, pages, rarity);
    taken.extend(of_events.iter().flat_map(|(told, _)| told.sides.iter().flatten().map(place)));
    let leads = leads(&told).into_iter().filter(|[x, y]| {
        let own = [place(x), place(y)];
        let is_new = !own.iter().any(|at| taken.contains(at));
        taken.extend(own.iter().filter(|_| is_new));
        is_new
    });
    let why = "The two sides give two times of day.";
    let doubt = "A lead only: they may be of two things, or of two zones.";
    let leads: Vec<Sides> =
        leads.map(|[x, y]| Sides::lead([vec![x], vec![y]], why, doubt, CONFIDENCE)).collect();
    let meaning = |wording: &str| Meaning::Text(wording.into());
    let mut clashes = Vec::new();
    for (sides, name) in of_events {
        let what = name.strip_prefix("the ");
        clashes.push(Clash { what, ..sides.clash(pages, texts, &meaning) });
    }
    clashes.extend(leads.into_iter().map(|sides| sides.clash(pages, texts, &meaning)));
    clashes
}

/// The times of day that a sentence gives in two zones which do not lie so far apart.
pub(crate) fn in_two_zones(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let told = told(pages, texts);
    let meaning = |wording: &str| Meaning::Text(wording.into());
    let mut clashes = Vec::new();
    for sides in zones::check(&told) {
        let clash = sides.clash(pages, texts, &meaning);
        clashes.push(Clash { what: Some("time of day"), ..clash });
    }
    clashes
}

/// The times of day of each page.
fn told(pages: &[Page], texts: &[&str]) -> Vec<Vec<Told>> {
    pages.iter().zip(texts).enumerate().map(|(i, (p, t))| times(i, p, t)).collect()
}

/// Where the words of a time stand.
fn place(spot: &Spot) -> (usize, usize) {
    (spot.page, spot.range.start)
}

/// Times that may be of one thing, those with the most words in common first.
fn leads(told: &[Vec<Told>]) -> Vec<[Spot; 2]> {
    let mut found: Vec<(usize, [Spot; 2])> = Vec::new();
    // An article's only time of day is that of what it tells.
    let is_sole = |all: &[Told]| all.iter().all(|one| one.fits(&all[0]));
    for (i, of_a) in told.iter().enumerate() {
        for of_b in &told[i + 1..] {
            let least = if is_sole(of_a) && is_sole(of_b) { SOLE } else { SHARED };
            for x in of_a {
                let knows = of_b.iter().any(|y| y.fits(x));
                for y in of_b.iter().filter(|y| !knows && y.clashes(x)) {
                    let is_known = of_a.iter().any(|other| other.fits(y));
                    let shared = x.around.iter().filter(|root| y.around.contains(root)).count();
                    if !is_known && shared >= least {
                        found.push((shared, [x.spot.clone(), y.spot.clone()]));
                    }
                }
            }
        }
    }
    found.sort_by_key(|(shared, [x, y])| (std::cmp::Reverse(*shared), place(x), place(y)));
    found.into_iter().map(|(_, spots)| spots).collect()
}

/// How sure it is that two times are of one thing, in thousandths.
const CONFIDENCE: i64 = 250;
/// How many telling words around two times must be the same,
const SHARED: usize = 2;
/// or where each is the only one of its article.
const SOLE: usize = 1;
