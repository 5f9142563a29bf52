//! Notes are leads: the surest of a story are told, each with what keeps it from being a warning.

use std::cmp::Reverse;

use super::align::Clash;
use crate::finding::Severity;
use crate::rules::Meta;

/// How many notes of one story are told unless somebody asks for more or fewer.
pub const LEADS: usize = 10;

/// Leaves the surest leads of a story and all that is graver, and has each lead say why it is no more.
pub(super) fn keep(clashes: &mut Vec<(Clash, &'static Meta)>, most: usize) {
    clashes.sort_by_key(|(clash, meta)| {
        (Reverse(clash.severity), Reverse(clash.confidence), clash.pair.a, clash.pair.b, meta.name)
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
