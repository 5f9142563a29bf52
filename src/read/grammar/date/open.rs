//! Stretches that are open at one end: "by 2025", "since July", "no earlier than 3 June".

use super::super::guard::is_any;
use super::super::{Parsed, Reader};
use super::{
    after_article, head, join, last, month, near, nth, plus_days, point, published_day, separator,
    tense,
};
use crate::pack::lexicon::{Open, Sense};
use crate::read::token::Kind;
use crate::value::{Calendar, Day, Part, Period};

/// "by 2025", "since July", "before 3 June", "after 2023".
pub(super) fn open(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let word = r.find(at, Sense::Open(Open::By), |sense| match sense {
        Sense::Open(open) => Some(open),
        _ => None,
    })?;
    let on = word.next + usize::from(r.is_word(word.next, "on"));
    let start = after_article(on, r);
    // "by the end of 2025" is the whole of 2025; "since the start of 2025" too.
    let edge = r.find(start, Sense::Part(Part::Early), |sense| match sense {
        Sense::Part(part)
            if r.is_word(start, "end")
                || r.is_word(start, "start")
                || r.is_word(start, "beginning") =>
        {
            Some(part)
        }
        _ => None,
    });
    if let Some(edge) = &edge
        && let Some(whole) = point(after_article(edge.next, r), r)
            .or_else(|| nth::this_one(after_article(edge.next, r), r))
    {
        if r.is_word(at, "as") && matches!(edge.meaning, Part::Early | Part::Late) {
            let day = match edge.meaning {
                Part::Late => last_day(&whole.meaning)?,
                _ => first_day(&whole.meaning)?,
            };
            let found = Parsed { meaning: Period::Of(Calendar::Day(day)), next: whole.next };
            return as_of(at, found, r);
        }
        let span = match (word.meaning, edge.meaning) {
            (Open::By | Open::Until | Open::Before, Part::Late) => {
                Period::Span(None, Some(Calendar::Day(last_day(&whole.meaning)?)))
            }
            (Open::Since | Open::After, Part::Early) => {
                Period::Span(Some(Calendar::Day(first_day(&whole.meaning)?)), None)
            }
            (Open::By | Open::Before | Open::Until, Part::Early) => {
                Period::Span(None, Some(Calendar::Day(first_day(&whole.meaning)?)))
            }
            (Open::Since | Open::After, Part::Late) => {
                Period::Span(Some(Calendar::Day(last_day(&whole.meaning)?)), None)
            }
            _ => return None,
        };
        return Some(Parsed { meaning: span, next: whole.next });
    }
    let first = point(start, r)
        .or_else(|| month::day_before_month(start, r).filter(|_| word.meaning == Open::Since))?;
    // "from the ninth till the 17th of April" has both its ends.
    if r.is_word(at, "from") && matches!(first.meaning, Period::Span(Some(_), Some(_))) {
        return Some(first);
    }
    if r.is_word(at, "as") {
        return as_of(at, first, r);
    }
    if r.is_word(at, "from") && is_compared(at, &first, r) {
        return Some(first);
    }
    if word.meaning == Open::Since
        && r.is_word(at, "from")
        && let Some(to) = separator(first.next, r)
        && let Some(span) = near::to_weekday(at, &first, to, r).or_else(|| join(at, &first, to, r))
    {
        return Some(span);
    }
    // What is not done until July is done from July on.
    let open = match word.meaning {
        Open::Until | Open::Before if is_denied(at, r) => Open::Since,
        open => open,
    };
    let meaning = match open {
        Open::By | Open::Until => Period::Span(None, Some(last(&first.meaning)?)),
        Open::Since => Period::Span(Some(head(&first.meaning)?), None),
        Open::Before => {
            Period::Span(None, Some(Calendar::Day(plus_days(first_day(&first.meaning)?, -1)?)))
        }
        Open::After => {
            Period::Span(Some(Calendar::Day(plus_days(last_day(&first.meaning)?, 1)?)), None)
        }
    };
    Some(Parsed { meaning, next: first.next })
}

/// "As of Tuesday, 45 had died" tells of that day; only what is to come begins with it.
fn as_of(at: usize, found: Parsed<Period>, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let Some(first) = first_day(&found.meaning) else { return Some(found) };
    let is_ahead = published_day(r).is_some_and(|today| first > today);
    let comma = usize::from(r.sign(found.next) == ',');
    if !is_ahead && !tense::is_will_near(at, found.next + comma, r) {
        return Some(found);
    }
    Some(Parsed { meaning: Period::Span(Some(head(&found.meaning)?), None), next: found.next })
}

/// Whether "from" names what something is compared with: "down from last year", "rose 4% from March".
fn is_compared(at: usize, found: &Parsed<Period>, r: &Reader<'_>) -> bool {
    const DIFFERS: &[&str] =
        &["up", "down", "higher", "lower", "unchanged", "changed", "different"];
    let today = published_day(r);
    let is_ahead = today.zip(first_day(&found.meaning)).is_some_and(|(today, first)| first > today);
    if !r.prose || is_ahead || tense::is_will_near(at, found.next, r) {
        return false;
    }
    if at.checked_sub(1).is_some_and(|before| is_any(before, DIFFERS, r)) {
        return true;
    }
    let changes = |i: usize| {
        r.senses(i) & Sense::Change(true).bit() != 0 || is_any(i, &["change", "changed"], r)
    };
    // "Rents rose from April" may be so since then.
    let is_past = r.senses(at + 1) & Sense::Relative(0).bit() != 0
        || (at + 1..found.next).any(|i| is_any(i, &["ago", "earlier", "last"], r));
    let has_figure = || {
        tense::clause_before(at, r).take(FIGURE).any(|i| {
            r.kind(i) == Some(Kind::Digits) || is_any(i, &["percent", "cent", "points"], r)
        })
    };
    (is_past || has_figure()) && tense::clause_before(at, r).any(changes)
}

/// A figure stands so many words before the "from" of what it is compared with: "4 percentage points from".
const FIGURE: usize = 3;

/// Whether the verb before "until" or "before" is denied: "does not open until", "won't be ready before".
fn is_denied(at: usize, r: &Reader<'_>) -> bool {
    const DENIALS: [&str; 5] = ["not", "t", "never", "cannot", "nt"];
    let before = (at.saturating_sub(6)..at).rev();
    let mut clause = before.take_while(|&i| {
        r.kind(i) == Some(Kind::Word)
            && !["that", "and", "but", "who", "which"].iter().any(|w| r.is_word(i, w))
            || r.sign(i) == '\''
            || r.sign(i) == '’'
    });
    clause.any(|i| DENIALS.iter().any(|word| r.is_word(i, word)))
}

fn first_day(period: &Period) -> Option<Day> {
    period.days().low().point()
}

fn last_day(period: &Period) -> Option<Day> {
    period.days().high().point()
}
