//! What a command reads: paths, what is left out of them, decisions and the day of today.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Global;
use crate::check::Options;
use crate::decisions::iso_day;
use crate::error::{Error, Errors};
use crate::load::{self, Walk};
use crate::value::Day;

/// Options of every command that checks claims.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files and folders of claims and articles; `-` for standard input [default: `claims/` beside the nearest rules.toml]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What to leave out, and where decisions count
    #[command(flatten)]
    pub more: MoreInput,
}

/// Options of every command that checks claims but takes no paths in the usual place.
#[derive(Debug, Args)]
pub struct MoreInput {
    /// Read more paths from a file, a line each; `-` for standard input
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub files_from: Option<PathBuf>,
    /// Leave out files under folders that match a glob, as in .gitignore
    #[arg(long, value_name = "GLOB", help_heading = "Input")]
    pub exclude: Vec<String>,
    /// Read what ignore files leave out of folders (.gainsayignore, .ignore, .gitignore). What is named itself is read
    /// in any case
    #[arg(long, help_heading = "Input")]
    pub no_ignore: bool,
    /// The name that messages give to standard input; its ending says what it holds
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub stdin_filename: Option<String>,
    /// How many notes of a story of articles are told, the surest [default: 10]
    #[arg(long, value_name = "N", help_heading = "Input")]
    pub leads: Option<usize>,
    /// Take all articles for one story, and compare each with all others. Up to 25 that are named one by one are one in
    /// any case, and a draft is compared with every source; a folder is parted by what its articles say
    #[arg(long, help_heading = "Input")]
    pub together: bool,
    /// Show findings that decisions.toml settles as well
    #[arg(long, help_heading = "Input")]
    pub no_decisions: bool,
    /// The day on which decisions are looked at, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = day, help_heading = "Input")]
    pub today: Option<Day>,
}

impl InputArgs {
    /// What to check.
    ///
    /// # Errors
    /// Where the list of paths cannot be read.
    pub fn options(&self, global: &Global) -> Result<Options, Box<Error>> {
        self.more.options(&self.paths, global)
    }
}

impl MoreInput {
    /// How folders are walked.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { exclude: &self.exclude, no_ignore: self.no_ignore }
    }

    /// What to check under these paths.
    ///
    /// # Errors
    /// Where the list of paths cannot be read.
    pub fn options(&self, paths: &[PathBuf], global: &Global) -> Result<Options, Box<Error>> {
        let mut paths = paths.to_vec();
        if let Some(list) = &self.files_from {
            let stdin = list.as_os_str() == "-";
            if stdin && paths.iter().any(|path| path.as_os_str() == "-") {
                let message = "standard input cannot be both the claims and the list of paths";
                return Err(Box::new(Error::usage("two-uses-of-stdin", message)));
            }
            let listed = listed(list, stdin)?;
            if listed.is_empty() && paths.is_empty() {
                let message = format!("nothing to check: no path in {}", list.display());
                return Err(Box::new(Error::usage("nothing-to-check", message)));
            }
            paths.extend(listed);
        }
        Ok(Options {
            paths,
            config: global.config.clone(),
            stdin_name: self.stdin_filename.clone(),
            exclude: self.exclude.clone(),
            no_ignore: self.no_ignore,
            no_decisions: self.no_decisions,
            leads: self.leads,
            together: self.together,
            today: Some(self.today.unwrap_or_else(today)),
            ..Options::default()
        })
    }
}

/// The paths in a list, a line each; empty lines do not count.
fn listed(list: &Path, stdin: bool) -> Result<Vec<PathBuf>, Box<Error>> {
    let mut errors = Errors::new();
    let text = match stdin {
        true => load::read_stdin("<stdin>", &mut errors),
        false => load::read(list, &mut errors),
    };
    let Some(text) = text else {
        let unreadable = || Error::unreadable("unreadable", "cannot read the list of paths");
        return Err(Box::new(errors.into_sorted().into_iter().next().unwrap_or_else(unreadable)));
    };
    let lines = text.text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(PathBuf::from).collect())
}

/// Today, in UTC: the only look at the clock. Elsewhere a last day may end some hours early or late.
fn today() -> Day {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let days = i32::try_from(seconds / 86_400).ok();
    days.and_then(Day::from_epoch_days).unwrap_or_default()
}

fn day(text: &str) -> Result<Day, String> {
    iso_day(text).ok_or_else(|| String::from("write year, month and day: 2025-07-31"))
}
