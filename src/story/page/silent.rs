//! Figures that tell nothing of the world: "7 things to know", "one of the largest", "ten years ago".

use super::Node;
use super::word::root_of;
use crate::read::MentionKind;
use crate::value::Dimension;

/// Whether a value is no value of anything that an article could give otherwise.
pub(crate) fn tells_nothing(text: &str, node: &Node) -> bool {
    counts_itself(node) || is_since(text, node) || is_one_of(node)
}

/// Whether a length of time reaches up to the day of writing: "ten years ago", "10 years on".
fn is_since(text: &str, node: &Node) -> bool {
    let after = text.get(node.range.end..).unwrap_or_default().trim_start();
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // "47 minutes later" is how long something took.
    let is_short = node.dimension() == Some(Dimension::Time)
        && ["minute", "hour"].iter().any(|unit| node.value.wording.contains(unit));
    node.kind == MentionKind::Duration
        && match word {
            "ago" => true,
            "on" => is_later_on(after),
            "later" | "earlier" | "before" | "after" => !is_short,
            _ => false,
        }
}

/// Whether "on" ends what it says of a length of time: "10 years on, nobody", but "banned for six months on Monday".
fn is_later_on(after: &str) -> bool {
    let rest = after.get("on".len()..).unwrap_or_default();
    let next = rest.split_whitespace().next().filter(|_| rest.starts_with(char::is_whitespace));
    next.is_none_or(|next| matches!(next, "from" | "since"))
}

/// Whether a figure only picks one out: "one of the largest".
fn is_one_of(node: &Node) -> bool {
    let wording = node.value.wording.as_bytes();
    wording.get(..7).is_some_and(|head| head.eq_ignore_ascii_case(b"one of "))
}

/// Whether a figure counts what the article itself lists: "7 things to know".
fn counts_itself(node: &Node) -> bool {
    let lists: &[&str] = &[
        "fact", "thing", "reason", "way", "takeaway", "question", "tip", "lesson", "chart", "photo",
    ];
    node.nouns.last().is_some_and(|noun| lists.iter().any(|list| root_of(list) == *noun))
}
