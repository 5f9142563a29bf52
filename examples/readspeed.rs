//! How fast values are read: megabytes a second of the texts of a JSON Lines file, without output.
//!
//! `cargo run --release --example readspeed < texts.jsonl`

#![expect(clippy::print_stderr, reason = "its figure is all that it is for")]

use std::io::BufRead as _;
use std::time::Instant;

use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, read_text};

fn main() -> std::io::Result<()> {
    let texts: Vec<String> = std::io::stdin()
        .lock()
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(&line).ok())
        .filter_map(|record| record["text"].as_str().map(str::to_owned))
        .collect();
    let started = Instant::now();
    let lexicon = Lexicon::builtin();
    let lexicon_took = started.elapsed();
    let cx = Context { lexicon, published: None };
    let started = Instant::now();
    let values: usize = texts.iter().map(|text| read_text(text, &cx).len()).sum();
    let took = started.elapsed();
    let bytes: usize = texts.iter().map(String::len).sum();
    eprintln!(
        "lexicon {lexicon_took:?}; {values} values in {bytes} bytes, {took:?}: {} kB a millisecond",
        bytes as u128 / 1000 / took.as_millis().max(1)
    );
    Ok(())
}
