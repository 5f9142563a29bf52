//! What can be wrong with a line, each slip with its place and the nearest right thing.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Line, Reading, Word, names, number, part};
use crate::claims::SourceKind;
use crate::error::Error;
use crate::pack::{Attribute, Measure};
use crate::read::Unreadable;
use crate::similar::nearest;
use crate::span::{Place, Text};
use crate::value::{Bound, Dimension, Number};

/// What may stand behind a key of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A string.
    Text,
    /// A string, or a bare number or true/false, read as it is written.
    Wording,
    /// A string or a whole number.
    Id,
    /// A number.
    Number,
}

/// The keys of a line, with what may stand behind each and what it is for.
pub const KEYS: &[(&str, Sort, &str)] = &[
    ("id", Sort::Id, "the claim's id, unique among all claims"),
    ("source", Sort::Text, "the id of the source that makes the claim"),
    ("entity", Sort::Text, "whom or what it is about"),
    ("attribute", Sort::Text, "what of it: the id or an alias of an attribute"),
    ("value", Sort::Wording, "what the source says it is, in any wording"),
    ("low", Sort::Number, "instead of `value`: the lowest figure possible"),
    ("high", Sort::Number, "instead of `value`: the highest figure possible"),
    ("unit", Sort::Text, "the unit of `low` and `high`: USD, percent, km, ..."),
    ("bound", Sort::Text, "how `low` and `high` were stated, if they are not bare possibilities"),
    ("period", Sort::Id, "for which period"),
    ("scope", Sort::Text, "with what limitation"),
    ("modality", Sort::Text, "in which mood: actual, reported, planned, denied"),
    ("attribution", Sort::Text, "who is said to have said it"),
    ("quote", Sort::Text, "the words of the article"),
    ("publisher", Sort::Text, "who published the source"),
    ("published", Sort::Id, "when the source was published"),
    ("title", Sort::Text, "the headline of the source"),
    ("url", Sort::Text, "the address of the source"),
    ("kind", Sort::Text, "what sort of source it is: primary, wire, outlet, blog"),
];

/// Something wrong with a line, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The bytes of the line.
    pub span: Range<usize>,
    /// A stable kebab-case name.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What stands under the place.
    pub label: String,
    /// What was expected, and the nearest right thing.
    pub help: String,
}

/// What is wrong with a line: at least one thing, or nothing where it is a good one.
pub fn slips(text: &str, reading: &Reading<'_>) -> Vec<Slip> {
    let entries: Entries<'_> = match serde_json::from_str(text) {
        Ok(entries) => entries,
        Err(error) => return vec![Slip::not_json(text, &error)],
    };
    let mut found = Vec::new();
    for (i, (key, raw)) in entries.0.iter().enumerate() {
        let span = part(text, &key.0);
        let known = KEYS.iter().find(|(name, _, _)| *name == key.0);
        if entries.0.iter().take(i).any(|(earlier, _)| earlier.0 == key.0) {
            found.push(
                Slip::new(span, "duplicate-key", format!("`{}` is given twice", key.0))
                    .said("given again", "leave one of the two"),
            );
            continue;
        }
        match known {
            None => found.push(Slip::unknown_key(span, &key.0)),
            Some((name, sort, _)) if !sort.fits(raw.get(), KEYS_NEEDED.contains(name)) => {
                found.push(Slip::wrong_type(part(text, raw.get()), name, *sort, raw.get()));
            }
            Some(_) => {}
        }
    }
    let has = |key: &str| entries.0.iter().any(|(k, raw)| k.0 == key && raw.get() != "null");
    // A key that is there but for a slip is not missed as well.
    let unknown =
        entries.0.iter().filter(|(key, _)| !KEYS.iter().any(|(name, _, _)| *name == key.0));
    let meant: Vec<&str> = unknown.filter_map(|(key, _)| nearest_key(&key.0)).collect();
    let missing = |key: &str| !has(key) && !meant.contains(&key);
    for key in KEYS_NEEDED.iter().filter(|key| missing(key)) {
        found.push(Slip::missing(text, key));
    }
    match (has("value"), has("low") || has("high")) {
        (false, false) if !["value", "low", "high"].iter().any(|key| meant.contains(key)) => {
            found.push(Slip::missing(text, "value"));
        }
        (true, true) => found.push(
            Slip::new(whole(text), "two-values", "a claim has one value, not two")
                .said("both `value` and `low` or `high`", "leave out `value`, or `low` and `high`"),
        ),
        _ => {}
    }
    if !found.is_empty() {
        return found;
    }
    let mut line = Line::default();
    match line.fill(text) {
        Ok(()) => meaning(&line, text, reading),
        Err(error) => vec![Slip::not_json(text, &error)],
    }
}

fn nearest_key(key: &str) -> Option<&'static str> {
    nearest(key, KEYS.iter().map(|(name, _, _)| *name))
}

