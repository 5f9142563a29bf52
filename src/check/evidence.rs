//! The articles that claims files name, loaded to verify their quotes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::claims::Source;
use crate::error::{Error, Errors};
use crate::evidence::{Evidence, Page};
use crate::load::article::Article;
use crate::load::{self, Leads};

/// Loads the article of each source that names one. What cannot be read goes to `errors`, at the place
/// where it is named.
pub(super) fn load(
    sources: &BTreeMap<Arc<str>, Source>,
    articles: &[Article],
    homes: &Homes,
    errors: &mut Errors,
) -> Evidence {
    let mut evidence = Evidence::default();
    let named: Vec<&Source> =
        sources.values().filter(|source| source.article_place.is_some()).collect();
    if named.is_empty() {
        return evidence;
    }
    let read: BTreeMap<PathBuf, &Article> =
        articles.iter().map(|a| (load::one_path(Path::new(&a.text.path)), a)).collect();
    let pages: Vec<(Arc<str>, Result<Page, Error>)> = named
        .into_par_iter()
        .map(|source| (Arc::clone(&source.id), page(source, &read, homes)))
        .collect();
    for (source, page) in pages {
        match page {
            Ok(page) => evidence.insert(source, Arc::new(page)),
            Err(error) => errors.push(error),
        }
    }
    evidence
}

/// Where articles may lie.
pub(super) struct Homes {
    /// The folders that may stand for a repository where there is none: that of the rules; else, for there
    /// may be no rules yet, the one in which the program runs, from where `gainsay extract` named the articles.
    folders: Vec<PathBuf>,
    /// The folder of which the repository is a copy without what git does not keep.
    work_tree: Option<PathBuf>,
}

impl Homes {
    /// Those of a desk.
    pub(super) fn new(rules: Option<&Path>, work_tree: Option<&Path>) -> Homes {
        let desk = rules.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        let here = Path::new(".");
        let folders = desk.into_iter().chain([here]).map(load::one_path).collect();
        Homes { folders, work_tree: work_tree.map(Path::to_owned) }
    }

    /// Where a name in a file leads.
    fn lead(&self, file: &Path, name: &str) -> Leads {
        let leads = load::beside(file, name, &self.folders);
        let Leads::Nowhere(_) = leads else { return leads };
        let original = self.work_tree.as_deref().and_then(|tree| load::in_tree(file, tree));
        match original.map(|file| load::beside(&file, name, &self.folders)) {
            Some(Leads::To(path)) => Leads::To(path),
            _ => leads,
        }
    }
}

fn page(source: &Source, read: &BTreeMap<PathBuf, &Article>, homes: &Homes) -> Result<Page, Error> {
    let nowhere = || Error::usage("no-article", "a source names no article");
    let (Some(name), Some(place)) = (&source.article, &source.article_place) else {
        return Err(nowhere());
    };
    let file = Path::new(place.path());
    let broken = |code, message: String, label: &str, help: &str| {
        Error::broken(code, message, place.clone()).label(label).help(help)
    };
    let path = match homes.lead(file, name) {
        Leads::To(path) => path,
        Leads::Nowhere(nearest) => {
            let help = match nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => String::from("the path counts from the folder of this claims file"),
            };
            let message = format!("the article `{name}` does not exist");
            return Err(broken("no-such-article", message, "no such file", &help));
        }
        Leads::Out => {
            return Err(broken(
                "article-outside",
                format!("the article `{name}` lies outside of the repository"),
                "leads out",
                "quotes are verified against articles of the repository alone: copy the article into it; where there \
                 is none, run gainsay in the folder that holds both",
            ));
        }
    };
    if let Some(article) = read.get(&load::one_path(&path)) {
        return Ok(Page::new((*article).clone()));
    }
    let mut slips = Errors::new();
    // Whatever encoding the article is in: its quotes are those of the text that a reader sees.
    match load::read_page(&path, &mut slips) {
        Some(text) => Ok(Page::new(Article::read(text))),
        None => Err(slips.into_sorted().into_iter().next().unwrap_or_else(nowhere)),
    }
}
