//! The plain hook of `docs/desk/pre-commit`, as git runs it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::desk::{Desk, GAZETTE, POST, run as run_in};

/// Runs git in a folder of a desk, with the program that is tested on the path.
fn git(desk: &Desk, folder: &str, args: &[&str]) -> Option<Output> {
    let program = Path::new(env!("CARGO_BIN_EXE_gainsay")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&path)));
    Command::new("git")
        .args(["-c", "user.name=Jane Doe", "-c", "user.email=jane@example.org"])
        .args(["-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(desk.path(folder))
        .env("PATH", path.unwrap())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env_remove("GAINSAY_CONFIG")
        .output()
        .ok()
}

/// A desk whose two sources agree, in a repository with the hook; `None` where there is no git.
fn desk() -> Option<Desk> {
    let desk = Desk::new();
    desk.write("claims/post.toml", &POST.replace("700", "500").replace("49%", "51%"));
    git(&desk, "", &["init", "-b", "main"])?;
    done(&desk, &["add", "-A"]);
    done(&desk, &["commit", "-m", "One"]);
    install(&desk, "");
    Some(desk)
}

/// Puts the hook into a repository.
fn install(desk: &Desk, folder: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let hook = fs::read_to_string(root.join("docs/desk/pre-commit")).unwrap();
    for name in ["pre-commit", "pre-merge-commit"] {
        let name = format!("{folder}.git/hooks/{name}");
        desk.write(&name, &hook);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(desk.path(&name), fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
}

fn done(desk: &Desk, args: &[&str]) {
    let run = git(desk, "", args).unwrap();
    assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
}

/// A commit that must be stopped; what is said of it.
fn stopped(desk: &Desk, folder: &str, args: &[&str]) -> String {
    let run = git(desk, folder, &[&["commit", "-m", "Two"], args].concat()).unwrap();
    assert!(!run.status.success(), "the commit passed");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&run.stdout) + &text(&run.stderr)
}

#[test]
#[cfg(unix)]
fn a_commit_that_brings_in_a_conflict_is_stopped() {
    let Some(desk) = desk() else { return };
    // Harmless, with a name that shells trip over.
    let echo = GAZETTE.replace("\"gazette\"", "\"echo\"");
    desk.write("claims/Øre “sund” 'a'.toml", &echo);
    done(&desk, &["add", "-A"]);
    done(&desk, &["commit", "-m", "An echo"]);

    desk.write("claims/post.toml", POST);
    done(&desk, &["add", "-A"]);
    for folder in ["", "claims"] {
        let said = stopped(&desk, folder, &[]);
        for place in ["claims/post.toml:10:9", "claims/gazette.toml:10:9"] {
            assert!(said.contains(place), "{folder}: no {place} in {said}");
        }
    }
    // `--no-verify` goes past it, and what was known before stops nobody.
    done(&desk, &["commit", "--no-verify", "-m", "All the same"]);
    desk.write("notes.md", "Nothing of importance.\n");
    done(&desk, &["add", "-A"]);
    done(&desk, &["commit", "-m", "A note"]);
}

#[test]
#[cfg(unix)]
fn what_is_staged_counts_and_nothing_else() {
    let Some(desk) = desk() else { return };
    // Staged and mended since, but not staged again: the conflict would be committed.
    desk.write("claims/post.toml", POST);
    done(&desk, &["add", "-A"]);
    desk.write("claims/post.toml", &POST.replace("700", "500").replace("49%", "51%"));
    assert!(stopped(&desk, "", &[]).contains("claims/post.toml:10:9"));
    done(&desk, &["reset", "--hard"]);

    // Not staged: no part of the commit, until `-a` makes it one.
    desk.write("claims/post.toml", POST);
    desk.write("notes.txt", "Nothing of importance.\n");
    done(&desk, &["add", "notes.txt"]);
    done(&desk, &["commit", "-m", "A note"]);
    assert!(stopped(&desk, "", &["-a"]).contains("claims/post.toml:10:9"));
    assert!(stopped(&desk, "claims", &["post.toml"]).contains("claims/post.toml:10:9"));
    let left = git(&desk, "", &["status", "--porcelain"]).unwrap();
    assert_eq!(String::from_utf8_lossy(&left.stdout), " M claims/post.toml\n");
}

#[test]
#[cfg(unix)]
fn an_article_beside_the_desk_is_read_as_committed() {
    let Some(desk) = desk() else { return };
    desk.write("articles/post.md", "Acme employs 500 people.\n");
    let quoted = POST.replace("700", "500").replace("49%", "51%").replace(
        "quote = 'some \"hard-working\" <b>people</b> & more'",
        "quote = 'employs 500 people'",
    );
    let quoted =
        quoted.replace("id = \"post\"", "id = \"post\"\narticle = \"../articles/post.md\"");
    desk.write("claims/post.toml", &quoted);
    done(&desk, &["add", "-A"]);
    done(&desk, &["commit", "-m", "With its article"]);
    // The article alone changes, and its quote stands there no longer.
    desk.write("articles/post.md", "Acme employs 510 people.\n");
    done(&desk, &["add", "-A"]);
    assert!(stopped(&desk, "", &[]).contains("employs 510 people"));
}

#[test]
#[cfg(unix)]
fn an_article_that_git_does_not_keep_is_read_where_it_lies() {
    let Some(desk) = desk() else { return };
    desk.write(".gitignore", "articles/\n");
    desk.write("articles/post.md", "Acme employs 500 people.\n");
    let claims = |quote: &str| {
        let text = POST.replace("700", "500").replace("49%", "51%");
        let text = text.replace("some \"hard-working\" <b>people</b> & more", quote);
        text.replace("id = \"post\"", "id = \"post\"\narticle = \"../articles/post.md\"")
    };
    desk.write("claims/post.toml", &claims("employs 500 people"));
    done(&desk, &["add", "-A"]);
    done(&desk, &["commit", "-m", "With its article"]);
    // What stands there counts all the same.
    desk.write("claims/post.toml", &claims("has 500 of them"));
    done(&desk, &["add", "-A"]);
    assert!(stopped(&desk, "", &[]).contains("has 500 of them"));
    // And what is nowhere is nowhere.
    fs::remove_file(desk.path("articles/post.md")).unwrap();
    assert!(stopped(&desk, "", &[]).contains("no-such-article"));
}

#[test]
#[cfg(unix)]
fn two_branches_that_contradict_each_other_are_not_merged() {
    let Some(desk) = desk() else { return };
    let agreed = |id: &str, value: &str| {
        let text = POST.replace("\"post\"", &format!("\"{id}\"")).replace("49%", "51%");
        let mut text = text.replace("700", value);
        text = text.replace("2024", "2030");
        text
    };
    done(&desk, &["checkout", "-q", "-b", "other"]);
    desk.write("claims/echo.toml", &agreed("echo", "500"));
    done(&desk, &["add", "-A"]);
    done(&desk, &["commit", "-m", "An echo"]);
    done(&desk, &["checkout", "-q", "main"]);
    desk.write("claims/mail.toml", &agreed("mail", "900"));
    done(&desk, &["add", "-A"]);
    done(&desk, &["commit", "-m", "The mail"]);
    let run = git(&desk, "", &["merge", "--no-edit", "other"]).unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(!run.status.success(), "the merge passed: {said}");
    assert!(said.contains("settle a finding by the id"), "{said}");
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_is_not_to_be_settled() {
    let Some(desk) = desk() else { return };
    desk.write("claims/post.toml", "[source\n");
    done(&desk, &["add", "-A"]);
    let said = stopped(&desk, "", &[]);
    assert!(said.contains("what cannot be read cannot be settled"), "{said}");
    assert!(!said.contains("gainsay decide"), "{said}");
}

#[test]
#[cfg(unix)]
fn a_newcomer_is_stopped_decides_and_sees_the_decision_lapse() {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["init", "my-desk"]).status, 0);
    let Some(made) = git(&desk, "", &["init", "-b", "main", "my-desk"]) else { return };
    assert!(made.status.success());
    install(&desk, "my-desk/");
    let git = |args: &[&str]| git(&desk, "my-desk", args).unwrap();
    let all = |run: &Output| {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        text(&run.stdout) + &text(&run.stderr)
    };
    let commit = || {
        assert!(git(&["add", "-A"]).status.success());
        git(&["commit", "-m", "Next"])
    };
    let run = commit();
    assert!(run.status.success(), "{}", all(&run));
    let gazette = |from: &str, to: &str| {
        let path = desk.path("my-desk/claims/gazette.toml");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(path, text.replace(from, to)).unwrap();
    };
    let folder = desk.path("my-desk");

    gazette("1.28 million", "1.4 million");
    let said = all(&commit());
    for part in ["claims/gazette.toml:18:10", "claims/harbour-post.toml:14:10", "gainsay decide ID"]
    {
        assert!(said.contains(part), "no {part} in {said}");
    }
    let checked = run_in(&folder, &["check", "--format", "concise"]).out;
    let (_, id) = checked.trim_end().trim_end_matches(']').rsplit_once('[').unwrap();
    let reason = ["--reason", "Counted in two ways.", "--by", "Jane Doe"];
    let decided = run_in(&folder, &[&["decide", id, "--accept"], &reason[..]].concat());
    assert_eq!(decided.status, 0, "{}", decided.err);
    let run = commit();
    // A good commit passes in silence; who asks is told that the decision holds.
    assert!(run.status.success() && !all(&run).contains("checked:"), "{}", all(&run));
    assert!(run_in(&folder, &["check"]).out.contains("settled:"));

    gazette("1.4 million", "1.5 million");
    let run = commit();
    assert!(!run.status.success(), "{}", all(&run));
    let said = super::desk::words(&all(&run));
    let lapsed = "A decision on it has lapsed, because gazette now says “1.5 million”";
    assert!(said.contains(lapsed), "{said}");
    let report = run_in(&folder, &["report", "-o", "report.html"]);
    assert_eq!(report.status, 0, "{}", report.err);
    let page = fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(page.contains("Counted in two ways.") && page.contains("1.5 million"));
}
