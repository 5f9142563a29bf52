//! Large files in blocks of whole lines, so that none is ever in memory at once.
//!
//! [`Blocks`] hands out blocks to any number of threads; a block that turned out to matter is read
//! again later by its [`Block`], which knows when the file has changed meanwhile.

#![expect(clippy::disallowed_methods, reason = "part of the one place where files are read")]

use std::fs::File;
use std::hash::BuildHasher;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

use super::walk::missing;
use crate::error::Error;

/// Where lines come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, with its path as shown.
    File {
        /// The path as shown.
        shown: String,
        /// The path to open.
        path: PathBuf,
    },
    /// Standard input, under the name that messages give it. Its text is kept, because it cannot be read again.
    Stdin {
        /// The name.
        shown: String,
    },
    /// A text that is in memory already.
    Memory {
        /// The name that messages give it.
        shown: String,
        /// The text.
        bytes: Vec<u8>,
    },
}

impl Input {
    /// The name in messages.
    pub fn shown(&self) -> &str {
        match self {
            Input::File { shown, .. } | Input::Stdin { shown } | Input::Memory { shown, .. } => {
                shown
            }
        }
    }
}

/// A stretch of whole lines of one input.
#[derive(Debug)]
pub struct Block {
    /// Which input, by its place among the inputs.
    pub input: usize,
    /// The first byte of the block in it.
    pub offset: u64,
    /// Whole lines that can be read again without the rest.
    pages: Box<[Page]>,
    kept: Option<Vec<u8>>,
}

/// A few whole lines of a block.
#[derive(Debug)]
struct Page {
    /// Where it ends in the block.
    end: usize,
    /// What its bytes are known by.
    seal: u64,
}

/// About how many bytes a page has.
const PAGE: usize = 4096;

/// The pages of a block.
fn pages(bytes: &[u8]) -> Box<[Page]> {
    let mut pages = Vec::with_capacity(bytes.len() / PAGE + 1);
    let mut start = 0;
    while start < bytes.len() {
        let full = (start + PAGE - 1).min(bytes.len());
        let end = memchr::memchr(b'\n', &bytes[full..]).map_or(bytes.len(), |at| full + at + 1);
        pages.push(Page { end, seal: seal(&bytes[start..end]) });
        start = end;
    }
    pages.into_boxed_slice()
}

/// Why a block cannot be read again.
#[derive(Debug)]
pub enum Gone {
    /// The file cannot be read any more.
    Unreadable(Error),
    /// The file holds something else now.
    Changed,
}

impl Block {
    /// Where the pages of the block end, in order.
    pub fn page_ends(&self) -> impl Iterator<Item = usize> {
        self.pages.iter().map(|page| page.end)
    }

    /// Opens the block for reading once more.
    ///
    /// # Errors
    /// Where the file has gone.
    pub fn again<'b>(&'b self, inputs: &'b [Input]) -> Result<Again<'b>, Gone> {
        let from = match (&inputs[self.input], &self.kept) {
            (_, Some(kept)) => From::Memory(kept),
            (Input::File { path, .. }, None) => match File::open(path) {
                Ok(file) => From::File(file, path),
                Err(error) => return Err(Gone::Unreadable(missing(path, &error))),
            },
            (Input::Memory { bytes, .. }, None) => {
                let from = usize::try_from(self.offset).unwrap_or(usize::MAX);
                From::Memory(bytes.get(from..).unwrap_or_default())
            }
            (Input::Stdin { .. }, None) => return Err(Gone::Changed),
        };
        Ok(Again { block: self, from })
    }

    /// The bytes of the whole block once more, in `buffer`, which is cleared first.
    ///
    /// # Errors
    /// Where the file has gone or holds something else now.
    pub fn read_again(&self, inputs: &[Input], buffer: &mut Vec<u8>) -> Result<(), Gone> {
        let mut again = self.again(inputs)?;
        let mut page = Vec::new();
        buffer.clear();
        for number in 0..self.pages.len() {
            again.page(number, &mut page)?;
            buffer.extend_from_slice(&page);
        }
        Ok(())
    }
}

