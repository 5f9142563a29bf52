//! Small words that say in what mood a figure is given, or which part of a whole it is.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::word::Sort;

/// The cues around a value, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues(u32);

/// What a cue says of the value beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Cue {
    /// Somebody asks for it.
    Asked,
    /// Somebody offers it.
    Offered,
    /// It may be so, or is talked of.
    Maybe,
    /// It is to be so.
    Planned,
    /// It was so, or was thought so, before.
    Former,
    /// It comes on top of something.
    Extra,
    /// It is reckoned for each of several.
    Each,
    /// It is a part of something.
    Part,
    /// It is the sum of several.
    Whole,
    /// It is denied.
    Denied,
    /// It is where something came from: "from 40 to 50".
    From,
    /// Something else is measured by it: "more than last year's".
    Than,
    /// It is one of the first of several steps.
    Step,
    /// It is a mean, a record, a highest or lowest point.
    Extreme,
    /// It is a limit of what can be.
    Limit,
    /// It is left over.
    Rest,
    /// It is one end of a range.
    End,
    /// It counts some of those that were named.
    SomeOf,
    /// It is what became of something: "now takes 11 hours, less than before".
    Now,
    /// It is what others reckon with: "the 380 million that analysts expected".
    Guess,
    /// It is how much of something was gone through by then: "with 93% of the votes counted".
    Counted,
}

impl Cues {
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & cue.bit() != 0
    }

    pub(crate) fn add(&mut self, cue: Cue) {
        self.0 |= cue.bit();
    }

    /// The cues that one has and the other has not, among those that part two figures.
    pub(crate) fn apart(self, other: Cues) -> Option<Cue> {
        ALL.iter().copied().find(|&cue| self.has(cue) != other.has(cue))
    }
}

impl Cue {
    fn bit(self) -> u32 {
        1 << self as u32
    }

    /// What it says, for an explanation.
    pub(crate) fn says(self) -> &'static str {
        match self {
            Cue::Asked => "asked for",
            Cue::Offered => "offered",
            Cue::Maybe => "only possible or rumoured",
            Cue::Planned => "planned or expected",
            Cue::Former => "an earlier one",
            Cue::Extra => "on top of something else",
            Cue::Each => "reckoned for each",
            Cue::Part => "a part of a whole",
            Cue::Whole => "a total",
            Cue::Denied => "denied",
            Cue::From => "where a change began",
            Cue::Than => "a measure for something else",
            Cue::Step => "a first step",
            Cue::Extreme => "a mean or a record",
            Cue::Limit => "a limit",
            Cue::Rest => "what is left",
            Cue::End => "one end of a range",
            Cue::SomeOf => "some of those named before",
            Cue::Now => "what it is now, after a change",
            Cue::Guess => "what others reckon with",
            Cue::Counted => "how much was counted by then",
        }
    }
}

/// The cues that part two figures when only one of them has it.
const ALL: &[Cue] = &[
    Cue::Asked,
    Cue::Offered,
    Cue::Former,
    Cue::Extra,
    Cue::Each,
    Cue::Part,
    Cue::Denied,
    Cue::From,
    Cue::Than,
    Cue::Step,
    Cue::Extreme,
    Cue::Rest,
    Cue::End,
    Cue::Now,
    Cue::Guess,
    Cue::Counted,
];

impl Cues {
    /// How many of the soft cues, which one outlet adds and another leaves out, only one of them has.
    pub(crate) fn softly_apart(self, other: Cues) -> u32 {
        let soft = [Cue::Maybe, Cue::Planned, Cue::Limit, Cue::Whole];
        soft.iter().filter(|&&cue| self.has(cue) != other.has(cue)).count() as u32
    }
}

/// A cue among the words of the clause.
pub(crate) fn in_clause(folded: &str) -> Option<Cue> {
    IN_CLAUSE.get(folded).copied()
}

/// A cue that counts only right before or right after the value.
pub(crate) fn beside(folded: &str) -> Option<Cue> {
    IS_BESIDE.get(folded).copied()
}

static IN_CLAUSE: LazyLock<Table> = LazyLock::new(|| table(CLAUSE));
static IS_BESIDE: LazyLock<Table> = LazyLock::new(|| table(BESIDE));

