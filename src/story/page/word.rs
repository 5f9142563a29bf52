//! The words of a sentence as alignment sees them: roots, so that "acquired" and "acquisition" are one.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use foldhash::fast::FixedState;
use siphasher::sip::SipHasher13;

use super::cue::{self, Cue};
use super::tables::{GRAMMAR, HEAVY, KIN, LIGHT, is_of_calendar};
use crate::extract::is_common;
use crate::value::{LEGAL_FORMS, without_accent};

/// A root, as a hash: words of one root have one number, whatever article they stand in.
pub(crate) type Root = u64;

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// First byte in the prose.
    pub(crate) start: u32,
    /// One past its last byte.
    pub(crate) end: u32,
    /// Its root.
    pub(crate) root: Root,
    /// Its folded form, as a hash.
    pub(crate) form: Root,
    /// What sort of word it is.
    pub(crate) sort: Sort,
    /// What it says of a value in its clause,
    pub(crate) cue_in_clause: Option<Cue>,
    /// and of one beside it.
    pub(crate) cue_beside: Option<Cue>,
}

/// What sort of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A word that says something.
    Content,
    /// A word of grammar, which says nothing by itself.
    Grammar,
    /// A capitalised word: a name or a part of one.
    Name,
    /// The first word of a sentence, capitalised as all first words are.
    First,
    /// Digits.
    Figure,
    /// A comma, a bracket, a conjunction: what parts clauses lightly.
    Light,
    /// A semicolon, a dash, "while", "who": what parts them well.
    Heavy,
}

impl Word {
    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether it can tell what a value is of.
    pub(crate) fn says_something(&self) -> bool {
        matches!(self.sort, Sort::Content | Sort::Name | Sort::First)
    }
}

/// The names among words.
pub(crate) fn names_among(words: &[Word]) -> BTreeSet<Root> {
    words.iter().filter(|word| word.sort == Sort::Name).map(|word| word.root).collect()
}

/// Which of some words stand in a range of bytes.
pub(crate) fn words_in(words: &[Word], range: &Range<usize>) -> Range<usize> {
    let from = words.partition_point(|word| (word.end as usize) <= range.start);
    let to = words.partition_point(|word| (word.start as usize) < range.end);
    from..to.max(from)
}

/// Cuts a sentence into words and the marks between them.
pub(crate) fn words(text: &str, range: Range<usize>, found: &mut Vec<Word>) {
    let Some(sentence) = text.get(range.clone()) else { return };
    let mut first = true;
    let mut at = 0;
    while let Some(c) = char_at(sentence, at) {
        let end = end_of_word(sentence, at);
        if end > at {
            let word = sentence.get(at..end).unwrap_or_default();
            // "104 F": the scale of the degrees before it is nobody.
            if matches!(word, "C" | "F" | "K")
                && ends_in_degrees(sentence.get(..at).unwrap_or_default())
            {
                at = end;
                continue;
            }
            found.push(one(word, (range.start + at) as u32, (range.start + end) as u32, first));
            first = false;
            at = end;
            continue;
        }
        let start = (range.start + at) as u32;
        at += c.len_utf8();
        let sort = match c {
            ',' | '(' | ')' | '"' | '“' | '”' => Sort::Light,
            ';' | ':' | '—' | '–' => Sort::Heavy,
            _ => continue,
        };
        // What is quoted or listed begins with a capital, as a sentence does.
        first |= matches!(c, ':' | '"' | '“');
        found.push(Word {
            start,
            end: start + c.len_utf8() as u32,
            root: 0,
            form: 0,
            sort,
            cue_in_clause: None,
            cue_beside: None,
        });
    }
}

/// Whether digits, or the sign of degrees, stand last in a text.
fn ends_in_degrees(before: &str) -> bool {
    before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '°')
}

/// Where the word that begins at a byte ends; there, where none does.
fn end_of_word(sentence: &str, from: usize) -> usize {
    let bytes = sentence.as_bytes();
    let mut at = from;
    loop {
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let Some(c) = char_at(sentence, at) else { return at };
        let joins = || {
            let after = char_at(sentence, at + c.len_utf8());
            match c {
                ',' => bytes[at - 1].is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit()),
                '\'' | '’' | '.' | '&' => after.is_some_and(char::is_alphanumeric),
                _ => false,
            }
        };
        if !c.is_alphanumeric() && (at == from || !joins()) {
            return at;
        }
        at += c.len_utf8();
    }
}

/// The character that begins at a byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// How many words a thread keeps in mind: a power of two.
const KNOWN: usize = 1 << 14;
/// Longer words are looked at each time; in bytes.
const LONGEST: usize = 23;

/// A word that was met, in small: a look into it costs no second place in memory.
#[derive(Clone, Copy)]
struct Met {
    bytes: [u8; LONGEST],
    length: u8,
    word: Word,
}

thread_local! {
    /// What is known of words that were met before, each in the place that its hash gives it: a few thousand make
    /// up nearly all of any text, and a name that is never met again takes the place of one other at most.
    static MET: RefCell<Vec<Option<Met>>> = RefCell::new(vec![None; KNOWN]);
}

fn one(word: &str, start: u32, end: u32, first: bool) -> Word {
    let mut known = known(word);
    // "HSBC" and "OpenAI" are written so wherever they stand.
    let is_spelled = || word.chars().filter(|c| c.is_uppercase()).count() > 1;
    if first && known.sort == Sort::Name && !is_spelled() {
        known.sort = Sort::First;
    }
    Word { start, end, ..known }
}