/// The keys that every line needs, beside its value.
const KEYS_NEEDED: &[&str] = &["source", "entity", "attribute"];

/// What is wrong with a line whose keys are all as they must be.
fn meaning(line: &Line<'_>, text: &str, reading: &Reading<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    if line.entity.0.trim().is_empty() {
        found.push(
            Slip::new(part(text, &line.entity.0), "empty-name", "an entity needs a name")
                .said("empty", "say whom or what the claim is about"),
        );
    }
    if line.attribute.0.trim().is_empty() {
        found.push(
            Slip::new(part(text, &line.attribute.0), "empty-name", "the attribute is empty")
                .said("empty", "say what is claimed: the id or an alias of an attribute"),
        );
    }
    if let Some(kind) = line.kind()
        && !SourceKind::ALL.iter().any(|(name, _)| *name == kind)
    {
        found.push(Slip::choice(text, "kind", kind, &names(SourceKind::ALL)));
    }
    match line.setting(text, reading) {
        Err(slip) => found.push(slip),
        Ok(setting) => found.extend(line.value(text, &setting, reading).err()),
    }
    found
}

impl Slip {
    fn new(span: Range<usize>, code: &'static str, message: impl Into<String>) -> Slip {
        let (label, help) = (String::from("here"), String::new());
        Slip { span, code, message: message.into(), label, help }
    }

    fn said(mut self, label: impl Into<String>, help: impl Into<String>) -> Slip {
        self.label = label.into();
        self.help = help.into();
        self
    }

    /// The error that it is, with the line as its text.
    pub fn into_error(self, text: &Arc<Text>) -> Error {
        let span = text.offset + self.span.start..text.offset + self.span.end;
        let error =
            Error::broken(self.code, self.message, Place::new(text, span)).label(self.label);
        if self.help.is_empty() { error } else { error.help(self.help) }
    }

    /// A line that is no UTF-8; `text` is the line with its broken bytes replaced.
    pub fn not_utf8(text: &str) -> Slip {
        let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
        Slip::new(at..end.min(text.len()), "invalid-utf8", "this line is not UTF-8 text").said(
            "the first byte that is no UTF-8",
            "save the file as UTF-8; the other lines are checked",
        )
    }

    /// A line that was refused although nothing wrong can be named.
    pub fn unexplained(text: &str) -> Slip {
        Slip::new(whole(text), "unreadable-line", "this line cannot be read as a claim")
            .said("left out", "")
    }

    fn not_json(text: &str, error: &serde_json::Error) -> Slip {
        let full = error.to_string();
        let said = full.split(" at line ").next().unwrap_or(&full);
        if !text.trim_start().starts_with('{') {
            return Slip::new(
                whole(text),
                "not-a-claim",
                "a line must be one claim, a JSON object",
            )
            .said(
                "not an object",
                "{\"source\": ..., \"entity\": ..., \"attribute\": ..., \"value\": ...}",
            );
        }
        let end = text.trim_end().len();
        // At the end of the line, its last character is pointed at.
        let last = end.saturating_sub(1);
        let mut at = if error.is_eof() { last } else { error.column().saturating_sub(1).min(last) };
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let help = if error.is_eof() {
            "a claim stands on one line: is the rest of it on the next?"
        } else {
            "this line was left out, the others are checked"
        };
        Slip::new(at..at + next, "json-syntax", format!("this is not JSON: {said}"))
            .said("the line cannot be read from here on", help)
    }

