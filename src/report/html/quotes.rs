//! What a group's sources say in their own words, the value marked in each passage.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::super::facts::{page, position};
use super::super::text::clean;
use super::marks::Mark;
use super::short;
use crate::claims::Claim;
use crate::finding::{Finding, Member};
use crate::span::Place;

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
        Some(quote) => {
            by_place(claim, quote).unwrap_or_else(|| parts(&short(quote, LONGEST_QUOTE), &wording))
        }
        None => vec![Part { text: short(&wording, LONGEST_QUOTE), marked: true }],
    };
    Passage {
        parts,
        quoted: claim.quote.is_some(),
        said_by: claim.attribution.as_deref().map(|who| short(who, 80)),
        places: vec![position(&claim.value_place())],
    }
}

/// A quote parted at the value's own place in it; `None` where that stands elsewhere, as it does in a claims file, or
/// where the quote is not shown as it is written.
fn by_place(claim: &Claim, quote: &str) -> Option<Vec<Part>> {
    let (start, end) = claim.places.quote?;
    let (from, to) = claim.places.value;
    let is_written = Place::new(&claim.places.text, start..end).slice() == quote;
    if !is_written || from < start || end < to || from >= to {
        return None;
    }
    let [before, value, after] = [
        quote.get(..from - start)?,
        quote.get(from - start..to - start)?,
        quote.get(to - start..)?,
    ];
    let shown = [before, value, after].map(clean);
    (shown.concat() == short(quote, LONGEST_QUOTE)).then(|| of_three(shown))
}

/// A text parted where a value stands in it, in whatever case, as far as it stands there word for word.
pub(super) fn parts(text: &str, value: &str) -> Vec<Part> {
    let Some(found) = find(text, value) else {
        return vec![Part { text: String::from(text), marked: false }];
    };
    let cut = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    of_three([cut(0..found.start), cut(found.clone()), cut(found.end..text.len())])
}

/// What stands before a value, the value and what stands after it.
fn of_three([before, value, after]: [String; 3]) -> Vec<Part> {
    let parts = [(before, false), (value, true), (after, false)];
    let parts = parts.into_iter().map(|(text, marked)| Part { text, marked });
    parts.filter(|part| !part.text.is_empty()).collect()
}

/// Where a value stands in a text: as it is written; else in another case.
fn find(text: &str, value: &str) -> Option<Range<usize>> {
    if value.is_empty() {
        return None;
    }
    if let Some(at) = text.find(value) {
        return Some(at..at + value.len());
    }
    let wanted = value.to_lowercase();
    text.char_indices().find_map(|(at, _)| {
        let mut rest = wanted.as_str();
        for (offset, c) in text.get(at..)?.char_indices() {
            if rest.is_empty() {
                return Some(at..at + offset);
            }
            rest = rest.strip_prefix(c.to_lowercase().collect::<String>().as_str())?;
        }
        rest.is_empty().then_some(at..text.len())
    })
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
        assert_eq!(
            shown("At least 19 people died", "at least 19"),
            [own("At least 19", true), own(" people died", false)]
        );
        assert_eq!(shown("It was NINE", "nine"), [own("It was ", false), own("NINE", true)]);
    }

    #[test]
    fn the_value_is_marked_at_its_own_place() {
        let text = crate::span::Text::whole("a.md", "In 2024 it had 12, in 2025 it had 12.");
        let claim = |value: (usize, usize)| Claim {
            id: "a@1".into(),
            source: "a".into(),
            entity: "It".into(),
            attribute: "figure".into(),
            value: crate::value::Value::new("a dozen", crate::value::Meaning::Text("12".into())),
            period: None,
            period_assumed: false,
            scope: None,
            modality: Default::default(),
            attribution: None,
            quote: Some(text.text.clone()),
            times: 1,
            places: crate::claims::Places {
                text: std::sync::Arc::clone(&text),
                claim: (0, text.text.len()),
                value,
                quote: Some((0, text.text.len())),
            },
        };
        let parts = by_place(&claim((34, 36)), &text.text).unwrap();
        let marked: Vec<&str> = parts.iter().filter(|p| p.marked).map(|p| &*p.text).collect();
        assert_eq!((marked, parts[0].text.len()), (vec!["12"], 34));
        assert_eq!(by_place(&claim((90, 92)), &text.text), None);
    }
}
