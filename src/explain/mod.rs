//! Explaining: why a finding was made, why two claims were compared or not, what a name stands for.
//!
//! An explanation is a [`Page`] of plain sections, which `report` writes as text or JSON. Nothing is
//! decided here: every verdict on a page comes from the code that made it.

mod claim;
mod desk;
mod elsewhere;
mod finding;
mod line;
mod missing;
mod pair;
mod spot;
mod subject;
mod values;

pub use desk::{desk, kind, rule};
pub use finding::finding;
pub use line::line;
pub use pair::{Pair, Point, pair};
pub use spot::Spot;
pub use subject::{attribute, entity, source};
pub use values::values;

pub use claim::claim;
use missing::{no_such_file, no_such_line};

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::check::Checked;
use crate::claims::Claim;
use crate::error::Error;
use crate::finding::Finding;
use crate::graph::{SlotClaims, Why};
use crate::load::{FileKind, kind_of};
use crate::pack::Attribute;
use crate::rules::Desk;
use crate::similar::nearest;
use crate::span::Place;

/// What is explained, in sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What sort of thing is explained: `rule`, `kind`, `attribute`, `entity`, `source`, `finding`, `claim`, `sentence`, `pair`, `desk`.
    pub about: &'static str,
    /// One line that names it.
    pub title: String,
    /// What there is to say.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading; empty for the first part.
    pub heading: String,
    /// What stands under it.
    pub items: Vec<Item>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A paragraph.
    Text(String),
    /// A name and what there is to say of it.
    Fact(String, String),
    /// What two claims have in common or not.
    Point(Point),
    /// Lines that are shown as they are.
    Code(String),
    /// A row of a table.
    Row(Vec<String>),
}

impl Page {
    fn new(about: &'static str, title: impl Into<String>) -> Page {
        Page { about, title: title.into(), sections: Vec::new() }
    }

    /// Adds a section, unless it is empty.
    fn section(mut self, heading: &str, items: Vec<Item>) -> Page {
        if !items.is_empty() {
            self.sections.push(Section { heading: heading.to_owned(), items });
        }
        self
    }
}

fn fact(name: &str, text: impl Into<String>) -> Item {
    Item::Fact(name.to_owned(), text.into())
}

/// Everything of this name that a desk alone knows: a rule, a kind of rule.
pub fn of_desk(desk: &Desk, name: &str) -> Vec<Page> {
    let rules = desk.rule(name).map(|found| rule(found, desk));
    let kinds = crate::rules::meta(name).map(|found| kind(found, desk));
    rules.into_iter().chain(kinds).collect()
}

/// Everything of this name.
///
/// # Errors
/// Where there is nothing, with the nearest name; where the beginning of an id fits several findings.
pub fn of(checked: &Checked, name: &str) -> Result<Vec<Page>, Box<Error>> {
    let mut pages = of_desk(&checked.desk, name);
    if let Some(found) = checked.desk.vocabulary.attribute(name) {
        pages.push(attribute(found, checked));
    }
    if let Some(found) = entity_named(checked, name) {
        pages.push(entity(&found, checked));
    }
    pages.extend(source_named(checked, name).map(|found| source(&found, checked)));
    if let Some(error) = no_such_line(checked, name) {
        return Err(Box::new(error));
    }
    // A line of an article: first how it was read, then the claims that came of it.
    pages.extend(line(checked, place_of_id(checked, name).as_deref().unwrap_or(name)));
    pages.extend(claims_at(checked, name).into_iter().map(|found| claim(found, checked)));
    if pages.is_empty() {
        let with_term = attributes_with_term(checked, name);
        pages.extend(with_term.into_iter().map(|found| attribute(found, checked)));
    }
    if pages.is_empty() {
        pages.extend(finding_named(checked, name)?.map(|found| finding(found, checked)));
    }
    if pages.is_empty() { Err(Box::new(unknown(checked, name))) } else { Ok(pages) }
}

/// The claims that a name stands for: by id, or by a line of their file (`claims/post.toml:12`, `claims/post.toml:12:9`).
pub fn claims_at<'a>(checked: &'a Checked, name: &str) -> Vec<&'a Arc<Claim>> {
    let by_id: Vec<&Arc<Claim>> = claims(checked).filter(|claim| *claim.id == *name).collect();
    let Some(spot) = Spot::of(name).filter(|_| by_id.is_empty()) else {
        return by_id;
    };
    let meant = spot.meant(claims(checked).map(|claim| claim.places.text.path.as_str()));
    let mut found: Vec<&Arc<Claim>> = claims(checked)
        .filter(|claim| meant.contains(claim.places.text.path.as_str()))
        .filter(|claim| lines(claim).contains(&spot.line))
        .collect();
    found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    // In an article a line holds many values, and a column names one of them.
    if let Some(column) =
        spot.column.filter(|_| kind_of(Path::new(spot.path)) == Some(FileKind::Article))
    {
        found.retain(|claim| {
            let place = claim.value_place();
            let end = Place { start: place.end, ..place.clone() };
            (place.line_column()..end.line_column()).contains(&(spot.line, column))
        });
    }
    found
}

