//! Reading takes time in proportion to the text, whatever the text is.
//!
//! Each pattern is read once short and once eight times as long. Time on a busy machine is uncertain,
//! so a text may take four times its share, which quadratic work (eight times its share) exceeds.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

use std::time::{Duration, Instant};

use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, read_period, read_text};

const PATTERNS: &[&str] = &[
    "9",
    "9,",
    "999,",
    "1 ",
    "100 ",
    "1.",
    "1/",
    "1-",
    "1:",
    "-",
    "$",
    "$1",
    "(",
    "((1))",
    "[1",
    "#1",
    "@,",
    "@ ",
    "a@",
    "a:",
    "&#",
    "&amp;",
    "**",
    "_1",
    "\u{ad}1",
    "½",
    "é1",
    "٣",
    "between ",
    "between 1 ",
    "from 1 to ",
    "from 5 to 7 to ",
    "early ",
    "early the ",
    "the ",
    "the first ",
    "the first week of ",
    "the last day of the ",
    "two days after ",
    "two days before the ",
    "three weeks from ",
    "Monday ",
    "Monday, ",
    "on Monday the ",
    "May ",
    "May 1 and ",
    "1 and ",
    "1 to ",
    "more than ",
    "more than 1 and less than ",
    "not more than about ",
    "hundred ",
    "one hundred ",
    "million ",
    "hundreds of ",
    "two-thirds of a ",
    "half a ",
    "a ",
    "in the region of ",
    "by the end of ",
    "since ",
    "year ",
    "twenty-",
    "per ",
    "3 dollars 50 ",
    "1x",
    "10^",
    "e1",
    "the graphics processors ",
    "1 graphics ",
    "Llama 3.1 ",
    "2025-",
    "2025 ",
    "20250101",
    "Q1 ",
    "FY2025-",
    "\n",
    "1\n",
    "'90s ",
    "Christmas ",
    "fourth of july ",
];

fn time(text: &str) -> Duration {
    let plain = Context { lexicon: Lexicon::builtin(), published: None };
    let published = read_period("2025-06-20", &plain).unwrap();
    let context = Context { published: Some(&published), ..plain };
    let once = || {
        let begin = Instant::now();
        let found = read_text(text, &context);
        let took = begin.elapsed();
        assert!(found.iter().all(|mention| text.get(mention.start..mention.end).is_some()));
        took
    };
    (0..2).map(|_| once()).min().unwrap()
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    let mut slow = String::new();
    for pattern in PATTERNS {
        let short = pattern.repeat(4_000 / pattern.len());
        let long = pattern.repeat(32_000 / pattern.len());
        // A machine that does something else meanwhile is slow once, not every time.
        let mut tries = (0..5).map(|_| (time(&short), time(&long)));
        let is_slow = |(of_short, of_long): &(Duration, Duration)| {
            *of_long > of_short.max(&Duration::from_millis(2)).saturating_mul(8 * 4)
        };
        let mut last = (Duration::ZERO, Duration::ZERO);
        if tries.all(|times| {
            last = times;
            is_slow(&times)
        }) {
            let (of_short, of_long) = last;
            slow.push_str(&format!("{pattern:?}: {of_short:?}, then {of_long:?}\n"));
        }
    }
    assert!(slow.is_empty(), "\n{slow}");
}
