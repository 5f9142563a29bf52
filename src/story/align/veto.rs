//! What explains away that two values differ: the vetoes.

use super::below;
use super::bounds;
use super::company;
use super::counts::{self, count_other_things};
use super::deals;
use super::formula;
use super::holders;
use super::included;
use super::kinds::are_of_two_kinds;
use super::market;
use super::objects;
use super::pair::{At, Pair, Rarity};
use super::places;
use super::reckoned;
use super::replaced;
use super::rivals;
use super::subjects::are_of_two_greater;
use super::taken;
use super::tallies;
use crate::read::MentionKind;
use crate::story::page::cue::Cue;
use crate::story::page::life;
use crate::story::page::saying::is_said_again;
use crate::story::page::stretch;
use crate::story::page::tables::WEEKDAYS;
use crate::story::page::undated;
use crate::story::page::word::{Root, root_of};
use crate::story::page::{Node, Page};
use crate::value::{Bound, Calendar, Class, Dimension, Meaning, Period, Value, relation};

/// Why two values are not compared: the vetoes, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Veto {
    /// Their counted nouns differ.
    OtherNoun,
    /// Each is said of a name that the other sentence does not have.
    OtherSubject,
    /// They are told in one frame of two that are named, or of two kinds.
    OtherHolder,
    /// One of them retells a figure in another unit or currency, at a rate of its own, or as a loss.
    Retold,
    /// Each has a period, and the two do not meet.
    OtherPeriod,
    /// One of them tells by how much something changed, the other what it is.
    Change,
    /// Only one of them is asked, offered, additional and so on.
    OtherMood(Cue),
    /// Only one of them is with or without something: debt, tax.
    OtherScope,
    /// One figure bounds both from two sides: "up to 12,000", "more than 12,000".
    OppositeBounds,
    /// One of the articles states the other's figure as well: it knows both.
    BothKnown,
    /// One of the articles states both figures in one sentence: "doubled from 5 to 10 million".
    ToldTogether,
    /// One of the articles states the other's figure as well, but of something else.
    KnownOtherwise,
    /// Both articles state both figures.
    EachKnowsBoth,
    /// One of the articles tells both figures in one table.
    Tabled,
    /// A third article tells both figures.
    ThirdKnows,
    /// A third article tells both figures in one sentence.
    ThirdTellsBoth,
    /// One of them is how much is taken away or added, the other how much there is.
    OfWhatThereIs,
    /// What its own article adds to one of them gives the other.
    AddsUp,
    /// Both say the day by one word, "Tuesday" or "yesterday": copies of a text keep it for days.
    SameWord,
    /// Both are the years of figures that differ: each figure has its own.
    PeriodsOfFigures,
    /// One of them is the day on which somebody said so, or each is, and that of its own article.
    DayOfSaying,
    /// Both are days on which figures were so that differ: each has its own.
    DaysOfFigures,
    /// A plan's date moves.
    PlannedDate,
    /// A third article's coarser or finer figure agrees with both.
    Bridged,
    /// Too far apart to be two tellings of one figure.
    TooFar,
    /// Further apart than any slip but a lost nought explains.
    WorldsApart,
    /// Their sentences are one form, filled in for two cases.
    Formula,
    /// Their articles are in like words, and most of the figures differ: the reports of two cases.
    OtherCase,
    /// One stands in a title, and its text tells it in a way that fits the other.
    ToldInFull,
    /// Another value of the article fits better.
    NotBest,
}

impl Veto {
    /// Whether there is nothing to ask any more.
    pub(crate) fn is_final(self) -> bool {
        matches!(
            self,
            Veto::Retold
                | Veto::SameWord
                | Veto::EachKnowsBoth
                | Veto::Tabled
                | Veto::PeriodsOfFigures
                | Veto::Formula
        )
    }

    /// Whether it comes from what else the articles say, and not from the two values.
    pub(crate) fn comes_from_others(self) -> bool {
        matches!(
            self,
            Veto::BothKnown
                | Veto::KnownOtherwise
                | Veto::ThirdKnows
                | Veto::Bridged
                | Veto::NotBest
        )
    }

