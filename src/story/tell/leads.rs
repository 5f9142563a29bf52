//! Notes are leads: those of a story that are surest and matter most are told, each with what keeps it from being
//! a warning.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::{FRESH, Meta};
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::Page;

/// How many notes of one story are told unless somebody asks for more or fewer.
pub const LEADS: usize = 10;

/// What an article more in which its figures stand adds to a lead, in thousandths of confidence,
const EACH_ARTICLE: i64 = 60;
/// what one loses that stands at the very ends of its articles,
const AT_THE_END: i64 = 150;
/// and one of which the newer figure may simply be newer.
const NEWER: i64 = 150;
/// What one loses of two places in an order: the third of one order is seldom the fourth of the same.
const IN_ORDER: i64 = 200;

/// How much a lead matters to who has time for a few: what is sure, what many articles tell, and what stands high up.
pub(crate) fn weight(clash: &Clash, meta: &Meta, pages: &[Page]) -> i64 {
    let members = clash.groups.iter().flatten();
    let articles = members.map(|at| at.page).collect::<BTreeSet<_>>().len();
    let highest = clash.groups.iter().filter_map(|group| {
        let depths = group.iter().map(|at| depth(*at, pages));
        depths.min()
    });
    let depth = highest.sum::<i64>() / clash.groups.len().max(1) as i64;
    let newer = if meta.name == FRESH.name { NEWER } else { 0 };
    let node = &pages[clash.pair.a.page].nodes[clash.pair.a.node];
    let is_in_order = node.kind == MentionKind::Ordinal && node.value.quantity().is_some();
    let order = if is_in_order { IN_ORDER } else { 0 };
    clash.confidence + EACH_ARTICLE * articles as i64 - AT_THE_END * depth / 1000 - newer - order
}

/// How far down in its article a value stands, in thousandths of the text.
fn depth(at: At, pages: &[Page]) -> i64 {
    let page = &pages[at.page];
    let end = page.sentences.last().map_or(1, |sentence| sentence.range.end.max(1));
    (1000 * page.nodes[at.node].range.start / end) as i64
}

/// Leaves the leads of a story that matter most and all that is graver, and has each lead say why it is no more.
pub(crate) fn keep(clashes: &mut Vec<(Clash, &'static Meta)>, most: usize, pages: &[Page]) {
    clashes.sort_by_cached_key(|(clash, meta)| {
        let weight = weight(clash, meta, pages);
        (Reverse(clash.severity), Reverse(weight), clash.pair.a, clash.pair.b, meta.name)
    });
    let mut leads = 0;
    clashes.retain(|(clash, _)| {
        leads += usize::from(clash.severity == Severity::Note);
        clash.severity != Severity::Note || leads <= most
    });
    let told = clashes.iter_mut().map(|(clash, _)| clash);
    for clash in told.filter(|clash| clash.severity == Severity::Note && clash.doubts.is_empty()) {
        let doubt = "A lead only: it is not sure enough that both speak of one thing.";
        clash.doubts.push(doubt.to_owned());
    }
}
