//! Slips in names: one person's name that two articles write in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::swapped;
use super::titles::TITLE_FORMS;
use crate::finding::Severity;
use crate::similar::{is_slip, likeness, slips};
use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Run, Sides, Spot, is_name, is_upper};
use crate::story::page::word::{Word, fold};
use crate::value::{Meaning, Name};

/// A person's name as written: a first name, perhaps an initial, a last name.
#[derive(Clone, Debug)]
struct Written {
    spot: Spot,
    first: String,
    initial: Option<String>,
    last: String,
    /// Whether it may have a word too many before it, which is no part of it: "Brigadier Ada Tolsen".
    has_title: bool,
}

/// The slips in names among the pages. Each name that takes part becomes a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let mut all: Vec<Written> = Vec::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        collect(index, page, text, &mut all);
    }
    let mut by_first: BTreeMap<&str, Vec<&Written>> = BTreeMap::new();
    for name in &all {
        by_first.entry(&name.first).or_default().push(name);
    }
    let mut slips: Vec<Sides> = Vec::new();
    for names in by_first.values() {
        let lasts = names.iter().map(|n| n.last.as_str()).filter(|last| last.len() >= 5);
        for (a, b) in slipped(lasts) {
            let of = |last: &str| -> Vec<&Written> {
                names.iter().filter(|n| n.last == last).copied().collect()
            };
            let (a, b) = (of(a), of(b));
            // What always has a capital word before it may be a part of a longer name.
            if a.iter().chain(&b).all(|name| name.has_title) {
                continue;
            }
            let sides = [spots(a.iter()), spots(b.iter())];
            let why = "The names differ by a letter or two.";
            slips.push(match are_transcriptions(&a[0].last, &b[0].last) {
                true => Sides::lead(sides, why, "They may be transcribed in two ways.", OTHER_FORM),
                false => Sides::warning(sides, why),
            });
        }
        slips.extend(initials(names));
        slips.extend(begin_alike(names));
    }
    let mut by_last: BTreeMap<&str, Vec<&Written>> = BTreeMap::new();
    for name in &all {
        by_last.entry(&name.last).or_default().push(name);
    }
    for names in by_last.values() {
        let names: Vec<&Written> = names.iter().filter(|n| !n.has_title).copied().collect();
        let firsts = names.iter().map(|n| n.first.as_str()).filter(|first| first.len() >= 5);
        for (a, b) in slipped(firsts) {
            if is_other_form(a, b) {
                continue;
            }
            let of = |first: &str| spots(names.iter().filter(|n| n.first == first));
            let why = "The first names differ by a letter or two.";
            // Another vowel in its place is a slip of the hand: "Leonard", "Leonord".
            let is_vowel = a.chars().count() == b.chars().count() && consonants(a) == consonants(b);
            slips.push(match sound(a) == sound(b) && !is_vowel {
                true => {
                    let doubt = "They may be one name of another language, written in two ways.";
                    Sides::lead([of(a), of(b)], why, doubt, OTHER_FORM)
                }
                false => Sides::warning([of(a), of(b)], why),
            });
        }
        for (a, b) in spelled_alike(names.iter().map(|n| n.first.as_str())) {
            let of = |first: &str| spots(names.iter().filter(|n| n.first == first));
            let why = "The first name is spelled in two ways.";
            slips.push(Sides::warning([of(a), of(b)], why));
        }
    }
    for names in by_last.values() {
        let firsts = names.iter().filter(|n| !n.has_title).map(|n| n.first.as_str());
        if let Some((a, b)) = other_forms(firsts) {
            let of = |first: &str| spots(names.iter().filter(|n| n.first == first));
            let why = "The first name is spelled in two ways.";
            let doubt = "A lead only: they may be two forms of it, or two of one family.";
            slips.push(Sides::lead([of(a), of(b)], why, doubt, OTHER_FORM));
        }
    }
    slips.extend(swapped::find(pages, texts));
    // An article that writes both knows two who are named nearly alike.
    slips.retain(|slip| !slip.share_a_page());
    let meaning = |wording: &str| Meaning::Name(Name::new(wording));
    // Of whom it is said tells the name itself, not what else both sentences name.
    let about = |slip: Sides| {
        let first = slip.sides[0].first().filter(|_| slip.severity == Severity::Note);
        let name = first.and_then(|spot| texts[spot.page].get(spot.range.clone()));
        Sides { about: name.map(str::to_owned), ..slip }
    };
    let slips: Vec<Sides> = slips.into_iter().map(about).collect();
    slips.into_iter().map(|slip| slip.clash(pages, texts, &meaning)).collect()
}

/// Two that differ by a slip, not by how a language is transcribed or by grammar.
fn slipped<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    let parts: Vec<&str> = parts.collect::<BTreeSet<&str>>().into_iter().collect();
    let mut found = Vec::new();
    for (i, a) in parts.iter().enumerate() {
        for b in parts.iter().skip(i + 1) {
            if is_slip(a, b) && transcribed(a) != transcribed(b) && !is_inflected(a, b) {
                found.push((*a, *b));
            }
        }
    }
    found
}

