//! Other figures of the two sentences of a pair: "186 matches, with 105 goals" and "71 matches, 87 goals" are of two
//! clubs, however alike the goals are told.

use super::pair::{At, Pair, pair, share_a_head};
use super::{Page, Rarity};
use crate::read::MentionKind;
use crate::value::Class;

/// Figures of one thing further apart than this, in hundredths, are of two cases.
const FAR: u32 = 200;

/// Whether the two sentences have another figure each that counts one thing, far from each other, and none that is the same.
pub(super) fn are_far_apart(of: &Pair, pages: &[Page], rarity: &Rarity) -> bool {
    let beside = |at: At| {
        let page = &pages[at.page];
        let sentence = page.nodes[at.node].sentence;
        let all = page.nodes_of(sentence..=sentence).filter(move |(node, _)| *node != at.node);
        all.map(move |(node, _)| At { node, ..at })
    };
    let node = |at: At| &pages[at.page].nodes[at.node];
    let is_figure = |at: &At| node(*at).kind == MentionKind::Number;
    let mut is_far = false;
    for c in beside(of.a).filter(is_figure) {
        for d in beside(of.b).filter(is_figure) {
            let is_other_thing = !share_a_head(node(c), node(of.a));
            if !is_other_thing || !share_a_head(node(c), node(d)) {
                continue;
            }
            let Some(pair) = pair(c, d, pages, rarity) else { continue };
            if pair.class != Class::Contradiction {
                return false;
            }
            is_far |= pair.ratio > FAR;
        }
    }
    is_far
}
