//! What two figures count: nouns that differ, and those for persons, of which one may be said for another.

use std::sync::LazyLock;

use super::pair::Pair;
use super::veto::CLOSE;
use crate::story::page::Node;
use crate::story::page::word::{Root, root_of};

/// Whether two figures of a pair count things by two nouns. People may be workers where the figures lie close together:
/// of 140 people twelve may be pupils.
pub(crate) fn count_other_things(pair: &Pair, x: &Node, y: &Node) -> bool {
    let is_far = pair.ratio > CLOSE && !pair.lost_zero;
    count_different_things(x, y) || is_far && have_other_nouns(x, y)
}

/// Whether two figures count things by two nouns.
pub(crate) fn count_different_things(x: &Node, y: &Node) -> bool {
    let persons = x.nouns.first().zip(y.nouns.first()).is_some_and(|(n, m)| are_persons(*n, *m));
    have_other_nouns(x, y) && !persons
}

/// Whether one of two counts is of two nouns together, and the greater: "143 passengers AND CREW", "137 passengers".
pub(super) fn is_of_more(x: &Node, y: &Node) -> bool {
    let (joint, single) = if x.is_joint { (x, y) } else { (y, x) };
    let point = |node: &Node| node.value.quantity()?.figure.point();
    let is_less = || point(joint).zip(point(single)).is_some_and(|(joint, single)| joint < single);
    x.is_joint != y.is_joint && !is_less()
}

/// Whether both count by a noun, and neither by the other's.
fn have_other_nouns(x: &Node, y: &Node) -> bool {
    let (Some(n), Some(m)) = (x.nouns.first(), y.nouns.first()) else { return false };
    !x.nouns.contains(m) && !y.nouns.contains(n)
}

/// Whether one of two nouns is that for any person, and the other one for some: people may be workers.
pub(crate) fn are_persons(a: Root, b: Root) -> bool {
    let is_any = |root: Root| ANYBODY.contains(&root);
    let is_some = |root: Root| PERSONS.binary_search(&root).is_ok();
    is_any(a) && is_some(b) || is_any(b) && is_some(a)
}

/// The roots of nouns for any persons.
static ANYBODY: LazyLock<[Root; 2]> = LazyLock::new(|| [root_of("people"), root_of("men")]);

/// The roots of nouns for persons.
static PERSONS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    const NOUNS: &[&str] = &[
        "actor",
        "adult",
        "applicant",
        "candidate",
        "case",
        "child",
        "civilian",
        "climber",
        "customer",
        "cyclist",
        "delegate",
        "doctor",
        "driver",
        "employee",
        "entrant",
        "fan",
        "farmer",
        "guest",
        "homeowner",
        "householder",
        "inmate",
        "investor",
        "man",
        "member",
        "migrant",
        "miner",
        "musician",
        "nurse",
        "officer",
        "onlooker",
        "participant",
        "passenger",
        "patient",
        "pensioner",
        "people",
        "pilgrim",
        "player",
        "prisoner",
        "protester",
        "pupil",
        "recruit",
        "refugee",
        "resident",
        "runner",
        "sailor",
        "saver",
        "shareholder",
        "soldier",
        "spectator",
        "staff",
        "student",
        "subscriber",
        "supporter",
        "teacher",
        "tenant",
        "tourist",
        "trader",
        "user",
        "villager",
        "visitor",
        "volunteer",
        "voter",
        "woman",
        "worker",
    ];
    let mut roots: Vec<Root> = NOUNS.iter().map(|noun| root_of(noun)).collect();
    roots.sort_unstable();
    roots
});
