//! "Pounds" without a word for which: sterling where money is paid, a weight elsewhere.

use super::guard::is_any;
use super::number::{Figure, Form};
use super::{Reader, clause};
use crate::read::token::Kind;
use crate::value::Number;

/// How far back to look: no further than is always cut.
const BACK: usize = 7;

/// What is done with money, and what it is for.
pub(super) const OF_MONEY: &[&str] = &[
    "fined",
    "fine",
    "fines",
    "paid",
    "pay",
    "pays",
    "paying",
    "payment",
    "cost",
    "costs",
    "costing",
    "price",
    "priced",
    "prices",
    "sold",
    "sell",
    "sells",
    "bought",
    "buy",
    "buys",
    "worth",
    "valued",
    "raised",
    "raise",
    "raises",
    "raising",
    "earned",
    "earns",
    "earn",
    "earning",
    "salary",
    "salaries",
    "wage",
    "wages",
    "bill",
    "bills",
    "prize",
    "donated",
    "donates",
    "donation",
    "donations",
    "spent",
    "spend",
    "spends",
    "spending",
    "charged",
    "charges",
    "charge",
    "charging",
    "compensation",
    "damages",
    "fee",
    "fees",
    "budget",
    "debt",
    "debts",
    "stole",
    "stolen",
    "owed",
    "owes",
    "owe",
    "invested",
    "invest",
    "loan",
    "loans",
    "lent",
    "borrowed",
    "grant",
    "grants",
    "bid",
    "auction",
    "auctioned",
    "fetched",
    "refund",
    "refunded",
    "invoice",
    "tax",
    "taxes",
    "rent",
    "rents",
    "ransom",
    "bribe",
    "bribes",
    "savings",
    "pension",
    "bonus",
    "awarded",
    "funding",
    "fund",
    "funds",
    "sterling",
    "ticket",
    "tickets",
    "reward",
    "turnover",
    "profit",
    "profits",
    "revenue",
    "revenues",
    "income",
    "overdraft",
    "mortgage",
    "deposit",
];

/// What weighs.
const OF_WEIGHT: &[&str] = &[
    "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier", "lighter", "lift",
    "lifts", "lifted", "bench", "deadlift", "thrust", "payload", "per", "catch", "caught",
    "gained", "gain", "shed",
];

/// Whether pounds are money here. `at`: the word; `next`: the token behind it.
pub(super) fn is_sterling(at: usize, next: usize, figure: &Figure, r: &Reader<'_>) -> bool {
    // "lb" is a weight always.
    if r.text_at(at).len() <= 3 {
        return false;
    }
    // Sums in millions are money, whatever is spoken of.
    if r.money || figure.scale >= Number::from(1_000_000) {
        return true;
    }
    // "500 pounds of cocaine worth $2m", "a 200-pound bomb", "pounds per square inch".
    if !r.prose || r.is_hyphen(at - 1) || is_any(next, &["of", "per", "heavier", "lighter"], r) {
        return false;
    }
    let words = clause::before(at, BACK, r).filter(|&at| r.kind(at) == Some(Kind::Word));
    let before: Vec<usize> = words.collect();
    if before.iter().any(|&at| is_any(at, OF_WEIGHT, r)) {
        return false;
    }
    before.iter().any(|&at| is_any(at, OF_MONEY, r)) || figure.form == Form::Vague
}
