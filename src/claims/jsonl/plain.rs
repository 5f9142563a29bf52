//! The plain shape that nearly all lines of an archive have: one flat object whose strings hold no
//! escapes and whose numbers are whole.
//!
//! Reading that shape takes a fraction of what a full JSON parser takes, and archives have many lines.
//! Everything else, right or wrong, is left to serde_json: this reader takes nothing that it would
//! refuse, and reads nothing differently.

use std::borrow::Cow;

use super::line::{Id, Line, Rest, Word, Wording};

/// A line of the plain shape; `None` for any other.
pub(super) fn read(text: &str) -> Option<Line<'_>> {
    let bytes = text.as_bytes();
    // Without escapes and control characters every quotation mark begins or ends a string.
    if bytes.iter().fold(false, |odd, &byte| odd | (byte < b' ') | (byte == b'\\')) {
        return None;
    }
    let mut scanner = Scanner { text, bytes, at: 0, quotes: memchr::memchr_iter(b'"', bytes) };
    let mut line = Line::default();
    let mut seen = 0_u32;
    scanner.expect(b'{')?;
    loop {
        scanner.skip_spaces();
        let key = scanner.string()?;
        scanner.expect(b':')?;
        let value = scanner.value()?;
        let bit = put(&mut line, key, &value)?;
        if seen >> bit & 1 == 1 {
            return None;
        }
        seen |= 1 << bit;
        match scanner.next()? {
            b',' => {}
            b'}' => break,
            _ => return None,
        }
    }
    scanner.skip_spaces();
    // Source, entity and attribute are what every line needs.
    (scanner.at == bytes.len() && seen & 0b1110 == 0b1110).then_some(line)
}

/// A value of the plain shape.
struct Plain<'a> {
    /// As it is written.
    raw: &'a str,
    /// Without quotation marks.
    inner: &'a str,
}

impl<'a> Plain<'a> {
    fn is_text(&self) -> bool {
        self.raw.len() > self.inner.len()
    }

    fn word(&self) -> Option<Word<'a>> {
        self.is_text().then_some(Word(Cow::Borrowed(self.inner)))
    }

    fn wording(&self) -> Option<Wording<'a>> {
        let fits = self.is_text() || self.inner.parse::<u64>().is_ok();
        fits.then_some(Wording(Cow::Borrowed(self.inner)))
    }

    fn id(&self) -> Option<Id<'a>> {
        match self.inner.parse() {
            Ok(number) if !self.is_text() => Some(Id::Number(number)),
            Err(_) if !self.is_text() => None,
            _ => Some(Id::Text(Cow::Borrowed(self.inner))),
        }
    }
}

/// Puts a value into the field of its key, and returns the number of the field.
fn put<'a>(line: &mut Line<'a>, key: &str, value: &Plain<'a>) -> Option<u32> {
    let number = match key.as_bytes() {
        b"id" => 0,
        b"source" => 1,
        b"entity" => 2,
        b"attribute" => 3,
        b"value" => 4,
        b"low" => 5,
        b"high" => 6,
        b"period" => 7,
        _ => return put_rest(line.rest.get_or_insert_default(), key, value),
    };
    match number {
        0 => line.id = Some(value.id()?),
        1 => line.source = value.word()?,
        2 => line.entity = value.word()?,
        3 => line.attribute = value.word()?,
        4 => line.value = Some(value.raw),
        5 => line.low = Some(value.raw),
        6 => line.high = Some(value.raw),
        _ => line.period = Some(value.wording()?),
    }
    Some(number)
}

fn put_rest<'a>(rest: &mut Rest<'a>, key: &str, value: &Plain<'a>) -> Option<u32> {
    if key == "published" {
        rest.published = Some(value.wording()?);
        return Some(8);
    }
    let (field, number) = match key {
        "unit" => (&mut rest.unit, 9),
        "bound" => (&mut rest.bound, 10),
        "scope" => (&mut rest.scope, 11),
        "modality" => (&mut rest.modality, 12),
        "attribution" => (&mut rest.attribution, 13),
        "quote" => (&mut rest.quote, 14),
        "publisher" => (&mut rest.publisher, 15),
        "title" => (&mut rest.title, 16),
        "url" => (&mut rest.url, 17),
        "kind" => (&mut rest.kind, 18),
        _ => return None,
    };
    *field = Some(value.word()?);
    Some(number)
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The quotation marks from here on.
    quotes: memchr::Memchr<'a>,
}

