//! What is taken away or added, and what there is: "will CLOSE 14 of its stores", "the chain HAS 41 stores".

use std::sync::LazyLock;

use super::holders::{HEDGES, around, back_over, is};
use super::pair::{At, Pair};
use crate::read::MentionKind;
use crate::story::page::Page;
use crate::story::page::cue::Cue;
use crate::story::page::word::{Root, Sort, Word, forms};

/// Whether one of two figures is how much is taken away or added, or some of those that there are, and the other how
/// much there is.
pub(super) fn is_of_what_there_is(pair: &Pair, pages: &[Page]) -> bool {
    let (Some(x), Some(y)) = (Side::of(pair.a, pages), Side::of(pair.b, pages)) else {
        return false;
    };
    x.is_some && y.is_all || y.is_some && x.is_all
}

/// What is said of how much there is.
struct Side {
    /// It is some of it, or what changes it.
    is_some: bool,
    /// It is all of it.
    is_all: bool,
}

impl Side {
    fn of(at: At, pages: &[Page]) -> Option<Side> {
        let node = &pages[at.page].nodes[at.node];
        // Who has a share of what is sold sells as much.
        if matches!(node.kind, MentionKind::Date | MentionKind::Percent) {
            return None;
        }
        let (left, right) = around(at, pages)?;
        let words = back_over(left, &HEDGES);
        let is_changed = words.last().is_some_and(|word| is(word, &CHANGES))
            || matches!(words, [.., lay, off] if is(lay, &LAY) && is(off, &OFF))
            || is_changed_behind(right);
        // "As many as 25,000 people LOST their lives"
        let is_lost = || right.iter().take(LOST_IN).any(|word| is(word, &LOST));
        let is_changed = is_changed || node.kind == MentionKind::Number && is_lost();
        let is_some_of = node.cues.has(Cue::SomeOf);
        let is_all = match words {
            _ if is_changed || is_some_of => false,
            // "20,000 OF almost 29,000 people", "20,000 OF ITS 29,000"
            [.., all, of] if is(of, &OF) => is(all, &ALL) || all.sort == Sort::Figure,
            [.., some, of, its] if is(of, &OF) && is(its, &ITS) => some.sort == Sort::Figure,
            [.., word] => is(word, &HAVE),
            [] => false,
        };
        Some(Side { is_some: is_changed || is_some_of, is_all })
    }
}

/// Whether it is said behind a figure what is done with as many: "14 stores WILL BE CLOSED".
fn is_changed_behind(words: &[Word]) -> bool {
    let clause = || words.iter().take_while(|word| word.sort != Sort::Heavy).take(CLAUSE);
    let verb = clause().skip_while(|word| !is(word, &TO_BE)).find(|word| !is(word, &TO_BE));
    verb.is_some_and(|verb| is(verb, &CHANGES) || is(verb, &GO))
}

/// How many words behind a figure it is said what is done with as many.
const CLAUSE: usize = 8;

/// What makes them fewer or more.
static CHANGES: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms(
        "acquire acquired acquires acquiring add added adding adds axe axed axes axing bought build building builds built buy \
         buying buys close closed closes closing create created creates creating cut cuts cutting demolish demolished dismiss \
         dismissed dismisses dismissing eliminate eliminated eliminates eliminating fire fired fires firing gain gained gains \
         gaining hire hired hires hiring kill killed killing kills lose loses losing lost mothball mothballed open opened opening opens order ordered \
         ordering orders recruit recruited recruiting recruits remove removed removes removing sack sacked sacking sacks scrap \
         scrapped scrapping scraps sell selling sells shed shedding sheds shut shuts shutting shutter shuttered slash slashed \
         slashes slashing sold"
            .split_whitespace(),
    )
});
static LAY: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["laid", "lay", "laying", "lays"]));
static OFF: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["off"]));
static OF: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["of"]));
static LOST: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["died", "killed", "lost", "perished"]));
/// How many words behind a figure they were lost.
const LOST_IN: usize = 3;
static ITS: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["its", "the", "their"]));
static GO: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["disappear", "go", "gone"]));
static TO_BE: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["are", "be", "been", "have", "to", "were", "will", "would"]));

/// Verbs of what there is,
static HAVE: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "carried",
        "carries",
        "carrying",
        "employed",
        "employing",
        "employs",
        "had",
        "has",
        "have",
        "having",
        "operated",
        "operates",
        "operating",
        "own",
        "owned",
        "owns",
        "ran",
        "run",
        "running",
        "runs",
        "with",
    ])
});
/// and nouns for all of it.
static ALL: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "army",
        "chain",
        "convoy",
        "crew",
        "delegation",
        "estate",
        "expedition",
        "fleet",
        "flock",
        "herd",
        "headcount",
        "network",
        "party",
        "payroll",
        "squad",
        "staff",
        "team",
        "total",
        "workforce",
    ])
});
