//! Plain text as prose: paragraphs, headings, lists, and columns parted by tabs.

use std::ops::Range;

use super::lines::{Wrap, is_title_like};
use super::table::{Extent, Tables};
use super::{BlockKind, Prose};

/// Adds a stretch of plain text to the prose.
pub(super) fn read(file: &str, body: Range<usize>, wrap: Wrap, prose: &mut Prose) {
    let text = file.get(body.clone()).unwrap_or_default();
    let mut at = body.start;
    // The line of a paragraph that may go on, with where it ends.
    let mut before: Option<&str> = None;
    let mut tables = Tables::default();
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let words = line.trim();
        if !words.chars().any(char::is_alphanumeric) {
            before = None;
            tables.close();
            continue;
        }
        let begin = start + (line.len() - line.trim_start().len());
        if words.contains('\t') {
            if !tables.is_open() {
                tables.open(prose);
            }
            tables.row();
            // An empty first cell stands over the heads of the rows.
            cells(line.trim_end(), start, &mut tables, prose);
            before = None;
            continue;
        }
        tables.close();
        if let Some(item) = item(words) {
            let begin = begin + words.len() - item.len();
            prose.begin(BlockKind::Item);
            prose.push(item, begin..begin + item.len());
            before = Some(words);
            continue;
        }
        match before {
            Some(last) if wrap.goes_on(last, words) => {
                // The line break is what parts the words: one space for the reader.
                prose.push(" ", begin.saturating_sub(1)..begin);
            }
            _ => {
                let next = lines.peek().map_or("", |next| next.trim());
                let underlined = next.len() > 2 && next.bytes().all(|b| b == b'=' || b == b'-');
                let stands_alone = next.is_empty() || !wrap.goes_on(words, next);
                let heading = underlined || (stands_alone && is_title_like(words));
                prose.begin(if heading { BlockKind::Heading } else { BlockKind::Paragraph });
            }
        }
        prose.push(words, begin..begin + words.len());
        before = Some(words);
    }
}

/// What an item of a list says, without its mark.
fn item(line: &str) -> Option<&str> {
    ["- ", "* ", "• ", "– ", "· "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .map(str::trim_start)
}

/// The columns of a row, each a block of its own.
fn cells(row: &str, begin: usize, tables: &mut Tables, prose: &mut Prose) {
    let mut at = begin;
    for cell in row.split('\t') {
        let words = cell.trim();
        tables.cell(Extent::default(), false);
        if !words.is_empty() {
            let start = at + (cell.len() - cell.trim_start().len());
            prose.begin(BlockKind::Cell);
            prose.push(words, start..start + words.len());
            if let Some(place) = tables.place() {
                prose.stands_at(place);
            }
        }
        at += cell.len() + 1;
    }
}
