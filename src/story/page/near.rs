//! What stands around some words of a sentence: names, and other words that say something.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Page;
use super::word::{Root, Sort, Word, forms, names_among};

/// The words of its clause before a word, so many at most.
pub(crate) fn before(words: &[Word], at: usize, reach: usize) -> Range<usize> {
    let near = words[at.saturating_sub(reach)..at].iter().rev();
    at - near.take_while(|word| !parts(word)).count()..at
}

/// The words of its clause from a place on, so many at most.
pub(crate) fn from(words: &[Word], at: usize, reach: usize) -> Range<usize> {
    let near = words.get(at..).unwrap_or_default().iter().take(reach);
    at..at + near.take_while(|word| !parts(word)).count()
}

/// Some words without those at their end that stand between a subject and what was done to it.
pub(crate) fn back_over_links(words: &[Word]) -> &[Word] {
    let is_link =
        |word: &&Word| word.sort == Sort::Light || LINKS.binary_search(&word.form).is_ok();
    let links = words.iter().rev().take_while(is_link).count();
    &words[..words.len() - links]
}

/// Words between a name and what was done to it.
static LINKS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms("been had has is its itself that was were which who".split_whitespace())
});

/// Whether a word or mark ends a clause. "High waves AND strong winds" goes on; a mark has no root.
fn parts(word: &Word) -> bool {
    word.sort == Sort::Heavy || word.sort == Sort::Light && word.root == 0
}

/// The names and the other telling words around some words.
#[derive(Debug)]
pub(crate) struct Near {
    pub(crate) names: BTreeSet<Root>,
    pub(crate) words: BTreeSet<Root>,
}

impl Near {
    /// What stands within so many words of these, which are left out themselves. The first word of a sentence is a
    /// name where the article writes it as one elsewhere.
    pub(crate) fn around(page: &Page, words: &[Word], own: &[&Range<usize>], reach: usize) -> Near {
        let first = own.iter().map(|own| own.start).min().unwrap_or_default();
        let end = own.iter().map(|own| own.end).max().unwrap_or_default();
        let near = first.saturating_sub(reach)..(end + reach).min(words.len());
        let is_own = |at: &usize| own.iter().any(|own| own.contains(at));
        let near: Vec<Word> = near.filter(|at| !is_own(at)).map(|at| words[at]).collect();
        let is_name =
            |word: &Word| word.sort == Sort::First && page.names.binary_search(&word.root).is_ok();
        let mut names = names_among(&near);
        names.extend(near.iter().filter(|word| is_name(word)).map(|word| word.root));
        let says = |word: &&Word| matches!(word.sort, Sort::Content | Sort::First);
        Near { names, words: near.iter().filter(says).map(|word| word.root).collect() }
    }

    /// The names that stand around both.
    pub(crate) fn shared_names(&self, other: &Near) -> BTreeSet<Root> {
        self.names.intersection(&other.names).copied().collect()
    }
}
