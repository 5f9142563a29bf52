//! Sentences: where one ends, in spite of abbreviations, initials, decimals and quotes.

use std::ops::Range;

/// The sentences of a block of prose, as bytes of it. No sentence is empty, none begins or ends with space.
///
/// ```
/// use gainsay::read::sentences;
/// let text = "Mr. J. R. Low paid $3.5 million. \"Enough?\" he asked. No.";
/// let found: Vec<&str> = sentences(text).into_iter().map(|s| &text[s]).collect();
/// assert_eq!(found, ["Mr. J. R. Low paid $3.5 million.", "\"Enough?\" he asked.", "No."]);
/// ```
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(next) = bytes[at..].iter().position(|byte| MAY_END[usize::from(*byte)]) {
        at += next;
        let end = match bytes[at] {
            b'.' | b'!' | b'?' => after_stop(text, at),
            b'\n' => Some(at + 1),
            // The ellipsis sign.
            0xE2 if text.get(at..).is_some_and(|rest| rest.starts_with('…')) => {
                after_stop(text, at + 2)
            }
            _ => None,
        };
        match end {
            Some(end) => {
                push(text, start..end, &mut found);
                start = end;
                at = end;
            }
            None => at += 1,
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

/// The bytes with which a sentence may end.
const MAY_END: [bool; 256] = {
    let mut may = [false; 256];
    may[b'.' as usize] = true;
    may[b'!' as usize] = true;
    may[b'?' as usize] = true;
    may[b'\n' as usize] = true;
    may[0xE2] = true;
    may
};

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(words) = text.get(range.clone()) else { return };
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = range.start + (words.len() - words.trim_start().len());
    found.push(start..start + trimmed.len());
}

/// Where the sentence that may end with the stop at `at` does end, if it does.
fn after_stop(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at + 1..)?;
    let closing = rest
        .find(|c| !matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '.' | '!' | '?' | '*'))
        .unwrap_or(rest.len());
    let end = at + 1 + closing;
    let after = text.get(end..)?;
    if after.is_empty() {
        return Some(end);
    }
    if !after.starts_with(char::is_whitespace) {
        return None;
    }
    let next = after.trim_start();
    let begins =
        next.trim_start_matches(['"', '\'', '“', '‘', '(', '[', '«', '*']).chars().next()?;
    if begins.is_lowercase() {
        return None;
    }
    if text.as_bytes().get(at) == Some(&b'.') && closing == 0 && is_abbreviation(text, at, begins) {
        return None;
    }
    Some(end)
}

/// Whether the full stop at `at` belongs to the word before it.
fn is_abbreviation(text: &str, at: usize, next: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let start = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘' | '—' | '–' | '-'))
        .map_or(0, |i| {
            i + before.get(i..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8)
        });
    let word = before.get(start..).unwrap_or_default();
    let mut letters = word.chars();
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if single {
        // An initial, unless it ends a sentence: "vitamin A. The", which is rare.
        return true;
    }
    let folded = word.to_ascii_lowercase();
    if ALWAYS.contains(&folded.as_str()) {
        return true;
    }
    if BEFORE_FIGURES.contains(&folded.as_str()) {
        return next.is_numeric();
    }
    // "U.S. Steel", "a.m. Eastern": dotted letters end a sentence only before a word that opens one.
    if word.contains('.') && word.chars().all(|c| c.is_alphabetic() || c == '.') {
        let opener = text.get(at + 1..).unwrap_or_default().trim_start();
        let opener = opener.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        return !OPENERS.contains(&opener);
    }
    false
}

/// Titles and the like that never end a sentence.
const ALWAYS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "capt", "lt", "sgt", "maj", "cmdr", "adm",
    "rev", "hon", "gov", "sen", "rep", "pres", "st", "mt", "ft", "vs", "v", "messrs", "supt",
    "insp", "e.g", "i.e", "cf", "approx", "rs", "fr", "sr.", "mme", "mlle",
];

/// What is cut short before a figure or in a date.
const BEFORE_FIGURES: &[&str] = &[
    "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "fig", "p", "pp", "vol", "art", "sec", "est", "ca",
];

/// Words that open a sentence more often than a name goes on with them.
const OPENERS: &[&str] = &[
    "The", "A", "An", "It", "He", "She", "They", "We", "In", "On", "At", "But", "And", "This",
    "That", "There", "Its", "His", "Her", "Their", "For", "As", "By", "After", "When", "While",
    "If", "No", "One", "Two", "Some", "Many", "Most", "With", "Under", "Since",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_stops() {
        for (text, expected) in [
            (
                "It cost $14.3 billion. Then it fell.",
                &["It cost $14.3 billion.", "Then it fell."][..],
            ),
            ("Rs. 215 crore was spent.", &["Rs. 215 crore was spent."]),
            ("On Jan. 5 it rained. It stopped.", &["On Jan. 5 it rained.", "It stopped."]),
            (
                "Made in the U.S. The rest came later.",
                &["Made in the U.S.", "The rest came later."],
            ),
            ("The U.S. Navy came.", &["The U.S. Navy came."]),
            ("He said: \"Go!\" They went.", &["He said: \"Go!\"", "They went."]),
            ("\"Why?\" she asked.", &["\"Why?\" she asked."]),
            ("Richard F. Smith resigned.", &["Richard F. Smith resigned."]),
            ("One line\nanother line", &["One line", "another line"]),
            ("It opened at 9 a.m. Eastern.", &["It opened at 9 a.m. Eastern."]),
            ("", &[]),
            ("  . ", &["."]),
        ] {
            let found: Vec<&str> =
                sentences(text).into_iter().filter_map(|s| text.get(s)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
