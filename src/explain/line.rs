//! A line of an article: how its sentences were read, what each value was held against, and why not.

use std::sync::Arc;

use super::elsewhere::Elsewhere;
use super::{Item, Page, Spot, at, fact, findings};
use crate::check::Checked;
use crate::claims::{Modality, Source};
use crate::finding::Finding;
use crate::load::article::{Article, BlockKind, Heads};
use crate::span::Place;
use crate::story::{Passed, Proposal, is_sure, passed, propose};
use crate::value::{Meaning, reading};

/// How many pairs of values that were not compared are told.
const PASSED_SHOWN: usize = 6;

/// The sentences on a line of an article (`story/post.md:12`, or the one at `story/post.md:12:9`), each with how it was
/// read; nothing where
/// no article of the check is meant.
pub fn line(checked: &Checked, name: &str) -> Vec<Page> {
    let Some(spot) = Spot::of(name) else { return Vec::new() };
    let meant = spot.meant(checked.articles.iter().map(|article| article.text.path.as_str()));
    let is_meant = |article: &Article| meant.contains(article.text.path.as_str());
    let Some(index) = checked.articles.iter().position(is_meant) else { return Vec::new() };
    let source = |id: &str| checked.graph.view().source(id);
    let article = &checked.articles[index];
    let proposals = propose(&checked.articles, &checked.desk.vocabulary, &source);
    let own = source(&article.id);
    let mut pages = Vec::new();
    let elsewhere = Elsewhere::of(checked, &article.text.path, &source);
    let heads = article.prose.heads();
    for (number, block) in article.prose.blocks().iter().enumerate() {
        let text = article.prose.of(block);
        for found in crate::read::sentences(text) {
            let sentence = block.range.start + found.start..block.range.start + found.end;
            let place = Place::new(&article.text, article.prose.in_file(sentence.clone()));
            let last = Place { start: place.end, ..place.clone() };
            if !(place.line_column().0..=last.line_column().0).contains(&spot.line) {
                continue;
            }
            let has_column = spot.column.is_some_and(|column| {
                (place.line_column()..last.line_column()).contains(&(spot.line, column))
            });
            let words = text.get(found).unwrap_or_default();
            let values = proposals[index].iter().filter(|p| sentence.contains(&p.range.start));
            let mut facts =
                vec![fact("stands at", at(&place)), fact("part", part(block.kind, checked, &own))];
            if let Ok(at) = heads.binary_search_by_key(&number, |(block, _)| *block) {
                facts.extend(of_table(&heads[at].1, article));
            }
            let mut page = Page::new("sentence", format!("“{words}”")).section("", facts);
            for value in values {
                page = page.section(
                    &format!("“{}”", value.value),
                    of_value(value, article, &own, checked),
                );
            }
            let (told, left) = held_against(&place, checked, &source);
            let nothing = told.is_empty() && left.is_empty();
            page = page.section("Findings that show it", told).section("Not compared", left);
            if nothing {
                let of = if elsewhere.is_some() { " of its story" } else { "" };
                let text = format!(
                    "No value of another sentence{of} that could be the same thing differs from it."
                );
                page = page.section("Held against", vec![Item::Text(text)]);
            }
            if let Some(elsewhere) = &elsewhere {
                let within = |value: &Place| is_within(value, &place);
                page = page.section("Other stories", elsewhere.items(within, nothing));
            }
            pages.push((has_column, page));
        }
    }
    // A column names one of the sentences on its line; where none stands there, the line is what is meant.
    let of_column = pages.iter().any(|(has_column, _)| *has_column);
    pages.retain(|(has_column, _)| *has_column || !of_column);
    let mut pages: Vec<Page> = pages.into_iter().map(|(_, page)| page).collect();
    if pages.is_empty() {
        let text = String::from(
            "No sentence of the article stands on this line: it is empty, markup, or left out as no part of it.",
        );
        pages.push(Page::new("sentence", name).section("", vec![Item::Text(text)]));
    }
    pages
}

/// What the table says of a cell.
fn of_table(heads: &Heads, article: &Article) -> Vec<Item> {
    let text = |at: usize| {
        let block = article.prose.blocks().get(at);
        format!("“{}”", block.map_or("", |block| article.prose.of(block)))
    };
    let row = heads.row.map(|at| fact("row", text(at)));
    let columns = heads.columns.iter().rev().map(|at| fact("column", text(*at)));
    let corner = heads.corner.map(|at| fact("rows are", text(at)));
    let caption = heads.caption.map(|at| fact("caption", text(at)));
    row.into_iter().chain(columns).chain(corner).chain(caption).collect()
}

