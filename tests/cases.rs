//! Runs every case file under `tests/cases/`: prose, and fenced blocks of which only these are read.
//!
//! | block | what it is |
//! | --- | --- |
//! | `rules` | the desk's `rules.toml`; exactly one |
//! | `claims NAME` | a file of its `claims` folder, TOML or JSON Lines by its name |
//! | `article NAME` | an article of a story, Markdown or plain text, beside the claims |
//! | `pack NAME` | a pack of the desk's own |
//! | `findings` | what must be found, and nothing else; `none` for silence |
//! | `errors`, `notices` | the problems and the remarks; none if there is no such block |
//!
//! `GAINSAY_BLESS=1 cargo test --test cases` rewrites the expected blocks for review, never in CI.
//! Places cannot be blessed wrong: what is quoted there is held against the files of the case.
//!
//! Every case is run twice more: with files and claims in the opposite order, which must find the
//! same; and with a renamed copy of each source beside it, which must not change a verdict. Articles
//! keep their names, and each is held against a copy of itself alone.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use desk::{File, Seen, look_at};

#[test]
fn rules() {
    run_all("rules");
}

#[test]
fn claims() {
    run_all("claims");
}

#[test]
fn graph() {
    run_all("graph");
}

#[test]
fn story() {
    run_all("story");
}

#[test]
fn every_kind_has_a_case_that_fires_and_one_that_stays_quiet() {
    for kind in gainsay::rules::ALL {
        let name = kind.meta().name;
        let cases = cases(&format!("rules/{name}"));
        let fires = |case: &Case| case.expected("findings").is_some_and(|text| text != SILENCE);
        assert!(cases.iter().any(fires), "no case of `{name}` fires");
        assert!(cases.iter().any(|case| !fires(case)), "no case of `{name}` stays quiet");
    }
}

/// What a block says that expects nothing.
const SILENCE: &str = "none\n";

/// The blocks that say what must come out.
const EXPECTED: [&str; 3] = ["findings", "errors", "notices"];

fn run_all(folder: &str) {
    let bless = std::env::var_os("GAINSAY_BLESS").is_some() && std::env::var_os("CI").is_none();
    let cases = cases(folder);
    assert!(!cases.is_empty(), "no case in {folder}");
    let faults: Vec<String> = cases.iter().flat_map(|case| case.faults(bless)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The case files below a folder of `tests/cases`, sorted by path.
fn cases(folder: &str) -> Vec<Case> {
    let mut paths = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder), &mut paths);
    paths.sort();
    paths.into_iter().map(Case::read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            paths.push(path);
        }
    }
}

/// A fenced block: its first word, the rest of its first line, and what it holds.
#[derive(Clone, Debug)]
struct Block {
    word: String,
    name: String,
    body: String,
}

/// A case file, as stretches of prose and blocks in turn.
struct Case {
    path: PathBuf,
    prose: Vec<String>,
    blocks: Vec<Block>,
}

impl Case {
    fn read(path: PathBuf) -> Case {
        let text = fs::read_to_string(&path).unwrap();
        let (mut prose, mut blocks) = (vec![String::new()], Vec::<Block>::new());
        let mut open = false;
        for line in text.split_inclusive('\n') {
            match (open, line.strip_prefix("```")) {
                (false, Some(info)) => {
                    let (word, name) = info.trim().split_once(' ').unwrap_or((info.trim(), ""));
                    blocks.push(Block {
                        word: word.into(),
                        name: name.into(),
                        body: String::new(),
                    });
                    open = true;
                }
                (true, Some(_)) => {
                    prose.push(String::new());
                    open = false;
                }
                (true, None) => blocks.last_mut().unwrap().body.push_str(line),
                (false, None) => prose.last_mut().unwrap().push_str(line),
            }
        }
        let known = ["rules", "claims", "article", "pack"];
        for block in &blocks {
            let word = block.word.as_str();
            let is_known = known.contains(&word) || EXPECTED.contains(&word);
            assert!(is_known, "{}: unknown block `{word}`", path.display());
        }
        assert!(!open, "{}: a block is not closed", path.display());
        Case { path, prose, blocks }
    }

