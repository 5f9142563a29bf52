//! `gainsay graph`.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::input::InputArgs;
use super::output::Output;
use super::{Global, Status};
use crate::check::{Options, check};
use crate::report::{Drawing, GRAPH_FORMATS};

/// Arguments of `gainsay graph`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct GraphArgs {
    /// What to draw
    #[command(flatten)]
    pub input: InputArgs,
    /// The format of the output
    #[arg(long, visible_alias = "format", value_name = "FORMAT", default_value = GRAPH_FORMATS[0].0,
        value_parser = PossibleValuesParser::new(GRAPH_FORMATS.iter().map(|(name, _)| *name)))]
    pub output_format: String,
    /// Draw every claim, not only the slots that claims fall into
    #[arg(long)]
    pub claims: bool,
    /// Draw only what has to do with a finding
    #[arg(long)]
    pub conflicts: bool,
    /// Write to a file instead of standard output; it is written whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output_file: Option<std::path::PathBuf>,
}

const EXAMPLES: &str = "Examples:
  gainsay graph | dot -Tsvg -o claims.svg      draw with Graphviz
  gainsay graph --conflicts --format mermaid   what disagrees, for Markdown
  gainsay graph --claims --format json         everything, for a program";

/// Draws, and says with what status to end.
pub(super) fn run(args: &GraphArgs, global: &Global) -> Status {
    let output = Output::to(args.output_file.clone(), global);
    let options = match args.input.options(global) {
        Ok(options) => Options { every_claim: true, ..options },
        Err(error) => {
            output.problems(&[*error]);
            return Status::Trouble;
        }
    };
    if let Err(error) = output.spares_check(&options) {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    let checked = check(&options);
    let drawing = Drawing::new(&checked.graph, &checked.findings, args.claims, args.conflicts);
    let write = GRAPH_FORMATS
        .iter()
        .find(|(name, _)| *name == args.output_format)
        .map_or(GRAPH_FORMATS[0].1, |(_, write)| *write);
    if let Err(status) = output.write(|_, out| write(&drawing, out)) {
        return status;
    }
    output.problems(&checked.errors);
    if checked.errors.is_empty() { Status::Clean } else { Status::Trouble }
}
