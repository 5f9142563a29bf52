//! `--baseline`, `--write-baseline` and `--prune`: to begin on an old pile.

use std::fs;

use super::desk::{Desk, GAZETTE, POST, words};

fn noted(desk: &Desk) -> String {
    fs::read_to_string(desk.path("baseline.toml")).unwrap()
}

#[test]
fn what_was_there_is_known_and_what_is_new_or_graver_is_told() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    let run = desk.run(&["check", "--write-baseline"]);
    assert_eq!(run.out, "baseline.toml: 2 findings, known from now on\n");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(noted(&desk).contains("version = 1\n") && noted(&desk).contains(&ids[0]));
    let run = desk.run(&["check", "--baseline"]);
    assert_eq!(run.status, 0);
    assert!(words(&run.out).contains("settled: 2 findings by the baseline"), "{}", run.out);
    // Moving claims about in their files changes nothing.
    desk.write("claims/post.toml", &POST.replace("[source]", "# A line more.\n\n[source]"));
    assert_eq!(desk.findings(&["--baseline", "baseline.toml"]), [""; 0]);
    // Another value is another finding.
    desk.write("claims/post.toml", &POST.replace("value = 700", "value = 900"));
    assert_eq!(desk.findings(&["--baseline"]).len(), 1);
    assert_eq!(desk.run(&["check", "--baseline"]).status, 1);
    // So is a source that joins in.
    desk.write("claims/post.toml", POST);
    desk.write("claims/echo.toml", &POST.replace("\"post\"", "\"echo\""));
    assert_eq!(desk.findings(&["--baseline"]).len(), 2);
}

#[test]
fn what_has_become_less_is_known_and_what_is_gone_is_pruned_on_request() {
    let desk = Desk::new();
    let third = POST.replace("\"post\"", "\"echo\"").replace("700", "800");
    desk.write(
        "claims/echo.toml",
        &third.split("[[claim]]").take(2).collect::<Vec<_>>().join("[[claim]]"),
    );
    desk.run(&["check", "--write-baseline", "baseline.toml"]);
    let before = noted(&desk);
    // Of three figures two are left: known still, under another id.
    fs::remove_file(desk.path("claims/echo.toml")).unwrap();
    assert_eq!(desk.findings(&["--baseline"]), [""; 0]);
    // One of the two findings is gone.
    desk.write("claims/gazette.toml", &GAZETTE.replace("\"took over\"", "\"joined forces\""));
    let run = desk.run(&["check", "--baseline"]);
    assert!(
        words(&run.out).contains("1 finding is gone; `--prune` takes out what is"),
        "{}",
        run.out
    );
    assert_eq!(noted(&desk), before);
    assert_eq!(desk.run(&["check", "--baseline", "--prune", "--exclude", "post.toml"]).status, 2);
    let run = desk.run(&["check", "--baseline", "--prune"]);
    assert!(words(&run.out).contains("1 finding is gone, and taken out"), "{}", run.out);
    let after = noted(&desk);
    assert_eq!(after.matches("[[finding]]").count(), 1, "{after}");
    assert!(!after.contains("echo"), "{after}");
    // Now the third figure is news.
    desk.write("claims/echo.toml", &third);
    assert_eq!(desk.findings(&["--baseline"]).len(), 1);
}

#[test]
fn a_tension_that_becomes_a_contradiction_is_told() {
    let desk = Desk::new();
    let lenient = super::desk::RULES.replace(
        "kind = \"agree\"\nattribute",
        "kind = \"agree\"\nseverity = \"warning\"\nattribute",
    );
    desk.write("rules.toml", &lenient);
    desk.run(&["check", "--write-baseline"]);
    desk.write("rules.toml", super::desk::RULES);
    assert_eq!(desk.findings(&["--baseline"]).len(), 1);
}

#[test]
fn a_baseline_that_cannot_be_read_or_written_is_told() {
    let desk = Desk::new();
    for (text, expected) in [
        ("version = 2\n", "this baseline is of version 2"),
        ("", "a baseline needs `version`"),
        ("version = 1\n[[finding]]\nid = \"3f9ac21b04de\"\n", "a finding needs `rule`"),
        ("version = 1\n[[findings]]\n", "did you mean `finding`?"),
    ] {
        desk.write("baseline.toml", text);
        let run = desk.run(&["check", "--baseline"]);
        assert_eq!(run.status, 2, "{text}");
        assert!(words(&run.err).contains(expected), "{text}: {}", run.err);
        // The findings are told all the same.
        assert!(run.out.contains("headcount-agree"), "{}", run.out);
    }
    let run = desk.run(&["check", "--baseline", "none.toml"]);
    assert!(
        run.status == 2 && words(&run.err).contains("`none.toml` does not exist"),
        "{}",
        run.err
    );
    let run = desk.run(&["check", "--write-baseline", "claims"]);
    assert!(run.status == 2 && run.err.contains("cannot write to"), "{}", run.err);
    assert_eq!(desk.run(&["check", "--prune"]).status, 2);
    // What could not be read may hold a finding.
    desk.write("claims/broken.toml", "[source]\n[[claim]]\nentity = \"Acme\"\n");
    let run = desk.run(&["check", "--write-baseline", "new.toml"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(!desk.path("new.toml").exists());
}

#[test]
fn a_baseline_among_the_claims_is_no_claims_file() {
    let desk = Desk::new();
    desk.run(&["check", "--write-baseline", "claims/known.toml"]);
    let run = desk.run(&["check", "--baseline", "claims/known.toml"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
}
