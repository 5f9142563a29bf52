//! The text of an article that stands in what a page says of itself, and not on the page: `articleBody` of JSON-LD.
//! Programs that draw their pages when these are opened save nothing else.

use std::ops::Range;

use super::super::{BlockKind, Prose};
use super::visible::{Shown, visible};

/// How much text a page may show beside an article that it does not show: labels, a word on cookies.
const LITTLE: usize = 300;

/// Whether a page shows next to nothing of a text of so many bytes.
pub(super) fn is_hidden(shown: &Prose, body: &Range<usize>) -> bool {
    let blocks = shown.blocks().iter().filter(|block| block.kind != BlockKind::Title);
    let shown: usize = blocks.map(|block| block.range.len()).sum();
    shown <= LITTLE && shown * 2 <= body.len()
}

/// Adds the article that stands in the bytes `body` of a file, a string of JSON.
pub(super) fn write(file: &str, body: Range<usize>, prose: &mut Prose) {
    let Some(raw) = file.get(body.clone()) else { return };
    let mut text = Paragraphs { prose, is_open: false, tag: None, space: None };
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let place = body.start + at;
        at += match rest.strip_prefix('\\') {
            Some(escaped) => {
                let (c, length) = unescaped(escaped);
                let length = 1 + length;
                text.push(c, place..place + length);
                length
            }
            None => {
                let length = rest.find('\\').unwrap_or(rest.len());
                visible(rest.get(..length).unwrap_or_default(), place, |shown, range| {
                    match shown {
                        Shown::AsIs(plain) => text.plain(plain, range),
                        // A sign that is told by its name begins no tag.
                        Shown::Entity(c @ ('<' | '>')) if text.tag.is_none() => {
                            text.add(c.encode_utf8(&mut [0; 4]), range);
                        }
                        Shown::Entity(c) => text.push(c, range),
                        Shown::Space => text.push(' ', range),
                        Shown::LineEnd => text.push('\n', range),
                    }
                });
                length
            }
        };
    }
    text.close();
}

/// What the characters behind a backslash stand for, and how many bytes they are.
fn unescaped(escaped: &str) -> (char, usize) {
    let unit = |text: &str| {
        let digits = text.strip_prefix('u').and_then(|text| text.get(..4))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = escaped.chars().next().unwrap_or('\\');
    match first {
        'n' | 'r' => ('\n', 1),
        't' | 'b' | 'f' => (' ', 1),
        'u' => {
            let Some(high) = unit(escaped) else { return (' ', 1) };
            let low = escaped.get(5..).and_then(|rest| rest.strip_prefix('\\')).and_then(unit);
            let pair = low.and_then(|low| char::decode_utf16([high, low]).next()?.ok());
            match char::from_u32(u32::from(high)) {
                Some(c) => (c, 5),
                None => pair.map_or(('\u{fffd}', 5), |c| (c, 11)),
            }
        }
        other => (other, other.len_utf8()),
    }
}

/// Writes paragraphs, one for each line.
struct Paragraphs<'a> {
    prose: &'a mut Prose,
    is_open: bool,
    /// The tag that stands open: some pages leave theirs in the string.
    tag: Option<String>,
    /// A space that counts if more text comes.
    space: Option<Range<usize>>,
}

/// Tags that begin and end no paragraph.
const INLINE: &[&str] =
    &["a", "abbr", "b", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"];

impl Paragraphs<'_> {
    /// Adds text that stands as it is in the file.
    fn plain(&mut self, text: &str, file: Range<usize>) {
        if self.tag.is_none() && !text.contains('<') {
            return self.add(text, file);
        }
        for (at, c) in text.char_indices() {
            let start = file.start + at;
            self.push(c, start..start + c.len_utf8());
        }
    }

    fn push(&mut self, c: char, file: Range<usize>) {
        if let Some(tag) = &mut self.tag {
            match c {
                '>' => {
                    let tag = self.tag.take().unwrap_or_default();
                    let name = tag.trim_start_matches('/');
                    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
                    let name = name.get(..end).unwrap_or_default().to_ascii_lowercase();
                    if !INLINE.contains(&name.as_str()) {
                        self.close();
                    }
                }
                // No tag runs over the end of its line.
                '\n' => {
                    self.tag = None;
                    self.close();
                }
                // What cannot begin a tag was a sign of its own: "x < 3".
                _ if tag.is_empty() && !c.is_ascii_alphabetic() && c != '/' => {
                    self.tag = None;
                    self.add("<", file.start - 1..file.start);
                    self.push(c, file);
                }
                _ => tag.push(c),
            }
            return;
        }
        match c {
            '\n' => self.close(),
            '<' => self.tag = Some(String::new()),
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                self.space = Some(file).filter(|_| self.is_open);
            }
            _ => self.add(c.encode_utf8(&mut [0; 4]), file),
        }
    }

    fn add(&mut self, text: &str, file: Range<usize>) {
        if !self.is_open {
            self.prose.begin(BlockKind::Paragraph);
            self.is_open = true;
        }
        if let Some(space) = self.space.take() {
            self.prose.push(" ", space);
        }
        self.prose.push(text, file);
    }

    fn close(&mut self) {
        if self.is_open {
            self.prose.end();
        }
        (self.is_open, self.space) = (false, None);
    }
}
