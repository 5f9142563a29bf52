//! Stretches that are open at one end: "by 2025", "since July", "no earlier than 3 June".

use super::super::{Parsed, Reader};
use super::{after_article, head, join, last, month, nth, plus_days, point, separator};
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
    if word.meaning == Open::Since
        && r.is_word(at, "from")
        && let Some(to) = separator(first.next, r)
        && let Some(span) = join(at, &first, to, r)
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
