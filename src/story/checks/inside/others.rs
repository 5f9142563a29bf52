//! What other articles have of two figures that do not fit in one of them.

use std::collections::BTreeSet;

use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::{At, Rarity, pair};
use crate::story::align::same::Same;
use crate::story::page::Page;
use crate::story::page::tables::WEEKDAYS;
use crate::value::Meaning;

/// Adds what other articles say of the same: each to the group whose figure it has.
pub(super) fn add_others(clash: &mut Clash, pages: &[Page], same: &Same, rarity: &Rarity) {
    if clash.groups.len() == 1 {
        let others = named_elsewhere(clash.pair.a, pages, rarity);
        if let Some(&first) = others.first() {
            clash.pair.b = first;
            clash.groups.push(others);
        }
        return;
    }
    let fellows = |group: &[At]| -> BTreeSet<At> {
        group.iter().filter_map(|at| same.get(at)).flatten().copied().collect()
    };
    let of: Vec<BTreeSet<At>> = clash.groups.iter().map(|group| fellows(group)).collect();
    let node = |at: &At| &pages[at.page].nodes[at.node];
    let retold = |at: &At| {
        let next = pages[at.page].nodes.get(at.node + 1);
        node(at).retells
            || next.is_some_and(|next| next.retells)
            || node(at).kind == MentionKind::Date
    };
    for (index, group) in clash.groups.iter_mut().enumerate() {
        let others = of.iter().enumerate().filter(|(other, _)| *other != index);
        let elsewhere: BTreeSet<At> = others.flat_map(|(_, set)| set.iter().copied()).collect();
        group.extend(of[index].iter().filter(|at| !elsewhere.contains(at) && retold(at)));
    }
}

/// Parts a wording that holds both, "on Friday (March 23)", into the weekday and the date.
pub(crate) fn part_weekday(clash: &mut Clash, pages: &mut [Page], texts: &[&str]) {
    let at = clash.pair.a;
    let node = &pages[at.page].nodes[at.node];
    let wording = texts[at.page].get(node.range.clone()).unwrap_or_default();
    let lower = wording.to_ascii_lowercase();
    let found = WEEKDAYS.iter().find_map(|day| lower.find(day).map(|at| (at, day.len())));
    let Some((begin, length)) = found.filter(|_| clash.groups.iter().any(|g| g[..] == [at])) else {
        return;
    };
    let start = node.range.start + begin;
    let mut weekday = node.clone();
    weekday.range = start..start + length;
    let name = wording.get(begin..begin + length).unwrap_or_default();
    weekday.value = crate::value::Value::new(name, Meaning::Text(name.into()));
    let mut date = node.clone();
    let rest = wording.get(begin + length..).unwrap_or_default();
    let skipped = rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    date.range = start + length + skipped..node.range.end;
    if date.range.is_empty() {
        return;
    }
    let bare = texts[at.page].get(date.range.clone()).unwrap_or_default().trim_end_matches(')');
    date.range.end = date.range.start + bare.len();
    date.value = crate::value::Value::new(bare, node.value.meaning.clone());
    let page = &mut pages[at.page];
    let first = page.nodes.len();
    page.nodes.extend([weekday, date]);
    let (weekday, date) =
        (At { page: at.page, node: first }, At { page: at.page, node: first + 1 });
    for group in &mut clash.groups {
        if group[..] == [at] {
            *group = vec![date];
        }
    }
    match clash.groups.iter_mut().find(|group| **group != [date]) {
        Some(group) => group.insert(0, weekday),
        None => clash.groups.push(vec![weekday]),
    }
    (clash.pair.a, clash.pair.b) = (weekday, date);
}

/// Days of other articles that fall on the weekday that a date is said to fall on, and are said of the
/// same thing.
fn named_elsewhere(date: At, pages: &[Page], rarity: &Rarity) -> Vec<At> {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let weekday = |at: At| {
        let worded = node(at).value.wording.to_lowercase();
        WEEKDAYS.iter().position(|weekday| worded.contains(weekday))
    };
    let all = pages.iter().enumerate().filter(|(page, _)| *page != date.page);
    let all = all.flat_map(|(page, read)| (0..read.nodes.len()).map(move |node| At { page, node }));
    all.filter(|&at| weekday(at).is_some() && weekday(at) == weekday(date))
        .filter(|&at| pair(date, at, pages, rarity).is_some_and(|pair| pair.near >= 250))
        .collect()
}