    /// Whether it says that the two are of two things, and not only that others fit better.
    pub(crate) fn tells_two_things(self) -> bool {
        !matches!(
            self,
            Veto::KnownOtherwise
                | Veto::NotBest
                | Veto::Bridged
                | Veto::OtherCase
                | Veto::ToldInFull
        )
    }

    /// Whether it comes of how far apart the two lie.
    pub(crate) fn is_of_distance(self) -> bool {
        matches!(self, Veto::TooFar | Veto::WorldsApart)
    }

    /// How much less sure a pair is for it, in thousandths, where it is shown as a lead all the same.
    pub(crate) fn cost(self) -> i64 {
        match self {
            Veto::WorldsApart => 400,
            Veto::OtherSubject | Veto::OtherHolder | Veto::TooFar => 200,
            Veto::OtherNoun | Veto::BothKnown | Veto::ToldTogether | Veto::AddsUp => 150,
            Veto::OfWhatThereIs => 150,
            Veto::OtherPeriod | Veto::PlannedDate | Veto::DaysOfFigures => 150,
            Veto::DayOfSaying => 150,
            Veto::OtherMood(_)
            | Veto::OtherScope
            | Veto::OppositeBounds
            | Veto::NotBest
            | Veto::OtherCase
            | Veto::ToldInFull
            | Veto::Change => 100,
            Veto::ThirdKnows | Veto::ThirdTellsBoth | Veto::Bridged => 50,
            Veto::KnownOtherwise => 0,
            // Those that are final.
            _ => 300,
        }
    }

    /// Why, in words.
    pub(crate) fn says(self) -> String {
        String::from(match self {
            Veto::OtherNoun => "they count different things",
            Veto::OtherSubject => "they are said of different names",
            Veto::OtherHolder => "each is told of another thing that is named",
            Veto::Retold => "one of them converts another figure",
            Veto::OtherPeriod => "they are of different periods",
            Veto::Change => "one of them is by how much it changed",
            Veto::OtherMood(cue) => return format!("only one of them is {}", cue.says()),
            Veto::OtherScope => "only one of them is told with or without debt, tax or the like",
            Veto::OppositeBounds => "many say “up to” and “more than” of one round figure",
            Veto::BothKnown => "one of the articles has both figures, so they are two things",
            Veto::ToldTogether => {
                "one of the articles has both figures in one sentence, so they are two things"
            }
            Veto::KnownOtherwise => {
                "one of the articles has both figures, the other's for something else"
            }
            Veto::EachKnowsBoth => "both articles have both figures, so they are two things",
            Veto::Tabled => {
                "one of the articles has both figures in one table, so they are two things"
            }
            Veto::ThirdKnows => "a third article has both figures, so they are two things",
            Veto::ThirdTellsBoth => {
                "a third article tells both figures in one sentence, so they are two things"
            }
            Veto::AddsUp => "one of them is a part of the other",
            Veto::OfWhatThereIs => "one of them is what is taken or added, the other what there is",
            Veto::SameWord => "both name the day by the same word",
            Veto::PeriodsOfFigures => "they are the periods of two figures",
            Veto::DayOfSaying => {
                "one of them, or each for itself, is a day on which somebody said so"
            }
            Veto::DaysOfFigures => "each day has a figure of its own",
            Veto::PlannedDate => "one of them is only planned",
            Veto::Bridged => "a third figure agrees with both",
            Veto::TooFar => "they are too far apart for two tellings of one figure",
            Veto::WorldsApart => "one is more than ten times the other",
            Veto::Formula => "the sentences have the same form, and no figure in common",
            Veto::OtherCase => {
                "their articles are in like words with other figures: reports of two cases"
            }
            Veto::ToldInFull => {
                "the text of the title tells its figure in a way that fits the other"
            }
            Veto::NotBest => "another figure of the article fits better",
        })
    }
}

