//! The front matter of an article: TOML between lines of `+++`, YAML between lines of `---`, or lines
//! of `Key: value` above the text.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser};
use toml::de::{DeTable, DeValue};

use super::{Field, Front};

/// What the front matter says, and the bytes of the body.
pub(super) fn read(file: &str) -> (Front, Range<usize>) {
    let start = if file.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let fields = fenced(file, start, "+++", toml)
        .or_else(|| fenced(file, start, "---", yaml))
        .or_else(|| heads(file, start));
    let Some((fields, body)) = fields else { return (Front::default(), start..file.len()) };
    let slip = fenced(file, start, "+++", slip).and_then(|(slips, _)| slips.into_iter().next());
    let front = Front { slip: slip.map(|(_, slip)| slip), ..front(&fields) };
    (front, body..file.len())
}

/// A key and its value, with the bytes of the file that say so.
type Pair<'a> = (Cow<'a, str>, Field);

/// The front matter between two fences, and where the body begins. A fence that is never closed is none.
fn fenced<'a>(
    file: &'a str,
    start: usize,
    fence: &str,
    read: fn(&'a str, usize) -> Vec<Pair<'a>>,
) -> Option<(Vec<Pair<'a>>, usize)> {
    let mut lines = file.get(start..)?.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == fence)?;
    let begin = start + first.len();
    let mut at = begin;
    for line in lines {
        let after = at + line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return Some((read(file.get(begin..at)?, begin), after));
        }
        at = after;
    }
    None
}

/// The keys of a table of TOML; those of tables within it come after its own.
fn toml(head: &str, begin: usize) -> Vec<Pair<'_>> {
    let Ok(table) = DeTable::parse(head) else { return lines(head, begin) };
    let mut pairs = Vec::new();
    toml_table(table.get_ref(), head, begin, &mut pairs);
    pairs
}

/// What makes a head no TOML, if it is none, where that is.
fn slip(head: &str, begin: usize) -> Vec<Pair<'_>> {
    let Err(error) = DeTable::parse(head) else { return Vec::new() };
    let at = error.span().map_or(begin, |span| begin + span.start);
    vec![(Cow::Borrowed(""), Field { value: error.message().to_owned(), span: at..at })]
}

fn toml_table<'a>(table: &DeTable<'a>, head: &'a str, begin: usize, pairs: &mut Vec<Pair<'a>>) {
    for (key, value) in table {
        let first = match value.get_ref() {
            DeValue::Array(values) => values.first(),
            DeValue::Table(_) => None,
            _ => Some(value),
        };
        let Some(value) = first else { continue };
        let (span, raw) = (value.span(), head.get(value.span()).unwrap_or_default());
        let text = value.get_ref().as_str().unwrap_or(raw);
        // The quote marks around a string are no part of it.
        let quotes = usize::from(span.len() == text.len() + 2);
        let span = begin + span.start + quotes..begin + span.end - quotes;
        pairs.push((key.get_ref().clone(), Field { value: text.to_owned(), span }));
    }
    for (_, value) in table {
        if let DeValue::Table(inner) = value.get_ref() {
            toml_table(inner, head, begin, pairs);
        }
    }
}

/// The scalars of a mapping of YAML by their keys; of a list, the first.
fn yaml(head: &str, begin: usize) -> Vec<Pair<'_>> {
    let bytes: Vec<usize> = head.char_indices().map(|(at, _)| at).chain([head.len()]).collect();
    let mut pairs = Vec::new();
    let (mut depth, mut lists) = (0_usize, 0_usize);
    let mut key: Option<Cow<'_, str>> = None;
    for event in Parser::new_from_str(head) {
        let Ok((event, span)) = event else {
            // What people write by hand is often no YAML: a colon in a headline is enough.
            return lines(head, begin);
        };
        match event {
            Event::MappingStart(..) => {
                depth += 1;
                key = None;
            }
            Event::MappingEnd => depth = depth.saturating_sub(1),
            Event::Scalar(text, ..) => match key.take() {
                None if depth > 0 && lists == 0 => key = Some(text),
                None => {}
                Some(key) => {
                    let at = |mark: usize| bytes.get(mark).copied().unwrap_or(head.len());
                    let (start, end) = (at(span.start.index()), at(span.end.index()));
                    let raw = head.get(start..end).unwrap_or_default();
                    let within = raw.find(&*text).map(|at| start + at..start + at + text.len());
                    let within = within.unwrap_or(start..end);
                    let span = begin + within.start..begin + within.end;
                    pairs.push((key, Field { value: text.trim().to_owned(), span }));
                }
            },
            // Of a list its first scalar is the value.
            Event::SequenceStart(..) => lists += 1,
            Event::SequenceEnd => {
                lists = lists.saturating_sub(1);
                key = None;
            }
            _ => {}
        }
    }
    pairs
}

