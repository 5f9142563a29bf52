//! Claims of tables: the row and the column of a cell say which attribute it is a value of, and whose.

use std::collections::BTreeMap;
use std::ops::Range;

use super::doubt::Doubt;
use super::figure::is_below;
use super::phrase::Says;
use super::sentence::{self, Sentence, counts_other};
use super::words::{Sort, Word};
use super::{Cut, Extracted, Reading, Said};
use crate::load::article::{Block, BlockKind};
use crate::pack::Attribute;
use crate::read::{Context, Mention, in_unit_of, read_text};
use crate::value::Meaning;

/// Adds the claims of all cells of the tables of an article, in their order; `reading` reads in a block.
pub(super) fn claims<'a, 'c: 'a>(
    cut: &'c [Cut<'c>],
    reading: &dyn Fn(&'a Block) -> Reading<'a>,
    found: &mut Vec<Extracted>,
) {
    let Some(prose) = cut.first().map(|cut| &reading(cut.block).article.prose) else { return };
    let heads = prose.heads();
    if heads.is_empty() {
        return;
    }
    let by_block: BTreeMap<usize, &Cut<'_>> =
        cut.iter().rev().map(|cut| (cut.block.range.start, cut)).collect();
    let of = |at: usize| by_block.get(&prose.blocks().get(at)?.range.start).copied();
    for (at, heads) in heads.iter().filter(|(_, heads)| !heads.is_head) {
        if let Some(cell) = of(*at).filter(|cut| cut.block.kind == BlockKind::Cell) {
            let row = heads.row.and_then(of);
            let heads: Vec<&Cut<'_>> = heads.all().filter_map(of).collect();
            found.extend(reading(cell.block).cell(cell, &heads, row));
        }
    }
}

/// Words of heads that mean nothing in particular.
const GENERIC: &[&str] = &[
    "all",
    "amount",
    "annual",
    "consolidated",
    "figure",
    "group",
    "item",
    "number",
    "of",
    "reported",
    "result",
    "sum",
    "the",
    "total",
    "value",
];

