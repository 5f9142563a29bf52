//! Words on a terminal: making them harmless, measuring, wrapping, cutting, colouring.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Style;
use crate::finding::Severity;

/// How a character is shown in place of itself, if it must not reach a terminal as it is.
///
/// Control characters could move the cursor or recolour the screen; bidirectional overrides could
/// make a line read otherwise than it is; a line or paragraph separator would break a drawing.
pub(super) fn stand_in(c: char) -> Option<String> {
    match c {
        '\t' => Some(String::from("    ")),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => {
            Some(format!("<U+{:04X}>", u32::from(c)))
        }
        c if c.is_control() => Some(format!("<U+{:04X}>", u32::from(c))),
        _ => None,
    }
}

/// A text of the user's on one line, harmless: white space becomes blanks, control characters visible.
pub fn clean(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\t' | '\n' | '\r' => cleaned.push(' '),
            c => match stand_in(c) {
                Some(shown) => cleaned.push_str(&shown),
                None => cleaned.push(c),
            },
        }
    }
    cleaned
}

/// A sentence of ours as the style can show it: where there is only ASCII, quotation marks and dashes are those of a
/// typewriter. Each takes as many columns as before.
pub(super) fn typed<'a>(text: &'a str, style: &Style) -> Cow<'a, str> {
    if style.unicode || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let plain = |c| match c {
        '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        '–' | '—' | '‑' | '−' => '-',
        '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        c => c,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// How many columns a text without control characters takes, at the most.
///
/// Terminals differ on joined emoji: some draw one, some each part.
pub(super) fn width(text: &str) -> usize {
    // Most text is plain, and no table need be asked for it.
    if is_plain(text) {
        return text.len();
    }
    text.width().max(text.chars().map(|c| c.width().unwrap_or(0)).sum())
}

/// Whether a text is letters, digits and signs of ASCII on one line.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The mark of something left out.
pub(super) fn ellipsis(style: &Style) -> &'static str {
    if style.unicode { "…" } else { "..." }
}

/// The text, or its beginning with an ellipsis, in at most `room` columns.
pub(super) fn cut(text: &str, room: usize, style: &Style) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mark = beginning(ellipsis(style), room);
    let mut shown = beginning(text, room.saturating_sub(width(mark))).trim_end().to_owned();
    shown.push_str(mark);
    shown
}

/// As much of the beginning of a text as fits.
pub(super) fn beginning(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > room {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The text in lines of at most `room` columns; only a word longer than a line is broken.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for mut word in text.split(' ').filter(|w| !w.is_empty()) {
        let mut wide = width(word);
        if !line.is_empty() && used + 1 + wide > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        while wide > room {
            let part = beginning(word, room);
            lines.push(part.to_owned());
            word = word.get(part.len()..).unwrap_or_default();
            wide = width(word);
        }
        if !line.is_empty() {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text with blanks up to `room` columns.
pub(super) fn pad(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(width(text))))
}

/// `1 source`, `1,497 claims`.
pub(super) fn counted(count: usize, one: &str) -> String {
    let figure = i64::try_from(count).map_or_else(
        |_| count.to_string(),
        |n| {
            // Grouped by threes and never as "1.5m": a count is told to the last one.
            let digits = n.to_string();
            let mut grouped = String::new();
            for (i, digit) in digits.chars().enumerate() {
                if i > 0 && (digits.len() - i).is_multiple_of(3) {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            grouped
        },
    );
    let many = match one.strip_suffix('y') {
        Some(stem) if count != 1 => format!("{stem}ies"),
        _ if count != 1 => format!("{one}s"),
        _ => one.to_owned(),
    };
    format!("{figure} {many}")
}

/// The letter of a group: A to Z, then AA, AB, ...
pub(super) fn letter(group: usize) -> String {
    let last = char::from(b'A' + u8::try_from(group % 26).unwrap_or(0));
    match group / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The severity of a finding.
    Severity(Severity),
    /// A group of a finding. In the same order as in the snippets of the terminal reporter.
    Group(usize),
    /// The line that says it all.
    Title,
    /// What matters less.
    Faint,
    /// The word that opens a paragraph.
    Heading,
}

/// The text in its colour, or as it is where there is none.
pub(super) fn paint(style: &Style, ink: Ink, text: &str) -> String {
    if !style.color || text.is_empty() {
        return text.to_owned();
    }
    let code = match ink {
        Ink::Severity(Severity::Error) => "31;1",
        Ink::Severity(Severity::Warning) => "33;1",
        Ink::Severity(Severity::Note) => "36;1",
        Ink::Group(group) => ["35", "36", "32", "33"].get(group % 4).copied().unwrap_or("1"),
        Ink::Title | Ink::Heading => "1",
        Ink::Faint => "2",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_that_could_command_it() {
        for (text, shown) in [
            ("a\u{1b}[31mb", "a<U+001B>[31mb"),
            ("x\u{202e}y\u{2069}", "x<U+202E>y<U+2069>"),
            ("one\r\ntwo\tthree", "one two three"),
            ("\u{9b}0m\u{7f}", "<U+009B>0m<U+007F>"),
            ("“é” 港", "“é” 港"),
        ] {
            assert_eq!(clean(text), shown, "{text:?}");
        }
    }

    #[test]
    fn lines_are_filled_and_only_long_words_broken() {
        assert_eq!(wrap("aa bbb  cccc dd", 8), ["aa bbb", "cccc dd"]);
        assert_eq!(wrap("x 1234567890ab y", 8), ["x", "12345678", "90ab y"]);
        assert_eq!(wrap("港港港 港港", 8), ["港港港", "港港"]);
        assert!(wrap("", 8).is_empty());
    }

    #[test]
    fn where_there_is_only_ascii_marks_are_a_typewriters() {
        let ascii = Style { unicode: false, ..Style::PLAIN };
        assert_eq!(typed("“$64–72 billion” isn’t", &ascii), "\"$64-72 billion\" isn't");
        assert_eq!(typed("“Zürich”", &ascii), "\"Zürich\"", "letters stay what they are");
        assert_eq!(typed("“$64–72 billion”", &Style::PLAIN), "“$64–72 billion”");
    }

    #[test]
    fn cutting_counts_columns() {
        let ascii = Style { unicode: false, ..Style::PLAIN };
        assert_eq!(cut("Harbour Times", 13, &ascii), "Harbour Times");
        assert_eq!(cut("Harbour Times", 12, &ascii), "Harbour T...");
        assert_eq!(cut("Harbour Times", 2, &ascii), "..");
        assert_eq!(cut("港港港港", 5, &Style::PLAIN), "港港…");
    }

    #[test]
    fn counts_and_letters() {
        assert_eq!(counted(1, "source"), "1 source");
        assert_eq!(counted(0, "entity"), "0 entities");
        assert_eq!(counted(1_497, "claim"), "1,497 claims");
        assert_eq!([0, 25, 26, 702].map(letter), ["A", "Z", "AA", "AAA"]);
    }
}
