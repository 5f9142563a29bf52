//! What the values of a finding are, in words: "sum (ransom)", "number of coaches (derailed)".

use super::{At, Story, are_spellings};
use crate::extract::is_common;
use crate::read::MentionKind;
use crate::rules::Meta;
use crate::story::page::Node;
use crate::story::page::cells;
use crate::story::page::word::{Root, Sort, Word, fold, root_of};
use crate::value::{Dimension, Meaning};

/// How many words that both sentences have are shown.
const SHOWN: usize = 2;

impl Story<'_> {
    /// What two values are, and the words around them by which both sentences tell it.
    pub(super) fn label(&self, a: At, b: At, meta: &Meta, entity: &str) -> String {
        let (x, y) = (self.node(a), self.node(b));
        let sort = sort(x, y, meta);
        match self.shared(a, b, entity, &sort) {
            words if words.is_empty() => sort,
            words => format!("{sort} ({words})"),
        }
    }

    /// The words that both sentences have around the values, the weightiest, as the first writes them.
    fn shared(&self, a: At, b: At, entity: &str, sort: &str) -> String {
        let (x, y) = (self.node(a), self.node(b));
        let text = self.articles[a.page].prose.text();
        let page = &self.pages[a.page];
        let words = cells::words(page, x.sentence);
        let weight = |root: Root| {
            let of = |n: &Node| n.context.iter().find(|(r, _)| *r == root).map(|(_, w)| *w);
            of(x).zip(of(y)).map(|(v, w)| v.min(w))
        };
        // "Euros", "kilometres": the values say these themselves.
        let in_value = |word: &Word| {
            let holds = |node: &Node| {
                node.range.start < word.end as usize && (word.start as usize) < node.range.end
            };
            page.nodes_of(x.sentence..=x.sentence).any(|(_, node)| holds(node))
        };
        // "A breakup FEE of $3 million": that is what the other sum is.
        let is_of_other = |word: &Word| {
            let is_head = |node: &Node| node.heads.contains(&word.root);
            let far = |node: &Node| node.range.start.abs_diff(word.start as usize);
            let mut beside = page.nodes_of(x.sentence..=x.sentence).map(|(_, node)| node);
            !is_head(x)
                && !is_head(y)
                && beside.any(|node| node.kind == x.kind && is_head(node) && far(node) < far(x))
        };
        let tells = |word: &Word| {
            let folded = fold(word.of(text));
            matches!(word.sort, Sort::Content | Sort::First)
                && folded.chars().count() > 2
                && SAYS_NOTHING.binary_search(&folded.as_str()).is_err()
                && !is_in(entity, &folded)
                && !is_in(sort, &folded)
                && !in_value(word)
                && !is_of_other(word)
        };
        let mut shared: Vec<(u32, usize)> = words
            .iter()
            .enumerate()
            .filter(|(_, word)| tells(word))
            .filter_map(|(i, word)| Some((weight(word.root)?, i)))
            .collect();
        shared.sort_by(|p, q| q.0.cmp(&p.0).then(p.1.cmp(&q.1)));
        shared.dedup_by_key(|(_, i)| words[*i].root);
        shared.truncate(SHOWN);
        shared.sort_by_key(|(_, i)| *i);
        let mut said = String::new();
        let mut before: Option<usize> = None;
        for (_, i) in shared {
            let word = words[i].of(text);
            let word = if is_common(word) { word.to_owned() } else { word.to_lowercase() };
            said.push_str(match before {
                None => "",
                // "Ammonium nitrate": words side by side are one.
                Some(at) if at + 1 == i => " ",
                Some(_) => ", ",
            });
            said.push_str(&word);
            before = Some(i);
        }
        said
    }
}

/// What two values are, whatever is said of them.
fn sort(x: &Node, y: &Node, meta: &Meta) -> String {
    let named = match (&x.value.meaning, x.kind) {
        (Meaning::Name(_), _) if are_spellings(&x.value.wording, &y.value.wording) => "spelling",
        (Meaning::Name(_), _) => "name",
        (Meaning::Text(_), _) => meta.name,
        (_, MentionKind::Date) => "date",
        (_, MentionKind::Age) => "age",
        _ => match x.dimension() {
            Some(Dimension::Money(_)) => "sum",
            Some(Dimension::Share | Dimension::Points) => "percentage",
            Some(Dimension::Time | Dimension::Months) => "length of time",
            Some(Dimension::Length) if is_distance(x) => "distance",
            Some(Dimension::Length) => "size",
            Some(Dimension::Area) => "area",
            Some(Dimension::Volume) => "volume",
            Some(Dimension::Mass) => "weight",
            Some(Dimension::Speed) => "speed",
            Some(Dimension::Temperature) => "temperature",
            _ => return counted(x).or_else(|| counted(y)).unwrap_or_else(|| "number".to_owned()),
        },
    };
    named.to_owned()
}

/// Whether a length is told in a unit of ways, not of things.
fn is_distance(node: &Node) -> bool {
    let unit = node.value.quantity().map(|quantity| &quantity.unit.name);
    unit.is_some_and(|unit| unit.contains("mile") || unit.starts_with("kilo"))
}

/// The number of what: the plural noun that the wording of a count ends with.
fn counted(node: &Node) -> Option<String> {
    let noun = node.value.quantity()?.noun.as_deref()?;
    let length = noun.split(' ').count();
    let wording: Vec<&str> = node.value.wording.split_whitespace().collect();
    let tail = wording.get(wording.len().checked_sub(length)?..)?;
    let is_noun =
        tail.iter().zip(noun.split(' ')).all(|(word, part)| root_of(word) == root_of(part));
    let is_plural = tail.last().is_some_and(|word| !is_one(word));
    (is_noun && is_plural && wording.len() > length)
        .then(|| format!("number of {}", tail.join(" ")))
}

/// Whether a noun is of one thing.
fn is_one(word: &str) -> bool {
    !word.ends_with('s') && !matches!(fold(word).as_str(), "people" | "children" | "men" | "women")
}

/// Whether a word is one of some words.
fn is_in(words: &str, folded: &str) -> bool {
    words.split([' ', '-']).any(|part| fold(part) == folded)
}

/// Words that stand in sentences of all sorts, sorted.
const SAYS_NOTHING: &[&str] = &[
    "another",
    "billion",
    "billions",
    "cent",
    "dozen",
    "dozens",
    "first",
    "half",
    "hundred",
    "hundreds",
    "including",
    "million",
    "millions",
    "one",
    "percent",
    "second",
    "third",
    "thousand",
    "thousands",
    "three",
    "time",
    "towards",
    "trillion",
    "two",
];
