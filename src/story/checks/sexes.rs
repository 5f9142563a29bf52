//! Boy or girl: one person without a name whom two articles give one age and two sexes.

use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::apart::{are_of_two_times, are_within};
use crate::story::page::numeral::numeral;
use crate::story::page::spot::{Sides, Spot, in_words, of_all};
use crate::story::page::word::{Root, forms, has_form};

/// Words for persons of one sex, and those for persons of the other, of one sort.
const SEXES: &[(&[&str], &[&str])] = &[
    (&["boy", "schoolboy"], &["girl", "schoolgirl"]),
    (&["man", "father", "grandfather", "pensioner"], &["woman", "mother", "grandmother"]),
    (&["son"], &["daughter"]),
    (&["brother"], &["sister"]),
    (&["husband"], &["wife"]),
];

/// The words without one of which a sentence tells no sex.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(SEXES.iter().flat_map(|(men, women)| men.iter().chain(*women)).copied())
});

/// How far from the word its age stands at most.
const REACH: usize = 4;
/// Between articles of so few days one story has one such person.
const FEW_DAYS: i64 = 7;
/// Fewer years are no age that tells a person.
const AGES: std::ops::Range<u32> = 1..110;

/// A person, as a sentence tells them.
#[derive(Debug)]
struct Told {
    sort: usize,
    is_man: bool,
    age: u32,
    spot: Spot,
}

/// The persons of one age whom two articles give two sexes. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let all: Vec<Told> = of_all(pages, texts, told);
    // An article that has words for both sexes may tell of two persons.
    let has_other = |one: &Told| {
        let (men, women) = SEXES[one.sort];
        let other = forms(if one.is_man { women } else { men }.iter().copied());
        has_form(&pages[one.spot.page].words, &other)
    };
    let is_one = |x: &Told, y: &Told| {
        x.spot.page != y.spot.page
            && (x.sort, x.age) == (y.sort, y.age)
            && x.is_man != y.is_man
            && are_within(FEW_DAYS, &pages[x.spot.page], &pages[y.spot.page])
            && !are_of_two_times(&x.spot, &y.spot, pages)
            && !has_other(x)
            && !has_other(y)
    };
    let mut found = Vec::new();
    let mut taken: Vec<u32> = Vec::new();
    for x in &all {
        let Some(y) = all.iter().find(|y| is_one(x, y)) else { continue };
        if taken.contains(&x.age) {
            continue;
        }
        taken.push(x.age);
        let why = "Both sides tell of one person of this age, and not of the same sex.";
        found.push(Sides::warning([vec![x.spot.clone()], vec![y.spot.clone()]], why));
    }
    in_words(found, pages, texts)
}

/// The persons without a name of whom a page tells the age.
fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        for at in 0..words.len() {
            let word = folded[at].as_str();
            let Some(sort) =
                SEXES.iter().position(|(men, women)| men.contains(&word) || women.contains(&word))
            else {
                continue;
            };
            let Some((from, to, age)) = age(&folded, at) else { continue };
            let range = words[from].start as usize..words[to].end as usize;
            let is_man = SEXES[sort].0.contains(&word);
            found.push(Told {
                sort,
                is_man,
                age,
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}

/// The age beside the word for a person: "a NINE-year-old boy", "a girl aged NINE", "a man of 37", "a woman, 52,"; with its
/// first and last word.
fn age(folded: &[String], at: usize) -> Option<(usize, usize, u32)> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let is_age = |at: usize| numeral(word(at)).filter(|age| AGES.contains(age));
    for back in (at.saturating_sub(REACH)..at).rev() {
        if word(back + 1) == "year" && word(back + 2) == "old" {
            return is_age(back).map(|age| (back, at, age));
        }
    }
    match (word(at + 1), word(at + 2)) {
        ("aged", _) | ("of", _) => {
            let age = is_age(at + 2)?;
            // "A man of three trades".
            let ends = word(at + 1) == "aged"
                || !word(at + 3).chars().all(char::is_alphabetic)
                || word(at + 3).is_empty()
                || word(at + 3) == "years";
            ends.then_some((at, at + 2, age))
        }
        (",", _) => {
            is_age(at + 2).filter(|_| matches!(word(at + 3), "," | "")).map(|age| (at, at + 2, age))
        }
        _ => None,
    }
}
