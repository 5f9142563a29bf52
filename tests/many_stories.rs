//! A folder of many articles is parted into stories, and each is told by itself.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// The names of a story: a firm, its place, its head, the ship that it lost.
const STORIES: [[&str; 4]; 4] = [
    ["Brask", "Tolsen", "Ada Halden", "Orla"],
    ["Varga", "Lund", "Oro Mirek", "Sunniva"],
    ["Kestner", "Port Ambel", "Ines Tarr", "Belmonde"],
    ["Ostrava Line", "Quillan", "Tomas Rehn", "Marigold"],
];
/// Articles of each story: with four stories more than somebody puts into one folder by hand.
const ARTICLES: usize = 8;

/// An article; the first of each story counts other people than the rest. Every article names two firms of
/// other stories, as an article on shipping may.
fn article(story: usize, number: usize) -> String {
    let [firm, place, head, ship] = STORIES[story];
    let [other, ..] = STORIES[(story + 1) % STORIES.len()];
    let [third, ..] = STORIES[(story + 2) % STORIES.len()];
    let people = 213 + 11 * story + if number == 0 { 14 } else { 0 };
    format!(
        "The ferry {ship} of {firm} ran aground off {place} with {people} people on board.\n\n\
         {head}, who leads {firm}, said that the {ship} would be towed to {place} by noon. \
         The shares of {other} and {third} did not move.\n"
    )
}

fn write(folder: &Path) {
    for story in 0..STORIES.len() {
        for number in 0..ARTICLES {
            fs::write(folder.join(format!("s{story}-{number}.md")), article(story, number))
                .unwrap();
        }
    }
}

#[test]
fn each_story_is_told_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["check", ".", "--exit-zero", "--output-format", "json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let mut stories = Vec::new();
    for finding in told["findings"].as_array().unwrap() {
        let paths: Vec<&str> = finding["members"]
            .as_array()
            .unwrap()
            .iter()
            .map(|member| member["path"].as_str().unwrap())
            .collect();
        let of = paths[0].split('-').next().unwrap();
        assert!(paths.iter().all(|path| path.starts_with(of)), "across stories: {finding:#}");
        if finding["title"].as_str().unwrap().contains("people") {
            stories.push(of.to_owned());
        }
    }
    stories.sort();
    assert_eq!(stories, ["s0", "s1", "s2", "s3"], "a conflict of each story is told");
}
