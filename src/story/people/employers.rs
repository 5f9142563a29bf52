//! Where a post is held: who is chief operating officer of one firm in one article is that of another firm in the next.

use std::collections::{BTreeMap, BTreeSet};

use super::holders::{all, is_single, moving};
use super::{Held, People, Person, Seat};
use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::value::{Alike, Meaning, Name, Role};

/// A post of a person in an organization, and the page that says so.
type Told<'p> = (usize, &'p Held, &'p Name);

/// The persons to whom two articles give one post in two organizations. The words of each become values of their pages.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], people: &[People]) -> Vec<Clash> {
    let moving = moving(pages, people);
    let mut told: BTreeMap<(&Person, &str), Vec<Told<'_>>> = BTreeMap::new();
    for (page, held) in all(pages, people).filter(|(_, held)| !moving.contains(&held.person)) {
        let Seat::At(name) = &held.seat else { continue };
        for post in held.post.split(Role::JOINT).filter(|post| is_single(post) || *post == "head") {
            told.entry((&*held.person, post)).or_default().push((page, held, name));
        }
    }
    let found: Vec<Sides> =
        told.iter().filter_map(|((_, post), told)| apart(post, told, texts)).collect();
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// The two organizations in which a person has one post, unless an article tells both.
fn apart(post: &str, told: &[Told<'_>], texts: &[&str]) -> Option<Sides> {
    let (_, first, name) = told.first()?;
    let (own, others): (Vec<&Told<'_>>, Vec<&Told<'_>>) =
        told.iter().partition(|(.., other)| other.alike(name) != Alike::Other);
    let (_, _, other) = others.first()?;
    let are_two = others.iter().all(|(.., one)| one.alike(other) != Alike::Other);
    let pages = |side: &[&Told<'_>]| side.iter().map(|told| told.0).collect::<BTreeSet<usize>>();
    let (of_own, of_others) = (pages(&own), pages(&others));
    if !are_two || !of_own.is_disjoint(&of_others) {
        return None;
    }
    // Who knows both firms has given the post to one of them.
    let knows = |pages: &BTreeSet<usize>, name: &Name| {
        pages.iter().any(|&page| texts[page].contains(&*name.text))
    };
    let are_known = knows(&of_own, other) && knows(&of_others, name);
    let why = format!(
        "The {post} is that of {} in one article, of {} in another.",
        name.text, other.text
    );
    let doubt = "A lead only: one person may hold both posts, or have gone from one to the other.";
    let spots = |side: &[&Told<'_>]| -> Vec<Spot> {
        side.iter().map(|(_, held, _)| held.spot.clone()).collect()
    };
    let sides = [spots(&own), spots(&others)];
    let sure = if are_known { LIKELY } else { LOOSE };
    Some(Sides { about: Some(first.name.clone()), ..Sides::lead(sides, why, doubt, sure) })
}

/// How sure it is that a person has but one of two posts, in thousandths: where the articles know both organizations,
const LIKELY: i64 = 550;
/// and where they do not.
const LOOSE: i64 = 450;
