//! The values of running text: a table for people, and records for programs.
//!
//! The records are the format of `extract --values`. They are written by hand: a stream of texts
//! holds millions of them.

use std::io::{self, Write};

use super::Style;
use super::text::{clean, counted, cut, pad, width};
use crate::read::{AsStated, Mention};
use crate::value::{Bound, Day, End, Interval, Meaning, Number, figure, reading};

/// The version of the format: within one, fields are only ever added.
const VERSION: u32 = 1;

/// A value at its place in a file.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The value; its span counts bytes of the prose.
    pub mention: Mention,
    /// First and one past the last character in the file.
    pub characters: (usize, usize),
    /// Line and column of the first character, counted from 1.
    pub place: (usize, usize),
}

/// The values of one file.
#[derive(Clone, Debug)]
pub struct ValuesOf {
    /// The path as shown.
    pub path: String,
    /// The values, in the order of the file.
    pub values: Vec<Placed>,
}

/// The values of some files as a table for each.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_values(files: &[ValuesOf], style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for file in files {
        let rows: Vec<[String; 4]> = file.values.iter().map(row).collect();
        writeln!(out, "{}: {}", clean(&file.path), counted(rows.len(), "value"))?;
        let widest = |column: usize, most: usize| {
            rows.iter().map(|row| width(&row[column])).max().unwrap_or(0).min(most)
        };
        let (place, kind) = (widest(0, 12), widest(1, 8));
        let words = widest(2, (style.columns() / 3).max(12));
        for [at, sort, wording, reading] in &rows {
            let left = format!("  {}  {}  ", pad(at, place), pad(sort, kind));
            writeln!(out, "{left}{}  {reading}", pad(&cut(wording, words, style), words))?;
        }
    }
    Ok(())
}

/// Place, kind, wording, and how it was read.
fn row(value: &Placed) -> [String; 4] {
    let mention = &value.mention;
    let (line, column) = value.place;
    let mut reading = clean(&reading(&mention.value));
    if let Some(stated) = &mention.stated {
        let bound = stated.bound.name().replace('_', " ");
        reading = format!("{reading}, {bound}");
        if let (Bound::Exact, Some(step)) = (stated.bound, precision(stated)) {
            reading = format!("{reading} to {}", figure(step));
        }
    }
    [
        format!("{line}:{column}"),
        mention.kind.name().to_owned(),
        clean(&mention.value.wording),
        reading,
    ]
}

/// The values of some files as one JSON object.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_values_json(files: &[ValuesOf], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"version\":{VERSION},\n\"files\":[")?;
    let mut count = 0;
    for (i, file) in files.iter().enumerate() {
        let mut line = Vec::new();
        line.extend_from_slice(if i == 0 { b"\n{\"path\":" } else { b",\n{\"path\":" });
        push_string(&file.path, &mut line);
        line.extend_from_slice(b",\"values\":[");
        for (i, value) in file.values.iter().enumerate() {
            line.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
            push_value(&value.mention, value.characters, Some(value.place), &mut line);
        }
        line.extend_from_slice(b"]}");
        out.write_all(&line)?;
        count += file.values.len();
    }
    writeln!(out, "],\n\"summary\":{{\"files\":{},\"values\":{count}}}}}", files.len())
}

/// One line `{"id", "values"}` for a text; `id` is JSON already. `place` gives the line and column in
/// a file, where the text is one.
pub fn write_record<'m>(
    id: &str,
    values: impl Iterator<Item = (&'m Mention, (usize, usize), Option<(usize, usize)>)>,
    out: &mut Vec<u8>,
) {
    out.extend_from_slice(b"{\"id\":");
    out.extend_from_slice(id.as_bytes());
    out.extend_from_slice(b",\"values\":[");
    for (i, (mention, characters, place)) in values.enumerate() {
        if i > 0 {
            out.push(b',');
        }
        push_value(mention, characters, place, out);
    }
    out.extend_from_slice(b"]}\n");
}

