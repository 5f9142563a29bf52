//! Posts: one person whom two articles give two posts that exclude each other, or of whom only one says
//! that the post is held for a while or in another's place.

use std::collections::{BTreeMap, BTreeSet};

use super::holders::moving;
use super::posts::{are_of_two_houses, is_of_body, is_part, leads, presides, shown};
use super::{Held, People, Person, Seat};
use crate::finding::Severity;
use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::value::{Meaning, Role};

/// The posts that exclude each other among the pages. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], people: &[People]) -> Vec<Clash> {
    let by_person = by_person(people, &is_told);
    let mut found = exclusive(&by_person, pages, &apart_or_founded, SURE);
    let moving = moving(pages, people);
    for (person, sides) in &mut found {
        let posts = by_person[person].values().flatten().map(|held| held.post.as_str());
        let posts: BTreeSet<&str> = posts.collect();
        let is_sure = sides.doubts == [MAY_HOLD_BOTH]
            && !moving.contains(*person)
            && are_soon(sides, pages)
            && posts.len() == 2
            && !is_one_of_several(sides, pages, texts)
            && are_of_two(&posts);
        // "The acting chief becomes chief": each article may tell the post of its own day.
        let is_acting = sides.doubts == [MOVES] && !is_taken_up(sides, pages, texts);
        if sides.severity > Severity::Note && is_new(sides, pages, texts) {
            let lead = Sides::lead(sides.sides.clone(), sides.why.clone(), MOVES, SURE);
            *sides = Sides { about: sides.about.take(), ..lead };
        } else if is_sure || is_acting {
            let sure = Sides::warning(sides.sides.clone(), sides.why.clone());
            *sides = Sides { about: sides.about.take(), ..sure };
        }
    }
    // What is said loosely, or beside a founding, comes last among the leads.
    let is_new = |person: &&Person| !found.iter().any(|(told, _)| **told == **person);
    let loosely: ByPerson =
        self::by_person(people, &|_| true).into_iter().filter(|(who, _)| is_new(who)).collect();
    let rest = exclusive(&loosely, pages, &apart_loosely, LOOSE);
    found.extend(rest);
    let mut found: Vec<Sides> = found.into_iter().map(|(_, sides)| sides).collect();
    found.extend(founders(&by_person, people));
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// The posts of persons, by article.
type ByPerson<'p> = BTreeMap<&'p Person, BTreeMap<usize, Vec<&'p Held>>>;
/// Why the posts of one article exclude those of another, if they do, and what makes that doubtful.
type Apart = dyn Fn(&BTreeSet<&str>, &BTreeSet<&str>) -> Option<(String, Vec<&'static str>)>;

/// How sure leads on posts are, in thousandths,
const SURE: i64 = 500;
/// and those of posts that go together often.
const LOOSE: i64 = 0;

/// What keeps most pairs of posts from being more than a lead.
const MAY_HOLD_BOTH: &str = "One person may hold both posts.";

/// What keeps a post that somebody takes up or leaves in the story from being more than a lead.
const MOVES: &str = "A lead only: one of the posts may be the one before, or the next.";

/// Whether two posts are those of two persons in any house: its secretary is not its president. Who is spoken of as its
/// boss may be either, and the chair of a firm may run it.
fn are_of_two(posts: &BTreeSet<&str>) -> bool {
    let words = || posts.iter().flat_map(|post| post.split([' ', '-']));
    let is_of =
        |list: &[&str], post: &&str| post.split([' ', '-']).any(|word| list.contains(&word));
    let runs = |post: &&str| is_of(&["executive", "ceo", "president", "director"], post);
    let are_joint = posts.iter().any(|post| presides(post)) && posts.iter().any(runs)
        || posts.iter().all(|post| leads(post));
    !are_joint
        && !words().any(|word| LOOSE_WORDS.contains(&word))
        && posts.iter().all(|post| *post != "chief")
}

/// Whether one of the posts is taken up in the story: "who BECOMES chief".
fn is_taken_up(sides: &Sides, pages: &[Page], texts: &[&str]) -> bool {
    let takes_up = |word: &str| matches!(word, "become" | "becomes" | "became" | "becoming");
    sides.sides.iter().flatten().any(|spot| before(spot, pages, texts).take(3).any(takes_up))
}

/// Whether one of the posts is told as new: "the NEW chief".
fn is_new(sides: &Sides, pages: &[Page], texts: &[&str]) -> bool {
    let is_new = |word: &str| matches!(word, "new" | "incoming" | "next" | "future" | "newly");
    sides.sides.iter().flatten().any(|spot| before(spot, pages, texts).take(2).any(is_new))
}

/// Whether one of the posts is held by several: "A director of the bank".
fn is_one_of_several(sides: &Sides, pages: &[Page], texts: &[&str]) -> bool {
    let is_article = |word: &str| matches!(word, "a" | "A" | "one");
    sides
        .sides
        .iter()
        .flatten()
        .any(|spot| before(spot, pages, texts).next().is_some_and(is_article))
}

/// The words before a post, the nearest first.
fn before<'p>(
    spot: &Spot,
    pages: &'p [Page],
    texts: &[&'p str],
) -> impl Iterator<Item = &'p str> + use<'p> {
    let (words, text) = (pages[spot.page].words_of(spot.sentence), texts[spot.page]);
    let end = words.partition_point(|word| word.end as usize <= spot.range.start);
    words[..end].iter().rev().map(move |word| word.of(text))
}

/// Words for whoever leads or has a part in something.
const LOOSE_WORDS: &[&str] = &[
    "acting",
    "boss",
    "captain",
    "founder",
    "head",
    "interim",
    "king",
    "lead",
    "leader",
    "manager",
    "member",
    "owner",
    "partner",
    "queen",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Whether two of the articles on two sides lie so few days apart that a post does not change hands untold, or nobody
/// knows.
fn are_soon(sides: &Sides, pages: &[Page]) -> bool {
    let [a, b] = &sides.sides;
    let day = |spot: &Spot| pages[spot.page].published_day();
    let are_near = |x: &Spot, y: &Spot| {
        day(x).zip(day(y)).is_none_or(|(x, y)| (x - y).num_days().abs() <= FEW_DAYS)
    };
    a.iter().all(|x| b.iter().all(|y| are_near(x, y)))
}

/// Between articles of so few days a post does not change hands untold.
const FEW_DAYS: i64 = 14;

/// The posts that are told of each person.
fn by_person<'p>(people: &'p [People], is_told: &dyn Fn(&Held) -> bool) -> ByPerson<'p> {
    let mut by_person = ByPerson::new();
    for (index, people) in people.iter().enumerate() {
        for held in people.posts.iter().filter(|held| is_told(held)) {
            let of = by_person.entry(&*held.person).or_default();
            of.entry(index).or_default().push(held);
        }
    }
    by_person
}

