//! Two values of two articles: what speaks for their being of one thing, and what against.

use super::cue::Cue;
use super::life;
use super::page::{Node, Page, Part};
use super::undated;
use super::word::{Root, root_of};
use crate::read::MentionKind;
use crate::value::{
    Bound, Calendar, Class, Dimension, Meaning, Number, Period, Quantity, Reason, Relation, Value,
    relation,
};

/// A value: the page and the node there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct At {
    pub(super) page: usize,
    pub(super) node: usize,
}

/// How two values of two articles stand to each other, and how alike what is said around them is.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) a: At,
    pub(super) b: At,
    pub(super) class: Class,
    pub(super) reason: Reason,
    /// How alike their surroundings are, in thousandths.
    pub(super) likeness: u32,
    /// The weight of the word nearest to both that both have, in thousandths.
    pub(super) near: u32,
    /// Whether a counted noun or a head word is the same.
    pub(super) same_head: bool,
    /// The larger figure over the smaller, in hundredths; 0 where there is none.
    pub(super) ratio: u32,
    /// One has the other's digits in another magnitude.
    pub(super) lost_zero: bool,
    /// One is a retelling's figure, and the article that it retells does not have it.
    pub(super) strays: bool,
}

impl Pair {
    /// Whether the two sentences are one, but for the figure: then nothing has to be explained away.
    pub(super) fn is_one_sentence(&self) -> bool {
        self.likeness >= 850 && self.near >= 700
    }
}

/// How often roots stand in the articles of a story.
#[derive(Debug)]
pub(super) struct Rarity {
    counts: Vec<(Root, u32)>,
    pages: u32,
}

impl Rarity {
    pub(super) fn of(pages: &[Page]) -> Rarity {
        let mut all: Vec<Root> = pages.iter().flat_map(|p| p.roots.iter().copied()).collect();
        all.sort_unstable();
        let mut counts: Vec<(Root, u32)> = Vec::new();
        for root in all {
            match counts.last_mut() {
                Some((last, count)) if *last == root => *count += 1,
                _ => counts.push((root, 1)),
            }
        }
        Rarity { counts, pages: pages.len() as u32 }
    }

    /// In how many articles of the story a root stands.
    pub(super) fn count(&self, root: Root) -> u32 {
        self.counts.binary_search_by_key(&root, |(r, _)| *r).map_or(0, |at| self.counts[at].1)
    }

    /// What a root is worth, in thousandths: what stands in every article says little.
    pub(super) fn weight(&self, root: Root) -> u32 {
        let count = self.count(root).max(1);
        if self.pages <= 3 {
            return 1000;
        }
        1000 - 700 * (count.saturating_sub(2)) / (self.pages - 2).max(1)
    }

    /// Whether a name is the story's own: so many articles have it that it tells nothing apart.
    pub(super) fn is_everywhere(&self, root: Root) -> bool {
        self.pages > 2 && self.count(root) * 5 >= self.pages * 3
    }
}

/// Compares two values of two articles; `None` where they are of two sorts.
pub(super) fn pair(a: At, b: At, pages: &[Page], rarity: &Rarity) -> Option<Pair> {
    let (x, y) = (&pages[a.page].nodes[a.node], &pages[b.page].nodes[b.node]);
    let in_two_currencies = in_two_currencies(x, y);
    if !of_one_sort(x, y) && !in_two_currencies {
        return None;
    }
    let found = match (&x.value.meaning, &y.value.meaning) {
        (Meaning::Quantity(p), Meaning::Quantity(q)) => {
            // Whether two nouns name one thing is weighed below, with all that stands around them.
            let (mut p, mut q) = (p.clone(), q.clone());
            p.noun = None;
            q.noun = None;
            let value = |q| crate::value::Value::new("", Meaning::Quantity(q));
            relation(&value(p), &value(q))
        }
        _ => relation(&x.value, &y.value),
    };
    if found.class == Class::NotComparable && !in_two_currencies {
        return None;
    }
    let found = match undated::is_one_day(x, y) {
        Some(true) => Relation { class: Class::Agree, reason: Reason::Equal },
        Some(false) => Relation { class: Class::Contradiction, reason: Reason::Disjoint },
        None if in_two_currencies => {
            Relation { class: Class::Contradiction, reason: Reason::OtherCurrency }
        }
        None => found,
    };
    let (class, reason) = match found.class == Class::Contradiction && retold_coarsely(x, y) {
        true => (Class::Agree, Reason::Rounding),
        false => (found.class, found.reason),
    };
    let (likeness, near) = likeness(x, y, rarity);
    let same_head = x.nouns.first().is_some_and(|n| y.nouns.contains(n))
        || y.nouns.first().is_some_and(|n| x.nouns.contains(n))
        || x.heads.iter().chain(&x.nouns).any(|h| y.heads.iter().chain(&y.nouns).any(|g| g == h));
    let (ratio, lost_zero) = distance(x, y);
    Some(Pair { a, b, class, reason, likeness, near, same_head, ratio, lost_zero, strays: false })
}

