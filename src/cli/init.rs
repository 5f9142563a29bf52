//! `gainsay init`: a desk to start from.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::Output;
use super::{Global, Status};
use crate::error::Error;
use crate::load::shown;

/// Arguments of `gainsay init`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gainsay init              a desk in this folder
  gainsay init newsroom     a desk in a new folder

No file is ever overwritten.")]
pub struct InitArgs {
    /// The folder; made if it is not there
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}

/// The files of a new desk by their path in it.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("rules.toml", include_str!("init/rules.toml")),
    ("tests.toml", include_str!("init/tests.toml")),
    ("claims/gazette.toml", include_str!("init/claims/gazette.toml")),
    ("claims/harbour-post.toml", include_str!("init/claims/harbour-post.toml")),
];

/// Makes a desk, and says with what status to end.
pub(super) fn run(args: &InitArgs, global: &Global) -> Status {
    let output = Output::plain(global);
    let there: Vec<String> = TEMPLATES
        .iter()
        .map(|(name, _)| args.folder.join(name))
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| format!("`{}`", shown(&path)))
        .collect();
    if !there.is_empty() {
        let is = if there.len() == 1 { "is" } else { "are" };
        let message =
            format!("{} {is} there already, and nothing is ever overwritten", there.join(", "));
        let help = "name another folder, or go on with the desk that is there: `gainsay check`";
        output.problems(&[Error::usage("file-exists", message).help(help)]);
        return Status::Trouble;
    }
    for (name, text) in TEMPLATES {
        let path = args.folder.join(name);
        if let Err(error) = make(&path, text) {
            // What was made so far is of no use, and would be in the way of another try.
            let made = TEMPLATES.iter().map(|(made, _)| args.folder.join(made));
            made.take_while(|made| *made != path).for_each(|made| _ = fs::remove_file(made));
            let message = format!("cannot write `{}`: {error}", shown(&path));
            output.problems(&[Error::unreadable("unwritable", message)]);
            return Status::Trouble;
        }
    }
    let written =
        output.write(|_, out| if global.quiet { Ok(()) } else { next_steps(&args.folder, out) });
    written.err().unwrap_or(Status::Clean)
}

/// Writes a file that must not be there yet, with the folders above it.
fn make(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create_new(path)?;
    let written = file.write_all(text.as_bytes());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

fn next_steps(folder: &Path, out: &mut dyn Write) -> io::Result<()> {
    for (name, _) in TEMPLATES {
        writeln!(out, "made {}", shown(&folder.join(name)))?;
    }
    writeln!(out, "\nNext:")?;
    if folder != Path::new(".") {
        writeln!(out, "  cd {}", shown(folder))?;
    }
    writeln!(
        out,
        "  gainsay check        nothing disagrees yet; claims/gazette.toml says how to change that"
    )?;
    writeln!(
        out,
        "  gainsay test         tests.toml says what the rules must find, and what they must not"
    )?;
    writeln!(out, "  gainsay explain      the rules in use, and what each one makes sure of")?;
    writeln!(out, "\nThen put your own sources into claims/, a file each.")
}
