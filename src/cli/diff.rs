//! `gainsay diff`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::Output;
use super::{Global, Status};
use crate::diff::{Found, difference, read, write_json, write_text};
use crate::error::{Error, Errors};
use crate::load;

/// Arguments of `gainsay diff`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct DiffArgs {
    /// What an earlier `gainsay check --output-format json` wrote; `-` for standard input
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// What a later one wrote
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// The format of the output
    #[arg(long, visible_alias = "format", value_name = "FORMAT", default_value = "text")]
    pub output_format: Format,
    /// Write to a file instead of standard output; it is written whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// End with status 0 whatever appeared or changed
    #[arg(long)]
    pub exit_zero: bool,
}

const EXAMPLES: &str = "Examples:
  gainsay check --format json -o today.json
  gainsay diff yesterday.json today.json
  gainsay check --format json | gainsay diff yesterday.json -

Exit status: 0 where nothing appeared or changed; 1 where something did; 2 where a file cannot be read.";

/// Output formats of `gainsay diff`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Compares two checks, and says with what status to end.
pub(super) fn run(args: &DiffArgs, global: &Global) -> Status {
    let output = Output::to(args.output_file.clone(), global);
    if let Err(error) = output.spares(|| vec![args.old.clone(), args.new.clone()]) {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    let mut errors = Errors::new();
    if args.old.as_os_str() == "-" && args.new.as_os_str() == "-" {
        let message = "standard input cannot be both checks";
        errors.push(Error::usage("two-uses-of-stdin", message));
    }
    let (old, new) = match errors.is_empty() {
        true => (found(&args.old, &mut errors), found(&args.new, &mut errors)),
        false => (None, None),
    };
    let (Some(old), Some(new)) = (old, new) else {
        output.problems(&errors.into_sorted());
        return Status::Trouble;
    };
    let difference = difference(&old, &new);
    let written = output.write(|_, out| match args.output_format {
        Format::Text => write_text(&difference, out),
        Format::Json => write_json(&difference, out),
    });
    if let Err(status) = written {
        return status;
    }
    let worse = !difference.appeared.is_empty() || !difference.changed.is_empty();
    if worse && !args.exit_zero { Status::Findings } else { Status::Clean }
}

/// The check that a file holds.
fn found(path: &Path, errors: &mut Errors) -> Option<Found> {
    let text = match path.as_os_str() == "-" {
        true => load::read_stdin("<stdin>", errors)?,
        false => load::read(path, errors)?,
    };
    match read(&text.text) {
        Ok(found) => Some(found),
        Err(message) => {
            let message = format!("`{}` {message}", text.path);
            let help = "it is written by `gainsay check --output-format json -o FILE`";
            errors.push(Error::unreadable("no-check", message).help(help));
            None
        }
    }
}
