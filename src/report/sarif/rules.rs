//! What a SARIF log says of the rules that its results name.
//!
//! A finding carries the id and the kind of its rule, so the words are those of the kind.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::escape;
use super::super::facts::{sentence, words};
use super::super::text::clean;
use super::Text;
use crate::finding::{Finding, Severity};
use crate::rules;

/// GitHub refuses a longer description of a rule.
const LONGEST_DESCRIPTION: usize = 1024;

/// What the rules of the findings say of themselves, by id.
pub(super) fn rules_of(findings: &[Finding]) -> BTreeMap<&str, Descriptor<'_>> {
    let mut rules: BTreeMap<&str, (&'static str, Severity)> = BTreeMap::new();
    for finding in findings {
        let rule = rules.entry(&finding.rule).or_insert((finding.kind, finding.severity));
        rule.1 = rule.1.max(finding.severity);
    }
    rules
        .into_iter()
        .map(|(id, (kind, gravest))| (id, Descriptor::new(id, kind, gravest)))
        .collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor<'a> {
    id: &'a str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Level,
    properties: RuleProperties<'a>,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Level {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties<'a> {
    kind: &'a str,
    tags: [&'a str; 2],
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

impl<'a> Descriptor<'a> {
    /// A rule by its kind; `gravest` is the severity of its gravest finding.
    fn new(id: &'a str, kind: &'static str, gravest: Severity) -> Descriptor<'a> {
        let meta = rules::meta(kind);
        let holds = sentence(meta.map_or(kind, |m| m.holds));
        let why = meta.map_or_else(|| holds.clone(), |m| clean(m.why));
        let explain = format!("gainsay explain {}", clean(id));
        let mut text = format!("What must hold: {holds}\n\n{why}");
        let mut markdown = format!(
            "**What must hold:** {}\n\n{}",
            escape::gfm(&holds),
            escape::gfm_paragraph(&why)
        );
        if let Some(meta) = meta {
            text.push_str(&format!("\n\nFor example:\n\n{}", meta.example));
            markdown.push_str(&format!("\n\nFor example:\n\n```text\n{}\n```", meta.example));
        }
        text.push_str(&format!("\n\nMore: {explain}"));
        markdown.push_str(&format!("\n\nMore: {}", escape::gfm_code(&explain)));
        let words = words(gravest);
        Descriptor {
            id,
            short_description: Text { text: holds },
            full_description: Text { text: why.chars().take(LONGEST_DESCRIPTION).collect() },
            help: Help { text, markdown },
            default_configuration: Level { level: words.sarif },
            properties: RuleProperties {
                kind,
                tags: ["claims", kind],
                severity: words.code_scanning,
            },
        }
    }
}
