//! What the readers of each format demand, over the fixed set of findings of `tests/report/`.
//!
//! The bytes are compared in `tests/report.rs`; here they are read back, as the other side would.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads the pages"
)]

mod report {
    pub(crate) mod fixture;
}

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gainsay::finding::{Finding, Severity};
use gainsay::report::{ALL, Style};
use gainsay::span::Place;
use report::fixture::{self, Fixture};
use serde_json::Value as Json;

fn written_of(name: &str, fixture: &Fixture) -> String {
    let reporter = ALL.iter().find(|r| r.name() == name).expect("a reporter of this name");
    let mut out = Vec::new();
    reporter.write(&fixture.outcome(), &Style::PLAIN, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn written(name: &str) -> String {
    written_of(name, &fixture::all())
}

fn json_of(name: &str, fixture: &Fixture) -> Json {
    serde_json::from_str(&written_of(name, fixture)).unwrap()
}

fn json(name: &str) -> Json {
    json_of(name, &fixture::all())
}

/// The fixture without its problems.
fn sound() -> Fixture {
    Fixture { errors: Vec::new(), ..fixture::all() }
}

/// Nothing found, nothing wrong.
fn empty() -> Fixture {
    let summary = gainsay::finding::Summary { sources: 2, claims: 7, ..Default::default() };
    Fixture {
        findings: Vec::new(),
        errors: Vec::new(),
        notices: Vec::new(),
        settled: Vec::new(),
        summary,
        ..fixture::all()
    }
}

/// The fixture with each finding twice.
fn doubled() -> Fixture {
    let mut fixture = fixture::all();
    fixture.findings.extend(fixture.findings.clone());
    fixture
}

fn array<'a>(json: &'a Json, pointer: &str) -> &'a Vec<Json> {
    let found = json.pointer(pointer).and_then(Json::as_array);
    found.unwrap_or_else(|| panic!("no array at {pointer}"))
}

fn text<'a>(json: &'a Json, pointer: &str) -> &'a str {
    let found = json.pointer(pointer).and_then(Json::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer} of {json}"))
}

fn number(json: &Json, pointer: &str) -> usize {
    let found = json.pointer(pointer).and_then(Json::as_u64);
    usize::try_from(found.unwrap_or_else(|| panic!("no number at {pointer} of {json}"))).unwrap()
}

/// Every text of the fixture by its path and first line, to look positions up in.
fn texts(fixture: &Fixture) -> Vec<Arc<gainsay::span::Text>> {
    let members = fixture.findings.iter().flat_map(|f| &f.members);
    let members = members.map(|m| Arc::clone(&m.claim.places.text));
    let places = fixture.errors.iter().flat_map(|e| {
        e.place.iter().chain(e.related.iter().map(|(place, _)| place)).map(|p| Arc::clone(&p.text))
    });
    members.chain(places).collect()
}

/// The lines of a file of the fixture that have this number; several texts may share a path.
fn lines(path: &str, line: usize) -> Vec<String> {
    let texts = texts(&fixture::all());
    let of_path = texts.iter().filter(|t| t.path == path && t.line <= line);
    let found = of_path.filter_map(|t| t.text.lines().nth(line - t.line));
    found.map(String::from).collect()
}

fn percent_decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_format_says_the_same_twice_and_has_a_page() {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats");
    let table = std::fs::read_to_string(docs.join("README.md")).unwrap();
    for reporter in ALL {
        let name = reporter.name();
        assert_eq!(written(name), written(name), "{name}");
        let page = std::fs::read_to_string(docs.join(format!("{name}.md"))).unwrap();
        assert!(page.starts_with(&format!("# `{name}`")), "{name}.md opens with its name");
        assert!(page.contains(&format!("--output-format {name}")), "{name}.md shows a command");
        assert!(table.contains(&format!("[`{name}`]({name}.md)")), "{name} stands in the table");
    }
}

