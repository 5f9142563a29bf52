//! Whose a figure is, by the frame that it stands in: "PETROL cost 1.79", "ADA TOLSEN won 12,345 votes", "MELL, a town of
//! 31,406", "12,345 votes for ADA TOLSEN".
//!
//! Two writers call one thing by two names, but two figures of two that are named in one frame are of two: whatever
//! their digits look like.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pair::{At, Pair, STRETCHES};
use crate::story::page::tables::WEEKDAYS;
use crate::story::page::word::{Root, Sort, Word, forms, words_in};
use crate::story::page::{Node, Page};

/// Whether two values are told in one frame of two that are named.
pub(super) fn are_two(pair: &Pair, pages: &[Page]) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let (Some((left, right)), Some((before, behind))) =
        (around(pair.a, pages), around(pair.b, pages))
    else {
        return false;
    };
    let is_price = is_price(node(pair.a)) && is_price(node(pair.b));
    let are_two = |one: Option<Frame>, other: &dyn Fn() -> Option<Frame>| {
        let two = one.and_then(|one| Some((one, other()?)));
        two.is_some_and(|(one, other)| one.is_of_another_than(&other, pair.same_head))
    };
    are_two(Frame::before(left, is_price), &|| Frame::before(before, is_price))
        || pair.same_head && are_two(Frame::behind(right), &|| Frame::behind(behind))
}

/// The words of the sentence of a value before it, and those behind it.
pub(super) fn around(at: At, pages: &[Page]) -> Option<(&[Word], &[Word])> {
    let page = &pages[at.page];
    let node = &page.nodes[at.node];
    let words = page.words_of(node.sentence);
    let own = words_in(words, &node.range);
    Some((words.get(..own.start)?, words.get(own.end..)?))
}

/// Whether a figure is reckoned by what things are sold by: "1.79 a litre".
fn is_price(node: &Node) -> bool {
    let per = node.value.quantity().and_then(|quantity| quantity.per.as_deref());
    per.is_some_and(|per| !STRETCHES.contains(&per))
}

/// What ties a figure to what it is said of, and what that is.
#[derive(Debug, PartialEq, Eq)]
struct Frame {
    tie: Tie,
    of: Holder,
}

/// What ties a figure to what it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    /// Having and getting: "won", "received".
    Have,
    /// A noun that is said of what has as many: "a TOWN of 31,406".
    Noun(Root),
    /// A verb.
    Verb(Root),
    /// A bracket: "Mell (31,406 inhabitants)".
    Bracket,
    /// "For": "12,345 votes for Ada Tolsen".
    For,
}

/// What a figure is said of.
#[derive(Debug, PartialEq, Eq)]
enum Holder {
    /// Names, and the noun that they belong to: "the MAYOR of Mell".
    Named(Option<Root>, BTreeSet<Root>),
    /// A noun by itself, which names a kind: "petrol", "a litre of PETROL".
    Kind(Root),
}

impl Frame {
    /// Whether two frames are one, of two that are named; `same_head` tells whether both count one thing.
    fn is_of_another_than(&self, other: &Frame, same_head: bool) -> bool {
        let has = |tie: Tie| matches!(tie, Tie::Have | Tie::Bracket | Tie::Noun(_));
        let is_one_tie = match self.tie == other.tie {
            true => same_head || matches!(self.tie, Tie::Noun(_) | Tie::Verb(_)),
            false => same_head && has(self.tie) && has(other.tie),
        };
        is_one_tie
            && match (&self.of, &other.of) {
                (Holder::Named(noun, names), Holder::Named(other, others)) => {
                    noun == other && names.is_disjoint(others)
                }
                (Holder::Kind(kind), Holder::Kind(other)) => kind != other,
                _ => false,
            }
    }

    /// The frame of a figure behind these words of its sentence; `is_price` tells whether it is so much for so much.
    fn before(words: &[Word], is_price: bool) -> Option<Frame> {
        let words = back_over(words, &HEDGES);
        let (word, before) = words.split_last()?;
        // "Mell, with 31,406 inhabitants", "Mell (31,406 inhabitants)".
        if word.sort == Sort::Light {
            let is_with = is(word, &HAVE);
            let before = if is_with { back_over_marks(before) } else { before };
            let tie = if is_with { Tie::Have } else { Tie::Bracket };
            let of = subject(before, tie, false).filter(is_named)?;
            return (is_with || word.form == 0).then_some(Frame { tie, of });
        }
        // "A town of 31,406", "population 31,406".
        let noun = match is(word, &OF) {
            true => before.split_last(),
            false => is(word, &POPULATION).then_some((word, before)),
        };
        if let Some((noun, before)) = noun {
            let tie = Tie::Noun((noun.sort == Sort::Content).then_some(noun.root)?);
            let adjectives = before.iter().rev().take(FEW).take_while(|w| w.sort == Sort::Content);
            let before = &before[..before.len() - adjectives.count()];
            let before = back_over(before, &ARTICLES);
            let (last, rest) = before.split_last()?;
            let of = match last.sort {
                Sort::Light => Holder::Named(None, names_at_end(back_over_marks(before))),
                _ if is(last, &HAVE) => subject(rest, Tie::Have, false)?,
                _ => return None,
            };
            return is_named(&of).then_some(Frame { tie, of });
        }
        let is_verb = matches!(word.sort, Sort::Content | Sort::Grammar);
        if !is_verb || is(word, &TELLING) || is(word, &PREPOSITIONS) {
            return None;
        }
        let tie = if is(word, &HAVE) { Tie::Have } else { Tie::Verb(word.root) };
        let of = subject(before, tie, is_price || is(word, &PRICED))?;
        Some(Frame { tie, of })
    }

