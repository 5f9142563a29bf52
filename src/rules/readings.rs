//! How the values of a slot were read, in words: each different value put into words once.
//!
//! Most claims of a slot say the same, and putting figures into words takes longer than comparing them.

use crate::value::{Meaning, Value, reading};

/// How each value of some claims was read.
pub(super) struct Readings {
    texts: Vec<String>,
    /// For each claim, which of the texts is its own.
    of: Vec<usize>,
}

/// How many different values are remembered: more hardly come again.
const REMEMBERED: usize = 8;

impl Readings {
    /// Puts the values of claims into words.
    pub(super) fn new<'v>(values: impl Iterator<Item = &'v Value>) -> Readings {
        let mut readings = Readings { texts: Vec::new(), of: Vec::new() };
        let mut known: Vec<(&Meaning, usize)> = Vec::new();
        for value in values {
            let met = known.iter().find(|(meaning, _)| **meaning == value.meaning);
            let at = met.map(|(_, at)| *at).unwrap_or_else(|| {
                readings.texts.push(reading(value));
                let at = readings.texts.len() - 1;
                if known.len() < REMEMBERED {
                    known.push((&value.meaning, at));
                }
                at
            });
            readings.of.push(at);
        }
        readings
    }

    /// How the value of a claim was read; the claim by its place among those given.
    pub(super) fn of(&self, claim: usize) -> &str {
        self.of.get(claim).and_then(|at| self.texts.get(*at)).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::found;
    use super::*;

    #[test]
    fn each_claim_has_the_words_of_its_own_value_however_many_there_are() {
        let claims: Vec<String> =
            (1..=24).map(|n| format!("Acme | budget | ${} billion", n % 12 + 1)).collect();
        let lines: Vec<&str> = claims.iter().map(String::as_str).collect();
        let found = found("", &[("a", &lines)]);
        let values: Vec<&Value> = found[0].members.iter().map(|m| &m.claim.value).collect();
        assert_eq!(values.len(), 24);
        for member in &found[0].members {
            assert_eq!(member.reading, reading(&member.claim.value));
        }
        let readings = Readings::new(values.iter().copied());
        assert_eq!(readings.texts.len(), 24 - REMEMBERED, "what is remembered is said once");
    }
}
