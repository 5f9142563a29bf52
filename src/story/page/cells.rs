//! Values in cells of tables: their row and column say what they are of, in place of a sentence.

use std::ops::Range;

use super::around::heaviest;
use super::word::{Sort, Word};
use super::{Node, Page};
use crate::load::article::{BlockKind, Heads, Prose};
use crate::read::{Context, Mention, MentionKind, in_unit_of, of_brackets};
use crate::story::align::pair::{At, Pair};
use crate::story::align::same::{Same, fellows};
use crate::value::{Day, Interval, Meaning};

/// A cell of a table, and the sentences that say what it is of.
#[derive(Clone, Debug)]
pub(crate) struct CellOf {
    /// The first of its sentences.
    sentence: usize,
    table: usize,
    /// The sentence of the head of its row.
    row: Option<usize>,
    /// Whether it says what others are of.
    is_head: bool,
    /// The sentences of its heads, each with what its words weigh around the value.
    heads: Vec<(usize, u32)>,
    /// The times that these name, and where.
    times: Vec<(Range<usize>, Interval<Day>)>,
}

/// What the words of a row weigh around a value in it, in thousandths,
const OF_ROW: u32 = 1000;
/// those of a column,
const OF_COLUMN: u32 = 800;
/// and those over the table.
const OF_CAPTION: u32 = 400;
/// What a name over a table or in the title weighs where no other is nearer.
const OF_TITLE: u32 = 800;

/// The cells of an article; `first` gives the first sentence of each block, where it has one, and `mentions` the
/// values of each sentence.
pub(crate) fn cells(
    prose: &Prose,
    heads: Vec<(usize, Heads)>,
    first: &[Option<usize>],
    mentions: &[(usize, Vec<Mention>)],
) -> Vec<CellOf> {
    let sentence = |block: usize| first.get(block).copied().flatten();
    let of_cell = |(block, heads): (usize, Heads)| {
        let is_cell = prose.blocks().get(block).is_some_and(|b| b.kind == BlockKind::Cell);
        let own = sentence(block).filter(|_| is_cell)?;
        let own_row = heads.row.and_then(sentence);
        let row = heads.row.into_iter().map(|at| (at, OF_ROW));
        let columns = heads.columns.iter().map(|at| (*at, OF_COLUMN));
        let caption = heads.corner.into_iter().chain(heads.caption).map(|at| (at, OF_CAPTION));
        let told = row.chain(columns).chain(caption);
        let told: Vec<(usize, u32)> =
            told.filter_map(|(at, weight)| Some((sentence(at)?, weight))).collect();
        let times = told.iter().flat_map(|(head, _)| times(*head, mentions)).collect();
        let Heads { table, is_head, .. } = heads;
        Some(CellOf { sentence: own, table, row: own_row, is_head, heads: told, times })
    };
    heads.into_iter().filter_map(of_cell).collect()
}

/// Gives the bare figure of a cell, a block of the prose, the unit that one of its heads names.
pub(crate) fn measure(
    block: usize,
    prose: &Prose,
    heads: &[(usize, Heads)],
    cx: &Context<'_>,
    found: &mut Vec<Mention>,
) {
    let Ok(at) = heads.binary_search_by_key(&block, |(at, _)| *at) else { return };
    let text = |at: usize| prose.blocks().get(at).map_or("", |block| prose.of(block));
    let heads = &heads[at].1;
    if found.is_empty()
        && !heads.is_head
        && heads.row.is_some_and(|row| may_be_below_nought(text(row)))
    {
        found.extend(of_brackets(text(block), cx));
    }
    let [mention] = found.as_mut_slice() else { return };
    let mut heads = heads.all();
    if let Some(read) = heads.find_map(|head| in_unit_of(text(block), mention, text(head), cx)) {
        *mention = read;
    }
}

/// Whether the head of a row names what may be below nought: "Net profit (14)" is a loss, but "Cost of sales (540)"
/// and "Net loss (14)" are 540 and 14 in a sentence.
fn may_be_below_nought(head: &str) -> bool {
    const BALANCES: &[&str] = &[
        "profit", "profits", "result", "results", "earnings", "ebit", "ebita", "ebitda", "flow",
        "flows", "surplus", "balance", "change", "growth", "return", "margin", "income",
    ];
    let lower = head.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| BALANCES.contains(&word)) && !lower.contains("income tax")
}

