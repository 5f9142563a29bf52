//! `gainsay decide`: from a finding to a decision, and from a changed claim to a decision that lapses.

use std::fs;

use super::desk::{Desk, POST, words};

const BY_JANE: &[&str] = &["--by", "Jane Doe", "--today", "2024-04-01"];

fn decide(desk: &Desk, args: &[&str]) -> (i32, String, String) {
    let run = desk.run(&[&["decide"], args, BY_JANE].concat());
    (run.status, words(&run.out), words(&run.err))
}

fn written(desk: &Desk) -> String {
    fs::read_to_string(desk.path("decisions.toml")).unwrap_or_default()
}

#[test]
fn a_decision_is_written_holds_lapses_and_is_written_anew() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    let (status, out, err) =
        decide(&desk, &[&ids[0][..5], "--accept", "--reason", "The Post counts the yard."]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(
        out.contains(&format!("accepted {} (Acme Works, headcount, 2024) by", ids[0])),
        "{out}"
    );
    assert!(written(&desk).contains("values = [\n  \"gazette: 500\",\n  \"post: 700\",\n]\n"));
    assert_eq!(desk.findings(&[]), ids[1..]);

    desk.write("claims/post.toml", &POST.replace("value = 700", "value = 710"));
    let run = desk.run(&["check"]);
    let told = words(&run.out);
    let lapsed = "has lapsed: post now says “710”, no longer “700”; its finding is open again as";
    assert!(told.contains(lapsed), "{told}");
    assert!(told.contains("A decision on it has lapsed, because post now says “710”"), "{told}");
    assert_eq!(run.status, 1);

    let now = desk.findings(&[]);
    let (_, out, _) = decide(&desk, &[&now[0], "--both-right", "--reason", "Counted anew."]);
    assert!(out.contains("an earlier state of it, has been written anew"), "{out}");
    let text = written(&desk);
    assert_eq!(text.matches("[[decision]]").count(), 1, "{text}");
    assert!(text.contains("verdict = \"both-right\"") && !text.contains("Post counts"), "{text}");

    // A source that joins in is heard as well.
    desk.write("claims/echo.toml", &POST.replace("\"post\"", "\"echo\"").replace("700", "900"));
    let told = words(&desk.run(&["check"]).out);
    assert!(told.contains("echo joined in with “900”"), "{told}");
}

#[test]
fn a_value_that_is_worded_in_another_way_was_not_decided_about() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    decide(&desk, &[&ids[0], "--accept", "--reason", "The Post counts the yard."]);
    // Another quote says nothing new of the value.
    desk.write("claims/post.toml", &POST.replace("& more", "& many more"));
    assert_eq!(desk.findings(&[]), ids[1..]);
    desk.write("claims/post.toml", &POST.replace("value = 700", "value = \"about 700\""));
    let run = desk.run(&["check"]);
    let told = words(&run.out);
    assert!(told.contains("has lapsed: post now says “about 700”, no longer “700”"), "{told}");
    assert_eq!(run.status, 1);
    decide(&desk, &[&desk.findings(&[])[0], "--accept", "--reason", "As before."]);
    assert!(written(&desk).contains("post: about 700"), "{}", written(&desk));
    assert_eq!(written(&desk).matches("[[decision]]").count(), 1);
}

#[test]
fn a_decision_that_matches_nothing_is_told_and_taken_out_on_request() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    for id in &ids {
        decide(&desk, &[id, "--corrected", "--reason", "Put right.", "--until", "2024-12-31"]);
    }
    assert_eq!(desk.findings(&["--today", "2024-12-31"]), [""; 0]);
    desk.write("claims/post.toml", &POST.replace("value = 700", "value = 500"));
    let told = words(&desk.run(&["check", "--today", "2024-12-31"]).out);
    assert!(told.contains("matches no finding any more"), "{told}");
    let run = desk.run(&["decide", "--prune"]);
    assert!(
        words(&run.out).contains(&format!("took out the decision on {}", ids[0])),
        "{}",
        run.out
    );
    let text = written(&desk);
    assert!(text.contains(&ids[1]) && !text.contains(&ids[0]), "{text}");
    let run = desk.run(&["decide", "--prune"]);
    assert!(words(&run.out).contains("every decision matches a finding"), "{}", run.out);
    assert_eq!(desk.run(&["decide", "--prune", "-p", "claims/post.toml"]).status, 2);
}

