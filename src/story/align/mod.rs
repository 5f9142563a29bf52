//! Which values of a story speak of one thing and cannot both hold: candidates, what is explained
//! away, the best match of each, and the groups that come of it.

mod below;
mod bounds;
mod candidates;
mod clash;
pub(crate) mod coarse;
mod company;
pub(crate) mod counts;
pub(crate) mod deals;
mod fold;
pub(crate) mod formula;
mod fuller;
mod holders;
mod included;
pub(crate) mod kinds;
mod later;
mod market;
mod moving;
mod objects;
mod only;
pub(crate) mod pair;
pub(crate) mod places;
mod published;
mod reckoned;
pub(crate) mod replaced;
pub(crate) mod retelling;
mod rivals;
pub(crate) mod same;
mod series;
mod siblings;
pub(crate) mod slip;
pub(crate) mod subjects;
mod taken;
mod tallies;
mod titles;
pub(crate) mod veto;
mod weigh;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::read::MentionKind;
use crate::story::page::{Node, Page, cells};
use crate::value::{Bound, Class, Dimension, Meaning, Number, Reason};
use candidates::candidates;
pub(crate) use candidates::is_too_much;
pub(crate) use clash::Clash;
use counts::count_different_things;
use fold::fold;
use pair::{At, Pair, Rarity, share_a_head};
use retelling::Retellings;
use same::{Same, fellows, is_repeat, plain_sort, same_figures};
use series::Series;
use veto::{FAR, Veto, vetoes};

/// How many values of one article are kept as rivals for the place beside a value.
const RIVALS: usize = 6;

/// How far two conversions of one sum may lie apart, in hundredths: rates move by the day.
const RATES: u32 = 108;

/// All pairs of a story that were looked at.
#[derive(Debug)]
pub(crate) struct Aligned {
    pub(crate) clashes: Vec<Clash>,
    /// The pairs that were not compared, and why.
    pub(crate) left: Vec<(Pair, Vec<Veto>)>,
    /// Which values tell the same figure.
    pub(crate) same: Same,
    /// Which articles retell which.
    pub(crate) retellings: Retellings,
}

/// Aligns the pages of one story.
pub(crate) fn align(pages: &[Page], rarity: &Rarity) -> Aligned {
    let pairs = candidates(pages, rarity);
    let (same, retold) = same_figures(&pairs, pages, rarity);
    let best = best_matches(&pairs, pages);
    let knows = |page: usize, at: At| fellows(&same, at, page).next().is_some();
    let repeats = |one: At, other: At| retold.get(&one).is_some_and(|f| f.contains(&other));
    // A value that fits better takes the place, unless it is the same figure once more, or has its own elsewhere.
    let is_taken = |at: At, rival: At| knows(at.page, rival) && !repeats(at, rival);
    let is_beaten = |at: At, fit: At, likeness: u32| {
        let rivals = best.get(&(at, fit.page)).map_or(&[][..], Vec::as_slice);
        let first = rivals
            .iter()
            .find(|(_, other)| *other == fit || !repeats(fit, *other) && !is_taken(at, *other));
        first.is_some_and(|(top, _)| *top > likeness)
    };
    // What the article of `own` has as the figure of `other` is of something else: "winds of 185 and gusts of 230"
    // does not know of "winds of 230".
    let is_of_other = |pair: &Pair, own: At, other: At| {
        let likeness = |at: At| {
            let rivals = best.get(&(other, own.page)).map_or(&[][..], Vec::as_slice);
            rivals.iter().find(|(_, rival)| *rival == at).map_or(0, |(likeness, _)| *likeness)
        };
        let known = fellows(&same, other, own.page);
        // "Ran 9.71, and Bolt 9.58": who tells both side by side, and neither in another unit, tells of two.
        let is_beside = |at: At| {
            let (x, y) = (node_of(pages, at), node_of(pages, own));
            !pair.same_head && x.sentence == y.sentence && !x.retells && !y.retells
        };
        let is_elsewhere = |at: &At| {
            *at != own
                && !is_beside(*at)
                && !share_a_head(
                    &pages[at.page].nodes[at.node],
                    &pages[other.page].nodes[other.node],
                )
                && likeness(*at) < pair.likeness
        };
        (pair.same_head || pair.near >= 800)
            && !subjects::names_another(own, other, pages)
            && known.clone().next().is_some()
            && known.clone().all(is_elsewhere)
    };
    let mut open = Vec::new();
    let mut left = Vec::new();
    let retellings = Retellings::of(pages, &pairs, &same);
    let series = Series::of(pages, &pairs, &retold);
    for mut pair in pairs {
        pair.strays = retellings.strays(&pair, pages);
        if !pair.strays && !clashes(&pair, pages) {
            continue;
        }
        let mut why = vetoes(&pair, pages, rarity);
        // Two texts that somebody holds against each other are of one case.
        if !rarity.is_pair && series.has(&pair) {
            why.push(Veto::OtherCase);
        }
        if cells::tell_both(&pair, &same, &retold, pages) {
            why.push(Veto::Tabled);
        }
        if !is_opposed(&pair, pages) {
            match (knows(pair.a.page, pair.b), knows(pair.b.page, pair.a)) {
                (true, true) => why.push(Veto::EachKnowsBoth),
                (false, false) => {}
                // Where the digits show a slip it is more telling what the article has the other figure for.
                // "Her 11.03 beat the record of 11.08": it knows both, whatever their digits.
                _ if tells_both(&pair, &same, pages, &|other, _| other.counts_nothing())
                    || !pair.tells_by_digits()
                        && tells_both(&pair, &same, pages, &are_told_together) =>
                {
                    why.push(Veto::ToldTogether);
                }
                (true, false) if rarity.is_given() && is_of_other(&pair, pair.a, pair.b) => {
                    why.push(Veto::KnownOtherwise);
                }
                (false, true) if rarity.is_given() && is_of_other(&pair, pair.b, pair.a) => {
                    why.push(Veto::KnownOtherwise);
                }
                _ if tells_both(&pair, &same, pages, &are_told_together) => {
                    why.push(Veto::ToldTogether);
                }
                _ => why.push(Veto::BothKnown),
            }
            why.extend(third_knowing(&pair, &retold, pages));
            if !pair.is_of_degrees(pages) && adds_up(&pair, &retold, pages) {
                why.push(Veto::AddsUp);
            }
            let is_converted = |at| is_converted(at, &same, pages);
            if pair.ratio <= RATES
                && (is_converted(pair.a) || is_converted(pair.b))
                && !why.contains(&Veto::Retold)
            {
                why.push(Veto::Retold);
            }
            if titles::is_told_in_full(&pair, pages) {
                why.push(Veto::ToldInFull);
            }
            if is_bridged(&pair, &same, pages) {
                why.push(Veto::Bridged);
            }
            if is_beaten(pair.a, pair.b, pair.likeness) || is_beaten(pair.b, pair.a, pair.likeness)
            {
                why.push(Veto::NotBest);
            }
        }
        why.retain(|&veto| !pair.strays || retelling::holds(veto, &pair));
        if why.is_empty() { open.push(pair) } else { left.push((pair, why)) }
    }
    Aligned { clashes: fold(open, &left, &retold, pages, rarity), left, same, retellings }
}