#[test]
fn sarif_is_as_the_published_schema_says() {
    let schema = include_str!("report/schemas/sarif-2.1.0-rtm.5.json");
    let mut schema: Json = serde_json::from_str(schema).unwrap();
    // So that nothing looks for the schema by its address.
    schema.as_object_mut().unwrap().remove("id");
    // Two patterns of language tags have a bracket too many, which no strict reader of patterns takes.
    let mut mended = 0;
    without_pattern(&mut schema, "]?$", &mut mended);
    assert_eq!(mended, 2);
    let validator = jsonschema::draft4::new(&schema).unwrap();
    for fixture in [fixture::all(), sound(), empty(), doubled()] {
        let output = json_of("sarif", &fixture);
        let faults: Vec<String> =
            validator.iter_errors(&output).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    // The schema does refuse: a column that counts from nought, a level that there is not.
    for (pointer, put) in [
        ("/runs/0/results/0/locations/0/physicalLocation/region/startColumn", Json::from(0)),
        ("/runs/0/results/0/level", Json::from("fatal")),
        ("/runs/0/results/0/message", Json::from("text")),
        ("/version", Json::from("2.0.0")),
    ] {
        let mut broken = json("sarif");
        *broken.pointer_mut(pointer).unwrap() = put;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}

/// Removes every pattern with this end from a schema.
fn without_pattern(schema: &mut Json, end: &str, removed: &mut usize) {
    if let Json::Object(object) = schema {
        let ends = |pattern: &Json| pattern.as_str().is_some_and(|p| p.ends_with(end));
        if object.get("pattern").is_some_and(ends) {
            object.remove("pattern");
            *removed += 1;
        }
        object.values_mut().for_each(|inner| without_pattern(inner, end, removed));
    }
}

#[test]
fn sarif_is_as_github_wants_it() {
    let output = json("sarif");
    let run = output.pointer("/runs/0").unwrap();
    assert_eq!(text(run, "/columnKind"), "unicodeCodePoints");
    let rules = array(run, "/tool/driver/rules");
    for rule in rules {
        assert!(!text(rule, "/shortDescription/text").is_empty());
        assert!(text(rule, "/fullDescription/text").chars().count() <= 1024);
        assert!(text(rule, "/help/text").len() > 100 && text(rule, "/help/markdown").len() > 100);
        let severity = rule.pointer("/properties/problem.severity").and_then(Json::as_str).unwrap();
        assert!(["error", "warning", "recommendation"].contains(&severity), "{severity}");
        let tags = array(rule, "/properties/tags");
        assert!(tags.len() <= 10 && !tags.contains(&Json::from("security")));
    }
    let results = array(run, "/results");
    assert_eq!(results.len(), fixture::all().findings.len());
    for result in results {
        let rule = &rules[number(result, "/ruleIndex")];
        assert_eq!(text(rule, "/id"), text(result, "/ruleId"));
        assert_eq!(array(result, "/locations").len(), 1);
        let message = text(result, "/message/text");
        let related = array(result, "/relatedLocations");
        for (i, location) in related.iter().enumerate() {
            assert_eq!(number(location, "/id"), i + 1);
            assert!(message.contains(&format!("]({})", i + 1)), "{message} links to {}", i + 1);
        }
        assert_eq!(message.matches("](").count(), related.len(), "{message}");
        assert!(!related.is_empty());
    }
}

#[test]
fn sarif_points_at_what_it_says() {
    let output = json("sarif");
    let mut locations = Vec::new();
    for result in array(&output, "/runs/0/results") {
        locations.extend(array(result, "/locations"));
        locations.extend(array(result, "/relatedLocations"));
    }
    for notification in array(&output, "/runs/0/invocations/0/toolExecutionNotifications") {
        locations
            .extend(notification.get("locations").and_then(Json::as_array).into_iter().flatten());
    }
    let mut wide = 0;
    for location in &locations {
        let uri = text(location, "/physicalLocation/artifactLocation/uri");
        assert!(
            !uri.starts_with('/') && !uri.contains(['\\', ' ', ':']) && uri.is_ascii(),
            "{uri}"
        );
        let region = location.pointer("/physicalLocation/region").unwrap();
        assert_eq!(number(region, "/startLine"), number(region, "/endLine"));
        let (start, end) = (number(region, "/startColumn"), number(region, "/endColumn"));
        let said = text(region, "/snippet/text");
        let at_place = |line: &String| {
            line.chars().skip(start - 1).take(end - start).collect::<String>() == said
        };
        let lines = lines(&percent_decoded(uri), number(region, "/startLine"));
        assert!(lines.iter().any(at_place), "{uri}: {said:?} at {start} of {lines:?}");
        wide += usize::from(lines.iter().any(|line| !line.is_ascii()));
    }
    assert!(locations.len() > 20 && wide == 3, "{} places, {wide} with wide text", locations.len());
}

#[test]
fn sarif_fingerprints_tell_results_apart_and_stay_when_lines_move() {
    let output = json_of("sarif", &doubled());
    let hashes = array(&output, "/runs/0/results").iter();
    let hashes: Vec<&str> =
        hashes.map(|r| text(r, "/partialFingerprints/primaryLocationLineHash")).collect();
    assert_eq!(hashes.iter().collect::<BTreeSet<_>>().len(), hashes.len(), "{hashes:?}");
    let ids = array(&output, "/runs/0/results").iter();
    let ids: BTreeSet<&str> = ids
        .map(|r| r.pointer("/partialFingerprints").unwrap()["gainsayFinding/v1"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), fixture::all().findings.len());
}

#[test]
fn sarif_tells_of_problems_and_of_what_was_not_checked() {
    let invocation = |fixture: &Fixture| {
        let output = json_of("sarif", fixture);
        output.pointer("/runs/0/invocations/0").unwrap().clone()
    };
    let whole = invocation(&fixture::all());
    assert_eq!(whole["executionSuccessful"], Json::Bool(false));
    let notifications = array(&whole, "/toolExecutionNotifications");
    let errors = notifications.iter().filter(|n| text(n, "/level") == "error");
    let codes: Vec<&str> = errors.map(|n| text(n, "/descriptor/id")).collect();
    let expected: Vec<&str> = fixture::all().errors.iter().map(|e| e.code).collect();
    assert_eq!(codes, expected);
    assert!(notifications.iter().any(|n| text(n, "/message/text").starts_with("not checked: 12")));
    let clean = invocation(&sound());
    assert_eq!(clean["executionSuccessful"], Json::Bool(true));
    // GitHub closes what is no longer found only if there is a list, be it empty.
    assert!(array(&json_of("sarif", &empty()), "/runs/0/results").is_empty());
}

/// A command of GitHub Actions: its name, its properties, its message, all unescaped.
fn command(line: &str) -> Option<(String, BTreeMap<String, String>, String)> {
    let (head, message) = line.strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ')?;
    let properties = properties.split(',').map(|property| {
        let (key, value) = property.split_once('=').unwrap();
        (key.to_owned(), percent_decoded(value))
    });
    Some((name.to_owned(), properties.collect(), percent_decoded(message)))
}

#[test]
fn github_annotations_come_worst_first_and_whole() {
    let output = written("github");
    let commands: Vec<_> = output.lines().filter_map(command).collect();
    let fixture = fixture::all();
    assert_eq!(commands.len(), fixture.errors.len() + fixture.findings.len());
    let rank = |name: &str| ["error", "warning", "notice"].iter().position(|n| *n == name).unwrap();
    assert!(commands.is_sorted_by_key(|(name, _, _)| rank(name)), "worst first");
    for finding in &fixture.findings {
        let of_finding = commands.iter().find(|(_, _, m)| m.contains(&finding.id)).unwrap();
        let (_, properties, message) = of_finding;
        assert!(message.lines().count() > finding.members.len());
        let line: usize = properties["line"].parse().unwrap();
        let (start, end) = (&properties["col"], &properties["endColumn"]);
        let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
        let of_member = |line: &String| {
            let said: String = line.chars().skip(start - 1).take(end - start).collect();
            finding.members.iter().any(|m| *m.claim.value.wording == *said)
        };
        assert!(lines(&properties["file"], line).iter().any(of_member), "{properties:?}");
    }
    // Nothing of the user's begins a line, so nothing of the user's is a command.
    let ours = ["::error ", "::warning ", "::notice ", "remark: ", "found: ", "checked: "];
    let ours = ours.into_iter().chain(["not checked: ", "settled: "]);
    let ours: Vec<&str> = ours.collect();
    assert!(output.lines().all(|line| ours.iter().any(|start| line.starts_with(start))));
}

#[test]
fn github_says_what_it_will_not_show() {
    let mut fixture = sound();
    let error = fixture.findings[0].clone();
    fixture.findings = vec![error; 12];
    let output = written_of("github", &fixture);
    assert_eq!(output.lines().filter_map(command).count(), 12);
    assert!(output.contains("not shown as annotations: 2 errors"), "{output}");
    assert!(!written("github").contains("not shown as annotations"));
}

#[test]
fn github_gives_no_columns_over_several_lines() {
    let mut fixture = empty();
    let text = gainsay::span::Text::whole("a, b: 100%.toml", "one\ntwo\nthree\n");
    fixture.errors = vec![gainsay::error::Error::broken("x", "y", Place::new(&text, 1..9))];
    let output = written_of("github", &fixture);
    let (_, properties, _) = command(output.lines().next().unwrap()).unwrap();
    assert_eq!((&*properties["line"], &*properties["endLine"]), ("1", "3"));
    assert_eq!(properties["file"], "a, b: 100%.toml");
    assert!(!properties.contains_key("col") && !properties.contains_key("endColumn"));
}

#[test]
fn gitlab_takes_every_entry() {
    let fixture = doubled();
    let output = json_of("gitlab", &fixture);
    let entries = output.as_array().unwrap();
    assert_eq!(entries.len(), fixture.errors.len() + fixture.findings.len());
    let fingerprints: BTreeSet<&str> = entries.iter().map(|e| text(e, "/fingerprint")).collect();
    assert_eq!(fingerprints.len(), entries.len(), "GitLab drops what it takes for a copy");
    for entry in entries {
        assert!(!text(entry, "/description").is_empty() && !text(entry, "/check_name").is_empty());
        let known = ["info", "minor", "major", "critical", "blocker"];
        assert!(known.contains(&text(entry, "/severity")));
        let path = text(entry, "/location/path");
        assert!(!path.is_empty() && !path.starts_with("./") && !path.starts_with('/'), "{path}");
        let (begin, end) =
            (number(entry, "/location/lines/begin"), number(entry, "/location/lines/end"));
        assert!(1 <= begin && begin <= end);
    }
    // The first of two keeps its name: it is known again in the next run.
    let first = text(&entries[fixture.errors.len()], "/fingerprint");
    assert_eq!(first, fixture.findings[0].id);
    assert_eq!(written_of("gitlab", &empty()), "[]\n");
}

#[test]
fn rdjson_counts_bytes() {
    let output = json("rdjson");
    let fixture = fixture::all();
    let entries = array(&output, "/diagnostics");
    assert_eq!(entries.len(), fixture.errors.len() + fixture.findings.len());
    assert_eq!(text(&output, "/source/name"), "gainsay");
    let wording = |location: &Json| {
        let (start, end) =
            (number(location, "/range/start/column"), number(location, "/range/end/column"));
        let found = lines(text(location, "/path"), number(location, "/range/start/line"));
        let found = found.iter().filter_map(|line| line.get(start - 1..end - 1).map(String::from));
        found.collect::<Vec<_>>()
    };
    // A reader wants every entry to have a place; what has none is about the whole folder.
    let paths: Vec<&str> = entries.iter().map(|e| text(e, "/location/path")).collect();
    assert_eq!(paths.iter().filter(|path| **path == ".").count(), 2, "{paths:?}");
    for (entry, finding) in entries.iter().skip(fixture.errors.len()).zip(&fixture.findings) {
        assert!(["ERROR", "WARNING", "INFO"].contains(&text(entry, "/severity")));
        assert_eq!(text(entry, "/code/value"), &*finding.rule);
        let related = array(entry, "/relatedLocations");
        assert_eq!(related.len() + 1, finding.members.len());
        let all = related.iter().map(|r| r.pointer("/location").unwrap());
        for location in all.chain(entry.pointer("/location")) {
            let said = wording(location);
            let known =
                |said: &String| finding.members.iter().any(|m| *m.claim.value.wording == **said);
            assert!(said.iter().any(known), "{location}: {said:?}");
        }
    }
}

/// An element of a JUnit report: its name, its attributes, its own text.
type Element = (String, BTreeMap<String, String>, String);

fn elements(xml: &str) -> Vec<Element> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let key = attribute.key.as_ref().to_owned();
                    let value = &attribute.value;
                    (key, quick_xml::escape::unescape(value).unwrap().into_owned())
                });
                open.push(elements.len());
                elements.push((name, attributes.collect(), String::new()));
            }
            Event::Text(text) => {
                if let Some(&at) = open.last() {
                    elements[at].2.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &*reference);
                if let Some(&at) = open.last() {
                    elements[at].2.push_str(&quick_xml::escape::unescape(&reference).unwrap());
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "every element is closed");
    elements
}

