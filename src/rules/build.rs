//! From a comparison to a finding: titles, groups, members and explanations, the same for every kind.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::readings::Readings;
use super::{CheckContext, FRESH, Rule};
use crate::claims::{Claim, KEPT_ALIKE};
use crate::finding::{Finding, Group, Member, Slot, fingerprint};
use crate::graph::Comparison;
use crate::value::{Class, Day, Interval, Period, Reason, Value, relation};

/// How many claims of one group a finding keeps; the rest are counted.
const MEMBERS_KEPT: usize = KEPT_ALIKE;
/// How many groups a title names.
const GROUPS_IN_TITLE: usize = 6;

/// A claim with the value that a rule compares: its own, or what it implies.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    pub(super) claim: Arc<Claim>,
    pub(super) value: Value,
}

/// A comparison that does not hold, with all that a finding needs.
pub(super) struct Clash<'a> {
    pub(super) rule: &'a Rule,
    pub(super) kind: &'static str,
    pub(super) slot: Slot,
    pub(super) compared: &'a [Compared],
    pub(super) comparison: Comparison,
    /// Sentences of the kind's own, put first.
    pub(super) remarks: Vec<String>,
}

impl Clash<'_> {
    /// The finding; `None` where the rule is switched off for this class.
    pub(super) fn finding(self, context: &CheckContext<'_>) -> Option<Finding> {
        if self.is_left_to_time(context) {
            return None;
        }
        let class =
            self.later_may_be_newer(context).map_or(self.comparison.class, |_| Class::Superseded);
        let severity = self.rule.severity_of(class)?;
        let groups: Vec<Group> =
            self.comparison.groups.iter().map(|indices| self.group(indices, context)).collect();
        let labels = labels(&groups);
        let mut title = format!("{}: {labels}", self.slot);
        if let Some(message) = &self.rule.message {
            title = format!("{message}: {title}");
        }
        let readings = Readings::new(self.compared.iter().map(|one| &one.value));
        let said = self.compared.iter().enumerate();
        let values = said.map(|(i, one)| (&*one.claim.source, readings.of(i))).collect();
        Some(Finding {
            id: fingerprint(&self.rule.id, &self.slot, values),
            rule: Arc::clone(&self.rule.id),
            kind: self.kind,
            severity,
            confidence: None,
            class,
            title,
            groups,
            members: self.members(&readings, context),
            explanation: self.explanation(context),
            help: self.rule.help.clone().unwrap_or_else(|| help(class).to_owned()),
            again: Some(Arc::default()),
            slot: self.slot,
        })
    }

    /// Whether a rule says that later sources revise this attribute, and no two groups have sources that may be
    /// of one day: then it tells which values are stale.
    fn is_left_to_time(&self, context: &CheckContext<'_>) -> bool {
        if self.kind == FRESH.name || !context.revised.contains(&self.slot.attribute) {
            return false;
        }
        let days = |i: &usize| {
            let source = context.view.source(&self.compared[*i].claim.source);
            source.published.as_ref().map(Period::days)
        };
        let mut spans: Vec<(Interval<Day>, usize)> = Vec::new();
        for (group, indices) in self.comparison.groups.iter().enumerate() {
            let Some(days) = indices.iter().map(days).collect::<Option<Vec<_>>>() else {
                return false;
            };
            spans.extend(days.into_iter().map(|days| (days, group)));
        }
        spans.sort_by(|a, b| a.0.sweep_order(&b.0).then(a.1.cmp(&b.1)));
        spans.dedup();
        // In the order of their beginnings a stretch meets one of another group before it only if it meets the
        // one among them that ends last: kept for each group.
        let mut last: BTreeMap<usize, Interval<Day>> = BTreeMap::new();
        for (days, group) in spans {
            if last.iter().any(|(other, before)| *other != group && before.meets(&days)) {
                return false;
            }
            let own = last.entry(group).or_insert(days);
            *own = own.hull(&days);
        }
        true
    }

    fn group(&self, indices: &[usize], context: &CheckContext<'_>) -> Group {
        let mut claims = 0;
        let mut wordings: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sources: BTreeSet<&Arc<str>> = BTreeSet::new();
        for &i in indices {
            let times = self.compared[i].claim.times as usize;
            *wordings.entry(&self.compared[i].claim.value.wording).or_default() += times;
            claims += times;
            sources.insert(&self.compared[i].claim.source);
        }
        let most = wordings.values().copied().max().unwrap_or(0);
        let label =
            wordings.iter().find(|(_, count)| **count == most).map_or("", |(wording, _)| wording);
        Group {
            label: label.to_owned(),
            claims,
            origins: context.view.origins(sources.iter().map(|s| &***s)),
            sources: sources.into_iter().cloned().collect(),
        }
    }

    /// The claims that are shown: of each group the first of every source and wording, then the others, up to a limit.
    fn members(&self, readings: &Readings, context: &CheckContext<'_>) -> Vec<Member> {
        let mut members = Vec::new();
        for (group, indices) in self.comparison.groups.iter().enumerate() {
            let mut seen = BTreeSet::new();
            let (mut first, mut again) = (Vec::new(), Vec::new());
            let changed = |i: &&usize| context.first.contains(&self.compared[**i].claim.id);
            let changed_first = indices.iter().filter(changed);
            let others = indices.iter().filter(|i| !changed(i));
            for &i in changed_first.chain(others) {
                let claim = &self.compared[i].claim;
                if seen.insert((&claim.source, &claim.value.wording)) {
                    first.push(i)
                } else {
                    again.push(i)
                }
                if first.len() >= MEMBERS_KEPT {
                    break;
                }
            }
            let mut kept: Vec<usize> = first.into_iter().chain(again).take(MEMBERS_KEPT).collect();
            kept.sort_unstable();
            members.extend(kept.into_iter().map(|i| {
                let compared = &self.compared[i];
                Member {
                    claim: Arc::clone(&compared.claim),
                    source: context.view.source(&compared.claim.source),
                    reading: readings.of(i).to_owned(),
                    group,
                    changed: context.first.contains(&compared.claim.id),
                }
            }));
        }
        // The changed side comes first; beyond that the order of groups stays.
        members.sort_by_key(|member: &Member| !member.changed);
        members
    }

    fn explanation(&self, context: &CheckContext<'_>) -> Vec<String> {
        let mut sentences = self.remarks.clone();
        sentences.extend(self.clashes(context));
        if let Some(newest) = self.later_may_be_newer(context) {
            sentences.push(format!(
                "This changes over time, and {newest} is the newest: it may simply have changed."
            ));
        }
        let assumed: BTreeSet<&str> = self
            .compared
            .iter()
            .filter(|c| c.claim.period_assumed)
            .map(|c| &*c.claim.source)
            .collect();
        if let (false, Some(period)) = (assumed.is_empty(), &self.slot.period) {
            let names: Vec<String> =
                assumed.iter().map(|id| context.view.source(id).name().to_owned()).collect();
            sentences.push(format!(
                "No period is stated by {}: taken as {period}, the year of publication.",
                names.join(", ")
            ));
        }
        let sources: BTreeSet<&str> = self.compared.iter().map(|c| &*c.claim.source).collect();
        let origins = context.view.origins(sources.iter().copied());
        if origins < sources.len() {
            let plural = if origins == 1 { "origin" } else { "origins" };
            sentences.push(format!(
                "{} sources, but {origins} independent {plural}: some retell others.",
                sources.len()
            ));
        }
        sentences
    }

    /// How the groups stand to each other: a sentence for each group and each reason, or for the worst
    /// pair alone where there are many groups.
    fn clashes(&self, context: &CheckContext<'_>) -> Vec<String> {
        let groups = &self.comparison.groups;
        if groups.len() < 3 || groups.len() > GROUPS_IN_TITLE || self.has_remarks_of_its_own() {
            return self.worst_pair(context).into_iter().collect();
        }
        let mut sentences: BTreeMap<(Reverse<Class>, usize, Reason), Vec<usize>> = BTreeMap::new();
        for (i, one) in groups.iter().enumerate() {
            for (j, other) in groups.iter().enumerate().skip(i + 1) {
                let pairs = one
                    .iter()
                    .take(MEMBERS_KEPT)
                    .flat_map(|&a| other.iter().take(MEMBERS_KEPT).map(move |&b| (a, b)));
                let gravest = pairs
                    .map(|(a, b)| relation(&self.compared[a].value, &self.compared[b].value))
                    .max_by_key(|relation| (relation.class, relation.reason));
                if let Some(gravest) = gravest.filter(|g| g.class > Class::Agree) {
                    sentences
                        .entry((Reverse(gravest.class), i, gravest.reason))
                        .or_default()
                        .push(j);
                }
            }
        }
        let label = |g: usize| format!("“{}”", self.group(&groups[g], context).label);
        sentences
            .into_iter()
            .map(|((_, i, reason), others)| {
                let others: Vec<String> = others.into_iter().map(label).collect();
                let each = if others.len() > 1 { "each of " } else { "" };
                format!("{} and {each}{} {reason}.", label(i), others.join(", "))
            })
            .collect()
    }

    /// The two values that stand worst to each other, with their sources.
    fn worst_pair(&self, context: &CheckContext<'_>) -> Option<String> {
        let (a, b, reason) = self.comparison.witness?;
        let name = |i: usize| {
            let compared = &self.compared[i];
            format!(
                "“{}” ({})",
                compared.claim.value,
                context.view.source(&compared.claim.source).name()
            )
        };
        Some(format!("{} and {} {reason}.", name(a), name(b)))
    }

    /// Whether the kind has said what clashes (a term's implication, overlapping periods): then one pair is enough.
    fn has_remarks_of_its_own(&self) -> bool {
        !self.remarks.is_empty()
    }

    /// The newest group's label and source, where the groups can be told apart in time and the attribute changes.
    ///
    /// Only what is certain counts: every day on which a group was published must lie before every day of the next.
    fn later_may_be_newer(&self, context: &CheckContext<'_>) -> Option<String> {
        let changes = context.vocabulary.attribute(&self.slot.attribute)?.changes_over_time;
        let pinned =
            self.slot.period.is_some() && !self.compared.iter().any(|c| c.claim.period_assumed);
        if !changes || pinned || self.comparison.class != Class::Contradiction {
            return None;
        }
        let mut spans = Vec::new();
        for indices in &self.comparison.groups {
            let mut hull: Option<Interval<Day>> = None;
            let mut voices = BTreeSet::new();
            for &i in indices {
                let claim = &self.compared[i].claim;
                let source = context.view.source(&claim.source);
                let days = source.published.as_ref()?.days();
                hull = Some(hull.map_or(days, |hull| hull.hull(&days)));
                voices.insert(format!("“{}” ({})", claim.value, source.name()));
            }
            spans.push((hull?, voices));
        }
        spans.sort_by(|a, b| a.0.sweep_order(&b.0));
        if !spans.windows(2).all(|pair| pair[0].0.is_below(&pair[1].0)) {
            return None;
        }
        spans.pop()?.1.pop_first()
    }
}