/// Whether two names differ in two places and in none of their consonants, as transcriptions from another script do.
fn are_transcriptions(a: &str, b: &str) -> bool {
    // "Refaat", "Rifaat": a long vowel is written twice of Arabic alone.
    let is_long = |name: &str| name.contains("aa");
    consonants(a) == consonants(b) && (slips(a, b) > 1 || is_long(a) && is_long(b))
}

/// The consonants of a name, doubled ones once.
pub(super) fn consonants(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.dedup();
    letters.into_iter().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')).collect()
}

/// How a first name sounds: its consonants, the voiced ones as the others. Whoever writes down a name of another language
/// hears the vowels between them in more ways than one.
fn sound(name: &str) -> String {
    let plain = |c: char| match c {
        'b' => 'p',
        'd' => 't',
        'g' => 'k',
        'v' | 'w' => 'f',
        'z' => 's',
        c => c,
    };
    let mut letters: Vec<char> = consonants(&transcribed(name)).chars().map(plain).collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// First names that sound alike and are spelled in two ways: one person has but one of them.
fn spelled_alike<'a>(firsts: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    let firsts: Vec<&str> = firsts.collect::<BTreeSet<&str>>().into_iter().collect();
    let alike = |a: &str, b: &str| ALIKE.iter().any(|set| set.contains(&a) && set.contains(&b));
    let pairs = firsts.iter().enumerate().flat_map(|(i, a)| {
        let others = firsts.iter().skip(i + 1).filter(|b| alike(a, b) && !is_slip(a, b));
        others.map(|b| (*a, *b)).collect::<Vec<_>>()
    });
    pairs.collect()
}

/// First names that differ at their end alone, where they are the only two: "Tomas" and "Tomasz".
fn other_forms<'a>(firsts: impl Iterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
    let firsts: Vec<&str> = firsts.collect::<BTreeSet<&str>>().into_iter().collect();
    let [a, b] = firsts[..] else { return None };
    let are_alike = ALIKE.iter().any(|set| set.contains(&a) && set.contains(&b));
    let is_short = a.len().min(b.len()) < 4;
    (is_other_form(a, b) && !are_alike && !is_short && !are_of_two_genders(a, b)).then_some((a, b))
}

/// Whether two first names differ by what tells a woman's from a man's alone: "Daniel" and "Daniela".
fn are_of_two_genders(a: &str, b: &str) -> bool {
    let stem = |name: &str| name.trim_end_matches(['a', 'e', 'o', 'i']).to_owned();
    stem(a) == stem(b)
}

/// How sure it is that two first names that differ at their end are of one person, in thousandths.
const OTHER_FORM: i64 = 350;

/// English first names that sound alike.
pub(crate) const ALIKE: &[&[&str]] = &[
    &["alan", "allan", "allen"],
    &["anne", "ann"],
    &["brian", "bryan"],
    &["carl", "karl"],
    &["catherine", "katherine", "kathryn", "catharine"],
    &["eric", "erik"],
    &["geoffrey", "jeffrey", "jeffery"],
    &["graham", "graeme"],
    &["john", "jon"],
    &["marc", "mark"],
    &["sean", "shaun", "shawn"],
    &["steven", "stephen", "stephan"],
    &["stuart", "stewart"],
    &["tracy", "tracey"],
];

/// Of one first name two family names that begin alike: one may have been taken for the other.
fn begin_alike(names: &[&Written]) -> Vec<Sides> {
    let own = names.iter().filter(|name| !name.has_title && name.last.len() > HEAD);
    let lasts: Vec<&str> =
        own.map(|name| name.last.as_str()).collect::<BTreeSet<&str>>().into_iter().collect();
    let of = |last: &str| spots(names.iter().filter(|name| name.last == last));
    let mut found = Vec::new();
    for (i, a) in lasts.iter().enumerate() {
        for b in &lasts[i + 1..] {
            let begin = a.get(..HEAD).is_some_and(|head| b.get(..HEAD) == Some(head));
            let is_slip = is_slip(a, b) || transcribed(a) == transcribed(b) || is_inflected(a, b);
            if begin && !is_slip && likeness(a, b) >= ALIKE_ENOUGH {
                let why = "The family names begin alike, and the first name is the same.";
                let doubt = "A lead only: they may be two persons.";
                found.push(Sides::lead([of(a), of(b)], why, doubt, OTHER_FORM));
            }
        }
    }
    found
}

/// So many letters of two family names that begin alike are the same,
const HEAD: usize = 4;
/// and so much alike are they as a whole (Jaro-Winkler).
const ALIKE_ENOUGH: f64 = 0.85;

/// Richard F. and Richard A. of one last name.
fn initials(names: &[&Written]) -> Vec<Sides> {
    let mut by_last: BTreeMap<&str, BTreeMap<&str, Vec<Spot>>> = BTreeMap::new();
    for name in names {
        if let Some(initial) = &name.initial {
            let spots = by_last.entry(&name.last).or_default().entry(initial).or_default();
            spots.push(name.spot.clone());
        }
    }
    let why = "One name has two middle initials.";
    let pairs = by_last.into_values().filter_map(|spots| {
        <[Vec<Spot>; 2]>::try_from(spots.into_values().collect::<Vec<_>>()).ok()
    });
    pairs.map(|sides| Sides::warning(sides, why)).collect()
}

