//! A finding in full: every member, every pair of groups, and the rule behind it.

use super::{Item, Page, at, claims, counted, fact};
use crate::check::Checked;
use crate::claims::Claim;
use crate::finding::Finding;
use crate::value::{Relation, Value, days, relation};

/// A finding with every member, how the groups stand to each other, its rule, and what can be done about it.
pub fn finding(finding: &Finding, checked: &Checked) -> Page {
    let decision = checked.settled.iter().find(|(f, _)| f.id == finding.id).map(|(_, d)| d);
    let mut facts = vec![
        fact("severity", format!("{} ({})", finding.severity, finding.class.name())),
        fact("rule", rule_in_words(finding, checked)),
        fact("slot", finding.slot.to_string()),
    ];
    if let Some(decision) = decision {
        facts.push(fact("settled", format!("{} ({})", decision.in_words(), at(&decision.place))));
    }
    let mut page = Page::new("finding", format!("{}: {}", finding.id, finding.title))
        .section("", facts)
        .section("Groups that agree", groups(finding, checked))
        .section("How the groups stand to each other", pairs(finding, checked));
    let why = finding.explanation.iter().map(|sentence| Item::Text(sentence.clone()));
    page = page.section("Why they cannot all hold", why.collect());
    let mut next = vec![Item::Text(sentence(&finding.help))];
    if decision.is_none()
        && let Some(hint) = decision_hint(finding)
    {
        next.push(Item::Text(String::from(
            "If it is to stay as it is, say so; it is kept in decisions.toml beside the rules (`--corrected` and `--both-right` say other things, `--until` gives a last day):",
        )));
        next.push(Item::Code(hint));
    }
    page.section("What to do", next)
}

fn rule_in_words(finding: &Finding, checked: &Checked) -> String {
    let kind = crate::rules::meta(finding.kind).map_or("", |meta| meta.holds);
    let declared = checked.desk.rule(&finding.rule).map(|rule| format!(" ({})", at(&rule.place)));
    format!("{}{}: {kind}", finding.rule, declared.unwrap_or_default())
}

/// Each group with its members.
fn groups(finding: &Finding, checked: &Checked) -> Vec<Item> {
    let mut items = Vec::new();
    for (i, group) in finding.groups.iter().enumerate() {
        let origins = match group.origins < group.sources.len() {
            true => format!(" from {}", counted(group.origins, "origin")),
            false => String::new(),
        };
        let sources = counted(group.sources.len(), "source");
        let claims_said = counted(group.claims, "claim");
        items.push(Item::Text(format!(
            "{}: {}, in {claims_said} of {sources}{origins}",
            letter(i),
            group.label
        )));
        for member in finding.members.iter().filter(|m| m.group == i) {
            items.push(fact(&member.claim.id, told(&member.claim, &member.reading, checked)));
        }
        let more = finding.not_shown(i);
        if more > 0 {
            items.push(fact("", format!("and {}", counted(more, "more claim"))));
        }
    }
    items
}

/// A claim in a line: value, reading, source, place, quote.
pub(super) fn told(claim: &Claim, reading: &str, checked: &Checked) -> String {
    let source = checked.graph.view().source(&claim.source);
    let published = source.published.as_ref().map(|p| format!(", {}", days(p))).unwrap_or_default();
    let mut text = format!("“{}”, read as {reading}", claim.value);
    if claim.modality != claim.modality.comparable() {
        text.push_str(&format!(", {}", claim.modality));
    }
    if let Some(speaker) = &claim.attribution {
        text.push_str(&format!(", as told by {speaker}"));
    }
    text.push_str(&format!("; {}{published}; {}", source.name(), at(&claim.value_place())));
    if let Some(quote) = &claim.quote {
        text.push_str(&format!("; “{quote}”"));
    }
    text
}

/// Every pair of groups with the gravest relation between a value of one and a value of the other.
fn pairs(finding: &Finding, checked: &Checked) -> Vec<Item> {
    let rule = checked.desk.rule(&finding.rule);
    let compared = |claim: &Claim| {
        let value = rule.and_then(|rule| rule.compared(claim, &checked.desk.vocabulary));
        value.unwrap_or_else(|| claim.value.clone())
    };
    let values: Vec<(usize, Value)> =
        finding.members.iter().map(|m| (m.group, compared(&m.claim))).collect();
    let of = |group: usize| values.iter().filter(move |(g, _)| *g == group).map(|(_, v)| v);
    let mut items = Vec::new();
    for a in 0..finding.groups.len() {
        for b in a + 1..finding.groups.len() {
            let mut gravest: Option<(Relation, &Value, &Value)> = None;
            for (x, y) in of(a).flat_map(|x| of(b).map(move |y| (x, y))) {
                let found = relation(x, y);
                if gravest.is_none_or(|(worst, ..)| found.class > worst.class) {
                    gravest = Some((found, x, y));
                }
            }
            if let Some((found, x, y)) = gravest {
                let name = format!("{} and {}", letter(a), letter(b));
                let text = format!("{}: “{x}” and “{y}” {}", found.class.name(), found.reason);
                items.push(fact(&name, text));
            }
        }
    }
    items
}

/// The command that settles a finding.
fn decision_hint(finding: &Finding) -> Option<String> {
    Some(format!("{} --accept --reason \"...\"", finding.command("decide")?))
}

/// The words with a capital letter in front.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.as_str().chars()).collect()
}

/// The letter of a group, as the reports give it.
pub(super) fn letter(group: usize) -> String {
    let last = char::from(b'A' + u8::try_from(group % 26).unwrap_or(0));
    match group / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

/// The findings that a claim is a member of, in a line each.
pub(super) fn findings_with(claim: &Claim, checked: &Checked) -> Vec<Item> {
    let with =
        super::findings(checked).filter(|f| f.members.iter().any(|m| m.claim.id == claim.id));
    with.map(|f| fact(&f.id, format!("{} {}: {}", f.severity, f.rule, f.title))).collect()
}

/// How many claims an attribute, an entity or a source has.
pub(super) fn count_claims(checked: &Checked, of: impl Fn(&Claim) -> bool) -> usize {
    claims(checked).filter(|claim| of(claim)).count()
}
