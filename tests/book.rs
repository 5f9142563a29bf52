//! The book of `docs/`: the pages that are made from the program itself, and the threads between all pages.
//!
//! A page per kind of rule, the commands and the forms of files are written from what the program says of
//! itself, with an example that the program runs. `GAINSAY_BLESS=1 cargo test --test book` writes them, never
//! in CI; without it they have to be what would be written.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::CommandFactory as _;
use gainsay::cli::Cli;
use gainsay::load::form::{Form, Key, Sort};
use gainsay::report;
use gainsay::rules::{ALIGNED, ALL, Meta, RULE_KEYS};
use gainsay::{baseline, claims, decisions, pack};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const MADE: &str = "<!-- Made from the program: GAINSAY_BLESS=1 cargo test --test book -->";

/// The case that each kind is shown on, below `tests/cases/`.
const SHOWN: &[(&str, &str)] = &[
    ("agree", "rules/agree/range-retold.md"),
    ("implies", "rules/implies/acquired-against-a-minority.md"),
    ("single", "rules/single/two-posts.md"),
    ("equation", "rules/equation/sum-fires.md"),
    ("quote", "rules/quote/near.md"),
    ("figure", "story/ransom-two-sums.md"),
    ("date", "story/two-opening-days.md"),
    ("arithmetic", "story/conversion-slip.md"),
    ("calendar", "story/weekday-and-date.md"),
    ("fresh", "rules/fresh/plan-revised.md"),
    ("headline", "rules/headline/end-of-a-range.md"),
    ("name", "story/slip-in-a-name.md"),
    ("place", "story/place-bound-for.md"),
    ("rank", "story/rank-first-and-second.md"),
    ("role", "story/role-held-for-a-while.md"),
    ("status", "story/deed-done-and-to-come.md"),
    ("wording", "story/turned-word.md"),
];

/// Every kind, and whether it takes a `[[rule]]` table.
fn kinds() -> Vec<(&'static Meta, bool)> {
    let declared = ALL.iter().map(|kind| (kind.meta(), true));
    declared.chain(ALIGNED.iter().map(|meta| (*meta, false))).collect()
}

/// Holds pages against what would be written, or writes them.
fn settle(pages: &[(String, String)]) {
    let bless = std::env::var_os("GAINSAY_BLESS").is_some() && std::env::var_os("CI").is_none();
    let mut old = Vec::new();
    for (name, text) in pages {
        let path = root().join("docs").join(name);
        if fs::read_to_string(&path).is_ok_and(|there| there == *text) {
            continue;
        }
        if bless {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        } else {
            old.push(name);
        }
    }
    assert!(old.is_empty(), "not as the program says: {old:?}; GAINSAY_BLESS=1 writes them");
}

#[test]
fn every_kind_of_rule_has_a_page_as_the_program_tells_of_it() {
    let mut pages: Vec<(String, String)> = Vec::new();
    let mut index = format!(
        "# Kinds of rule\n\n{MADE}\n\nA rule is a `[[rule]]` table of a pack or of `rules.toml`; its kind says what must hold.\n\n| kind | holds when |\n| --- | --- |\n"
    );
    for (meta, _) in kinds().iter().filter(|(_, declared)| *declared) {
        writeln!(index, "| [`{0}`]({0}.md) | {1} |", meta.name, meta.holds).unwrap();
    }
    index += "\nOf articles, some things are found that no rule was written for: figures, days and names of one thing. These\nkinds have no table and no options; `--select` and `--ignore` take their names. Leads of the kinds\n[`headline`](headline.md) and [`fresh`](fresh.md) come from articles without any rule as well.\n\n| kind | holds when |\n| --- | --- |\n";
    for (meta, _) in kinds().iter().filter(|(_, declared)| !*declared) {
        writeln!(index, "| [`{0}`]({0}.md) | {1} |", meta.name, meta.holds).unwrap();
    }
    pages.push((String::from("rules/README.md"), index));
    for (meta, declared) in kinds() {
        pages.push((format!("rules/{}.md", meta.name), page(meta, declared)));
    }
    settle(&pages);
}

