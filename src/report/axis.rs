//! The axis of a picture: where its ends are, which round figures or days are marked, and how.
#![expect(clippy::float_arithmetic, reason = "positions in a drawing; nothing is compared by them")]

use super::text::width;
use crate::value::{Calendar, Day, Number, figure};

/// An axis over which values are drawn.
#[derive(Debug)]
pub(super) struct Axis {
    /// The positions of its ends, on the scale of [`Axis::position`].
    ends: (f64, f64),
    /// Whether equal distances are equal ratios.
    pub(super) logarithmic: bool,
    /// Where a mark stands, and what it says.
    pub(super) ticks: Vec<(f64, String)>,
}

/// What an axis has to hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// The least figure or day.
    pub(super) low: f64,
    /// The greatest.
    pub(super) high: f64,
    /// Whether a value goes on for ever below.
    pub(super) open_low: bool,
    /// Whether a value goes on for ever above.
    pub(super) open_high: bool,
}

/// The ratio from which a linear axis would press the small figures into one column.
const LOGARITHMIC_FROM: f64 = 100.0;
const MOST_TICKS: usize = 5;
/// 1970-01-01, the day that [`Day::default`] gives, counted from the first day of year 1.
const NOUGHT_SINCE_YEAR_ONE: i32 = 719_163;

impl Axis {
    /// An axis of figures, `columns` wide.
    pub(super) fn of_figures(extent: Extent, columns: usize) -> Axis {
        let logarithmic = extent.low > 0.0 && extent.high / extent.low > LOGARITHMIC_FROM;
        if logarithmic {
            let (low, high) = (extent.low.log10(), extent.high.log10());
            let ends = padded(Extent { low, high, ..extent });
            return Axis { ends, logarithmic, ticks: powers_of_ten(ends, columns) };
        }
        let ends = padded(extent);
        Axis { ends, logarithmic, ticks: round_figures(ends, columns) }
    }

    /// An axis of days, each one wide, counted from [`day_number`]'s nought.
    pub(super) fn of_days(extent: Extent, columns: usize) -> Axis {
        // Of one day the axis shows those about it: a share of its number would be years.
        let is_one = extent.high <= extent.low;
        let ends = if is_one { (extent.low - 2.0, extent.high + 2.0) } else { padded(extent) };
        Axis { ends, logarithmic: false, ticks: round_days(ends, columns) }
    }

    /// The column, from 0, in which a figure or day stands.
    pub(super) fn column(&self, at: f64, columns: usize) -> usize {
        let at = if self.logarithmic { at.log10() } else { at };
        self.place(at, columns)
    }

    /// How far along the axis a figure or day stands: 0 at its beginning, 1 at its end.
    pub(super) fn share(&self, at: f64) -> f64 {
        self.share_of_tick(if self.logarithmic { at.log10() } else { at })
    }

    /// How far along the axis a tick stands.
    pub(super) fn share_of_tick(&self, position: f64) -> f64 {
        let (from, to) = self.ends;
        ((position - from) / (to - from)).clamp(0.0, 1.0)
    }

    /// The column of a tick.
    pub(super) fn place(&self, position: f64, columns: usize) -> usize {
        let last = columns.saturating_sub(1);
        let share = self.share_of_tick(position);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a few hundred columns"
        )]
        let column = (share * last as f64).round() as usize;
        column.min(last)
    }
}

/// The day as a number of days.
pub(super) fn day_number(day: Day) -> f64 {
    let days = i32::try_from((day - Day::default()).num_days()).unwrap_or(0);
    f64::from(days)
}

/// The day with a number.
fn numbered_day(number: i64) -> Option<Day> {
    let since_year_one = i64::from(NOUGHT_SINCE_YEAR_ONE) + number;
    Day::from_num_days_from_ce_opt(i32::try_from(since_year_one).ok()?)
}

