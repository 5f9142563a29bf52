//! Days with a name: "Christmas", "Black Friday 2026".

use super::super::relative;
use super::super::{Parsed, Problem, Reader};
use super::{parts, plus_days, published_day, unresolved, year_number};
use crate::pack::lexicon::{Feast, Sense};
use crate::value::{Calendar, Day, Period};

/// A holiday, of the year that follows it or else the nearest one.
pub(super) fn read(at: usize, r: &Reader<'_>) -> Option<Parsed<Period>> {
    let feast = r.find(at, Sense::Holiday(Feast::Easter(0)), |sense| match sense {
        Sense::Holiday(feast) => Some(feast),
        _ => None,
    })?;
    let of = feast.next + usize::from(r.sign(feast.next) == ',' || r.is_word(feast.next, "of"));
    let year = year_number(of, false, r).filter(|_| r.joined(of)).or_else(|| {
        let Parsed { meaning: Period::Of(Calendar::Year(year)), next } = relative::read(of, r)?
        else {
            return None;
        };
        Some(Parsed { meaning: year, next })
    });
    if let Some(year) = year {
        let day = day(feast.meaning, year.meaning)?;
        return Some(Parsed { meaning: Period::Of(Calendar::Day(day)), next: year.next });
    }
    let Some(today) = published_day(r) else {
        return unresolved(at, feast.next, Problem::NoYear, r);
    };
    let nearest = (-1..=1)
        .filter_map(|by| day(feast.meaning, parts(today).2 + by))
        .min_by_key(|day| (*day - today).num_days().abs())?;
    Some(Parsed { meaning: Period::Of(Calendar::Day(nearest)), next: feast.next })
}

fn day(feast: Feast, year: i32) -> Option<Day> {
    match feast {
        Feast::Fixed(month, day) => Day::from_ymd_opt(year, month.into(), day.into()),
        Feast::Nth { month, nth, weekday, plus } => {
            let month = u32::from(month);
            let first = Day::from_ymd_opt(year, month, 1)?;
            let offset = (7 + i64::from(weekday) - i64::from(parts(first).0)) % 7;
            let mut day = plus_days(first, offset + 7 * (i64::from(nth.max(1)) - 1))?;
            // The last one of its month.
            while nth == 0 && parts(plus_days(day, 7)?).1 == month {
                day = plus_days(day, 7)?;
            }
            plus_days(day, plus.into())
        }
        Feast::Easter(plus) => plus_days(easter(year)?, plus.into()),
    }
}

/// Easter Sunday of the western churches.
fn easter(year: i32) -> Option<Day> {
    let (golden, century) = (year.rem_euclid(19), year.div_euclid(100));
    let skipped = century - century / 4 - (century - (century - 17) / 25) / 3 + 19 * golden + 15;
    let mut moon = skipped.rem_euclid(30);
    moon -= (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4).rem_euclid(7);
    let from = moon - weekday;
    let month = 3 + (from + 40) / 44;
    let day = from + 28 - 31 * (month / 4);
    Day::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_where_the_calendar_has_them() {
        let thanksgiving = Feast::Nth { month: 11, nth: 4, weekday: 3, plus: 0 };
        let black_friday = Feast::Nth { month: 11, nth: 4, weekday: 3, plus: 1 };
        let memorial = Feast::Nth { month: 5, nth: 0, weekday: 0, plus: 0 };
        for (feast, year, date) in [
            (Feast::Easter(0), 2018, "2018-04-01"),
            (Feast::Easter(0), 2019, "2019-04-21"),
            (Feast::Easter(0), 2025, "2025-04-20"),
            (Feast::Easter(0), 2038, "2038-04-25"),
            (Feast::Easter(1), 2024, "2024-04-01"),
            (thanksgiving, 2024, "2024-11-28"),
            (black_friday, 2024, "2024-11-29"),
            (memorial, 2025, "2025-05-26"),
            (Feast::Fixed(12, 25), 2025, "2025-12-25"),
        ] {
            assert_eq!(day(feast, year).map(|day| day.to_string()).as_deref(), Some(date));
        }
    }
}