#[test]
fn junit_counts_what_it_holds_and_names_are_unique() {
    for fixture in [fixture::all(), doubled(), sound(), empty()] {
        let xml = written_of("junit", &fixture);
        assert!(!xml.contains(|c: char| c.is_control() && c != '\n'));
        let elements = elements(&xml);
        let of = |name: &str| elements.iter().filter(|e| e.0 == name).collect::<Vec<_>>();
        let cases = of("testcase");
        let names: BTreeSet<_> = cases.iter().map(|e| (&e.1["classname"], &e.1["name"])).collect();
        assert_eq!(names.len(), cases.len(), "a server shows one of two alike");
        let errors = fixture.findings.iter().filter(|f| f.severity == Severity::Error).count();
        assert_eq!(of("failure").len(), errors);
        assert_eq!(of("skipped").len(), fixture.findings.len() - errors);
        assert_eq!(of("error").len(), fixture.errors.len());
        let all = &of("testsuites")[0].1;
        assert_eq!(all["tests"], cases.len().to_string());
        assert_eq!(all["failures"], errors.to_string());
        assert_eq!(all["errors"], fixture.errors.len().to_string());
        let sum = |key: &str| -> usize {
            of("testsuite").iter().map(|e| e.1[key].parse::<usize>().unwrap()).sum()
        };
        assert_eq!((sum("tests"), sum("failures")), (cases.len(), errors));
        assert_eq!(sum("skipped"), of("skipped").len());
        assert!(of("system-out")[0].2.starts_with("checked: "));
    }
    let xml = written("junit");
    let hostile = elements(&xml).into_iter().find(|e| e.0 == "skipped" && e.2.contains("港"));
    assert!(hostile.unwrap().2.contains("Acme<U+001B>]0;x<U+0007>"));
}

