//! Times of day: "around 16:10" in one article, "just before 4.35 p.m." in another.
//!
//! A time of day says nothing by itself: what happened then is told by the words around it. Two zones, and
//! times that only bound ("before 9 a.m.", "from 9 to 5"), are left alone; what is left is a lead.

use crate::story::align::Clash;
use crate::story::page::hour::{self, Hour};
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, fold, has_form};
use crate::story::page::{Page, Part};
use crate::value::Meaning;

/// The times of day that differ between two articles. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let told: Vec<Vec<Told>> =
        pages.iter().zip(texts).enumerate().map(|(i, (p, t))| times(i, p, t)).collect();
    let mut found: Vec<(usize, Spot, Spot)> = Vec::new();
    // An article's only time of day is that of what it tells.
    let is_sole = |all: &[Told]| all.iter().all(|one| one.fits(&all[0]));
    for (i, of_a) in told.iter().enumerate() {
        for of_b in &told[i + 1..] {
            let least = if is_sole(of_a) && is_sole(of_b) { SOLE } else { SHARED };
            for x in of_a {
                let knows = of_b.iter().any(|y| y.fits(x));
                for y in of_b.iter().filter(|y| !knows && y.clashes(x)) {
                    let is_known = of_a.iter().any(|other| other.fits(y));
                    let shared = x.around.iter().filter(|root| y.around.contains(root)).count();
                    if !is_known && shared >= least {
                        found.push((shared, x.spot.clone(), y.spot.clone()));
                    }
                }
            }
        }
    }
    found.sort_by_key(|(shared, x, y)| {
        (std::cmp::Reverse(*shared), x.page, x.range.start, y.page, y.range.start)
    });
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut clashes = Vec::new();
    for (_, x, y) in found {
        let own = [(x.page, x.range.start), (y.page, y.range.start)];
        if own.iter().any(|at| taken.contains(at)) {
            continue;
        }
        taken.extend(own);
        let why = "The two sides give two times of day.";
        let doubt = "A lead only: they may be of two things, or of two zones.";
        let sides = Sides::lead([vec![x], vec![y]], why, doubt, CONFIDENCE);
        clashes.push(sides.clash(pages, texts, &|wording| Meaning::Text(wording.into())));
    }
    clashes
}

/// How sure it is that two times are of one thing, in thousandths.
const CONFIDENCE: i64 = 250;
/// How many telling words around two times must be the same,
const SHARED: usize = 2;
/// where each is the only one of its article,
const SOLE: usize = 1;
/// and how many telling words on either side count.
const REACH: usize = 7;
/// So many minutes between two times, one of which is hedged, say nothing.
const HEDGED: u32 = 10;
/// or so many where that is a whole or a half hour.
const COARSE: u32 = 20;

/// A time of day that a sentence tells.
struct Told {
    /// Minutes since midnight.
    minutes: u32,
    /// Whether it may as well be twelve hours later: "at 6.50".
    is_half: bool,
    is_hedged: bool,
    zone: Option<String>,
    around: Vec<Root>,
    spot: Spot,
}

impl Told {
    /// How many minutes lie between two times at least.
    fn apart(&self, other: &Told) -> u32 {
        let gap = |a: u32, b: u32| a.abs_diff(b).min(DAY - a.abs_diff(b));
        let gap = gap(self.minutes, other.minutes);
        if self.is_half || other.is_half { gap.min((DAY / 2).abs_diff(gap)) } else { gap }
    }

    fn fits(&self, other: &Told) -> bool {
        let hedged = self.is_hedged || other.is_hedged;
        // "Around four" may be a quarter past.
        let is_coarse = |one: &Told| one.is_hedged && one.minutes.is_multiple_of(HOUR / 2);
        let slack = match hedged {
            true if is_coarse(self) || is_coarse(other) => COARSE,
            true => HEDGED,
            false => 0,
        };
        self.apart(other) <= slack
    }

    /// Whether they differ, and not by as much as two zones do.
    fn clashes(&self, other: &Told) -> bool {
        let apart = self.apart(other);
        match (&self.zone, &other.zone) {
            _ if self.fits(other) => false,
            (Some(own), Some(theirs)) if own != theirs => false,
            (Some(_), Some(_)) => apart <= LONG,
            // Zones lie whole and half hours apart.
            (None, None) => apart < HOUR || apart <= LONG && !apart.is_multiple_of(HOUR / 2),
            _ => apart < HOUR,
        }
    }
}

const HOUR: u32 = 60;
/// Times further apart than this are those of two events.
const LONG: u32 = 2 * HOUR;
const DAY: u32 = 24 * 60;

