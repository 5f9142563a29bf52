//! Plain text and simple Markdown as prose: paragraphs parted by empty lines, headings, items.

use std::ops::Range;

use super::{BlockKind, Prose};

/// Adds the body of a page to its prose.
pub(super) fn read(file: &str, body: Range<usize>, prose: &mut Prose) {
    let mut at = body.start;
    let mut open = false;
    for line in file.get(body).unwrap_or_default().split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            open = false;
            continue;
        }
        let (kind, words) = kind_of(words);
        let begin = start + line.find(words).unwrap_or_default();
        let end = begin + words.len();
        if kind == BlockKind::Paragraph && open {
            // The line break is what parts the words: one space for the reader.
            prose.push(" ", begin.saturating_sub(1)..begin);
        } else {
            prose.begin(kind);
        }
        prose.push(words, begin..end);
        open = kind != BlockKind::Heading;
    }
}

fn kind_of(words: &str) -> (BlockKind, &str) {
    let heading = words.trim_start_matches('#');
    if heading.len() < words.len() && heading.starts_with(' ') {
        return (BlockKind::Heading, heading.trim_start());
    }
    match words.strip_prefix("- ").or_else(|| words.strip_prefix("* ")) {
        Some(item) => (BlockKind::Item, item.trim_start()),
        None => (BlockKind::Paragraph, words),
    }
}
