//! How far a check is, for whoever watches it from another thread.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How far a check is.
#[derive(Debug, Default)]
pub struct Progress {
    stage: AtomicUsize,
    done: AtomicUsize,
    total: AtomicUsize,
}

/// The stages in words.
const STAGES: [&str; 2] = ["reading", "comparing"];

impl Progress {
    /// The stage in one word, how much of it is done, and how much there is.
    pub fn now(&self) -> (&'static str, usize, usize) {
        let of = |number: &AtomicUsize| number.load(Ordering::Relaxed);
        let stage = STAGES.get(of(&self.stage)).copied().unwrap_or_default();
        (stage, of(&self.done), of(&self.total))
    }

    /// The files are being read: so many.
    pub(super) fn reading(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// One more is done.
    pub(super) fn one_more(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// What was read is being compared.
    pub(super) fn comparing(&self) {
        self.stage.store(1, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.total.store(0, Ordering::Relaxed);
    }
}