fn page(meta: &Meta, declared: bool) -> String {
    let name = meta.name;
    let mut text =
        format!("# `{name}`\n\n{MADE}\n\nHolds when {}.\n\n{}\n", meta.holds, wrapped(meta.why));
    write!(
        text,
        "\n```console\n$ gainsay explain {name}\n```\n\n## In short\n\n```text\n{}\n```\n",
        meta.example
    )
    .unwrap();
    if declared {
        if !meta.options.is_empty() {
            write!(text, "\n## Options\n\n{}", keys(meta.options)).unwrap();
        }
        write!(text, "\nThose that every rule has:\n\n{}", keys(RULE_KEYS)).unwrap();
    }
    let (_, case) = SHOWN.iter().find(|(kind, _)| *kind == name).expect("a case to show it on");
    text + &worked_through(name, case)
}

/// A case of the tests, and what the program says of it.
fn worked_through(kind: &str, case: &str) -> String {
    let case = fs::read_to_string(root().join("tests/cases").join(case)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (head, _) = case.split_once("\n```").unwrap();
    let (_, said) = head.split_once('\n').unwrap();
    let mut text = format!("\n## Worked through\n{}", said.trim_end());
    text.push_str(if said.trim().is_empty() { "" } else { "\n" });
    let mut rest = case.as_str();
    while let Some((_, after)) = rest.split_once("```") {
        let (info, body) = after.split_once('\n').unwrap();
        let (body, after) = match body.strip_prefix("```") {
            Some(after) => ("", after),
            None => body.split_once("\n```").unwrap(),
        };
        rest = after;
        let (sort, name) = info.split_once(' ').unwrap_or((info, ""));
        let path = match sort {
            "rules" => String::from("rules.toml"),
            "claims" | "article" => format!("claims/{name}"),
            _ => continue,
        };
        let to = folder.path().join(&path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, format!("{body}\n")).unwrap();
        if !body.is_empty() {
            let language = if path.ends_with(".toml") { "toml" } else { "text" };
            write!(text, "\n`{path}`\n\n```{language}\n{body}\n```\n").unwrap();
        }
    }
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["check", "claims", "--exit-zero", "--select", kind])
        .current_dir(folder.path())
        .env("COLUMNS", "88")
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("FORCE_HYPERLINK")
        .env_remove("GAINSAY_CONFIG")
        .output()
        .unwrap();
    let output = String::from_utf8(run.stdout).unwrap();
    assert!(
        output.contains("found:") && !output.contains("found:       nothing"),
        "{kind}: {output}"
    );
    let output: Vec<&str> = output.lines().map(str::trim_end).collect();
    let output = output.join("\n");
    // Not a console block: the files it is run on are not those of the repository.
    write!(text, "\n```text\n$ gainsay check claims --select {kind}\n{}\n```\n", output.trim_end())
        .unwrap();
    text
}

/// A table of keys.
fn keys(keys: &[Key]) -> String {
    let mut text = String::from("| key | | what it is |\n| --- | --- | --- |\n");
    for key in keys {
        let required = if key.required { ", needed" } else { "" };
        let about = key.about.replace('|', "\\|");
        writeln!(text, "| `{}` | {}{required} | {about} |", key.name, sort(&key.sort)).unwrap();
    }
    text
}

fn sort(sort: &Sort) -> String {
    match sort {
        Sort::Text => String::from("string"),
        Sort::Wording => String::from("string, number or date"),
        Sort::Flag => String::from("true or false"),
        Sort::List => String::from("array of strings"),
        Sort::Choice(choices) => {
            let choices: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
            choices.join(", ")
        }
        Sort::Table(_) => String::from("table"),
        Sort::Tables(_) | Sort::Open => String::from("tables"),
    }
}

/// A text in lines of at most a hundred columns.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().unwrap();
        if last.chars().count() + 1 + word.chars().count() > 100 {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.join("\n")
}

