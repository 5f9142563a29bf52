//! Strategies: values of every sort, close enough to each other that every relation comes up.

use std::sync::Arc;

use gainsay::value::{
    Bound, Calendar, Currency, Day, Dimension, Fiscal, Implied, Meaning, Name, Number, Part,
    Period, Quantity, Role, Stated, Term, Tolerance, Unit, Unlike, Value,
};
use proptest::prelude::*;
use proptest::sample::select;

/// A number of a few digits; many are round, many are equal.
pub(crate) fn number() -> impl Strategy<Value = Number> {
    (-30_i64..80, select(vec![-1, 0, 0, 0, 1, 3, 9])).prop_map(|(digits, power)| {
        Number::from(digits).times(Number::power_of_ten(power).unwrap()).unwrap()
    })
}

/// A figure with every wording that there is. The figures lie close together.
pub(crate) fn figure() -> impl Strategy<Value = Stated<Number>> {
    let small = || (0_i64..40).prop_map(Number::from);
    let step = select(vec!["0.1", "1", "10"]).prop_map(|step| step.parse::<Number>().unwrap());
    let bound = select(vec![Bound::AtLeast, Bound::AtMost, Bound::MoreThan, Bound::LessThan]);
    prop_oneof![
        4 => (small(), step.clone()).prop_map(|(n, s)| Stated::rounded(n, s, Bound::Exact).unwrap()),
        2 => (small(), step).prop_map(|(n, s)| Stated::rounded(n, s, Bound::Approx).unwrap()),
        2 => (small(), 1_i64..12).prop_map(|(n, w)| Stated::range(n, n.plus(Number::from(w)).unwrap()).unwrap()),
        2 => (small(), bound).prop_map(|(n, b)| Stated::one_sided(n, b)),
        1 => (small(), 0_i64..6).prop_map(|(n, w)| Stated::possibilities(Some(n), n.plus(Number::from(w))).unwrap()),
        1 => select(vec![(1_i64, 10_i64), (10, 100), (2, 20)]).prop_map(|(low, high)| {
            let (low, high) = (Number::from(low), Number::from(high));
            Stated { bound: Bound::Vague, ..Stated::range(low, high).unwrap() }
        }),
    ]
}

fn unit() -> impl Strategy<Value = Unit> {
    let money = |code: &str| Unit::money(Currency::new(code).unwrap());
    select(vec![
        Unit::number(),
        Unit::number(),
        Unit::count(),
        Unit::percent(),
        Unit::base(Dimension::Points, "percentage points"),
        money("USD"),
        money("USD"),
        money("EUR"),
    ])
}

/// A quantity of one of a few units, nouns and rates.
pub(crate) fn quantity() -> impl Strategy<Value = Quantity> {
    let noun = select(vec![None, None, Some("chips"), Some("AI chips"), Some("boats")]);
    let per = select(vec![None, None, None, Some("year")]);
    (figure(), unit(), noun, per, prop::bool::weighted(0.1)).prop_map(
        |(figure, unit, noun, per, change)| Quantity {
            noun: noun.map(Arc::from),
            per: per.map(Arc::from),
            change,
            ..Quantity::new(figure, unit)
        },
    )
}

/// Quantities that can all be compared with each other.
pub(crate) fn bare_figure() -> impl Strategy<Value = Value> {
    figure().prop_map(|figure| valued(Meaning::Quantity(Quantity::new(figure, Unit::number()))))
}

pub(crate) fn tolerance() -> impl Strategy<Value = Tolerance> {
    prop_oneof![
        Just(Tolerance::None),
        number().prop_map(Tolerance::Absolute),
        (0_i64..30).prop_map(|n| Tolerance::Percent(Number::from(n))),
    ]
}

/// Every stretch of the calendar of a few years.
pub(crate) fn calendar() -> impl Strategy<Value = Calendar> {
    let year = 2019_i32..2027;
    prop_oneof![
        (year.clone(), 1_u32..=366).prop_map(|(y, d)| {
            Calendar::Day(Day::from_yo_opt(y, d).or(Day::from_yo_opt(y, 365)).unwrap())
        }),
        (year.clone(), 1_u32..=12).prop_map(|(y, m)| Calendar::Month(y, m)),
        (year.clone(), 1_u32..=4).prop_map(|(y, q)| Calendar::Quarter(y, q)),
        (year.clone(), 1_u32..=2).prop_map(|(y, h)| Calendar::Half(y, h)),
        year.prop_map(Calendar::Year),
        select(vec![2010, 2020]).prop_map(Calendar::Decade),
    ]
}