    /// The files of the desk.
    fn files(&self) -> Vec<File> {
        let file = |b: &Block| match b.word.as_str() {
            "rules" => Some((String::from("rules.toml"), b.body.clone())),
            "claims" | "article" => Some((format!("claims/{}", b.name), b.body.clone())),
            "pack" => Some((b.name.clone(), b.body.clone())),
            _ => None,
        };
        self.blocks.iter().filter_map(file).collect()
    }

    fn expected(&self, word: &str) -> Option<&str> {
        self.blocks.iter().find(|b| b.word == word).map(|b| b.body.as_str())
    }

    /// Everything that is not as it must be.
    fn faults(&self, bless: bool) -> Vec<String> {
        let files = self.files();
        let seen = look_at(&files);
        let mut faults = Vec::new();
        let mut blessed = self.blocks.clone();
        for (word, actual) in
            EXPECTED.into_iter().zip([seen.findings(), seen.errors(), seen.notices()])
        {
            let actual = if actual.is_empty() { SILENCE.to_owned() } else { actual };
            self.check_places(word, &files, &mut faults);
            match self.expected(word) {
                Some(expected) if expected == actual => {}
                None if actual == SILENCE && word != "findings" => {}
                _ if bless => put(&mut blessed, word, actual),
                expected => faults.push(format!(
                    "{}: {word} expected:\n{}but there are:\n{actual}",
                    self.path.display(),
                    expected.unwrap_or("(no such block)\n"),
                )),
            }
        }
        if bless {
            self.write(&blessed);
        }
        if seen.errors().is_empty() {
            // The name of an article is the id of its source, and a second copy makes rare words common.
            if !self.blocks.iter().any(|b| b.word == "article") {
                self.check_order(&files, &seen, &mut faults);
                self.check_all_copies(&files, &seen, &mut faults);
            }
            self.check_copies(&files, &mut faults);
        }
        faults
    }

    /// Holds every `path:line:column "text"` of an expected block against the files of the case.
    fn check_places(&self, word: &str, files: &[File], faults: &mut Vec<String>) {
        for line in self.expected(word).unwrap_or_default().lines() {
            let Some((place, quoted)) = line.split_once(" \"") else { continue };
            let Some(quoted) = quoted.strip_suffix('"') else { continue };
            let mut parts = place.rsplit_once(' ').map_or(place, |(_, last)| last).rsplitn(3, ':');
            let mut number = || parts.next().and_then(|n| n.parse::<usize>().ok());
            let (Some(column), Some(row)) = (number(), number()) else { continue };
            let path = parts.next().unwrap_or_default();
            let text = files.iter().find(|(name, _)| name == path).map(|(_, text)| text.as_str());
            let there: String = text
                .and_then(|text| text.lines().nth(row - 1))
                .map(|line| line.chars().skip(column - 1).take(quoted.chars().count()).collect())
                .unwrap_or_default();
            if there != quoted {
                let case = self.path.display();
                faults.push(format!(
                    "{case}: at {path}:{row}:{column} stands {there:?}, not {quoted:?}"
                ));
            }
        }
    }

    /// The order of files and claims must not matter.
    fn check_order(&self, files: &[File], seen: &Seen, faults: &mut Vec<String>) {
        let count = files.len();
        let reversed: Vec<File> = files
            .iter()
            .enumerate()
            .map(|(i, (name, text))| match name.strip_prefix("claims/") {
                Some(name) => {
                    let text = reversed(&with_source_id(text, name, ""));
                    (format!("claims/{:03}-{name}", count - i), text)
                }
                None => (name.clone(), text.clone()),
            })
            .collect();
        let (there, back) = (seen.substance(), look_at(&reversed).substance());
        if there != back {
            let case = self.path.display();
            faults
                .push(format!("{case}: in the opposite order\n{back:#?}\ninstead of\n{there:#?}"));
        }
    }

