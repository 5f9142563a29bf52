//! Addresses: one house of a street in one article, another in another.
//!
//! A story that is of one house has one number for it. An article that has two numbers of the street tells of two
//! houses, and so may two articles: it is never more than a lead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms};
use crate::value::Meaning;

/// A street by the roots of its name, and the house there that a page names first, with its number.
type Houses = BTreeMap<Vec<Root>, Vec<(Root, Spot)>>;

/// The streets of which articles name different houses. Each address becomes a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let mut streets = Houses::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for (street, mut told) in houses(index, page, text) {
            // An article that has two numbers tells of two houses.
            let numbers: BTreeSet<Root> = told.iter().map(|(number, _)| *number).collect();
            if numbers.len() == 1 {
                streets.entry(street).or_default().push(told.swap_remove(0));
            }
        }
    }
    let mut found = Vec::new();
    for told in streets.values() {
        let Some((first, _)) = told.first() else { continue };
        let (own, others): (Vec<_>, Vec<_>) = told.iter().partition(|(number, _)| number == first);
        if !others.is_empty() {
            let sides =
                [own, others].map(|side| side.iter().map(|(_, spot)| spot.clone()).collect());
            let why = "The two sides name two houses of one street.";
            let doubt = "A lead only: both houses may be meant, or one with two numbers.";
            found.push(Sides::lead(sides, why, doubt, CONFIDENCE));
        }
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that both addresses are of one house, in thousandths.
const CONFIDENCE: i64 = 450;

/// The houses that a page names: "12 Marten Street".
fn houses(index: usize, page: &Page, text: &str) -> Houses {
    let mut found = Houses::new();
    for (number, words, _) in page.with_form(text, &STREETS) {
        for at in 0..words.len() {
            if STREETS.binary_search(&words[at].form).is_err() || words[at].sort != Sort::Name {
                continue;
            }
            let is_name = |word: &&Word| word.sort == Sort::Name;
            let own = words[..at].iter().rev().take(MOST_WORDS).take_while(is_name).count();
            let from = at - own;
            let house = from.checked_sub(1).map(|at| &words[at]);
            let Some(house) = house.filter(|word| own > 0 && word.sort == Sort::Figure) else {
                continue;
            };
            let digits = house.of(text);
            if digits.len() > MOST_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            // "Marten Street" and "Marten St." are one.
            let street = words[from..at].iter().map(|word| word.root).collect();
            let range = house.start as usize..words[at].end as usize;
            let spot = Spot { page: index, sentence: number, range };
            found.entry(street).or_default().push((house.form, spot));
        }
    }
    found
}

/// How many words the name of a street has before the word for it,
const MOST_WORDS: usize = 3;
/// and how many digits the number of a house.
const MOST_DIGITS: usize = 5;

/// Words that end the name of a street.
static STREETS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "alley",
        "ave",
        "avenue",
        "blvd",
        "boulevard",
        "close",
        "court",
        "crescent",
        "drive",
        "gardens",
        "grove",
        "highway",
        "lane",
        "parkway",
        "place",
        "quay",
        "rd",
        "road",
        "row",
        "square",
        "st",
        "street",
        "terrace",
        "way",
    ])
});
