//! Names of people, places, companies and things, and whether two of them can be one.
//!
//! What says nothing of who is meant does not count: case, accents, points of initials, "the",
//! courtesy titles, legal forms. A short form that people use agrees with the full name: a family
//! name, a first name, an initial, an acronym. Where a shorter name stands inside a longer one that
//! may as well be another ("York" in "New York"), or one letter is off, nobody can tell: an editor
//! has to look.

use std::hash::{Hash, Hasher};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::called::may_be_called;
use crate::similar::likeness;

/// A name, kept as written and as the words that it is compared by.
#[derive(Clone, Debug, Eq)]
pub struct Name {
    /// As written.
    pub text: Box<str>,
    /// Its words, lower-case, without marks, titles and legal forms: what two names are compared by.
    pub words: Box<[Box<str>]>,
}

/// A word of a name.
type Word = Box<str>;

/// Whether two names can be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alike {
    /// The same words.
    Same,
    /// One is a short form of the other that people use.
    Short,
    /// Perhaps: one stands inside the other, or a letter is off.
    Perhaps,
    /// Two names.
    Other,
}

impl Name {
    /// A name as written.
    ///
    /// ```
    /// use gainsay::value::{Alike, Name};
    /// let alike = |a: &str, b: &str| Name::new(a).alike(&Name::new(b));
    /// assert_eq!(alike("Globex, Inc.", "GLOBEX"), Alike::Same);
    /// assert_eq!(alike("José Roe", "Jose Roe"), Alike::Same);
    /// assert_eq!(alike("J. Roe", "Jane Roe"), Alike::Short);
    /// assert_eq!(alike("York", "New York"), Alike::Perhaps);
    /// assert_eq!(alike("Jane Roe", "Ann Roe"), Alike::Other);
    /// ```
    pub fn new(text: &str) -> Name {
        Name { text: text.trim().into(), words: telling(words(text)) }
    }

    /// Whether the two can be one. Symmetric.
    pub fn alike(&self, other: &Name) -> Alike {
        if self.words == other.words {
            return Alike::Same;
        }
        let (short, long) = if (self.words.len(), &self.words) <= (other.words.len(), &other.words)
        {
            (&*self.words, &*other.words)
        } else {
            (&*other.words, &*self.words)
        };
        let numbered = |words: &[Word]| words.iter().any(|word| is_numeral(word));
        let missing = |word: &&Word| is_numeral(word) && !long.contains(word);
        if short.is_empty() || short.iter().any(|word| missing(&word)) {
            // "Model 3" and "Model 4" differ in one sign and are two things.
            return Alike::Other;
        }
        if short.concat() == long.concat() || is_acronym(short, long) {
            return Alike::Short;
        }
        if short.len() == long.len() {
            return if numbered(long) && !numbered(short) {
                Alike::Other
            } else {
                aligned(short, long)
            };
        }
        // "JP Roe" and "John Paul Roe".
        let spread = spread(short).filter(|spread| spread.len() == long.len());
        let spread = spread.map_or(Alike::Other, |spread| aligned(&spread, long));
        let best = [tail(short, long), head(short, long), around(short, long), spread];
        let inside = || long.windows(short.len()).any(|window| window == short);
        match best.into_iter().min() {
            Some(Alike::Other) | None if inside() => Alike::Perhaps,
            Some(best) => best,
            None => Alike::Other,
        }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.words == other.words
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}

/// A letter without its accents: "ō" is "o".
pub(crate) fn without_accent(letter: char) -> char {
    std::iter::once(letter).nfd().find(|c| !is_combining_mark(*c)).unwrap_or(letter)
}

/// The words of a name but for those that say nothing of whose it is, if any other is left.
pub fn without_forms<W: AsRef<str>>(words: &[W]) -> &[W] {
    let the = words.first().is_some_and(|word| word.as_ref() == "the");
    let mut kept = if the && words.len() > 1 { words.get(1..).unwrap_or(words) } else { words };
    while let [rest @ .., last] = kept
        && !rest.is_empty()
        && LEGAL_FORMS.contains(&last.as_ref())
    {
        kept = rest;
    }
    kept
}

/// Legal forms of companies, which say nothing of which company it is.
pub(crate) const LEGAL_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "plc",
    "ag",
    "gmbh",
    "sa",
    "se",
    "nv",
    "bv",
    "spa",
    "ab",
    "oy",
    "asa",
    "kk",
    "pty",
    "lp",
    "llp",
];

