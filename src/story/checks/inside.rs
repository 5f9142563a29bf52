//! What an article says against itself within a sentence: a figure and its conversion, parts and their
//! total, a rise and its two ends, a share and what it is of, a weekday and its date.

use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::pack::lexicon::Lexicon;
use crate::read::{Context, Expected, MentionKind, read_value};
use crate::rules::{ARITHMETIC, CALENDAR, Meta};
use crate::story::align::Clash;
use crate::story::align::pair::{At, Rarity};
use crate::story::align::same::Same;
use crate::story::page::{Node, Page};
use crate::value::{Bound, Calendar, Dimension, Meaning, Number, Period};

/// A clash within a sentence, and the kind it is of.
pub(crate) type Own = (Clash, &'static Meta);

/// What the pages say against themselves. `texts` are their proses; `same` tells where other articles
/// have the same figure.
pub(crate) fn check(pages: &[Page], texts: &[&str], same: &Same, rarity: &Rarity) -> Vec<Own> {
    let mut found = Vec::new();
    for (page, text) in texts.iter().enumerate() {
        let nodes = &pages[page].nodes;
        for sentence in nodes.chunk_by(|x, y| x.sentence == y.sentence) {
            let Some(first) = nodes.iter().position(|n| n.range == sentence[0].range) else {
                continue;
            };
            let of = Sentence { page, first, nodes: sentence, text };
            found.extend(of.conversions());
            found.extend(of.totals());
            found.extend(of.changes());
            found.extend(of.shares());
            found.extend(of.weekdays());
        }
    }
    for (clash, meta) in &mut found {
        if meta.name == CALENDAR.name || clash.pair.likeness == CONVERTED {
            add_others(clash, pages, same, rarity);
        }
    }
    found
}

/// Marks the pair of a conversion.
const CONVERTED: u32 = 999;

/// Adds what other articles say of the same: each to the group whose figure it has.
fn add_others(clash: &mut Clash, pages: &[Page], same: &Same, rarity: &Rarity) {
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
    let found = crate::story::align::veto::WEEKDAYS
        .iter()
        .find_map(|day| lower.find(day).map(|at| (at, day.len())));
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
        crate::story::align::veto::WEEKDAYS.iter().position(|weekday| worded.contains(weekday))
    };
    let all = pages.iter().enumerate().filter(|(page, _)| *page != date.page);
    let all = all.flat_map(|(page, read)| (0..read.nodes.len()).map(move |node| At { page, node }));
    all.filter(|&at| weekday(at).is_some() && weekday(at) == weekday(date))
        .filter(|&at| {
            crate::story::align::pair::pair(date, at, pages, rarity)
                .is_some_and(|pair| pair.near >= 250)
        })
        .collect()
}

/// The values of one sentence.
struct Sentence<'a> {
    page: usize,
    /// The number of its first value among those of the page.
    first: usize,
    nodes: &'a [Node],
    text: &'a str,
}

