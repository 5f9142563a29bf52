//! What is below nought in a table and a loss in a sentence: "-22" and "a loss of $22 million" say one thing.

use std::sync::LazyLock;

use crate::story::page::Node;
use crate::story::page::word::{Root, root_of};
use crate::value::Number;

/// Whether one value is below nought and the other tells as much as a loss.
pub(super) fn tell_one_loss(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (ends(x), ends(y)) else { return false };
    let is_one = |below: (Number, Number), other: (Number, Number), teller: &Node| {
        let (low, high) = (below.1.negated(), below.0.negated());
        below.1.is_negative()
            && !other.0.is_negative()
            && low <= other.1
            && other.0 <= high
            && teller.context.iter().any(|(root, _)| LOSSES.contains(root))
    };
    is_one(p, q, y) || is_one(q, p, x)
}

/// The lowest and the highest that a value can be.
fn ends(node: &Node) -> Option<(Number, Number)> {
    let possible = node.value.quantity()?.figure.possible;
    possible.low().point().zip(possible.high().point())
}

/// Words for what is below nought.
static LOSSES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    ["loss", "lost", "deficit", "shortfall", "outflow", "fell", "decline"].map(root_of).to_vec()
});
