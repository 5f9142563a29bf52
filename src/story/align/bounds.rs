//! One figure as the most and as the least: "up to 12,000", "more than 12,000".

use std::sync::LazyLock;

use super::pair::{At, Pair};
use super::subjects::share_a_name;
use crate::story::page::word::{Root, forms, has_form};
use crate::story::page::{Node, Page};
use crate::value::Bound;

/// Whether two figures bound from two sides: one figure, as writers do who mean the same, or two of other magnitudes. Who says both himself has to be asked.
pub(super) fn are_opposite(pair: &Pair, pages: &[Page]) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let (x, y) = (node(pair.a), node(pair.b));
    let are_of_one_speaker = share_a_name(x, y) && says(pair.a, pages) && says(pair.b, pages);
    is_most_and_least(x, y) && !are_of_one_speaker
        || pair.lost_zero && (lies_below(x, y) || lies_below(y, x))
}

/// Whether one is a most and the other a least: no nought was lost between "under 2 miles" and "more than 20 miles".
fn lies_below(x: &Node, y: &Node) -> bool {
    matches!(x.bound(), Bound::LessThan | Bound::AtMost)
        && matches!(y.bound(), Bound::MoreThan | Bound::AtLeast)
}

/// Whether one figure is the most of the one and the least of the other.
fn is_most_and_least(x: &Node, y: &Node) -> bool {
    let is = |node: &Node, bound: Bound| node.bound() == bound;
    let most_and_least = |x: &Node, y: &Node| {
        let end = |node: &Node, high: bool| {
            let figure = &node.value.quantity()?.figure;
            if high { figure.high } else { figure.low }
        };
        is(x, Bound::AtMost)
            && (is(y, Bound::MoreThan) || is(y, Bound::AtLeast))
            && end(x, true).is_some_and(|most| end(y, false) == Some(most))
    };
    most_and_least(x, y) || most_and_least(y, x)
}

/// Whether the sentence of a value tells what somebody said.
fn says(at: At, pages: &[Page]) -> bool {
    let page = &pages[at.page];
    has_form(page.words_of(page.nodes[at.node].sentence), &SAYING)
}

/// Verbs of saying.
static SAYING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["according", "said", "says", "told"]));
