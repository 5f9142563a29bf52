//! Figures that change with time: where the article that gives another one is certainly later, it may simply be
//! newer. That is said as such, the newest first, and not as a contradiction.

use crate::finding::Severity;
use crate::rules::{FIGURE, FRESH, Meta};
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::Page;
use crate::value::Day;

/// Makes of a clash that a later article may have settled what it is.
pub(crate) fn mark(clashes: &mut [(Clash, &'static Meta)], pages: &[Page]) {
    for (clash, meta) in clashes.iter_mut().filter(|(_, meta)| meta.name == FIGURE.name) {
        let may_be_newer = clash.severity == Severity::Note
            && clash.doubts.iter().any(|doubt| doubt.contains("may simply be newer"));
        if let Some((newest, said)) = newest(clash, pages).filter(|_| may_be_newer) {
            clash.groups.swap(0, newest);
            clash.said = Some(said);
            *meta = &FRESH;
        }
    }
}

/// The group whose articles are all later than those of the others, and a sentence that says so.
fn newest(clash: &Clash, pages: &[Page]) -> Option<(usize, String)> {
    let days = |group: &[At]| -> Option<(Day, Day)> {
        let days: Option<Vec<Day>> =
            group.iter().map(|at| pages[at.page].day_of_publication()).collect();
        let days = days?;
        Some((*days.iter().min()?, *days.iter().max()?))
    };
    let spans: Vec<(Day, Day)> =
        clash.groups.iter().map(|group| days(group)).collect::<Option<Vec<_>>>()?;
    let newest = (0..spans.len()).max_by_key(|&at| spans[at])?;
    let first = spans[newest].0;
    let mut others = spans.iter().enumerate().filter(|(at, _)| *at != newest).peekable();
    others.peek()?;
    others.all(|(_, (_, last))| *last < first).then_some(())?;
    let node = |at: At| &pages[at.page].nodes[at.node].value.wording;
    let own = *clash.groups[newest].first()?;
    let older: Vec<String> = clash
        .groups
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != newest)
        .filter_map(|(_, group)| Some(format!("“{}”", node(*group.first()?))))
        .collect();
    let said = format!(
        "The newest is “{}” ({}, {first}); articles of earlier days say {}. Such a figure changes with time.",
        node(own),
        pages[own.page].source.name(),
        older.join(", ")
    );
    Some((newest, said))
}
