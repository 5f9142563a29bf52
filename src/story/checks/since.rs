//! How long ago something happened before: "the first since 2011" in one article, "the first time in 27 years" or
//! "the last one came in 1982" in another.
//!
//! Each says in which year the one before was. Two such years are of one thing only where what stands around them
//! is; so they are leads.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::numeral::numeral;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms, hash};
use crate::value::{Calendar, Meaning};

/// The years of the one before that differ between two articles. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let all = pages.iter().zip(texts).enumerate();
    let told: Vec<Vec<Told>> = all.map(|(i, (page, text))| told(i, page, text)).collect();
    let mut found: Vec<(usize, &Told, &Told)> = Vec::new();
    for (i, of_a) in told.iter().enumerate() {
        for of_b in &told[i + 1..] {
            let knows = |all: &[Told], one: &Told| all.iter().any(|other| other.fits(one));
            for x in of_a.iter().filter(|x| !knows(of_b, x)) {
                for y in of_b.iter().filter(|y| y.order == x.order && !knows(of_a, y)) {
                    let shared = x.around.intersection(&y.around);
                    let shared = shared.filter(|root| !rarity.is_everywhere(**root)).count();
                    if shared > 0 {
                        found.push((shared, x, y));
                    }
                }
            }
        }
    }
    let at = |told: &Told| (told.spot.page, told.spot.range.start);
    found.sort_by_key(|(shared, x, y)| (std::cmp::Reverse(*shared), at(x), at(y)));
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut sides = Vec::new();
    for (_, x, y) in found {
        if taken.contains(&at(x)) || taken.contains(&at(y)) {
            continue;
        }
        taken.extend([at(x), at(y)]);
        let why = format!(
            "By one side the one before was {}, by the other {}.",
            in_words(&x.years),
            in_words(&y.years)
        );
        let doubt = "A lead only: they may be the first of two things.";
        sides.push(Sides::lead([vec![x.spot.clone()], vec![y.spot.clone()]], why, doubt, SURE));
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    sides.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that two such years are of one thing, in thousandths.
const SURE: i64 = 350;

/// When the one before was, as a sentence tells it.
#[derive(Debug)]
struct Told {
    /// The first and the last year in which it may have been.
    years: Range<i32>,
    /// What is the first since then: the form of "first", "worst".
    order: Root,
    /// The telling words around it.
    around: BTreeSet<Root>,
    spot: Spot,
}

impl Told {
    fn fits(&self, other: &Told) -> bool {
        self.years.start < other.years.end && other.years.start < self.years.end
    }
}

fn in_words(years: &Range<i32>) -> String {
    match years.end - years.start {
        1 => format!("in {}", years.start),
        _ => format!("between {} and {}", years.start, years.end - 1),
    }
}

/// Words of which something may be the first: "the worst drought since".
const ORDERS: &[&str] = &[
    "biggest",
    "best",
    "deadliest",
    "driest",
    "fastest",
    "first",
    "highest",
    "hottest",
    "largest",
    "longest",
    "lowest",
    "slowest",
    "smallest",
    "strongest",
    "weakest",
    "wettest",
    "worst",
];

static ORDERING: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(ORDERS.iter().copied().chain(["last"])));

/// How far behind its order a year stands at most, in words,
const REACH: usize = 12;
/// and how far away words tell what it is of.
const AROUND: usize = 9;

/// The years of the one before that a page tells.
fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let today = page.published_day().map(|day| Calendar::Day(day).year());
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &ORDERING) {
        let mut behind = 0;
        for at in 0..words.len() {
            if at < behind || ORDERING.binary_search(&words[at].form).is_err() {
                continue;
            }
            let is_last = folded[at] == "last";
            let told = match is_last {
                true => last(words, &folded, at),
                false => first(words, &folded, at, today),
            };
            let Some((years, end)) = told else { continue };
            behind = end;
            let around = at.saturating_sub(AROUND)..(end + AROUND).min(words.len());
            let telling = around.filter(|near| {
                words[*near].sort == Sort::Content && !PLAIN.contains(&folded[*near].as_str())
            });
            found.push(Told {
                years,
                order: hash(if is_last { "first" } else { &folded[at] }),
                around: telling.map(|near| words[near].root).collect(),
                spot: Spot {
                    page: index,
                    sentence: number,
                    range: words[at].start as usize..words[end - 1].end as usize,
                },
            });
        }
    }
    found
}

