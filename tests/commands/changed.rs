//! `gainsay check --changed`, in real repositories of git.

use std::fs;
use std::process::Command;

use super::desk::{Desk, GAZETTE, POST, RULES, Run, run, words};

/// Runs git in a desk, with nothing of the machine's own settings.
fn git(desk: &Desk, args: &[&str]) -> bool {
    let run = Command::new("git")
        .args(["-c", "user.name=Jane Doe", "-c", "user.email=jane@example.org"])
        .args(["-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(desk.0.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output();
    run.is_ok_and(|run| run.status.success())
}

/// A desk in a repository with one commit; `None` where there is no git on the machine.
fn repository() -> Option<Desk> {
    let desk = Desk::new();
    if !git(&desk, &["init", "-b", "main"]) {
        assert!(Command::new("git").arg("--version").output().is_err(), "git init failed");
        return None;
    }
    commit(&desk, "One");
    Some(desk)
}

fn commit(desk: &Desk, message: &str) {
    assert!(git(desk, &["add", "-A"]) && git(desk, &["commit", "-m", message]), "{message}");
}

/// The findings of `--changed`, a line each, and all that was said beside.
fn changed(desk: &Desk, args: &[&str]) -> Run {
    desk.run(&[&["check", "--changed", "--format", "concise"], args].concat())
}

#[test]
fn only_findings_that_touch_what_changed_are_told() {
    let Some(desk) = repository() else { return };
    assert_eq!(desk.findings(&[]).len(), 2);
    let run = changed(&desk, &[]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", ""));

    // A comment and an empty line are no change.
    desk.write("claims/post.toml", &format!("# The Post.\n\n{POST}"));
    assert_eq!(changed(&desk, &[]).out, "");

    // One claim of the two that disagree; the changed side comes first, though its path is later.
    desk.write("claims/post.toml", &POST.replace("value = 700", "value = 710"));
    let run = changed(&desk, &[]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.starts_with("claims/post.toml:10:"), "{}", run.out);
    assert_eq!(run.status, 1);
    let all = desk.run(&["check", "--format", "concise"]);
    assert!(all.out.starts_with("claims/gazette.toml:"), "{}", all.out);
    let json = desk.run(&["check", "--changed", "--format", "json"]);
    assert!(
        json.out.contains("\"group\":1,\"changed\":true},{\"source\":\"gazette\""),
        "{}",
        json.out
    );

    // Staged or not, and from a folder below.
    assert!(git(&desk, &["add", "-A"]));
    assert_eq!(changed(&desk, &[]).out.lines().count(), 1);
    let below = run_in(&desk, "claims", &["check", "--changed", "--format", "concise"]);
    assert!(
        below.out.starts_with("../claims/post.toml:10:") || below.out.starts_with("post.toml:10:"),
        "{}",
        below.out
    );

    // What a source says of itself touches all its claims.
    commit(&desk, "Two");
    assert_eq!(changed(&desk, &[]).out, "");
    desk.write("claims/gazette.toml", &GAZETTE.replace("2024-03-01", "2024-03-02"));
    assert_eq!(changed(&desk, &[]).out.lines().count(), 2);
}

fn run_in(desk: &Desk, folder: &str, args: &[&str]) -> Run {
    run(&desk.path(folder), args)
}

#[test]
fn a_file_that_git_does_not_know_and_odd_names_count() {
    let Some(desk) = repository() else { return };
    fs::create_dir(desk.path("claims/Øre “sund”")).unwrap();
    let echo = POST.replace("\"post\"", "\"echo\"").replace("700", "900");
    desk.write("claims/Øre “sund”/a \"b\" é.toml", &echo);
    let run = changed(&desk, &[]);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    assert!(run.out.starts_with("claims/Øre “sund”/a \"b\" é.toml:10:"), "{}", run.out);
    commit(&desk, "Two");
    desk.write("claims/Øre “sund”/a \"b\" é.toml", &echo.replace("900", "910"));
    let run = changed(&desk, &[]);
    assert!(run.out.starts_with("claims/Øre “sund”/a \"b\" é.toml:10:"), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
}

#[test]
fn a_branch_is_held_against_where_it_left() {
    let Some(desk) = repository() else { return };
    assert!(git(&desk, &["checkout", "-b", "ours"]));
    desk.write("claims/post.toml", &POST.replace("\"49%\"", "\"48%\""));
    commit(&desk, "Ours");
    // Meanwhile another claim changes on main.
    assert!(git(&desk, &["checkout", "main"]));
    desk.write("claims/gazette.toml", &GAZETTE.replace("value = 500", "value = 510"));
    commit(&desk, "Theirs");
    assert!(git(&desk, &["checkout", "ours"]));
    let run = desk.run(&["check", "--base", "main", "--format", "concise"]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.contains("takeover-fits-holding"), "{}", run.out);
    // Detached is as good as any.
    assert!(git(&desk, &["checkout", "--detach"]));
    assert_eq!(changed(&desk, &["--base", "main"]).out, run.out);
}

#[test]
fn an_article_alone_that_has_changed_brings_up_its_quotes() {
    let Some(desk) = repository() else { return };
    let quote = "quote = 'some \"hard-working\" <b>people</b> & more'";
    let post = POST
        .replace(quote, "quote = 'has 700 people'")
        .replace("id = \"post\"", "id = \"post\"\narticle = \"../articles/post.md\"");
    desk.write("claims/post.toml", &post);
    desk.write("articles/post.md", "Acme Works has 700 people.\n\nThe yard is new.\n");
    commit(&desk, "With its article");
    assert_eq!(changed(&desk, &[]).out, "");
    // A sentence that nobody quotes.
    desk.write("articles/post.md", "Acme Works has 700 people.\n\nThe yard is old.\n");
    assert_eq!(changed(&desk, &[]).out, "");
    desk.write("articles/post.md", "Acme Works has 710 people.\n\nThe yard is old.\n");
    let run = changed(&desk, &[]);
    assert!(run.out.contains("error quotes-stand"), "{}", run.out);
    assert!(!run.out.contains("takeover"), "{}", run.out);
    assert_eq!(run.status, 1, "{}", run.err);
    // Taken away altogether.
    fs::remove_file(desk.path("articles/post.md")).unwrap();
    let run = changed(&desk, &[]);
    assert!(words(&run.err).contains("`../articles/post.md` does not exist"), "{}", run.err);
    assert_eq!(run.status, 2);
}

#[test]
fn rules_and_decisions_count_as_well() {
    let Some(desk) = repository() else { return };
    let ids = desk.findings(&[]);
    desk.write("rules.toml", &RULES.replace("number of employees", "staff"));
    let run = desk.run(&["check", "--changed"]);
    assert!(
        words(&run.out).contains("rules.toml has changed, so every finding is told"),
        "{}",
        run.out
    );
    desk.write("rules.toml", RULES);
    // A new decision brings up nothing; one that is taken back brings up its finding.
    let decided =
        desk.run(&["decide", &ids[0], "--accept", "--reason", "Known.", "--by", "Jane Doe"]);
    assert_eq!(decided.status, 0, "{}", decided.err);
    assert_eq!(changed(&desk, &[]).out, "");
    commit(&desk, "Decided");
    fs::remove_file(desk.path("decisions.toml")).unwrap();
    let run = changed(&desk, &[]);
    assert!(run.out.contains(&ids[0]) && run.out.lines().count() == 1, "{}", run.out);
}

#[test]
fn where_git_cannot_tell_the_reason_is_said_and_all_is_checked() {
    let desk = Desk::new();
    let run = changed(&desk, &[]);
    assert_eq!(run.status, 2);
    assert!(words(&run.err).contains("not a git repository"), "{}", run.err);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    let nowhere = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["check", "--changed"])
        .current_dir(desk.0.path())
        .env("PATH", "")
        .output()
        .unwrap();
    let said = words(&String::from_utf8(nowhere.stderr).unwrap());
    assert!(said.contains("cannot run git") && said.contains("install git"), "{said}");

    if !git(&desk, &["init", "-b", "main"]) {
        return;
    }
    // Before the first commit everything is new.
    assert_eq!(changed(&desk, &[]).out.lines().count(), 2);
    let run = changed(&desk, &["--base", "main"]);
    assert_eq!(run.status, 2);
    assert!(words(&run.err).contains("git knows no revision `main` here"), "{}", run.err);
    let run = changed(&desk, &["--base", "--output=x"]);
    assert_eq!(run.status, 2);
    let run = changed(&desk, &["--base=--output=x"]);
    assert!(words(&run.err).contains("git knows no revision"), "{}", run.err);

    let bare = Desk::empty();
    assert!(git(&bare, &["init", "--bare"]));
    bare.write("claims/post.toml", POST);
    let run = changed(&bare, &["claims"]);
    assert!(words(&run.err).contains("a bare repository holds no files to check"), "{}", run.err);
    assert_eq!(run.status, 2);
}
