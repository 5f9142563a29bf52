//! What need not be told again: findings that a decision settles and those that the baseline has.

use std::path::{Path, PathBuf};

use super::changed::Touched;
use super::{Options, is_selected};
use crate::baseline::{BASELINE_FILE, Baseline, Noted};
use crate::decisions::{Decision, Decisions};
use crate::error::Errors;
use crate::finding::Finding;
use crate::load;

/// The findings after decisions and baseline had their say.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Those to be told.
    pub(super) open: Vec<Finding>,
    /// Those that a decision settles, each with it.
    pub(super) settled: Vec<(Finding, Decision)>,
    /// Those that the baseline has.
    pub(super) known: Vec<Finding>,
    /// What the baseline notes and is there no more, where the whole desk was checked.
    pub(super) gone: Vec<Noted>,
    /// What is worth saying of decisions.
    pub(super) notices: Vec<String>,
}

/// The file of the baseline: the one named, or the usual one beside the rules.
pub(super) fn baseline_file(options: &Options, rules: Option<&Path>) -> Option<PathBuf> {
    let path = options.baseline.as_ref()?;
    Some(if path.as_os_str().is_empty() { beside(rules, BASELINE_FILE) } else { path.clone() })
}

/// A file beside the rules file; in the working folder where there is none.
pub(super) fn beside(rules: Option<&Path>, name: &str) -> PathBuf {
    rules.and_then(Path::parent).unwrap_or(Path::new("")).join(name)
}

/// Whether two paths lead to one file.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    a.file_name() == b.file_name() && load::one_path(a) == load::one_path(b)
}

/// Parts the findings. What could not be read goes to `errors`.
pub(super) fn part(
    findings: Vec<Finding>,
    options: &Options,
    touched: Option<&Touched>,
    decisions_file: &Path,
    baseline_file: Option<&Path>,
    is_source: impl Fn(&str) -> bool,
    errors: &mut Errors,
) -> Known {
    let decided = match options.no_decisions {
        true => Decisions::default(),
        false => load::read_if_there(decisions_file, errors)
            .map_or_else(Decisions::default, |text| Decisions::read(&text, errors)),
    };
    let baseline = baseline_file.and_then(|path| load::read(path, errors));
    let baseline = baseline.map(|text| Baseline::read(&text, errors)).unwrap_or_default();
    let mut settled = decided.settle(findings, options.today);
    let parted = baseline.part(std::mem::take(&mut settled.open));
    // What could not be read may be what a decision is about.
    let whole = options.paths.is_empty() && errors.is_empty();
    let mut known = Known { notices: settled.notices(whole, is_source), ..Known::default() };
    if whole {
        known.gone = parted.gone;
    }
    let selected = |findings: Vec<Finding>| {
        findings.into_iter().filter(|finding| is_selected(options, finding)).collect()
    };
    known.open = selected(parted.new);
    known.open.retain(|finding| touched.is_none_or(|touched| touched.tells(finding)));
    known.known = selected(parted.known);
    known.settled = settled.settled.into_iter().filter(|(f, _)| is_selected(options, f)).collect();
    known
}
