//! `gainsay init`, `schema`, `completions` and `man`.

use std::fs;

use serde_json::Value as Json;

use super::desk::{Desk, RULES, run, words};

#[test]
fn a_new_desk_passes_its_own_check_and_nothing_is_overwritten() {
    let desk = Desk::empty();
    let made = desk.run(&["init", "newsroom"]);
    assert_eq!(made.status, 0, "{}", made.err);
    assert!(made.out.contains("cd newsroom") && made.out.contains("gainsay check"), "{}", made.out);
    let folder = desk.path("newsroom");
    let checked = run(&folder, &["check", "--fail-on", "warning"]);
    assert_eq!((checked.status, checked.err.as_str()), (0, ""), "{}", checked.out);
    assert!(words(&checked.out).contains("found: nothing"), "{}", checked.out);
    assert!(!checked.out.contains("one entity?"), "{}", checked.out);

    let tested = run(&folder, &["test"]);
    assert_eq!((tested.status, tested.err.as_str()), (0, ""), "{}", tested.out);
    assert_eq!(tested.out, "tested:      2 tests, all hold\n");
    let formatted = run(&folder, &["fmt", "--check"]);
    assert_eq!((formatted.status, formatted.out.as_str()), (0, ""));

    // What the comment promises: one changed figure, one finding.
    let claims = folder.join("claims/gazette.toml");
    let text = fs::read_to_string(&claims).unwrap();
    let changed = text.replace("1.28 million", "1.4 million");
    assert_ne!(text, changed);
    fs::write(&claims, &changed).unwrap();
    let checked = run(&folder, &["check", "--format", "concise"]);
    assert_eq!((checked.status, checked.out.lines().count()), (1, 1), "{}", checked.out);
    assert!(checked.out.contains("error containers-agree"), "{}", checked.out);

    let again = desk.run(&["init", "newsroom"]);
    assert_eq!(again.status, 2);
    assert!(words(&again.err).contains("`newsroom/rules.toml`"), "{}", again.err);
    assert_eq!(fs::read_to_string(&claims).unwrap(), changed);

    // One file in the way is enough, and then none is written.
    fs::remove_file(&claims).unwrap();
    fs::remove_file(folder.join("rules.toml")).unwrap();
    assert_eq!(desk.run(&["init", "newsroom"]).status, 2);
    assert!(!claims.exists());
}

#[test]
fn a_desk_that_cannot_be_made_whole_is_not_begun() {
    let desk = Desk::empty();
    // A file where the folder of claims is to be.
    desk.write("newsroom/claims", "");
    let made = desk.run(&["init", "newsroom"]);
    assert_eq!((made.status, made.out.as_str()), (2, ""));
    assert!(words(&made.err).contains("cannot write `newsroom/claims/"), "{}", made.err);
    let left: Vec<_> = fs::read_dir(desk.path("newsroom")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn schemas_take_what_the_program_takes() {
    let desk = Desk::empty();
    let schema = |name: &str| -> Json {
        let made = desk.run(&["schema", name]);
        assert_eq!(made.status, 0, "{}", made.err);
        serde_json::from_str(&made.out).unwrap()
    };
    let json =
        |toml: &str| serde_json::to_value(toml::from_str::<toml::Table>(toml).unwrap()).unwrap();
    let claims = jsonschema::validator_for(&schema("claims")).unwrap();
    let rules = jsonschema::validator_for(&schema("rules")).unwrap();
    let tests = jsonschema::validator_for(&schema("tests")).unwrap();
    assert!(rules.is_valid(&json(RULES)));
    for (name, text) in gainsay::cli::TEMPLATES {
        // A date is an object to serde and a string to editors.
        let text = text.replace("published = 2025-02-03", "published = \"2025-02-03\"");
        let text = text.replace("published = 2025-02-10", "published = \"2025-02-10\"");
        let validator = match *name {
            "rules.toml" => &rules,
            "tests.toml" => &tests,
            _ => &claims,
        };
        let errors: Vec<String> =
            validator.iter_errors(&json(&text)).map(|e| e.to_string()).collect();
        assert_eq!(errors, [""; 0], "{name}");
    }
    assert!(!tests.is_valid(&json("[[test]]\nname = \"a\"\n")));
    assert!(!claims.is_valid(&json("[source]\nid = \"a\"\n[[claim]]\nentitty = \"Acme\"\n")));
    let decisions = jsonschema::validator_for(&schema("decisions")).unwrap();
    let decision = "[[decision]]\nfinding = \"0123456789ab\"\nverdict = \"accepted\"\nby = \"Jane Doe\"\ndate = \"2025-07-01\"\n";
    assert!(!decisions.is_valid(&json(decision)));
    assert!(decisions.is_valid(&json(&format!("{decision}reason = \"Known.\"\n"))));
    jsonschema::validator_for(&schema("findings")).unwrap();
    assert_eq!(desk.run(&["schema", "claim"]).status, 2);
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let made = desk.run(&["completions", shell]);
        assert_eq!(made.status, 0, "{}", made.err);
        for word in ["explain", "graph", "schema", "files-from"] {
            assert!(made.out.contains(word), "{shell}: {word}");
        }
    }
    let made = desk.run(&["man"]);
    assert!(made.status == 0 && made.out.contains(".TH gainsay 1"), "{}", made.err);
    assert_eq!(desk.run(&["man", "--output-dir", "man1"]).status, 0);
    for command in ["", "-check", "-explain", "-graph", "-init", "-schema", "-completions"] {
        let page = fs::read_to_string(desk.path(&format!("man1/gainsay{command}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{command}");
    }
}
