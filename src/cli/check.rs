//! `gainsay check`.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, ValueEnum};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use super::output::{Output, write_whole};
use super::progress::Shown;
use super::{Global, Status, again, baseline};
use crate::check::{Checked, Options, check, files_of};
use crate::error::Error;
use crate::evidence::fixes;
use crate::finding::{Finding, Severity};
use crate::load;
use crate::report::{Heading, Outcome, clean};

/// Arguments of `gainsay check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckArgs {
    /// What to check
    #[command(flatten)]
    pub input: super::input::InputArgs,
    /// How findings are written
    #[command(flatten)]
    pub output: super::output::OutputArgs,
    /// From which severity on the exit status is 1 [default: error, or what rules.toml says]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// End with status 0 whatever is found (a broken file still gives 2)
    #[arg(long)]
    pub exit_zero: bool,
    /// Keep only findings of these rules or kinds
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave out findings of these rules or kinds
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Hold what is checked against this file or folder: only findings that touch it are told, its side first. Given
    /// again for each further one
    #[arg(long, value_name = "PATH", help_heading = "Input", conflicts_with_all = ["changed", "base"])]
    pub against: Vec<PathBuf>,
    /// Tell only findings that touch what has changed in git since the last commit, staged or not
    #[arg(long, help_heading = "Changes")]
    pub changed: bool,
    /// The same, since a branch left this revision
    #[arg(long, value_name = "REV", help_heading = "Changes")]
    pub base: Option<String>,
    /// Read articles that claims name and that are not there from the same place of this folder: for a hook that checks a
    /// copy of what is staged
    #[arg(long, value_name = "FOLDER", help_heading = "Changes")]
    pub work_tree: Option<PathBuf>,
    /// Tell only findings that this file does not have, or that have become graver; without FILE, baseline.toml
    /// beside rules.toml
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "", value_parser = path_or_nothing(), help_heading = "Baseline")]
    pub baseline: Option<PathBuf>,
    /// Write the findings of today into such a file
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "", value_parser = path_or_nothing(), help_heading = "Baseline",
        conflicts_with_all = ["baseline", "changed", "base", "select", "ignore", "statistics", "show_files"])]
    pub write_baseline: Option<PathBuf>,
    /// Take out of the baseline what is gone
    #[arg(long, requires = "baseline", conflicts_with_all = ["select", "ignore", "show_files"], help_heading = "Baseline")]
    pub prune: bool,
    /// Give quotes that differ from their article in type alone the article's own spelling, in the claims files
    #[arg(long, conflicts_with_all = ["show_files", "write_baseline"])]
    pub fix: bool,
    /// Read stories as JSON Lines, {"id", "articles": [{"id", "text", "title"?, "published"?}]} a line, from standard
    /// input or one file, and write {"id", "findings"} a line, in order
    #[arg(long, conflicts_with_all = ["changed", "base", "against", "together", "baseline", "write_baseline", "prune", "statistics",
        "show_files", "select", "ignore"])]
    pub stories: bool,
    /// Write counts for each rule below the findings
    #[arg(long)]
    pub statistics: bool,
    /// List the files that would be checked, and check nothing
    #[arg(long)]
    pub show_files: bool,
    /// Show what a check would go by, and where each setting comes from, and check nothing
    #[arg(long, conflicts_with_all = ["show_files", "stories", "write_baseline", "fix"])]
    pub show_settings: bool,
    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

const EXAMPLES: &str = "Examples:
  gainsay check                             the desk's own claims
  gainsay check story.toml --format concise
  gainsay check draft.md --against sources/ each fact of the draft that a source contradicts
  gainsay check --against wire/ --against archive/ draft.md
  gainsay check --fail-on warning           for a commit hook
  gainsay check --changed --base main       what this branch brings in
  gainsay check --write-baseline            to begin on an old pile: what is there now is known ...
  gainsay check --baseline                  ... and only what is new is told
  gainsay check --format json -o findings.json";

/// A path, or nothing for the usual one.
fn path_or_nothing() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// From which severity on the exit status is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Nothing: findings never fail
    Never,
}

impl FailOn {
    /// The least severity that fails.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }

    /// Whether any finding is as grave.
    pub(super) fn fails(self, findings: &[Finding]) -> bool {
        self.severity().is_some_and(|least| findings.iter().any(|f| f.severity >= least))
    }
}

