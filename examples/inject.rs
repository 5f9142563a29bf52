//! A test that needs no gold: figures that two or more articles of a folder share are changed in one of them.
//!
//! ```console
//! $ cargo run --release --example inject -- STORY...
//! ```
//!
//! For each change the folder is checked again: is there a finding now that points at the changed figure, and
//! how many appear that do not? Errors, warnings and notes are counted, since a change may make a lead.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "an example that reads files and prints"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use gainsay::claims::Source;
use gainsay::finding::{Finding, Severity};
use gainsay::load::article::Article;
use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, read_text};
use gainsay::span::Text;
use gainsay::story::{self, LEADS, Together};
use gainsay::value::{Class, relation};

/// A file: its name and its text.
type Page = (String, String);

fn main() {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        eprintln!("name folders of articles, each one story");
        return;
    }
    for (name, change) in CHANGES {
        let (mut made, mut found, mut flagged, mut stray) = (0, 0, 0, 0);
        for folder in &folders {
            let pages = pages(folder);
            let before: BTreeSet<String> = check(&pages).iter().map(key).collect();
            for (page, at, figure) in shared(&pages) {
                let Some(other) = change(&figure) else { continue };
                let mut changed = pages.clone();
                changed[page].1.replace_range(at..at + figure.len(), &other);
                made += 1;
                let span = at..at + other.len();
                let path = &changed[page].0;
                let touches = |f: &Finding| {
                    f.members.iter().any(|m| {
                        let value = m.claim.places.value;
                        m.claim.places.text.path == *path
                            && value.0 < span.end
                            && span.start < value.1
                    })
                };
                let after = check(&changed);
                let hits: Vec<&Finding> = after.iter().filter(|f| touches(f)).collect();
                found += usize::from(!hits.is_empty());
                flagged += usize::from(hits.iter().any(|f| f.severity > Severity::Note));
                let new = |f: &&Finding| {
                    !touches(f) && f.severity > Severity::Note && !before.contains(&key(f))
                };
                stray += after.iter().filter(new).count();
            }
        }
        println!(
            "{name}: {made} changes, {found} found, {flagged} of them as errors or warnings, {stray} stray"
        );
    }
}

type Change = fn(&str) -> Option<String>;

/// How a figure is changed: its digits before and after.
const CHANGES: &[(&str, Change)] = &[("times 1.08", times_1_08), ("a lost nought", lost_nought)];

fn times_1_08(figure: &str) -> Option<String> {
    let (whole, fraction) = figure.split_once('.').unwrap_or((figure, ""));
    let digits: String =
        whole.chars().chain(fraction.chars()).filter(char::is_ascii_digit).collect();
    let number: u64 = digits.parse().ok()?;
    let grown = (number * 108 + 50) / 100;
    if grown == number || number < 10 {
        return None;
    }
    let text = grown.to_string();
    let split = text.len().checked_sub(fraction.len())?;
    let (whole, fraction) = text.split_at(split);
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 && figure.contains(',') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Some(if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") })
}

fn lost_nought(figure: &str) -> Option<String> {
    let plain: String = figure.chars().filter(char::is_ascii_digit).collect();
    if figure.contains('.') || !plain.ends_with('0') || plain.len() < 2 {
        return None;
    }
    let number: u64 = plain.parse::<u64>().ok()? / 10;
    Some(number.to_string()).filter(|_| number > 0)
}

/// The articles of a folder.
fn pages(folder: &PathBuf) -> Vec<Page> {
    let mut pages: Vec<Page> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.display().to_string(), std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    pages.sort();
    pages
}

fn articles(pages: &[Page]) -> Vec<Article> {
    pages
        .iter()
        .map(|(path, text)| Article::read(Text::whole(path.as_str(), text.as_str())))
        .collect()
}

fn check(pages: &[Page]) -> Vec<Finding> {
    let source = |id: &str| Arc::new(Source::named(Arc::from(id)));
    story::check(&articles(pages), &source, &Together::Unsaid, LEADS).findings
}

fn key(finding: &Finding) -> String {
    format!("{} {}", finding.rule, finding.title)
}

/// The digits of figures that another article of the folder has as well: page, byte of its file, digits.
fn shared(pages: &[Page]) -> Vec<(usize, usize, String)> {
    let context = Context { lexicon: Lexicon::builtin(), published: None };
    let read: Vec<(Article, Vec<gainsay::read::Mention>)> = articles(pages)
        .into_iter()
        .map(|article| {
            let mentions = read_text(article.prose.text(), &context);
            (article, mentions)
        })
        .collect();
    let mut found = Vec::new();
    for (page, (article, mentions)) in read.iter().enumerate() {
        for mention in mentions.iter().filter(|m| m.value.quantity().is_some()) {
            let elsewhere = read.iter().enumerate().filter(|(other, _)| *other != page);
            let same = |other: &gainsay::read::Mention| {
                let agree = relation(&mention.value, &other.value).class == Class::Agree;
                agree && mention.value.wording == other.value.wording
            };
            if !elsewhere.clone().any(|(_, (_, others))| others.iter().any(same)) {
                continue;
            }
            let span = article.prose.in_file(mention.start..mention.end);
            let wording = pages[page].1.get(span.clone()).unwrap_or_default();
            let Some(first) = wording.find(|c: char| c.is_ascii_digit()) else { continue };
            let rest = wording.get(first..).unwrap_or_default();
            let length = rest
                .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
                .unwrap_or(rest.len());
            let figure = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',']);
            found.push((page, span.start + first, figure.to_owned()));
        }
    }
    found
}
