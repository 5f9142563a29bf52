//! The "m" that is joined to digits: a metre or a million, by what is spoken of around it.

use super::guard::is_any;
use super::{Reader, clause};
use crate::read::token::Kind;

/// How far back and ahead to look: no further than is always cut.
const BACK: usize = 9;
const AHEAD: usize = 6;

/// What stands behind a length and is no thing that is counted: how it is meant, or a race.
const OF_LENGTHS: &[&str] = &[
    "long",
    "high",
    "wide",
    "deep",
    "tall",
    "thick",
    "away",
    "apart",
    "across",
    "hurdles",
    "hurdle",
    "hurdler",
    "hurdlers",
    "race",
    "races",
    "sprint",
    "sprints",
    "sprinter",
    "sprinters",
    "relay",
    "relays",
    "heat",
    "heats",
    "final",
    "finals",
    "semi",
    "swim",
    "swims",
    "dash",
    "steeplechase",
    "freestyle",
    "breaststroke",
    "butterfly",
    "backstroke",
    "medley",
    "run",
    "runs",
    "runner",
    "runners",
    "champion",
    "champions",
    "title",
    "titles",
    "gold",
    "silver",
    "bronze",
    "waves",
    "swells",
    "cliffs",
    "putts",
    "intervals",
];

/// What is told in millions: people and sums. Plain plurals behind the figure are known without this list.
const OF_MILLIONS: &[&str] = &[
    "population",
    "populations",
    "audience",
    "audiences",
    "viewers",
    "viewership",
    "viewing",
    "ratings",
    "readers",
    "readership",
    "listeners",
    "users",
    "subscribers",
    "subscriptions",
    "followers",
    "members",
    "membership",
    "customers",
    "visitors",
    "passengers",
    "tourists",
    "turnout",
    "voters",
    "votes",
    "electorate",
    "workforce",
    "unemployment",
    "copies",
    "downloads",
    "views",
    "clicks",
    "streams",
    "sales",
    "revenue",
    "revenues",
    "turnover",
    "income",
    "earnings",
    "takings",
    "receipts",
    "profit",
    "profits",
    "loss",
    "losses",
    "cost",
    "costs",
    "budget",
    "deficit",
    "surplus",
    "debt",
    "debts",
    "spending",
    "investment",
    "funding",
    "fine",
    "fines",
    "damages",
    "compensation",
    "fee",
    "fees",
    "salary",
    "salaries",
    "wages",
    "bonus",
    "dividend",
    "valuation",
    "valued",
    "worth",
    "assets",
    "donations",
    "grant",
    "grants",
    "loan",
    "loans",
    "jackpot",
    "exports",
    "imports",
    "shipments",
    "deliveries",
];

/// Words of lengths, heights and places: beside one of them nobody means a million.
const OF_PLACES: &[&str] = &[
    "metre",
    "metres",
    "meter",
    "meters",
    "high",
    "height",
    "heights",
    "tall",
    "long",
    "length",
    "wide",
    "width",
    "deep",
    "depth",
    "depths",
    "distance",
    "altitude",
    "elevation",
    "underwater",
    "sea",
    "river",
    "rivers",
    "tide",
    "tides",
    "water",
    "waters",
    "snow",
    "wave",
    "waves",
    "wall",
    "tower",
    "bridge",
    "tunnel",
    "vault",
    "throw",
    "threw",
    "thrown",
    "swam",
    "swim",
    "race",
    "sprint",
    "relay",
    "hurdles",
    "freestyle",
    "javelin",
    "discus",
    "hammer",
    "dived",
];

/// Whether the word behind the letter says that it is a length: "400m hurdles", "50m high waves".
pub(super) fn is_length(next: usize, r: &Reader<'_>) -> bool {
    r.joined(next) && is_any(next, OF_LENGTHS, r)
}

/// Whether a bare figure, its letter before `next`, is so many million: "the population rose to 2.3m".
pub(super) fn is_million(next: usize, r: &Reader<'_>) -> bool {
    let Some(letter) = next.checked_sub(1) else { return false };
    let before = clause::before(letter, BACK, r);
    let is_place = |at: usize| r.kind(at) == Some(Kind::Word) && is_any(at, OF_PLACES, r);
    let is_sum = |at: usize| r.kind(at) == Some(Kind::Word) && is_any(at, OF_MILLIONS, r);
    if before.clone().chain(clause::behind(next, AHEAD, r)).any(is_place) {
        return false;
    }
    before.into_iter().any(is_sum)
}

/// The token after "and 5m" or "-5m", where another figure with the same letter follows.
pub(super) fn second(next: usize, r: &Reader<'_>) -> Option<usize> {
    let joins = is_any(next, &["and", "to", "or"], r) || matches!(r.sign(next), '-' | '–');
    let mut at = next + 1;
    if !joins || r.kind(at) != Some(Kind::Digits) {
        return None;
    }
    at += 1;
    if r.sign(at) == '.' && r.glued(at) && r.kind(at + 1) == Some(Kind::Digits) {
        at += 2;
    }
    (r.glued(at) && r.text_at(at) == "m").then_some(at + 1)
}
