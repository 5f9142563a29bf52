//! Whose claims a file holds that is there already.

use std::path::{Path, PathBuf};

use crate::error::Errors;
use crate::load::article::Article;
use crate::load::{self, one_path};
use crate::story::source_named;

/// What the `[source]` table of a claims file says of whose claims it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// The article that it names, as one path, whether it is still there or not.
    article: Option<PathBuf>,
    /// The article as it is told.
    shown: String,
    /// The id that it gives.
    id: Option<String>,
}

impl Held {
    /// Of the file at a path; `None` where it is not there or is no claims file.
    pub(super) fn of(path: &Path) -> Option<Held> {
        let text = load::read_if_there(path, &mut Errors::new())?;
        let (id, article) = source_named(&text.text)?;
        let article = article.map(|name| path.parent().unwrap_or(Path::new("")).join(name));
        let shown = match (&article, &id) {
            (Some(article), _) => load::shown(article),
            (None, id) => id.clone().unwrap_or_default(),
        };
        Some(Held { article: article.map(|article| one_path(&article)), shown, id })
    }

    /// Whether it names this article.
    pub(super) fn names(&self, article: &Article) -> bool {
        self.article.as_ref().is_some_and(|named| *named == path_of(article))
    }

    /// Whether the claims of an article belong there: it names that article, or none and no other source.
    ///
    /// An article that was named and has gone may have moved, or not: nobody but a person can tell.
    pub(super) fn is_of(&self, article: &Article) -> bool {
        match (&self.article, &self.id) {
            (Some(_), _) => self.names(article),
            (None, Some(id)) => **id == *article.id,
            (None, None) => true,
        }
    }

    /// The article or the source that it names, for messages.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// The id of its source: the name of the file where it gives none.
    pub(super) fn id(&self, path: &Path) -> String {
        let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.id.clone().unwrap_or_else(stem)
    }
}

fn path_of(article: &Article) -> PathBuf {
    one_path(Path::new(&article.text.path))
}
