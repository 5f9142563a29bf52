//! How somebody left a post: who resigned in one article was sacked in another.

use super::whom::{THINGS, Told, Who, befallen};
use super::{Opposite, Sure};

/// Leaving, of one's own will or not.
pub(super) const DEPARTURE: Opposite = Opposite {
    why: "One side says that they went, the other that they were sent away.",
    doubt: "A lead only: who is asked to resign may be said to have done either.",
    sure: Sure::Soon,
    telling: &[
        "resigned",
        "quit",
        "stepped",
        "stood",
        "sacked",
        "fired",
        "dismissed",
        "ousted",
        "axed",
        "relieved",
        "removed",
        "resignation",
        "voted",
        "forced",
    ],
    read: departure,
};

/// Whether words tell a departure: of one's own will or not, where they end, and where it stands who leaves.
fn departure(folded: &[String], at: usize) -> Option<Told> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let before = at.checked_sub(1).map_or("", word);
    if (1..=3).any(|back| at.checked_sub(back).is_some_and(|at| NOT.contains(&word(at)))) {
        return None;
    }
    // An appeal of somebody's is dismissed, and a shot is fired.
    if (1..=5).any(|back| at.checked_sub(back).is_some_and(|at| THINGS.contains(&word(at)))) {
        return None;
    }
    match word(at) {
        "resigned" | "quit" => Some(Told { is_first: true, end: at + 1, who: Who::Before }),
        "stepped" | "stood" if matches!(word(at + 1), "down" | "aside") => {
            Some(Told { is_first: true, end: at + 2, who: Who::Before })
        }
        // "a letter of resignation", "handed in her resignation"
        "resignation" => {
            let told = (1..=4)
                .any(|back| at.checked_sub(back).is_some_and(|at| HANDED_IN.contains(&word(at))));
            told.then_some(Told { is_first: true, end: at + 1, who: Who::Before })
        }
        "sacked" | "fired" | "dismissed" | "ousted" | "axed" => {
            Some(Told { is_first: false, end: at + 1, who: befallen(before, word(at + 1)) })
        }
        "relieved" | "removed" => {
            let post = (at + 2..at + REACH).find(|&at| POSTS.contains(&word(at)))?;
            let own = word(post - 1);
            let is_of = matches!(word(post - 2), "of" | "from") && OWN.contains(&own)
                || matches!(own, "of" | "from");
            is_of.then(|| Told {
                is_first: false,
                end: at + 1,
                who: befallen(before, word(at + 1)),
            })
        }
        "voted" | "forced" => {
            let is_active = matches!(word(at + 1), "him" | "her") && word(at + 2) == "out";
            let is_passive = word(at + 1) == "out" && matches!(before, "was" | "been" | "being");
            let who = if is_active { Who::Pronoun } else { Who::Before };
            let end = at + if is_active { 3 } else { 2 };
            (is_active || is_passive).then_some(Told { is_first: false, end, who })
        }
        _ => None,
    }
}

/// Words before "resignation" that say that it was given.
const HANDED_IN: &[&str] = &["handed", "letter", "submitted", "tendered"];
/// What somebody is relieved of or removed from,
const POSTS: &[&str] = &["command", "duties", "job", "office", "post", "position", "role"];
/// whose it is,
const OWN: &[&str] = &["his", "her", "their", "the"];
/// and how far behind the verb it stands at most, in words.
const REACH: usize = 14;

/// Words that make of it something that was not done, or not yet.
const NOT: &[&str] =
    &["not", "never", "would", "will", "could", "should", "may", "might", "if", "to", "or"];
