//! `gainsay completions`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::output::Output;
use super::{Cli, Global, Status};

/// Arguments of `gainsay completions`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

const EXAMPLES: &str = "Examples:
  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay
  gainsay completions fish > ~/.config/fish/completions/gainsay.fish";

/// Prints a completion script, and says with what status to end.
pub(super) fn run(args: &CompletionsArgs, global: &Global) -> Status {
    // Made in memory first: the generator would panic where a reader closes the pipe early.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gainsay", &mut script);
    Output::plain(global).write(|_, out| out.write_all(&script)).err().unwrap_or(Status::Clean)
}