/// The times of day that a page tells, but for those of its title.
fn times(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, sentence) in page.sentences.iter().enumerate() {
        if sentence.part == Part::Title {
            continue;
        }
        let words = page.words.get(sentence.words.clone()).unwrap_or_default();
        let in_words = has_form(words, &hour::TELLING);
        let folded: Vec<String> = match in_words {
            true => words.iter().map(|word| fold(word.of(text))).collect(),
            false => Vec::new(),
        };
        let mut behind = 0;
        for at in 0..words.len() {
            if at < behind || words[at].sort != Sort::Figure && !in_words {
                continue;
            }
            let told = in_words.then(|| hour::in_words(words, &folded, at)).flatten();
            let is_worded = told.is_some();
            let figure = || (words[at].sort == Sort::Figure).then(|| clock(words, at, text));
            let Some(clock) = told.or_else(|| figure().flatten()) else { continue };
            behind = clock.end;
            let before = |back: usize| at.checked_sub(back).map(|at| fold(words[at].of(text)));
            let is = |list: &[&str], back: usize| {
                before(back).is_some_and(|word| list.contains(&word.as_str()))
            };
            let is_near = is(&["shortly", "just", "minutes"], 2);
            if is(BOUNDS, 1) && !is_near {
                continue;
            }
            let zone = zone(words, clock.end, text);
            // "2:01" alone may be how long something took.
            let is_told =
                is_worded || !clock.is_half || zone.is_some() || is_near || is(AT, 1) || is(AT, 2);
            if !is_told {
                continue;
            }
            let says = |word: &&Word| word.says_something();
            let left = words[..at].iter().rev().filter(says).take(REACH);
            let right = words[clock.end..].iter().filter(says).take(REACH);
            let mut around: Vec<Root> = left.chain(right).map(|word| word.root).collect();
            around.sort_unstable();
            around.dedup();
            let mut range = words[at].start as usize..words[clock.end - 1].end as usize;
            // "6.25 p.m.": the last point is no part of the word.
            let is_short = words[clock.end - 1].of(text).ends_with(".m");
            range.end += usize::from(
                is_short && text.get(range.end..).is_some_and(|rest| rest.starts_with('.')),
            );
            found.push(Told {
                minutes: clock.minutes,
                is_half: clock.is_half,
                is_hedged: is(HEDGES, 1) || is_near,
                zone,
                around,
                spot: Spot { page: index, sentence: number, range },
            });
        }
    }
    found
}

/// Words before a time that only bound it,
const BOUNDS: &[&str] =
    &["before", "after", "until", "till", "by", "from", "to", "since", "between", "and", "than"];
/// and those that hedge it.
const HEDGES: &[&str] =
    &["around", "about", "approximately", "roughly", "circa", "nearly", "almost"];

/// Words one of which stands before a time that names no half of the day.
const AT: &[&str] = &["at", "around", "about", "approximately", "roughly", "circa"];

/// The time of day that begins at a figure: "16:35", "4.35 p.m.", "4 pm", "4:35".
fn clock(words: &[Word], at: usize, text: &str) -> Option<Hour> {
    let figure = words[at].of(text).to_ascii_lowercase();
    let behind = |at: usize| words.get(at).map(|word| word.of(text).to_ascii_lowercase());
    // "1:02:03" is how long something took.
    if at > 0 && words[at - 1].of(text) == ":" && words[at - 1].end == words[at].start {
        return None;
    }
    // "4pm" is one word; "16:35" is two, with a colon between them, or one.
    let split = figure.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(figure.len());
    let (digits, glued) = figure.split_at(split);
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
        if !own.chars().all(|c| c.is_ascii_digit()) || is_colon(end + 2) {
            return None;
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
    // Without minutes or a half of the day a figure is just a figure; "6.50" may be a sum.
    let is_dotted = digits.contains('.');
    match half {
        Some(half) => finished(hour, minute.as_deref(), half, end, true),
        None if minute.is_some() && (!is_dotted || zone(words, end, text).is_some()) => {
            finished(hour, minute.as_deref(), 0, end, false)
        }
        None => None,
    }
}

fn finished(
    hour: &str,
    minute: Option<&str>,
    half: u32,
    end: usize,
    is_told: bool,
) -> Option<Hour> {
    let is_padded = hour.starts_with('0');
    let hour: u32 = hour.parse().ok().filter(|hour| *hour < 24)?;
    let minute: u32 = minute.unwrap_or("0").parse().ok().filter(|minute| *minute < 60)?;
    if is_told && (hour == 0 || hour > 12) {
        // "16:35 p.m." says it twice.
        return (half == DAY / 2 && hour > 12).then_some(Hour {
            minutes: hour * 60 + minute,
            is_half: false,
            end,
        });
    }
    let hour = if is_told { hour % 12 } else { hour };
    // "07:52" is of the morning.
    let is_half = !is_told && (1..=12).contains(&hour) && !is_padded;
    Some(Hour { minutes: hour * 60 + minute + half, is_half, end })
}

/// The minutes that a half of the day adds.
fn half_of(word: &str) -> Option<u32> {
    match word.replace('.', "").as_str() {
        "am" => Some(0),
        "pm" => Some(DAY / 2),
        _ => None,
    }
}

/// The zone that stands behind a time: "GMT", "local time".
fn zone(words: &[Word], at: usize, text: &str) -> Option<String> {
    let mut behind = words.get(at..).unwrap_or_default().iter().filter(|word| word.root != 0);
    let first = fold(behind.next()?.of(text));
    let is_local = first == "local" && behind.next().is_some_and(|word| word.of(text) == "time");
    (is_local || ZONES.contains(&first.as_str())).then_some(first)
}

const ZONES: &[&str] = &[
    "akst", "bst", "cdt", "cest", "cet", "cst", "eastern", "edt", "eest", "eet", "est", "et",
    "gmt", "ist", "jst", "mdt", "msk", "mst", "pacific", "pdt", "pst", "pt", "utc",
];
