//! A value of an article as alignment sees it: what it is, and what is said around it.

use std::ops::Range;

use super::around::{
    self, Around, heads, heaviest, in_brackets, is_end_of_range, is_guess, is_of_other, is_some_of,
    periods,
};
use super::away::reckoned_from;
use super::cue::{Cue, Cues};
use super::referents::Subject;
use super::retold::retells;
use super::saying::is_said;
use super::undated::{self, Undated};
use super::word::{Root, Sort, Word, root_of, words_in};
use super::{Page, change, gauge, joint, life, stretch};
use crate::read::{Mention, MentionKind};
use crate::value::{Bound, Day, Dimension, Interval, Meaning, Name, Value};

/// A value of an article and what is said around it.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The sentence that it stands in.
    pub(crate) sentence: usize,
    /// Its bytes in the prose.
    pub(crate) range: Range<usize>,
    pub(crate) kind: MentionKind,
    pub(crate) value: Value,
    /// What is counted: the words right behind the figure, the reader's own noun first.
    pub(crate) nouns: Vec<Root>,
    /// The word that the figure is bound to: "a FINE of $5", "a $5 FINE", "5% of STAFF".
    pub(crate) heads: Vec<Root>,
    /// The roots around it with their weight, in thousandths; sorted.
    pub(crate) context: Vec<(Root, u32)>,
    /// The names around it with their weight; sorted.
    pub(crate) names: Vec<(Root, u32)>,
    /// Those of the names that are said of another value of its sort in the sentence.
    pub(crate) names_of_others: Vec<Root>,
    /// Whom its sentence speaks of.
    pub(crate) subject: Option<Subject>,
    pub(crate) cues: Cues,
    /// It counts things of two nouns together: "83 million households AND BUSINESSES".
    pub(crate) is_joint: bool,
    /// It is told as what is known so far.
    pub(crate) is_so_far: bool,
    /// Which day of any year, or which day of the week it is, where its article does not say of which year or week.
    pub(crate) undated: Option<Undated>,
    /// Whose birth or death it is the day of, in full.
    pub(crate) person: Option<Name>,
    /// It is the day on which somebody said something: "officials said on Sunday".
    pub(crate) is_of_saying: bool,
    /// It is a part of what the value before it counts: "12 of them".
    pub(crate) is_of_them: bool,
    /// It tells the value before it in another unit or currency: "400 m (1,300 ft)".
    pub(crate) retells: bool,
    /// The name that a distance or direction is reckoned from: "170 km north of PORTON".
    pub(crate) reckoned_from: Option<Root>,
    /// The stretches of time named in its sentence, the nearest first.
    pub(crate) periods: Vec<Interval<Day>>,
    /// Whether something rose or fell by it, or stands at it; where its sentence says either.
    pub(crate) is_change: Option<bool>,
    /// How many days the stretch of time nearest to it has, about.
    pub(crate) stretch: Option<u32>,
}

impl Node {
    pub(crate) fn dimension(&self) -> Option<Dimension> {
        self.value.quantity().map(|q| q.dimension())
    }

    pub(crate) fn bound(&self) -> Bound {
        match &self.value.meaning {
            Meaning::Quantity(q) => q.figure.bound,
            _ => Bound::Exact,
        }
    }

    /// Whether somebody was timed, to the second or closer: "2:31:07", "two hours, 15 minutes and 58 seconds".
    pub(crate) fn is_of_a_stopwatch(&self) -> bool {
        let wording = &self.value.wording;
        self.dimension() == Some(Dimension::Time)
            && (wording.contains(':') || wording.contains("sec") && wording.contains("min"))
    }

    /// Whether no word says what it counts: "her 11.03", "and 56 in MALAWI".
    pub(crate) fn counts_nothing(&self) -> bool {
        let is_name = |root: &Root| self.names.iter().any(|(name, _)| name == root);
        self.kind == MentionKind::Number && self.nouns.is_empty() && self.heads.iter().all(is_name)
    }

    /// Whether it is more than a time of no certain days ("the prior quarter").
    pub(crate) fn is_certain(&self) -> bool {
        let Meaning::Time(period) = &self.value.meaning else { return true };
        let days = period.days();
        days.low().point().is_some() || days.high().point().is_some()
    }
}

