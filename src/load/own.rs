//! What this program wrote itself: a report is told from any other file by how it begins.
//!
//! A report lies where it was asked for, often beside what it was made of. It is no article when the folder is read
//! again, and it alone may be written over.

#![expect(clippy::disallowed_methods, reason = "this is load, where files are read")]

use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// The first line of a report in Markdown, which readers do not see.
pub const MARKDOWN_MARK: &str = "<!-- Written by gainsay: a report, and no article. -->";

/// How many bytes of a file are looked at.
const HEAD: u64 = 1 << 12;

/// Whether a file may be written over: nothing is there, or nothing in it, or what the program wrote itself.
pub fn may_be_replaced(path: &Path) -> bool {
    match head(path) {
        Ok(head) => head.is_empty() || is_told(&head),
        Err(_) => !path.exists(),
    }
}

/// Whether a file holds what the program wrote itself: a report in any format, a drawing, or what two checks differ in.
pub fn is_report(path: &Path) -> bool {
    head(path).is_ok_and(|head| is_told(&head))
}

fn head(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// How reports, drawings and differences begin that have a first line of their own.
const BEGINNINGS: &[&str] = &[
    MARKDOWN_MARK,
    // Markdown of a version that wrote no mark.
    "# Sources disagree: ",
    "# No disagreement found\n",
    // Tables.
    "\"finding\",\"severity\",\"rule\",\"kind\",",
    "\"entity\",\"attribute\",\"label\",\"period\",",
    // JSON: findings, comments of a review, a drawing, a difference.
    "{\"version\":1,\n\"findings\":[",
    "{\"source\":{\"name\":\"gainsay\"}",
    "{\n  \"version\": 1,\n  \"nodes\": [",
    "{\n  \"version\": 1,\n  \"appeared\": [",
    // Annotations of a build, in their three grades.
    "::error title=gainsay",
    "::warning title=gainsay",
    "::notice title=gainsay",
    // Drawings.
    "digraph gainsay {",
    "flowchart LR\n  n0",
    "flowchart LR\n  subgraph n0",
    // Settings.
    "# What a check would go by here.",
];

/// Whether something begins as what the program writes.
fn is_told(head: &str) -> bool {
    let plain = uncoloured(head);
    let head = plain.as_str();
    let begins = |with: &&str| head.starts_with(*with);
    let all = |parts: &[&str]| parts.iter().all(|part| head.contains(part));
    BEGINNINGS.iter().any(begins)
        || begins(&"<!DOCTYPE html>") && all(&["<meta name=\"generator\" content=\"gainsay "])
        || begins(&"<?xml") && all(&["<testsuites name=\"gainsay\""])
        || begins(&"{\"$schema\":") && all(&["\"tool\":{\"driver\":{\"name\":\"gainsay\""])
        // The code quality of a merge request.
        || head.trim_end() == "[]"
        || begins(&"[\n{\"description\":") && all(&["\"check_name\":\""])
        // The stories of a stream, which have no articles any more.
        || begins(&"{\"id\":") && all(&[",\"findings\":["]) && !all(&["\"articles\":"])
        || head.trim_end() == "flowchart LR"
        || is_text(head)
}

/// Whether something is one of the texts for people: with a finding as its first, or the counts of what was checked.
fn is_text(head: &str) -> bool {
    let mut lines = head.lines();
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let is_severity = |word: &str| matches!(word, "error" | "warning" | "note");
    let is_title = |line: &str| line.starts_with("  × ") || line.starts_with("  x ");
    let counts = |line: &str| {
        line.strip_prefix("checked:").is_some_and(|rest| {
            rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let is_summary = || head.lines().skip_while(|line| !line.starts_with("found:")).any(counts);
    let is_full = || first.split(' ').next().is_some_and(is_severity) && head.lines().any(is_title);
    let is_grouped = || {
        (first.ends_with(" claims)") || first.ends_with(" claim)"))
            && second.starts_with(' ')
            && second.split_whitespace().nth(1).is_some_and(is_severity)
    };
    let is_difference = || {
        let heads = |line: &str| {
            matches!(line, "appeared:" | "went:" | "changed:")
                || (line.contains(" appeared, ") && line.ends_with(" as before"))
        };
        head.lines().any(heads)
    };
    is_summary() || is_full() || is_concise(first) || is_grouped() || is_difference()
}

/// Whether a line is that of a finding: its place, how grave it is, and its id at the end.
fn is_concise(line: &str) -> bool {
    let id = line.strip_suffix(']').and_then(|line| line.rsplit_once('['));
    let is_id = |id: &str| id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_graded = [": error ", ": warning ", ": note "].iter().any(|word| line.contains(word));
    is_graded && id.is_some_and(|(_, id)| is_id(id))
}

/// A text without the commands that colour it.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::is_told;

    #[test]
    fn what_others_write_is_none_of_ours() {
        for text in [
            "The ferry carries 40 cars.\n",
            "# Sources\n\nfound: nothing\n\nchecked: by whom?\n",
            "found: a wallet, black\n",
            "error of judgment\n",
            "<!DOCTYPE html>\n<html><head><meta name=\"generator\" content=\"Hugo 0.1\">",
            "[source]\nid = \"post\"\n",
            "{\"id\":1,\"articles\":[],\"findings\":[]}\n",
            "{\"entity\":\"Acme\",\"attribute\":\"headcount\",\"value\":\"500\"}\n",
            "flowchart LR\n  A --> B\n",
            "{}\n",
            "version = 1\n",
        ] {
            assert!(!is_told(text), "{text}");
        }
    }
}