impl Reading<'_> {
    /// The claim of a cell that holds one value; `row` is the head of its row.
    fn cell(&self, cell: &Cut<'_>, heads: &[&Cut<'_>], row: Option<&Cut<'_>>) -> Option<Extracted> {
        let vocabulary = self.extractor.vocabulary;
        let text = self.article.prose.text();
        let told = |cut: &Cut<'_>| self.attribute(cut);
        let (head, phrase, attributes) =
            heads.iter().find_map(|cut| told(cut).map(|(phrase, of)| (*cut, phrase, of)))?;
        // "Cost of revenue", "employees laid off": another thing.
        if !self.is_all_told(head, Some(&phrase)) {
            return None;
        }
        let cx =
            Context { lexicon: vocabulary.lexicon(), published: self.source.published.as_ref() };
        let mut mentions = sentence::mentions(text, &cell.range, &cx);
        let ([mention], own) = (mentions.as_mut_slice(), text.get(cell.range.clone())?) else {
            return None;
        };
        let base = cell.range.start;
        let bare =
            Mention { start: mention.start - base, end: mention.end - base, ..mention.clone() };
        let unit = |cut: &&Cut<'_>| in_unit_of(own, &bare, text.get(cut.range.clone())?, &cx);
        if let Some(read) = heads.iter().find_map(unit) {
            mention.value = read.value;
        }
        let span = mention.start..mention.end;
        let fits = |attribute: &&Attribute| vocabulary.fits(&mention.value, attribute);
        let attribute = attributes.into_iter().find(fits)?;
        let value = vocabulary.fitted(mention.value.clone(), attribute).ok()?;
        let mut doubts = Vec::new();
        if counts_other(&value, attribute) {
            doubts.push(Doubt::OtherNoun);
        }
        // "Net loss | 30": whether that is below nought is told by the table and not by the cell.
        if is_below(&head.words, &phrase, attribute) {
            doubts.push(Doubt::Beside);
        }
        let beside =
            heads.iter().filter(|cut| cut.range != head.range && cut.block.kind == BlockKind::Cell);
        if !beside.clone().all(|cut| self.is_all_told(cut, None)) {
            doubts.push(Doubt::Part);
        }
        let whom = match vocabulary.owner(&attribute.id) {
            Some(owner) => owner.name.to_string(),
            None => self.named_by(heads, head, &phrase).or_else(|| self.main(&mut doubts))?,
        };
        let times = heads.iter().flat_map(|cut| sentence::mentions(text, &cut.range, &cx));
        mentions.extend(times.filter(|m| matches!(m.value.meaning, Meaning::Time(_))));
        // The row is what a person quotes of a table.
        let words: Vec<Word<'_>> =
            row.iter().flat_map(|row| &row.words).chain(&cell.words).cloned().collect();
        let from = row.map_or(cell.range.start, |row| row.range.start);
        let sentence = Sentence { words: &words, mentions: &mentions, range: from..cell.range.end };
        let said = Said { span, whom: (whom, None), clause: 0, end: None };
        self.claim(&sentence, attribute, value, said, doubts)
    }

    /// The attributes of figures that a head names, and with which of its words.
    fn attribute(&self, head: &Cut<'_>) -> Option<(Range<usize>, Vec<&Attribute>)> {
        (0..head.words.len()).find_map(|at| {
            let (length, says) = self.extractor.phrases.at(&head.words, at)?;
            let figure = |(_, says)| match says {
                Says::Attribute(attribute) => Some(attribute),
                Says::Term(..) => None,
            };
            let attributes: Vec<&Attribute> = says.into_iter().filter_map(figure).collect();
            (!attributes.is_empty()).then_some((at..at + length, attributes))
        })
    }

    /// Whether a head says nothing that is not understood: beside its phrase times, names, units and words that mean
    /// nothing in particular.
    fn is_all_told(&self, head: &Cut<'_>, phrase: Option<&Range<usize>>) -> bool {
        let text = self.article.prose.text();
        let cx = Context {
            lexicon: self.extractor.vocabulary.lexicon(),
            published: self.source.published.as_ref(),
        };
        let mut times = sentence::mentions(text, &head.range, &cx);
        times.retain(|mention| matches!(mention.value.meaning, Meaning::Time(_)));
        let names = self.known.runs(&head.words);
        // "Revenue (€ million)", but not "revenue (Europe)".
        let one = read_text("1", &cx);
        let words = text.get(head.range.clone()).unwrap_or_default();
        let has_unit = one.first().is_some_and(|one| in_unit_of("1", one, words, &cx).is_some());
        let of_unit = head.words.iter().rposition(|w| matches!(&*w.folded, "(" | "in"));
        let of_unit = of_unit.filter(|_| has_unit);
        head.words.iter().enumerate().all(|(at, word)| {
            phrase.is_some_and(|phrase| phrase.contains(&at))
                || of_unit.is_some_and(|from| at >= from)
                || times.iter().any(|time| time.start <= word.start && word.end <= time.end)
                || names.iter().any(|(run, _)| run.contains(&at))
                || matches!(word.sort, Sort::Sign | Sort::Possessive)
                || GENERIC.contains(&&*word.folded)
        })
    }

    /// Whom the heads of a cell name: first the one that names the attribute, then the others.
    fn named_by(
        &self,
        heads: &[&Cut<'_>],
        head: &Cut<'_>,
        phrase: &Range<usize>,
    ) -> Option<String> {
        let own = self.known.names_in(&head.words, Some(phrase));
        let others = heads.iter().filter(|cut| cut.range != head.range);
        let all =
            own.into_iter().chain(others.flat_map(|cut| self.known.names_in(&cut.words, None)));
        let mut all: Vec<String> = all.collect();
        all.dedup();
        match all.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }
}