/// The vetoes that two values bear in themselves.
pub(crate) fn vetoes(pair: &Pair, pages: &[Page], rarity: &Rarity) -> Vec<Veto> {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let mut found = Vec::new();
    if count_other_things(pair, x, y)
        || counts::is_of_more(x, y) && pair.class == Class::Contradiction
        || company::is_with_one_more(pair, pages)
        || market::is_turnover_of_one(pair, pages)
    {
        found.push(Veto::OtherNoun);
    }
    let from = x.reckoned_from.zip(y.reckoned_from);
    if x.dimension() == Some(Dimension::Length) && from.is_some_and(|(p, q)| p != q) {
        found.push(Veto::OtherSubject);
    }
    if x.retells || y.retells || below::tell_one_loss(x, y) {
        found.push(Veto::Retold);
    }
    if !rarity.is_pair && (are_of_two_kinds(x, y) || holders::are_two(pair, pages)) {
        found.push(Veto::OtherHolder);
    } else if rivals::have_names(pair, pages, rarity)
        || rivals::have_subjects(pair, pages)
        || life::are_namesakes(x, y)
        || objects::are_two(pair, pages)
        || places::are_places_of_two(pair, pages)
        || places::is_of_one_of_many(pair.a, pair.b, pages)
        || tallies::are_of_other_matches(pair, pages)
        || replaced::are_of_two_cases(pair.a, pair.b, pages)
        || !rarity.is_pair && reckoned::are_from_two(pair, pages)
        || are_of_two_greater(x, y)
    {
        found.push(Veto::OtherSubject);
    }
    if !rarity.is_pair && taken::is_of_what_there_is(pair, pages) {
        found.push(Veto::OfWhatThereIs);
    }
    if let (Some(p), Some(q)) = (x.periods.first(), y.periods.first())
        && !x.periods.iter().any(|p| y.periods.iter().any(|q| p.meets(q)))
        && !p.meets(q)
    {
        found.push(Veto::OtherPeriod);
    }
    // "$4 million a year", "$20 million in all".
    let is_rate = pair.has_one_rate && pair.ratio > CLOSE && !pair.lost_zero;
    let is_of_other_time = is_rate
        || !rarity.is_pair && stretch::are_of_other_lengths(x, y)
        || market::are_of_two_times(pair, pages)
        || market::are_worths_of_one(pair, pages)
        || !rarity.is_pair && deals::are_of_two_times(pair.a, pair.b, pages);
    if is_of_other_time && !found.contains(&Veto::OtherPeriod) {
        found.push(Veto::OtherPeriod);
    }
    if x.is_change.zip(y.is_change).is_some_and(|(x, y)| x != y) {
        found.push(Veto::Change);
    }
    if let Some(cue) = x.cues.apart(y.cues) {
        found.push(Veto::OtherMood(cue));
    }
    if x.kind == MentionKind::Money && included::are_with_other_things(pair, pages) {
        found.push(Veto::OtherScope);
    }
    // Of two texts that are held against each other one may have turned the bound of the other.
    if !rarity.is_pair && bounds::are_opposite(pair, pages) {
        found.push(Veto::OppositeBounds);
    }
    if x.kind == MentionKind::Date {
        let weekday =
            |n: &Node| WEEKDAYS.iter().position(|day| n.value.wording.to_lowercase().contains(day));
        if weekday(x).is_some() && weekday(x) == weekday(y) || undated::is_said_alike(x, y) {
            found.push(Veto::SameWord);
        }
        if are_periods_of_figures(pair, pages) {
            found.push(Veto::PeriodsOfFigures);
        }
        if x.is_of_saying != y.is_of_saying || is_said_again(pair.a, pair.b, pages) {
            found.push(Veto::DayOfSaying);
        }
        if are_days_of_figures(pair, pages) {
            found.push(Veto::DaysOfFigures);
        }
        if x.cues.has(Cue::Planned) || y.cues.has(Cue::Planned) {
            found.push(Veto::PlannedDate);
        }
        if !pair.is_one_sentence()
            && !happens_once(x, y)
            && days_apart(x, y).is_some_and(|days| days > DAYS_APART)
        {
            found.push(Veto::TooFar);
        }
    }
    if !rarity.is_pair && formula::is_filled_in_anew(pair, pages) {
        found.push(Veto::Formula);
    }
    if pair.ratio > FAR && !pair.lost_zero && !pair.tells_by_digits() && !pair.is_one_sentence() {
        found.push(if pair.ratio > WORLDS { Veto::WorldsApart } else { Veto::TooFar });
    }
    found
}

