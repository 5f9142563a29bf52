//! What a file is, by its name.

use std::path::Path;

/// The name of a desk's file.
pub const RULES_FILE: &str = "rules.toml";

/// The name of the file of a desk's decisions, beside the rules.
pub const DECISIONS_FILE: &str = "decisions.toml";

/// The usual name of the file of known findings, beside the rules.
pub const BASELINE_FILE: &str = "baseline.toml";

/// The name of the file of a desk's tests of its rules, beside the rules. Others end in `.tests.toml`.
pub const TESTS_FILE: &str = "tests.toml";

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A claims file.
    Claims,
    /// Claims as JSON Lines.
    JsonLines,
    /// An article: Markdown, plain text or a saved page.
    Article,
}

/// Whether a file counts in a folder that is walked.
pub(super) fn is_read_in_folders(path: &Path) -> bool {
    kind_of(path).is_some_and(|kind| kind != FileKind::Article || !is_about_folder(path))
}

/// What a file is, by its name; `None` for anything but claims and articles.
pub fn kind_of(path: &Path) -> Option<FileKind> {
    if is_desk_file(path) {
        return None;
    }
    match path.extension()?.to_str()? {
        "toml" => Some(FileKind::Claims),
        "jsonl" | "ndjson" => Some(FileKind::JsonLines),
        ending if ARTICLES.iter().any(|known| ending.eq_ignore_ascii_case(known)) => {
            Some(FileKind::Article)
        }
        _ => None,
    }
}

/// The endings of articles.
const ARTICLES: &[&str] = &["md", "markdown", "txt", "html", "htm"];

/// Files that tell of a folder and are no article in it. In small letters the rarer ones could be one.
fn is_about_folder(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    ["readme", "changelog", "contributing", "license", "licence", "copying"]
        .iter()
        .any(|name| stem.eq_ignore_ascii_case(name))
        || ["AUTHORS", "NOTICE", "SECURITY", "CODE_OF_CONDUCT"].contains(&stem)
}

/// Whether a file is a desk's own: rules, decisions and tests are no claims.
pub(super) fn is_desk_file(path: &Path) -> bool {
    let own = [RULES_FILE, DECISIONS_FILE, BASELINE_FILE];
    path.file_name().is_some_and(|name| own.iter().any(|file| name == *file)) || is_tests(path)
}

/// Whether a file holds tests of rules, by its name.
pub fn is_tests(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name == TESTS_FILE || name.ends_with(".tests.toml")
}
