//! Persons: whom an article names in full, and the posts that stand beside the names.

pub(crate) mod ages;
mod beside;
pub(crate) mod called;
pub(crate) mod employers;
pub(crate) mod holders;
mod ministry;
pub(crate) mod names;
pub(crate) mod namesakes;
pub(crate) mod opposite;
mod posts;
pub(crate) mod relatives;
pub(crate) mod role;
mod seat;
mod swapped;
pub(crate) mod titles;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use crate::story::page::Page;
use crate::story::page::spot::{Run, Spot, is_upper};
use crate::story::page::word::{Root, Sort, Word, fold, forms, has_form, hash};
use called::{RELATIVES, may_be_person};
use seat::Seat;
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
    /// Where it is held.
    pub(crate) seat: Seat,
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
                beside::held(index, page, text, own, &named, &mut posts);
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
    if words.len() < 2 && before.is_none()
        || words.len() == 2 && is_behind_post(start, run.sentence, page, text)
    {
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
    // "Acme's Hooli" is no person.
    let is_owner = ["'s", "’s"].iter().any(|ending| first.of(text).ends_with(ending));
    let is_thing = is_owner || !may_be_person(first.form, last.form);
    // Of "Song Jae-hoon" the family name comes first.
    let mut behind = text.get(last.end as usize..).unwrap_or_default().chars();
    let is_half = behind.next() == Some('-') && behind.next().is_some_and(char::is_lowercase);
    if is_title
        || is_thing
        || is_half
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

/// "Secretary of TRANSPORTATION HALDEN": the first of two capital words may be what somebody is in charge of.
fn is_behind_post(word: usize, sentence: usize, page: &Page, text: &str) -> bool {
    let from = page.sentences[sentence].words.start;
    let before = page.words.get(from..word).unwrap_or_default();
    match before {
        [.., post, of] => of.of(text) == "of" && TITLE_FORMS.binary_search(&post.form).is_ok(),
        _ => false,
    }
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

/// Whether a sentence speaks of relatives or namesakes: two of one name may be meant.
pub(crate) fn tells_of_relatives(page: &Page, sentence: usize) -> bool {
    let words = page.words.get(page.sentences[sentence].words.clone());
    has_form(words.unwrap_or_default(), &RELATIVES)
}

/// Words of courtesy before a last name.
static COURTESY: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"]));
