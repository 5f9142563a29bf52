//! Causes: one thing that came of the wind in one article, and of a leaking valve in another.
//!
//! Why something happened is told by a few set phrases, and most causes of the news are of a few kinds. Two articles that
//! give one thing causes of two kinds contradict each other, where neither gives both.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::apart::{are_of_two_times, are_within, tells_another};
use crate::story::page::near;
use crate::story::page::spot::{Sides, Spot, in_words, of_all};
use crate::story::page::word::{Root, Sort, Word, forms};

/// The kinds of causes, with the words that tell them.
const KINDS: &[(&str, &str)] = &[
    (
        "the weather",
        "wind winds storm storms thunderstorm thunderstorms lightning fog rain rains rainfall snow ice icing frost weather \
         gale gales gust gusts hail heat heatwave blizzard",
    ),
    (
        "the ground",
        "landslide landslip rockfall rockslide mudslide avalanche subsidence earthquake tremor sinkhole",
    ),
    ("software", "software bug glitch update certificate configuration code programming"),
    (
        "electricity",
        "electrical electric electricity wiring circuit battery batteries charger voltage power blackout transformer substation",
    ),
    (
        "a part that failed",
        "valve valves brake brakes engine weld welds axle bolt bolts bearing pump gear gearbox corrosion rust tyre seal \
         sensor spring hinge wheel",
    ),
    ("fire set on purpose", "arson arsonist arsonists petrol deliberately"),
    ("carelessness with fire", "cigarette cigarettes candle candles cooking barbecue fireworks"),
    ("speed", "speed speeding fast"),
    ("human error", "error mistake oversight negligence carelessness misjudged distracted"),
    (
        "an attack",
        "hackers hacker ransomware cyberattack malware sabotage phishing bomb explosives",
    ),
    ("health", "illness ill health doctors injury sick flu infection stroke heart cancer"),
    ("a quarrel", "quarrel dispute row disagreement feud rift differences"),
    ("a strike", "strike strikes walkout"),
    ("money", "debt debts costs prices funding losses rent"),
    ("drink or drugs", "drunk alcohol drink drugs"),
    ("gas", "gas propane methane butane"),
    (
        "the way it was built",
        "foundations foundation concrete beam beams girder girders design construction overload overloading overloaded load \
         scaffolding",
    ),
    ("the track", "track rail rails points signal signals signalling"),
    ("an animal", "bird birds deer dog dogs cow cows rat rats squirrel fox"),
    ("a cable that was cut", "excavator digger cable cables"),
    ("a lack of staff", "staff shortage shortages staffing understaffed"),
    ("upkeep", "maintenance upkeep neglect"),
    ("a protest", "protest protests protesters demonstration demonstrators blockade"),
    ("what was asked for it", "demand competition competitors rivals"),
    ("the regulators", "regulator regulators regulation regulations antitrust"),
    ("the exchange rate", "currency currencies exchange dollar yen franc"),
    ("taxes", "tax taxes tariff tariffs duties"),
];

/// Words right before a cause.
const BEHIND: &[&[&str]] = &[
    &["because", "of"],
    &["due", "to"],
    &["owing", "to"],
    &["on", "account", "of"],
    &["caused", "by"],
    &["blamed", "on"],
    &["result", "of"],
    &["attributed", "to"],
    &["put", "down", "to"],
    &["triggered", "by"],
    &["sparked", "by"],
    &["set", "off", "by"],
    &["started", "by"],
    &["cause", "was"],
    &["cause", "is"],
    &["reason", "was"],
    &["reason", "is"],
    &["because"],
    &["blamed"],
    &["blames"],
    &["blaming"],
    &["traced", "to"],
];
/// Words right behind a cause.
const BEFORE: &[&[&str]] = &[
    &["caused"],
    &["triggered"],
    &["sparked"],
    &["set", "off"],
    &["led", "to"],
    &["was", "to", "blame"],
    &["were", "to", "blame"],
    &["was", "the", "cause"],
];
/// What comes of causes, by sorts.
const CAME: &[&[&str]] = &[
    &["cancelled", "canceled", "off", "postponed", "scrubbed", "abandoned", "grounded"],
    &["delayed", "delays", "late", "waited"],
    &["derailed", "crashed", "collided", "capsized", "sank", "overturned", "aground"],
    &["collapsed", "fell"],
    &["fire", "blaze", "burned", "burnt"],
    &["outage", "blackout", "failed", "offline"],
    &["died", "death", "killed"],
    &["resigned", "resigns", "quit", "quits", "leaves", "left", "steps", "stepped", "resignation"],
    &["recall", "recalled", "recalls", "recalling"],
    &["insolvent", "insolvency", "bankrupt", "bankruptcy"],
    &["closed", "closes", "closing", "shut"],
    &["hospital"],
];

/// Words that leave a cause open, or deny it.
const OPEN: &[&str] = &[
    "not",
    "may",
    "might",
    "can",
    "could",
    "possibly",
    "perhaps",
    "probably",
    "likely",
    "suspected",
    "suspect",
    "suspects",
    "believed",
    "believe",
    "whether",
    "ruled",
    "rule",
    "if",
    "thought",
    "alleged",
    "allegedly",
    "claims",
    "rumours",
    "would",
    "initially",
];

