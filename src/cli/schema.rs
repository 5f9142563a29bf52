//! `gainsay schema`.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::output::Output;
use super::{Global, Status};
use crate::report::schemas;

/// Arguments of `gainsay schema`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SchemaArgs {
    /// Which form
    #[arg(value_name = "NAME", value_parser = PossibleValuesParser::new(schemas::names()))]
    pub name: String,
}

const EXAMPLES: &str = "Examples:
  gainsay schema claims > claims.schema.json
  gainsay schema findings

Many editors take the schema that the first line of a TOML file names:
  #:schema ../claims.schema.json";

/// Prints a schema, and says with what status to end.
pub(super) fn run(args: &SchemaArgs, global: &Global) -> Status {
    let written = Output::plain(global).write(|_, out| {
        if let Some(schema) = schemas::of(&args.name) {
            serde_json::to_writer_pretty(&mut *out, &schema)?;
            writeln!(out)?;
        }
        Ok(())
    });
    written.err().unwrap_or(Status::Clean)
}