fn spots<'a, 'b: 'a>(names: impl Iterator<Item = &'a &'b Written>) -> Vec<Spot> {
    names.map(|name| name.spot.clone()).collect()
}

/// Whether two words differ by an ending of grammar alone: plural or possessive, a land and what is of it.
fn is_inflected(a: &str, b: &str) -> bool {
    const ENDINGS: &[&str] = &["s", "es", "n", "an", "ian", "y", "ish", "ic"];
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let stem = |word: &str| {
        ["ic", "ers", "ry", "s"].iter().find_map(|e| word.strip_suffix(e)).map(str::to_owned)
    };
    // "Central", "Centrale": an adjective that two languages share.
    let is_of_two_languages =
        ["al", "an", "ic"].iter().any(|end| short.ends_with(end)) && is_vowel_more(short, long);
    is_of_two_languages
        || long.strip_prefix(short).is_some_and(|ending| ENDINGS.contains(&ending))
        || stem(a).is_some_and(|a| stem(b).is_some_and(|b| a == b))
}

/// Whether the longer word is the shorter with a vowel behind it.
fn is_vowel_more(short: &str, long: &str) -> bool {
    long.strip_prefix(short).is_some_and(|ending| matches!(ending, "a" | "e" | "o"))
}

/// Whether two first names differ at their end alone: forms of one name, for two people of one family
/// or in two languages.
pub(crate) fn is_other_form(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    common + 2 >= a.chars().count().max(b.chars().count())
}

/// A name without what languages transcribe in different ways.
pub(super) fn transcribed(name: &str) -> String {
    // "Chepng'etich", "Ohtani", "Itoh": what some leave out.
    let mut plain = name.replace(['\'', '’'], "");
    let behind_o = |name: &str| name.chars().nth(2).is_some_and(|c| !"aeiouy".contains(c));
    if plain.starts_with("oh") && behind_o(&plain) {
        plain.remove(1);
    }
    if plain.ends_with("oh") {
        plain.pop();
    }
    for (from, to) in TRANSCRIBED {
        plain = plain.replace(from, to);
    }
    let mut letters: Vec<char> = plain.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

const TRANSCRIBED: &[(&str, &str)] = &[
    // British and American.
    ("tre", "ter"),
    ("isation", "ization"),
    ("ence", "ense"),
    // Scripts of other languages.
    ("iev", "ev"),
    ("ye", "e"),
    ("ea", "i"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ie", "i"),
    ("ey", "i"),
    ("y", "i"),
    ("j", "i"),
    ("kh", "h"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("ph", "f"),
    ("w", "v"),
    ("zh", "z"),
    ("sh", "s"),
    ("ts", "z"),
    ("th", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("bh", "b"),
    ("e", "a"),
    ("o", "u"),
];

/// The names of persons in a page.
fn collect(index: usize, page: &Page, text: &str, all: &mut Vec<Written>) {
    for Run { sentence, words } in &page.runs {
        if words.len() < 2 {
            continue;
        }
        let run = page.words.get(words.clone()).unwrap_or_default();
        let run = without_titles(run);
        let parts: Vec<&str> = run.iter().map(|w| w.of(text)).collect();
        let long = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count();
        let mut run = run;
        let mut has_title = false;
        let (first, initial, last) = match parts[..] {
            [first, last] if run.iter().all(|w| is_name(w, text)) => (first, None, last),
            [first, initial, last]
                if run.iter().all(|w| is_name(w, text)) && long(initial) == 1 =>
            {
                (first, Some(fold(initial)), last)
            }
            [_, first, last] if run.iter().all(|w| is_name(w, text)) => {
                has_title = true;
                run = run.get(1..).unwrap_or_default();
                (first, None, last)
            }
            _ => continue,
        };
        if long(first) < 3 || long(last) < 3 || is_upper(first) || is_upper(last) {
            continue;
        }
        let (Some(start), Some(end)) = (run.first(), run.last()) else { continue };
        let mut range = start.start as usize..end.end as usize;
        for ending in ["'s", "’s"] {
            if last.ends_with(ending) {
                range.end -= ending.len();
            }
        }
        all.push(Written {
            spot: Spot { page: index, sentence: *sentence, range },
            first: fold(first),
            initial,
            last: fold(last),
            has_title,
        });
    }
}

/// A run of capital words without what stands before a person's name: "Prime Minister Ada Tolsen".
fn without_titles(run: &[Word]) -> &[Word] {
    let is_title = |word: &&Word| TITLE_FORMS.binary_search(&word.form).is_ok();
    match run.iter().rposition(|word| is_title(&word)) {
        Some(title) => run.get(title + 1..).unwrap_or_default(),
        None => run,
    }
}
