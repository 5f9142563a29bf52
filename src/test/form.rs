//! Tests as written: the form of `tests.toml`, and a reader that points at every slip.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::Given;
use crate::claims::file::{CLAIM_KEYS, Reader, SOURCE, source};
use crate::claims::{Claim, Source};
use crate::error::{Error, Errors};
use crate::finding::Severity;
use crate::load::article::Article;
use crate::load::form::{Document, Entry, Form, Key, Sort, Table};
use crate::pack::duplicate;
use crate::rules::{ALIGNED, ALL, Desk};
use crate::similar::nearest;
use crate::span::{Place, Text};

/// The form of `tests.toml`.
pub static FILE: Form = Form {
    name: "tests file",
    about: "Tests of a desk's rules: claims, and what must be found in them.",
    keys: &[Key::required("test", Sort::Tables(&TEST), "the tests, one table each")],
};

/// The form of a `[[test]]` table.
static TEST: Form = Form {
    name: "test",
    about: "Claims, and the findings that the rules must make of them: these and no others.",
    keys: &[
        Key::required("name", Sort::Text, "what it shows, in a few words"),
        Key::optional("claim", Sort::Tables(&CLAIM), "the claims, each with its source"),
        Key::optional(
            "source",
            Sort::Tables(&SOURCE),
            "what is to be known of a source beside its id",
        ),
        Key::optional(
            "article",
            Sort::Tables(&ARTICLE),
            "articles to be read, or to hold quotes against",
        ),
        Key::optional(
            "rules",
            Sort::List,
            "the rules or kinds of rule whose findings count; all if left out",
        ),
        Key::required(
            "expect",
            Sort::Tables(&EXPECT),
            "the findings, one table each; `expect = []` where nothing must be found",
        ),
        Key::optional("note", Sort::Text, "a word of the person who keeps the file"),
    ],
};

/// The form of a `[[test.claim]]` table: that of a claim, with its source.
static CLAIM: Form = Form {
    name: "claim of a test",
    about: "One claim: which source says what of an attribute of an entity.",
    keys: &KEYS_OF_CLAIM,
};

static KEYS_OF_CLAIM: [Key; 11] = {
    let [id, entity, attribute, value, period, scope, modality, attribution, quote, note] =
        CLAIM_KEYS;
    let source = Key::required("source", Sort::Text, "who says it: any word");
    [source, id, entity, attribute, value, period, scope, modality, attribution, quote, note]
};

/// The form of a `[[test.article]]` table.
static ARTICLE: Form = Form {
    name: "article of a test",
    about: "An article. If claims are of the same source, it is what their quotes are held against; else it is read.",
    keys: &[
        Key::required(
            "source",
            Sort::Text,
            "who says it: any word; one in .md or .html is read as such",
        ),
        Key::required("text", Sort::Text, "what it says"),
        Key::optional("title", Sort::Text, "its headline"),
        Key::optional("published", Sort::Wording, "when: a date, or any stretch of days"),
    ],
};

/// The form of a `[[test.expect]]` table.
static EXPECT: Form = Form {
    name: "expected finding",
    about: "One finding. What is left out may be anything.",
    keys: &[
        Key::required("rule", Sort::Text, "the id of the rule, or the kind where it has no rule"),
        Key::required("severity", Sort::Choice(&["error", "warning", "note"]), "how grave it is"),
        Key::optional("entity", Sort::Text, "whom or what it is about, by the declared name"),
        Key::optional("attribute", Sort::Text, "what of it: the id of the attribute"),
        Key::optional("period", Sort::Wording, "for which period, as findings show it"),
        Key::optional(
            "values",
            Sort::List,
            "who says what in it, \"source: value\" as worded, in any order: these and no others",
        ),
    ],
};

/// A test, ready to be tried.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) given: Given,
    pub(super) rules: Vec<String>,
    pub(super) expected: Vec<Expected>,
}

/// A finding that a test expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The id of the rule, or the kind.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The entity, the attribute and the period, where they are said.
    pub slot: [Option<String>; 3],
    /// Who says what in it, "source: value", where that is said.
    pub values: Option<BTreeSet<String>>,
}

/// The tests of a file that could be read; what is wrong goes to `errors`, and that test is left out.
pub(super) fn read(text: &Arc<Text>, desk: &Desk, errors: &mut Errors) -> Vec<Test> {
    let document = Document::parse(text, errors);
    let root = document.table(&FILE, errors);
    root.check_required(FILE.name, errors);
    let mut names: BTreeMap<String, Entry> = BTreeMap::new();
    let mut tests = Vec::new();
    for (table, span) in root.tables("test") {
        // A test with a slip anywhere in it tests something else than was meant.
        let mut slips = Errors::new();
        let table = Table::open(&document, TEST.name, &[TEST.keys], table, span, &mut slips);
        if !table.is_whole() {
            continue;
        }
        table.check_required(TEST.name, &mut slips);
        let test = test(&table, text, desk, &mut slips);
        if let Some(name) = table.text("name") {
            if let Some(first) = names.get(&name.value) {
                slips.push(duplicate("test", &name, first));
            } else {
                names.insert(name.value.clone(), name);
            }
        }
        tests.extend(test.filter(|_| slips.is_empty()));
        errors.append(slips);
    }
    tests
}

