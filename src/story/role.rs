//! Posts: one person whom two articles give two posts that exclude each other, or of whom only one says
//! that the post is held for a while or in another's place.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Clash;
use super::names::TITLES;
use super::page::Page;
use super::spot::{Sides, Spot, is_name, is_upper, joins};
use super::word::{Word, fold};
use crate::pack::lexicon::Lexicon;
use crate::read::posts;
use crate::value::{Meaning, Role};

/// A person's post, as a sentence tells it.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) person: Person,
    /// In its normal form, with the words before it that change it.
    pub(super) post: String,
    /// The name, as it is written there.
    name: String,
    spot: Spot,
}

/// A person's first and last name.
pub(super) type Person = (String, String);

/// The posts that exclude each other among the pages. The words of each become a value of its page.
pub(super) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let mut by_person: BTreeMap<Person, BTreeMap<usize, Vec<Held>>> = BTreeMap::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for held in posts_of(index, page, text) {
            let of = by_person.entry(held.person.clone()).or_default();
            of.entry(index).or_default().push(held);
        }
    }
    let mut found = Vec::new();
    for told in by_person.values() {
        // The articles by the posts that they give, all of them.
        let mut kinds: BTreeMap<BTreeSet<&str>, Vec<usize>> = BTreeMap::new();
        for (page, held) in told {
            let posts: BTreeSet<&str> =
                held.iter().flat_map(|h| h.post.split(Role::JOINT)).collect();
            kinds.entry(posts).or_default().push(*page);
        }
        let kinds: Vec<_> = kinds.into_iter().collect();
        for (i, (a, of_a)) in kinds.iter().enumerate() {
            for (b, of_b) in &kinds[i + 1..] {
                let Some((why, mut doubts)) = apart(a, b) else { continue };
                if are_weeks_apart(of_a, of_b, pages) {
                    doubts.push("Weeks lie between the articles: the post may be a new one.");
                }
                let side = |pages: &[usize], other: &BTreeSet<&str>| -> Vec<Spot> {
                    let all = pages.iter().flat_map(|page| &told[page]);
                    let own = all.filter(|h| !other.contains(h.post.as_str()));
                    own.map(|h| h.spot.clone()).collect()
                };
                let sides = [side(of_a, b), side(of_b, a)];
                if sides.iter().all(|side| !side.is_empty()) {
                    let about = told[&of_a[0]].first().map(|held| held.name.clone());
                    let sides = match doubts.as_slice() {
                        [] => Sides::warning(sides, why),
                        _ => Sides::lead(sides, why, &doubts.join(" "), 500),
                    };
                    found.push(Sides { about, ..sides });
                }
            }
        }
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// Whether between each article of the one kind and each of the other more days lie than it takes to fill a
/// post.
fn are_weeks_apart(a: &[usize], b: &[usize], pages: &[Page]) -> bool {
    let days = |x: usize, y: usize| {
        let days = pages[x].published_day().zip(pages[y].published_day())?;
        Some((days.0 - days.1).num_days().abs())
    };
    a.iter().all(|&x| b.iter().all(|&y| days(x, y).is_some_and(|days| days > 14)))
}

/// Why the posts of one article exclude those of another, if they do, and what makes that doubtful.
fn apart(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> Option<(String, Vec<&'static str>)> {
    let timed = |posts: &BTreeSet<&str>| posts.iter().any(|p| PASSED.contains(&first_word(p)));
    if timed(a) || timed(b) || a.intersection(b).next().is_some() {
        return None;
    }
    for (x, y) in [(a, b), (b, a)] {
        for post in x {
            let Some((word, bare)) = split(post) else { continue };
            if !y.contains(bare) || x.contains(bare) {
                continue;
            }
            if PLACEHOLDERS.contains(&word) {
                let why =
                    format!("Only one of the articles says that the {bare} is an acting one.");
                return Some((why, Vec::new()));
            }
            if BELOW.contains(&word) {
                let why = format!("One of the articles says {bare}, another {word} {bare}.");
                return Some((why, vec!["Many tell the two apart loosely."]));
            }
        }
    }
    match (single(a), single(b)) {
        (Some(x), Some(y)) if x != y && sort(x).is_some() && sort(x) == sort(y) => {
            Some((format!("One person is seldom {x} and {y} at one time."), Vec::new()))
        }
        (Some(x), Some(y)) if x != y && !is_part(x, y) && !is_part(y, x) => {
            let why = format!("One of the articles says {x}, another {y}.");
            Some((why, vec!["One person may hold both posts."]))
        }
        _ => None,
    }
}

/// Whether one post has the other's words among its own: an executive director is a director.
fn is_part(x: &str, y: &str) -> bool {
    let words =
        |post: &str| -> BTreeSet<String> { post.split([' ', '-']).map(str::to_owned).collect() };
    words(x).is_subset(&words(y))
}

fn first_word(post: &str) -> &str {
    post.split([' ', '-']).next().unwrap_or_default()
}

/// A post and the word before it: "acting" and "governor".
fn split(post: &str) -> Option<(&str, &str)> {
    let word = first_word(post);
    let bare = post.get(word.len() + 1..)?;
    (!bare.is_empty()).then_some((word, bare))
}

fn single<'a>(posts: &BTreeSet<&'a str>) -> Option<&'a str> {
    (posts.len() == 1).then(|| posts.first().copied()).flatten()
}

