//! A weekday and its date, in one sentence.

use super::{Own, Sentence};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::CALENDAR;
use crate::story::page::tables::WEEKDAYS;
use crate::story::page::{Node, Page};
use crate::value::{Calendar, Day, Meaning, Period, day_of_week_of_old, day_of_year};

impl Sentence<'_> {
    /// "Friday (March 23)": the date falls on that weekday.
    pub(super) fn weekdays(&self, pages: &[Page]) -> Vec<Own> {
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
            if falls_on.to_lowercase() == said
                || is_of_the_old_style(*day, said)
                || self.may_be_of_another_year(date, *day, said, pages)
            {
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

    /// Whether a day without its year is that weekday in a year that the article gives to other days, or any article to
    /// this very day, or, where it would lie ahead of publication, to any: what is told years later is told of its own
    /// year.
    fn may_be_of_another_year(&self, date: &Node, day: Day, said: &str, pages: &[Page]) -> bool {
        if year_of(date).is_some() {
            return false;
        }
        let falls = |year: i32| {
            let (month, day) = day_of_year(day);
            let day = Day::from_ymd_opt(year, month, day);
            day.is_some_and(|day| day.format("%A").to_string().to_lowercase() == said)
        };
        let page = &pages[self.page];
        let is_ahead = page.published_day().is_some_and(|published| day > published);
        // The same day of a year that another article gives it is the day of what both tell.
        let is_same_day = |node: &Node| {
            matches!(node.value.meaning, Meaning::Time(Period::Of(Calendar::Day(other)))
                if day_of_year(other) == day_of_year(day))
        };
        pages.iter().enumerate().any(|(at, page)| {
            let may_tell = |node: &&Node| at == self.page || is_ahead || is_same_day(node);
            page.nodes.iter().filter(may_tell).filter_map(year_of).any(falls)
        })
    }
}

/// Whether a day is that weekday by the Julian calendar: "Sunday, 10 August 1628" in Stockholm.
fn is_of_the_old_style(day: Day, said: &str) -> bool {
    let weekday = day_of_week_of_old(day).and_then(|weekday| WEEKDAYS.get(weekday as usize));
    weekday.is_some_and(|weekday| *weekday == said)
}

/// The year that a day or a month is said to be of.
fn year_of(date: &Node) -> Option<i32> {
    let Meaning::Time(Period::Of(Calendar::Day(_) | Calendar::Month(..))) = date.value.meaning
    else {
        return None;
    };
    let mut words = date.value.wording.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| word.parse().ok().filter(|_| word.len() == 4))
}