/// The persons to whom two articles give posts of which one excludes the other.
fn exclusive<'p>(
    by_person: &ByPerson<'p>,
    pages: &[Page],
    apart: &Apart,
    sure: i64,
) -> Vec<(&'p Person, Sides)> {
    let mut found = Vec::new();
    for (person, told) in by_person {
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
                if a.intersection(b).next().is_some() {
                    continue;
                }
                if are_of_two_houses(of_a, of_b, told) {
                    continue;
                }
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
                        _ => Sides::lead(sides, why, &doubts.join(" "), sure),
                    };
                    found.push((*person, Sides { about, ..sides }));
                }
            }
        }
    }
    found
}

/// Why posts that are told of a person exclude each other.
fn apart_or_founded(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> Option<(String, Vec<&'static str>)> {
    apart(&held_now(a), &held_now(b)).or_else(|| apart(&founded(a), &founded(b)))
}

/// The same of posts that go together often: founder and chief executive, boss and any other.
fn apart_loosely(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> Option<(String, Vec<&'static str>)> {
    let (why, mut doubts) = posts_apart(&held_now(a), &held_now(b))?;
    doubts.push("Such posts are often held together.");
    Some((why, doubts))
}

/// Whether a post says what somebody is: "boss", "chief", "head" alone are said of whoever leads.
fn is_told(held: &Held) -> bool {
    let bare = held.post.strip_prefix("interim ").unwrap_or(&held.post);
    bare != "head" || held.seat == Seat::Part
}

/// Posts without that of the founder beside another: who founded a firm may have any there.
fn held_now<'p>(posts: &BTreeSet<&'p str>) -> BTreeSet<&'p str> {
    let others = posts.iter().copied().filter(|post| !post.contains("founder"));
    let others: BTreeSet<&str> = others.collect();
    if others.is_empty() { posts.clone() } else { others }
}

/// Those of the posts that are a founder's.
fn founded<'p>(posts: &BTreeSet<&'p str>) -> BTreeSet<&'p str> {
    posts.iter().copied().filter(|post| post.contains("founder")).collect()
}

/// Whether all of the posts are those of founders, who may hold any other beside.
fn are_founders(posts: &BTreeSet<&str>) -> bool {
    posts.iter().all(|post| post.contains("founder"))
}

