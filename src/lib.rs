//! gainsay finds where sources contradict each other.
//!
//! Claims from several sources are loaded into a graph keyed by entity and attribute, and rules say
//! where they cannot all hold. Offline, deterministic, explainable: every finding shows the claims,
//! how each was read, and why they clash.
//!
//! # The way of the data
//!
//! ```text
//! paths -> load -> read -> claims -> graph -> rules -> findings -> decisions -> report
//!                    ^                 ^
//!                  pack (vocabulary)  value (the one comparison)
//! ```
//!
//! A module uses only what stands before it in this list; `tests/tidy.rs` keeps it so:
//!
//! | module | what it does |
//! | --- | --- |
//! | [`error`], [`span`], [`similar`] | problems with the input, places in texts, the nearest right thing |
//! | [`load`] | paths to texts; the only reader of files; strict TOML forms |
//! | [`value`] | values as sets of possibilities; [`value::relation`] is the only comparison |
//! | [`pack`] | vocabulary and rules as data, as written |
//! | [`read`] | wordings to values, by small grammars over tokens; the vocabulary as checked |
//! | [`claims`] | claims and their sources, from claims files and JSON Lines |
//! | [`evidence`] | whether a quote stands in its article, and where |
//! | [`graph`] | entities, slots and claims connected; the groups of a slot that agree |
//! | [`extract`] | sentences of articles to claims of declared attributes, unsure ones with their doubts |
//! | [`finding`] | a rule that does not hold, as plain data |
//! | [`rules`] | one file per kind of rule; the desk as checked |
//! | [`story`] | several articles on one subject: which of their values are of one thing and clash |
//! | [`mod@suggest`] | a rules file proposed for some articles |
//! | [`decisions`] | people's words on findings, which settle them |
//! | [`baseline`] | findings that are known, so that only new or graver ones are told |
//! | [`check`] | the stages in order |
//! | [`mod@test`] | tests of a desk's rules, written as data |
//! | [`explain`] | why a finding was made, why two claims were compared or not |
//! | [`report`] | one file per output format; the JSON Schema of each form |
//! | [`diff`] | two checks held against each other |
//! | [`mod@fmt`] | the canonical form of a desk's files |
//! | [`cli`] | one file per command |
//!
//! # What never happens
//!
//! Nothing is counted in floating point. No currency is converted. No two entities are merged on
//! likeness alone. Nothing but [`load`] reads files. No rule keeps state or sees a graph node. No
//! reporter decides. The order of files, claims or threads changes no byte of the output.
//!
//! # Example
//!
//! ```
//! use gainsay::value::{relation, Class, Bound, Meaning, Quantity, Stated, Unit, Value};
//!
//! let billions = |figure: &str, step: &str| {
//!     let figure = Stated::rounded(figure.parse().unwrap(), step.parse().unwrap(), Bound::Exact).unwrap();
//!     Value::new("", Meaning::Quantity(Quantity::new(figure, Unit::number())))
//! };
//! // $14 billion is $14.3 billion to the nearest billion; $60 billion is not $65 billion.
//! assert_eq!(relation(&billions("14e9", "1e9"), &billions("14.3e9", "1e8")).class, Class::Agree);
//! assert_eq!(relation(&billions("60e9", "1e9"), &billions("65e9", "1e9")).class, Class::Contradiction);
//! ```

pub mod baseline;
pub mod check;
pub mod claims;
pub mod cli;
pub mod decisions;
pub mod diff;
pub mod error;
pub mod evidence;
pub mod explain;
pub mod extract;
pub mod finding;
pub mod fmt;
pub mod graph;
pub mod load;
pub mod pack;
pub mod read;
pub mod report;
pub mod rules;
pub mod similar;
pub mod span;
pub mod story;
pub mod suggest;
pub mod test;
pub mod value;
