//! Runs the case files of the value reader: `tests/cases/read/*.md`.
//!
//! A case file holds prose and fenced blocks; only the blocks are read. A `reads SORT` block names
//! the expected reading on its first line and lists spellings of it, one a line. A `fails SORT`
//! block lists wordings that have no reading, each with a part of the message after ` => `.
//! All cases are read as published on 20 June 2025.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop where it cannot go on"
)]

use std::fmt::Write as _;
use std::path::Path;

use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, Expected, read_value, wording_of};
use gainsay::value::{Calendar, Day, Dimension, Period, describe};

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own case files")]
fn every_spelling_has_its_reading() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/read");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = String::new();
    let mut cases = 0;
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut lines = text.lines().enumerate();
        while let Some((_, line)) = lines.next() {
            let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
                continue;
            };
            let block: Vec<(usize, &str)> =
                lines.by_ref().take_while(|(_, line)| *line != "```").collect();
            cases += run(&name, info, &block, &mut wrong);
        }
    }
    assert!(cases > 200, "only {cases} cases were found");
    assert!(wrong.is_empty(), "{wrong}");
}

fn run(file: &str, info: &str, block: &[(usize, &str)], wrong: &mut String) -> usize {
    let (how, sort) = info.split_once(' ').expect("a block says how and what");
    let expected = expected(sort);
    let today = Period::Of(Calendar::Day(Day::from_ymd_opt(2025, 6, 20).unwrap()));
    let cx = Context { lexicon: Lexicon::builtin(), published: Some(&today) };
    let bare = Context { published: None, ..cx };
    let read = |wording: &str| match wording.strip_prefix("(unpublished) ") {
        Some(wording) => read_value(&unescaped(wording), expected, &bare),
        None => read_value(&unescaped(wording), expected, &cx),
    };
    match how {
        "reads" => {
            let (wanted, spellings) = block.split_first().expect("a reading, then spellings");
            for (line, wording) in spellings {
                let got = match read(wording) {
                    Ok(value) => describe(&value),
                    Err(error) => format!("no reading: {}", error.message),
                };
                if got != wanted.1 {
                    writeln!(
                        wrong,
                        "{file}:{}: {wording}\n  wanted {}\n  got    {got}",
                        line + 1,
                        wanted.1
                    )
                    .unwrap();
                }
                // What is printed reads back.
                if let Ok(value) = read(wording) {
                    let printed = wording_of(&value.meaning);
                    let again = read_value(&printed, expected, &cx).map(|v| v.meaning);
                    if again.as_ref() != Ok(&value.meaning) {
                        writeln!(
                            wrong,
                            "{file}:{}: {wording} is printed as {printed}, which reads as {again:?}",
                            line + 1
                        )
                        .unwrap();
                    }
                }
            }
            spellings.len()
        }
        "fails" => {
            for (line, case) in block {
                let (wording, message) = case.split_once(" => ").expect("wording => message");
                let got = match read(wording) {
                    Ok(value) => format!("read as {}", describe(&value)),
                    Err(error) => {
                        let slice = unescaped(wording.trim_start_matches("(unpublished) "));
                        assert!(slice.get(error.span.clone()).is_some(), "{wording}: {error:?}");
                        format!("{} | {}", error.message, error.help)
                    }
                };
                if !got.contains(message) {
                    writeln!(
                        wrong,
                        "{file}:{}: {wording}\n  wanted {message}\n  got    {got}",
                        line + 1
                    )
                    .unwrap();
                }
            }
            block.len()
        }
        other => panic!("{file}: a block is `reads` or `fails`, not `{other}`"),
    }
}

/// `\u{2009}` and the like, so that odd spaces can be seen in a case file.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, tail) = after.split_once('}').expect("a closing brace");
        plain.push_str(before);
        plain.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        rest = tail;
    }
    plain.push_str(rest);
    plain
}

fn expected(sort: &str) -> Expected<'static> {
    match sort {
        "any" => Expected::Any,
        "quantity" => Expected::Quantity,
        "money" => Expected::Money,
        "share" => Expected::Share,
        "count" => Expected::Count,
        "number" => Expected::Number,
        "date" => Expected::Date,
        "yes-no" => Expected::YesNo,
        "name" => Expected::Name,
        "role" => Expected::Role,
        "text" => Expected::Text,
        other => {
            let named = Dimension::NAMED.iter().find(|(name, _)| *name == other);
            Expected::Dimension(named.expect("a sort of value").1)
        }
    }
}