/// The groups in a line, as the title and the summary name them.
fn labels(groups: &[Group]) -> String {
    let mut labels: Vec<&str> =
        groups.iter().map(|g| g.label.as_str()).take(GROUPS_IN_TITLE).collect();
    let more = groups.len().saturating_sub(GROUPS_IN_TITLE);
    let more = format!("{more} more");
    if groups.len() > GROUPS_IN_TITLE {
        labels.push(&more);
    }
    labels.join(" | ")
}

fn help(class: Class) -> &'static str {
    match class {
        Class::Contradiction => {
            "ask each source for its figure and its date, then correct the claim that does not stand"
        }
        Class::Superseded => "take the newest if it replaces the others, and say so; else ask",
        Class::Tension => {
            "settle on one wording: keep the range, the bound or the hedge if the source has one"
        }
        Class::Agree | Class::NotComparable => "look at both passages",
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{found, found_beside, titles};
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn a_later_source_may_simply_be_newer_where_that_is_certain() {
        let january = "old; published = 2025-01-10";
        let july = "new; published = 2025-07-10";
        for (why, attribute, first, second, more, class) in [
            ("it changes", "staff", january, july, "", Class::Superseded),
            ("it does not change", "budget", january, july, "", Class::Contradiction),
            ("one day", "staff", january, "new; published = 2025-01-10", "", Class::Contradiction),
            (
                "a day in the month",
                "staff",
                january,
                "new; published = \"January 2025\"",
                "",
                Class::Contradiction,
            ),
            ("one without a date", "staff", january, "new", "", Class::Contradiction),
            ("one period", "staff", january, july, " | period = \"2024\"", Class::Contradiction),
        ] {
            let claim = |figure: &str| format!("Acme | {attribute} | {figure}{more}");
            let figures = if attribute == "staff" { ["900", "1,200"] } else { ["$900", "$1,200"] };
            let [a, b] = figures.map(claim);
            let found = found("", &[(first, &[&a]), (second, &[&b])]);
            assert_eq!(found.iter().map(|f| f.class).collect::<Vec<_>>(), [class], "{why}");
            let newest = "This changes over time, and “1,200” (new) is the newest: it may simply have changed.";
            let said = found[0].explanation.iter().any(|sentence| sentence == newest);
            assert_eq!(said, class == Class::Superseded, "{why}: {:?}", found[0].explanation);
            let severity =
                if class == Class::Superseded { Severity::Warning } else { Severity::Error };
            assert_eq!(found[0].severity, severity, "{why}");
            let newest = "take the newest if it replaces the others, and say so; else ask";
            assert_eq!(found[0].help == newest, class == Class::Superseded, "{why}");
        }
    }

    #[test]
    fn every_class_has_advice_of_its_own() {
        for (class, begins) in [
            (Class::Contradiction, "ask each source"),
            (Class::Superseded, "take the newest"),
            (Class::Tension, "settle on one wording"),
            (Class::Agree, "look at both"),
        ] {
            assert!(help(class).starts_with(begins), "{class:?}");
        }
    }

    #[test]
    fn a_group_is_named_by_the_wording_that_most_use() {
        let sources: &[(&str, &[&str])] = &[
            ("a", &["Acme | budget | $14 billion"]),
            ("b; publisher = \"The B\"; copies = [\"a\"]", &["Acme | budget | $14.0 billion"]),
            ("c", &["Acme | budget | $14.0 billion"]),
            ("d", &["Acme | budget | $20 billion"]),
        ];
        let found = found("", sources);
        assert_eq!(
            titles(&found),
            ["values-agree contradiction: Acme, budget: $14.0 billion | $20 billion"]
        );
        let groups: Vec<(usize, usize, usize)> =
            found[0].groups.iter().map(|g| (g.claims, g.sources.len(), g.origins)).collect();
        assert_eq!(groups, [(3, 3, 2), (1, 1, 1)]);
        assert_eq!(
            found[0].explanation,
            [
                "“$14.0 billion” (The B) and “$20 billion” (d) have no possibility in common.",
                "4 sources, but 3 independent origins: some retell others."
            ]
        );
        let copied: &[(&str, &[&str])] = &[
            ("a", &["Acme | budget | $14 billion"]),
            ("b; copies = [\"a\"]", &["Acme | budget | $20 billion"]),
        ];
        let found = super::super::samples::found("", copied);
        assert_eq!(
            found[0].explanation[1],
            "2 sources, but 1 independent origin: some retell others."
        );
    }

    #[test]
    fn a_period_that_was_assumed_is_told() {
        let sources: &[(&str, &[&str])] = &[
            ("a; published = 2025-02-01", &["Acme | sales | $5 billion"]),
            ("b", &["Acme | sales | $9 billion | period = \"2025\""]),
        ];
        let found = found("", sources);
        assert_eq!(
            found[0].explanation[1..],
            ["No period is stated by a: taken as 2025, the year of publication."]
        );
    }

    #[test]
    fn three_groups_are_told_pair_by_pair_and_many_by_the_worst() {
        let claims = |count: usize| -> Vec<String> {
            (1..=count).map(|i| format!("Acme | budget | ${i}0 billion")).collect()
        };
        let explained = |claims: &[String]| {
            let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
            found("", &[("a", &claims)]).remove(0)
        };
        assert_eq!(
            explained(&claims(3)).explanation,
            [
                "“$10 billion” and each of “$20 billion”, “$30 billion” have no possibility in common.",
                "“$20 billion” and “$30 billion” have no possibility in common."
            ]
        );
        let six = explained(&claims(6));
        assert_eq!(six.explanation.len(), 5);
        assert!(six.title.ends_with("$50 billion | $60 billion"), "{}", six.title);
        let seven = explained(&claims(7));
        assert_eq!(
            seven.explanation,
            ["“$10 billion” (a) and “$70 billion” (a) have no possibility in common."]
        );
        assert!(seven.title.ends_with("$60 billion | 1 more"), "{}", seven.title);
        let mut mixed = claims(2);
        mixed.push("Acme | budget | $20-25 billion".to_owned());
        assert_eq!(
            explained(&mixed).explanation,
            [
                "“$10 billion” and each of “$20 billion”, “$20-25 billion” have no possibility in common.",
                "“$20 billion” and “$20-25 billion” are not the same statement: the end of a range or a bound is given as the figure itself."
            ]
        );
    }

    #[test]
    fn what_fits_is_never_told_as_a_clash() {
        // The one flat figure stands behind so many hedged ones that its pair is not looked at.
        let mut claims = vec!["Acme | budget | about $60 billion"; MEMBERS_KEPT];
        claims.push("Acme | budget | $60 billion");
        claims.push("Acme | budget | $60-65 billion");
        claims.push("Acme | budget | $100 billion");
        let found = found("", &[("a", &claims)]);
        assert_eq!(found[0].groups.len(), 3);
        for sentence in &found[0].explanation {
            assert!(!sentence.contains("fit each other"), "{sentence}");
        }
    }

    #[test]
    fn of_a_large_group_each_source_and_wording_is_shown_before_any_twice() {
        let mut same: Vec<&str> = vec!["Acme | budget | $14 billion"; 20];
        same.push("Acme | budget | $14.0 billion");
        same.push("Acme | budget | $20 billion");
        let found = found("", &[("a", &same)]);
        let shown: Vec<&str> = found[0]
            .members
            .iter()
            .filter(|m| m.group == 0)
            .map(|m| &*m.claim.value.wording)
            .collect();
        assert_eq!(shown.len(), MEMBERS_KEPT);
        assert!(shown.contains(&"$14.0 billion"), "{shown:?}");
        assert_eq!(found[0].not_shown(0), 21 - MEMBERS_KEPT);
        assert_eq!(found[0].members.last().map(|m| m.group), Some(1));
        assert_eq!(found[0].members[0].reading, "[13.5bn, 14.5bn) USD");
    }

    #[test]
    fn what_changed_comes_first() {
        let claims = ["Acme | budget | $1", "Acme | budget | $2", "Acme | budget | $3"];
        for changed in ["$1", "$2", "$3"] {
            let found = found_beside("", &[("a", &claims)], &[], &[changed]);
            assert_eq!(&*found[0].members[0].claim.value.wording, changed);
            let marked: Vec<bool> = found[0].members.iter().map(|m| m.changed).collect();
            assert_eq!(marked, [true, false, false]);
        }
    }

    #[test]
    fn a_rule_has_words_and_advice_of_its_own() {
        let rule = "[[rule]]\nid = \"money\"\nkind = \"agree\"\nattribute = \"budget\"\n\
                    message = \"Ask Ann\"\nhelp = \"call her\"\n";
        let found = found(rule, &[("a", &["Acme | budget | $1", "Acme | budget | $2"])]);
        assert_eq!(titles(&found), ["money contradiction: Ask Ann: Acme, budget: $1 | $2"]);
        assert_eq!(found[0].help, "call her");
    }
}