/// Whether two figures that do not meet are one all the same: cut off instead of rounded
/// (173,600 told as 173,000), converted roughly ("90 metres", "300 ft"), or the same digits in tons of two lands.
fn retold_coarsely(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return false };
    if p.dimension() == Dimension::Mass && p.unit.name != q.unit.name {
        let written = |node: &Node| -> String {
            node.value.wording.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
        };
        if written(x) == written(y) {
            return true;
        }
    }
    let (Some(a), Some(b)) = (p.figure.point(), q.figure.point()) else { return false };
    let (a, b) = (a.abs(), b.abs());
    if is_converted(p, q) && distance(x, y).0 <= CONVERTED {
        return true;
    }
    let (coarse, fine) = if a.last_place() > b.last_place() { (a, b) } else { (b, a) };
    let step = coarse.last_place();
    step > fine.last_place()
        && fine > coarse
        && fine.minus(coarse).is_some_and(|gap| gap < step)
        && coarse.over(step).is_some_and(|digits| digits >= Number::from(10))
}

/// Whether two figures are in units of two systems, metres and feet: one of them, at least, was converted.
fn is_converted(p: &Quantity, q: &Quantity) -> bool {
    let is_metric_step = |ratio: Number| (-6..=6).any(|e| Number::power_of_ten(e) == Some(ratio));
    matches!(
        p.dimension(),
        Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Speed
    ) && p.unit.factor.over(q.unit.factor).is_some_and(|ratio| !is_metric_step(ratio))
        && p.unit.name != q.unit.name
}

/// So near, in hundredths, lie a figure and what somebody converted it to.
const CONVERTED: u32 = 103;

/// Whether two sums are one figure in two currencies: "€25 million", "£25 million". One sign was taken for
/// another, or one was converted.
fn in_two_currencies(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return false };
    matches!((p.dimension(), q.dimension()), (Dimension::Money(a), Dimension::Money(b)) if a != b)
        && p.figure.low == q.figure.low
        && p.figure.high == q.figure.high
        && p.per == q.per
        && p.change == q.change
        && !NAMESAKES.iter().any(|words| [x, y].iter().all(|node| is_written(node, words)))
}

/// Whether a wording holds one of some signs, or a word that begins with one of some stems.
fn is_written(node: &Node, stems: &[&str]) -> bool {
    let folded = node.value.wording.to_lowercase();
    let words = || folded.split(|c: char| !c.is_alphabetic());
    stems.iter().any(|stem| match stem.chars().all(char::is_alphabetic) {
        true => words().any(|word| word.starts_with(stem)),
        false => folded.contains(stem),
    })
}

/// Currencies of one name or sign, by its stems: an outlet means that of its own land, and says it of no other.
const NAMESAKES: &[&[&str]] = &[
    &["$", "dollar"],
    &["franc"],
    &["£", "pound"],
    &["kr", "crown", "koruna"],
    &["rs", "rupee", "₹"],
    &["peso"],
    &["dinar"],
    &["rial", "riyal"],
    &["¥", "yen", "yuan"],
];

