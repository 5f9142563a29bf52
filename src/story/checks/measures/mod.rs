//! One measure told in two figures: "the bridge is 1,240 metres long", "the bridge, with a length of 1,420 metres".
//!
//! How alike two sentences are says little where they are two writers'. What a figure measures is often told by words of
//! a known sort right beside it: two articles of few days that give one measure two values contradict each other, where
//! what is measured may be one thing and neither knows the other's figure.

mod explained;
mod measure;
mod table;
mod told;
mod whose;

use std::collections::BTreeSet;

use self::explained::are_explained;
use self::measure::{Measure, Most, Of};
use self::told::{Told, told};
use self::whose::are_of_two_things;
use crate::finding::Severity;
use crate::story::align::Clash;
use crate::story::align::coarse::{differ_by_one, retold_coarsely};
use crate::story::align::pair::{At, Rarity};
use crate::story::checks::headline;
use crate::story::page::apart::are_within;
use crate::story::page::spot::of_all;
use crate::story::page::{Node, Page};
use crate::value::{Bound, Class, Dimension, Number, Reason, figure_relation, relation};

/// The measures that two articles give two values.
pub(crate) fn check(pages: &[Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let all: Vec<Told> = of_all(pages, texts, told);
    let mut taken: BTreeSet<At> = BTreeSet::new();
    let mut found = Vec::new();
    for (i, x) in all.iter().enumerate() {
        for y in &all[i + 1..] {
            let is_taken = taken.contains(&x.at) || taken.contains(&y.at);
            if is_taken || !are_one(x, y, (pages, texts), &all, rarity) {
                continue;
            }
            let mut groups = vec![fellows(x, y, &all, pages), fellows(y, x, &all, pages)];
            add_titles(&mut groups, x.measure, &all, pages);
            taken.extend(groups.iter().flatten());
            let sides = if groups.len() > 2 { "The three sides" } else { "Both sides" };
            let why = format!("{sides} tell {}, and it is not the same.", x.measure.words.name);
            let what = x.measure.words.name.strip_prefix("the ").or(Some(x.measure.words.name));
            let mut clash = Clash { what, ..Clash::said(groups, why) };
            if rarity.is_pair {
                clash.severity = Severity::Note;
                clash.confidence = LOOSE;
                clash.doubts.push("Two texts alone may be of two things of one name.".to_owned());
            }
            found.push(clash);
        }
    }
    found
}

/// How sure it is that two texts alone are of one thing, in thousandths.
const LOOSE: i64 = 400;
/// Articles that lie further apart may tell of two times.
const DAYS: i64 = 14;

/// All that tell the figure of one of two tellings, and not that of the other; it first.
fn fellows(one: &Told, other: &Told, all: &[Told], pages: &[Page]) -> Vec<At> {
    let is_of_it = |told: &&Told| {
        is_alike(told, one)
            && !differ(node_of(pages, told.at), node_of(pages, one.at))
            && !agree_wholly(node_of(pages, told.at), node_of(pages, other.at))
    };
    let mut fellows: Vec<At> = all.iter().filter(is_of_it).map(|told| told.at).collect();
    fellows.sort_by_key(|at| *at != one.at);
    fellows
}

/// Adds what the titles tell whose texts give a range that ends there: "a $65 billion bet" over "between $60 billion and
/// $65 billion".
fn add_titles(groups: &mut Vec<Vec<At>>, measure: &Measure, all: &[Told], pages: &[Page]) {
    let told: Vec<At> = groups.iter().flatten().copied().collect();
    let node = |at: At| node_of(pages, at);
    let is_end = |title: At, own: At| {
        relation(&node(title).value, &node(own).value).reason == Reason::RetoldEnd
    };
    let is_title = |at: At| {
        headline::titles(&pages[at.page])[node(at).sentence]
            && told.iter().any(|own| own.page == at.page && is_end(at, *own))
            && told.iter().any(|own| differ(node(at), node(*own)))
    };
    let own = all.iter().filter(|told| std::ptr::eq(told.measure, measure)).map(|told| told.at);
    for at in own.filter(|at| !told.contains(at) && is_title(*at)) {
        let is_its = |group: &&mut Vec<At>| {
            let told = relation(&node(at).value, &node(group[0]).value);
            told.class == Class::Agree
        };
        match groups.iter_mut().find(is_its) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
}

/// Whether two tellings may be of one measure of one thing.
fn is_alike(x: &Told, y: &Told) -> bool {
    // The depth is told in two ways, of which one alone has to name of what it is.
    let has_thing = [x, y].iter().any(|told| told.measure.words.of == Of::Thing);
    x.measure.words.name == y.measure.words.name && (!has_thing || !x.things.is_disjoint(&y.things))
}

/// Whether two tellings give one measure two values.
fn are_one(
    x: &Told,
    y: &Told,
    (pages, texts): (&[Page], &[&str]),
    all: &[Told],
    rarity: &Rarity,
) -> bool {
    let (p, q) = (node_of(pages, x.at), node_of(pages, y.at));
    // An article that gives it several values tells of several things.
    let tells_one = |one: &Told| {
        let own = all.iter().filter(|told| told.at.page == one.at.page && is_alike(told, one));
        own.into_iter().all(|told| !differ(node_of(pages, told.at), node_of(pages, one.at)))
    };
    x.at.page != y.at.page
        && is_alike(x, y)
        && are_of_one_dimension(p, q)
        && differ(p, q)
        && !is_rounded(p, q)
        && !retold_coarsely(p, q)
        && !differ_by_one(p, q)
        && !are_far_apart(p, q, x.measure.words.most)
        && !is_with_crew(p, q)
        && !is_with_crew(q, p)
        && (!x.measure.is_of_a_way() || p.reckoned_from == q.reckoned_from)
        && x.measure.is_one_in(&pages[x.at.page], &pages[y.at.page])
        && are_within(DAYS, &pages[x.at.page], &pages[y.at.page])
        && tells_one(x)
        && tells_one(y)
        && !are_of_two_things(x, y, pages, rarity)
        && !knows(x, y, pages)
        && !knows(y, x, pages)
        && !are_explained(p, q, pages, texts)
}

/// Whether one length, weight, sum or the like is the other, rounded to fewer digits: "391 metres", "400 metres".
fn is_rounded(x: &Node, y: &Node) -> bool {
    let is_counted =
        matches!(x.dimension(), Some(Dimension::Number | Dimension::Count | Dimension::Share));
    // "At least 150,000" hardly excludes "about 145,000", where "150,000" does.
    let are_exact = x.bound() == Bound::Exact && y.bound() == Bound::Exact;
    let is_measured = !is_counted || !are_exact;
    let is_sum = matches!(x.dimension(), Some(Dimension::Money(_)));
    let most = if is_sum { ROUNDED_SUM } else { ROUNDED };
    let Some((a, b)) = end(x).zip(end(y)).filter(|_| is_measured) else { return false };
    let (coarse, fine) = if a.last_place() > b.last_place() { (a, b) } else { (b, a) };
    let gap = |p: Number, q: Number| p.minus(q).map(Number::abs);
    let within = |gap: Number, parts: i64, of: Number| {
        gap.times(parts.into()).is_some_and(|times| times <= of)
    };
    coarse.last_place() > fine.last_place()
        && gap(coarse, fine)
            .is_some_and(|gap| within(gap, 2, coarse.last_place()) && within(gap, most, coarse))
}

/// The figure of a value, or the bound that it is.
fn end(node: &Node) -> Option<Number> {
    let figure = &node.value.quantity()?.figure;
    figure.point().or(figure.high).or(figure.low).map(Number::abs)
}

/// Whether two figures lie so far apart that they are hardly of one thing.
fn are_far_apart(x: &Node, y: &Node, most: Most) -> bool {
    let (parts, times) = match most {
        Most::Quarter => (4, 5),
        Most::Half => (2, 3),
        Most::Thrice => (1, 3),
        Most::Any => return false,
    };
    let exceeds = |less: Number, more: Number| {
        Some(less.times(Number::from(times))? < more.times(Number::from(parts))?)
    };
    end(x).zip(end(y)).and_then(|(a, b)| exceeds(a.min(b), a.max(b))).unwrap_or(false)
}

/// Whether one counts passengers and the other people, who are more by a crew.
fn is_with_crew(passengers: &Node, people: &Node) -> bool {
    let noun = |node: &Node| node.value.quantity().and_then(|count| count.noun.clone());
    let is_of_passengers = |node: &Node| noun(node).is_some_and(|noun| noun.contains("passenger"));
    let point = |node: &Node| node.value.quantity()?.figure.point();
    let is_crew = |few: Number, all: Number| {
        Some(all > few && all.minus(few)?.times(Number::from(CREW))? <= few)
    };
    is_of_passengers(passengers)
        && !is_of_passengers(people)
        && point(passengers).zip(point(people)).and_then(|(p, q)| is_crew(p, q)).unwrap_or(false)
}

/// A crew is at most one in so many of the passengers.
const CREW: i64 = 9;

/// By no more than this part of it is a figure rounded: a twentieth.
const ROUNDED: i64 = 20;
/// Sums are told more exactly.
const ROUNDED_SUM: i64 = 40;

/// Whether the article of one has the other's figure as well, whatever of.
fn knows(own: &Told, other: &Told, pages: &[Page]) -> bool {
    let (figure, others) = (node_of(pages, own.at), node_of(pages, other.at));
    pages[own.at.page].nodes.iter().any(|node| {
        node.kind == others.kind
            && are_of_one_dimension(node, others)
            && if others.bound() == Bound::Exact {
                agree(node, others)
            } else {
                end(node) == end(others)
            }
            && differ(node, figure)
    })
}

/// Whether two figures exclude each other, whatever nouns they have: "132 people", "96 aboard".
fn differ(x: &Node, y: &Node) -> bool {
    let two = x.value.quantity().zip(y.value.quantity());
    two.is_some_and(|(p, q)| figure_relation(p, q).class == Class::Contradiction)
}

/// Whether two figures are one, or either holds the other: no range that only meets it.
fn agree_wholly(x: &Node, y: &Node) -> bool {
    let two = x.value.quantity().zip(y.value.quantity());
    two.is_some_and(|(p, q)| figure_relation(p, q).class <= Class::Superseded)
}

/// Whether two figures are one. Of few things there are as many of others: "three counts", "three years ago".
fn agree(x: &Node, y: &Node) -> bool {
    let is_few = |node: &Node| {
        let point = node.value.quantity().and_then(|figure| figure.figure.point());
        point.is_some_and(|point| point < Number::from(FEW))
    };
    match is_few(x) {
        true => !matches!(
            relation(&x.value, &y.value).class,
            Class::Contradiction | Class::NotComparable
        ),
        false => !differ(x, y),
    }
}

/// Fewer are few.
const FEW: i64 = 10;

/// Whether two figures are of one dimension; a bare one may count things.
fn are_of_one_dimension(x: &Node, y: &Node) -> bool {
    let plain = |node: &Node| match node.dimension() {
        Some(Dimension::Count) => Some(Dimension::Number),
        other => other,
    };
    plain(x) == plain(y)
}

/// The figure of a telling.
fn node_of(pages: &[Page], at: At) -> &Node {
    &pages[at.page].nodes[at.node]
}
