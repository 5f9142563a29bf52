//! Runs every case file under `tests/cases/load/`: how a page is read as prose.
//!
//! | block | what it is |
//! | --- | --- |
//! | `page NAME` | a file, in the form that its ending names |
//! | `prose` | what its head says, then its blocks in order: kind, line and column, text |
//!
//! A `prose` block belongs to the page before it. `GAINSAY_BLESS=1 cargo test --test load_cases` writes
//! the blocks anew for review, never in CI. Lines and columns are counted here, from the bytes of the
//! file that a block is said to stand for, and every word of the prose is looked up there.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gainsay::load::article::{Article, Front};
use gainsay::span::Text;

#[test]
fn pages_are_read_as_written_in_the_cases() {
    let bless = std::env::var_os("GAINSAY_BLESS").is_some() && std::env::var_os("CI").is_none();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/load");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut faults = String::new();
    let mut count = 0;
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let mut out = String::new();
        let mut page: Option<Article> = None;
        let mut rest = text.as_str();
        while let Some(at) = rest.find("```") {
            out.push_str(&rest[..at]);
            let (info, body) = rest[at + 3..].split_once('\n').unwrap();
            let end = if body.starts_with("```") { 0 } else { body.find("\n```").unwrap() + 1 };
            let (body, after) = (&body[..end], &body[end + 3..]);
            rest = after;
            if info == "prose" {
                let article = page.take().expect("a page before its prose");
                let seen = seen(&article);
                faults.push_str(&misplaced(&article));
                if seen != body && !bless {
                    let name = path.display();
                    writeln!(faults, "{name}: expected\n{body}but it is\n{seen}").unwrap();
                }
                out.push_str(&format!("```prose\n{seen}```"));
                count += 1;
            } else {
                let name = info.strip_prefix("page ").expect("a page or its prose");
                page = Some(Article::read(Text::whole(name, body)));
                out.push_str(&format!("```{info}\n{body}```"));
            }
        }
        out.push_str(rest);
        if bless && out != text {
            fs::write(&path, out).unwrap();
        }
    }
    assert!(count > 5, "cases are missing");
    assert!(faults.is_empty(), "\n{faults}");
}

/// What a page says, a line each.
fn seen(article: &Article) -> String {
    let mut text = String::new();
    let file = &article.text.text;
    let Front { id, title, publisher, author, published, url, slip } = &article.front;
    for (name, field) in [
        ("id", id),
        ("title", title),
        ("publisher", publisher),
        ("author", author),
        ("published", published),
        ("url", url),
        ("slip", slip),
    ] {
        let Some(field) = field else { continue };
        writeln!(text, "{name} = {} @{}", field.value, place(file, field.span.start)).unwrap();
    }
    for block in article.prose.blocks() {
        let at = article.prose.in_file(block.range.clone()).start;
        let kind = format!("{:?}", block.kind).to_lowercase();
        writeln!(text, "{kind:9} {:5} {}", place(file, at), article.prose.of(block)).unwrap();
    }
    text
}

fn place(file: &str, at: usize) -> String {
    let before = &file[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{line}:{column}")
}

/// Words of the prose that do not stand in the file where the prose says that they do. Words with a
/// character that pages write as an entity are looked up no further than their span.
fn misplaced(article: &Article) -> String {
    let mut faults = String::new();
    let prose = &article.prose;
    for block in prose.blocks() {
        let text = prose.of(block);
        for word in text.split_whitespace() {
            let start = block.range.start + (word.as_ptr() as usize - text.as_ptr() as usize);
            let range = prose.in_file(start..start + word.len());
            let there = &article.text.text[range];
            let plain = word.chars().all(|c| c.is_ascii_alphanumeric());
            if plain && there != word && !there.contains(['&', '<', '*', '_', '`', '\\']) {
                let path = &article.text.path;
                writeln!(faults, "{path}: `{word}` is said to be at `{there}`").unwrap();
            }
        }
    }
    faults
}
