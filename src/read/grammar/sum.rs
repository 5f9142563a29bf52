//! A number in words as it adds up: "two hundred and five thousand".

use crate::value::Number;

/// Adds up number words from left to right.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    done: Number,
    /// What is added up below the next magnitude.
    open: u32,
    /// Whether `open` holds something.
    started: bool,
    /// The magnitude that the next one must stay below.
    ceiling: Option<Number>,
    /// The magnitude that was named last.
    pub(super) last_scale: Number,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { done: Number::ZERO, open: 0, started: false, ceiling: None, last_scale: Number::ONE }
    }
}

impl Sum {
    pub(super) fn number(&mut self, n: u32) -> bool {
        let fits = if !self.started {
            true
        } else if n < 10 {
            self.open.is_multiple_of(10) && self.open % 100 != 10 && self.open > 0 && n > 0
        } else {
            self.open.is_multiple_of(100) && self.open > 0
        };
        let below = self.ceiling.is_none_or(|c| Number::from(i64::from(n)) < c);
        if !fits || !below {
            return false;
        }
        self.open += n;
        self.started = true;
        self.last_scale = Number::ONE;
        true
    }

    pub(super) fn scale(&mut self, scale: Number) -> bool {
        if !self.started {
            // "lakh crore": the magnitude multiplies what came before it.
            return false;
        }
        let hundred = Number::from(100);
        if scale == hundred && self.open < 100 && self.open > 0 {
            self.open *= 100;
            self.last_scale = hundred;
            return true;
        }
        if self.ceiling.is_some_and(|c| scale >= c) {
            return false;
        }
        let part = Number::from(i64::from(self.open)).times(scale);
        let Some(done) = part.and_then(|part| self.done.plus(part)) else { return false };
        self.done = done;
        self.open = 0;
        self.started = false;
        self.ceiling = Some(scale);
        self.last_scale = scale;
        true
    }

    pub(super) fn takes_and(&self) -> bool {
        self.ceiling.is_some() && !self.started
            || self.started && self.open > 0 && self.open.is_multiple_of(100)
    }

    pub(super) fn value(&self) -> Option<Number> {
        if !self.started && self.ceiling.is_none() {
            return None;
        }
        self.done.plus(Number::from(i64::from(self.open)))
    }
}