/// What a part of a page is, in words, and whose.
fn part(kind: BlockKind, checked: &Checked, source: &Source) -> String {
    let part = match kind {
        BlockKind::Title => "the headline",
        BlockKind::Heading => "a heading",
        BlockKind::Paragraph => "a paragraph",
        BlockKind::Item => "an item of a list",
        BlockKind::Cell => "a cell of a table",
        BlockKind::Caption => "a caption",
    };
    let day = match &source.published {
        Some(day) => format!(", published {day}"),
        None => String::from(", of an unknown day"),
    };
    let of = checked.graph.view().source(&source.id);
    format!("{part} of {}{day}", of.name())
}

/// What sort of value it is, in a word that its reader knows: what has no figure is called by what it is.
fn sort(value: &Proposal) -> &'static str {
    match &value.value.meaning {
        Meaning::Quantity(_) | Meaning::Time(_) => value.kind.name(),
        other => other.sort(),
    }
}

pub(super) fn of_value(
    value: &Proposal,
    article: &Article,
    source: &Arc<Source>,
    checked: &Checked,
) -> Vec<Item> {
    let place = Place::new(&article.text, article.prose.in_file(value.range.clone()));
    let mut items = vec![
        fact("stands at", at(&place)),
        fact("read as", format!("{}, {}", sort(value), reading(&value.value))),
    ];
    if !value.names.is_empty() {
        items.push(fact("of", value.names.join(" or ")));
    }
    if !value.attributes.is_empty() {
        items.push(fact("attribute", value.attributes.join(" or ")));
    }
    if let Some(period) = &value.period {
        items.push(fact("period", period.as_str()));
    }
    if let Some(scope) = &value.scope {
        items.push(fact("scope", scope.as_str()));
    }
    if let Some(teller) = &value.attribution {
        items.push(fact("said by", teller.as_str()));
    }
    if value.modality != Modality::Actual {
        items.push(fact("modality", value.modality.name()));
    }
    items.push(match is_sure(value, source, &checked.desk.vocabulary) {
        Ok(()) => fact("as a claim", "sure: one name, one attribute, and no other value for it"),
        Err(doubts) => fact("as a claim", format!("not sure: {}", doubts.join("; "))),
    });
    items
}

/// Whether a value stands in a sentence.
fn is_within(value: &Place, sentence: &Place) -> bool {
    value.path() == sentence.path() && (sentence.start..sentence.end).contains(&value.start)
}

/// What the values at a place were held against: findings, and pairs that were not compared.
fn held_against(
    sentence: &Place,
    checked: &Checked,
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
) -> (Vec<Item>, Vec<Item>) {
    let within = |place: &Place| is_within(place, sentence);
    let told: Vec<_> = findings(checked)
        .filter(|finding| finding.members.iter().any(|member| within(&member.claim.value_place())))
        .collect();
    // What another check has told is compared, whatever kept the values from being aligned.
    let has = |finding: &Finding, place: &Place| {
        let mut own = finding.members.iter().map(|member| member.claim.value_place());
        own.any(|own| own.path() == place.path() && own.start < place.end && place.start < own.end)
    };
    let is_told = |pair: &Passed| {
        told.iter().any(|finding| has(finding, &pair.places.0) && has(finding, &pair.places.1))
    };
    let mut pairs: Vec<_> = passed(&checked.articles, source, &checked.together)
        .into_iter()
        .filter(|pair| within(&pair.places.0) || within(&pair.places.1))
        .filter(|pair| !is_told(pair))
        .collect();
    let told = told.iter().map(|f| fact(&f.id, format!("{}: {}", f.severity, f.title))).collect();
    pairs.sort_by(|a, b| {
        let key =
            |p: &Passed| (p.places.0.sort_key().0.to_owned(), p.places.0.start, p.places.1.start);
        b.likeness.cmp(&a.likeness).then_with(|| key(a).cmp(&key(b)))
    });
    let more = pairs.len().saturating_sub(PASSED_SHOWN);
    let mut left: Vec<Item> = pairs
        .iter()
        .take(PASSED_SHOWN)
        .map(|pair| {
            let (own, other) = match within(&pair.places.0) {
                true => (&pair.places.0, &pair.places.1),
                false => (&pair.places.1, &pair.places.0),
            };
            let why = pair.why.join("; ");
            let text = format!(
                "“{}” with “{}” ({}), {} of 1000 alike: {why}",
                own.slice(),
                other.slice(),
                at(other),
                pair.likeness
            );
            Item::Text(text)
        })
        .collect();
    if more > 0 {
        left.push(Item::Text(format!("and {more} more")));
    }
    (told, left)
}
