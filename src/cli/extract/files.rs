//! Which claims file an article's claims go into, and writing it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::Format;
use super::held::Held;
use crate::claims::Source;
use crate::cli::output::write_whole;
use crate::error::{Error, Errors};
use crate::load::article::Article;
use crate::load::{self, FileKind, Walk};
use crate::read::Vocabulary;
use crate::story::{ClaimsText, Proposal, claims_text};

/// Where claims go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// Standard output, or one file whatever it holds: lines of JSON.
    Lines,
    /// Claims as TOML on standard output.
    Printed,
    /// One claims file.
    File(&'a Path),
    /// A folder with a claims file for each article.
    Folder(&'a Path),
}

impl<'a> Target<'a> {
    /// What `-o` names, by its ending; a folder where it has none, is there already or ends in a slash.
    ///
    /// # Errors
    /// Where it looks like a file that holds no claims.
    pub(super) fn of(output: Option<&'a Path>, format: Format) -> Result<Target<'a>, Box<Error>> {
        let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
            return Ok(if format == Format::Jsonl { Target::Lines } else { Target::Printed });
        };
        let ends_in_slash = path.as_os_str().as_encoded_bytes().ends_with(b"/");
        let ending = path.extension().filter(|_| !ends_in_slash && !path.is_dir());
        let ending = ending.map(|ending| ending.to_string_lossy().into_owned());
        match ending.as_deref() {
            Some(ending) if format == Format::Jsonl && !is_lines(ending) => {
                let shown = load::shown(path);
                let message = format!("`{shown}` is no name for lines of JSON");
                let stem = load::shown(&path.with_extension(""));
                let help = format!("`-o {stem}.jsonl` writes them there");
                Err(Box::new(Error::usage("wrong-file", message).help(help)))
            }
            _ if format == Format::Jsonl => Ok(Target::Lines),
            Some(ending) if is_lines(ending) => Ok(Target::Lines),
            Some("toml") if load::kind_of(path).is_none() => {
                let message = format!(
                    "`{}` is the name of a file of a desk, and no claims file",
                    load::shown(path)
                );
                let help = "name another file with -o";
                Err(Box::new(Error::usage("wrong-file", message).help(help)))
            }
            Some("toml") => Ok(Target::File(path)),
            None => Ok(Target::Folder(path)),
            Some(_) => {
                let shown = load::shown(path);
                let stem = load::shown(&path.with_extension(""));
                let message = format!("`{shown}` names a file that is no claims file");
                let help = format!(
                    "`-o {stem}/` makes a folder with a claims file for each article, `-o {stem}.toml` one claims file, \
                     `-o {stem}.jsonl` lines of JSON"
                );
                Err(Box::new(Error::usage("wrong-file", message).help(help)))
            }
        }
    }
}

fn is_lines(ending: &str) -> bool {
    matches!(ending, "jsonl" | "ndjson")
}

/// The claims files of a run: one for each article, the same one in every run.
pub(super) struct Files<'a> {
    vocabulary: &'a Vocabulary,
    /// The file for each article, by the article's path, with the id that a new file gives its source.
    homes: BTreeMap<String, (PathBuf, Arc<str>)>,
}

impl<'a> Files<'a> {
    /// Finds a claims file for each article.
    ///
    /// # Errors
    /// Where several articles would go into one.
    pub(super) fn new(
        target: Target<'_>,
        articles: &[Article],
        vocabulary: &'a Vocabulary,
    ) -> Result<Self, Box<Error>> {
        let homes = match (target, articles) {
            (Target::Lines | Target::Printed, _) => BTreeMap::new(),
            (Target::File(file), [first, second, ..]) => {
                return Err(several_articles(file, first, second));
            }
            (Target::File(file), _) => {
                let home = |a: &Article| (a.text.path.clone(), (file.to_owned(), id_in(file, a)));
                articles.iter().map(home).collect()
            }
            (Target::Folder(folder), _) => in_folder(folder, articles),
        };
        Ok(Files { vocabulary, homes })
    }

