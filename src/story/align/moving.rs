//! Figures that move: tolls and arrests by the hour, prices and standings by the day, sales and populations by the month.
//! What is newer differs from what is older, and contradicts nothing.

use std::sync::LazyLock;

use crate::read::MentionKind;
use crate::story::page::Node;
use crate::story::page::word::{Root, root_of};

/// Whether a figure is of the sort that grows by the hour: a toll, arrests, houses burnt, money raised so far.
pub(crate) fn moves(node: &Node) -> bool {
    let is_moving = |root: &Root| MOVING.binary_search(root).is_ok();
    // "The death toll of the flood in the valley is 5" has no other word for what is counted.
    let near = if node.counts_nothing() { NEAR_BARE } else { NEAR };
    let is_share_so_far = node.kind == MentionKind::Percent && node.is_so_far;
    is_share_so_far
        || node.kind == MentionKind::Number
            && (node.is_so_far
                || node.nouns.iter().chain(&node.heads).any(is_moving)
                || node.context.iter().any(|(root, weight)| *weight >= near && is_moving(root)))
}

/// Whether a figure is of the sort that is another one after some weeks: what is measured or counted again and again,
/// not what something once was or came to.
pub(crate) fn changes(node: &Node) -> bool {
    let is_changing = |root: &Root| CHANGING.binary_search(root).is_ok();
    node.kind != MentionKind::Date
        && (node.nouns.iter().chain(&node.heads).any(is_changing)
            || node.context.iter().any(|(root, weight)| *weight >= NEAR && is_changing(root)))
}

/// How much a word weighs at least that tells what a figure counts, in thousandths,
const NEAR: u32 = 820;
/// and where no noun does.
const NEAR_BARE: u32 = 1;

/// Words for what is counted while it grows.
static MOVING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let words = [
        "killed",
        "died",
        "perished",
        "drowned",
        "injured",
        "toll",
        "missing",
        "miss",
        "dead",
        "casualty",
        "victim",
        "survivor",
        "arrested",
        "evacuated",
        "homeless",
        "displaced",
        "fled",
        "flee",
        "refuge",
        "refugee",
        "rescued",
        "infected",
        "ill",
        "sick",
        "sickened",
        "hospital",
        "case",
        "damaged",
        "destroyed",
        "burnt",
        "burned",
        "firefighter",
        "rescuer",
        "stranded",
        "waiting",
        "queue",
    ];
    let mut roots: Vec<Root> = words.into_iter().map(root_of).collect();
    roots.sort_unstable();
    roots
});

/// Words for what is measured or counted again and again, and is another figure each time.
static CHANGING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let words = [
        // Of firms, by the quarter or by the day.
        "revenue",
        "sales",
        "turnover",
        "profit",
        "loss",
        "earnings",
        "income",
        "margin",
        "cash",
        "debt",
        "deposits",
        "assets",
        "backlog",
        "deliveries",
        "shipments",
        "output",
        "production",
        "capacity",
        "share",
        "stock",
        "capitalisation",
        "capitalization",
        "valuation",
        "worth",
        "fortune",
        // Of the economy.
        "price",
        "cost",
        "rate",
        "inflation",
        "unemployment",
        "growth",
        "exports",
        "imports",
        "budget",
        "deficit",
        "yield",
        "wage",
        // Of people who come and go.
        "user",
        "subscriber",
        "customer",
        "member",
        "follower",
        "visitor",
        "employee",
        "staff",
        "worker",
        "workforce",
        "headcount",
        "population",
        "patient",
        "inmate",
        "student",
        "pupil",
        // Of sport and votes.
        "point",
        "goal",
        "game",
        "match",
        "win",
        "cap",
        "appearance",
        "lead",
        "seat",
        "poll",
        "support",
        "approval",
        // Of nature.
        "level",
        "temperature",
        "reservoir",
        "acre",
        "hectare",
        "contained",
    ];
    let mut roots: Vec<Root> = words.into_iter().map(root_of).collect();
    roots.sort_unstable();
    roots
});
