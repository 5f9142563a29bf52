//! Finding files and reading them. Nothing else in the program reads the file system.

#![expect(clippy::disallowed_methods, reason = "this is the one place where files are read")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};

use crate::error::{Error, Errors};
use crate::similar::nearest;
use crate::span::Text;

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

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The path as shown: as given, with forward slashes.
    pub shown: String,
    /// The path to open.
    pub path: PathBuf,
    /// What it is.
    pub kind: FileKind,
}

/// The files to check under the given paths, sorted by path, each once, and how many were passed over.
///
/// Folders are walked without hidden files and without what ignore files name; in a folder only
/// claims files (`.toml`), JSON Lines files (`.jsonl`, `.ndjson`) and articles (`.md`, `.txt`, `.html`
/// and the like) count, and of these not what tells of the folder itself, such as a `README.md`. A path
/// given by name is read whatever it is called and whatever ignore files say.
///
/// `exclude` holds globs, written as in ignore files, of what a walk leaves out.
pub fn find(paths: &[PathBuf], exclude: &[String], errors: &mut Errors) -> (Vec<Found>, usize) {
    let excluded = excluded(exclude, errors);
    let mut found = Vec::new();
    let mut passed_over = 0;
    for path in paths {
        match fs::metadata(path) {
            Err(error) => errors.push(missing(path, &error)),
            Ok(meta) if meta.is_dir() => passed_over += walk(path, &excluded, &mut found, errors),
            Ok(_) => match kind_of(path) {
                Some(kind) => found.push(Found { shown: shown(path), path: path.clone(), kind }),
                None => errors.push(
                    Error::usage(
                        "unknown-file",
                        format!("`{}` is neither claims nor an article", shown(path)),
                    )
                    .help("claims files end in .toml, JSON Lines files in .jsonl or .ndjson, articles in .md, .txt or .html"),
                ),
            },
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.path == b.path);
    // `claims` and `./claims/a.toml` lead to one file, and so does a link: it is no second source.
    let mut seen = BTreeSet::new();
    found.retain(|file| fs::canonicalize(&file.path).map_or(true, |path| seen.insert(path)));
    (found, passed_over)
}

/// Globs of what is left out, relative to the working folder.
fn excluded(globs: &[String], errors: &mut Errors) -> Override {
    let mut builder = OverrideBuilder::new("");
    for glob in globs {
        // An override that begins with "!" leaves out; without it, it would let in.
        if let Err(error) = builder.add(&format!("!{}", glob.trim_start_matches('!'))) {
            let message = format!("`{glob}` is no glob: {error}");
            errors.push(Error::usage("unreadable-glob", message));
        }
    }
    builder.build().unwrap_or_else(|_| Override::empty())
}

fn walk(folder: &Path, excluded: &Override, found: &mut Vec<Found>, errors: &mut Errors) -> usize {
    let mut passed_over = 0;
    for entry in walker(folder, excluded) {
        match entry {
            Err(error) => errors.push(unreadable_folder(&error)),
            Ok(entry) if entry.file_type().is_some_and(|t| t.is_dir()) => {}
            // To read a pipe would be to wait for whoever writes to it.
            Ok(entry) if !leads_to_file(&entry) => passed_over += 1,
            Ok(entry) => match kind_of(entry.path()) {
                Some(FileKind::Article) if is_about_folder(entry.path()) => passed_over += 1,
                Some(kind) => found.push(Found {
                    shown: shown(entry.path()),
                    path: entry.path().to_owned(),
                    kind,
                }),
                None => passed_over += usize::from(!is_desk_file(entry.path())),
            },
        }
    }
    passed_over
}

/// Whether an entry of a folder is a file, or a link that leads to one or nowhere: that is told when it is read.
fn leads_to_file(entry: &ignore::DirEntry) -> bool {
    let leads = || fs::metadata(entry.path()).map_or(true, |to| to.is_file() || to.is_dir());
    entry.file_type().is_some_and(|sort| sort.is_file() || sort.is_symlink() && leads())
}

/// The ignore files that walks honour, the weightiest first, beside what git is told to ignore everywhere.
pub const IGNORE_FILES: &[&str] = &[GAINSAYIGNORE, ".ignore", ".gitignore"];

const GAINSAYIGNORE: &str = ".gainsayignore";

/// A walk of a folder without hidden files and without what ignore files name.
fn walker(folder: &Path, excluded: &Override) -> ignore::Walk {
    WalkBuilder::new(folder)
        .require_git(false)
        .overrides(excluded.clone())
        .add_custom_ignore_filename(GAINSAYIGNORE)
        .build()
}

fn unreadable_folder(error: &ignore::Error) -> Error {
    Error::unreadable("unreadable", format!("cannot read a folder: {error}"))
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
fn is_desk_file(path: &Path) -> bool {
    let own = [RULES_FILE, DECISIONS_FILE, BASELINE_FILE];
    path.file_name().is_some_and(|name| own.iter().any(|file| name == *file)) || is_tests(path)
}

/// Whether a file holds tests of rules, by its name.
pub fn is_tests(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name == TESTS_FILE || name.ends_with(".tests.toml")
}

/// The files of tests among these paths, sorted, each once: a path given by name is one whatever it is called,
/// and in folders those that are called so.
pub fn find_tests(paths: &[PathBuf], errors: &mut Errors) -> Vec<PathBuf> {
    let mut found = BTreeSet::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => errors.push(missing(path, &error)),
            Ok(meta) if meta.is_dir() => {
                for entry in walker(path, &Override::empty()) {
                    match entry {
                        Err(error) => errors.push(unreadable_folder(&error)),
                        Ok(entry) if is_tests(entry.path()) && !entry.path().is_dir() => {
                            found.insert(entry.into_path());
                        }
                        Ok(_) => {}
                    }
                }
            }
            Ok(_) => {
                found.insert(path.clone());
            }
        }
    }
    let mut seen = BTreeSet::new();
    found.into_iter().filter(|path| seen.insert(one_path(path))).collect()
}

