//! The words beside a figure that say what it is: "capital expenditure", "invest", "in equity".

use std::ops::Range;

use super::is_capital;
use crate::extract::{Sort, Word, first_at, ties_after, ties_before};

/// What a figure is called in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    /// The phrase, as a rules file would name it: it ties itself to the figure.
    pub(super) phrase: String,
    /// The root of its chief word: "invest" of "investing" and "AI investment".
    pub(super) head: String,
    /// The roots of the other words.
    pub(super) others: Vec<String>,
}

/// The most words of a phrase.
const LONGEST: usize = 3;

/// Words that say nothing of what a figure is.
const LIGHT: &[&str] = &[
    "able",
    "all",
    "also",
    "are",
    "be",
    "been",
    "did",
    "do",
    "does",
    "each",
    "every",
    "for",
    "gave",
    "get",
    "gets",
    "give",
    "given",
    "gives",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "how",
    "including",
    "into",
    "involve",
    "involving",
    "is",
    "it",
    "its",
    "just",
    "made",
    "make",
    "makes",
    "many",
    "more",
    "most",
    "much",
    "new",
    "offer",
    "offering",
    "offers",
    "only",
    "other",
    "out",
    "over",
    "per",
    "put",
    "report",
    "reported",
    "said",
    "says",
    "see",
    "seen",
    "she",
    "since",
    "so",
    "such",
    "than",
    "that",
    "their",
    "them",
    "then",
    "they",
    "this",
    "those",
    "through",
    "used",
    "using",
    "was",
    "we",
    "were",
    "what",
    "when",
    "which",
    "while",
    "who",
    "with",
    "you",
    "until",
    "among",
    "because",
    "but",
    "if",
    "or",
    "not",
    "no",
    "any",
    "both",
    "after",
    "before",
    "during",
    "across",
    "per",
];

/// What the figure at some bytes of a text is called.
pub(super) fn of(words: &[Word], figure: &Range<usize>) -> Option<Called> {
    let (from, to) = (first_at(words, figure.start), first_at(words, figure.end));
    let right = behind(words, to);
    if let Some(found) = right.clone().filter(|range| range.start == to) {
        return called(words, found);
    }
    if let Some(found) = ahead(words, from) {
        return called(words, found);
    }
    let found = right?;
    // The small word that leads to it is a part: debt is of many sorts, "in debt" is of this figure.
    let own = called(words, found.clone())?;
    let lead = words.get(found.start - 1)?;
    (found.start - to == 1)
        .then(|| Called { phrase: format!("{} {}", lead.folded, own.phrase), ..own })
}

/// The words right behind a figure, with small ones between that tie.
fn behind(words: &[Word], to: usize) -> Option<Range<usize>> {
    let mut at = to;
    while words.get(at).is_some_and(|w| is_mark(w) || ties_before(&w.folded)) {
        at += 1;
    }
    let is_part = |word: &&Word| tells(word) && !word.folded.ends_with("ed");
    let count = words.get(at..)?.iter().take_while(is_part).take(LONGEST).count();
    (count > 0).then_some(at..at + count)
}

/// The word right before a figure, with small ones between that tie; and what "and" joins to it.
fn ahead(words: &[Word], from: usize) -> Option<Range<usize>> {
    let mut at = from.checked_sub(1)?;
    while is_mark(&words[at]) || ties_after(&words[at].folded) {
        at = at.checked_sub(1)?;
    }
    let end = at + 1;
    if !tells(&words[at]) {
        return None;
    }
    // "infrastructure and R&D": each of them could be about something else.
    while at >= 2 && matches!(&*words[at - 1].folded, "and" | "&" | "-") && tells(&words[at - 2]) {
        at -= 2;
    }
    let has_joint = end - at > 1;
    if !has_joint && at >= 1 && words[at - 1].sort == Sort::Small && tells(&words[at - 1]) {
        // "budget deficit": a noun that says which.
        let noun = !words[at].folded.ends_with("ing") && words[at - 1].folded.len() > 3;
        at -= usize::from(noun && !words[at - 1].folded.ends_with("ly"));
    }
    Some(at..end)
}

fn called(words: &[Word], range: Range<usize>) -> Option<Called> {
    let own = words.get(range)?;
    let mut phrase = String::new();
    for word in own {
        let is_tight = matches!(&*word.folded, "&" | "-") || phrase.ends_with(['&', '-']);
        if !phrase.is_empty() && !is_tight {
            phrase.push(' ');
        }
        // What is written in capitals alone keeps them.
        phrase.push_str(&word.folded);
    }
    let mut roots: Vec<String> = own.iter().filter(|w| tells(w)).map(|w| root(&w.folded)).collect();
    let head = roots.pop()?;
    Some(Called { phrase, head, others: roots })
}

/// Words of a figure: they belong to the one before.
const NUMBERS: &[&str] = &[
    "hundred", "thousand", "million", "billion", "trillion", "m", "mn", "bn", "tn", "dozen",
    "percent",
];

fn tells(word: &Word) -> bool {
    let is_word = word.sort == Sort::Small || is_capital(word);
    is_word
        && !NUMBERS.contains(&&*word.folded)
        && !LIGHT.contains(&&*word.folded)
        && !ties_after(&word.folded)
        && !ties_before(&word.folded)
}

fn is_mark(word: &Word) -> bool {
    matches!(&*word.folded, "\"" | "“" | "”" | "'" | "‘" | "’" | "+")
}

/// A word without its endings of grammar.
fn root(word: &str) -> String {
    const ENDINGS: &[&str] = &["ments", "ment", "ings", "ing", "es", "ed", "s", "e"];
    let ending =
        ENDINGS.iter().find(|ending| word.len() > ending.len() + 2 && word.ends_with(**ending));
    let root = ending.and_then(|ending| word.strip_suffix(ending)).unwrap_or(word);
    root.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::cut;
    use crate::pack::lexicon::Lexicon;

    fn check(text: &str, phrase: Option<&str>) {
        let plain = text.replace(['[', ']'], "");
        let (start, end) = (text.find('[').unwrap_or(0), text.find(']').unwrap_or(1) - 1);
        let words = cut(&plain, 0..plain.len(), Lexicon::builtin());
        let found = of(&words, &(start..end));
        assert_eq!(found.as_ref().map(|called| &*called.phrase), phrase, "{text}");
    }

    #[test]
    fn a_figure_is_called_by_what_stands_beside_it() {
        check("The harbour plans to invest [$5 million].", Some("invest"));
        check("The [$5 million] repair bill is due.", Some("repair bill"));
        check("The yard borrowed it, [$5 million] in bonds.", Some("in bonds"));
        check("It raised the budget for cranes and R&D to [$5 million].", Some("cranes and r&d"));
        check("The town pays $4 million and donors [$5 million].", Some("donors"));
        check("That is [$5 million].", None);
    }

    #[test]
    fn words_of_one_root_are_one() {
        for word in ["invest", "investing", "investment", "investments"] {
            assert_eq!(root(word), "invest");
        }
        assert_ne!(root("bet"), root("bill"));
    }
}
