//! The passage of an article that is nearest to a quote, and what differs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Standing;
use super::fold::Folded;

/// How many words of a quote are looked at.
const LONGEST: usize = 300;

/// The nearest passage, if it has half of the quote's words in their order.
pub(super) fn passage(prose: &str, folded: &Folded, quote: &str, cited: &Folded) -> Standing {
    let words = folded.words();
    let mut wanted = cited.words();
    wanted.truncate(LONGEST);
    let Some(start) = densest(&words, &wanted) else { return Standing::Nowhere };
    // Words may have been left out or put in: a little more is looked at than the quote is long.
    let more = wanted.len() / 2 + 3;
    let from = start.saturating_sub(more);
    let window =
        words.get(from..(start + wanted.len() + more).min(words.len())).unwrap_or_default();
    let old: Vec<&str> = wanted.iter().map(|(word, _)| *word).collect();
    let new: Vec<&str> = window.iter().map(|(word, _)| *word).collect();
    let mut ops = capture_diff_slices(Algorithm::Lcs, &old, &new);
    let same: usize = ops.iter().map(|op| if is_same(op) { op.old_range().len() } else { 0 }).sum();
    let common = ops.iter().filter(|op| is_same(op)).flat_map(|op| op.old_range());
    let common: BTreeSet<&str> = common.filter_map(|at| old.get(at).copied()).collect();
    if same * 2 < wanted.len() || common.len() < 2 {
        return Standing::Nowhere;
    }
    // What stands around the passage is no difference.
    while ops.first().is_some_and(|op| matches!(op, DiffOp::Insert { .. })) {
        ops.remove(0);
    }
    while ops.last().is_some_and(|op| matches!(op, DiffOp::Insert { .. })) {
        ops.pop();
    }
    trim(&mut ops);
    slide(&mut ops, &new);
    let begin = ops.first().map_or(0, |op| op.new_range().start);
    let end = ops.last().map_or(0, |op| op.new_range().end);
    let stretch = |words: &[(&str, Range<usize>)], range: Range<usize>| {
        let words = words.get(range)?;
        Some(words.first()?.1.start..words.last()?.1.end)
    };
    let Some(range) = stretch(window, begin..end) else { return Standing::Nowhere };
    let there = |range: Range<usize>| {
        let range = stretch(window, range).map(|range| folded.original(range));
        range.and_then(|range| prose.get(range)).unwrap_or_default()
    };
    let here = |range: Range<usize>| {
        let range = stretch(&wanted, range).map(|range| cited.original(range));
        range.and_then(|range| quote.get(range)).unwrap_or_default()
    };
    let differences = ops.iter().filter_map(|op| match op {
        DiffOp::Equal { .. } => None,
        DiffOp::Delete { .. } => Some(format!("“{}” does not stand there", here(op.old_range()))),
        DiffOp::Insert { .. } => Some(format!("“{}” stands there as well", there(op.new_range()))),
        DiffOp::Replace { .. } => {
            Some(format!("“{}” stands there as “{}”", here(op.old_range()), there(op.new_range())))
        }
    });
    let differences: Vec<String> = differences.collect();
    if differences.is_empty() {
        // The words are the same and the signs between them are not.
        let differences = vec![String::from("the signs between the words differ")];
        return Standing::Near { range: folded.original(range), differences };
    }
    Standing::Near { range: folded.original(range), differences }
}

fn is_same(op: &DiffOp) -> bool {
    matches!(op, DiffOp::Equal { .. })
}

/// A replacement at an end takes no more words of the article than it takes of the quote.
fn trim(ops: &mut [DiffOp]) {
    if let Some(DiffOp::Replace { old_len, new_index, new_len, .. }) = ops.first_mut()
        && *new_len > *old_len
    {
        *new_index += *new_len - *old_len;
        *new_len = *old_len;
    }
    if let Some(DiffOp::Replace { old_len, new_len, .. }) = ops.last_mut() {
        *new_len = (*new_len).min(*old_len);
    }
}

