//! What a check reads: the files under its paths, and standard input.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use crate::claims::file::{ClaimsFile, claim_heads, read};
use crate::error::{Error, Errors};
use crate::finding::Summary;
use crate::load::article::Article;
use crate::load::{self, FileKind, Found, Input, LeftOut};
use crate::rules::Desk;
use crate::span::Text;

/// The files and folders to check: those given, else the desk's claims.
pub fn paths_of(options: &Options, desk: &Desk, rules: Option<&Path>) -> Vec<PathBuf> {
    if !options.paths.is_empty() {
        return options.paths.clone();
    }
    let folder = rules.and_then(Path::parent).unwrap_or(Path::new(""));
    vec![folder.join(desk.claims.as_deref().unwrap_or("claims"))]
}

/// The files to check, and what was left out of the folders that they lie in.
pub(super) fn files(
    options: &Options,
    desk: &Desk,
    rules: Option<&Path>,
    summary: &mut Summary,
    errors: &mut Errors,
) -> (Vec<Found>, LeftOut) {
    let mut paths = paths_of(options, desk, rules);
    if options.paths.is_empty() {
        paths.retain(|folder| match load::if_missing(folder) {
            Some(error) => {
                errors.push(nothing_named(error, rules));
                false
            }
            None => true,
        });
    }
    against(options, errors);
    paths.extend(options.against.iter().cloned());
    paths.retain(|path| path.as_os_str() != "-");
    let (mut files, left_out) = load::find(&paths, options.walk(), errors);
    if left_out.others > 0 {
        summary
            .skipped
            .push((String::from("files that are neither claims nor articles"), left_out.others));
    }
    if options.paths.is_empty() {
        // What lies beside the claims of a desk is what they were made from, and no source of its own.
        let before = files.len();
        files.retain(|file| file.kind != FileKind::Article);
        if files.len() < before {
            let reason = "articles in the claims folder, which are read where their path is given";
            summary.skipped.push((String::from(reason), before - files.len()));
        }
    }
    (files, left_out)
}

/// What to say where no path is given and the usual folder is not there.
fn nothing_named(missing: Error, rules: Option<&Path>) -> Error {
    if rules.is_none() {
        let message = "no rules.toml was found from here upward, and no path is given";
        return Error::unreadable("no-such-file", message).help(
            "name files or folders of claims and articles, as in `gainsay check story/`, or start a desk with `gainsay init`",
        );
    }
    if missing.help.is_some() {
        return missing;
    }
    missing.help(
        "it is read where no path is given: name files or folders of claims and articles, as in `gainsay check story/`, \
         or start a desk with `gainsay init`",
    )
}

/// What to say where neither claim nor text was found; `has_articles` tells whether there were articles without text.
pub(super) fn nothing_to_check(options: &Options, has_articles: bool, left_out: &LeftOut) -> Error {
    let shown: Vec<String> =
        options.paths.iter().map(|path| format!("`{}`", load::shown(path))).collect();
    let place = if shown.is_empty() { String::from("the claims folder") } else { shown.join(", ") };
    if has_articles {
        let message = format!("nothing to check: no text under {place}");
        return Error::usage("nothing-to-check", message)
            .help("an article has prose in it: is it saved in another form, or cut off?");
    }
    let help = || {
        String::from(
            "name a folder of claims files or articles, or start a desk with `gainsay init`",
        )
    };
    // What lies beside the claims of a desk is read where its path is given.
    let what = if options.paths.is_empty() { "claim" } else { "claim and no article" };
    Error::usage("nothing-to-check", format!("nothing to check: no {what} under {place}"))
        .help(left_out.help().unwrap_or_else(help))
}

/// Says where there is nothing to hold a draft against: "nothing found" would sound like an all-clear.
fn against(options: &Options, errors: &mut Errors) {
    if options.against.iter().any(|path| path.as_os_str() == "-") {
        let message =
            String::from("`--against -` cannot be read: standard input is for what is checked");
        errors
            .push(Error::usage("against-standard-input", message).help("name a file or a folder"));
        return;
    }
    let is_there = options.against.iter().all(|path| path.exists());
    if options.against.is_empty() || !is_there {
        return;
    }
    let (found, left_out) = load::find(&options.against, options.walk(), &mut Errors::new());
    if found.is_empty() {
        let help = "claims files end in .toml, JSON Lines files in .jsonl or .ndjson, articles in .md, .txt or .html";
        let help = left_out.help().unwrap_or_else(|| String::from(help));
        errors.push(nothing_against(options).help(help));
    }
}

/// That there is nothing to hold a draft against.
pub(super) fn nothing_against(options: &Options) -> Error {
    let named: Vec<String> = options.against.iter().map(|path| load::shown(path)).collect();
    let message = format!("there is nothing under `{}` to hold it against", named.join("`, `"));
    Error::usage("nothing-to-hold-against", message)
}

