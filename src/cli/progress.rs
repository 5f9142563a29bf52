//! How far a check is, on standard error, where that is a terminal and the check takes a while.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::check::Progress;

/// What takes less time is over before anybody has read a line on it.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is drawn anew.
const EVERY: Duration = Duration::from_millis(100);

/// The line where it is known how much there is to do.
const COUNTED: &str = "{msg} {bar:40} {human_pos} of {human_len} ({elapsed})";

/// The line where it is not.
const UNCOUNTED: &str = "{spinner} {msg} ({elapsed})";

/// A line that shows how far a check is, until this is dropped.
pub(super) struct Shown {
    over: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Shown {
    /// Watches a check. Nothing is shown where nobody looks.
    pub(super) fn new(progress: &Arc<Progress>, quiet: bool) -> Shown {
        if quiet || !std::io::stderr().is_terminal() {
            return Shown { over: None, thread: None };
        }
        let (over, is_over) = channel();
        let progress = Arc::clone(progress);
        let thread = std::thread::spawn(move || {
            if is_over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::no_length().with_elapsed(PATIENCE);
            loop {
                let (stage, done, total) = progress.now();
                let form = if total > 0 { COUNTED } else { UNCOUNTED };
                if let Ok(style) = ProgressStyle::with_template(form) {
                    bar.set_style(style);
                }
                bar.set_message(stage);
                bar.set_length(total as u64);
                bar.set_position(done as u64);
                bar.tick();
                if is_over.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
                    break;
                }
            }
            bar.finish_and_clear();
        });
        Shown { over: Some(over), thread: Some(thread) }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        drop(self.over.take());
        if let Some(thread) = self.thread.take() {
            // What became of the line is no matter for the check.
            drop(thread.join());
        }
    }
}
