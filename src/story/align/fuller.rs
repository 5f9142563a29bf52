//! Dates of which one is that of a narrower thing, since its sentence says more of what happened: "the bridge opened in
//! 1949", "the bridge opened TO CARS in 1951"; "launched the Model Q", "launched the Model Q PLUS"; "the hall was pulled
//! down", "the TOWER OF the hall was pulled down".

use std::ops::Range;
use std::sync::LazyLock;

use super::pair::{At, Pair};
use crate::story::page::Page;
use crate::story::page::word::{Root, Sort, Word, hash, root_of, words_in};

/// Whether one of the sentences of two dates says more of what happened than the other.
pub(crate) fn is_of_a_part(pair: &Pair, pages: &[Page]) -> bool {
    says_more(pair.a, pair.b, pages) || says_more(pair.b, pair.a, pages)
}

/// Whether what a sentence says of what came about on its date narrows what the other says.
fn says_more(own: At, other: At, pages: &[Page]) -> bool {
    let (words, date) = sentence(own, pages);
    let (others, other_date) = sentence(other, pages);
    let is_shared =
        |word: &Word| word.says_something() && others.iter().any(|w| w.root == word.root);
    let is_own = |word: &Word| word.says_something() && !is_shared(word);
    let from = words[..date.start].iter().rposition(ends_clause).map_or(0, |at| at + 1);
    let to = words[date.end..].iter().position(ends_clause).map_or(words.len(), |at| date.end + at);
    // "In 1951 the bridge opened to cars": what comes behind the date is said of it where nothing before it is.
    let (clause, is_behind) = match words[from..date.start].iter().any(is_shared) {
        true => (&words[from..date.start], false),
        false => (&words[date.end..to], true),
    };
    let Some(first) = clause.iter().position(is_shared) else { return false };
    // What comes out may do so in one land after another; a plane crashes in one place.
    let is_of_many_places = clause.iter().any(|word| IN_MANY_PLACES.contains(&word.root));
    let narrows = |word: &Word| {
        NARROWS.contains(&word.form) && (is_of_many_places || !WHERE.contains(&word.form))
    };
    let is_narrowed = (first + 1..clause.len()).any(|at| {
        let before =
            clause[..at].iter().rev().find(|word| word.sort != Sort::Grammar || narrows(word));
        is_own(&clause[at]) && before.is_some_and(narrows)
    });
    let is_longer_name = clause.windows(2).any(|two| {
        let is_name = |word: &Word| matches!(word.sort, Sort::Name | Sort::First);
        is_name(&two[1]) && is_own(&two[1]) && two[0].sort == Sort::Name && is_shared(&two[0])
    });
    let is_part = clause.windows(2).enumerate().any(|(at, two)| {
        two[0].sort == Sort::Content
            && is_own(&two[0])
            && !SORTS.contains(&two[0].root)
            && two[1].form == *OF
            && clause[at + 2..]
                .iter()
                .find(|word| word.sort != Sort::Grammar)
                .is_some_and(is_shared)
    });
    // "Joined in 1999 AS a striker", "released in 2014 ON DISC".
    let goes_on = |at: usize| {
        words.get(at).is_some_and(|word| ROLES.contains(&word.form))
            && words[at + 1..to.max(at + 1)].iter().any(is_own)
    };
    // "Launched a cloud in 2008" is more than "launched in 2001".
    let verb = others[..other_date.start].last().filter(|verb| verb.sort == Sort::Content);
    let verb = verb.and_then(|verb| clause.iter().position(|word| word.root == verb.root));
    let has_object = verb.is_some_and(|verb| clause[verb + 1..].iter().any(is_own));
    let is_before = clause.iter().any(|word| is_own(word) && BEFORE_THE_DEED.contains(&word.root));
    is_narrowed
        || is_longer_name
        || is_part
        || is_before
        || !is_behind && (goes_on(date.end) || has_object)
}

/// The words of the sentence of a date, and which of them are the date.
fn sentence(at: At, pages: &[Page]) -> (&[Word], Range<usize>) {
    let page = &pages[at.page];
    let node = &page.nodes[at.node];
    let words = page.words_of(node.sentence);
    (words, words_in(words, &node.range))
}

/// Whether a word or mark ends a clause; a mark has no root.
fn ends_clause(word: &Word) -> bool {
    word.sort == Sort::Heavy || word.root == 0
}

static OF: LazyLock<Root> = LazyLock::new(|| hash("of"));

/// Prepositions before what narrows a deed.
static NARROWS: LazyLock<[Root; 6]> =
    LazyLock::new(|| ["to", "on", "in", "at", "as", "for"].map(hash));
/// Those of a role or a form,
static ROLES: LazyLock<[Root; 3]> = LazyLock::new(|| ["as", "on", "to"].map(hash));
/// those of places,
static WHERE: LazyLock<[Root; 3]> = LazyLock::new(|| ["in", "at", "on"].map(hash));
/// and deeds that are done in one place after another.
static IN_MANY_PLACES: LazyLock<[Root; 12]> = LazyLock::new(|| {
    [
        "opened",
        "closed",
        "released",
        "launched",
        "sold",
        "started",
        "began",
        "listed",
        "introduced",
        "public",
        "debuted",
        "premiered",
    ]
    .map(root_of)
});
/// What goes before a deed: "AGREED to buy" in one year, "bought" in the next.
static BEFORE_THE_DEED: LazyLock<[Root; 8]> = LazyLock::new(|| {
    ["agreed", "decided", "offered", "planned", "promised", "applied", "threatened", "tried"]
        .map(root_of)
});
/// What a thing is called by its sort: "the CITY of Orlund".
static SORTS: LazyLock<[Root; 12]> = LazyLock::new(|| {
    [
        "city",
        "town",
        "village",
        "state",
        "kingdom",
        "republic",
        "island",
        "province",
        "company",
        "university",
        "port",
        "bank",
    ]
    .map(root_of)
});
