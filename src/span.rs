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
    /// Where its characters stand in a file that is not UTF-8.
    pub recoded: Option<Recoded>,
}

impl Text {
    /// A whole file.
    pub fn whole(path: impl Into<String>, text: impl Into<String>) -> Arc<Text> {
        Arc::new(Text { path: path.into(), text: text.into(), offset: 0, line: 1, recoded: None })
    }

    /// A whole file that is not UTF-8, read as if it were.
    pub fn recoded(path: impl Into<String>, text: impl Into<String>, map: Recoded) -> Arc<Text> {
        let (path, text, recoded) = (path.into(), text.into(), Some(map));
        Arc::new(Text { path, text, offset: 0, line: 1, recoded })
    }

    /// An excerpt that begins at byte `offset` and line `line` of its file.
    pub fn excerpt(
        path: impl Into<String>,
        text: impl Into<String>,
        offset: usize,
        line: usize,
    ) -> Arc<Text> {
        Arc::new(Text { path: path.into(), text: text.into(), offset, line, recoded: None })
    }
}

/// A map from the bytes of a text to those of the file that it was read from.
#[derive(Debug, PartialEq, Eq)]
pub struct Recoded {
    encoding: &'static str,
    runs: Vec<Run>,
}

/// Characters one after the other that all take as many bytes in the text, and as many in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: usize,
    file: usize,
    text_step: usize,
    file_step: usize,
}

impl Recoded {
    /// No character yet, of a file in the encoding of this name.
    pub fn new(encoding: &'static str) -> Recoded {
        Recoded { encoding, runs: Vec::new() }
    }

    /// The name of the encoding of the file.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Adds characters: they begin at byte `text` of the text and byte `file` of the file, and each takes
    /// so many bytes in both.
    pub fn add(&mut self, text: usize, file: usize, text_step: usize, file_step: usize) {
        let run = Run { text, file, text_step, file_step };
        let goes_on = self.runs.last().is_some_and(|last| {
            (last.text_step, last.file_step) == (text_step, file_step)
                && (text - last.text) / text_step * file_step == file - last.file
        });
        if !goes_on {
            self.runs.push(run);
        }
    }

    /// The byte of the file for a byte of the text on the boundary of a character.
    pub fn in_file(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.text <= at);
        let Some(run) = next.checked_sub(1).and_then(|before| self.runs.get(before)) else {
            return at;
        };
        run.file + (at - run.text) / run.text_step * run.file_step
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

    /// The bytes of the user's file, in whatever encoding that is.
    pub fn in_file(&self) -> Range<usize> {
        match &self.text.recoded {
            Some(map) => map.in_file(self.start)..map.in_file(self.end),
            None => self.start..self.end,
        }
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
        let line = self.text.line + memchr::memchr_iter(b'\n', before.as_bytes()).count();
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    /// The line in which it begins, without its end.
    pub fn line(&self) -> &str {
        let at = self.start.saturating_sub(self.text.offset);
        let Some((before, after)) = self.text.text.split_at_checked(at) else { return "" };
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let end = at + after.find('\n').unwrap_or(after.len());
        let line = self.text.text.get(start..end).unwrap_or_default();
        line.strip_suffix('\r').unwrap_or(line)
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
        assert_eq!(place.line(), "“é” = 1");
        assert_eq!(Place::new(&text, 0..1).line(), "x");

        let text = Text::excerpt("big.jsonl", "{\"id\":1}", 1000, 41);
        let place = Place::new(&text, 1001..1005);
        assert_eq!(place.slice(), "\"id\"");
        assert_eq!(place.line_column(), (41, 2));
    }

    #[test]
    fn a_span_that_does_not_fit_is_empty_and_harmless() {
        let text = Text::whole("a", "é");
        assert_eq!(Place::new(&text, 1..2).slice(), "");
        assert_eq!(Place::new(&text, 1..2).line(), "");
        assert_eq!(Place::new(&text, 5..9).slice(), "");
        assert_eq!(Place::new(&text, 5..9).line_column(), (1, 2));
    }
}
