//! The commands beside `check`, and the options of `check` that concern files and decisions: the
//! program itself, run over small invented desks in folders of their own.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed, ids are plain digits, and tests read what was written"
)]

mod baseline;
mod changed;
mod check;
mod decide;
mod desk;
mod explain;
mod forms;
mod graph;
mod hook;
mod suggest;
