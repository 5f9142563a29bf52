//! Command-line behaviour as data: every `tests/cli/*.toml` holds files and runs of the real program.
//!
//! A file may hold `bytes` after its text, or be a link. A run: `args`, `stdin`, `env`, the folder it starts `in`; then what must come of it: `status`,
//! the whole of `stdout` or `stderr`, or lists of parts that these must hold (`stdout_has`,
//! `stderr_has`) or must not (`stdout_lacks`, `stderr_lacks`), and files that must hold something
//! afterwards (`wrote`). The environment is empty but for `env`.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde::Deserialize;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    /// Another topic whose files are there as well.
    #[serde(default)]
    files_of: Option<String>,
    #[serde(default)]
    file: Vec<File>,
    #[serde(default)]
    run: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    path: String,
    #[serde(default)]
    text: String,
    /// Bytes put after the text, for what is no UTF-8.
    #[serde(default)]
    bytes: Vec<u8>,
    /// A link, in place of a file.
    #[serde(default)]
    link_to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    name: String,
    args: Vec<String>,
    #[serde(default)]
    stdin: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
    #[serde(default, rename = "in")]
    folder: String,
    status: i32,
    stdout: Option<String>,
    stderr: Option<String>,
    #[serde(default)]
    stdout_has: Vec<String>,
    #[serde(default)]
    stdout_lacks: Vec<String>,
    #[serde(default)]
    stderr_has: Vec<String>,
    #[serde(default)]
    stderr_lacks: Vec<String>,
    /// No line of standard output may take more columns than this.
    widest: Option<usize>,
    /// Paths, and a part of what must stand there.
    #[serde(default)]
    wrote: BTreeMap<String, String>,
}

#[test]
fn every_topic_goes_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    assert!(names.len() > 5, "topics are missing");
    let faults: Vec<String> = names.iter().flat_map(|name| topic(name)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_reader_that_leaves_early_is_no_trouble() {
    // Enough output that a pipe cannot hold it.
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("claims")).unwrap();
    for (source, first) in [("quay-post", 10_000), ("sound-echo", 50_000)] {
        let mut text = String::from("[source]\n");
        for i in 0..400 {
            let value = first + i;
            text.push_str(&format!(
                "[[claim]]\nentity = \"Port {i}\"\nattribute = \"ferries\"\nvalue = \"{value}\"\n"
            ));
        }
        fs::write(folder.path().join(format!("claims/{source}.toml")), text).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder.path())
        .args(["check", "claims"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut few = [0; 64];
    stdout.read_exact(&mut few).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn output_is_the_same_with_any_number_of_threads() {
    let run = |threads: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_clear()
            .args(["check", "--output-format", "json", "--threads", threads])
            .output()
            .unwrap();
        text(&output.stdout)
    };
    let one = run("1");
    assert!(one.contains("\"findings\""));
    for threads in ["2", "3", "8"] {
        assert_eq!(run(threads), one, "{threads} threads");
    }
}

fn read(name: &str) -> Topic {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli").join(name);
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn topic(name: &str) -> Vec<String> {
    let topic = read(name);
    let shared = topic.files_of.as_deref().map(read);
    let files = shared.iter().flat_map(|shared| &shared.file).chain(&topic.file);
    let files: Vec<&File> = files.collect();
    let mut faults = Vec::new();
    for run in &topic.run {
        let folder = TempDir::new().unwrap();
        for file in &files {
            let path = folder.path().join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            match &file.link_to {
                #[cfg(unix)]
                Some(target) => std::os::unix::fs::symlink(target, path).unwrap(),
                #[cfg(not(unix))]
                Some(target) => panic!("no link to {target} can be made here"),
                None => fs::write(path, [file.text.as_bytes(), &file.bytes].concat()).unwrap(),
            }
        }
        let output = execute(folder.path(), run);
        let found = differences(folder.path(), run, &output);
        faults.extend(found.into_iter().map(|fault| format!("{name}: {}: {fault}", run.name)));
    }
    faults
}

fn execute(folder: &Path, run: &Run) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder.join(&run.folder))
        .env_clear()
        .envs(&run.env)
        .args(&run.args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(run.stdin.as_bytes());
    child.wait_with_output().unwrap()
}

fn differences(folder: &Path, run: &Run, output: &Output) -> Vec<String> {
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    let mut faults = Vec::new();
    if output.status.code() != Some(run.status) {
        faults.push(format!("status {:?} instead of {}", output.status.code(), run.status));
    }
    for (stream, whole, has, lacks, actual) in [
        ("stdout", &run.stdout, &run.stdout_has, &run.stdout_lacks, &stdout),
        ("stderr", &run.stderr, &run.stderr_has, &run.stderr_lacks, &stderr),
    ] {
        if let Some(whole) = whole.as_ref().filter(|whole| *whole != actual) {
            faults.push(format!("{stream} is\n{actual}instead of\n{whole}"));
        }
        for part in has.iter().filter(|part| !actual.contains(part.as_str())) {
            faults.push(format!("{stream} lacks {part:?}:\n{actual}"));
        }
        for part in lacks.iter().filter(|part| actual.contains(part.as_str())) {
            faults.push(format!("{stream} has {part:?}:\n{actual}"));
        }
    }
    if let Some(widest) = run.widest {
        let wide = stdout.lines().filter(|line| !line.contains("─[") && line.width() > widest);
        faults.extend(wide.map(|line| format!("wider than {widest}: {line}")));
    }
    for (path, part) in &run.wrote {
        let there = fs::read_to_string(folder.join(path)).unwrap_or_default();
        if !there.contains(part.as_str()) {
            faults.push(format!("{path} lacks {part:?}: {there:?}"));
        }
    }
    faults
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
