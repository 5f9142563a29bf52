//! The `gainsay` program: parses arguments, runs a command, and ends with its exit status.

use std::process::ExitCode;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    gainsay::cli::main()
}
