//! One article as alignment sees it: its sentences, its values, and what each is said to be of.

use std::sync::Arc;

use super::around::{
    Around, heads, heaviest, in_brackets, is_end_of_range, is_of_other, periods, reckoned_from,
    retells,
};
use super::cells::{self, CellOf};
use super::cue::{Cue, Cues};
use super::saying::is_said;
use super::silent::tells_nothing;
use super::spot::{Run, runs};
use super::undated::{self, Undated};
use super::word::{Root, Sort, Word, fold, has_form, root_of, words};
use super::{hour, lengths, life, of_them, stretch};
use crate::claims::Source;
use crate::load::article::{Article, BlockKind};
use crate::pack::lexicon::Lexicon;
use crate::read::{Context, Mention, MentionKind, TextReader, sentences};
use crate::value::{Bound, Day, Dimension, Interval, Meaning, Name, Value};

/// An article, read.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) source: Arc<Source>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) words: Vec<Word>,
    pub(super) nodes: Vec<Node>,
    /// The roots of its words, sorted: in how many articles a word stands tells how rare it is.
    pub(super) roots: Vec<Root>,
    /// The roots that it writes as names, sorted.
    pub(super) names: Vec<Root>,
    /// The roots that it writes small, sorted.
    pub(super) small: Vec<Root>,
    /// Where capital words follow one another, as those of one name do.
    pub(super) runs: Vec<Run>,
    /// The roots of the names in its title.
    subjects: Vec<Root>,
    /// Its cells of tables, in the order of their sentences.
    pub(super) cells: Vec<CellOf>,
    /// The values of each sentence, until they are settled.
    mentions: Vec<(usize, Vec<Mention>)>,
}

/// A sentence of an article.
#[derive(Debug)]
pub(super) struct Sentence {
    /// The bytes of the prose.
    pub(super) range: std::ops::Range<usize>,
    /// Its words, among those of the page.
    pub(super) words: std::ops::Range<usize>,
    /// Where it stands.
    pub(super) part: Part,
}

/// Where in the article a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Title,
    Lead,
    Body,
}

/// A value of an article and what is said around it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The sentence that it stands in.
    pub(super) sentence: usize,
    /// Its bytes in the prose.
    pub(super) range: std::ops::Range<usize>,
    pub(super) kind: MentionKind,
    pub(super) value: Value,
    /// What is counted: the words right behind the figure, the reader's own noun first.
    pub(super) nouns: Vec<Root>,
    /// The word that the figure is bound to: "a FINE of $5", "a $5 FINE", "5% of STAFF".
    pub(super) heads: Vec<Root>,
    /// The roots around it with their weight, in thousandths; sorted.
    pub(super) context: Vec<(Root, u32)>,
    /// The names around it with their weight; sorted.
    pub(super) names: Vec<(Root, u32)>,
    /// Those of the names that are said of another value of its sort in the sentence.
    pub(super) names_of_others: Vec<Root>,
    pub(super) cues: Cues,
    /// Which day of any year, or which day of the week it is, where its article does not say of which year or week.
    pub(super) undated: Option<Undated>,
    /// Whose birth or death it is the day of, in full.
    pub(super) person: Option<Name>,
    /// It is the day on which somebody said something: "officials said on Sunday".
    pub(super) is_of_saying: bool,
    /// It tells the value before it in another unit or currency: "400 m (1,300 ft)".
    pub(super) retells: bool,
    /// The name that a distance or direction is reckoned from: "170 km north of PORTON".
    pub(super) reckoned_from: Option<Root>,
    /// The stretches of time named in its sentence, the nearest first.
    pub(super) periods: Vec<Interval<Day>>,
    /// How many months the stretch of time nearest to it has.
    pub(super) stretch: Option<u32>,
}

impl Node {
    pub(super) fn dimension(&self) -> Option<Dimension> {
        self.value.quantity().map(|q| q.dimension())
    }

