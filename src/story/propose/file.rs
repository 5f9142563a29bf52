//! Proposals as a claims file ready for review, written into what a person made of it before.
//!
//! Sure claims stand as claims, the others as comments with their doubts. At its end the file notes
//! what was ever offered, so that what a person changed or took out is not offered again.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::hash::Hasher;

use siphasher::sip::SipHasher13;
use toml_edit::{DocumentMut, Item};

use super::Proposal;
use crate::claims::{Modality, Source};
use crate::load::article::Article;
use crate::read::{Context, MentionKind, Vocabulary, read_period};

/// A claims file with what an article claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimsText {
    /// The text of the file.
    pub text: String,
    /// How many sure claims were added.
    pub sure: usize,
    /// How many were added as comments.
    pub unsure: usize,
}

/// What a line begins with that notes what was offered.
const OFFERED: &str = "#: offered";

/// How many fingerprints stand on a line.
const ON_A_LINE: usize = 10;

/// What the file begins with.
const HEAD: &str = "\
# What an article claims, as `gainsay extract` read it. Look each claim over: mend it, take it out, or take
# the marks away from one that is not sure. Extracting again adds what is new and changes nothing else.

";

/// The claims file of an article: `before` is what stands in it, `path` the article as the file names it.
///
/// # Errors
/// Where nothing can be added to what stands in the file, with the reason.
pub fn claims_text(
    before: Option<&str>,
    article: &Article,
    path: Option<&str>,
    source: &Source,
    proposals: &[Proposal],
    vocabulary: &Vocabulary,
) -> Result<ClaimsText, String> {
    let before = before.filter(|before| !before.trim().is_empty());
    let known = Known::of(before)?;
    let (mut added, mut offered) = (String::new(), Vec::new());
    let (mut sure, mut unsure) = (0, 0);
    for proposal in proposals {
        let quote = article.prose.text().get(proposal.sentence.clone()).unwrap_or_default();
        let mark = fingerprint(quote, &proposal.value.wording);
        let is_sure = is_sure(proposal, source, vocabulary);
        let is_figure = !matches!(proposal.kind, MentionKind::Date | MentionKind::Ordinal);
        let is_worth_it = is_sure.is_ok()
            || !proposal.attributes.is_empty()
            || (is_figure && !(proposal.names.is_empty() && proposal.first.is_none()));
        if !is_worth_it
            || known.has(&mark, quote, &proposal.value.wording)
            || offered.contains(&mark)
        {
            continue;
        }
        let table = table(proposal, quote);
        match is_sure {
            Ok(()) => {
                sure += 1;
                added.push('\n');
                added.push_str(&table);
            }
            Err(doubts) => {
                unsure += 1;
                writeln!(added, "\n# Not sure: {}.", doubts.join("; ")).unwrap_or_default();
                table.lines().for_each(|line| {
                    added.push_str("# ");
                    added.push_str(line);
                    added.push('\n');
                });
            }
        }
        offered.push(mark);
    }
    if let Some(before) = before.filter(|_| offered.is_empty()) {
        return Ok(ClaimsText { text: before.to_owned(), sure, unsure });
    }
    let mut text = match before {
        Some(before) => without_offered(before),
        None => head(article, path, source),
    };
    if before.is_some() && !added.is_empty() {
        text.push_str("\n# --- Offered later\n");
    }
    text.push_str(&added);
    let all: Vec<&String> = known.offered.iter().chain(&offered).collect();
    for (number, line) in all.chunks(ON_A_LINE).enumerate() {
        let gap = if number == 0 { "\n" } else { "" };
        let marks: Vec<&str> = line.iter().map(|mark| mark.as_str()).collect();
        writeln!(text, "{gap}{OFFERED} {}", marks.join(" ")).unwrap_or_default();
    }
    // A file with the line ends of another system keeps them.
    if before.is_some_and(|before| before.contains("\r\n")) {
        text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    Ok(ClaimsText { text, sure, unsure })
}

/// The id and the article that a claims file names, as the file writes them; `None` for what is no claims file.
pub fn source_named(text: &str) -> Option<(Option<String>, Option<String>)> {
    let document: DocumentMut = text.parse().ok()?;
    let source = document.get("source")?;
    let word = |key| source.get(key).and_then(Item::as_str).map(str::to_owned);
    Some((word("id"), word("article")))
}

/// Whether a proposal can stand as a claim, else why not.
///
/// # Errors
/// The doubts.
pub fn is_sure(
    proposal: &Proposal,
    source: &Source,
    vocabulary: &Vocabulary,
) -> Result<(), Vec<String>> {
    if !proposal.doubts.is_empty() {
        return Err(proposal.doubts.clone());
    }
    let attribute = proposal.attributes.first().and_then(|id| vocabulary.attribute(id));
    let Some(attribute) = attribute else { return Err(Vec::new()) };
    if let Some(period) = &proposal.period {
        let cx = Context { lexicon: vocabulary.lexicon(), published: source.published.as_ref() };
        if let Err(unreadable) = read_period(period, &cx) {
            return Err(vec![unreadable.message]);
        }
    }
    let read = vocabulary.read(&proposal.value.wording, attribute, source.published.as_ref());
    read.map(|_| ()).map_err(|_| {
        vec![format!("“{}” by itself is not read as a value of `{}`", proposal.value, attribute.id)]
    })
}

/// What stands in the file already.
struct Known {
    offered: Vec<String>,
    claims: Vec<(String, String)>,
}

impl Known {
    fn of(before: Option<&str>) -> Result<Known, String> {
        let text = before.unwrap_or_default();
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            error.message().lines().next().unwrap_or("not TOML").to_owned()
        })?;
        if before.is_some() && document.get("source").is_none_or(|source| !source.is_table_like()) {
            return Err(String::from("it has no `[source]` table, as a claims file has"));
        }
        if document.get("claim").is_some_and(|claims| !claims.is_array_of_tables()) {
            let wrong = "its claims stand in one list, to which no line can be added: write each below `[[claim]]`";
            return Err(String::from(wrong));
        }
        let mut claims = quotes(&document);
        claims.extend(commented(text).iter().flat_map(quotes));
        let lines = text.lines().filter_map(|line| line.strip_prefix(OFFERED));
        let marks = lines.flat_map(str::split_whitespace).map(str::to_owned);
        let mut seen = BTreeSet::new();
        let offered = marks.filter(|mark| seen.insert(mark.clone())).collect();
        Ok(Known { offered, claims })
    }

    /// Whether something was offered before, or a person has filed it in other words around it.
    fn has(&self, mark: &str, quote: &str, value: &str) -> bool {
        self.offered.iter().any(|known| known == mark)
            || self.claims.iter().any(|(known, v)| {
                let shares =
                    !known.is_empty() && (known.contains(quote) || quote.contains(known.as_str()));
                v == value && shares
            })
    }
}