/// The place that the id of a value of an article names: `post@325` is the one at byte 325.
pub fn place_of_id(checked: &Checked, name: &str) -> Option<String> {
    let (id, at) = name.rsplit_once('@')?;
    let at = at.parse().ok()?;
    let text = &checked.articles.iter().find(|article| *article.id == *id)?.text;
    let (line, column) = Place::new(text, at..at).line_column();
    (at < text.text.len()).then(|| format!("{}:{line}:{column}", text.path))
}

/// All claims, in the order of their slots.
fn claims(checked: &Checked) -> impl Iterator<Item = &Arc<Claim>> {
    checked.graph.view().slots().flat_map(|slot| &slot.claims)
}

/// The lines from the head of a claim to its last entry.
fn lines(claim: &Claim) -> std::ops::RangeInclusive<usize> {
    let (start, end) = claim.places.claim;
    let line = |at: usize| Place::new(&claim.places.text, at..at).line_column().0;
    line(start)..=line(end)
}

/// The slot that holds a claim.
fn slot_of<'a>(checked: &'a Checked, claim: &Claim) -> Option<&'a SlotClaims> {
    checked.graph.view().slots().find(|slot| slot.claims.iter().any(|c| c.id == claim.id))
}

/// The findings, those that are settled last.
fn findings(checked: &Checked) -> impl Iterator<Item = &Finding> {
    checked.findings.iter().chain(checked.settled.iter().map(|(finding, _)| finding))
}

/// The entity that a name stands for, if it is declared or any claim speaks of it.
fn entity_named(checked: &Checked, name: &str) -> Option<Arc<str>> {
    let (entity, why) = checked.desk.entities.resolve(name);
    let spoken_of = || checked.graph.view().slots().find(|s| s.slot.entity == entity);
    let lower = || {
        let mut entities = checked.graph.view().slots().map(|s| &s.slot.entity);
        entities.find(|e| e.to_lowercase() == entity.to_lowercase()).cloned()
    };
    match why {
        Why::Itself if spoken_of().is_none() => lower(),
        _ => Some(entity),
    }
}

/// The attributes of which a word is a term or a wording of one.
fn attributes_with_term<'a>(checked: &'a Checked, name: &str) -> Vec<&'a Attribute> {
    let vocabulary = &checked.desk.vocabulary;
    let is_it = |word: &str| word.eq_ignore_ascii_case(name);
    let has = |attribute: &&Attribute| {
        let mut terms = vocabulary.terms(&attribute.id).iter();
        terms.any(|t| is_it(&t.term.id) || t.phrases.iter().any(|phrase| is_it(phrase)))
    };
    vocabulary.attributes().filter(has).collect()
}

fn source_named(checked: &Checked, name: &str) -> Option<Arc<crate::claims::Source>> {
    checked.graph.nodes().find_map(|(_, node)| match node {
        crate::graph::Node::Source(source) if *source.id == *name => Some(Arc::clone(source)),
        _ => None,
    })
}

/// The least number of digits that stand for the id of a finding.
const LEAST_DIGITS: usize = 4;

/// The finding with this id, or whose id alone begins so.
///
/// # Errors
/// Where there is none, or several.
pub fn finding_by_id<'a>(checked: &'a Checked, name: &str) -> Result<&'a Finding, Box<Error>> {
    if let Some(found) = finding_named(checked, name)? {
        return Ok(found);
    }
    let is_digits = name.chars().all(|c| c.is_ascii_hexdigit());
    let message = match (is_digits, name.len() < LEAST_DIGITS) {
        (false, _) => {
            format!("`{name}` is no id of a finding: those have the digits 0 to 9 and a to f")
        }
        (_, true) => {
            format!("`{name}` is too short for the id of a finding: give four digits or more")
        }
        (_, false) => format!("no finding has an id that begins with `{name}`"),
    };
    let help = if is_digits { UNKNOWN_ID } else { "`gainsay check` shows them" };
    Err(Box::new(Error::usage("unknown-finding", message).help(help)))
}

const UNKNOWN_ID: &str =
    "a claim that changes gives its finding another id; `gainsay check` shows the ids of today";