/// A word by itself, as where it does not begin its sentence; from memory if it was met before.
fn known(word: &str) -> Word {
    let written = word.as_bytes();
    if written.len() > LONGEST {
        return look_at(word);
    }
    let place = FixedState::default().hash_one(written) as usize % KNOWN;
    MET.with_borrow_mut(|met| match &mut met[place] {
        Some(met) if met.bytes.get(..usize::from(met.length)) == Some(written) => met.word,
        place => {
            let mut bytes = [0; LONGEST];
            bytes[..written.len()].copy_from_slice(written);
            let word = look_at(word);
            *place = Some(Met { bytes, length: written.len() as u8, word });
            word
        }
    })
}

fn look_at(word: &str) -> Word {
    let folded = fold(word);
    let sort = if folded.starts_with(|c: char| c.is_ascii_digit()) {
        Sort::Figure
    } else if LIGHT.binary_search(&folded.as_str()).is_ok() {
        Sort::Light
    } else if HEAVY.binary_search(&folded.as_str()).is_ok() {
        Sort::Heavy
    } else if GRAMMAR.binary_search(&folded.as_str()).is_ok()
        || word.starts_with(char::is_uppercase)
            && (is_of_calendar(&folded) || LEGAL_FORMS.contains(&folded.as_str()))
    {
        Sort::Grammar
    } else if word.starts_with(char::is_uppercase) && !is_common(word) {
        Sort::Name
    } else {
        Sort::Content
    };
    Word {
        start: 0,
        end: 0,
        root: hash(&root(&folded)),
        form: hash(&folded),
        sort,
        cue_in_clause: cue::in_clause(&folded),
        cue_beside: cue::beside(&folded),
    }
}

/// The folded forms of some words, as sorted hashes: to tell in no time whether a sentence has one of them.
pub(crate) fn forms<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<Root> {
    let mut forms: Vec<Root> = words.into_iter().map(hash).collect();
    forms.sort_unstable();
    forms
}

/// Whether any of some words has one of these forms.
pub(crate) fn has_form(words: &[Word], forms: &[Root]) -> bool {
    words.iter().any(|word| forms.binary_search(&word.form).is_ok())
}

/// Small letters without marks and without a possessive ending.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("'S")).unwrap_or(word);
        let mut folded = word.strip_suffix('\'').unwrap_or(word).to_ascii_lowercase();
        if folded.contains('.') {
            folded.retain(|c| c != '.');
        }
        return folded;
    }
    let mut folded: String = word.chars().flat_map(char::to_lowercase).map(plain_letter).collect();
    for ending in ["'s", "'"] {
        if let Some(stem) = folded.strip_suffix(ending) {
            folded.truncate(stem.len());
        }
    }
    folded.retain(|c| c != '.');
    folded
}

/// A letter without its accents.
fn plain_letter(c: char) -> char {
    match c {
        '’' => '\'',
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        c if c.is_ascii() => c,
        c => without_accent(c),
    }
}

/// The number of a root.
pub(crate) fn hash(root: &str) -> Root {
    let mut hasher = SipHasher13::new();
    hasher.write(root.as_bytes());
    hasher.finish()
}

/// The number of a word's root.
pub(crate) fn root_of(word: &str) -> Root {
    known(word).root
}

/// What is left of a folded word when its endings are gone, or the word that stands for its kin.
pub(crate) fn root(folded: &str) -> String {
    if let Ok(at) = KIN.binary_search_by_key(&folded, |(word, _)| word) {
        return KIN[at].1.to_owned();
    }
    let stem = stem(folded);
    match KIN.binary_search_by_key(&stem.as_str(), |(word, _)| word) {
        Ok(at) => KIN[at].1.to_owned(),
        Err(_) => stem,
    }
}

fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if !word.is_ascii() || word.len() < 4 {
        return stem;
    }
    if let Some(rest) = stem.strip_suffix("ies") {
        stem = format!("{rest}y");
    } else if stem.ends_with("sses")
        || stem.ends_with("shes")
        || stem.ends_with("ches")
        || stem.ends_with("xes")
    {
        stem.truncate(stem.len() - 2);
    } else if stem.ends_with('s')
        && !stem.ends_with("ss")
        && !stem.ends_with("us")
        && !stem.ends_with("is")
    {
        stem.pop();
    }
    for (ending, least) in [
        ("ment", 5),
        ("ation", 4),
        ("ition", 4),
        ("ing", 3),
        ("ied", 3),
        ("ed", 3),
        ("al", 5),
        ("ion", 5),
        ("er", 5),
        ("or", 5),
    ] {
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.len() >= least
            && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        {
            let mut rest = rest.to_owned();
            if ending == "ied" {
                rest.push('y');
            }
            let bytes = rest.as_bytes();
            if let [.., a, b] = bytes
                && a == b
                && !matches!(b, b'l' | b's' | b'e' | b'o')
            {
                rest.pop();
            }
            stem = rest;
            break;
        }
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_root_are_one() {
        for (a, b) in [
            ("announced", "announcement"),
            ("investments", "invested"),
            ("paid", "pays"),
            ("died", "deaths"),
            ("ship's", "vessels"),
            ("cutting", "cuts"),
            ("valuation", "valued"),
            ("Ünal", "unal"),
        ] {
            assert_eq!(root_of(a), root_of(b), "{a} {b}: {} {}", root(&fold(a)), root(&fold(b)));
        }
        for (a, b) in [("injured", "killed"), ("profit", "revenue"), ("January", "July")] {
            assert_ne!(root_of(a), root_of(b), "{a} {b}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(KIN.is_sorted_by(|a, b| a.0 < b.0));
        for table in [LIGHT, HEAVY, GRAMMAR] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }
}
