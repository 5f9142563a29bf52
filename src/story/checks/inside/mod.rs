//! What an article says against itself within a sentence: a figure and its conversion, parts and their
//! total, a part and its whole, a rise and its two ends, a share and what it is of, a weekday and its date.

mod changes;
mod conversions;
mod direction;
mod levels;
mod others;
mod parts;
mod rates;
mod remaining;
mod shares;
mod totals;
mod weekdays;

use changes::range;
use others::add_others;
pub(crate) use others::part_weekday;

use crate::finding::Severity;
use crate::rules::{CALENDAR, Meta};
use crate::story::align::Clash;
use crate::story::align::pair::{At, Rarity};
use crate::story::align::same::Same;
use crate::story::page::{Node, Page};
use crate::value::{Dimension, Number};

/// A clash within a sentence, and the kind it is of.
pub(crate) type Own = (Clash, &'static Meta);

/// What the pages say against themselves. `texts` are their proses; `same` tells where other articles
/// have the same figure.
pub(crate) fn check(pages: &[Page], texts: &[&str], same: &Same, rarity: &Rarity) -> Vec<Own> {
    let mut found = Vec::new();
    for (page, text) in texts.iter().enumerate() {
        let nodes = &pages[page].nodes;
        let mut first = 0;
        let mut before: Option<Sentence<'_>> = None;
        for sentence in nodes.chunk_by(|x, y| x.sentence == y.sentence) {
            let end = pages[page].sentences[sentence[0].sentence].range.end;
            let of = Sentence { page, first, nodes: sentence, text, end };
            found.extend(of.conversions());
            found.extend(of.totals());
            found.extend(of.changes());
            found.extend(of.directions());
            found.extend(of.levels());
            found.extend(of.rates());
            found.extend(of.shares());
            found.extend(of.remaining(&pages[page]));
            found.extend(of.weekdays(pages));
            found.extend(of.parts_of_wholes());
            let beside = before.filter(|one| one.number() + 1 == of.number());
            found.extend(beside.and_then(|one| of.part_of_the_sentence_before(&one)));
            before = Some(of);
            first += sentence.len();
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

/// The values of one sentence.
struct Sentence<'a> {
    page: usize,
    /// The number of its first value among those of the page.
    first: usize,
    nodes: &'a [Node],
    text: &'a str,
    /// Where the sentence ends.
    end: usize,
}

impl Sentence<'_> {
    fn at(&self, index: usize) -> At {
        At { page: self.page, node: self.first + index }
    }

    /// The number of the sentence in its page.
    fn number(&self) -> usize {
        self.nodes[0].sentence
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
