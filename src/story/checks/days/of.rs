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
    form: Form,
}

/// In what form a work comes out: each has its year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    #[default]
    Any,
    Printed,
    Shown,
}

impl Form {
    fn of(verb: &str) -> Form {
        match verb {
            "published" | "publishes" | "issued" => Form::Printed,
            "premiered" | "premieres" | "premiere" | "debuted" | "aired" => Form::Shown,
            _ => Form::Any,
        }
    }
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
        text: &str,
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
        let is_passive = BE.contains(&before(event.start))
            || word(event.end) == "by"
            || word(event.end) == word(day.start) && word(day.end) == "by";
        // "ITS acquisition of Tolsen", "the launch of Gmeil", "merged with Orle".
        let behind = match what.is_noun {
            true if word(event.end) == "of" => object(words, folded, event.end + 1),
            true => (BTreeSet::new(), event.end),
            false if is_passive => (BTreeSet::new(), event.end),
            false if word(event.end) == "with" => object(words, folded, event.end + 1),
            false => object(words, folded, event.end),
        };
        // "TOLSEN's launch in 2010".
        let links = back_over_links(&words[..event.start]);
        let subject = match what.is_noun {
            true => last_names(&words[..event.start]),
            false => whole(links, folded),
        };
        let (place, end) = place(words, folded, behind.1);
        let by = [end, day.end].into_iter().find(|at| word(*at) == "by");
        let buyer = by.map(|by| object(words, folded, by + 1).0);
        let last = words.get(behind.1.wrapping_sub(1)).map_or("", |word| word.of(text));
        let is_owner =
            !behind.0.is_empty() && last.ends_with(['s', 'S']) && last.contains(['\'', '’']);
        let is_by_somebody = buyer.as_ref().is_some_and(BTreeSet::is_empty);
        if is_owner || is_by_somebody || is_narrower(words, folded, behind.1, end, day) {
            return Of::default();
        }
        // "TOLSEN, which BRASK bought"; but "Brask bought IT": who bought is not what was bought.
        let is_done_to = DONE_TO.contains(&what.name) && !is_passive && !what.is_noun;
        let form = Form::of(&folded[event.start]);
        match behind.0.is_empty() {
            true if is_done_to => {
                match which(words, folded, links.len() - subject.len().min(links.len())) {
                    Some(thing) if !subject.is_empty() => {
                        Of { thing, doer: subject, place, how, form }
                    }
                    _ => Of::default(),
                }
            }
            true => Of { thing: subject, doer: buyer.unwrap_or_default(), place, how, form },
            false if how == How::OnceThere => {
                Of { thing: subject, doer: BTreeSet::new(), place: behind.0, how, form }
            }
            false => Of { thing: behind.0, doer: buyer.unwrap_or(subject), place, how, form },
        }
    }

    /// Whether two tell one event of one thing.
    pub(super) fn is_same(&self, other: &Of, what: &Happening) -> bool {
        let is_bought = what.name == "a purchase";
        let is_one = |x: &BTreeSet<Root>, y: &BTreeSet<Root>| x.is_subset(y) || y.is_subset(x);
        let is_open =
            |x: &BTreeSet<Root>, y: &BTreeSet<Root>| x.is_empty() || y.is_empty() || is_one(x, y);
        let is_there = match (self.how, other.how) {
            (How::Often, _) | (_, How::Often) => false,
            (How::Once, How::Once) => self.place == other.place,
            _ => !self.place.is_empty() && self.place == other.place,
        };
        let is_told = !self.thing.is_empty() && !other.thing.is_empty();
        // What one firm bought another may buy of it.
        let is_told = is_told && (!is_bought || !self.doer.is_empty() && !other.doer.is_empty());
        is_told
            && self.form == other.form
            && is_there
            && is_one(&self.thing, &other.thing)
            && is_open(&self.doer, &other.doer)
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
    "a completion",
    "a demolition",
    "a discovery",
    "a launch",
    "a listing",
    "a purchase",
    "a release",
    "a sinking",
    "an opening",
];
/// and what but once in one place, or with one other.
const ONCE_THERE: &[&str] =
    &["a beginning", "a merger", "a move to a club", "an entry into a market"];
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

/// The place that follows, and where it ends: "in CHINA".
fn place(words: &[Word], folded: &[String], from: usize) -> (BTreeSet<Root>, usize) {
    let is_in = folded.get(from).is_some_and(|word| matches!(word.as_str(), "in" | "at" | "into"));
    let first = from + 1 + usize::from(folded.get(from + 1).is_some_and(|word| word == "the"));
    is_in.then(|| names_from(words, first)).flatten().unwrap_or((BTreeSet::new(), from))
}

fn names_from(words: &[Word], from: usize) -> Option<(BTreeSet<Root>, usize)> {
    let rest = words.get(from..)?;
    let names: BTreeSet<Root> =
        rest.iter().take_while(|word| word.sort == Sort::Name).map(|word| word.root).collect();
    let end = from + rest.iter().take_while(|word| word.sort == Sort::Name).count();
    (!names.is_empty()).then_some((names, end))
}

/// The names that some words end with, but where they are those of the whole: "the tower OF the Arms was pulled down",
/// "shares IN Brask sank".
fn whole(words: &[Word], folded: &[String]) -> BTreeSet<Root> {
    let names = last_names(words);
    let before = words.len() - names.len().min(words.len());
    let mut before =
        folded[..before].iter().rev().skip_while(|word| ARTICLES.contains(&word.as_str()));
    let is_of = before.next().is_some_and(|word| OF.contains(&word.as_str()));
    if is_of { BTreeSet::new() } else { names }
}

/// Words between a part and its whole, or a thing and where it is.
const OF: &[&str] = &["of", "at", "in", "by", "for", "from", "with", "near", "on"];

/// What "which" stands for, where that word or "that" stands right before the doer: "TOLSEN, which Brask bought".
fn which(words: &[Word], folded: &[String], doer: usize) -> Option<BTreeSet<Root>> {
    let at = doer.checked_sub(1).filter(|at| matches!(folded[*at].as_str(), "which" | "that"))?;
    let named = whole(back_over_links(&words[..at]), folded);
    (!named.is_empty()).then_some(named)
}

/// Whether the words behind an event say more of what it was than its name: "released ON DISC in 2014", "in 2016 released
/// ON DISC", "joined in 1999 AS a striker".
fn is_narrower(
    words: &[Word],
    folded: &[String],
    object_end: usize,
    place_end: usize,
    day: &Range<usize>,
) -> bool {
    let says = |at: usize| match words[at].sort {
        Sort::Content => !WHERE.contains(&folded[at].as_str()),
        Sort::Name => at >= place_end,
        _ => false,
    };
    let goes_on = |at: usize| {
        // A mark has no root.
        words.get(at).is_some_and(|word| word.root != 0 && !GOES_ON.contains(&folded[at].as_str()))
    };
    match day.start >= object_end {
        true => (object_end..day.start).any(says) || goes_on(day.end),
        false => goes_on(place_end),
    }
}

/// Words that begin what is not said of the event itself.
const GOES_ON: &[&str] = &[
    "after",
    "amid",
    "and",
    "at",
    "because",
    "before",
    "but",
    "by",
    "despite",
    "following",
    "for",
    "so",
    "that",
    "then",
    "they",
    "until",
    "when",
    "where",
    "while",
    "who",
    "with",
];

/// The names that some words end with; the first word of a sentence may be one.
fn last_names(words: &[Word]) -> BTreeSet<Root> {
    let own = words.iter().rev().take_while(|word| matches!(word.sort, Sort::Name | Sort::First));
    own.map(|word| word.root).collect()
}
