//! Words beside a figure that make it the figure of something else: "OPERATING profit", "Acme's PARENT had revenue",
//! "revenue of $5 million FROM CHOCOLATE", "LOST $5 million in market value".
//!
//! Such words are without number. Those that leave a figure what it is are few, and they are known here: what stands
//! between a name and its figure, and behind the figure, must be one of them, a date or the name itself.

mod known;

use std::ops::Range;

use known::{
    AGAINST, BEFORE, BEHIND, CLAUSES, CONDITIONS, PAYS, PREPOSITIONS, PUNISHES, REACH, TAKEN,
    TIME_NOUNS, TIMES,
};

use super::bind::is_boundary;
use super::name::BEFORE_NAME;
use super::sentence::{Sentence, is_stretch};
use super::words::{Sort, Word};
use crate::pack::lexicon::{Lexicon, Sense};
use crate::pack::{Attribute, Measure};
use crate::value::{Calendar, Dimension, Meaning, Period};

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
    /// The first word beside the figure that is not known to leave it what it is, with the one behind the figure that leads
    /// to it: "in freight".
    pub(super) fn strange(&self) -> Option<String> {
        let strange = self.strange_before().or_else(|| self.strange_between());
        let at = strange.or_else(|| self.strange_behind())?;
        let lead = (at > self.last()).then(|| self.folded(self.last()));
        let words = lead.into_iter().chain([self.folded(at)]);
        Some(words.collect::<Vec<_>>().join(" "))
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

    fn strange_before(&self) -> Option<usize> {
        let (words, first) = (self.sentence.words, self.first());
        let clause = self.clause(first);
        if let Some(opening) = self.strange_opening(clause) {
            return Some(opening);
        }
        if PAYS.contains(&self.folded(self.phrase.start)) {
            // "SoftBank paid $32 billion for Arm": whoever it was.
            return None;
        }
        let named = self.runs.iter().rev().find(|(run, _)| clause <= run.start && run.end <= first);
        let from = match (named, self.since) {
            (Some((run, _)), _) => match self.strange_head(clause..run.start) {
                Some(head) => return Some(head),
                None => run.end,
            },
            // "4,000 workers at Acme walked out": a count that does something is of those who did it.
            (None, None) if self.is_count() && self.figure.start <= self.phrase.start => {
                return Some(self.figure.start);
            }
            (None, since) => since.unwrap_or(clause).max(clause),
        };
        let joint = words[from..first].iter().rposition(|w| matches!(&*w.folded, "and" | "but"));
        let from = joint.map_or(from, |joint| from + joint + 1);
        let is_its = |at: usize| self.folded(at).starts_with("put") && self.folded(at + 1) == "its";
        (from..first).find(|&at| {
            let word = &words[at];
            !(BEFORE.contains(&&*word.folded)
                || self.is_own_word(&word.folded)
                || matches!(word.sort, Sort::Possessive | Sort::Sign)
                || self.sentence.is_dated(word)
                || is_its(at))
        })
    }

    fn is_count(&self) -> bool {
        self.attribute.measure == Measure::Figure(Dimension::Count)
    }

    /// The word before a name that makes something else than a subject of it.
    fn strange_head(&self, before: Range<usize>) -> Option<usize> {
        let words = self.sentence.words.get(before.clone())?;
        let is = |word: &Word, list: &[&str]| list.contains(&&*word.folded);
        let from = words.iter().position(|word| is(word, PREPOSITIONS))?;
        // "In the fiscal year 2030 Acme", "for the full year Acme".
        let is_time = |word: &Word| is(word, TIMES) || self.sentence.is_dated(word);
        let is_noun = |word: &Word| is(word, TIME_NOUNS) || self.sentence.is_dated(word);
        let behind = &words[from + 1..];
        // "A tyre for the X5" has no time behind its "for".
        let is_told = behind.iter().all(is_time) && behind.iter().any(is_noun);
        (!is_told).then_some(before.start + from)
    }

    /// A word that limits the clause before which it is set: "IF it wins,", "AT minus 10 degrees,".
    fn strange_opening(&self, clause: usize) -> Option<usize> {
        let opening = self.folded(0);
        if CONDITIONS.contains(&opening) {
            return Some(0);
        }
        let ends = self.sentence.words.iter().position(|word| word.folded == ",").unwrap_or(0);
        if clause == 0 || ends >= clause || !PREPOSITIONS.contains(&opening) {
            return None;
        }
        let strange = (1..ends).find(|&at| {
            let word = &self.sentence.words[at];
            let is_known = word.sort == Sort::Capital || self.sentence.is_dated(word);
            !is_known && !BEHIND.contains(&&*word.folded) && !TIMES.contains(&&*word.folded)
        });
        // "In Norland, Acme employs": a place is kept as a limitation.
        let head = || self.strange_head(0..ends).filter(|_| opening != "in");
        strange.or_else(head)
    }

    fn strange_between(&self) -> Option<usize> {
        let between =
            self.phrase.end.min(self.figure.end)..self.phrase.start.max(self.figure.start);
        let at = |list: &[&str]| between.clone().find(|&at| list.contains(&self.folded(at)));
        let changes = |at: &usize| {
            let senses = self.lexicon.senses(self.lexicon.find(self.folded(*at).as_bytes()));
            senses & Sense::Change(true).bit() != 0
        };
        let change = between.clone().find(changes).filter(|_| at(&["to", "at"]).is_none());
        let differs = change.or_else(|| at(&["by", "from"])).filter(|_| !self.attribute.change);
        differs.or_else(|| at(&["could", "would", "might", "may"]))
    }

    fn strange_behind(&self) -> Option<usize> {
        let (words, last) = (self.sentence.words, self.last());
        if self.attribute.measure == Measure::Date {
            // "Founded in 1887 by nuns": what is told of a deed does not change its day, which stands behind it.
            return (self.figure.start < self.phrase.start).then_some(self.figure.start);
        }
        let named = self.named_behind();
        let deed = self.folded(self.phrase.start);
        if PAYS.contains(&deed) && named.is_none() {
            return Some(self.phrase.start);
        }
        let mut at = named.unwrap_or(last);
        while let Some(word) = words.get(at) {
            let folded = &*word.folded;
            if matches!(folded, "before" | "after") {
                // "A valuation of $9 billion before the scandal", "a profit of $5 million before tax".
                let takes = |next| TAKEN.contains(&self.folded(next));
                let is_other = self.attribute.changes_over_time || (at + 1..=at + REACH).any(takes);
                return is_other.then_some(at);
            }
            let is_end = word.sort == Sort::Sign && is_boundary(word) || CLAUSES.contains(&folded);
            let is_reason = PUNISHES.contains(&deed) && matches!(folded, "for" | "over");
            if is_end || is_reason || AGAINST.contains(&folded) && self.is_figure(at + 1) {
                return None;
            }
            match self.known(at) {
                0 => return Some(at),
                count => at += count,
            }
        }
        None
    }

    /// How many words from one behind the figure on change nothing of it.
    fn known(&self, at: usize) -> usize {
        let word = &self.sentence.words[at];
        let folded = &*word.folded;
        let place = self.place(at + 1);
        if at == self.last() && folded == "in" && place > 0 {
            return 1 + place;
        }
        let is_quote = word.sort == Sort::Sign && folded != "-";
        let is_known = BEHIND.contains(&folded) || self.is_own_word(folded);
        let is_dated = self.sentence.is_dated(word);
        usize::from(is_quote || is_known && !is_dated || self.is_of_its_time(word))
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
