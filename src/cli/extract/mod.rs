//! `gainsay extract`.

mod claims;
mod files;
mod held;
mod values;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::Output;
use super::{Global, Status};
use crate::decisions::iso_day;
use crate::value::Day;

/// Arguments of `gainsay extract`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ExtractArgs {
    /// Articles and folders of them; with --values also texts as JSON Lines (.jsonl, .ndjson); `-` for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub paths: Vec<PathBuf>,
    /// Every value: figures, sums of money, shares, dates, with how each was read
    #[arg(long)]
    pub values: bool,
    /// The format of the output
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "full",
        value_enum
    )]
    pub output_format: Format,
    /// Write to a file instead of standard output; it is written whole or not at all. Claims go into a claims file
    /// (`.toml`), as lines of JSON (`.jsonl`, `.ndjson`), or into a folder with a claims file for each article: any name
    /// without an ending, or that ends in a slash. What stands in a claims file stays as it is, new
    /// claims come below; any other file that is there is left alone, unless it holds just what would be written
    #[arg(short, long, value_name = "PATH")]
    pub output_file: Option<PathBuf>,
    /// Read what ignore files leave out of folders (.gainsayignore, .ignore, .gitignore). What is named itself is read
    /// in any case
    #[arg(long)]
    pub no_ignore: bool,
    /// The day that "last year" and "on Tuesday" count from, where a text does not say its own
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub published: Option<Day>,
    /// The name that messages give to standard input; its ending says what it holds
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// How what was extracted is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people; claims as TOML
    Full,
    /// One JSON object
    Json,
    /// A line of JSON for each text, in the order of the texts, or for each sure claim
    Jsonl,
}

const EXAMPLES: &str = "Examples:
  gainsay extract story/*.md -o claims/    claims files ready for review
  gainsay extract post.md -o post.toml     one of them
  gainsay extract --values article.md
  gainsay extract --values --format json article.md
  gainsay extract --values --format jsonl < texts.jsonl    lines of {\"id\", \"text\"}";

/// Extracts, and says with what status to end.
pub(super) fn run(args: &ExtractArgs, global: &Global) -> Status {
    let output = Output::to(args.output_file.clone(), global).keeping();
    if !args.values {
        return claims::run(args, global);
    }
    values::run(args, &output)
}

fn day(text: &str) -> Result<Day, String> {
    iso_day(text).ok_or_else(|| String::from("write year, month and day: 2025-07-31"))
}
