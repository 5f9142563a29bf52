//! The lines of a text that a message points at, shortened so that they fit the screen.
//!
//! Only lines that hold a mark are kept. Where one is too long it is cut around the mark; what would
//! command the terminal is spelt out. So positions in the shown text are not those of the file: each
//! mark carries the line and column that it has in the file.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::Style;
use super::text::{clean, ellipsis, stand_in, width, wrap};
use crate::span::{Place, Text};

/// Something to point at: bytes of the file, and what to say of them.
pub(super) struct Pointer {
    /// Where.
    pub(super) place: Place,
    /// What stands under it.
    pub(super) label: String,
    /// The group whose colour it has.
    pub(super) group: usize,
}

/// The shown lines of one text.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The path, harmless.
    pub(super) path: String,
    /// The shown lines, a line feed between them.
    pub(super) shown: String,
    /// Where in `shown` each line stands.
    pub(super) lines: Vec<ShownLine>,
    /// What is pointed at, in the order of the file.
    pub(super) marks: Vec<Mark>,
}

/// A shown line.
#[derive(Debug)]
pub(super) struct ShownLine {
    /// Its number in the file.
    pub(super) number: usize,
    /// Its bytes in [`Excerpt::shown`].
    pub(super) bytes: (usize, usize),
}

/// A pointer, brought into the shown text.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its bytes in [`Excerpt::shown`].
    pub(super) bytes: (usize, usize),
    /// Its column in the file, counted from 1 in characters.
    pub(super) column: usize,
    /// What stands under it, broken into lines that fit.
    pub(super) label: String,
    /// The group whose colour it has.
    pub(super) group: usize,
}

impl Excerpt {
    /// The lines of `text` that hold the pointers, which are all into this text.
    ///
    /// `digits` are those of the greatest line number that is to stand beside them.
    pub(super) fn new(
        text: &Text,
        pointers: Vec<Pointer>,
        digits: usize,
        style: &Style,
    ) -> Excerpt {
        let mut by_line: BTreeMap<usize, Vec<(usize, Pointer)>> = BTreeMap::new();
        for pointer in pointers {
            let (line, column) = pointer.place.line_column();
            by_line.entry(line).or_default().push((column, pointer));
        }
        // The number, blanks and a bar stand to the left of every line.
        let room = style.columns().saturating_sub(digits + 4).max(24);

        let (path, shown) = (clean(&text.path), String::new());
        let mut excerpt = Excerpt { path, shown, lines: Vec::new(), marks: Vec::new() };
        for (number, mut pointers) in by_line {
            pointers.sort_by_key(|(_, p)| (p.place.start, p.place.end));
            excerpt.add_lines(text, number, pointers, room, style);
        }
        excerpt
    }

    /// Adds a line with what is pointed at in it; once for each where they do not fit together.
    fn add_lines(
        &mut self,
        text: &Text,
        number: usize,
        pointers: Vec<(usize, Pointer)>,
        room: usize,
        style: &Style,
    ) {
        let bytes = |p: &Pointer| relative(text, p.place.start)..relative(text, p.place.end);
        let Some((_, first)) = pointers.first() else { return };
        let window = Window::around(&text.text, bytes(first), room, style);
        // Marks that overlap would be drawn beside each other, and so in the wrong place.
        let spans: Vec<Shown> = pointers.iter().map(|(_, p)| window.span(bytes(p))).collect();
        let apart = spans.windows(2).all(|pair| match pair {
            [Shown(start, end), Shown(next, _)] => *next >= (*end).max(start + 1),
            _ => true,
        });
        let fit = spans.iter().all(|span| span.label_room(&window, room) >= 12);
        if pointers.len() == 1 || (apart && fit) {
            let marked = spans.into_iter().zip(pointers);
            let marked = marked.map(|(span, (column, pointer))| (span, column, pointer));
            self.add_line(&window, number, marked.collect(), room);
            return;
        }
        for (column, pointer) in pointers {
            let window = Window::around(&text.text, bytes(&pointer), room, style);
            let span = window.span(bytes(&pointer));
            self.add_line(&window, number, vec![(span, column, pointer)], room);
        }
    }

