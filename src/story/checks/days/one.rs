//! Whether two tellings are of one event.

use super::apart::{Apart, apart, are_years_side_by_side, fit, one_day};
use super::night;
use super::of::are_one_start;
use super::told::Told;
use crate::read::MentionKind;
use crate::story::align::pair::{At, Rarity};
use crate::story::checks::happenings::Sort;
use crate::story::page::{Node, Page};

/// Whether two tellings may be of one event, by what they tell of it.
pub(super) fn is_alike(x: &Told, y: &Told) -> bool {
    let is_one_start = || are_one_start(x.what, y.what) && x.of.is_same(&y.of, x.what);
    (x.what.name == y.what.name || is_one_start()) && x.is_ahead == y.is_ahead
}

/// Whether two days that differ are those of one event.
pub(super) fn are_one(x: &Told, y: &Told, pages: &[Page], rarity: &Rarity, all: &[Told]) -> bool {
    if !is_alike(x, y) {
        return false;
    }
    let Some(apart) = apart(node_of(pages, x.at), node_of(pages, y.at)) else { return false };
    let shared_names = x.near.names.intersection(&y.near.names).count();
    let names_nobody = |told: &Told| told.near.names.iter().all(|name| rarity.is_everywhere(*name));
    let telling =
        x.near.words.intersection(&y.near.words).filter(|root| !rarity.is_everywhere(**root));
    let telling = telling.count();
    // The deal that the story itself is about is agreed in one year and done in the next.
    let is_own_deal = matches!(x.what.name, "a purchase" | "a merger" | "a completion")
        && are_years_side_by_side(node_of(pages, x.at), node_of(pages, y.at))
        && x.of.thing.iter().all(|name| rarity.is_everywhere(*name));
    let is_one_act = !x.is_ahead && x.of.is_same(&y.of, x.what) && !is_own_deal;
    let are_alike = telling + shared_names > 1;
    let is_near = match apart {
        Apart::Beside => {
            let (p, q) = (node_of(pages, x.at), node_of(pages, y.at));
            !night::are_one((p, x.hours), (q, y.hours))
        }
        Apart::Slip => true,
        Apart::Near => are_alike || x.what.sort == Sort::Once,
        Apart::Weeks => x.what.sort == Sort::Once,
        Apart::Years => is_one_act,
        Apart::Far => false,
    };
    let has_own = |one: &Told, other: &Told| !one.near.names.is_subset(&other.near.names);
    let are_two_persons =
        !x.persons.is_empty() && !y.persons.is_empty() && x.persons.is_disjoint(&y.persons);
    let is_same = match x.what.sort {
        _ if apart == Apart::Years => is_one_act,
        Sort::OfPerson => {
            !are_two_persons && (shared_names > 0 || names_nobody(x) || names_nobody(y))
        }
        Sort::Lasting => are_alike,
        Sort::Contest | Sort::Blow => !has_own(x, y) || !has_own(y, x),
        Sort::Once | Sort::Plain => true,
        Sort::Daily => are_alike && !are_of_each_day(x, y, pages),
        Sort::Saying | Sort::Vague => false,
    };
    // What is to come may be put off from one day to the next.
    let is_in_time =
        !x.is_ahead || pages[x.at.page].published_day() == pages[y.at.page].published_day();
    // What an article tells of a day after the other was out is another event, be it off by a night.
    let is_after = |one: &Told, other: &Told| {
        let out = pages[other.at.page].day_of_publication();
        one_day(node_of(pages, one.at))
            .zip(out)
            .is_some_and(|(day, out)| (day - out).num_days() > 1)
    };
    let is_in_time = is_in_time && (x.is_ahead || !is_after(x, y) && !is_after(y, x));
    is_near && is_same && is_in_time && !knows(x, y, pages, all) && !knows(y, x, pages, all)
}

/// Whether two times are years, or lie in two.
pub(super) fn is_of_years(x: &Told, y: &Told, pages: &[Page]) -> bool {
    apart(node_of(pages, x.at), node_of(pages, y.at)) == Some(Apart::Years)
}

/// Whether each is of the day of its own article, and the articles are of two days: what goes on is told every day.
fn are_of_each_day(x: &Told, y: &Told, pages: &[Page]) -> bool {
    let own_day = |told: &Told| {
        let published = pages[told.at.page].day_of_publication()?;
        let day = one_day(node_of(pages, told.at))?;
        (0..=1).contains(&(published - day).num_days()).then_some(published)
    };
    own_day(x).zip(own_day(y)).is_some_and(|(x, y)| x != y)
}

/// Whether an article has the other's day as well, of such an event or of nobody knows what: then it knows of both. The
/// day of something else is none: most articles have that of their own.
fn knows(own: &Told, other: &Told, pages: &[Page], all: &[Told]) -> bool {
    let (own_day, other_day) = (node_of(pages, own.at), node_of(pages, other.at));
    let page = &pages[own.at.page];
    let is_of_other = |node: usize| {
        let at = At { page: own.at.page, node };
        page.nodes[node].is_of_saying
            || all.iter().any(|told| told.at == at && told.what.name != own.what.name)
    };
    page.nodes.iter().enumerate().any(|(index, day)| {
        day.kind == MentionKind::Date
            && fit(day, other_day)
            && !fit(day, own_day)
            && !is_of_other(index)
    })
}

/// The date of a telling.
pub(super) fn node_of(pages: &[Page], at: At) -> &Node {
    &pages[at.page].nodes[at.node]
}
