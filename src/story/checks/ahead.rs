//! A day told as past that lay ahead when its article was published, where the same day of the month before is told
//! in the story: "on July 23" in an article of July 3, of what was on June 23.

use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::cue::Cue;
use crate::story::page::{Node, Page};
use crate::value::{Calendar, Day, Meaning, Period, day_of_year};

/// A month slips to the next: the day lies no further ahead or behind than this.
const REACH: i64 = 62;

/// The days of the pages that are told as past and were to come.
pub(crate) fn check(pages: &[Page], texts: &[&str]) -> Vec<Clash> {
    let mut found = Vec::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        let Some(published) = page.day_of_publication() else { continue };
        for (number, node) in page.nodes.iter().enumerate() {
            let Some(day) = day_of(node).filter(|_| !names_year(node)) else { continue };
            let Some(ahead) = of_year_near(day, published).filter(|day| *day > published) else {
                continue;
            };
            let start = page.sentences[node.sentence].range.start;
            let before = text.get(start..node.range.start).unwrap_or_default();
            if node.cues.has(Cue::Planned) || !is_past(before) {
                continue;
            }
            let is_meant = |other: Day| {
                let ((month, day), (own, of_own)) = (day_of_year(other), day_of_year(ahead));
                let is_month_before = month % 12 + 1 == own;
                let ago = (published - other).num_days();
                day == of_own && is_month_before && (0..=REACH).contains(&ago)
            };
            let all = pages
                .iter()
                .enumerate()
                .flat_map(|(page, read)| (0..read.nodes.len()).map(move |node| At { page, node }));
            let meant: Vec<At> = all
                .filter(|at| day_of(&pages[at.page].nodes[at.node]).is_some_and(is_meant))
                .collect();
            if meant.is_empty() {
                continue;
            }
            let why = format!(
                "“{}” is told as past, and was still to come when the article was published, on {published}.",
                node.value.wording
            );
            found.push(Clash::said(vec![vec![At { page: index, node: number }], meant], why));
        }
    }
    found
}

fn day_of(node: &Node) -> Option<Day> {
    match node.value.meaning {
        Meaning::Time(Period::Of(Calendar::Day(day))) if node.kind == MentionKind::Date => {
            let names_day = node.value.wording.contains(|c: char| c.is_ascii_digit());
            names_day.then_some(day)
        }
        _ => None,
    }
}

/// Whether a date says its year itself.
fn names_year(node: &Node) -> bool {
    let digits = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    node.value.wording.split(|c: char| !c.is_alphanumeric()).any(digits)
}

/// The day of the calendar in the year in which it is near publication.
fn of_year_near(day: Day, published: Day) -> Option<Day> {
    let (month, of_month) = day_of_year(day);
    let year = Calendar::Day(published).year();
    let days = [year - 1, year, year + 1]
        .into_iter()
        .filter_map(|y| Day::from_ymd_opt(y, month, of_month));
    days.into_iter().find(|day| (*day - published).num_days().abs() <= REACH)
}

/// Whether the words before a date tell what has been, and nothing that is to come.
fn is_past(before: &str) -> bool {
    const PAST: &[&str] = &["had", "was", "were", "did"];
    const TO_COME: &[&str] = &[
        "ahead",
        "awaits",
        "be",
        "before",
        "begins",
        "between",
        "by",
        "can",
        "could",
        "deadline",
        "due",
        "expected",
        "expects",
        "expires",
        "for",
        "from",
        "has",
        "have",
        "hopes",
        "is",
        "may",
        "might",
        "must",
        "next",
        "plan",
        "planned",
        "plans",
        "postponed",
        "runs",
        "scheduled",
        "set",
        "shall",
        "should",
        "slated",
        "starts",
        "takes",
        "than",
        "through",
        "to",
        "until",
        "upcoming",
        "will",
        "would",
    ];
    let folded = before.to_lowercase();
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let told = words().any(|word| PAST.contains(&word) || word.len() > 4 && word.ends_with("ed"));
    told && !words().any(|word| TO_COME.contains(&word))
}
