//! A time of day in figures: "16:35", "4.35 p.m.", "4 pm", "0415", "at 22h34", "at 10.41".

use super::told::Detail;
use super::zone::{Zone, zone};
use crate::story::page::hour::Hour;
use crate::story::page::word::Word;

/// A time of day as digits write it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    /// Minutes since midnight.
    pub(super) minutes: u32,
    /// Whether it may as well be twelve hours later.
    pub(super) is_half: bool,
    pub(super) detail: Detail,
    /// The word behind it.
    pub(super) end: usize,
}

impl Face {
    /// A time of day in words.
    pub(super) fn of(hour: Hour) -> Face {
        let Hour { minutes, is_half, end } = hour;
        let detail = if minutes.is_multiple_of(HOUR) { Detail::Hour } else { Detail::Minute };
        Face { minutes, is_half, detail, end }
    }
}

/// The time of day that begins at a figure: "16:35", "4.35 p.m.", "4 pm", "4:35", "0435 GMT", "04:35:12 UTC". "At 0435" is
/// one where `is_at` says that such a word stands before it.
pub(super) fn face(words: &[Word], at: usize, text: &str, is_at: bool) -> Option<Face> {
    let figure = words[at].of(text).to_ascii_lowercase();
    let behind = |at: usize| words.get(at).map(|word| word.of(text).to_ascii_lowercase());
    // "1:02:03" is how long something took.
    if at > 0 && words[at - 1].of(text) == ":" && words[at - 1].end == words[at].start {
        return None;
    }
    let is_four = figure.len() == 4 && figure.bytes().all(|byte| byte.is_ascii_digit());
    // "In 2014 Eastern Airlines": a year.
    let is_certain = || matches!(zone(words, at + 1, text), Some(Zone::Ahead(_)));
    if is_four && (is_at && figure.starts_with('0') || is_certain()) {
        let (hour, minute) = figure.split_at(2);
        let face = finished(hour, Some(minute), 0, at + 1, false)?;
        return Some(Face { is_half: false, ..face });
    }
    // "4pm" is one word; "16:35" is two, with a colon between them, or one.
    let split = figure.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(figure.len());
    let (digits, glued) = figure.split_at(split);
    // "At 22h34", but "took 1h15".
    if let Some(minute) = glued.strip_prefix('h') {
        let is_late = digits.starts_with('0') || digits.parse().is_ok_and(|hour: u32| hour > 12);
        if minute.len() != 2 || !is_at || !is_late && !is_clock(words, at, text) {
            return None;
        }
        let face = finished(digits, Some(minute), 0, at + 1, false)?;
        return Some(Face { is_half: false, ..face });
    }
    let digits = digits.trim_end_matches('.');
    let (hour, mut minute, mut end) = match digits.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute.to_owned()), at + 1),
        Some(_) => return None,
        None => (digits, None, at + 1),
    };
    let is_colon = |at: usize| {
        words.get(at).is_some_and(|word| word.of(text) == ":" && word.start == words[at - 1].end)
    };
    if minute.is_none() && glued.is_empty() && is_colon(end) {
        let next = behind(end + 1).filter(|next| next.len() >= 2)?;
        let (own, rest) = next.split_at_checked(2)?;
        if !own.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        if is_colon(end + 2) {
            let is_second = behind(end + 3).is_some_and(|word| word.len() == 2);
            let end = end + 4;
            zone(words, end, text).filter(|_| is_second && rest.is_empty())?;
            let face = finished(hour, Some(own), 0, end, false)?;
            return Some(Face { detail: Detail::Second, ..face });
        }
        minute = Some(own.to_owned());
        end += 2;
        if !rest.is_empty() {
            return finished(hour, minute.as_deref(), half_of(rest)?, end, true);
        }
    }
    let half = match (half_of(glued), behind(end).as_deref().and_then(half_of)) {
        (Some(half), _) => Some(half),
        (None, Some(half)) if glued.is_empty() => {
            end += 1;
            Some(half)
        }
        (None, None) if glued.is_empty() => None,
        _ => return None,
    };
    // Without minutes or a half of the day a figure is just a figure; "6.50" may be a sum, "at 10.41 the dam broke" is none.
    let is_dotted =
        digits.contains('.') && !(is_clock(words, at, text) && is_bare(words, end, text));
    match half {
        Some(half) => finished(hour, minute.as_deref(), half, end, true),
        None if minute.is_some() && (!is_dotted || zone(words, end, text).is_some()) => {
            finished(hour, minute.as_deref(), 0, end, false)
        }
        None => None,
    }
}

/// Whether "at" stands before a figure, and no word of a market before that: "CLOSED at 10.41".
fn is_clock(words: &[Word], at: usize, text: &str) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| words[at].of(text).to_lowercase());
    before(1).as_deref() == Some("at")
        && before(2).is_none_or(|word| !OF_A_PRICE.contains(&word.as_str()))
}

/// Whether no unit follows.
fn is_bare(words: &[Word], end: usize, text: &str) -> bool {
    let behind = words.get(end).map(|word| word.of(text).to_lowercase());
    let touches = text.as_bytes().get(words[end - 1].end as usize);
    !matches!(touches, Some(b'%' | b'-'))
        && behind.is_none_or(|word| !UNITS.contains(&word.as_str()))
}

/// Words before "at" and a price or a mark,
const OF_A_PRICE: &[&str] = &[
    "bottomed",
    "closed",
    "ended",
    "estimated",
    "finished",
    "opened",
    "peaked",
    "priced",
    "quoted",
    "rate",
    "settled",
    "shares",
    "sold",
    "stands",
    "stock",
    "stood",
    "traded",
    "trading",
    "valued",
];
/// and behind one.
const UNITS: &[&str] = &[
    "a",
    "against",
    "at",
    "billion",
    "cents",
    "crowns",
    "dollars",
    "each",
    "euros",
    "for",
    "km",
    "kilometers",
    "kilometres",
    "m",
    "metres",
    "meters",
    "miles",
    "million",
    "on",
    "per",
    "pence",
    "percent",
    "points",
    "pounds",
    "seconds",
    "times",
    "to",
    "trillion",
    "yen",
];

/// A face of an hour and a minute, where a half of the day is told or not.
fn finished(
    hour: &str,
    minute: Option<&str>,
    half: u32,
    end: usize,
    is_told: bool,
) -> Option<Face> {
    let detail = if minute.is_some() { Detail::Minute } else { Detail::Hour };
    let is_padded = hour.starts_with('0');
    let hour: u32 = hour.parse().ok().filter(|hour| *hour < 24)?;
    let minute: u32 = minute.unwrap_or("0").parse().ok().filter(|minute| *minute < 60)?;
    if is_told && (hour == 0 || hour > 12) {
        // "16:35 p.m." says it twice.
        return (half == DAY / 2 && hour > 12).then_some(Face {
            minutes: hour * 60 + minute,
            is_half: false,
            detail,
            end,
        });
    }
    let hour = if is_told { hour % 12 } else { hour };
    // "07:52" is of the morning.
    let is_half = !is_told && (1..=12).contains(&hour) && !is_padded;
    Some(Face { minutes: hour * HOUR + minute + half, is_half, detail, end })
}

/// The minutes that a half of the day adds.
fn half_of(word: &str) -> Option<u32> {
    match word.replace('.', "").as_str() {
        "am" => Some(0),
        "pm" => Some(DAY / 2),
        _ => None,
    }
}

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
