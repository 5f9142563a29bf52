//! How a house divided: 367 to 137 in one article, 367 to 146 in another.
//!
//! A vote of many has two long figures, and no two votes have one of them in common but by chance: where two articles
//! agree in the one and not in the other, one of them is wrong.

use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::numeral::numeral;
use crate::story::page::spot::{Sides, Spot, in_words, of_all};
use crate::story::page::word::{Root, Word, forms};

/// The votes that two articles divide in two ways. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let all: Vec<Told> = of_all(pages, texts, told);
    let mut found: Vec<Sides> = Vec::new();
    for (at, x) in all.iter().enumerate() {
        for y in &all[at + 1..] {
            let knows = |page: usize, votes: [u32; 2]| {
                all.iter().any(|told| told.spot.page == page && told.votes == votes)
            };
            let is_new = |one: &Told| {
                !found
                    .iter()
                    .flat_map(|sides| sides.sides.iter().flatten())
                    .any(|spot| spot.page == one.spot.page && spot.range == one.spot.range)
            };
            if x.spot.page != y.spot.page
                && are_one(x.votes, y.votes)
                && !knows(x.spot.page, y.votes)
                && !knows(y.spot.page, x.votes)
                && is_new(x)
                && is_new(y)
            {
                let side = |votes: [u32; 2]| -> Vec<Spot> {
                    let own = all.iter().filter(|told| told.votes == votes);
                    own.map(|told| told.spot.clone()).collect()
                };
                let why = "The votes of one side are the same, those of the other are not.";
                found.push(Sides::warning([side(x.votes), side(y.votes)], why));
            }
        }
    }
    let clashes = in_words(found, pages, texts).into_iter();
    clashes.map(|clash| Clash { what: Some("votes"), ..clash }).collect()
}

/// How a vote was divided, as a sentence tells it.
#[derive(Debug)]
struct Told {
    votes: [u32; 2],
    spot: Spot,
}

/// Whether two votes are one, told in two ways: one figure is the same, and the other not far off.
fn are_one(x: [u32; 2], y: [u32; 2]) -> bool {
    let are_near = |a: u32, b: u32| a != b && a.max(b) * 2 <= a.min(b) * 3;
    (x[0] == y[0] && x[0] >= MANY && are_near(x[1], y[1]))
        || (x[1] == y[1] && x[1] >= MANY && are_near(x[0], y[0]))
}

/// Smaller votes have a figure in common by chance.
const MANY: u32 = 30;

/// Words without one of which a sentence tells of no vote.
static VOTING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "ballot",
        "ballots",
        "vote",
        "voted",
        "votes",
        "voting",
        "passed",
        "rejected",
        "approved",
        "impeached",
        "impeachment",
        "motion",
    ])
});

/// What a page tells of how votes were divided.
fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &VOTING) {
        for at in 0..words.len() {
            let Some(first) = count(&folded[at]) else { continue };
            let Some((end, second)) = beside(at, words, &folded, text)
                .or_else(|| for_and_against(at, &folded))
                .filter(|(_, second)| first.max(*second) >= MANY)
            else {
                continue;
            };
            let range = words[at].start as usize..words[end].end as usize;
            found.push(Told {
                votes: [first, second],
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}

/// The number behind one: "367 to 137", "367 votes to 137", "367-137".
fn beside(at: usize, words: &[Word], folded: &[String], text: &str) -> Option<(usize, u32)> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let is_joined = words.get(at + 1).is_some_and(|next| {
        matches!(text.get(words[at].end as usize..next.start as usize), Some("-" | "–"))
    });
    let to = at + 1 + usize::from(word(at + 1) == "votes");
    let end = match word(to) {
        "to" => to + 1,
        _ if is_joined => at + 1,
        _ => return None,
    };
    Some((end, count(word(end))?))
}

/// The votes against behind those for: "367 voted for it and 137 against".
fn for_and_against(at: usize, folded: &[String]) -> Option<(usize, u32)> {
    let near = |from: usize, sides: &[&str]| {
        folded[from + 1..].iter().take(NEAR).position(|word| sides.contains(&word.as_str()))
    };
    let behind = at + 1 + near(at, FOR)?;
    let other = (behind..(behind + BETWEEN).min(folded.len()))
        .find(|other| count(&folded[*other]).is_some() && near(*other, AGAINST).is_some())?;
    Some((other, count(&folded[other])?))
}

/// Words for the one side, and for the other.
const FOR: &[&str] = &["aye", "ayes", "favor", "favour", "for", "yes"];
const AGAINST: &[&str] = &["against", "nay", "nays", "no", "opposed"];
/// How many words behind a number it is said of which side they are,
const NEAR: usize = 4;
/// and how many lie between the two.
const BETWEEN: usize = 9;

/// A count, be it "3,119,110".
fn count(folded: &str) -> Option<u32> {
    numeral(folded).or_else(|| {
        let digits = folded.replace(',', "");
        digits.parse().ok().filter(|_| folded.starts_with(|c: char| c.is_ascii_digit()))
    })
}
