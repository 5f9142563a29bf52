//! `gainsay report`: the same findings as `gainsay check`, as a document.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::check::FailOn;
use super::output::Output;
use super::{Global, Status, again};
use crate::check::check;
use crate::error::Error;
use crate::report::{self, Heading, Outcome, Reporter};
use crate::similar::nearest;

/// Arguments of `gainsay report`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ReportArgs {
    /// What to check
    #[command(flatten)]
    pub input: super::input::InputArgs,
    /// The file to write, whole or not at all; its ending says the format [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// The format of the output [default: by the ending of the file]
    #[arg(long, visible_alias = "format", value_name = "FORMAT",
        value_parser = PossibleValuesParser::new(report::ALL.iter().map(|r| r.name())))]
    pub output_format: Option<String>,
    /// What stands at the head of the report
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Keep only findings of these rules or kinds
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave out findings of these rules or kinds
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// From which severity on the exit status is 1
    #[arg(long, value_name = "SEVERITY", default_value = "never")]
    pub fail_on: FailOn,
}

const EXAMPLES: &str = "Examples:
  gainsay report -o report.html               to read, send and print
  gainsay report story/ -o report.md          for a pull request or a mail
  gainsay report -o findings.csv              a row per claim of a finding
  gainsay report --format csv-claims -o all.csv   a row for every claim

The exit status is 0 where the report was written and all could be read, whatever was found
(see --fail-on); it is 2 where something could not be read: the report tells of what could.";

/// Checks, writes the report, and says with what status to end.
pub(super) fn run(args: &ReportArgs, global: &Global) -> Status {
    let output = Output::to(args.output_file.clone(), global);
    let (options, reporter) = match (args.input.options(global), reporter(args)) {
        (Ok(options), Ok(reporter)) => (options, reporter),
        (Err(error), _) | (_, Err(error)) => {
            output.problems(&[*error]);
            return Status::Trouble;
        }
    };
    let mut options = options;
    options.select.clone_from(&args.select);
    options.ignore.clone_from(&args.ignore);
    options.every_claim = reporter.lists_claims();
    if let Err(error) = output.spares_check(&options) {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    let mut checked = check(&options);
    again::note(&mut checked, &args.input.paths, &args.input.more, global);
    let outcome = Outcome {
        errors: &checked.errors,
        notices: &checked.notices,
        settled: &checked.settled,
        graph: Some(&checked.graph),
        heading: Heading { title: args.title.as_deref(), day: args.input.more.today },
        ..Outcome::new(&checked.findings, &checked.summary)
    };
    if let Err(status) = output.write(|style, out| reporter.write(&outcome, style, out)) {
        return status;
    }
    output.notices(if global.quiet { &[] } else { &checked.notices }, reporter);
    output.problems(&checked.errors);
    match args.fail_on.fails(&checked.findings) {
        _ if !checked.errors.is_empty() => Status::Trouble,
        true => Status::Findings,
        false => Status::Clean,
    }
}

/// The format that is asked for, by name or by the ending of the file.
fn reporter(args: &ReportArgs) -> Result<&'static dyn Reporter, Box<Error>> {
    if let Some(reporter) = args.output_format.as_deref().and_then(report::by_name) {
        return Ok(reporter);
    }
    let to_stdout = args.output_file.as_deref().is_some_and(|file| file.as_os_str() == "-");
    let Some(file) = args.output_file.as_ref().filter(|_| !to_stdout) else {
        if !to_stdout && io::stdout().is_terminal() {
            let message = "a report is a page, and this is a terminal";
            let help = "add `-o report.html`, or `--output-format markdown` to read it here";
            return Err(Box::new(Error::usage("no-file", message).help(help)));
        }
        return Ok(report::by_name("html").unwrap_or(report::ALL[0]));
    };
    let ending = file.extension().map(|e| e.to_string_lossy().into_owned());
    if let Some(reporter) = ending.as_deref().and_then(report::by_ending) {
        return Ok(reporter);
    }
    let known: Vec<&str> = report::ALL.iter().flat_map(|r| r.endings()).copied().collect();
    let all = known.iter().map(|e| format!(".{e}")).collect::<Vec<_>>().join(", ");
    let shown = file.display();
    let error = match &ending {
        Some(ending) => {
            let message = format!("no format of reports goes by the ending `.{ending}` of {shown}");
            let near = nearest(ending, known.iter().copied());
            let near = near.map(|near| format!("did you mean `.{near}`? ")).unwrap_or_default();
            Error::usage("unknown-ending", message)
                .help(format!("{near}endings that say a format: {all}; or give --output-format"))
        }
        None => Error::usage("unknown-ending", format!("{shown} has no ending that says a format"))
            .help(format!("endings that do: {all}; or give --output-format")),
    };
    Err(Box::new(error))
}
