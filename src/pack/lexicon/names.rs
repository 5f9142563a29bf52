//! What the names in the tables of the lexicon stand for.

use super::{Feast, Hedge, Open, Stretch};
use crate::value::{Bound, Part};

pub(super) fn bound(name: &str) -> Option<Bound> {
    [Bound::AtLeast, Bound::AtMost, Bound::MoreThan, Bound::LessThan]
        .into_iter()
        .find(|bound| bound.name() == name)
}

pub(super) fn hedge(name: &str) -> Option<Hedge> {
    match name {
        "about" => Some(Hedge::About),
        "below" => Some(Hedge::Below),
        "above" => Some(Hedge::Above),
        _ => None,
    }
}

pub(super) fn part(name: &str) -> Option<Part> {
    [Part::Early, Part::Mid, Part::Late].into_iter().find(|part| part.to_string() == name)
}

/// "12-25", "easter+1", "11-4-thursday", "11-4-thursday+1", "5-last-monday".
pub(super) fn feast(rule: &str) -> Option<Feast> {
    const WEEKDAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let (rule, plus) = match rule.split_once('+') {
        Some((rule, plus)) => (rule, plus.parse().ok()?),
        None => (rule, 0),
    };
    if let Some(rest) = rule.strip_prefix("easter") {
        let back: i8 = if rest.is_empty() { 0 } else { rest.parse().ok()? };
        return Some(Feast::Easter(back + plus));
    }
    let mut parts = rule.split('-');
    let month = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let second = parts.next()?;
    let Some(weekday) = parts.next() else {
        return Some(Feast::Fixed(month, second.parse().ok()?));
    };
    let nth = if second == "last" { 0 } else { second.parse().ok()? };
    let weekday = u8::try_from(WEEKDAYS.iter().position(|name| *name == weekday)?).ok()?;
    Some(Feast::Nth { month, nth, weekday, plus })
}

pub(super) fn stretch(name: &str) -> Option<Stretch> {
    Some(match name {
        "day" => Stretch::Day,
        "week" => Stretch::Week,
        "weekend" => Stretch::Weekend,
        "month" => Stretch::Month,
        "quarter" => Stretch::Quarter,
        "half" => Stretch::Half,
        "year" => Stretch::Year,
        "decade" => Stretch::Decade,
        "century" => Stretch::Century,
        _ => return None,
    })
}

pub(super) fn open(name: &str) -> Option<Open> {
    Some(match name {
        "by" => Open::By,
        "before" => Open::Before,
        "until" => Open::Until,
        "since" => Open::Since,
        "after" => Open::After,
        _ => return None,
    })
}
