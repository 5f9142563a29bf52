//! Words beside a figure that make it the figure of something else: "OPERATING profit", "Acme's PARENT had revenue",
//! "revenue of $5 million FROM CHOCOLATE", "LOST $5 million in market value".
//!
//! Such words are without number. Those that leave a figure what it is are few, and they are known here: what stands
//! between a name and its figure, and behind the figure, must be one of them, a date or the name itself.

mod known;

use std::ops::Range;

use known::{
    AGAINST, BEFORE, BEHIND, CLAUSES, CONDITIONS, PAYS, PREPOSITIONS, PUNISHES, REACH, TAKEN, TIMES,
};

use super::bind::is_boundary;
use super::name::BEFORE_NAME;
use super::sentence::{Sentence, is_stretch};
use super::words::{Sort, Word};
use crate::pack::lexicon::{Lexicon, Sense};
use crate::pack::{Attribute, Measure};
use crate::value::{Calendar, Meaning, Period};

/// A figure, its phrase and the name that they are said of, in the words of a sentence.
pub(super) struct Beside<'s> {
    pub(super) sentence: &'s Sentence<'s>,
    /// The names of the sentence.
    pub(super) runs: &'s [(Range<usize>, String)],
    pub(super) whom: &'s str,
    pub(super) phrase: &'s Range<usize>,
    pub(super) figure: &'s Range<usize>,
    /// The word behind "it" or "the company", where such stands for the name.
    pub(super) since: Option<usize>,
    pub(super) attribute: &'s Attribute,
    pub(super) lexicon: &'s Lexicon,
}

