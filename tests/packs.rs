//! Every entry of the built-in packs proves itself: what it says it reads is read, what it says it
//! ignores is not.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use gainsay::check;
use gainsay::claims::Source;
use gainsay::error::Errors;
use gainsay::extract::Extractor;
use gainsay::load::article::Article;
use gainsay::rules::Desk;
use gainsay::span::Text;

fn desk() -> Desk {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    check::desk(Some(&folder.join("tests/packs.toml")), &mut Errors::new()).0
}

/// What is said of an attribute, or by a term of it, in a sentence of an article that has named all
/// whom it may be about; and whether it is said beyond doubt.
fn found(extractor: &Extractor<'_>, sentence: &str) -> Vec<(String, String, bool)> {
    const BEFORE: &str = "It is about what is known of Initech and of Globex, then of Hooli, of Ferrite, of Carl Oder and at last of Ada Quist.";
    let article = Article::read(Text::whole("sentence.md", format!("{BEFORE}\n\n{sentence}")));
    let source = Source::named(Arc::from("sentence"));
    let claims = extractor.claims(&article, &source).into_iter();
    claims
        .map(|found| {
            let term = match &found.claim.value.meaning {
                gainsay::value::Meaning::Term(term) => term.id.to_string(),
                _ => String::new(),
            };
            (found.claim.attribute.to_string(), term, found.doubts.is_empty())
        })
        .collect()
}

#[test]
fn packs_read_and_ignore_what_they_say() {
    let desk = desk();
    let extractor = Extractor::new(&desk.vocabulary);
    let mut faults = Vec::new();
    let mut proofs = 0;
    for name in ["business", "people", "technology"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/pack/{name}.toml"));
        let pack: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
        let entries =
            |key: &str| pack.get(key).and_then(|e| e.as_array()).cloned().unwrap_or_default();
        for (entry, is_term) in entries("attribute")
            .iter()
            .map(|e| (e, false))
            .chain(entries("term").iter().map(|e| (e, true)))
        {
            let id = entry["id"].as_str().unwrap();
            let attribute = if is_term { entry["attribute"].as_str().unwrap() } else { id };
            let wanted =
                (attribute.to_owned(), if is_term { id.to_owned() } else { String::new() });
            let measure = entry.get("dimension").and_then(|d| d.as_str()).unwrap_or_default();
            // Names, posts and free words are read by other means than a phrase with a figure.
            if !is_term
                && matches!(measure, "name" | "role" | "text" | "yes-no" | "term" | "any" | "")
            {
                continue;
            }
            let list =
                |key: &str| entry.get(key).and_then(|e| e.as_array()).cloned().unwrap_or_default();
            for (key, should) in [("reads", true), ("ignores", false)] {
                for sentence in list(key) {
                    proofs += 1;
                    let sentence = sentence.as_str().unwrap();
                    let is_wanted = |(attribute, term, sure): &(String, String, bool)| {
                        (attribute, term) == (&wanted.0, &wanted.1) && (should || *sure)
                    };
                    if found(&extractor, sentence).iter().any(is_wanted) != should {
                        faults.push(format!("{name}.toml, {id}, {key}: {sentence}"));
                    }
                }
            }
        }
    }
    assert!(proofs > 50, "{proofs} sentences");
    assert!(faults.is_empty(), "{} of {proofs}:\n{}", faults.len(), faults.join("\n"));
}