/// Courtesy titles, which anybody may have and any source may leave out.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev"];

/// What tells father from son, and one thing from the next of its name.
const NUMERALS: &[&str] = &["jr", "sr", "ii", "iii", "iv", "vi", "vii", "viii", "ix"];

/// Words before a name that make it the name of another place: "New York" is not "York".
const PLACING: &[&str] = &[
    "new", "old", "north", "south", "east", "west", "northern", "southern", "eastern", "western",
    "upper", "lower", "little", "great", "greater", "central", "san", "santa", "santo", "saint",
    "st", "ste", "fort", "port", "mount", "lake", "cape", "los", "las", "inner", "outer", "non",
];

/// Small words inside a name: what stands before or after one of them is seldom the whole name.
const JOINING: &[&str] = &["of", "and", "for", "at", "in", "on", "by"];

/// All words of a name, lower-case and without accents; an apostrophe-s falls away, and so do the
/// points of initials ("U.S.", "J.P."), but not the one in a number ("3.1").
pub(crate) fn words(text: &str) -> Vec<Word> {
    folded(text)
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '.'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("'s"))
        .filter(|word| !word.is_empty())
        .map(|word| {
            let number = word.contains(char::is_numeric);
            if number { word.into() } else { word.replace('.', "").into() }
        })
        .collect()
}

/// Lower-case letters without their accents: "José" is "jose", "Łódź" "lodz".
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        // Letters that no accent makes.
        match letter {
            '’' | '‘' => folded.push('\''),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            other => folded.push(other),
        }
    }
    folded
}

fn telling(words: Vec<Word>) -> Box<[Word]> {
    let kept = without_forms(&words);
    let titles = kept.iter().take_while(|word| TITLES.contains(&&***word)).count();
    let kept = if titles < kept.len() { kept.get(titles..).unwrap_or(kept) } else { kept };
    kept.into()
}

/// Whether a word tells things of one name apart and has no other form.
fn is_numeral(word: &str) -> bool {
    word.contains(|c: char| c.is_numeric()) || NUMERALS.contains(&word)
}

/// Names of equally many words, word by word: the worst pair decides.
fn aligned(a: &[Word], b: &[Word]) -> Alike {
    let last = a.len().saturating_sub(1);
    let whole = a.iter().zip(b).any(|(a, b)| a == b);
    let pairs = a.iter().zip(b).enumerate();
    pairs.map(|(at, (a, b))| word(a, b, whole, at < last)).max().unwrap_or(Alike::Other)
}