/// Posts of one sort, of which a person holds one: chief officers of this and that, ministers of this and
/// that. The general word, "minister" alone, is of no sort.
fn sort(post: &str) -> Option<&'static str> {
    if post.starts_with("chief ") && post.ends_with(" officer") {
        return Some("chief officer");
    }
    (post.ends_with(" minister") && !post.ends_with("prime minister")).then_some("minister")
}

/// Words of a post that is no longer held, or not yet.
const PASSED: &[&str] = &["former", "ex", "outgoing", "incoming"];
/// Words of a post that is held until somebody else takes it; "acting" counts as one of them.
const PLACEHOLDERS: &[&str] = &["interim"];
/// Words of a post beside or below another.
const BELOW: &[&str] = &["deputy", "vice", "assistant", "associate", "co"];

/// The persons of a page with their posts, in one spelling.
pub(super) fn posts_of(index: usize, page: &Page, text: &str) -> Vec<Held> {
    let mut found = held(index, page, text, &known(page, text));
    for held in &mut found {
        // "Vice-President" is the vice president.
        held.post = held.post.replace('-', " ").replace("acting ", "interim ");
    }
    found
}

/// The persons whom a page names in full, each by the last name, where that is of one alone.
fn known(page: &Page, text: &str) -> BTreeMap<String, Option<Person>> {
    let mut known: BTreeMap<String, Option<Person>> = BTreeMap::new();
    for sentence in &page.sentences {
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        for (_, person) in persons(words, text) {
            let one = known.entry(person.1.clone()).or_insert_with(|| Some(person.clone()));
            if one.as_ref().is_some_and(|one| *one != person) {
                *one = None;
            }
        }
    }
    known
}

/// The persons of a page with the posts that stand beside their names. `known` tells whom a last name alone is of.
fn held(
    index: usize,
    page: &Page,
    text: &str,
    known: &BTreeMap<String, Option<Person>>,
) -> Vec<Held> {
    let mut found = Vec::new();
    for (number, sentence) in page.sentences.iter().enumerate() {
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        let mut persons = persons(words, text);
        persons.extend(short_names(words, text, known));
        if persons.is_empty() {
            continue;
        }
        let base = sentence.range.start;
        let said = text.get(sentence.range.clone()).unwrap_or_default();
        for (name, person) in &persons {
            let Some((start, post)) = founded(text, base, name.start) else { continue };
            let (person, written) = (person.clone(), text.get(name.clone()).unwrap_or_default());
            let spot = Spot { page: index, sentence: number, range: start..name.end };
            found.push(Held { person, post: post.to_owned(), name: written.to_owned(), spot });
        }
        for (range, post) in posts(said, Lexicon::builtin()) {
            let range = base + range.start..base + range.end;
            // Of "Ada Tolsen, finance minister Oro Halden" the post is that of the name right behind it.
            let is_behind = |name: &std::ops::Range<usize>| {
                text.get(range.end..name.start).is_some_and(|between| between == " ")
            };
            let behind = persons.iter().find(|(name, _)| is_behind(name));
            let person = behind.or(persons.iter().find(|(name, _)| is_beside(name, &range, text)));
            if let Some((name, person)) = person {
                let name = text.get(name.clone()).unwrap_or_default().to_owned();
                let spot = Spot { page: index, sentence: number, range };
                found.push(Held { person: person.clone(), post, name, spot });
            }
        }
    }
    found
}

