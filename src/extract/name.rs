//! Of whom something is said: the names of a sentence, and which of them stands in the right place.

use std::ops::Range;

use hashbrown::HashSet;

use super::Cut;
use super::Doubt;
use super::bind::is_boundary;
use super::property::after_age;
use super::words::{Sort, Word};
use crate::load::article::BlockKind;
use crate::pack::lexicon::{Lexicon, Sense};

/// Words written with a capital that name nothing by themselves.
pub(super) const NO_NAME: &[&str] = &[
    "a",
    "after",
    "ai",
    "also",
    "although",
    "an",
    "and",
    "are",
    "as",
    "at",
    "before",
    "but",
    "by",
    "can",
    "ceo",
    "cfo",
    "chief",
    "could",
    "did",
    "do",
    "does",
    "eight",
    "five",
    "for",
    "four",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "i",
    "if",
    "in",
    "is",
    "it",
    "its",
    "last",
    "let",
    "meanwhile",
    "mr",
    "mrs",
    "ms",
    "new",
    "nine",
    "no",
    "not",
    "of",
    "on",
    "one",
    "our",
    "president",
    "seven",
    "she",
    "should",
    "since",
    "six",
    "some",
    "still",
    "ten",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "three",
    "to",
    "two",
    "under",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "would",
    "yes",
    "you",
];

/// Small words that may stand between a phrase and the name it is about: "acquisition of the start-up Acme".
pub(super) const BEFORE_NAME: &[&str] = &[
    "a",
    "an",
    "ai",
    "at",
    "bank",
    "business",
    "carmaker",
    "chipmaker",
    "company",
    "developer",
    "firm",
    "for",
    "group",
    "in",
    "maker",
    "of",
    "rival",
    "start",
    "startup",
    "the",
    "up",
    "with",
    "-",
];

/// The names that an article uses.
pub(super) struct Known<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Words that are written with a capital where no rule of spelling asks for it, never small. Only looked up: their
    /// order reaches nothing.
    names: HashSet<&'a str>,
    /// Words that are written small.
    small: HashSet<&'a str>,
    /// The name that the article is about: the first that its first sentences name.
    pub(super) main: Option<String>,
}

impl<'a> Known<'a> {
    /// Reads the names of an article.
    pub(super) fn of(text: &'a str, sentences: &'a [Cut<'a>], lexicon: &'a Lexicon) -> Known<'a> {
        let (mut names, mut small) = (HashSet::new(), HashSet::new());
        for Cut { block, words, .. } in sentences {
            let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
            let count = |sort| words.iter().filter(|w| w.sort == sort).count();
            if !is_prose || count(Sort::Capital) > count(Sort::Small) {
                continue;
            }
            for (at, word) in words.iter().enumerate() {
                match word.sort {
                    Sort::Capital if at > 0 => _ = names.insert(word.folded.as_ref()),
                    Sort::Small => _ = small.insert(word.folded.as_ref()),
                    _ => {}
                }
            }
        }
        names.retain(|name| !small.contains(name) && !NO_NAME.contains(name));
        let mut known = Known { text, lexicon, names, small, main: None };
        let mut first = sentences.iter().take(3);
        known.main =
            first.find_map(|cut| known.runs(&cut.words).into_iter().next().map(|(_, n)| n));
        known
    }

    /// Of whom a figure is said that stands with its phrase at `range`; `own` are the words of both.
    pub(super) fn whom(
        &self,
        words: &[Word],
        range: &Range<usize>,
        own: &[Range<usize>],
        doubts: &mut Vec<Doubt>,
    ) -> Option<String> {
        let mut runs = self.runs(words);
        // "GDP rose", "5 million Swiss francs": what belongs to the phrase or to the figure has neither.
        runs.retain(|(run, _)| !own.iter().any(|own| run.start < own.end && own.start < run.end));
        // "Acme's capital expenditure", "Acme's 2025 capital expenditure".
        let owner = runs.iter().rev().find(|(run, _)| {
            words.get(run.end).is_some_and(|word| word.sort == Sort::Possessive)
                && run.end < range.start
                && range.start - run.end <= 3
        });
        let inside = || runs.iter().find(|(run, _)| range.contains(&run.start));
        if let Some((_, name)) =
            owner.or_else(|| self.after(words, range.end, &runs)).or_else(inside)
        {
            return Some(name.clone());
        }
        self.subject(words, range.start, &runs, doubts)
    }