/// Words that take it back wherever they stand: "they SUPPOSED the wind had caused it, but that WASN'T so".
const DENIED: &[&str] = &[
    "supposed",
    "assumed",
    "presumed",
    "wrongly",
    "falsely",
    "mistakenly",
    "wasn't",
    "weren't",
    "isn't",
    "untrue",
    "theory",
    "theories",
    "speculation",
    "speculated",
];

/// The words without one of which a sentence tells no cause.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let longest = |words: &&[&'static str]| words.iter().max_by_key(|word| word.len()).copied();
    forms(BEHIND.iter().chain(BEFORE).filter_map(longest))
});

/// How many words a cause has at most,
const LONG: usize = 8;
/// and how far from it stands what came of it.
const AROUND: usize = 10;
/// How many words before that which tells its kind are shown.
const BESIDE: usize = 3;
/// Between articles of so few days no new cause is found untold.
const FEW_DAYS: i64 = 3;

/// A cause, as a sentence tells it.
#[derive(Debug)]
struct Told {
    kinds: BTreeSet<usize>,
    /// Which sort of thing came of it, if its sentence says.
    came: Option<usize>,
    /// What stands around it: what came of it.
    effect: BTreeSet<Root>,
    spot: Spot,
}

/// The causes of two kinds that two articles give one thing. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let all: Vec<Told> = of_all(pages, texts, told);
    let knows = |page: usize, kinds: &BTreeSet<usize>| {
        all.iter().any(|told| told.spot.page == page && !told.kinds.is_disjoint(kinds))
    };
    // An article that gives causes of several kinds tells of several things.
    let is_only = |one: &Told| {
        let mut own = all.iter().filter(|told| told.spot.page == one.spot.page);
        own.all(|told| told.kinds == one.kinds)
    };
    let share_effect = |x: &Told, y: &Told| {
        x.effect.intersection(&y.effect).any(|root| !rarity.is_everywhere(*root))
    };
    let is_one = |x: &Told, y: &Told| {
        x.spot.page != y.spot.page
            && x.kinds != y.kinds
            && (x.came.is_some() && x.came == y.came || share_effect(x, y))
            && x.came.zip(y.came).is_none_or(|(a, b)| a == b)
            && !are_of_two_times(&x.spot, &y.spot, pages)
            && are_within(FEW_DAYS, &pages[x.spot.page], &pages[y.spot.page])
            && !knows(x.spot.page, &y.kinds)
            && !knows(y.spot.page, &x.kinds)
            && (is_only(x) && is_only(y) || share_effect(x, y))
    };
    let mut found = Vec::new();
    'all: for (at, x) in all.iter().enumerate() {
        for y in &all[at + 1..] {
            if is_one(x, y) {
                let name = |told: &Told| KINDS[told.kinds.first().copied().unwrap_or_default()].0;
                let why =
                    format!("One side gives {} as the cause, the other {}.", name(x), name(y));
                found.push(Sides::warning([vec![x.spot.clone()], vec![y.spot.clone()]], why));
                break 'all;
            }
        }
    }
    in_words(found, pages, texts)
}

/// The causes that a page gives for sure.
fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        let is_denied = folded.iter().any(|word| DENIED.contains(&word.as_str()));
        if is_denied || tells_another(page, number, &folded) {
            continue;
        }
        let came =
            CAME.iter().position(|came| folded.iter().any(|word| came.contains(&word.as_str())));
        for at in 0..words.len() {
            let stands = |phrase: &&&[&str]| {
                phrase
                    .iter()
                    .zip(at..)
                    .all(|(own, at)| folded.get(at).is_some_and(|word| word == own))
            };
            let cause = if let Some(phrase) = BEHIND.iter().find(stands) {
                near::from(words, at + phrase.len(), LONG)
            } else if BEFORE.iter().any(|phrase| stands(&phrase)) {
                near::before(words, at, LONG)
            } else {
                continue;
            };
            let lead = at.saturating_sub(5)..(cause.end.max(at)).min(words.len());
            if folded[lead].iter().any(|word| OPEN.contains(&word.as_str())) {
                continue;
            }
            let kinds: BTreeSet<usize> = cause.clone().filter_map(|at| kind(&folded[at])).collect();
            if kinds.len() != 1 {
                continue;
            }
            let from = cause.start.min(at).saturating_sub(AROUND);
            let to = (cause.end.max(at) + AROUND).min(words.len());
            let says = |word: &&Word| matches!(word.sort, Sort::Content | Sort::Name | Sort::First);
            let effect: BTreeSet<Root> = words[from..cause.start]
                .iter()
                .chain(&words[cause.end..to])
                .filter(says)
                .map(|word| word.root)
                .collect();
            // "The minister said that high PRICES were to blame": the words right before are enough.
            let first =
                cause.clone().find(|at| kind(&folded[*at]).is_some()).unwrap_or(cause.start);
            let first = first.saturating_sub(BESIDE).max(cause.start);
            let range = words[first].start as usize..words[cause.end - 1].end as usize;
            found.push(Told {
                kinds,
                came,
                effect,
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}

/// The kind of causes that a word tells.
fn kind(folded: &str) -> Option<usize> {
    KINDS.iter().position(|(_, words)| words.split_ascii_whitespace().any(|word| word == folded))
}
