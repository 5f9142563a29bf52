//! Stretches of calendar time: days, months, quarters, years, parts and open spans of them.
//!
//! A date is never padded: "2025" is all days of 2025 and "early 2025" its first months. As the
//! period of a slot a stretch is a *key* (2025 is not 2025-Q1); as a value it is a set of days.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

use super::{Bound, End, Interval, Stated};

/// A calendar day.
pub type Day = NaiveDate;

/// The day so many days later; `None` beyond the calendar.
pub fn later(day: Day, days: u64) -> Option<Day> {
    day.checked_add_days(Days::new(days))
}

/// The year of a day.
pub fn year_of(day: Day) -> i32 {
    day.year()
}

/// The month, 1 to 12, and the day of it, whatever the year.
pub fn day_of_year(day: Day) -> (u32, u32) {
    (day.month(), day.day())
}

/// The day of the week, 0 for Monday.
pub fn day_of_week(day: Day) -> u32 {
    day.weekday().num_days_from_monday()
}

/// The day of the week, 0 for Monday, of a day that is told by the Julian calendar. Lands went by it for centuries after
/// 1582, the last until 1923 (E. G. Richards, "Mapping Time", 1998); `None` for other years.
///
/// ```
/// use gainsay::value::{Day, day_of_week_of_old};
/// let day = Day::from_ymd_opt(1628, 8, 10).unwrap();
/// assert_eq!(day_of_week_of_old(day), Some(6), "the Vasa left Stockholm on a Sunday");
/// ```
pub fn day_of_week_of_old(day: Day) -> Option<u32> {
    let year = day.year();
    if !(1582..=1923).contains(&year) {
        return None;
    }
    // It has a leap day in every hundredth year, ours in every four hundredth: by so many days it is behind, and before
    // March of such a year by one fewer.
    let of = if day.month() > 2 { year } else { year - 1 };
    let behind = of.div_euclid(100) - of.div_euclid(400) - 2;
    later(day, behind.unsigned_abs().into()).map(day_of_week)
}

/// A stretch with a name in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// One day.
    Day(Day),
    /// A month, 1 to 12, of a year.
    Month(i32, u32),
    /// A quarter, 1 to 4, of a calendar year.
    Quarter(i32, u32),
    /// A half, 1 or 2, of a calendar year.
    Half(i32, u32),
    /// A calendar year.
    Year(i32),
    /// Ten years, named by the first: 2020 for the 2020s.
    Decade(i32),
}

/// A part of a stretch: thirds that overlap a little, because nobody counts the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// "early"
    Early,
    /// "mid"
    Mid,
    /// "late"
    Late,
}

/// Which part of a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fiscal {
    /// The whole year.
    Year,
    /// A half, 1 or 2.
    Half(u32),
    /// A quarter, 1 to 4.
    Quarter(u32),
}

/// A stretch of time as a source words it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A named stretch: "July 2025".
    Of(Calendar),
    /// A part of one: "early 2025".
    Part(Part, Calendar),
    /// A fiscal year or a part of it; its days depend on the company.
    Fiscal(i32, Fiscal),
    /// From a stretch to a stretch, both included; open where an end is missing ("by 2025", "since July").
    Span(Option<Calendar>, Option<Calendar>),
    /// Words that name no days: "the coming years".
    Vague(Box<str>),
}

/// The first and the last day of a month.
fn month_days(year: i32, month: u32) -> Option<(Day, Day)> {
    let first = Day::from_ymd_opt(year, month, 1)?;
    let next = if month == 12 {
        Day::from_ymd_opt(year + 1, 1, 1)?
    } else {
        Day::from_ymd_opt(year, month + 1, 1)?
    };
    Some((first, next.pred_opt()?))
}

impl Calendar {
    /// The first and the last day; `None` for a month, quarter or year that does not exist.
    pub fn days(self) -> Option<(Day, Day)> {
        let months = |year: i32, from: u32, to: u32| {
            Some((month_days(year, from)?.0, month_days(year, to)?.1))
        };
        match self {
            Calendar::Day(day) => Some((day, day)),
            Calendar::Month(year, month) => month_days(year, month),
            Calendar::Quarter(year, q @ 1..=4) => months(year, q * 3 - 2, q * 3),
            Calendar::Half(year, h @ 1..=2) => months(year, h * 6 - 5, h * 6),
            Calendar::Quarter(..) | Calendar::Half(..) => None,
            Calendar::Year(year) => months(year, 1, 12),
            Calendar::Decade(year) => Some((months(year, 1, 12)?.0, months(year + 9, 1, 12)?.1)),
        }
    }

