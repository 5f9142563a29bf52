//! `gainsay check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::Output;
use super::{Global, Status};
use crate::check::{Checked, Options, check};
use crate::finding::Severity;
use crate::report::Outcome;

/// Arguments of `gainsay check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files and folders of claims; `-` for standard input [default: `claims/` beside the nearest rules.toml]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
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
    /// The name that messages give to standard input; its ending says what it holds
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
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
    fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }
}

/// Checks, writes the findings, and says with what status to end.
pub fn run(args: &CheckArgs, global: &Global) -> Status {
    let options = Options {
        paths: args.paths.clone(),
        config: global.config.clone(),
        stdin_name: args.stdin_filename.clone(),
        select: args.select.clone(),
        ignore: args.ignore.clone(),
    };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.threads.unwrap_or(0)).build();
    let checked = match threads {
        Ok(pool) => pool.install(|| check(&options)),
        Err(_) => check(&options),
    };
    let output = Output::new(&args.output, global);
    let outcome = Outcome {
        findings: &checked.findings,
        errors: &checked.errors,
        notices: if global.quiet { &[] } else { &checked.notices },
        summary: &checked.summary,
    };
    if let Err(status) =
        output.write(|style, out| args.output.reporter().write(&outcome, style, out))
    {
        return status;
    }
    output.problems(&checked.errors);
    status(args, &checked)
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
