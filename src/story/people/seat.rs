//! Where a post is held: "chief executive of Acme", "Acme's chief executive", "its chief executive", "head of research".

use std::ops::Range;

use super::Named;
use super::titles::TITLE_FORMS;
use crate::story::page::tables::{GRAMMAR, is_of_calendar};
use crate::story::page::word::{Sort, fold};
use crate::story::page::{Page, Part};
use crate::value::Name;

/// Where a post is held, as its sentence tells it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Seat {
    /// In an organization, or a place, that is named.
    At(Name),
    /// Nothing is said of it, or "the company's" only.
    Untold,
    /// Somewhere that is not named: "its", "the hospital's".
    Unknown,
    /// In a field or a part: "head of research", "security chief", "retail chief executive".
    Part,
}

/// Where the post of a person is held that stands at these bytes; `earlier` are the persons named so far.
pub(crate) fn seat(
    post: &Range<usize>,
    one: &Named,
    earlier: &[Named],
    page: &Page,
    text: &str,
) -> Seat {
    let behind = text.get(post.end..).unwrap_or_default();
    let of = |text: &str| [" of ", " at ", " for "].into_iter().find(|of| text.starts_with(of));
    if let Some(of) = of(behind) {
        return named_first(behind.get(of.len()..).unwrap_or_default());
    }
    let before = before(post.start, one, earlier, page, text);
    // "CEO Bo Rask of Acme"
    if before == Seat::Untold && post.end + 1 == one.range.start {
        let behind = text.get(one.range.end..).unwrap_or_default();
        let named = of(behind).map(|of| named_first(behind.get(of.len()..).unwrap_or_default()));
        return named.filter(|seat| matches!(seat, Seat::At(_))).unwrap_or(before);
    }
    before
}

/// Whether the words between a post and a name say where it is held and no more: "the chief executive of Acme, Bo Rask".
pub(super) fn is_place(between: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let place = [" of ", " at "].into_iter().find_map(|of| between.strip_prefix(of));
    let Some((place, title)) = place.and_then(|place| place.split_once(", ")) else { return false };
    let is_part = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "of" | "the")
    };
    let title = title.trim_end_matches([' ', '.']);
    place.split(' ').count() <= MOST_WORDS
        && place.split(' ').all(is_part)
        && place.contains(char::is_uppercase)
        && (title.is_empty() || TITLES.contains(&title))
}

/// Titles of courtesy between a post and a name.
const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Prof", "Sir", "Dame", "Lord", "Lady"];

/// What a text begins with behind "of": a name, the company, or a field.
fn named_first(rest: &str) -> Seat {
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let mut name: Vec<&str> = Vec::new();
    let mut words = rest.split([' ', '\n']).peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_end_matches(CLOSING);
        let is_of = matches!(word, "of" | "and" | "&" | "for");
        let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
        if is_of && !name.is_empty() {
            let next = words.peek().copied();
            let next = next.filter(|next| is_capital(next) || *next == "the");
            match (word, next) {
                ("of", Some(_)) => {}
                // "Chairman of Acme and Brask", "head of Acme for Asia"
                (_, Some(_)) => return Seat::Part,
                _ => break,
            }
        } else if name.last() == Some(&"of") && word == "the" {
        } else if !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || is_of_calendar(&fold(bare))
        {
            break;
        }
        if is_owner(bare) {
            // "Chief executive of Acme's retail arm"
            return Seat::Part;
        }
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    if name.iter().any(|word| word.starts_with(char::is_uppercase)) {
        return Seat::At(Name::new(&name.join(" ")));
    }
    let first = rest.split(' ').next().unwrap_or_default().trim_end_matches(CLOSING);
    match first {
        _ if COMPANY.contains(&first) => Seat::Untold,
        "its" | "their" | "a" | "an" | "this" | "that" | "our" | "his" | "her" => Seat::Unknown,
        _ => Seat::Part,
    }
}

/// Marks behind a word.
const CLOSING: &[char] = &[',', '.', ';', ':', ')', '"', '”', '?', '!'];

/// Whether a word is one to whom something belongs.
fn is_owner(word: &str) -> bool {
    ["'s", "’s", "s'", "s’"].iter().any(|ending| word.ends_with(ending))
}

