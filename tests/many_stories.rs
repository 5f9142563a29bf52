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

/// What `gainsay check` finds in a folder.
fn findings(folder: &Path) -> Vec<serde_json::Value> {
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["check", ".", "--exit-zero", "--output-format", "json"])
        .current_dir(folder)
        .output()
        .unwrap();
    let told: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    told["findings"].as_array().unwrap().clone()
}

#[test]
fn each_story_is_told_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let mut stories = Vec::new();
    for finding in findings(folder.path()) {
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

/// Two stories in one folder, three articles each: what each tells is what it tells alone.
#[test]
fn a_small_folder_of_two_stories_is_parted() {
    const RIG: [&str; 3] = [
        "# Rig fire\n\nA fire on the Sandell rig off Mirvaag hurt 14 workers on Tuesday, its owner Norvale said. \
         The rig pumps 52,000 barrels a day.\n",
        "# Fire on Sandell\n\nThe Sandell rig off Mirvaag burned for six hours and 14 workers were hurt, Norvale \
         said. The rig pumps 25,000 barrels a day.\n",
        "# Norvale shares fall\n\nShares of Norvale fell by 4 percent in London after the fire on its Sandell rig.\n",
    ];
    const PIER: [&str; 3] = [
        "# Pier opens\n\nThe new pier at Colwyn Sands cost 31 million pounds, mayor Edda Pryce said. It is 410 metres \
         long.\n",
        "# Colwyn Sands has its pier\n\nEdda Pryce, the mayor of Colwyn Sands, opened the pier, which cost 31 million \
         pounds and is 410 metres long.\n",
        "# Ferries to the pier\n\nFerries from London will call at Colwyn Sands 25 times a week in summer, and 14 times \
         in winter.\n",
    ];
    let write = |folder: &Path, name: &str, texts: [&str; 3]| {
        for (at, text) in texts.iter().enumerate() {
            fs::write(folder.join(format!("{name}{at}.md")), text).unwrap();
        }
    };
    let plain = |folder: &Path| -> Vec<String> {
        let found = findings(folder).into_iter();
        found
            .map(|f| format!("{} {} {}", f["severity"], f["title"], f["members"][0]["path"]))
            .collect()
    };
    let (rig, both) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(rig.path(), "rig", RIG);
    write(both.path(), "rig", RIG);
    write(both.path(), "pier", PIER);
    let alone = plain(rig.path());
    assert!(alone.iter().any(|told| told.contains("barrels")), "{alone:#?}");
    assert_eq!(plain(both.path()), alone);
}

/// Notices of notes, one a firm, in the words of a form; each bank sells those of two firms.
#[test]
fn a_form_filled_in_for_many_firms_contradicts_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let letter = |at: usize| char::from(b'a' + at as u8);
    let name =
        |stem: &str, number: usize| format!("{stem}{}{}", letter(number % 26), letter(number / 26));
    for number in 0..30 {
        let (firm, bank, town) =
            (name("Brask", number), name("Calder", number / 2), name("Tolsen", number / 2));
        let (sum, pieces) = (41 + 3 * number, if number % 2 == 0 { "1,000" } else { "10,000" });
        let notice = format!(
            "# {firm} sells notes\n\n\
             The firm {firm} is selling notes of {sum} million crowns at 99.{number:02} percent \
             of their face through {bank} of {town}.\n\n\
             The notes come in pieces of {pieces} crowns and will be listed in {town} by {bank}, \
             the lead bank.\n"
        );
        fs::write(folder.path().join(format!("{number:02}.md")), notice).unwrap();
    }
    let grave: Vec<_> =
        findings(folder.path()).into_iter().filter(|f| f["severity"] != "note").collect();
    assert!(grave.is_empty(), "{grave:#?}");
}
