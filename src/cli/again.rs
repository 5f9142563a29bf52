//! What a command has to be told to come upon the findings of another again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Global;
use super::input::MoreInput;
use crate::check::{Checked, Options, paths_of};
use crate::error::Errors;
use crate::load::{self, Walk};
use crate::story::Together;

/// How many paths are named one by one.
const NAMED: usize = 4;

/// Notes with every finding how to come upon it again, where not the claims of the desk were checked; after standard
/// input, that no command does.
pub(super) fn note(checked: &mut Checked, paths: &[PathBuf], more: &MoreInput, global: &Global) {
    let paths = if is_desk(checked, paths) { &[] } else { paths };
    let words: Arc<str> = Arc::from(words(checked, paths, more, global));
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    // What came in there is gone, and whoever typed the command would be waited for.
    let words = match paths.iter().chain(&more.files_from).any(is_stdin) {
        true => None,
        false if words.is_empty() => return,
        false => Some(words),
    };
    let settled = checked.settled.iter_mut().map(|(finding, _)| finding);
    for finding in checked.findings.iter_mut().chain(settled).chain(&mut checked.known) {
        finding.again.clone_from(&words);
    }
}

/// Whether the claims of the desk are all that was read: no path needs to be given for these.
pub(super) fn is_desk(checked: &Checked, paths: &[PathBuf]) -> bool {
    let [path] = paths else { return false };
    let rules = checked.desk.files.first().map(PathBuf::as_path);
    let usual = paths_of(&Options::default(), &checked.desk, rules);
    let is_usual = |usual: &PathBuf| load::one_path(usual) == load::one_path(path);
    checked.articles.is_empty() && usual.iter().all(is_usual)
}

/// The options that name what was read, each with a blank before it.
fn words(checked: &Checked, paths: &[PathBuf], more: &MoreInput, global: &Global) -> String {
    let mut words = String::new();
    // Where what was named is more than what it says would have made of it, it has to be named so again.
    let is_kept = checked.stories > 1 && !more.together;
    let with = match &checked.together {
        Together::With(named) if is_kept => Some(named),
        _ => None,
    };
    let mut paths = paths.to_vec();
    if let Some(named) = with {
        paths.retain(|path| !named.contains(&load::shown(path)));
        paths.splice(0..0, named.iter().map(PathBuf::from));
    }
    let mut option = |name: &str, value: &str| {
        words.push_str(&format!(" {name} {}", quoted(value)));
    };
    let is_long = paths.len() > NAMED && with.is_none();
    let folder = is_long.then(|| folder_of(&paths, more.walk())).flatten();
    let is_one = folder.is_some() && is_kept && checked.together == Together::All;
    for path in folder.as_slice().iter().chain(if folder.is_some() { &[][..] } else { &paths }) {
        option("-p", &load::shown(path));
    }
    if let Some(list) = &more.files_from {
        option("--files-from", &load::shown(list));
    }
    more.exclude.iter().for_each(|glob| option("--exclude", glob));
    if let Some(leads) = more.leads {
        option("--leads", &leads.to_string());
    }
    if let Some(rules) = &global.config {
        option("--config", &load::shown(rules));
    }
    if more.no_ignore {
        words.push_str(" --no-ignore");
    }
    if more.together || is_one {
        words.push_str(" --together");
    }
    words
}

/// The folder that holds these files and nothing else that would be read.
fn folder_of(paths: &[PathBuf], going: Walk<'_>) -> Option<PathBuf> {
    let folder = paths.first()?.parent()?;
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let found = |paths: &[PathBuf]| {
        let (files, _) = load::find(paths, going, &mut Errors::new());
        files.into_iter().map(|file| load::one_path(&file.path)).collect::<Vec<PathBuf>>()
    };
    let (mut all, mut named) = (found(&[here.to_owned()]), found(paths));
    all.sort();
    named.sort();
    (all == named).then(|| here.to_owned())
}

/// A word as a shell takes it: in quotation marks where it holds more than plain characters.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,=@:".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_takes_a_word_as_it_is() {
        assert_eq!(quoted("story/été.md"), "story/été.md");
        assert_eq!(quoted("my story"), "'my story'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted("**/old"), "'**/old'");
    }
}
