//! What the documents show is what the program prints.
//!
//! Every ```` ```console ```` block of README.md and docs/ is run: each line `$ gainsay ...` in a copy of
//! the repository's desk, and the lines under it must be the output, from the first line to the last.
//! A block in which a command stands alone only has to run. Commands of other programs are not run.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A command of a document with the output shown under it.
struct Shown {
    place: String,
    arguments: Vec<String>,
    output: Vec<String>,
}

/// The commands of all console blocks of a document.
fn shown(path: &Path) -> Vec<Shown> {
    let text = fs::read_to_string(path).unwrap();
    let mut found: Vec<Shown> = Vec::new();
    let mut in_block = false;
    // Lines under a command of another program are its output, not ours.
    let mut ours = false;
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            in_block = !in_block && line.trim_end() == "```console";
            ours = false;
        } else if let (true, Some(command)) = (in_block, line.strip_prefix("$ ")) {
            let words: Vec<&str> = command.split_whitespace().collect();
            // What is piped or redirected is for a shell.
            let plain = !command.contains(['|', '>', '<', '"', '\'', '*', '$']);
            ours = words.first() == Some(&"gainsay") && plain;
            if ours {
                found.push(Shown {
                    place: format!("{}:{}", path.display(), number + 1),
                    arguments: words.into_iter().skip(1).map(str::to_owned).collect(),
                    output: Vec::new(),
                });
            }
        } else if let (true, true, Some(last)) = (in_block, ours, found.last_mut()) {
            last.output.push(line.to_owned());
        }
    }
    found
}

fn documents() -> Vec<PathBuf> {
    let mut documents = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    for folder in ["docs", "docs/formats", "docs/desk", "docs/rules"] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        documents.extend(paths.filter(|path| path.extension().is_some_and(|e| e == "md")));
    }
    documents.sort();
    documents
}

/// A copy of the repository's desk and of its examples, so that no command can change the original.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(root().join("rules.toml"), folder.path().join("rules.toml")).unwrap();
    for name in ["claims", "examples"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let desk = desk();
    let shown = shown(&root().join("README.md"));
    assert!(shown.len() >= 5, "the README has lost its commands");
    for one in shown {
        check(&one, desk.path(), true);
    }
}

#[test]
fn every_command_of_the_documents_runs() {
    let desk = desk();
    for one in documents().iter().flat_map(|path| shown(path)) {
        check(&one, desk.path(), true);
    }
}

/// Runs a command; its output must be what is shown, where it is shown and `whole` is asked for.
fn check(shown: &Shown, desk: &Path, whole: bool) {
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(&shown.arguments)
        .current_dir(desk)
        .env("COLUMNS", "80")
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let place = &shown.place;
    let errors = String::from_utf8_lossy(&run.stderr);
    let clean = run.status.code().is_some_and(|code| code < 2) || errors.contains("already there");
    assert!(clean, "{place} ends with {:?}: {errors}", run.status.code());
    if whole && !shown.output.is_empty() {
        let output = String::from_utf8(run.stdout).unwrap();
        let output: Vec<&str> = output.trim_end().lines().map(str::trim_end).collect();
        let wanted: Vec<&str> = shown.output.iter().map(|line| line.trim_end()).collect();
        assert_eq!(output.join("\n"), wanted.join("\n"), "{place}");
    }
}
