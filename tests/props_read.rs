//! Properties of the value reader: it never panics, what it prints it reads back, and a sum is the
//! same in every unit it is written in.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop where it cannot go on"
)]

use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, Expected, read_period, read_text, read_value, wording_of};
use gainsay::value::{Calendar, Day, Meaning, Period};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn today() -> Period {
    Period::Of(Calendar::Day(Day::from_ymd_opt(2025, 6, 20).unwrap()))
}

/// Pieces that values are made of, to be thrown together in any order.
const PIECES: &[&str] = &[
    "$", "€", "US$", "14", "14.3", "1,300", "60-65", "½", "3/4", "2025", "07", "-", "–", "−", ".",
    ",", "/", "(", ")", "'", "+", "%", "~", ">", "=", "billion", "bn", "m", "million", "hundreds",
    "of", "a", "half", "two", "quarters", "thirty", "one", "and", "point", "crore", "between",
    "from", "to", "up", "more", "than", "at", "least", "nearly", "about", "or", "so", "percent",
    "points", "km", "GW", "hours", "per", "year", "July", "Q1", "FY", "early", "last", "next",
    "by", "since", "end", "the", "ago", "days", "Tuesday", "people", "stake", "loss", "rose",
    "doubled", "fold", "\u{ad}", "\u{2009}", "**", "_", "&nbsp;", "５", "٣", "é", "x", "10", "^",
    "e", "9", "CEO", "Meta", "s",
];

fn thrown_together() -> impl Strategy<Value = String> {
    let piece =
        (proptest::sample::select(PIECES), proptest::sample::select(&[" ", "", "-", "\n"][..]));
    proptest::collection::vec(piece, 0..12)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

const EXPECTED: [Expected<'static>; 9] = [
    Expected::Any,
    Expected::Quantity,
    Expected::Money,
    Expected::Share,
    Expected::Count,
    Expected::Number,
    Expected::Date,
    Expected::Role,
    Expected::YesNo,
];

/// Reads with every expectation: spans must fit, and what is printed must read back.
fn check(text: &str) -> Result<(), TestCaseError> {
    let today = today();
    let cx = Context { lexicon: Lexicon::builtin(), published: Some(&today) };
    for expected in EXPECTED {
        match read_value(text, expected, &cx) {
            Err(error) => prop_assert!(text.get(error.span.clone()).is_some(), "{error:?}"),
            Ok(value) => {
                let wording = wording_of(&value.meaning);
                // "1300" alone may be a year: only an expectation tells.
                let is_sure = !matches!(expected, Expected::Any);
                if is_sure && matches!(value.meaning, Meaning::Quantity(_) | Meaning::Time(_)) {
                    let again = read_value(&wording, expected, &cx).map(|v| v.meaning);
                    prop_assert_eq!(again.as_ref(), Ok(&value.meaning), "{} -> {}", text, wording);
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn anything_is_read_or_refused(text in "\\PC{0,40}") {
        check(&text)?;
    }

    #[test]
    fn mentions_stand_in_the_text(text in thrown_together(), more in "\\PC{0,40}") {
        let text = format!("{text} {more}");
        let today = today();
        for published in [None, Some(&today)] {
            let cx = Context { lexicon: Lexicon::builtin(), published };
            for mention in read_text(&text, &cx) {
                let wording = text.get(mention.start..mention.end);
                prop_assert_eq!(wording, Some(&*mention.value.wording));
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back(text in thrown_together()) {
        check(&text)?;
    }

    #[test]
    fn a_sum_is_the_same_in_every_magnitude(tenths in 10_u32..9999, code in proptest::sample::select(&["USD", "EUR", "JPY"][..])) {
        let cx = Context { lexicon: Lexicon::builtin(), published: None };
        let read = |text: String| read_value(&text, Expected::Money, &cx).map(|v| v.meaning);
        let billions = read(format!("{code} {}.{}bn", tenths / 10, tenths % 10));
        prop_assert!(billions.is_ok());
        if tenths % 10 != 0 {
            prop_assert_eq!(&read(format!("{}00 million {code}", tenths)), &billions);
            prop_assert_eq!(&read(format!("{code} {}00000000", tenths)), &billions);
        }
    }

    #[test]
    fn days_read_back_in_every_form(days in 0_u64..36_500) {
        let cx = Context { lexicon: Lexicon::builtin(), published: None };
        let day = Day::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Days::new(days);
        let wanted = Ok(Period::Of(Calendar::Day(day)));
        for form in ["%Y-%m-%d", "%-d %B %Y", "%B %-d, %Y", "%d.%m.%Y", "%A, %-d %b %Y"] {
            let text = day.format(form).to_string();
            prop_assert_eq!(&read_period(&text, &cx), &wanted, "{}", text);
        }
    }
}

#[test]
fn endless_texts_take_no_endless_time() {
    let cx = Context { lexicon: Lexicon::builtin(), published: None };
    for piece in [
        "1 ",
        "000 ",
        "1,000,",
        "early ",
        "millions of ",
        "one and ",
        "(1) ",
        "1-",
        "a half ",
        "by the end of ",
    ] {
        read_text(&piece.repeat(20_000), &cx);
    }
}

#[test]
fn absurd_lengths_are_refused_at_once() {
    let cx = Context { lexicon: Lexicon::builtin(), published: None };
    for text in [
        "9".repeat(10_000),
        "a".repeat(10_000),
        "one ".repeat(200),
        "(".repeat(900),
        "1-".repeat(450),
    ] {
        for expected in EXPECTED {
            assert!(
                read_value(&text, expected, &cx).is_err() || matches!(expected, Expected::Any),
                "{}",
                text.get(..10).unwrap()
            );
        }
    }
    let digits = "9".repeat(40);
    let error = read_value(&digits, Expected::Number, &cx).unwrap_err();
    assert!(error.message.contains("out of range"), "{error:?}");
}
