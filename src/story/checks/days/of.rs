//! Who did what to whom, where names tell it: "BRASK acquired TOLSEN", "ORLE opened in MELL". What came about but once has
//! one year, however far apart two articles put it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::story::checks::happenings::Happening;
use crate::story::page::near::back_over_links;
use crate::story::page::word::{Root, Sort, Word};

/// Names around the words of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Of {
    /// To whom or what it came.
    pub(super) thing: BTreeSet<Root>,
    /// Who did it, where it is done to another.
    doer: BTreeSet<Root>,
    /// Where.
    place: BTreeSet<Root>,
    how: How,
}

/// How often an event comes to a thing of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum How {
    /// Many times, or nobody knows.
    #[default]
    Often,
    /// Once: a firm is bought, an app comes out.
    Once,
    /// Once in one place, or with one other: "entered China", "joined Brask".
    OnceThere,
}

impl Of {
    pub(super) fn told(
        what: &Happening,
        words: &[Word],
        folded: &[String],
        event: &Range<usize>,
        day: &Range<usize>,
    ) -> Of {
        let how = match what.name {
            name if ONCE.contains(&name) => How::Once,
            name if ONCE_THERE.contains(&name) => How::OnceThere,
            _ => return Of::default(),
        };
        let before = |at: usize| at.checked_sub(1).map_or("", |at| folded[at].as_str());
        let word = |at: usize| folded.get(at).map_or("", String::as_str);
        let is_passive = BE.contains(&before(event.start)) || word(event.end) == "by";
        // "ITS acquisition of Tolsen", "the launch of Gmeil".
        let behind = match what.is_noun {
            true if word(event.end) == "of" => object(words, folded, event.end + 1),
            true => (BTreeSet::new(), event.end),
            false if is_passive => (BTreeSet::new(), event.end),
            false => object(words, folded, event.end),
        };
        // "TOLSEN's launch in 2010".
        let subject = match what.is_noun {
            true => last_names(&words[..event.start]),
            false => last_names(back_over_links(&words[..event.start])),
        };
        let place = place(words, folded, behind.1);
        // "Released ON DISC in 2014" is another release.
        let says =
            |at: usize| words[at].sort == Sort::Content && !WHERE.contains(&folded[at].as_str());
        if (behind.1..day.start).any(says) {
            return Of::default();
        }
        // "Brask bought IT": who bought is not what was bought.
        let is_done_to = DONE_TO.contains(&what.name) && !is_passive && !what.is_noun;
        match behind.0.is_empty() {
            true if is_done_to => Of::default(),
            true => Of { thing: subject, doer: BTreeSet::new(), place, how },
            false if how == How::OnceThere => {
                Of { thing: subject, doer: BTreeSet::new(), place: behind.0, how }
            }
            false => Of { thing: behind.0, doer: subject, place, how },
        }
    }

    /// Whether two tell one event of one thing.
    pub(super) fn is_same(&self, other: &Of) -> bool {
        let is_one = |x: &BTreeSet<Root>, y: &BTreeSet<Root>| x.is_subset(y) || y.is_subset(x);
        let is_open =
            |x: &BTreeSet<Root>, y: &BTreeSet<Root>| x.is_empty() || y.is_empty() || is_one(x, y);
        let is_there = match (self.how, other.how) {
            (How::Often, _) | (_, How::Often) => false,
            (How::Once, How::Once) => self.place == other.place,
            _ => !self.place.is_empty() && self.place == other.place,
        };
        let is_told = !self.thing.is_empty() && !other.thing.is_empty();
        is_told && is_there && is_one(&self.thing, &other.thing) && is_open(&self.doer, &other.doer)
    }
}

/// Whether two events may be one beginning, whatever the verb: "started in China" and "entered China", "launched" and
/// "came out".
pub(super) fn are_one_start(x: &'static Happening, y: &'static Happening) -> bool {
    let is_start = |one: &Happening| STARTS.contains(&one.name);
    is_start(x) && is_start(y)
}

/// Words by which something is done to what stands before them.
const BE: &[&str] = &["was", "were", "been", "be", "is", "being", "got"];

/// What comes to a firm, a work or a building but once,
const ONCE: &[&str] = &[
    "a bankruptcy",
    "a completion",
    "a demolition",
    "a discovery",
    "a launch",
    "a listing",
    "a merger",
    "a purchase",
    "a release",
    "a sinking",
    "an opening",
];
/// and what but once in one place, or with one other.
const ONCE_THERE: &[&str] = &["a beginning", "a move to a club", "an entry into a market"];
/// What somebody does to a thing.
const DONE_TO: &[&str] = &["a completion", "a demolition", "a discovery", "a purchase"];
/// How something begins.
const STARTS: &[&str] =
    &["a beginning", "a launch", "a release", "an entry into a market", "an opening"];

/// The names that something is done to, right behind the verb or behind what they are: "acquired the retailer TOLSEN"; and
/// where they end.
fn object(words: &[Word], folded: &[String], from: usize) -> (BTreeSet<Root>, usize) {
    let is_lead = |at: &usize| {
        words[*at].sort == Sort::Content && !folded[*at].starts_with(|c: char| c.is_ascii_digit())
            || ARTICLES.contains(&folded[*at].as_str())
    };
    let skipped = (from..words.len()).take_while(is_lead).take(LEADS).count();
    names_from(words, from + skipped).map_or((BTreeSet::new(), from), |(names, end)| (names, end))
}

/// Where shares are listed, behind which the day of a listing stands.
const WHERE: &[&str] = &["exchange", "market", "stock"];

/// How many words may say what a name is, before it.
const LEADS: usize = 4;
const ARTICLES: &[&str] = &["a", "an", "its", "her", "his", "the", "their"];

/// The place that follows: "in CHINA".
fn place(words: &[Word], folded: &[String], from: usize) -> BTreeSet<Root> {
    let is_in = folded.get(from).is_some_and(|word| matches!(word.as_str(), "in" | "at" | "into"));
    let from = from + 1 + usize::from(folded.get(from + 1).is_some_and(|word| word == "the"));
    let names = is_in.then(|| names_from(words, from)).flatten();
    names.map(|(names, _)| names).unwrap_or_default()
}

fn names_from(words: &[Word], from: usize) -> Option<(BTreeSet<Root>, usize)> {
    let rest = words.get(from..)?;
    let names: BTreeSet<Root> =
        rest.iter().take_while(|word| word.sort == Sort::Name).map(|word| word.root).collect();
    let end = from + rest.iter().take_while(|word| word.sort == Sort::Name).count();
    (!names.is_empty()).then_some((names, end))
}

/// The names that some words end with; the first word of a sentence may be one.
fn last_names(words: &[Word]) -> BTreeSet<Root> {
    let own = words.iter().rev().take_while(|word| matches!(word.sort, Sort::Name | Sort::First));
    own.map(|word| word.root).collect()
}
