//! `gainsay graph`: no tool that draws is at hand, so the forms are taken apart.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::desk::Desk;

/// Names that would break a format if they were not escaped.
fn nasty() -> Desk {
    let desk = Desk::new();
    desk.write(
        "claims/nasty.toml",
        r#"
[source]
id = "nasty"
publisher = 'Ha"rb <b>&amp; \n; Post]'

[[claim]]
entity = 'R&D "of" <Acme> \ #1; `x` | [y] {z}'
attribute = "headcount"
value = 5
period = "2024"
scope = 'in "the" <yard>'
"#,
    );
    desk
}

#[test]
fn a_graph_for_graphviz_is_well_formed() {
    for flags in [&[][..], &["--claims"], &["--conflicts"]] {
        let run = nasty().run(&[&["graph", "--output-format", "dot"], flags].concat());
        assert_eq!(run.status, 0, "{}", run.err);
        let mut lines = run.out.lines();
        assert_eq!(lines.next(), Some("digraph gainsay {"));
        let mut ports: BTreeSet<String> = BTreeSet::new();
        let mut edges = Vec::new();
        for line in lines.clone().filter(|line| is_node(line)) {
            let node = line.trim().split(' ').next().unwrap();
            ports.insert(node.to_owned());
            for port in line.split("port=\"").skip(1) {
                ports.insert(format!("{node}:{}", port.split('"').next().unwrap()));
            }
            let label = line.split_once("label=").unwrap().1;
            match label.strip_prefix("<<table").and_then(|label| label.strip_suffix("</table>>];"))
            {
                Some(table) => assert_markup(table),
                None => assert_quoted(label.strip_suffix("];").unwrap(), line),
            }
        }
        for line in lines.filter(|line| line.contains(" -> ")) {
            let (from, rest) = line.trim().trim_end_matches(';').split_once(" -> ").unwrap();
            let to = rest.split(' ').next().unwrap();
            edges.push((from, to));
            for end in [from, to] {
                let end = end.strip_suffix(":w").unwrap_or(end);
                assert!(ports.contains(end), "{end} in {line}");
            }
        }
        assert!(!edges.is_empty());
        assert!(run.out.ends_with("}\n"));
    }
}

/// Every bracket opens or closes a tag, and every ampersand begins an entity.
fn assert_markup(text: &str) {
    let mut depth = Vec::new();
    for piece in text.split_once('>').unwrap().1.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        assert!(!words.contains(['>', '"']), "{words}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(depth.pop(), Some(name.to_owned()), "{text}"),
            None => depth.push(tag.split(' ').next().unwrap().to_owned()),
        }
        for entity in words.split('&').skip(1) {
            assert!(
                ["amp;", "lt;", "gt;", "quot;"].iter().any(|e| entity.starts_with(e)),
                "{words}"
            );
        }
    }
    assert_eq!(depth, [""; 0], "{text}");
}

/// A string that ends with its last quotation mark and not before.
fn assert_quoted(text: &str, line: &str) {
    let inner = text
        .strip_prefix('"')
        .and_then(|t| t.strip_suffix('"'))
        .unwrap_or_else(|| panic!("{line}"));
    let mut letters = inner.chars();
    while let Some(c) = letters.next() {
        assert_ne!(c, '"', "{line}");
        if c == '\\' {
            assert!(matches!(letters.next(), Some('\\' | '"' | 'n')), "{line}");
        }
    }
}

#[test]
fn a_graph_for_mermaid_is_well_formed() {
    let run = nasty().run(&["graph", "--output-format", "mermaid", "--claims"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let mut open = 0;
    for line in run.out.lines().skip(1) {
        let line = line.trim();
        open += i32::from(line.starts_with("subgraph ")) - i32::from(line == "end");
        assert!((0..=1).contains(&open), "{line}");
        // Two quotation marks to a label, and nothing inside that Mermaid or HTML would read.
        let parts: Vec<&str> = line.split('"').collect();
        assert!(matches!(parts.len(), 1 | 3), "{line}");
        if let [_, label, _] = parts.as_slice() {
            let label = label.replace("<br/>", "");
            assert!(!label.contains(['<', '>', '`', '[', ']', '|', '\\']), "{line}");
        }
    }
    assert_eq!(open, 0);
    assert!(run.out.starts_with("flowchart LR\n") && run.out.contains("class "), "{}", run.out);
}

#[test]
fn a_graph_for_programs_names_its_nodes_and_marks_conflicts() {
    let desk = Desk::new();
    let read = |args: &[&str]| -> Json {
        serde_json::from_str(&desk.run(&[&["graph", "--output-format", "json"], args].concat()).out)
            .unwrap()
    };
    let json = read(&["--claims"]);
    let nodes = json["nodes"].as_array().unwrap();
    let ids: BTreeSet<&str> = nodes.iter().map(|n| n["node"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), nodes.len());
    let named = |sort: &str, id: &str| {
        let node = nodes.iter().find(|n| n["sort"] == sort && n["id"] == id);
        node.unwrap_or_else(|| panic!("no {sort} {id}"))["node"].clone()
    };
    let edges = json["edges"].as_array().unwrap();
    for edge in edges {
        assert!(
            ["from", "to"].iter().all(|end| ids.contains(edge[end].as_str().unwrap())),
            "{edge}"
        );
    }
    for (from, to, sort) in [
        (named("source", "post"), named("source", "wire"), "copies"),
        (named("source", "post"), named("claim", "post#1"), "asserts"),
        (named("name", "Acme"), named("entity", "Acme Works"), "same-as"),
        (named("name", "ACME WORKS, Inc."), named("entity", "Acme Works"), "same-as"),
        (named("entity", "Acme Shipping"), named("entity", "Acme Works"), "part-of"),
    ] {
        let found = edges.iter().any(|e| e["from"] == from && e["to"] == to && e["sort"] == sort);
        assert!(found, "{from} {sort} {to}");
    }
    let marked = nodes.iter().filter(|n| n["sort"] == "slot" && n["severity"] == "error");
    // Of the finding between two attributes both slots are marked.
    assert_eq!(marked.count(), 3);

    let conflicts = read(&["--conflicts"]);
    let left = |sort: &str| {
        let nodes = conflicts["nodes"].as_array().unwrap();
        nodes.iter().filter(|n| n["sort"] == sort).count()
    };
    assert_eq!((left("slot"), left("entity"), left("claim")), (3, 2, 0));
}

#[test]
fn a_graph_does_not_depend_on_the_order_of_files() {
    let desk = Desk::new();
    for format in ["dot", "mermaid", "json"] {
        let paths = ["claims/gazette.toml", "claims/post.toml"];
        let one = desk.run(&["graph", "--format", format, "--claims", paths[0], paths[1]]);
        let other = desk.run(&["graph", "--format", format, "--claims", paths[1], paths[0]]);
        assert!(one.out == other.out && !one.out.is_empty(), "{format}");
    }
}

fn is_node(line: &str) -> bool {
    let number =
        line.strip_prefix("  n").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    number && !line.contains(" -> ")
}