/// A block that is read once more.
#[derive(Debug)]
pub struct Again<'b> {
    block: &'b Block,
    from: From<'b>,
}

#[derive(Debug)]
enum From<'b> {
    File(File, &'b Path),
    /// The bytes of the block, and perhaps more behind it.
    Memory(&'b [u8]),
}

impl Again<'_> {
    /// The bytes of one page, in `buffer`, which is cleared first. Returns where it begins in the block.
    ///
    /// # Errors
    /// Where the file cannot be read or holds something else now.
    pub fn page(&mut self, number: usize, buffer: &mut Vec<u8>) -> Result<usize, Gone> {
        let pages = &self.block.pages;
        let start = number.checked_sub(1).map_or(0, |before| pages[before].end);
        let Page { end, seal: sealed } = pages[number];
        buffer.clear();
        match &mut self.from {
            From::Memory(bytes) => {
                buffer.extend_from_slice(bytes.get(start..end).unwrap_or_default());
            }
            From::File(file, path) => {
                buffer.resize(end - start, 0);
                let at = SeekFrom::Start(self.block.offset + start as u64);
                match file.seek(at).and_then(|_| file.read_exact(buffer)) {
                    Ok(()) => {}
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                        return Err(Gone::Changed);
                    }
                    Err(error) => return Err(Gone::Unreadable(missing(path, &error))),
                }
            }
        }
        if seal(buffer) == sealed { Ok(start) } else { Err(Gone::Changed) }
    }
}

/// What the bytes of a page are known by.
fn seal(bytes: &[u8]) -> u64 {
    FixedState::with_seed(0).hash_one(bytes)
}

/// Hands out the blocks of some inputs, one after the other, to whoever asks.
#[derive(Debug)]
pub struct Blocks<'a> {
    inputs: &'a [Input],
    size: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The input that is open, or the next to open.
    input: usize,
    open: Option<Open>,
    /// What was read behind the last newline handed out.
    carry: Vec<u8>,
    offset: u64,
    errors: Vec<Error>,
}

#[derive(Debug)]
enum Open {
    File(File),
    Stdin(io::Stdin),
    Memory(usize),
}

impl<'a> Blocks<'a> {
    /// The blocks of `inputs`, each of about `size` bytes: longer only where a single line is.
    pub fn new(inputs: &'a [Input], size: usize) -> Blocks<'a> {
        Blocks { inputs, size: size.max(1), state: Mutex::new(State::default()) }
    }

    /// The next block, its bytes in `buffer`; `None` when there is no more.
    pub fn next(&self, buffer: &mut Vec<u8>) -> Option<Block> {
        let mut block = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.next(self.inputs, self.size, buffer)?
        };
        block.pages = pages(buffer);
        if matches!(self.inputs[block.input], Input::Stdin { .. }) {
            block.kept = Some(buffer.clone());
        }
        Some(block)
    }

    /// What could not be read.
    pub fn into_errors(self) -> Vec<Error> {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).errors
    }
}

impl State {
    fn next(&mut self, inputs: &[Input], size: usize, buffer: &mut Vec<u8>) -> Option<Block> {
        while let Some(input) = inputs.get(self.input) {
            buffer.clear();
            match self.fill(input, size, buffer) {
                Ok(()) if !buffer.is_empty() => {
                    let block = Block {
                        input: self.input,
                        offset: self.offset,
                        pages: Box::default(),
                        kept: None,
                    };
                    self.offset += buffer.len() as u64;
                    return Some(block);
                }
                Ok(()) => {}
                Err(error) => self.errors.push(match input {
                    Input::File { path, .. } => missing(path, &error),
                    other => Error::unreadable(
                        "unreadable",
                        format!("cannot read `{}`: {error}", other.shown()),
                    ),
                }),
            }
            self.input += 1;
            self.open = None;
            self.carry.clear();
            self.offset = 0;
        }
        None
    }

