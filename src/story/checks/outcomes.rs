//! How something came out: approved in one article, turned down in another; called off, and going ahead.
//!
//! What came out has to be the same by the words around it, the articles have to be of few days, and neither may tell
//! the other outcome of anything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::apart::{are_of_two_times, are_within};
use crate::story::page::near::{self, Near};
use crate::story::page::spot::{Sides, Spot, in_words, longest_name};
use crate::story::page::word::{Root, Sort, Word, forms};

/// Two outcomes that exclude each other.
struct Outcomes {
    /// What each is called in a finding.
    names: [&'static str; 2],
    /// The words that tell each, side by side.
    words: [&'static str; 2],
    /// Whether it is told of whoever is named right before: a treaty is signed by one land and not by another.
    is_of_subject: bool,
}

/// The outcomes of decisions and plans.
const OUTCOMES: &[Outcomes] = &[
    Outcomes {
        names: ["approved", "turned down"],
        words: [
            "approved, approves, cleared, backed, granted, waved through, green light, green-lighted, allowed, \
             authorised, authorized, gave permission, gives permission, recommended, accepted, upheld, signed a bill, \
             signed the bill, signed into law",
            "rejected, rejects, refused, refuses, turned down, blocked, blocks, denied, vetoed, vetoes, veto, threw out, \
             thrown out, voted down, dismissed, declined",
        ],
        is_of_subject: false,
    },
    Outcomes {
        names: ["going ahead", "called off"],
        words: [
            "go ahead, goes ahead, went ahead, going ahead, press ahead, take place, takes place, took place, on \
             track, on schedule",
            "called off, calls off, cancelled, canceled, scrapped, abandoned, shelved, axed, pulled the plug, \
             scuppered",
        ],
        is_of_subject: false,
    },
    Outcomes {
        names: ["over", "going on"],
        words: [
            "is over, was over, are over, has ended, have ended, came to an end, back to work, \
             back at work",
            "goes on, go on, no end is in sight, no end in sight, still on strike, carries on, enters its, entered its, \
             drags on",
        ],
        is_of_subject: false,
    },
    Outcomes {
        names: ["signed", "not signed"],
        words: [
            "signed, has signed, have signed, put its name to, signed up to",
            "refused to sign, refuses to sign, did not sign, has not signed, have not signed, declined to sign, would \
             not sign, will not sign",
        ],
        is_of_subject: true,
    },
    Outcomes {
        names: ["early", "late"],
        words: [
            "ahead of schedule, ahead of time, earlier than planned, sooner than planned, ahead of plan",
            "behind schedule, behind plan, later than planned, later than expected, overran",
        ],
        is_of_subject: false,
    },
    Outcomes {
        names: ["paid back", "still owed"],
        words: [
            "has been repaid, have been repaid, was repaid, were repaid, been paid back, was paid back",
            "still outstanding, are outstanding, is outstanding, remains unpaid, still owed, still owes, not been repaid",
        ],
        is_of_subject: false,
    },
    Outcomes {
        names: ["encrypted", "in plain text"],
        words: [
            "encrypted, was encrypted, were encrypted, hashed",
            "plain text, clear text, unencrypted, not encrypted, without encryption",
        ],
        is_of_subject: false,
    },
    Outcomes {
        names: ["set free", "kept in custody"],
        words: [
            "released on bail, was released, were released, walked free, set free, freed on bail, granted bail, \
             out on bail",
            "remains in custody, remain in custody, remanded in custody, kept in custody, stays in custody, refused bail, \
             denied bail, remains in jail, stays behind bars, remains behind bars, held without bail",
        ],
        is_of_subject: true,
    },
    Outcomes {
        names: ["open", "closed"],
        words: [
            "is open, was open, has reopened, reopened, remains open, stays open, open to, has opened",
            "is closed, was closed, stays shut, remains closed, stays closed, remains shut, is shut, was shut, closed to",
        ],
        is_of_subject: false,
    },
];

/// A telling of an outcome.
#[derive(Debug)]
struct Told {
    /// Which of the two.
    side: usize,
    spot: Spot,
    /// The name right before it, of which it is told.
    subject: Option<Root>,
    /// The words behind it, which may say what was signed.
    object: BTreeSet<Root>,
    /// What stands around it.
    near: Near,
}

/// The longest word of each telling: the short ones stand in every sentence.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let all = OUTCOMES.iter().flat_map(|one| one.words.iter());
    forms(
        all.flat_map(|words| words.split(", "))
            .filter_map(|words| words.split(' ').max_by_key(|word| word.len())),
    )
});

