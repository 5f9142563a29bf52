//! Where something stands: a text, and a stretch of bytes in it.

use std::ops::Range;
use std::sync::Arc;

/// A text that was read, with the path the user knows it by.
///
/// A large file is not kept whole: then `text` is one line of it, and `offset` and `line` say
/// where that line stands. All spans count from the start of the *file*.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// The path as given or walked, with forward slashes; `<stdin>` for standard input.
    pub path: String,
    /// The whole file, or an excerpt of it.
    pub text: String,
    /// The byte of the file at which `text` begins.
    pub offset: usize,
    /// The line of the file at which `text` begins, counted from 1.
    pub line: usize,
}

impl Text {
    /// A whole file.
    pub fn whole(path: impl Into<String>, text: impl Into<String>) -> Arc<Text> {
        Arc::new(Text { path: path.into(), text: text.into(), offset: 0, line: 1 })
    }

    /// An excerpt that begins at byte `offset` and line `line` of its file.
    pub fn excerpt(
        path: impl Into<String>,
        text: impl Into<String>,
        offset: usize,
        line: usize,
    ) -> Arc<Text> {
        Arc::new(Text { path: path.into(), text: text.into(), offset, line })
    }
}

/// A stretch of bytes of a text: what a message points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The text that holds it.
    pub text: Arc<Text>,
    /// First byte, counted from the start of the file.
    pub start: usize,
    /// One past the last byte, counted from the start of the file.
    pub end: usize,
}

impl Place {
    /// The bytes `span` of a text, counted from the start of the file.
    pub fn new(text: &Arc<Text>, span: Range<usize>) -> Place {
        Place { text: Arc::clone(text), start: span.start, end: span.end }
    }

    /// The characters at this place; empty where the span does not fit the text.
    pub fn slice(&self) -> &str {
        let start = self.start.saturating_sub(self.text.offset);
        let end = self.end.saturating_sub(self.text.offset);
        self.text.text.get(start..end).unwrap_or_default()
    }

    /// The path of the file.
    pub fn path(&self) -> &str {
        &self.text.path
    }

    /// Line and column of the first byte, both counted from 1; columns count characters.
    pub fn line_column(&self) -> (usize, usize) {
        let at = self.start.saturating_sub(self.text.offset).min(self.text.text.len());
        let before = self.text.text.get(..at).unwrap_or(&self.text.text);
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = self.text.line + before.bytes().filter(|&b| b == b'\n').count();
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    /// The order in which messages are shown: by path, then by place in the file.
    pub fn sort_key(&self) -> (&str, usize, usize) {
        (&self.text.path, self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_the_excerpt() {
        let text = Text::whole("a.toml", "x\n“é” = 1\n");
        let place = Place::new(&text, 11..12);
        assert_eq!(place.slice(), "=");
        assert_eq!(place.line_column(), (2, 5));

        let text = Text::excerpt("big.jsonl", "{\"id\":1}", 1000, 41);
        let place = Place::new(&text, 1001..1005);
        assert_eq!(place.slice(), "\"id\"");
        assert_eq!(place.line_column(), (41, 2));
    }

    #[test]
    fn a_span_that_does_not_fit_is_empty_and_harmless() {
        let text = Text::whole("a", "é");
        assert_eq!(Place::new(&text, 1..2).slice(), "");
        assert_eq!(Place::new(&text, 5..9).slice(), "");
        assert_eq!(Place::new(&text, 5..9).line_column(), (1, 2));
    }
}
