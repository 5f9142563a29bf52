//! Persons: whom an article names in full, and the posts that stand beside the names.

pub(crate) mod ages;
pub(crate) mod called;
pub(crate) mod departures;
mod ministry;
pub(crate) mod names;
pub(crate) mod namesakes;
pub(crate) mod relatives;
pub(crate) mod role;
mod swapped;
pub(crate) mod titles;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use crate::pack::lexicon::Lexicon;
use crate::read::posts;
use crate::story::page::Page;
use crate::story::page::spot::{Run, Spot, is_upper};
use crate::story::page::word::{Root, Sort, Word, fold, forms, has_form, hash};
use called::{RELATIVES, may_be_person};
use titles::TITLE_FORMS;

/// A person's first and last name.
pub(crate) type Person = (String, String);

/// The persons of a page.
#[derive(Debug)]
pub(crate) struct People {
    /// Wherever one is named, sentence by sentence: those in full, then those by their last names alone.
    pub(crate) named: Vec<Named>,
    /// Wherever one has a post.
    pub(crate) posts: Vec<Held>,
}

/// A person's name, where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) sentence: usize,
    /// Its first word, among those of the page.
    pub(crate) first: usize,
    /// The bytes of the prose.
    pub(crate) range: Range<usize>,
    pub(crate) person: Arc<Person>,
    /// Whether the name is written in full.
    pub(crate) is_full: bool,
}

/// A person's post, as a sentence tells it.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) person: Arc<Person>,
    /// In its normal form, with the words before it that change it.
    pub(crate) post: String,
    /// The name, as it is written there.
    pub(crate) name: String,
    pub(crate) spot: Spot,
}

impl People {
    /// The persons of each page of a story. Who is named in full in one article is known by the last name in all.
    pub(crate) fn of_story(pages: &[Page], texts: &[&str]) -> Vec<People> {
        let full = |(page, text): (&Page, &&str)| -> Vec<Named> {
            page.runs.iter().filter_map(|run| full_name(run, page, text)).collect()
        };
        let mut full: Vec<Vec<Named>> = pages.iter().zip(texts).map(full).collect();
        leave_out_middle_names(&mut full, pages, texts);
        let own: Vec<Known> = full
            .iter()
            .zip(pages.iter().zip(texts))
            .map(|(full, (page, text))| by_last(full, page, text))
            .collect();
        let mut everywhere = Known::new();
        for (last, person) in own.iter().flatten() {
            let one = everywhere.entry(*last).or_insert_with(|| person.clone());
            if one != person {
                *one = None;
            }
        }
        let all = own.into_iter().zip(full).zip(pages.iter().zip(texts)).enumerate();
        all.map(|(index, ((mut known, full), (page, text)))| {
            for (last, person) in &everywhere {
                known.entry(*last).or_insert_with(|| person.clone());
            }
            People::of(index, page, text, full, &known)
        })
        .collect()
    }

    /// The persons of a page, which is the one of this number in its story: those whom it names in full, and those
    /// who are known by their last names.
    fn of(index: usize, page: &Page, text: &str, full: Vec<Named>, known: &Known) -> People {
        let mut named = Vec::with_capacity(full.len());
        let mut posts = Vec::new();
        let mut full = full.into_iter().peekable();
        for runs in page.runs.chunk_by(|x, y| x.sentence == y.sentence) {
            let number = runs[0].sentence;
            let before = named.len();
            named.extend(std::iter::from_fn(|| full.next_if(|one| one.sentence == number)));
            named.extend(runs.iter().filter_map(|run| short_name(run, page, known)));
            if let Some(own) = named.get(before..).filter(|own| !own.is_empty()) {
                held(index, page, text, own, &mut posts);
            }
        }
        for held in &mut posts {
            // "Vice-President" is the vice president.
            held.post = held.post.replace('-', " ").replace("acting ", "interim ");
        }
        People { named, posts }
    }

    /// The persons that a sentence names, in its order.
    pub(crate) fn in_sentence(&self, sentence: usize) -> Vec<&Named> {
        let from = self.named.partition_point(|one| one.sentence < sentence);
        let own = self.named.iter().skip(from).take_while(|one| one.sentence == sentence);
        let mut own: Vec<&Named> = own.collect();
        own.sort_by_key(|one| one.range.start);
        own
    }
}

