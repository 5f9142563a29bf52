//! The table of bad input, `tests/bad_input/table.toml`, row by row through the real program.
//!
//! Beside each bad file stands a desk with two papers that contradict each other. Whatever is wrong,
//! three things must hold: the problem is told with its code, its place, what is wrong and what was
//! expected; the two papers are still found out; and the program ends with status 2.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde::Deserialize;
use serde_json::Value as Json;
use tempfile::TempDir;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// The desk's files, for every row.
    file: Vec<File>,
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    path: String,
    #[serde(default)]
    text: String,
    /// Bytes put after the text, for what is no text.
    #[serde(default)]
    bytes: Vec<u8>,
    /// A link that leads nowhere, in place of a file.
    #[serde(default)]
    link_to: Option<String>,
    /// A folder, in place of a file.
    #[serde(default)]
    folder: bool,
    /// A file that may not be read.
    #[serde(default)]
    locked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    #[serde(default)]
    file: Vec<File>,
    /// Put after the desk's rules.toml.
    #[serde(default)]
    rules: String,
    #[serde(default)]
    args: Vec<String>,
    /// The rules that do not hold: the desk's own, unless the row takes the desk away.
    #[serde(default = "two_papers")]
    found: Vec<String>,
    problem: Vec<Problem>,
}

fn two_papers() -> Vec<String> {
    vec![String::from("ferries-agree")]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Problem {
    code: String,
    /// `path:line:column`; none for what is in no text.
    at: Option<String>,
    /// What stands there.
    text: Option<String>,
    /// A part of the message.
    message: String,
    /// A part of the help.
    help: Option<String>,
}

#[test]
fn every_row_is_answered_as_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input/table.toml");
    let table: Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(table.row.len() > 30, "rows are missing");
    let faults: Vec<String> = table
        .row
        .iter()
        .flat_map(|row| {
            let name = &row.name;
            check(&table, row).into_iter().map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn check(table: &Table, row: &Row) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    for file in table.file.iter().chain(&row.file) {
        write(folder.path(), file);
    }
    if !row.rules.is_empty() {
        let path = folder.path().join("rules.toml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text + "\n" + &row.rules).unwrap();
    }
    if row.file.iter().any(|file| file.locked && fs::read(folder.path().join(&file.path)).is_ok()) {
        eprintln!("skipped `{}`: this user may read every file", row.name);
        return Vec::new();
    }
    let json = run(folder.path(), row, "json");
    let full = run(folder.path(), row, "full");
    let mut faults = Vec::new();
    for output in [&json, &full] {
        if output.status.code() != Some(2) {
            faults.push(format!("status {:?} instead of 2", output.status.code()));
        }
    }
    let Ok(report) = serde_json::from_slice::<Json>(&json.stdout) else {
        faults.push(format!("no JSON on standard output: {}", text(&json.stderr)));
        return faults;
    };
    let rules: Vec<&str> = list(&report, "findings").filter_map(|f| f["rule"].as_str()).collect();
    if rules != row.found {
        faults.push(format!("found {rules:?}"));
    }
    let problems: Vec<&Json> = list(&report, "problems").collect();
    if problems.len() != row.problem.len() {
        faults.push(format!("{} problems instead of {}", problems.len(), row.problem.len()));
    }
    for expected in &row.problem {
        let faulty = |problem: &&&Json| fault(folder.path(), expected, problem).is_none();
        if !problems.iter().any(|problem| faulty(&problem)) {
            let why: Vec<_> = problems.iter().map(|p| fault(folder.path(), expected, p)).collect();
            faults.push(format!("no such problem: {why:?} of {problems:#?}"));
        }
    }
    faults.extend(fault_of_full(row, &full));
    faults
}

/// What differs between a problem and the one expected.
fn fault(folder: &Path, expected: &Problem, problem: &Json) -> Option<String> {
    let string = |key: &str| problem[key].as_str().unwrap_or_default();
    let at = problem["path"]
        .as_str()
        .map(|path| format!("{path}:{}:{}", problem["line"], problem["column"]));
    if string("code") != expected.code {
        return Some(format!("code {}", string("code")));
    }
    if at != expected.at {
        return Some(format!("at {at:?}"));
    }
    if !string("message").contains(&expected.message) {
        return Some(format!("message {}", string("message")));
    }
    if !string("help").contains(expected.help.as_deref().unwrap_or_default()) {
        return Some(format!("help {}", string("help")));
    }
    if let Some(wanted) = &expected.text {
        let bytes = fs::read(folder.join(string("path"))).unwrap_or_default();
        let index = |key: &str| usize::try_from(problem[key].as_u64().unwrap_or(0)).unwrap();
        let there = bytes.get(index("start")..index("end")).map(text);
        if there.as_deref() != Some(wanted.as_str()) {
            return Some(format!("the place holds {there:?}"));
        }
    }
    None
}

/// The report for people must tell the same, on standard error, and nothing of a panic.
fn fault_of_full(row: &Row, full: &Output) -> Option<String> {
    let stderr = text(&full.stderr);
    if stderr.contains("panicked") {
        return Some(format!("a panic: {stderr}"));
    }
    // Long sentences are broken over lines, so they are looked for without white space.
    let bare = |text: &str| text.split(['\n', ' ', '│', '×']).collect::<String>();
    let words = bare(&stderr);
    let lacks = |p: &&Problem| {
        !words.contains(&bare(&p.message))
            || !words.contains(&bare(p.help.as_deref().unwrap_or("")))
    };
    row.problem.iter().find(lacks).map(|p| format!("`{}` is not told in:\n{stderr}", p.message))
}

fn write(folder: &Path, file: &File) {
    let path = folder.join(&file.path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if file.folder {
        fs::create_dir_all(&path).unwrap();
        return;
    }
    if let Some(target) = &file.link_to {
        #[cfg(unix)]
        std::os::unix::fs::symlink(target, &path).unwrap();
        #[cfg(not(unix))]
        panic!("no link to {target} can be made here");
        return;
    }
    fs::write(&path, [file.text.as_bytes(), &file.bytes].concat()).unwrap();
    if file.locked {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        }
    }
}

fn run(folder: &Path, row: &Row, format: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder)
        .env_clear()
        .arg("check")
        .args(&row.args)
        .args(["--output-format", format])
        .output()
        .unwrap()
}

fn list<'a>(report: &'a Json, key: &str) -> impl Iterator<Item = &'a Json> {
    report[key].as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
