//! None and some: nobody was hurt in one article, and three people were in another.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::page::apart::{are_of_two_times, are_within, tells_another};
use crate::story::page::numeral::numeral;
use crate::story::page::spot::{Sides, Spot, in_words, of_all};
use crate::story::page::word::{Root, Sort, Word, forms, names_among};
use crate::story::page::{Page, Part};

/// A harm, and the words that tell it.
struct Harm {
    /// What those are called who suffered it.
    name: &'static str,
    words: &'static [&'static str],
}

/// The harms of which the news gives the number of those who suffered them.
const HARMS: &[Harm] = &[
    Harm {
        name: "killed",
        words: &[
            "killed",
            "died",
            "dead",
            "death",
            "deaths",
            "fatality",
            "fatalities",
            "fatally",
            "perished",
            "drowned",
        ],
    },
    Harm {
        name: "hurt",
        words: &[
            "bruises", "burned", "burns", "harmed", "hurt", "injured", "injuries", "injury",
            "wounded", "wounds",
        ],
    },
    Harm { name: "missing", words: &["missing", "unaccounted"] },
];

/// The words without one of which a sentence tells of no harm.
static HARM: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let own = HARMS.iter().flat_map(|harm| harm.words.iter().copied());
    forms(own.chain(["hospital", "life", "lives"]))
});

/// Words of none.
const NONE: &[&str] = &["nobody", "none", "no"];
/// Words of which one stands behind "no": of no passengers hurt, the crew may be.
const NO: &[&str] = &[
    "casualties",
    "deaths",
    "fatalities",
    "further",
    "injuries",
    "injury",
    "one",
    "people",
    "reports",
    "serious",
];
/// Words that make it another's, or of another time.
const OTHER: &[&str] = &[
    "if", "could", "may", "might", "would", "ago", "earlier", "previous", "further", "more",
    "other", "another", "else",
];

/// How many words lie at most between a word of none, or a number, and the harm.
const REACH: usize = 6;
/// Between articles of so few days nobody is found untold.
const FEW_DAYS: i64 = 3;

/// So many words behind the harm tell of one place or moment.
const ALIKE: usize = 2;

/// How many suffered a harm, as a sentence tells it.
#[derive(Debug)]
struct Told {
    harm: &'static str,
    is_none: bool,
    /// Whether it is told of one place or moment only: "nobody was hurt WHEN a tree fell on a school".
    is_tied: bool,
    /// The telling words behind the harm.
    around: BTreeSet<Root>,
    spot: Spot,
}

/// Where one article has none who suffered a harm and another some. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let all: Vec<Told> = of_all(pages, texts, told);
    let mut found = Vec::new();
    for harm in HARMS.iter().map(|harm| harm.name) {
        let of = |is_none: bool| {
            all.iter().filter(move |told| told.harm == harm && told.is_none == is_none)
        };
        let pages_of =
            |is_none: bool| -> BTreeSet<usize> { of(is_none).map(|told| told.spot.page).collect() };
        let (none, some) = (pages_of(true), pages_of(false));
        let only = |is_none: bool, other: &BTreeSet<usize>| -> Vec<&Told> {
            let mut seen = BTreeSet::new();
            of(is_none)
                .filter(|told| !other.contains(&told.spot.page) && seen.insert(told.spot.page))
                .collect()
        };
        let (mut a, b) = (only(true, &some), only(false, &none));
        // Elsewhere somebody may have been hurt.
        a.retain(|x| {
            !x.is_tied || b.iter().all(|y| x.around.intersection(&y.around).count() >= ALIKE)
        });
        let are_one = |x: &Told, y: &Told| {
            are_within(FEW_DAYS, &pages[x.spot.page], &pages[y.spot.page])
                && !are_of_two_times(&x.spot, &y.spot, pages)
                && !are_of_two_places(&x.spot, &y.spot, pages)
        };
        if a.is_empty() || b.is_empty() || !a.iter().all(|x| b.iter().all(|y| are_one(x, y))) {
            continue;
        }
        let why = format!("By one side nobody is {harm}, by the other somebody is.");
        let spots = |side: Vec<&Told>| side.into_iter().map(|told| told.spot.clone()).collect();
        found.push(Sides::warning([spots(a), spots(b)], why));
    }
    in_words(found, pages, texts)
}

