//! The discrepancy report: one HTML file to read, to send and to print.
//!
//! It needs no network and no scripts, and a policy in its head forbids both but for the one style sheet
//! and the one script that it carries, by their hashes. All text goes out through one formatter that
//! makes it harmless, so no template can forget to.

mod finding;
mod gaps;
mod lanes;
mod ledger;
mod marks;
mod matrix;
mod network;
mod page;
mod quotes;
mod render;
mod rest;
mod sources;

use std::io;

use super::{Outcome, Reporter, Style};

/// The report as one file.
pub(super) struct Html;

impl Reporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "a report to read, send and print: one file, no network, with pictures and every claim"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn lists_claims(&self) -> bool {
        true
    }

    fn write(&self, outcome: &Outcome, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(render::render(&page::Page::new(outcome))?.as_bytes())
    }
}

/// A text on a line that has only so much room; what is longer ends in an ellipsis.
fn short(text: &str, room: usize) -> String {
    super::text::cut(&super::text::clean(text), room, &Style::PLAIN)
}
