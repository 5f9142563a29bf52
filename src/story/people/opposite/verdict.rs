//! What a court finds: who was acquitted in one article was convicted in another.

use super::whom::{Told, Who, befallen};
use super::{Opposite, Sure};

/// Being acquitted, or convicted.
pub(super) const VERDICT: Opposite = Opposite {
    why: "One side says that they were acquitted, the other that they were convicted.",
    doubt: "A lead only: it may be of another charge, or of another court.",
    sure: Sure::OfOneThing,
    telling: &[
        "acquitted",
        "cleared",
        "convicted",
        "exonerated",
        "guilty",
        "imprisoned",
        "jailed",
        "sentence",
        "sentenced",
    ],
    read: verdict,
};

/// Whether words tell a verdict: an acquittal or not, where they end, and where it stands who was tried.
fn verdict(folded: &[String], at: usize) -> Option<Told> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let back = |by: usize| at.checked_sub(by).map_or("", word);
    // "Not guilty" is a verdict, "not convicted" is none.
    let is_denied = word(at) != "guilty" && (1..=3).any(|by| back(by) == "not");
    if is_denied || (1..=3).any(|by| NOT.contains(&back(by))) {
        return None;
    }
    let told = |is_first, who| Some(Told { is_first, end: at + 1, who });
    match word(at) {
        "acquitted" | "exonerated" => told(true, befallen(back(1), word(at + 1))),
        // The ball is cleared as well.
        "cleared" if (1..=NAME).any(|on| word(at + on) == "of") => {
            told(true, befallen(back(1), word(at + 1)))
        }
        // Whom a court sentences it has convicted.
        "convicted" | "imprisoned" | "jailed" | "sentenced" => {
            told(false, befallen(back(1), word(at + 1)))
        }
        // "He was given a suspended sentence".
        "sentence" if (2..=4).any(|by| matches!(back(by), "given" | "got" | "received")) => {
            told(false, Who::Before)
        }
        "guilty" => {
            let is_not = back(1) == "not";
            let is_found = (1..=NAME).any(|by| back(by) == "found");
            let is_pleaded = (1..=2).any(|by| matches!(back(by), "pleaded" | "pled" | "pleads"));
            match (is_found, is_pleaded) {
                (true, _) => told(is_not, Who::Before),
                // Who pleads not guilty is not acquitted yet.
                (false, true) if !is_not => told(false, Who::Before),
                _ => None,
            }
        }
        _ => None,
    }
}

/// How many words a name and its title have at most between "found" and "guilty".
const NAME: usize = 6;

/// Words of a verdict that has not been given.
const NOT: &[&str] = &[
    "never", "would", "will", "could", "should", "may", "might", "if", "to", "or", "whether",
    "unless",
];