    fn unknown_key(span: Range<usize>, key: &str) -> Slip {
        let help = match nearest_key(key) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let known: Vec<&str> = KEYS.iter().map(|(name, _, _)| *name).collect();
                format!("a claim may hold {}", known.join(", "))
            }
        };
        Slip::new(span, "unknown-key", format!("unknown key `{key}` in a claim"))
            .said("not a key of a claim", help)
    }

    pub(super) fn wrong_type(span: Range<usize>, key: &str, sort: Sort, raw: &str) -> Slip {
        let about = KEYS.iter().find(|(name, _, _)| *name == key).map_or("", |(_, _, about)| about);
        Slip::new(span, "wrong-type", format!("`{key}` must be {}", sort.in_words()))
            .said(format!("this is {}", sort_of(raw)), format!("`{key}`: {about}"))
    }

    fn missing(text: &str, key: &str) -> Slip {
        let about = KEYS.iter().find(|(name, _, _)| *name == key).map_or("", |(_, _, about)| about);
        let or = if key == "value" { ", or `low` and `high`" } else { "" };
        Slip::new(whole(text), "missing-key", format!("a claim needs `{key}`{or}"))
            .said(format!("no `{key}` in this claim"), format!("`{key}`: {about}"))
    }

    pub(super) fn choice(text: &str, key: &str, value: &str, choices: &[&str]) -> Slip {
        let all = choices.join(", ");
        let near = nearest(value, choices.iter().copied())
            .map(|near| format!("did you mean `{near}`? "))
            .unwrap_or_default();
        Slip::new(part(text, value), "unknown-choice", format!("`{key}` cannot be `{value}`"))
            .said("not one of the choices", format!("{near}`{key}` is one of {all}"))
    }

    pub(super) fn unreadable(
        text: &str,
        word: &str,
        code: &'static str,
        unreadable: Unreadable,
    ) -> Slip {
        let place = part(text, word);
        let inside = place.start + unreadable.span.start..place.start + unreadable.span.end;
        let fits = inside.end <= place.end && text.get(inside.clone()).is_some();
        Slip::new(if fits { inside } else { place }, code, unreadable.message)
            .said("not understood", unreadable.help)
    }

    pub(super) fn not_a_number(span: Range<usize>, raw: &str) -> Slip {
        Slip::new(span, "unreadable-value", format!("`{raw}` cannot be kept exactly"))
            .said("too many digits", "figures have at most 28 digits")
    }

    pub(super) fn upside_down(span: Range<usize>) -> Slip {
        Slip::new(span, "upside-down", "`low` is higher than `high`")
            .said("upside down", "exchange the two")
    }

    pub(super) fn unknown_unit(span: Range<usize>, name: &str, near: Option<String>) -> Slip {
        let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        let all = "a unit is a currency code such as USD, `percent`, or the name of a unit";
        Slip::new(span, "unknown-unit", format!("unknown unit `{name}`"))
            .said("not a unit", format!("{near}{all}"))
    }

    pub(super) fn other_measure(
        span: Range<usize>,
        attribute: &Attribute,
        dimension: Dimension,
    ) -> Slip {
        let wanted = match attribute.measure {
            Measure::Figure(own) => own.name(),
            Measure::Money => "money",
            Measure::Date => "date",
            Measure::Term => "term",
            Measure::Name => "name",
            Measure::Role => "role",
            Measure::YesNo => "yes or no",
            Measure::Text => "text",
            Measure::Any => "anything",
        };
        let found = dimension.name();
        Slip::new(span, "wrong-measure", format!("`{}` cannot be a {found}", attribute.id))
            .said(format!("a {found}"), format!("the values of `{}` are: {wanted}", attribute.id))
    }

    pub(super) fn beyond(span: Range<usize>, attribute: &Attribute, limits: &str) -> Slip {
        let message = format!("`{}` cannot have these figures", attribute.id);
        Slip::new(span, "unreadable-value", message)
            .said("beyond what it can be", format!("its values lie within {limits}"))
    }

    pub(super) fn bound_without_end(span: Range<usize>, bound: Bound) -> Slip {
        let needs = match bound {
            Bound::Range => "needs both `low` and `high`",
            Bound::Exact | Bound::Approx => "needs one figure: `low` and `high` the same",
            _ => "needs its figure, in `low` or `high`",
        };
        Slip::new(span, "bound-without-end", format!("the bound `{}` {needs}", bound.name()))
            .said("does not fit the bound", "leave out `bound` to give bare possibilities")
    }
}

fn whole(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..text.trim_end().len().max(start)
}

impl Sort {
    fn fits(self, raw: &str, needed: bool) -> bool {
        match raw.as_bytes().first() {
            Some(b'n') => !needed,
            Some(b'"') => self != Sort::Number,
            Some(b'{' | b'[') | None => false,
            Some(b't' | b'f') => self == Sort::Wording,
            Some(_) => match self {
                Sort::Text => false,
                Sort::Wording | Sort::Number => true,
                Sort::Id => {
                    number(raw).is_some_and(Number::is_whole) && !raw.contains(['.', 'e', 'E'])
                }
            },
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Sort::Text => "a string",
            Sort::Wording => "a string, a number or true/false",
            Sort::Id => "a string or a whole number",
            Sort::Number => "a number",
        }
    }
}

fn sort_of(raw: &str) -> &'static str {
    match raw.as_bytes().first() {
        Some(b'n') => "null",
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "true or false",
        _ => "a number",
    }
}

