//! What `gainsay suggest` proposes, and what it leaves out.

use std::fs;
use std::process::Command;

/// The proposal for some articles.
fn proposal(articles: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (number, article) in articles.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.md")), article).unwrap();
    }
    let out = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["suggest", ".", "-o", "rules.toml"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let check = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["fmt", "--check", "rules.toml"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    fs::read_to_string(folder.path().join("rules.toml")).unwrap()
}

#[test]
fn what_two_articles_call_alike_is_an_attribute() {
    let text = proposal(&[
        "Brask Holdings will spend $5 million on a new dock in Mell.",
        "In Mell Brask Holdings is to spend $6 million, its head said.",
    ]);
    assert!(text.contains("id = \"spend\""), "{text}");
}

#[test]
fn what_one_article_gives_two_figures_of_is_left_out_and_shown() {
    let text = proposal(&[
        "Brask Holdings will spend $5 million on a new dock. It will spend $4 million on boats.",
        "In Mell Brask Holdings is to spend $6 million, its head said.",
    ]);
    assert!(!text.contains("id = \"spend\""), "{text}");
    assert!(text.contains("# --- Left out: one article gives several"), "{text}");
    assert!(text.contains("# \"spend\" $4 million"), "{text}");
}
