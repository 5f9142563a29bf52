//! What a walk leaves out and a reader of its result should know of: what ignore files name, links to folders, and
//! reports of this program.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::walk::{IGNORE_FILES, one_path, shown};

/// What the walks through some folders left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many files were neither claims nor articles.
    pub others: usize,
    /// The claims files, articles and folders that ignore files name.
    pub ignored: BTreeSet<PathBuf>,
    /// The links to folders: they are not followed, or a walk might never end.
    pub links: BTreeSet<PathBuf>,
    /// The reports that this program wrote: they are no articles.
    pub reports: BTreeSet<PathBuf>,
}

impl LeftOut {
    /// Adds what another walk left out.
    pub(super) fn append(&mut self, mut other: LeftOut) {
        self.others += other.others;
        self.ignored.append(&mut other.ignored);
        self.links.append(&mut other.links);
        self.reports.append(&mut other.reports);
    }

    /// Takes out what was read all the same, for it is among the paths given, or one of them leads there.
    pub(super) fn forget(&mut self, read: &BTreeSet<PathBuf>, given: &[PathBuf]) {
        if self.ignored.is_empty() && self.links.is_empty() && self.reports.is_empty() {
            return;
        }
        let given: Vec<PathBuf> = given.iter().map(|path| one_path(path)).collect();
        for left_out in [&mut self.ignored, &mut self.reports] {
            left_out.retain(|path| {
                let path = one_path(path);
                !read.contains(&path) && !given.contains(&path)
            });
        }
        self.links.retain(|link| {
            let leads_to = one_path(link);
            !given.iter().any(|given| leads_to.starts_with(given))
        });
    }

    /// What to tell of it, and how each is read after all.
    pub fn notices(&self) -> Vec<String> {
        let ignored = some(&self.ignored, "file or folder", "files and folders").map(|what| {
            let files = IGNORE_FILES.join(", ");
            format!("{what} left out, as an ignore file says ({files}): `--no-ignore` reads what it names")
        });
        let links = some(&self.links, "link to a folder", "links to folders")
            .map(|what| format!("{what} not followed: name what is to be read"));
        let reports = some(&self.reports, "report of gainsay", "reports of gainsay")
            .map(|what| format!("{what} left out: name it to read it as an article"));
        ignored.into_iter().chain(links).chain(reports).collect()
    }

    /// What to do where nothing else was there to be read.
    pub fn help(&self) -> Option<String> {
        if let Some(path) = self.ignored.first() {
            let shown = shown(path);
            return Some(format!("an ignore file leaves out `{shown}`: `--no-ignore` reads it"));
        }
        if let Some(path) = self.reports.first() {
            let shown = shown(path);
            return Some(format!("`{shown}` is a report of gainsay, and no article"));
        }
        let shown = shown(self.links.first()?);
        Some(format!("`{shown}` is a link to a folder, and not followed: name it to read it"))
    }
}

/// How many there are, with the first of them.
fn some(paths: &BTreeSet<PathBuf>, one: &str, several: &str) -> Option<String> {
    let first = shown(paths.first()?);
    Some(match paths.len() {
        1 => format!("1 {one} (`{first}`) is"),
        count => format!("{count} {several} (`{first}` is the first) are"),
    })
}