fn of_one_sort(x: &Node, y: &Node) -> bool {
    if x.kind == MentionKind::Ordinal || y.kind == MentionKind::Ordinal {
        return x.kind == y.kind;
    }
    match (x.dimension(), y.dimension()) {
        (
            Some(Dimension::Number | Dimension::Count),
            Some(Dimension::Number | Dimension::Count),
        ) => true,
        (p, q) => p == q,
    }
}

/// How much of what the two surroundings say both say, and the weight of the nearest word that both
/// have, in thousandths.
fn likeness(x: &Node, y: &Node, rarity: &Rarity) -> (u32, u32) {
    let worth = |root: Root, weight: u32| weight * rarity.weight(root) / 1000;
    let name_worth = |root: Root, weight: u32| match rarity.is_everywhere(root) {
        true => 0,
        false => weight * rarity.weight(root) / 2000,
    };
    let (shared_words, all_words, near) = overlap(&x.context, &y.context, &worth);
    let (shared_names, all_names, _) = overlap(&x.names, &y.names, &name_worth);
    let (shared, all) = (shared_words + shared_names, all_words + all_names);
    (2000 * shared / all.max(1), near)
}

fn overlap(
    a: &[(Root, u32)],
    b: &[(Root, u32)],
    worth: &dyn Fn(Root, u32) -> u32,
) -> (u32, u32, u32) {
    let (mut i, mut j, mut shared, mut near) = (0, 0, 0, 0);
    while let (Some(&(r, v)), Some(&(s, w))) = (a.get(i), b.get(j)) {
        match r.cmp(&s) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += worth(r, v.min(w));
                near = near.max(v.min(w).min(1000));
                i += 1;
                j += 1;
            }
        }
    }
    let all = a.iter().chain(b).map(|&(root, weight)| worth(root, weight)).sum();
    (shared, all, near)
}

/// The ratio that stands for two temperatures, neither near nor far.
const DEGREES: u32 = 140;

/// The larger figure over the smaller in hundredths, and whether they differ by noughts alone.
fn distance(x: &Node, y: &Node) -> (u32, bool) {
    let middle = |node: &Node| {
        let figure = &node.value.quantity()?.figure;
        match (figure.low, figure.high) {
            (Some(low), Some(high)) => Some(low.plus(high)?.half().abs()),
            (low, high) => low.or(high).map(Number::abs),
        }
    };
    // Degrees have no nought to reckon a ratio from.
    if x.dimension() == Some(Dimension::Temperature) {
        return (DEGREES, false);
    }
    let (Some(p), Some(q)) = (middle(x), middle(y)) else { return (0, false) };
    let (small, large) = if p < q { (p, q) } else { (q, p) };
    let Some(ratio) = large.over(small) else { return (0, false) };
    // A nought too few, or a "million" too many: that one may have been rounded besides.
    let is_power = |n: Number| {
        let is = |p: i32| Number::power_of_ten(p) == Some(n);
        let nears = |p: i32| {
            let hundredths = Number::power_of_ten(p)
                .and_then(|power| n.over(power)?.times(Number::from(100)))
                .map(|n| n.rounded(0));
            hundredths == Some(Number::from(100))
        };
        (1..=4).any(is) || [6, 9].into_iter().any(nears)
    };
    let hundredths = ratio
        .times(Number::from(100))
        .map_or(u32::MAX, |n| n.rounded(0).to_string().parse().unwrap_or(u32::MAX));
    (hundredths, is_power(ratio) && !small.is_zero())
}

/// Why two values are not compared: the vetoes, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Veto {
    /// Their counted nouns differ.
    OtherNoun,
    /// Each is said of a name that the other sentence does not have.
    OtherSubject,
    /// One of them retells a figure in another unit or currency, at a rate of its own.
    Retold,
    /// Each has a period, and the two do not meet.
    OtherPeriod,
    /// Only one of them is asked, offered, additional and so on.
    OtherMood(Cue),
    /// One of the articles states the other's figure as well: it knows both.
    BothKnown,
    /// Both articles state both figures.
    EachKnowsBoth,
    /// A third article tells both figures.
    ThirdKnows,
    /// What its own article adds to one of them gives the other.
    AddsUp,
    /// Two weekdays of one name may be a week apart.
    SameWeekday,
    /// Both are the years of figures that differ: each figure has its own.
    PeriodsOfFigures,
    /// A plan's date moves.
    PlannedDate,
    /// A third article's coarser or finer figure agrees with both.
    Bridged,
    /// Too far apart to be two tellings of one figure.
    TooFar,
    /// Further apart than any slip but a lost nought explains.
    WorldsApart,
    /// Another value of the article fits better.
    NotBest,
}