#[test]
fn csv_has_a_row_per_claim_and_runs_nothing() {
    let mut fixture = sound();
    let hostile =
        ["=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "-2+3", "\t=1", "a\"b;c,\r\nd", " =1"];
    for (finding, entity) in fixture.findings.iter_mut().zip(hostile) {
        finding.slot.entity = Arc::from(entity);
    }
    let output = written_of("csv", &fixture);
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(output.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let members: Vec<(&Finding, usize)> =
        fixture.findings.iter().flat_map(|f| (0..f.members.len()).map(move |i| (f, i))).collect();
    assert_eq!(rows.len(), members.len());
    let at = |name: &str| names.iter().position(|n| n == name).unwrap();
    for (row, (finding, member)) in rows.iter().zip(members) {
        let member = &finding.members[member];
        let stands = row[at("value")].trim_start_matches('\'');
        if !member.claim.value.wording.contains(char::is_control) {
            assert_eq!(stands, &*member.claim.value.wording);
        }
        for (name, cell) in names.iter().zip(row) {
            let first = cell.trim_start_matches([' ', '"']).chars().next();
            let is_number = cell.parse::<f64>().is_ok();
            let runs = first.is_some_and(|c| "=+-@\t\r".contains(c)) && !is_number;
            assert!(!runs, "{name}: {cell:?}");
            assert!(
                !is_number
                    || ["line", "column", "low", "high", "period"].contains(&&**name)
                    || cell.parse::<u64>().is_ok()
            );
        }
    }
    assert_eq!(&rows[0][at("entity")], "'=HYPERLINK(\"http://x\")");
    let low = |row: &csv::StringRecord| row[at("low")].to_owned();
    assert!(rows.iter().any(|row| low(row) == "-19"), "a figure stays a figure");
    assert!(rows.iter().any(|row| low(row) == "1234567890123.456789"), "every digit");
}

#[test]
fn markdown_has_a_table_per_finding_and_nothing_hidden() {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let fixture = fixture::all();
    let output = written("markdown");
    // One comment says what the file is, for whoever reads the folder.
    let output = output.strip_prefix(gainsay::load::MARKDOWN_MARK).unwrap();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let (mut tables, mut rows, mut cells) = (Vec::new(), 0, 0);
    let mut headings = Vec::new();
    let mut heading = None;
    for event in Parser::new_ext(output, options) {
        match event {
            Event::Start(Tag::Table(columns)) => tables.push(columns.len()),
            Event::End(TagEnd::TableRow) => rows += 1,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Text(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert_eq!(&*dest_url, "https://harbour.example/acme");
            }
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {
                panic!("{event:?}")
            }
            Event::Start(Tag::Strikethrough | Tag::Image { .. } | Tag::Emphasis) => {
                panic!("{event:?}")
            }
            _ => {}
        }
    }
    assert_eq!(tables.len(), fixture.findings.len() + 1, "and one of problems");
    assert!(tables[1..].iter().all(|columns| *columns == 6));
    let members: usize = fixture.findings.iter().map(|f| f.members.len()).sum();
    assert_eq!(rows, members + fixture.errors.len() + 1, "and one of claims that are not shown");
    assert_eq!(cells, (rows - 5) * 6 + 5 * 3 + 8 * 6 + 3);
    for finding in fixture.findings.iter().filter(|f| !f.title.contains(char::is_control)) {
        let said = format!("{}: {}", finding.severity, finding.title);
        assert!(headings.contains(&said), "{said} in {headings:?}");
    }
    assert!(output.contains("**not checked:** 12 (free text is shown and not compared)"));
    assert!(output.contains("disagree") && !output.contains("false"));
    assert!(!output.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'));
    assert!(written_of("markdown", &empty()).contains("\n\n# No disagreement found\n"));
}

#[test]
fn grouped_names_a_finding_under_each_of_its_files() {
    let output = written("grouped");
    let mut expected = 0;
    for finding in &fixture::all().findings {
        expected += finding.members.len();
        assert_eq!(output.matches(&finding.id).count(), finding.members.len(), "{}", finding.id);
    }
    // A long line goes on below.
    let joined = output.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(joined.matches(", against ").count(), expected);
    let files: Vec<&str> =
        output.lines().filter(|l| l.ends_with(" claims)") || l.ends_with("(1 claim)")).collect();
    assert!(files.is_sorted() && files.len() == 11, "{files:?}");
}

#[test]
fn a_source_that_says_the_same_again_is_named_once_with_all_its_places() {
    let mut fixture = empty();
    let mut finding = fixture::all().findings.swap_remove(0);
    let mut again = finding.members[0].clone();
    let mut claim = (*again.claim).clone();
    claim.places.value.1 -= 1;
    claim.places.value.0 = 11;
    again.claim = Arc::new(claim);
    finding.members.insert(1, again);
    finding.groups[0].claims = 2;
    fixture.findings = vec![finding];

    let named = |output: &str| output.matches("Harbour Times, 2025-01-24").count();
    let github = written_of("github", &fixture);
    assert_eq!(named(&github), 1);
    assert!(github.contains("claims/harbour-times.toml:65:10, 2:3%0A"), "{github}");
    let sarif = json_of("sarif", &fixture);
    let message = text(&sarif, "/runs/0/results/0/message/text");
    assert_eq!(named(message), 1);
    assert!(message.contains("A: [$60 billion](1) - Harbour Times"), "{message}");
    assert!(message.contains(", [line 2](2)\nB: [$64-72 billion](3)"), "{message}");
    let markdown = written_of("markdown", &fixture);
    assert!(markdown.contains("`claims/harbour-times.toml:65:10`, `2:3` |"), "{markdown}");
    assert_eq!(markdown.matches("sixty billion").count(), 1, "one quote");
}
