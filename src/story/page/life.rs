//! Life dates: "NAME (8 April 1934 – 2 February 2013)" tells a birth and a death and names neither.

use std::sync::LazyLock;

use super::around::open_bracket;
use super::word::{Root, Sort, Word, root_of};
use super::{Node, Page};
use crate::read::{Context, Mention, MentionKind, read_text};
use crate::story::align::pair::{At, Pair};
use crate::value::{Alike, Meaning, Name};

/// What life dates tell of, in their order.
const EVENTS: [&str; 2] = ["born", "died"];
/// Their roots.
static ROOTS: LazyLock<[Root; 2]> = LazyLock::new(|| EVENTS.map(root_of));
/// What joins them.
const DASHES: &[char] = &['-', '–', '−', '—'];
/// How many words may stand between a name and the day of its bearer's birth.
const FAR: usize = 12;
/// How many bytes may stand between the bracket and the first date: how the name is spoken, or a former name.
const BEFORE: usize = 60;

/// Parts a stretch of time that is two life dates into the two days.
pub(crate) fn part(text: &str, found: &mut Vec<Mention>, cx: &Context) {
    let mut parted: Vec<(usize, Vec<Mention>)> = Vec::new();
    for (at, mention) in found.iter().enumerate() {
        if mention.kind == MentionKind::Date
            && is_day(mention).is_some_and(|is| !is)
            && is_opened(text, mention.start)
            && text.get(mention.end..).is_some_and(|rest| rest.starts_with(')'))
            && let Some(days) = halves(text, mention, cx)
        {
            parted.push((at, days));
        }
    }
    for (at, days) in parted.into_iter().rev() {
        found.splice(at..=at, days);
    }
}

/// What a day in brackets behind a name tells of; `inside` are the values of its sentence.
pub(crate) fn event(text: &str, mention: &Mention, inside: &[Mention]) -> Option<&'static str> {
    if is_day(mention) != Some(true) {
        return None;
    }
    let is_pair = |first: &Mention, second: &Mention| {
        is_day(first) == Some(true)
            && is_day(second) == Some(true)
            && is_opened(text, first.start)
            && text.get(second.end..).is_some_and(|rest| rest.starts_with(')'))
            && text
                .get(first.end..second.start)
                .is_some_and(|between| between.trim().trim_matches(DASHES).is_empty())
            && first.end < second.start
    };
    let [born, died] = EVENTS;
    let others = || inside.iter().filter(|other| other.kind == MentionKind::Date);
    if others().any(|other| is_pair(mention, other)) {
        return Some(born);
    }
    others().any(|other| is_pair(other, mention)).then_some(died)
}

/// The full name of the person that a day of birth or death is of: the first of the article that has the name
/// nearest before the day in it.
pub(crate) fn person(text: &str, words: &[Word], day: &Mention) -> Option<Name> {
    let is_name = |word: &Word| matches!(word.sort, Sort::Name | Sort::First);
    // What stands in brackets before the day may be a former name.
    let end = open_bracket(text, day.start).unwrap_or(day.start);
    let mut before = words.partition_point(|word| word.end as usize <= end);
    // "Jane Roe was born in New York in 1934".
    let near = words.get(before.saturating_sub(FAR)..before)?;
    if let Some(at) = near.iter().rposition(|word| ROOTS.contains(&word.root)) {
        before = before - near.len() + at;
    }
    let nearest = words.get(..before)?.iter().rev().take(FAR).find(|word| is_name(word))?.root;
    let mut runs = words.chunk_by(|x, y| {
        is_name(x) && is_name(y) && text.get(x.end as usize..y.start as usize) == Some(" ")
    });
    let full = runs.find(|run| run.len() > 1 && run.iter().any(|word| word.root == nearest))?;
    Some(Name::new(text.get(full.first()?.start as usize..full.last()?.end as usize)?))
}

/// Whether two days are of persons of two names.
pub(crate) fn are_namesakes(x: &Node, y: &Node) -> bool {
    let (Some(a), Some(b)) = (&x.person, &y.person) else { return false };
    a.alike(b) == Alike::Other
}

/// Whom two days of birth or death are of.
pub(crate) fn about(pair: &Pair, pages: &[Page]) -> Option<String> {
    let person = |at: At| pages[at.page].nodes[at.node].person.as_ref();
    person(pair.a).or(person(pair.b)).map(|name| name.text.to_string())
}

/// Whether the words around a day tell of a birth or a death.
pub(crate) fn is_told_of(context: &[(Root, u32)]) -> bool {
    context.iter().any(|(root, _)| ROOTS.contains(root))
}

/// Whether a time is one day; `None` where it is no time at all.
fn is_day(mention: &Mention) -> Option<bool> {
    let Meaning::Time(period) = &mention.value.meaning else { return None };
    let days = period.days();
    Some(days.low().point().is_some() && days.low().point() == days.high().point())
}

/// The two days of a stretch, read one by one.
fn halves(text: &str, mention: &Mention, cx: &Context) -> Option<Vec<Mention>> {
    let written = text.get(mention.start..mention.end)?;
    let dash = written.find(DASHES)?;
    let rest = written.get(dash..)?.trim_start_matches(DASHES);
    let parts = [(mention.start, written.get(..dash)?), (mention.end - rest.len(), rest)];
    let mut days = Vec::new();
    for (start, half) in parts {
        let [mut day] = <[Mention; 1]>::try_from(read_text(half, cx)).ok()?;
        day.start += start;
        day.end += start;
        days.push(day);
    }
    days.iter().all(|day| is_day(day) == Some(true)).then_some(days)
}

/// Whether a bracket behind a capitalised word opens shortly before.
fn is_opened(text: &str, start: usize) -> bool {
    let Some(open) = open_bracket(text, start) else { return false };
    let Some((name, inside)) = text.get(..open).zip(text.get(open + 1..start)) else {
        return false;
    };
    let word = name.trim_end().trim_end_matches([',', '"', '”']);
    let word = word.rsplit(char::is_whitespace).next().unwrap_or_default();
    inside.len() <= BEFORE
        && !inside.contains(|c: char| c.is_ascii_digit())
        && word.starts_with(char::is_uppercase)
}
