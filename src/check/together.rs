//! Which articles somebody has said to belong together: those named one by one, and a draft with its sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Options;
use super::draft::Draft;
use super::input::{has_stdin, stdin_name};
use crate::load;
use crate::load::article::Article;
use crate::story::{BY_HAND, Together};

/// What these options say of some articles. More files than anybody names by hand come of a star or a list, and say no
/// more than a folder does.
pub(super) fn together(options: &Options, draft: Option<&Draft>, articles: &[Article]) -> Together {
    if options.together {
        return Together::All;
    }
    let paths = articles.iter().map(|article| article.text.path.as_str());
    let named: BTreeSet<String> = match draft {
        Some(draft) => paths.filter(|path| draft.holds(path)).map(str::to_owned).collect(),
        None => {
            let files = named_files(options);
            let is_named = |path: &&str| files.contains(&load::one_path(Path::new(path)));
            paths.filter(is_named).map(str::to_owned).collect()
        }
    };
    match named.len() {
        0 => Together::Unsaid,
        count if count > BY_HAND => Together::Unsaid,
        count if count == articles.len() => Together::All,
        _ => Together::With(named),
    }
}

/// In how many stories articles were compared that are of so many by what they say, and how many of them were compared
/// with all. Of a draft nothing else counts than that it was compared with every source.
pub(super) fn told_apart(stories: usize, together: &Together, has_draft: bool) -> (usize, usize) {
    match together {
        Together::All => (stories.min(1), 0),
        Together::With(_) if has_draft => (stories.min(1), 0),
        Together::With(named) => (stories, named.len()),
        Together::Unsaid => (stories, 0),
    }
}

/// The same of articles that a program has at hand.
pub(super) fn at_hand(articles: &[Article]) -> Together {
    if articles.len() > BY_HAND { Together::Unsaid } else { Together::All }
}

/// The files that are named themselves, not by a folder.
fn named_files(options: &Options) -> BTreeSet<PathBuf> {
    let stdin = has_stdin(options).then(|| PathBuf::from(stdin_name(options)));
    let files = options.paths.iter().filter(|path| !path.is_dir()).cloned();
    files.chain(stdin).map(|path| load::one_path(&path)).collect()
}
