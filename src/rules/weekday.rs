//! Claims whose value names a weekday and a date that do not belong together: the finding that articles get.

use std::path::Path;
use std::sync::Arc;

use super::CALENDAR;
use crate::claims::Claim;
use crate::finding::{Finding, Group, Member, Severity, Slot, fingerprint};
use crate::graph::View;
use crate::load::{FileKind, kind_of};
use crate::value::{Calendar, Class, Meaning, Period, reading};

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The findings of claims that a person wrote down; `is_of_article` tells of which the article itself is looked at.
pub fn weekdays(view: View<'_>, is_of_article: impl Fn(&Claim) -> bool) -> Vec<Finding> {
    let claims = view.slots().flat_map(|slot| slot.claims.iter().map(move |c| (&slot.slot, c)));
    // Of an archive only the claims are at hand that others may contradict.
    let is_of_archive =
        |claim: &Claim| kind_of(Path::new(&claim.places.text.path)) == Some(FileKind::JsonLines);
    let of_people = claims.filter(|(_, claim)| !is_of_article(claim) && !is_of_archive(claim));
    of_people.filter_map(|(slot, claim)| finding(view, slot, claim)).collect()
}

fn finding(view: View<'_>, slot: &Slot, claim: &Arc<Claim>) -> Option<Finding> {
    let wording = &*claim.value.wording;
    let falls_on = other_weekday(claim)?;
    let source = view.source(&claim.source);
    let member = Member {
        claim: Arc::clone(claim),
        source: Arc::clone(&source),
        reading: reading(&claim.value),
        group: 0,
        changed: false,
    };
    let group = Group {
        label: wording.to_owned(),
        claims: 1,
        sources: vec![Arc::clone(&claim.source)],
        origins: 1,
    };
    Some(Finding {
        id: fingerprint(CALENDAR.name, slot, vec![(&*claim.source, wording)]),
        rule: Arc::from(CALENDAR.name),
        kind: CALENDAR.name,
        severity: Severity::Error,
        confidence: None,
        class: Class::Contradiction,
        title: format!("{slot}: the weekday is not that of the date: {wording}"),
        slot: slot.clone(),
        groups: vec![group],
        members: vec![member],
        explanation: vec![format!("The day of “{wording}” is a {falls_on}.")],
        help: String::from("see which of the two is the slip, the weekday or the date"),
        again: Some(Arc::default()),
    })
}

/// The weekday of a claim's day, where its words name another and the year, so that no other year can be meant.
fn other_weekday(claim: &Claim) -> Option<String> {
    let Meaning::Time(Period::Of(Calendar::Day(day))) = &claim.value.meaning else { return None };
    let lower = claim.value.wording.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    let mut named = words().filter(|word| WEEKDAYS.contains(word));
    let said = named.next().filter(|_| named.next().is_none())?;
    let year = day.format("%Y").to_string();
    let falls_on = day.format("%A").to_string();
    (falls_on.to_lowercase() != said && words().any(|word| word == year)).then_some(falls_on)
}
