//! What a sentence was not held against: the articles that were taken for other stories.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Item, at, counted};
use crate::check::Checked;
use crate::claims::Source;
use crate::finding::{Finding, Severity};
use crate::span::Place;
use crate::story::{self, Apart, Together};

/// How many findings that would be are told.
const SHOWN: usize = 3;

/// The other stories of a check as seen from one article.
pub(super) struct Elsewhere<'a> {
    checked: &'a Checked,
    path: &'a str,
    apart: Apart<'a>,
    /// What would be found if this article were compared with those of the other stories, the surest first.
    found: Vec<Finding>,
}

impl<'a> Elsewhere<'a> {
    /// `None` where the article was compared with all others.
    pub(super) fn of(
        checked: &'a Checked,
        path: &'a str,
        source: &(dyn Fn(&str) -> Arc<Source> + Sync),
    ) -> Option<Elsewhere<'a>> {
        let is_with_all = match &checked.together {
            Together::All => true,
            Together::With(named) => named.contains(path),
            Together::Unsaid => checked.stories < 2,
        };
        if is_with_all {
            return None;
        }
        let apart = Apart::of(&checked.articles, source, path)?;
        let together = Together::With(BTreeSet::from([path.to_owned()]));
        let mut found = story::check(&checked.articles, source, &together, usize::MAX).findings;
        found.sort_by(|x, y| {
            let key = |f: &Finding| (Reverse(f.severity), Reverse(f.confidence));
            key(x).cmp(&key(y)).then_with(|| x.id.cmp(&y.id))
        });
        Some(Elsewhere { checked, path, apart, found })
    }

    /// The other story that an article is of; `None` where it was compared with this.
    fn other(&self, path: &str) -> Option<usize> {
        let is_with_all = match &self.checked.together {
            Together::With(named) => named.contains(path),
            _ => false,
        };
        self.apart.other(path).filter(|_| !is_with_all)
    }

    /// Why a value of another article was not compared with one of this; `None` where that is of the same story.
    pub(super) fn why(&self, path: &str) -> Option<Vec<Item>> {
        let other = self.other(path)?;
        let mut items = vec![Item::Text(self.of_story(other, path))];
        items.extend(self.anyway(path));
        Some(items)
    }

    /// What is told of a sentence of the article; `nothing` tells whether nothing else is.
    pub(super) fn items(&self, within: impl Fn(&Place) -> bool, nothing: bool) -> Vec<Item> {
        let mut items = Vec::new();
        let mut told = BTreeSet::new();
        let mut last = None;
        for finding in &self.found {
            // A lead is told where there is nothing graver, and one is enough.
            let is_more = !items.is_empty() && finding.severity == Severity::Note;
            if is_more || items.len() == SHOWN {
                break;
            }
            let places = finding.members.iter().map(|m| (m.group, m.claim.value_place()));
            let places: Vec<(usize, Place)> = places.collect();
            let Some((group, own)) = places.iter().find(|(_, place)| within(place)) else {
                continue;
            };
            let differing = places.iter().filter(|(other, _)| other != group);
            let mut others =
                differing.filter_map(|(_, place)| Some((place, self.other(place.path())?)));
            let Some((place, story)) = others.next() else { continue };
            let would = match finding.severity {
                Severity::Error => "an error",
                Severity::Warning => "a warning",
                Severity::Note => "a note",
            };
            let (own, other) = (own.slice(), place.slice());
            let text = format!("“{own}” with “{other}” ({}) would be {would}", at(place));
            items.push(Item::Text(match told.insert(story) {
                true => {
                    let why = self.of_story(story, place.path());
                    format!("{text}, but was not compared: {why}")
                }
                false => format!("{text} as well."),
            }));
            last = Some(place.path().to_owned());
        }
        match last {
            Some(path) => items.extend(self.anyway(&path)),
            None if nothing => {
                let paths = self.checked.articles.iter().map(|article| &article.text.path);
                let others: Vec<usize> = paths.filter_map(|path| self.other(path)).collect();
                let stories = others.iter().collect::<BTreeSet<_>>().len();
                let articles = counted(others.len(), "article");
                let stories = counted(stories, "other story");
                items.push(Item::Text(format!(
                    "Of {articles} of {stories}, with which it was not compared, none would be told to differ \
                     (--together compares all)."
                )));
            }
            None => {}
        }
        items
    }

    /// That an article is of another story, and why.
    fn of_story(&self, story: usize, path: &str) -> String {
        let more = self.apart.articles(story).saturating_sub(1);
        let taken = match more {
            0 => format!("{path} was taken for another story"),
            _ => format!(
                "{path} was taken for another story, with {}",
                counted(more, "more article")
            ),
        };
        format!("{taken}. {}", self.apart.why(story))
    }

    /// How to compare two articles in any case.
    fn anyway(&self, path: &str) -> [Item; 2] {
        let said =
            "To compare them anyway, name them one by one, or compare all with all (--together):";
        let word = |path: &str| match path.contains(char::is_whitespace) {
            true => format!("'{path}'"),
            false => path.to_owned(),
        };
        let command = format!("gainsay check {} {}", word(self.path), word(path));
        [Item::Text(String::from(said)), Item::Code(command)]
    }
}
