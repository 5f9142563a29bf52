//! Which of the events that a sentence tells a day or an hour in it is of.

use std::ops::Range;

use super::{Happening, Sort as How, Tellings};
use crate::story::page::word::{Sort, Word};

/// An event as a sentence tells it: what it is, and its words.
pub(crate) type Event = (&'static Happening, Range<usize>);

/// The events that a day is of: what the nearest telling may tell, or all that an entry under a day tells: "May 3: The
/// dam GIVES WAY, and the lower town FLOODS."
pub(crate) fn events_of<'e>(
    events: &'e [Event],
    day: &Range<usize>,
    words: &[Word],
    text: &str,
    is_apart: impl Fn(Range<usize>) -> bool,
) -> Vec<&'e Event> {
    let is_entry = day.start == 0 && words.get(day.end).is_some_and(|mark| mark.of(text) == ":");
    if is_entry {
        // What its main clause tells: "May 3: Divers FIND the ship that sank in March".
        let is_of_entry = |(what, event): &&Event| {
            is_verb(what) && event.start > day.end && !is_apart(day.end + 1..event.start)
        };
        return events.iter().filter(is_of_entry).collect();
    }
    let range = match nearest(events, day, words, is_apart) {
        Some((_, range)) => range,
        None => return Vec::new(),
    };
    events.iter().filter(|(_, event)| event == range).collect()
}

/// Whether words part a time from an event on their other side.
pub(crate) fn are_apart(words: &[Word], folded: &[String], between: Range<usize>) -> bool {
    // "Left FROM Aske at 9", "flew TO Orle on Monday", "bought BY Brask in 2005".
    let is_way = |at: usize| {
        matches!(folded[at].as_str(), "from" | "to" | "by")
            && words.get(at + 1).is_some_and(|next| next.sort == Sort::Name)
    };
    let parts = |at: usize| {
        words[at].sort == Sort::Heavy || APART.contains(&folded[at].as_str()) && !is_way(at)
    };
    between.into_iter().any(parts)
}

/// "The regulator APPROVED the purchase on Friday": what is done is told by the verb.
fn is_verb(what: &Happening) -> bool {
    !what.is_noun && what.sort != How::Saying
}

/// The nearest event to a day with nothing in between that parts them. A day at the head of its clause is of what comes
/// behind: "He was charged, and on Monday RELEASED".
fn nearest<'e>(
    events: &'e [Event],
    day: &Range<usize>,
    words: &[Word],
    is_apart: impl Fn(Range<usize>) -> bool,
) -> Option<&'e Event> {
    let parts = |at: usize| matches!(words[at].sort, Sort::Light | Sort::Heavy);
    let is_head = day.start <= 1 || parts(day.start - 1) || parts(day.start - 2);
    let gap = |event: &Range<usize>| match event.start >= day.end {
        true => event.start - day.end,
        false => day.start - event.end,
    };
    let is_near = |(_, event): &&Event| match event.start >= day.end {
        // "Which closed on Friday, has FILED": the comma ends what the day is of.
        true => !is_apart(day.end..event.start) && (is_head || !(day.end..event.start).any(parts)),
        false => event.end <= day.start && !is_apart(event.end..day.start),
    };
    let near: Vec<&Event> = events.iter().filter(is_near).collect();
    let rank = |(_, event): &&&Event| {
        gap(event) + if is_head == (event.start >= day.end) { 0 } else { ACROSS }
    };
    let verbs = near.iter().filter(|(what, event)| is_verb(what) && gap(event) <= REACH);
    let nearest = verbs.min_by_key(rank).or_else(|| near.iter().min_by_key(rank))?;
    (gap(&nearest.1) <= REACH).then_some(*nearest)
}

/// Whether an event is told as still to come; `None` where it is denied, or one of several.
pub(crate) fn when(
    what: &Happening,
    folded: &[String],
    event: &Range<usize>,
    day: &Range<usize>,
) -> Option<bool> {
    let lead = &folded[event.start.saturating_sub(LEAD)..event.start];
    let has = |of: &[String], list: &[&str]| of.iter().any(|word| list.contains(&word.as_str()));
    let state = &folded[event.start.saturating_sub(2 * LEAD)..event.start];
    let is_kept = KEPT.contains(&what.name) && has(state, STATE);
    // "Four CRASHES, all in 2004": several such events.
    let is_plural = what.is_noun || folded[event.start].ends_with('s');
    let is_counted = is_plural && event.start > 0 && is_count(&folded[event.start - 1])
        || is_plural && has(lead, ONE_OF_SEVERAL);
    // "At least 95 HAVE died": how it stands on a day.
    let is_since = day.start > 0 && folded[day.start - 1] == "since";
    let is_perfect = || !is_since && has(&lead[lead.len().saturating_sub(2)..], &["have", "has"]);
    let is_until = day.start > 0 && folded[day.start - 1] == "until";
    // "Was FIRST discovered on": before a find it is one word with it.
    let is_first = what.name == "a discovery"
        && event.start > 0
        && folded[event.start - 1] == "first"
        && !what.is_noun;
    let around = event.start.saturating_sub(if is_first { 0 } else { 2 });
    let around = &folded[around..(event.end + 2).min(folded.len())];
    // "Was STILL stuck on Wednesday", "will KEEP its shops closed on Sunday" tell no day on which it came about.
    if has(lead, NOT) && !is_until
        || has(lead, &["still"])
        || is_kept
        || has(around, ONE_OF_SEVERAL)
        || is_heard_of(folded, event)
        || is_counted
        || is_perfect()
    {
        return None;
    }
    Some(has(lead, AHEAD))
}