    /// The year in which it begins.
    pub fn year(self) -> i32 {
        match self {
            Calendar::Day(day) => day.year(),
            Calendar::Month(year, _) | Calendar::Quarter(year, _) | Calendar::Half(year, _) => year,
            Calendar::Year(year) | Calendar::Decade(year) => year,
        }
    }
}

impl Period {
    /// Every day that the wording allows: the hull where the calendar alone cannot tell.
    pub fn days(&self) -> Interval<Day> {
        let whole = Interval::everything();
        match self {
            Period::Of(stretch) => {
                stretch.days().and_then(|(a, b)| Interval::closed(a, b)).unwrap_or(whole)
            }
            Period::Part(part, stretch) => part_days(*part, *stretch).unwrap_or(whole),
            Period::Fiscal(year, _) => {
                // Named by the year in which it ends or, more rarely, begins; so it may touch three years.
                let from = Day::from_ymd_opt(year - 1, 1, 1);
                let to = Day::from_ymd_opt(year + 1, 12, 31);
                from.zip(to).and_then(|(a, b)| Interval::closed(a, b)).unwrap_or(whole)
            }
            Period::Span(from, to) => {
                let low = from
                    .and_then(Calendar::days)
                    .map_or(End::Unbounded, |(first, _)| End::Closed(first));
                let high = to
                    .and_then(Calendar::days)
                    .map_or(End::Unbounded, |(_, last)| End::Closed(last));
                Interval::new(low, high).unwrap_or(whole)
            }
            Period::Vague(_) => whole,
        }
    }

    /// The set of days with how it was worded: what [`super::relation`] compares.
    pub fn stated(&self) -> Stated<Day> {
        let days = self.days();
        let bound = match self {
            Period::Of(_) => Bound::Exact,
            Period::Part(..) | Period::Fiscal(..) | Period::Vague(_) => Bound::Approx,
            Period::Span(Some(_), Some(_)) => Bound::Range,
            Period::Span(Some(_), None) => Bound::AtLeast,
            Period::Span(None, Some(_)) => Bound::AtMost,
            Period::Span(None, None) => Bound::Vague,
        };
        Stated { possible: days, bound, low: days.low().point(), high: days.high().point() }
    }

    /// Whether every day of this period lies after every day of `other`: it is certainly later.
    pub fn is_after(&self, other: &Period) -> bool {
        other.days().is_below(&self.days())
    }

    /// The calendar year that the period lies in, where it lies in one.
    pub fn year(&self) -> Option<i32> {
        let days = self.days();
        let (first, last) = days.low().point().zip(days.high().point())?;
        (first.year() == last.year()).then(|| first.year())
    }
}

/// The days of a third of a stretch, each a little longer than a third.
fn part_days(part: Part, stretch: Calendar) -> Option<Interval<Day>> {
    let (first, last) = stretch.days()?;
    let length = u64::try_from((last - first).num_days()).ok()? + 1;
    // In twelfths of the stretch, so that the parts of a year are whole months: January to April,
    // April to September, September to December.
    let (from, to) = match part {
        Part::Early => (0, 4),
        Part::Mid => (3, 9),
        Part::Late => (8, 12),
    };
    if let Calendar::Decade(year) = stretch {
        // Of a decade they are whole years: 1990 to 1993, 1993 to 1996, 1996 to 1999.
        let from = year + 3 * part as i32;
        return Interval::closed(month_days(from, 1)?.0, month_days(from + 3, 12)?.1);
    }
    if let Calendar::Year(year) = stretch {
        return Interval::closed(month_days(year, from + 1)?.0, month_days(year, to)?.1);
    }
    let start = first.checked_add_days(Days::new(length * u64::from(from) / 12))?;
    let end =
        first.checked_add_days(Days::new((length * u64::from(to)).div_ceil(12)))?.pred_opt()?;
    Interval::closed(start, end)
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Calendar::Day(day) => {
                write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
            }
            Calendar::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Calendar::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Calendar::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Calendar::Year(year) => write!(f, "{year:04}"),
            Calendar::Decade(year) => write!(f, "{year:04}s"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Part::Early => "early",
            Part::Mid => "mid",
            Part::Late => "late",
        })
    }
}