/// The person that capital words name in full: two or three parts, the last two of which are no initials.
fn full_name(run: &Run, page: &Page, text: &str) -> Option<Named> {
    let words = page.words.get(run.words.clone())?;
    let [.., last] = words else { return None };
    let start = run.words.start;
    let before = before_particles(start, run.sentence, page, text);
    if words.len() < 2 && before.is_none() {
        return None;
    }
    // Of "Finance Minister Oro Halden" the last two are the name, or three with an initial.
    let mut from = words.len().saturating_sub(2);
    let letters = |w: &Word| w.of(text).chars().filter(|c| c.is_alphabetic()).count();
    while from > 0 && letters(&words[from]) < 2 {
        from -= 1;
    }
    let mut first = &words[from];
    // "President Halden" is no full name.
    let is_title = TITLE_FORMS.binary_search(&first.form).is_ok();
    let mut at = start + from;
    // "Leonel das Neves Tolsen" is Leonel Tolsen.
    if let Some(before) = before {
        at = before;
        first = &page.words[at];
    }
    let is_thing = !may_be_person(first.form, last.form);
    if is_title
        || is_thing
        || is_upper(first.of(text))
        || is_upper(last.of(text))
        || letters(last) < 3
    {
        return None;
    }
    let mut end = last.end as usize;
    for ending in ["'s", "’s"] {
        if last.of(text).ends_with(ending) {
            end -= ending.len();
        }
    }
    Some(Named {
        sentence: run.sentence,
        first: at,
        range: first.start as usize..end,
        person: Arc::new((fold(first.of(text)), fold(last.of(text)))),
        is_full: true,
    })
}

/// The capital word before the small words of a name that stand before a word: "Ada" of "Ada van der Tolsen".
fn before_particles(word: usize, sentence: usize, page: &Page, text: &str) -> Option<usize> {
    let from = page.sentences[sentence].words.start;
    let before = page.words.get(from..word)?;
    let small = before.iter().rev().take_while(|w| PARTICLES.binary_search(&w.of(text)).is_ok());
    let at = word.checked_sub(small.count() + 1).filter(|at| *at >= from && at + 1 < word)?;
    let are_joined =
        |two: &[Word]| text.get(two[0].end as usize..two[1].start as usize) == Some(" ");
    let is_name = page.words[at].sort == Sort::Name && !is_upper(page.words[at].of(text));
    (is_name && page.words.get(at..=word)?.windows(2).all(are_joined)).then_some(at)
}

/// Small words within names. Sorted.
const PARTICLES: &[&str] = &[
    "af", "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "ten", "ter", "van", "vom", "von", "zu", "zur",
];

/// Gives who has three names in one article, and in another the first and the last of them, those two.
fn leave_out_middle_names(full: &mut [Vec<Named>], pages: &[Page], texts: &[&str]) {
    let all = full.iter().flatten().map(|named| Arc::clone(&named.person));
    let persons: BTreeSet<Arc<Person>> = all.collect();
    for (full, (page, text)) in full.iter_mut().zip(pages.iter().zip(texts)) {
        for named in full.iter_mut() {
            let before = named.first.checked_sub(1).and_then(|at| page.words.get(at));
            let Some(before) = before.filter(|word| word.sort == Sort::Name) else { continue };
            let is_joined = text.get(before.end as usize..named.range.start) == Some(" ");
            let person = (fold(before.of(text)), named.person.1.clone());
            if let Some(person) = persons.get(&person).filter(|_| is_joined) {
                named.person = Arc::clone(person);
                named.first -= 1;
                named.range.start = before.start as usize;
            }
        }
    }
}

/// The persons of a page by the forms of their last names, where that is of one alone.
fn by_last(full: &[Named], page: &Page, text: &str) -> Known {
    let mut known = Known::new();
    for Named { person, first, .. } in full {
        let one = known.entry(hash(&person.1)).or_insert_with(|| Some(Arc::clone(person)));
        // "Ada and Oro Tolsen" are two of that name.
        let before = first.checked_sub(2).and_then(|from| page.words.get(from..*first));
        let are_two =
            before.is_some_and(|two| two[0].sort == Sort::Name && two[1].of(text) == "and");
        if are_two || one.as_ref().is_some_and(|one| one != person) {
            *one = None;
        }
    }
    known
}

/// Persons by the forms of their last names.
type Known = BTreeMap<Root, Option<Arc<Person>>>;

