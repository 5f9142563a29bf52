//! `gainsay explain`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::input::MoreInput;
use super::output::Output;
use super::{Global, Status, again};
use crate::check::{Checked, Options, check, desk};
use crate::error::{Error, Errors};
use crate::explain::{self, Page, Spot};
use crate::load::{self, FileKind, kind_of};
use crate::report;

/// Arguments of `gainsay explain`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ExplainArgs {
    /// A rule, a kind of rule, an attribute, an entity, a source, a finding by the first digits of its id, a claim by its
    /// id or FILE:LINE, a line of an article, FILE:LINE:COLUMN as a report prints it; two claims, or two values of
    /// articles, are held against each other
    #[arg(value_name = "WHAT")]
    pub what: Vec<String>,
    /// Files and folders of claims and articles [default: `claims/` beside the nearest rules.toml]
    #[arg(short, long = "path", value_name = "PATH", help_heading = "Input")]
    pub paths: Vec<PathBuf>,
    /// What to leave out, and where decisions count
    #[command(flatten)]
    pub input: MoreInput,
    /// The format of the output
    #[arg(long, visible_alias = "format", value_name = "FORMAT", default_value = "text")]
    pub output_format: Format,
}

const EXAMPLES: &str = "Examples:
  gainsay explain                           the rules in use, the kinds of rule
  gainsay explain capex-agree               what a rule makes sure of, and why
  gainsay explain 3f9a                      a finding with all its claims
  gainsay explain gazette#5 post#2          were the two compared, and why
  gainsay explain claims/gazette.toml:31    how a claim was read
  gainsay explain story/post.md:12          how a sentence was read, and what it was held against
  gainsay explain story/post.md:12:40       the one at a place that a report printed
  gainsay explain story/a.md:9:37 story/b.md:4:17
                                            were these two values compared, and why";

/// Output formats of `gainsay explain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Explains what was asked for, and says with what status to end.
pub(super) fn run(args: &ExplainArgs, global: &Global) -> Status {
    let output = Output::plain(global);
    let mut trouble = no_such_files(args);
    if !trouble.is_empty() {
        output.problems(&trouble);
        return Status::Trouble;
    }
    let pages = match of_desk(args, global, &mut trouble) {
        Some(pages) => pages,
        None => match args.input.options(&paths(args), global) {
            Ok(options) => {
                let options = Options { every_claim: true, ..options };
                let mut checked = check(&options);
                again::note(&mut checked, &args.paths, &args.input, global);
                of_claims(&args.what, checked, &mut trouble)
            }
            Err(error) => {
                trouble.push(*error);
                Vec::new()
            }
        },
    };
    let written = output.write(|style, out| match args.output_format {
        Format::Json => report::write_pages_json(&pages, out),
        Format::Text => report::write_pages(&pages, style, out),
    });
    if let Err(status) = written {
        return status;
    }
    output.problems(&trouble);
    if trouble.is_empty() { Status::Clean } else { Status::Trouble }
}

/// The articles asked for of which there is none, where nothing else says what is read: no check needs to be run
/// for these.
fn no_such_files(args: &ExplainArgs) -> Vec<Error> {
    let names =
        args.what.iter().filter(|_| args.paths.is_empty() && args.input.files_from.is_none());
    let lines = names.filter_map(|name| article_of(name));
    lines.filter_map(load::if_missing).collect()
}

/// The article of a line that is asked for.
fn article_of(name: &str) -> Option<&Path> {
    let path = Path::new(Spot::of(name)?.path);
    Some(path).filter(|path| kind_of(path) == Some(FileKind::Article))
}

/// What is read: the paths given; else, where a line of an article is asked for, the folder it lies in,
/// because a sentence is held against those of the other articles.
fn paths(args: &ExplainArgs) -> Vec<PathBuf> {
    if !args.paths.is_empty() {
        return args.paths.clone();
    }
    let folder = |name: &String| {
        let folder = article_of(name)?.parent().filter(|folder| !folder.as_os_str().is_empty());
        Some(folder.unwrap_or(Path::new(".")).to_owned())
    };
    args.what.iter().filter_map(folder).collect()
}

/// What the desk alone can tell: no claim needs to be read for a rule. `None` where more is asked.
fn of_desk(args: &ExplainArgs, global: &Global, trouble: &mut Vec<Error>) -> Option<Vec<Page>> {
    let mut errors = Errors::new();
    let (desk, _) = desk(global.config.as_deref(), &mut errors);
    let mut pages = Vec::new();
    if args.what.is_empty() {
        pages.push(explain::desk(&desk));
    }
    for name in &args.what {
        let found = explain::of_desk(&desk, name);
        // What is also the name of an attribute is told with its claims.
        if found.is_empty() || desk.vocabulary.attribute(name).is_some() {
            return None;
        }
        pages.extend(found);
    }
    trouble.extend(errors.into_sorted());
    Some(pages)
}

/// Two values of articles, by their places or by the ids that `check --format json` gives them.
fn of_two_values(what: &[String], checked: &Checked) -> Option<Page> {
    let [a, b] = what else { return None };
    let place = |name: &String| explain::place_of_id(checked, name).unwrap_or_else(|| name.clone());
    explain::values(checked, [&place(a), &place(b)])
}

fn of_claims(what: &[String], checked: Checked, trouble: &mut Vec<Error>) -> Vec<Page> {
    let mut pages = Vec::new();
    if let [a, b] = what
        && let ([a], [b]) =
            (explain::claims_at(&checked, a).as_slice(), explain::claims_at(&checked, b).as_slice())
    {
        pages.push(explain::pair(a, b, &checked).page);
    } else if let Some(page) = of_two_values(what, &checked) {
        pages.push(page);
    } else {
        for name in what {
            match explain::of(&checked, name) {
                Ok(found) => pages.extend(found),
                Err(error) => trouble.push(*error),
            }
        }
    }
    // A name may be unknown because the file that has it could not be read.
    trouble.extend(checked.errors);
    pages
}
