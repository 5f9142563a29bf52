//! The lines of blocks, and what is wrong with those that cannot be read.

use std::sync::Arc;

use super::{Desk, Part, SLIPS_SHOWN, Store};
use crate::claims::jsonl::{Reading, Slip, slips};
use crate::error::{Error, Errors};
use crate::load::{Block, Gone, Input};
use crate::span::Text;

/// The lines of a block without their ends, each with its first byte.
pub(super) fn lines<'b>(
    block: &Block,
    bytes: &'b [u8],
) -> impl Iterator<Item = (usize, &'b [u8])> + use<'b> {
    lines_from(block, 0, bytes)
}

/// The same for a page of the block, which begins at `start` in it; first bytes count from the page.
pub(super) fn lines_from<'b>(
    block: &Block,
    start: usize,
    bytes: &'b [u8],
) -> impl Iterator<Item = (usize, &'b [u8])> + use<'b> {
    // A byte-order mark is no part of the first line.
    let at_start = block.offset == 0 && start == 0;
    let mut skip = usize::from(at_start && bytes.starts_with(b"\xef\xbb\xbf")) * 3;
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let from = start + std::mem::take(&mut skip).min(length);
        let line = &bytes[from..start + length];
        start += length + 1;
        Some((from, line.strip_suffix(b"\r").unwrap_or(line)))
    })
}

/// A line of a part as a text of its own; broken bytes are replaced.
pub(super) fn line_text(
    part: &Part,
    inputs: &[Input],
    at: usize,
    start: usize,
    line: &[u8],
) -> Arc<Text> {
    let offset = usize::try_from(part.block.offset).unwrap_or(usize::MAX) + start;
    let shown = inputs[part.block.input].shown();
    Text::excerpt(shown, String::from_utf8_lossy(line), offset, part.first_line + at)
}

/// Says what is wrong with the first of the bad lines, and returns how many there are.
pub(super) fn bad_lines(
    store: &Store,
    inputs: &[Input],
    desk: &Desk<'_>,
    errors: &mut Errors,
) -> usize {
    let total: usize = store.parts.iter().map(|part| part.bad_count).sum();
    let reading = Reading::new(desk.vocabulary);
    let mut shown = 0;
    let mut buffer = Vec::new();
    for part in store.parts.iter().filter(|part| part.bad_count > 0) {
        if shown >= SLIPS_SHOWN {
            break;
        }
        if let Err(gone) = part.block.read_again(inputs, &mut buffer) {
            errors.push(gone_error(gone, inputs, part));
            continue;
        }
        for (at, (start, line)) in lines(&part.block, &buffer).enumerate() {
            let bad = u32::try_from(at).is_ok_and(|at| part.bad.contains(&at));
            if bad && shown < SLIPS_SHOWN {
                let text = line_text(part, inputs, at, start, line);
                let mut found = slips(&text.text, &reading);
                if std::str::from_utf8(line).is_err() {
                    found = vec![Slip::not_utf8(&text.text)];
                }
                if found.is_empty() {
                    found.push(Slip::unexplained(&text.text));
                }
                errors.extend(found.into_iter().map(|slip| slip.into_error(&text)));
                shown += 1;
            }
        }
    }
    if total > shown {
        errors.push(Error::unreadable(
            "more-slips",
            format!(
                "{} more lines have something wrong with them and were left out",
                total - shown
            ),
        ));
    }
    total
}

/// The error for a block that cannot be read a second time.
pub(super) fn gone_error(gone: Gone, inputs: &[Input], part: &Part) -> Error {
    match gone {
        Gone::Unreadable(error) => error,
        Gone::Changed => {
            let shown = inputs[part.block.input].shown();
            Error::unreadable("changed", format!("`{shown}` changed while it was read"))
                .help("some of its claims were left out; run the check again")
        }
    }
}
