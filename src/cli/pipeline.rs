//! Blocks of lines through any number of threads, and out again in their order.
//!
//! One thread reads, some work, and the one that called writes. No more than a few blocks are under
//! way at a time, so memory does not grow with the stream, and what has been read is written as
//! soon as it is done: a program may wait for the answer to one line before it sends the next.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use serde::Deserialize;

use super::Status;
use super::output::Output;
use crate::error::Error;
use crate::load::{Feed, Lines};
use crate::span::{Place, Text};

/// What came of a block of lines.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// What to write.
    pub(super) bytes: Vec<u8>,
    /// What was wrong with some of the lines.
    pub(super) errors: Vec<Error>,
}

/// A block, and where what comes of it goes.
type Job = (Lines, SyncSender<Done>);

/// Sends every block of a stream through `work` on `threads` threads, and what comes of it to
/// `write`, in the order of the stream; `write` is told when nothing more is there yet.
///
/// # Errors
/// Where `write` fails; the rest of the stream is not worked on then.
fn run(
    mut feed: Feed,
    threads: usize,
    work: impl Fn(&Lines) -> Done + Sync,
    mut write: impl FnMut(Done, bool) -> io::Result<()>,
) -> io::Result<()> {
    let (to_workers, jobs) = sync_channel::<Job>(threads);
    let (to_writer, in_order) = sync_channel::<Receiver<Done>>(2 * threads);
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        scope.spawn(move || {
            loop {
                let (answer, waiting) = sync_channel(1);
                match feed.next_lines() {
                    Ok(None) => break,
                    Ok(Some(lines)) => {
                        // Nobody is at the other end where writing has failed.
                        if to_writer.send(waiting).is_err()
                            || to_workers.send((lines, answer)).is_err()
                        {
                            break;
                        }
                    }
                    Err(error) => {
                        let _ = to_writer.send(waiting);
                        let _ = answer.send(Done { bytes: Vec::new(), errors: vec![*error] });
                        break;
                    }
                }
            }
        });
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((lines, answer)) = job else { break };
                    let _ = answer.send(work(&lines));
                }
            });
        }
        // Gone before the threads are waited for, so that the one that reads does not wait for us.
        let in_order = in_order;
        let mut next = in_order.recv();
        while let Ok(waiting) = next {
            let done = waiting.recv().unwrap_or_default();
            let ahead = in_order.try_recv();
            write(done, ahead.is_err())?;
            next = ahead.or_else(|_| in_order.recv());
        }
        Ok(())
    })
}

/// The same, written to `out` as it comes; what is wrong with some lines is told on standard error.
///
/// # Errors
/// Where `out` cannot be written.
pub(super) fn write(
    feed: Feed,
    threads: Option<usize>,
    work: impl Fn(&Lines) -> Done + Sync,
    output: &Output,
    out: &mut dyn Write,
) -> io::Result<Status> {
    let mut status = Status::Clean;
    let all = || thread::available_parallelism().map_or(1, usize::from);
    run(feed, threads.unwrap_or_else(all).clamp(1, 256), work, |done, is_last| {
        out.write_all(&done.bytes)?;
        if !done.errors.is_empty() {
            status = Status::Trouble;
            output.problems(&done.errors);
        }
        if is_last { out.flush() } else { Ok(()) }
    })?;
    Ok(status)
}

/// What comes of a block of lines, of which each but empty ones is a record. `form` says what a record is:
/// that is told of a line that is none. `each` adds what comes of one.
pub(super) fn of_records<'l, T: Deserialize<'l>>(
    lines: &'l Lines,
    name: &str,
    form: &str,
    mut each: impl FnMut(T, &mut Done),
) -> Done {
    let mut done = Done { bytes: Vec::with_capacity(lines.bytes.len()), errors: Vec::new() };
    let (mut number, mut offset) = (lines.line, lines.offset);
    let ends = memchr::memchr_iter(b'\n', &lines.bytes).map(|at| at + 1);
    let mut start = 0;
    for end in ends.chain([lines.bytes.len()]) {
        let line = lines.bytes.get(start..end).unwrap_or_default();
        start = end;
        let place = (number, offset);
        (number, offset) = (number + 1, offset + line.len());
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice(line) {
            Ok(record) => each(record, &mut done),
            Err(error) => done.errors.push(broken(line, &error, name, place, form)),
        }
    }
    done
}

/// What is wrong with a line that is no record; `form` says what a record is.
fn broken(
    line: &[u8],
    error: &serde_json::Error,
    name: &str,
    place: (usize, usize),
    form: &str,
) -> Error {
    let shown = String::from_utf8_lossy(line);
    let shown = shown.trim_end();
    let (number, offset) = place;
    let text = Text::excerpt(name, shown, offset, number);
    // Past a byte that is no UTF-8 the excerpt is no longer the line byte for byte.
    let column = error.column().saturating_sub(1);
    let at = (0..=column.min(shown.len())).rev().find(|&at| shown.is_char_boundary(at));
    let at = offset + at.unwrap_or(0);
    let message = error.to_string();
    // The library names line and column of what it was given, which is one line.
    let message = message.split(" at line ").next().unwrap_or(&message);
    let message = format!("this line is left out: {message}");
    Error::broken("broken-line", message, Place::new(&text, at..at)).help(form)
}
