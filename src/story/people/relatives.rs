//! What is told of somebody's relative is not told of that person: "Ivo Tolsen's SON was born", "his WIFE died".

use super::called::RELATIVES;
use super::tells_of_relatives;
use crate::story::align::pair::{At, Pair};
use crate::story::page::Page;
use crate::story::page::word::{Word, has_form};

/// Words that say whose a relative is.
const OWNERS: &[&str] = &["his", "her", "their", "whose", "my", "our"];
/// How many words may stand between whose a relative is and the relative: "his late elder brother".
const BETWEEN: usize = 2;

/// Whether one of two values is told of a relative of somebody, and the sentence of the other names no relative.
pub(crate) fn part(pages: &[Page], texts: &[&str], pair: &Pair) -> bool {
    let is_of_one = |at: At| is_of_relative(&pages[at.page], texts[at.page], at);
    let names_none = |at: At| {
        let page = &pages[at.page];
        !tells_of_relatives(page, page.nodes[at.node].sentence)
    };
    is_of_one(pair.a) && names_none(pair.b) || is_of_one(pair.b) && names_none(pair.a)
}

/// Whether the words before a value end in a relative of somebody as their subject.
fn is_of_relative(page: &Page, text: &str, at: At) -> bool {
    let node = &page.nodes[at.node];
    let sentence = page.sentences[node.sentence].words.clone();
    let words = page.words.get(sentence).unwrap_or_default();
    let before = words.partition_point(|word| (word.end as usize) <= node.range.start);
    let before = &words[..before];
    let is_relative = |word: &Word| has_form(std::slice::from_ref(word), &RELATIVES);
    let Some(relative) = before.iter().rposition(is_relative) else { return false };
    let owners = &before[relative.saturating_sub(BETWEEN + 1)..relative];
    let is_owner = |word: &Word| {
        let written = word.of(text).to_lowercase();
        let rest = text.get(word.end as usize..).unwrap_or_default();
        OWNERS.contains(&written.as_str())
            || written.ends_with("'s")
            || written.ends_with("’s")
            || rest.starts_with("'s")
            || rest.starts_with("’s")
    };
    let is_of = || before.get(relative + 1).is_some_and(|word| word.of(text) == "of");
    owners.iter().any(is_owner) || is_of()
}
