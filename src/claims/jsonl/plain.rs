//! The plain shape that nearly all lines of an archive have: one flat object whose strings hold no
//! escapes and whose numbers are whole.
//!
//! Reading that shape takes a fraction of what a full JSON parser takes, and archives have many lines.
//! Everything else, right or wrong, is left to serde_json: this reader takes nothing that it would
//! refuse, and reads nothing differently.

use std::borrow::Cow;

use super::line::{Id, Line, Word, Wording};

/// The shape of the last line: what stood before each value, and into which field the value went.
///
/// The lines of an archive mostly have the same keys in the same order, and then no key has to be read.
#[derive(Debug, Default)]
pub struct Shape(Vec<(Box<[u8]>, u32)>);

/// A line of the plain shape; `None` for any other.
pub(super) fn read<'a>(text: &'a str, shape: &mut Shape) -> Option<Line<'a>> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0 };
    scanner.skip_spaces();
    let mut line = Line::default();
    let mut seen = 0_u32;
    for part in 0.. {
        let rest = scanner.bytes.get(scanner.at..)?;
        let field = match shape.0.get(part) {
            Some((before, field)) if rest.starts_with(before) => {
                scanner.at += before.len();
                *field
            }
            _ => scanner.key(part, shape)?,
        };
        put(&mut line, field, &scanner.value()?)?;
        if seen >> field & 1 == 1 {
            return None;
        }
        seen |= 1 << field;
        scanner.skip_spaces();
        if scanner.bytes.get(scanner.at) == Some(&b'}') {
            scanner.at += 1;
            break;
        }
    }
    scanner.skip_spaces();
    // Source, entity and attribute are what every line needs.
    (scanner.at == text.len() && seen & 0b1110 == 0b1110).then_some(line)
}

/// The keys by the number of their field.
const FIELDS: [&str; 19] = [
    "id",
    "source",
    "entity",
    "attribute",
    "value",
    "low",
    "high",
    "period",
    "published",
    "unit",
    "bound",
    "scope",
    "modality",
    "attribution",
    "quote",
    "publisher",
    "title",
    "url",
    "kind",
];

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

/// Puts a value into a field.
fn put<'a>(line: &mut Line<'a>, field: u32, value: &Plain<'a>) -> Option<()> {
    match field {
        0 => line.id = Some(value.id()?),
        1 => line.source = value.word()?,
        2 => line.entity = value.word()?,
        3 => line.attribute = value.word()?,
        4 => line.value = Some(value.raw),
        5 => line.low = Some(value.raw),
        6 => line.high = Some(value.raw),
        7 => line.period = Some(value.wording()?),
        8 => line.rest.get_or_insert_default().published = Some(value.wording()?),
        _ => {
            let rest = line.rest.get_or_insert_default();
            let field = match field {
                9 => &mut rest.unit,
                10 => &mut rest.bound,
                11 => &mut rest.scope,
                12 => &mut rest.modality,
                13 => &mut rest.attribution,
                14 => &mut rest.quote,
                15 => &mut rest.publisher,
                16 => &mut rest.title,
                17 => &mut rest.url,
                _ => &mut rest.kind,
            };
            *field = Some(value.word()?);
        }
    }
    Some(())
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    fn skip_spaces(&mut self) {
        while self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
    }

    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            if byte != b' ' {
                return Some(byte);
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    /// The rest of a string whose first quotation mark was read, without the last.
    fn string(&mut self) -> Option<&'a str> {
        let start = self.at;
        let length = plain_length(self.bytes.get(start..)?)?;
        self.at = start + length + 1;
        self.text.get(start..start + length)
    }

    /// The field of the key that comes next; the shape remembers it, with all that stands before the value.
    #[cold]
    fn key(&mut self, part: usize, shape: &mut Shape) -> Option<u32> {
        let start = self.at;
        self.expect(if part == 0 { b'{' } else { b',' })?;
        self.expect(b'"')?;
        let key = self.string()?;
        self.expect(b':')?;
        self.skip_spaces();
        let field = FIELDS.iter().position(|field| *field == key)?;
        let field = u32::try_from(field).ok()?;
        shape.0.truncate(part);
        shape.0.push((self.bytes.get(start..self.at)?.into(), field));
        Some(field)
    }

    /// A string, or a whole number as JSON writes it.
    fn value(&mut self) -> Option<Plain<'a>> {
        let first = self.next()?;
        let start = self.at - 1;
        if first == b'"' {
            let inner = self.string()?;
            return Some(Plain { raw: self.text.get(start..self.at)?, inner });
        }
        let digits = start + usize::from(first == b'-');
        let rest = self.bytes.get(digits..)?;
        let count = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        let leading_nought = count > 1 && rest[0] == b'0';
        let goes_on = matches!(rest.get(count), Some(b'.' | b'e' | b'E'));
        if count == 0 || leading_nought || goes_on {
            return None;
        }
        self.at = digits + count;
        let raw = self.text.get(start..self.at)?;
        Some(Plain { raw, inner: raw })
    }
}

/// How many bytes stand before the quotation mark that ends a string; `None` where there is none, or
/// an escape or a control character before it.
///
/// Looks at eight bytes at a time: in `x - 1 & !x` the highest bit of the lowest byte that is nought
/// is set, and bits above it do not matter.
fn plain_length(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = ONES << 7;
    let nought = |word: u64| word.wrapping_sub(ONES) & !word;
    let is_end = |byte: u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    let (words, _) = bytes.as_chunks::<8>();
    let mut at = words.len() * 8;
    for (i, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let quote = nought(word ^ (ONES * u64::from(b'"')));
        let escape = nought(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let ends = (quote | escape | control) & HIGHEST;
        if ends != 0 {
            at = i * 8 + ends.trailing_zeros() as usize / 8;
            break;
        }
    }
    let rest = bytes.get(at..)?;
    let length = at + rest.iter().position(|&byte| is_end(byte))?;
    (bytes[length] == b'"').then_some(length)
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
        fn what_is_read_plainly_is_what_serde_reads(earlier in line(), text in line()) {
            let mut shape = Shape::default();
            let _ = read(&earlier, &mut shape);
            let after_another = read(&text, &mut shape);
            let alone = read(&text, &mut Shape::default());
            prop_assert_eq!(format!("{after_another:?}"), format!("{alone:?}"));
            if let Some(plain) = alone {
                let mut full = Line::default();
                prop_assert!(full.fill(&text).is_ok(), "serde refuses {}", text);
                prop_assert_eq!(format!("{plain:?}"), format!("{full:?}"));
            }
        }
    }

    proptest! {
        #[test]
        fn a_string_ends_where_its_quotation_mark_is(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let slow = bytes.iter().position(|b| matches!(b, b'"' | b'\\' | 0..0x20));
            let slow = slow.filter(|&at| bytes[at] == b'"');
            prop_assert_eq!(plain_length(&bytes), slow);
        }
    }

    #[test]
    fn the_plain_shape_is_taken() {
        let text = r#" { "id" : 7, "source":"s","entity":"Äcme","attribute":"x","low":-5,"high":10 ,"period":2025}"#;
        let line = read(text, &mut Shape::default()).unwrap();
        assert_eq!((line.low, line.high, &*line.entity.0), (Some("-5"), Some("10"), "Äcme"));
        let text = r#"{"source":"s","entity":"e","attribute":"x","low":0.5}"#;
        assert!(read(text, &mut Shape::default()).is_none());
    }
}