/// The ends with a little air, and more where an arrow has to show that a value goes on.
fn padded(extent: Extent) -> (f64, f64) {
    let span = extent.high - extent.low;
    // Where all ends are one figure, the axis reaches a fifth of it to either side.
    let (span, narrow): (f64, f64) =
        if span > 0.0 { (span, 0.05) } else { (extent.high.abs().max(1.0) * 0.2, 1.0) };
    let air = |open: bool| span * if open { narrow.max(0.2) } else { narrow };
    let mut low = extent.low - air(extent.open_low);
    if extent.low >= 0.0 && !extent.open_low {
        // No room below nought where nothing is there.
        low = low.max(0.0);
    }
    let mut high = extent.high + air(extent.open_high);
    if high <= low {
        high = low + span;
    }
    (low, high)
}

/// Whether the labels stand side by side with room between them.
fn fit(ticks: &[(f64, String)], columns: usize) -> bool {
    ticks.iter().map(|(_, label)| width(label) + 2).sum::<usize>() <= columns
}

/// Three to five round figures: multiples of 1, 2, 2.5 or 5 times a power of ten.
fn round_figures((low, high): (f64, f64), columns: usize) -> Vec<(f64, String)> {
    let mut sparse = Vec::new();
    // Smaller steps would leave more than eight on the axis.
    #[expect(clippy::cast_possible_truncation, reason = "a logarithm")]
    let first = (((high - low) / 8.0).log10().floor().max(-12.0) as i32).min(28);
    for power in (first - 1).max(-12)..=28 {
        for tenths in [10, 20, 25, 50] {
            let step = Number::power_of_ten(power - 1).and_then(|p| p.times(Number::from(tenths)));
            let Some(step) = step else { continue };
            let size = step.approximately();
            if (high - low) / size > 8.0 {
                continue;
            }
            let mut ticks = Vec::new();
            let mut at = whole((low / size).ceil());
            while let Some(value) = Number::from(at).times(step)
                && value.approximately() <= high
                && ticks.len() <= MOST_TICKS
            {
                ticks.push((value.approximately(), figure(value)));
                at += 1;
            }
            if ticks.len() <= MOST_TICKS && fit(&ticks, columns) {
                if ticks.len() >= 2 {
                    return ticks;
                }
                if sparse.is_empty() {
                    sparse = ticks;
                }
            }
        }
    }
    sparse
}

fn powers_of_ten((low, high): (f64, f64), columns: usize) -> Vec<(f64, String)> {
    for stride in 1..=12 {
        let mut ticks = Vec::new();
        for power in -28..=28_i32 {
            let position = f64::from(power);
            if power % stride == 0
                && (low..=high).contains(&position)
                && let Some(value) = Number::power_of_ten(power)
            {
                ticks.push((position, figure(value)));
            }
        }
        if ticks.len() <= MOST_TICKS && fit(&ticks, columns) {
            return ticks;
        }
    }
    Vec::new()
}

/// First days of months or years, or plain days, whichever give the most marks that fit.
fn round_days((low, high): (f64, f64), columns: usize) -> Vec<(f64, String)> {
    let (first, last) = (whole(low), whole(high));
    let year = |number: i64| numbered_day(number).map_or(1970, |day| Calendar::Day(day).year());
    let mut sparse = Vec::new();
    for step in [1, 2, 5, 7, 14] {
        if (last - first) / step > 8 {
            continue;
        }
        let round = (first..=last).filter(|number| number % step == 0);
        let days = round.filter_map(numbered_day);
        let ticks = days.map(|d| (day_number(d), Calendar::Day(d).to_string()));
        keep(ticks.collect(), (low, high), columns, &mut sparse);
    }
    if sparse.len() >= 3 {
        return sparse;
    }
    if year(last) - year(first) <= 12 {
        for step in [1, 2, 3, 4, 6] {
            let months = (year(first)..=year(last))
                .flat_map(|y| (1..=12).map(move |m| Calendar::Month(y, m)))
                .filter(|m| matches!(m, Calendar::Month(_, m) if (m - 1).is_multiple_of(step)));
            let ticks = months.filter_map(|m| Some((day_number(m.days()?.0), m.to_string())));
            keep(ticks.collect(), (low, high), columns, &mut sparse);
        }
    }
    if sparse.len() >= 3 {
        return sparse;
    }
    for step in [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1_000] {
        let years = (year(first)..=year(last)).filter(|y| y.rem_euclid(step) == 0);
        let ticks = years.map(Calendar::Year);
        let ticks = ticks.filter_map(|y| Some((day_number(y.days()?.0), y.to_string())));
        keep(ticks.collect(), (low, high), columns, &mut sparse);
    }
    sparse
}

