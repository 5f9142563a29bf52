//! How the lines of an archive are read: measures, what is told of sources, what nothing declares.

use super::super::*;
use super::screening::{memory, rules, with_desk};
use crate::claims::SourceKind;
use crate::error::Error;

/// Lines screened in small blocks, and what was said of them.
fn screened(files: &[(&str, String)], size: usize) -> (Screened, Vec<Error>) {
    let inputs = memory(files);
    with_desk(&rules(), |desk, errors| {
        screen_in_blocks(&inputs, (size, 0), &[], &BTreeMap::new(), desk, errors)
    })
}

/// A line about one slot, with these further keys.
fn line(attribute: &str, more: &str) -> String {
    format!("{{\"source\":\"a\",\"entity\":\"Acme\",\"attribute\":\"{attribute}\",{more}}}\n")
}

#[test]
fn what_can_all_hold_is_not_read_again() {
    for (why, attribute, values, read) in [
        ("rounding", "capex", ["$14 billion", "$14.3 billion"], 0),
        ("a hedge", "capex", ["about $14 billion", "$14.3 billion"], 0),
        ("another figure", "capex", ["$14 billion", "$15.3 billion"], 2),
        ("two currencies", "things", ["$14 billion", "€14 billion"], 2),
        ("a bare figure and a sum", "things", ["14", "$14"], 2),
        ("two bare figures", "things", ["14", "14.0"], 0),
        ("a level and a share", "things", ["14", "14%"], 2),
        ("one word", "deal-form", ["acquisition", "acquired"], 0),
        ("two words", "deal-form", ["acquisition", "minority stake"], 2),
    ] {
        let text = values.map(|value| line(attribute, &format!("\"value\":\"{value}\""))).concat();
        for size in [1, 10_000] {
            let (found, errors) = screened(&[("a", text.clone())], size);
            assert!(errors.is_empty(), "{errors:?}");
            assert_eq!(found.claims.len(), read, "{why}, blocks of {size}");
        }
    }
}

#[test]
fn a_bare_figure_is_a_value_only_of_what_takes_one() {
    let figure = "\"low\":40,\"high\":50";
    for (attribute, left_out) in [("things", 0), ("deal-form", 1)] {
        // The second line finds its setting known.
        let (found, errors) = screened(&[("a", line(attribute, figure).repeat(2))], 10_000);
        assert_eq!(found.left_out, 2 * left_out, "{attribute}: {errors:?}");
        assert_eq!(found.claim_count, 2 - 2 * left_out, "{attribute}");
    }
}

#[test]
fn attributes_that_nothing_declares_are_counted_by_their_claims() {
    let text = [
        line("things", "\"low\":1"),
        line("things", "\"low\":2"),
        line("boats", "\"low\":2"),
        line("capex", "\"value\":\"$2\""),
        // What cannot be read is no claim of its attribute.
        line("masts", "\"low\":\"x\""),
    ];
    for size in [1, 10_000] {
        let (found, _) = screened(&[("a", text.concat())], size);
        let counts: Vec<(&str, usize)> =
            found.undeclared.iter().map(|(name, count)| (&**name, *count)).collect();
        assert_eq!(counts, [("boats", 1), ("things", 2)], "blocks of {size}");
    }
}

#[test]
fn lines_are_counted_in_each_file_from_its_own_first() {
    let good = line("things", "\"low\":1");
    let (first, second) = (good.repeat(3), format!("{}oops\n", good.repeat(4)));
    for size in [1, good.len() + 1, 10_000] {
        let (_, errors) = screened(&[("a", first.clone()), ("b", second.clone())], size);
        let places: Vec<(&str, usize)> = errors
            .iter()
            .filter_map(|e| e.place.as_ref())
            .map(|place| (place.path(), place.line_column().0))
            .collect();
        assert_eq!(places, [("b", 5)], "blocks of {size}");
    }
}

#[test]
fn what_lines_tell_of_their_source_comes_with_the_claims() {
    let of =
        |more: &str, low: usize| line("things", &format!("\"low\":{low},\"high\":{low}{more}"));
    let text = [
        of(",\"publisher\":\"The A\",\"title\":\"Boats\"", 1),
        of(",\"publisher\":\"The A\",\"kind\":\"blog\"", 2),
        of(",\"title\":\"Ships\",\"published\":\"2025-03-01\"", 3),
    ];
    for size in [1, 10_000] {
        let (found, errors) = screened(&[("a", text.concat())], size);
        let source = &found.sources["a"];
        assert_eq!(source.publisher.as_deref(), Some("The A"), "{errors:?}");
        assert_eq!(source.title, None, "two titles are none");
        assert!(source.published.is_some());
        assert_eq!(source.kind, SourceKind::Blog);
        assert_eq!(found.differing, [(String::from("a"), "title")], "blocks of {size}");
    }
}

#[test]
fn slots_of_one_thing_are_held_against_each_other_where_their_periods_overlap() {
    let of = |period: &str, status: &str| {
        line("deal-status", &format!("\"value\":\"{status}\",\"period\":\"{period}\""))
    };
    let years = |count: usize| -> String {
        let status = |i: usize| if i.is_multiple_of(2) { "announced" } else { "called off" };
        (0..count).map(|i| of(&(1900 + i).to_string(), status(i))).collect()
    };
    for (why, text, read) in [
        ("one year after the other", years(2), 0),
        (
            "a month of the year",
            of("2025", "announced") + &of("2025-03", "called off") + &of("2024", "called off"),
            2,
        ),
        (
            "a month of the year, and the same",
            of("2025", "announced") + &of("2025-03", "announced"),
            0,
        ),
        ("as many as are looked at pair by pair", years(64), 0),
        ("more, of which no pair is looked at", years(65), 65),
    ] {
        let (found, errors) = screened(&[("a", text)], 10_000);
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(found.claims.len(), read, "{why}");
    }
}
