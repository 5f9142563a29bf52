//! What the packs already name in the articles, and whose it mostly is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::apart::Apart;
use super::figure;
use super::name::Entity;
use super::{Example, Texts, most};
use crate::claims::Modality;
use crate::extract::{Doubt, Extracted};
use crate::pack::Measure;
use crate::read::{Vocabulary, period_wording};
use crate::value::{Class, Dimension, Period, relation};

/// An attribute of a pack that the articles give values of.
#[derive(Debug)]
pub(super) struct Known {
    /// Its id.
    pub(super) id: Arc<str>,
    /// What all its claims share.
    pub(super) shared: Shared,
    /// Whether an entry is proposed; else the claims are shown alone.
    pub(super) is_entry: bool,
    /// The values, as worded, each with its sentence.
    pub(super) said: Vec<(String, Example)>,
}

/// What the claims of an attribute share, as the keys of its entry.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Whose it is.
    pub(super) of: Option<String>,
    /// The period, where some name one and others none.
    pub(super) stretch: Option<String>,
    /// The mood, where they differ in it.
    pub(super) modality: Option<&'static str>,
}

/// Where a value stands and how it is said.
pub(super) struct Place<'a> {
    pub(super) article: usize,
    pub(super) at: usize,
    pub(super) modality: Modality,
    pub(super) period: Option<&'a Period>,
}

/// The attributes of the packs of which the articles give several values.
pub(super) fn known(
    texts: &Texts<'_>,
    claims: &[Vec<Extracted>],
    entities: &[Entity],
    vocabulary: &Vocabulary,
    apart: &Apart,
) -> Vec<Known> {
    let mut by_id: BTreeMap<&Arc<str>, Vec<(usize, &Extracted)>> = BTreeMap::new();
    for (article, own) in claims.iter().enumerate() {
        for found in own.iter().filter(|found| is_bound(found)) {
            by_id.entry(&found.claim.attribute).or_default().push((article, found));
        }
    }
    let all = by_id.into_iter().filter_map(|(id, found)| {
        let attribute = vocabulary.attribute(id)?;
        if vocabulary.owner(id).is_some() {
            return None;
        }
        let articles: BTreeSet<usize> = found.iter().map(|(article, _)| *article).collect();
        let is_term = attribute.measure == Measure::Term;
        let values: BTreeSet<&str> = found
            .iter()
            .map(|(_, found)| match found.claim.value.term() {
                Some(term) => &*term.id,
                None => &*found.claim.value.wording,
            })
            .collect();
        if values.len() < 2 && (is_term || articles.len() < 2) || attribute.measure == Measure::Role
        {
            return None;
        }
        let places = found.iter().map(|(article, found)| Place {
            article: *article,
            at: found.range.start,
            modality: found.claim.modality,
            period: found.claim.period.as_ref().filter(|_| !found.claim.period_assumed),
        });
        let by = if attribute.has_actor { By::Topic } else { By::Subject };
        let mut shared = shared(texts, &places.collect::<Vec<_>>(), entities, by);
        if is_term {
            // What a deal is called does not change with the year that its sentence names.
            shared.stretch = None;
        }
        let said = found.iter().map(|(article, found)| {
            (found.claim.value.wording.to_string(), texts.example(*article, &found.sentence))
        });
        // Ages and other lengths of time are of people and events, whom no `of` can name all at once.
        let is_length = attribute.measure == Measure::Figure(Dimension::Time);
        let may_be_one = attribute.has_actor || !is_term && !is_length;
        let values: Vec<_> =
            found.iter().map(|(article, f)| texts.place(*article, f.range.clone())).collect();
        let figures = found.iter().filter_map(|(_, f)| figure::ends(f.claim.value.quantity()?));
        let is_one = !is_told_twice(&found)
            && figure::are_of_one_size(figures.collect())
            && apart.why(&values).is_none();
        let is_entry = may_be_one && shared.of.is_some() && is_one;
        Some(Known { id: Arc::clone(id), shared, is_entry, said: said.collect() })
    });
    all.collect()
}

