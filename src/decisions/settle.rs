//! Findings held against decisions: which are settled, and what became of the others that were.

use std::collections::BTreeSet;

use super::{About, Decision, Decisions, Lapsed};
use crate::finding::Finding;
use crate::value::Day;

/// Findings after the decisions had their say.
#[derive(Debug, Default)]
pub struct Settled {
    /// The findings that no decision settles, in their order.
    pub open: Vec<Finding>,
    /// The findings that one settles, in their order, each with that decision.
    pub settled: Vec<(Finding, Decision)>,
    /// Decisions whose last day is over while their finding is still there.
    pub over: Vec<Decision>,
    /// Decisions whose finding is open again, because a claim of it has changed or another joined.
    pub lapsed: Vec<Lapsed>,
    /// Decisions that match no finding.
    pub unmatched: Vec<Decision>,
}

impl Decisions {
    /// Parts findings into open and settled. Without a day nothing is ever over.
    pub fn settle(&self, findings: Vec<Finding>, today: Option<Day>) -> Settled {
        if self.decisions.is_empty() {
            return Settled { open: findings, ..Settled::default() };
        }
        let ids: BTreeSet<String> = findings.iter().map(|f| f.id.clone()).collect();
        let is_over = |d: &Decision| today.is_some_and(|today| d.is_over(today));
        let mut settled = Settled::default();
        for mut finding in findings {
            // Of several decisions on one finding the last word counts.
            let on_it = || self.decisions.iter().rev().filter(|d| d.finding == finding.id);
            let in_force = on_it().find(|d| !is_over(d) && d.says_the_same(&finding));
            match (in_force, on_it().next()) {
                (Some(decision), _) => settled.settled.push((finding, decision.clone())),
                (None, Some(over)) if is_over(over) => {
                    finding.explanation.push(over.is_over_sentence());
                    settled.over.push(over.clone());
                    settled.open.push(finding);
                }
                (None, Some(reworded)) => {
                    let lapsed = Lapsed::new(reworded, &finding);
                    finding.explanation.push(lapsed.sentence());
                    settled.lapsed.push(lapsed);
                    settled.open.push(finding);
                }
                (None, None) => settled.open.push(finding),
            }
        }
        for decision in self.decisions.iter().filter(|d| !ids.contains(&d.finding)) {
            let about = |finding: &&mut Finding| decision.about == About::of(finding);
            let mut open = settled.open.iter_mut().filter(|_| decision.about.is_enough());
            match open.find(about) {
                Some(finding) => {
                    let lapsed = Lapsed::new(decision, finding);
                    finding.explanation.push(lapsed.sentence());
                    settled.lapsed.push(lapsed);
                }
                None => settled.unmatched.push(decision.clone()),
            }
        }
        settled
    }
}

impl Settled {
    /// What is worth saying of decisions that are over and, where the whole desk was checked, of
    /// those of its claims that match nothing any more.
    pub fn notices(&self, whole: bool, is_source: impl Fn(&str) -> bool) -> Vec<String> {
        let over = self.over.iter().filter_map(|d| {
            let day = d.until?;
            Some(format!("{} held until {day}, and its finding is open again", d.name()))
        });
        let lapsed = self.lapsed.iter().map(Lapsed::notice);
        let gone = self.unmatched.iter().filter(|d| whole && !d.is_of_others(&is_source));
        let unmatched = gone.map(|d| {
            let name = d.name();
            format!(
                "{name} matches no finding any more: its claims agree now, have changed or are gone; \
                 take it out, or `gainsay decide --prune` does"
            )
        });
        over.chain(lapsed).chain(unmatched).collect()
    }
}
