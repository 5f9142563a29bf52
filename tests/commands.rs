//! The commands beside `check`, and the options of `check` that concern files and decisions: the
//! program itself, run over small invented desks in folders of their own.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed, ids are plain digits, and tests read what was written"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;
use tempfile::TempDir;

const RULES: &str = r#"
packs = []

[[entity]]
name = "Acme Works"
aliases = ["Acme"]
kind = "company"
not_same_as = ["Acme Museum"]

[[entity]]
name = "Acme Museum"

[[entity]]
name = "Acme Shipping"
part_of = "Acme Works"

[[attribute]]
id = "headcount"
label = "number of employees"
dimension = "number"
period = "year"

[[attribute]]
id = "takeover"
dimension = "term"
unlike_terms = "agree"

[[term]]
id = "bought"
attribute = "takeover"
phrases = ["bought", "took over"]
implies = "more than 50%"
implies_on = "holding"

[[term]]
id = "joined"
attribute = "takeover"
phrases = ["joined forces"]

[[attribute]]
id = "holding"
label = "share held"
dimension = "share"

[[rule]]
id = "headcount-agree"
kind = "agree"
attribute = "headcount"
why = "The table on page two prints it."

[[rule]]
id = "takeover-fits-holding"
kind = "implies"
from = "takeover"
to = "holding"
"#;

const GAZETTE: &str = r#"
[source]
id = "gazette"
publisher = "Norhaven Gazette"
published = 2024-03-01

[[claim]]
entity = "Acme"
attribute = "headcount"
value = 500

[[claim]]
entity = "Acme Works"
attribute = "headcount"
value = 480
modality = "planned"

[[claim]]
entity = "Acme Shipping"
attribute = "headcount"
value = 80

[[claim]]
entity = "Globex"
attribute = "takeover"
value = "took over"

[[claim]]
entity = "Globex"
attribute = "takeover"
value = "joined"
"#;

const POST: &str = r#"
[source]
id = "post"
publisher = "Harbour Post"
copies = ["wire"]

[[claim]]
entity = "ACME WORKS, Inc."
attribute = "headcount"
value = 700
period = "2024"
quote = 'some "seven hundred" <b>people</b> & more'

[[claim]]
entity = "Globex"
attribute = "holding"
value = "49%"

[[claim]]
entity = "Acme Museum"
attribute = "headcount"
value = 12
period = "2023"
"#;

