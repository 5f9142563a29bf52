//! Posts that one person holds: two articles name two chief executives of one firm.
//!
//! The organization has to be known to be one, and nothing may tell that the post changed hands: no "former", no
//! "acting", nobody who resigned or took over, no article that gives the post to both.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use super::names::transcribed;
use super::role::PASSED;
use super::{Held, People, Person, Seat};
use crate::story::align::Clash;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, forms, has_form, words_in};
use crate::story::page::{Page, Part};
use crate::value::{Alike, Meaning, Name, Role};

/// Posts that one person of an organization holds,
const OF_FIRMS: &[&str] = &[
    "chairman",
    "chief executive officer",
    "chief financial officer",
    "chief information officer",
    "chief operating officer",
    "chief technology officer",
    "editor in chief",
    "executive chairman",
    "general counsel",
    "managing director",
];
/// and of a land, a place, a club, a ship as well.
const OF_PLACES: &[&str] = &[
    "captain",
    "chancellor",
    "governor",
    "mayor",
    "president",
    "prime minister",
    "secretary general",
];

/// Whether one person has a post, where it is held in one organization.
pub(super) fn is_single(post: &str) -> bool {
    OF_FIRMS.contains(&post) || OF_PLACES.contains(&post)
}

/// A person in such a post.
struct Holder<'p> {
    page: usize,
    held: &'p Held,
    /// Where; `None` where the sentence does not say.
    at: Option<&'p Name>,
}

/// The posts that two articles give to two persons. The words of each become values of their pages.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], people: &[People]) -> Vec<Clash> {
    let posts: BTreeSet<&str> = all(pages, people)
        .flat_map(|(_, held)| held.post.split(Role::JOINT))
        .filter(|post| is_single(post))
        .collect();
    let moving = moving(pages, people);
    let firms = firms(pages, people);
    let mut found = Vec::new();
    for post in posts {
        let holders: Vec<Holder<'_>> = all(pages, people)
            .filter(|(_, held)| held.post.split(Role::JOINT).any(|own| own == post))
            .filter_map(|(page, held)| holder(page, held, post, &firms, texts))
            .collect();
        found.extend(two(post, &holders, &moving, pages));
        if firms.len() < 2 && OF_FIRMS.contains(&post) {
            found.extend(of_the_story(post, pages, texts, people, &moving));
        }
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// Every post that is held, and the page that says so. The capital words of a title are no sure names.
pub(super) fn all<'p>(
    pages: &'p [Page],
    people: &'p [People],
) -> impl Iterator<Item = (usize, &'p Held)> {
    let all = people.iter().enumerate();
    let all = all.flat_map(|(page, people)| people.posts.iter().map(move |held| (page, held)));
    all.filter(|(page, held)| pages[*page].sentences[held.spot.sentence].part != Part::Title)
}

/// Who holds a post, if it is understood where.
fn holder<'p>(
    page: usize,
    held: &'p Held,
    post: &str,
    firms: &[&'p Name],
    texts: &[&str],
) -> Option<Holder<'p>> {
    match (&held.seat, firms) {
        (Seat::At(name), _) => Some(Holder { page, held, at: Some(name) }),
        // A story that knows the officers of one firm alone means that one.
        (Seat::Untold, [firm]) if OF_FIRMS.contains(&post) && texts[page].contains(&*firm.text) => {
            Some(Holder { page, held, at: None })
        }
        _ => None,
    }
}

/// The organizations whose officers a story names, each once.
fn firms<'p>(pages: &'p [Page], people: &'p [People]) -> Vec<&'p Name> {
    let mut firms: Vec<&Name> = Vec::new();
    for (_, held) in all(pages, people) {
        if let Seat::At(name) = &held.seat
            && firms.iter().all(|firm| firm.alike(name) == Alike::Other)
        {
            firms.push(name);
        }
    }
    firms
}