/// Lines of `key: value` or `key = value`, whatever else stands between them.
fn lines(head: &str, begin: usize) -> Vec<Pair<'_>> {
    let mut at = begin;
    let mut pairs = Vec::new();
    for line in head.split_inclusive('\n') {
        if let Some((key, value)) = line.split_once([':', '=']) {
            pairs.push((Cow::Borrowed(key.trim()), field(value, at + key.len() + 1)));
        }
        at += line.len();
    }
    pairs
}

/// A value as it stands, without the spaces and quote marks around it.
fn field(value: &str, begin: usize) -> Field {
    let words = value.trim();
    let begin = begin + (value.len() - value.trim_start().len());
    let bare = ['"', '\''].into_iter().find_map(|q| words.strip_prefix(q)?.strip_suffix(q));
    let (words, begin) = bare.map_or((words, begin), |bare| (bare, begin + 1));
    Field { value: words.to_owned(), span: begin..begin + words.len() }
}

/// The lines of `Key: value` that a text begins with, up to an empty line; none unless all are such
/// and one is a key that articles have.
fn heads(file: &str, start: usize) -> Option<(Vec<Pair<'_>>, usize)> {
    let mut at = start;
    let mut end = None;
    for line in file.get(start..)?.split_inclusive('\n') {
        if line.trim().is_empty() {
            end = Some(at);
            break;
        }
        let (key, value) = line.split_once(':')?;
        let is_key = key.len() < 24
            && key.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '_'))
            && (value.starts_with(' ') || value.trim().is_empty());
        if !is_key {
            return None;
        }
        at += line.len();
    }
    let end = end?;
    let pairs = lines(file.get(start..end)?, start);
    pairs.iter().any(|(key, _)| slot(key).is_some()).then_some((pairs, end))
}

/// Which part of the front a key fills.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Id,
    Title,
    Publisher,
    Author,
    Published,
    After,
    Before,
    Url,
}

/// The keys that pages have, in small letters and without what parts their words.
fn slot(key: &str) -> Option<Slot> {
    let key: String =
        key.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    Some(match key.as_str() {
        "id" => Slot::Id,
        "title" | "headline" => Slot::Title,
        "publisher" | "publication" | "outlet" | "source" | "site" | "sitename" | "website"
        | "newspaper" => Slot::Publisher,
        "author" | "authors" | "byline" | "by" | "creator" => Slot::Author,
        "published" | "date" | "datepublished" | "publisheddate" | "publishdate"
        | "publishedat" | "publishedon" | "pubdate" | "publicationdate" | "posted" | "created" => {
            Slot::Published
        }
        "publishedafter" | "publishedsince" | "notbefore" => Slot::After,
        "publishedbefore" | "publishedby" | "notafter" => Slot::Before,
        "url" | "link" | "permalink" | "canonical" | "canonicalurl" | "sourceurl" | "address" => {
            Slot::Url
        }
        _ => return None,
    })
}

