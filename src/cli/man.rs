//! `gainsay man`: manual pages from the same definitions as the help texts.

use std::path::PathBuf;

use clap::{Args, CommandFactory};

use super::output::Output;
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
    let made = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
    match made {
        Ok(_) => Status::Clean,
        Err(error) => {
            let message = format!("cannot write into {}: {error}", folder.display());
            output.problems(&[Error::unreadable("unwritable", message)]);
            Status::Trouble
        }
    }
}