fn finding_named<'a>(checked: &'a Checked, name: &str) -> Result<Option<&'a Finding>, Box<Error>> {
    if name.len() < LEAST_DIGITS {
        return Ok(None);
    }
    let lower = name.to_lowercase();
    let found: Vec<&Finding> = findings(checked).filter(|f| f.id.starts_with(&lower)).collect();
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => {
            let ids: Vec<&str> = several.iter().map(|f| f.id.as_str()).collect();
            let message = format!("`{name}` fits {} findings", several.len());
            Err(Box::new(
                Error::usage("ambiguous-id", message).help(format!("they are {}", ids.join(", "))),
            ))
        }
    }
}

/// The error for a name that nothing has.
fn unknown(checked: &Checked, name: &str) -> Error {
    let digits = |c: char| c.is_ascii_hexdigit();
    if name.len() >= LEAST_DIGITS
        && name.chars().all(digits)
        && name.contains(|c: char| c.is_ascii_digit())
    {
        let message = format!("no finding has an id that begins with `{name}`");
        return Error::usage("unknown-finding", message).help(UNKNOWN_ID);
    }
    if let Some(error) = Spot::of(name).and_then(|spot| no_such_file(checked, &spot)) {
        return error;
    }
    let message =
        format!("there is no rule, kind, attribute, entity, source, claim or finding `{name}`");
    let help = match nearest_name(checked, name) {
        _ if is_file(name) => format!("of a file, name the line as well: `{name}:LINE`"),
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from(
            "`gainsay explain` lists rules and kinds, `gainsay graph` all entities and sources",
        ),
    };
    Error::usage("unknown-name", message).help(help)
}

/// Whether a name has the form of a file that may be read: "story/a.md".
fn is_file(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ["md", "markdown", "txt", "html", "htm", "toml", "jsonl", "ndjson"].contains(&ending)
    })
}

fn nearest_name(checked: &Checked, name: &str) -> Option<String> {
    if let Some(spot) = Spot::of(name) {
        return nearest_line(checked, &spot);
    }
    let mut names: BTreeSet<String> = BTreeSet::new();
    names.extend(checked.desk.rules.iter().map(|rule| rule.id.to_string()));
    names.extend(crate::rules::ALL.iter().map(|kind| kind.meta().name.to_owned()));
    names.extend(crate::rules::ALIGNED.iter().map(|meta| meta.name.to_owned()));
    names.extend(checked.desk.vocabulary.attributes().map(|a| a.id.to_string()));
    for claim in claims(checked) {
        names.extend([&claim.id, &claim.entity, &claim.source].map(ToString::to_string));
    }
    names.extend(checked.desk.entities.declared().into_iter().map(ToString::to_string));
    nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
}

/// The line of a claim that is nearest to the one given, in the file that is nearest to the one given.
fn nearest_line(checked: &Checked, spot: &Spot<'_>) -> Option<String> {
    let paths: BTreeSet<&str> = claims(checked).map(|c| c.places.text.path.as_str()).collect();
    let path = match spot.meant(paths.iter().copied()).pop_first() {
        Some(known) => known,
        None => nearest(spot.path, paths)?,
    };
    let line = spot.line;
    let of_path = claims(checked).filter(|claim| claim.places.text.path == path);
    let near = of_path.map(|claim| line.clamp(*lines(claim).start(), *lines(claim).end()));
    let near = near.min_by_key(|at| (at.abs_diff(line), *at))?;
    Some(format!("{path}:{near}"))
}

/// Where something stands, as a person notes it down: `rules.toml:12`.
fn at(place: &Place) -> String {
    if place.path().starts_with('<') {
        return place.path().trim_matches(['<', '>']).to_owned();
    }
    format!("{}:{}", place.path(), place.line_column().0)
}

/// How a name came to stand for an entity.
fn resolution(name: &str, entity: &str, why: &Why) -> String {
    match why {
        Why::Name if name == entity => format!("“{name}” is its name"),
        Why::Name => format!("“{name}” is its name, {entity}"),
        Why::Alias(place) => format!("“{name}” is an alias of {entity} ({})", at(place)),
        Why::NormalForm => {
            format!("“{name}” is {entity} but for case, punctuation or legal form")
        }
        Why::OneForm => {
            format!(
                "“{name}” is {entity} but for case, punctuation or legal form; neither is declared"
            )
        }
        Why::Itself => format!("“{name}” is declared nowhere and stands for itself"),
    }
}

/// "1 claim", "2 claims", "2 entities".
fn counted(count: usize, one: &str) -> String {
    match (count, one.strip_suffix('y')) {
        (1, _) => format!("1 {one}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        _ => format!("{count} {one}s"),
    }
}
