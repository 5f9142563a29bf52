//! A desk and its claims from a few lines, for the tests of the rules. Tests alone see this module.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Desk;
use super::desk::Beside;
use crate::claims::{Claim, file};
use crate::error::Errors;
use crate::evidence::{Evidence, Page};
use crate::finding::Finding;
use crate::graph::ClaimGraph;
use crate::load::article::Article;
use crate::span::Text;

/// What the desks of the tests have in common.
const DESK: &str = r#"
packs = []
[[entity]]
name = "Acme"
aliases = ["Acme Holdings"]
[[entity]]
name = "Acme Labs"
part_of = "Acme"
[[attribute]]
id = "budget"
dimension = "money"
[[attribute]]
id = "staff"
label = "head count"
dimension = "count"
changes_over_time = true
tolerance = "1%"
[[attribute]]
id = "sales"
dimension = "money"
period = "year"
[[attribute]]
id = "deal"
dimension = "term"
[[attribute]]
id = "share"
dimension = "share"
[[attribute]]
id = "votes"
dimension = "share"
[[attribute]]
id = "post"
dimension = "role"
changes_over_time = true
[[term]]
id = "bought"
attribute = "deal"
implies = "more than 50%"
implies_on = "share"
[[term]]
id = "backed"
attribute = "deal"
implies = "at most 10%"
implies_on = "votes"
[[term]]
id = "praised"
attribute = "deal"
[[term]]
id = "courted"
attribute = "deal"
implies = "at most 50%"
implies_on = "share"
"#;

/// The desk with these rules, and the codes of what is wrong with it.
pub(super) fn desk(rules: &str) -> (Desk, Vec<(&'static str, String)>) {
    let mut errors = Errors::new();
    let text = Text::whole("rules.toml", format!("{DESK}{rules}"));
    let desk = Desk::load(Some(&text), &|_, _| None, &mut errors);
    let problems = errors.into_sorted().into_iter().map(|e| (e.code, e.message)).collect();
    (desk, problems)
}

/// What a desk with these rules finds among sources, each `id; keys of its table` with its claims,
/// each `entity | attribute | value` and perhaps more keys.
pub(super) fn found(rules: &str, sources: &[(&str, &[&str])]) -> Vec<Finding> {
    let (desk, graph) = graph(rules, sources);
    desk.check(graph.view())
}

/// The same beside the articles of sources, by id, and with the claims of some lines of their files put first.
pub(super) fn found_beside(
    rules: &str,
    sources: &[(&str, &[&str])],
    articles: &[(&str, &str)],
    first: &[&str],
) -> Vec<Finding> {
    let (desk, graph) = graph(rules, sources);
    let mut evidence = Evidence::default();
    for (source, text) in articles {
        let article = Article::read(Text::whole(format!("{source}.md"), *text));
        evidence.insert(Arc::from(*source), Arc::new(Page::new(article)));
    }
    let is_first = |claim: &&Arc<Claim>| first.contains(&&*claim.value.wording);
    let claims = graph.view().slots().flat_map(|slot| &slot.claims);
    let first = claims.filter(is_first).map(|claim| Arc::clone(&claim.id)).collect();
    let beside = Beside { evidence: &evidence, first: &first };
    desk.rules.iter().flat_map(|rule| desk.findings(rule, graph.view(), beside)).collect()
}

/// A desk with these rules, and the graph of sources as [`found`] takes them.
pub(super) fn graph(rules: &str, sources: &[(&str, &[&str])]) -> (Desk, ClaimGraph) {
    let (desk, problems) = desk(rules);
    assert!(problems.is_empty(), "{problems:?}");
    let mut errors = Errors::new();
    let (mut claims, mut all_sources) = (Vec::new(), BTreeMap::new());
    for (source, lines) in sources {
        let (id, keys) = source.split_once("; ").unwrap_or((source, ""));
        let mut text = format!("[source]\n{}\n", keys.replace("; ", "\n"));
        for line in *lines {
            let mut parts = line.split(" | ");
            for key in ["entity", "attribute", "value"] {
                let head = if key == "entity" { "[[claim]]\n" } else { "" };
                text += &format!("{head}{key} = \"{}\"\n", parts.next().unwrap());
            }
            for more in parts {
                text += &format!("{more}\n");
            }
        }
        let text = Text::whole(format!("{id}.toml"), text);
        let file = file::read(&text, &desk.vocabulary, true, &mut errors).unwrap();
        claims.extend(file.claims);
        all_sources.insert(file.source.id.clone(), file.source);
    }
    let errors = errors.into_sorted();
    assert!(errors.is_empty(), "{errors:?}");
    let graph = ClaimGraph::build(claims, all_sources, &desk.entities, &desk.vocabulary);
    (desk, graph)
}

/// The rule, class and title of each finding.
pub(super) fn titles(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}: {}", f.rule, f.class.name(), f.title)).collect()
}
