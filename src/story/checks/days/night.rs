//! A night between two days: what happened late on the one happened early on the other.

use std::ops::Range;

use super::apart::is_eve;
use crate::read::MentionKind;
use crate::story::align::pair::{At, Pair};
use crate::story::page::word::{fold, words_in};
use crate::story::page::{Node, Page};

/// Whether something happened late on a day, or early on it, or perhaps in either part of its night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hours {
    late: bool,
    early: bool,
}

impl Hours {
    /// What words beside a day say of the hour.
    pub(crate) fn beside(folded: &[String], day: &Range<usize>) -> Hours {
        let around = &folded[day.start.saturating_sub(REACH)..(day.end + REACH).min(folded.len())];
        let has = |list: &[&str]| around.iter().any(|word| list.contains(&word.as_str()));
        Hours { late: has(LATE), early: has(EARLY) }
    }

    /// Whether it may be one night: late on the day before, early on the next.
    pub(crate) fn may_meet(self, next: Hours) -> bool {
        self.late && next.early
    }
}

/// Whether two days are the two ends of one night.
pub(super) fn are_one((x, of_x): (&Node, Hours), (y, of_y): (&Node, Hours)) -> bool {
    of_x.may_meet(of_y) && is_eve(x, y) || of_y.may_meet(of_x) && is_eve(y, x)
}

/// Whether two dates of articles are the two ends of one night.
pub(crate) fn joins(pages: &[Page], texts: &[&str], pair: &Pair) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let hours = |at: At| {
        let page = &pages[at.page];
        let words = page.words.get(page.sentences[node(at).sentence].words.clone());
        let words = words.unwrap_or_default();
        let folded: Vec<String> = words.iter().map(|word| fold(word.of(texts[at.page]))).collect();
        Hours::beside(&folded, &words_in(words, &node(at).range))
    };
    node(pair.a).kind == MentionKind::Date
        && node(pair.b).kind == MentionKind::Date
        && are_one((node(pair.a), hours(pair.a)), (node(pair.b), hours(pair.b)))
}

/// How far from a day its hour is told, in words.
const REACH: usize = 3;
const LATE: &[&str] = &["evening", "late", "midnight", "night", "overnight"];
const EARLY: &[&str] = &["dawn", "early", "hours", "midnight", "morning", "overnight", "sunrise"];