/// Every period that names days.
pub(crate) fn period() -> impl Strategy<Value = Period> {
    let part = select(vec![Part::Early, Part::Mid, Part::Late]);
    let fiscal = prop_oneof![
        Just(Fiscal::Year),
        (1_u32..=2).prop_map(Fiscal::Half),
        (1_u32..=4).prop_map(Fiscal::Quarter),
    ];
    prop_oneof![
        4 => calendar().prop_map(Period::Of),
        1 => (part, calendar())
            .prop_filter("a day has no parts", |(_, c)| !matches!(c, Calendar::Day(_)))
            .prop_map(|(p, c)| Period::Part(p, c)),
        1 => (2019_i32..2027, fiscal).prop_map(|(y, f)| Period::Fiscal(y, f)),
        1 => calendar().prop_map(|c| Period::Span(Some(c), None)),
        1 => calendar().prop_map(|c| Period::Span(None, Some(c))),
        1 => (calendar(), calendar())
            .prop_filter("the right way round", |(a, b)| a.days().unwrap().0 <= b.days().unwrap().1)
            .prop_map(|(a, b)| Period::Span(Some(a), Some(b))),
    ]
}

fn name() -> impl Strategy<Value = Name> {
    select(vec!["Ada Berg", "Berg", "Ada", "Ada Lund", "ada berg", "Port of Lund", "港口"])
        .prop_map(Name::new)
}

fn role() -> impl Strategy<Value = Role> {
    let post = select(vec!["chief executive officer", "chairman"]);
    let organization =
        prop::option::of(select(vec!["Globex", "Globex Labs", "Initech"]).prop_map(Name::new));
    let within = prop::option::weighted(0.3, Just(Name::new("Globex")));
    (post, organization, within).prop_map(|(post, organization, within)| Role {
        post: post.into(),
        within: organization.as_ref().and(within),
        organization,
    })
}

fn term() -> impl Strategy<Value = Term> {
    let ids = ["bought", "part-bought", "merged", "apart"];
    let implied = |wording: &str, n: i64, bound: Bound| {
        let quantity = Quantity::new(Stated::one_sided(Number::from(n), bound), Unit::percent());
        Arc::new(Implied { attribute: "share".into(), wording: wording.into(), quantity })
    };
    select(vec![0, 1, 2, 3]).prop_map(move |i| Term {
        id: ids[i].into(),
        implies: match i {
            0 => Some(implied("more than 50%", 50, Bound::MoreThan)),
            1 => Some(implied("less than 50%", 50, Bound::LessThan)),
            _ => None,
        },
        excludes: if i == 3 { Arc::new(["merged".into()]) } else { Arc::new([]) },
        allows: if i == 2 { Arc::new(["bought".into()]) } else { Arc::new([]) },
        otherwise: Unlike::Tension,
    })
}

/// A value with its debug form as its wording: what it says is all that matters here.
pub(crate) fn valued(meaning: Meaning) -> Value {
    Value::new(format!("{meaning:?}"), meaning)
}

/// A value of any sort.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => quantity().prop_map(Meaning::Quantity),
        3 => period().prop_map(Meaning::Time),
        2 => term().prop_map(Meaning::Term),
        2 => name().prop_map(Meaning::Name),
        2 => role().prop_map(Meaning::Role),
        1 => any::<bool>().prop_map(Meaning::YesNo),
        1 => select(vec!["calm seas", "Calm  seas", "rough"]).prop_map(|t| Meaning::Text(t.into())),
    ]
    .prop_map(valued)
}

/// Values of one sort, in which all may be compared with all.
pub(crate) fn values_of_one_sort() -> impl Strategy<Value = Vec<Value>> {
    let times =
        |meaning: BoxedStrategy<Meaning>| prop::collection::vec(meaning.prop_map(valued), 1..7);
    prop_oneof![
        6 => prop::collection::vec(bare_figure(), 1..7),
        2 => times(period().prop_map(Meaning::Time).boxed()),
        1 => times(term().prop_map(Meaning::Term).boxed()),
        1 => times(name().prop_map(Meaning::Name).boxed()),
        1 => times(role().prop_map(Meaning::Role).boxed()),
    ]
}
