//! What a group's sources say in their own words, the value marked in each passage.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::facts::{page, position};
use super::super::text::clean;
use super::marks::Mark;
use super::short;
use crate::finding::{Finding, Member};

/// The characters after which a passage is cut: a paragraph of an article, not the whole of it.
const LONGEST_QUOTE: usize = 900;
/// How many passages of one source stand open; the others fold away below them.
const OPEN_PASSAGES: usize = 3;

/// A group with all that its sources say.
#[derive(Debug, Serialize)]
pub(super) struct Side {
    mark: Mark,
    /// The value that stands for it.
    label: String,
    /// How many sources and origins it has: "2 sources, 1 origin".
    count: String,
    voices: Vec<Voice>,
    /// How many claims of it are not shown.
    more: usize,
}

/// One source in a group.
#[derive(Debug, Serialize)]
struct Voice {
    name: String,
    id: String,
    published: Option<String>,
    url: Option<String>,
    passages: Vec<Passage>,
    folded: Vec<Passage>,
}

/// A passage with where it stands.
#[derive(Debug, Serialize)]
struct Passage {
    parts: Vec<Part>,
    /// Whether these are the words of the article; else only the value is known.
    quoted: bool,
    said_by: Option<String>,
    places: Vec<String>,
}

/// A stretch of a passage.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Part {
    text: String,
    /// Whether it is the value.
    marked: bool,
}

/// The sides of a finding, in the order of its groups.
pub(super) fn sides(finding: &Finding) -> Vec<Side> {
    let groups = finding.groups.iter().enumerate();
    groups
        .map(|(at, group)| {
            let sources = super::super::text::counted(group.sources.len(), "source");
            let origins = super::super::text::counted(group.origins, "origin");
            let one = group.origins == group.sources.len();
            Side {
                mark: Mark::of(at),
                label: short(&group.label, 120),
                count: if one { sources } else { format!("{sources}, {origins}") },
                voices: voices(finding.members.iter().filter(|m| m.group == at)),
                more: finding.not_shown(at),
            }
        })
        .collect()
}

fn voices<'a>(members: impl Iterator<Item = &'a Member>) -> Vec<Voice> {
    let mut by_source: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
    for member in members {
        by_source.entry(&member.source.id).or_default().push(member);
    }
    let mut voices: Vec<Voice> = by_source.into_values().filter_map(|m| voice(&m)).collect();
    voices.sort_by(|a, b| (&a.published, &a.id).cmp(&(&b.published, &b.id)));
    voices
}

fn voice(members: &[&Member]) -> Option<Voice> {
    let first = members.first()?;
    let mut passages: Vec<Passage> = Vec::new();
    for member in members {
        let made = passage(member);
        let same = |p: &&mut Passage| p.parts == made.parts && p.said_by == made.said_by;
        match passages.iter_mut().find(same) {
            Some(passage) => passage.places.extend(made.places),
            None => passages.push(made),
        }
    }
    let folded = passages.split_off(passages.len().min(OPEN_PASSAGES));
    Some(Voice {
        name: short(first.source.name(), 80),
        id: first.source.id.to_string(),
        published: first.source.published.as_ref().map(ToString::to_string),
        url: page(first).map(String::from),
        passages,
        folded,
    })
}

fn passage(member: &Member) -> Passage {
    let claim = &member.claim;
    let wording = clean(&claim.value.wording);
    let parts = match &claim.quote {
        Some(quote) => parts(&short(quote, LONGEST_QUOTE), &wording),
        None => vec![Part { text: short(&wording, LONGEST_QUOTE), marked: true }],
    };
    Passage {
        parts,
        quoted: claim.quote.is_some(),
        said_by: claim.attribution.as_deref().map(|who| short(who, 80)),
        places: vec![position(&claim.value_place())],
    }
}

/// A text parted where a value stands in it, as far as it stands there word for word.
pub(super) fn parts(text: &str, value: &str) -> Vec<Part> {
    let part = |text: &str, marked| Part { text: String::from(text), marked };
    let found = if value.is_empty() { None } else { text.split_once(value) };
    let Some((before, after)) = found else { return vec![part(text, false)] };
    let mut parts = vec![part(before, false), part(value, true), part(after, false)];
    parts.retain(|part| !part.text.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_is_marked_where_it_stands_word_for_word() {
        let shown = |text, value| -> Vec<(String, bool)> {
            parts(text, value).into_iter().map(|p| (p.text, p.marked)).collect()
        };
        let own = |text: &str, marked| (text.to_owned(), marked);
        assert_eq!(
            shown("will spend $60 billion on cranes", "$60 billion"),
            [own("will spend ", false), own("$60 billion", true), own(" on cranes", false)]
        );
        assert_eq!(shown("$60 billion", "$60 billion"), [own("$60 billion", true)]);
        assert_eq!(shown("sixty billion", "$60 billion"), [own("sixty billion", false)]);
        assert_eq!(shown("sixty", ""), [own("sixty", false)]);
    }
}
