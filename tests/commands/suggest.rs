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

#[test]
fn what_shows_to_be_of_several_things_once_it_is_bound_is_left_out() {
    let text = proposal(&[
        "Ada Quist, once treasurer of Mell Bay, was convicted on 11 counts of fraud.",
        "Mell Bay saw how Ada Quist was convicted of 11 counts of fraud. She was acquitted of two counts of theft.",
    ]);
    assert!(!text.contains("[[attribute]]"), "{text}");
    assert!(text.contains("# \"count\" 11 counts; 0.md:1"), "{text}");
    // A treasurer of a town makes no company of it.
    assert!(text.contains("name = \"Mell Bay\"\n\n"), "{text}");
}

#[test]
fn short_forms_of_firms_and_storms_are_theirs() {
    let text = proposal(&[
        "The bakers of Brask Foods closed early as Storm Ilda came. Brask has nine plants. The Welders' Union agreed.",
        "Storm Ilda hit Mell on Monday. By noon Ilda was gone, and Brask Foods opened. In Tolsen the Welders' Union agreed.",
        "Tolsen Energy is in Tolsen. Tolsen Energy grew, said Brask. At noon the shares of Varga Inc fell, and those of its \
         daughter Varga Bank too. The owner of Varga was not there. By evening Varga Inc was up.",
    ]);
    assert!(text.contains("name = \"Brask Foods\"\naliases = [\"Brask\"]"), "{text}");
    assert!(text.contains("name = \"Varga Inc\"\naliases = [\"Varga\"]"), "{text}");
    assert!(text.contains("name = \"Storm Ilda\"\naliases = [\"Ilda\"]"), "{text}");
    assert!(text.contains("name = \"Welders' Union\""), "{text}");
    // What things are in is a place, not a firm.
    assert!(!text.contains("aliases = [\"Tolsen\"]"), "{text}");
}

#[test]
fn every_figure_that_is_left_out_is_shown() {
    let text = proposal(&[
        "Brask Foods has nine plants and 6,200 square metres of ovens. The Morr rose, the highest level since 1994, and 3,500 \
         people left. At least four people fell ill, and 12,000 are away.",
        "About 3,500 people left their homes by the Morr, said Brask Foods.",
    ]);
    for shown in ["nine plants", "6,200 square metres", "At least four people", "12,000"] {
        assert!(text.contains(&format!("{shown}; 0.md:1")), "{shown}: {text}");
    }
    assert!(text.contains("id = \"person\"") && !text.contains("for ="), "{text}");
}
