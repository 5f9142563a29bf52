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
        if let Some(fields) = several(of) {
            let end = text.len() - of.len() + fields.len();
            return (
                range.start..end,
                format!("{} minister", fields.to_lowercase().replace(',', "")),
            );
        }
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

/// Several fields of one minister: "Trade, Science and Industry".
fn several(of: &str) -> Option<&str> {
    let is_field = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = of.split(' ').take(MOST_LISTED);
    let first = words.next().filter(|word| is_field(word) && word.ends_with(','))?;
    let mut length = first.len();
    let mut is_last = false;
    for word in words {
        length += 1 + word.len();
        match word {
            _ if is_last => {
                let name = of.get(..length)?.trim_end_matches(|c: char| !c.is_alphanumeric());
                return is_field(word).then_some(name);
            }
            "and" => is_last = true,
            // "Rural Affairs, Water and Mines": a field may have several words.
            _ if is_field(word) => {}
            _ => return None,
        }
    }
    None
}

/// How many words the fields of a minister have at most.
const MOST_LISTED: usize = 8;

/// How many words the field of a minister has at most.
const MOST_WORDS: usize = 4;