fn push_value(
    mention: &Mention,
    (start, end): (usize, usize),
    place: Option<(usize, usize)>,
    out: &mut Vec<u8>,
) {
    key(b"{\"start\":", out);
    push_whole(start, out);
    key(b",\"end\":", out);
    push_whole(end, out);
    if let Some((line, column)) = place {
        key(b",\"line\":", out);
        push_whole(line, out);
        key(b",\"column\":", out);
        push_whole(column, out);
    }
    key(b",\"surface\":", out);
    push_string(&mention.value.wording, out);
    key(b",\"kind\":\"", out);
    out.extend_from_slice(mention.kind.name().as_bytes());
    match (&mention.stated, &mention.value.meaning) {
        (Some(stated), _) => push_figure(stated, out),
        (None, Meaning::Time(period)) => {
            let days = period.stated();
            // A stretch of more than a day is its first and its last day.
            let bound = match (days.low, days.high) {
                (Some(first), Some(last)) if first != last => "range",
                _ => days.bound.name(),
            };
            push_ends(days.low, days.high, bound, push_day, out);
            push_possible(&days.possible, push_day, out);
            key(b",\"period\":", out);
            push_string(&period.to_string(), out);
        }
        _ => key(b"\"", out),
    }
    out.push(b'}');
}

fn push_figure(stated: &AsStated, out: &mut Vec<u8>) {
    push_ends(stated.low, stated.high, stated.bound.name(), push_number, out);
    let words = [
        (&b",\"unit\":"[..], &stated.unit),
        (&b",\"noun\":"[..], &stated.noun),
        (&b",\"per\":"[..], &stated.per),
    ];
    for (name, word) in words {
        if let Some(word) = word {
            key(name, out);
            push_string(word, out);
        } else if name == b",\"unit\":" {
            key(b",\"unit\":null", out);
        }
    }
    if let Some(up) = stated.change {
        key(if up { b",\"change\":\"up\"" } else { b",\"change\":\"down\"" }, out);
    }
    push_possible(&stated.possible, push_number, out);
    if let Some(step) = precision(stated) {
        key(b",\"precision\":", out);
        push_number(step, out);
    }
}

/// How wide the possibilities of a point are: what it is good to.
fn precision(stated: &AsStated) -> Option<Number> {
    if !matches!(stated.bound, Bound::Exact | Bound::Approx) {
        return None;
    }
    let (low, high) = (stated.possible.low().point()?, stated.possible.high().point()?);
    high.minus(low).filter(|width| !width.is_zero())
}

/// The ends as stated and the bound, after the kind.
fn push_ends<T>(
    low: Option<T>,
    high: Option<T>,
    bound: &str,
    push: fn(T, &mut Vec<u8>),
    out: &mut Vec<u8>,
) {
    for (name, end) in [(&b"\",\"low\":"[..], low), (&b",\"high\":"[..], high)] {
        key(name, out);
        match end {
            Some(end) => push(end, out),
            None => out.extend_from_slice(b"null"),
        }
    }
    key(b",\"bound\":\"", out);
    out.extend_from_slice(bound.as_bytes());
    out.push(b'"');
}

/// What the wording allows: its ends, and which of them belong to it.
fn push_possible<T: Copy + Ord>(
    possible: &Interval<T>,
    push: fn(T, &mut Vec<u8>),
    out: &mut Vec<u8>,
) {
    key(b",\"possible\":{\"low\":", out);
    let end = |end: End<T>, out: &mut Vec<u8>| match end.point() {
        Some(at) => push(at, out),
        None => out.extend_from_slice(b"null"),
    };
    end(possible.low(), out);
    key(b",\"high\":", out);
    end(possible.high(), out);
    let ends = match (possible.low(), possible.high()) {
        (End::Closed(_), End::Closed(_)) => &b",\"ends\":\"[]\"}"[..],
        (End::Closed(_), _) => b",\"ends\":\"[)\"}",
        (_, End::Closed(_)) => b",\"ends\":\"(]\"}",
        _ => b",\"ends\":\"()\"}",
    };
    out.extend_from_slice(ends);
}

fn key(name: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(name);
}

fn push_number(number: Number, out: &mut Vec<u8>) {
    number.push_to(out);
}

fn push_day(day: Day, out: &mut Vec<u8>) {
    // Writing to memory never fails.
    let _ = write!(out, "\"{day}\"");
}

fn push_whole(mut number: usize, out: &mut Vec<u8>) {
    let mut digits = [b'0'; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(first..).unwrap_or_default());
}

fn push_string(text: &str, out: &mut Vec<u8>) {
    if text.bytes().all(|b| b >= b' ' && b != b'"' && b != b'\\') {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        // Writing to memory never fails, and a text is always JSON.
        let _ = serde_json::to_writer(out, text);
    }
}
