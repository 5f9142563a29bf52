//! Bounds and hedges before and after a figure: "more than", "up to", "nearly", "or so", `+`.

use super::amount::Dress;
use super::{Parsed, Reader, during, number, range};
use crate::pack::lexicon::{Hedge, Sense};
use crate::value::Bound;

/// All bounds and hedges that stand before a figure, and "between" or "from" of a range.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Before {
    /// The bound and the hedge.
    pub(crate) dress: Dress,
    /// Whether "between" or "from" promises two ends.
    pub(crate) range: bool,
}

/// What stands before a figure; nothing is fine as well.
pub(crate) fn before(at: usize, r: &Reader<'_>) -> Parsed<Before> {
    let mut before = Before::default();
    let mut next = at;
    for _ in 0..4 {
        if next > at && !r.joined(next) {
            break;
        }
        if is_way(next, r) || during::is_during(next, r) {
            break;
        }
        let senses = r.senses(next);
        if let Some(bound) = (senses & Sense::Bound(Bound::Exact).bit() != 0)
            .then(|| r.find(next, Sense::Bound(Bound::Exact), as_bound))
            .flatten()
            .or_else(|| sign(next, r))
            .or_else(|| passed(next, r))
        {
            before.dress.bound = Some(match before.dress.bound {
                // "not more than" and the like are phrases; of two bounds the later is the nearer.
                Some(_) | None => bound.meaning,
            });
            next = super::number::skip_hyphen(bound.next, r);
            continue;
        }
        // "at least another 12", "up to an extra 50": as many more.
        let article = usize::from(r.is_word(next, "an"));
        let more = ["another", "additional", "extra"].iter().any(|w| r.is_word(next + article, w));
        if more && before.dress.bound.is_some() && (article == 1 || !r.is_word(next + 1, "one")) {
            next += article + 1;
            continue;
        }
        let longer = |a: &Option<Parsed<Hedge>>, b: Option<usize>| a.as_ref().map(|a| a.next) >= b;
        let hedge = r.find(next, Sense::Hedge(Hedge::About), as_hedge);
        let plain = r.find(next, Sense::Plain, |s| (s == Sense::Plain).then_some(()));
        if let Some(hedge) = hedge.filter(|_| true)
            && longer(&Some(hedge.clone()), plain.as_ref().map(|p| p.next))
        {
            before.dress.hedge = Some(hedge.meaning);
            next = hedge.next;
            continue;
        }
        if matches!(r.sign(next), '~' | '≈' | '≃' | '±') {
            before.dress.hedge = Some(Hedge::About);
            next += 1;
            continue;
        }
        if r.sign(next) == '+'
            && matches!(r.sign(next + 1), '/')
            && matches!(r.sign(next + 2), '-' | '−')
        {
            before.dress.hedge = Some(Hedge::About);
            next += 3;
            continue;
        }
        if !before.range
            && (r.is_word(next, "between")
                || r.is_word(next, "from")
                || r.is_word(next, "ranging") && r.is_word(next + 1, "from"))
        {
            before.range = true;
            next += 1 + usize::from(r.is_word(next, "ranging"));
            continue;
        }
        if let Some(plain) = plain {
            next = plain.next;
            continue;
        }
        break;
    }
    Parsed { meaning: before, next }
}

/// What can pass a mark: sums and numbers of things.
const SUMS: &[&str] = &[
    "toll",
    "tolls",
    "number",
    "numbers",
    "total",
    "totals",
    "count",
    "tally",
    "figure",
    "figures",
    "population",
    "sales",
    "revenue",
    "revenues",
    "turnover",
    "income",
    "profit",
    "profits",
    "earnings",
    "loss",
    "losses",
    "deficit",
    "debt",
    "debts",
    "output",
    "production",
    "cost",
    "costs",
    "price",
    "prices",
    "value",
    "valuation",
    "capitalisation",
    "capitalization",
    "capacity",
    "temperature",
    "temperatures",
    "speed",
    "speeds",
    "attendance",
    "turnout",
    "deaths",
    "cases",
    "infections",
    "casualties",
    "fatalities",
    "claims",
    "views",
    "downloads",
    "subscribers",
    "users",
    "members",
    "membership",
    "followers",
    "donations",
    "bill",
    "spending",
    "exports",
    "imports",
    "reserves",
    "assets",
    "inflation",
    "unemployment",
    "rate",
    "rates",
    "yield",
    "yields",
    "takings",
    "receipts",
    "signatures",
    "budget",
    "fees",
    "market",
];

