//! The posts that stand beside names: "the governor Ada Tolsen", "Ada Tolsen, its governor", "founded by Mira Halden".

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::ministry;
use super::seat::{self, seat};
use super::{Held, Named};
use crate::pack::lexicon::Lexicon;
use crate::read::posts;
use crate::story::page::Page;
use crate::story::page::spot::Spot;
use crate::story::page::word::{Root, fold, forms, has_form};

/// Adds the posts that stand beside the names of a sentence.
pub(super) fn held(
    index: usize,
    page: &Page,
    text: &str,
    persons: &[Named],
    earlier: &[Named],
    found: &mut Vec<Held>,
) {
    let Some(first) = persons.first() else { return };
    let sentence = &page.sentences[first.sentence];
    let base = sentence.range.start;
    let as_held = |one: &Named, range: Range<usize>, post: String| Held {
        person: Arc::clone(&one.person),
        post,
        name: text.get(one.range.clone()).unwrap_or_default().to_owned(),
        seat: seat(&range, one, earlier, page, text),
        spot: Spot { page: index, sentence: one.sentence, range },
    };
    let words = page.words.get(sentence.words.clone()).unwrap_or_default();
    for one in persons.iter().filter(|_| has_form(words, &FOUNDED)) {
        if let Some((start, post)) = founded(text, base, &one.range) {
            found.push(as_held(one, start..one.range.end, post.to_owned()));
        }
    }
    let said = text.get(sentence.range.clone()).unwrap_or_default();
    for (range, post) in posts(said, Lexicon::builtin()) {
        let range = base + range.start..base + range.end;
        // "the mayor's wife" is no mayor, and 7.15pm no prime minister.
        let behind = text.get(range.end..).unwrap_or_default();
        let is_hour = text.get(range.clone()) == Some("pm");
        if behind.starts_with("'s") || behind.starts_with("’s") || is_hour {
            continue;
        }
        let (range, post) = ministry::with_field(range, post, base, text);
        // Of "Ada Tolsen, finance minister Oro Halden" the post is that of the name right behind it.
        let is_behind = |one: &&Named| {
            text.get(range.end..one.range.start).is_some_and(|between| between == " ")
        };
        let behind = persons.iter().find(is_behind);
        let one = behind.or(persons.iter().find(|one| is_beside(&one.range, &range, text)));
        found.extend(one.map(|one| as_held(one, range.clone(), post)));
    }
}

/// The post of who is said to have founded something: "founded by Mira Halden", "co-founded by the young Mira
/// Halden". Where it begins, and its name.
fn founded(text: &str, from: usize, name: &Range<usize>) -> Option<(usize, &'static str)> {
    let before = text.get(from..name.start)?;
    let by = before.rfind("founded by ")?;
    let between = before.get(by + "founded by ".len()..)?;
    let is_small = |word: &str| !word.starts_with(char::is_uppercase) && !word.ends_with(',');
    let mut words = between.split_whitespace();
    if words.clone().count() > 4 || !words.all(is_small) {
        return None;
    }
    match before.get(..by)?.strip_suffix("co-").or(before.get(..by)?.strip_suffix("co")) {
        Some(earlier) => Some((from + earlier.len(), "co-founder")),
        // "founded by Mira Halden and Oro Tolsen"
        None if is_listed(text.get(name.end..)?) => Some((from + by, "co-founder")),
        None => Some((from + by, "founder")),
    }
}

/// Whether another name follows one: "and Oro Tolsen".
fn is_listed(behind: &str) -> bool {
    let next = [" and ", ", ", " & "].into_iter().find_map(|and| behind.strip_prefix(and));
    next.is_some_and(|next| next.starts_with(char::is_uppercase))
}

/// Whether a post is said of the name beside it: "the governor Ada Tolsen", "Ada Tolsen, its governor",
/// "Ada Tolsen as the new governor".
fn is_beside(name: &Range<usize>, post: &Range<usize>, text: &str) -> bool {
    if post.end <= name.start || name.start <= post.start && post.end <= name.end {
        // A title may be written as a part of the name.
        let is_own = || !text.get(..post.start).is_some_and(is_anothers);
        return match text.get(post.end..name.start) {
            Some(" ") => true,
            Some(between) => (between == ", " || seat::is_place(between)) && is_own(),
            None => true,
        };
    }
    let Some(between) = text.get(name.end..post.start) else { return false };
    if between.is_empty() || !between.starts_with([' ', ',']) {
        return false;
    }
    let words = behind_clause(between).unwrap_or(between.trim_start_matches(','));
    let words = words.split_whitespace();
    words.clone().count() <= 6
        && words.clone().all(|word| {
            word.starts_with(char::is_uppercase)
                || is_age(word)
                || LINKS.contains(&fold(word).trim_end_matches(','))
        })
        && (between.starts_with(',') || words.clone().next().is_some())
}

/// What stands behind a clause on somebody, where it goes on with that person: "Ada Tolsen, who ran the mill, TAKES OVER AS".
fn behind_clause(between: &str) -> Option<&str> {
    let clause = between.strip_prefix(", who ").or_else(|| between.strip_prefix(", whose "))?;
    let (clause, behind) = clause.rsplit_once(", ")?;
    let goes_on = behind.split_whitespace().next().is_some_and(|word| GOES_ON.contains(&word));
    (clause.split_whitespace().count() <= CLAUSE && goes_on).then_some(behind)
}

/// How many words a clause on somebody has at most.
const CLAUSE: usize = 14;
/// Words with which a sentence goes on with whom its clause was about.
const GOES_ON: &[&str] = &["becomes", "became", "has", "is", "takes", "took", "was", "will"];

/// Whether the words before a post give it to whom they name: of "Ada Tolsen will be chairman, Oro Halden stays" the
/// chairman is not the second.
fn is_anothers(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let last = words.next().filter(|word| !matches!(*word, "a" | "an" | "the" | "its"));
    let verb = last.or_else(|| words.next());
    verb.is_some_and(|verb| VERBS.contains(&verb))
}

/// Verbs between a name and its bearer's post.
const VERBS: &[&str] = &[
    "is",
    "was",
    "be",
    "been",
    "as",
    "become",
    "becomes",
    "became",
    "remain",
    "remains",
    "remained",
    "stay",
    "stays",
    "stayed",
    "named",
    "appointed",
    "made",
    "elected",
];

/// Whether a word behind a name may be an age: "Ada Tolsen, 44, its governor".
fn is_age(word: &str) -> bool {
    let digits = word.trim_end_matches(',');
    word.len() == digits.len() + 1
        && digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_digit())
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
    "takes",
    "took",
    "over",
    "has",
    "been",
    "next",
    "promoted",
    "group",
];

/// The words without one of which a sentence names no founder.
static FOUNDED: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["cofounded", "founded"]));
