//! What a check is told to do.

use std::path::PathBuf;
use std::sync::Arc;

use super::Progress;
use crate::load::Walk;
use crate::value::Day;

/// What to check, and with which desk.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files and folders; the desk's claims folder if empty. `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// The rules file; found upward from the working folder if `None`.
    pub config: Option<PathBuf>,
    /// The name that messages give to standard input, whose ending says what it holds.
    pub stdin_name: Option<String>,
    /// Rules (or kinds of rule) whose findings are kept; all if empty.
    pub select: Vec<String>,
    /// Rules (or kinds of rule) whose findings are left out.
    pub ignore: Vec<String>,
    /// Files that a walk leaves out, as globs of ignore files.
    pub exclude: Vec<String>,
    /// Whether folders are walked as if there were no ignore files.
    pub no_ignore: bool,
    /// How many notes of a story of articles are told, the surest; [`crate::story::LEADS`] if `None`.
    pub leads: Option<usize>,
    /// Keep every claim of JSON Lines, not only those of slots that may have a finding.
    pub every_claim: bool,
    /// Show findings that decisions settle as well.
    pub no_decisions: bool,
    /// Tell only findings that touch what has changed in git, since the last commit or since a revision.
    pub changed: Option<Option<String>>,
    /// Where articles that claims name are read that are not in the repository: the folder of which it is a copy.
    pub work_tree: Option<PathBuf>,
    /// Files and folders that what is checked is held against: only findings that touch `paths` are told.
    pub against: Vec<PathBuf>,
    /// Take all articles for one story, however many and whatever they say.
    pub together: bool,
    /// Where the check writes how far it is.
    pub progress: Option<Arc<Progress>>,
    /// The findings that are known and not told; an empty path is the usual file beside the rules.
    pub baseline: Option<PathBuf>,
    /// The day on which decisions are looked at; on no day, none is ever over.
    pub today: Option<Day>,
}

impl Options {
    /// How folders are walked.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { exclude: &self.exclude, no_ignore: self.no_ignore }
    }
}