impl<'a> Scanner<'a> {
    fn skip_spaces(&mut self) {
        while self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
    }

    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        self.skip_spaces();
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    /// The string that begins here, without its quotation marks.
    fn string(&mut self) -> Option<&'a str> {
        let open = self.quotes.next().filter(|&open| open == self.at)?;
        let close = self.quotes.next()?;
        self.at = close + 1;
        self.text.get(open + 1..close)
    }

    /// A string, or a whole number as JSON writes it.
    fn value(&mut self) -> Option<Plain<'a>> {
        self.skip_spaces();
        let start = self.at;
        if *self.bytes.get(start)? == b'"' {
            let inner = self.string()?;
            return Some(Plain { raw: self.text.get(start..self.at)?, inner });
        }
        self.at += usize::from(self.bytes[start] == b'-');
        let digits = self.at;
        let rest = self.bytes.get(digits..)?;
        self.at += rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        let leading_nought = self.bytes.get(digits) == Some(&b'0') && self.at > digits + 1;
        let goes_on = matches!(self.bytes.get(self.at), Some(b'.' | b'e' | b'E'));
        if self.at == digits || leading_nought || goes_on {
            return None;
        }
        let raw = self.text.get(start..self.at)?;
        Some(Plain { raw, inner: raw })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Lines right and wrong, plain and not.
    fn line() -> impl Strategy<Value = String> {
        let keys: &[&str] = &[
            "id",
            "source",
            "entity",
            "attribute",
            "value",
            "low",
            "high",
            "period",
            "unit",
            "bound",
            "scope",
            "modality",
            "published",
            "title",
            "kind",
            "x",
            "qu\\u006fte",
        ];
        let values: &[&str] = &[
            "1",
            "-1",
            "0",
            "01",
            "-",
            "1.5",
            "1e3",
            "18446744073709551616",
            "null",
            "true",
            "\"a\"",
            "\"\"",
            "\"é“\"",
            "\"a\\nb\"",
            "\"a\tb\"",
            "[1]",
            "\"2025\"",
            "",
        ];
        let space = prop::sample::select(&["", " ", "\t"][..]);
        let entry = (prop::sample::select(keys), prop::sample::select(values), space).prop_map(
            |(key, value, space)| format!("{space}\"{key}\"{space}:{space}{value}{space}"),
        );
        let needed = r#""source":"s","entity":"e","attribute":"a""#;
        (
            prop::collection::vec(entry, 0..4),
            any::<bool>(),
            prop::sample::select(&["", " ", "x"][..]),
        )
            .prop_map(move |(mut entries, whole, end)| {
                if whole {
                    entries.push(String::from(needed));
                }
                format!("{{{}}}{end}", entries.join(","))
            })
    }

    proptest! {
        #[test]
        fn what_is_read_plainly_is_what_serde_reads(text in line()) {
            if let Some(plain) = read(&text) {
                let mut full = Line::default();
                prop_assert!(full.fill(&text).is_ok(), "serde refuses {}", text);
                prop_assert_eq!(format!("{plain:?}"), format!("{full:?}"));
            }
        }
    }

    #[test]
    fn the_plain_shape_is_taken() {
        let text = r#" { "id" : 7, "source":"s","entity":"Äcme","attribute":"x","low":-5,"high":10 ,"period":2025}"#;
        let line = read(text).unwrap();
        assert_eq!((line.low, line.high, &*line.entity.0), (Some("-5"), Some("10"), "Äcme"));
        assert!(read(r#"{"source":"s","entity":"e","attribute":"x","low":0.5}"#).is_none());
    }
}
