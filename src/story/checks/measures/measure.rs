//! What a figure may measure, and whether the words around it tell that it does.

use std::ops::Range;
use std::sync::LazyLock;

use super::table::{self, Words};
use crate::read::MentionKind;
use crate::story::page::numeral::numeral;
use crate::story::page::word::{Root, forms, has_form};
use crate::story::page::{Node, Page};
use crate::value::Number;

/// What a figure measures, and how it is told.
#[derive(Debug)]
pub(super) struct Measure {
    /// Its name, and where it is told.
    pub(super) words: &'static Words,
    tellings: Vec<Telling>,
    /// The forms of the words that make another of it.
    without: Vec<Root>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Some thing of the story, which has to be named beside both: a bridge has a length, and so has a hall.
    Thing,
    /// The event that the story is about: a vote has one turnout.
    Story,
    /// Each firm or person of the story has its own, as a contract is: a name before both has to be one.
    Owner,
}

/// How far two figures of one measure lie apart at most: what lies further apart is of two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Most {
    /// A quarter: there are many such figures, and those of one thing lie near.
    Quarter,
    /// A half.
    Half,
    /// Three times.
    Thrice,
    /// A demand is told in many ways.
    Any,
}

/// Where alone a figure is of a measure, whatever the words beside it.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// Wherever the words tell it.
    Always,
    /// A race is won by seconds or minutes.
    UnderAnHour,
    /// A film runs where there is one.
    OfAFilm,
    /// Not where its sentence has one of these words, which make another measure of it: "$4.6 billion, DEBT included".
    Without(&'static [&'static str]),
    /// Between articles of one day: a price moves.
    OnOneDay,
    /// Between articles that look back: a toll grows.
    Settled,
    /// Where no shares are traded, which make another worth of it every minute.
    Unlisted,
}

/// One way to tell it: the words before the figure, the nearest first, and those behind it.
#[derive(Debug)]
struct Telling {
    before: Vec<Part>,
    behind: Vec<Part>,
}

/// A part of a telling.
#[derive(Debug)]
enum Part {
    /// One of these words.
    Word(Vec<&'static str>),
    /// A few words of any sort.
    Any,
}

impl Measure {
    /// Whether it is told from somewhere: a way, of which another place makes another.
    pub(super) fn is_of_a_way(&self) -> bool {
        self.words.tellings.iter().any(|telling| telling.contains("from"))
    }

    /// Whether it is a sum that somebody puts into a thing: another who does so puts another.
    pub(super) fn is_of_a_doer(&self) -> bool {
        self.words.of == Of::Thing && self.words.kinds == [MentionKind::Money]
    }

    /// Whether each firm and person has its own.
    pub(super) fn is_of_an_owner(&self) -> bool {
        self.words.of == Of::Owner
    }

    /// Whether it may measure this at all.
    pub(super) fn may_be(&self, figure: &Node, page: &Page) -> bool {
        match self.words.when {
            When::Always | When::OnOneDay | When::Settled => true,
            When::UnderAnHour => {
                let time = figure.value.quantity().and_then(|time| time.figure.point());
                time.is_some_and(|time| time < Number::from(HOUR))
            }
            When::OfAFilm => has_form(&page.words, &FILM),
            When::Unlisted => !has_form(&page.words, &LISTED),
            When::Without(_) => !has_form(page.words_of(figure.sentence), &self.without),
        }
    }

    /// Whether two articles may tell one figure of it: not where it has another every day.
    pub(super) fn is_one_in(&self, x: &Page, y: &Page) -> bool {
        let apart = || {
            let days = x.day_of_publication().zip(y.day_of_publication());
            days.map(|(x, y)| (x - y).num_days().abs())
        };
        match self.words.when {
            When::OnOneDay => apart().is_some_and(|days| days <= 1),
            When::Settled => x.looks_back && y.looks_back,
            _ => true,
        }
    }

