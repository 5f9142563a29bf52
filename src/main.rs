//! The `gainsay` program: parses arguments, runs a command, and ends with its exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    gainsay::cli::main()
}