/// Of two ways to see what was put in, the one with the shorter passage: "the" of "the mayor said. In June
/// the ferries" is the one right before the ferries.
fn slide(ops: &mut Vec<DiffOp>, new: &[&str]) {
    if let [
        DiffOp::Equal { old_index, new_index, len },
        DiffOp::Insert { new_index: at, new_len, .. },
        ..,
    ] = ops[..]
        && new_len >= len
    {
        let later = at + new_len - len;
        if new.get(new_index..new_index + len) == new.get(later..later + len) {
            ops.remove(0);
            ops[0] = DiffOp::Equal { old_index, new_index: later, len };
        }
    }
    if let [
        ..,
        DiffOp::Insert { new_index: at, new_len, .. },
        DiffOp::Equal { old_index, new_index, len },
    ] = ops[..]
        && new_len >= len
        && new.get(new_index..new_index + len) == new.get(at..at + len)
    {
        ops.pop();
        if let Some(last) = ops.last_mut() {
            *last = DiffOp::Equal { old_index, new_index: at, len };
        }
    }
}

/// Where a stretch as long as the quote begins that has most of its words; rarer words weigh more.
fn densest(words: &[(&str, Range<usize>)], wanted: &[(&str, Range<usize>)]) -> Option<usize> {
    let mut left: BTreeMap<&str, isize> = BTreeMap::new();
    for (word, _) in wanted {
        *left.entry(word).or_default() += 1;
    }
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (word, _) in words.iter().filter(|(word, _)| left.contains_key(word)) {
        *times.entry(word).or_default() += 1;
    }
    let weight = |word: &str| times.get(word).map_or(0, |&times| (12 / times.min(12)).max(1));
    let (mut score, mut best) = (0, None);
    for (end, (word, _)) in words.iter().enumerate() {
        if let Some(left) = left.get_mut(word) {
            score += if *left > 0 { weight(word) } else { 0 };
            *left -= 1;
        }
        if let Some((gone, _)) = end.checked_sub(wanted.len()).and_then(|at| words.get(at))
            && let Some(left) = left.get_mut(gone)
        {
            *left += 1;
            score -= if *left > 0 { weight(gone) } else { 0 };
        }
        if score > best.map_or(0, |(best, _)| best) {
            best = Some((score, (end + 1).saturating_sub(wanted.len())));
        }
    }
    best.map(|(_, start)| start)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "The harbour was dredged in May. The port spent between $60 million and $65 million on it in 2025, \
        the mayor said. In June the ferries came back, and the port said that all was well.";

    fn near(quote: &str) -> Option<(String, Vec<String>)> {
        let folded = Folded::new(ARTICLE);
        match passage(ARTICLE, &folded, quote, &Folded::new(quote)) {
            Standing::Near { range, differences } => {
                Some((ARTICLE.get(range)?.to_owned(), differences))
            }
            Standing::There { .. } | Standing::Nowhere => None,
        }
    }

    #[test]
    fn the_nearest_passage_is_found_and_what_differs_is_told() {
        for (quote, passage, differences) in [
            (
                "between $60 million and $70 million on it",
                "between $60 million and $65 million on it",
                "“$70” stands there as “$65”",
            ),
            (
                "The port spent $65 million on it in 2025",
                "The port spent between $60 million and $65 million on it in 2025",
                "“between $60 million and” stands there as well",
            ),
            (
                "the ferries never came back",
                "the ferries came back",
                "“never” does not stand there",
            ),
            (
                "the harbour was deepened in May",
                "The harbour was dredged in May",
                "“deepened” stands there as “dredged”",
            ),
        ] {
            assert_eq!(near(quote), Some((passage.to_owned(), vec![differences.to_owned()])));
        }
    }

    #[test]
    fn what_is_not_like_anything_has_no_nearest_passage() {
        for quote in ["The trams are to be sold next year", "dredged", "", "the the the the"] {
            assert_eq!(near(quote), None, "{quote}");
        }
    }
}