/// Founders whom one article names, where another names another, and knows the first as something else or not at all.
fn founders(
    by_person: &BTreeMap<&Person, BTreeMap<usize, Vec<&Held>>>,
    people: &[People],
) -> Vec<Sides> {
    let founds = |held: &&&Held| held.post.split(Role::JOINT).any(|post| post == "founder");
    let founded = |told: &BTreeMap<usize, Vec<&Held>>| -> BTreeMap<usize, Spot> {
        let first = |held: &Vec<&Held>| held.iter().find(founds).map(|held| held.spot.clone());
        told.iter().filter_map(|(page, held)| Some((*page, first(held)?))).collect()
    };
    // Firms have several founders: who names both knows that, and who calls one a co-founder.
    let knows = |person: &Person, told: &BTreeMap<usize, Vec<&Held>>, page: usize| {
        let held = told.get(&page).map(Vec::as_slice).unwrap_or_default();
        let is_named = people[page].named.iter().any(|named| *named.person == *person);
        match held.is_empty() {
            true => !is_named,
            false => !held.iter().any(|held| held.post.contains("founder")),
        }
    };
    let all: Vec<_> = by_person.iter().map(|(who, told)| (*who, told, founded(told))).collect();
    let all: Vec<_> = all.into_iter().filter(|(_, _, founded)| !founded.is_empty()).collect();
    let mut found = Vec::new();
    for (i, (x, of_x, founded)) in all.iter().enumerate() {
        for (y, of_y, others) in &all[i + 1..] {
            let own = founded.iter().filter(|(page, _)| knows(y, of_y, **page));
            let theirs = others.iter().filter(|(page, _)| knows(x, of_x, **page));
            let sides = [
                own.map(|(_, spot)| spot.clone()).collect::<Vec<Spot>>(),
                theirs.map(|(_, spot)| spot.clone()).collect(),
            ];
            if sides.iter().any(Vec::is_empty) {
                continue;
            }
            let why = "The two sides name two founders.";
            let doubt = "A lead only: there may be several, or two things that were founded.";
            let about = of_x.values().flatten().next().map(|held| held.name.clone());
            found.push(Sides { about, ..Sides::lead(sides, why, doubt, FOUNDERS) });
        }
    }
    found
}

/// How sure it is that two founders are of one thing, in thousandths.
const FOUNDERS: i64 = 350;

/// Whether between each article of the one kind and each of the other more days lie than it takes to fill a
/// post.
fn are_weeks_apart(a: &[usize], b: &[usize], pages: &[Page]) -> bool {
    let days = |x: usize, y: usize| {
        let days = pages[x].published_day().zip(pages[y].published_day())?;
        Some((days.0 - days.1).num_days().abs())
    };
    a.iter().all(|&x| b.iter().all(|&y| days(x, y).is_some_and(|days| days > 14)))
}

/// Why the posts of one article exclude those of another, if they do, and what makes that doubtful. A founder may hold
/// any post.
fn apart(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> Option<(String, Vec<&'static str>)> {
    if are_founders(a) == are_founders(b) { posts_apart(a, b) } else { None }
}

/// The same, a founder's post among the others.
fn posts_apart(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> Option<(String, Vec<&'static str>)> {
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
                return Some((why, vec![MOVES]));
            }
            if BELOW.contains(&word) {
                let why = format!("One of the articles says {bare}, another {word} {bare}.");
                return Some((why, vec!["Many tell the two apart loosely."]));
            }
        }
    }
    match (single(a), single(b)) {
        (Some(x), Some(y)) if x == y => None,
        (Some(x), Some(y)) if sort(x) == Some(OFFICER) && sort(y) == Some(OFFICER) => Some((
            format!("One person is seldom {} and {} at one time.", shown(x), shown(y)),
            Vec::new(),
        )),
        // "Water minister" and "water and mines minister" are one.
        (Some(x), Some(y)) if is_part(x, y) || is_part(y, x) => None,
        (Some(x), Some(y)) if sort(x).is_some() && sort(x) == sort(y) => Some((
            format!("One person is seldom {} and {} at one time.", shown(x), shown(y)),
            Vec::new(),
        )),
        // Who presides over a commission is a commissioner as well.
        (Some(x), Some(y)) if is_of_body(x) && presides(y) || is_of_body(y) && presides(x) => None,
        // A secretary for health is the health minister of another article.
        (Some("secretary" | "minister"), Some(y)) if y.ends_with("minister") => None,
        (Some(x), Some("secretary" | "minister")) if x.ends_with("minister") => None,
        // Who stands in for the head of a government has a ministry as well.
        (Some(x), Some(y)) if DEPUTIES.contains(&x) || DEPUTIES.contains(&y) => None,
        (Some(x), Some(y)) => {
            let why = format!("One of the articles says {x}, another {y}.");
            Some((why, vec![MAY_HOLD_BOTH]))
        }
        _ => None,
    }
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

/// The sort of chief officers: those of information and of information security are two.
const OFFICER: &str = "chief officer";

/// Posts of one sort, of which a person holds one: chief officers of this and that, ministers of this and
/// that. The general word, "minister" alone, is of no sort.
fn sort(post: &str) -> Option<&'static str> {
    if post.starts_with("chief ") && post.ends_with(" officer") {
        return Some(OFFICER);
    }
    (post.ends_with(" minister") && !post.ends_with("prime minister")).then_some("minister")
}

/// Posts in a government that are held beside another.
const DEPUTIES: &[&str] = &["deputy prime minister", "vice chancellor", "deputy chancellor"];
/// Words of a post that is no longer held, or not yet.
pub(super) const PASSED: &[&str] = &["former", "ex", "outgoing", "incoming"];
/// Words of a post that is held until somebody else takes it; "acting" counts as one of them.
const PLACEHOLDERS: &[&str] = &["interim"];
/// Words of a post beside or below another.
const BELOW: &[&str] = &["deputy", "vice", "assistant", "associate", "co"];
