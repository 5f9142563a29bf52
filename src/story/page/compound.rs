//! Times that are told in several units: "two hours, 14 minutes and four seconds" is one length of time, and no three.

use crate::read::{Context, Expected, Mention, MentionKind, read_value};

/// What may stand between two units of one length of time.
const BETWEEN: &[&str] = &["", ",", "and", ", and"];

/// Makes one value of those that tell one length of time, each in a smaller unit than the one before.
pub(crate) fn join(text: &str, found: &mut Vec<Mention>, cx: &Context<'_>) {
    let mut at = 0;
    while at + 1 < found.len() {
        match joined(text, &found[at], &found[at + 1], cx) {
            Some(one) => {
                found[at] = one;
                found.remove(at + 1);
            }
            None => at += 1,
        }
    }
}

/// The one length of time that two values tell.
fn joined(text: &str, first: &Mention, second: &Mention, cx: &Context<'_>) -> Option<Mention> {
    let are_times = [first, second].iter().all(|of| of.kind == MentionKind::Duration);
    let between = text.get(first.end..second.start).filter(|_| are_times)?;
    if !BETWEEN.contains(&between.trim()) {
        return None;
    }
    let dimension = first.value.quantity()?.dimension();
    let (long, short) = (&first.value.quantity()?.unit, &second.value.quantity()?.unit);
    if second.value.quantity()?.dimension() != dimension || long.factor <= short.factor {
        return None;
    }
    let wording = text.get(first.start..second.end)?;
    let value = read_value(wording, Expected::Dimension(dimension), cx).ok()?;
    Some(Mention { end: second.end, value, stated: None, ..first.clone() })
}
