//! gainsay finds where sources contradict each other.

pub mod check;
pub mod claims;
pub mod cli;
pub mod decisions;
pub mod error;
pub mod explain;
pub mod finding;
pub mod graph;
pub mod load;
pub mod pack;
pub mod read;
pub mod report;
pub mod rules;
pub mod schema;
pub mod similar;
pub mod span;
pub mod value;