/// Adds the posts that stand beside the names of a sentence.
fn held(index: usize, page: &Page, text: &str, persons: &[Named], found: &mut Vec<Held>) {
    let Some(first) = persons.first() else { return };
    let sentence = &page.sentences[first.sentence];
    let base = sentence.range.start;
    let as_held = |one: &Named, range, post: String| Held {
        person: Arc::clone(&one.person),
        post,
        name: text.get(one.range.clone()).unwrap_or_default().to_owned(),
        spot: Spot { page: index, sentence: one.sentence, range },
    };
    let words = page.words.get(sentence.words.clone()).unwrap_or_default();
    for one in persons.iter().filter(|_| has_form(words, &FOUNDED)) {
        if let Some((start, post)) = founded(text, base, one.range.start) {
            found.push(as_held(one, start..one.range.end, post.to_owned()));
        }
    }
    let said = text.get(sentence.range.clone()).unwrap_or_default();
    for (range, post) in posts(said, Lexicon::builtin()) {
        let range = base + range.start..base + range.end;
        // "the mayor's wife" is no mayor.
        let behind = text.get(range.end..).unwrap_or_default();
        if behind.starts_with("'s") || behind.starts_with("’s") {
            continue;
        }
        let (range, post) = ministry::with_field(range, post, base, text);
        // Of "Ada Tolsen, finance minister Oro Halden" the post is that of the name right behind it.
        let is_behind = |one: &&Named| {
            text.get(range.end..one.range.start).is_some_and(|between| between == " ")
        };
        let behind = persons.iter().find(is_behind);
        let one = behind.or(persons.iter().find(|one| is_beside(&one.range, &range, text)));
        found.extend(one.map(|one| as_held(one, range.clone(), post)));
    }
}

/// The post of who is said to have founded something: "founded by Mira Halden", "co-founded by the young Mira
/// Halden". Where it begins, and its name.
fn founded(text: &str, from: usize, name: usize) -> Option<(usize, &'static str)> {
    let before = text.get(from..name)?;
    let by = before.rfind("founded by ")?;
    let between = before.get(by + "founded by ".len()..)?;
    let is_small = |word: &str| !word.starts_with(char::is_uppercase) && !word.ends_with(',');
    let mut words = between.split_whitespace();
    if words.clone().count() > 4 || !words.all(is_small) {
        return None;
    }
    match before.get(..by)?.strip_suffix("co-").or(before.get(..by)?.strip_suffix("co")) {
        Some(earlier) => Some((from + earlier.len(), "co-founder")),
        None => Some((from + by, "founder")),
    }
}

/// Whether a post is said of the name beside it: "the governor Ada Tolsen", "Ada Tolsen, its governor",
/// "Ada Tolsen as the new governor".
fn is_beside(name: &Range<usize>, post: &Range<usize>, text: &str) -> bool {
    if post.end <= name.start || name.start <= post.start && post.end <= name.end {
        // A title may be written as a part of the name.
        return post.end > name.start || matches!(text.get(post.end..name.start), Some(" " | ", "));
    }
    let Some(between) = text.get(name.end..post.start) else { return false };
    if between.is_empty() || !between.starts_with([' ', ',']) {
        return false;
    }
    let words = between.trim_start_matches(',').split_whitespace();
    words.clone().count() <= 6
        && words.clone().all(|word| {
            word.starts_with(char::is_uppercase)
                || is_age(word)
                || LINKS.contains(&fold(word).trim_end_matches(','))
        })
        && (between.starts_with(',') || words.clone().next().is_some())
}

/// Whether a word behind a name may be an age: "Ada Tolsen, 44, its governor".
fn is_age(word: &str) -> bool {
    let digits = word.trim_end_matches(',');
    word.len() == digits.len() + 1
        && digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Small words between a name and its post.
const LINKS: &[&str] = &[
    "a",
    "an",
    "the",
    "its",
    "their",
    "his",
    "her",
    "is",
    "was",
    "will",
    "as",
    "be",
    "to",
    "become",
    "becomes",
    "became",
    "new",
    "remains",
    "named",
    "appointed",
    "company",
    "bank",
    "firm",
    "of",
    "from",
    "at",
    "late",
    "currently",
    "now",
    "who",
];

/// The person whom capital words name by the last name alone: "Mr Halden", "Halden".
fn short_name(run: &Run, page: &Page, known: &Known) -> Option<Named> {
    let name = match page.words.get(run.words.clone())? {
        [name] => name,
        [title, name] if COURTESY.binary_search(&title.form).is_ok() => name,
        _ => return None,
    };
    let person = Arc::clone(known.get(&name.form)?.as_ref()?);
    let first = run.words.end - 1;
    Some(Named { sentence: run.sentence, first, range: name.range(), person, is_full: false })
}

/// The words without one of which a sentence names no founder.
static FOUNDED: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["cofounded", "founded"]));

/// Whether a sentence speaks of relatives or namesakes: two of one name may be meant.
pub(crate) fn tells_of_relatives(page: &Page, sentence: usize) -> bool {
    let words = page.words.get(page.sentences[sentence].words.clone());
    has_form(words.unwrap_or_default(), &RELATIVES)
}

/// Words of courtesy before a last name.
static COURTESY: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"]));
