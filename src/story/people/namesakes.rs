//! First names: one family name and one post, with two first names in two articles.

use std::collections::{BTreeMap, BTreeSet};

use super::called::MANY;
use super::names::{ALIKE, consonants, is_other_form, transcribed};
use super::titles::{RANKS, TITLE_FORMS};
use super::{Named, People, Person, tells_of_relatives};
use crate::similar::is_slip;
use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot, is_name, joins};
use crate::story::page::word::{Sort, fold};
use crate::value::{Meaning, Name, Role, may_be_called};

/// What an article says of one whom it names in full.
#[derive(Debug, Default)]
struct Told {
    /// Where it names them.
    spots: Vec<Spot>,
    /// The posts that it gives them.
    posts: BTreeSet<String>,
    /// Those of them that many hold.
    vague: BTreeSet<String>,
}

/// First names of one article, by the last names and the articles.
type ByLast = BTreeMap<String, BTreeMap<usize, BTreeMap<String, Told>>>;

/// The first names that two articles give to one person. Each name that takes part becomes a value of its page.
pub(crate) fn check(
    pages: &mut [Page],
    texts: &[&str],
    people: &[People],
    rarity: &Rarity,
) -> Vec<Clash> {
    let by_last = gather(pages, texts, people);
    let tells = |spot: &Spot| tells_of_relatives(&pages[spot.page], spot.sentence);
    let mut found: Vec<Sides> = Vec::new();
    for of_pages in by_last.values() {
        let firsts = of_pages.values().flat_map(|told| told.keys()).map(String::as_str);
        let firsts: BTreeSet<&str> = firsts.filter(|first| !is_short(first)).collect();
        let firsts: Vec<&str> = firsts.into_iter().collect();
        for (at, a) in firsts.iter().enumerate() {
            for b in &firsts[at + 1..] {
                let of_story = (firsts.len() == 2, rarity.is_pair);
                let sides = apart(a, b, of_pages, of_story, &tells);
                found.extend(sides.map(|sides| about(sides, texts)));
            }
        }
    }
    let meaning = |wording: &str| Meaning::Name(Name::new(wording));
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// Says whom it is about: the family name, as it is written.
fn about(sides: Sides, texts: &[&str]) -> Sides {
    let spot = sides.sides[0].first();
    let name = spot.and_then(|spot| texts[spot.page].get(spot.range.clone()));
    let last = name.and_then(|name| name.split_whitespace().next_back());
    Sides { about: last.map(str::to_owned), ..sides }
}

/// Whether two first names are of one person: the post is the same, or they begin alike and are the only two.
fn apart(
    a: &str,
    b: &str,
    of_pages: &BTreeMap<usize, BTreeMap<String, Told>>,
    (are_all, is_pair): (bool, bool),
    tells_of_relatives: &dyn Fn(&Spot) -> bool,
) -> Option<Sides> {
    let of = |first: &str| -> Vec<&Told> {
        of_pages.values().filter_map(|told| told.get(first)).collect()
    };
    // An article that writes both knows two of one family.
    let knows_both = |told: &BTreeMap<String, Told>| told.contains_key(a) && told.contains_key(b);
    if are_forms(a, b) || of_pages.values().any(knows_both) {
        return None;
    }
    let begin_long = begin_as_forms(a, b);
    if begin_long && a.len().min(b.len()) < LONG {
        return None;
    }
    let (own, other) = (of(a), of(b));
    let sides = [&own, &other]
        .map(|side| side.iter().flat_map(|told| told.spots.iter().cloned()).collect::<Vec<Spot>>());
    if sides.iter().any(Vec::is_empty) {
        return None;
    }
    let posts = |side: &[&Told]| -> BTreeSet<String> {
        side.iter().flat_map(|told| told.posts.iter().cloned()).collect()
    };
    let (p, q) = (posts(&own), posts(&other));
    if begin_long {
        let words =
            |post: &str| -> BTreeSet<String> { post.split(' ').map(str::to_owned).collect() };
        let is_part =
            |x: &str, y: &str| words(x).is_subset(&words(y)) || words(y).is_subset(&words(x));
        let is_one = p.iter().any(|x| q.iter().any(|y| is_part(x, y)));
        let why = "Who has one post and one family name has two first names.";
        return is_one.then(|| Sides::lead(sides, why, "One may be a form of the other.", LOOSE));
    }
    let begin_alike = a.chars().next() == b.chars().next();
    if let Some(post) = p.intersection(&q).next() {
        let why = format!("The {post} has one family name and two first names.");
        let are_of_family = sides.iter().flatten().any(tells_of_relatives);
        // A post that one alone holds, or a name taken for another that begins alike.
        let is_sure = SINGLE.contains(&post.as_str()) || begin_alike;
        return Some(match is_sure && !are_of_family {
            true => Sides::warning(sides, why),
            false => Sides::lead(sides, why, "Two of one family may be meant.", LIKELY),
        });
    }
    let is_of_either = are_all && (p.is_empty() || q.is_empty());
    let are_of_family = sides.iter().flatten().any(tells_of_relatives);
    // "Brendan" and "Brandon" are no brothers where no article knows both.
    if are_all && !are_of_family && sound_alike(a, b) {
        let why = "One family name has two first names that differ in their vowels alone.";
        return Some(Sides::warning(sides, why));
    }
    if is_of_either && begin_alike {
        let why = "One family name has two first names that begin alike.";
        return Some(Sides::lead(sides, why, "Two of one family may be meant.", LOOSE));
    }
    // Of whom one article tells the post the other may tell the name alone.
    // A director and a deputy director are two.
    let is_below = |posts: &BTreeSet<String>, side: &[&Told]| {
        let mut vague = side.iter().flat_map(|told| &told.vague);
        vague.any(|vague| posts.iter().any(|post| post.ends_with(vague.as_str())))
    };
    let are_two = is_below(&p, &other) || is_below(&q, &own);
    // A slip is one article's; whom two name by that name is known by it, as a father and a son are.
    let bare = if p.is_empty() { &sides[0] } else { &sides[1] };
    let is_slip = bare.iter().all(|spot| spot.page == bare[0].page);
    (is_of_either && p.is_empty() != q.is_empty() && !are_two && !are_of_family).then(|| {
        let why = "One family name has two first names.";
        match is_pair || !is_slip {
            true => Sides::lead(sides, why, "Two of one family may be meant.", LOOSE),
            false => Sides { confidence: OF_EITHER, ..Sides::warning(sides, why) },
        }
    })
}

/// Whether two long first names have the same consonants, one at the end of both, and are not transcribed in two ways.
fn sound_alike(a: &str, b: &str) -> bool {
    let is_open = |name: &str| name.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    a.len().min(b.len()) >= LONG
        && consonants(a) == consonants(b)
        && transcribed(a) != transcribed(b)
        && !is_open(a)
        && !is_open(b)
}

/// How sure it is that two of one post and one family name are one person, in thousandths.
const LIKELY: i64 = 600;

/// Posts of which a firm, a town or a land has one.
const SINGLE: &[&str] = &["chief executive officer", "prime minister", "executive chairman"];

/// How sure it is that first names that only begin alike are of one person, in thousandths.
const LOOSE: i64 = 500;

/// How sure it is that one of whom a post is known and one of whom none is known are one person, in thousandths.
const OF_EITHER: i64 = 600;

/// Whether two first names are forms of one, or a letter apart: that is no other name, or a slip that is told as one.
fn are_forms(a: &str, b: &str) -> bool {
    let together = |sets: &[&[&str]]| sets.iter().any(|set| set.contains(&a) && set.contains(&b));
    is_slip(a, b) || is_other_form(a, b) || together(ALIKE) || may_be_called(a, b)
}

/// Whether two first names begin as forms of one name do: "Dan" and "Daniel", but "Joseph" and "Josiah" as well.
fn begin_as_forms(a: &str, b: &str) -> bool {
    let head = |name: &str| name.chars().take(3).collect::<String>();
    head(a) == head(b)
}

/// Names of so many bytes that begin alike are no short forms.
const LONG: usize = 6;

/// Whether it is an initial, or as good as one.
fn is_short(first: &str) -> bool {
    first.chars().count() < 3
}

/// Posts that are written large and are no family names.
const NO_NAMES: &[&str] =
    &["director", "minister", "officer", "president", "secretary", "spokesman"];

/// Whom the pages name in full, and with what posts.
fn gather(pages: &[Page], texts: &[&str], people: &[People]) -> ByLast {
    let mut by_last = ByLast::new();
    let mut told = |at: usize, (first, last): &Person, spot: Option<Spot>, post: Option<&str>| {
        // "Halden PRIME MINISTER" is nobody's name.
        if NO_NAMES.contains(&last.as_str()) {
            return;
        }
        let of_page = by_last.entry(last.clone()).or_default().entry(at).or_default();
        let told = of_page.entry(first.clone()).or_default();
        told.spots.extend(spot);
        if let Some(post) = post {
            let many = MANY.contains(&post);
            let posts = if many { &mut told.vague } else { &mut told.posts };
            posts.insert(post.to_owned());
        }
    };
    // Names whose first word begins its sentence.
    let mut unsure: Vec<(usize, &Named)> = Vec::new();
    for (index, (people, (page, text))) in people.iter().zip(pages.iter().zip(texts)).enumerate() {
        for named in people.named.iter().filter(|named| named.is_full) {
            let own = &page.sentences[named.sentence].words;
            let Some(first) = page.words.get(named.first) else { continue };
            if first.sort != Sort::Name {
                unsure.push((index, named));
                continue;
            }
            // "Anna Maria Halden" is called by either.
            let before = named.first.checked_sub(1).filter(|before| own.contains(before));
            let before = before.and_then(|before| page.words.get(before));
            let before = before.filter(|w| is_name(w, text) && joins(w, first, text));
            let mut rank = None;
            if let Some(other) = before {
                let written = fold(other.of(text));
                if RANKS.binary_search(&other.form).is_ok() {
                    rank = Some(written);
                } else if TITLE_FORMS.binary_search(&other.form).is_err() {
                    told(index, &(written, named.person.1.clone()), None, None);
                }
            }
            told(index, &named.person, Some(spot_of(index, named)), rank.as_deref());
        }
        for held in &people.posts {
            for post in held.post.split(Role::JOINT) {
                told(index, &held.person, None, Some(post));
            }
        }
    }
    // "Yesterday Halden" is no full name; "Mira Halden" is one where another article writes "Maria Halden".
    unsure.retain(|(_, named)| {
        let (first, last) = &*named.person;
        let others = by_last.get(last).into_iter().flat_map(BTreeMap::values);
        let mut others = others.flat_map(BTreeMap::keys);
        others.any(|other| other == first || other.chars().next() == first.chars().next())
    });
    for (index, named) in unsure {
        let of_page = by_last.entry(named.person.1.clone()).or_default().entry(index).or_default();
        of_page.entry(named.person.0.clone()).or_default().spots.push(spot_of(index, named));
    }
    by_last
}

fn spot_of(page: usize, named: &Named) -> Spot {
    Spot { page, sentence: named.sentence, range: named.range.clone() }
}
