//! The files that a desk copies: hooks for pre-commit, a GitHub action, a GitLab job.
//!
//! Each is parsed as YAML, and whatever in it runs gainsay has to be a command that gainsay has.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::fs;
use std::path::Path;

use clap::Parser as _;
use gainsay::cli::Cli;
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value as Json, json};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// A document of YAML, without anchors and tags, which none of ours needs.
fn yaml(name: &str, text: &str) -> Json {
    let events: Vec<Event<'_>> = Parser::new_from_str(text)
        .map(|event| event.unwrap_or_else(|slip| panic!("{name} is no YAML: {slip}\n{text}")).0)
        .filter(|event| {
            !matches!(
                event,
                Event::StreamStart
                    | Event::StreamEnd
                    | Event::DocumentStart(_)
                    | Event::DocumentEnd
            )
        })
        .collect();
    let mut events = events.into_iter().peekable();
    let value = node(name, &mut events);
    assert!(events.next().is_none(), "{name} holds more than one document");
    value
}

type Events<'a> = std::iter::Peekable<std::vec::IntoIter<Event<'a>>>;

fn node(name: &str, events: &mut Events<'_>) -> Json {
    match events.next().unwrap() {
        Event::Scalar(text, style, ..) => match (&*text, style) {
            ("true" | "false", ScalarStyle::Plain) => json!(text == "true"),
            (digits, ScalarStyle::Plain) if digits.parse::<i64>().is_ok() => {
                json!(digits.parse::<i64>().unwrap())
            }
            (text, _) => json!(text),
        },
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            while !matches!(events.peek(), Some(Event::SequenceEnd)) {
                items.push(node(name, events));
            }
            events.next();
            Json::Array(items)
        }
        Event::MappingStart(..) => {
            let mut map = Map::new();
            while !matches!(events.peek(), Some(Event::MappingEnd)) {
                let key = node(name, events).as_str().unwrap().to_owned();
                let value = node(name, events);
                assert!(map.insert(key.clone(), value).is_none(), "{name}: `{key}` twice");
            }
            events.next();
            Json::Object(map)
        }
        other => panic!("{name}: {other:?} is not read here"),
    }
}

/// The first block of a document in this language.
fn block(document: &str, language: &str) -> String {
    let text = read(document);
    let (_, rest) = text.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("\n```").unwrap().0.to_owned()
}

/// Every line of a script that runs gainsay has to be understood.
fn understood(name: &str, script: &str) {
    let mut count = 0;
    for line in script.lines().map(str::trim).filter(|line| line.starts_with("gainsay ")) {
        let line = line.split(" >").next().unwrap().split(" ||").next().unwrap();
        let words = line.split_whitespace().filter(|word| !["$PATHS", "$ARGS"].contains(word));
        let words = words.map(|word| word.trim_matches('"').replace("$FAIL_ON", "warning"));
        assert!(Cli::try_parse_from(words).is_ok(), "{name}: {line}");
        count += 1;
    }
    assert!(count > 0, "{name}: nothing runs gainsay in {script}");
}

#[test]
fn hooks_are_as_pre_commit_wants_them_and_look_at_everything() {
    let hooks = yaml(".pre-commit-hooks.yaml", &read(".pre-commit-hooks.yaml"));
    let hooks = hooks.as_array().unwrap();
    let ids: Vec<&str> = hooks.iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["gainsay", "gainsay-system", "gainsay-rules"]);
    for hook in hooks {
        understood("an entry", hook["entry"].as_str().unwrap());
        assert_eq!(hook["pass_filenames"], json!(false), "conflicts lie between files");
        assert_eq!(hook["require_serial"], json!(true));
        assert!(hook["name"].is_string() && hook["description"].is_string());
        for file in ["claims/a.toml", "rules.toml", "decisions.toml"] {
            assert!(is_watched(hook, file), "{}: {file}", hook["id"]);
        }
    }
    for file in ["a.md", "a.markdown", "a.html", "a.htm", "a.txt", "a.jsonl", "a.ndjson"] {
        assert!(is_watched(&hooks[0], file) && is_watched(&hooks[1], file), "{file}");
        assert!(!is_watched(&hooks[0], &format!("{file}~")));
    }
    let config = yaml("docs/desk/README.md", &block("docs/desk/README.md", "yaml"));
    for hook in config["repos"][0]["hooks"].as_array().unwrap() {
        let id = hook["id"].as_str().unwrap();
        let entry =
            hooks.iter().find(|known| known["id"] == id).unwrap()["entry"].as_str().unwrap();
        let args = hook["args"].as_array().into_iter().flatten();
        let args: Vec<&str> = args.map(|word| word.as_str().unwrap()).collect();
        understood("docs/desk/README.md", &format!("{entry} {}", args.join(" ")));
    }
}

/// Whether a hook runs for a file. Its pattern is a list of endings.
fn is_watched(hook: &Json, file: &str) -> bool {
    let pattern = hook["files"].as_str().unwrap();
    let endings = pattern.strip_prefix("\\.").and_then(|p| p.strip_suffix('$')).unwrap();
    let endings = endings.trim_start_matches('(').trim_end_matches(')');
    let (_, ending) = file.rsplit_once('.').unwrap();
    endings.split('|').any(|known| {
        known == ending
            || known.strip_suffix('?').is_some_and(|known| {
                known == ending || known.get(..known.len() - 1) == Some(ending)
            })
    })
}

#[test]
fn the_github_action_runs_commands_that_there_are() {
    let action = yaml("action.yml", &read("action.yml"));
    assert_eq!(action["runs"]["using"], "composite");
    let steps = action["runs"]["steps"].as_array().unwrap();
    for step in steps {
        assert!(step["run"].is_string() && step["shell"].is_string(), "{step}");
    }
    understood("action.yml", steps.last().unwrap()["run"].as_str().unwrap());
    let workflow = yaml("docs/desk/github.yml", &read("docs/desk/github.yml"));
    let steps = workflow["jobs"]["gainsay"]["steps"].as_array().unwrap();
    let ours = steps.iter().find(|step| step["uses"].as_str().unwrap().contains("/gainsay@"));
    for (name, value) in ours.unwrap()["with"].as_object().unwrap() {
        assert!(action["inputs"][name].is_object(), "the action has no input `{name}`");
        let args = value.as_str().unwrap().replace("${{ github.base_ref }}", "main");
        understood("docs/desk/github.yml", &format!("gainsay check {args}"));
    }
}

#[test]
fn the_gitlab_job_runs_commands_that_there_are() {
    let jobs = yaml("docs/desk/gitlab.yml", &read("docs/desk/gitlab.yml"));
    let job = &jobs["gainsay"];
    let script: Vec<&str> =
        job["script"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    understood("docs/desk/gitlab.yml", &script.join("\n"));
    // What is written is what is shown.
    let report = job["artifacts"]["reports"]["codequality"].as_str().unwrap();
    assert!(
        script.iter().any(|line| line.contains(&format!("--output-file {report}"))),
        "{report}"
    );
}
