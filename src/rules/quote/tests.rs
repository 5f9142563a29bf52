//! What is told of quotes that do not stand in their article, or do not say what their claim says.

use super::super::samples::{desk, found, found_beside};
use crate::finding::{Finding, Member};

const ARTICLE: &str =
    "Acme said on Monday that the quay is to cost between $60 million and $65 million.\n";

/// What is found for one claim of the budget with this value and quote, beside its article.
fn cited(value: &str, quote: &str, first: &[&str]) -> Vec<Finding> {
    let claim = format!("Acme | budget | {value} | quote = \"{quote}\"");
    found_beside("", &[("a", &[&claim])], &[("a", ARTICLE)], first)
}

/// Of each finding the class, and of its members the words pointed at with how they were read.
fn said(findings: &[Finding]) -> Vec<String> {
    let member = |m: &Member| format!("{} ({})", m.claim.value_place().slice(), m.reading);
    let members = |f: &Finding| f.members.iter().map(member).collect::<Vec<_>>().join(" | ");
    findings.iter().map(|f| format!("{}: {}", f.class.name(), members(f))).collect()
}

#[test]
fn a_quote_that_stands_otherwise_is_told_with_the_passage_and_where_it_is() {
    let quote = "between $60 million and $70 million";
    let findings = cited("$60-70 million", quote, &[]);
    let passage = "between $60 million and $65 million";
    assert_eq!(
        said(&findings),
        [format!("contradiction: {quote} ({quote}) | {passage} ({passage})")]
    );
    let finding = &findings[0];
    let title =
        format!("Acme, budget: the quote stands otherwise in the article: {quote} | {passage}");
    assert_eq!(finding.title, title);
    assert_eq!(finding.explanation.len(), 1);
    assert!(finding.explanation[0].starts_with("In a.md: "), "{:?}", finding.explanation);
    assert!(finding.help.starts_with("copy the words of the article"), "{}", finding.help);
    assert_eq!(finding.members[1].claim.value_place().path(), "a.md");
    assert_eq!(finding.members.iter().map(|m| m.group).collect::<Vec<_>>(), [0, 1]);
    for (member, words) in finding.members.iter().zip([quote, passage]) {
        assert_eq!(&*member.claim.value.wording, words);
        assert_eq!(
            member.claim.quote, None,
            "the words are shown, and not once more as their quote"
        );
    }
}

#[test]
fn a_quote_that_stands_nowhere_is_told_alone() {
    let quote = "nobody has ever seen the bill for the lighthouse";
    let findings = cited("$60-65 million", quote, &[]);
    assert_eq!(said(&findings), [format!("contradiction: {quote} ({quote})")]);
    assert_eq!(findings[0].explanation, ["In a.md: nothing like it stands there."]);
    assert!(findings[0].help.starts_with("see whether this is the right article"));
}

#[test]
fn a_quote_that_stands_there_and_says_the_value_is_not_told() {
    assert_eq!(said(&cited("$60-65 million", "between $60 million and $65 million", &[])), [""; 0]);
}

#[test]
fn of_the_figures_of_a_quote_the_nearest_is_held_against_the_value() {
    let own = "$60 million ([59.5m, 60.5m) USD)";
    for (why, quote, expected) in [
        ("it says so", "up from $20 million to $60 million", None),
        ("it says other things as well", "$60 million, not $20 million", None),
        ("it has no figure", "a large sum", None),
        (
            "it has another",
            "a sum of $70 million",
            Some("contradiction: $70 million ([69.5m, 70.5m) USD)"),
        ),
        (
            "the first of two",
            "a sum of $70 million or of $80 million",
            Some("contradiction: $70 million ([69.5m, 70.5m) USD)"),
        ),
        (
            "a bound is nearer, and last",
            "not $70 million, at least $60 million",
            Some("tension: at least $60 million (at least 60m USD)"),
        ),
        (
            "a bound is nearer, and first",
            "at least $60 million, not $70 million",
            Some("tension: at least $60 million (at least 60m USD)"),
        ),
        ("what it has is no money", "a sum for 70 ships", None),
    ] {
        let claim = format!("Acme | budget | $60 million | quote = \"{quote}\"");
        let expected = expected.map(|told| told.replace(": ", &format!(": {own} | ")));
        assert_eq!(said(&found("", &[("a", &[&claim])])), expected.as_slice(), "{why}");
    }
}

#[test]
fn in_a_quote_that_is_written_with_escapes_only_the_whole_is_pointed_at() {
    let claim = r#"Acme | budget | $60 million | quote = "a sum of \u002470 million""#;
    let found = found("", &[("a", &[claim])]);
    let whole = r#""a sum of \u002470 million""#;
    assert_eq!(found[0].members[1].claim.value_place().slice(), whole);
    assert_eq!(
        found[0].title,
        "Acme, budget: the value is not what the quote says: $60 million | $70 million"
    );
    assert_eq!(
        found[0].explanation,
        ["The claim's “$60 million” and its quote's “$70 million” have no possibility in common."]
    );
}

#[test]
fn a_day_is_told_only_where_the_quote_cannot_mean_it() {
    for (quote, expected) in [
        ("it opens on 2 June 2025", None),
        ("open from 2 June 2025", None),
        (
            "it opens on 5 June 2025",
            Some("contradiction: 2 June 2025 (2025-06-02) | on 5 June 2025 (2025-06-05)"),
        ),
    ] {
        let claim = format!("Acme | opened | 2 June 2025 | quote = \"{quote}\"");
        let dates = "[[attribute]]\nid = \"opened\"\ndimension = \"date\"\n";
        let expected: Vec<&str> = expected.into_iter().collect();
        assert_eq!(said(&found(dates, &[("a", &[&claim])])), expected, "{quote}");
    }
}

#[test]
fn words_are_not_held_against_the_figures_of_their_quote() {
    let claim = "Acme | deal | bought | quote = \"bought for $70 million\"";
    assert_eq!(said(&found("", &[("a", &[claim])])), [""; 0]);
}

#[test]
fn what_changed_is_marked() {
    let quote = "between $60 million and $70 million";
    for (first, changed) in [(&["$60-70 million"][..], true), (&["$1"][..], false)] {
        let finding = cited("$60-70 million", quote, first).remove(0);
        assert_eq!(finding.members.iter().map(|m| m.changed).collect::<Vec<_>>(), [changed; 2]);
    }
    let value = cited("$10 million", "between $60 million and $65 million", &["$10 million"]);
    assert_eq!(value[0].members.iter().map(|m| m.changed).collect::<Vec<_>>(), [true; 2]);
}

#[test]
fn quotes_are_no_reason_to_look_at_the_values_of_an_attribute() {
    let (desk, _) = desk("");
    let rule = desk.rule("quotes-stand").unwrap();
    assert_eq!(rule.attributes(), Some(Vec::new()));
    let budget = desk.vocabulary.attribute("budget").unwrap();
    assert!(rule.check.is_content_with_common_possibility(budget));
    assert!(desk.reach("budget").content, "an archive need not be read in full for quotes");
}
