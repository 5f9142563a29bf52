//! Degrees told by a letter that is joined to the figure: "35C", "104F (40C)".

use super::guard::{is_after_name, is_any};
use super::{Parsed, Reader};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;

/// The unit of a letter at `at`, behind the digits of a figure. Apart from them the letter stands only in brackets
/// beside the other scale: "95F (35 C)".
pub(super) fn after(at: usize, r: &Reader<'_>) -> Option<Parsed<u16>> {
    let name = match r.text_at(at) {
        "C" => "celsius",
        "F" => "fahrenheit",
        _ => return None,
    };
    let last = at.checked_sub(1).filter(|&last| r.kind(last) == Some(Kind::Digits))?;
    let decimals = last > 1 && r.sign(last - 1) == '.' && r.glued(last) && r.glued(last - 1);
    let first = if decimals { last - 2 } else { last };
    if !r.glued(at) && !is_bracketed(first, at, r) || r.text_at(first).len() > 4 {
        return None;
    }
    // "35C-40C" goes on with a figure; "12F-3" is a number of something.
    let runs_on = r.glued(at + 1)
        && match r.kind(at + 1) {
            Some(Kind::Word | Kind::Digits | Kind::Opaque) => true,
            _ => matches!(r.sign(at + 1), '_' | '#' | '+' | '$' | '/'),
        };
    let is_labelled = first > 0
        && (r.senses(first - 1) & Sense::Numbered.bit() != 0
            || is_any(first - 1, HOMES, r)
            || is_after_name(first, r));
    // What American funds tell their regulator is called a 13F.
    let is_filing = name == "fahrenheit" && r.text_at(first) == "13" && !decimals;
    if runs_on || is_labelled || is_filing {
        return None;
    }
    r.lexicon.unit_named(name).map(|meaning| Parsed { meaning, next: at + 1 })
}

/// What has a number with a letter, beside what is always numbered.
const HOMES: &[&str] = &["flat", "apt", "form", "bus", "house", "berth", "desk", "bed", "cabin"];

/// Whether the figure stands in brackets, or has the other scale in brackets behind it: "35 C (95 F)".
fn is_bracketed(first: usize, at: usize, r: &Reader<'_>) -> bool {
    let opens = |at: usize| r.sign(at) == '(' || matches!(r.sign(at), '-' | '−');
    let inside = first > 0 && opens(first - 1) && r.sign(at + 1) == ')';
    let other = at + 2 + usize::from(matches!(r.sign(at + 2), '-' | '−'));
    let beside = r.sign(at + 1) == '('
        && r.kind(other) == Some(Kind::Digits)
        && (other + 1..other + 4).any(|at| matches!(r.text_at(at), "C" | "F"));
    r.joined(at) && (inside || beside)
}
