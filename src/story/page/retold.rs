//! A value told once more in another unit or currency: "400 m (1,300 ft)", "£100 ($129)".

use crate::read::{Mention, MentionKind};
use crate::value::Dimension;

/// Whether a value tells the one before it once more, in another unit or currency.
pub(crate) fn retells(text: &str, mention: &Mention, inside: &[Mention], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &inside[at]) else { return false };
    let (Some(p), Some(q)) = (before.value.quantity(), mention.value.quantity()) else {
        return false;
    };
    let between = text.get(before.end..mention.start).unwrap_or_default();
    let sorts = |d: Dimension| matches!(d, Dimension::Money(_));
    let alike =
        p.dimension() == q.dimension() && !sorts(p.dimension()) && p.unit.name != q.unit.name
            || sorts(p.dimension()) && sorts(q.dimension()) && p.dimension() != q.dimension();
    // "(equivalent to £17 million in 2021)": money of another year.
    let is_as_much = AS_MUCH.iter().any(|of| between.trim_end().ends_with(of));
    if sorts(p.dimension()) && sorts(q.dimension()) && is_as_much {
        return true;
    }
    // "120 metres long (390 feet)".
    let between = match between.trim_start().split_once('(') {
        Some((word, rest)) if !word.trim().contains(' ') && word.len() < 12 => rest,
        _ if between.contains(" or ") || between.contains('/') => between,
        _ if matches!(mention.kind, MentionKind::Money)
            || mention.kind == MentionKind::Quantity
                && between.trim() == ","
                && !is_of_a_place(text, mention.end) =>
        {
            between
        }
        _ => return false,
    };
    let joined = between.len() <= 12 && !between.contains([';', '.', ':', ')']) && {
        let words = between.trim_matches(|c: char| !c.is_alphanumeric());
        matches!(
            words,
            "" | "or" | "about" | "or about" | "around" | "some" | "approx" | "roughly" | "or some"
        )
    };
    alike && joined
}

/// Whether words follow by which a figure tells where something lies: "at 3,000 metres, four miles SOUTH of".
fn is_of_a_place(text: &str, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default().trim_start();
    let word: String = behind.chars().take_while(|c| c.is_alphanumeric()).collect();
    WHERE.contains(&word.to_lowercase().as_str())
}

/// Words behind a distance.
const WHERE: &[&str] = &[
    "above",
    "ahead",
    "apart",
    "away",
    "behind",
    "below",
    "beyond",
    "down",
    "downstream",
    "east",
    "from",
    "inland",
    "north",
    "northeast",
    "northwest",
    "off",
    "offshore",
    "outside",
    "south",
    "southeast",
    "southwest",
    "up",
    "upstream",
    "west",
];

/// Words between a sum and the same in other money.
const AS_MUCH: &[&str] = &[
    "equal to",
    "equal to about",
    "equivalent to",
    "equivalent to about",
    "equivalent to around",
    "the equivalent of",
    "the equivalent of about",
    "worth about",
];
