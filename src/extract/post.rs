//! Posts of declared persons: "Initech's CEO, Ada Quist", "Quist, who now leads Hooli's lab".
//!
//! Only persons and organizations that a desk declares take part, so a capital letter alone names nobody.

use std::ops::Range;
use std::sync::Arc;

use crate::read::{Named, Vocabulary, posts};
use crate::value::{Name, Role};

/// A post that a declared person holds, as a sentence tells it.
pub(super) struct Held {
    /// Who.
    pub(super) person: Arc<str>,
    /// The post, and where.
    pub(super) role: Role,
    /// Where the post stands in the sentence.
    pub(super) range: Range<usize>,
}

/// The posts that a sentence gives to declared persons.
pub(super) fn held(text: &str, vocabulary: &Vocabulary) -> Vec<Held> {
    let mut found = Vec::new();
    let mut titles = None;
    for person in vocabulary.named().iter().filter(|named| named.is_person()) {
        for name in person.find(text) {
            let titles = titles.get_or_insert_with(|| posts(text, vocabulary.lexicon()));
            for (range, post) in titles.iter().filter(|(_, post)| !is_past(post)) {
                let Some(organization) = organization(text, &name, range, vocabulary) else {
                    continue;
                };
                let role = Role { post: post.as_str().into(), organization, within: None };
                found.push(Held { person: Arc::clone(&person.name), role, range: range.clone() });
            }
            found.extend(leads(text, person, &name, vocabulary));
        }
    }
    found.dedup_by(|a, b| a.range == b.range && a.person == b.person);
    found
}

/// Where a post is held that stands beside a person's name: `None` where it does not, and no name where the
/// sentence does not say.
fn organization(
    text: &str,
    person: &Range<usize>,
    post: &Range<usize>,
    vocabulary: &Vocabulary,
) -> Option<Option<Name>> {
    if post.end <= person.start {
        // "Initech CEO Ada Quist", "Initech's CEO, Ada Quist", "Ada Quist's deputy" not.
        let between = text.get(post.end..person.start)?;
        if matches!(between, " " | ", ") {
            return Some(before(text, post.start, vocabulary));
        }
        let at = behind(between, vocabulary)?;
        return between.ends_with([' ', ',']).then_some(Some(at));
    }
    // "Ada Quist, chief executive of Initech", "Ada Quist, the Initech CEO".
    let between = text.get(person.end..post.start)?.strip_prefix([',', ' '])?;
    let words: Vec<&str> = between.split_whitespace().collect();
    const LINKS: &[&str] = &["the", "a", "its", "is", "as", "became", "becomes", "who", "now"];
    if words.iter().all(|word| LINKS.contains(word)) {
        let after = text.get(post.end..)?;
        return Some(behind(after, vocabulary).or_else(|| before(text, post.start, vocabulary)));
    }
    let ahead = before(text, post.start, vocabulary)?;
    let lead = between.trim_start_matches("the ").trim();
    let is_only = lead.trim_end_matches("’s").trim_end_matches("'s");
    vocabulary.named().iter().any(|n| n.goes_by(is_only)).then_some(Some(ahead))
}

/// The declared organization whose name ends right before a post.
fn before(text: &str, post: usize, vocabulary: &Vocabulary) -> Option<Name> {
    let ahead = text.get(..post)?.trim_end();
    let ahead =
        ahead.strip_suffix("led by").map_or(ahead, |led| led.trim_end().trim_end_matches(','));
    let ahead = ahead.strip_suffix("’s").or_else(|| ahead.strip_suffix("'s")).unwrap_or(ahead);
    organizations(vocabulary).find_map(|named| {
        let last = named.find(ahead).pop()?;
        (last.end == ahead.len()).then(|| Name::new(&named.name))
    })
}

/// The declared organization that a post is said to be at: "of Initech", "at the Hooli lab".
fn behind(text: &str, vocabulary: &Vocabulary) -> Option<Name> {
    let rest = [" of ", " at ", " for "].iter().find_map(|word| text.strip_prefix(word))?;
    starts(rest, vocabulary)
}

/// The declared organization that a text begins with.
fn starts(text: &str, vocabulary: &Vocabulary) -> Option<Name> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    organizations(vocabulary).find_map(|named| {
        let first = named.find(text).into_iter().next()?;
        (first.start == 0).then(|| Name::new(&named.name))
    })
}

fn organizations(vocabulary: &Vocabulary) -> impl Iterator<Item = &Named> {
    vocabulary.named().iter().filter(|named| !named.is_person())
}

/// "Ada Quist, now leads Hooli's lab": the head of it.
fn leads(text: &str, person: &Named, name: &Range<usize>, vocabulary: &Vocabulary) -> Option<Held> {
    const VERBS: &[&str] = &["leads ", "heads ", "runs ", "oversees "];
    let after = text.get(name.end..)?;
    let rest = after.trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix("who ").unwrap_or(rest);
    let rest = rest.strip_prefix("now ").unwrap_or(rest);
    let verb = VERBS.iter().find(|verb| rest.starts_with(**verb))?;
    let organization = starts(rest.get(verb.len()..)?, vocabulary)?;
    let start = text.len() - rest.len();
    let found = organizations(vocabulary).find(|named| *named.name == *organization.text)?;
    let end = start + verb.len() + found.find(rest.get(verb.len()..)?).first()?.end;
    Some(Held {
        person: Arc::clone(&person.name),
        role: Role { post: "head".into(), organization: Some(organization), within: None },
        range: start..end,
    })
}

/// Whether a post is no longer held, or not yet.
fn is_past(post: &str) -> bool {
    let first = post.split([' ', '-']).next().unwrap_or_default();
    ["former", "ex", "outgoing", "incoming", "deputy", "vice"].contains(&first)
}
