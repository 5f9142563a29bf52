//! The rules of the house that no compiler knows: which module may use which, which crate is named
//! where, what every file begins with, and that lists in different places agree.
//!
//! The lists stand in `tests/tidy/lists.rs`, each entry with its reason; who has a better one changes
//! the list in the same commit.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

mod tidy {
    pub(crate) mod lists;
}

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use tidy::lists::{CRATES, FORBIDDEN, LAYERS, LONG_FILES};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder with this ending, as paths from the root with forward slashes, sorted.
fn files(folder: &str, ending: &str) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => walk(&path, found),
                path => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut names: Vec<String> = found
        .iter()
        .map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"))
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    names
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The code of a file: no comments, and nothing from its unit tests on.
fn code(name: &str) -> String {
    let text = read(name);
    let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
    lines.filter(|line| !line.trim_start().starts_with("//")).fold(
        String::new(),
        |mut code, line| {
            code.push_str(line);
            code.push('\n');
            code
        },
    )
}

/// The words that follow `before` in a code, each up to the end of its name; of `before{` every name in the braces.
fn names_after(code: &str, before: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let first = |text: &str| text.chars().take_while(|&c| is_name(c)).collect::<String>();
    let mut names = BTreeSet::new();
    for rest in code.split(before).skip(1) {
        match rest.strip_prefix('{') {
            None => {
                names.insert(first(rest));
            }
            Some(list) => {
                let mut depth = 0;
                let mut at_start = true;
                for (i, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => at_start = true,
                        c if at_start && is_name(c) => {
                            names.insert(first(&list[i..]));
                            at_start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names.remove("");
    names
}

fn module_of(name: &str) -> &str {
    let path = name.strip_prefix("src/").unwrap();
    path.split(['/', '.']).next().unwrap()
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let place = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let mut faults = Vec::new();
    // The tests of a module in files of their own may use anything.
    let tests = |name: &String| name.ends_with("/tests.rs") || name.contains("/tests/");
    for name in files("src", ".rs").into_iter().filter(|name| !tests(name)) {
        let module = module_of(&name);
        let Some(own) = place(module) else {
            faults
                .push(format!("{name}: the module `{module}` has no place in the list of layers"));
            continue;
        };
        for used in names_after(&code(&name), "crate::") {
            // An item of lib.rs itself, such as a re-export, has no layer of its own.
            let Some(other) = place(&used) else {
                faults.push(format!("{name}: `crate::{used}` is no module of the list"));
                continue;
            };
            if other > own {
                faults.push(format!("{name}: `{module}` uses `{used}`, which comes later"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn crates_are_named_in_their_own_places() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let declared = manifest["dependencies"].as_table().unwrap().keys();
    let mut faults = Vec::new();
    for name in declared {
        let crate_name = name.replace('-', "_");
        let Some((_, allowed, why)) = CRATES.iter().find(|(c, _, _)| *c == crate_name) else {
            faults.push(format!("`{name}` is not in the list of crates: where may it be named?"));
            continue;
        };
        let mut used = false;
        for file in files("src", ".rs") {
            let code = code(&file);
            let path = format!("{crate_name}::");
            let names_it = code.match_indices(&path).any(|(at, _)| {
                let before = code[..at].chars().next_back().unwrap_or(' ');
                !before.is_ascii_alphanumeric() && before != '_' && before != ':'
            });
            used |= names_it;
            let below = file.strip_prefix("src/").unwrap();
            if names_it && !allowed.iter().any(|start| below.starts_with(start)) {
                faults.push(format!("{file} names `{crate_name}`: {why}"));
            }
        }
        if !used {
            faults.push(format!("nothing uses the crate `{name}`"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn only_the_walk_reads_files() {
    // What is written is written by the command line; what is read is read in one place.
    let reads = ["fs::read", "File::open", "fs::metadata", "read_dir", "stdin()", "canonicalize"];
    let mut faults = Vec::new();
    for name in files("src", ".rs").iter().filter(|name| !name.starts_with("src/load/")) {
        let code = code(name);
        faults.extend(
            reads.iter().filter(|read| code.contains(**read)).map(|read| format!("{name}: {read}")),
        );
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let sources = ["src", "tests", "benches", "fuzz"].into_iter().flat_map(|f| files(f, ".rs"));
    let silent: Vec<String> = sources
        .filter(|name| !name.contains("/target/"))
        .filter(|name| !read(name).starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "no `//!` on the first line of {silent:?}");
}

#[test]
fn files_are_short_enough_to_read() {
    let mut faults = Vec::new();
    for name in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        // The cases of a module stand below it: they count for the page, not for the thought.
        let text = read(&name);
        let lines = text.lines().count();
        let own = text.lines().take_while(|line| *line != "#[cfg(test)]").count();
        let excused = LONG_FILES.iter().any(|(file, _)| *file == name);
        if lines > 600 {
            faults.push(format!("{name} has {lines} lines: over 600 is refused"));
        } else if own > 400 && !excused {
            faults.push(format!("{name} has {own} lines: over 400 needs a reason in the list"));
        } else if own <= 400 && excused {
            faults.push(format!("{name} has {own} lines: it needs no reason any more"));
        }
    }
    for (name, _) in LONG_FILES {
        if !root().join(name).exists() {
            faults.push(format!("{name} is on the list of long files and is not there"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn nothing_lies_about_at_the_top() {
    let is_ours = |name: &str| {
        let endings = ["md", "toml", "lock", "rs", "yml", "yaml"];
        name.starts_with('.')
            || name.starts_with("LICENSE-")
            || endings.iter().any(|ending| name.ends_with(&format!(".{ending}")))
    };
    let faults: Vec<String> = fs::read_dir(root())
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !is_ours(name))
        .collect();
    assert!(faults.is_empty(), "no part of the project: {}", faults.join(", "));
}

#[test]
fn every_kind_has_cases_and_its_own_file() {
    let names: Vec<&str> = gainsay::rules::ALL.iter().map(|kind| kind.meta().name).collect();
    assert!(names.iter().collect::<BTreeSet<_>>().len() == names.len(), "a name used twice");
    for name in &names {
        assert!(root().join(format!("src/rules/{name}.rs")).exists(), "no src/rules/{name}.rs");
        let text = read(&format!("src/rules/{name}.rs"));
        for heading in ["# What must hold", "# Why it matters", "# Example", "# Options"] {
            assert!(text.contains(&format!("//! {heading}\n")), "{name}.rs lacks `{heading}`");
        }
        assert!(
            !files(&format!("tests/cases/rules/{name}"), ".md").is_empty(),
            "no case of {name}"
        );
    }
    let folders = fs::read_dir(root().join("tests/cases/rules")).unwrap();
    for folder in folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()) {
        assert!(names.contains(&folder.as_str()), "cases of `{folder}`, which is no kind");
    }
}

#[test]
fn every_output_format_has_an_expected_file() {
    for reporter in gainsay::report::ALL {
        let name = reporter.name();
        let path = format!("tests/report/{name}.expected");
        assert!(root().join(&path).exists(), "no {path}");
    }
}

#[test]
fn every_pack_is_built_in_and_well_named() {
    let builtin: BTreeMap<&str, &str> = gainsay::pack::BUILTIN.iter().copied().collect();
    for path in files("src/pack", ".toml") {
        let name = path.strip_prefix("src/pack/").and_then(|n| n.strip_suffix(".toml")).unwrap();
        let table: toml::Table = read(&path).parse().unwrap_or_else(|e| panic!("{path}: {e}"));
        let is_vocabulary = table.contains_key("attribute");
        assert_eq!(is_vocabulary, builtin.contains_key(name), "{path} and the list BUILTIN");
        for list in ["attribute", "term", "rule"] {
            let entries = table.get(list).and_then(toml::Value::as_array);
            let mut seen = BTreeSet::new();
            for entry in entries.into_iter().flatten() {
                let id = entry["id"].as_str().unwrap();
                let of = entry.get("attribute").and_then(toml::Value::as_str).unwrap_or_default();
                assert!(is_kebab(id), "{path}: the {list} `{id}` is not in kebab case");
                let key = if list == "term" { format!("{of} {id}") } else { id.to_owned() };
                assert!(seen.insert(key), "{path}: the {list} `{id}` is there twice");
            }
        }
    }
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

#[test]
fn the_readme_lists_the_kinds_of_rule() {
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else {
        eprintln!("there is no README.md yet");
        return;
    };
    for kind in gainsay::rules::ALL {
        let meta = kind.meta();
        let row = format!("| `{}` | {} |", meta.name, meta.holds);
        assert!(readme.contains(&row), "README.md lacks the row\n{row}");
    }
}

#[test]
fn nothing_tells_of_one_machine() {
    let listed = std::process::Command::new("git").arg("ls-files").current_dir(root()).output();
    let names: Vec<String> = match listed {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => {
            String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
        }
        _ => ["src", "tests", "claims", "fuzz", "benches", ".ci"]
            .into_iter()
            .flat_map(|folder| files(folder, ""))
            .collect(),
    };
    assert!(names.len() > 20, "too few files to be the project");
    let mut faults = Vec::new();
    for name in &names {
        let Ok(text) = fs::read_to_string(root().join(name)) else { continue };
        for (number, line) in text.lines().enumerate() {
            for word in FORBIDDEN.iter().filter(|word| line.contains(**word)) {
                faults.push(format!("{name}:{}: `{word}`", number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn names_are_found_in_plain_and_in_nested_lists() {
    let code = "use crate::error::{Error, Errors};\nuse crate::{load::{a, b}, span};\nlet x = crate::value::Number;";
    let names = names_after(code, "crate::");
    assert_eq!(
        names.iter().map(String::as_str).collect::<Vec<_>>(),
        ["error", "load", "span", "value"]
    );
}
