//! The hour of one event that differs: both articles tell with a word of a known sort what happened then.

use super::place;
use super::tellings::{BLOW, BLOWS, HAPPENING};
use super::told::{Detail, Told, What};
use crate::read::MentionKind;
use crate::story::align::pair::Rarity;
use crate::story::checks::happenings::{Happening, Sort};
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::value::{Class, relation};

/// The hours of one event that differ between two articles, each with what happened.
pub(super) fn check(
    told: &[Vec<Told>],
    pages: &[Page],
    rarity: &Rarity,
) -> Vec<(Sides, &'static str)> {
    let mut found: Vec<(Sides, &'static str)> = Vec::new();
    for (i, of_a) in told.iter().enumerate() {
        for of_b in &told[i + 1..] {
            for x in of_a {
                for y in of_b {
                    let is_known = || knows(of_a, y) || knows(of_b, x);
                    let is_told = || found.iter().any(|(told, _)| holds(told, x, y));
                    if !are_far(x, y) || is_known() || is_told() {
                        continue;
                    }
                    let Some((p, q)) = of_one(x, y, pages, rarity) else { continue };
                    if tells_two(of_a, p) || tells_two(of_b, q) {
                        continue;
                    }
                    let sides = [fellows(x, p, told), fellows(y, q, told)];
                    let name = if p.name == HAPPENING { q.name } else { p.name };
                    let why =
                        format!("Both sides tell the hour of {name}, and it is not the same.");
                    found.push((Sides::warning(sides, why), name));
                }
            }
        }
    }
    found
}

/// Whether a finding has two times on its two sides.
fn holds(found: &Sides, x: &Told, y: &Told) -> bool {
    let is_in = |side: &[Spot], one: &Told| side.iter().any(|spot| place(spot) == place(&one.spot));
    let [a, b] = &found.sides;
    is_in(a, x) && is_in(b, y) || is_in(a, y) && is_in(b, x)
}

/// All times that tell a thing as one of them does; that one first.
fn fellows(one: &Told, what: &Happening, told: &[Vec<Told>]) -> Vec<Spot> {
    let is_of_it = |other: &&Told| {
        other.fits(one) && other.what.iter().any(|own| own.happening.name == what.name)
    };
    let mut own: Vec<Spot> =
        told.iter().flatten().filter(is_of_it).map(|told| told.spot.clone()).collect();
    own.sort_by_key(|spot| place(spot) != place(&one.spot));
    own
}

/// Whether an article tells two hours of a sort of event: then it knows of two such events.
fn tells_two(own: &[Told], what: &Happening) -> bool {
    let of_it = |told: &&Told| told.what.iter().any(|own| own.happening.name == what.name);
    let mut all = own.iter().filter(of_it);
    let first = all.next();
    all.any(|other| first.is_some_and(|first| first.clashes(other)))
}

/// Whether two times differ by more than how they are told may explain.
fn are_far(x: &Told, y: &Told) -> bool {
    let slack = match (x.is_hedged, y.is_hedged) {
        (false, false) if x.detail == Detail::Hour || y.detail == Detail::Hour => QUARTER,
        (false, false) => 0,
        _ => {
            let is_round = |one: &Told| one.is_hedged && one.minutes.is_multiple_of(HALF);
            if is_round(x) || is_round(y) { HALF } else { QUARTER }
        }
    };
    x.clashes(y) && x.apart(y) > slack
}

const QUARTER: u32 = 15;
const HALF: u32 = 30;

/// Whether an article has such a time as well.
fn knows(own: &[Told], other: &Told) -> bool {
    own.iter().any(|one| one.fits(other))
}

/// What happened, where both tell one event.
fn of_one(
    x: &Told,
    y: &Told,
    pages: &[Page],
    rarity: &Rarity,
) -> Option<(&'static Happening, &'static Happening)> {
    if !may_be_one_day(x, y, pages) {
        return None;
    }
    let two = x.what.iter().flat_map(|p| y.what.iter().map(move |q| (p, q)));
    let mut of_one = two.filter(|(p, q)| are_one(p, q, rarity));
    of_one.next().map(|(p, q)| (p.happening, q.happening))
}

/// Whether two tellings may be of one event.
fn are_one(x: &What, y: &What, rarity: &Rarity) -> bool {
    if x.is_ahead || y.is_ahead || !are_of_one_sort(x.happening, y.happening) {
        return false;
    }
    let shared_names = x.near.names.intersection(&y.near.names).count();
    let telling =
        x.near.words.intersection(&y.near.words).filter(|root| !rarity.is_everywhere(**root));
    let are_alike = telling.count() + shared_names > 1;
    let has_own = |one: &What, other: &What| !one.near.names.is_subset(&other.near.names);
    // "The ferry ORLA left", "the ferry MAREN left"; what comes but once is one in a story, whatever else is named.
    let is_once = x.happening.sort == Sort::Once && y.happening.sort == Sort::Once;
    if !is_once && has_own(x, y) && has_own(y, x) {
        return false;
    }
    let shared_words = x.near.words.intersection(&y.near.words).count();
    let may_be = |sort: Sort| match sort {
        Sort::Once | Sort::Contest | Sort::Blow => true,
        Sort::Plain => shared_names + shared_words > 0,
        Sort::OfPerson => shared_names > 0,
        Sort::Lasting | Sort::Daily | Sort::Vague => are_alike,
        Sort::Saying => false,
    };
    may_be(x.happening.sort) || may_be(y.happening.sort)
}

/// Whether two words tell one sort of event: "struck" may tell a crash, and "took place" whatever an article is about.
fn are_of_one_sort(x: &Happening, y: &Happening) -> bool {
    let is_vague = |one: &Happening, other: &Happening| {
        one.name == BLOW && BLOWS.contains(&other.name)
            || one.name == HAPPENING && other.sort == Sort::Once
    };
    x.name == y.name || is_vague(x, y) || is_vague(y, x)
}

/// Whether no two days tell the sentences of two times apart.
fn may_be_one_day(x: &Told, y: &Told, pages: &[Page]) -> bool {
    let days = |told: &Told| {
        let sentence = told.spot.sentence;
        let own = pages[told.spot.page].nodes_of(sentence..=sentence).map(|(_, node)| node);
        own.filter(|node| node.kind == MentionKind::Date && !node.is_of_saying).collect::<Vec<_>>()
    };
    let (of_x, of_y) = (days(x), days(y));
    let differ = |p, q| relation(p, q).class == Class::Contradiction;
    of_x.is_empty()
        || of_y.is_empty()
        || of_x.iter().any(|p| of_y.iter().any(|q| !differ(&p.value, &q.value)))
}
