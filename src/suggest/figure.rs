//! Figures that no pack names, by what the words beside them call them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::apart::Apart;
use super::name::Entity;
use super::owner::{By, Place, Shared, is_bound, shared};
use super::phrase::{self, Called};
use super::{Example, Texts};
use crate::claims::Modality;
use crate::extract::Extracted;
use crate::read::{Vocabulary, read_period};
use crate::story::Proposal;
use crate::value::{Bound, Class, Dimension, Number, Period, Quantity, Value, relation};

/// A figure and what it is called.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) article: usize,
    pub(super) range: Range<usize>,
    pub(super) wording: String,
    /// As a rules file calls it; empty where none is proposed for it.
    pub(super) dimension: &'static str,
    pub(super) noun: Option<String>,
    pub(super) called: Option<Called>,
    pub(super) modality: Modality,
    pub(super) period: Option<Period>,
    pub(super) example: Example,
    value: Value,
    /// The lowest and the highest possibility, where there are both.
    ends: Option<(Number, Number)>,
}

/// Figures of one name.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) phrases: BTreeSet<String>,
    pub(super) shared: Shared,
    pub(super) figures: Vec<Figure>,
}

/// The groups, and the figures that are in none.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) groups: Vec<Group>,
    pub(super) single: Vec<Figure>,
    pub(super) nameless: Vec<Figure>,
    /// So few things that they are hardly a figure.
    pub(super) few: Vec<Figure>,
    /// Of other sorts than are proposed: areas, distances, lengths of time.
    pub(super) other: Vec<Figure>,
    /// Called alike, but of another size.
    pub(super) far: Vec<Figure>,
    /// Called alike by one article that gives several: so they are of several things.
    pub(super) several: Vec<Figure>,
    /// Called alike, but what stands around them tells them apart; and how.
    pub(super) apart: Vec<(Figure, String)>,
}

impl Figures {
    /// How many are in no group.
    pub(super) fn left_out(&self) -> usize {
        let lists =
            [&self.single, &self.nameless, &self.far, &self.several, &self.few, &self.other];
        lists.iter().map(|list| list.len()).sum::<usize>() + self.apart.len()
    }

    /// Takes the groups of some ids for figures of several things; how many there were.
    pub(super) fn drop_groups(&mut self, is_of_several: impl Fn(&str) -> bool) -> usize {
        let (several, groups): (Vec<Group>, Vec<Group>) = std::mem::take(&mut self.groups)
            .into_iter()
            .partition(|group| is_of_several(&group.id));
        self.groups = groups;
        let count = several.len();
        self.several.extend(several.into_iter().flat_map(|group| group.figures));
        self.several.sort_by_key(|figure| (figure.article, figure.range.start));
        count
    }
}

