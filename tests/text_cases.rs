//! Runs the case files of the reader of running text: `tests/cases/text/*.md`.
//!
//! A case file holds prose and `text` blocks; only the blocks are read. A line that begins at the margin is a
//! sentence; the indented ones under it are the values that are read in it, each as it stands there with what was
//! understood, and none where there is none. `GAINSAY_BLESS=1` writes them anew: look at each before you keep it.
//! All sentences are read as published on Friday, 20 June 2025.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop where it cannot go on"
)]

use std::fmt::Write as _;
use std::path::Path;

use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, read_text};
use gainsay::value::{Calendar, Day, Period, describe};

#[test]
fn every_sentence_has_its_values() {
    let bless = std::env::var_os("GAINSAY_BLESS").is_some() && std::env::var_os("CI").is_none();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/text");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut wrong, mut sentences) = (String::new(), 0);
    for file in files {
        let before = std::fs::read_to_string(&file).unwrap();
        let mut after = String::new();
        let mut inside = false;
        for line in before.lines() {
            match line {
                "```text" => inside = true,
                "```" => inside = false,
                _ if inside && line.starts_with(' ') => continue,
                _ => {}
            }
            writeln!(after, "{line}").unwrap();
            if inside && line != "```text" {
                sentences += 1;
                after += &values(line);
            }
        }
        if bless {
            std::fs::write(&file, &after).unwrap();
        } else if before != after {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            for (number, pair) in before.lines().zip(after.lines()).enumerate() {
                if pair.0 != pair.1 {
                    let (expected, read) = pair;
                    writeln!(
                        wrong,
                        "{name}:{}: expected\n{expected}\nbut read\n{read}",
                        number + 1
                    )
                    .unwrap();
                    break;
                }
            }
        }
    }
    assert!(sentences > 100, "only {sentences} sentences");
    assert!(wrong.is_empty(), "{wrong}");
}

/// The values of a sentence, a line each.
fn values(sentence: &str) -> String {
    let friday = Day::from_ymd_opt(2025, 6, 20).unwrap();
    let published = Period::Of(Calendar::Day(friday));
    let cx = Context { lexicon: Lexicon::builtin(), published: Some(&published) };
    let mut lines = String::new();
    for mention in read_text(sentence, &cx) {
        let there = sentence.get(mention.start..mention.end).unwrap();
        writeln!(lines, "    {there} = {}", describe(&mention.value)).unwrap();
    }
    lines
}
