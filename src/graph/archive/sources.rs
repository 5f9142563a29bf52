//! What the lines of an archive tell of its sources.
//!
//! A source is one document, so all its lines should tell the same of it. Where they differ the
//! field is left unknown, whichever line came first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Desk;
use super::names::Names;
use crate::claims::jsonl::Line;
use crate::claims::{Claim, Source, SourceKind};
use crate::read::{Context, read_period};

/// The fields of a source that lines may tell.
const FIELDS: [&str; 5] = ["publisher", "published", "title", "url", "kind"];

/// What lines tell of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Told {
    #[default]
    Nothing,
    One(Box<str>),
    Different,
}

impl Told {
    fn hear(&mut self, told: Option<&str>) {
        match (&*self, told) {
            (_, None) | (Told::Different, _) => {}
            (Told::Nothing, Some(told)) => *self = Told::One(told.into()),
            (Told::One(known), Some(told)) if **known == *told => {}
            (Told::One(_), Some(_)) => *self = Told::Different,
        }
    }

    fn join(&mut self, other: &Told) {
        match other {
            Told::Nothing => {}
            Told::One(told) => self.hear(Some(told)),
            Told::Different => *self = Told::Different,
        }
    }

    fn one(&self) -> Option<&str> {
        match self {
            Told::One(told) => Some(told),
            Told::Nothing | Told::Different => None,
        }
    }
}

/// A source and the field that lines tell different things of.
pub(super) type Differs = (String, &'static str);

/// What lines tell of one source; most tell nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(Option<Box<[Told; 5]>>);

impl Fields {
    /// Takes in what a line tells of its source.
    pub(super) fn hear(&mut self, line: &Line<'_>) {
        if line.tells_of_source() {
            let told = [line.publisher(), line.published(), line.title(), line.url(), line.kind()];
            let fields = self.0.get_or_insert_default();
            for (field, told) in fields.iter_mut().zip(told) {
                field.hear(told);
            }
        }
    }

    fn join(&mut self, other: &Fields) {
        let Some(other) = &other.0 else { return };
        let fields = self.0.get_or_insert_default();
        for (field, told) in fields.iter_mut().zip(other.iter()) {
            field.join(told);
        }
    }
}

/// All sources that lines name.
#[derive(Debug, Default)]
pub(super) struct Sources {
    names: Names,
    fields: Vec<Fields>,
}

impl Sources {
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn get(&self, id: &str) -> Option<u32> {
        self.names.get(id)
    }

    /// Takes in what some lines tell of a source.
    pub(super) fn join(&mut self, id: &str, fields: &Fields) {
        let (at, new) = self.names.insert(id);
        if new {
            self.fields.push(fields.clone());
        } else {
            self.fields[at as usize].join(fields);
        }
    }

    /// The sources of some claims, and which sources lines tell different things of, sorted.
    pub(super) fn told(
        &self,
        claims: &[Claim],
        desk: &Desk<'_>,
    ) -> (BTreeMap<Arc<str>, Source>, Vec<Differs>) {
        let mut sources: BTreeMap<Arc<str>, Source> = BTreeMap::new();
        for claim in claims {
            if !sources.contains_key(&claim.source)
                && let Some(at) = self.get(&claim.source)
            {
                let source = source(&claim.source, &self.fields[at as usize], desk);
                sources.insert(Arc::clone(&claim.source), source);
            }
        }
        let mut differing = Vec::new();
        for (id, fields) in (0..).zip(&self.fields) {
            let Some(fields) = &fields.0 else { continue };
            for (told, name) in fields.iter().zip(FIELDS) {
                if *told == Told::Different {
                    differing.push((self.names.name(id).to_owned(), name));
                }
            }
        }
        differing.sort();
        (sources, differing)
    }
}

fn source(id: &Arc<str>, fields: &Fields, desk: &Desk<'_>) -> Source {
    let mut source = Source::named(Arc::clone(id));
    let Some(fields) = &fields.0 else { return source };
    let [publisher, published, title, url, kind] = &**fields;
    let owned = |told: &Told| told.one().map(str::to_owned);
    source.publisher = owned(publisher);
    source.title = owned(title);
    source.url = owned(url);
    source.published = published.one().and_then(|wording| {
        let context = Context { lexicon: desk.vocabulary.lexicon(), published: None };
        read_period(wording, &context).ok()
    });
    let named = |name: &str| SourceKind::ALL.iter().find(|(n, _)| *n == name).map(|(_, k)| *k);
    source.kind = kind.one().and_then(named).unwrap_or_default();
    source
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_left_unknown_in_any_order() {
        let heard = |words: &[&str]| {
            let mut told = Told::Nothing;
            for word in words {
                told.hear(Some(word));
            }
            told
        };
        assert_eq!(heard(&["a", "a"]).one(), Some("a"));
        assert_eq!(heard(&["a", "b", "a"]), Told::Different);
        let mut one = heard(&["a"]);
        one.join(&heard(&["b"]));
        let mut other = heard(&["b"]);
        other.join(&heard(&["a"]));
        assert_eq!((&one, &other), (&Told::Different, &Told::Different));
    }
}
