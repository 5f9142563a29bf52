//! Every output format over one fixed set of findings, compared byte for byte with
//! `tests/report/*.expected`. `GAINSAY_BLESS=1 cargo test --test report` rewrites those for review.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads its own data"
)]

mod report {
    pub(crate) mod fixture;
}

use std::fs;
use std::path::Path;

use gainsay::report::{ALL, Outcome, Reporter, Style, schema, write_errors};
use report::fixture;
use serde_json::Value as Json;

const ASCII: Style = Style { unicode: false, ..Style::PLAIN };
const COLOR: Style = Style { color: true, width: 120, links: true, ..Style::PLAIN };

fn reporter(name: &str) -> &'static dyn Reporter {
    *ALL.iter().find(|r| r.name() == name).expect("a reporter of this name")
}

/// The fixture in a format.
fn written(name: &str, style: &Style) -> String {
    let fixture = fixture::all();
    let mut out = Vec::new();
    reporter(name).write(&fixture.outcome(), style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn errors_written(style: &Style) -> String {
    let mut out = Vec::new();
    write_errors(&fixture::errors(), style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Compares with the expected file, or rewrites it when asked to. Never in CI.
fn expect(name: &str, actual: &str) {
    // A new version of the program is no new output.
    let version = concat!("\"semanticVersion\":\"", env!("CARGO_PKG_VERSION"), "\"");
    let actual = actual.replace(version, "\"semanticVersion\":\"<version>\"");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report").join(name);
    if std::env::var_os("GAINSAY_BLESS").is_some() && std::env::var_os("CI").is_none() {
        fs::write(&path, &actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected != actual {
        let first = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
        let line = first.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
        panic!(
            "{name} differs from line {}:\n- {}\n+ {}\n(GAINSAY_BLESS=1 rewrites it)",
            line + 1,
            expected.lines().nth(line).unwrap_or_default(),
            actual.lines().nth(line).unwrap_or_default(),
        );
    }
}

#[test]
fn every_format_writes_what_is_expected() {
    for reporter in ALL {
        let name = reporter.name();
        expect(&format!("{name}.expected"), &written(name, &Style::PLAIN));
    }
}

#[test]
fn every_format_is_known_for_a_report_by_how_it_begins() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report");
    let is_told = |text: &[u8]| {
        fs::write(&path, text).unwrap();
        gainsay::load::is_report(&path) && gainsay::load::may_be_replaced(&path)
    };
    let fixture = fixture::all();
    let mut nothing = fixture::all();
    nothing.findings.clear();
    for reporter in ALL {
        for style in [&Style::PLAIN, &ASCII, &COLOR, &Style { width: 40, ..Style::PLAIN }] {
            for fixture in [&fixture, &nothing] {
                let mut out = Vec::new();
                reporter.write(&fixture.outcome(), style, &mut out).unwrap();
                let name = reporter.name();
                assert!(out.is_empty() || is_told(&out), "{name} {style:?}");
            }
        }
    }
    for (name, write) in gainsay::report::GRAPH_FORMATS {
        let fixture = fixture::all();
        let drawing = gainsay::report::Drawing::new(&fixture.graph, &fixture.findings, true, false);
        let mut out = Vec::new();
        write(&drawing, &mut out).unwrap();
        assert!(is_told(&out), "{name}");
    }
    assert!(!is_told(b"The ferry carries 40 cars.\n"));
    fs::write(&path, "").unwrap();
    assert!(gainsay::load::may_be_replaced(&path), "there is nothing in it");
}

#[test]
fn the_full_report_in_other_styles() {
    expect("full-ascii.expected", &written("full", &ASCII));
    expect("full-color-wide.expected", &written("full", &COLOR));
    expect("full-narrow.expected", &written("full", &Style { width: 40, ..Style::PLAIN }));
}

#[test]
fn problems_with_the_input() {
    expect("errors.expected", &errors_written(&Style::PLAIN));
    let colored = errors_written(&COLOR);
    assert!(colored.contains("\u{1b}[31m╰── \u{1b}[31mnot known"), "{colored}");
}

#[test]
fn nothing_found_is_said_with_what_was_checked() {
    let mut fixture = fixture::all();
    fixture.findings.clear();
    fixture.notices.clear();
    fixture.summary = gainsay::finding::Summary { sources: 1, claims: 2, ..Default::default() };
    let mut out = Vec::new();
    reporter("full").write(&fixture.outcome(), &Style::PLAIN, &mut out).unwrap();
    let said = "found:       nothing\n\
                checked:     2 claims of 1 source on 0 entities, in 0 slots\n";
    assert_eq!(String::from_utf8(out).unwrap(), said);
}

#[test]
fn ascii_is_ascii_and_plain_has_no_escape() {
    for width in [0, 40, 57, 80, 200] {
        for unicode in [false, true] {
            let style = Style { width, unicode, ..Style::PLAIN };
            for text in
                [written("full", &style), written("concise", &style), errors_written(&style)]
            {
                let commands = |c: char| c.is_control() && c != '\n';
                assert!(!text.contains(commands), "a control character at width {width}");
                assert!(!text.contains(['\u{202e}', '\u{2066}']), "a bidi control");
                // The fixture's own text has these, and nothing else beyond ASCII.
                let foreign = |c: char| !c.is_ascii() && !"éä港".contains(c);
                if !unicode && let Some(c) = text.chars().find(|&c| foreign(c)) {
                    panic!("{c:?} at width {width}");
                }
            }
        }
    }
}

#[test]
fn colour_and_links_say_nothing_that_plain_text_does_not() {
    let plain = Style { color: false, links: false, ..COLOR };
    let mut bare = String::new();
    let colored = written("full", &COLOR);
    let mut parts = colored.split('\u{1b}');
    bare.push_str(parts.next().unwrap());
    for part in parts {
        // `ESC [ ... m`, `ESC ] ... ` up to `ESC \`, and that end itself.
        let rest = match part.as_bytes()[0] {
            b'[' => part.split_once('m').unwrap().1,
            b']' => "",
            _ => part.strip_prefix('\\').unwrap(),
        };
        bare.push_str(rest);
    }
    assert_eq!(bare, written("full", &plain));
    assert!(colored.contains("\u{1b}]8;;https://harbour.example/acme\u{1b}\\Harbour Times"));
}

#[test]
fn no_line_is_wider_than_asked() {
    use unicode_width::UnicodeWidthStr;
    for width in [40, 41, 47, 60, 80, 120, 200] {
        let style = Style { width, ..Style::PLAIN };
        for line in written("full", &style).lines().chain(errors_written(&style).lines()) {
            // The header of a snippet is miette's: it holds the whole path.
            if !line.contains("─[") {
                assert!(line.width() <= width, "{} > {width}: {line}", line.width());
            }
        }
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = strict(schema());
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let output: Json = serde_json::from_str(&written("json", &Style::PLAIN)).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&output).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");

    let fixture = fixture::all();
    let empty = Outcome::new(&[], &fixture.summary);
    let mut out = Vec::new();
    reporter("json").write(&empty, &Style::PLAIN, &mut out).unwrap();
    assert!(validator.is_valid(&serde_json::from_slice(&out).unwrap()));
}

#[test]
fn the_schema_refuses_what_is_mutilated() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let output: Json = serde_json::from_str(&written("json", &Style::PLAIN)).unwrap();
    for (pointer, put) in [
        ("/version", Json::from(2)),
        ("/findings/0/severity", Json::from("fatal")),
        ("/findings/0/id", Json::from("xyz")),
        ("/findings/0/members", Json::Array(Vec::new())),
        ("/findings/0/members/0/low", Json::from("60bn")),
        ("/findings/0/members/0/bound", Json::from("roughly")),
        ("/findings/0/members/0/line", Json::from(0)),
        ("/findings/0/groups/0/claims", Json::from(-1)),
        ("/findings/0/slot", Json::Null),
        ("/problems/0/code", Json::from("Not Kebab")),
        ("/summary/skipped/0", Json::from(3)),
    ] {
        let mut broken = output.clone();
        *broken.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = put;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
    for (object, key) in
        [("", "summary"), ("/findings/0", "title"), ("/findings/0/members/0", "high")]
    {
        let mut broken = output.clone();
        broken.pointer_mut(object).unwrap().as_object_mut().unwrap().remove(key).unwrap();
        assert!(!validator.is_valid(&broken), "{object} without {key}");
    }
}

#[test]
fn numbers_keep_every_digit() {
    let text = written("json", &Style::PLAIN);
    assert!(text.contains("\"low\":60000000000,\"high\":60000000000,\"unit\":\"USD\""));
    assert!(text.contains("\"low\":1234567890123.456789"));
    assert!(text.contains("\"low\":\"2025-03-01\",\"high\":\"2025-03-31\",\"unit\":\"date\""));
}

/// The schema, which then also refuses every field that it does not describe.
fn strict(mut schema: Json) -> Json {
    match &mut schema {
        Json::Object(object) => {
            for (_, value) in object.iter_mut() {
                *value = strict(value.take());
            }
            if object.contains_key("properties") && object.contains_key("required") {
                object.insert(String::from("additionalProperties"), Json::Bool(false));
            }
        }
        Json::Array(items) => {
            for item in items.iter_mut() {
                *item = strict(item.take());
            }
        }
        _ => {}
    }
    schema
}

proptest::proptest! {
    /// Whatever a file holds and wherever a problem points, the message is whole, harmless and fits.
    #[test]
    fn any_place_in_any_text_can_be_shown(
        text in "([a-z ]{0,40}|é|港|\u{202e}|\u{1b}\\[2J|\t|\r\n|\n|\u{301}|👩‍👧|.){0,12}",
        places in proptest::collection::vec((0_usize..300, 0_usize..80), 1..4),
        offset in 0_usize..200,
        width in 0_usize..140,
        unicode: bool,
    ) {
        use unicode_width::UnicodeWidthStr;
        let text = gainsay::span::Text::excerpt("a.toml", text, offset, 7);
        let mut places = places.iter().map(|&(start, length)| {
            gainsay::span::Place::new(&text, start..start + length)
        });
        let first = places.next().unwrap();
        let error = gainsay::error::Error::broken("some-code", "something is wrong here", first);
        let error = places.fold(error, |error, place| error.related(place, "and here"));
        let style = Style { width, unicode, ..Style::PLAIN };
        let mut out = Vec::new();
        write_errors(&[error], &style, &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        proptest::prop_assert!(written.contains("here"), "{written}");
        for line in written.lines() {
            let commands = line.contains(|c: char| c.is_control() || c == '\u{202e}');
            proptest::prop_assert!(!commands, "{line:?}");
            proptest::prop_assert!(line.width() <= width.max(40), "{}: {written}", line.width());
        }
    }
}
