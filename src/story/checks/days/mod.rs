//! The day of one event that differs from article to article: "found on Monday" and "discovered on Tuesday night".
//!
//! Days stand for many things in one story, and how alike two sentences are does not tell which. What happened does: an
//! article says it with a verb or a noun of a known sort beside the day. Two articles that give the same sort of event
//! two days side by side mostly tell one event, where neither knows of the other's day; two days far apart are mostly of two.

mod apart;
pub(crate) mod night;
mod of;
mod one;
mod tellings;
mod told;

use std::collections::BTreeSet;

use self::apart::{apart, fit};
use self::one::{are_one, is_alike, is_of_years, node_of};
use self::told::{Told, of_days_side_by_side, told};
use crate::story::align::Clash;
use crate::story::align::pair::{At, Rarity};
use crate::story::checks::happenings::Sort;
use crate::story::page::Page;
use crate::story::people::People;

/// The days that articles give to one event and that exclude each other.
pub(crate) fn check(
    pages: &[Page],
    texts: &[&str],
    people: &[People],
    rarity: &Rarity,
) -> Vec<Clash> {
    let all: Vec<Told> = pages
        .iter()
        .zip(texts)
        .zip(people)
        .enumerate()
        .flat_map(|(index, ((page, text), people))| told(index, page, text, people))
        .collect();
    let of_two: Vec<BTreeSet<&str>> =
        pages.iter().zip(texts).map(|(page, text)| of_days_side_by_side(page, text)).collect();
    let knows_two = |one: &Told| of_two[one.at.page].contains(one.what.name);
    let mut taken: BTreeSet<At> = BTreeSet::new();
    let mut found = Vec::new();
    let is_open = |one: &Told| one.what.sort != Sort::Saying && !knows_two(one);
    for (i, x) in all.iter().enumerate().filter(|(_, x)| is_open(x)) {
        for y in all[i + 1..].iter().filter(|y| y.at.page != x.at.page && is_open(y)) {
            if taken.contains(&x.at) && taken.contains(&y.at) || !are_one(x, y, pages, rarity, &all)
            {
                continue;
            }
            let groups = vec![fellows(x, y, &all, pages), fellows(y, x, &all, pages)];
            taken.extend(groups.iter().flatten());
            let when = if is_of_years(x, y, pages) { "year" } else { "day" };
            let why =
                format!("Both sides tell the {when} of {}, and it is not the same.", x.what.name);
            let what = x.what.name.split_once(' ').map(|(_, name)| name);
            found.push(Clash { what, ..Clash::said(groups, why) });
        }
    }
    found
}

/// All that tell the day of one of two tellings, and not that of the other; it first.
fn fellows(one: &Told, other: &Told, all: &[Told], pages: &[Page]) -> Vec<At> {
    let day = |told: &Told| node_of(pages, told.at);
    let is_of_it = |told: &&Told| {
        is_alike(told, one) && fit(day(told), day(one)) && apart(day(told), day(other)).is_some()
    };
    let mut fellows: Vec<At> = all.iter().filter(is_of_it).map(|told| told.at).collect();
    fellows.sort_by_key(|at| *at != one.at);
    fellows
}
