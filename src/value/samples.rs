//! Values at random, for the laws that hold for all of them. Tests alone see this module.

use std::sync::Arc;

use proptest::prelude::*;

use super::{
    Bound, Calendar, Day, End, Fiscal, Interval, Meaning, Name, Number, Part, Period, Quantity,
    Role, Stated, Term, Unit, Unlike, Value,
};

fn n(figure: i64) -> Number {
    Number::from(figure)
}

/// A figure by a short sign of its wording: `60~1` is 60 to the nearest 1, `about 60~10` the same
/// hedged, `60-65` a range, `<65`, `<=65`, `>65` and `>=65` bounds, `=5..7` bare possibilities,
/// `100?1000` an order of magnitude.
pub(crate) fn worded(text: &str) -> Value {
    let n = |figure: &str| -> Number { figure.parse().unwrap() };
    let two = |rest: &str, mark: &str| rest.split_once(mark).map(|(a, b)| (n(a), n(b)));
    let bounds = [
        ("<=", Bound::AtMost),
        ("<", Bound::LessThan),
        (">=", Bound::AtLeast),
        (">", Bound::MoreThan),
    ];
    let bound = bounds.iter().find_map(|(mark, bound)| Some((text.strip_prefix(mark)?, *bound)));
    let stated = if let Some((at, bound)) = bound {
        Stated::one_sided(n(at), bound)
    } else if let Some((low, high)) = text.strip_prefix('=').and_then(|rest| two(rest, "..")) {
        Stated::possibilities(Some(low), Some(high)).unwrap()
    } else if let Some((at, step)) = text.strip_prefix("about ").and_then(|rest| two(rest, "~")) {
        Stated::rounded(at, step, Bound::Approx).unwrap()
    } else if let Some((at, step)) = two(text, "~") {
        Stated::rounded(at, step, Bound::Exact).unwrap()
    } else if let Some((low, high)) = two(text, "?") {
        Stated { bound: Bound::Vague, ..Stated::range(low, high).unwrap() }
    } else {
        let (low, high) = two(text, "-").unwrap();
        Stated::range(low, high).unwrap()
    };
    Value::new(text, Meaning::Quantity(Quantity::new(stated, Unit::number())))
}

/// A figure of which only the statement matters.
pub(crate) fn figure(stated: Stated<Number>) -> Value {
    let quantity = Quantity::new(stated, Unit::number());
    Value::new(format!("{stated:?}"), Meaning::Quantity(quantity))
}

/// So many of something.
pub(crate) fn counted(figure_of: i64, noun: Option<&str>) -> Value {
    let mut quantity = Quantity::new(Stated::exactly(n(figure_of)), Unit::count());
    quantity.noun = noun.map(Arc::from);
    Value::new(
        format!("{figure_of} {}", noun.unwrap_or_default()).trim(),
        Meaning::Quantity(quantity),
    )
}

/// A term that implies nothing and names no other.
pub(crate) fn term(id: &str, otherwise: Unlike) -> Term {
    let none: Arc<[Arc<str>]> = Arc::new([]);
    Term { id: id.into(), implies: None, excludes: none.clone(), allows: none, otherwise }
}

/// A post, where it is, and what that is a part of.
pub(crate) fn role(post: &str, organization: Option<&str>, within: Option<&str>) -> Role {
    Role {
        post: post.into(),
        organization: organization.map(Name::new),
        within: within.map(Name::new),
    }
}

/// Figures of every wording, close enough to each other to agree, to strain and to clash.
pub(crate) fn figures() -> impl Strategy<Value = Value> {
    use Bound::{Approx, AtLeast, AtMost, Exact, LessThan, MoreThan};
    let one_sided = prop::sample::select(vec![AtLeast, AtMost, MoreThan, LessThan]);
    let stated = prop_oneof![
        3 => (-12_i64..13, prop::sample::select(vec!["0.1", "1", "10"]), any::<bool>()).prop_map(
            |(at, step, hedged)| {
                let bound = if hedged { Approx } else { Exact };
                Stated::rounded(n(at), step.parse().unwrap(), bound).unwrap()
            }
        ),
        1 => (-12_i64..13).prop_map(|at| Stated::exactly(n(at))),
        3 => (-12_i64..13, 0_i64..8).prop_map(|(at, by)| Stated::range(n(at), n(at + by)).unwrap()),
        2 => (-12_i64..13, one_sided).prop_map(|(at, bound)| Stated::one_sided(n(at), bound)),
        2 => (-12_i64..13, 0_i64..8).prop_map(|(at, by)| {
            Stated::possibilities(Some(n(at)), Some(n(at + by))).unwrap()
        }),
        1 => (1_i64..4, any::<bool>()).prop_map(|(unit, below_nought)| {
            let (low, high) = (End::Closed(n(unit)), End::Open(n(10 * unit)));
            let turned = |end: End<Number>| end.map(Number::negated);
            let (low, high) = if below_nought { (turned(high), turned(low)) } else { (low, high) };
            Stated {
                possible: Interval::new(low, high).unwrap(),
                bound: Bound::Vague,
                low: low.point(),
                high: high.point(),
            }
        }),
    ];
    stated.prop_map(figure)
}