/// Whether both dates are years or parts of years, and each stands beside figures that the other's
/// sentence does not have: "in 2030 it earned $4 million", "in 2031 it earned $5 million".
fn are_periods_of_figures(pair: &Pair, pages: &[Page]) -> bool {
    let is_stretch = |at: At| {
        let value = &pages[at.page].nodes[at.node].value.meaning;
        matches!(
            value,
            Meaning::Time(Period::Fiscal(..))
                | Meaning::Time(Period::Of(
                    Calendar::Year(_) | Calendar::Half(..) | Calendar::Quarter(..)
                ))
        )
    };
    let (own, other) = (figures_beside(pair.a, pages), figures_beside(pair.b, pages));
    let agree = |v: &&Value| other.iter().any(|w| relation(v, w).class == Class::Agree);
    is_stretch(pair.a)
        && is_stretch(pair.b)
        && !own.is_empty()
        && !other.is_empty()
        && !own.iter().any(agree)
}

/// The figures of the sentence of a date.
fn figures_beside(at: At, pages: &[Page]) -> Vec<&Value> {
    let page = &pages[at.page];
    let sentence = page.nodes[at.node].sentence;
    let beside = page.nodes_of(sentence..=sentence).map(|(_, node)| node);
    beside
        .filter(|n| n.kind != MentionKind::Date && n.bound() != Bound::Vague)
        .map(|n| &n.value)
        .collect()
}

/// Whether two dates stand beside figures of one sort that differ, and beside none that agree: a sack of rice cost
/// 5,000 shillings in January and 10,000 on Thursday.
fn are_days_of_figures(pair: &Pair, pages: &[Page]) -> bool {
    let (own, other) = (figures_beside(pair.a, pages), figures_beside(pair.b, pages));
    let classes = || own.iter().flat_map(|v| other.iter().map(|w| relation(v, w).class));
    classes().any(|class| class == Class::Contradiction)
        && classes().all(|class| class != Class::Agree)
}

/// Whether both are said of the same name and of what happens to it but once: birth, death, a founding.
pub(crate) fn happens_once(x: &Node, y: &Node) -> bool {
    let near =
        |n: &Node, root: Root| n.context.iter().any(|(r, weight)| *r == root && *weight >= 500);
    let name =
        |n: &Node, root: Root| n.names.iter().any(|(r, weight)| *r == root && *weight >= 300);
    ONCE.iter().any(|word| near(x, root_of(word)) && near(y, root_of(word)))
        && x.names.iter().any(|(root, weight)| *weight >= 300 && name(y, *root))
        && !life::are_namesakes(x, y)
}

/// What happens to a person or a thing but once.
const ONCE: &[&str] =
    &["born", "died", "founded", "established", "opened", "released", "incorporated", "married"];

/// Up to here, in hundredths, "people" may be "workers", and a sum without its rate one with it.
pub(crate) const CLOSE: u32 = 150;

/// Figures further apart than this, in hundredths, are seldom two tellings of one.
pub(crate) const FAR: u32 = 200;

/// No slip makes one figure of another that is more than ten times as large, but for a lost nought.
const WORLDS: u32 = 1000;

/// Days further apart than this are mostly two events.
const DAYS_APART: i64 = 45;

/// How many days lie between two stretches of time; `None` where one has no end on that side, or where
/// the two are one day in two years.
fn days_apart(x: &Node, y: &Node) -> Option<i64> {
    let (Meaning::Time(p), Meaning::Time(q)) = (&x.value.meaning, &y.value.meaning) else {
        return None;
    };
    let (p, q) = (p.days(), q.days());
    let gap = |a: &crate::value::Interval<crate::value::Day>,
               b: &crate::value::Interval<crate::value::Day>| {
        Some((b.low().point()? - a.high().point()?).num_days())
    };
    let days = gap(&p, &q)?.max(gap(&q, &p)?);
    let same_day = p.low().point()?.format("%m-%d").to_string()
        == q.low().point()?.format("%m-%d").to_string();
    (!same_day || p.low() != p.high()).then_some(days)
}