/// Words that tell nothing of what is the first.
const PLAIN: &[&str] = &[
    "time", "times", "year", "years", "decade", "decades", "century", "first", "last", "since",
    "came", "happened",
];

/// "first since 2011", "first time in 27 years": in which years the one before was, and where the words end.
fn first(
    words: &[Word],
    folded: &[String],
    at: usize,
    today: Option<i32>,
) -> Option<(Range<i32>, usize)> {
    for near in at + 1..words.len().min(at + REACH) {
        match folded[near].as_str() {
            "since" => {
                let year = (near + 1..words.len().min(near + 5))
                    .find_map(|at| Some((year(&folded[at])?, at + 1)));
                return year;
            }
            "in" | "for" => {
                if let Some(length) = length(folded, near + 1, today) {
                    return Some(length);
                }
            }
            _ if matches!(words[near].sort, Sort::Heavy) => return None,
            _ => {}
        }
    }
    None
}

/// "27 years", "nearly three decades", "more than a century" back from today.
fn length(folded: &[String], from: usize, today: Option<i32>) -> Option<(Range<i32>, usize)> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let mut at = from;
    let is_more = matches!(word(at), "over") || word(at) == "more" && word(at + 1) == "than";
    at += match word(at) {
        "more" if is_more => 2,
        "at" if word(at + 1) == "least" => 2,
        "almost" | "nearly" | "about" | "around" | "roughly" | "some" | "over" => 1,
        _ => 0,
    };
    let is_rough = at > from;
    let count = match word(at) {
        "a" | "the" if matches!(word(at + 1), "decade" | "century") => 1,
        word => numeral(word)?,
    };
    let size = match word(at + 1) {
        "year" | "years" => 1,
        "decade" | "decades" => 10,
        "century" | "centuries" => 100,
        _ => return None,
    };
    let years = i32::try_from(count.checked_mul(size)?).ok().filter(|years| *years < 2000)?;
    // Who counts in decades rounds to some years, and "nearly" to a tenth.
    let slack = match (is_rough, size) {
        (_, 10) => 5 + years / 20,
        (_, 100) => 10 + years / 20,
        (true, _) => 1 + years / 8,
        (false, _) => 1,
    };
    let year = today? - years;
    let first = if is_more { year - years / 2 - slack } else { year - slack };
    Some((first..year + slack + 1, at + 2))
}

/// "the last such strike was in 1982": in which year, and where the words end.
fn last(words: &[Word], folded: &[String], at: usize) -> Option<(Range<i32>, usize)> {
    let is_stretch = |word: &str| STRETCHES.contains(&word.trim_end_matches('s'));
    let before = at.checked_sub(1).map_or("", |before| folded[before].as_str());
    if !OWNERS.contains(&before) && words[at.saturating_sub(1)].sort != Sort::Name
        || folded.get(at + 1).is_none_or(|next| is_stretch(next) || numeral(next).is_some())
    {
        return None;
    }
    for near in at + 1..words.len().saturating_sub(1).min(at + REACH) {
        if folded[near] == "in"
            && let Some(years) = year(&folded[near + 1])
        {
            return Some((years, near + 2));
        }
        if matches!(words[near].sort, Sort::Heavy) && words[near].root == 0 {
            return None;
        }
    }
    None
}

/// Words before "last" that make it the one before: "the last", but not "in last"; "was last" tells it too.
const OWNERS: &[&str] = &["the", "its", "his", "her", "their", "our", "was", "were", "had", "has"];

/// Behind these "last" is a day of the calendar, or the end of a stretch.
const STRETCHES: &[&str] = &[
    "century", "day", "decade", "evening", "fall", "half", "hour", "minute", "month", "night",
    "quarter", "season", "spring", "summer", "autumn", "week", "weekend", "winter", "year", "few",
    "two", "three", "edition", "of",
];

/// The year, or the years of the decade, that a folded word names.
fn year(folded: &str) -> Option<Range<i32>> {
    let (digits, decade) = match folded.strip_suffix('s') {
        Some(digits) => (digits, true),
        None => (folded, false),
    };
    let year: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    let is_year = (1500..=2100).contains(&year);
    is_year.then_some(year..year + if decade { 10 } else { 1 })
}