/// Counts of things of which some are a sort of others.
pub(crate) fn counts() -> impl Strategy<Value = Value> {
    let nouns = vec![None, Some("chips"), Some("AI chips"), Some("fast AI chips"), Some("people")];
    (0_i64..4, prop::sample::select(nouns)).prop_map(|(at, noun)| counted(at, noun))
}

/// Stretches of a few years in every wording.
pub(crate) fn dates() -> impl Strategy<Value = Value> {
    use Calendar::{Decade, Half, Month, Quarter, Year};
    let stretch = || {
        prop_oneof![
            (2019..2023).prop_map(Year),
            (2019..2023, 1_u32..13).prop_map(|(y, m)| Month(y, m)),
            (2019..2023, 1_u32..5).prop_map(|(y, q)| Quarter(y, q)),
            (2019..2023, 1_u32..3).prop_map(|(y, h)| Half(y, h)),
            (2019..2023).prop_map(|y| Calendar::Day(Day::from_ymd_opt(y, 12, 31).unwrap())),
            Just(Decade(2020)),
        ]
    };
    let period = prop_oneof![
        3 => stretch().prop_map(Period::Of),
        1 => stretch().prop_map(|s| Period::Part(Part::Mid, s)),
        1 => (2019..2023).prop_map(|y| Period::Fiscal(y, Fiscal::Year)),
        1 => (stretch(), 2022..2024).prop_map(|(a, year)| Period::Span(Some(a), Some(Year(year)))),
        1 => (2019..2022, 1_u32..13, 0_u32..12).prop_map(|(year, month, more)| {
            let last = month - 1 + more;
            let to = Month(year + i32::from(last >= 12), last % 12 + 1);
            Period::Span(Some(Month(year, month)), Some(to))
        }),
        1 => stretch().prop_map(|s| Period::Span(Some(s), None)),
        1 => stretch().prop_map(|s| Period::Span(None, Some(s))),
    ];
    period.prop_map(|period| Value::new(period.to_string(), Meaning::Time(period)))
}

/// Names, posts, terms, answers and texts, few enough to meet.
pub(crate) fn words() -> impl Strategy<Value = Value> {
    let names =
        vec!["Ann Lee Roe", "Ann", "ROE", "Roe", "Ann Lee", "Bo Roe", "Bo", "A. Roe", "New Roe"];
    let organizations = prop::sample::select(vec![
        None,
        Some("Acme"),
        Some("Acme Labs"),
        Some("Labs"),
        Some("Globex"),
    ]);
    let terms = vec![
        ("bought", Unlike::Contradiction),
        ("courted", Unlike::Tension),
        ("met", Unlike::Agree),
    ];
    let posts = prop::sample::select(vec!["head", "founder", "founder and head"]);
    let meaning = prop_oneof![
        4 => prop::sample::select(names).prop_map(|name| Meaning::Name(Name::new(name))),
        4 => (posts, organizations.clone(), organizations).prop_map(|(post, at, within)| {
            Meaning::Role(role(post, at, within.filter(|_| at.is_some())))
        }),
        2 => prop::sample::select(terms).prop_map(|(id, otherwise)| Meaning::Term(term(id, otherwise))),
        1 => any::<bool>().prop_map(Meaning::YesNo),
        1 => prop::sample::select(vec!["a b", "A  b", "c"]).prop_map(|text| Meaning::Text(text.into())),
    ];
    meaning.prop_map(|meaning| Value::new(format!("{meaning:?}"), meaning))
}
