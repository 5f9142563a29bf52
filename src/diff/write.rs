//! A difference as text and as JSON.

use std::io;

use serde::Serialize;

use super::{Difference, Record, VERSION};
use crate::report::clean;

/// For people: a line for each finding, under what became of it.
///
/// # Errors
/// Only those of `out`.
pub fn write_text(difference: &Difference, out: &mut dyn io::Write) -> io::Result<()> {
    for notice in &difference.notices {
        writeln!(out, "{notice}")?;
    }
    let line = |out: &mut dyn io::Write, record: &Record, id: &str| {
        let Record { severity, rule, title, .. } = record;
        writeln!(out, "  {} {}: {} [{id}]", clean(severity), clean(rule), clean(title))
    };
    for (head, records) in [("appeared", &difference.appeared), ("went", &difference.went)] {
        if !records.is_empty() {
            writeln!(out, "{head}:")?;
        }
        for record in records {
            line(out, record, &clean(&record.id))?;
        }
    }
    if !difference.changed.is_empty() {
        writeln!(out, "changed:")?;
    }
    for changed in &difference.changed {
        let (before, after) = (clean(&changed.before.id), clean(&changed.after.id));
        let id = if before == after { after } else { format!("{after}, was {before}") };
        line(out, &changed.after, &id)?;
        for change in &changed.changes {
            writeln!(out, "    {}", clean(change))?;
        }
    }
    writeln!(
        out,
        "{} appeared, {} went, {} changed, {} as before",
        difference.appeared.len(),
        difference.went.len(),
        difference.changed.len(),
        difference.same
    )
}

#[derive(Serialize)]
struct DifferenceRecord<'a> {
    version: u64,
    appeared: Vec<FindingRecord<'a>>,
    went: Vec<FindingRecord<'a>>,
    changed: Vec<ChangedRecord<'a>>,
    same: usize,
    notices: &'a [String],
}

#[derive(Serialize)]
struct ChangedRecord<'a> {
    before: FindingRecord<'a>,
    after: FindingRecord<'a>,
    changes: &'a [String],
}

#[derive(Serialize)]
struct FindingRecord<'a> {
    id: &'a str,
    rule: &'a str,
    severity: &'a str,
    title: &'a str,
}

impl<'a> FindingRecord<'a> {
    fn new(record: &'a Record) -> FindingRecord<'a> {
        let Record { id, rule, severity, title, .. } = record;
        FindingRecord { id, rule, severity, title }
    }
}

/// For programs: one JSON object.
///
/// # Errors
/// Only those of `out`.
pub fn write_json(difference: &Difference, out: &mut dyn io::Write) -> io::Result<()> {
    let changed = difference.changed.iter().map(|changed| ChangedRecord {
        before: FindingRecord::new(&changed.before),
        after: FindingRecord::new(&changed.after),
        changes: &changed.changes,
    });
    let record = DifferenceRecord {
        version: VERSION,
        appeared: difference.appeared.iter().map(FindingRecord::new).collect(),
        went: difference.went.iter().map(FindingRecord::new).collect(),
        changed: changed.collect(),
        same: difference.same,
        notices: &difference.notices,
    };
    serde_json::to_writer_pretty(&mut *out, &record)?;
    writeln!(out)
}
