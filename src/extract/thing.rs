//! Which declared things a term is said of: "Hooli launched Ferrite 2", "Ferrite 3 and Ferrite 4 are expected".

use std::ops::Range;
use std::sync::Arc;

use crate::read::{Named, Vocabulary};

/// Where a sentence names a thing, and the thing.
pub(super) type Thing = (Range<usize>, Arc<str>);

/// How many words may stand between a term and the thing that it is said of.
const BETWEEN: usize = 3;

/// The declared things, neither persons nor companies, that a term at `phrase` is said of: those behind it,
/// else those before it; of several that "and" joins, all.
pub(super) fn beside(text: &str, phrase: &Range<usize>, vocabulary: &Vocabulary) -> Vec<Thing> {
    let things = things(text, vocabulary);
    let behind = things.iter().position(|(range, _)| range.start >= phrase.end);
    let leads_to = |at: &usize| leads(text, phrase.end..things[*at].0.start);
    if let Some(first) = behind.filter(leads_to) {
        let joined = |at: &usize| joins(text, things[at - 1].0.end..things[*at].0.start);
        let others = (first + 1..things.len()).take_while(joined).count();
        return things[first..=first + others].to_vec();
    }
    let before = things.iter().rposition(|(range, _)| range.end <= phrase.start);
    let leads_from = |at: &usize| leads(text, things[*at].0.end..phrase.start);
    let Some(last) = before.filter(leads_from) else { return Vec::new() };
    let joined = |at: &usize| joins(text, things[*at].0.end..things[at + 1].0.start);
    let others = (0..last).rev().take_while(joined).count();
    things[last - others..=last].to_vec()
}

/// What a sentence names of such things, in its order; of names inside each other the longest.
fn things(text: &str, vocabulary: &Vocabulary) -> Vec<Thing> {
    let is_thing = |named: &&Named| {
        named.kind.as_deref().is_some_and(|kind| !matches!(kind, "person" | "company"))
    };
    let all = vocabulary.named().iter().filter(is_thing).flat_map(|named| {
        named.find(text).into_iter().map(|range| (range, Arc::clone(&named.name)))
    });
    let mut all: Vec<Thing> = all.collect();
    all.sort_by(|(a, _), (b, _)| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
    let mut end = 0;
    all.retain(|(range, _)| {
        let is_outside = range.start >= end;
        end = end.max(range.end);
        is_outside
    });
    all
}

/// Whether few words of one clause stand here, and none that makes a doer of what comes behind it.
fn leads(text: &str, range: Range<usize>) -> bool {
    const STOPS: &[&str] = &["by", "for", "from", "than", "unlike", "against", "with"];
    const SMALL: &[&str] = &["is", "are", "was", "were", "has", "have", "been", "be", "its", "the"];
    let between = text.get(range).unwrap_or_default();
    !between.contains([',', ';', ':', '.', '(', ')', '?', '!', '—', '–'])
        && between.split_whitespace().filter(|word| !SMALL.contains(word)).count() <= BETWEEN
        && !between.split_whitespace().any(|word| STOPS.contains(&word))
}

fn joins(text: &str, range: Range<usize>) -> bool {
    matches!(text.get(range).unwrap_or_default().trim(), "and" | "," | ", and" | "&")
}