    /// Writes the claims of an article into its file, and says what was written; `None` where there is to be none.
    ///
    /// # Errors
    /// Where the file cannot be read or written, or holds those of another article already.
    pub(super) fn write(
        &self,
        article: &Article,
        source: &Arc<Source>,
        proposals: &[Proposal],
    ) -> Option<Result<String, Box<Error>>> {
        let (path, id) = self.homes.get(&article.text.path)?;
        let source = Source { id: Arc::clone(id), ..Source::clone(source) };
        Some(self.write_to(path, article, &source, proposals))
    }

    fn write_to(
        &self,
        path: &Path,
        article: &Article,
        source: &Source,
        proposals: &[Proposal],
    ) -> Result<String, Box<Error>> {
        let shown = load::shown(path);
        if let Some(other) = Held::of(path).filter(|held| !held.is_of(article)) {
            return Err(two_articles(path, article, other.shown()));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|error| {
                let message = format!("cannot make `{}`: {error}", load::shown(folder));
                Box::new(Error::unreadable("unwritable", message))
            })?;
        }
        let mut slips = Errors::new();
        let before = load::read_if_there(path, &mut slips);
        if let Some(error) = slips.into_sorted().into_iter().next() {
            return Err(Box::new(error));
        }
        let before = before.as_ref().map(|text| text.text.as_str());
        let name = relative(Path::new(&article.text.path), path.parent().unwrap_or(Path::new("")));
        let written =
            claims_text(before, article, name.as_deref(), source, proposals, self.vocabulary);
        let ClaimsText { text, sure, unsure } = written.map_err(|wrong| {
            let message = format!("`{shown}` is left as it is: {wrong}");
            let help = "mend it, then extract again, or name another file with -o";
            Box::new(Error::unreadable("broken-claims", message).help(help))
        })?;
        if before != Some(text.as_str()) {
            write_whole(path, &text)?;
        }
        let new = if before.is_some() { "new " } else { "" };
        let plural = if sure == 1 { "claim" } else { "claims" };
        Ok(format!("{shown}: {sure} {new}{plural}, {unsure} to be looked at"))
    }
}

/// That one claims file is named for several articles.
fn several_articles(path: &Path, first: &Article, second: &Article) -> Box<Error> {
    let (shown, stem) = (load::shown(path), load::shown(&path.with_extension("")));
    let (first, second) = (&first.text.path, &second.text.path);
    let message = format!("the claims of `{second}` would go into `{shown}` as well");
    let help = format!(
        "a claims file takes those of one article, here `{first}`: `-o {stem}/` makes a folder with one for each, \
         `-o {stem}.jsonl` lines of JSON"
    );
    Box::new(Error::usage("two-articles", message).help(help))
}

/// That a claims file is another article's.
fn two_articles(path: &Path, article: &Article, first: &str) -> Box<Error> {
    let shown = load::shown(path);
    let message = format!("the claims of `{}` would go into `{shown}` as well", article.text.path);
    let is_gone = if Path::new(first).is_file() {
        ""
    } else {
        "; where that is this article, say so by `article` in its [source]"
    };
    let help = format!("it holds those of `{first}`: name another file with -o{is_gone}");
    Box::new(Error::usage("two-articles", message).help(help))
}

