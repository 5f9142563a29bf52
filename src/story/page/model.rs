//! Numbers that are names: "Boeing 737 jets", "737/777 jets", "a fleet of 747s". What is made in many models has numbers for
//! them, and nobody counts 737 jets of whom an article says elsewhere that they are Boeing 737s.

use std::sync::LazyLock;

use super::word::{Root, Sort, Word, forms, hash, words_in};
use crate::read::{Mention, MentionKind};

/// The numbers that a sentence uses as names of models.
pub(super) fn named<'w>(text: &'w str, words: &'w [Word]) -> impl Iterator<Item = Root> + 'w {
    words.iter().enumerate().filter_map(move |(at, word)| {
        let number = match word.sort {
            // "A320".
            Sort::Name | Sort::First => behind_letters(word.of(text))?,
            Sort::Figure => number(word.of(text))?,
            _ => return None,
        };
        let behind = words.get(at + 1);
        // In "gave Tolsen 300 crowns" nothing is called so.
        let is_thing = |word: &Word| word.sort != Sort::Content || is_product(word);
        let is_named = word.sort != Sort::Figure
            || is_joined(text, words, at)
            || has_maker(text, words, at) && behind.is_none_or(is_thing);
        // Of "Falcon 9" the number alone says nothing.
        (is_named && number.len() > 1).then(|| hash(number))
    })
}

/// Whether a value is the name of a model, read as a number of things or of seconds; `models` are the numbers that the
/// articles use as such names.
pub(super) fn is_model(text: &str, words: &[Word], mention: &Mention, models: &[Root]) -> bool {
    let own = words_in(words, &(mention.start..mention.end));
    let Some(word) = words.get(own.start) else { return false };
    let Some(number) = number(word.of(text)) else { return false };
    let is_plural = word.of(text).ends_with('s');
    let is_of_products = match mention.kind {
        MentionKind::Number => {
            let thing = words[own.start + 1..].iter().take(NOUN);
            let mut thing =
                thing.take_while(|word| word.says_something() || word.sort == Sort::Figure);
            thing.any(is_product)
        }
        // "747s" are no seconds.
        MentionKind::Duration => is_plural && number.len() > 2,
        _ => false,
    };
    is_of_products
        && (is_joined(text, words, own.start)
            || has_maker(text, words, own.start)
            || models.binary_search(&hash(number)).is_ok())
}

/// How many words behind a number what it names or counts stands at most: "737 jets", "737/777 passenger jets".
const NOUN: usize = 3;

/// The digits of a number of a model: a few, with nothing between; the plural has an "s" behind.
fn number(word: &str) -> Option<&str> {
    let digits = word.strip_suffix('s').unwrap_or(word);
    let is_number =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}

/// The number in "A320" and "A320s".
fn behind_letters(word: &str) -> Option<&str> {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    number(digits).filter(|_| (1..=2).contains(&(word.len() - digits.len())))
}

/// Whether a number is joined to another by a stroke, and what is made in models stands behind: "737/777 jets".
fn is_joined(text: &str, words: &[Word], at: usize) -> bool {
    let is_stroke = |at: usize| {
        let two = words.get(at).zip(words.get(at + 1));
        two.is_some_and(|(a, b)| {
            b.sort == Sort::Figure && text.get(a.end as usize..b.start as usize) == Some("/")
        })
    };
    let last = if is_stroke(at) { at + 1 } else { at };
    let is_one_of_two = last > at || at.checked_sub(1).is_some_and(is_stroke);
    is_one_of_two && words.get(last + 1).is_some_and(is_product)
}

/// Whether the name of a maker stands right before a number: "Boeing 737". What stands behind "in" is a place, where there
/// are as many, and who is sold as many stands behind the verb.
fn has_maker(text: &str, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_maker = matches!(words[before].sort, Sort::Name | Sort::First);
    let gap = text.get(words[before].end as usize..words[at].start as usize);
    let names = words[..at].iter().rev().take_while(|word| word.sort == Sort::Name).count();
    let is_other = (at - names.max(1))
        .checked_sub(1)
        .is_some_and(|at| NO_MAKER.binary_search(&words[at].form).is_ok());
    is_maker && gap == Some(" ") && !is_other
}

fn is_product(word: &Word) -> bool {
    PRODUCTS.binary_search(&word.form).is_ok()
}

/// Words before a place or before who is given something.
static NO_MAKER: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms("across around at brought cost from gave give gives in inside into lent near offered outside over owed owes sell sells \
         send sends sent sold to".split_whitespace())
});

/// What is made in models that go by numbers: what flies and drives, what computes, arms.
static PRODUCTS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "aeroplanes aircraft airliners airplanes bikes bombers buses cameras cars chips choppers coaches computers consoles \
         coupes drones engines estates fighters freighters guns handsets hatchbacks helicopters howitzers jeeps jetliners jets \
         laptops limousines locomotives lorries microchips minibuses missiles models mopeds motorbikes motorcycles \
         phones pickups pistols planes processors rifles roadsters rockets saloons scooters sedans smartphones suvs tablets \
         tanks tractors trains trams trucks turboprops vans vehicles"
            .split_whitespace(),
    )
});
