//! One day, two events: an article that retells another gives the day of a founding as that of the end.

use std::sync::LazyLock;

use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::align::retelling::{Retellings, is_negated};
use crate::story::page::life;
use crate::story::page::word::{Root, root_of};
use crate::story::page::{Node, Page};

/// A word of the event that weighs less in the surroundings of a day does not stand close to it.
const NEAR: u32 = 500;

/// The days of a retelling that the other article has for another event.
pub(crate) fn check(pages: &[Page], retellings: &Retellings) -> Vec<Clash> {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let mut found = Vec::new();
    for (short, long) in retellings.pairs() {
        for index in 0..pages[short].nodes.len() {
            let own = At { page: short, node: index };
            let Some(event) = event(node(own)) else { continue };
            let others = retellings.told(own, long);
            let is_other = |at: &At| {
                self::event(node(*at)).is_some_and(|other| other != event)
                    && is_negated(pages, own) == is_negated(pages, *at)
                    && !life::are_namesakes(node(own), node(*at))
            };
            if let Some(&first) = others.first()
                && others.iter().all(is_other)
                && let Some(other) = self::event(node(first))
            {
                let why = format!(
                    "One article retells the other, and a day is that of {event} in the one and that of {other} in \
                     the other."
                );
                let mut clash = Clash::said(vec![vec![own], vec![first]], why);
                clash.about = life::about(&clash.pair, pages);
                found.push(clash);
            }
        }
    }
    found
}

/// What happened on a day, as the words close to it say: the only event that they name.
fn event(day: &Node) -> Option<&'static str> {
    if day.kind != MentionKind::Date {
        return None;
    }
    let is_near =
        |root: &Root| day.context.iter().any(|&(other, weight)| other == *root && weight >= NEAR);
    let mut named = ROOTS.iter().filter(|(_, roots)| roots.iter().any(is_near));
    let (name, _) = named.next()?;
    named.next().is_none().then_some(*name)
}

/// The events with the roots of their words.
static ROOTS: LazyLock<Vec<(&str, Vec<Root>)>> = LazyLock::new(|| {
    let roots = |words: &[&str]| words.iter().map(|word| root_of(word)).collect();
    EVENTS.iter().map(|(name, words)| (*name, roots(words))).collect()
});

/// Events of which one day is seldom that of two, with their words.
const EVENTS: &[(&str, &[&str])] = &[
    ("a birth", &["born", "birth"]),
    ("a death", &["died", "death", "killed", "murdered", "assassinated"]),
    ("a wedding", &["married", "wedding"]),
    ("a graduation", &["graduated", "graduation"]),
    (
        "a beginning",
        &["formed", "founded", "began", "begun", "started", "established", "created", "launched"],
    ),
    (
        "an end",
        &["disbanded", "dissolved", "ended", "cancelled", "canceled", "collapsed", "abolished"],
    ),
];
