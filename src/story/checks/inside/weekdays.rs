//! A weekday and its date, in one sentence.

use super::{Own, Sentence};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::CALENDAR;
use crate::story::page::Node;
use crate::story::page::tables::WEEKDAYS;
use crate::value::{Calendar, Meaning, Period};

impl Sentence<'_> {
    /// "Friday (March 23)": the date falls on that weekday.
    pub(super) fn weekdays(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for (i, date) in self.nodes.iter().enumerate() {
            let Meaning::Time(Period::Of(Calendar::Day(day))) = &date.value.meaning else {
                continue;
            };
            if !date.value.wording.chars().any(|c| c.is_ascii_digit()) {
                continue;
            }
            let named = |node: &Node| {
                let worded = node.value.wording.to_lowercase();
                WEEKDAYS.iter().find(|weekday| worded.contains(**weekday)).copied()
            };
            // The reader may have taken both as one wording, or each by itself.
            let before = i.checked_sub(1).filter(|&before| {
                let joint = self.between(before, i).trim();
                matches!(joint, "(" | "," | "") && self.nodes[before].kind == MentionKind::Date
            });
            let said = named(date).or_else(|| before.and_then(|before| named(&self.nodes[before])));
            let Some(said) = said else { continue };
            let falls_on = day.format("%A").to_string();
            if falls_on.to_lowercase() == said {
                continue;
            }
            let why = format!("“{}” fell on a {falls_on}.", date.value.wording);
            match before.filter(|_| named(date).is_none()) {
                Some(before) => {
                    found.push(self.clash(&[&[before], &[i]], Severity::Error, why, &CALENDAR));
                }
                None => found.push(self.clash(&[&[i]], Severity::Error, why, &CALENDAR)),
            }
        }
        found
    }
}
