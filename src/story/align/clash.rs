//! Values of a story that cannot all hold.

use std::collections::BTreeSet;

use super::pair::{At, Pair};
use super::weigh::Weighed;
use crate::finding::Severity;
use crate::value::{Class, Reason};

/// Values that clash, in groups that agree.
#[derive(Debug)]
pub(crate) struct Clash {
    /// The groups; the first two are those of the pair that shows it best.
    pub(crate) groups: Vec<Vec<At>>,
    /// How sure it is that all speak of one thing, in thousandths; the surest first.
    pub(crate) confidence: i64,
    pub(crate) severity: Severity,
    /// What makes it so sure, and what does not.
    pub(crate) reasons: Vec<Weighed>,
    /// Whole sentences on what keeps it from being graver.
    pub(crate) doubts: Vec<String>,
    /// What is said of it instead of the values having nothing in common.
    pub(crate) said: Option<String>,
    /// Whom it is about, where that is known better than from the names that both sentences share.
    pub(crate) about: Option<String>,
    /// What of them differs, where that is known better than from the words that both sentences share.
    pub(crate) what: Option<&'static str>,
    pub(crate) pair: Pair,
}

impl Clash {
    /// A clash that does not come of the alignment of figures: of values that are known to be of one thing, in
    /// their groups, of which none is empty. `why` is a whole sentence.
    pub(crate) fn said(groups: Vec<Vec<At>>, why: String) -> Clash {
        let pair = Pair {
            a: groups[0][0],
            b: groups[groups.len() - 1][0],
            class: Class::Contradiction,
            reason: Reason::Different,
            likeness: 900,
            near: 1000,
            common: 10,
            same_head: true,
            ratio: 100,
            lost_zero: false,
            slip: None,
            has_one_rate: false,
            is_repeated: false,
            strays: false,
        };
        let (confidence, severity) = (700, Severity::Warning);
        let (reasons, doubts) = (Vec::new(), Vec::new());
        let (said, about, what) = (Some(why), None, None);
        Clash { groups, confidence, severity, reasons, doubts, said, about, what, pair }
    }

    /// Whether it is more than a lead.
    pub(crate) fn is_flagged(&self) -> bool {
        self.severity > Severity::Note
    }

    /// Whether it tells what another does: a value of each of its first two sides stands on two sides of the other.
    pub(crate) fn repeats(&self, other: &Clash) -> bool {
        let [own, theirs, ..] = self.groups.as_slice() else { return false };
        let sides_of = |values: &[At]| -> BTreeSet<usize> {
            let sides = other.groups.iter().enumerate();
            let has = |side: &Vec<At>| side.iter().any(|at| values.contains(at));
            sides.filter(|(_, side)| has(side)).map(|(side, _)| side).collect()
        };
        let (a, b) = (sides_of(own), sides_of(theirs));
        a.iter().any(|x| b.iter().any(|y| x != y))
    }

    /// Whether it tells both values of a pair.
    pub(crate) fn holds(&self, pair: &Pair) -> bool {
        let has = |at: At| self.groups.iter().flatten().any(|member| *member == at);
        has(pair.a) && has(pair.b)
    }
}
