//! Figures of two times: what a later article tells may simply be newer.

use super::moving::changes;
use super::pair::{At, Pair};
use super::published::{days_between, days_between_groups, is_revised, look_back};
use super::veto::happens_once;
use crate::read::MentionKind;
use crate::story::page::Page;

/// Whether weeks lie between the articles of two figures, and say something: what once was so stays so, whenever it is
/// told; two reports that nobody else has may be of two occasions.
pub(super) fn is_weeks_later(pair: &Pair, pages: &[Page]) -> bool {
    let kind = pages[pair.a.page].nodes[pair.a.node].kind;
    let is_sum = matches!(kind, MentionKind::Money | MentionKind::Percent);
    days_between(pair, pages).is_some_and(|days| days > WEEK) && (is_sum || !look_back(pair, pages))
}

/// Whether two figures are of the sort that is another one later: sums are bargained over and paid in parts, lengths and
/// heights are of many things.
pub(super) fn may_be_newer(pair: &Pair, pages: &[Page]) -> bool {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let is_count = x.kind == MentionKind::Number;
    let is_once = x.kind == MentionKind::Date && happens_once(x, y);
    !is_count && !is_once || changes(x) || changes(y) || is_revised(pair, pages)
}

/// Why two groups of sums are no more than a lead: all articles of one are newer than those of the other.
pub(super) fn is_of_later(groups: &[Vec<At>], pair: &Pair, pages: &[Page]) -> Option<&'static str> {
    let [one, other, ..] = groups else { return None };
    let is_sum = pages[pair.a.page].nodes[pair.a.node].kind == MentionKind::Money;
    let days = days_between_groups(one, other, pages).filter(|_| is_sum)?;
    (days > MONTH && !pair.lost_zero && pair.slip.is_none()).then_some(A_MONTH_LATER)
}

/// Why figures of two times are no more than a lead.
pub(super) const A_MONTH_LATER: &str =
    "A month or more lies between the articles: the later one may simply be newer.";
pub(super) const A_WEEK_LATER: &str =
    "More than a week lies between the articles: the later one may simply be newer.";

/// Figures of a story that goes on change within this many days.
pub(super) const MONTH: i64 = 31;
/// News of what goes on is corrected within this many days.
const WEEK: i64 = 7;
