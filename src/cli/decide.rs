//! `gainsay decide`.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use clap::Args;

use super::again::is_desk;
use super::input::MoreInput;
use super::output::{Output, write_whole};
use super::{Global, Status};
use crate::check::{Checked, Options, check};
use crate::decisions::{About, Decision, Decisions, Verdict, Word, iso_day, record, without};
use crate::error::{Error, Errors};
use crate::explain::finding_by_id;
use crate::load;
use crate::span::Text;
use crate::value::Day;

/// Arguments of `gainsay decide`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[command(group(clap::ArgGroup::new("verdict").args(["accept", "corrected", "both_right", "prune"]).required(true)))]
pub struct DecideArgs {
    /// The finding, by its id or the first digits of it, as `gainsay check` shows it
    #[arg(value_name = "FINDING", required_unless_present = "prune")]
    pub finding: Option<String>,
    /// The conflict is known and left as it is
    #[arg(long)]
    pub accept: bool,
    /// What was published has been put right, and the claims record what once stood there
    #[arg(long)]
    pub corrected: bool,
    /// Both sides can stand: it is no conflict
    #[arg(long)]
    pub both_right: bool,
    /// Take out the decisions on the claims of the desk that match no finding any more
    #[arg(long, conflicts_with_all = ["finding", "reason", "until", "by"])]
    pub prune: bool,
    /// Why, in a sentence that a colleague understands in a year
    #[arg(long, value_name = "TEXT", required_unless_present = "prune")]
    pub reason: Option<String>,
    /// The last day on which it holds, YYYY-MM-DD [default: for ever]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub until: Option<Day>,
    /// Who decides [default: the user of git]
    #[arg(long, value_name = "NAME", env = "GAINSAY_BY")]
    pub by: Option<String>,
    /// Files and folders of claims and articles [default: `claims/` beside the nearest rules.toml]
    #[arg(short, long = "path", value_name = "PATH", help_heading = "Input")]
    pub paths: Vec<PathBuf>,
    /// What to leave out, and on which day it is decided
    #[command(flatten)]
    pub input: MoreInput,
}

const EXAMPLES: &str = "Examples:
  gainsay decide 3f9a --accept --reason \"The ministry counts seats, the line counts passengers.\"
  gainsay decide 3f9a --corrected --reason \"Corrected in print on 1 July.\" --by \"Jane Doe\"
  gainsay decide 3f9a --accept --reason \"Until the audit is out.\" --until 2025-12-31
  gainsay decide --prune

The decision is written to decisions.toml beside rules.toml. It holds until its last day, and
lapses when a value of the finding is worded or read in another way, when its period, scope or
modality changes, or when another value joins or one goes. A quote or a note may change.";

/// Writes a decision down, and says with what status to end.
pub(super) fn run(args: &DecideArgs, global: &Global) -> Status {
    let output = Output::plain(global);
    let done = args.input.options(&args.paths, global).and_then(|options| {
        let checked = check(&Options { no_decisions: true, ..options.clone() });
        if args.prune {
            prune(args, &checked)
        } else {
            decide(args, &checked, options.today.unwrap_or_default())
        }
    });
    match done {
        Ok(_) if global.quiet => Status::Clean,
        Ok(lines) => {
            let written =
                output.write(|_, out| lines.iter().try_for_each(|line| writeln!(out, "{line}")));
            written.err().unwrap_or(Status::Clean)
        }
        Err(error) => {
            output.problems(&[*error]);
            Status::Trouble
        }
    }
}

/// Writes the decision into the file; says what was done, a line each.
fn decide(args: &DecideArgs, checked: &Checked, today: Day) -> Result<Vec<String>, Box<Error>> {
    let finding = match finding_by_id(checked, args.finding.as_deref().unwrap_or_default()) {
        Ok(finding) => finding,
        // It may be unknown because the file that has it could not be read.
        Err(error) => return Err(checked.errors.first().cloned().map_or(error, Box::new)),
    };
    let reason = args.reason.as_deref().unwrap_or_default().trim();
    if reason.is_empty() {
        let message = "a decision needs a reason";
        let help = "say in a sentence why, for the colleague who reads it in a year";
        return Err(Box::new(Error::usage("missing-reason", message).help(help)));
    }
    if args.until.is_some_and(|until| until < today) {
        let message = "the last day of the decision is over already: it would settle nothing";
        return Err(Box::new(Error::usage("over-already", message).help("give a later `--until`")));
    }
    let by = args.by.clone().or_else(user_of_git).filter(|name| !name.trim().is_empty());
    let Some(by) = by else {
        let message = "who decides? git knows no `user.name` here";
        return Err(Box::new(Error::usage("nobody", message).help("say it with `--by NAME`")));
    };
    let verdict = match (args.accept, args.corrected) {
        (true, _) => Verdict::Accepted,
        (_, true) => Verdict::Corrected,
        (false, false) => Verdict::BothRight,
    };
    let (text, decisions) = as_they_stand(checked)?;
    let paths = paths(args, checked);
    // What was decided of an earlier state of the finding is written anew: it settles nothing any more.
    let about = About::of(finding);
    let stale: Vec<&Decision> = decisions
        .iter()
        .filter(|d| d.about == about && d.paths == paths)
        .filter(|d| !checked.findings.iter().any(|f| f.id == d.finding))
        .collect();
    let word =
        Word { verdict, reason, by: by.trim(), date: today, until: args.until, paths: &paths };
    let recorded =
        record(&text.text, finding, &word, &stale).map_err(|message| broken(checked, &message))?;
    write_whole(&checked.decisions_file, &recorded.text)?;
    let file = load::shown(&checked.decisions_file);
    let until = args.until.map(|day| format!(", until {day}")).unwrap_or_default();
    let mut lines =
        vec![format!("{file}: {} {} ({about}) by {}{until}", verdict.name(), finding.id, word.by)];
    lines.extend(recorded.replaced.iter().map(|id| {
        format!("{file}: the decision on {id}, an earlier state of it, has been written anew")
    }));
    Ok(lines)
}

