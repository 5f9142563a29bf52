//! What is said around a value: the words that weigh, the names, the cues, the heads that it is bound to.

use std::ops::Range;
use std::sync::Arc;

use super::cue::{self, Cue, Cues};
use super::word::{Root, Sort, Word};
use crate::read::{Mention, MentionKind};
use crate::value::{Day, Interval, Meaning};

/// Keeps of each root the greatest weight; sorts by root.
pub(crate) fn heaviest(list: &mut Vec<(Root, u32)>) {
    list.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    list.dedup_by_key(|(root, _)| *root);
}

/// The stretches of time beside a figure, the nearest first; only those that mean certain days.
///
/// When somebody said so counts where there is no other: "3.1 percent in April, it said last month".
pub(crate) fn periods(
    mention: &Mention,
    inside: &[Mention],
    is_of_saying: &dyn Fn(&Mention) -> bool,
) -> Vec<Interval<Day>> {
    let others = inside.iter().filter(|other| other.start != mention.start);
    let mut found: Vec<(bool, usize, Interval<Day>)> = others
        .filter_map(|other| match &other.value.meaning {
            Meaning::Time(period) => {
                let days = period.days();
                let known = days.low().point().is_some() || days.high().point().is_some();
                let gap = other.start.abs_diff(mention.end).min(mention.start.abs_diff(other.end));
                known.then(|| (is_of_saying(other), gap, days))
            }
            _ => None,
        })
        .collect();
    if found.iter().any(|(is_of_saying, ..)| !is_of_saying) {
        found.retain(|(is_of_saying, ..)| !is_of_saying);
    }
    found.sort_by_key(|(_, gap, _)| *gap);
    found.into_iter().map(|(.., days)| days).collect()
}

/// How many bytes before the upper end of a range "between" stands at most.
const NEAR: usize = 29;

/// Whether a figure is the upper end of a range whose lower end was read by itself.
pub(crate) fn is_end_of_range(text: &str, mention: &Mention) -> bool {
    // Both ends stand close together: a look at the bytes is enough, and it never leaves the sentence.
    let bytes = text.as_bytes().get(mention.start.saturating_sub(NEAR)..mention.start);
    let has = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).rposition(|w| w == word);
    let from = bytes.and_then(|bytes| bytes.get(has(bytes, b"between ")?..));
    from.is_some_and(|from| has(from, b" and ").is_some() && !from.contains(&b','))
}

/// Whether a figure counts some of those that were named: "five of the assists", "of the assists five came late".
pub(crate) fn is_some_of(text: &str, left: &[Word], right: &[Word]) -> bool {
    let of_them = |words: &[Word]| {
        let mut words = words.iter().map(|word| word.of(text));
        words.next().is_some_and(|word| matches!(word, "of" | "Of"))
            && words.next().is_some_and(|word| WHOSE.contains(&word))
    };
    // In "of the 136 flats" the figure is the whole.
    let is_behind = left.len() > 2 && left.first().is_some_and(|word| word.of(text) == "Of");
    of_them(right) || is_behind && of_them(left)
}

/// Words before what was named.
const WHOSE: &[&str] = &["the", "these", "those", "its", "his", "her", "their", "our"];

/// Whether the words before a sum tell it as that of an offer that came before: "the INITIAL OFFER was lower, at $120".
pub(crate) fn is_of_first_offer(text: &str, left: &[Word]) -> bool {
    let of = |word: &Word| word.of(text).to_ascii_lowercase();
    left.windows(2).any(|two| {
        BEFORE_IT.contains(&of(&two[0]).as_str()) && OFFER.contains(&of(&two[1]).as_str())
    })
}

/// Words of what came first,
const BEFORE_IT: &[&str] =
    &["initial", "first", "earlier", "original", "previous", "opening", "rejected", "prior"];
/// and of what it was.
const OFFER: &[&str] = &["offer", "bid", "proposal", "approach", "offers", "bids"];