/// What stands before a post: whose it is.
fn before(at: usize, one: &Named, earlier: &[Named], page: &Page, text: &str) -> Seat {
    let sentence = &page.sentences[one.sentence];
    let own = page.words.get(sentence.words.clone()).unwrap_or_default();
    let own = &own[..own.partition_point(|word| word.end as usize <= at)];
    let Some((last, others)) = own.split_last() else { return Seat::Untold };
    // "Then-CEO", and what stands behind a comma.
    let between = text.get(last.end as usize..at);
    match between {
        Some(" " | "' " | "’ ") => {}
        Some(between) if between.starts_with('-') => return Seat::Unknown,
        _ => return Seat::Untold,
    }
    let written = last.of(text);
    let is_in_name = last.start as usize >= one.range.start && last.end as usize <= one.range.end;
    if is_in_name || last.sort == Sort::Light || last.sort == Sort::Heavy {
        return Seat::Untold;
    }
    if written == "its" {
        return meant(last.start as usize, one.sentence, earlier, page, text);
    }
    if OTHERS.contains(&fold(written).as_str()) {
        return Seat::Unknown;
    }
    // The apostrophe of "Bridges'" is no part of the word.
    let owner = is_owner(written) || between != Some(" ");
    // "Acme Corporation's": a name may end in a common noun.
    let is_capital = written.starts_with(char::is_uppercase);
    let ends_name = is_capital && others.last().is_some_and(|word| word.sort == Sort::Name);
    if last.sort == Sort::Name || ends_name || owner && last.sort == Sort::First {
        if TITLE_FORMS.binary_search(&last.form).is_ok() && !owner {
            return Seat::Untold;
        }
        let mut start = last.start as usize;
        let mut words = others.iter().rev().peekable();
        while let Some(word) = words.next() {
            let is_joined = text.get(word.end as usize..start) == Some(" ");
            let is_of = word.of(text) == "of"
                && words.peek().is_some_and(|before| before.sort == Sort::Name);
            // "BRASK International": the first word of a sentence may be that of a name.
            let is_name = matches!(word.sort, Sort::Name | Sort::First);
            let is_part = is_name && !is_owner(word.of(text)) || is_of;
            if !is_joined || !is_part {
                break;
            }
            start = word.start as usize;
        }
        let name = text.get(start..last.end as usize).unwrap_or_default();
        // "Tolsen's deputy": a person is no organization. Two capital words may be either.
        let is_short = !name.contains(' ');
        if is_short && is_person(&(start..last.end as usize), earlier, page) {
            return Seat::Unknown;
        }
        let name = name.trim_end_matches(['\'', '’']);
        let name = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name);
        return match is_adjective(name) {
            true => Seat::Unknown,
            false => Seat::At(Name::new(name)),
        };
    }
    let word = fold(written);
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    match () {
        () if COMPANY.contains(&word) => Seat::Untold,
        () if owner => Seat::Unknown,
        () if GRAMMAR.binary_search(&word).is_ok() || SAYING.contains(&word) => Seat::Untold,
        () if last.sort == Sort::Grammar || PLAIN.contains(&word) => Seat::Untold,
        () if word.ends_with("ed") || word.ends_with("ing") => Seat::Untold,
        () => Seat::Part,
    }
}

/// Whether a word before a post may be of a land: "the French president".
fn is_adjective(name: &str) -> bool {
    let endings = ["ish", "ese", "ian", "ean", "can", "nch", "tch", "man", "ai", "li", "qi"];
    !name.contains(' ') && endings.iter().any(|ending| name.ends_with(ending))
}

/// Whether capital words name a person: one whom a sentence of the page names in full. Those of a title may be no name.
fn is_person(range: &Range<usize>, named: &[Named], page: &Page) -> bool {
    let is_full = |one: &Named| one.is_full && page.sentences[one.sentence].part != Part::Title;
    let is_here = |one: &&Named| one.range.start < range.end && range.start < one.range.end;
    let mut here = named.iter().filter(is_here);
    here.any(|one| named.iter().any(|full| full.person == one.person && is_full(full)))
}

/// What "its" stands for: the only thing that is named before it in its sentence, or in the sentence before.
fn meant(at: usize, sentence: usize, earlier: &[Named], page: &Page, text: &str) -> Seat {
    for sentence in [Some(sentence), sentence.checked_sub(1)].into_iter().flatten() {
        let first = page.runs.partition_point(|run| run.sentence < sentence);
        let runs = page.runs[first..].iter().take_while(|run| run.sentence == sentence);
        let mut names: Vec<Name> = Vec::new();
        for run in runs {
            let words = page.words.get(run.words.clone()).unwrap_or_default();
            let (Some(start), Some(end)) = (words.first(), words.last()) else { continue };
            let range = start.start as usize..end.end as usize;
            let is_name = words.iter().any(|word| word.sort == Sort::Name);
            if range.end > at || !is_name || is_person(&range, earlier, page) {
                continue;
            }
            // "It bought Acme": of Acme the sentence does not speak.
            let before = page.words.get(page.sentences[sentence].words.start..run.words.start);
            let before = before.unwrap_or_default();
            let is_behind_of =
                before.last().is_some_and(|word| PREPOSITIONS.contains(&word.of(text)));
            if before.len() > BEFORE_SUBJECT || is_behind_of {
                return Seat::Unknown;
            }
            let written = text.get(range).unwrap_or_default();
            let written = written.rsplit_once("'s ").map_or(written, |(_, own)| own);
            names.push(Name::new(written.trim_end_matches("'s").trim_end_matches("’s")));
        }
        match names.split_first() {
            Some((first, others)) if others.iter().all(|other| other == first) => {
                return Seat::At(first.clone());
            }
            Some(_) => return Seat::Unknown,
            None => {}
        }
    }
    Seat::Unknown
}

/// How many words may stand before the name that "its" stands for.
const BEFORE_SUBJECT: usize = 4;
/// Words before a name that is not what its sentence speaks of.
const PREPOSITIONS: &[&str] =
    &["against", "at", "by", "for", "from", "in", "of", "on", "than", "to", "with"];

/// Words for whoever is not named.
const OTHERS: &[&str] = &["their", "his", "her", "whose", "our", "my", "your", "another", "rival"];
/// Words for the organization that a whole article is about.
const COMPANY: &[&str] =
    &["bank", "business", "club", "company", "corporation", "firm", "group", "maker"];
/// Verbs of saying before whom they are said of.
const SAYING: &[&str] = &["say", "says", "said", "told", "tells", "writes", "wrote", "warns", "by"];
/// Words before a post that say nothing of it.
const PLAIN: &[&str] = &["new", "current", "then", "longtime", "late", "long-time", "top", "with"];