/// A folder with a desk.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        let desk = Desk::empty();
        desk.write("rules.toml", RULES);
        desk.write("claims/gazette.toml", GAZETTE);
        desk.write("claims/post.toml", POST);
        desk
    }

    fn empty() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, args: &[&str]) -> Run {
        run(self.0.path(), args)
    }

    /// The ids of the findings, in their order.
    fn findings(&self, args: &[&str]) -> Vec<String> {
        let args = [&["check", "--output-format", "json"], args].concat();
        let json: Json = serde_json::from_str(&self.run(&args).out).unwrap();
        let findings = json["findings"].as_array().unwrap();
        findings.iter().map(|f| f["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// What a run of the program gave.
struct Run {
    status: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, args: &[&str]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(args)
        .current_dir(folder)
        .env("COLUMNS", "100")
        .env_remove("GAINSAY_CONFIG")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { status: status.code().unwrap(), out: text(stdout), err: text(stderr) }
}

/// White space does not count: where lines are broken is not what is asked here.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn whatever_has_a_name_is_explained() {
    let desk = Desk::new();
    for (what, expected) in [
        ("", &["3 rules in use", "Rules of rules.toml", "Kinds of rule", "holds when"][..]),
        ("headcount-agree", &["of kind agree", "The table on page two prints it.", "rules.toml:"]),
        ("implies", &["a kind of rule", "from", "(required)", "takeover-fits-holding"]),
        ("headcount", &["number of employees", "headcount-agree", "3 claims in 2 slots"]),
        ("takeover", &["bought", "implies holding more than 50%"]),
        ("Took over", &["takeover: takeover", "Its terms"]),
        (
            "acme",
            &[
                "Acme Works",
                "“Acme” (rules.toml:6)",
                "its parts Acme Shipping",
                "never is Acme Museum",
            ],
        ),
        ("Globex", &["declared nowhere", "3 claims"]),
        ("post", &["Harbour Post", "retells wire", "claims 3"]),
        ("wire", &["other sources say that they retell it", "with post"]),
        ("gazette#1", &["“Acme” is an alias of Acme Works", "not stated: the year", "post#1"]),
        ("claims/gazette.toml:8", &["gazette#1: “500”"]),
        ("post.toml:9", &["post#1: “700”"]),
    ] {
        let args: Vec<&str> = ["explain", what].into_iter().filter(|arg| !arg.is_empty()).collect();
        let run = desk.run(&args);
        assert_eq!(run.status, 0, "{what}: {}", run.err);
        let said = words(&run.out);
        for part in expected {
            assert!(said.contains(part), "{what}: no `{part}` in\n{}", run.out);
        }
    }
}

#[test]
fn two_claims_are_told_why_they_were_compared_or_not() {
    let desk = Desk::new();
    for (a, b, expected) in [
        (
            "gazette#1",
            "post#1",
            &[
                "compared yes: they share the slot Acme Works, number of employees, 2024",
                "entity same: Acme Works",
                "A: “Acme” is an alias of Acme Works (rules.toml:6)",
                "but for case, punctuation or legal form",
                "2024, not stated: the year in which the source was published",
                "contradiction: “500” and “700” have no possibility in common",
                "does not hold: error",
                "groups A and B",
            ][..],
        ),
        (
            "gazette#1",
            "gazette#2",
            &[
                "compared no: the modality is different",
                "different: actual | planned",
                "one source says both",
            ],
        ),
        (
            "post#3",
            "gazette#1",
            &[
                "compared no: the entity and the period are different",
                "declared not to be the same",
                "different: 2023 | 2024",
            ],
        ),
        ("gazette#3", "gazette#1", &["a part of Acme Works, which is another entity"]),
        (
            "gazette#4",
            "post#2",
            &[
                "compared yes, by a rule that looks beyond one slot",
                "takeover-fits-holding implies",
                "“bought” implies holding more than 50%",
                "does not hold: error",
            ],
        ),
        ("gazette#5", "post#2", &["compared no", "“joined” implies nothing there"]),
        (
            "gazette#4",
            "gazette#5",
            &["takeover against holding, not at two claims of one attribute"],
        ),
    ] {
        let run = desk.run(&["explain", a, b]);
        assert_eq!(run.status, 0, "{a} {b}: {}", run.err);
        let said = words(&run.out);
        for part in expected {
            assert!(said.contains(part), "{a} {b}: no `{part}` in\n{}", run.out);
        }
    }
}

#[test]
fn what_a_pair_is_told_is_what_a_check_does() {
    let desk = Desk::new();
    let json: Json = serde_json::from_str(&desk.run(&["check", "--format", "json"]).out).unwrap();
    for finding in json["findings"].as_array().unwrap() {
        let members = finding["members"].as_array().unwrap();
        for (i, a) in members.iter().enumerate() {
            for b in members.iter().skip(i + 1).filter(|b| b["group"] != a["group"]) {
                let (a, b) = (a["claim"].as_str().unwrap(), b["claim"].as_str().unwrap());
                let run = desk.run(&["explain", a, b]);
                assert!(words(&run.out).contains("compared yes"), "{a} {b}: {}", run.out);
                assert!(run.out.contains(finding["id"].as_str().unwrap()), "{a} {b}: {}", run.out);
            }
        }
    }
    assert_eq!(json["findings"].as_array().unwrap().len(), 2, "{json:#}");
}

#[test]
fn a_finding_is_explained_by_the_first_digits_of_its_id() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    let id = ids.first().unwrap();
    let run = desk.run(&["explain", &id[..4]]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.starts_with(id.as_str()), "{}", run.out);
    for part in
        ["gazette#1", "post#1", "A and B", "contradiction", "[[decision]]", "number of employees"]
    {
        assert!(run.out.contains(part), "no `{part}` in\n{}", run.out);
    }
    assert_eq!(desk.run(&["explain", &id[..3]]).status, 2);

    let run = desk.run(&["explain", id, "--output-format", "json"]);
    let json: Json = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["explanations"][0]["about"], "finding");
}