/// Groups the figures of the articles that no phrase of a pack is bound to.
pub(super) fn groups(
    texts: &Texts<'_>,
    claims: &[Vec<Extracted>],
    proposals: &[Vec<Proposal>],
    vocabulary: &Vocabulary,
    entities: &[Entity],
    apart: &Apart,
) -> Figures {
    let mut by_head: BTreeMap<(&'static str, String), Vec<Figure>> = BTreeMap::new();
    let mut found = Figures::default();
    for (article, proposals) in proposals.iter().enumerate() {
        let bound: BTreeSet<usize> =
            claims[article].iter().filter(|c| is_bound(c)).map(|c| c.range.start).collect();
        for proposal in proposals.iter().filter(|p| !bound.contains(&p.range.start)) {
            let Some(figure) = figure(texts, article, proposal, vocabulary) else { continue };
            let is_few = figure.ends.is_some_and(|(_, high)| high < Number::from(FEW));
            match &figure.called {
                _ if figure.dimension.is_empty() => found.other.push(figure),
                // Two trains, three pieces: few things are counted for telling's sake, now these and now those.
                _ if figure.dimension == "count" && is_few => found.few.push(figure),
                Some(called) => {
                    let key = (figure.dimension, called.head.clone());
                    by_head.entry(key).or_default().push(figure);
                }
                None => found.nameless.push(figure),
            }
        }
    }
    let mut ids: BTreeSet<String> = vocabulary.attributes().map(|a| a.id.to_string()).collect();
    for ((_, head), figures) in by_head {
        for figures in part(figures) {
            let (figures, far) = near(figures);
            found.far.extend(far);
            if is_told_twice(&figures) {
                found.several.extend(figures);
                continue;
            }
            let places: Vec<_> =
                figures.iter().map(|f| texts.place(f.article, f.range.clone())).collect();
            if let Some(why) = apart.why(&places) {
                found.apart.extend(figures.into_iter().map(|figure| (figure, why.to_owned())));
                continue;
            }
            let articles: BTreeSet<usize> = figures.iter().map(|f| f.article).collect();
            let wordings: BTreeSet<&str> = figures.iter().map(|f| &*f.wording).collect();
            if articles.len() < 2 && wordings.len() < 2 {
                found.single.extend(figures);
                continue;
            }
            found.groups.push(group(texts, &head, figures, entities, &mut ids));
        }
    }
    found
        .groups
        .sort_by(|a, b| b.figures.len().cmp(&a.figures.len()).then_with(|| a.id.cmp(&b.id)));
    found.far.sort_by_key(|figure| (figure.article, figure.range.start));
    found.several.sort_by_key(|figure| (figure.article, figure.range.start));
    found.single.sort_by_key(|figure| (figure.article, figure.range.start));
    found
}

fn figure(
    texts: &Texts<'_>,
    article: usize,
    proposal: &Proposal,
    vocabulary: &Vocabulary,
) -> Option<Figure> {
    let quantity = proposal.value.quantity()?;
    let noun = quantity.noun.as_deref().map(str::to_owned);
    let dimension = match quantity.dimension() {
        Dimension::Money(_) => "money",
        Dimension::Share => "share",
        Dimension::Count if noun.is_some() => "count",
        Dimension::Count | Dimension::Number => BARE,
        _ => "",
    };
    let (sentence, words) = texts.sentence(article, proposal.range.start)?;
    let called = match &noun {
        _ if dimension == BARE => None,
        // What is counted is what the figure is called.
        // "209,000 U.S. customers": a letter is no name of anything.
        Some(noun) if noun.chars().count() == 1 => None,
        Some(noun) => Some(Called { phrase: noun.clone(), head: noun.clone(), others: Vec::new() }),
        None => phrase::of(words, &proposal.range),
    };
    let context = crate::read::Context { lexicon: vocabulary.lexicon(), published: None };
    Some(Figure {
        article,
        range: proposal.range.clone(),
        wording: proposal.value.wording.to_string(),
        dimension,
        noun,
        called,
        modality: proposal.modality,
        period: proposal.period.as_deref().and_then(|p| read_period(p, &context).ok()),
        example: texts.example(article, sentence),
        ends: ends(quantity),
        value: proposal.value.clone(),
    })
}

/// Whether one article gives two figures in one mood and of one time that cannot both be of one thing.
fn is_told_twice(figures: &[Figure]) -> bool {
    figures.iter().enumerate().any(|(at, one)| {
        figures[at + 1..].iter().any(|other| {
            one.article == other.article
                && one.modality.comparable() == other.modality.comparable()
                && one.period == other.period
                && relation(&one.value, &other.value).class == Class::Contradiction
        })
    })
}

/// Parts figures of one chief word by its other words: pay packages from aid packages. Those without any
/// belong to the others where these are of one sort.
fn part(figures: Vec<Figure>) -> Vec<Vec<Figure>> {
    let mut parts: BTreeMap<Vec<String>, Vec<Figure>> = BTreeMap::new();
    for figure in figures {
        let others = figure.called.as_ref().map(|called| called.others.clone());
        parts.entry(others.unwrap_or_default()).or_default().push(figure);
    }
    if parts.len() == 2
        && let Some(plain) = parts.remove(&Vec::new())
        && let Some(named) = parts.values_mut().next()
    {
        named.extend(plain);
        named.sort_by_key(|figure| (figure.article, figure.range.start));
    }
    parts.into_values().collect()
}

/// How many times one figure may be another, for both to be of one thing: most real conflicts are near misses.
const FAR: i64 = 3;

/// A figure that counts nothing that is named: no phrase of it is proposed.
const BARE: &str = "number";

/// So few things are hardly a figure.
const FEW: i64 = 10;

/// The largest set of figures of one size, and all that are called as one of another size is: a phrase binds
/// every figure beside it.
fn near(figures: Vec<Figure>) -> (Vec<Figure>, Vec<Figure>) {
    let mut sized: Vec<(Number, Number)> = figures.iter().filter_map(|f| f.ends).collect();
    sized.sort();
    let mut sets: Vec<Vec<(Number, Number)>> = Vec::new();
    for ends in sized {
        let reach = sets.last().and_then(|set| set.iter().map(|(_, high)| *high).max());
        let is_near =
            reach.and_then(|high| high.times(Number::from(FAR))).is_some_and(|r| ends.0 <= r);
        match sets.last_mut().filter(|_| is_near) {
            Some(set) => set.push(ends),
            None => sets.push(vec![ends]),
        }
    }
    let Some(largest) = sets.iter().rev().max_by_key(|set| set.len()) else {
        return (figures, Vec::new());
    };
    let is_far = |figure: &Figure| figure.ends.is_some_and(|ends| !largest.contains(&ends));
    let phrase = |figure: &Figure| figure.called.as_ref().map(|called| called.phrase.clone());
    let mixed: BTreeSet<Option<String>> =
        figures.iter().filter(|figure| is_far(figure)).map(phrase).collect();
    figures.into_iter().partition(|figure| !mixed.contains(&phrase(figure)))
}

/// Whether the highest of some figures is no more than a few times the lowest.
pub(super) fn are_of_one_size(ends: Vec<(Number, Number)>) -> bool {
    let lowest = ends.iter().map(|(low, _)| *low).min();
    let highest = ends.iter().map(|(_, high)| *high).max();
    let reach = lowest.and_then(|low| low.times(Number::from(FAR)));
    reach.is_none_or(|reach| highest.is_none_or(|high| high <= reach))
}

/// The ends of what a figure allows, of "at least four" the four; none for "billions", which is of any size.
pub(super) fn ends(quantity: &Quantity) -> Option<(Number, Number)> {
    let figure = &quantity.figure;
    if figure.bound == Bound::Vague {
        return None;
    }
    let possible = figure.possible;
    let Some((low, high)) = possible.low().point().zip(possible.high().point()) else {
        return figure.low.or(figure.high).map(|end| (end, end));
    };
    (high <= low.times(Number::from(FAR))?).then_some((low, high))
}

fn group(
    texts: &Texts<'_>,
    head: &str,
    figures: Vec<Figure>,
    entities: &[Entity],
    ids: &mut BTreeSet<String>,
) -> Group {
    let phrases: BTreeSet<String> =
        figures.iter().filter_map(|f| Some(f.called.as_ref()?.phrase.clone())).collect();
    let longest = phrases.iter().max_by(|a, b| a.len().cmp(&b.len()).then_with(|| b.cmp(a)));
    let name = longest.map_or(head, String::as_str);
    let plain: String =
        name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let base = parts.join("-");
    let mut id = base.clone();
    let mut number = 2;
    while !ids.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    let places: Vec<Place<'_>> = figures
        .iter()
        .map(|figure| Place {
            article: figure.article,
            at: figure.range.start,
            modality: figure.modality,
            period: figure.period.as_ref(),
        })
        .collect();
    let shared = shared(texts, &places, entities, By::Subject);
    Group { id, phrases, shared, figures }
}