/// What was read, as it was named, where that was not the claims of the desk: without it nobody comes upon the finding.
fn paths(args: &DecideArgs, checked: &Checked) -> Vec<String> {
    if args.paths.is_empty() || is_desk(checked, &args.paths) {
        return args.input.files_from.iter().map(|list| load::shown(list)).collect();
    }
    args.paths.iter().chain(&args.input.files_from).map(|path| load::shown(path)).collect()
}

/// Takes out what matches no finding of the claims of the desk, and can be of nothing else.
fn prune(args: &DecideArgs, checked: &Checked) -> Result<Vec<String>, Box<Error>> {
    if let Some(error) = checked.errors.first() {
        // What could not be read may be what a decision is about.
        return Err(Box::new(error.clone()));
    }
    if !args.paths.is_empty() || args.input.files_from.is_some() || !args.input.exclude.is_empty() {
        let message =
            "--prune looks at the whole desk: what is left out may be what a decision is about";
        return Err(Box::new(Error::usage("not-the-whole", message)));
    }
    let (text, decisions) = as_they_stand(checked)?;
    let view = checked.graph.view();
    let (of_others, stale): (Vec<&Decision>, Vec<&Decision>) = decisions
        .iter()
        .filter(|d| !checked.findings.iter().any(|f| f.id == d.finding))
        .partition(|d| d.is_of_others(|id| view.has_source(id)));
    let ids: Vec<&str> = stale.iter().map(|d| d.finding.as_str()).collect();
    let file = load::shown(&checked.decisions_file);
    let kept = of_others.iter().map(|d| {
        let (id, about) = (&d.finding, &d.about);
        format!("{file}: kept the decision on {id} ({about}), which may be of articles or others than these claims")
    });
    if ids.is_empty() {
        let all = if of_others.is_empty() { "every decision" } else { "every other decision" };
        return Ok(kept.chain([format!("{file}: {all} matches a finding")]).collect());
    }
    let left = without(&text.text, &ids).map_err(|message| broken(checked, &message))?;
    write_whole(&checked.decisions_file, &left)?;
    let line =
        |d: &&Decision| format!("{file}: took out the decision on {} ({})", d.finding, d.about);
    Ok(stale.iter().map(line).chain(kept).collect())
}

/// The decisions as they stand in their file, which must be without a slip: nothing is lost on writing.
fn as_they_stand(checked: &Checked) -> Result<(Arc<Text>, Decisions), Box<Error>> {
    let mut errors = Errors::new();
    let text = load::read_if_there(&checked.decisions_file, &mut errors);
    let decisions =
        text.as_ref().map_or_else(Decisions::default, |text| Decisions::read(text, &mut errors));
    match errors.into_sorted().into_iter().next() {
        Some(error) => Err(Box::new(error)),
        None => Ok((text.unwrap_or_else(|| Text::whole("", "")), decisions)),
    }
}

fn broken(checked: &Checked, message: &str) -> Box<Error> {
    let file = load::shown(&checked.decisions_file);
    Box::new(Error::usage("toml-syntax", format!("`{file}` cannot be changed: {message}")))
}

/// The name that git puts on commits.
fn user_of_git() -> Option<String> {
    let run = Command::new("git").args(["config", "user.name"]).output().ok()?;
    let name = String::from_utf8(run.stdout).ok()?;
    run.status.success().then(|| name.trim().to_owned())
}

fn day(text: &str) -> Result<Day, String> {
    iso_day(text).ok_or_else(|| String::from("write year, month and day: 2025-07-31"))
}
