//! The names that findings are told under: whole, though a sentence may begin with them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Story;
use crate::read::MentionKind;
use crate::story::align::pair::At;
use crate::story::page::word::{Root, Sort, Word};
use crate::story::page::{Node, Page};
use crate::story::people::Named;
use crate::value::Dimension;

/// The words that sentences begin with before a name and that belong to it: "Brask Motors sold", "Brask Motors is". Each
/// stands so in more than one sentence of the story, and no article writes it small, or it would be known as no name.
#[derive(Debug, Default)]
pub(crate) struct Beginnings(BTreeSet<(Root, Root)>);

impl Beginnings {
    /// Those of a story.
    pub(crate) fn of(pages: &[Page], texts: &[&str]) -> Beginnings {
        // What a copy repeats is told once.
        let mut told: BTreeMap<(Root, Root), BTreeSet<&str>> = BTreeMap::new();
        for (page, text) in pages.iter().zip(texts) {
            for sentence in &page.sentences {
                let words = page.words.get(sentence.words.clone()).unwrap_or_default();
                let own = text.get(sentence.range.clone()).unwrap_or_default();
                for (at, first) in words.iter().enumerate().filter(|(_, w)| w.sort == Sort::First) {
                    let mut behind = words.iter().skip(at + 1).filter(|word| word.of(text) != "&");
                    let Some(name) = behind.next().filter(|name| name.sort == Sort::Name) else {
                        continue;
                    };
                    if is_joint(first, name, text) && !is_possessive(first.of(text)) {
                        told.entry((first.root, name.root)).or_default().insert(own);
                    }
                }
            }
        }
        let twice = told.into_iter().filter(|(_, sentences)| sentences.len() > 1);
        Beginnings(twice.map(|(pair, _)| pair).collect())
    }

    fn joins(&self, first: &Word, name: &Word) -> bool {
        first.sort == Sort::First && self.0.contains(&(first.root, name.root))
    }
}

/// Whether nothing but a space stands between two words, or an "&".
fn is_joint(first: &Word, next: &Word, text: &str) -> bool {
    let between = text.get(first.end as usize..next.start as usize).unwrap_or_default();
    between.len() == 1 || between == " & "
}

fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

/// Whether a value is of a thing rather than of a person: a length, a weight, a count.
fn is_of_thing(node: &Node) -> bool {
    let is_measured = matches!(
        node.dimension(),
        Some(
            Dimension::Length
                | Dimension::Area
                | Dimension::Volume
                | Dimension::Speed
                | Dimension::Temperature
        )
    );
    is_measured || node.kind == MentionKind::Number && !node.counts_nothing()
}

/// A name of a sentence.
pub(crate) struct Called {
    /// The roots of the words that are surely of it.
    roots: Vec<Root>,
    /// The name as written.
    pub(crate) text: String,
    /// Where the words begin that are surely of it.
    sure: usize,
    /// Where it stands in the prose.
    range: Range<usize>,
}

impl Called {
    /// The words that are surely of it.
    fn sure(&self) -> &str {
        self.text.get(self.sure..).unwrap_or_default()
    }
}

impl Story<'_> {
    /// Whom a finding is about: the name that both sentences share, else the story's own.
    pub(super) fn entity(&self, a: At, b: At) -> String {
        let shared: BTreeSet<Root> = {
            let names = |at: At| -> BTreeSet<Root> {
                let node = self.node(at);
                let own = node.names.iter().map(|(root, _)| *root);
                let own = own.filter(|root| !node.names_of_others.contains(root));
                own.chain(node.subject.iter().flat_map(|subject| subject.name.iter().copied()))
                    .collect()
            };
            names(a).intersection(&names(b)).copied().collect()
        };
        // What is counted or measured is seldom a person's: "the mayor Ada Tolsen opened the wheel of 135 metres".
        let is_of_thing = is_of_thing(self.node(a));
        let may_be = |page: usize, name: &Called| !is_of_thing || !self.is_person(page, name);
        let own = self.names_in(a.page, self.node(a).sentence).into_iter().max_by_key(|name| {
            let common = name.roots.iter().filter(|r| shared.contains(*r)).count();
            let count = name.roots.iter().map(|r| self.rarity.count(*r)).max().unwrap_or(0);
            (may_be(a.page, name), common, count, Reverse(name.sure().len()))
        });
        if let Some(name) = own
            && name.roots.iter().any(|r| shared.contains(r))
            && may_be(a.page, &name)
        {
            return name.text;
        }
        let sentences = 0..self.pages[a.page].sentences.len();
        let everywhere = sentences.flat_map(|i| self.names_in(a.page, i));
        let best = everywhere.max_by_key(|name| {
            let may_be = may_be(a.page, name);
            let least = name.roots.iter().map(|r| self.rarity.count(*r)).min().unwrap_or(0);
            (may_be, least, Reverse(name.sure().to_owned()))
        });
        let source = &self.pages[a.page].source;
        let untold = || source.title.clone().unwrap_or_else(|| source.id.to_string());
        let named = best.map(|name| name.text).or_else(|| self.first_of_both(a, b));
        named.unwrap_or_else(untold)
    }

    /// Whether a name of a page is that of a person who holds a post in the story: two capital words may name a ship.
    fn is_person(&self, page: usize, name: &Called) -> bool {
        let named = self.people.get(page).into_iter().flat_map(|people| &people.named);
        let mut own = named
            .filter(|one| one.range.start < name.range.end && name.range.start < one.range.end);
        let holds = |one: &Named| {
            let mut posts = self.people.iter().flat_map(|people| &people.posts);
            posts.any(|held| held.person == one.person)
        };
        own.any(holds)
    }

    /// The word that the first sentence begins with, where the other one has it as well: "Unemployment" tells more than the
    /// headline of one of the articles.
    fn first_of_both(&self, a: At, b: At) -> Option<String> {
        let words = |at: At| {
            let page = &self.pages[at.page];
            page.words.get(page.sentences[self.node(at).sentence].words.clone())
        };
        let first = words(a)?.first().filter(|word| word.sort == Sort::First)?;
        let is_in_both = words(b)?.iter().any(|word| word.root == first.root);
        let text = self.articles[a.page].prose.text();
        is_in_both.then(|| first.of(text).to_owned())
    }

    /// The names of a sentence: runs of capitalised words, also with "&" between.
    pub(crate) fn names_in(&self, page: usize, sentence: usize) -> Vec<Called> {
        let text = self.articles[page].prose.text();
        let page = &self.pages[page];
        let words = page.words_of(sentence);
        let words: Vec<&Word> = words.iter().filter(|word| word.of(text) != "&").collect();
        let mut names = Vec::new();
        for run in words.chunk_by(|x, y| {
            let is_one = x.sort == Sort::Name || self.beginnings.joins(x, y);
            is_one && y.sort == Sort::Name && is_joint(x, y, text)
        }) {
            let known = || run.iter().filter(|word| word.sort == Sort::Name);
            let (Some(first), Some(last), Some(sure)) = (run.first(), run.last(), known().next())
            else {
                continue;
            };
            let name = text.get(first.start as usize..last.end as usize).unwrap_or_default();
            let name = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name);
            names.push(Called {
                roots: known().map(|word| word.root).collect(),
                text: name.to_owned(),
                sure: (sure.start - first.start) as usize,
                range: first.start as usize..last.end as usize,
            });
        }
        names
    }
}
