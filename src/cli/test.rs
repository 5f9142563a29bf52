//! `gainsay test`: the tests that a desk writes of its rules.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::Output;
use super::{Global, Status};
use crate::report;
use crate::test::{Options, test};

/// Arguments of `gainsay test`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct TestArgs {
    /// Files of tests, and folders with `tests.toml` or `*.tests.toml` in them [default: `tests.toml` beside the nearest rules.toml]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Try only the tests that have this in their name
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,
    /// The format of the output
    #[arg(long, visible_alias = "format", value_name = "FORMAT", default_value = "text")]
    pub output_format: Format,
}

const EXAMPLES: &str = "Examples:
  gainsay test                        the desk's own
  gainsay test --only price --verbose
  gainsay test packs/                 all below a folder, each with the rules.toml nearest to it

A test, in tests.toml:
  [[test]]
  name = \"one budget, two figures\"
  claim = [
    { source = \"post\", entity = \"Acme\", attribute = \"capex\", period = \"2025\", value = \"$60 billion\" },
    { source = \"echo\", entity = \"Acme\", attribute = \"capex\", period = \"2025\", value = \"$65 billion\" },
  ]
  expect = [
    { rule = \"capex-agree\", severity = \"error\", values = [\"post: $60 billion\", \"echo: $65 billion\"] },
  ]

Exit status: 0 all hold; 1 one failed; 2 wrong use, a broken file, or nothing to test.";

/// Output formats of `gainsay test`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Tries the tests, writes what came of them, and says with what status to end.
pub(super) fn run(args: &TestArgs, global: &Global) -> Status {
    let output = Output::plain(global);
    let options = Options {
        paths: args.paths.clone(),
        config: global.config.clone(),
        only: args.only.clone(),
    };
    let tried = test(&options);
    let written = output.write(|style, out| match args.output_format {
        Format::Json => report::write_tests_json(&tried, out),
        Format::Text if tried.tests.is_empty() => Ok(()),
        Format::Text => report::write_tests(&tried, global.verbose, global.quiet, style, out),
    });
    if let Err(status) = written {
        return status;
    }
    output.problems(&tried.errors);
    if !tried.errors.is_empty() {
        Status::Trouble
    } else if tried.tests.iter().all(crate::test::Outcome::holds) {
        Status::Clean
    } else {
        Status::Findings
    }
}
