//! Times of day in words: "13 minutes to five", "half past six", "shortly before 11 on Saturday night", "noon".

use std::ops::Range;
use std::sync::LazyLock;

use super::numeral::numeral;
use super::word::{Root, Word, fold, forms, has_form};

/// A time of day that words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hour {
    /// Minutes since midnight.
    pub(crate) minutes: u32,
    /// Whether it may as well be twelve hours later.
    pub(crate) is_half: bool,
    /// The word behind it.
    pub(crate) end: usize,
}

/// The words without one of which a sentence tells no time of day in words.
pub(crate) static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "past",
        "minutes",
        "minute",
        "quarter",
        "o'clock",
        "noon",
        "midday",
        "midnight",
        "morning",
        "afternoon",
        "evening",
        "night",
    ])
});

/// The bytes of the times of day in words that a sentence tells.
pub(crate) fn spans(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    if !has_form(words, &TELLING) {
        return Vec::new();
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word.of(text))).collect();
    let hours = (0..words.len()).filter_map(|at| Some((at, in_words(words, &folded, at)?.end)));
    hours.map(|(at, end)| words[at].start as usize..words[end - 1].end as usize).collect()
}

/// The time of day in words that begins at a word of a sentence.
pub(crate) fn in_words(words: &[Word], folded: &[String], at: usize) -> Option<Hour> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    match word(at) {
        "noon" | "midday" => return Some(Hour { minutes: DAY / 2, is_half: false, end: at + 1 }),
        "midnight" => return Some(Hour { minutes: 0, is_half: false, end: at + 1 }),
        _ => {}
    }
    if let Some((minutes, from, is_to)) = offset(folded, at) {
        let hour = numeral(word(from)).filter(|hour| (1..=12).contains(hour))?;
        let minutes = match is_to {
            true => hour * HOUR + DAY - minutes,
            false => hour * HOUR + minutes,
        };
        let end = from + 1 + usize::from(word(from + 1) == "o'clock");
        return Some(in_half(minutes % (DAY / 2), words, folded, end));
    }
    let hour = numeral(word(at)).filter(|hour| (1..=12).contains(hour))?;
    if word(at + 1) == "o'clock" {
        return Some(in_half(hour % 12 * HOUR, words, folded, at + 2));
    }
    // "at eleven that night", "around 6 on Friday evening"; "nine morning trains" are no hour.
    let before = at.checked_sub(1).map_or("", |before| word(before));
    let is_told = BEFORE.contains(&before) && half_of_day(folded, at + 1).is_some();
    is_told.then(|| in_half(hour % 12 * HOUR, words, folded, at + 1))
}

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// Words right before an hour in figures or words.
const BEFORE: &[&str] =
    &["at", "around", "about", "before", "after", "approximately", "roughly", "towards", "nearly"];

/// "half past", "quarter to", "13 minutes before": how many minutes, where the hour stands, and whether it is before it.
fn offset(folded: &[String], at: usize) -> Option<(u32, usize, bool)> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let (minutes, behind, is_exact) = match word(at) {
        "half" if word(at + 1) == "past" => return Some((30, at + 2, false)),
        "quarter" => (15, at + 1, true),
        own => match (numeral(own)?, word(at + 1)) {
            (minutes, "minutes" | "minute") => (minutes, at + 2, true),
            (minutes @ (5 | 10 | 20), _) => (minutes, at + 1, false),
            _ => return None,
        },
    };
    // "ten to nine" may be a range, "ten past nine" is none; "a quarter of six" is no hour.
    match word(behind) {
        "past" => Some((minutes, behind + 1, false)),
        "to" if is_exact => Some((minutes, behind + 1, true)),
        "before" if is_exact && minutes < HOUR => Some((minutes, behind + 1, true)),
        "after" if is_exact && minutes < HOUR => Some((minutes, behind + 1, false)),
        _ => None,
    }
}

/// Puts minutes of half a day into the half that the words behind it name.
fn in_half(minutes: u32, words: &[Word], folded: &[String], end: usize) -> Hour {
    let half =
        half_of_day(folded, end).or_else(|| half(folded.get(end)?.as_str()).map(|h| (h, end + 1)));
    let Some((half, behind)) = half else { return Hour { minutes, is_half: true, end } };
    // The small hours belong to the night before them.
    let is_late = match half {
        Half::Morning => false,
        Half::Later => true,
        Half::Night => minutes >= 6 * HOUR,
    };
    let minutes = if is_late { minutes + DAY / 2 } else { minutes };
    Hour { minutes, is_half: false, end: behind.min(words.len()) }
}

/// A half of the day.
#[derive(Clone, Copy, Debug)]
enum Half {
    Morning,
    /// Afternoon and evening.
    Later,
    Night,
}

/// The half of the day that the words behind an hour name, and where they end: "in the morning", "that night", "on
/// Saturday night".
fn half_of_day(folded: &[String], at: usize) -> Option<(Half, usize)> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let is_day = |at: usize| word(at).ends_with("day");
    let from = match (word(at), word(at + 1)) {
        ("in" | "on", "the") => at + 2,
        ("on", _) if is_day(at + 1) => at + 2,
        ("at" | "that" | "yesterday" | "this" | "last", _) => at + 1,
        _ if is_day(at) => at + 1,
        _ => return None,
    };
    let half = match word(from) {
        "morning" => Half::Morning,
        "afternoon" | "evening" => Half::Later,
        "night" => Half::Night,
        _ => return None,
    };
    Some((half, from + 1))
}

fn half(folded: &str) -> Option<Half> {
    match folded {
        "am" => Some(Half::Morning),
        "pm" => Some(Half::Later),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::page::word::words;

    #[test]
    fn an_hour_may_be_told_in_words() {
        for (text, at, told) in [
            ("at half past six in the evening", 1, Some((18 * 60 + 30, false))),
            ("at 13 minutes to five", 1, Some((4 * 60 + 47, true))),
            ("a quarter past nine on Monday morning", 1, Some((9 * 60 + 15, false))),
            ("shortly before 11 on Saturday night", 2, Some((23 * 60, false))),
            ("at two that night", 1, Some((2 * 60, false))),
            ("at twenty past one", 1, Some((80, true))),
            ("at seven o'clock", 1, Some((7 * 60, true))),
            ("around noon", 1, Some((12 * 60, false))),
            ("from ten to nine", 1, None),
            ("the nine morning trains", 1, None),
            ("in 20 minutes", 1, None),
        ] {
            let mut cut = Vec::new();
            words(text, 0..text.len(), &mut cut);
            let folded: Vec<String> = cut.iter().map(|word| fold(word.of(text))).collect();
            let hour = in_words(&cut, &folded, at).map(|hour| (hour.minutes, hour.is_half));
            assert_eq!(hour, told, "{text}");
        }
    }
}
