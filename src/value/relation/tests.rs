//! The laws of the relation, and each class with its reason.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::samples::{counted, counts, dates, figures, role, term, worded, words};
use super::super::{Calendar, Currency, Implied, Period, Tolerance, Unit, Unlike};
use super::*;
use Class::{Agree, Contradiction, NotComparable, Tension};
use Reason::*;

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn check(why: &str, a: &Value, b: &Value, class: Class, reason: Reason) {
    let expected = Relation { class, reason };
    assert_eq!(relation(a, b), expected, "{why}: {a} / {b}");
    assert_eq!(relation(b, a), expected, "{why}, turned: {b} / {a}");
}

#[test]
fn figures_by_their_wording() {
    for (why, a, b, class, reason) in [
        ("one figure twice", "60~1", "60~1", Agree, Equal),
        ("14 and 14.3", "14~1", "14.3~0.1", Agree, Rounding),
        ("60 and 61", "60~1", "61~1", Contradiction, Disjoint),
        ("40 and about 40", "40~1", "about 40~10", Agree, Hedge),
        ("about 40, about 45", "about 40~10", "about 45~10", Agree, Hedge),
        ("about 40, over 41", "about 40~10", ">41", Agree, Hedge),
        ("about 40, 44 to 50", "about 40~10", "44-50", Agree, Hedge),
        ("the low end retold", "60~1", "60-65", Tension, RetoldEnd),
        ("the high end retold", "65~1", "60-65", Tension, RetoldEnd),
        ("flat inside a range", "62~1", "60-65", Tension, PointInRange),
        ("flat beside a range", "66~1", "60-65", Contradiction, Disjoint),
        ("up to 65 retold", "65~1", "<=65", Tension, RetoldEnd),
        ("under 65 retold", "65~1", "<65", Tension, RetoldEnd),
        ("at least 65 retold", "65~1", ">=65", Tension, RetoldEnd),
        ("over 65 retold", "65~1", ">65", Tension, RetoldEnd),
        ("64 is up to 65", "64~1", "<=65", Agree, WithinBound),
        ("66 is over 65", "66~1", ">65", Agree, WithinBound),
        ("67 is not up to 65", "67~1", "<=65", Contradiction, Disjoint),
        ("a range inside a range", "60-70", "62-65", Agree, Nested),
        ("ranges share a part", "60-65", "64-72", Tension, PartialOverlap),
        ("ranges apart", "60-65", "66-72", Contradiction, Disjoint),
        ("a range under a ceiling", "60-65", "<=65", Agree, WithinBound),
        ("a range across a ceiling", "60-65", "<=64", Tension, PartialOverlap),
        ("a range over a floor", "60-65", ">=60", Agree, WithinBound),
        ("a range across a floor", "60-65", ">60", Tension, PartialOverlap),
        ("two ceilings", "<=5", "<9", Agree, SameDirection),
        ("two floors", ">=5", ">9", Agree, SameDirection),
        ("a floor under a ceiling", ">=5", "<=9", Tension, PartialOverlap),
        ("a floor over a ceiling", ">=9", "<=5", Contradiction, Disjoint),
        ("hundreds and 250", "100?1000", "250~1", Agree, Hedge),
        ("hundreds and over 50", "100?1000", ">50", Agree, Hedge),
        ("hundreds and 100", "100?1000", "100~1", Tension, PluralOfOne),
        ("hundreds and about 199", "100?1000", "about 199~1", Tension, PluralOfOne),
        ("hundreds and 200", "100?1000", "200~1", Agree, Hedge),
        ("hundreds and some 90", "100?1000", "about 90~100", Agree, Hedge),
        ("hundreds, 100 or 150", "100?1000", "=100..150", Agree, Rounding),
        ("hundreds and 1,500", "100?1000", "1500~1", Contradiction, Disjoint),
        ("possibilities meet", "=5..7", "7-9", Agree, Rounding),
        ("possibilities apart", "=5..7", "8-9", Contradiction, Disjoint),
    ] {
        check(why, &worded(a), &worded(b), class, reason);
    }
}

