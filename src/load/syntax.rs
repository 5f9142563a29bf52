//! What a slip in the syntax of a file costs: the one value, or all from there on.

use std::ops::Range;
use std::sync::Arc;

use crate::error::{Error, Errors};
use crate::span::{Place, Text};

/// The conflict that git left in a file: the place of its first mark, if there is one.
pub fn merge_conflict(text: &Arc<Text>) -> Option<Place> {
    let mut at = 0;
    let mut opened = None;
    for line in text.text.split_inclusive('\n') {
        let is = |mark: &str| {
            line.strip_prefix(mark).is_some_and(|rest| rest.starts_with([' ', '\r', '\n']))
        };
        match opened {
            None if is("<<<<<<<") => opened = Some(at..at + line.trim_end().len()),
            Some(_) if line.trim_end() == "=======" => {
                return opened.map(|span| Place::new(text, span));
            }
            _ => {}
        }
        at += line.len();
    }
    None
}

/// The error of a conflict that git left at a place.
pub fn unmerged(place: Place, help: &str) -> Error {
    Error::broken("merge-conflict", "this file holds an unresolved merge conflict", place)
        .label("one side of it begins here")
        .help(format!("keep what is right of both sides, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>; {help}"))
}

/// Tells of slips that a parser met: where the file stops making sense, at its end or beyond if it does not, and where
/// the values begin that make none and cost nothing else.
pub(super) fn tell(
    text: &Arc<Text>,
    mut slips: Vec<(Range<usize>, &str)>,
    errors: &mut Errors,
) -> (usize, Vec<usize>) {
    slips.sort_by_key(|(span, _)| span.start);
    let slip_at = |(span, message): &(Range<usize>, &str)| {
        let message = format!("this is not TOML: {message}");
        Error::broken("toml-syntax", message, Place::new(text, span.clone()))
    };
    let ends = slips.iter().position(|(span, _)| !of_one_value(&text.text, span));
    let (of_values, rest) = slips.split_at(ends.unwrap_or(slips.len()));
    for slip in of_values {
        let help = "write it in quotation marks as the source has it, or mend it; the rest of the file is checked";
        errors.push(slip_at(slip).label("this value cannot be read").help(help));
    }
    let bad = of_values.iter().map(|(span, _)| span.start).collect();
    let Some(slip) = rest.first() else { return (usize::MAX, bad) };
    // The parser may notice a slip at the end of its line: nothing of that line is trusted.
    let broken_at = line_start(&text.text, slip.0.start);
    let help = "what stands before this place is still checked";
    match merge_conflict(text).filter(|place| place.start <= broken_at) {
        Some(place) => {
            let broken_at = place.start;
            errors.push(unmerged(place, help));
            (broken_at, bad)
        }
        None => {
            errors.push(slip_at(slip).label("the file cannot be read from here on").help(help));
            (broken_at, bad)
        }
    }
}

/// Whether a slip is in one value, which stands alone behind its key, so that it costs no other.
fn of_one_value(text: &str, span: &Range<usize>) -> bool {
    let (Some(before), Some(slip), Some(after)) =
        (text.get(..span.start), text.get(span.clone()), text.get(span.end..))
    else {
        return false;
    };
    let before = before.rsplit('\n').next().unwrap_or_default().trim();
    let after = after.lines().next().unwrap_or_default().trim();
    let is_key = |key: &str| key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    before.strip_suffix('=').is_some_and(|key| is_key(key.trim_end()))
        && !slip.trim().is_empty()
        && !slip.contains(['\n', '"', '\'', '[', '{', '='])
        && (after.is_empty() || after.starts_with('#'))
}

/// Where the line begins in which something stands.
fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_alone_behind_its_key_costs_no_other() {
        let is = |text: &str, slip: &str| {
            let at = text.find(slip).unwrap();
            of_one_value(text, &(at..at + slip.len()))
        };
        assert!(is("a = 1\npublished = 2031-02-30\nb = 2\n", "2031-02-30"));
        assert!(is("published = 2031-02-30 # roughly\n", "2031-02-30"));
        assert!(!is("a = [2031-02-30]\n", "2031-02-30"));
        assert!(!is("value = = 1\n", "= 1"));
        assert!(!is("value = 0500\n", "0"));
        assert!(!is("value = \"x\ny = 1\n", "\"x"));
    }

    #[test]
    fn a_conflict_of_git_is_known_by_its_marks() {
        let place =
            |text: &str| merge_conflict(&Text::whole("a.toml", text)).map(|p| p.line_column());
        assert_eq!(place("a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> x\n"), Some((2, 1)));
        assert_eq!(place("a = 1\n<<<<<<< HEAD\nb = 1\n"), None);
        assert_eq!(place("=======\n# <<<<<<< HEAD\n=======\n"), None);
    }
}