/// The clash of the holders of one post, where there are two persons.
fn two(
    post: &str,
    holders: &[Holder<'_>],
    moving: &BTreeSet<Arc<Person>>,
    pages: &[Page],
) -> Vec<Sides> {
    let mut places: Vec<&Name> = Vec::new();
    for name in holders.iter().filter_map(|holder| holder.at) {
        if places.iter().all(|place| !is_one(place, name)) {
            places.push(name);
        }
    }
    let mut found = Vec::new();
    for place in places {
        let is_here = |holder: &&Holder<'_>| holder.at.is_none_or(|at| is_one(at, place));
        let mut by_person: BTreeMap<_, Vec<&Holder<'_>>> = BTreeMap::new();
        for holder in holders.iter().filter(is_here) {
            by_person.entry(known_as(&holder.held.person)).or_default().push(holder);
        }
        let sides: Vec<Vec<&Holder<'_>>> = by_person.into_values().collect();
        let [of_x, of_y] = sides.as_slice() else { continue };
        let is_moving =
            |side: &[&Holder<'_>]| side.iter().any(|one| moving.contains(&one.held.person));
        let share_a_page = of_x.iter().any(|x| of_y.iter().any(|y| x.page == y.page));
        let is_told = |side: &[&Holder<'_>]| side.iter().any(|holder| holder.at.is_some());
        let are_told = [is_told(of_x), is_told(of_y)];
        let days = days_between(of_x, of_y, pages);
        let [x, y] = [of_x, of_y].map(|side| Name::new(&side[0].held.name));
        let is_one_person = is_one(&x, &y);
        if is_moving(of_x)
            || is_moving(of_y)
            || share_a_page
            || is_one_person
            || of_x[0].held.person.1 == of_y[0].held.person.1
            || are_told == [false, false]
            || days.is_some_and(|days| days > YEAR)
        {
            continue;
        }
        let spots = |side: &[&Holder<'_>]| -> Vec<Spot> {
            side.iter().map(|holder| holder.held.spot.clone()).collect()
        };
        let (own, others) = (&of_x[0].held.name, &of_y[0].held.name);
        let why =
            format!("The {post} of {} is {own} in one article, {others} in another.", place.text);
        let mut doubts = Vec::new();
        let are_same = of_x.iter().any(|x| {
            of_y.iter().any(|y| x.at.zip(y.at).is_some_and(|(x, y)| x.alike(y) == Alike::Same))
        });
        if are_told == [true, true] && !are_same {
            doubts.push("One of them may be a part of the other, as Acme France is of Acme.");
        }
        if are_told != [true, true] {
            doubts.push(ONE_SIDE);
        }
        if days.is_none_or(|days| days > WEEKS) {
            doubts.push("The post may have changed hands between the articles.");
        }
        let sides = [spots(of_x), spots(of_y)];
        // A post told without its organization is that of the story's, where two persons hold it in a few weeks.
        let is_sure = doubts.iter().all(|doubt| *doubt == ONE_SIDE);
        let sides = match is_sure {
            true => Sides::warning(sides, why),
            false => Sides::lead(sides, why, &doubts.join(" "), LIKELY),
        };
        found.push(Sides { about: Some(place.text.to_string()), ..sides });
    }
    found
}

/// The holders of a post where no article says of which organization: that of the story's, where the articles are of few
/// days and neither knows the other's holder.
fn of_the_story(
    post: &str,
    pages: &[Page],
    texts: &[&str],
    people: &[People],
    moving: &BTreeSet<Arc<Person>>,
) -> Option<Sides> {
    let is_of_it = |held: &Held| {
        held.seat == Seat::Untold
            && held.post.split(Role::JOINT).any(|own| own == post)
            && !moving.contains(&held.person)
    };
    let told: Vec<(usize, &Held)> = all(pages, people).filter(|(_, held)| is_of_it(held)).collect();
    let persons: BTreeSet<_> = told.iter().map(|(_, held)| known_as(&held.person)).collect();
    let [(x, first), .., (y, last)] = told.as_slice() else { return None };
    let day = |page: &usize| pages[*page].published_day();
    let is_soon = day(x).zip(day(y)).is_some_and(|(x, y)| (x - y).num_days().abs() <= SOON);
    let of = |held: &Held| -> Vec<(usize, &Held)> {
        let own = told.iter().filter(|(_, one)| one.person.1 == held.person.1);
        own.copied().collect()
    };
    let (own, others) = (of(first), of(last));
    let is_known =
        own.iter().any(|(page, _)| others.iter().any(|(_, held)| knows_name(texts[*page], held)))
            || others
                .iter()
                .any(|(page, _)| own.iter().any(|(_, held)| knows_name(texts[*page], held)));
    if persons.len() != 2 || x == y || !is_soon || is_known {
        return None;
    }
    let spots = |side: &[(usize, &Held)]| side.iter().map(|(_, held)| held.spot.clone()).collect();
    let why = format!("The {post} is {} in one article, {} in another.", first.name, last.name);
    Some(Sides::warning([spots(&own), spots(&others)], why))
}

/// Whether a text has the last name of who holds a post.
fn knows_name(text: &str, held: &Held) -> bool {
    held.name.rsplit(' ').next().is_some_and(|last| text.contains(last))
}

/// Between articles of so few days a post does not change hands untold.
const SOON: i64 = 7;

const ONE_SIDE: &str = "Only one side says of which organization.";
/// How sure it is that a post is of one organization or of one time where that is not told, in thousandths.
const LIKELY: i64 = 550;
/// Within so many days a post seldom changes hands untold;
const WEEKS: u64 = 92;
/// beyond so many it may well have done so.
const YEAR: u64 = 400;

/// What a person is told apart by, however the name is transcribed and the first name cut short.
fn known_as(person: &Person) -> (Option<char>, String) {
    (person.0.chars().next(), transcribed(&person.1))
}

/// Whether two names are surely of one.
fn is_one(x: &Name, y: &Name) -> bool {
    matches!(x.alike(y), Alike::Same | Alike::Short)
}

/// The days between the nearest articles of the two sides; `None` where a day is not known.
fn days_between(x: &[&Holder<'_>], y: &[&Holder<'_>], pages: &[Page]) -> Option<u64> {
    let day = |holder: &&Holder<'_>| pages[holder.page].published_day();
    let all = x.iter().flat_map(|x| y.iter().map(move |y| (day(x), day(y))));
    all.filter_map(|(x, y)| Some((x? - y?).num_days().unsigned_abs())).min()
}

/// The persons of whom some article tells that they came or went: by a word of their post, or in a sentence that
/// names them.
pub(super) fn moving(pages: &[Page], people: &[People]) -> BTreeSet<Arc<Person>> {
    let mut moving = BTreeSet::new();
    for (page, people) in pages.iter().zip(people) {
        let words = |sentence: usize| {
            let words = page.sentences[sentence].words.clone();
            page.words.get(words).unwrap_or_default()
        };
        for held in &people.posts {
            let mut words_of = held.post.split([' ', '-']);
            let is_passed = words_of.any(|word| PASSED.contains(&word) || word == "interim");
            let own = words(held.spot.sentence);
            let post = words_in(own, &held.spot.range);
            let around = post.start.saturating_sub(BEFORE)..own.len().min(post.end + BEHIND);
            if is_passed || has_form(&own[around], &OF_TIME) {
                moving.insert(Arc::clone(&held.person));
            }
        }
        for named in &people.named {
            if has_form(words(named.sentence), &MOVES) {
                moving.insert(Arc::clone(&named.person));
            }
        }
    }
    moving
}

/// So many words before a post,
const BEFORE: usize = 6;
/// and so many behind it, may make it one of another time.
const BEHIND: usize = 3;

/// Words beside a post that make it one of another time.
static OF_TIME: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "became",
        "become",
        "becomes",
        "ex",
        "former",
        "formerly",
        "interim",
        "later",
        "next",
        "once",
        "previously",
        "then",
        "until",
        "was",
        "will",
        "would",
    ])
});

/// Words of a sentence in which somebody comes or goes.
static MOVES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "appointed",
        "appointment",
        "departed",
        "departs",
        "departure",
        "dismissed",
        "elected",
        "fired",
        "ousted",
        "predecessor",
        "promoted",
        "quit",
        "quits",
        "replace",
        "replaced",
        "replaces",
        "replacing",
        "resign",
        "resignation",
        "resigned",
        "resigns",
        "sacked",
        "stepped",
        "stepping",
        "steps",
        "stood",
        "succeed",
        "succeeded",
        "succeeding",
        "succeeds",
        "successor",
    ])
});