/// Cues by the words that tell them.
type Table = HashMap<&'static str, Cue, FixedState>;

/// Of a word that stands with two cues the first counts.
fn table(lists: &[(&[&'static str], Cue)]) -> Table {
    let words = lists.iter().rev().flat_map(|(words, cue)| words.iter().map(|word| (*word, *cue)));
    words.collect()
}

/// Whether the walk from a value to its cues stops at a word of this sort.
pub(crate) fn stops(sort: Sort) -> bool {
    matches!(sort, Sort::Heavy)
}

const CLAUSE: &[(&[&str], Cue)] = &[
    (
        &[
            "ask",
            "asked",
            "asks",
            "asking",
            "seek",
            "seeks",
            "sought",
            "seeking",
            "demand",
            "demands",
            "demanded",
            "demanding",
            "want",
            "wants",
            "wanted",
            "sue",
            "sues",
            "sued",
            "suing",
            "request",
            "requested",
            "claims",
            "prosecutors",
        ],
        Cue::Asked,
    ),
    (
        &[
            "offer", "offers", "offered", "offering", "bid", "bids", "propose", "proposes",
            "proposed", "proposal",
        ],
        Cue::Offered,
    ),
    (
        &[
            "could",
            "may",
            "might",
            "rumoured",
            "rumored",
            "rumours",
            "rumors",
            "speculation",
            "talks",
            "talking",
            "negotiating",
            "negotiations",
            "discussing",
            "mulling",
            "possibly",
            "potentially",
            "potential",
            "consider",
            "considers",
            "considering",
            "whether",
            "if",
            "fear",
            "feared",
            "fears",
            "theoretically",
        ],
        Cue::Maybe,
    ),
    (
        &[
            "plan",
            "plans",
            "planned",
            "planning",
            "expect",
            "expects",
            "expected",
            "expecting",
            "forecast",
            "forecasts",
            "predict",
            "predicts",
            "predicted",
            "projected",
            "projects",
            "target",
            "targets",
            "targeted",
            "hope",
            "hopes",
            "hoped",
            "aim",
            "aims",
            "aimed",
            "intend",
            "intends",
            "intended",
            "guidance",
            "goal",
            "scheduled",
            "pledge",
            "pledged",
            "promised",
            "eventually",
        ],
        Cue::Planned,
    ),
    (
        &[
            "formerly",
            "previously",
            "originally",
            "initially",
            "earlier",
            "previous",
            "prior",
            "original",
            "preliminary",
        ],
        Cue::Former,
    ),
];

const BESIDE: &[(&[&str], Cue)] = &[
    (
        &[
            "never", "not", "denied", "denies", "deny", "refused", "false", "wrongly", "isn't",
            "wasn't", "didn't", "doesn't", "hasn't", "without",
        ],
        Cue::Denied,
    ),
    (
        &[
            "average", "averaged", "median", "mean", "record", "peak", "highest", "lowest",
            "maximum", "minimum", "capacity",
        ],
        Cue::Extreme,
    ),
    (&["another", "additional", "further", "extra", "more", "again"], Cue::Extra),
    // Amid a clause it is a person who is former: "the former nurse won by 1,142 votes".
    (&["former", "old"], Cue::Former),
    (&["each", "apiece", "every", "per", "single"], Cue::Each),
    (
        &[
            "including",
            "include",
            "includes",
            "included",
            "among",
            "part",
            "portion",
            "some of",
            "them",
            "those",
            "whom",
        ],
        Cue::Part,
    ),
    (
        &["total", "totalling", "totaling", "altogether", "overall", "combined", "all", "together"],
        Cue::Whole,
    ),
    (&["from"], Cue::From),
    (&["between"], Cue::End),
    (&["than", "versus", "compared", "against", "vs", "above", "below", "instead"], Cue::Than),
    (
        &[
            "first",
            "initial",
            "second",
            "third",
            "next",
            "upfront",
            "instalment",
            "installment",
            "tranche",
            "round",
            "phase",
            "stage",
        ],
        Cue::Step,
    ),
    (&["limit", "cap", "capped", "maximum", "max", "face", "faces", "facing"], Cue::Limit),
    (&["remaining", "rest", "left", "remainder", "balance", "other", "others"], Cue::Rest),
];