/// The keys and values of an object as they are written.
struct Entries<'a>(Vec<(Word<'a>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entries<'a>, D::Error> {
        deserializer.deserialize_map(EntriesVisitor).map(Entries)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Vec<(Word<'de>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Vocabulary;

    /// A line with `extra` among its fields, or the very line where that is no field.
    fn check(extra: &str, code: &str, at: &str, words: &[&str]) {
        let line = if extra.starts_with('"') {
            format!(r#"{{"source":"s","entity":"Acme","attribute":"x",{extra}}}"#)
        } else {
            extra.to_owned()
        };
        let vocabulary = Vocabulary::default();
        let reading = Reading::new(&vocabulary);
        let found = slips(&line, &reading);
        if code.is_empty() {
            assert_eq!(found, [], "{line}");
            assert!(Line::read(&line).is_some(), "{line}");
            return;
        }
        let refused = Line::read(&line).is_none_or(|read| {
            let setting = read.setting(&line, &reading);
            read.said().is_none()
                || setting.is_err()
                || setting.is_ok_and(|setting| read.value(&line, &setting, &reading).is_err())
        });
        assert!(refused, "the fast path takes {line}");
        let slip = found.first().unwrap_or_else(|| panic!("nothing wrong with {line}"));
        assert_eq!(slip.code, code, "{line}: {slip:?}");
        assert_eq!(line.get(slip.span.clone()), Some(at), "{line}: {slip:?}");
        for word in words {
            let said = format!("{} {} {}", slip.message, slip.label, slip.help);
            assert!(said.contains(word), "{word} in {said}");
        }
    }

    #[test]
    fn every_slip_is_named_at_its_place_with_the_nearest_right_thing() {
        check(r#""value":"5""#, "", "", &[]);
        check(r#""low":null,"high":5,"id":7,"period":2025"#, "", "", &[]);
        check(r#""low":5e3,"high":5000,"unit":"km","bound":"exact""#, "", "", &[]);
        check(r#""value":"5","perriod":"2025""#, "unknown-key", "perriod", &["`period`"]);
        let line = r#"{"source":"s","entity":"Acme","atribute":"x","valeu":"5"}"#;
        check(line, "unknown-key", "atribute", &["`attribute`"]);
        check(r#""value":"5","scope":1"#, "wrong-type", "1", &["a string", "a number"]);
        check(r#""value":["5"]"#, "wrong-type", r#"["5"]"#, &["a list"]);
        check(r#""low":"5""#, "wrong-type", r#""5""#, &["`low`", "a string"]);
        check(r#""value":"5","id":1.5"#, "wrong-type", "1.5", &["whole number"]);
        check(r#""value":"5","value":"6""#, "duplicate-key", "value", &["twice"]);
        check(r#""value":"5","low":1"#, "two-values", &two(r#""value":"5","low":1"#), &[]);
        check(r#""scope":"US""#, "missing-key", &two(r#""scope":"US""#), &["`low` and `high`"]);
        check(r#""low":9,"high":5"#, "upside-down", r#"9,"high":5"#, &["exchange"]);
        check(r#""low":1,"unit":"kilomoter""#, "unknown-unit", "kilomoter", &["kilomet"]);
        check(r#""low":1,"bound":"atleast""#, "unknown-choice", "atleast", &["`at_least`"]);
        check(r#""low":1,"bound":"range""#, "bound-without-end", "1", &["both"]);
        check(r#""value":"5","modality":"plan""#, "unknown-choice", "plan", &["planned"]);
        check(r#""value":"5","kind":"wires""#, "unknown-choice", "wires", &["`wire`"]);
        check(
            r#""low":12345678901234567890123456789012"#,
            "unreadable-value",
            "12345678901234567890123456789012",
            &["28 digits"],
        );
        check(
            r#""value":"5","period":"13 February 2025 or so?!""#,
            "unreadable-period",
            "or so?!",
            &[],
        );
        check(r#"{"source":"s""#, "json-syntax", "\"", &["one line"]);
        check(r#"{"source":"s",}"#, "json-syntax", "}", &[]);
        check(r#"[1]"#, "not-a-claim", "[1]", &["object"]);
        check(
            r#"{"source":"s","attribute":"x","value":"5"}"#,
            "missing-key",
            r#"{"source":"s","attribute":"x","value":"5"}"#,
            &["`entity`"],
        );
        check(
            r#"{"source":"s","entity":null,"attribute":"x","value":"5"}"#,
            "wrong-type",
            "null",
            &["null"],
        );
        check(r#"{"source":"s","entity":" ","attribute":"x","value":"5"}"#, "empty-name", " ", &[]);
        check(r#"{"source":"s","entity":"A","attribute":" ","value":"5"}"#, "empty-name", " ", &[]);
    }

    fn two(extra: &str) -> String {
        format!(r#"{{"source":"s","entity":"Acme","attribute":"x",{extra}}}"#)
    }

    #[test]
    fn a_wrong_value_is_pointed_at_inside_its_quotation_marks() {
        let line = r#"{"source":"s","entity":"Acme","attribute":"capex","value":"$sixty-ish"}"#;
        let mut errors = crate::error::Errors::new();
        let desk = crate::rules::Desk::load(None, &|_, _| None, &mut errors);
        let found = slips(line, &Reading::new(&desk.vocabulary));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].code, "unreadable-value");
        let value = line.find("$sixty-ish").unwrap();
        assert!(found[0].span.start >= value && found[0].span.end <= value + "$sixty-ish".len());
    }
}
