//! What is fed to gainsay to make it fall over: each target takes any bytes and must come back.
//!
//! With cargo-fuzz: `cargo +nightly fuzz run claims_file --features libfuzzer`. Without it, on any
//! machine: `cargo run --release -- claims_file 100000`, which tries that many mutations of its seeds.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use gainsay::check::{Options, check};
use gainsay::claims::file;
use gainsay::error::{Error, Errors};
use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, Expected, read_period, read_text, read_value};
use gainsay::rules::Desk;
use gainsay::span::Text;
use gainsay::value::{describe, relation};

/// A target: its name, what it does with bytes, and inputs to begin with.
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it does.
    pub run: fn(&[u8]),
    /// Inputs to begin with.
    pub seeds: &'static [&'static str],
}

/// All targets.
pub const ALL: &[Target] = &[
    Target { name: "claims_file", run: claims_file, seeds: &[CLAIMS] },
    Target { name: "rules_file", run: rules_file, seeds: &[RULES] },
    Target { name: "json_lines", run: json_lines, seeds: &[LINES] },
    Target { name: "value", run: value, seeds: VALUES },
    Target { name: "text", run: text, seeds: TEXTS },
];

const CLAIMS: &str = "[source]\nid = \"é\"\npublished = 2024-02-29\ncopies = [\"a\"]\n\n[[claim]]\nentity = \"Port “Lund”\"\n\
    attribute = \"revenue\"\nvalue = \"$60-65 million\"\nperiod = \"Q1 2025\"\nmodality = \"planned\"\n";
const RULES: &str = "packs = [\"business\"]\n[check]\nfail_on = \"warning\"\n[[entity]]\nname = \"A\"\naliases = [\"B\"]\npart_of = \"C\"\n\
    [[entity]]\nname = \"C\"\n[[attribute]]\nid = \"x\"\ndimension = \"share\"\ntolerance = \"1%\"\n[[term]]\nid = \"t\"\nattribute = \"x\"\n\
    implies = \"more than 50%\"\nimplies_on = \"x\"\n[[rule]]\nid = \"r\"\nkind = \"agree\"\nattribute = \"x\"\n";
const LINES: &str = "{\"source\":\"a\",\"entity\":\"E\",\"attribute\":\"revenue\",\"value\":\"$3bn\",\"period\":\"2024\"}\n\
    {\"source\":\"b\",\"entity\":\"E\",\"attribute\":\"revenue\",\"low\":1e9,\"high\":2.5e9,\"unit\":\"USD\",\"period\":\"2024\"}\n";
const VALUES: &[&str] = &[
    "between $60 billion and $65 billion",
    "nearly half",
    "14,300 million dollars",
    "early 2025",
    "30 June – 2 July 2024",
    "rose 5% to €1.2m",
    "hundreds of millions of dollars",
    "two and a half dozen chips a year",
    "chief executive of Kiln House",
    "–3 °C",
    "more than 1,300,000",
    "’20s",
    "Q3 FY2025",
    "½ km²",
];

const TEXTS: &[&str] = &[
    include_str!("../corpus/text/dates.txt"),
    include_str!("../corpus/text/money.txt"),
    include_str!("../corpus/text/names.txt"),
    include_str!("../corpus/text/type.txt"),
    include_str!("../corpus/text/words.txt"),
];

/// The built-in packs, read once.
static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::load(None, &|_, _| None, &mut Errors::new()));

/// A claims file.
pub fn claims_file(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut errors = Errors::new();
    let text = Text::whole("claims/a.toml", text);
    let read = file::read(&text, &DESK.vocabulary, false, &mut errors);
    for claim in read.iter().flat_map(|read| &read.claims) {
        assert!(!claim.value_place().slice().is_empty());
    }
    errors.into_sorted().iter().for_each(is_sound);
}

/// A `rules.toml`.
pub fn rules_file(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut errors = Errors::new();
    Desk::load(Some(&Text::whole("rules.toml", text)), &|_, _| None, &mut errors);
    errors.into_sorted().iter().for_each(is_sound);
}

/// A file of JSON Lines, through a whole check.
pub fn json_lines(data: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("a.jsonl");
    if fs::write(&path, data).is_err() || fs::write(folder.path().join("rules.toml"), "").is_err() {
        return;
    }
    let config = Some(Path::join(folder.path(), "rules.toml"));
    let checked = check(&Options { paths: vec![path], config, ..Options::default() });
    assert!(!checked.errors.is_empty() || checked.summary.claims > 0);
    checked.errors.iter().for_each(is_sound);
}

/// A wording of a value or a period.
pub fn value(data: &[u8]) {
    let Ok(wording) = std::str::from_utf8(data) else { return };
    let context = Context { lexicon: Lexicon::builtin(), published: None };
    for expected in [Expected::Any, Expected::Money, Expected::Date, Expected::Role] {
        match read_value(wording, expected, &context) {
            Ok(value) => {
                assert!(!describe(&value).is_empty());
                assert_eq!(relation(&value, &value), relation(&value, &value));
            }
            Err(unreadable) => assert!(wording.get(unreadable.span).is_some()),
        }
    }
    let _ = read_period(wording, &context);
}

/// Running text, with and without a day to count from: every value stands where it says, and what was
/// stated is among what is possible.
pub fn text(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let plain = Context { lexicon: Lexicon::builtin(), published: None };
    let published = read_period("2024-02-29", &plain).ok();
    for published in [None, published.as_ref()] {
        let mut last = 0;
        for mention in read_text(&text, &Context { published, ..plain }) {
            let there = text.get(mention.start..mention.end).expect("spans are on characters");
            assert!(!there.is_empty() && mention.start >= last, "{there}");
            last = mention.start;
            assert!(!describe(&mention.value).is_empty());
            if let Some(stated) = &mention.stated
                && let (Some(low), Some(high)) = (stated.low, stated.high)
            {
                assert!(low <= high, "{there}");
            }
        }
    }
}

fn is_sound(error: &Error) {
    assert!(!error.message.is_empty());
    for place in error.place.iter().chain(error.related.iter().map(|(place, _)| place)) {
        let text = &place.text;
        let there = text.text.get(place.start - text.offset..place.end - text.offset);
        assert!(there.is_some(), "{error:?}");
    }
}