    /// What a deal is about: the name behind the phrase.
    pub(super) fn object(&self, words: &[Word], range: &Range<usize>) -> Option<String> {
        let runs = self.runs(words);
        let before = || runs.iter().find(|(run, _)| run.end == range.start);
        let inside = || runs.iter().find(|(run, _)| range.contains(&run.start));
        let found = self.after(words, range.end, &runs).or_else(inside).or_else(before);
        found.map(|(_, name)| name.clone())
    }

    /// Of whom a term is said: the name right beside it, with nothing but "is" or "was" between.
    pub(super) fn beside(&self, words: &[Word], range: &Range<usize>) -> Option<String> {
        const IS: &[&str] = &[
            "a", "an", "are", "be", "been", "has", "have", "is", "now", "remains", "the", "was",
            "were", "will",
        ];
        let runs = self.runs(words);
        let ties = |gap: Option<&[Word]>| {
            let gap = gap.map(after_age);
            gap.is_some_and(|gap| gap.iter().all(|word| IS.contains(&&*word.folded)))
        };
        let before = runs.iter().rev().find(|(run, _)| ties(words.get(run.end..range.start)));
        let after = || runs.iter().find(|(run, _)| run.start == range.end);
        before.or_else(after).map(|(_, name)| name.clone())
    }

    /// Who acts: the name before the phrase, other than the one acted upon.
    pub(super) fn actor(
        &self,
        words: &[Word],
        range: &Range<usize>,
        object: &str,
        doubts: &mut Vec<Doubt>,
    ) -> Option<String> {
        let runs: Vec<_> =
            self.runs(words).into_iter().filter(|(_, name)| name != object).collect();
        let mut own = Vec::new();
        if let Some(name) = self.subject(words, range.start, &runs, &mut own) {
            doubts.extend(own);
            return Some(name);
        }
        // "the acquisition of Scale" in an article about another company: that one is meant.
        let main = self.main.clone().filter(|main| main != object);
        let is_said = words.iter().take(range.start).any(|word| word.sort == Sort::Small);
        if main.is_none() || is_said {
            doubts.push(Doubt::NoName);
        }
        main
    }

    /// The names in the head of a table, but for those among the words of a phrase.
    pub(super) fn names_in(&self, words: &[Word], phrase: Option<&Range<usize>>) -> Vec<String> {
        let mut runs = self.runs(words);
        runs.retain(|(run, _)| phrase.is_none_or(|p| run.end <= p.start || p.end <= run.start));
        runs.into_iter().map(|(_, name)| name).collect()
    }

    /// The one name before a place; of several the nearest, with a doubt.
    fn subject(
        &self,
        words: &[Word],
        at: usize,
        runs: &[(Range<usize>, String)],
        doubts: &mut Vec<Doubt>,
    ) -> Option<String> {
        let before: Vec<_> = runs.iter().filter(|(run, _)| run.end <= at).collect();
        let Some((nearest, name)) = before.last() else {
            doubts.push(Doubt::NoName);
            return None;
        };
        // The first word of a sentence may be a name that stands nowhere else.
        let is_first = words[0].sort == Sort::Capital
            && !NO_NAME.contains(&&*words[0].folded)
            && runs.first().is_some_and(|(run, _)| run.start > 0);
        if is_first || before.iter().any(|(_, other)| other != name) {
            doubts.push(Doubt::SeveralNames);
        }
        // "Acme, whose rival pays": another subject stands between.
        let between = words.get(nearest.end..at).unwrap_or_default();
        if between.iter().any(|w| w.sort == Sort::Sign && is_boundary(w)) {
            doubts.push(Doubt::SeveralNames);
        }
        Some(name.clone())
    }