/// The claims file of each article in a folder, by the article's path, with the id for a new one.
///
/// A file that is there and names the article is the article's, whatever it is called: running again goes on with what a
/// person has looked over. A new one is called as the article is. Where another article has that name or that id as
/// well, the names of folders stand before it, as many as it takes.
fn in_folder(folder: &Path, articles: &[Article]) -> BTreeMap<String, (PathBuf, Arc<str>)> {
    let held = held(folder);
    let mut ids: BTreeSet<String> = held.iter().map(|(path, held)| held.id(path)).collect();
    let files = |article: &Article| names(article).into_iter().map(|name| folder.join(name));
    let mut homes = BTreeMap::new();
    let mut new = Vec::new();
    for article in articles {
        let is_own = |path: &PathBuf| held.get(path).is_some_and(|held| held.names(article));
        let other = || held.keys().find(|path| is_own(path)).cloned();
        match files(article).find(is_own).or_else(other) {
            Some(path) => {
                _ = homes.insert(article.text.path.clone(), (path, Arc::clone(&article.id)))
            }
            None => new.push(article),
        }
    }
    let mut wanted: BTreeMap<PathBuf, usize> = BTreeMap::new();
    new.iter().flat_map(|a| files(a)).for_each(|path| *wanted.entry(path).or_default() += 1);
    let mut given: BTreeSet<PathBuf> = homes.values().map(|(path, _)| path.clone()).collect();
    for article in new {
        let is_free = |path: &PathBuf| {
            !given.contains(path)
                && load::kind_of(path) == Some(FileKind::Claims)
                && held.get(path).is_none_or(|held| held.is_of(article))
        };
        // Two new articles of one name are told apart by their folders, both of them.
        let alone = files(article).filter(|path| wanted.get(path) == Some(&1));
        let first = names(article).into_iter().next().unwrap_or_default();
        let stem = first.trim_end_matches(".toml");
        let counted = (2..).map(|number| folder.join(format!("{stem}-{number}.toml")));
        let all = alone.chain(files(article)).chain(counted).filter(is_free);
        let home = all.filter_map(|path| {
            let id = match held.contains_key(&path) {
                true => Some(Arc::clone(&article.id)),
                false => free_id(&path, article, &ids),
            };
            Some((path, id?))
        });
        if let Some((path, id)) = { home }.next() {
            given.insert(path.clone());
            ids.insert(id.to_string());
            homes.insert(article.text.path.clone(), (path, id));
        }
    }
    homes
}

/// The id that a new claims file gives its source: that of the article, else that of the file, as no other has it.
fn free_id(path: &Path, article: &Article, ids: &BTreeSet<String>) -> Option<Arc<str>> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    [id_in(path, article), Arc::from(&*stem)].into_iter().find(|id| !ids.contains(&**id))
}

/// The claims files of a folder, with what each says of whose it is.
fn held(folder: &Path) -> BTreeMap<PathBuf, Held> {
    let going = Walk { no_ignore: true, ..Walk::default() };
    let (found, _) = load::find(&[folder.to_owned()], going, &mut Errors::new());
    let claims = found.into_iter().filter(|file| file.kind == FileKind::Claims);
    claims.filter_map(|file| Some((file.path.clone(), Held::of(&file.path)?))).collect()
}

/// The names that the claims file of an article may have, the first free one taken: `post.toml`, `may-post.toml` for the
/// one in `may/`, `post-md.toml` beside `post.html`, and so on up the folders. They do not depend on where the program
/// was started.
fn names(article: &Article) -> Vec<String> {
    let path = Path::new(&article.text.path);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut name = stem.trim_matches(['<', '>']).to_owned();
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let mut names = vec![name.clone()];
    let parent = path.parent().filter(|_| path.is_file());
    let folder = parent.map(|parent| match parent.as_os_str().is_empty() {
        true => load::one_path(Path::new(".")),
        false => load::one_path(parent),
    });
    for part in folder.iter().flat_map(|folder| folder.components().rev()) {
        let Component::Normal(part) = part else { break };
        let plain = name.clone();
        name = format!("{}-{name}", part.to_string_lossy());
        names.push(name.clone());
        names.extend(ending.iter().map(|ending| format!("{plain}-{ending}")));
    }
    names.into_iter().map(|name| format!("{name}.toml")).collect()
}

/// The id of an article in a claims file: by the name of that file, where the article itself does not say and the name
/// tells it apart.
fn id_in(path: &Path, article: &Article) -> Arc<str> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let names = names(article);
    let is_first = names.first().is_none_or(|first| path.ends_with(first));
    let is_told_apart = !is_first && names.iter().any(|name| path.ends_with(name));
    if article.front.id.is_some() || !is_told_apart {
        return Arc::clone(&article.id);
    }
    Arc::from(&*stem)
}

/// The path of a file as seen from a folder, with forward slashes.
fn relative(file: &Path, folder: &Path) -> Option<String> {
    if !file.is_file() {
        return None;
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (file, folder) = (load::one_path(file), load::one_path(folder));
    let shared = file.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared).map(|c| c.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<String>>().join("/"))
}
