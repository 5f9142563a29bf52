//! `gainsay fmt`: claims files, rules, tests and decisions in one form, so that a diff shows what changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::output::{Output, write_whole};
use super::{Global, Status};
use crate::check::{Options, files_of};
use crate::error::{Error, Errors, Trouble};
use crate::fmt::formatted;
use crate::load::{self, DECISIONS_FILE, FileKind, RULES_FILE, TESTS_FILE, is_tests};
use crate::span::Text;

/// Arguments of `gainsay fmt`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct FmtArgs {
    /// Files and folders; `-` for standard input, written to standard output [default: the desk's claims, rules, tests and decisions]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write nothing; name the files that are not in canonical form, and end with status 1 if there are any
    #[arg(long)]
    pub check: bool,
}

const EXAMPLES: &str = "Examples:
  gainsay fmt                 the whole desk
  gainsay fmt --check         for a commit hook
  gainsay fmt - < a.toml      from standard input to standard output

Comments, the order of keys and the way values are written stay as they are, and so do the
line ends of a file that has those of Windows throughout.";

/// Formats, says what was changed, and says with what status to end.
pub(super) fn run(args: &FmtArgs, global: &Global) -> Status {
    let output = Output::plain(global);
    let mut errors = Errors::new();
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return stdin(args, &output);
    }
    let mut changed = Vec::new();
    for path in files(args, global, &mut errors) {
        let Some(text) = load::read(&path, &mut errors) else { continue };
        let Some(new) = formatted(&text, &mut errors).filter(|new| *new != text.text) else {
            continue;
        };
        if !args.check
            && let Err(error) = write_whole(&path, &new)
        {
            errors.push(*error);
            continue;
        }
        changed.push(format!("{}{}", load::shown(&path), first_difference(&text, &new)));
    }
    let errors = errors.into_sorted();
    let verb = if args.check { "would be formatted" } else { "formatted" };
    let written = output.write(|_, out| {
        let mut shown = changed.iter().filter(|_| args.check || !global.quiet);
        shown.try_for_each(|line| writeln!(out, "{verb}: {line}"))
    });
    output.problems(&errors);
    match written {
        Err(status) => status,
        Ok(()) if !errors.is_empty() => Status::Trouble,
        Ok(()) if args.check && !changed.is_empty() => Status::Findings,
        Ok(()) => Status::Clean,
    }
}

/// Standard input to standard output.
fn stdin(args: &FmtArgs, output: &Output) -> Status {
    let mut errors = Errors::new();
    if args.paths.len() > 1 {
        let message = "standard input is formatted alone";
        errors.push(Error::usage("two-uses-of-stdin", message));
    }
    let text = load::read_stdin("<stdin>", &mut errors).filter(|_| args.paths.len() == 1);
    let new = text.as_ref().and_then(|text| formatted(text, &mut errors));
    let written = match &new {
        Some(new) if !args.check => output.write(|_, out| out.write_all(new.as_bytes())),
        _ => Ok(()),
    };
    let errors = errors.into_sorted();
    output.problems(&errors);
    let differs = new.zip(text).is_some_and(|(new, text)| new != text.text);
    match written {
        Err(status) => status,
        Ok(()) if !errors.is_empty() => Status::Trouble,
        Ok(()) if args.check && differs => Status::Findings,
        Ok(()) => Status::Clean,
    }
}

/// The files to format: those named, or all of the desk.
fn files(args: &FmtArgs, global: &Global, errors: &mut Errors) -> Vec<PathBuf> {
    let is_desk_file = |path: &Path| {
        let named =
            path.file_name().is_some_and(|name| name == RULES_FILE || name == DECISIONS_FILE);
        named || is_tests(path)
    };
    let (mut files, paths): (Vec<PathBuf>, Vec<PathBuf>) =
        args.paths.iter().cloned().partition(|path| is_desk_file(path));
    if args.paths.is_empty() {
        let rules = global.config.clone().or_else(|| load::find_rules(Path::new(".")));
        for own in [DECISIONS_FILE, TESTS_FILE] {
            files.extend(rules.iter().map(|rules| rules.with_file_name(own)));
        }
        files.retain(|path| path.exists());
        files.extend(rules);
    }
    if args.paths.is_empty() || !paths.is_empty() {
        let options = Options { paths, config: global.config.clone(), ..Options::default() };
        let (found, _, slips) = files_of(&options);
        // What is wrong with the rules themselves is for `check` to say.
        slips
            .into_iter()
            .filter(|slip| slip.trouble != Trouble::Broken)
            .for_each(|slip| errors.push(slip));
        let claims = found.into_iter().filter(|file| file.kind == FileKind::Claims);
        files.extend(claims.map(|file| file.path));
    }
    files.sort();
    files.dedup();
    files
}

/// The line of the first difference, as messages give it: `:12`.
fn first_difference(text: &Arc<Text>, new: &str) -> String {
    // With the ends of the lines: they may be all that differs.
    let lines = text.text.split_inclusive('\n').zip(new.split_inclusive('\n'));
    let same = lines.take_while(|(old, new)| old == new).count();
    format!(":{}", same + 1)
}
