//! From paths to texts: the only part of the program that reads files.

pub mod article;
mod beside;
mod blocks;
mod decode;
mod feed;
pub mod form;
mod git;
mod kind;
mod left_out;
mod own;
mod syntax;
mod target;
mod walk;

pub use beside::{Leads, beside, in_tree};
pub use blocks::{Again, Block, Blocks, Gone, Input};
pub use feed::{Feed, Lines};
pub use git::{Changes, Hunk};
pub use kind::{
    BASELINE_FILE, DECISIONS_FILE, FileKind, RULES_FILE, TESTS_FILE, is_tests, kind_of,
};
pub use left_out::LeftOut;
pub use own::{MARKDOWN_MARK, is_report, may_be_replaced};
pub use syntax::{merge_conflict, unmerged};
pub use target::{holds_other, target};
pub use walk::{
    Found, IGNORE_FILES, Walk, find, find_rules, find_tests, if_missing, one_path, permissions,
    read, read_if_there, read_page, read_page_from_stdin, read_stdin, shown,
};