/// Reads claims files and articles, several at a time; the order of the result is that of the files. The last is how many
/// claims stand in files that could not be read at all.
pub(super) fn read_files(
    files: &[Found],
    options: &Options,
    desk: &Desk,
    errors: &mut Errors,
) -> (Vec<ClaimsFile>, Vec<Article>, usize) {
    let progress = options.progress.as_deref();
    if let Some(progress) = progress {
        progress.reading(files.iter().filter(|file| file.kind == FileKind::Article).count());
    }
    let one_more = || {
        if let Some(progress) = progress {
            progress.one_more();
        }
    };
    let mut articles = Article::read_all(files, &one_more, errors);
    let mut texts: Vec<(Option<Arc<Text>>, Errors)> = files
        .par_iter()
        .filter(|file| file.kind == FileKind::Claims)
        .map(|file| {
            let mut errors = Errors::new();
            (load::read(&file.path, &mut errors), errors)
        })
        .collect();
    if has_stdin(options) && stdin_kind(options) != FileKind::JsonLines {
        let mut slips = Errors::new();
        let is_article = stdin_kind(options) == FileKind::Article;
        let read = if is_article { load::read_page_from_stdin } else { load::read_stdin };
        let text = read(stdin_name(options), &mut slips);
        if is_article {
            // An editor sends what is not saved yet: the file on disk is an older state of it.
            let path = load::one_path(Path::new(stdin_name(options)));
            articles.retain(|old| load::one_path(Path::new(&old.text.path)) != path);
            articles.extend(text.map(Article::read));
            errors.append(slips);
        } else {
            // A name without a known ending says no more than none.
            let name = options.stdin_name.as_deref();
            let is_unnamed = name.is_none_or(|name| load::kind_of(Path::new(name)).is_none());
            let is_empty = text.as_ref().is_some_and(|text| text.text.trim().is_empty());
            let unlike = text.as_ref().filter(|_| is_unnamed);
            let unlike = || unlike.and_then(|text| unlike_claims(&text.text, name));
            match is_empty.then(nothing_came).or_else(unlike) {
                Some(error) => errors.push(error),
                None => texts.push((text, slips)),
            }
        }
    }
    let read: Vec<(Option<ClaimsFile>, usize, Errors)> = texts
        .into_par_iter()
        .map(|(text, mut errors)| {
            let file = text
                .as_ref()
                .and_then(|text| read(text, &desk.vocabulary, desk.strict, &mut errors));
            let lost = text.filter(|_| file.is_none()).map_or(0, |text| claim_heads(&text.text));
            (file, lost, errors)
        })
        .collect();
    let (mut found, mut left_out) = (Vec::new(), 0);
    for (file, lost, slips) in read {
        errors.append(slips);
        left_out += lost;
        found.extend(file);
    }
    articles.sort_by(|a, b| a.text.path.cmp(&b.text.path));
    (found, articles, left_out)
}

/// The JSON Lines among the files, and standard input where its name says that it is such.
pub(super) fn archives(files: &[Found], options: &Options) -> Vec<Input> {
    let mut archives: Vec<Input> = files
        .iter()
        .filter(|file| file.kind == FileKind::JsonLines)
        .map(|file| Input::File { shown: file.shown.clone(), path: file.path.clone() })
        .collect();
    if has_stdin(options) && stdin_kind(options) == FileKind::JsonLines {
        archives.push(Input::Stdin { shown: stdin_name(options).to_owned() });
    }
    // The order of inputs is that in which claims are shown.
    archives.sort_by(|a, b| a.shown().cmp(b.shown()));
    archives
}

pub(super) fn has_stdin(options: &Options) -> bool {
    options.paths.iter().any(|path| path.as_os_str() == "-")
}

pub(super) fn stdin_name(options: &Options) -> &str {
    options.stdin_name.as_deref().unwrap_or("<stdin>")
}

/// That there is nothing on standard input: what a claims file lacks then is all of it.
fn nothing_came() -> Error {
    Error::usage("nothing-to-check", "nothing to check: standard input is empty").help(
        "`-` reads what another program writes: pipe a claims file into it, or an article with `--stdin-filename draft.md`",
    )
}

/// What to say of standard input without a name that says what it is, which is taken for a claims file, where it clearly
/// is something else: that it is no TOML would help nobody.
fn unlike_claims(text: &str, named: Option<&str>) -> Option<Error> {
    let is_toml = |line: &str| {
        line.starts_with('[') || line.split_once('=').is_some_and(|(key, _)| is_key(key))
    };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (what, name) = match lines.clone().next()? {
        first if first.starts_with('{') => ("JSON Lines", "claims.jsonl"),
        first if first.starts_with('<') => ("a web page", "page.html"),
        _ if lines.any(is_toml) => return None,
        _ => ("an article", "draft.md"),
    };
    let message = match named {
        Some(named) => format!(
            "standard input looks like {what}, and the name `{named}` does not say so: it is read as a claims file"
        ),
        None => format!(
            "standard input looks like {what}, and without a name it is read as a claims file"
        ),
    };
    let help = format!("say what it is by the ending of a name: `--stdin-filename {name}`");
    Some(Error::usage("unnamed-input", message).help(help))
}

/// Whether something can be the key of an entry in TOML.
fn is_key(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.\"'".contains(c);
    let key = text.trim();
    !key.is_empty() && key.chars().all(is_part)
}

/// What standard input holds, by its name: a claims file unless that says otherwise.
fn stdin_kind(options: &Options) -> FileKind {
    load::kind_of(Path::new(stdin_name(options))).unwrap_or(FileKind::Claims)
}
