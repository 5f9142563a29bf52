//! `gainsay man`: manual pages from the same definitions as the help texts.

use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory};

use super::output::{Output, write_whole};
use super::{Cli, Global, Status};
use crate::error::Error;

/// Arguments of `gainsay man`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gainsay man | man -l -                        read the page
  gainsay man --output-dir ~/.local/share/man/man1")]
pub struct ManArgs {
    /// Write a page for every command into this folder instead of the main page to standard output
    #[arg(long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
}

/// Writes manual pages, and says with what status to end.
pub(super) fn run(args: &ManArgs, global: &Global) -> Status {
    let output = Output::plain(global);
    let Some(folder) = &args.output_dir else {
        let page = clap_mangen::Man::new(Cli::command());
        return output.write(|_, out| page.render(out)).err().unwrap_or(Status::Clean);
    };
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let made = std::fs::create_dir_all(folder).map_err(|error| {
        let message = format!("cannot write into {}: {error}", folder.display());
        Box::new(Error::unreadable("unwritable", message))
    });
    match made.and_then(|()| pages(&command, folder)) {
        Ok(()) => Status::Clean,
        Err(error) => {
            output.problems(&[*error]);
            Status::Trouble
        }
    }
}

/// The pages of a command and of those below it, each written whole or not at all.
fn pages(command: &Command, folder: &Path) -> Result<(), Box<Error>> {
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        pages(inner, folder)?;
    }
    let page = clap_mangen::Man::new(command.clone());
    let mut text = Vec::new();
    page.render(&mut text)
        .map_err(|error| Error::unreadable("unwritable", format!("no manual page: {error}")))?;
    write_whole(&folder.join(page.get_filename()), &String::from_utf8_lossy(&text))
}