/// The stretches of time that a sentence names, and where.
fn times(
    sentence: usize,
    mentions: &[(usize, Vec<Mention>)],
) -> Vec<(Range<usize>, Interval<Day>)> {
    let inside = mentions.get(sentence).map_or(&[][..], |(_, inside)| inside);
    let days = inside.iter().filter_map(|mention| match &mention.value.meaning {
        Meaning::Time(period) => Some((mention.start..mention.end, period.days())),
        _ => None,
    });
    days.collect()
}

/// The cell that a sentence is.
fn at(cells: &[CellOf], sentence: usize) -> Option<&CellOf> {
    let at = cells.binary_search_by_key(&sentence, |cell| cell.sentence).ok()?;
    cells.get(at)
}

/// Whether one of the two articles of a pair tells both figures in one table: each of its cells is of another thing.
pub(crate) fn tell_both(pair: &Pair, same: &Same, retold: &Same, pages: &[Page]) -> bool {
    let cell = |of: At| {
        let page = &pages[of.page];
        at(&page.cells, page.nodes[of.node].sentence)
    };
    let is_beside = |own: At, other: At| {
        let Some(own_cell) = cell(own) else { return false };
        let is_repeated = |at: &At| retold.get(&other).is_some_and(|known| known.contains(at));
        fellows(same, other, own.page).any(|at| {
            let of_table = cell(*at).filter(|cell| cell.table == own_cell.table && *at != own);
            of_table.is_some_and(|cell| {
                own_cell.row.is_some() && cell.row == own_cell.row || is_repeated(at)
            })
        })
    };
    is_beside(pair.a, pair.b) || is_beside(pair.b, pair.a)
}

/// How many of the two values of a pair stand in tables. Two tables are alike in form, whatever they are of.
pub(crate) fn count(pair: &Pair, pages: &[Page]) -> usize {
    let is_cell = |of: &&At| {
        let page = &pages[of.page];
        at(&page.cells, page.nodes[of.node].sentence).is_some()
    };
    [pair.a, pair.b].iter().filter(is_cell).count()
}

/// An article with more cells than this is a register, and every cell would be held against every other.
pub const MOST_CELLS: usize = 4000;

/// Whether a value is but the head of others ("2031" over the figures of a year), or one of a register.
pub(crate) fn is_left_out(cells: &[CellOf], sentence: usize, mention: &Mention) -> bool {
    let is_out = |cell: &CellOf| {
        cell.is_head && mention.kind == MentionKind::Date || cells.len() > MOST_CELLS
    };
    at(cells, sentence).is_some_and(is_out)
}

/// The words of a sentence; for a cell those of its heads before them.
pub(crate) fn words(page: &Page, sentence: usize) -> Vec<&Word> {
    let heads = at(&page.cells, sentence).map_or(&[][..], |cell| &cell.heads);
    let all = heads.iter().map(|(head, _)| *head).chain([sentence]);
    all.flat_map(|sentence| page.words_of(sentence)).collect()
}

/// Adds to a value in a cell what its heads say.
pub(crate) fn lend(cells: &[CellOf], node: &mut Node, page: &Page) {
    let Some(cell) = at(cells, node.sentence) else { return };
    for &(head, weight) in &cell.heads {
        let words: &[Word] = page.words_of(head);
        // "First half of 2031" is a time, and no first of anything.
        let is_of_time = |word: &&Word| {
            cell.times.iter().any(|(range, _)| range.contains(&(word.start as usize)))
        };
        for word in words.iter().filter(|word| !is_of_time(word)) {
            match word.sort {
                Sort::Content | Sort::First => node.context.push((word.root, weight)),
                Sort::Name => node.names.push((word.root, weight.max(OF_TITLE))),
                _ => {}
            }
            if let Some(cue) = word.cue_in_clause.or(word.cue_beside) {
                node.cues.add(cue);
            }
        }
        let is_noun =
            |word: &&Word| matches!(word.sort, Sort::Content | Sort::First) && !is_of_time(word);
        let noun = words.iter().rev().find(is_noun).filter(|_| weight > OF_CAPTION);
        if let Some(noun) = noun {
            match node.kind {
                MentionKind::Date => {}
                MentionKind::Number if weight == OF_ROW || node.nouns.is_empty() => {
                    node.nouns.push(noun.root);
                }
                _ => node.heads.push(noun.root),
            }
        }
    }
    let is_certain =
        |days: &&Interval<Day>| days.low().point().is_some() || days.high().point().is_some();
    if node.names.is_empty() {
        // What a table is about stands over it, or over the article.
        node.names.extend(page.subjects().into_iter().map(|root| (root, OF_TITLE)));
    }
    node.periods.extend(cell.times.iter().map(|(_, days)| days).filter(is_certain));
    heaviest(&mut node.context);
    heaviest(&mut node.names);
}
