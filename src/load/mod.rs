//! From paths to texts: the only part of the program that reads files.

pub mod form;
mod walk;

pub use walk::{
    DECISIONS_FILE, FileKind, Found, RULES_FILE, find, find_rules, read, read_if_there, read_stdin,
    shown,
};
