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
    rules: Option<&Path>,
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
    let desk = rules.and_then(Path::parent).map(|folder| match folder.as_os_str().is_empty() {
        true => load::one_path(Path::new(".")),
        false => load::one_path(folder),
    });
    let pages: Vec<(Arc<str>, Result<Page, Error>)> = named
        .into_par_iter()
        .map(|source| (Arc::clone(&source.id), page(source, &read, desk.as_deref())))
        .collect();
    for (source, page) in pages {
        match page {
            Ok(page) => evidence.insert(source, Arc::new(page)),
            Err(error) => errors.push(error),
        }
    }
    evidence
}

fn page(
    source: &Source,
    read: &BTreeMap<PathBuf, &Article>,
    desk: Option<&Path>,
) -> Result<Page, Error> {
    let nowhere = || Error::usage("no-article", "a source names no article");
    let (Some(name), Some(place)) = (&source.article, &source.article_place) else {
        return Err(nowhere());
    };
    let file = Path::new(place.path());
    let broken = |code, message: String, label: &str, help: &str| {
        Error::broken(code, message, place.clone()).label(label).help(help)
    };
    let path = match load::beside(file, name, desk) {
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
                "quotes are verified against articles of the repository alone: copy the article into it",
            ));
        }
    };
    if let Some(article) = read.get(&load::one_path(&path)) {
        return Ok(Page::new((*article).clone()));
    }
    let mut slips = Errors::new();
    match load::read(&path, &mut slips) {
        Some(text) => Ok(Page::new(Article::read(text))),
        None => Err(slips.into_sorted().into_iter().next().unwrap_or_else(nowhere)),
    }
}