#[test]
fn every_command_and_every_form_is_told_of_as_the_program_does() {
    let mut command = Cli::command().term_width(96);
    command.build();
    let mut text = format!("# Commands\n\n{MADE}\n\n```text\n{}\n```\n", plain(&mut command));
    let names: Vec<String> = command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        let sub = command.find_subcommand_mut(&name).unwrap();
        write!(text, "\n## `gainsay {name}`\n\n```text\n{}\n```\n", plain(sub)).unwrap();
    }
    let mut forms = format!(
        "# Forms of files\n\n{MADE}\n\nAll are TOML and take no key that is not named here. `gainsay schema NAME` prints a JSON Schema of\n`claims`, `rules`, `tests`, `decisions`, `baseline` and `findings`; an editor takes one that the first line of a file\nnames: `#:schema ../claims.schema.json`.\n"
    );
    for (title, form) in [
        ("A claims file, `claims/*.toml`", &claims::file::FILE),
        ("`rules.toml`", &pack::RULES),
        ("`tests.toml`", &gainsay::test::FILE),
        ("`decisions.toml`", &decisions::FILE),
        ("`baseline.toml`", &baseline::FILE),
    ] {
        write!(forms, "\n## {title}\n\n{}\n\n{}", form.about, keys(form.keys)).unwrap();
        below(form, "", &mut forms);
    }
    settle(&[(String::from("commands.md"), text), (String::from("forms.md"), forms)]);
}

/// The forms of the tables of a form.
fn below(form: &Form, path: &str, text: &mut String) {
    for key in form.keys {
        let (open, close, inner) = match &key.sort {
            Sort::Table(inner) => ("[", "]", inner),
            Sort::Tables(inner) => ("[[", "]]", inner),
            Sort::Open => {
                let kinds = "one table each; its keys depend on its kind: see the kinds of rule.";
                write!(text, "\n### `[[{path}{}]]`\n\nRules, {kinds}\n", key.name).unwrap();
                continue;
            }
            _ => continue,
        };
        let name = format!("{path}{}", key.name);
        write!(text, "\n### `{open}{name}{close}`\n\n{}\n\n{}", inner.about, keys(inner.keys))
            .unwrap();
        below(inner, &format!("{name}."), text);
    }
}

/// The long help of a command, without colours.
fn plain(command: &mut clap::Command) -> String {
    let text = command.render_long_help().to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

#[test]
fn the_table_of_contents_has_every_page() {
    let mut text = String::from(
        "# Summary\n\n[gainsay](README.md)\n\n- [Reading values](reading.md)\n- [From articles to a desk](suggest.md)\n- [Kinds of rule](rules/README.md)\n",
    );
    for (meta, _) in kinds() {
        writeln!(text, "  - [{0}](rules/{0}.md)", meta.name).unwrap();
    }
    text += "- [Output formats](formats/README.md)\n";
    for reporter in report::ALL {
        writeln!(text, "  - [{0}](formats/{0}.md)", reporter.name()).unwrap();
    }
    text += "- [A desk under version control](desk/README.md)\n- [Commands](commands.md)\n- [Forms of files](forms.md)\n- [How the tests are tested](mutants.md)\n";
    settle(&[(String::from("SUMMARY.md"), text.clone())]);
    let listed: BTreeSet<PathBuf> =
        links(&text).into_iter().map(|link| root().join("docs").join(link)).collect();
    let mut there: BTreeSet<PathBuf> = BTreeSet::new();
    pages(&root().join("docs"), &mut there);
    there.remove(&root().join("docs/SUMMARY.md"));
    assert_eq!(listed, there);
}

#[test]
fn links_lead_to_files_and_do_not_leave_the_book() {
    let mut all = BTreeSet::new();
    pages(&root().join("docs"), &mut all);
    all.extend(["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(|name| root().join(name)));
    let mut faults = Vec::new();
    for page in &all {
        for link in links(&fs::read_to_string(page).unwrap()) {
            let (file, _) = link.split_once('#').unwrap_or((&link, ""));
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let target = page.parent().unwrap().join(file);
            let real = fs::canonicalize(&target);
            let leaves = |path: &PathBuf| {
                page.starts_with(root().join("docs"))
                    && !path.starts_with(fs::canonicalize(root().join("docs")).unwrap())
            };
            match real {
                Ok(real) if leaves(&real) => {
                    faults.push(format!("{}: {link} leads out of the book", page.display()));
                }
                Ok(_) => {}
                Err(_) => faults.push(format!("{}: {link} leads nowhere", page.display())),
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The pages below a folder.
fn pages(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            pages(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "md") {
            found.insert(entry);
        }
    }
}

/// Where the links of a page lead, but for those in blocks of code.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.starts_with("```");
        if !in_code {
            let ends = line.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
            found.extend(ends.map(|(link, _)| link.to_owned()));
        }
    }
    found
}
