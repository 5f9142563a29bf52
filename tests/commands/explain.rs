//! `gainsay explain`.

use serde_json::Value as Json;

use super::desk::{Desk, words};

#[test]
fn whatever_has_a_name_is_explained() {
    let desk = Desk::new();
    for (what, expected) in [
        ("", &["5 rules in use", "Rules of rules.toml", "Kinds of rule", "holds when"][..]),
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
        ["gazette#1", "post#1", "A and B", "contradiction", "gainsay decide", "number of employees"]
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

#[test]
fn claims_of_an_archive_are_explained_though_nothing_is_wrong_with_them() {
    let desk = Desk::new();
    desk.write(
        "claims/archive.jsonl",
        "{\"id\":\"j1\",\"source\":\"wire\",\"entity\":\"Initech\",\"attribute\":\"headcount\",\"period\":\"2024\",\"value\":\"40\"}\n\
         {\"id\":\"j2\",\"source\":\"post\",\"entity\":\"Initech\",\"attribute\":\"headcount\",\"period\":\"2024\",\"value\":\"40\"}\n",
    );
    let run = desk.run(&["explain", "j1", "claims/archive.jsonl:2"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let said = words(&run.out);
    for part in
        ["compared yes", "agree: “40” and “40” say the same", "claims/archive.jsonl:2", "holds"]
    {
        assert!(said.contains(part), "no `{part}` in\n{}", run.out);
    }
    let run = desk.run(&["graph", "--claims", "--format", "json"]);
    assert!(run.out.contains("\"j2\""), "{}", run.err);
}