#[test]
fn figures_that_measure_different_things() {
    let money = |code: &str| Unit::money(Currency::new(code).unwrap());
    let of = |unit: Unit| Quantity::new(Stated::exactly(n("5")), unit);
    let plain = || of(Unit::percent());
    let change = Quantity { change: true, ..plain() };
    let yearly = Quantity { per: Some("year".into()), ..plain() };
    let pairs = [
        ("two currencies", of(money("USD")), of(money("EUR")), OtherCurrency),
        ("money and a share", of(money("USD")), plain(), OtherDimension),
        ("a bare figure and a share", of(Unit::number()), plain(), OtherDimension),
        ("a change and a level", change, plain(), ChangeAgainstLevel),
        ("a year and at all", yearly, plain(), OtherRate),
        ("one currency", of(money("USD")), of(money("USD")), Equal),
        ("a bare figure and a count", of(Unit::number()), of(Unit::count()), Equal),
    ];
    for (why, a, b, reason) in pairs {
        let value = |q: Quantity| Value::new("five", Meaning::Quantity(q));
        let class = if reason == Equal { Agree } else { NotComparable };
        check(why, &value(a), &value(b), class, reason);
    }
    for (a, b, comparable) in [
        (Some("chips"), Some("chips"), true),
        (Some("AI chips"), Some("chips"), true),
        (Some("AI-chips"), Some("chips"), true),
        (Some("microchips"), Some("chips"), false),
        (Some("AI chips"), Some("game chips"), false),
        (Some("chips"), Some("people"), false),
        (Some("chips"), None, true),
    ] {
        let found = relation(&counted(1, a), &counted(2, b));
        let turned = relation(&counted(2, b), &counted(1, a));
        assert_eq!(found, turned, "{a:?} {b:?}");
        let reason = if comparable { Disjoint } else { OtherNoun };
        assert_eq!(found.reason, reason, "{a:?} {b:?}");
    }
}

#[test]
fn dates_by_their_wording() {
    use Calendar::{Month, Quarter, Year};
    let time = |period: Period| Value::new(period.to_string(), Meaning::Time(period));
    let of = |stretch| time(Period::Of(stretch));
    let span = |from, to| time(Period::Span(from, to));
    let years = || span(Some(Year(2023)), Some(Year(2025)));
    let year = |year| of(Year(year));
    let (by_2025, quarter) = (span(None, Some(Year(2025))), of(Quarter(2025, 1)));
    let january_to_march = span(Some(Month(2025, 1)), Some(Month(2025, 3)));
    let half = of(Calendar::Half(2025, 1));
    let spring = span(Some(Month(2025, 5)), Some(Month(2025, 7)));
    let (july, soon) = (of(Month(2025, 7)), time(Period::Vague("soon".into())));
    let figure = || worded("2025~1");
    for (why, a, b, class, reason) in [
        ("one year twice", year(2025), year(2025), Agree, Equal),
        ("a month of the year", year(2025), july.clone(), Agree, Rounding),
        ("another year", year(2024), july, Contradiction, Disjoint),
        ("one quarter in two wordings", quarter, january_to_march, Agree, Equal),
        ("the last of several years", year(2025), years(), Agree, Nested),
        ("a year between", year(2024), years(), Agree, Nested),
        ("a stretch within a year", of(Calendar::Decade(2020)), years(), Agree, Nested),
        ("a stretch and a part of it", half, spring, Tension, PartialOverlap),
        ("the bound retold", year(2025), by_2025.clone(), Tension, RetoldEnd),
        ("within the bound", year(2024), by_2025, Agree, WithinBound),
        ("no certain days", year(2024), soon, Agree, Hedge),
        ("any time", year(2024), span(None, None), Agree, Hedge),
        ("a date and a figure", year(2025), figure(), NotComparable, OtherDimension),
    ] {
        check(why, &a, &b, class, reason);
    }
}

#[test]
fn terms_by_what_they_say_of_each_other() {
    let value = |term: &Term| Value::new(&*term.id, Meaning::Term(term.clone()));
    let implying = |id: &str, attribute: &str, stated: Stated<Number>| {
        let quantity = Quantity::new(stated, Unit::percent());
        let implied = Implied { attribute: attribute.into(), wording: "so many".into(), quantity };
        Term { implies: Some(Arc::new(implied)), ..term(id, Unlike::Agree) }
    };
    let more_than_half = Stated::one_sided(n("50"), Bound::MoreThan);
    let up_to_half = Stated::one_sided(n("50"), Bound::AtMost);
    let bought = implying("bought", "share", more_than_half);
    let all_bought = implying("all bought", "share", Stated::exactly(n("100")));
    let minority = implying("minority", "share", up_to_half);
    let minor_votes = implying("minor votes", "votes", up_to_half);
    let plain = term("plain", Unlike::Contradiction);
    let asking = term("asking", Unlike::Tension);
    let mild = term("mild", Unlike::Agree);
    let list = |id: &str| -> Arc<[Arc<str>]> { Arc::new([id.into()]) };
    let excluding = Term { excludes: list("mild"), ..term("excluding", Unlike::Agree) };
    let allowing = Term { allows: list("plain"), ..term("allowing", Unlike::Contradiction) };
    for (why, a, b, class, reason) in [
        ("one term", &plain, &term("plain", Unlike::Agree), Agree, Equal),
        ("what they imply is disjoint", &bought, &minority, Contradiction, Disjoint),
        ("what they imply meets", &bought, &all_bought, Agree, Compatible),
        ("implied of different things", &bought, &minor_votes, Agree, Compatible),
        ("one implies nothing", &bought, &mild, Agree, Compatible),
        ("one excludes the other", &excluding, &mild, Contradiction, Different),
        ("one allows the other", &allowing, &plain, Agree, Compatible),
        ("the graver default counts", &plain, &mild, Contradiction, Different),
        ("a default of tension", &asking, &mild, Tension, Different),
    ] {
        check(why, &value(a), &value(b), class, reason);
    }
}