/// The post of who is said to have founded something: "founded by Mira Halden", "co-founded by the young Mira
/// Halden". Where it begins, and its name.
fn founded(text: &str, from: usize, name: usize) -> Option<(usize, &'static str)> {
    let before = text.get(from..name)?;
    let by = before.rfind("founded by ")?;
    let between = before.get(by + "founded by ".len()..)?;
    let is_small = |word: &str| !word.starts_with(char::is_uppercase) && !word.ends_with(',');
    let mut words = between.split_whitespace();
    if words.clone().count() > 4 || !words.all(is_small) {
        return None;
    }
    match before.get(..by)?.strip_suffix("co-").or(before.get(..by)?.strip_suffix("co")) {
        Some(earlier) => Some((from + earlier.len(), "co-founder")),
        None => Some((from + by, "founder")),
    }
}

/// Whether a post is said of the name beside it: "the governor Ada Tolsen", "Ada Tolsen, its governor",
/// "Ada Tolsen as the new governor".
fn is_beside(name: &std::ops::Range<usize>, post: &std::ops::Range<usize>, text: &str) -> bool {
    if post.end <= name.start || name.start <= post.start && post.end <= name.end {
        // A title may be written as a part of the name.
        return post.end > name.start || matches!(text.get(post.end..name.start), Some(" " | ", "));
    }
    let Some(between) = text.get(name.end..post.start) else { return false };
    if between.is_empty() || !between.starts_with([' ', ',']) {
        return false;
    }
    let words = between.trim_start_matches(',').split_whitespace();
    words.clone().count() <= 6
        && words.clone().all(|word| {
            word.starts_with(char::is_uppercase)
                || LINKS.contains(&fold(word).trim_end_matches(','))
        })
        && (between.starts_with(',') || words.clone().next().is_some())
}

/// Small words between a name and its post.
const LINKS: &[&str] = &[
    "a",
    "an",
    "the",
    "its",
    "their",
    "his",
    "her",
    "is",
    "was",
    "will",
    "as",
    "be",
    "to",
    "become",
    "becomes",
    "became",
    "new",
    "remains",
    "named",
    "appointed",
    "company",
    "bank",
    "firm",
    "of",
    "from",
    "at",
    "late",
    "currently",
    "now",
    "who",
];

/// The persons that a sentence names by their last names alone: "Mr Halden", "Halden".
fn short_names(
    words: &[Word],
    text: &str,
    known: &BTreeMap<String, Option<Person>>,
) -> Vec<(std::ops::Range<usize>, Person)> {
    let runs = words.chunk_by(|x, y| is_name(x, text) && is_name(y, text) && joins(x, y, text));
    let last = |run: &[Word]| match run {
        [name] => Some(*name),
        [title, name] if COURTESY.contains(&fold(title.of(text)).trim_end_matches('.')) => {
            Some(*name)
        }
        _ => None,
    };
    let of = |name: Word| {
        let person = known.get(&fold(name.of(text)))?.clone()?;
        Some((name.start as usize..name.end as usize, person))
    };
    runs.filter_map(last).filter_map(of).collect()
}

/// Words of courtesy before a last name.
const COURTESY: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"];

/// The persons that a sentence names: two or three parts, the last two of which are no initials.
pub(super) fn persons(words: &[Word], text: &str) -> Vec<(std::ops::Range<usize>, Person)> {
    let mut found = Vec::new();
    for run in words.chunk_by(|x, y| is_name(x, text) && is_name(y, text) && joins(x, y, text)) {
        if !is_name(&run[0], text) || run.len() < 2 {
            continue;
        }
        let [.., last] = run else { continue };
        // Of "Finance Minister Oro Halden" the last two are the name, or three with an initial.
        let mut from = run.len() - 2;
        let letters = |w: &Word| w.of(text).chars().filter(|c| c.is_alphabetic()).count();
        while from > 0 && letters(&run[from]) < 2 {
            from -= 1;
        }
        let first = &run[from];
        // "President Halden" is no full name.
        let is_title = TITLES.contains(&fold(first.of(text)).as_str());
        if is_title || is_upper(first.of(text)) || is_upper(last.of(text)) || letters(last) < 3 {
            continue;
        }
        let mut end = last.end as usize;
        for ending in ["'s", "’s"] {
            if last.of(text).ends_with(ending) {
                end -= ending.len();
            }
        }
        let person = (fold(first.of(text)), fold(last.of(text)));
        found.push((first.start as usize..end, person));
    }
    found
}
