//! What the head of a page says of it: its title, tags for search engines and social networks, JSON-LD.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::value::RawValue;

use super::super::front::day;
use super::super::{Field, Front};
use super::visible::said;

/// What was found so far, each with how far it is to be trusted: the lower the better.
#[derive(Debug, Default)]
pub(super) struct Meta {
    found: Vec<(Part, u8, Field)>,
    /// The bytes of the longest text of an article that the page holds as a string.
    body: Option<Range<usize>>,
}

/// What a page can say of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Title,
    Publisher,
    Author,
    Published,
    Url,
}

/// The keys of a page's head, in small letters, with the part that each fills and its rank.
const KEYS: &[(&str, Part, u8)] = &[
    ("og:title", Part::Title, 2),
    ("twitter:title", Part::Title, 3),
    ("dc.title", Part::Title, 4),
    ("og:site_name", Part::Publisher, 2),
    ("dc.publisher", Part::Publisher, 3),
    ("publisher", Part::Publisher, 3),
    ("application-name", Part::Publisher, 4),
    ("author", Part::Author, 2),
    ("article:author", Part::Author, 3),
    ("dc.creator", Part::Author, 3),
    ("parsely-author", Part::Author, 3),
    ("byl", Part::Author, 3),
    ("article:published_time", Part::Published, 2),
    ("datepublished", Part::Published, 2),
    ("og:article:published_time", Part::Published, 3),
    ("article.published", Part::Published, 3),
    ("date", Part::Published, 3),
    ("dc.date", Part::Published, 3),
    ("dc.date.issued", Part::Published, 3),
    ("dcterms.created", Part::Published, 3),
    ("pubdate", Part::Published, 3),
    ("publishdate", Part::Published, 3),
    ("publish-date", Part::Published, 3),
    ("parsely-pub-date", Part::Published, 3),
    ("sailthru.date", Part::Published, 3),
    ("time", Part::Published, 4),
    ("canonical", Part::Url, 1),
    ("og:url", Part::Url, 2),
];

impl Meta {
    /// Takes in what the bytes `value` of the file say under a key.
    pub(super) fn named(&mut self, file: &str, key: &str, value: Range<usize>) {
        if let Some(&(_, part, rank)) = KEYS.iter().find(|(known, ..)| *known == key) {
            let raw = file.get(value.clone()).unwrap_or_default();
            self.add(part, rank, said(raw), value);
        }
    }

    /// Takes in the title of the page, without what the site puts to it.
    pub(super) fn title(&mut self, file: &str, range: Range<usize>) {
        let raw = file.get(range.clone()).unwrap_or_default();
        let begin = range.start + (raw.len() - raw.trim_start().len());
        let raw = raw.trim();
        let parts = [" | ", " – ", " — ", " - ", " :: ", " « "];
        let site = parts.iter().filter_map(|mark| raw.rfind(mark)).max();
        // A short end is the site's name; more words than that may be the headline's own.
        let is_site = |at: &usize| raw.get(*at..).is_some_and(|t| t.split_whitespace().count() < 7);
        let raw = raw.get(..site.filter(is_site).unwrap_or(raw.len())).unwrap_or(raw);
        self.add(Part::Title, 5, said(raw), begin..begin + raw.len());
    }

    /// Takes in what a page says of itself as JSON-LD. What is no JSON says nothing.
    pub(super) fn json_ld(&mut self, file: &str, range: Range<usize>) {
        let raw = file.get(range).unwrap_or_default();
        if let Ok(value) = serde_json::from_str::<&RawValue>(raw.trim()) {
            let mut reader = JsonLd { file, meta: self };
            reader.value(value, 0);
        }
    }

    /// Where the text of the article stands as a string of JSON, if it does: between its quotation marks.
    pub(super) fn body(&self) -> Option<Range<usize>> {
        self.body.clone()
    }

    fn add(&mut self, part: Part, rank: u8, value: String, span: Range<usize>) {
        let is_address = value.starts_with("http://") || value.starts_with("https://");
        if value.is_empty() || (is_address && part != Part::Url) {
            return;
        }
        self.found.push((part, rank, Field { value, span }));
    }

    /// All that was found: of each part what is to be trusted most, and of equals the first.
    pub(super) fn front(&self) -> Front {
        let best = |part: Part| {
            let of_part = self.found.iter().filter(|(p, ..)| *p == part);
            of_part.min_by_key(|(_, rank, _)| *rank).map(|(.., field)| field.clone())
        };
        Front {
            slip: None,
            id: None,
            title: best(Part::Title),
            publisher: best(Part::Publisher),
            author: best(Part::Author),
            published: best(Part::Published).map(|field| day(&field)),
            url: best(Part::Url),
        }
    }
}

/// No page nests what it says of itself deeper.
const DEEPEST: usize = 6;

struct JsonLd<'a> {
    file: &'a str,
    meta: &'a mut Meta,
}

type Object<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

impl<'a> JsonLd<'a> {
    fn value(&mut self, value: &'a RawValue, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        if let Some(values) = list(value) {
            values.into_iter().for_each(|value| self.value(value, depth + 1));
            return;
        }
        let Some(object) = object(value) else { return };
        if let Some(graph) = object.get("@graph") {
            self.value(graph, depth + 1);
        }
        let is_article = |kind: &str| {
            ["Article", "Posting", "Report"].iter().any(|ending| kind.ends_with(ending))
        };
        let kinds = object.get("@type").map(|kind| list(kind).unwrap_or_else(|| vec![kind]));
        if kinds.is_some_and(|kinds| kinds.into_iter().filter_map(text).any(|k| is_article(&k))) {
            self.article(&object);
        }
    }

    fn article(&mut self, object: &Object<'a>) {
        for (key, part) in [("headline", Part::Title), ("datePublished", Part::Published)] {
            if let Some(value) = object.get(key) {
                self.take(part, 1, value);
            }
        }
        for (key, part) in [("author", Part::Author), ("publisher", Part::Publisher)] {
            let value = object.get(key).copied();
            let first = value.map(|v| list(v).and_then(|all| all.first().copied()).unwrap_or(v));
            let Some(first) = first else { continue };
            match self::object(first) {
                Some(named) => _ = named.get("name").map(|name| self.take(part, 1, name)),
                None => self.take(part, 1, first),
            }
        }
        if let Some(address) = object.get("url") {
            self.take(Part::Url, 3, address);
        }
        if let Some(span) = object.get("articleBody").and_then(|body| self.span(body)) {
            let longest = self.meta.body.take().filter(|known| known.len() >= span.len());
            self.meta.body = longest.or(Some(span));
        }
    }

    /// The bytes of the file between the quotation marks of a string.
    fn span(&self, value: &RawValue) -> Option<Range<usize>> {
        let raw = value.get();
        let start = (raw.as_ptr() as usize).checked_sub(self.file.as_ptr() as usize)?;
        raw.starts_with('"').then_some(start + 1..start + raw.len() - 1)
    }

    fn take(&mut self, part: Part, rank: u8, value: &'a RawValue) {
        let Some(text) = text(value) else { return };
        let Some(span) = self.span(value) else { return };
        self.meta.add(part, rank, said(&text), span);
    }
}

fn object(value: &RawValue) -> Option<Object<'_>> {
    if value.get().starts_with('{') { serde_json::from_str(value.get()).ok() } else { None }
}

fn list(value: &RawValue) -> Option<Vec<&RawValue>> {
    if value.get().starts_with('[') { serde_json::from_str(value.get()).ok() } else { None }
}

fn text(value: &RawValue) -> Option<String> {
    if value.get().starts_with('"') { serde_json::from_str(value.get()).ok() } else { None }
}
