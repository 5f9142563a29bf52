//! Tallies of a player: "121 GOALS in 190 games" and "133 GOALS in 204 games" are of two sorts of matches.

use std::sync::LazyLock;

use super::pair::{At, Pair};
use crate::story::page::word::{Root, hash, root_of, words_in};
use crate::story::page::{Node, Page};
use crate::value::{Class, figure_relation};

/// Whether two counts are told with the matches that they come from, and both differ: of a goal more or less in as many
/// matches nothing is known, and neither of so many goals in other matches.
pub(crate) fn are_of_other_matches(pair: &Pair, pages: &[Page]) -> bool {
    let tally = |at: At| tally(&pages[at.page], at.node);
    let is_played = |node: &Node| node.nouns.iter().any(|noun| PLAYED.contains(noun));
    let differ = |x: &Node, y: &Node| {
        (x.nouns.first() == y.nouns.first() || is_played(x) && is_played(y)) && exclude(x, y)
    };
    tally(pair.a).zip(tally(pair.b)).is_some_and(|(x, y)| differ(x.0, y.0) && differ(x.1, y.1))
}

/// Whether two counts exclude each other, whatever their nouns.
fn exclude(x: &Node, y: &Node) -> bool {
    let two = x.value.quantity().zip(y.value.quantity());
    two.is_some_and(|(x, y)| figure_relation(x, y).class == Class::Contradiction)
}

/// What was counted, and in how many matches, where a value is one of the two.
fn tally(page: &Page, node: usize) -> Option<(&Node, &Node)> {
    let own = &page.nodes[node];
    let words = page.words_of(own.sentence);
    let is_of_matches = |other: &Node| {
        if !other.nouns.iter().any(|noun| PLAYED.contains(noun)) {
            return false;
        }
        let end = words.partition_point(|word| (word.end as usize) <= other.range.start);
        let before = end.checked_sub(1).and_then(|at| words.get(at));
        let own = words_in(words, &other.range);
        // The preposition may belong to the wording: "from 190 games".
        let first = words.get(own.start);
        [before, first].into_iter().flatten().any(|word| FROM.contains(&word.form))
    };
    // Of a long list only what stands nearby is of the same match.
    let near = || {
        let nodes = &page.nodes[node.saturating_sub(NEAR)..(node + NEAR + 1).min(page.nodes.len())];
        nodes.iter().filter(|other| other.sentence == own.sentence)
    };
    // "In TWO SEASONS he scored 86 goals in 89 games": what stands before the count is of something else.
    let is_own = |other: &&Node| other.range.start >= own.range.start && is_of_matches(other);
    let matches = near().find(is_own)?;
    let counted = match own.range == matches.range {
        true => {
            let is_before = |other: &&Node| {
                other.range.end <= own.range.start && other.dimension() == own.dimension()
            };
            near().rfind(is_before)?
        }
        false => own,
    };
    (counted.range.end <= matches.range.start).then_some((counted, matches))
}

/// How many values may stand between a count and its matches.
const NEAR: usize = 8;

/// What is played.
static PLAYED: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let nouns =
        ["match", "game", "appearance", "race", "start", "cap", "season", "tournament", "outing"];
    nouns.into_iter().map(root_of).collect()
});
/// Words before the number of matches.
static FROM: LazyLock<[Root; 4]> = LazyLock::new(|| ["in", "from", "over", "across"].map(hash));