impl Sentence<'_> {
    fn at(&self, index: usize) -> At {
        At { page: self.page, node: self.first + index }
    }

    fn between(&self, x: usize, y: usize) -> &str {
        self.text.get(self.nodes[x].range.end..self.nodes[y].range.start).unwrap_or_default()
    }

    fn clash(
        &self,
        groups: &[&[usize]],
        severity: Severity,
        why: String,
        meta: &'static Meta,
    ) -> Own {
        let groups: Vec<Vec<At>> =
            groups.iter().map(|group| group.iter().map(|&i| self.at(i)).collect()).collect();
        let clash = Clash { confidence: 900, severity, ..Clash::said(groups, why) };
        (clash, meta)
    }

    /// "400 m (1,900 ft)": the second tells the first in another unit.
    fn conversions(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for i in 1..self.nodes.len() {
            let (x, y) = (&self.nodes[i - 1], &self.nodes[i]);
            if !y.retells || x.kind == MentionKind::Money || self.is_rest(i - 1) {
                continue;
            }
            let whole = self.whole(i);
            let y = whole.as_ref().unwrap_or(y);
            if meet_closely(x, y) {
                continue;
            }
            // Far apart they are two things: "a 2 m fence (30 miles)".
            if ratio(x, y).is_none_or(|r| r > Number::from(12)) {
                continue;
            }
            let why = format!(
                "“{}” and “{}” are told as one figure in two units, and are not.",
                x.value.wording, y.value.wording
            );
            let mut own = self.clash(&[&[i - 1], &[i]], Severity::Error, why, &ARITHMETIC);
            own.0.pair.likeness = CONVERTED;
            found.push(own);
        }
        found
    }

    /// The value in brackets as a whole, where it is said in two units: "1.77 m (5 ft 10 in)".
    fn whole(&self, index: usize) -> Option<Node> {
        let node = &self.nodes[index];
        let rest = self.text.get(node.range.start..)?;
        let written = rest.get(..rest.find([')', ';', '['])?)?.trim_end();
        let range = node.range.start..node.range.start + written.len();
        if range.end <= node.range.end || !is_bare(self.text, node.range.end) {
            return None;
        }
        let cx = Context { lexicon: Lexicon::builtin(), published: None };
        let value = read_value(written, Expected::Dimension(node.dimension()?), &cx).ok()?;
        Some(Node { range, value, ..node.clone() })
    }

    /// Whether a value is the rest of the one before it: the inches of "6 ft 2 in (1.88 m)".
    fn is_rest(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| {
            let end = self.nodes[before].range.end;
            end < self.nodes[index].range.start && is_bare(self.text, end)
        })
    }

    /// "49 trains (16 goods and 23 coaching)": parts in brackets make the figure before them.
    fn totals(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for i in 0..self.nodes.len() {
            let Some(open) = self.text.get(self.nodes[i].range.end..).and_then(|rest| {
                let open = rest.find('(')?;
                (open <= 1).then_some(self.nodes[i].range.end + open)
            }) else {
                continue;
            };
            let Some(close) = self.text.get(open..).and_then(|rest| rest.find(')')) else {
                continue;
            };
            let close = open + close;
            let parts: Vec<usize> =
                (i + 1..self.nodes.len()).filter(|&j| self.nodes[j].range.end <= close).collect();
            let inside = self.text.get(open..close).unwrap_or_default();
            let listed = inside.contains(" and ") && !inside.contains(';');
            let sort = |j: usize| self.nodes[j].dimension().map(plain);
            let exact = |j: usize| {
                self.nodes[j].bound() == Bound::Exact && self.nodes[j].value.quantity().is_some()
            };
            if parts.len() < 2
                || !listed
                || !exact(i)
                || parts.iter().any(|&j| sort(j) != sort(i) || !exact(j))
                || !matches!(sort(i), Some(Dimension::Number | Dimension::Money(_)))
            {
                continue;
            }
            let points: Option<Vec<Number>> =
                parts.iter().map(|&j| point(&self.nodes[j])).collect();
            let sum = points
                .and_then(|points| points.into_iter().try_fold(Number::ZERO, |sum, p| sum.plus(p)));
            let (Some(sum), Some(total)) = (sum, point(&self.nodes[i])) else { continue };
            let slack = total.last_place();
            let near = |gap: Number| gap.times(Number::from(3)).is_some_and(|g| g <= total);
            match sum.minus(total).map(Number::abs) {
                Some(gap) if gap >= slack && !gap.is_zero() && near(gap) => {}
                _ => continue,
            }
            let why = format!(
                "The parts in brackets make {}, and “{}” stands before them.",
                crate::value::figure(sum),
                self.nodes[i].value.wording
            );
            found.push(self.clash(&[&[i], &parts], Severity::Error, why, &ARITHMETIC));
        }
        found
    }

    /// "rose 20% from $40bn to $50bn": the share fits the two ends.
    fn changes(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for i in 0..self.nodes.len().saturating_sub(2) {
            let (share, from, to) = (&self.nodes[i], &self.nodes[i + 1], &self.nodes[i + 2]);
            let spoken = self.between(i, i + 1).trim() == "from"
                && self.between(i + 1, i + 2).trim() == "to";
            if !spoken
                || share.dimension() != Some(Dimension::Share)
                || from.dimension() != to.dimension()
            {
                continue;
            }
            let (Some(a), Some(b)) = (ends(from), ends(to)) else { continue };
            let hundred = Number::from(100);
            let percent = |from: Number, to: Number| {
                to.minus(from)?.over(from)?.times(hundred).map(Number::abs)
            };
            let all = [(a.0, b.0), (a.0, b.1), (a.1, b.0), (a.1, b.1)];
            let all: Option<Vec<Number>> =
                all.iter().map(|&(from, to)| percent(from, to)).collect();
            let (Some(all), Some(said)) = (all, ends(share)) else { continue };
            let (Some(low), Some(high)) = (all.iter().min(), all.iter().max()) else { continue };
            let said = (said.0.abs().min(said.1.abs()), said.0.abs().max(said.1.abs()));
            if *low > said.1 || *high < said.0 {
                let why = format!(
                    "From “{}” to “{}” is a change of {} to {} percent, not “{}”.",
                    from.value.wording,
                    to.value.wording,
                    low.rounded(1),
                    high.rounded(1),
                    share.value.wording
                );
                found.push(self.clash(&[&[i], &[i + 1, i + 2]], Severity::Error, why, &ARITHMETIC));
            }
        }
        found
    }

    /// "7,000 jobs, or 4% of its 220,000": the share fits what it is of.
    fn shares(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for i in 0..self.nodes.len().saturating_sub(2) {
            let (part, share, whole) = (&self.nodes[i], &self.nodes[i + 1], &self.nodes[i + 2]);
            let joint =
                self.between(i, i + 1).trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
            // What it is a share of stands right behind it: "5% of the total, from 30,000" names no whole.
            let of = self.between(i + 1, i + 2).trim();
            let spoken = matches!(joint.trim(), ", or" | ", about" | ", some" | "(" | ",")
                && of.starts_with("of ") | (of == "of")
                && of.len() < 24
                && !of.contains(',');
            let sorts = |n: &Node| n.dimension().map(plain);
            // "25 percent of one firm, 75 percent of another and 5 percent of a third" are three shares.
            let is_of_shares = sorts(part) == Some(Dimension::Share);
            if !spoken
                || share.dimension() != Some(Dimension::Share)
                || is_of_shares
                || sorts(part) != sorts(whole)
            {
                continue;
            }
            let (Some(a), Some(b), Some(said)) = (ends(part), ends(whole), ends(share)) else {
                continue;
            };
            let hundred = Number::from(100);
            let percent = |a: Number, b: Number| a.over(b)?.times(hundred);
            let (Some(low), Some(high)) = (percent(a.0, b.1), percent(a.1, b.0)) else { continue };
            if low > said.1 || high < said.0 {
                let why = format!(
                    "“{}” of “{}” is {} to {} percent, not “{}”.",
                    part.value.wording,
                    whole.value.wording,
                    low.rounded(1),
                    high.rounded(1),
                    share.value.wording
                );
                found.push(self.clash(
                    &[&[i + 1], &[i, i + 2]],
                    Severity::Warning,
                    why,
                    &ARITHMETIC,
                ));
            }
        }
        found
    }

    /// "Friday (March 23)": the date falls on that weekday.
    fn weekdays(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for (i, date) in self.nodes.iter().enumerate() {
            let Meaning::Time(Period::Of(Calendar::Day(day))) = &date.value.meaning else {
                continue;
            };
            if !date.value.wording.chars().any(|c| c.is_ascii_digit()) {
                continue;
            }
            let named = |node: &Node| {
                let worded = node.value.wording.to_lowercase();
                crate::story::align::veto::WEEKDAYS
                    .iter()
                    .find(|weekday| worded.contains(**weekday))
                    .copied()
            };
            // The reader may have taken both as one wording, or each by itself.
            let before = i.checked_sub(1).filter(|&before| {
                let joint = self.between(before, i).trim();
                matches!(joint, "(" | "," | "") && self.nodes[before].kind == MentionKind::Date
            });
            let said = named(date).or_else(|| before.and_then(|before| named(&self.nodes[before])));
            let Some(said) = said else { continue };
            let falls_on = day.format("%A").to_string();
            if falls_on.to_lowercase() == said {
                continue;
            }
            let why = format!("“{}” fell on a {falls_on}.", date.value.wording);
            match before.filter(|_| named(date).is_none()) {
                Some(before) => {
                    found.push(self.clash(&[&[before], &[i]], Severity::Error, why, &CALENDAR));
                }
                None => found.push(self.clash(&[&[i]], Severity::Error, why, &CALENDAR)),
            }
        }
        found
    }
}