    pub(super) fn bound(&self) -> Bound {
        match &self.value.meaning {
            Meaning::Quantity(q) => q.figure.bound,
            _ => Bound::Exact,
        }
    }
}

impl Node {
    /// Whether it is more than a time of no certain days ("the prior quarter").
    pub(super) fn is_certain(&self) -> bool {
        let Meaning::Time(period) = &self.value.meaning else { return true };
        let days = period.days();
        days.low().point().is_some() || days.high().point().is_some()
    }
}

impl Page {
    /// The first day on which the article may have been published, where that is known.
    pub(super) fn published_day(&self) -> Option<Day> {
        self.source.published.as_ref()?.days().low().point()
    }

    /// The day on which it was published, where that is known to be one day.
    pub(super) fn day_of_publication(&self) -> Option<Day> {
        let days = self.source.published.as_ref()?.days();
        days.low().point().filter(|first| days.high().point() == Some(*first))
    }

    /// Whether most of the names in its title stand nowhere in another article: what it is about the other does not
    /// know. `false` where its title names nobody.
    pub(super) fn is_news_to(&self, other: &Page) -> bool {
        let is_known = |root: &&Root| other.roots.binary_search(root).is_ok();
        2 * self.subjects.iter().filter(is_known).count() < self.subjects.len()
    }

    /// The values of some sentences, each with its place among those of the page. Values stand in the order of their
    /// sentences while nothing has been added to what was read.
    pub(super) fn nodes_of(
        &self,
        sentences: std::ops::RangeInclusive<usize>,
    ) -> impl Iterator<Item = (usize, &Node)> {
        let from = self.nodes.partition_point(|node| node.sentence < *sentences.start());
        let own = self.nodes.get(from..).unwrap_or_default().iter();
        let own = own.take_while(move |node| node.sentence <= *sentences.end());
        own.enumerate().map(move |(at, node)| (from + at, node))
    }

