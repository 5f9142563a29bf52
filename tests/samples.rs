//! The samples on the pages of output formats are what the program writes, line by line or, where a page shows
//! a part of a JSON document, that part.
//!
//! A page of `docs/formats/` is of the format it is named after; the first `--select RULE` on it says of which
//! findings its samples are. A line of dots stands for what was left out.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the program writes of the repository's own desk.
fn written(format: &str, select: Option<&str>) -> String {
    let mut args = vec!["check", "--exit-zero", "--output-format", format];
    args.extend(select.into_iter().flat_map(|rules| ["--select", rules]));
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(args)
        .current_dir(root())
        .env("COLUMNS", "100")
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("FORCE_HYPERLINK")
        .output()
        .unwrap();
    String::from_utf8(run.stdout).unwrap()
}

/// The blocks of a page with their languages.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (language, body) = after.split_once('\n').unwrap();
        let (body, after) = body.split_once("\n```").unwrap_or((body, ""));
        found.push((language, body));
        rest = after;
    }
    found
}

/// The rules that the samples of a page are of.
fn selected(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("--select ")?;
    rest.split(|c: char| c.is_whitespace() || c == '`').next()
}

/// Whether all of a part is there: of an object its keys, of an array its items, in their order.
fn holds(whole: &Json, part: &Json) -> bool {
    match (whole, part) {
        (Json::Object(whole), Json::Object(part)) => {
            part.iter().all(|(key, part)| whole.get(key).is_some_and(|whole| holds(whole, part)))
        }
        (Json::Array(whole), Json::Array(part)) => {
            let mut left = whole.iter();
            part.iter().all(|part| left.any(|whole| holds(whole, part)))
        }
        _ => whole == part,
    }
}

fn holds_somewhere(whole: &Json, part: &Json) -> bool {
    holds(whole, part)
        || match whole {
            Json::Object(map) => map.values().any(|inner| holds_somewhere(inner, part)),
            Json::Array(items) => items.iter().any(|inner| holds_somewhere(inner, part)),
            _ => false,
        }
}

#[test]
fn samples_are_what_is_written() {
    let mut faults = Vec::new();
    let mut count = 0;
    for reporter in gainsay::report::ALL {
        let name = reporter.name();
        let page = fs::read_to_string(root().join(format!("docs/formats/{name}.md"))).unwrap();
        let written = written(name, selected(&page));
        let lines: Vec<&str> = written.lines().map(str::trim_end).collect();
        for (language, block) in blocks(&page) {
            match language {
                "text" | "markdown" | "xml" => {
                    count += 1;
                    let shown = block.lines().map(str::trim_end).filter(|line| *line != "...");
                    let missing = shown.filter(|line| !lines.contains(line));
                    faults.extend(missing.map(|line| format!("{name}: `{line}` is not written")));
                }
                "json" => {
                    count += 1;
                    let part: Json = serde_json::from_str(block)
                        .unwrap_or_else(|slip| panic!("{name}: the sample is no JSON: {slip}"));
                    let whole: Json = serde_json::from_str(&written).unwrap();
                    if !holds_somewhere(&whole, &part) {
                        faults.push(format!("{name}: the sample is no part of what is written"));
                    }
                }
                _ => {}
            }
        }
    }
    assert!(count >= 10, "samples are missing: {count}");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