/// The path as shown: forward slashes, without `./` in front.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

/// The one path of a file, however it is written, so that two ways to it can be told to be one.
pub fn one_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// What may be done with a file that is there.
pub fn permissions(path: &Path) -> Option<fs::Permissions> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|meta| meta.permissions())
}

/// Reads a whole file as text.
pub fn read(path: &Path, errors: &mut Errors) -> Option<Arc<Text>> {
    match fs::read(path) {
        Ok(bytes) => decode(&shown(path), bytes, errors),
        Err(error) => {
            errors.push(missing(path, &error));
            None
        }
    }
}

/// Reads a whole file as text, where there is one.
pub fn read_if_there(path: &Path, errors: &mut Errors) -> Option<Arc<Text>> {
    if path.exists() { read(path, errors) } else { None }
}

/// Reads standard input as text, under the name that messages shall give it.
pub fn read_stdin(name: &str, errors: &mut Errors) -> Option<Arc<Text>> {
    decode(name, bytes_of_stdin(errors)?, errors)
}

fn bytes_of_stdin(errors: &mut Errors) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Some(bytes),
        Err(error) => {
            errors.push(Error::unreadable(
                "unreadable",
                format!("cannot read standard input: {error}"),
            ));
            None
        }
    }
}

/// Reads a whole file as the text of an article, in whatever encoding it is.
pub fn read_page(path: &Path, errors: &mut Errors) -> Option<Arc<Text>> {
    match fs::read(path) {
        Ok(bytes) => page(&shown(path), bytes, errors),
        Err(error) => {
            errors.push(missing(path, &error));
            None
        }
    }
}

/// Reads standard input as the text of an article, in whatever encoding it is.
pub fn read_page_from_stdin(name: &str, errors: &mut Errors) -> Option<Arc<Text>> {
    page(name, bytes_of_stdin(errors)?, errors)
}

fn page(shown: &str, bytes: Vec<u8>, errors: &mut Errors) -> Option<Arc<Text>> {
    let text = super::decode::decode(shown, bytes);
    text.map_err(|seen| {
        let message = format!("`{shown}` holds no plain text: {seen}");
        let help = "articles are Markdown, plain text or HTML, best in UTF-8: save it as one of these; it was left out, \
                    the others are checked";
        errors.push(Error::unreadable("no-text", message).help(help));
    })
    .ok()
}

/// Bytes as text: UTF-8, with a byte-order mark or without. Broken bytes are pointed at.
fn decode(shown: &str, bytes: Vec<u8>, errors: &mut Errors) -> Option<Arc<Text>> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(Text::whole(shown, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = Text::whole(shown, String::from_utf8_lossy(error.as_bytes()));
            // The replacement character stands where the first broken byte was.
            let place =
                crate::span::Place::new(&text, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
            errors.push(
                Error::broken("invalid-utf8", "this file is not UTF-8 text", place)
                    .label("the first byte that is no UTF-8")
                    .help("save the file as UTF-8; it was left out, the others are checked"),
            );
            None
        }
    }
}

/// The error for a path at which there is nothing, with the nearest name in its folder.
pub fn if_missing(path: &Path) -> Option<Error> {
    fs::metadata(path).err().map(|error| missing(path, &error))
}

/// The error for a path that cannot be read, with the nearest name in its folder.
pub(super) fn missing(path: &Path, error: &std::io::Error) -> Error {
    let shown = shown(path);
    if error.kind() != std::io::ErrorKind::NotFound {
        return Error::unreadable("unreadable", format!("cannot read `{shown}`: {error}"));
    }
    if let Ok(target) = fs::read_link(path) {
        let message =
            format!("`{shown}` is a link to `{}`, which does not exist", target.display());
        return Error::unreadable("no-such-file", message)
            .help("mend or remove the link; it was left out, the others are checked");
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect()
        })
        .unwrap_or_default();
    names.sort();
    let wanted = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let error = Error::unreadable("no-such-file", format!("`{shown}` does not exist"));
    match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => {
            error.help(format!("did you mean `{}`?", self::shown(&path.with_file_name(near))))
        }
        None => error,
    }
}

/// The nearest `rules.toml` at or above a folder, up to the root of the repository or of the file system.
pub fn find_rules(start: &Path) -> Option<PathBuf> {
    let start = fs::canonicalize(start).ok()?;
    for folder in start.ancestors() {
        let candidate = folder.join(RULES_FILE);
        if candidate.is_file() {
            return Some(relative_to_here(&candidate));
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    None
}

/// A path relative to the working folder where it lies in it or just above it, for messages that read well.
fn relative_to_here(path: &Path) -> PathBuf {
    let Ok(here) = std::env::current_dir().and_then(fs::canonicalize) else {
        return path.to_owned();
    };
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        if let Ok(rest) = path.strip_prefix(folder) {
            return up.join(rest);
        }
        up.push("..");
    }
    path.to_owned()
}