    /// The name right behind a place, with only small words between that lead to it.
    fn after<'r>(
        &self,
        words: &[Word],
        at: usize,
        runs: &'r [(Range<usize>, String)],
    ) -> Option<&'r (Range<usize>, String)> {
        const LEADS: &[&str] = &["in", "of", "at", "for", "with"];
        let next = runs.iter().find(|(run, _)| run.start >= at)?;
        let between = words.get(at..next.0.start)?;
        let leads = between.iter().all(|word| BEFORE_NAME.contains(&&*word.folded));
        let led = between.first().is_none_or(|word| {
            LEADS.contains(&&*word.folded) || between.len() < 3 && word.sort == Sort::Small
        });
        (leads && led).then_some(next)
    }

    /// Whether a word, in small letters, is one of a name.
    pub(super) fn is_name(&self, folded: &str) -> bool {
        self.names.contains(folded)
    }

    /// Whether the article writes a word small.
    pub(super) fn is_small(&self, folded: &str) -> bool {
        self.small.contains(folded)
    }

    /// Whether a word is a month or a day of the week.
    fn is_time(&self, word: &str) -> bool {
        let calendar = Sense::Month(0).bit() | Sense::Weekday(0).bit();
        self.lexicon.senses(self.lexicon.find(word.as_bytes())) & calendar != 0
    }

    /// Whether a word is a day of the week, or each of its days: "on Mondays".
    fn is_weekday(&self, word: &str) -> bool {
        let weekday = Sense::Weekday(0).bit();
        let is =
            |word: &str| self.lexicon.senses(self.lexicon.find(word.as_bytes())) & weekday != 0;
        is(word) || word.strip_suffix("days").is_some() && word.strip_suffix('s').is_some_and(is)
    }

    /// The names in some words: runs of words with a capital.
    pub(super) fn runs(&self, words: &[Word]) -> Vec<(Range<usize>, String)> {
        let mut runs = Vec::new();
        // In a headline every word may have a capital: only what is a name elsewhere goes on.
        let count = |sort| words.iter().filter(|w| w.sort == sort).count();
        let is_headline = count(Sort::Capital) > count(Sort::Small);
        let mut at = 0;
        while at < words.len() {
            // "U.S.", "J. Halden": a letter with a point is a part of a name at most; "on Monday Acme said".
            if is_initial(words, at)
                || self.is_weekday(&words[at].folded)
                || is_scale(words, at)
                || !self.names.contains(words[at].folded.as_ref())
                || words[at].sort != Sort::Capital
            {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            loop {
                let is_name = |i: usize| {
                    words.get(i).is_some_and(|w| {
                        w.sort == Sort::Capital
                            && (self.names.contains(w.folded.as_ref())
                                || !is_headline && !NO_NAME.contains(&&*w.folded))
                    })
                };
                let joint = words.get(end).is_some_and(|w| matches!(&*w.folded, "&" | "-"));
                match (is_name(end), joint && is_name(end + 1)) {
                    (true, _) => end += 1,
                    (false, true) => end += 2,
                    _ => break,
                }
            }
            end = joined(words, end);
            // "Acme Works said": the first word of a sentence is a part of the name behind it.
            let is_first = at == 1 && words[0].sort == Sort::Capital;
            let from = at - usize::from(is_first && !NO_NAME.contains(&&*words[0].folded));
            let name = self.text.get(words[from].start..words[end - 1].end).unwrap_or_default();
            // "On June 23rd": a month alone is nobody; "June Halden" is.
            if end - from > 1 || !self.is_time(&words[from].folded) {
                runs.push((from..end, name.to_owned()));
            }
            at = end;
        }
        runs
    }
}

/// Where a name ends that goes on in figures without a space: "the Sorel X5", "Apollo-11".
fn joined(words: &[Word], mut end: usize) -> usize {
    let touches = |at: usize| words.get(at).is_some_and(|word| word.start == words[at - 1].end);
    let is_figure = |at: usize| words.get(at).is_some_and(|word| word.sort == Sort::Digits);
    if touches(end) && words[end].folded == "-" && touches(end + 1) && is_figure(end + 1) {
        end += 2;
    }
    while touches(end) && matches!(words[end].sort, Sort::Digits | Sort::Capital | Sort::Small) {
        end += 1;
    }
    end
}

/// Whether a letter is the scale of the degrees before it: "104 F".
fn is_scale(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    matches!(&*words[at].folded, "c" | "f" | "k")
        && before.is_some_and(|word| word.sort == Sort::Digits || word.folded == "°")
}

/// Whether a word is a single letter with a point behind it.
fn is_initial(words: &[Word], at: usize) -> bool {
    let point =
        words.get(at + 1).filter(|next| &*next.folded == "." && next.start == words[at].end);
    words[at].folded.chars().count() == 1 && point.is_some()
}