    /// The frame of a figure before these words of its sentence: "12,345 votes went to ADA TOLSEN".
    fn behind(words: &[Word]) -> Option<Frame> {
        let verbs = words.iter().take(FEW).take_while(|word| is(word, &GIVEN)).count();
        let (word, behind) = words.get(verbs..)?.split_first()?;
        let names = behind.iter().take_while(|word| word.sort == Sort::Name);
        let of = Holder::Named(None, names.map(|word| word.root).collect());
        (is(word, &FOR) && is_named(&of)).then_some(Frame { tie: Tie::For, of })
    }
}

/// The subject that these words of a sentence end with, before a verb that has this tie; `may_be_kind` tells whether
/// what the verb says tells of a kind as well.
fn subject(words: &[Word], tie: Tie, may_be_kind: bool) -> Option<Holder> {
    let words = back_over(words, &HELPING);
    // "Mell, which has 31,406 inhabitants".
    let words = match words.split_last() {
        Some((last, before)) if is(last, &WHICH) => back_over_marks(before),
        _ => back_over_aside(words),
    };
    let last = words.last()?;
    let run = words.iter().rev().take_while(|word| word.sort == Sort::Name).count();
    let before = &words[..words.len() - run.max(1)];
    // "The MAYOR of Mell", "a LITRE of petrol".
    let noun = match before.split_last() {
        Some((of, before)) if is(of, &OF) => {
            Some(before.last().filter(|noun| noun.sort == Sort::Content)?.root)
        }
        Some((word, _)) if is(word, &PREPOSITIONS) => return None,
        _ => None,
    };
    let begins = |word: &Word| matches!(word.sort, Sort::Light | Sort::Heavy) || is(word, &DAYS);
    let is_alone = noun.is_some() || before.last().is_none_or(begins);
    match last.sort {
        Sort::Content | Sort::First if may_be_kind => is_alone.then_some(Holder::Kind(last.root)),
        Sort::First if matches!(tie, Tie::Verb(_)) => None,
        Sort::Name | Sort::First => Some(Holder::Named(noun, names_at_end(words))),
        _ => None,
    }
}

/// The words without what is said aside at their end: "Bram Osk, WHO OWNS A MILL,", but not "the mayor, ADA TOLSEN,".
fn back_over_aside(words: &[Word]) -> &[Word] {
    let is_mark = |word: &Word| word.sort == Sort::Light && word.form == 0;
    let Some((_, inside)) = words.split_last().filter(|(last, _)| is_mark(last)) else {
        return words;
    };
    let Some(open) = inside.iter().rposition(is_mark) else { return words };
    let is_name = inside[open + 1..].iter().all(|word| word.sort == Sort::Name);
    if is_name { inside } else { &words[..open] }
}

/// All names that stand at the end of some words, with what joins them: "Brask and Arden".
fn names_at_end(words: &[Word]) -> BTreeSet<Root> {
    let is_name = |word: &Word| matches!(word.sort, Sort::Name | Sort::First);
    let is_of_them = |word: &&Word| is_name(word) || word.sort == Sort::Light;
    if !words.last().is_some_and(is_name) {
        return BTreeSet::new();
    }
    let run = words.iter().rev().take_while(is_of_them);
    run.filter(|word| is_name(word)).map(|word| word.root).collect()
}

fn is_named(of: &Holder) -> bool {
    !matches!(of, Holder::Named(_, names) if names.is_empty())
}

/// Whether a word has one of some forms.
pub(super) fn is(word: &Word, forms: &[Root]) -> bool {
    forms.binary_search(&word.form).is_ok()
}

/// The words without those of one sort at their end.
pub(super) fn back_over<'w>(words: &'w [Word], forms: &[Root]) -> &'w [Word] {
    let count = words.iter().rev().take_while(|word| is(word, forms)).count();
    &words[..words.len() - count]
}

/// The words without a comma or "with" at their end.
fn back_over_marks(words: &[Word]) -> &[Word] {
    let marks = words.iter().rev().take(FEW).take_while(|word| word.sort == Sort::Light);
    &words[..words.len() - marks.count()]
}

/// How many small words are passed over.
const FEW: usize = 2;

/// Small words right before a figure.
pub(super) static HEDGES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "a about almost an another approximately around at by estimated exactly for just least more nearly only over \
         roughly some than the to under up"
            .split_whitespace(),
    )
});
static ARTICLES: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["a", "an", "the"]));
static OF: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["of"]));
static FOR: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["for", "to"]));
static POPULATION: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["population"]));
static WHICH: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["that", "which", "who"]));
static DAYS: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(WEEKDAYS.iter().copied().chain(["today", "now", "yesterday"])));

/// Verbs of having and getting.
static HAVE: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "attracted collected drew gained gathered got had has have having obtained polled received secured took with won"
            .split_whitespace(),
    )
});

/// Verbs of goods of which so much is paid for.
static PRICED: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms("cost costs fetched fetches retailed retails sell sells sold".split_whitespace())
});

/// Words between a subject and its verb.
static HELPING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "alone already also be been could finally had has have however is may might now once then still was were will \
         would"
            .split_whitespace(),
    )
});

/// What is done with votes and gifts.
static GIVEN: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["cast", "given", "go", "voted", "was", "went", "were"]));

/// Verbs of who tells a figure, and is not what it is of.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "announced calculated cited claimed confirmed counted documented estimated expected expects forecast forecasts \
         found gave gives listed lists measured mentioned named noted numbered predicted predicts projected put puts \
         quoted reckoned reckons recorded registered reported reports said saw says sees showed shows stated suggested \
         tallied told verified wrote"
            .split_whitespace(),
    )
});

/// Words behind which stands no subject of a figure.
static PREPOSITIONS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "after against among at before between by during for from in into near of on over since through to under until up \
         with within without"
            .split_whitespace(),
    )
});
