//! The command line: the only place that knows flag names. One file per command.

mod again;
mod baseline;
mod check;
mod completions;
mod decide;
mod diff;
mod explain;
mod extract;
mod fmt;
mod graph;
mod init;
mod input;
mod man;
mod output;
mod pipeline;
mod progress;
mod report;
mod schema;
mod settings;
mod stories;
mod suggest;
mod test;

pub use init::TEMPLATES;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::pack::lexicon::Lexicon;

/// Exit statuses, the same for every command and output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing at or over the failing severity.
    Clean,
    /// Findings at or over it.
    Findings,
    /// Wrong use, unreadable input, a broken file, or nothing to check.
    Trouble,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Trouble => 2,
        })
    }
}

/// Finds where sources contradict each other.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, about, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
}

const AFTER_HELP: &str = "Exit status: 0 nothing at or over --fail-on; 1 findings at or over it; \
2 wrong use, unreadable input, a broken file, or nothing to check.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check claims against each other
    Check(check::CheckArgs),
    /// Write what was found as a document to read, send or print: HTML, Markdown, CSV and more
    Report(report::ReportArgs),
    /// Explain a rule, a name, a finding, a claim, or why two claims were compared or not
    Explain(explain::ExplainArgs),
    /// Settle a finding with a reason and a name, in decisions.toml
    Decide(decide::DecideArgs),
    /// Hold two checks against each other: which findings appeared, went, changed
    Diff(diff::DiffArgs),
    /// Read articles and write what they say
    Extract(extract::ExtractArgs),
    /// Propose a desk's rules for some articles: entities, attributes, and what was left out
    Suggest(suggest::SuggestArgs),
    /// Try the tests of a desk's rules
    Test(test::TestArgs),
    /// Give claims files, rules, tests and decisions their canonical form
    Fmt(fmt::FmtArgs),
    /// Draw who says what of whom
    Graph(graph::GraphArgs),
    /// Make a desk to start from
    Init(init::InitArgs),
    /// Print the JSON Schema of a form
    Schema(schema::SchemaArgs),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
    /// Write manual pages
    #[command(hide = true)]
    Man(man::ManArgs),
}

/// Options of every command.
#[derive(Debug, clap::Args)]
pub struct Global {
    /// The rules file; found upward from the working folder if not given
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "GAINSAY_CONFIG",
        hide_env_values = true,
        help_heading = "Global options"
    )]
    pub config: Option<std::path::PathBuf>,
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Global options"
    )]
    pub color: When,
    /// Say less: findings and problems alone
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Global options")]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub verbose: bool,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal that can, unless NO_COLOR says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    // Nearly every command reads values: while the arguments are parsed, another thread makes the tables of words.
    // Where there is no thread to be had, whoever needs them first makes them.
    drop(std::thread::Builder::new().spawn(Lexicon::builtin));
    run(std::env::args_os()).into()
}

/// Runs the program with these arguments, the first of which is its name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Status {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return output::usage(&error),
    };
    match &cli.command {
        Command::Check(args) => check::run(args, &cli.global),
        Command::Report(args) => report::run(args, &cli.global),
        Command::Explain(args) => explain::run(args, &cli.global),
        Command::Decide(args) => decide::run(args, &cli.global),
        Command::Diff(args) => diff::run(args, &cli.global),
        Command::Extract(args) => extract::run(args, &cli.global),
        Command::Suggest(args) => suggest::run(args, &cli.global),
        Command::Test(args) => test::run(args, &cli.global),
        Command::Fmt(args) => fmt::run(args, &cli.global),
        Command::Graph(args) => graph::run(args, &cli.global),
        Command::Init(args) => init::run(args, &cli.global),
        Command::Schema(args) => schema::run(args, &cli.global),
        Command::Completions(args) => completions::run(args, &cli.global),
        Command::Man(args) => man::run(args, &cli.global),
    }
}