/// Whether one article gives two values that cannot both be of one thing: then the attribute is of several, and nobody
/// can say of all of it whose it is.
fn is_told_twice(found: &[(usize, &Extracted)]) -> bool {
    let figures = |(article, found): &(usize, &Extracted)| {
        let claim = &found.claim;
        let period = claim.period.as_ref().filter(|_| !claim.period_assumed).map(period_wording);
        claim.value.quantity().is_some().then(|| (*article, claim.modality.comparable(), period))
    };
    found.iter().enumerate().any(|(at, one)| {
        let sort = figures(one);
        sort.is_some()
            && found[at + 1..].iter().any(|other| {
                figures(other) == sort
                    && relation(&one.1.claim.value, &other.1.claim.value).class
                        == Class::Contradiction
            })
    })
}

/// Whether a claim lacks nothing but the name of whose it is.
pub(super) fn is_bound(found: &Extracted) -> bool {
    found.doubts.iter().all(|d| matches!(d, Doubt::NoName | Doubt::SeveralNames | Doubt::Headline))
}

/// How whose something is shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// By whom its sentences name before it: who does something is named before what it comes to.
    Subject,
    /// By whom its sentences name and others seldom do: what a deal is about.
    Topic,
}

/// What claims at these places share.
pub(super) fn shared(
    texts: &Texts<'_>,
    places: &[Place<'_>],
    entities: &[Entity],
    by: By,
) -> Shared {
    let moods: BTreeSet<Modality> =
        places.iter().map(|place| place.modality.comparable()).collect();
    let is_planned = moods.contains(&Modality::Planned);
    let modality = match moods.len() {
        0 | 1 => None,
        // A plan retold as a fact is what is to be found.
        _ if is_planned && texts.articles.len() > 1 => {
            most(places.iter().map(|p| p.modality.comparable()))
        }
        _ => None,
    };
    // "The highest level since 1994": what has no end is no period that a figure is of.
    let has_ends = |period: &&Period| {
        let days = period.days();
        days.low().point().is_some() && days.high().point().is_some()
    };
    let named: Vec<&Period> =
        places.iter().filter_map(|place| place.period).filter(has_ends).collect();
    let some = named.len() < places.len();
    let stretch = most(named).filter(|_| some).map(period_wording);
    Shared {
        of: owner(texts, places, entities, by),
        stretch,
        modality: modality.map(Modality::name),
    }
}

/// Whose something is. Where the sentences do not show it, it is of the company that every article names.
fn owner(texts: &Texts<'_>, places: &[Place<'_>], entities: &[Entity], by: By) -> Option<String> {
    let is_owner = |entity: &&Entity| !matches!(entity.kind, Some("person" | "product"));
    let sentence = |place: &Place<'_>| {
        let range = texts.sentence(place.article, place.at).map(|(range, _)| range.clone())?;
        let end = if by == By::Subject { place.at } else { range.end };
        texts.text(place.article).get(range.start..end)
    };
    let sentences: Vec<&str> = places.iter().filter_map(sentence).collect();
    let score = |entity: &Entity| {
        let names = |text: &&&str| entity.forms().any(|form| text.contains(form));
        let hits = sentences.iter().filter(names).count();
        let score = match by {
            By::Subject => hits * 1000,
            // One of few sentences says more than one of many.
            By::Topic => hits * hits * 1000 / entity.count.max(1),
        };
        // Terms say themselves what they are of, and stand in sentences of many names; figures do not.
        let part = if by == By::Topic { 3 } else { 2 };
        (hits * part >= places.len()).then_some(score)
    };
    let scored = entities.iter().filter(is_owner).filter_map(|e| Some((score(e)?, e)));
    let best = scored.max_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.count.cmp(&y.count)));
    let main = || {
        let is_main = |e: &&Entity| e.kind == Some("company") && e.articles == texts.articles.len();
        entities.iter().find(is_main)
    };
    best.map(|(_, entity)| entity).or_else(main).map(|entity| entity.name.clone())
}
