//! How sure it is that two values speak of one thing, and how grave that makes their clash.

use super::cue::Cue;
use super::page::{Node, Page};
use super::pair::{Pair, Rarity, both_up_front};
use super::word::hash;
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::value::Number;

/// From this confidence on a clash is an error.
const ERROR: u32 = 600;
/// From this likeness on two sentences are one told twice, whatever their figures.
const ALIKE: u32 = 600;
/// Below this likeness a noun must be the same.
const TELLING: u32 = 380;
/// From this confidence on it is a warning.
const WARNING: u32 = 600;

/// How sure it is that a pair speaks of one thing, in thousandths, and why. `support` counts the other
/// articles that repeat one of the two figures.
pub(super) fn confidence(
    pair: &Pair,
    support: usize,
    pages: &[Page],
    rarity: &Rarity,
) -> (u32, Vec<String>) {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let mut reasons = Vec::new();
    let mut sure = i64::from(pair.likeness.min(600));
    let mut add = |points: i64, why: &str| {
        sure += points;
        reasons.push(format!("{why} ({points:+})"));
    };
    if pair.same_head {
        add(150, "the same noun");
    } else if pair.near < 500 {
        add(-100, "no word near to both is the same");
    }
    if both_up_front(pair, pages) {
        add(100, "both stand in title or lead");
    }
    if support > 0 {
        add(60 * support.min(3) as i64, "other articles repeat one of the figures");
    }
    if pair.lost_zero {
        add(150, "the digits differ by noughts alone");
    } else if x.kind != MentionKind::Date {
        match pair.ratio {
            0..=110 => add(100, "the figures lie close together"),
            111..=125 => add(60, "the figures lie close together"),
            126..=150 => {}
            _ => add(-120, "the figures lie far apart"),
        }
    }
    if pair.ratio == 100 && x.kind == MentionKind::Percent {
        add(-200, "shares told from two sides");
    }
    if one_sided_name(x, y, rarity) || one_sided_name(y, x, rarity) {
        add(-80, "one is said of a name that the other has not");
    }
    if shared_names(pair, pages) < FEW_NAMES {
        add(-150, "the articles share few names");
    }
    let soft = x.cues.softly_apart(y.cues);
    if soft > 0 {
        add(-80 * i64::from(soft), "the mood differs");
    }
    (sure.clamp(0, 1000) as u32, reasons)
}

/// Articles that share a smaller part of their names, in thousandths, may be of namesakes.
const FEW_NAMES: usize = 250;

/// How large a part of the names of the article with fewer names the other has as well, in thousandths.
fn shared_names(pair: &Pair, pages: &[Page]) -> usize {
    let (p, q) = (&pages[pair.a.page].names, &pages[pair.b.page].names);
    let shared = p.iter().filter(|root| q.binary_search(root).is_ok()).count();
    let fewer = p.len().min(q.len());
    if fewer < 4 { 1000 } else { 1000 * shared / fewer }
}

/// Whether a value stands close to a name of its own that the other sentence has not.
fn one_sided_name(x: &Node, y: &Node, rarity: &Rarity) -> bool {
    x.names.iter().any(|&(root, weight)| {
        weight >= 800
            && !rarity.is_everywhere(root)
            && !y.names.iter().any(|(other, _)| *other == root)
    })
}

/// How grave a clash of this confidence is, and what keeps it from being graver.
pub(super) fn severity(sure: u32, pair: &Pair, pages: &[Page]) -> (Severity, Vec<String>) {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    if (moves(x) || moves(y)) && !pair.lost_zero {
        let doubt = "Such a count grows by the hour: the later one may simply be newer.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if x.cues.has(Cue::Planned) != y.cues.has(Cue::Planned) && !pair.lost_zero {
        let doubt = "One is planned: what came of it may differ.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    let small = |n: &Node| {
        let point = n.value.quantity().and_then(|q| q.figure.point());
        point.is_some_and(|p| p.abs() < Number::from(4))
    };
    if x.kind == MentionKind::Number && small(x) && small(y) && sure < 800 {
        let doubt = "Small numbers count many things.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    // Figures further apart are mostly two things; and without a noun in common much else must be.
    let is_far = pair.ratio > 150 && !pair.lost_zero && pair.likeness < ALIKE;
    if sure >= WARNING && (is_far || !pair.same_head && pair.likeness < TELLING) {
        let doubt =
            if is_far { "The figures lie far apart." } else { "The sentences share too little." };
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    // Nothing unsure is an error: one sentence told twice, or a nought too few in sentences that are alike.
    let is_plain = pair.likeness >= ALIKE || pair.lost_zero && pair.likeness >= TELLING;
    let severity = match sure {
        ERROR.. if is_plain => Severity::Error,
        WARNING.. => Severity::Warning,
        _ => Severity::Note,
    };
    (severity, Vec::new())
}

/// Whether a figure is of the sort that grows by the hour: a toll, arrests, money raised so far.
fn moves(node: &Node) -> bool {
    let is_moving = |root: u64| MOVING.iter().any(|word| hash(word) == root);
    node.kind == MentionKind::Number
        && (node.nouns.iter().chain(&node.heads).any(|&root| is_moving(root))
            || node.context.iter().any(|&(root, weight)| weight >= 700 && is_moving(root)))
}

/// Roots of what is counted while it grows.
const MOVING: &[&str] = &[
    "kill", "injur", "toll", "miss", "arrest", "evacuat", "homel", "displac", "infect", "casualty",
    "victim", "survivor", "fled", "flee", "refuge", "refugee", "rescu", "hospit", "cas", "missing",
    "dead",
];