/// Whether the sentence before a value begins with one more of a sort: "ANOTHER quake", "A SECOND quake".
pub(crate) fn is_another(text: &str, left: &[Word]) -> bool {
    let word = |at: usize| left.get(at).map_or("", |word| word.of(text));
    word(0) == "Another"
        || word(0) == "A" && matches!(word(1), "second" | "third" | "further" | "new" | "later")
}

/// Whether a figure is what something leaves: "the loss LEAVES the line WITH eight ships".
pub(crate) fn is_what_is_left(text: &str, left: &[Word]) -> bool {
    let clause = left.iter().rev().take_while(|word| word.sort != Sort::Heavy);
    let mut clause = clause.map(|word| word.of(text));
    // "She leaves WITH 344 goals" has them.
    let is_left = |word: &str| matches!(word, "leave" | "leaves" | "leaving");
    clause.next() == Some("with") && !clause.next().is_none_or(is_left) && clause.any(is_left)
}

/// Whether a figure is what somebody would have if it came to that: "with whom she WOULD HAVE 61 seats".
pub(crate) fn is_would_have(text: &str, left: &[Word]) -> bool {
    matches!(left, [.., would, have] if would.of(text) == "would" && have.of(text) == "have")
}

/// Whether others reckoned with a figure: "the 380 million that ANALYSTS had pencilled in", "ANALYSTS had EXPECTED".
pub(crate) fn is_guess(text: &str, left: &[Word], right: &[Word]) -> bool {
    const WHO: &[&str] =
        &["analysts", "economists", "experts", "forecasters", "investors", "markets"];
    const GUESSED: &[&str] = &[
        "anticipated",
        "estimated",
        "expected",
        "feared",
        "forecast",
        "foreseen",
        "hoped",
        "pencilled",
        "penciled",
        "predicted",
        "projected",
        "reckoned",
    ];
    let of = |word: &Word, list: &[&str]| list.contains(&word.of(text));
    let behind: Vec<&Word> =
        right.iter().skip_while(|word| word.of(text) == "that").take(3).collect();
    let is_behind = behind.first().is_some_and(|word| of(word, WHO))
        && behind.iter().skip(1).any(|word| of(word, GUESSED));
    // "A profit of $4 billion HAD BEEN EXPECTED".
    const AWAITED: &[&str] =
        &["anticipated", "expected", "forecast", "foreseen", "hoped", "predicted"];
    let is_awaited = match behind[..] {
        [had, been, awaited] if of(had, &["had"]) && of(been, &["been"]) => of(awaited, AWAITED),
        _ => false,
    };
    let clause = left.iter().rev().take_while(|word| word.sort != Sort::Heavy);
    let mut before = clause.skip_while(|word| !of(word, GUESSED));
    is_behind
        || is_awaited
        || before.next().is_some() && before.take(4).any(|word| of(word, WHO))
        || is_consensus(text, left)
}

/// Whether a figure is what a poll came to: "a CONSENSUS of 344.2 million", "StreetAccount HAD EXPECTED 347 million".
fn is_consensus(text: &str, left: &[Word]) -> bool {
    const POLLS: &[&str] =
        &["consensus", "estimate", "estimates", "forecast", "forecasts", "projection"];
    let of = |word: &Word, list: &[&str]| list.contains(&word.of(text));
    matches!(left, [.., poll, of_it] if of(poll, POLLS) && of(of_it, &["of"]))
        || matches!(left, [.., had, guessed]
            if of(had, &["had"]) && of(guessed, &["expected", "forecast", "predicted"]))
}

/// Whether a sentence tells what is known so far.
pub(crate) fn is_so_far(text: &str, sentence: &Range<usize>) -> bool {
    let sentence = text.get(sentence.clone()).unwrap_or_default();
    SO_FAR.iter().any(|words| sentence.contains(words))
}

