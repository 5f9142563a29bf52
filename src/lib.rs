//! gainsay finds where sources contradict each other.

pub mod claims;
pub mod error;
pub mod finding;
pub mod pack;
pub mod read;
pub mod similar;
pub mod span;
pub mod value;
