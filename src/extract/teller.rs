//! By whom a sentence has what it says: "according to police", "Reuters reported", "the company said".

use std::ops::Range;

use super::words::{Sort, Word};

/// What tellers do. Announcing is not among them: who announces something does it as well.
const TELLS: &[&str] = &[
    "added",
    "claimed",
    "confirmed",
    "estimated",
    "estimates",
    "explained",
    "noted",
    "reported",
    "reports",
    "said",
    "say",
    "says",
    "stated",
    "told",
    "warned",
    "wrote",
];
/// Words in front of a teller that are no part of how it is called.
const BEFORE: &[&str] = &[
    "also",
    "although",
    "and",
    "as",
    "because",
    "but",
    "had",
    "has",
    "have",
    "however",
    "if",
    "is",
    "later",
    "meanwhile",
    "or",
    "since",
    "that",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
];
/// Tellers of whom the sentence does not say who they are.
const UNNAMED: &[&str] =
    &["he", "i", "it", "one", "she", "that", "there", "they", "this", "we", "which", "who", "you"];
/// Words with which more is said of a teller than its name.
const BEHIND: &[&str] = &[
    "about",
    "after",
    "and",
    "as",
    "at",
    "before",
    "but",
    "cited",
    "citing",
    "familiar",
    "for",
    "from",
    "in",
    "on",
    "published",
    "released",
    "seen",
    "that",
    "told",
    "when",
    "which",
    "who",
    "with",
    "yesterday",
];
/// How far behind a report it may begin what was reported: "reported on Monday that".
const REACH: usize = 4;
/// The most words that name a teller.
const LONGEST: usize = 6;

/// Who tells what stands at a byte of a sentence: of several the nearest to it.
pub(super) fn of(text: &str, words: &[Word], value: usize) -> Option<String> {
    let found = (0..words.len()).filter_map(|at| teller(words, at));
    let spans = found.map(|run| words[run.start].start..words[run.end - 1].end);
    let nearest =
        spans.min_by_key(|span| span.start.abs_diff(value).min(span.end.abs_diff(value)))?;
    Some(text.get(nearest)?.to_owned())
}

/// The words of the teller that the word at `at` leads to.
fn teller(words: &[Word], at: usize) -> Option<Range<usize>> {
    let is = |index: usize, list: &[&str]| {
        words.get(index).is_some_and(|word| list.contains(&&*word.folded))
    };
    if is(at, &["according"]) && is(at + 1, &["to"]) {
        return named(words, run(words, at + 2, BEHIND));
    }
    if words[at].sort != Sort::Small || !TELLS.contains(&&*words[at].folded) {
        return None;
    }
    // "Acme reported revenue of": who reports something of its own is no teller of it.
    if words[at].folded.starts_with("report")
        && !(at + 1..=at + REACH).any(|next| is(next, &["that"]))
        && words.get(at + 1).is_some_and(|next| next.sort != Sort::Sign)
    {
        return None;
    }
    let is_free = at == 0 || words[at - 1].sort == Sort::Sign;
    if is_free && words.get(at + 1).is_some_and(|word| word.sort == Sort::Capital) {
        // "..., said Mira Halden, the mayor"
        let behind = run(words, at + 1, BEHIND);
        let names = (behind.clone()).take_while(|&i| words[i].sort == Sort::Capital).count();
        return named(words, behind.start..behind.start + names);
    }
    let mut start = at;
    while start > 0
        && !is(start - 1, BEFORE)
        && matches!(words[start - 1].sort, Sort::Small | Sort::Capital)
        && at - start <= LONGEST
    {
        start -= 1;
    }
    // Other words before it: what stands there is a whole clause.
    if start > 0 && words[start - 1].sort != Sort::Sign && !is(start - 1, BEFORE) {
        return None;
    }
    named(words, start..at)
}

/// The words from a place on up to the next sign or a word with which something else begins.
fn run(words: &[Word], from: usize, until: &[&str]) -> Range<usize> {
    let rest = words.get(from..).unwrap_or_default();
    let goes_on = |word: &&Word| word.sort != Sort::Sign && !until.contains(&&*word.folded);
    from..from + rest.iter().take_while(goes_on).count()
}

/// The run, where it can be a name or a noun and is no longer than such are.
fn named(words: &[Word], run: Range<usize>) -> Option<Range<usize>> {
    let own = words.get(run.clone())?;
    let last = own.last()?;
    let is_short = own.len() <= LONGEST && own.iter().all(|word| word.sort != Sort::Digits);
    (is_short && !UNNAMED.contains(&&*last.folded) && !ENDS.contains(&&*last.folded)).then_some(run)
}

/// Words that end no name.
const ENDS: &[&str] = &["a", "an", "of", "on", "the", "to"];

#[cfg(test)]
mod tests {
    use super::super::words::cut;
    use super::*;
    use crate::pack::lexicon::Lexicon;

    fn check(text: &str, teller: Option<&str>) {
        let words = cut(text, 0..text.len(), Lexicon::builtin());
        let value = text.find('5').expect("every text has a figure");
        assert_eq!(of(text, &words, value).as_deref(), teller, "{text}");
    }

    #[test]
    fn tellers_stand_before_and_behind_what_they_tell() {
        check("Acme employs 500 people, the company said.", Some("the company"));
        check("According to police, 5 boats sank.", Some("police"));
        check("Acme lost $5 million, according to a report by Globex.", Some("a report by Globex"));
        check("Reuters reported on Monday that Acme has 5 ships.", Some("Reuters"));
        check("“We have 5 ships,” said Mira Halden, the mayor.", Some("Mira Halden"));
        check("The dam, officials say, is 5 metres high.", Some("officials"));
    }

    #[test]
    fn nobody_tells_what_is_merely_said_to_be_so() {
        check("Acme is said to have 5 ships.", None);
        check("She said that 5 ships were lost.", None);
        check("Acme has 5 ships.", None);
        check("Acme reported revenue of $5 million.", None);
    }
}
