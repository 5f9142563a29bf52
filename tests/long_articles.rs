//! Of two very long articles not all values are held against each other: what has words in common is found all the same,
//! and it is told that not all was looked at.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

/// So many values in each of two articles are more pairs than are looked at.
const MANY: usize = 2_100;
/// Two articles of so few are short.
const FEW: usize = 100;

/// A name of its own for each number.
fn name(number: usize) -> String {
    let letters =
        [number % 26, number / 26 % 26, number / 676].map(|at| char::from(b'a' + at as u8));
    format!("Tol{}en", letters.iter().collect::<String>())
}

/// An article of so many figures, each of a place of its own; `of_last` is the last one.
fn article(figures: usize, of_last: usize) -> String {
    let mut text = String::from("# Bridges\n\n");
    for number in 1..figures {
        _ = writeln!(text, "{} has {} piers.\n", name(number), 1_001 + 7 * number);
    }
    _ = writeln!(text, "The old stone bridge at {} carries {of_last} trains a week.", name(0));
    text
}

/// What `gainsay check` finds in two articles of so many figures, and its notices.
fn check(figures: usize) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), article(figures, 412)).unwrap();
    fs::write(folder.path().join("b.md"), article(figures, 421)).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["check", ".", "--exit-zero", "--output-format", "json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    (told["findings"].to_string(), told["notices"].to_string())
}

#[test]
fn what_was_not_looked_at_is_told_of_long_articles_alone() {
    let (findings, notices) = check(FEW);
    assert!(findings.contains("412 trains"), "{findings}");
    assert_eq!(notices, "[]");
    let (findings, notices) = check(MANY);
    assert!(findings.contains("412 trains"), "{findings}");
    assert!(notices.contains("a.md, b.md: so many values"), "{notices}");
}
