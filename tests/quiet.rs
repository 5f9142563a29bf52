//! Stories in which nothing contradicts: every error and every warning is a false alarm.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stdout, reason = "the alarms are to be read")]
#![allow(clippy::disallowed_methods, reason = "a test reads its own files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// How many of the stories of a folder may have a false alarm.
const CEILINGS: &[(&str, usize)] = &[("broad", BROAD), ("aimed", AIMED)];
const BROAD: usize = 5;
const AIMED: usize = 23;

/// The titles of what a check of a folder is sure of, run where no desk is.
fn alarms(story: &Path, nowhere: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["check", "--output-format", "json"])
        .arg(story)
        .current_dir(nowhere)
        .env_remove("GAINSAY_CONFIG")
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = told["findings"].as_array().unwrap();
    let sure = findings.iter().filter(|finding| finding["severity"] != "note");
    sure.map(|finding| finding["title"].to_string()).collect()
}

#[test]
fn what_only_looks_different_raises_few_alarms() {
    let nowhere = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories-quiet");
    for (folder, ceiling) in CEILINGS {
        let entries = fs::read_dir(root.join(folder)).unwrap();
        let mut stories: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        stories.sort();
        let mut alarmed = 0;
        for story in &stories {
            let alarms = alarms(story, nowhere.path());
            alarmed += usize::from(!alarms.is_empty());
            let name = story.file_name().unwrap().to_string_lossy();
            alarms.iter().for_each(|alarm| println!("{folder}/{name}: {alarm}"));
        }
        println!("{folder}: {alarmed} of {} stories with a false alarm", stories.len());
        assert!(alarmed <= *ceiling, "{alarmed} of the stories in {folder}, at most {ceiling}");
    }
}
