//! What the program finds in invented stories, held against what careful readers marked in them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stdout, reason = "the figures are to be read")]
#![allow(clippy::disallowed_methods, reason = "a test reads its own files")]

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What must be reached on a folder of stories, in thousandths.
struct Floors {
    folder: &'static str,
    /// How many of the errors and warnings are right, at least.
    precision: usize,
    /// How many of the conflicts errors and warnings show,
    recall: usize,
    /// and how many with the notes.
    recall_with_notes: usize,
    /// How many of the traps are sprung, at most.
    traps: usize,
}

const STORIES: Floors = Floors {
    folder: "tests/stories",
    precision: 948,
    recall: 212,
    recall_with_notes: 448,
    traps: 6,
};
const HARD: Floors = Floors {
    folder: "tests/stories-hard",
    precision: 965,
    recall: 111,
    recall_with_notes: 494,
    traps: 0,
};

/// A place in an article, and what stands there.
struct Member {
    article: String,
    places: Vec<Range<usize>>,
    value: String,
}

/// What was counted over all stories.
#[derive(Debug, Default)]
struct Counts {
    conflicts: usize,
    shown: usize,
    shown_surely: usize,
    sure: usize,
    right: usize,
    traps: usize,
    sprung: usize,
}

#[test]
fn conflicts_of_the_stories_are_found_and_traps_are_not_sprung() {
    hold(&STORIES);
}

#[test]
fn conflicts_of_the_harder_stories_are_found_and_traps_are_not_sprung() {
    hold(&HARD);
}

/// Counts what is found in the stories of a folder, and holds it against its floors.
fn hold(floors: &Floors) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(floors.folder);
    let mut folders: Vec<_> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let mut all = Counts::default();
    for folder in &folders {
        count(folder, &mut all);
    }
    let share = |part: usize, whole: usize| 1000 * part / whole.max(1);
    println!(
        "{} stories: errors and warnings show {} of {} conflicts, {} of {} are right; with notes {} are shown; {} of {} \
         traps are sprung",
        folders.len(),
        all.shown_surely,
        all.conflicts,
        all.right,
        all.sure,
        all.shown,
        all.sprung,
        all.traps
    );
    assert!(share(all.right, all.sure) >= floors.precision, "{all:?}");
    assert!(share(all.shown_surely, all.conflicts) >= floors.recall, "{all:?}");
    assert!(share(all.shown, all.conflicts) >= floors.recall_with_notes, "{all:?}");
    assert!(share(all.sprung, all.traps) <= floors.traps, "{all:?}");
}

/// Checks the articles of a story with no desk and counts what is found.
fn count(folder: &Path, all: &mut Counts) {
    let articles = folder.join("articles");
    let out = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["check", ".", "--exit-zero", "--output-format", "json"])
        .current_dir(&articles)
        .env_remove("GAINSAY_CONFIG")
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&out.stdout).unwrap();
    let gold: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("gold.json")).unwrap()).unwrap();
    let texts: BTreeMap<String, String> = fs::read_dir(&articles)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    let conflicts = marked(&gold["conflicts"], &texts);
    let traps = marked(&gold["not_conflicts"], &texts);
    let (mut shown, mut surely, mut sprung) =
        (vec![false; conflicts.len()], vec![false; conflicts.len()], vec![false; traps.len()]);
    for finding in told["findings"].as_array().unwrap() {
        let is_sure = finding["severity"] != "note";
        let mut is_right = false;
        for (index, conflict) in conflicts.iter().enumerate() {
            if shows(finding, conflict, true) {
                is_right = true;
                shown[index] = true;
                surely[index] |= is_sure;
            }
        }
        if is_sure {
            all.sure += 1;
            all.right += usize::from(is_right);
            for (index, trap) in traps.iter().enumerate() {
                sprung[index] |= !is_right && shows(finding, trap, false);
            }
        }
    }
    let of = |marks: &[bool]| marks.iter().filter(|mark| **mark).count();
    all.conflicts += conflicts.len();
    all.shown += of(&shown);
    all.shown_surely += of(&surely);
    all.traps += traps.len();
    all.sprung += of(&sprung);
}

/// What the readers marked, with the places of its quotes.
fn marked(list: &Value, texts: &BTreeMap<String, String>) -> Vec<Vec<Member>> {
    let member = |member: &Value| {
        let article = member["article"].as_str().unwrap().to_owned();
        let text = texts.get(&article).unwrap_or_else(|| panic!("{article}: no such article"));
        let also = member["also"].as_array().into_iter().flatten();
        let quotes =
            std::iter::once(&member["quote"]).chain(also).map(|quote| quote.as_str().unwrap());
        let places = quotes.map(|quote| {
            let start =
                text.find(quote).unwrap_or_else(|| panic!("{article} does not say {quote:?}"));
            start..start + quote.len()
        });
        let value = member["value"].to_string().to_lowercase();
        Member { places: places.collect(), value, article }
    };
    let item = |item: &Value| item["members"].as_array().unwrap().iter().map(member).collect();
    list.as_array().unwrap().iter().map(item).collect()
}

/// Whether two members of a finding stand where two marked ones do; `differ`: whose values are not the same.
fn shows(finding: &Value, marked: &[Member], differ: bool) -> bool {
    let touched: Vec<Vec<usize>> = finding["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|told| {
            let at =
                |key: &str| told[key].as_u64().and_then(|byte| usize::try_from(byte).ok()).unwrap();
            let (start, end) = (at("start"), at("end"));
            let is_there = |member: &Member| {
                told["path"].as_str() == Some(&*member.article)
                    && member.places.iter().any(|place| place.start < end && start < place.end)
            };
            (0..marked.len()).filter(|&index| is_there(&marked[index])).collect()
        })
        .collect();
    let fits = |x: usize, y: usize| x != y && (!differ || marked[x].value != marked[y].value);
    touched.iter().enumerate().any(|(at, own)| {
        let others = touched[at + 1..].iter().flatten();
        others.into_iter().any(|&other| own.iter().any(|&one| fits(one, other)))
    })
}
