//! The options of `gainsay check` that concern files, and decisions.

use super::desk::{Desk, POST, words};

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
