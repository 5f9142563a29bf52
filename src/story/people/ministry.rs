//! Ministers and their fields: "Minister for Rural Affairs", "Rural Affairs Minister".

use std::ops::Range;

/// A minister's post, its field included, and where its words stand in the sentence that begins at `base`.
pub(crate) fn with_field(
    range: Range<usize>,
    post: String,
    base: usize,
    text: &str,
) -> (Range<usize>, String) {
    if post != "minister" {
        return (range, post);
    }
    let is_part = |word: &&str| word.starts_with(char::is_uppercase) || *word == "and";
    let behind = text.get(range.end..).unwrap_or_default();
    let of = ["for", "of"]
        .iter()
        .find_map(|of| behind.strip_prefix(' ')?.strip_prefix(*of)?.strip_prefix(' '));
    if let Some(of) = of {
        let of = of.strip_prefix("the ").unwrap_or(of);
        let words: Vec<&str> = of.split(' ').take(MOST_WORDS).take_while(is_part).collect();
        let wording = words.join(" ");
        let name = wording.split([',', '.', ';', ':', ')']).next().unwrap_or_default();
        let end = text.len() - of.len() + name.len();
        if !name.is_empty() && !name.ends_with(" and") && !name.starts_with("State") {
            return (range.start..end, format!("{} minister", name.to_lowercase()));
        }
    }
    let before = text.get(base..range.start).unwrap_or_default();
    let words = before.strip_suffix(' ').map(|before| before.rsplit(' ').take(MOST_WORDS));
    let words: Vec<&str> = words.into_iter().flatten().take_while(is_part).collect();
    let mut words: Vec<&str> = words.into_iter().rev().skip_while(|word| *word == "and").collect();
    if words.first().is_some_and(|word| matches!(*word, "The" | "A")) {
        words.remove(0);
    }
    let is_plain = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    if words.is_empty() || !words.iter().all(is_plain) {
        return (range, post);
    }
    let name = words.join(" ");
    (range.start - name.len() - 1..range.end, format!("{} minister", name.to_lowercase()))
}

/// How many words the field of a minister has at most.
const MOST_WORDS: usize = 4;
