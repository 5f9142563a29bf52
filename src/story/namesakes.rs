//! First names: one family name and one post, with two first names in two articles.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Clash;
use super::names::{ALIKE, is_other_form};
use super::page::Page;
use super::role::{persons, posts_of};
use super::spot::{Sides, Spot};
use crate::similar::is_slip;
use crate::value::{Meaning, Name, Role};

/// What an article says of one whom it names in full.
#[derive(Debug, Default)]
struct Told {
    /// Where it names them.
    spots: Vec<Spot>,
    /// The posts that it gives them.
    posts: BTreeSet<String>,
}

/// First names of one article, by the last names and the articles.
type ByLast = BTreeMap<String, BTreeMap<usize, BTreeMap<String, Told>>>;

/// The first names that two articles give to one person. Each name that takes part becomes a value of its page.
pub(super) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let by_last = gather(pages, texts);
    let mut found: Vec<Sides> = Vec::new();
    for of_pages in by_last.values() {
        let firsts = of_pages.values().flat_map(|told| told.keys()).map(String::as_str);
        let firsts: BTreeSet<&str> = firsts.filter(|first| !is_short(first)).collect();
        let firsts: Vec<&str> = firsts.into_iter().collect();
        for (at, a) in firsts.iter().enumerate() {
            for b in &firsts[at + 1..] {
                found.extend(apart(a, b, of_pages, firsts.len() == 2));
            }
        }
    }
    let meaning = |wording: &str| Meaning::Name(Name::new(wording));
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// Whether two first names are of one person: the post is the same, or they begin alike and are the only two.
fn apart(
    a: &str,
    b: &str,
    of_pages: &BTreeMap<usize, BTreeMap<String, Told>>,
    are_all: bool,
) -> Option<Sides> {
    let of = |first: &str| -> Vec<&Told> {
        of_pages.values().filter_map(|told| told.get(first)).collect()
    };
    // An article that writes both knows two of one family.
    let knows_both = |told: &BTreeMap<String, Told>| told.contains_key(a) && told.contains_key(b);
    if are_forms(a, b) || of_pages.values().any(knows_both) {
        return None;
    }
    let (own, other) = (of(a), of(b));
    let sides = [&own, &other]
        .map(|side| side.iter().flat_map(|told| told.spots.iter().cloned()).collect::<Vec<Spot>>());
    let posts = |side: &[&Told]| -> BTreeSet<String> {
        side.iter().flat_map(|told| told.posts.iter().cloned()).collect()
    };
    let (p, q) = (posts(&own), posts(&other));
    let shared = p.intersection(&q).next();
    if let Some(post) = shared {
        let why = format!("The {post} has one family name and two first names.");
        return Some(Sides::warning(sides, why));
    }
    let begin_alike = a.chars().next() == b.chars().next();
    (are_all && begin_alike && p.is_empty() | q.is_empty()).then(|| {
        let why = "One family name has two first names that begin alike.";
        Sides::lead(sides, why, "Two of one family may be meant.", LOOSE)
    })
}

/// How sure it is that first names that only begin alike are of one person, in thousandths.
const LOOSE: i64 = 500;

/// Whether two first names are forms of one, or a letter apart: that is no other name, or a slip that is told as one.
fn are_forms(a: &str, b: &str) -> bool {
    let head = |name: &str| name.chars().take(3).collect::<String>();
    let together = |sets: &[&[&str]]| sets.iter().any(|set| set.contains(&a) && set.contains(&b));
    head(a) == head(b) || is_slip(a, b) || is_other_form(a, b) || together(ALIKE) || together(SHORT)
}

/// Whether it is an initial, or as good as one.
fn is_short(first: &str) -> bool {
    first.chars().count() < 3
}

/// English first names and what they are called for short, where the short name begins otherwise.
const SHORT: &[&[&str]] = &[
    &["alexander", "sandy", "sasha", "xander"],
    &["andrew", "drew"],
    &["anthony", "tony"],
    &["barbara", "babs"],
    &["charles", "chuck"],
    &["dorothy", "dot", "dolly"],
    &["edward", "ted", "ned"],
    &["eleanor", "nell", "nora"],
    &["elizabeth", "betty", "beth", "lisa", "liz", "libby", "bess"],
    &["francis", "frank"],
    &["henry", "harry", "hank"],
    &["isabella", "bella"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny"],
    &["joseph", "joe", "joey"],
    &["katherine", "kate", "kathy", "katie", "kitty", "kay"],
    &["lawrence", "larry"],
    &["margaret", "peggy", "maggie", "meg", "greta"],
    &["mary", "molly", "polly"],
    &["michael", "mike", "mick", "mickey"],
    &["nicholas", "nick"],
    &["patricia", "trish", "tricia", "patty"],
    &["richard", "dick", "rick"],
    &["robert", "bob", "bobby"],
    &["sarah", "sally"],
    &["stephen", "steve", "steven"],
    &["theodore", "ted"],
    &["theresa", "tess", "terry"],
    &["thomas", "tom", "tommy"],
    &["virginia", "ginny"],
    &["william", "bill", "billy", "will"],
];

/// Whom the pages name in full, and with what posts.
fn gather(pages: &[Page], texts: &[&str]) -> ByLast {
    let mut by_last = ByLast::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        let mut told =
            |(first, last): &(String, String), spot: Option<Spot>, post: Option<&str>| {
                let of_page = by_last.entry(last.clone()).or_default().entry(index).or_default();
                let told = of_page.entry(first.clone()).or_default();
                told.spots.extend(spot);
                told.posts.extend(post.map(str::to_owned));
            };
        for (number, sentence) in page.sentences.iter().enumerate() {
            let words = page.words.get(sentence.words.clone()).unwrap_or_default();
            for (range, person) in persons(words, text) {
                told(&person, Some(Spot { page: index, sentence: number, range }), None);
            }
        }
        for held in posts_of(index, page, text) {
            for post in held.post.split(Role::JOINT).filter(|post| !MANY.contains(post)) {
                told(&held.person, None, Some(top(post)));
            }
        }
    }
    by_last
}

/// Posts that several of one family may hold at a time.
const MANY: &[&str] = &[
    "founder",
    "co-founder",
    "co founder",
    "partner",
    "analyst",
    "adviser",
    "director",
    "minister",
];

/// The posts at the top of a firm, which papers call now so and now so, as one.
fn top(post: &str) -> &str {
    match post {
        "head" | "managing director" => "chief executive officer",
        _ => post,
    }
}