impl Veto {
    /// Whether there is nothing to ask any more.
    pub(super) fn is_final(self) -> bool {
        matches!(
            self,
            Veto::Retold | Veto::SameWeekday | Veto::EachKnowsBoth | Veto::PeriodsOfFigures
        )
    }

    /// How much less sure a pair is for it, in thousandths, where it is shown as a lead all the same.
    pub(super) fn cost(self) -> i64 {
        match self {
            Veto::Retold | Veto::SameWeekday | Veto::EachKnowsBoth | Veto::PeriodsOfFigures => 300,
            Veto::WorldsApart => 400,
            Veto::OtherSubject | Veto::TooFar => 200,
            Veto::OtherNoun | Veto::BothKnown | Veto::AddsUp => 150,
            Veto::OtherPeriod | Veto::PlannedDate => 150,
            Veto::OtherMood(_) | Veto::NotBest => 100,
            Veto::ThirdKnows | Veto::Bridged => 50,
        }
    }

    /// Why, in words.
    pub(super) fn says(self) -> String {
        String::from(match self {
            Veto::OtherNoun => "they count different things",
            Veto::OtherSubject => "they are said of different names",
            Veto::Retold => "one of them converts another figure",
            Veto::OtherPeriod => "they are of different periods",
            Veto::OtherMood(cue) => return format!("only one of them is {}", cue.says()),
            Veto::BothKnown => "one of the articles has both figures, so they are two things",
            Veto::EachKnowsBoth => "both articles have both figures, so they are two things",
            Veto::ThirdKnows => "a third article has both figures, so they are two things",
            Veto::AddsUp => "one of them is a part of the other",
            Veto::SameWeekday => "both name the same day of the week",
            Veto::PeriodsOfFigures => "they are the periods of two figures",
            Veto::PlannedDate => "one of them is only planned",
            Veto::Bridged => "a third figure agrees with both",
            Veto::TooFar => "they are too far apart for two tellings of one figure",
            Veto::WorldsApart => "one is more than ten times the other",
            Veto::NotBest => "another figure of the article fits better",
        })
    }
}

/// The days of the week.
pub(super) const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The vetoes that two values bear in themselves.
pub(super) fn vetoes(pair: &Pair, pages: &[Page], rarity: &Rarity) -> Vec<Veto> {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let mut found = Vec::new();
    if let (Some(n), Some(m)) = (x.nouns.first(), y.nouns.first())
        && !x.nouns.contains(m)
        && !y.nouns.contains(n)
    {
        found.push(Veto::OtherNoun);
    }
    let from = x.reckoned_from.zip(y.reckoned_from);
    if x.dimension() == Some(Dimension::Length) && from.is_some_and(|(p, q)| p != q) {
        found.push(Veto::OtherSubject);
    }
    if x.retells || y.retells {
        found.push(Veto::Retold);
    }
    if rival_names(pair, pages, rarity) || life::are_namesakes(x, y) {
        found.push(Veto::OtherSubject);
    }
    if let (Some(p), Some(q)) = (x.periods.first(), y.periods.first())
        && !x.periods.iter().any(|p| y.periods.iter().any(|q| p.meets(q)))
        && !p.meets(q)
    {
        found.push(Veto::OtherPeriod);
    }
    if let Some(cue) = x.cues.apart(y.cues) {
        found.push(Veto::OtherMood(cue));
    }
    if x.kind == MentionKind::Date {
        let weekday =
            |n: &Node| WEEKDAYS.iter().position(|day| n.value.wording.to_lowercase().contains(day));
        if weekday(x).is_some() && weekday(x) == weekday(y) {
            found.push(Veto::SameWeekday);
        }
        if are_periods_of_figures(pair, pages) {
            found.push(Veto::PeriodsOfFigures);
        }
        if x.cues.has(Cue::Planned) || y.cues.has(Cue::Planned) {
            found.push(Veto::PlannedDate);
        }
        if !pair.is_one_sentence()
            && !happens_once(x, y)
            && days_apart(x, y).is_some_and(|days| days > FAR)
        {
            found.push(Veto::TooFar);
        }
    }
    if pair.ratio > 200 && !pair.lost_zero && !pair.is_one_sentence() {
        found.push(if pair.ratio > WORLDS { Veto::WorldsApart } else { Veto::TooFar });
    }
    found
}

