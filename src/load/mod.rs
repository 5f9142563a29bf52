//! From paths to texts: the only part of the program that reads files.

pub mod form;
mod blocks;
mod walk;

pub use blocks::{Block, Blocks, Gone, Input};
pub use walk::{FileKind, Found, RULES_FILE, find, find_rules, read, read_stdin, shown};
