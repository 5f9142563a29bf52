//! By how much something rose, and what it rose to: "up 7 percent", "rose to 6.2 percent".

use std::sync::LazyLock;

use super::word::{Root, Sort, Word, forms};

/// Whether a figure tells by how much something changed, or what it came to, by the words before it; `None` where they
/// do not say.
pub(crate) fn is_change(text: &str, left: &[Word], right: &[Word]) -> Option<bool> {
    // "15 percent higher".
    if right.first().is_some_and(|word| COMPARED.contains(&word.of(text))) {
        return Some(true);
    }
    // "rose by almost 7 percent".
    let hedges = left.iter().rev().take_while(|word| HEDGES.contains(&word.of(text))).count();
    let left = &left[..left.len() - hedges];
    let last = left.last()?;
    match last.of(text) {
        "by" => near(left).any(is_move).then_some(true),
        "to" | "at" | "from" => near(left).any(is_move).then_some(false),
        // "The fall in sales was 12 percent".
        "is" | "was" | "were" | "are" => (!near(left).any(is_move)).then_some(false),
        _ => is_move(last).then_some(true),
    }
}

/// Whether a figure is the gap to what was planned: "13 million OVER BUDGET".
pub(crate) fn is_beyond_plan(text: &str, right: &[Word]) -> bool {
    let mut words = right.iter().map(|word| word.of(text));
    words.next().is_some_and(|word| BEYOND.contains(&word))
        && words.next().is_some_and(|word| PLANS.contains(&word))
}

/// Whether a figure is told as what became of something: "NOW takes 11 hours, less than BEFORE".
pub(crate) fn is_now(left: &[Word], right: &[Word]) -> bool {
    let is = |word: &Word, of: &[Root]| of.binary_search(&word.form).is_ok();
    let clause = |words: &mut dyn Iterator<Item = &Word>| {
        words.take_while(|word| word.sort != Sort::Heavy).take(CLAUSE).any(|word| is(word, &NOW))
    };
    let was_otherwise = |word: &Word| is(word, &BEFORE) || is_move(word);
    // "Will now cost" tells of no change that has been.
    let is_to_come = left.iter().any(|word| is(word, &WILL));
    !is_to_come && clause(&mut left.iter().rev()) && left.iter().chain(right).any(was_otherwise)
}

/// Words for what is so since a change,
static NOW: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["currently", "now"]));
/// for what is to come,
static WILL: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["will", "would"]));
/// and for what was before it.
static BEFORE: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "after",
        "before",
        "earlier",
        "former",
        "formerly",
        "instead",
        "original",
        "originally",
        "previous",
        "previously",
        "until",
    ])
});

/// Whether a word tells that something rises or falls.
pub(crate) fn is_move(word: &Word) -> bool {
    MOVES.binary_search(&word.form).is_ok()
}

/// The words of the clause before the last one.
fn near(left: &[Word]) -> impl Iterator<Item = &Word> {
    let clause = left.iter().rev().skip(1).take_while(|word| word.sort != Sort::Heavy);
    clause.take(CLAUSE)
}

/// How many words may stand between what rises and by how much it does.
const CLAUSE: usize = 6;

/// Words behind a figure that make it the gap to what was planned,
const BEYOND: &[&str] = &["above", "behind", "below", "beyond", "over", "under"];
/// and what was.
const PLANS: &[&str] =
    &["budget", "estimate", "estimates", "expectations", "forecast", "plan", "schedule", "target"];
/// Words behind a share that make it the gap between two.
const COMPARED: &[&str] = &["fewer", "higher", "less", "lower", "more"];

const HEDGES: &[&str] = &[
    "about", "almost", "an", "another", "a", "around", "at", "least", "more", "nearly", "only",
    "over", "roughly", "some", "than",
];

/// Words for what rises or falls by itself.
static MOVES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "climb",
        "climbed",
        "climbs",
        "declined",
        "declines",
        "decreased",
        "decreases",
        "down",
        "drop",
        "dropped",
        "drops",
        "fall",
        "fallen",
        "falls",
        "fell",
        "gained",
        "gains",
        "grew",
        "grow",
        "grown",
        "grows",
        "increase",
        "increased",
        "increases",
        "jumped",
        "jumps",
        "plunged",
        "rise",
        "risen",
        "rises",
        "rose",
        "shrank",
        "shrunk",
        "sank",
        "slid",
        "slipped",
        "slumped",
        "soared",
        "surged",
        "tumbled",
        "up",
        "widened",
    ])
});

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    #[test]
    fn a_change_is_told_from_what_comes_of_it() {
        for (before, expected) in [
            ("Unemployment rose by", Some(true)),
            ("Unemployment rose almost", Some(true)),
            ("Shares were down", Some(true)),
            ("The rate rose in January to", Some(false)),
            ("The rate was", Some(false)),
            ("The plant has", None),
            ("A plant built by", None),
        ] {
            let mut found = Vec::new();
            words(before, 0..before.len(), &mut found);
            assert_eq!(is_change(before, &found, &[]), expected, "{before}");
        }
    }
}