impl Beside<'_> {
    /// Whether all that stands beside the figure is known to leave it what it is.
    pub(super) fn is_plain(&self) -> bool {
        self.is_plain_before() && self.is_plain_between() && self.is_plain_behind()
    }

    fn folded(&self, at: usize) -> &str {
        self.sentence.words.get(at).map_or("", |word| &*word.folded)
    }

    fn first(&self) -> usize {
        self.phrase.start.min(self.figure.start)
    }

    fn last(&self) -> usize {
        self.phrase.end.max(self.figure.end)
    }

    /// Where the clause of a word begins.
    fn clause(&self, at: usize) -> usize {
        let ends = |word: &Word| word.sort == Sort::Sign && is_boundary(word);
        self.sentence.words[..at].iter().rposition(ends).map_or(0, |sign| sign + 1)
    }

    fn is_plain_before(&self) -> bool {
        let (words, first) = (self.sentence.words, self.first());
        let clause = self.clause(first);
        if !self.is_plain_opening(clause) {
            return false;
        }
        let named = self.runs.iter().rev().find(|(run, _)| clause <= run.start && run.end <= first);
        let is_payer = PAYS.contains(&self.folded(self.phrase.start));
        let (from, is_head) = match (named, self.since) {
            // "SoftBank paid $32 billion for Arm": whoever it was.
            _ if is_payer => return true,
            (Some((run, _)), _) => (run.end, self.is_head(clause..run.start)),
            (None, Some(since)) => (since.max(clause), true),
            (None, None) => (clause, true),
        };
        let joint = words[from..first].iter().rposition(|w| matches!(&*w.folded, "and" | "but"));
        let from = joint.map_or(from, |joint| from + joint + 1);
        let is_its = |at: usize| self.folded(at).starts_with("put") && self.folded(at + 1) == "its";
        is_head
            && (from..first).all(|at| {
                let word = &words[at];
                BEFORE.contains(&&*word.folded)
                    || self.is_own_word(&word.folded)
                    || matches!(word.sort, Sort::Possessive | Sort::Sign)
                    || self.sentence.is_dated(word)
                    || is_its(at)
            })
    }

    /// Whether the words before a name make nothing else than a subject of it.
    fn is_head(&self, before: Range<usize>) -> bool {
        let words = self.sentence.words.get(before).unwrap_or_default();
        let is = |word: &Word, list: &[&str]| list.contains(&&*word.folded);
        let Some(from) = words.iter().position(|word| is(word, PREPOSITIONS)) else { return true };
        // "In the fiscal year 2030 Acme", "for the full year Acme".
        let is_time = |word: &Word| is(word, TIMES) || self.sentence.is_dated(word);
        from + 1 < words.len() && words[from + 1..].iter().all(is_time)
    }

    /// Whether nothing is set before the clause that limits it: "if it wins,", "at minus 10 degrees,".
    fn is_plain_opening(&self, clause: usize) -> bool {
        let opening = self.folded(0);
        if CONDITIONS.contains(&opening) {
            return false;
        }
        let ends = self.sentence.words.iter().position(|word| word.folded == ",").unwrap_or(0);
        if clause == 0 || ends >= clause || !PREPOSITIONS.contains(&opening) {
            return true;
        }
        let is_named = self.sentence.words[1..ends].iter().all(|w| {
            w.sort == Sort::Capital || self.sentence.is_dated(w) || BEHIND.contains(&&*w.folded)
        });
        // "In Norland, Acme employs": a place is kept as a limitation.
        is_named && (opening == "in" || self.is_head(0..ends))
    }

    fn is_plain_between(&self) -> bool {
        let between =
            self.phrase.end.min(self.figure.end)..self.phrase.start.max(self.figure.start);
        let words = self.sentence.words.get(between).unwrap_or_default();
        let holds = |list: &[&str]| words.iter().any(|word| list.contains(&&*word.folded));
        let changes = |word: &Word| {
            let senses = self.lexicon.senses(self.lexicon.find(word.folded.as_bytes()));
            senses & Sense::Change(true).bit() != 0
        };
        let is_change = words.iter().any(changes) && !holds(&["to", "at"]);
        let differs = is_change || holds(&["by", "from"]);
        !holds(&["could", "would", "might", "may"]) && (self.attribute.change || !differs)
    }

    fn is_plain_behind(&self) -> bool {
        let words = self.sentence.words;
        if self.attribute.measure == Measure::Date {
            // "Founded in 1887 by nuns": what is told of a deed does not change its day, which stands behind it.
            return self.phrase.start <= self.figure.start;
        }
        let mut at = self.last();
        let named = self.named_behind();
        if PAYS.contains(&self.folded(self.phrase.start)) && named.is_none() {
            return false;
        }
        let is_punished = PUNISHES.contains(&self.folded(self.phrase.start));
        at = named.unwrap_or(at);
        while let Some(word) = words.get(at) {
            let folded = &*word.folded;
            if matches!(folded, "before" | "after") {
                return !(at + 1..=at + REACH).any(|next| TAKEN.contains(&self.folded(next)));
            }
            let is_end = word.sort == Sort::Sign && is_boundary(word) || CLAUSES.contains(&folded);
            let is_reason = is_punished && matches!(folded, "for" | "over");
            if is_end || is_reason || AGAINST.contains(&folded) && self.is_figure(at + 1) {
                return true;
            }
            let is_quote = word.sort == Sort::Sign && folded != "-";
            if at == self.last() && folded == "in" && self.place(at + 1) > 0 {
                at += 1 + self.place(at + 1);
            } else if self.is_of_its_time(word)
                || is_quote
                || (BEHIND.contains(&folded) || self.is_own_word(folded))
                    && !self.sentence.is_dated(word)
            {
                at += 1;
            } else {
                return false;
            }
        }
        true
    }

    /// Whether a word is one of those that name the attribute: "raised $5 million in a funding ROUND".
    fn is_own_word(&self, word: &str) -> bool {
        let phrases = self.attribute.phrases.iter().chain([&self.attribute.id]);
        phrases.flat_map(|phrase| phrase.split([' ', '-'])).any(|own| own == word)
    }

    /// The word behind the name, where that stands behind the figure: "$5 million at Acme".
    fn named_behind(&self) -> Option<usize> {
        let last = self.last();
        let (run, name) = self.runs.iter().find(|(run, _)| run.start >= last)?;
        let between = self.sentence.words.get(last..run.start)?;
        // "1,100 employees in Lyon" are those of somebody else.
        let leads = |word: &Word| BEFORE_NAME.contains(&&*word.folded) && word.folded != "in";
        let is_stake = self.attribute.has_actor;
        let is_led = between.iter().all(|word| leads(word) || is_stake && word.folded == "in");
        (is_led && (is_stake || name == self.whom)).then_some(run.end)
    }

    /// How many words from `at` on name a place.
    fn place(&self, at: usize) -> usize {
        let article = usize::from(self.folded(at) == "the");
        let rest = self.sentence.words.get(at + article..).unwrap_or_default();
        let name = |word: &&Word| word.sort == Sort::Capital && !self.sentence.is_dated(word);
        // "300 employees in Tovel" with no other name: they are somebody's, and not the town's.
        let is_whose =
            |(run, name): &(Range<usize>, String)| run.start == at + article && name == self.whom;
        match rest.iter().take_while(name).count() {
            _ if self.runs.iter().any(is_whose) => 0,
            0 => 0,
            count => article + count,
        }
    }

    /// Whether a figure stands at one of two words.
    fn is_figure(&self, at: usize) -> bool {
        let words = self.sentence.words.get(at..).unwrap_or_default();
        words.iter().take(2).any(|word| {
            self.sentence.mentions.iter().any(|m| {
                m.start <= word.start
                    && word.end <= m.end
                    && matches!(m.value.meaning, Meaning::Quantity(_))
            })
        })
    }

    /// Whether a word is of a date that is kept as the period of the figure, or of the day on which it is told.
    fn is_of_its_time(&self, word: &Word) -> bool {
        let date = self.sentence.mentions.iter().find_map(|m| match &m.value.meaning {
            Meaning::Time(period) if m.start <= word.start && word.end <= m.end => Some(period),
            _ => None,
        });
        date.is_some_and(|period| {
            let is_day = matches!(period, Period::Of(Calendar::Day(_)));
            is_stretch(period)
                || !self.attribute.changes_over_time && (is_day || !self.attribute.yearly)
        })
    }
}

#[cfg(test)]
mod tests;