#[test]
fn names_posts_answers_and_texts() {
    let name = |text: &str| Value::new(text, Meaning::Name(Name::new(text)));
    const ACME: Option<&str> = Some("Acme");
    const GLOBEX: Option<&str> = Some("Globex");
    let head = |at: Option<&str>| Value::new("head", Meaning::Role(role("head", at, None)));
    let founder = |at| Value::new("founder", Meaning::Role(role("founder", at, None)));
    let joint =
        |at| Value::new("founder and head", Meaning::Role(role("founder and head", at, None)));
    let yes = |yes: bool| Value::new("yes or no", Meaning::YesNo(yes));
    let text = |text: &str| Value::new(text, Meaning::Text(text.into()));
    for (why, a, b, class, reason) in [
        ("one name", name("Jane Roe"), name("JANE ROE"), Agree, Equal),
        ("a short form", name("Roe"), name("Jane Roe"), Agree, ShortForm),
        ("perhaps one", name("York"), name("New York"), Tension, PerhapsOneName),
        ("two people", name("Jane Roe"), name("Kim Roe"), Contradiction, Different),
        ("one post", head(ACME), head(ACME), Agree, Equal),
        ("one post, once without its place", head(ACME), head(None), Agree, Equal),
        ("one post at two places", head(ACME), head(GLOBEX), Contradiction, Different),
        ("two posts at one place", head(ACME), founder(ACME), Tension, TwoPosts),
        ("one of two posts", head(ACME), joint(ACME), Agree, Compatible),
        ("one of two posts elsewhere", head(GLOBEX), joint(ACME), Contradiction, Different),
        (
            "two posts, one without its place",
            head(ACME),
            founder(None),
            NotComparable,
            NoOrganization,
        ),
        ("yes and yes", yes(true), yes(true), Agree, Equal),
        ("yes and no", yes(true), yes(false), Contradiction, Different),
        ("the same words", text("as  Was said"), text("as was said"), Agree, Equal),
        ("other words", text("as was said"), text("as was"), NotComparable, FreeText),
        ("a name and a text", name("Roe"), text("Roe"), NotComparable, OtherDimension),
    ] {
        check(why, &a, &b, class, reason);
    }
}

#[test]
fn every_class_and_reason_has_words_of_its_own() {
    let classes = [NotComparable, Agree, Class::Superseded, Tension, Contradiction];
    assert_eq!(
        classes.map(Class::name),
        ["not comparable", "agree", "superseded", "tension", "contradiction"]
    );
    assert_eq!(Disjoint.to_string(), "have no possibility in common");
    assert_eq!(Rounding.to_string(), "are the same figure, rounded differently");
}

fn tolerances() -> impl Strategy<Value = Tolerance> {
    (0_i64..4, any::<bool>()).prop_map(|(by, percent)| {
        let by = Number::from(by);
        if percent { Tolerance::Percent(by) } else { Tolerance::Absolute(by) }
    })
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![figures(), counts(), dates(), words()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn it_is_symmetric(a in any_value(), b in any_value()) {
        prop_assert_eq!(relation(&a, &b), relation(&b, &a));
    }

    #[test]
    fn every_value_agrees_with_itself(a in any_value()) {
        prop_assert_eq!(relation(&a, &a), Relation { class: Agree, reason: Equal });
    }

    #[test]
    fn figures_contradict_exactly_where_no_possibility_is_common(a in figures(), b in figures()) {
        let possible = |v: &Value| v.quantity().unwrap().figure.possible;
        let apart = possible(&a).common(&possible(&b)).is_none();
        let found = relation(&a, &b);
        prop_assert_eq!(found.class == Contradiction, apart);
        prop_assert_eq!(found.reason == Disjoint, apart);
    }

    #[test]
    fn widening_never_makes_a_contradiction(a in figures(), b in figures(), by in tolerances()) {
        let before = relation(&a, &b).class;
        for (a, b) in [(a.widened(by), b.clone()), (a.clone(), b.widened(by)), (a.widened(by), b.widened(by))] {
            prop_assert!(before == Contradiction || relation(&a, &b).class != Contradiction);
        }
    }
}
