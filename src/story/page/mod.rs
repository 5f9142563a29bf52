//! One article as alignment sees it: its sentences, its values, and what each is said to be of.

pub(crate) mod apart;
mod around;
mod away;
pub(crate) mod cells;
pub(crate) mod change;
mod compound;
pub(crate) mod cue;
pub(crate) mod currencies;
pub(crate) mod event;
mod gauge;
pub(crate) mod hour;
mod in_count;
mod joint;
mod lengths;
pub(crate) mod life;
mod model;
pub(crate) mod near;
mod node;
mod notice;
pub(crate) mod numeral;
mod of_them;
pub(crate) mod phrase;
pub(crate) mod referents;
mod retold;
pub(crate) mod saying;
mod silent;
pub(crate) mod spot;
pub(crate) mod stretch;
pub(crate) mod tables;
pub(crate) mod undated;
pub(crate) mod word;

use std::sync::Arc;

use crate::claims::Source;
use crate::load::article::{Article, BlockKind};
use crate::pack::lexicon::Lexicon;
use crate::read::{Context, Mention, MentionKind, TextReader, cents, sentences};
use crate::value::Day;
use cells::CellOf;
pub(crate) use node::Node;
use silent::tells_nothing;
use spot::{Run, runs};
use word::{Root, Sort, Word, fold, has_form, root_of, words};

/// An article, read.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) source: Arc<Source>,
    /// Whether it was written long after what its story is about.
    pub(crate) looks_back: bool,
    /// The day of that, where it looks back on it, or names it and has no day of its own.
    event: Option<Day>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) words: Vec<Word>,
    pub(crate) nodes: Vec<Node>,
    /// The roots of its words, sorted: in how many articles a word stands tells how rare it is.
    pub(crate) roots: Vec<Root>,
    /// The roots that it writes as names, sorted.
    pub(crate) names: Vec<Root>,
    /// The roots that it writes small, sorted.
    pub(crate) small: Vec<Root>,
    /// The numbers that it uses as names of models, sorted.
    pub(crate) models: Vec<Root>,
    /// Where capital words follow one another, as those of one name do.
    pub(crate) runs: Vec<Run>,
    /// The roots of the names in its title.
    subjects: Vec<Root>,
    /// Its cells of tables, in the order of their sentences.
    pub(crate) cells: Vec<CellOf>,
    /// The values of each sentence, until they are settled.
    mentions: Vec<(usize, Vec<Mention>)>,
}

/// A sentence of an article.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// The bytes of the prose.
    pub(crate) range: std::ops::Range<usize>,
    /// Its words, among those of the page.
    pub(crate) words: std::ops::Range<usize>,
    /// Where it stands.
    pub(crate) part: Part,
}

/// Where in the article a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Title,
    Lead,
    Body,
}

/// What all articles together tell of words and numbers; sorted.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    /// The roots that are names,
    pub(crate) names: &'a [Root],
    /// and those that are not.
    pub(crate) small: &'a [Root],
    /// The numbers of models.
    pub(crate) models: &'a [Root],
}

impl Page {
    /// The first day on which the article may have been published, where that is known.
    pub(crate) fn published_day(&self) -> Option<Day> {
        self.source.published.as_ref()?.days().low().point()
    }

    /// The day of which it tells: that of what it looks back on, else that of its publication.
    pub(crate) fn told_day(&self) -> Option<Day> {
        self.event.or_else(|| self.published_day())
    }

    /// The first and the last day that its news may be of; the first twice where nobody knows how late they may be.
    pub(crate) fn told_days(&self) -> Option<(Day, Day)> {
        let first = self.told_day()?;
        let published = self.source.published.as_ref().filter(|_| self.event.is_none());
        let last = published.and_then(|published| published.days().high().point());
        Some((first, last.unwrap_or(first)))
    }

    /// Whether nothing is known of when the article was published.
    pub(crate) fn is_undated(&self) -> bool {
        self.source.published.as_ref().is_none_or(|published| {
            let days = published.days();
            days.low().point().is_none() && days.high().point().is_none()
        })
    }

    /// Whether the day of its publication is known, not the month or the year alone.
    pub(crate) fn is_dated_to_the_day(&self) -> bool {
        self.source.published.as_ref().is_some_and(|published| {
            let days = published.days();
            days.low().point().is_some() && days.low().point() == days.high().point()
        })
    }

    /// The day on which it was published, where that is known to be one day.
    pub(crate) fn day_of_publication(&self) -> Option<Day> {
        let days = self.source.published.as_ref()?.days();
        days.low().point().filter(|first| days.high().point() == Some(*first))
    }

    /// Whether most of the names in its title stand nowhere in another article: what it is about the other does not
    /// know. `false` where its title names nobody.
    pub(crate) fn is_news_to(&self, other: &Page) -> bool {
        let is_known = |root: &&Root| other.roots.binary_search(root).is_ok();
        2 * self.subjects.iter().filter(is_known).count() < self.subjects.len()
    }

