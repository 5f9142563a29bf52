//! The characters that a stretch of a page shows: entities as what they stand for, spaces folded.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A stretch of a page that shows as one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown<'a> {
    /// Characters as they stand.
    AsIs(&'a str),
    /// What an entity stands for.
    Entity(char),
    /// White space, however much.
    Space,
    /// White space with the end of a line in it.
    LineEnd,
}

/// Calls `each` for every stretch of `raw`, which begins at byte `begin` of the file.
pub(super) fn visible<'a>(
    raw: &'a str,
    begin: usize,
    mut each: impl FnMut(Shown<'a>, Range<usize>),
) {
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find(|c: char| c == '&' || is_space(c) || is_nothing(c));
        let length = plain.unwrap_or(rest.len());
        if let Some(text) = rest.get(..length).filter(|text| !text.is_empty()) {
            each(Shown::AsIs(text), begin + at..begin + at + length);
            at += length;
            continue;
        }
        let first = rest.chars().next().unwrap_or_default();
        if first == '&' {
            at += entity(rest, begin + at, &mut each);
        } else if is_nothing(first) {
            at += first.len_utf8();
        } else {
            let length = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
            let line_end = rest.get(..length).is_some_and(|space| space.contains('\n'));
            let shown = if line_end { Shown::LineEnd } else { Shown::Space };
            each(shown, begin + at..begin + at + length);
            at += length;
        }
    }
}

/// What a text with entities in it says, on one line.
pub(super) fn said(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    visible(raw, 0, |shown, _| match shown {
        Shown::AsIs(plain) => text.push_str(plain),
        Shown::Entity(c) => text.push(c),
        Shown::Space | Shown::LineEnd => text.push(' '),
    });
    text.trim().to_owned()
}

/// White space on a page; a space that does not break is one to a reader all the same.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Characters that show as nothing: where a word may be parted, and marks of byte order.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\0')
}

/// The longest name of an entity, with its ampersand.
const LONGEST: usize = 33;

/// Reads the entity that `rest` begins with, and says how many bytes it takes.
fn entity<'a>(
    rest: &'a str,
    begin: usize,
    each: &mut impl FnMut(Shown<'a>, Range<usize>),
) -> usize {
    let name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let bytes = rest.as_bytes();
    let mut length = 1 + bytes.iter().skip(1).take(LONGEST).take_while(|&b| name(b)).count();
    if bytes.get(length) == Some(&b';') {
        length += 1;
    }
    let raw = rest.get(..length).unwrap_or_default();
    let decoded = if length > 2 { decoded(raw) } else { raw.to_owned() };
    if decoded == raw {
        each(Shown::AsIs("&"), begin..begin + 1);
        return 1;
    }
    // `&copyright` begins with an entity and goes on as it stands.
    let tail = raw.bytes().rev().zip(decoded.bytes().rev()).take_while(|(a, b)| a == b).count();
    let tail = if raw.ends_with(';') { 0 } else { tail.min(length - 1) };
    let length = length - tail;
    let head = decoded.get(..decoded.len() - tail).unwrap_or_default();
    for c in head.chars() {
        let range = begin..begin + length;
        match c {
            c if is_space(c) => each(Shown::Space, range),
            c if is_nothing(c) => {}
            c => each(Shown::Entity(c), range),
        }
    }
    length
}

/// What the tokenizer of the standard makes of an entity.
fn decoded(raw: &str) -> String {
    let mut text = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        if let CallbackEvent::String { value } = event {
            text.push_str(&String::from_utf8_lossy(value));
        }
        None::<Infallible>
    });
    let Ok(()) = Tokenizer::new_with_emitter(raw, emitter).finish();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_what_they_stand_for() {
        for (raw, expected) in [
            ("a &amp; b", "a & b"),
            ("AT&T &amp T", "AT&T & T"),
            ("&pound;5&nbsp;&#8211;&#x2013; &euro;6", "£5 –– €6"),
            ("&copy2025 &copyright; &unknown; &", "©2025 ©right; &unknown; &"),
            ("mil&shy;lion\u{200b}s", "millions"),
            (" a\n\t b ", "a b"),
            ("&#59;;", ";;"),
        ] {
            assert_eq!(said(raw), expected, "{raw}");
        }
    }

    #[test]
    fn every_stretch_stands_where_it_is_said_to() {
        let raw = "x&rsquo;s  £5&amp;é";
        let mut ends = 10;
        visible(raw, 10, |shown, range| {
            assert_eq!(range.start, ends);
            ends = range.end;
            let there = raw.get(range.start - 10..range.end - 10).unwrap();
            match shown {
                Shown::AsIs(text) => assert_eq!(there, text),
                Shown::Entity(_) => assert!(there.starts_with('&')),
                Shown::Space | Shown::LineEnd => assert_eq!(there.trim(), ""),
            }
        });
        assert_eq!(ends, 10 + raw.len());
    }
}