    /// Whether the words around a figure of this kind tell that it measures this; `parts` tells where its clause ends.
    pub(super) fn is_told(
        &self,
        kind: MentionKind,
        folded: &[String],
        figure: &Range<usize>,
        parts: &dyn Fn(usize) -> bool,
    ) -> bool {
        let before: Vec<usize> = (0..figure.start).rev().collect();
        // The noun of what is counted may be the figure's own, "some 4,900 EMPLOYEES", but for "25 British passengers".
        let is_bare = |own: Range<usize>| folded[own].iter().all(|word| is_of_number(word));
        // "A $63 billion (£48 billion) purchase": what the brackets tell once more parts nothing.
        let behind =
            |from: usize| -> Vec<usize> { (past_brackets(from, folded)..folded.len()).collect() };
        let fits = |part: &[Part], places: &[usize]| fits(part, places, folded, parts, true);
        self.words.kinds.contains(&kind)
            && self.tellings.iter().any(|telling| {
                fits(&telling.before, &before)
                    && (figure.start + 1..=figure.end)
                        .filter(|from| from == &figure.end || is_bare(figure.start..*from))
                        .any(|from| fits(&telling.behind, &behind(from)))
            })
    }
}

/// The word behind a short bracket that opens at a place, as it is where none does.
fn past_brackets(from: usize, folded: &[String]) -> usize {
    let end = (from + 1..folded.len().min(from + BRACKETS)).find(|at| folded[*at] == ")");
    match folded.get(from).is_some_and(|word| word == "(") {
        true => end.map_or(from, |end| end + 1),
        false => from,
    }
}

/// So many words a bracket has at most that tells a figure once more.
const BRACKETS: usize = 7;

/// Whether a word is one of a number, or hedges it: "some", "4,900", "million".
fn is_of_number(word: &str) -> bool {
    HEDGES.contains(&word)
        || MAGNITUDES.contains(&word)
        || numeral(word).is_some()
        || word.contains(|c: char| c.is_ascii_digit())
}

/// Whether the words at these places, one by one, are those of a telling.
fn fits(
    telling: &[Part],
    places: &[usize],
    folded: &[String],
    parts: &dyn Fn(usize) -> bool,
    is_first: bool,
) -> bool {
    let Some((part, rest)) = telling.split_first() else { return true };
    match part {
        Part::Word(words) => places.split_first().is_some_and(|(at, left)| {
            let word = folded[*at].as_str();
            if words.contains(&word) {
                return fits(rest, left, folded, parts, false);
            }
            is_first && HEDGES.contains(&word) && fits(telling, left, folded, parts, true)
        }),
        Part::Any => (0..=GAP.min(places.len())).any(|length| {
            let of_another = |at: &usize| OFFERS.contains(&folded[*at].as_str());
            !places[..length].iter().any(|at| parts(*at) || of_another(at))
                && fits(rest, &places[length..], folded, parts, false)
        }),
    }
}

/// Words that make a sum another's than the deal's: "a merger OFFER of $25 billion".
const OFFERS: &[&str] = &["bid", "bids", "fee", "loan", "offer", "offers", "proposal"];

/// The seconds of an hour.
const HOUR: i64 = 3600;
/// Words of a page that tells of shares on a market.
static LISTED: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(["debut", "exchange", "ipo", "listed", "listing", "nasdaq", "nyse", "stock", "trading"])
});
/// What runs for a time.
static FILM: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["film", "movie", "picture", "documentary", "play"]));

/// How many words ".." may stand for.
const GAP: usize = 4;

/// Words that go on with a number.
const MAGNITUDES: &[&str] = &["hundred", "thousand", "million", "billion", "trillion", "dozen"];
/// Words that may stand between a figure and what tells it.
const HEDGES: &[&str] = &[
    "a",
    "about",
    "almost",
    "an",
    "approximately",
    "around",
    "at",
    "barely",
    "combined",
    "estimated",
    "even",
    "full",
    "just",
    "least",
    "less",
    "more",
    "most",
    "nearly",
    "of",
    "only",
    "over",
    "record",
    "reported",
    "roughly",
    "some",
    "than",
    "the",
    "total",
    "up",
];

/// The measures.
pub(super) static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| {
    let side = |words: &'static str| -> Vec<Part> {
        let part = |word: &'static str| match word {
            ".." => Part::Any,
            words => Part::Word(words.split('|').collect()),
        };
        words.split_whitespace().map(part).collect()
    };
    let telling = |telling: &'static str| {
        let (before, behind) = telling.split_once('#').unwrap_or((telling, ""));
        let mut before = side(before);
        before.reverse();
        Telling { before, behind: side(behind) }
    };
    let measure = |words: &'static Words| Measure {
        words,
        tellings: words.tellings.iter().map(|words| telling(words)).collect(),
        without: match words.when {
            When::Without(words) => forms(words.iter().copied()),
            _ => Vec::new(),
        },
    };
    table::all().map(measure).collect()
});

/// The words without one of which a sentence tells no measure.
pub(super) static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let tellings = MEASURES.iter().flat_map(|measure| &measure.tellings);
    let parts = tellings.flat_map(|telling| telling.before.iter().chain(&telling.behind));
    forms(parts.flat_map(|part| {
        match part {
            Part::Word(words) => words.as_slice(),
            Part::Any => &[],
        }
        .iter()
        .copied()
    }))
});