/// Whether both sentences name something, and nothing that the other names: "the Danish coast had no deaths".
fn are_of_two_places(x: &Spot, y: &Spot, pages: &[Page]) -> bool {
    let names = |spot: &Spot| names_among(pages[spot.page].words_of(spot.sentence));
    let (a, b) = (names(x), names(y));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// What a page tells of those who suffered harm.
fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &HARM) {
        // "THERE nobody was hurt": somewhere that was named before.
        let second = folded.get(1).map_or("", String::as_str);
        let is_there = folded.first().is_some_and(|word| word == "there") && NONE.contains(&second);
        if folded.iter().any(|word| OTHER.contains(&word.as_str()))
            || is_there
            || tells_another(page, number, &folded)
            || page.sentences[number].part == Part::Title
        {
            continue;
        }
        for at in 0..words.len() {
            let Some(harm) = harm_at(&folded, at) else { continue };
            let Some((from, to, is_none)) = number_of(words, &folded, at) else { continue };
            // "No injury was thought CRITICAL": some were hurt.
            let behind = &folded[at + 1..(at + 1 + REACH).min(folded.len())];
            let is_of_grave = behind.iter().any(|word| GRAVE.contains(&word.as_str()));
            // "No one has been hurt SO FAR": later somebody may be.
            let is_so_far = folded.iter().any(|word| matches!(word.as_str(), "far" | "yet"));
            if is_none && (is_of_grave || is_so_far || is_of_years(&folded)) {
                continue;
            }
            let range = words[from].start as usize..words[to].end as usize;
            let says = |word: &&Word| word.says_something();
            let behind = folded.get(at + 1).map_or("", String::as_str);
            found.push(Told {
                harm: harm.name,
                is_none,
                is_tied: is_none && TIED.contains(&behind),
                around: words[at + 1..].iter().filter(says).map(|word| word.root).collect(),
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}

/// How grave a harm may be.
const GRAVE: &[&str] =
    &["critical", "fatal", "grave", "life-threatening", "major", "serious", "severe"];

/// Whether a sentence tells of a time before: "IN the seven YEARS that it ran nobody had been killed".
fn is_of_years(folded: &[String]) -> bool {
    let is_long = |word: &String| matches!(word.as_str(), "years" | "decades");
    folded.iter().any(|word| word == "ever")
        || folded
            .iter()
            .enumerate()
            .filter(|(_, word)| *word == "in")
            .any(|(at, _)| folded[at + 1..].iter().take(YEARS_OFF).any(is_long))
}

/// Within so many words behind "in" its years stand.
const YEARS_OFF: usize = 4;

/// The harm that a word tells.
fn harm_at(folded: &[String], at: usize) -> Option<&'static Harm> {
    let told = folded[at].as_str();
    let before = |steps: usize| at.checked_sub(steps).map_or("", |at| folded[at].as_str());
    // "Taken TO HOSPITAL", "LOST his LIFE".
    let is_taken = || (2..=4).any(|steps| TAKEN.contains(&before(steps)));
    let name = match told {
        "hospital" if is_taken() => "hurt",
        "life" | "lives" if matches!(before(2), "lost" | "lose") => "killed",
        _ => return HARMS.iter().find(|harm| harm.words.contains(&told)),
    };
    HARMS.iter().find(|harm| harm.name == name)
}

/// What is done with those whom a hospital gets.
const TAKEN: &[&str] = &["taken", "treated", "rushed", "brought", "flown", "admitted", "airlifted"];

/// The words that tell how many suffered the harm at a word, first and last, and whether they were none.
fn number_of(words: &[Word], folded: &[String], at: usize) -> Option<(usize, usize, bool)> {
    let parts = |at: &usize| matches!(words[*at].sort, Sort::Light | Sort::Heavy);
    let near = || (at.saturating_sub(REACH)..at).rev().take_while(|before| !parts(before));
    // "NONE of the 83 people on board was hurt".
    if let Some(none) = near().find(|before| NONE.contains(&folded[*before].as_str())) {
        let is_whole = folded[none] != "no" || NO.contains(&folded[none + 1].as_str());
        return is_whole.then_some((none, at, true));
    }
    let is_count = |at: usize| {
        let after = folded.get(at + 1).map_or("", String::as_str);
        numeral(&folded[at]).is_some_and(|count| (1..MOST).contains(&count))
            && !UNITS.contains(&after)
    };
    let denies = |from: usize| folded[from..at].iter().any(|word| DENYING.contains(&word.as_str()));
    if let Some(some) = near().find(|before| is_count(*before)) {
        return (!denies(some)).then_some((some, at, false));
    }
    if let Some(one) = person(words, folded, at) {
        return (!denies(one)).then_some((one, at, false));
    }
    // "Killing three people", "injured two".
    (at + 1 < folded.len() && is_count(at + 1)).then_some((at, at + 1, false))
}

/// Where the words begin that tell of one person, of whom a word tells the harm: "A WOMAN of 61 was hurt".
fn person(words: &[Word], folded: &[String], at: usize) -> Option<usize> {
    // "The worker WHO lost his life".
    let parts = |at: &usize| words[*at].sort == Sort::Heavy && folded[*at] != "who";
    let near = (at.saturating_sub(REACH)..at).rev().take_while(|before| !parts(before));
    let is_person = |at: &usize| PERSONS.binary_search(&folded[*at].as_str()).is_ok();
    let person = near.into_iter().find(is_person)?;
    let article = person.saturating_sub(2)..person;
    article.into_iter().find(|at| matches!(folded[*at].as_str(), "a" | "an" | "the"))
}

/// Words between them and the harm that deny it.
const DENYING: &[&str] = &["almost", "avoided", "escaped", "nearly", "never", "not", "without"];

/// What one person may be called; sorted.
const PERSONS: &[&str] = &[
    "baby",
    "boy",
    "bystander",
    "caretaker",
    "child",
    "climber",
    "cyclist",
    "driver",
    "employee",
    "farmer",
    "firefighter",
    "fisherman",
    "girl",
    "guard",
    "hiker",
    "infant",
    "janitor",
    "labourer",
    "man",
    "miner",
    "motorcyclist",
    "motorist",
    "nurse",
    "officer",
    "passenger",
    "pedestrian",
    "pensioner",
    "pilot",
    "policeman",
    "policewoman",
    "pupil",
    "resident",
    "sailor",
    "soldier",
    "spectator",
    "student",
    "swimmer",
    "teacher",
    "teenager",
    "toddler",
    "tourist",
    "visitor",
    "woman",
    "worker",
];

/// Words behind the harm that tie it to one place or moment.
const TIED: &[&str] = &["when", "in", "by", "as", "during", "at", "on", "while"];
/// A larger number is a year.
const MOST: u32 = 1000;
/// Words behind a number that counts something else.
const UNITS: &[&str] = &[
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "minutes",
    "km",
    "kilometres",
    "miles",
    "metres",
    "pm",
    "am",
    "percent",
    "per",
];
