//! Days on which somebody said something: "officials said on Sunday".

use super::Page;
use super::word::{Sort, Word};
use crate::story::align::pair::At;
use crate::value::Meaning;

/// Whether two dates are those of saying, and each is that of its article, which came on another day than the other:
/// who is asked twice says it twice.
pub(crate) fn is_said_again(a: At, b: At, pages: &[Page]) -> bool {
    let own_day = |at: At| {
        let (page, node) = (&pages[at.page], &pages[at.page].nodes[at.node]);
        let Meaning::Time(period) = &node.value.meaning else { return None };
        let (said, published) = (period.days().high().point()?, page.published_day()?);
        let is_own = node.is_of_saying && (0..=1).contains(&(published - said).num_days());
        is_own.then_some(published)
    };
    own_day(a).zip(own_day(b)).is_some_and(|(a, b)| a != b)
}

/// Whether a verb of saying stands right before or behind a date.
pub(crate) fn is_said(text: &str, left: &[Word], right: &[Word]) -> bool {
    let is = |word: &Word, list: &[&str]| list.contains(&word.of(text));
    let says = |word: Option<&Word>| word.is_some_and(|word| is(word, &["said", "says"]));
    let told = || match left {
        [.., told, whom] => is(told, &["told"]) && is(whom, &["reporters", "journalists"]),
        _ => false,
    };
    // "LEARNED OF the death of the king on Tuesday"
    let near = left.iter().rposition(|word| word.sort == Sort::Heavy).map_or(0, |at| at + 1);
    let near = &left[near.max(left.len().saturating_sub(HEARD))..];
    let heard = || {
        let is_heard = |two: &[Word]| {
            is(&two[0], &["heard", "learned", "learnt"]) && is(&two[1], &["about", "of", "that"])
        };
        near.windows(2).any(is_heard)
    };
    says(left.last()) || says(right.first()) || told() || heard()
}

/// How many words before a day it is said that somebody heard of something on it.
const HEARD: usize = 9;