    /// Reads whole lines of the input; nothing when it is at its end.
    fn fill(&mut self, input: &Input, size: usize, buffer: &mut Vec<u8>) -> io::Result<()> {
        if self.open.is_none() {
            self.open = Some(match input {
                Input::File { path, .. } => Open::File(File::open(path)?),
                Input::Stdin { .. } => Open::Stdin(io::stdin()),
                Input::Memory { .. } => Open::Memory(0),
            });
        }
        buffer.append(&mut self.carry);
        let mut searched = 0;
        loop {
            let wanted = size.saturating_sub(buffer.len()).max(size.div_ceil(4));
            buffer.reserve(wanted);
            let before = buffer.len();
            match (&mut self.open, input) {
                (Some(Open::File(file)), _) => file.take(wanted as u64).read_to_end(buffer)?,
                (Some(Open::Stdin(stdin)), _) => {
                    stdin.lock().take(wanted as u64).read_to_end(buffer)?
                }
                (Some(Open::Memory(at)), Input::Memory { bytes, .. }) => {
                    let until = bytes.len().min(*at + wanted);
                    buffer.extend_from_slice(&bytes[*at..until]);
                    until - std::mem::replace(at, until)
                }
                _ => 0,
            };
            if buffer.len() == before {
                // The end of the input: the last line may have no newline.
                return Ok(());
            }
            if let Some(last) = memchr::memrchr(b'\n', &buffer[searched..]) {
                let end = searched + last + 1;
                self.carry.extend_from_slice(&buffer[end..]);
                buffer.truncate(end);
                return Ok(());
            }
            searched = buffer.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of some texts; each, and each of its pages, is read again as well.
    fn blocks(texts: &[&str], size: usize) -> Vec<(usize, u64, String)> {
        let inputs: Vec<Input> = texts
            .iter()
            .map(|text| Input::Memory { shown: String::from("m"), bytes: text.as_bytes().to_vec() })
            .collect();
        let all = Blocks::new(&inputs, size);
        let (mut found, mut buffer, mut again) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(block) = all.next(&mut buffer) {
            block.read_again(&inputs, &mut again).unwrap();
            assert_eq!(again, buffer);
            assert_eq!(block.page_ends().last(), Some(buffer.len()));
            let mut reader = block.again(&inputs).unwrap();
            for (number, end) in block.page_ends().enumerate() {
                let start = reader.page(number, &mut again).unwrap();
                assert_eq!(again, buffer[start..end]);
                assert!(start == 0 || buffer[start - 1] == b'\n');
            }
            found.push((block.input, block.offset, String::from_utf8(buffer.clone()).unwrap()));
        }
        found
    }

    #[test]
    fn blocks_are_whole_lines_of_one_input() {
        for size in [1, 2, 3, 5, 8, 100] {
            let texts = ["ab\ncdefgh\n\ni", "", "\n", "last\n"];
            let found = blocks(&texts, size);
            for (input, text) in texts.iter().enumerate() {
                let mine: Vec<_> = found.iter().filter(|b| b.0 == input).collect();
                assert_eq!(mine.iter().map(|b| b.2.as_str()).collect::<String>(), *text);
                for pair in mine.windows(2) {
                    assert!(pair[0].2.ends_with('\n'));
                    assert_eq!(pair[0].1 + pair[0].2.len() as u64, pair[1].1);
                }
            }
        }
    }

    #[test]
    fn a_long_block_has_several_pages() {
        let text = "one line of a page\n".repeat(1000);
        let inputs = [Input::Memory { shown: String::from("m"), bytes: text.into_bytes() }];
        let block = Blocks::new(&inputs, 1 << 20).next(&mut Vec::new()).unwrap();
        assert_eq!(block.page_ends().count(), 5);
    }

    #[test]
    fn a_file_that_changed_or_went_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, "one\ntwo\n").unwrap();
        let inputs = [Input::File { shown: String::from("a.jsonl"), path: path.clone() }];
        let blocks = Blocks::new(&inputs, 100);
        let mut buffer = Vec::new();
        let block = blocks.next(&mut buffer).unwrap();
        assert!(block.read_again(&inputs, &mut buffer).is_ok());
        std::fs::write(&path, "one\nTwo\n").unwrap();
        assert!(matches!(block.read_again(&inputs, &mut buffer), Err(Gone::Changed)));
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(block.read_again(&inputs, &mut buffer), Err(Gone::Unreadable(_))));
    }
}
