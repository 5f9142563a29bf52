//! With what limitation a figure is said: "in Norland", "including debt", "excluding one-off costs".

use std::ops::Range;

use super::words::{Sort, Word};
use crate::read::Named;

/// Words that begin a limitation wherever they stand in the clause of a figure.
const LIMITS: &[&str] = &["excluding", "including", "outside"];
/// Words that end one.
const ENDS: &[&str] = &[
    "after", "and", "as", "at", "because", "before", "but", "by", "for", "from", "in", "on",
    "said", "that", "to", "was", "were", "when", "which", "while", "who", "will", "with", "would",
];
/// Words that point at what was said before.
const POINTING: &[&str] = &["it", "that", "them", "these", "this", "those"];
/// The most words of a limitation.
const LONGEST: usize = 6;

/// The limitation of a figure that ends, with what it counts and the phrase that it is tied to, before
/// word `end`, as a scope: "in Norland", "including debt".
pub(super) fn of(
    text: &str,
    words: &[Word],
    end: usize,
    is_date: &dyn Fn(&Word) -> bool,
) -> Option<String> {
    let after = words.get(end..).unwrap_or_default();
    let clause = after.iter().take_while(|w| !matches!(&*w.folded, ";" | "." | "?" | "!")).count();
    let limit = (end..end + clause).find(|&at| LIMITS.contains(&&*words[at].folded));
    let found = limit
        .and_then(|at| run(words, at))
        .or_else(|| place(words, end, is_date))
        .or_else(|| place(words, 0, is_date).filter(|place| ends_there(words, place)))?;
    let own = words.get(found)?;
    let written = text.get(own.first()?.start..own.last()?.end)?;
    Some(written.to_lowercase())
}

/// Whether a scope limits nothing of what is its owner's: "in Initech" of a stake in Initech, "including the
/// building of three yards", which tells what a sum is for.
pub(super) fn is_told_anyway(scope: &str, owner: &Named) -> bool {
    let place = scope.strip_prefix("in ").map(|place| place.trim_start_matches("the "));
    let parts = scope.strip_prefix("including ").map(|rest| rest.split_whitespace().count());
    place.is_some_and(|place| owner.goes_by(place)) || parts.is_some_and(|count| count > 2)
}

/// "In Norland, Acme employs 5,000 people": the place is set before all.
fn ends_there(words: &[Word], place: &Range<usize>) -> bool {
    words.get(place.end).is_some_and(|word| word.folded == ",")
}

fn run(words: &[Word], at: usize) -> Option<Range<usize>> {
    let rest = words.get(at + 1..)?;
    let goes_on = |word: &&Word| {
        word.folded == "-" || word.sort != Sort::Sign && !ENDS.contains(&&*word.folded)
    };
    let count = rest.iter().take_while(goes_on).count();
    let says = rest.first().is_some_and(|first| !POINTING.contains(&&*first.folded));
    (says && (1..=LONGEST).contains(&count)).then_some(at..at + 1 + count)
}

/// A place that the words from `at` on name: "in Norland", "in the South".
fn place(words: &[Word], at: usize, is_date: &dyn Fn(&Word) -> bool) -> Option<Range<usize>> {
    if words.get(at)?.folded != "in" {
        return None;
    }
    let article = usize::from(words.get(at + 1)?.folded == "the");
    let rest = words.get(at + 1 + article..)?;
    let name = |word: &&Word| word.sort == Sort::Capital && !is_date(word);
    let count = rest.iter().take_while(name).count();
    // In a headline everything has a capital; "in Private-Equity Support" names no place, nor do "GPUs".
    let small = words.iter().filter(|word| word.sort == Sort::Small).count();
    let capital = words.iter().filter(|word| word.sort == Sort::Capital).count();
    let is_joined = rest.get(count).is_some_and(|word| word.folded == "-");
    (count > 0 && small >= capital && !is_joined).then_some(at..at + 1 + article + count)
}

#[cfg(test)]
mod tests {
    use super::super::words::{cut, first_at};
    use super::*;
    use crate::pack::lexicon::Lexicon;

    fn check(text: &str, scope: Option<&str>) {
        let (start, end) = (text.find('[').unwrap_or(0), text.find(']').unwrap_or(0));
        let plain = text.replace(['[', ']'], "");
        let words = cut(&plain, 0..plain.len(), Lexicon::builtin());
        let from = first_at(&words, end - 1);
        assert!(start < end, "{text} marks its figure");
        assert_eq!(of(&plain, &words, from, &|w| w.folded == "june").as_deref(), scope, "{text}");
    }

    #[test]
    fn what_limits_a_figure_stands_behind_it_or_opens_the_sentence() {
        check("Acme employs [5,000 people] in Norland.", Some("in norland"));
        check("In the South, Acme employs [5,000 people].", Some("in the south"));
        check("Acme pays [$5 million] for it, including debt.", Some("including debt"));
        check(
            "Revenue was [$5 million], excluding one-off gains.",
            Some("excluding one-off gains"),
        );
        check("Acme paid [$5 million] in June.", None);
        check("Acme pays [$5 million] for the yard in Norland.", None);
    }
}
