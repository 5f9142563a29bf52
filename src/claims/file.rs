//! Claims files: one source each, TOML, in `claims/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike;

use super::{Claim, Modality, Places, Source, SourceKind};
use crate::error::{Error, Errors};
use crate::load::form::{Document, Entry, Form, Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::{Context, Unreadable, Vocabulary, read_period};
use crate::span::{Place, Text};
use crate::value::{Calendar, Period};

/// The form of a claims file.
pub static FILE: Form = Form {
    name: "claims file",
    about: "The claims of one source.",
    keys: &[
        Key::required(
            "source",
            Sort::Table(&SOURCE),
            "the article or document that makes the claims",
        ),
        Key::optional("claim", Sort::Tables(&CLAIM), "its claims"),
    ],
};

/// The form of the `[source]` table.
pub static SOURCE: Form = Form {
    name: "source",
    about: "One article or document.",
    keys: &[
        Key::optional(
            "id",
            Sort::Text,
            "its id, unique among all sources; the file's name without its ending if left out",
        ),
        Key::optional("title", Sort::Text, "its headline"),
        Key::optional("publisher", Sort::Text, "who published it"),
        Key::optional(
            "published",
            Sort::Wording,
            "when: a date, or any stretch of days such as \"July 2025\"",
        ),
        Key::optional("url", Sort::Text, "its address"),
        Key::optional(
            "kind",
            Sort::Choice(&["primary", "wire", "outlet", "blog"]),
            "what sort of source it is",
        ),
        Key::optional("article", Sort::Text, "the article's file, relative to this one"),
        Key::optional(
            "copies",
            Sort::List,
            "sources or reports that this one retells; copies count as one origin",
        ),
        Key::optional("note", Sort::Text, "a word of the person who keeps the file"),
    ],
};

/// The form of a `[[claim]]` table.
pub static CLAIM: Form = Form {
    name: "claim",
    about: "One claim: what the source says of an attribute of an entity.",
    keys: &CLAIM_KEYS,
};

/// The keys of a `[[claim]]` table.
pub(crate) const CLAIM_KEYS: [Key; 10] = [
    Key::optional(
        "id",
        Sort::Text,
        "its id; the source's id with the claim's number if left out: `tech-brief#3`",
    ),
    Key::required("entity", Sort::Text, "whom or what it is about"),
    Key::required("attribute", Sort::Text, "what of it: the id or an alias of an attribute"),
    Key::required(
        "value",
        Sort::Wording,
        "what the source says it is, in any wording that an article could use",
    ),
    Key::optional(
        "period",
        Sort::Wording,
        "for which period: 2025, Q1 2025, July 2025, FY2025, ...",
    ),
    Key::optional("scope", Sort::Text, "with what limitation: in the US, excluding buybacks"),
    Key::optional(
        "modality",
        Sort::Choice(&["actual", "reported", "planned", "denied"]),
        "in which mood it is said",
    ),
    Key::optional("attribution", Sort::Text, "who is said to have said it"),
    Key::optional("quote", Sort::Text, "the words of the source"),
    Key::optional("note", Sort::Text, "a word of the person who keeps the file"),
];

/// What a claims file holds: its source and the claims that could be read.
#[derive(Debug)]
pub struct ClaimsFile {
    /// The source.
    pub source: Source,
    /// Its claims, in the order of the file.
    pub claims: Vec<Claim>,
    /// How many claims were left out because something in them is wrong.
    pub left_out: usize,
}

/// Reads a claims file. What is wrong goes to `errors`; what is right is kept.
///
/// `strict` says whether an attribute that nothing declares is an error.
pub fn read(
    text: &Arc<Text>,
    vocabulary: &Vocabulary,
    strict: bool,
    errors: &mut Errors,
) -> Option<ClaimsFile> {
    let document = Document::parse(text, errors);
    let root = document.table(&FILE, errors);
    let Some(table) = root.table("source", &SOURCE, errors) else {
        // What a slip hides may be that very table.
        if !root.has("source") && !document.is_cut_short() {
            root.check_required(FILE.name, errors);
        }
        return None;
    };
    let source = source(&table, text, vocabulary, errors);
    let reader = Reader { text, vocabulary, strict, source: &source };
    let mut claims: Vec<Claim> = Vec::new();
    let mut ids: BTreeMap<String, Place> = BTreeMap::new();
    let tables = root.forms("claim", &CLAIM, errors);
    let total = root.tables("claim").len() + claim_heads(document.unread());
    for (number, table) in tables.iter().enumerate() {
        let Some(claim) = reader.claim(table, number + 1, errors) else { continue };
        if let Some(id) = table.text("id") {
            if let Some(first) = ids.get(&id.value) {
                let first = Entry { value: id.value.clone(), place: first.clone() };
                errors.push(crate::pack::duplicate("claim", &id, &first));
                continue;
            }
            ids.insert(id.value, id.place);
        }
        claims.push(claim);
    }
    let left_out = total - claims.len();
    Some(ClaimsFile { source, claims, left_out })
}

/// How many claims a text begins: those of a file that cannot be read are counted all the same.
pub fn claim_heads(text: &str) -> usize {
    let is_head = |line: &str| {
        let inner = line.trim().strip_prefix("[[").and_then(|line| line.split_once("]]"));
        inner.is_some_and(|(name, _)| name.trim() == "claim")
    };
    text.lines().filter(|line| is_head(line)).count()
}

/// The source that a `[source]` table tells of.
pub(crate) fn source(
    table: &Table<'_>,
    text: &Arc<Text>,
    vocabulary: &Vocabulary,
    errors: &mut Errors,
) -> Source {
    let string = |key: &str| table.text(key).map(|e| e.value);
    let id = table.text("id");
    let name = id.as_ref().map_or_else(|| stem(&text.path).to_owned(), |id| id.value.clone());
    let kinds = SourceKind::ALL;
    let published = table.text("published").and_then(|entry| {
        let context = Context { lexicon: vocabulary.lexicon(), published: None };
        readable(read_period(&entry.value, &context), &entry, "unreadable-date", errors)
    });
    Source {
        id: Arc::from(name),
        title: string("title"),
        title_place: table.text("title").map(|entry| entry.place),
        publisher: string("publisher"),
        published,
        url: string("url"),
        kind: table.choice("kind", kinds).unwrap_or_default(),
        article: string("article"),
        article_place: table.text("article").map(|entry| entry.place),
        copies: table.list("copies").into_iter().map(|e| Arc::from(e.value)).collect(),
        place: Some(id.map_or_else(|| table.place(), |id| id.place)),
    }
}

/// The file's name without folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What was read, or an error at the part of the entry that could not be.
fn readable<T>(
    read: Result<T, Unreadable>,
    entry: &Entry,
    code: &'static str,
    errors: &mut Errors,
) -> Option<T> {
    read.map_err(|unreadable| {
        let place = entry.part(unreadable.span);
        errors.push(
            Error::broken(code, unreadable.message, place)
                .label("not understood")
                .help(unreadable.help),
        );
    })
    .ok()
}

/// What claims of one source share.
pub(crate) struct Reader<'a> {
    /// The file.
    pub(crate) text: &'a Arc<Text>,
    /// Attributes and terms.
    pub(crate) vocabulary: &'a Vocabulary,
    /// Whether an attribute that nothing declares is an error.
    pub(crate) strict: bool,
    /// Who makes them.
    pub(crate) source: &'a Source,
}