/// The value at a place.
fn node_of(pages: &[Page], at: At) -> &Node {
    &pages[at.page].nodes[at.node]
}

/// Whether two values clash: they cannot both hold, or one sentence told twice has two figures in it.
fn clashes(pair: &Pair, pages: &[Page]) -> bool {
    if pair.class == Class::Contradiction {
        return true;
    }
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let ends = |n: &Node| match &n.value.meaning {
        Meaning::Quantity(q) => (q.figure.low, q.figure.high),
        _ => (None, None),
    };
    // "up to 30%" and "up to 50%", "90 to 100" and "100 to 120": both may hold, but not as one sentence.
    let bounded = |n: &Node| !matches!(n.bound(), Bound::Exact | Bound::Approx | Bound::Vague);
    pair.is_one_sentence()
        && x.bound() == y.bound()
        && bounded(x)
        && ends(x) != ends(y)
        && !matches!(pair.reason, Reason::Equal)
}

/// Whether one figure bounds two values from opposite sides: "nearly 8 million", "more than 8 million".
fn is_opposed(pair: &Pair, pages: &[Page]) -> bool {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let over = |n: &Node| matches!(n.bound(), Bound::MoreThan | Bound::AtLeast);
    pair.ratio == 100 && pair.same_head && over(x) != over(y) && x.kind != MentionKind::Date
}

/// Whether a figure of a third article agrees with both. A range that both lie in joins nothing, and a bound agrees
/// with much.
fn is_bridged(pair: &Pair, same: &Same, pages: &[Page]) -> bool {
    if pages[pair.a.page].nodes[pair.a.node].kind == MentionKind::Date {
        return false;
    }
    let (Some(a), Some(b)) = (same.get(&pair.a), same.get(&pair.b)) else { return false };
    let plain = |n: &Node| matches!(n.bound(), Bound::Exact | Bound::Approx);
    a.intersection(b).any(|&at| plain(&pages[at.page].nodes[at.node]))
}

/// Whether one of the two articles tells both figures in one sentence, in a way that says that they are of one thing.
fn tells_both(
    pair: &Pair,
    same: &Same,
    pages: &[Page],
    is_of_one: &dyn Fn(&Node, &Node) -> bool,
) -> bool {
    let node = |at: At| &pages[at.page].nodes[at.node];
    let sentence = |at: At| (at.page, node(at).sentence);
    // What stands in the title is told again in the text.
    let own_too = |own: At| {
        let page = &pages[own.page];
        let again =
            page.nodes.iter().enumerate().filter(move |(_, other)| is_repeat(other, node(own)));
        again.map(move |(node, _)| At { page: own.page, node })
    };
    let is_beside = |own: At, other: At| {
        fellows(same, other, own.page).any(|at| {
            own_too(own).any(|own| {
                *at != own && sentence(*at) == sentence(own) && is_of_one(node(*at), node(own))
            })
        })
    };
    is_beside(pair.a, pair.b) || is_beside(pair.b, pair.a)
}