/// Checks, writes the findings, and says with what status to end.
pub(super) fn run(args: &CheckArgs, global: &Global) -> Status {
    let output = Output::new(&args.output, global);
    if args.statistics && !FOR_PEOPLE.contains(&args.output.output_format.as_str()) {
        let message = format!("--statistics does not go with `{}`", args.output.output_format);
        let help = format!("it goes with {}", FOR_PEOPLE.join(" and "));
        output.problems(&[Error::usage("wrong-format", message).help(help)]);
        return Status::Trouble;
    }
    if args.stories {
        if let Err(error) = output.spares(|| args.input.paths.clone()) {
            output.problems(&[*error]);
            return Status::Trouble;
        }
        return super::stories::run(args, global, &output);
    }
    let mut options = match args.input.options(global) {
        Ok(options) => options,
        Err(error) => {
            output.problems(&[*error]);
            return Status::Trouble;
        }
    };
    options.select.clone_from(&args.select);
    options.ignore.clone_from(&args.ignore);
    options.against.clone_from(&args.against);
    options.changed = (args.changed || args.base.is_some()).then(|| args.base.clone());
    options.work_tree.clone_from(&args.work_tree);
    options.baseline.clone_from(&args.baseline);
    options.every_claim = args.output.reporter().lists_claims();
    if let Err(error) = output.spares_check(&options) {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    if args.show_files {
        return show_files(&options, &output, global.quiet);
    }
    if args.show_settings {
        return super::settings::show(args, &options, &output);
    }
    let progress = Arc::default();
    options.progress = Some(Arc::clone(&progress));
    let shown = Shown::new(&progress, global.quiet);
    let threads = pool(args.threads.unwrap_or(0));
    let mut checked = match &threads {
        Ok(pool) => pool.install(|| check(&options)),
        Err(_) => check(&options),
    };
    drop(shown);
    checked.notices.extend(taken_for_drafts(&args.input.paths, &args.against));
    let paths = [args.input.paths.as_slice(), &args.against].concat();
    again::note(&mut checked, &paths, &args.input.more, global);
    if let Some(path) = &args.write_baseline {
        return baseline::write(path, &checked, &output);
    }
    if let Err(error) = baseline::gone(&mut checked, &options, args.prune) {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    if args.fix
        && let Err(error) = fix(&mut checked)
    {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    let outcome = Outcome {
        findings: &checked.findings,
        errors: &checked.errors,
        notices: if global.quiet { &[] } else { &checked.notices },
        summary: &checked.summary,
        settled: &checked.settled,
        graph: Some(&checked.graph),
        heading: Heading { title: None, day: args.input.more.today },
        quiet: global.quiet,
    };
    let write = || {
        output.write(|style, out| {
            args.output.reporter().write(&outcome, style, out)?;
            if args.statistics { statistics(&checked.findings, out) } else { Ok(()) }
        })
    };
    // The threads are there already: reports are drawn by them as well.
    let written = match &threads {
        Ok(pool) => pool.install(write),
        Err(_) => write(),
    };
    if let Err(status) = written {
        return status;
    }
    output.notices(outcome.notices, args.output.reporter());
    output.problems(&checked.errors);
    let status = status(args, &checked);
    // The program ends here: giving back millions of pieces of memory one by one would only take time.
    std::mem::forget(checked);
    status
}

/// What a shell makes of `draft.md --against sources/*.md`: all but the first of the sources are drafts then, which
/// nobody means who has drafts elsewhere.
fn taken_for_drafts(paths: &[PathBuf], against: &[PathBuf]) -> Option<String> {
    let source = against.iter().find(|path| path.is_file())?;
    let is_beside = |path: &&PathBuf| path.parent() == source.parent();
    let (beside, elsewhere): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(is_beside);
    let first = beside.first().filter(|_| !elsewhere.is_empty())?;
    let more = if beside.len() > 1 { " and others beside it are" } else { " is" };
    let (first, source) = (load::shown(first), load::shown(source));
    Some(format!(
        "{first}{more} checked, and `--against` is {source} alone: name the folder of the sources, or repeat `--against`"
    ))
}

/// The threads of a check, nought for all cores. This one is one of them: it is there already, and its memory grows in
/// greater steps than that of others.
fn pool(threads: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    let builder = || ThreadPoolBuilder::new().num_threads(threads);
    // A thread can be in one pool only, and a program may run more than one check.
    builder().use_current_thread().build().or_else(|_| builder().build())
}

/// Respells quotes in the claims files, each written whole or not at all.
fn fix(checked: &mut Checked) -> Result<(), Box<Error>> {
    let claims = checked.graph.view().slots().flat_map(|slot| &slot.claims);
    for fixed in fixes(claims, &checked.evidence) {
        write_whole(Path::new(&fixed.path), &fixed.text)?;
        let (path, count) = (&fixed.path, fixed.quotes);
        let quotes = if count == 1 { "1 quote is" } else { &format!("{count} quotes are") };
        checked.notices.push(format!("{path}: {quotes} now spelt as in the article"));
    }
    Ok(())
}

/// The formats below which there is room for a table.
const FOR_PEOPLE: &[&str] = &["full", "concise"];

/// How many findings each rule has, most first.
fn statistics(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((&finding.rule, finding.severity)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|&((rule, severity), count)| (Reverse(count), Reverse(severity), rule));
    for ((rule, severity), count) in rows {
        writeln!(out, "{count}\t{}\t{rule}", severity.name())?;
    }
    Ok(())
}

/// The files that a check would read, a line each.
fn show_files(options: &Options, output: &Output, quiet: bool) -> Status {
    let (files, left_out, errors) = files_of(options);
    let written = output.write(|_, out| {
        for file in &files {
            writeln!(out, "{}", file.shown)?;
        }
        Ok(())
    });
    if let Err(status) = written {
        return status;
    }
    left_out.notices().iter().filter(|_| !quiet).for_each(|notice| output.remark(&clean(notice)));
    output.problems(&errors);
    if errors.is_empty() { Status::Clean } else { Status::Trouble }
}

/// The exit status, the same in every format.
fn status(args: &CheckArgs, checked: &Checked) -> Status {
    if !checked.errors.is_empty() {
        return Status::Trouble;
    }
    let fail_on = args
        .fail_on
        .map(FailOn::severity)
        .or(checked.desk.fail_on)
        .unwrap_or(Some(Severity::Error));
    let fails = fail_on.is_some_and(|least| checked.findings.iter().any(|f| f.severity >= least));
    if fails && !args.exit_zero { Status::Findings } else { Status::Clean }
}