/// One word against another. `beside`: another word of the two names is the same; `given`: more words follow.
fn word(a: &str, b: &str, beside: bool, given: bool) -> Alike {
    if a == b {
        return Alike::Same;
    }
    if is_numeral(a) || is_numeral(b) {
        return Alike::Other;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initial = short.chars().count() == 1 && long.starts_with(short);
    let clipped = given && short.chars().count() >= 3 && long.starts_with(short);
    if beside && (initial || clipped) || may_be_called(a, b) {
        return Alike::Short;
    }
    if initial || beside && short.chars().count() >= 4 && likeness(short, long) >= ONE_LETTER {
        return Alike::Perhaps;
    }
    Alike::Other
}

/// How alike two words are of which one may be a slip for the other.
const ONE_LETTER: f64 = 0.92;

/// The shorter name as the end of the longer: "Roe" of "Jane Roe".
fn tail(short: &[Word], long: &[Word]) -> Alike {
    let (before, end) = long.split_at(long.len() - short.len());
    let doubtful = before.iter().all(|word| PLACING.contains(&&**word))
        || before.last().is_some_and(|word| JOINING.contains(&&**word));
    aligned_in_part(short, end, doubtful)
}

/// The shorter name as the beginning of the longer: "Globex" of "Globex Labs".
fn head(short: &[Word], long: &[Word]) -> Alike {
    let (start, after) = long.split_at(short.len());
    let doubtful = after.first().is_some_and(|word| JOINING.contains(&&**word));
    aligned_in_part(short, start, doubtful)
}

/// The shorter name with something left out inside: "Jane Roe" of "Jane Ann Roe".
fn around(short: &[Word], long: &[Word]) -> Alike {
    let ([first, inner @ .., last], [long_first, long_inner @ .., long_last]) = (short, long)
    else {
        return Alike::Other;
    };
    let mut rest = long_inner.iter();
    if !inner.iter().all(|word| rest.any(|other| other == word)) {
        return Alike::Other;
    }
    let ends = |words: [&Word; 2]| words.map(Clone::clone);
    aligned_in_part(&ends([first, last]), &ends([long_first, long_last]), false)
}

/// A name against a part of another: what is doubtful is never sure.
fn aligned_in_part(short: &[Word], part: &[Word], doubtful: bool) -> Alike {
    match aligned(short, part) {
        Alike::Same if !doubtful => Alike::Short,
        Alike::Same => Alike::Perhaps,
        Alike::Short if doubtful => Alike::Perhaps,
        other => other,
    }
}

/// The same name with its first word as initials: "jp roe" as "j p roe".
fn spread(short: &[Word]) -> Option<Vec<Word>> {
    let (first, rest) = short.split_first()?;
    if rest.is_empty() || !(2..=3).contains(&first.len()) {
        return None;
    }
    Some(first.chars().map(|c| c.to_string().into()).chain(rest.iter().cloned()).collect())
}

/// Whether one word is made of the first letters of the other name, with or without its small words.
fn is_acronym(short: &[Word], long: &[Word]) -> bool {
    let ([word], [_, _, ..]) = (short, long) else { return false };
    let first = |words: &mut dyn Iterator<Item = &Word>| -> String {
        words.filter_map(|word| word.chars().next()).collect()
    };
    let small = |word: &&Word| !JOINING.contains(&&***word) && &***word != "the";
    word.chars().count() > 1
        && (first(&mut long.iter()) == **word || first(&mut long.iter().filter(small)) == **word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: Alike, pairs: &[(&str, &str)]) {
        for (a, b) in pairs {
            let (x, y) = (Name::new(a), Name::new(b));
            assert_eq!(x.alike(&y), expected, "{a} / {b}");
            assert_eq!(y.alike(&x), expected, "{b} / {a}");
        }
    }

    #[test]
    fn what_says_nothing_of_who_is_meant_does_not_count() {
        check(
            Alike::Same,
            &[
                ("Acme’s  Research Lab", "acme research lab"),
                ("Acme, Inc.", "ACME"),
                ("The Acme Company Ltd", "Acme"),
                ("U.S. Steel", "US Steel"),
                ("J.P. Roe", "JP Roe"),
                (" 'Globex' ", "Globex"),
                ("José Gómez", "Jose Gomez"),
                ("Søren Łukasz", "Soren Lukasz"),
                ("Dr. Jane Roe", "Mrs Jane Roe"),
            ],
        );
        assert_eq!(&*Name::new(" Model 3.1 (405B)").words, ["model", "3.1", "405b"].map(Box::from));
        assert_eq!(&*Name::new(" Acme ").text, "Acme");
        assert_eq!(&*Name::new("The Company").words, ["company"].map(Box::from));
        assert_eq!(&*Name::new("The").words, ["the"].map(Box::from));
        assert_eq!(&*Name::new("Dr. Prof.").words, ["dr", "prof"].map(Box::from));
    }

    #[test]
    fn short_forms_that_people_use_are_the_name() {
        check(
            Alike::Short,
            &[
                ("Roe", "Jane Ann Roe"),
                ("Ms Roe", "Jane Roe"),
                ("Jane", "Jane Ann Roe"),
                ("Jane Roe", "Jane Ann Roe"),
                ("J. Roe", "Jane Roe"),
                ("J. A. Roe", "Jane Ann Roe"),
                ("J.A. Roe", "Jane Ann Roe"),
                ("Jane A. Roe", "Jane Ann Roe"),
                ("Jane R.", "Jane Roe"),
                ("Bob Roe", "Robert Roe"),
                ("Bob Roe", "Robert Roe Smith"),
                ("Jane Ann Roe", "Jane Ann Beth Roe"),
                ("Model 3", "Model 3 Turbo"),
                ("Alex Roe", "Alexis Roe"),
                ("Jane Roe", "Jane Roe-Smith"),
                ("John Roe", "John Roe Jr."),
                ("Roe", "Jane van Roe"),
                ("Globex", "Globex Labs"),
                ("New York", "New York City"),
                ("IBM", "International Business Machines"),
                ("UK", "United Kingdom"),
                ("MIT", "Massachusetts Institute of Technology"),
                ("Open Sea", "OpenSea"),
                ("Model", "Model 3"),
            ],
        );
    }

    #[test]
    fn what_may_as_well_be_another_is_left_to_an_editor() {
        check(
            Alike::Perhaps,
            &[
                ("York", "New York"),
                ("Korea", "South Korea"),
                ("San Francisco", "South San Francisco"),
                ("America", "Bank of America"),
                ("Bank", "Bank of America"),
                ("Ann", "Jane Ann Roe"),
                ("Alexandr Wang", "Alexander Wang"),
                ("Jane Johnson", "Jane Johnston"),
                ("J.", "Jane"),
                ("Harbour 3", "Harbor 3"),
                ("M.", "Of Man"),
                ("Bob Roe", "Robert Roe of Lund"),
            ],
        );
    }

    #[test]
    fn two_names_are_two() {
        check(
            Alike::Other,
            &[
                ("Jane Roe", "Ann Roe"),
                ("Jane Roe", "Jane Doe"),
                ("B. Roe", "Jane Roe"),
                ("Jan", "Jane Ann Roe"),
                ("Model 3", "Model 4"),
                ("Model 3", "Model 3.1"),
                ("Model V", "Model VII"),
                ("Rocket B", "Rocket B2 Plus"),
                ("Jane Rob", "Jane Robson"),
                ("Jane Ann Roe", "Jane Mary Beth Roe"),
                ("Anna Roe", "Abel Nils Nora Alma Roe"),
                ("Model 3", "Model Y"),
                ("Model 3.1", "Model 31"),
                ("Model II", "Model III"),
                ("John Roe Jr.", "John Roe Sr."),
                ("Austria", "Australia"),
                ("Iran", "Iraq"),
                ("", "Roe"),
                ("Acme Labs", "Globex Labs"),
            ],
        );
    }

    #[test]
    fn equal_names_are_equal_in_tables_as_well() {
        use std::hash::DefaultHasher;
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            Name::new(text).hash(&mut hasher);
            hasher.finish()
        };
        assert_eq!(Name::new("ACME"), Name::new("Acme"));
        assert_ne!(Name::new("Acme"), Name::new("Globex"));
        assert_eq!(hash("ACME"), hash("Acme Inc."));
        // No law asks that different ones hash apart, but a table of them would be slow.
        assert_ne!(hash("Acme"), hash("Globex"));
    }
}