/// Words of what is still counted; at the head of a sentence they have a capital.
const SO_FAR: &[&str] = &[
    "so far",
    "So far",
    "as of ",
    "As of ",
    "have been sold",
    "had been sold",
    "sold to date",
    "now known",
    "now confirmed",
    // Of a count of votes that goes on.
    "arly in the count",
    "arly results",
    "arly returns",
    "artial results",
    "artial returns",
    "After counting",
    "after counting",
    "% of polling stations",
    "percent of polling stations",
    "per cent of polling stations",
    "% of precincts",
    "percent of precincts",
];

/// Where the bracket opens that a place stands in. Looked for no further back than a long sentence goes: a text of many
/// pages is not read to its head for each of its figures.
pub(super) fn open_bracket(text: &str, at: usize) -> Option<usize> {
    let from =
        (0..=at.saturating_sub(LONG_SENTENCE)).rev().find(|at| text.is_char_boundary(*at))?;
    let before = text.get(from..at)?;
    let open = before.rfind(['(', ')'])?;
    before.get(open..)?.starts_with('(').then_some(from + open)
}

/// How many bytes a long sentence has.
const LONG_SENTENCE: usize = 1000;

/// Whether a figure stands in brackets with others of its sort: they are parts of what stands before.
pub(crate) fn in_brackets(text: &str, mention: &Mention, inside: &[Mention]) -> bool {
    let Some(open) = open_bracket(text, mention.start) else { return false };
    let close = text.get(mention.end..).and_then(|rest| rest.find(')')).map(|at| mention.end + at);
    let others = inside.iter().filter(|m| m.kind == mention.kind && m.start != mention.start);
    close.is_some_and(|close| others.clone().any(|m| m.start > open && m.end <= close))
}

/// The words that a figure is bound to.
pub(crate) fn heads(
    text: &str,
    left: &[Word],
    right: &[Word],
    mention: &Mention,
    noun: &Option<Arc<str>>,
) -> Vec<Root> {
    let mut heads = Vec::new();
    // "a fine of about $5": back over small words to "of", then to the noun.
    let mut back = left.iter().rev().peekable();
    while back
        .peek()
        .is_some_and(|w| w.sort == Sort::Grammar && !matches!(w.of(text), "of" | "to" | "at"))
    {
        back.next();
    }
    if back.next().is_some_and(|w| w.of(text) == "of") {
        let mut nouns = back.skip_while(|w| w.sort == Sort::Grammar);
        if let Some(word) = nouns.next().filter(|w| w.says_something()) {
            heads.push(word.root);
        }
    }
    if mention.kind == MentionKind::Date || noun.is_some() {
        return heads;
    }
    let mut on = right.iter();
    let Some(next) = on.next() else { return heads };
    let adjacent = |word: &Word| (word.start as usize).saturating_sub(mention.end) <= 1;
    if next.of(text) == "of" || next.of(text) == "in" {
        // "Of the WORLD'S rough stones": whose they are counts for nothing.
        let is_owner = |w: &&Word| {
            w.sort == Sort::Grammar || w.of(text).ends_with("'s") || w.of(text).ends_with("’s")
        };
        let mut nouns = on.skip_while(is_owner);
        if let Some(word) = nouns.next().filter(|w| w.says_something()) {
            heads.push(word.root);
        }
    } else if adjacent(next) && next.says_something() && !DOING.contains(&next.of(text)) {
        heads.push(next.root);
    }
    heads
}

/// What a figure does to another: "her 11.03 BEAT the record".
const DOING: &[&str] = &[
    "beat",
    "beats",
    "bettered",
    "broke",
    "breaks",
    "eclipsed",
    "equalled",
    "surpassed",
    "topped",
];

