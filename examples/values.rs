//! Reads JSON Lines `{"id", "text", "ref"?}` on standard input and writes the values of each text.
//!
//! `cargo run --release --example values < texts.jsonl > values.jsonl`

use std::io::{BufRead as _, Write as _};

use gainsay::pack::lexicon::Lexicon;
use gainsay::read::{Context, Mention, MentionKind, read_period, read_text};
use gainsay::value::{Meaning, Number, Period};
use serde_json::{Value as Json, json};

fn main() -> std::io::Result<()> {
    let lexicon = Lexicon::builtin();
    let plain = Context { lexicon, published: None };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let Ok(record) = serde_json::from_str::<Json>(&line?) else { continue };
        let text = record["text"].as_str().unwrap_or_default();
        let published: Option<Period> = record["ref"]
            .as_str()
            .and_then(|day| day.get(..10))
            .and_then(|day| read_period(day, &plain).ok());
        let cx = Context { published: published.as_ref(), ..plain };
        let values: Vec<Json> = read_text(text, &cx).iter().map(|m| written(text, m)).collect();
        serde_json::to_writer(&mut out, &json!({"id": record["id"], "values": values}))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn written(text: &str, mention: &Mention) -> Json {
    let characters = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    let mut json = json!({
        "start": characters(mention.start),
        "end": characters(mention.end),
        "surface": text.get(mention.start..mention.end),
        "kind": mention.kind.name(),
    });
    let number = |n: Option<Number>| n.map_or(Json::Null, |n| json!(n.approximately()));
    if let Some(stated) = &mention.stated {
        json["low"] = number(stated.low);
        json["high"] = number(stated.high);
        json["bound"] = json!(stated.bound.name());
        json["unit"] = match (&stated.unit, &stated.per) {
            (Some(unit), _) if **unit == *"times" => Json::Null,
            (Some(unit), Some(per)) if mention.kind != MentionKind::Duration => {
                json!(format!("{unit} per {per}"))
            }
            (unit, _) => json!(unit.as_deref()),
        };
        json["noun"] = json!(stated.noun.as_deref());
        json["change"] = json!(stated.change);
    } else if let Meaning::Time(period) = &mention.value.meaning {
        let days = period.days();
        let day = |d: Option<gainsay::value::Day>| d.map_or(Json::Null, |d| json!(d.to_string()));
        json["low"] = day(days.low().point());
        json["high"] = day(days.high().point());
        let ends = (days.low().point(), days.high().point());
        json["bound"] = json!(match ends {
            (Some(first), Some(last)) if first == last => "exact",
            (Some(_), None) => "at_least",
            (None, Some(_)) => "at_most",
            _ => "range",
        });
    }
    json
}
