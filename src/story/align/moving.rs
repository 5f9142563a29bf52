//! Counts that move: tolls, arrests, houses burnt. What is newer differs from what is older, and contradicts nothing.

use std::sync::LazyLock;

use crate::read::MentionKind;
use crate::story::page::Node;
use crate::story::page::word::{Root, root_of};

/// Whether a figure is of the sort that grows by the hour: a toll, arrests, houses burnt, money raised so far.
pub(crate) fn moves(node: &Node) -> bool {
    let is_moving = |root: &Root| MOVING.binary_search(root).is_ok();
    // "The death toll of the flood in the valley is 5" has no other word for what is counted.
    let near = if node.nouns.is_empty() && node.heads.is_empty() { NEAR_BARE } else { NEAR };
    node.kind == MentionKind::Number
        && (node.nouns.iter().chain(&node.heads).any(is_moving)
            || node.context.iter().any(|(root, weight)| *weight >= near && is_moving(root)))
}

/// How much a word weighs at least that tells what a figure counts, in thousandths,
const NEAR: u32 = 700;
/// and where no noun does.
const NEAR_BARE: u32 = 1;

/// Words for what is counted while it grows.
static MOVING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let words = [
        "killed",
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
