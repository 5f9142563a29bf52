//! Words that turn the sense of a sentence: opposites, and rivals of which one excludes the other.

use crate::story::page::tables::{MONTHS, WEEKDAYS};

/// Whether two words turn the sense of a sentence, and how.
pub(crate) fn opposed(a: &str, b: &str) -> Option<&'static str> {
    let side = |list: &[&str], word: &str| list.contains(&word);
    for (one, other) in OPPOSED {
        if side(one, a) && side(other, b) || side(other, a) && side(one, b) {
            return Some("which say the opposite");
        }
    }
    for list in RIVALS {
        if a != b && side(list, a) && side(list, b) {
            return Some("of which one excludes the other");
        }
    }
    None
}

/// Whether two words say the same of two opposites; a word that has none is not of a side, not even its own.
pub(crate) fn is_of_one_side(a: &str, b: &str) -> bool {
    OPPOSED
        .iter()
        .flat_map(|(one, other)| [one, other])
        .any(|side| side.contains(&a) && side.contains(&b))
}

/// Words that say the opposite of each other.
const OPPOSED: &[(&[&str], &[&str])] = &[
    (
        &[
            "rise",
            "rises",
            "rose",
            "risen",
            "rising",
            "increase",
            "increased",
            "increases",
            "increasing",
            "grew",
            "grow",
            "grown",
            "grows",
            "growing",
            "growth",
            "up",
            "climbed",
            "gained",
            "gain",
            "gains",
            "jumped",
            "surged",
            "soared",
            "improved",
            "expanded",
            "improvement",
            "expansion",
            "upward",
        ],
        &[
            "fall",
            "falls",
            "fell",
            "fallen",
            "falling",
            "decrease",
            "decreased",
            "decreases",
            "decreasing",
            "shrank",
            "shrink",
            "decline",
            "declined",
            "declines",
            "declining",
            "down",
            "dropped",
            "drop",
            "lost",
            "loss",
            "losses",
            "plunged",
            "slumped",
            "tumbled",
            "worsened",
            "contracted",
            "reduction",
            "reduced",
            "deterioration",
            "contraction",
            "downward",
        ],
    ),
    (
        &[
            "above",
            "over",
            "exceeded",
            "exceed",
            "exceeding",
            "more",
            "higher",
            "greater",
            "beat",
            "surpassed",
            "topped",
        ],
        &["below", "under", "missed", "less", "lower", "fewer", "smaller"],
    ),
    (&["profit", "profits", "earnings"], &["loss", "losses"]),
    (
        &["including", "includes", "included", "with"],
        &["excluding", "excludes", "excluded", "without"],
    ),
    (&["before"], &["after"]),
    (
        &["accepted", "approved", "agreed", "allowed", "passed"],
        &["rejected", "refused", "denied", "blocked", "declined"],
    ),
    (&["acquitted"], &["convicted"]),
    (&["passed"], &["failed"]),
    (&["won", "win", "wins", "victory"], &["lost", "lose", "loses", "defeat"]),
    (&["first"], &["last"]),
    (
        &["maximum", "highest", "most", "best", "strongest"],
        &["minimum", "lowest", "least", "worst", "weakest"],
    ),
    (
        &["positive", "positively", "strong", "stronger"],
        &["negative", "negatively", "weak", "weaker"],
    ),
    (&["all", "every"], &["none", "no"]),
    (&["always"], &["never"]),
    (&["buy", "buys", "bought", "buying"], &["sell", "sells", "sold", "selling"]),
    (&["guilty"], &["innocent"]),
    (&["alive", "survived"], &["dead", "died", "killed"]),
    (&["open", "opened", "opens"], &["closed", "close", "closes", "shut"]),
    (&["north", "northern"], &["south", "southern"]),
    (&["east", "eastern"], &["west", "western"]),
    (&["male", "man", "men", "his", "he"], &["female", "woman", "women", "her", "she"]),
    (&["domestic"], &["foreign", "international"]),
    (&["majority"], &["minority"]),
    (&["arrive", "arrived", "arrives"], &["depart", "departed", "departs", "left"]),
    (&["permanent", "permanently"], &["temporary", "temporarily"]),
    (&["short", "shorter"], &["long", "longer"]),
    (&["full"], &["partial", "partially"]),
    (
        &["approximately", "about", "roughly", "around", "nearly", "almost"],
        &["exactly", "precisely"],
    ),
];

/// Words of which a sentence can hold but one in its place.
const RIVALS: &[&[&str]] = &[
    &["q1", "q2", "q3", "q4"],
    &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ],
    MONTHS,
    WEEKDAYS,
    &[
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "decade",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "annual",
        "annually",
        "yearly",
    ],
    &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ],
    &["million", "billion", "trillion", "thousand"],
    &["spring", "summer", "autumn", "winter"],
    &["single", "double", "triple", "mid-single", "mid-double"],
    &["doubled", "tripled", "quadrupled", "halved"],
    &["tens", "hundreds", "thousands", "millions", "billions"],
];