    /// Whether two articles came on one day and name the same: then they report one case, however much they differ.
    pub(crate) fn reports_the_case_of(&self, other: &Page) -> bool {
        let day = self.day_of_publication();
        let is_shorter = self.names.len() < other.names.len();
        let (fewer, more) = if is_shorter { (self, other) } else { (other, self) };
        let is_shared = |root: &&Root| more.names.binary_search(root).is_ok();
        let shared = fewer.names.iter().filter(is_shared).count();
        let of = fewer.names.len();
        day.is_some() && day == other.day_of_publication() && of > 0 && 4 * shared >= 3 * of
    }

    /// The words of a sentence.
    pub(crate) fn words_of(&self, sentence: usize) -> &[Word] {
        let sentence = self.sentences.get(sentence);
        sentence.and_then(|sentence| self.words.get(sentence.words.clone())).unwrap_or_default()
    }

    /// The values of some sentences, each with its place among those of the page. Values stand in the order of their
    /// sentences while nothing has been added to what was read.
    pub(crate) fn nodes_of(
        &self,
        sentences: std::ops::RangeInclusive<usize>,
    ) -> impl Iterator<Item = (usize, &Node)> {
        let from = self.nodes.partition_point(|node| node.sentence < *sentences.start());
        let own = self.nodes.get(from..).unwrap_or_default().iter();
        let own = own.take_while(move |node| node.sentence <= *sentences.end());
        own.enumerate().map(move |(at, node)| (from + at, node))
    }

    /// The sentences that have a word in one of these forms: the number of each, its words, and the same folded.
    pub(crate) fn with_form<'a>(
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
    pub(crate) fn read(article: &Article, source: Arc<Source>) -> Page {
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
            models: Vec::new(),
            looks_back: false,
            event: None,
            runs: Vec::new(),
            subjects: Vec::new(),
            cells: Vec::new(),
            mentions: Vec::new(),
        };
        let mut mentions: Vec<(usize, Vec<Mention>)> = Vec::new();
        let mut reader = TextReader::of(article.prose.text());
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
            compound::join(text, &mut found, &cx);
            for mention in &mut found {
                mention.start += block.range.start;
                mention.end += block.range.start;
            }
            found.sort_by_key(|mention| mention.start);
            for sentence in first..page.sentences.len() {
                let range = &page.sentences[sentence].range;
                let until = |end: usize| found.partition_point(|mention| mention.start < end);
                let inside = found.get(until(range.start)..until(range.end)).unwrap_or_default();
                let is_taken_back =
                    article.prose.text().get(range.clone()).is_some_and(notice::is_correction);
                mentions.push((sentence, if is_taken_back { Vec::new() } else { inside.to_vec() }));
            }
        }
        let mut all = mentions.iter().flat_map(|(_, inside)| inside);
        if all.any(cents::is_cents) {
            cents::settle(mentions.iter_mut().flat_map(|(_, inside)| inside));
        }
        page.cells = cells::cells(&article.prose, heads, &firsts, &mentions);
        page.mentions = mentions;
        page.note_names();
        page.note_models(article.prose.text());
        page
    }

    /// Reads what is said around the values, now that it is known which words are names in the story, and which numbers are
    /// those of models.
    pub(crate) fn settle(&mut self, article: &Article, known: &Known<'_>) {
        let (names, small) = (known.names, known.small);
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
            let words = &self.words[self.sentences[sentence].words.clone()];
            let is_model = |m: &Mention| model::is_model(text, words, m, known.models);
            let is_hour =
                |m: &Mention| hours.iter().any(|hour| m.start < hour.end && hour.start < m.end);
            inside.retain(|mention| {
                (mention.kind == MentionKind::Date || !is_hour(mention))
                    && !cells::is_left_out(&cells, sentence, mention)
                    && !is_model(mention)
            });
            for at in 0..inside.len() {
                unsaid.extend(life::event(text, &inside[at], &inside).map(root_of));
                let mut node = node::node(self, text, sentence, &inside, at);
                cells::lend(&cells, &mut node, self);
                if !tells_nothing(text, &node) {
                    self.nodes.push(node);
                }
            }
        }
        self.cells = cells;
        of_them::resolve(&mut self.nodes, text);
        in_count::mark(self, text);
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
        referents::resolve(self, text);
    }

    /// The names in the title. At its head that is also what no article writes elsewhere: "Brask Sells Notes".
    pub(crate) fn subjects(&self) -> Vec<Root> {
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

    /// Gathers the numbers that are names of models.
    fn note_models(&mut self, text: &str) {
        let sentences = self.sentences.iter();
        let named = sentences.flat_map(|of| model::named(text, &self.words[of.words.clone()]));
        self.models = named.collect();
        self.models.sort_unstable();
        self.models.dedup();
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
}

/// Whether capitals tell names in a sentence: in a headline all words may have them.
fn tells_names(words: &[Word]) -> bool {
    let of = |sort: Sort| words.iter().filter(|w| w.sort == sort).count();
    let small = of(Sort::Content);
    small > 0 && of(Sort::Name) <= small.max(2) * 2
}
