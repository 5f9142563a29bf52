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
            return (range.start..end, named(&fields.replace(',', "")));
        }
        if let Some(field) = FIELDS.iter().find(|field| begins(of, field)) {
            return (range.start..text.len() - of.len() + field.len(), named(field));
        }
        let words: Vec<&str> = of.split(' ').take(MOST_WORDS).take_while(is_part).collect();
        let wording = words.join(" ");
        let name = wording.split([',', '.', ';', ':', ')']).next().unwrap_or_default();
        let end = text.len() - of.len() + name.len();
        if !name.is_empty() && !name.ends_with(" and") && !name.starts_with("State") {
            return (range.start..end, named(name));
        }
    }
    let before = text.get(base..range.start).unwrap_or_default();
    let words = before.strip_suffix(' ').map(|before| before.rsplit(' ').take(MOST_WORDS));
    // "Rask, CITIZEN PROTECTION Minister": the field begins behind the comma.
    let is_own = |word: &&str| is_part(word) && !word.ends_with(',');
    let words: Vec<&str> = words.into_iter().flatten().take_while(is_own).collect();
    let mut words: Vec<&str> = words.into_iter().rev().skip_while(|word| *word == "and").collect();
    if words.first().is_some_and(|word| matches!(*word, "The" | "A")) {
        words.remove(0);
    }
    let is_plain = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    if words.is_empty() || !words.iter().all(is_plain) {
        return (range, post);
    }
    let name = words.join(" ");
    (range.start - name.len() - 1..range.end, named(&name))
}

/// The post of who has a field, under one name where lands call it by several.
fn named(field: &str) -> String {
    let field = field.to_lowercase();
    let one = SAME.iter().find(|(names, _)| names.contains(&field.as_str()));
    format!("{} minister", one.map_or(field.as_str(), |(_, name)| *name))
}

/// Names of one field.
const SAME: &[(&[&str], &str)] = &[
    (&["defense", "national defence", "national defense"], "defence"),
    (&["economic affairs", "economics"], "economy"),
    (&["external affairs", "foreign affairs"], "foreign"),
    (&["home", "home affairs", "internal affairs"], "interior"),
    (&["labor"], "labour"),
    (&["transportation"], "transport"),
];

/// Whether a text begins with some words, and no longer ones: "defence", but no "defences".
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Fields of ministers as they stand behind "minister of" in small letters.
const FIELDS: &[&str] = &[
    "agriculture",
    "culture",
    "defence",
    "defense",
    "economic affairs",
    "education",
    "energy",
    "environment",
    "finance",
    "foreign affairs",
    "health",
    "home affairs",
    "industry",
    "interior",
    "justice",
    "labour",
    "public works",
    "rural affairs",
    "tourism",
    "trade",
    "transport",
];

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