/// Reads what is said around a value of a sentence, whose values are `inside`.
pub(super) fn node(
    page: &Page,
    text: &str,
    sentence: usize,
    inside: &[Mention],
    at: usize,
) -> Node {
    let mention = &inside[at];
    let words = page.words_of(sentence);
    let Range { start: before, end: after } = words_in(words, &(mention.start..mention.end));
    let own = words.get(before..after).unwrap_or_default();
    let is_other = |word: &Word| {
        let start = word.start as usize;
        let at = inside.partition_point(|m| m.start <= start).checked_sub(1)?;
        (start < inside[at].end).then_some(at)
    };
    let mut around = Around {
        context: Vec::new(),
        names: Vec::new(),
        names_of_others: Vec::new(),
        cues: Cues::default(),
    };
    let left = words.get(..before).unwrap_or_default();
    let right = words.get(after..).unwrap_or_default();
    let same_sort = |other: usize| inside[other].kind == mention.kind;
    let is_of_other = |word: &Word| is_of_other(words, word, mention, inside, text);
    around.walk(left.iter().rev(), 1000, true, &is_other, &same_sort, &is_of_other);
    around.walk(right.iter(), 950, false, &is_other, &same_sort, &is_of_other);
    let noun = mention.value.quantity().and_then(|q| q.noun.clone());
    let mut nouns: Vec<Root> = Vec::new();
    if let Some(noun) = &noun {
        nouns.extend(noun.split([' ', '-']).rev().map(root_of));
        // "8.5 million Windows devices": the reader may have stopped at the first word.
        for word in right.iter().take(2) {
            if !matches!(word.sort, Sort::Content | Sort::Name) || is_other(word).is_some() {
                break;
            }
            nouns.push(word.root);
        }
    }
    let heads = heads(text, left, right, mention, &noun);
    for word in own.iter().filter(|w| w.sort == Sort::Content || w.sort == Sort::Name) {
        around.context.push((word.root, 1000));
    }
    for &head in &heads {
        around.context.push((head, 1300));
    }
    // "14 other employees" were 15 with the one that was named.
    const MORE: [&str; 4] = ["other", "another", "additional", "extra"];
    if own.iter().any(|word| MORE.contains(&word.of(text))) {
        around.cues.add(Cue::Extra);
    }
    if mention.kind == MentionKind::Date && around::is_another(text, left) {
        around.cues.add(Cue::Extra);
    }
    let is_sum = matches!(mention.kind, MentionKind::Number | MentionKind::Money);
    if is_sum && is_some_of(text, left, right) {
        around.cues.add(Cue::SomeOf);
    }
    if around::is_what_is_left(text, left) {
        around.cues.add(Cue::Rest);
    }
    if around::is_would_have(text, left) {
        around.cues.add(Cue::Maybe);
    }
    if mention.kind != MentionKind::Date && gauge::is_counted(text, left, right) {
        around.cues.add(Cue::Counted);
    }
    let is_of_a_greater = mention.kind != MentionKind::Date && gauge::is_of_a_greater(text, left);
    if is_of_a_greater || gauge::is_needed(text, left, right) || gauge::is_beyond(text, right) {
        around.cues.add(Cue::Than);
    }
    if mention.kind == MentionKind::Money && around::is_of_first_offer(text, left) {
        around.cues.add(Cue::Former);
    }
    if is_guess(text, left, right) {
        around.cues.add(Cue::Guess);
    }
    if change::is_now(left, right) {
        around.cues.add(Cue::Now);
    }
    if is_end_of_range(text, mention) {
        around.cues.add(Cue::End);
    }
    match life::event(text, mention, inside) {
        Some(event) => around.context.push((root_of(event), 1000)),
        None if in_brackets(text, mention, inside) => around.cues.add(Cue::Part),
        None => {}
    }
    let mut context = around.context;
    heaviest(&mut context);
    let person = (mention.kind == MentionKind::Date && life::is_told_of(&context))
        .then(|| life::person(text, &page.words, mention))
        .flatten();
    let mut names = around.names;
    heaviest(&mut names);
    let is_share = mention.kind == MentionKind::Percent;
    let is_of_saying = |of: &Mention| {
        let Range { start: before, end: after } = words_in(words, &(of.start..of.end));
        let sides = words.get(..before).zip(words.get(after..));
        of.kind == MentionKind::Date && sides.is_some_and(|(l, r)| is_said(text, l, r))
    };
    Node {
        sentence,
        range: mention.start..mention.end,
        kind: mention.kind,
        value: mention.value.clone(),
        nouns,
        heads,
        context,
        names,
        names_of_others: around.names_of_others,
        subject: None,
        cues: around.cues,
        is_joint: noun.is_some() && joint::is_joint(text, right),
        is_so_far: around::is_so_far(text, &page.sentences[sentence].range),
        person,
        undated: undated::read(mention),
        is_of_saying: is_of_saying(mention),
        is_of_them: false,
        retells: retells(text, mention, inside, at),
        reckoned_from: reckoned_from(text, right),
        periods: periods(mention, inside, &is_of_saying),
        is_change: match change::is_beyond_plan(text, right) {
            true => Some(true),
            false => change::is_change(text, left, if is_share { right } else { &[] }),
        },
        stretch: stretch::around(text, words, &(mention.start..mention.end), inside),
    }
}