/// Whether it is told when somebody heard of it: "learned of the death on Tuesday", "news of the crash reached them".
fn is_heard_of(folded: &[String], event: &Range<usize>) -> bool {
    const NEWS: &[&str] = &[
        "announced",
        "confirmed",
        "hear",
        "heard",
        "informed",
        "learned",
        "learnt",
        "mourned",
        "news",
        "reported",
        "reports",
        "told",
        "word",
    ];
    let of = folded[event.start.saturating_sub(HEARD)..event.start].iter();
    let mut of = of.skip_while(|word| !NEWS.contains(&word.as_str()));
    let is_news = of.next().is_some();
    is_news
        && of.all(|word| {
            matches!(
                word.as_str(),
                "about" | "his" | "her" | "its" | "of" | "that" | "the" | "their"
            )
        })
}

/// How many words before an event it is said that somebody heard of it.
const HEARD: usize = 4;

/// Whether a word counts more than one.
fn is_count(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word != "1" || SEVERAL.contains(&word)
}

/// The events of a sentence.
pub(crate) fn events(words: &[Word], folded: &[String], tellings: &'static Tellings) -> Vec<Event> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        // "The Halden OPEN" is a name.
        let told = if words[at].sort == Sort::Name { None } else { tellings.at(folded, at) };
        match told {
            Some((all, length)) => {
                // "The CAPSIZED ferry": no verb stands behind an article.
                let is_attribute = at > 0 && ARTICLES.contains(&folded[at - 1].as_str());
                let all = all.filter(|what| what.is_noun || !is_attribute);
                found.extend(all.map(|what| (what, at..at + length)));
                at += length;
            }
            None => at += 1,
        }
    }
    found.iter().map(|event| by_noun(event, &found, words)).collect()
}

/// Words behind which a noun stands, with what is said of it.
const ARTICLES: &[&str] = &["a", "an", "her", "his", "its", "the", "their", "this"];

/// What struck says more than that it did: "the QUAKE struck the town".
fn by_noun(event: &Event, all: &[Event], words: &[Word]) -> Event {
    let (what, range) = event;
    let is_before = |(noun, before): &&Event| {
        noun.is_noun
            && before.end <= range.start
            && range.start - before.end <= BETWEEN
            && !words[before.end..range.start].iter().any(|word| word.sort == Sort::Heavy)
    };
    match all.iter().rev().find(is_before) {
        Some((noun, before)) if matches!(what.sort, How::Blow | How::Vague) && !what.is_noun => {
            (noun, before.start..range.end)
        }
        _ => (what, range.clone()),
    }
}

/// How many words lie at most between a day and its event,
const REACH: usize = 9;
/// So many words may stand between what struck and that it did: "a QUAKE of magnitude 6.2 STRUCK".
const BETWEEN: usize = 5;
/// An event on the far side of a day is of it where the near one lies this much farther off.
const ACROSS: usize = 4;
/// How many words before an event tell whether it came about.
const LEAD: usize = 4;

/// Words that begin another clause, or tell a day as that of something else.
const APART: &[&str] = &[
    "after", "before", "since", "till", "when", "while", "which", "who", "whom", "where",
    "because", "although", "though", "if", "than", "as", "from", "to", "by",
];
const NOT: &[&str] = &["not", "never", "no", "nobody", "without", "cannot", "didn't", "hasn't"];
const AHEAD: &[&str] = &[
    "will",
    "to",
    "would",
    "expected",
    "scheduled",
    "due",
    "set",
    "planned",
    "plans",
    "may",
    "could",
    "should",
    "must",
];
/// What may be kept as it is,
const KEPT: &[&str] = &["a closing", "a closure", "a halt", "a stranding", "an opening"];
/// and words for that.
const STATE: &[&str] = &[
    "keep", "keeps", "kept", "remain", "remains", "remained", "stay", "stays", "stayed", "leave",
    "leaves", "left",
];
/// Words before several events of one sort.
const SEVERAL: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "several",
    "many", "some", "multiple", "numerous", "more", "both",
];
/// Words that tell one of several such events.
const ONE_OF_SEVERAL: &[&str] = &[
    "again", "also", "another", "first", "last", "other", "rival", "second", "separate", "third",
    "too",
];