#[test]
fn what_was_decided_of_articles_is_not_pruned() {
    let desk = Desk::new();
    desk.write("articles/a.md", "Brask Holdings had revenue of $3.2 billion in 2024, it said.\n");
    desk.write("articles/b.md", "Brask Holdings had revenue of $3.9 billion in 2024, it said.\n");
    let run = desk.run(&["check", "articles", "--format", "concise"]);
    let (_, id) = run.out.trim_end().trim_end_matches(']').rsplit_once('[').unwrap();
    let because = ["--accept", "--reason", "Two years.", "-p", "articles"];
    let (status, _, err) = decide(&desk, &[&[id], &because[..]].concat());
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(written(&desk).contains("paths = [\n  \"articles\",\n]\n"), "{}", written(&desk));
    assert_eq!(desk.run(&["check", "articles"]).status, 0);
    let told = words(&desk.run(&["check"]).out);
    assert!(!told.contains("matches no finding"), "{told}");
    let before = written(&desk);
    let run = desk.run(&["decide", "--prune"]);
    assert!(words(&run.out).contains(&format!("kept the decision on {id}")), "{}", run.out);
    assert_eq!(written(&desk), before);
    // Nor is one that notes no paths.
    desk.write("decisions.toml", &before.replace("paths = [\n  \"articles\",\n]\n", ""));
    desk.run(&["decide", "--prune"]);
    assert!(written(&desk).contains(id));
}

#[test]
fn what_cannot_be_decided_changes_nothing() {
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    let because = ["--reason", "Known."];
    for (args, expected) in [
        (vec!["0000", "--accept"], "no finding has an id that begins with `0000`"),
        (vec!["00", "--accept"], "give four digits or more"),
        (vec!["zzz", "--accept"], "`zzz` is no id of a finding"),
        (vec![&ids[0]], "--accept"),
        (vec![&ids[0], "--accept", "--corrected"], "cannot be used with"),
        (vec![&ids[0], "--accept", "--until", "2024-03-31"], "over already"),
        (vec![&ids[0], "--accept", "--until", "31 March"], "2025-07-31"),
        (vec!["--accept"], "FINDING"),
    ] {
        let (status, out, err) = decide(&desk, &[args.clone(), because.to_vec()].concat());
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.contains(expected), "{args:?}: {err}");
    }
    let (status, _, err) = decide(&desk, &[&ids[0], "--accept", "--reason", " "]);
    assert!(status == 2 && err.contains("needs a reason"), "{err}");
    let nameless = desk.run(&["decide", &ids[0], "--accept", "--reason", "x", "--by", " "]);
    assert!(nameless.status == 2 && words(&nameless.err).contains("say it with `--by NAME`"));
    assert_eq!(written(&desk), "");

    // A slip in the file is pointed at, and the file stays as it is.
    let slip = "[[decision]]\nfinding = \"3f9ac21b04de\"\nverdikt = \"accepted\"\n";
    desk.write("decisions.toml", slip);
    let (status, _, err) = decide(&desk, &[&ids[0], "--accept", "--reason", "Known."]);
    assert!(status == 2 && err.contains("decisions.toml"), "{err}");
    assert_eq!(written(&desk), slip);
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_file_leaves_the_decisions_as_they_were() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    let ids = desk.findings(&[]);
    // A link stays a link, and what may be done with the file stays as it was.
    desk.write("shared/ours.toml", "# Ours.\n");
    fs::set_permissions(desk.path("shared/ours.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink(desk.path("shared/ours.toml"), desk.path("decisions.toml")).unwrap();
    let (status, _, err) = decide(&desk, &[&ids[0], "--accept", "--reason", "Known."]);
    assert_eq!(status, 0, "{err}");
    let shared = fs::read_to_string(desk.path("shared/ours.toml")).unwrap();
    assert!(shared.contains("# Ours.") && shared.contains(&ids[0]), "{shared}");
    assert!(desk.path("decisions.toml").is_symlink());
    let mode = fs::metadata(desk.path("shared/ours.toml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    fs::remove_file(desk.path("decisions.toml")).unwrap();
    fs::create_dir(desk.path("decisions.toml")).unwrap();
    let (status, _, err) = decide(&desk, &[&ids[0], "--accept", "--reason", "Known."]);
    assert!(status == 2 && err.contains("decisions.toml"), "{err}");
}