/// "The toll passed 400", "sales topped £1bn": what is told is more than the mark.
fn passed(at: usize, r: &Reader<'_>) -> Option<Parsed<Bound>> {
    const PASSING: &[&str] =
        &["topped", "tops", "passed", "passes", "crossed", "crosses", "breached", "breaches"];
    const BACK: usize = 6;
    let is = |at: usize, words: &[&str]| words.iter().any(|word| r.is_word(at, word));
    if !is(at, PASSING) || !r.joined(at + 1) {
        return None;
    }
    let told = (at.saturating_sub(BACK)..at)
        .rev()
        .take_while(|&before| !matches!(r.sign(before), '.' | '!' | '?' | ';'))
        .any(|before| is(before, SUMS));
    let is_sum = is(at, &["topped", "tops"]) && range::currency_before(at + 1, r).is_some();
    (told || is_sum).then_some(Parsed { meaning: Bound::MoreThan, next: at + 1 })
}

/// Whether "up to" says where something went, and bounds nothing: "inched up to", "is back up to".
fn is_way(at: usize, r: &Reader<'_>) -> bool {
    const STEPS: &[&str] = &[
        "back", "inched", "inching", "inches", "edged", "edging", "edges", "crept", "creeping",
        "creeps", "ticked", "ticking", "ticks", "nudged", "nudging", "bumped", "moved", "moving",
        "moves",
    ];
    r.is_word(at, "up")
        && r.is_word(at + 1, "to")
        && at > 0
        && STEPS.iter().any(|step| r.is_word(at - 1, step))
}

/// What stands after a figure: "or more", `+`, "or so".
pub(crate) fn after(at: usize, r: &Reader<'_>) -> Option<Parsed<Dress>> {
    if r.sign(at) == '+' && r.glued(at) {
        let dress = Dress { bound: Some(Bound::AtLeast), hedge: None };
        return Some(Parsed { meaning: dress, next: at + 1 });
    }
    if r.is_hyphen(at) && r.glued(at) && r.glued(at + 1) {
        // "$10bn-plus", "300-odd boats"
        let dress = match () {
            () if r.is_word(at + 1, "plus") => Dress { bound: Some(Bound::AtLeast), hedge: None },
            () if r.is_word(at + 1, "odd") => Dress { bound: None, hedge: Some(Hedge::About) },
            () => return None,
        };
        return Some(Parsed { meaning: dress, next: at + 2 });
    }
    let at = if r.sign(at) == ',' && r.glued(at) { at + 1 } else { at };
    // "737 Max": a capital is a name.
    if !r.joined(at) || r.token(at).is_some_and(|t| t.case != crate::read::token::Case::Lower) {
        return None;
    }
    let bound = r.find(at, Sense::BoundAfter(Bound::Exact), |sense| match sense {
        Sense::BoundAfter(bound) => Some(Dress { bound: Some(bound), hedge: None }),
        _ => None,
    });
    // "12 and more than 194": a bound of the figure after it.
    let bound = bound.filter(|found| {
        !(r.is_word(at, "and") || r.is_word(at, "or"))
            || !(r.is_word(found.next, "than")
                || r.kind(found.next) == Some(crate::read::token::Kind::Digits)
                    && r.joined(found.next))
    });
    // "£3m plus £1m in fees": what is added is told after it.
    let bound = bound.filter(|found| {
        let figure = range::currency_before(found.next, r).map_or(found.next, |unit| unit.next);
        !(r.is_word(at, "plus") && r.joined(figure) && number::read(figure, false, r).is_some())
    });
    // "killing 50, at least 12 of them children": it bounds the figure after it.
    let bound = bound.filter(|found| {
        let leads =
            r.find(at, Sense::Bound(Bound::Exact), as_bound).is_some_and(|b| b.next == found.next);
        let figure = range::currency_before(found.next, r).map_or(found.next, |unit| unit.next);
        !(leads && number::read(figure, false, r).is_some())
    });
    bound.or_else(|| {
        r.find(at, Sense::HedgeAfter(Hedge::About), |sense| match sense {
            Sense::HedgeAfter(hedge) => Some(Dress { bound: None, hedge: Some(hedge) }),
            _ => None,
        })
    })
}

/// `>`, `≥`, `<=`.
fn sign(at: usize, r: &Reader<'_>) -> Option<Parsed<Bound>> {
    let or_equal = r.sign(at + 1) == '=' && r.joined(at + 1);
    let bound = match r.sign(at) {
        '>' if or_equal => Bound::AtLeast,
        '<' if or_equal => Bound::AtMost,
        '>' => Bound::MoreThan,
        '<' => Bound::LessThan,
        '≥' | '⩾' => Bound::AtLeast,
        '≤' | '⩽' => Bound::AtMost,
        _ => return None,
    };
    let equal = usize::from(or_equal && matches!(r.sign(at), '>' | '<'));
    Some(Parsed { meaning: bound, next: at + 1 + equal })
}

fn as_bound(sense: Sense) -> Option<Bound> {
    match sense {
        Sense::Bound(bound) => Some(bound),
        _ => None,
    }
}

fn as_hedge(sense: Sense) -> Option<Hedge> {
    match sense {
        Sense::Hedge(hedge) => Some(hedge),
        _ => None,
    }
}
