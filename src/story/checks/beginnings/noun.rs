//! By what noun a thing goes of which the year of beginning is told: "the ORGAN of Saint Anna was built in 1878".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::story::page::Page;
use crate::story::page::near::back_over_links;
use crate::story::page::word::{Root, Sort, Word, forms};

/// The noun of what began; none where it goes by a name, or by a word that stands for one.
#[derive(Clone, Debug, Default)]
pub(super) struct Noun {
    /// It and its adjectives.
    roots: BTreeSet<Root>,
    /// It is a thing of what is named: "the ORGAN of Saint Anna".
    is_of_name: bool,
}

impl Noun {
    /// Whether two things are two by their nouns, as an organ and its church are, or a club and the stadium of the club.
    pub(super) fn is_of_another_than(&self, other: &Noun) -> bool {
        let (own, others) = (&self.roots, &other.roots);
        match (own.is_empty(), others.is_empty()) {
            (true, true) => false,
            (false, false) => own.is_disjoint(others),
            _ => self.is_of_name || other.is_of_name,
        }
    }

    /// Without the words that are a part of a name: "the mill", "Brask Mills".
    pub(super) fn without(mut self, names: &BTreeSet<Root>) -> Noun {
        if self.roots.iter().any(|root| names.contains(root)) {
            self = Noun::default();
        }
        self
    }

    /// The noun that the words of a sentence up to an event tell, or those behind the year where the sentence begins with
    /// the event; behind "it" those of the sentence before.
    pub(super) fn of(
        page: &Page,
        sentence: usize,
        words: &[Word],
        event: usize,
        year: usize,
    ) -> Noun {
        let before = words.get(..event).unwrap_or_default();
        let last = || {
            let before = sentence.checked_sub(1).and_then(|at| page.sentences.get(at));
            let words = before.and_then(|before| page.words.get(before.words.clone()));
            Noun::at_head(words.unwrap_or_default())
        };
        let mut noun = match event {
            0 => Noun::at_head(words.get(year..).unwrap_or_default()),
            _ if !before.iter().any(Word::says_something) => last(),
            // "TELGIRI is a dam with two gates, completed in 1978".
            _ if is_what_a_name_is(before) => Noun::default(),
            _ => Noun::at_end(before),
        };
        // "The stadium of Mell Rovers will be torn down. THE GROUND was established".
        if !noun.is_of_name && !noun.roots.is_empty() && is_short(before) {
            let last = last();
            if last.is_of_name {
                noun.roots.extend(last.roots);
                noun.is_of_name = true;
            }
        }
        noun
    }

    /// The noun that some words begin with, behind an article.
    fn at_head(words: &[Word]) -> Noun {
        let marks =
            words.iter().take_while(|word| word.sort == Sort::Light || word.sort == Sort::Figure);
        let rest = &words[marks.count()..];
        let Some((_, rest)) = rest.split_first().filter(|(word, _)| is(word, &ARTICLES)) else {
            return Noun::default();
        };
        let count = rest.iter().take_while(|word| word.sort == Sort::Content).count();
        let (nouns, behind) = rest.split_at(count);
        match behind {
            // "The toolmaker Brask".
            [name, ..] if is_name(name) => Noun::default(),
            [of, behind @ ..] => Noun::new(nouns, is(of, &OF) && begins_with_name(behind)),
            [] => Noun::new(nouns, false),
        }
    }

    /// The noun that some words end with, or the one that the name at their end belongs to: "the church of Saint Anna in
    /// Mell".
    fn at_end(words: &[Word]) -> Noun {
        let mut words = back_over_links(words);
        let mut is_of_name = false;
        while let Some((last, before)) = words.split_last() {
            if last.sort == Sort::Content {
                let count =
                    words.iter().rev().take_while(|word| word.sort == Sort::Content).count();
                return Noun::new(&words[words.len() - count..], is_of_name);
            }
            let is_small = is(last, &OF) || is(last, &WHERE);
            let is_begun = |word: &Word| is(word, &OF) || is(word, &WHERE);
            // An article begins a thing, unless that belongs to another: "of THE Mell Rovers".
            let goes_on = is_name(last)
                || is_small
                || is(last, &ARTICLES) && before.last().is_some_and(is_begun);
            if !goes_on {
                return Noun::default();
            }
            is_of_name = match is_small {
                true => is(last, &OF) && is_of_name,
                false => is_name(last) || is_of_name,
            };
            words = before;
        }
        Noun::default()
    }

    fn new(words: &[Word], is_of_name: bool) -> Noun {
        if words.iter().any(|word| is(word, &GENERAL)) {
            return Noun::default();
        }
        Noun { roots: words.iter().map(|word| word.root).collect(), is_of_name }
    }
}

/// Whether some words say what something of a name is, and go on behind a comma.
fn is_what_a_name_is(words: &[Word]) -> bool {
    let names = words.iter().take_while(|word| is_name(word)).count();
    let is_apart = words.last().is_some_and(|word| word.sort == Sort::Light);
    names > 0 && is_apart && words.get(names).is_some_and(|word| is(word, &BE))
}

/// Whether some words are no more than a noun with its article, and what links it to its verb.
fn is_short(words: &[Word]) -> bool {
    matches!(words, [article, ..] if is(article, &ARTICLES)) && !words.iter().any(is_name)
}

fn begins_with_name(words: &[Word]) -> bool {
    let named = words.iter().find(|word| !is(word, &ARTICLES));
    named.is_some_and(is_name)
}

fn is_name(word: &Word) -> bool {
    word.sort == Sort::Name
}

fn is(word: &Word, forms: &[Root]) -> bool {
    forms.binary_search(&word.form).is_ok()
}

static BE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["are", "is", "was", "were"]));
static OF: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["of"]));
/// Words before where something stands.
static WHERE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["at", "in", "near", "on"]));
static ARTICLES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms("a an her his its our that the their these this those".split_whitespace())
});

/// Nouns that stand for whoever or whatever was named, and those of places, which have the name behind "of".
static GENERAL: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "association bank borough brand business charity city club company concern cooperative corporation country county firm \
         foundation group institution kingdom label maker municipality nation organisation organization parish party port \
         producer province publisher republic settlement side start-up startup state team town union village"
            .split_whitespace(),
    )
});