/// Keeps the ticks if they are few enough, fit, and are more than those kept so far.
fn keep(
    mut ticks: Vec<(f64, String)>,
    (low, high): (f64, f64),
    columns: usize,
    kept: &mut Vec<(f64, String)>,
) {
    ticks.retain(|(at, _)| (low..=high).contains(at));
    if ticks.len() == 3 && !fit(&ticks, columns) {
        ticks.pop();
    }
    if ticks.len() <= MOST_TICKS && fit(&ticks, columns) && ticks.len() > kept.len() {
        *kept = ticks;
    }
}

#[expect(clippy::cast_possible_truncation, reason = "rounded, and far inside the range")]
fn whole(of: f64) -> i64 {
    of.floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis) -> Vec<&str> {
        axis.ticks.iter().map(|(_, label)| label.as_str()).collect()
    }

    fn extent(low: f64, high: f64) -> Extent {
        Extent { low, high, open_low: false, open_high: false }
    }

    #[test]
    fn marks_are_round_few_and_fit() {
        for (low, high, columns, expected) in [
            (59.5e9, 72e9, 50, vec!["60bn", "65bn", "70bn"]),
            (0.0, 100.0, 50, vec!["0", "25", "50", "75", "100"]),
            (748_000.0, 749_000.0, 30, vec!["748,000", "748,500", "749,000"]),
            (7.0, 7.0, 30, vec!["6", "6.5", "7", "7.5", "8"]),
            (1.0, 1e6, 40, vec!["1", "100", "10,000", "1m"]),
        ] {
            assert_eq!(labels(&Axis::of_figures(extent(low, high), columns)), expected);
        }
    }

    #[test]
    fn days_are_marked_by_days_months_or_years() {
        let day = |y, m, d| day_number(Day::from_ymd_opt(y, m, d).unwrap());
        for (from, to, expected) in [
            (
                (2025, 7, 1),
                (2025, 7, 4),
                vec!["2025-07-01", "2025-07-02", "2025-07-03", "2025-07-04"],
            ),
            (
                (2025, 1, 1),
                (2025, 12, 31),
                vec!["2025-01", "2025-04", "2025-07", "2025-10", "2026-01"],
            ),
            ((1850, 1, 1), (2025, 12, 31), vec!["1850", "1900", "1950", "2000"]),
        ] {
            let extent = extent(day(from.0, from.1, from.2), day(to.0, to.1, to.2));
            assert_eq!(labels(&Axis::of_days(extent, 60)), expected);
        }
        assert_eq!(numbered_day(0), Some(Day::default()));
    }

    proptest::proptest! {
        #[test]
        fn marks_are_few_and_stand_on_the_axis(
            low in -1e15..1e15_f64,
            span in 0.0..1e15_f64,
            shrink in 0..20_i32,
            columns in 8_usize..100,
            (open_low, open_high) in (proptest::bool::ANY, proptest::bool::ANY),
        ) {
            let scale = 10_f64.powi(-shrink);
            let (low, high) = (low * scale, (low + span) * scale);
            let extent = Extent { low, high, open_low, open_high };
            let days = Extent { low: low / 1e10, high: high / 1e10, open_low, open_high };
            for axis in [Axis::of_figures(extent, columns), Axis::of_days(days, columns)] {
                proptest::prop_assert!(axis.ticks.len() <= MOST_TICKS, "{axis:?}");
                proptest::prop_assert!(axis.ends.0 < axis.ends.1, "{axis:?}");
                let on_axis = |at: f64| (axis.ends.0..=axis.ends.1).contains(&at);
                proptest::prop_assert!(axis.ticks.iter().all(|t| on_axis(t.0)), "{axis:?}");
            }
            let axis = Axis::of_figures(extent, columns);
            proptest::prop_assert!(axis.column(low, columns) <= axis.column(high, columns));
            proptest::prop_assert!(axis.column(high, columns) < columns);
        }
    }
}
