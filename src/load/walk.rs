//! Finding files and reading them. Nothing else in the program reads the file system.

#![expect(clippy::disallowed_methods, reason = "this is the one place where files are read")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};

use super::kind::{FileKind, RULES_FILE, is_desk_file, is_read_in_folders, is_tests, kind_of};
use super::left_out::LeftOut;
use super::own::is_report;
use crate::error::{Error, Errors};
use crate::similar::nearest;
use crate::span::Text;

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

/// What a walk through folders leaves out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walk<'a> {
    /// Globs, written as in ignore files, of what is left out.
    pub exclude: &'a [String],
    /// Whether ignore files say nothing.
    pub no_ignore: bool,
}

/// The files to check under the given paths, sorted by path, each once, and what was left out.
///
/// Folders are walked without hidden files and without what ignore files name; in a folder only
/// claims files (`.toml`), JSON Lines files (`.jsonl`, `.ndjson`) and articles (`.md`, `.txt`, `.html`
/// and the like) count, and of these not what tells of the folder itself, such as a `README.md`, and no report of this
/// program. A path given by name is read whatever it is called and whatever ignore files say. A folder that is a link is walked where
/// it is given by name, and not followed where it lies in another.
pub fn find(paths: &[PathBuf], going: Walk<'_>, errors: &mut Errors) -> (Vec<Found>, LeftOut) {
    let excluded = excluded(going.exclude, errors);
    let mut found = Vec::new();
    let mut left_out = LeftOut::default();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => errors.push(missing(path, &error)),
            Ok(meta) if meta.is_dir() => {
                left_out.append(walk(path, &excluded, going.no_ignore, &mut found, errors));
            }
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
    left_out.forget(&seen, paths);
    (found, left_out)
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

fn walk(
    folder: &Path,
    excluded: &Override,
    no_ignore: bool,
    found: &mut Vec<Found>,
    errors: &mut Errors,
) -> LeftOut {
    let mut left_out = LeftOut::default();
    let (mut folders, mut seen) = (Vec::new(), BTreeSet::new());
    for entry in walker(folder, excluded, no_ignore) {
        let entry = match entry {
            Err(error) => {
                errors.push(unreadable_folder(&error));
                continue;
            }
            Ok(entry) => entry,
        };
        let path = entry.path();
        match sort_of(&entry) {
            Sort::Folder => folders.push(path.to_owned()),
            Sort::LinkToFolder => _ = left_out.links.insert(path.to_owned()),
            Sort::File if is_own_report(path) => _ = left_out.reports.insert(path.to_owned()),
            Sort::File if is_read_in_folders(path) => {
                found.extend(kind_of(path).map(|kind| Found {
                    shown: shown(path),
                    path: path.to_owned(),
                    kind,
                }))
            }
            Sort::File => left_out.others += usize::from(!is_desk_file(path)),
            Sort::Other => left_out.others += 1,
        }
        seen.insert(entry.into_path());
    }
    if !no_ignore {
        left_out.ignored = ignored(&folders, &seen, excluded);
    }
    left_out
}

/// Whether a file would be read, and is a report of this program: the same command written again must not read it.
fn is_own_report(path: &Path) -> bool {
    is_read_in_folders(path) && kind_of(path) != Some(FileKind::Claims) && is_report(path)
}

/// What ignore files leave out of folders that were walked: what lies in them and was not `seen`, and is not left out
/// for another reason. Of a folder that they name nothing more is looked at: it may hold all that a program ever built.
fn ignored(
    folders: &[PathBuf],
    seen: &BTreeSet<PathBuf>,
    excluded: &Override,
) -> BTreeSet<PathBuf> {
    let entries = folders.iter().filter_map(|folder| Some(fs::read_dir(folder).ok()?.flatten()));
    let paths = entries.flatten().map(|entry| entry.path()).filter(|path| !seen.contains(path));
    let is_ignored = |path: &PathBuf| {
        let is_hidden =
            path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let is_folder = path.is_dir();
        !is_hidden
            && !excluded.matched(path, is_folder).is_ignore()
            && (is_folder || is_read_in_folders(path))
    };
    paths.filter(is_ignored).collect()
}

/// What an entry of a folder is to a walk.
enum Sort {
    /// A folder, or the one the walk begins in.
    Folder,
    /// A link that leads to a folder.
    LinkToFolder,
    /// A file, or a link that leads to one or nowhere: that is told when it is read.
    File,
    /// A pipe and the like: to read it would be to wait for whoever writes to it.
    Other,
}

fn sort_of(entry: &ignore::DirEntry) -> Sort {
    let Some(sort) = entry.file_type() else { return Sort::Other };
    if sort.is_dir() || entry.depth() == 0 {
        return Sort::Folder;
    }
    if !sort.is_symlink() {
        return if sort.is_file() { Sort::File } else { Sort::Other };
    }
    match fs::metadata(entry.path()) {
        Ok(to) if to.is_dir() => Sort::LinkToFolder,
        Ok(to) if !to.is_file() => Sort::Other,
        _ => Sort::File,
    }
}

/// The ignore files that walks honour, the weightiest first, beside what git is told to ignore everywhere.
pub const IGNORE_FILES: &[&str] = &[GAINSAYIGNORE, ".ignore", ".gitignore"];

const GAINSAYIGNORE: &str = ".gainsayignore";

/// A walk of a folder without hidden files and, unless they say nothing, without what ignore files name.
fn walker(folder: &Path, excluded: &Override, no_ignore: bool) -> ignore::Walk {
    let mut walk = WalkBuilder::new(folder);
    if no_ignore {
        return walk.standard_filters(false).hidden(true).overrides(excluded.clone()).build();
    }
    walk.require_git(false)
        .overrides(excluded.clone())
        .add_custom_ignore_filename(GAINSAYIGNORE)
        .build()
}

fn unreadable_folder(error: &ignore::Error) -> Error {
    Error::unreadable("unreadable", format!("cannot read a folder: {error}"))
}

/// The files of tests among these paths, sorted, each once: a path given by name is one whatever it is called,
/// and in folders those that are called so.
pub fn find_tests(paths: &[PathBuf], errors: &mut Errors) -> Vec<PathBuf> {
    let mut found = BTreeSet::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => errors.push(missing(path, &error)),
            Ok(meta) if meta.is_dir() => {
                for entry in walker(path, &Override::empty(), false) {
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