/// Whether what stands beside a figure is of the same thing: "140 people, 131 of them pupils", a part and its whole;
/// "$27 billion, $26 billion of it in cash".
fn are_told_together(other: &Node, own: &Node) -> bool {
    share_a_head(other, own) || other.is_of_them || own.kind == MentionKind::Money
}

/// Whether a third article tells both figures: it knows them to be two things, all the more in one sentence.
fn third_knowing(pair: &Pair, retold: &Same, pages: &[Page]) -> Option<Veto> {
    let (a, b) = (retold.get(&pair.a)?, retold.get(&pair.b)?);
    let sentence = |at: &At| pages[at.page].nodes[at.node].sentence;
    let mut found = None;
    for third in (0..pages.len()).filter(|page| *page != pair.a.page && *page != pair.b.page) {
        let mut own = fellows(retold, pair.a, third).filter(|x| !b.contains(x)).peekable();
        let others = || fellows(retold, pair.b, third).filter(|y| !a.contains(y));
        if own.peek().is_none() || others().next().is_none() {
            continue;
        }
        let of_others: BTreeSet<usize> = others().map(sentence).collect();
        if own.any(|x| of_others.contains(&sentence(x))) {
            return Some(Veto::ThirdTellsBoth);
        }
        found = Some(Veto::ThirdKnows);
    }
    found
}

/// Whether one figure is a part of the other: what its own article adds to it gives the other.
fn adds_up(pair: &Pair, retold: &Same, pages: &[Page]) -> bool {
    let point = |node: &Node| {
        let figure = &node.value.quantity()?.figure;
        let ends =
            || figure.low.zip(figure.high).and_then(|(low, high)| Some(low.plus(high)?.half()));
        figure.point().or_else(ends).map(Number::abs)
    };
    // "750,000 crowns of customers and 100,000 of its own": the second leaves its unit out.
    let alike = |x: &Node, other: &Node| {
        let sort = |node: &Node| node.dimension().map(plain_sort);
        sort(x) == sort(other) || other.dimension() == Some(Dimension::Number)
    };
    let is_part = |part: At, whole: At| {
        let page = &pages[part.page];
        let (x, y) = (&page.nodes[part.node], &pages[whole.page].nodes[whole.node]);
        let (Some(a), Some(b)) = (point(x), point(y)) else { return false };
        let Some(gap) = b.minus(a).filter(|gap| !gap.is_negative() && !gap.is_zero()) else {
            return false;
        };
        // "5,700 jobs, 1,200 of them abroad" gives 4,500 at home, as "4,500 at home and 1,200 abroad" gives 5,700.
        let beside = |page: &Page, own: &Node| {
            let near = own.sentence.saturating_sub(1)..=own.sentence + 1;
            page.nodes_of(near).any(|(_, other)| {
                other.range != own.range && alike(own, other) && point(other) == Some(gap)
            })
        };
        // What stands in the title is divided in the text.
        let gives = |page: &Page, at: At, own: &Node| {
            let repeats = || fellows(retold, at, at.page).map(|other| &page.nodes[other.node]);
            let is_count = own.kind == MentionKind::Number;
            beside(page, own) || is_count && repeats().any(|other| beside(page, other))
        };
        gives(page, part, x) || gives(&pages[whole.page], whole, y)
    };
    is_part(pair.a, pair.b) || is_part(pair.b, pair.a)
}

/// Whether a sum of money is told somewhere as what another currency comes to: its rate may differ.
fn is_converted(at: At, same: &Same, pages: &[Page]) -> bool {
    let node = |at: &At| &pages[at.page].nodes[at.node];
    node(&at).kind == MentionKind::Money
        && same.get(&at).is_some_and(|others| others.iter().any(|other| node(other).retells))
}

/// Whether two values may be two tellings of one figure, as far as they themselves tell.
fn may_be_one(pair: &Pair, pages: &[Page]) -> bool {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let is_far = pair.ratio > FAR && !pair.lost_zero && !pair.tells_by_digits();
    !pair.has_one_rate && !is_far && !count_different_things(x, y)
}

/// The values of each other article that are most like a value, agreeing ones included, best first.
fn best_matches(pairs: &[Pair], pages: &[Page]) -> BTreeMap<(At, usize), Vec<(u32, At)>> {
    let ways = |pair: &Pair| [(pair.a, pair.b), (pair.b, pair.a)];
    let key = |likeness: u32, at: At, other: At| ((at, other.page), Reverse(likeness), other);
    let mut all: Vec<_> = pairs
        .iter()
        .filter(|pair| may_be_one(pair, pages))
        .flat_map(|pair| ways(pair).map(|(at, other)| key(pair.likeness, at, other)))
        .collect();
    all.sort_unstable();
    let best = |list: &[((At, usize), Reverse<u32>, At)]| {
        list.iter().take(RIVALS).map(|&(_, Reverse(likeness), other)| (likeness, other)).collect()
    };
    all.chunk_by(|x, y| x.0 == y.0).map(|list| (list[0].0, best(list))).collect()
}