/// The quotes and values of the claims of a file.
fn quotes(document: &DocumentMut) -> Vec<(String, String)> {
    let word = |table: &toml_edit::Table, key: &str| {
        table.get(key).and_then(Item::as_str).unwrap_or_default().trim().to_owned()
    };
    let tables = document.get("claim").and_then(Item::as_array_of_tables);
    let claims = tables.into_iter().flat_map(|tables| tables.iter());
    claims.map(|table| (word(table, "quote"), word(table, "value"))).collect()
}

/// The claims that stand as comments, each as a file of its own: the unsure ones that nobody has looked at yet.
fn commented(text: &str) -> Vec<DocumentMut> {
    let comments = text.lines().map(|line| line.strip_prefix("# "));
    let mut claims: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in comments {
        let Some(line) = line else {
            is_open = false;
            continue;
        };
        if line == "[[claim]]" {
            claims.push(String::new());
            is_open = true;
        }
        if let Some(claim) = claims.last_mut().filter(|_| is_open) {
            claim.push_str(line);
            claim.push('\n');
        }
    }
    claims.iter().filter_map(|claim| claim.parse().ok()).collect()
}

fn fingerprint(quote: &str, value: &str) -> String {
    let mut hasher = SipHasher13::new();
    for word in quote.split_whitespace().chain(["|", value]) {
        hasher.write(word.as_bytes());
        hasher.write_u8(0xff);
    }
    format!("{:08x}", hasher.finish() >> 32)
}

fn without_offered(text: &str) -> String {
    let mut kept: String =
        text.split_inclusive('\n').filter(|line| !line.starts_with(OFFERED)).collect();
    kept.truncate(kept.trim_end().len());
    kept.push('\n');
    kept
}

fn head(article: &Article, path: Option<&str>, source: &Source) -> String {
    let front = &article.front;
    let published = front.published.as_ref().filter(|_| source.published.is_some());
    let mut text = format!("{HEAD}[source]\n");
    let rows = [
        ("id", Some(&*source.id)),
        ("title", source.title.as_deref()),
        ("publisher", source.publisher.as_deref()),
        ("published", published.map(|field| field.value.as_str())),
        ("url", source.url.as_deref()),
        ("article", path),
    ];
    for (key, value) in rows {
        if let Some(value) = value {
            writeln!(text, "{key} = {}", quoted(value)).unwrap_or_default();
        }
    }
    text
}

fn table(proposal: &Proposal, quote: &str) -> String {
    let attribute = proposal.attributes.first().map(|id| &**id);
    let entity = proposal.names.first().or(proposal.first.as_ref()).map(String::as_str);
    let modality = (proposal.modality != Modality::Actual).then(|| proposal.modality.name());
    let rows = [
        ("entity", Some(entity.unwrap_or_default())),
        ("attribute", Some(attribute.unwrap_or_default())),
        ("value", Some(&*proposal.value.wording)),
        ("period", proposal.period.as_deref()),
        ("scope", proposal.scope.as_deref()),
        ("modality", modality),
        ("attribution", proposal.attribution.as_deref()),
        ("quote", Some(quote)),
    ];
    let mut text = String::from("[[claim]]\n");
    for (key, value) in rows {
        if let Some(value) = value {
            writeln!(text, "{key} = {}", quoted(value)).unwrap_or_default();
        }
    }
    text
}

fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}