    fn add_line(
        &mut self,
        window: &Window,
        number: usize,
        pointers: Vec<(Shown, usize, Pointer)>,
        room: usize,
    ) {
        if !self.shown.is_empty() {
            self.shown.push('\n');
        }
        let base = self.shown.len();
        self.shown.push_str(&window.shown);
        self.lines.push(ShownLine { number, bytes: (base, self.shown.len()) });
        for (span, column, pointer) in pointers {
            let label = wrap(&pointer.label, span.label_room(window, room)).join("\n");
            let bytes = (base + span.0, base + span.1);
            self.marks.push(Mark { bytes, column, label, group: pointer.group });
        }
    }
}

/// The bytes of something in the shown text of a window.
#[derive(Clone, Copy)]
struct Shown(usize, usize);

impl Shown {
    /// How many columns are left for a label under its middle, behind the arrow.
    fn label_room(self, window: &Window, room: usize) -> usize {
        let Shown(start, end) = self;
        let before = width(window.shown.get(..start).unwrap_or_default());
        let middle = before + width(window.shown.get(start..end).unwrap_or_default()) / 2;
        room.saturating_sub(middle + 4)
    }
}

/// The byte of `text.text` that is byte `at` of the file, moved to a character boundary.
fn relative(text: &Text, at: usize) -> usize {
    let mut at = at.saturating_sub(text.offset).min(text.text.len());
    while !text.text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The columns that a label and its arrow need to the right of the middle of what they point at.
const LABEL_ROOM: usize = 20;

/// The part of a line that is shown, with what stands where.
struct Window {
    shown: String,
    /// For each shown character and the end: its byte in the text, and in `shown`.
    at: Vec<(usize, usize)>,
}

impl Window {
    /// As much of the line around the bytes `focus` as fits into `room` columns, so that a label
    /// under their middle has some room too.
    fn around(text: &str, focus: Range<usize>, room: usize, style: &Style) -> Window {
        let (focus, focus_end) = (focus.start, focus.end);
        let line_start = text.get(..focus).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let rest = text.get(focus..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let line_end = focus + line.strip_suffix('\r').unwrap_or(line).len();

        let columns = |c: char| match stand_in(c) {
            Some(shown) => width(&shown),
            None => c.width().unwrap_or(0),
        };
        // Nothing is measured further than it could be shown: a line may be very long.
        let taken = |chars: &mut dyn Iterator<Item = char>, limit: usize| {
            let (mut used, mut bytes) = (0, 0);
            for c in chars {
                used += columns(c);
                if used > limit {
                    break;
                }
                bytes += c.len_utf8();
            }
            (used, bytes)
        };
        let before = text.get(line_start..focus).unwrap_or_default();
        let after = text.get(focus..line_end).unwrap_or_default();
        let (used_after, _) = taken(&mut after.chars(), room);
        let (used_before, _) = taken(&mut before.chars().rev(), room);
        let focused = text.get(focus..focus_end.min(line_end)).unwrap_or_default();
        let (used_focus, _) = taken(&mut focused.chars(), room);
        let (mut from, mut to) = (line_start, line_end);
        let fits = used_before + used_after <= room;
        let quarter = if fits { room } else { (room / 4).max(room.saturating_sub(used_after)) };
        let lead = quarter.min(room.saturating_sub(LABEL_ROOM + used_focus / 2));
        let mark = width(ellipsis(style));
        if used_before > lead {
            from = focus - taken(&mut before.chars().rev(), lead.saturating_sub(mark)).1;
        }
        let used_before = if used_before > lead { lead.max(mark) } else { used_before };
        let left = room.saturating_sub(used_before);
        if used_after > left {
            to = focus + taken(&mut after.chars(), left.saturating_sub(mark)).1;
        }

        let mut window = Window { shown: String::new(), at: Vec::new() };
        if from > line_start {
            window.shown.push_str(ellipsis(style));
        }
        for (i, c) in text.get(from..to).unwrap_or_default().char_indices() {
            window.at.push((from + i, window.shown.len()));
            match stand_in(c) {
                Some(shown) => window.shown.push_str(&shown),
                None => window.shown.push(c),
            }
        }
        window.at.push((to, window.shown.len()));
        if to < line_end {
            window.shown.push_str(ellipsis(style));
        }
        if window.shown.is_empty() {
            // An empty line cannot be pointed at.
            window.shown.push(' ');
        }
        window
    }

    /// Where a stretch of the text stands in the shown line.
    fn span(&self, bytes: Range<usize>) -> Shown {
        let start = self.place(bytes.start);
        Shown(start, self.place(bytes.end).max(start))
    }

    /// Where byte `at` of the text stands in the shown line; what is cut off stands at its edge.
    fn place(&self, at: usize) -> usize {
        let found = self.at.partition_point(|&(byte, _)| byte < at);
        self.at.get(found).or(self.at.last()).map_or(0, |&(_, shown)| shown)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn excerpt(text: &Arc<Text>, (start, end): (usize, usize), width: usize) -> Excerpt {
        let style = Style { width, ..Style::PLAIN };
        let place = Place::new(text, start..end);
        let pointer = Pointer { place, label: String::from("here"), group: 0 };
        Excerpt::new(text, vec![pointer], 2, &style)
    }

    fn marked(e: &Excerpt) -> &str {
        let (start, end) = e.marks[0].bytes;
        e.shown.get(start..end).unwrap()
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        let text = Text::excerpt("big.jsonl", "“é” = {\"v\":\"$60\"}\r\n", 900, 41);
        let at = text.text.find("$60").unwrap();
        let e = excerpt(&text, (900 + at, 903 + at), 80);
        assert_eq!((e.shown.as_str(), marked(&e)), ("“é” = {\"v\":\"$60\"}", "$60"));
        assert_eq!((e.lines[0].number, e.marks[0].column), (41, 13));
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let text = format!("{}$60 billion{}", "a ".repeat(5_000), " b".repeat(5_000));
        let text = Text::whole("long.md", text);
        let e = excerpt(&text, (10_000, 10_011), 80);
        assert_eq!(marked(&e), "$60 billion");
        assert!(width(&e.shown) <= 80, "{}", e.shown);
        assert!(e.shown.starts_with('…') && e.shown.ends_with('…'), "{}", e.shown);
        assert_eq!(e.marks[0].column, 10_001);
        let e = excerpt(&text, (0, 1), 80);
        assert!(e.shown.starts_with("a a") && e.shown.ends_with('…'), "{}", e.shown);
        let end = text.text.len();
        let e = excerpt(&text, (end - 1, end), 80);
        assert!(e.shown.starts_with('…') && e.shown.ends_with(" b b"), "{}", e.shown);
        assert_eq!(marked(&e), "b");
    }

    #[test]
    fn a_mark_over_lines_or_outside_the_text_stays_on_its_line() {
        let text = Text::whole("a.toml", "value = \"\"\"\n$60\n\"\"\"\n");
        let e = excerpt(&text, (8, 19), 80);
        assert_eq!((e.shown.as_str(), marked(&e)), ("value = \"\"\"", "\"\"\""));
        let e = excerpt(&text, (500, 600), 80);
        assert_eq!((e.shown.as_str(), marked(&e)), (" ", ""));
    }

    #[test]
    fn what_would_command_the_terminal_is_spelt_out() {
        let text = Text::whole("a\u{1b}.toml", "v\t= \u{202e}$60\u{1b}[0m");
        let e = excerpt(&text, (4, 10), 80);
        assert_eq!(e.path, "a<U+001B>.toml");
        assert_eq!(
            (e.shown.as_str(), marked(&e)),
            ("v    = <U+202E>$60<U+001B>[0m", "<U+202E>$60")
        );
    }

    #[test]
    fn marks_that_overlap_or_lie_far_apart_have_a_line_each() {
        let line = format!("entity = \"Acme\" {} value = \"$60\"", "# note ".repeat(20));
        let text = Text::whole("a.toml", line);
        let lines = |marks: &[(usize, usize)]| {
            let label = String::from("here");
            let pointers = marks.iter().map(|&(start, end)| {
                let place = Place::new(&text, start..end);
                Pointer { place, label: label.clone(), group: 0 }
            });
            Excerpt::new(&text, pointers.collect(), 2, &Style::PLAIN).lines.len()
        };
        let value = text.text.find("$60").unwrap();
        assert_eq!(lines(&[(0, 6), (10, 14)]), 1);
        assert_eq!(lines(&[(0, 6), (6, 14)]), 1);
        assert_eq!(lines(&[(0, 6), (5, 14)]), 2);
        assert_eq!(lines(&[(0, 0), (0, 6)]), 2);
        assert_eq!(lines(&[(0, 6), (value, value + 3)]), 2);
    }
}
