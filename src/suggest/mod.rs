//! A desk proposed for some articles: whom they name, what they give figures of, and what was left out.
//!
//! Nothing here decides anything: what is written is a file for a person to trim. So it shows of each
//! entry the words that it was made from, and says of what it leaves out why.

mod apart;
mod figure;
mod name;
mod owner;
mod phrase;
mod trial;
mod words;
mod write;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::claims::Source;
use crate::extract::{Extractor, Sort, Word, cut};
use crate::load::article::Article;
use crate::pack::lexicon::Lexicon;
use crate::read::{Vocabulary, sentences};
use crate::story::{Together, passed, propose};
use apart::Apart;

/// What is proposed.
#[derive(Debug)]
pub struct Suggested {
    /// The text of a rules file.
    pub text: String,
    /// How many entities it declares.
    pub entities: usize,
    /// How many attributes it declares or says more of.
    pub attributes: usize,
    /// How many figures and names it leaves out.
    pub left_out: usize,
}

/// A sentence shown for what it says: the article's name, the line, and the words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Example {
    /// The article, by its place among the articles.
    article: usize,
    /// The file and line: `000.md:14`.
    place: (String, usize),
    /// The sentence, cut to one line.
    quote: String,
}

/// A desk for the articles, on top of a vocabulary: that of the built-in packs, or of a desk that is there.
///
/// `source` gives the source that an article is, by its id.
pub fn suggest(
    articles: &[Article],
    vocabulary: &Vocabulary,
    packs: &[String],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
) -> Suggested {
    let mut sorted: Vec<Article> = articles.to_vec();
    sorted.sort_by(|a, b| a.text.path.cmp(&b.text.path));
    let texts = Texts::of(&sorted, vocabulary.lexicon());
    let entities = name::entities(&texts);
    let extractor = Extractor::new(vocabulary);
    let claims: Vec<_> =
        sorted.iter().map(|article| extractor.claims(article, &source(&article.id))).collect();
    let proposals = propose(&sorted, vocabulary, source);
    let (declared, named_once): (Vec<_>, Vec<_>) = entities.into_iter().partition(name_often);
    let apart = Apart::of(&sorted, &passed(&sorted, source, &Together::Unsaid));
    let mut known = owner::known(&texts, &claims, &declared, vocabulary, &apart);
    let mut figures = figure::groups(&texts, &claims, &proposals, vocabulary, &declared, &apart);
    // What the vocabulary declares already is not proposed again.
    let is_new = |entity: &name::Entity| {
        let named = vocabulary.named();
        !entity.forms().any(|form| named.iter().any(|known| known.goes_by(form)))
    };
    let declared: Vec<name::Entity> = declared.into_iter().filter(|e| is_new(e)).collect();
    loop {
        let suggested = write::write(&texts, packs, &declared, &named_once, &known, &figures);
        let several = trial::told_twice(&suggested.text, &sorted, source);
        let entries = known.iter_mut().filter(|one| one.is_entry && several.contains(&one.id));
        let dropped = entries.map(|one| one.is_entry = false).count();
        if dropped + figures.drop_groups(|id| several.contains(id)) == 0 {
            return suggested;
        }
    }
}

/// Whether a name is worth an entry.
fn name_often(entity: &name::Entity) -> bool {
    entity.articles > 1 || entity.count > 2
}

/// The articles with their sentences cut into words.
struct Texts<'a> {
    articles: &'a [Article],
    lexicon: &'a Lexicon,
    sentences: Vec<Vec<(Range<usize>, Vec<Word<'a>>)>>,
    /// Where the lines of each file end.
    lines: Vec<Vec<usize>>,
}

impl<'a> Texts<'a> {
    fn of(articles: &'a [Article], lexicon: &'a Lexicon) -> Texts<'a> {
        let of = |article: &'a Article| {
            let blocks = article.prose.blocks().iter();
            let ranges = blocks.flat_map(|block| {
                let start = block.range.start;
                let own = sentences(article.prose.of(block));
                own.into_iter().map(move |s| start + s.start..start + s.end)
            });
            let text = article.prose.text();
            ranges.map(|range| (range.clone(), cut(text, range, lexicon))).collect()
        };
        let ends = |article: &Article| {
            let bytes = article.text.text.bytes().enumerate();
            bytes.filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect()
        };
        let lines = articles.iter().map(ends).collect();
        Texts { articles, lexicon, sentences: articles.iter().map(of).collect(), lines }
    }

    fn text(&self, article: usize) -> &'a str {
        self.articles[article].prose.text()
    }

    /// A value of an article, by where it begins in the file.
    fn place(&self, article: usize, range: Range<usize>) -> apart::At {
        (article, self.articles[article].prose.in_file(range).start)
    }

    /// The sentence in which some bytes of a prose stand.
    fn sentence(&self, article: usize, at: usize) -> Option<&(Range<usize>, Vec<Word<'_>>)> {
        let all = &self.sentences[article];
        let next = all.partition_point(|(range, _)| range.start <= at);
        all[..next].last().filter(|(range, _)| at < range.end)
    }

    fn example(&self, article: usize, sentence: &Range<usize>) -> Example {
        const LONGEST: usize = 110;
        let own = &self.articles[article];
        let place = own.prose.in_file(sentence.clone());
        let line = self.lines[article].partition_point(|end| *end < place.start) + 1;
        let path = own.text.path.rsplit('/').next().unwrap_or_default().to_owned();
        let words = self.text(article).get(sentence.clone()).unwrap_or_default();
        let mut quote: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if quote.chars().count() > LONGEST {
            quote = quote.chars().take(LONGEST - 1).collect();
            quote.push('…');
        }
        Example { article, place: (path, line), quote }
    }
}

/// All sentences, each with its article and its words.
fn sentences_of<'t>(
    texts: &'t Texts<'_>,
) -> impl Iterator<Item = (usize, Range<usize>, &'t Vec<Word<'t>>)> {
    texts.sentences.iter().enumerate().flat_map(|(article, own)| {
        own.iter().map(move |(range, words)| (article, range.clone(), words))
    })
}

fn is_capital(word: &Word) -> bool {
    word.sort == Sort::Capital
}

/// What is counted most often; of several the first in their order.
fn most<T: Ord + Clone>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let best = counts.iter().max_by(|(a, x), (b, y)| x.cmp(y).then_with(|| b.cmp(a)));
    best.map(|(one, _)| one.clone())
}