/// Whether a name between two values of one sort is said of another than this: "Tolsen for $3 million and
/// PORTON for $4 million". What stands before the first or behind the last may be of all of them.
pub(crate) fn is_of_other(
    words: &[Word],
    name: &Word,
    mention: &Mention,
    inside: &[Mention],
    text: &str,
) -> bool {
    // Values and words stand in the order of the text: nobody looks at all of them for each name of a long sentence.
    let (start, end) = (name.start as usize, name.end as usize);
    let is_alike = |other: &&Mention| other.kind == mention.kind;
    let before = inside.partition_point(|other| other.start <= start);
    let mut to_left = inside[..before].iter().rev().filter(is_alike);
    let Some(left) = to_left.find(|other| other.end <= start) else { return false };
    let behind = inside.partition_point(|other| other.start < end);
    let Some(right) = inside[behind..].iter().find(is_alike) else { return false };
    let count = |from: usize, to: usize| {
        let first = words.partition_point(|word| (word.start as usize) < from);
        words.partition_point(|word| (word.end as usize) <= to).saturating_sub(first)
    };
    // "$3 million for Tolsen": the preposition ties it to what stands before.
    let before = words[..words.partition_point(|word| (word.end as usize) <= start)].last();
    let is_tied =
        before.is_some_and(|word| TIES.contains(&word.of(text)) && word.start as usize >= left.end);
    let (to_left, to_right) = (count(left.end, start), count(end, right.start));
    let owner = if to_left <= to_right || is_tied && to_left <= 2 { left } else { right };
    owner.start != mention.start
}

/// Prepositions that tie a name to the value before them.
const TIES: &[&str] = &["for", "in", "of", "to", "from", "by", "on", "at", "with", "into"];

/// What is gathered on the way from a value to both ends of its sentence.
pub(crate) struct Around {
    pub(crate) context: Vec<(Root, u32)>,
    pub(crate) names: Vec<(Root, u32)>,
    pub(crate) names_of_others: Vec<Root>,
    pub(crate) cues: Cues,
}

impl Around {
    pub(crate) fn walk<'w>(
        &mut self,
        words: impl Iterator<Item = &'w Word>,
        mut weight: u32,
        leftwards: bool,
        is_other: &dyn Fn(&Word) -> Option<usize>,
        same_sort: &dyn Fn(usize) -> bool,
        is_of_other: &dyn Fn(&Word) -> bool,
    ) {
        let mut steps = 0;
        let mut stopped = false;
        let mut inside = None;
        let mut lights = 0;
        for word in words {
            if let Some(other) = is_other(word) {
                // What lies beyond another value is more likely said of that one.
                if inside != Some(other) {
                    inside = Some(other);
                    weight = weight * if same_sort(other) { 55 } else { 90 } / 100;
                }
                stopped |= same_sort(other);
                if !matches!(word.sort, Sort::Figure) && word.says_something() {
                    self.context.push((word.root, weight / 2));
                }
                continue;
            }
            match word.sort {
                Sort::Light => weight = weight * 80 / 100,
                Sort::Heavy => weight = weight * 62 / 100,
                _ => weight = weight.saturating_sub(25).max(120),
            }
            lights += u32::from(word.sort == Sort::Light);
            stopped |= cue::stops(word.sort) || lights > 1;
            if !stopped || steps < 1 {
                let near = if leftwards { steps < 4 } else { steps < 2 };
                if let Some(cue) = word.cue_in_clause {
                    self.cues.add(cue);
                }
                let only_before = [Cue::From, Cue::Than, Cue::Part, Cue::Step];
                if let Some(cue) =
                    word.cue_beside.filter(|cue| near && (leftwards || !only_before.contains(cue)))
                {
                    self.cues.add(cue);
                }
            }
            steps += 1;
            match word.sort {
                Sort::Content | Sort::First => self.context.push((word.root, weight)),
                Sort::Name => {
                    self.names.push((word.root, weight));
                    if is_of_other(word) {
                        self.names_of_others.push(word.root);
                    }
                }
                _ => {}
            }
        }
    }
}