/// The canonical name, which the reader reads back: `2025-Q1`, `early 2025`, `FY2025-Q1`, `2023..2025`, `..2025-12-31`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Of(stretch) => stretch.fmt(f),
            Period::Part(part, stretch) => write!(f, "{part} {stretch}"),
            Period::Fiscal(year, Fiscal::Year) => write!(f, "FY{year:04}"),
            Period::Fiscal(year, Fiscal::Half(half)) => write!(f, "FY{year:04}-H{half}"),
            Period::Fiscal(year, Fiscal::Quarter(quarter)) => write!(f, "FY{year:04}-Q{quarter}"),
            Period::Span(from, to) => {
                if let Some(from) = from {
                    from.fmt(f)?;
                }
                f.write_str("..")?;
                if let Some(to) = to {
                    to.fmt(f)?;
                }
                Ok(())
            }
            Period::Vague(words) => f.write_str(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).unwrap()
    }

    fn closed(from: (i32, u32, u32), to: (i32, u32, u32)) -> Interval<Day> {
        Interval::closed(day(from.0, from.1, from.2), day(to.0, to.1, to.2)).unwrap()
    }

    #[test]
    fn days_are_counted_on_over_the_ends_of_months_and_no_further_than_the_calendar() {
        assert_eq!(later(day(2024, 2, 28), 2), Some(day(2024, 3, 1)));
        assert_eq!(later(day(2025, 12, 31), 0), Some(day(2025, 12, 31)));
        assert_eq!(later(Day::MAX, 1), None);
    }

    #[test]
    fn a_stretch_is_all_its_days() {
        use Calendar::*;
        for (stretch, from, to) in [
            (Month(2024, 2), (2024, 2, 1), (2024, 2, 29)),
            (Month(2025, 12), (2025, 12, 1), (2025, 12, 31)),
            (Day(day(2025, 7, 5)), (2025, 7, 5), (2025, 7, 5)),
            (Quarter(2025, 1), (2025, 1, 1), (2025, 3, 31)),
            (Quarter(2025, 3), (2025, 7, 1), (2025, 9, 30)),
            (Half(2025, 1), (2025, 1, 1), (2025, 6, 30)),
            (Half(2025, 2), (2025, 7, 1), (2025, 12, 31)),
            (Year(2025), (2025, 1, 1), (2025, 12, 31)),
            (Decade(2020), (2020, 1, 1), (2029, 12, 31)),
        ] {
            assert_eq!(Period::Of(stretch).days(), closed(from, to), "{stretch}");
            assert_eq!(stretch.year(), from.0, "{stretch}");
        }
        assert_eq!(Calendar::Quarter(2025, 5).days(), None);
        assert_eq!(Calendar::Half(2025, 3).days(), None);
        assert_eq!(Calendar::Month(2025, 13).days(), None);
        assert_eq!(Period::Of(Month(2025, 0)).days(), Interval::everything());
    }

    #[test]
    fn parts_overlap_a_little() {
        let year = Calendar::Year(2025);
        assert_eq!(Period::Part(Part::Early, year).days(), closed((2025, 1, 1), (2025, 4, 30)));
        assert_eq!(Period::Part(Part::Mid, year).days(), closed((2025, 4, 1), (2025, 9, 30)));
        assert_eq!(Period::Part(Part::Late, year).days(), closed((2025, 9, 1), (2025, 12, 31)));
        let july = Calendar::Month(2025, 7);
        assert_eq!(Period::Part(Part::Mid, july).days(), closed((2025, 7, 8), (2025, 7, 24)));
    }

    #[test]
    fn later_means_certainly_later() {
        let june = Period::Of(Calendar::Month(2025, 6));
        let july = Period::Of(Calendar::Month(2025, 7));
        let since = Period::Span(Some(Calendar::Day(day(2025, 6, 30))), None);
        assert!(july.is_after(&june) && !june.is_after(&july));
        assert!(!since.is_after(&june));
        assert!(!since.is_after(&july));
    }

    #[test]
    fn names_are_canonical() {
        for (period, name) in [
            (Period::Of(Calendar::Day(day(2025, 7, 5))), "2025-07-05"),
            (Period::Part(Part::Early, Calendar::Year(2025)), "early 2025"),
            (Period::Fiscal(2025, Fiscal::Quarter(1)), "FY2025-Q1"),
            (Period::Span(None, Some(Calendar::Year(2025))), "..2025"),
            (Period::Span(Some(Calendar::Year(2023)), Some(Calendar::Year(2025))), "2023..2025"),
            (Period::Of(Calendar::Decade(2020)), "2020s"),
        ] {
            assert_eq!(period.to_string(), name);
        }
    }

    #[test]
    fn open_and_uncertain_stretches_hold_all_that_they_may_mean() {
        let year = |y| Some(Calendar::Year(y));
        let (first, last) = (day(2023, 1, 1), day(2025, 12, 31));
        let from = Interval::new(End::Closed(first), End::Unbounded).unwrap();
        let to = Interval::new(End::Unbounded, End::Closed(last)).unwrap();
        let every = Interval::everything();
        for (period, days, bound) in [
            (
                Period::Span(year(2023), year(2025)),
                closed((2023, 1, 1), (2025, 12, 31)),
                Bound::Range,
            ),
            (Period::Span(year(2023), None), from, Bound::AtLeast),
            (Period::Span(None, year(2025)), to, Bound::AtMost),
            (Period::Span(None, None), every, Bound::Vague),
            (Period::Vague("soon".into()), every, Bound::Approx),
            (
                Period::Fiscal(2025, Fiscal::Year),
                closed((2024, 1, 1), (2026, 12, 31)),
                Bound::Approx,
            ),
            (
                Period::Part(Part::Late, Calendar::Year(2025)),
                closed((2025, 9, 1), (2025, 12, 31)),
                Bound::Approx,
            ),
            (Period::Of(Calendar::Year(2025)), closed((2025, 1, 1), (2025, 12, 31)), Bound::Exact),
        ] {
            let stated = period.stated();
            assert_eq!(
                (period.days(), stated.possible, stated.bound),
                (days, days, bound),
                "{period}"
            );
            assert_eq!(
                (stated.low, stated.high),
                (days.low().point(), days.high().point()),
                "{period}"
            );
        }
    }

    #[test]
    fn a_period_lies_in_one_year_or_in_none() {
        for (period, year) in [
            (Period::Of(Calendar::Month(2025, 7)), Some(2025)),
            (Period::Of(Calendar::Year(2025)), Some(2025)),
            (Period::Of(Calendar::Decade(2020)), None),
            (Period::Span(Some(Calendar::Year(2025)), None), None),
            (Period::Vague("soon".into()), None),
        ] {
            assert_eq!(period.year(), year, "{period}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn months_quarters_and_halves_each_fill_the_year(year in 1900..2100) {
            use Calendar::{Half, Month, Quarter, Year};
            let fill = [
                (1..13).map(|m| Month(year, m)).collect::<Vec<_>>(),
                (1..5).map(|q| Quarter(year, q)).collect(),
                (1..3).map(|h| Half(year, h)).collect(),
            ];
            let (first, last) = Year(year).days().unwrap();
            for stretches in fill {
                let days: Vec<_> = stretches.into_iter().map(|s| s.days().unwrap()).collect();
                prop_assert_eq!((days[0].0, days[days.len() - 1].1), (first, last));
                for pair in days.windows(2) {
                    prop_assert_eq!(pair[0].1.succ_opt(), Some(pair[1].0));
                }
            }
        }

        #[test]
        fn parts_lie_in_order_within_the_whole_and_leave_no_day_out(year in 1900..2100, month in 1_u32..13) {
            for stretch in [Calendar::Year(year), Calendar::Month(year, month), Calendar::Decade(year)] {
                let whole = Period::Of(stretch).days();
                let [early, mid, late] = [Part::Early, Part::Mid, Part::Late]
                    .map(|part| Period::Part(part, stretch).days());
                prop_assert_eq!((early.low(), late.high()), (whole.low(), whole.high()));
                prop_assert!(whole.holds(&mid) && early.meets(&mid) && mid.meets(&late));
                prop_assert!(early.is_below(&late));
                for part in [early, mid, late] {
                    prop_assert!(part != whole);
                }
            }
        }
    }
}