#[test]
fn a_misspelt_name_gets_the_nearest_right_one() {
    let desk = Desk::new();
    for (what, near) in [
        ("headcont", "headcount"),
        ("headcount-agre", "headcount-agree"),
        ("agrees", "agree"),
        ("gazete", "gazette"),
        ("gazette#9", "gazette#"),
        ("Globexx", "Globex"),
        ("claims/gazete.toml:8", "claims/gazette.toml:8"),
        ("claims/gazette.toml:1", "claims/gazette.toml:7"),
        ("post.toml:99", "claims/post.toml:23"),
    ] {
        let run = desk.run(&["explain", what]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{what}");
        assert!(run.err.contains("did you mean") && run.err.contains(near), "{what}: {}", run.err);
    }
    let run = desk.run(&["explain", "0123abcd"]);
    assert_eq!(run.status, 2);
    assert!(
        words(&run.err).contains("a claim that changes gives its finding another id"),
        "{}",
        run.err
    );
}

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

#[test]
fn a_new_desk_passes_its_own_check_and_nothing_is_overwritten() {
    let desk = Desk::empty();
    let run = desk.run(&["init", "newsroom"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("cd newsroom") && run.out.contains("gainsay check"), "{}", run.out);
    let folder = desk.path("newsroom");
    let checked = self::run(&folder, &["check", "--fail-on", "warning"]);
    assert_eq!((checked.status, checked.err.as_str()), (0, ""), "{}", checked.out);
    assert!(words(&checked.out).contains("found: nothing"), "{}", checked.out);
    assert!(!checked.out.contains("one entity?"), "{}", checked.out);

    // What the comment promises: one changed figure, one finding.
    let claims = folder.join("claims/gazette.toml");
    let text = fs::read_to_string(&claims).unwrap();
    let changed = text.replace("value = \"1.28 million\"", "value = \"1.4 million\"");
    assert_ne!(text, changed);
    fs::write(&claims, &changed).unwrap();
    let checked = self::run(&folder, &["check", "--format", "concise"]);
    assert_eq!((checked.status, checked.out.lines().count()), (1, 1), "{}", checked.out);
    assert!(checked.out.contains("error containers-agree"), "{}", checked.out);

    let again = desk.run(&["init", "newsroom"]);
    assert_eq!(again.status, 2);
    assert!(words(&again.err).contains("`newsroom/rules.toml`"), "{}", again.err);
    assert_eq!(fs::read_to_string(&claims).unwrap(), changed);

    // One file in the way is enough, and then none is written.
    fs::remove_file(&claims).unwrap();
    fs::remove_file(folder.join("rules.toml")).unwrap();
    assert_eq!(desk.run(&["init", "newsroom"]).status, 2);
    assert!(!claims.exists());
}

#[test]
fn schemas_take_what_the_program_takes() {
    let desk = Desk::empty();
    let schema = |name: &str| -> Json {
        let run = desk.run(&["schema", name]);
        assert_eq!(run.status, 0, "{}", run.err);
        serde_json::from_str(&run.out).unwrap()
    };
    let json =
        |toml: &str| serde_json::to_value(toml::from_str::<toml::Table>(toml).unwrap()).unwrap();
    let claims = jsonschema::validator_for(&schema("claims")).unwrap();
    let rules = jsonschema::validator_for(&schema("rules")).unwrap();
    assert!(rules.is_valid(&json(RULES)));
    for (name, text) in gainsay::cli::TEMPLATES {
        // A date is an object to serde and a string to editors.
        let text = text.replace("published = 2025-02-03", "published = \"2025-02-03\"");
        let text = text.replace("published = 2025-02-10", "published = \"2025-02-10\"");
        let validator = if *name == "rules.toml" { &rules } else { &claims };
        let errors: Vec<String> =
            validator.iter_errors(&json(&text)).map(|e| e.to_string()).collect();
        assert_eq!(errors, [""; 0], "{name}");
    }
    assert!(!claims.is_valid(&json("[source]\nid = \"a\"\n[[claim]]\nentitty = \"Acme\"\n")));
    let decisions = jsonschema::validator_for(&schema("decisions")).unwrap();
    let decision = "[[decision]]\nfinding = \"0123456789ab\"\nverdict = \"accepted\"\nby = \"Jane Doe\"\ndate = \"2025-07-01\"\n";
    assert!(!decisions.is_valid(&json(decision)));
    assert!(decisions.is_valid(&json(&format!("{decision}reason = \"Known.\"\n"))));
    jsonschema::validator_for(&schema("findings")).unwrap();
    assert_eq!(desk.run(&["schema", "claim"]).status, 2);
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = desk.run(&["completions", shell]);
        assert_eq!(run.status, 0, "{}", run.err);
        for word in ["explain", "graph", "schema", "files-from"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
    }
    let run = desk.run(&["man"]);
    assert!(run.status == 0 && run.out.contains(".TH gainsay 1"), "{}", run.err);
    assert_eq!(desk.run(&["man", "--output-dir", "man1"]).status, 0);
    for command in ["", "-check", "-explain", "-graph", "-init", "-schema", "-completions"] {
        let page = fs::read_to_string(desk.path(&format!("man1/gainsay{command}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{command}");
    }
}

#[test]
fn a_decision_settles_its_finding_until_it_is_over_or_a_claim_changes() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    let decision = |id: &str| {
        format!(
            "[[decision]]\nfinding = \"{id}\"\nrule = \"headcount-agree\"\nverdict = \"both-right\"\n\
             reason = \"The Post counts the yard.\"\nby = \"Jane Doe\"\ndate = 2024-04-01\nuntil = 2024-12-31\n"
        )
    };
    desk.write("decisions.toml", &decision(&ids[0]));
    assert_eq!(desk.findings(&["--today", "2024-12-31"]), ids[1..]);
    assert_eq!(desk.findings(&["--today", "2025-01-01"]), ids);
    assert_eq!(desk.findings(&["--today", "2024-12-31", "--no-decisions"]), ids);

    let run = desk.run(&["check", "--today", "2024-12-31"]);
    assert!(words(&run.out).contains("settled: 1 finding"), "{}", run.out);
    assert!(!run.out.contains(&ids[0]), "{}", run.out);
    let run = desk.run(&["check", "--today", "2025-01-01"]);
    assert!(
        words(&run.out).contains("held until 2024-12-31, and its finding is open again"),
        "{}",
        run.out
    );
    let run = desk.run(&["explain", &ids[0], "--today", "2024-12-31"]);
    assert!(words(&run.out).contains("settled both-right by Jane Doe"), "{}", run.out);

    // Another value is another finding; part of the desk alone says nothing of what is gone.
    desk.write("claims/post.toml", &POST.replace("value = 700", "value = 710"));
    let run = desk.run(&["check", "--today", "2024-12-31"]);
    assert!(words(&run.out).contains("matches no finding any more"), "{}", run.out);
    assert_eq!(run.status, 1);
    let run = desk.run(&["check", "--today", "2024-12-31", "claims/gazette.toml"]);
    assert!(!words(&run.out).contains("matches no finding any more"), "{}", run.out);
}

#[test]
fn a_slip_in_the_decisions_is_an_error_and_the_rest_is_checked() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    let good = "verdict = \"accepted\"\nby = \"Jane Doe\"\n";
    for (lines, expected) in [
        ("date = 2024-04-01\n", "a decision needs `reason`"),
        ("date = 2024-04-01\nreasn = \"x\"\n", "did you mean `reason`?"),
        ("date = \"1 April\"\nreason = \"Known.\"\n", "`1 April` is no day of the calendar"),
        (
            "date = 2024-04-01\nreason = \"Known.\"\nuntil = \"2024-02-30\"\n",
            "`2024-02-30` is no day",
        ),
    ] {
        desk.write(
            "decisions.toml",
            &format!("[[decision]]\nfinding = \"{}\"\n{good}{lines}", ids[0]),
        );
        let run = desk.run(&["check", "--today", "2024-12-31", "--format", "concise"]);
        assert_eq!(run.status, 2, "{lines}");
        assert!(words(&run.err).contains(expected), "{lines}: {}", run.err);
        assert!(run.out.contains(&ids[1]), "{}", run.out);
    }
}

#[test]
fn files_are_listed_left_out_and_named_in_a_list() {
    let desk = Desk::new();
    desk.write("list.txt", "claims/post.toml\r\n\nclaims/gazette.toml\n");
    desk.write("empty.txt", "\n");
    let (gazette, post) = ("claims/gazette.toml\n", "claims/post.toml\n");
    let both = format!("{gazette}{post}");
    for (args, files) in [
        (&[][..], both.as_str()),
        (&["--exclude", "post.toml"], gazette),
        (&["--exclude", "claims/g*"], post),
        (&["--exclude", "g*", "--exclude", "p*"], ""),
        (&["--exclude", "post.toml", "claims/post.toml"], post),
        (&["--files-from", "list.txt"], both.as_str()),
    ] {
        let run = desk.run(&[&["check", "--show-files"], args].concat());
        assert_eq!((run.status, run.out.as_str()), (0, files), "{args:?}: {}", run.err);
    }
    assert_eq!(desk.findings(&["--files-from", "list.txt"]), desk.findings(&[]));
    for args in [
        &["check", "--files-from", "none.txt"][..],
        &["check", "--files-from", "empty.txt"],
        &["check", "--files-from", "-", "-"],
        &["check", "--exclude", "{"],
        &["check", "--today", "31.12.2024"],
    ] {
        assert_eq!(desk.run(args).status, 2, "{args:?}");
    }
}

#[test]
fn statistics_stand_below_the_findings() {
    let desk = Desk::new();
    let run = desk.run(&["check", "--statistics", "--format", "concise"]);
    let lines: Vec<&str> = run.out.lines().skip(2).collect();
    assert_eq!(lines, ["1\terror\theadcount-agree", "1\terror\ttakeover-fits-holding"]);
    assert_eq!(run.status, 1);
    assert_eq!(desk.run(&["check", "--statistics", "--format", "json"]).status, 2);
}

fn is_node(line: &str) -> bool {
    let number =
        line.strip_prefix("  n").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    number && !line.contains(" -> ")
}
