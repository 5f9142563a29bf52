//! Findings drawn several at a time: they know nothing of each other, and an archive may have many thousands.

use std::io::{self, Write};

use rayon::prelude::*;

use crate::finding::Finding;

/// How many findings are drawn before they are written.
const AT_ONCE: usize = 1024;

/// Writes findings in their order, each as `write` does.
///
/// # Errors
/// Those of `write` and of `out`.
pub(super) fn write_each(
    findings: &[Finding],
    out: &mut dyn Write,
    write: impl Fn(&Finding, &mut dyn Write) -> io::Result<()> + Sync,
) -> io::Result<()> {
    for findings in findings.chunks(AT_ONCE) {
        let drawn: Vec<io::Result<Vec<u8>>> = findings
            .par_iter()
            .map(|finding| {
                let mut drawn = Vec::new();
                write(finding, &mut drawn).map(|()| drawn)
            })
            .collect();
        for finding in drawn {
            out.write_all(&finding?)?;
        }
    }
    Ok(())
}
