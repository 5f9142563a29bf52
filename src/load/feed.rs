//! Lines of a stream in blocks, each as soon as it has come, so that a stream may be of any length.

#![expect(clippy::disallowed_methods, reason = "part of the one place where files are read")]

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::walk::{missing, shown};
use crate::error::Error;

/// About how many bytes are read at once.
const SIZE: usize = 1 << 18;

/// A stream of lines, read once from its beginning to its end.
pub struct Feed {
    /// The name in messages.
    name: String,
    from: Box<dyn Read + Send>,
    /// What was read behind the last newline handed out.
    carry: Vec<u8>,
    offset: usize,
    line: usize,
}

/// Some whole lines of a stream.
#[derive(Debug)]
pub struct Lines {
    /// The number of the first line, counted from 1.
    pub line: usize,
    /// The byte of the stream at which it begins.
    pub offset: usize,
    /// The lines, each with its newline; the last one of a stream may have none.
    pub bytes: Vec<u8>,
}

impl Feed {
    /// The lines of a file.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub fn file(path: &Path) -> Result<Feed, Box<Error>> {
        match File::open(path) {
            Ok(file) => Ok(Feed::new(shown(path), file)),
            Err(error) => Err(Box::new(missing(path, &error))),
        }
    }

    /// The lines of standard input, under the name that messages shall give it.
    pub fn stdin(name: impl Into<String>) -> Feed {
        Feed::new(name.into(), io::stdin())
    }

    /// The lines of anything that can be read.
    pub fn new(name: String, from: impl Read + Send + 'static) -> Feed {
        Feed { name, from: Box::new(from), carry: Vec::new(), offset: 0, line: 1 }
    }

    /// The name in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The next lines, waiting for them if need be; `None` at the end.
    ///
    /// # Errors
    /// Where the stream cannot be read on. It is at its end then.
    pub fn next_lines(&mut self) -> Result<Option<Lines>, Box<Error>> {
        let mut bytes = std::mem::take(&mut self.carry);
        loop {
            let before = bytes.len();
            bytes.resize(before + SIZE, 0);
            let read = loop {
                match self.from.read(&mut bytes[before..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            let read = read.map_err(|error| {
                let message = format!("cannot read `{}`: {error}", self.name);
                Box::new(Error::unreadable("unreadable", message))
            })?;
            bytes.truncate(before + read);
            if read > 0 {
                let Some(last) = memchr::memrchr(b'\n', &bytes[before..]) else { continue };
                let end = before + last + 1;
                self.carry.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
            }
            if bytes.is_empty() {
                return Ok(None);
            }
            let lines = Lines { line: self.line, offset: self.offset, bytes };
            self.offset += lines.bytes.len();
            self.line += memchr::memchr_iter(b'\n', &lines.bytes).count();
            return Ok(Some(lines));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream that comes a few bytes at a time.
    struct Slow(Vec<u8>, usize);

    impl Read for Slow {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let some = self.1.min(self.0.len()).min(into.len());
            into[..some].copy_from_slice(&self.0[..some]);
            self.0.drain(..some);
            Ok(some)
        }
    }

    #[test]
    fn lines_are_whole_and_know_where_they_stand() {
        let text = "ab\n\ncdefgh\ni";
        for step in 1..12 {
            let mut feed = Feed::new(String::from("s"), Slow(text.as_bytes().to_vec(), step));
            let mut all = String::new();
            while let Some(lines) = feed.next_lines().unwrap() {
                assert_eq!(lines.offset, all.len());
                assert_eq!(lines.line, all.matches('\n').count() + 1);
                assert!(all.is_empty() || all.ends_with('\n'));
                all.push_str(std::str::from_utf8(&lines.bytes).unwrap());
            }
            assert_eq!(all, text);
            assert!(feed.next_lines().unwrap().is_none());
        }
    }
}