    /// The sentences that have a word in one of these forms: the number of each, its words, and the same folded.
    pub(super) fn with_form<'a>(
        &'a self,
        text: &'a str,
        forms: &'a [Root],
    ) -> impl Iterator<Item = (usize, &'a [Word], Vec<String>)> {
        self.sentences.iter().enumerate().filter_map(move |(number, sentence)| {
            let words = self.words.get(sentence.words.clone())?;
            has_form(words, forms)
                .then(|| (number, words, words.iter().map(|word| fold(word.of(text))).collect()))
        })
    }

    /// Reads an article.
    pub(super) fn read(article: &Article, source: Arc<Source>) -> Page {
        let cx = Context { lexicon: Lexicon::builtin(), published: source.published.as_ref() };
        let mut page = Page {
            source: Arc::clone(&source),
            sentences: Vec::new(),
            // A word and its space are six bytes, or more.
            words: Vec::with_capacity(article.prose.text().len() / 6),
            nodes: Vec::new(),
            roots: Vec::new(),
            names: Vec::new(),
            small: Vec::new(),
            runs: Vec::new(),
            subjects: Vec::new(),
            cells: Vec::new(),
            mentions: Vec::new(),
        };
        let mut mentions: Vec<(usize, Vec<Mention>)> = Vec::new();
        let mut reader = TextReader::default();
        let heads = article.prose.heads();
        let mut paragraphs = 0;
        let mut firsts = Vec::with_capacity(article.prose.blocks().len());
        for block in article.prose.blocks() {
            let text = article.prose.of(block);
            let part = match block.kind {
                BlockKind::Title => Part::Title,
                BlockKind::Paragraph if paragraphs == 0 => Part::Lead,
                _ => Part::Body,
            };
            paragraphs += usize::from(block.kind == BlockKind::Paragraph);
            let first = page.sentences.len();
            for range in sentences(text) {
                let range = block.range.start + range.start..block.range.start + range.end;
                let from = page.words.len();
                words(article.prose.text(), range.clone(), &mut page.words);
                page.sentences.push(Sentence { range, words: from..page.words.len(), part });
            }
            firsts.push((first < page.sentences.len()).then_some(first));
            let mut found = Vec::new();
            reader.read(text, &cx, &mut found);
            if block.kind == BlockKind::Cell {
                cells::measure(firsts.len() - 1, &article.prose, &heads, &cx, &mut found);
            }
            life::part(text, &mut found, &cx);
            lengths::part(text, &mut found, &cx);
            for mention in &mut found {
                mention.start += block.range.start;
                mention.end += block.range.start;
            }
            for sentence in first..page.sentences.len() {
                let range = page.sentences[sentence].range.clone();
                let inside = found.iter().filter(|m| range.contains(&m.start)).cloned().collect();
                mentions.push((sentence, inside));
            }
        }
        page.cells = cells::cells(&article.prose, heads, &firsts, &mentions);
        page.mentions = mentions;
        page.note_names();
        page
    }

    /// Reads what is said around the values, now that it is known which words are names in the story.
    pub(super) fn settle(&mut self, article: &Article, names: &[Root], small: &[Root]) {
        for sentence in &self.sentences {
            let words = &mut self.words[sentence.words.clone()];
            let as_written = tells_names(words);
            for word in words {
                let may_be_name = match word.sort {
                    Sort::Name => !as_written,
                    sort => sort == Sort::First,
                };
                if may_be_name {
                    word.sort = match names.binary_search(&word.root).is_ok() {
                        true => Sort::Name,
                        false if small.binary_search(&word.root).is_ok() => Sort::Content,
                        false => Sort::First,
                    };
                }
            }
        }
        let text = article.prose.text();
        let mut unsaid = Vec::new();
        let cells = std::mem::take(&mut self.cells);
        for (sentence, mut inside) in std::mem::take(&mut self.mentions) {
            let hours = hour::spans(text, &self.words[self.sentences[sentence].words.clone()]);
            // Of "half past nine" no half is told.
            let is_hour =
                |m: &Mention| hours.iter().any(|hour| m.start < hour.end && hour.start < m.end);
            inside.retain(|mention| {
                (mention.kind == MentionKind::Date || !is_hour(mention))
                    && !cells::is_left_out(&cells, sentence, mention)
            });
            for at in 0..inside.len() {
                unsaid.extend(life::event(text, &inside[at], &inside).map(root_of));
                let mut node = self.node(text, sentence, &inside, at);
                cells::lend(&cells, &mut node, self);
                if !tells_nothing(text, &node) {
                    self.nodes.push(node);
                }
            }
        }
        self.cells = cells;
        of_them::resolve(&mut self.nodes, text);
        let said = self.words.iter().filter(|w| w.says_something()).map(|w| w.root);
        self.roots = said.chain(unsaid).collect();
        self.roots.sort_unstable();
        self.roots.dedup();
        let mut own: Vec<Root> =
            self.words.iter().filter(|w| w.sort == Sort::Name).map(|w| w.root).collect();
        own.sort_unstable();
        own.dedup();
        self.names = own;
        self.subjects = self.subjects();
        self.runs = runs(&self.sentences, &self.words, text);
    }

    /// The names in the title. At its head that is also what no article writes elsewhere: "Brask Sells Notes".
    pub(super) fn subjects(&self) -> Vec<Root> {
        let titles = self.sentences.iter().filter(|sentence| sentence.part == Part::Title);
        let of_title = |title: &Sentence| {
            let words = &self.words[title.words.clone()];
            let is_head = |w: &&Word| matches!(w.sort, Sort::Name | Sort::First | Sort::Grammar);
            let head = words.iter().take_while(is_head).count();
            let is_subject = |(at, w): &(usize, &Word)| {
                w.sort == Sort::Name || w.sort == Sort::First && *at < head
            };
            words.iter().enumerate().filter(is_subject).map(|(_, w)| w.root).collect::<Vec<_>>()
        };
        titles.flat_map(of_title).collect()
    }

    /// Gathers the words that are names for sure, and those that are none: the first of a sentence and
    /// all of a headline are capital whatever they are.
    fn note_names(&mut self) {
        for sentence in &self.sentences {
            let words = &self.words[sentence.words.clone()];
            if tells_names(words) {
                self.names.extend(words.iter().filter(|w| w.sort == Sort::Name).map(|w| w.root));
            }
        }
        self.small =
            self.words.iter().filter(|w| w.sort == Sort::Content).map(|w| w.root).collect();
        for list in [&mut self.names, &mut self.small] {
            list.sort_unstable();
            list.dedup();
        }
    }

    fn node(&self, text: &str, sentence: usize, inside: &[Mention], at: usize) -> Node {
        let mention = &inside[at];
        let words = &self.words[self.sentences[sentence].words.clone()];
        let before = words.partition_point(|w| (w.end as usize) <= mention.start);
        let after = words.partition_point(|w| (w.start as usize) < mention.end);
        let own = words.get(before..after).unwrap_or_default();
        let is_other = |word: &Word| {
            inside
                .iter()
                .position(|m| m.start <= word.start as usize && (word.start as usize) < m.end)
        };
        let mut around = Around {
            context: Vec::new(),
            names: Vec::new(),
            names_of_others: Vec::new(),
            cues: Cues::default(),
        };
        let left = words.get(..before).unwrap_or_default();
        let right = words.get(after..).unwrap_or_default();
        let same_sort = |other: usize| inside[other].kind == mention.kind;
        let is_of_other = |word: &Word| is_of_other(words, word, mention, inside, text);
        around.walk(left.iter().rev(), 1000, true, &is_other, &same_sort, &is_of_other);
        around.walk(right.iter(), 950, false, &is_other, &same_sort, &is_of_other);
        let noun = mention.value.quantity().and_then(|q| q.noun.clone());
        let mut nouns: Vec<Root> = Vec::new();
        if let Some(noun) = &noun {
            nouns.extend(noun.split([' ', '-']).rev().map(root_of));
            // "8.5 million Windows devices": the reader may have stopped at the first word.
            for word in right.iter().take(2) {
                if !matches!(word.sort, Sort::Content | Sort::Name) || is_other(word).is_some() {
                    break;
                }
                nouns.push(word.root);
            }
        }
        let heads = heads(text, left, right, mention, &noun);
        for word in own.iter().filter(|w| w.sort == Sort::Content || w.sort == Sort::Name) {
            around.context.push((word.root, 1000));
        }
        for &head in &heads {
            around.context.push((head, 1300));
        }
        if is_end_of_range(text, mention) {
            around.cues.add(Cue::End);
        }
        match life::event(text, mention, inside) {
            Some(event) => around.context.push((root_of(event), 1000)),
            None if in_brackets(text, mention, inside) => around.cues.add(Cue::Part),
            None => {}
        }
        let mut context = around.context;
        heaviest(&mut context);
        let person = (mention.kind == MentionKind::Date && life::is_told_of(&context))
            .then(|| life::person(text, &self.words, mention))
            .flatten();
        let mut names = around.names;
        heaviest(&mut names);
        Node {
            sentence,
            range: mention.start..mention.end,
            kind: mention.kind,
            value: mention.value.clone(),
            nouns,
            heads,
            context,
            names,
            names_of_others: around.names_of_others,
            cues: around.cues,
            person,
            undated: undated::read(mention),
            is_of_saying: mention.kind == MentionKind::Date && is_said(text, left, right),
            retells: retells(text, mention, inside, at),
            reckoned_from: reckoned_from(text, right),
            periods: periods(mention, inside),
            stretch: stretch::around(text, words, &(mention.start..mention.end), inside),
        }
    }
}

/// Whether capitals tell names in a sentence: in a headline all words may have them.
fn tells_names(words: &[Word]) -> bool {
    let of = |sort: Sort| words.iter().filter(|w| w.sort == sort).count();
    let small = of(Sort::Content);
    small > 0 && of(Sort::Name) <= small.max(2) * 2
}