fn plain(dimension: Dimension) -> Dimension {
    if dimension == Dimension::Count { Dimension::Number } else { dimension }
}

fn point(node: &Node) -> Option<Number> {
    node.value.quantity()?.figure.point()
}

/// The lowest and the highest possibility, where there are both.
fn ends(node: &Node) -> Option<(Number, Number)> {
    let possible = node.value.quantity()?.figure.possible;
    possible.low().point().zip(possible.high().point())
}

/// Whether digits follow at once.
fn is_bare(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    rest.trim_start().len() < rest.len()
        && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// The larger of two figures over the smaller.
fn ratio(x: &Node, y: &Node) -> Option<Number> {
    let middle = |n: &Node| ends(n).and_then(|(a, b)| Some(a.plus(b)?.half().abs()));
    let (a, b) = (middle(x)?, middle(y)?);
    if a > b { a.over(b) } else { b.over(a) }
}

/// Whether a figure and its conversion meet, with a little room: people convert roughly. The room is what
/// either figure is good to, and two percent; of a range each end is looked at.
fn meet_closely(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return true };
    let degrees = p.dimension() == Dimension::Temperature;
    let room = |q: &crate::value::Quantity, end: Number| -> Option<Number> {
        let written = end.minus(q.unit.offset)?.over(q.unit.factor)?.rounded(6);
        let step = written.last_place().times(q.unit.factor)?.half().abs();
        let share = if degrees {
            Number::ZERO
        } else {
            end.abs().times(Number::from(2))?.over(Number::from(100))?
        };
        step.plus(share)
    };
    let close = |a: Option<Number>, b: Option<Number>| {
        let (Some(a), Some(b)) = (a, b) else { return true };
        let reach = room(p, a).zip(room(q, b)).and_then(|(r, s)| r.plus(s));
        let gap = a.minus(b).map(Number::abs);
        reach.zip(gap).is_none_or(|(reach, gap)| gap <= reach)
    };
    close(p.figure.low, q.figure.low) && close(p.figure.high, q.figure.high)
}
