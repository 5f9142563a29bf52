//! Findings: rules that do not hold, as plain data that every output format renders.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::Hasher;
use std::sync::Arc;

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::claims::{Claim, Modality, Source};
use crate::value::{Class, Period};

/// How grave a finding is. It follows from the class of the relation and the rule, never from an output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A lead.
    Note,
    /// An editor has to ask.
    Warning,
    /// As printed, the sources cannot all be right.
    Error,
}

impl Severity {
    /// All severities with their names in files and on the command line.
    pub const ALL: &'static [(&'static str, Severity)] =
        &[("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)];

    /// The name in files, in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity of a class of relation unless a rule says otherwise.
    pub fn of(class: Class) -> Severity {
        match class {
            Class::Contradiction => Severity::Error,
            Class::Tension | Class::Superseded => Severity::Warning,
            Class::Agree | Class::NotComparable => Severity::Note,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What claims must share to be comparable, in words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The entity by its declared name, else as the sources write it.
    pub entity: Arc<str>,
    /// The id of the attribute.
    pub attribute: Arc<str>,
    /// The attribute in words: "capital expenditure".
    pub label: Arc<str>,
    /// The period.
    pub period: Option<Period>,
    /// The scope.
    pub scope: Option<Arc<str>>,
    /// The modality, `reported` counted as `actual`.
    pub modality: Modality,
}

/// The slot as a person says it: "Meta, capital expenditure, 2025 (planned)".
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.entity, self.label)?;
        if let Some(period) = &self.period {
            write!(f, ", {period}")?;
        }
        if let Some(scope) = &self.scope {
            write!(f, ", {scope}")?;
        }
        if self.modality != Modality::Actual {
            write!(f, " ({})", self.modality)?;
        }
        Ok(())
    }
}

/// A claim that shows a finding, with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Its source.
    pub source: Arc<Source>,
    /// How its value was read, in words; for a term, what it implies here.
    pub reading: String,
    /// Which of the finding's groups it belongs to.
    pub group: usize,
    /// Whether it has changed, where that was asked for: then it comes first.
    pub changed: bool,
}

/// Claims of a finding that agree with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The value that stands for it, as worded: the finest of its values.
    pub label: String,
    /// How many claims are in it, shown as members or not.
    pub claims: usize,
    /// The ids of the sources in it, sorted.
    pub sources: Vec<Arc<str>>,
    /// How many independent origins they have: sources that copy one another count once.
    pub origins: usize,
}

/// A rule that does not hold, with the claims that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable fingerprint of rule, slot, sources and values.
    pub id: String,
    /// The id of the rule.
    pub rule: Arc<str>,
    /// The kind of the rule.
    pub kind: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// How sure it is that its values are of one thing, in thousandths; none where claims say of what they are.
    pub confidence: Option<u32>,
    /// What the values are to each other.
    pub class: Class,
    /// One line that says it all.
    pub title: String,
    /// What the claims share.
    pub slot: Slot,
    /// The groups that agree, in the order of their values.
    pub groups: Vec<Group>,
    /// The claims, those that have changed first, sorted by group, source and place. Never empty. Of a large group only some are kept.
    pub members: Vec<Member>,
    /// Why they cannot all hold, a sentence each.
    pub explanation: Vec<String>,
    /// What to do next.
    pub help: String,
    /// What a command has to be told beside the id to come upon it again, as ` -p story`; nothing where the
    /// claims of the desk were checked. `None` where no command comes upon it again: what standard input held is gone.
    pub again: Option<Arc<str>>,
}

impl Finding {
    /// The command that does something with this finding: `gainsay explain 3f9a2c -p story`; `None` where there is none.
    pub fn command(&self, verb: &str) -> Option<String> {
        let again = self.again.as_ref()?;
        Some(format!("gainsay {verb} {}{again}", self.id))
    }

    /// How many claims of a group are not among the members.
    pub fn not_shown(&self, group: usize) -> usize {
        let shown = self.members.iter().filter(|m| m.group == group).count();
        self.groups.get(group).map_or(0, |g| g.claims.saturating_sub(shown))
    }

    /// Who says what in it, a line for each source and wording, sorted: "gazette: $60 billion". Claims
    /// that are not shown are not in it.
    pub fn values(&self) -> BTreeSet<String> {
        let line = |m: &Member| format!("{}: {}", m.source.id, m.claim.value.wording);
        self.members.iter().map(line).collect()
    }

    /// The order in which findings are shown: gravest first, leads by how sure they are, then by path, place
    /// and rule.
    pub fn sort_key(&self) -> impl Ord + '_ {
        let first = self
            .members
            .iter()
            .map(|m| (!m.changed, m.claim.places.text.path.as_str(), m.claim.places.value.0))
            .min();
        let first = first.map(|(_, path, at)| (path, at));
        let is_lead = self.severity == Severity::Note;
        let confidence = self.confidence.filter(|_| is_lead).unwrap_or(u32::MAX);
        (Reverse(self.severity), Reverse(confidence), first, &self.rule, &self.slot)
    }
}

/// What was checked and what came of it, in figures. Silence is not a pass: what was not checked is counted too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many articles were read and held against each other.
    pub articles: usize,
    /// In how many stories: each article was compared with those of its own.
    pub stories: usize,
    /// How many of them were named, and compared with those of all stories.
    pub across: usize,
    /// How many sources were read.
    pub sources: usize,
    /// How many claims they make.
    pub claims: usize,
    /// How many slots those claims fall into.
    pub slots: usize,
    /// How many entities they are about.
    pub entities: usize,
    /// How many findings are errors.
    pub errors: usize,
    /// How many findings are warnings.
    pub warnings: usize,
    /// How many findings are notes.
    pub notes: usize,
    /// What was not checked: why, and how many.
    pub skipped: Vec<(String, usize)>,
    /// How many findings are not shown because a decision settles them.
    pub settled: usize,
    /// How many findings are not shown because the baseline has them.
    pub known: usize,
}

impl Summary {
    /// Whether nothing was read that could be checked.
    pub fn is_empty(&self) -> bool {
        self.articles == 0 && self.claims == 0
    }

    /// Counts the findings by severity.
    pub fn count(&mut self, findings: &[Finding]) {
        let of = |severity: Severity| findings.iter().filter(|f| f.severity == severity).count();
        self.errors = of(Severity::Error);
        self.warnings = of(Severity::Warning);
        self.notes = of(Severity::Note);
    }
}

/// The fingerprint of a finding: 12 hexadecimal digits of a keyless SipHash over its parts.
///
/// It names the rule, the slot, and each source with its value, sorted; never a line or a path, so
/// that moving a claim in its file keeps it and changing a value gives a new one.
pub fn fingerprint<S: AsRef<str> + Ord>(
    rule: &str,
    slot: &Slot,
    mut values: Vec<(&str, S)>,
) -> String {
    values.sort_unstable();
    values.dedup();
    let slot = slot.to_string();
    let values = values.iter().flat_map(|(source, value)| [*source, value.as_ref()]);
    digest([rule, slot.as_str()].into_iter().chain(values))
}

/// 12 hexadecimal digits of a keyless SipHash over some texts, in their order.
pub fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = SipHasher13::new();
    for text in texts {
        hasher.write(text.as_bytes());
        hasher.write_u8(0xff);
    }
    format!("{:012x}", hasher.finish128().h1 >> 16)
}