    /// All sources told a second time under other names must not change a verdict.
    fn check_all_copies(&self, files: &[File], seen: &Seen, faults: &mut Vec<String>) {
        let mut twice = files.to_vec();
        twice.extend(files.iter().filter_map(copy));
        self.compare_verdicts(&look_at(&twice), seen, "with a copy of each source", faults);
    }

    /// A source beside a copy of itself must not change a verdict.
    fn check_copies(&self, files: &[File], faults: &mut Vec<String>) {
        let others: Vec<&File> = files.iter().filter(|(n, _)| !n.starts_with("claims/")).collect();
        for file in files {
            let Some(copy) = copy(file) else { continue };
            let mut alone: Vec<File> = others.iter().map(|&f| f.clone()).collect();
            alone.push(file.clone());
            let alone_seen = look_at(&alone);
            alone.push(copy);
            let what = format!("{} against its own copy", file.0);
            self.compare_verdicts(&look_at(&alone), &alone_seen, &what, faults);
        }
    }

    fn compare_verdicts(&self, now: &Seen, before: &Seen, what: &str, faults: &mut Vec<String>) {
        let (now, before) = (now.verdicts(), before.verdicts());
        if now != before {
            let case = self.path.display();
            faults.push(format!("{case}: {what}\n{now:#?}\ninstead of\n{before:#?}"));
        }
    }

    fn write(&self, blocks: &[Block]) {
        let mut text = self.prose[0].clone();
        for (i, block) in blocks.iter().enumerate() {
            let info = format!("{} {}", block.word, block.name);
            text.push_str(&format!("```{}\n{}```\n", info.trim_end(), block.body));
            text.push_str(self.prose.get(i + 1).map_or("", String::as_str));
        }
        fs::write(&self.path, text).unwrap();
    }
}

/// A source under another name.
fn copy((name, text): &File) -> Option<File> {
    let name = name.strip_prefix("claims/")?;
    let text =
        if name.ends_with(".md") { text.clone() } else { with_source_id(text, name, "-copy") };
    Some((format!("claims/copy-of-{name}"), text))
}

/// Puts a text into the block of this word, or adds one; takes it away where nothing is expected.
fn put(blocks: &mut Vec<Block>, word: &str, body: String) {
    if let Some(block) = blocks.iter_mut().find(|b| b.word == word) {
        block.body = body;
    } else {
        blocks.push(Block { word: word.into(), name: String::new(), body });
    }
}

/// The claims of a file, the last first.
fn reversed(text: &str) -> String {
    if !text.contains("[source]") {
        return text.lines().rev().fold(String::new(), |all, line| all + line + "\n");
    }
    let mut parts = text.split("[[claim]]\n");
    let head = parts.next().unwrap_or_default();
    let claims: Vec<&str> = parts.collect();
    claims
        .iter()
        .rev()
        .fold(head.to_owned(), |all, claim| all + "[[claim]]\n" + claim.trim_end() + "\n\n")
}

/// The file with its source's id written out and `ending` put to it, and to the ids of its claims.
fn with_source_id(text: &str, name: &str, ending: &str) -> String {
    if !text.contains("[source]") {
        let key = "\"source\":\"";
        let renamed = |line: &str| match line
            .split_once(key)
            .and_then(|(a, b)| Some((a, b.split_once('"')?)))
        {
            Some((before, (id, after))) => format!("{before}{key}{id}{ending}\"{after}\n"),
            None => format!("{line}\n"),
        };
        return text.lines().map(renamed).collect();
    }
    let mut out = String::new();
    let (mut in_source, mut seen_id) = (false, false);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    for line in text.lines() {
        if line.starts_with('[') {
            if in_source && !seen_id {
                out.push_str(&format!("id = \"{stem}{ending}\"\n"));
            }
            in_source = line == "[source]";
        }
        match line.strip_prefix("id = \"").and_then(|rest| rest.strip_suffix('"')) {
            Some(id) => {
                seen_id |= in_source;
                out.push_str(&format!("id = \"{id}{ending}\"\n"));
            }
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}