/// The first word for each part. An address where a publisher is expected is an address.
fn front(pairs: &[Pair<'_>]) -> Front {
    let mut front = Front::default();
    let (mut after, mut before) = (None, None);
    for (key, field) in pairs {
        if field.value.is_empty() {
            continue;
        }
        let Some(slot) = slot(key) else { continue };
        let is_address = field.value.starts_with("http://") || field.value.starts_with("https://");
        let part = match slot {
            Slot::Id => &mut front.id,
            Slot::Title => &mut front.title,
            Slot::Publisher if is_address => &mut front.url,
            Slot::Publisher => &mut front.publisher,
            Slot::Author => &mut front.author,
            Slot::Published => &mut front.published,
            Slot::Url => &mut front.url,
            Slot::After => &mut after,
            Slot::Before => &mut before,
        };
        if part.is_none() {
            let is_time = matches!(slot, Slot::Published | Slot::After | Slot::Before);
            *part = Some(if is_time { day(field) } else { field.clone() });
        }
    }
    front.published = front.published.or_else(|| between(after, before));
    front
}

/// Publication of which only bounds are known, as a stretch of days in words: "since 14 May 2025".
fn between(after: Option<Field>, before: Option<Field>) -> Option<Field> {
    let words = |after: Option<&str>, before: Option<&str>| match (after, before) {
        (Some(after), Some(before)) => Some(format!("from {after} to {before}")),
        (Some(after), None) => Some(format!("since {after}")),
        (None, before) => before.map(|before| format!("by {before}")),
    };
    let value = |field: &Option<Field>| field.as_ref().map(|field| field.value.clone());
    let value = words(value(&after).as_deref(), value(&before).as_deref())?;
    Some(Field { value, ..after.or(before)? })
}

/// A moment as its day: `2025-01-27T09:30:00Z` is `2025-01-27` to all who read it, `Tue, 05 Aug 2031 10:00:00 GMT`
/// is `05 Aug 2031`, `Aug 5, 2031 at 10:00 AM` is `Aug 5, 2031`.
pub(super) fn day(field: &Field) -> Field {
    let bytes = field.value.as_bytes();
    let is_day = bytes.len() > 10
        && matches!(bytes[10], b'T' | b't' | b' ')
        && bytes[..10].iter().enumerate().all(|(i, b)| match i {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
    let kept = if is_day { Some(0..10) } else { day_before_time(&field.value) };
    let Some(kept) = kept else { return field.clone() };
    let value = field.value.get(kept.clone()).unwrap_or_default().to_owned();
    let span = match field.span.len() == field.value.len() {
        true => field.span.start + kept.start..field.span.start + kept.end,
        false => field.span.clone(),
    };
    Field { value, span }
}

/// The bytes of a day in words that a time of day stands behind.
fn day_before_time(value: &str) -> Option<Range<usize>> {
    let is_year = |at: &usize| {
        let year = value.get(*at..*at + 4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
        let before = at.checked_sub(1).and_then(|at| value.as_bytes().get(at));
        year.is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
            && matches!(before, Some(b' '))
    };
    let end = (0..value.len()).find(is_year)? + 4;
    let time = value.get(end..).filter(|rest| rest.starts_with([' ', ',']))?;
    let start = match value.split_once(", ") {
        Some((weekday, _)) if weekday.bytes().all(|b| b.is_ascii_alphabetic()) => weekday.len() + 2,
        _ => 0,
    };
    (time.contains(':') && start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, expected: &[(&str, &str)], body: &str) {
        let (front, range) = read(file);
        let parts = [
            ("id", &front.id),
            ("title", &front.title),
            ("publisher", &front.publisher),
            ("author", &front.author),
            ("published", &front.published),
            ("url", &front.url),
        ];
        let mut found = Vec::new();
        for (name, part) in parts {
            let Some(field) = part else { continue };
            found.push((name, field.value.as_str()));
            let there = file.get(field.span.clone()).unwrap();
            if there.len() == field.value.len() {
                assert_eq!(there, field.value, "{file}");
            }
        }
        assert_eq!(found, expected, "{file}");
        assert_eq!(file.get(range), Some(body), "{file}");
    }

    #[test]
    fn every_form_of_front_matter_is_read() {
        check(
            "+++\nid = \"a\"\ntitle = 'Two piers'\ndate = 2025-01-27T10:00:00Z\n[extra]\nauthor = \"Ann Lee\"\n+++\nText.\n",
            &[
                ("id", "a"),
                ("title", "Two piers"),
                ("author", "Ann Lee"),
                ("published", "2025-01-27"),
            ],
            "Text.\n",
        );
        check(
            "---\r\ntitle: \"Piers: two “close”\"\r\nauthors: [Ann Lee, Bo Ek]\r\nextra:\r\n  publisher: Quay Post\r\ndate: 2025-01-27\r\n---\r\nText.",
            &[
                ("title", "Piers: two “close”"),
                ("publisher", "Quay Post"),
                ("author", "Ann Lee"),
                ("published", "2025-01-27"),
            ],
            "Text.",
        );
        // A colon in a headline is no YAML; it is what people write.
        check(
            "---\ntitle: Piers: two close: why\ndate: May 4, 2025\n---\n\nText.\n",
            &[("title", "Piers: two close: why"), ("published", "May 4, 2025")],
            "\nText.\n",
        );
        check(
            "\u{feff}Title: Two piers\nSource: https://quay.example/a\nDate: 4 May 2025\n\nText: it has a colon.\n",
            &[
                ("title", "Two piers"),
                ("published", "4 May 2025"),
                ("url", "https://quay.example/a"),
            ],
            "\nText: it has a colon.\n",
        );
    }

    #[test]
    fn a_day_is_read_before_its_time() {
        for (date, expected) in [
            ("Tue, 05 Aug 2031 10:00:00 GMT", "05 Aug 2031"),
            ("Aug 5, 2031 at 10:00 AM EDT", "Aug 5, 2031"),
            ("5 August 2031, 10:00", "5 August 2031"),
            ("5 August 2031", "5 August 2031"),
            ("August 2031", "August 2031"),
        ] {
            let file = format!("+++\npublished = \"{date}\"\n+++\nText.\n");
            check(&file, &[("published", expected)], "Text.\n");
        }
    }

    #[test]
    fn what_is_no_front_matter_is_text() {
        for text in ["---\nA rule above, no rule below.\n", "Note: this is text.\nAnd more.\n", ""]
        {
            check(text, &[], text);
        }
        let quote = "Mayor: we close two piers\nBoard: we do not\n\nSo they said.\n";
        check(quote, &[], quote);
    }
}