impl Reader<'_> {
    /// The claim of a table that is the nth of its source. `None`, with errors, where something in it cannot be read.
    pub(crate) fn claim(
        &self,
        table: &Table<'_>,
        number: usize,
        errors: &mut Errors,
    ) -> Option<Claim> {
        // Each key is looked at whatever is wrong with the others, so that one run tells all that there is to mend.
        let entity = table.text("entity").filter(|entity| {
            let is_named = !entity.value.trim().is_empty();
            if !is_named {
                let place = entity.place.clone();
                errors.push(
                    Error::broken("empty-name", "an entity needs a name", place)
                        .label("empty")
                        .help("write the name as the source writes it"),
                );
            }
            is_named
        });
        let attribute =
            table.text("attribute").and_then(|name| match self.vocabulary.attribute(&name.value) {
                Some(attribute) => Some(attribute.clone()),
                None if self.strict => {
                    errors.push(self.vocabulary.unknown_attribute(&name));
                    None
                }
                None => match crate::pack::malformed(&name) {
                    Some(error) => {
                        errors.push(error);
                        None
                    }
                    None => Some(Attribute::undeclared(&name.value)),
                },
            });
        let context = Context {
            lexicon: self.vocabulary.lexicon(),
            published: self.source.published.as_ref(),
        };
        let wording = table.text("value");
        let value = wording.as_ref().zip(attribute.as_ref()).and_then(|(wording, attribute)| {
            let read = self.vocabulary.read(&wording.value, attribute, context.published);
            readable(read, wording, "unreadable-value", errors)
        });
        let stated = table.text("period");
        let period = stated.as_ref().map(|entry| {
            readable(read_period(&entry.value, &context), entry, "unreadable-period", errors)
        });
        let (entity, attribute, wording, value) = (entity?, attribute?, wording?, value?);
        let period = match period {
            Some(period) => Some(period?),
            None => None,
        };
        let assumed =
            if period.is_none() && attribute.yearly { year_of(self.source) } else { None };
        let id =
            table.text("id").map_or_else(|| format!("{}#{number}", self.source.id), |id| id.value);
        Some(Claim {
            id: Arc::from(id),
            source: Arc::clone(&self.source.id),
            entity: Arc::from(entity.value),
            attribute: Arc::clone(&attribute.id),
            value,
            period_assumed: assumed.is_some(),
            period: period.or(assumed),
            scope: table.text("scope").map(|e| Arc::from(e.value)),
            modality: table.choice("modality", Modality::ALL).unwrap_or_default(),
            attribution: table.text("attribution").map(|e| e.value),
            quote: table.text("quote").map(|e| e.value),
            times: 1,
            places: Places {
                text: Arc::clone(self.text),
                claim: table.extent(),
                value: (wording.place.start, wording.place.end),
                quote: table.text("quote").map(|entry| (entry.place.start, entry.place.end)),
            },
        })
    }
}

/// The year in which a source was published: of an open stretch, the year in which it begins.
pub fn year_of(source: &Source) -> Option<Period> {
    year_published(source.published.as_ref()?)
}

/// The year of a day of publication: of an open stretch, the year in which it begins.
pub(super) fn year_published(published: &Period) -> Option<Period> {
    let days = published.days();
    let first = days.low().point()?;
    let last = days.high().point().unwrap_or(first);
    (first.year() == last.year()).then(|| Period::Of(Calendar::Year(first.year())))
}
