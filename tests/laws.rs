//! The laws: what must hold for all values, all claims and all files, tried on thousands of them.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

mod laws {
    pub(crate) mod make;
}

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gainsay::claims::file;
use gainsay::error::Errors;
use gainsay::finding::Finding;
use gainsay::graph::{ClaimGraph, compare};
use gainsay::rules::Desk;
use gainsay::span::{Place, Text};
use gainsay::value::{Class, Meaning, Number, Stated, Unit, Value, describe, relation};
use laws::make;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// So many cases, or as many as `PROPTEST_CASES` says.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if asked { default } else { ProptestConfig { cases, ..default } }
}

/// The same figure times a factor, in every part.
fn scaled(figure: Stated<Number>, by: Number) -> Stated<Number> {
    let times = |n: Number| n.times(by).unwrap();
    let possible = figure.possible;
    Stated {
        possible: gainsay::value::Interval::new(
            possible.low().map(times),
            possible.high().map(times),
        )
        .unwrap(),
        bound: figure.bound,
        low: figure.low.map(times),
        high: figure.high.map(times),
    }
}

proptest! {
    #![proptest_config(config(2048))]

    #[test]
    fn a_relation_is_symmetric(a in make::value(), b in make::value()) {
        prop_assert_eq!(relation(&a, &b), relation(&b, &a));
    }

    #[test]
    fn a_value_agrees_with_itself(a in make::value()) {
        prop_assert_eq!(relation(&a, &a).class, Class::Agree);
    }

    #[test]
    fn widening_never_makes_a_contradiction(
        a in make::value(), b in make::value(), s in make::tolerance(), t in make::tolerance(),
    ) {
        let before = relation(&a, &b).class;
        let after = relation(&a.widened(s), &b.widened(t)).class;
        prop_assert!(after != Class::Contradiction || before == Class::Contradiction);
    }

    #[test]
    fn the_magnitude_changes_nothing(
        a in make::figure(), b in make::figure(), power in select(vec![-6, -3, 3, 6, 9, 12]),
    ) {
        let by = Number::power_of_ten(power).unwrap();
        let value = |figure| make::valued(Meaning::Quantity(gainsay::value::Quantity::new(figure, Unit::number())));
        let there = relation(&value(a), &value(b));
        prop_assert_eq!(relation(&value(scaled(a, by)), &value(scaled(b, by))), there);
    }

    #[test]
    fn the_unit_changes_nothing(a in make::quantity(), b in make::quantity()) {
        // A kilometre is a thousand metres: what was written in one is held against the other.
        let metres = Unit::base(gainsay::value::Dimension::Length, "metre");
        let kilometres = Unit { name: "kilometre".into(), factor: Number::from(1_000), ..metres.clone() };
        let in_metres = |q: &gainsay::value::Quantity| gainsay::value::Quantity {
            figure: scaled(q.figure, Number::from(1_000)), unit: metres.clone(), ..q.clone()
        };
        let in_kilometres = |q: &gainsay::value::Quantity| {
            let base = |n: Number| kilometres.to_base(n).unwrap();
            let possible = q.figure.possible;
            let possible = gainsay::value::Interval::new(possible.low().map(base), possible.high().map(base));
            let figure = Stated {
                possible: possible.unwrap(),
                bound: q.figure.bound,
                low: q.figure.low.map(base),
                high: q.figure.high.map(base),
            };
            gainsay::value::Quantity { figure, unit: kilometres.clone(), ..q.clone() }
        };
        let value = |q| make::valued(Meaning::Quantity(q));
        let there = relation(&value(in_metres(&a)), &value(in_metres(&b)));
        prop_assert_eq!(relation(&value(in_metres(&a)), &value(in_kilometres(&b))), there);
        prop_assert_eq!(relation(&value(in_kilometres(&a)), &value(in_kilometres(&b))), there);
    }

    #[test]
    fn a_number_reads_back(n in make::number()) {
        prop_assert_eq!(n.to_string().parse::<Number>(), Ok(n));
    }

    #[test]
    fn every_value_can_be_described(a in make::value()) {
        prop_assert!(!describe(&a).is_empty());
    }

    #[test]
    fn a_comparison_is_as_grave_as_its_gravest_pair(values in make::values_of_one_sort()) {
        let all: Vec<&Value> = values.iter().collect();
        let classes = values.iter().enumerate().flat_map(|(i, a)| {
            values.iter().skip(i + 1).map(move |b| relation(a, b).class)
        });
        let gravest = classes.max().unwrap_or(Class::Agree).max(Class::Agree);
        let comparisons = compare(&all);
        let found = comparisons.iter().map(|c| c.class.max(Class::Agree)).max();
        prop_assert_eq!(found, Some(gravest), "{:#?}", comparisons);
    }

    #[test]
    fn groups_are_a_partition_and_agree(values in make::values_of_one_sort()) {
        let all: Vec<&Value> = values.iter().collect();
        for comparison in compare(&all) {
            for group in &comparison.groups {
                for (i, &a) in group.iter().enumerate() {
                    for &b in &group[i + 1..] {
                        prop_assert_eq!(relation(all[a], all[b]).class, Class::Agree);
                    }
                }
            }
            if let Some((a, b, reason)) = comparison.witness {
                let found = relation(all[a], all[b]);
                prop_assert_eq!((found.class, found.reason), (comparison.class, reason));
            }
        }
        let mut members: Vec<usize> =
            compare(&all).into_iter().flat_map(|c| c.groups.into_iter().flatten()).collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..values.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_values_changes_no_comparison(
        values in prop::collection::vec(make::value(), 1..7), turn in any::<Index>(),
    ) {
        let in_words = |values: &[Value]| -> Vec<(Class, Vec<BTreeSet<String>>)> {
            let all: Vec<&Value> = values.iter().collect();
            let words = |g: &Vec<usize>| g.iter().map(|&i| all[i].wording.to_string()).collect();
            compare(&all).iter().map(|c| (c.class, c.groups.iter().map(words).collect())).collect()
        };
        let mut turned = values.clone();
        turned.reverse();
        turned.rotate_left(turn.index(values.len()));
        prop_assert_eq!(in_words(&turned), in_words(&values));
    }
}

/// A claim of a made-up desk: source, entity, attribute, value, and whether it is a plan.
type Made = (u8, u8, u8, String, bool);

fn made() -> impl Strategy<Value = Made> {
    let value = (10_i64..16, select(vec!["", ".2", ".25", "00"]))
        .prop_map(|(n, tail)| format!("{n}{tail}"));
    (0_u8..4, 0_u8..2, 0_u8..3, value, prop::bool::weighted(0.2))
}

/// Claims as files, one a source, sources and claims in the order given.
fn files(claims: &[Made], rename: &str) -> Vec<Arc<Text>> {
    let mut order: Vec<u8> = Vec::new();
    let mut texts: BTreeMap<u8, String> = BTreeMap::new();
    for (source, entity, attribute, value, planned) in claims {
        let text = texts.entry(*source).or_insert_with(|| {
            order.push(*source);
            let day = source + 1;
            format!("[source]\nid = \"source-{source}{rename}\"\npublished = 2024-01-0{day}\n")
        });
        let attribute = ["boats", "piers", "crew"][usize::from(*attribute)];
        let modality = if *planned { "planned" } else { "actual" };
        text.push_str(&format!(
            "[[claim]]\nentity = \"Port {entity}\"\nattribute = \"{attribute}\"\nvalue = \"{value}\"\nmodality = \"{modality}\"\n"
        ));
    }
    order
        .iter()
        .map(|s| Text::whole(format!("claims/{s}{rename}.toml"), texts[s].clone()))
        .collect()
}

const DESK: &str = "packs = []\n[[attribute]]\nid = \"boats\"\n[[attribute]]\nid = \"piers\"\nchanges_over_time = true\n\
                    [[attribute]]\nid = \"crew\"\n[[rule]]\nid = \"crew-agrees\"\nkind = \"agree\"\nattribute = \"crew\"\ntolerance = \"1\"\n";

fn findings(texts: &[Arc<Text>]) -> Vec<Finding> {
    let mut errors = Errors::new();
    let desk = Desk::load(Some(&Text::whole("rules.toml", DESK)), &|_, _| None, &mut errors);
    let (mut claims, mut sources) = (Vec::new(), BTreeMap::new());
    for text in texts {
        let file = file::read(text, &desk.vocabulary, true, &mut errors).unwrap();
        claims.extend(file.claims);
        sources.insert(Arc::clone(&file.source.id), file.source);
    }
    assert!(errors.is_empty(), "{:#?}", errors.into_sorted());
    desk.check(ClaimGraph::build(claims, sources, &desk.entities, &desk.vocabulary).view())
}

/// All that is found, without the numbers of claims and lines.
fn substance(texts: &[Arc<Text>]) -> BTreeSet<String> {
    let one = |f: &Finding| {
        let mut members: Vec<String> = f
            .members
            .iter()
            .map(|m| format!("{} {} {}", m.group, m.claim.source, m.reading))
            .collect();
        members.sort();
        format!("{} {} {:?} {} {:?} {members:?}", f.id, f.severity, f.class, f.title, f.explanation)
    };
    findings(texts).iter().map(one).collect()
}

fn verdicts(texts: &[Arc<Text>]) -> BTreeSet<(String, Class)> {
    findings(texts).iter().map(|f| (format!("{} {}", f.rule, f.slot), f.class)).collect()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_order_of_claims_and_files_changes_nothing(
        claims in prop::collection::vec(made(), 1..14), turn in any::<Index>(),
    ) {
        let mut turned = claims.clone();
        turned.reverse();
        turned.rotate_left(turn.index(claims.len()));
        prop_assert_eq!(substance(&files(&turned, "")), substance(&files(&claims, "")));
    }

    #[test]
    fn what_is_said_twice_changes_no_verdict(
        claims in prop::collection::vec(made(), 1..14), again in any::<Index>(),
    ) {
        let before = verdicts(&files(&claims, ""));
        let mut more = claims.clone();
        more.push(claims[again.index(claims.len())].clone());
        prop_assert_eq!(verdicts(&files(&more, "")), before.clone());
        let mut twice = files(&claims, "");
        twice.extend(files(&claims, "-copy"));
        prop_assert_eq!(verdicts(&twice), before);
    }

    #[test]
    fn another_source_removes_no_contradiction(
        claims in prop::collection::vec(made(), 1..10), more in prop::collection::vec(made(), 1..6),
    ) {
        let before = files(&claims, "");
        let mut after = before.clone();
        after.extend(files(&more, "-other"));
        let (before, after) = (verdicts(&before), verdicts(&after));
        for (slot, class) in before {
            let now = after.iter().filter(|(s, _)| *s == slot).map(|(_, c)| *c).max();
            // Where things change over time, two groups told apart in time may not be any more.
            prop_assert!(now >= Some(class), "{slot}: {class:?} became {now:?}");
        }
    }
}

/// Pieces of claims files, right and wrong, put together at random.
fn toml_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(vec![
            "[source]\n", "[[claim]]\n", "id = \"é\"\n", "entity = \"Port “Lund”\"\n", "attribute = \"boats\"\n",
            "attribute = \"boots\"\n", "value = \"14\"\n", "value = 14.30\n", "value = \"$sixty\"\n",
            "value = '''\n14'''\n", "value = \"1\\u0034\"\n", "value = [\n", "published = 2024-02-30\n",
            "published = 2024-02-29\n", "period = \"Q5 2025\"\n", "modality = \"planed\"\n", "copies = [\"a\", 3]\n",
            "source = 3\n", "claim = [{ entity = \"港\", attribute = \"boats\", value = \"7\" }]\n", "\"\n", "=\n",
            "# é\r\n", "]", "[[claim.deep]]\n", "entity.name = 3\n", "\u{feff}", "\u{0}", "value = true\n",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[ -~\n]{0,20}",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn is_sound(place: &Place) -> bool {
    let text = &place.text;
    text.text.get(place.start - text.offset..place.end - text.offset) == Some(place.slice())
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn no_file_of_claims_makes_a_panic_and_every_place_lies_in_it(text in toml_like()) {
        let text = Text::whole("claims/a.toml", text);
        let mut errors = Errors::new();
        let desk = Desk::load(Some(&Text::whole("rules.toml", DESK)), &|_, _| None, &mut errors);
        let file = file::read(&text, &desk.vocabulary, true, &mut errors);
        for claim in file.iter().flat_map(|file| &file.claims) {
            prop_assert!(is_sound(&claim.value_place()));
            prop_assert!(!claim.value_place().slice().is_empty());
        }
        for error in errors.into_sorted() {
            let places = error.place.iter().chain(error.related.iter().map(|(place, _)| place));
            for place in places {
                prop_assert!(is_sound(place), "{error:?}");
                prop_assert!(place.line_column() >= (1, 1));
            }
        }
    }

    #[test]
    fn no_rules_file_makes_a_panic(text in toml_like(), start in 0_usize..2) {
        // Half of them begin as a desk does.
        let text = Text::whole("rules.toml", if start == 0 { text } else { format!("{DESK}{text}") });
        let mut errors = Errors::new();
        Desk::load(Some(&text), &|_, _| None, &mut errors);
        for error in errors.into_sorted() {
            prop_assert!(error.place.iter().all(is_sound), "{error:?}");
        }
    }
}