/// The outcomes that exclude each other. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let mut found = Vec::new();
    let all = pages.iter().zip(texts).enumerate();
    let mut by_outcomes: BTreeMap<usize, Vec<Told>> = BTreeMap::new();
    for (of, one) in all.flat_map(|(index, (page, text))| told(index, page, text)) {
        by_outcomes.entry(of).or_default().push(one);
    }
    for (of, told) in by_outcomes {
        let outcomes = &OUTCOMES[of];
        let mut sides_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for one in &told {
            sides_of.entry(one.spot.page).or_default().insert(one.side);
        }
        let tells_one = |one: &&Told| match outcomes.is_of_subject {
            true => {
                one.subject.is_some()
                    && !told.iter().any(|other| {
                        other.side != one.side
                            && other.spot.page == one.spot.page
                            && other.subject == one.subject
                    })
            }
            false => sides_of[&one.spot.page].len() == 1,
        };
        let (first, second): (Vec<&Told>, Vec<&Told>) =
            told.iter().filter(tells_one).partition(|one| one.side == 0);
        let pair = first.iter().find_map(|x| {
            second
                .iter()
                .find(|y| match outcomes.is_of_subject {
                    true => {
                        x.subject == y.subject
                            && are_soon(x, y, pages)
                            && !are_of_two_times(&x.spot, &y.spot, pages)
                            && (x.object.is_empty()
                                || y.object.is_empty()
                                || !x.object.is_disjoint(&y.object))
                    }
                    false => are_one(x, y, pages, rarity),
                })
                .map(|y| (x, y))
        });
        if let Some((x, y)) = pair {
            let [a, b] = outcomes.names;
            let why = format!("By one side it is {a}, by the other {b}.");
            let shared = x.near.shared_names(&y.near);
            let about = longest_name(&x.spot, &shared, pages, texts);
            let sides = [vec![x.spot.clone()], vec![y.spot.clone()]];
            found.push(Sides { about, ..Sides::warning(sides, why) });
        }
    }
    in_words(found, pages, texts)
}

/// Whether two tellings are of one thing, in articles of few days.
fn are_one(x: &Told, y: &Told, pages: &[Page], rarity: &Rarity) -> bool {
    let names = x.near.names.intersection(&y.near.names).count();
    let shared = x.near.words.intersection(&y.near.words);
    let words = shared.filter(|root| !rarity.is_everywhere(**root)).count();
    are_soon(x, y, pages) && names > 0 && names + words >= ALIKE
}

/// Whether two tellings are of two articles of few days.
fn are_soon(x: &Told, y: &Told, pages: &[Page]) -> bool {
    let (p, q) = (&pages[x.spot.page], &pages[y.spot.page]);
    x.spot.page != y.spot.page && are_within(FEW_DAYS, p, q)
}

/// Between articles of so few days nothing is decided anew untold.
const FEW_DAYS: i64 = 7;
/// So many names and words have to be the same around both, a name among them,
const ALIKE: usize = 3;
/// within so many words.
const AROUND: usize = 10;
/// So many words behind an outcome may say of what it is.
const OBJECT: usize = 5;
/// So many words before an outcome
const LEAD: usize = 3;
/// may make it undone, or leave it open.
const NOT: &[&str] = &[
    "not", "never", "no", "would", "could", "may", "might", "if", "whether", "should", "to",
    "until", "unless", "almost", "nearly", "must", "can",
];

/// The tellings of a page, each with which of the outcomes it is of.
fn told(index: usize, page: &Page, text: &str) -> Vec<(usize, Told)> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        for at in 0..words.len() {
            let Some(told) = telling(&folded, at) else { continue };
            let lead = &folded[at.saturating_sub(LEAD)..at];
            if lead.iter().any(|word| NOT.contains(&word.as_str())) {
                continue;
            }
            let own = at..at + told.words.len();
            let range = words[at].start as usize..words[own.end - 1].end as usize;
            let one = Told {
                side: told.side,
                spot: Spot { page: index, sentence: number, range },
                object: words[near::from(words, own.end, OBJECT)]
                    .iter()
                    .filter(|word| matches!(word.sort, Sort::Content | Sort::Name))
                    .map(|word| word.root)
                    .collect(),
                subject: at.checked_sub(1).and_then(|before| capital(&words[before])),
                near: Near::around(page, words, &[&own], AROUND),
            };
            found.push((told.of, one));
        }
    }
    found
}

/// The root of a word with a capital.
fn capital(word: &Word) -> Option<Root> {
    matches!(word.sort, Sort::Name | Sort::First).then_some(word.root)
}

/// Words that tell an outcome.
struct Telling {
    words: Vec<&'static str>,
    /// Which of the outcomes it is of,
    of: usize,
    /// and which of the two.
    side: usize,
}

/// The tellings by their first word.
static BY_FIRST: LazyLock<BTreeMap<&str, Vec<Telling>>> = LazyLock::new(|| {
    let mut tellings: BTreeMap<&str, Vec<Telling>> = BTreeMap::new();
    for (of, outcomes) in OUTCOMES.iter().enumerate() {
        for (side, all) in outcomes.words.iter().enumerate() {
            for telling in all.split(", ") {
                let words: Vec<&str> = telling.split(' ').collect();
                tellings.entry(words[0]).or_default().push(Telling { words, of, side });
            }
        }
    }
    tellings
});

/// The longest telling of an outcome that begins at a word.
fn telling(folded: &[String], at: usize) -> Option<&'static Telling> {
    let stands = |telling: &&Telling| {
        let own = folded.get(at..at + telling.words.len());
        own.is_some_and(|own| own.iter().zip(&telling.words).all(|(own, word)| own == word))
    };
    let told = BY_FIRST.get(folded[at].as_str())?.iter().filter(stands);
    told.max_by_key(|telling| telling.words.len())
}
