//! From a clash of values to a finding: whom it is about, what of them, and why the values clash.

pub(crate) mod fresh;
mod label;
pub(crate) mod leads;
mod names;

pub(crate) use names::Beginnings;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::claims::{Claim, Modality, Places};
use crate::finding::{Finding, Group, Member, Slot, fingerprint};
use crate::load::article::Article;
use crate::rules::{FRESH, Meta};
use crate::similar::is_slip;
use crate::story::align::Clash;
use crate::story::align::pair::{At, Rarity};
use crate::story::page::word::fold;
use crate::story::page::{Node, Page};
use crate::story::people::People;
use crate::value::{Class, Reason, Value, describe, reading};

/// How many members of a group are shown.
const MEMBERS_KEPT: usize = 6;
/// The longest quote, in bytes; a longer sentence is cut around the value.
const LONGEST_QUOTE: usize = 320;

/// The articles of a story with what was read in them.
#[derive(Clone, Copy)]
pub(crate) struct Story<'a> {
    pub(crate) articles: &'a [&'a Article],
    pub(crate) pages: &'a [Page],
    pub(crate) rarity: &'a Rarity,
    /// The persons of each article; none where nobody asks whose a value is.
    pub(crate) people: &'a [People],
    pub(crate) beginnings: &'a Beginnings,
}