/// Whether both dates are years or parts of years, and each stands beside figures that the other's
/// sentence does not have: "in 2030 it earned $4 million", "in 2031 it earned $5 million".
fn are_periods_of_figures(pair: &Pair, pages: &[Page]) -> bool {
    let figures = |at: At| {
        let page = &pages[at.page];
        let sentence = page.nodes[at.node].sentence;
        let beside = page.nodes.iter().filter(move |n| n.sentence == sentence);
        beside
            .filter(|n| n.kind != MentionKind::Date && n.bound() != Bound::Vague)
            .map(|n| &n.value)
            .collect::<Vec<_>>()
    };
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
    let (own, other) = (figures(pair.a), figures(pair.b));
    let agree = |v: &&Value| other.iter().any(|w| relation(v, w).class == Class::Agree);
    is_stretch(pair.a)
        && is_stretch(pair.b)
        && !own.is_empty()
        && !other.is_empty()
        && !own.iter().any(agree)
}

/// Whether both are said of the same name and of what happens to it but once: birth, death, a founding.
pub(super) fn happens_once(x: &Node, y: &Node) -> bool {
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

/// No slip makes one figure of another that is more than ten times as large, but for a lost nought.
const WORLDS: u32 = 1000;

/// Days further apart than this are mostly two events.
const FAR: i64 = 45;

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

/// Whether each value is said of a name that both articles know, and not of the same.
fn rival_names(pair: &Pair, pages: &[Page], rarity: &Rarity) -> bool {
    let (p, q) = (&pages[pair.a.page], &pages[pair.b.page]);
    let (x, y) = (&p.nodes[pair.a.node], &q.nodes[pair.b.node]);
    let is_own = |node: &Node, root: Root| !node.names_of_others.contains(&root);
    let near = |node: &Node| -> Vec<Root> {
        let names =
            node.names.iter().filter(|(root, weight)| *weight >= 450 && is_own(node, *root));
        names.map(|(root, _)| *root).collect()
    };
    let (a, b) = (near(x), near(y));
    // Names that stand in every article part two figures only where nothing else joins their sentences.
    let shared: Vec<Root> = a.iter().copied().filter(|root| b.contains(root)).collect();
    let counts = |root: &Root| shared.is_empty() || !rarity.is_everywhere(*root);
    let known = |page: &Page, root: &Root| page.names.binary_search(root).is_ok();
    // A name that the other article does not have may be another name for the same; unless its own article
    // names both.
    let apart = |root: &Root, own: &Page, other: &Page, others: &[Root]| {
        known(other, root) || others.iter().any(|name| known(own, name))
    };
    let own = |names: &[Root], node: &Node, (own, other): (&Page, &Page), others: &[Root]| {
        names.iter().any(|root| {
            counts(root)
                && apart(root, own, other, others)
                && !node.names.iter().any(|(r, _)| r == root && is_own(node, *r))
        })
    };
    !shared.iter().any(|root| !rarity.is_everywhere(*root))
        && own(&a, y, (p, q), &b)
        && own(&b, x, (q, p), &a)
}

/// Whether both stand where an article says what it is about.
pub(super) fn both_up_front(pair: &Pair, pages: &[Page]) -> bool {
    let part = |at: At| pages[at.page].sentences[pages[at.page].nodes[at.node].sentence].part;
    part(pair.a) <= Part::Lead && part(pair.b) <= Part::Lead
}