fn test(table: &Table<'_>, text: &Arc<Text>, desk: &Desk, errors: &mut Errors) -> Option<Test> {
    let sources = sources(table, text, desk, errors);
    let mut given = Given { sources, ..Given::default() };
    claims(table, text, desk, &mut given, errors);
    for article in table.forms("article", &ARTICLE, errors) {
        let text = |key: &str| article.text(key).map(|entry| entry.value);
        let (Some(source), Some(said)) = (article.text("source"), text("text")) else { continue };
        let page = Text::whole(source.value.as_str(), said);
        given.articles.push(Article::told(
            page,
            text("title").as_deref(),
            text("published").as_deref(),
        ));
    }
    let told: BTreeSet<String> = given.articles.iter().map(|a| a.id.to_string()).collect();
    let rules = table.list("rules");
    rules.iter().for_each(|rule| known_rule(rule, desk, errors));
    let ids: BTreeSet<&str> =
        given.sources.keys().map(|id| &**id).chain(told.iter().map(String::as_str)).collect();
    let expected = expected(table, desk, &ids, errors);
    let name = table.text("name")?;
    if given.claims.is_empty() && given.articles.is_empty() && errors.is_empty() {
        let slip = Error::broken(
            "nothing-to-check",
            "this test has neither claims nor articles",
            name.place.clone(),
        );
        errors.push(
            slip.label("nothing is tested")
                .help("give it [[test.claim]] or [[test.article]] tables"),
        );
    }
    let rules = rules.into_iter().map(|rule| rule.value).collect();
    Some(Test { name: name.value, place: name.place, given, rules, expected })
}

/// What the test says of its sources.
fn sources(
    table: &Table<'_>,
    text: &Arc<Text>,
    desk: &Desk,
    errors: &mut Errors,
) -> BTreeMap<Arc<str>, Source> {
    let mut sources = BTreeMap::new();
    let mut first: BTreeMap<String, Entry> = BTreeMap::new();
    for table in table.forms("source", &SOURCE, errors) {
        let Some(id) = table.text("id") else {
            let slip = Error::broken("missing-key", "a source of a test needs `id`", table.place());
            errors.push(
                slip.label("no `id` in this source").help("claims name it: source = \"...\""),
            );
            continue;
        };
        if let Some(first) = first.get(&id.value) {
            errors.push(duplicate("source", &id, first));
            continue;
        }
        let source = source(&table, text, &desk.vocabulary, errors);
        sources.insert(Arc::clone(&source.id), source);
        first.insert(id.value.clone(), id);
    }
    sources
}

/// Reads the claims, and adds the sources that only they name.
fn claims(
    table: &Table<'_>,
    text: &Arc<Text>,
    desk: &Desk,
    given: &mut Given,
    errors: &mut Errors,
) {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut ids: BTreeMap<Arc<str>, Entry> = BTreeMap::new();
    for table in table.forms("claim", &CLAIM, errors) {
        let Some(id) = table.text("source") else { continue };
        let number = numbers.entry(id.value.clone()).or_default();
        *number += 1;
        let source = given
            .sources
            .entry(Arc::from(id.value.as_str()))
            .or_insert_with(|| Source::named(Arc::from(id.value.as_str())));
        let reader = Reader { text, vocabulary: &desk.vocabulary, strict: desk.strict, source };
        let claim: Option<Claim> = reader.claim(&table, *number, errors);
        let Some(claim) = claim else { continue };
        let own = table.text("id").unwrap_or(id);
        if let Some(first) = ids.get(&claim.id) {
            errors.push(duplicate("claim", &own, first));
            continue;
        }
        ids.insert(Arc::clone(&claim.id), own);
        given.claims.push(claim);
    }
}

fn expected(
    table: &Table<'_>,
    desk: &Desk,
    sources: &BTreeSet<&str>,
    errors: &mut Errors,
) -> Vec<Expected> {
    let mut expected = Vec::new();
    for table in table.forms("expect", &EXPECT, errors) {
        let Some(rule) = table.text("rule") else { continue };
        known_rule(&rule, desk, errors);
        let values = table.list("values");
        values.iter().for_each(|value| known_source(value, sources, errors));
        let slot = ["entity", "attribute", "period"].map(|key| table.text(key).map(|e| e.value));
        let values = table.has("values").then(|| values.into_iter().map(|v| v.value).collect());
        let Some(severity) = table.choice("severity", Severity::ALL) else { continue };
        expected.push(Expected { rule: rule.value, severity, slot, values });
    }
    expected
}

/// A name that no rule and no kind has is a slip of the test.
fn known_rule(name: &Entry, desk: &Desk, errors: &mut Errors) {
    let kinds = ALL.iter().map(|kind| kind.meta()).chain(ALIGNED.iter().copied());
    let names: BTreeSet<&str> =
        desk.rules.iter().map(|rule| &*rule.id).chain(kinds.map(|meta| meta.name)).collect();
    if names.contains(name.value.as_str()) {
        return;
    }
    let message = format!("there is no rule and no kind of rule `{}`", name.value);
    let help = match nearest(&name.value, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from("`gainsay explain` lists the rules in use"),
    };
    let slip = Error::broken("unknown-rule", message, name.place.clone());
    errors.push(slip.label("nothing of that name").help(help));
}

/// A value that names a source which is not there can never be found.
fn known_source(value: &Entry, sources: &BTreeSet<&str>, errors: &mut Errors) {
    if sources
        .iter()
        .any(|id| value.value.strip_prefix(id).is_some_and(|rest| rest.starts_with(": ")))
    {
        return;
    }
    let id = value.value.split_once(':').map_or(value.value.as_str(), |(id, _)| id);
    let help = match nearest(id, sources.iter().copied()) {
        Some(near) => format!("did you mean `{near}: ...`?"),
        None => String::from("write \"source: value\", both as in the claims of the test"),
    };
    let message = format!("`{}` is of no source of this test", value.value);
    let slip = Error::broken("unknown-source", message, value.place.clone());
    errors.push(slip.label("no such source").help(help));
}
