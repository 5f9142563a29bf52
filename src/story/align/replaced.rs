//! One sentence of two cases: "sold 38,000 ELECTRIC cars", "sold 41,000 DIESEL cars".
//!
//! Where two sentences are the same but for their figures and one word more in the same place, that word says of which
//! case each figure is.

use std::sync::LazyLock;

use super::pair::At;
use crate::read::MentionKind;
use crate::story::page::Page;
use crate::story::page::word::{Root, Sort, Word, forms, has_form, hash, words_in};
use crate::value::{Class, relation};

/// Fewer words in common show no sentence that was written once.
const COMMON: usize = 2;
/// In a longer sentence a word may be another's without making it another case.
const LONGEST: usize = 6;

/// Whether the sentences of two values are the same but for them and the words that say of which case each is.
pub(crate) fn are_of_two_cases(a: At, b: At, pages: &[Page]) -> bool {
    let (Some(x), Some(y)) = (telling(a, pages), telling(b, pages)) else { return false };
    if x.len() != y.len() || x.len() > LONGEST || share_another_figure(a, b, pages) {
        return false;
    }
    // "The town said", "according to police": who tells it makes no other case.
    if [&x, &y].iter().any(|side| side.iter().any(|(word, _)| has_form(&[*word], &SAYING))) {
        return false;
    }
    let is_same = |at: &usize| x[*at].0.root == y[*at].0.root;
    let (same, other): (Vec<usize>, Vec<usize>) = (0..x.len()).partition(is_same);
    // The words of one name stand side by side.
    let places = other.iter().zip(other.iter().skip(1)).filter(|(a, b)| *a + 1 != **b).count() + 1;
    !other.is_empty()
        && places == 1
        && same.len() >= COMMON.max(other.len())
        && other.iter().all(|at| says_which(&x, *at) && says_which(&y, *at))
}

/// Whether the sentences of two values have another figure in common: then they are one sentence.
fn share_another_figure(a: At, b: At, pages: &[Page]) -> bool {
    let others = |at: At| {
        let page = &pages[at.page];
        let sentence = page.nodes[at.node].sentence;
        let all = page.nodes_of(sentence..=sentence).filter(move |(node, _)| *node != at.node);
        all.map(|(_, node)| node).filter(|node| node.kind != MentionKind::Ordinal)
    };
    others(a).any(|x| {
        x.value.quantity().is_some()
            && others(b).any(|y| relation(&x.value, &y.value).class == Class::Agree)
    })
}

/// Words before one that says which case it is,
static AMONG: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["among", "in"]));
/// and words that name a speaker.
static SAYING: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["according", "announced", "reported", "said", "says", "told"]));

/// "New" says little, but for where something else is old.
static NEW: LazyLock<Root> = LazyLock::new(|| hash("new"));

/// The words of the sentence of a value that say something, each with the word before it; not those of the value.
fn telling(at: At, pages: &[Page]) -> Option<Vec<(Word, Option<Word>)>> {
    let page = &pages[at.page];
    let node = &page.nodes[at.node];
    let words = page.words_of(node.sentence);
    // "12 GOLD medals": the noun is not the figure.
    let own = words_in(words, &node.range);
    let digits = own.clone().rev().find(|at| words[*at].sort == Sort::Figure);
    let figure = own.start..digits.map_or(own.end, |at| at + 1);
    let says = |at: &usize| {
        let word = &words[*at];
        let tells = word.says_something() || word.sort == Sort::Figure || word.form == *NEW;
        !figure.contains(at) && tells
    };
    let before = |at: usize| at.checked_sub(1).map(|at| words[at]);
    // No more are needed to know that they are too many.
    let telling = (0..words.len()).filter(says).take(LONGEST + 1);
    Some(telling.map(|at| (words[at], before(at))).collect())
}

/// Whether a word may say of which of several cases something is: a name, the number behind a noun, what stands before
/// a noun that both have, or behind "in" ("medals in ROWING").
fn says_which(words: &[(Word, Option<Word>)], at: usize) -> bool {
    let (word, before) = &words[at];
    let follows = |sort: Sort| before.is_some_and(|before| before.sort == sort);
    match word.sort {
        Sort::Name | Sort::First => true,
        Sort::Figure => follows(Sort::Name) || follows(Sort::First) || follows(Sort::Content),
        Sort::Content | Sort::Grammar => {
            let is_before_next = words.get(at + 1).is_some_and(|(next, before)| {
                next.sort == Sort::Content
                    && before.is_some_and(|before| before.start == word.start)
            });
            is_before_next || before.is_some_and(|before| has_form(&[before], &AMONG))
        }
        _ => false,
    }
}