impl Story<'_> {
    fn node(&self, at: At) -> &Node {
        &self.pages[at.page].nodes[at.node]
    }

    /// The finding that a clash is told as.
    pub(crate) fn tell(&self, clash: &Clash, meta: &'static Meta) -> Finding {
        let (a, b) = (clash.pair.a, clash.pair.b);
        let entity = clash.about.clone().unwrap_or_else(|| self.entity(a, b));
        let slot = Slot {
            attribute: Arc::from(meta.name),
            label: clash.what.map_or_else(|| Arc::from(self.label(a, b, meta, &entity)), Arc::from),
            entity: Arc::from(entity),
            period: None,
            scope: None,
            modality: Modality::Actual,
        };
        let order = self.order(clash, meta);
        let mut groups = Vec::new();
        let mut members = Vec::new();
        for (index, group) in order.iter().enumerate() {
            let sources: BTreeSet<Arc<str>> =
                group.iter().map(|at| Arc::clone(&self.pages[at.page].source.id)).collect();
            groups.push(Group {
                label: self.node(group[0]).value.wording.to_string(),
                claims: group.len(),
                origins: sources.len(),
                sources: sources.into_iter().collect(),
            });
            members
                .extend(group.iter().take(MEMBERS_KEPT).map(|&at| self.member(at, index, &slot)));
        }
        let labels: Vec<&str> = groups.iter().map(|g| g.label.as_str()).collect();
        let values = order
            .iter()
            .flatten()
            .map(|&at| (&*self.pages[at.page].source.id, describe(&self.node(at).value)))
            .collect();
        Finding {
            id: fingerprint(meta.name, &slot, values),
            rule: Arc::from(meta.name),
            kind: meta.name,
            severity: clash.severity,
            confidence: Some(clash.confidence.clamp(0, 1000) as u32),
            class: if meta.name == FRESH.name { Class::Superseded } else { Class::Contradiction },
            title: format!("{slot}: {}", labels.join(" | ")),
            groups,
            members,
            explanation: self.explanation(clash),
            help: help(clash, meta).to_owned(),
            again: Some(Arc::default()),
            slot,
        }
    }

    /// The groups by their first member's place, each with one value of an article once.
    fn order(&self, clash: &Clash, meta: &Meta) -> Vec<Vec<At>> {
        let mut groups: Vec<Vec<At>> = clash.groups.clone();
        for group in &mut groups {
            let first = group[0];
            // The value that shows the clash best stands for its group.
            group.sort_by_key(|&at| (at != first, at));
            group.dedup();
        }
        if meta.name == FRESH.name {
            // The newest stands first already.
            return groups;
        }
        groups.sort_by(|x, y| y.len().cmp(&x.len()).then(x[0].cmp(&y[0])));
        groups
    }

    fn member(&self, at: At, group: usize, slot: &Slot) -> Member {
        let (page, article) = (&self.pages[at.page], self.articles[at.page]);
        let node = self.node(at);
        let value = article.prose.in_file(node.range.clone());
        let quote = self.quote(at);
        let claim = article.prose.in_file(quote.clone());
        let written = article.text.text.get(claim.clone()).unwrap_or_default();
        let claim = Claim {
            id: Arc::from(format!("{}@{}", page.source.id, value.start)),
            source: Arc::clone(&page.source.id),
            entity: Arc::clone(&slot.entity),
            attribute: Arc::clone(&slot.attribute),
            value: Value::new(node.value.wording.clone(), node.value.meaning.clone()),
            period: None,
            period_assumed: false,
            scope: None,
            modality: Modality::Actual,
            attribution: None,
            quote: Some(written.to_owned()),
            places: Places {
                text: Arc::clone(&article.text),
                claim: (claim.start, claim.end),
                value: (value.start, value.end),
                quote: Some((claim.start, claim.end)),
            },
            times: 1,
        };
        Member {
            claim: Arc::new(claim),
            source: Arc::clone(&page.source),
            reading: reading(&node.value),
            group,
            changed: false,
        }
    }

    /// The sentence of a value; of a long one, the part around it.
    fn quote(&self, at: At) -> std::ops::Range<usize> {
        let (page, node) = (&self.pages[at.page], self.node(at));
        let sentence = &page.sentences[node.sentence];
        if sentence.range.len() <= LONGEST_QUOTE {
            return sentence.range.clone();
        }
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        let reach = LONGEST_QUOTE / 2;
        let from = words.iter().find(|w| w.start as usize + reach >= node.range.start);
        let to = words.iter().rev().find(|w| w.end as usize <= node.range.end + reach);
        let start = from.map_or(node.range.start, |w| w.start as usize).min(node.range.start);
        let end = to.map_or(node.range.end, |w| w.end as usize).max(node.range.end);
        start..end
    }

    fn explanation(&self, clash: &Clash) -> Vec<String> {
        let name = |at: At| {
            let node = self.node(at);
            let source = &self.pages[at.page].source;
            format!("“{}” ({})", node.value.wording, source.name())
        };
        if let Some(said) = &clash.said {
            let mut all = vec![said.clone()];
            all.extend(clash.doubts.iter().cloned());
            return all;
        }
        let (a, b) = (clash.pair.a, clash.pair.b);
        let read = |at: At| reading(&self.node(at).value);
        let how = match clash.pair.class {
            _ if clash.pair.reason == Reason::OtherCurrency => {
                String::from("are one figure in two currencies")
            }
            Class::Contradiction => Reason::Disjoint.to_string(),
            _ => String::from("are not the same statement"),
        };
        let mut said = vec![
            format!("{} and {} {how}: {}, and {}.", name(a), name(b), read(a), read(b)),
            format!(
                "That both speak of one thing was not declared: confidence {} of 1000, from how alike their sentences are ({}){}.",
                clash.confidence.clamp(0, 1000),
                clash.pair.likeness,
                clash
                    .reasons
                    .iter()
                    .map(|(why, points)| format!("; {why} ({points:+})"))
                    .collect::<String>()
            ),
        ];
        said.extend(clash.doubts.iter().cloned());
        said
    }
}

/// Whether two names are one name written in two ways: each word is the other's, or nearly.
fn are_spellings(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (mut a, mut b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let are_alike = |a: &[&str], b: &[&str]| {
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x == y || is_slip(x, y))
    };
    // The parts of a name that changed places are a matter of spelling as well.
    are_alike(&a, &b) || {
        a.sort_unstable();
        b.sort_unstable();
        a == b
    }
}

/// What an editor does next: words are asked after otherwise than figures.
fn help(clash: &Clash, meta: &Meta) -> &'static str {
    match clash.said {
        Some(_) if meta.name == FRESH.name => {
            "take the newest if it replaces the others, and say of which day it is"
        }
        Some(_) => "look at both passages: if they speak of one thing, one of them has to change",
        None => {
            "look at both passages: if they speak of one thing, ask each source for its figure and its date"
        }
    }
}
