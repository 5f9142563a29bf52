//! Figures: what was stated, and the set of possibilities that the statement allows.

use std::sync::Arc;

use super::{Dimension, End, Interval, Number, Unit};

/// How a figure was worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// One figure, flatly: "$14.3 billion".
    Exact,
    /// One figure with a hedge: "about 40%", "nearly half".
    Approx,
    /// "at least", "$100 million+".
    AtLeast,
    /// "up to", "at most".
    AtMost,
    /// "more than", "over".
    MoreThan,
    /// "less than", "under".
    LessThan,
    /// Two ends: "$60-65 billion".
    Range,
    /// An order of magnitude: "hundreds of billions".
    Vague,
    /// The possibilities themselves were given, not a wording (`low` and `high` of JSON Lines).
    Unstated,
}

impl Bound {
    /// The name in JSON, as `extract` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Bound::Exact | Bound::Unstated => "exact",
            Bound::Approx => "approx",
            Bound::AtLeast => "at_least",
            Bound::AtMost => "at_most",
            Bound::MoreThan => "more_than",
            Bound::LessThan => "less_than",
            Bound::Range => "range",
            Bound::Vague => "range",
        }
    }
}

/// A set of possibilities on an ordered line, with what was stated kept beside it.
///
/// Both figures and dates come down to this shape, and [`super::relation`] compares nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stated<T> {
    /// Everything the wording allows.
    pub possible: Interval<T>,
    /// How it was worded.
    pub bound: Bound,
    /// The lower end as stated; equal to `high` for a point, `None` for an open end.
    pub low: Option<T>,
    /// The upper end as stated.
    pub high: Option<T>,
}

/// A figure with its unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The figure on the base scale of the unit's dimension.
    pub figure: Stated<Number>,
    /// The unit as written; its dimension is what the figure measures.
    pub unit: Unit,
    /// What is counted, in its normal form ("graphics processor"); `None` where nothing was said.
    pub noun: Option<Arc<str>>,
    /// A change by this much, not a level ("rose 5%"); a fall is negative.
    pub change: bool,
    /// What it is reckoned by: "year", "share".
    pub per: Option<Arc<str>>,
}

/// The value of the last digit that a plainly written figure can be trusted to.
///
/// `written` is the place of the last digit as written, where it stands behind the point (0.01 for
/// "14.30", times its magnitude): that digit tells, so that "0.7 million" may be 748,000. Otherwise
/// trailing noughts are taken for rounding, down to the
/// magnitude in which people say such a figure: "60 billion" is good to a billion, "14,300 million"
/// to a hundred million (it is "14.3 billion"), "1,300,000" to a hundred thousand, "20,000" to a
/// thousand, "500" to one. So a figure of a million and more has the same precision in whatever magnitude
/// it is written, but for leading noughts.
///
/// ```
/// use gainsay::value::{implied_step, Number};
/// let n = |t: &str| t.parse::<Number>().unwrap();
/// assert_eq!(implied_step(n("60e9"), None), n("1e9"));
/// assert_eq!(implied_step(n("14.3e9"), None), n("1e8"));
/// assert_eq!(implied_step(n("14.3"), Some(n("0.01"))), n("0.01"));
/// ```
pub fn implied_step(figure: Number, written: Option<Number>) -> Number {
    let size = figure.abs();
    let spoken = [(12, 12), (9, 9), (6, 6), (4, 3), (3, 2)]
        .into_iter()
        .find(|&(from, _)| Number::power_of_ten(from).is_some_and(|f| size >= f))
        .and_then(|(_, place)| Number::power_of_ten(place))
        .unwrap_or(Number::ONE);
    let implied = size.last_place().min(spoken);
    written.unwrap_or(implied)
}

impl Stated<Number> {
    /// One figure, good to half of `step` on either side; `None` out of range.
    ///
    /// The set is closed below and open above: 14.25 rounds to 14.3 and 14.35 to 14.4. Below nought
    /// it is the mirror image, so that turning the sign changes nothing.
    pub fn rounded(figure: Number, step: Number, bound: Bound) -> Option<Stated<Number>> {
        let half = step.half();
        let low = figure.minus(half)?;
        let high = figure.plus(half)?;
        let (low, high) = if figure.is_negative() {
            (End::Open(low), End::Closed(high))
        } else {
            (End::Closed(low), End::Open(high))
        };
        Some(Stated {
            possible: Interval::new(low, high)?,
            bound,
            low: Some(figure),
            high: Some(figure),
        })
    }

    /// Exactly this figure and nothing beside it.
    pub fn exactly(figure: Number) -> Stated<Number> {
        Stated {
            possible: Interval::point(figure),
            bound: Bound::Exact,
            low: Some(figure),
            high: Some(figure),
        }
    }
}

impl<T: Copy + Ord> Stated<T> {
    /// From `low` to `high`, both included; `None` where upside down.
    pub fn range(low: T, high: T) -> Option<Stated<T>> {
        Some(Stated {
            possible: Interval::closed(low, high)?,
            bound: Bound::Range,
            low: Some(low),
            high: Some(high),
        })
    }

    /// `figure` or more (`AtLeast`), more than it (`MoreThan`), or the two the other way.
    ///
    /// # Panics
    /// Never: a bound that is not one-sided gives the one point.
    pub fn one_sided(figure: T, bound: Bound) -> Stated<T> {
        let (low, high) = match bound {
            Bound::AtLeast => (End::Closed(figure), End::Unbounded),
            Bound::MoreThan => (End::Open(figure), End::Unbounded),
            Bound::AtMost => (End::Unbounded, End::Closed(figure)),
            Bound::LessThan => (End::Unbounded, End::Open(figure)),
            Bound::Exact | Bound::Approx | Bound::Range | Bound::Vague | Bound::Unstated => {
                (End::Closed(figure), End::Closed(figure))
            }
        };
        let possible = Interval::new(low, high).unwrap_or_else(|| Interval::point(figure));
        Stated { possible, bound, low: low.point(), high: high.point() }
    }

    /// The possibilities themselves, with nothing known of how they were worded.
    pub fn possibilities(low: Option<T>, high: Option<T>) -> Option<Stated<T>> {
        let possible = Interval::new(
            low.map_or(End::Unbounded, End::Closed),
            high.map_or(End::Unbounded, End::Closed),
        )?;
        Some(Stated { possible, bound: Bound::Unstated, low, high })
    }

    /// The one figure stated, where it was one.
    pub fn point(&self) -> Option<T> {
        match self.bound {
            Bound::Exact | Bound::Approx => self.low,
            Bound::Unstated if self.low == self.high => self.low,
            _ => None,
        }
    }
}

/// How far two values may lie apart and still agree, beyond what their wording allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tolerance {
    /// No further than the wording.
    #[default]
    None,
    /// So many base units on either side.
    Absolute(Number),
    /// So many percent of the value on either side.
    Percent(Number),
}

impl Quantity {
    /// A quantity with nothing said of noun, change or rate.
    pub fn new(figure: Stated<Number>, unit: Unit) -> Quantity {
        Quantity { figure, unit, noun: None, change: false, per: None }
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.unit.dimension
    }

    /// The same quantity with its possibilities widened. What was stated stays.
    #[must_use]
    pub fn widened(&self, tolerance: Tolerance) -> Quantity {
        let mut wider = self.clone();
        let reach = |at: Number| match tolerance {
            Tolerance::None => None,
            Tolerance::Absolute(by) => Some(by.abs()),
            Tolerance::Percent(by) => at.abs().times(by.abs())?.times(Number::power_of_ten(-2)?),
        };
        let move_end = |end: End<Number>, down: bool| {
            let shifted = end.try_map(|at| {
                let by = reach(at)?;
                if down { at.minus(by) } else { at.plus(by) }
            });
            shifted.unwrap_or(end)
        };
        let possible = &self.figure.possible;
        if let Some(p) =
            Interval::new(move_end(possible.low(), true), move_end(possible.high(), false))
        {
            wider.figure.possible = p;
        }
        wider
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::samples::{figures, worded};

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn precision_does_not_depend_on_the_magnitude_written() {
        for (figure, step) in [
            ("14.3e9", "1e8"),
            ("14e9", "1e9"),
            ("60e9", "1e9"),
            ("100e9", "1e9"),
            ("2e9", "1e9"),
            ("1300000", "1e5"),
            ("20000", "1000"),
            ("2000", "100"),
            ("2040", "10"),
            ("500", "1"),
            ("49", "1"),
            ("0.5", "0.1"),
            ("-60e9", "1e9"),
        ] {
            assert_eq!(implied_step(n(figure), None), n(step), "{figure}");
        }
        assert_eq!(implied_step(n("14.3e9"), Some(n("1e7"))), n("1e7"));
        assert_eq!(implied_step(n("0.7e6"), Some(n("1e5"))), n("1e5"));
    }

    #[test]
    fn a_rounded_figure_is_half_open_and_mirrors_below_nought() {
        let up = Stated::rounded(n("5"), n("1"), Bound::Exact).unwrap();
        assert_eq!(
            (up.possible.low(), up.possible.high()),
            (End::Closed(n("4.5")), End::Open(n("5.5")))
        );
        let down = Stated::rounded(n("-5"), n("1"), Bound::Exact).unwrap();
        assert_eq!(
            (down.possible.low(), down.possible.high()),
            (End::Open(n("-5.5")), End::Closed(n("-4.5")))
        );
    }

    #[test]
    fn widening_moves_the_possibilities_and_keeps_the_statement() {
        let q = Quantity::new(Stated::exactly(n("200")), Unit::number());
        let wide = q.widened(Tolerance::Percent(n("10")));
        assert_eq!(wide.figure.possible, Interval::closed(n("180"), n("220")).unwrap());
        assert_eq!(wide.figure.low, q.figure.low);
        let wide = q.widened(Tolerance::Absolute(n("5")));
        assert_eq!(wide.figure.possible, Interval::closed(n("195"), n("205")).unwrap());
        assert_eq!(q.widened(Tolerance::None), q);
    }

    #[test]
    fn bounds_have_the_names_of_the_json_form() {
        for (bound, name) in [
            (Bound::Exact, "exact"),
            (Bound::Unstated, "exact"),
            (Bound::Approx, "approx"),
            (Bound::AtLeast, "at_least"),
            (Bound::AtMost, "at_most"),
            (Bound::MoreThan, "more_than"),
            (Bound::LessThan, "less_than"),
            (Bound::Range, "range"),
            (Bound::Vague, "range"),
        ] {
            assert_eq!(bound.name(), name);
        }
    }

    #[test]
    fn one_figure_was_stated_only_by_a_point() {
        for (text, point) in [
            ("60~1", Some("60")),
            ("about 60~10", Some("60")),
            ("=60..60", Some("60")),
            ("=60..65", None),
            ("60-65", None),
            ("60-60", None),
            ("<65", None),
            (">=65", None),
            ("100?1000", None),
        ] {
            let stated = worded(text).quantity().unwrap().figure;
            assert_eq!(stated.point(), point.map(n), "{text}");
        }
    }

    #[test]
    fn bounds_are_open_or_closed_as_worded() {
        for (bound, low, high) in [
            (Bound::AtLeast, End::Closed(5), End::Unbounded),
            (Bound::MoreThan, End::Open(5), End::Unbounded),
            (Bound::AtMost, End::Unbounded, End::Closed(5)),
            (Bound::LessThan, End::Unbounded, End::Open(5)),
            (Bound::Exact, End::Closed(5), End::Closed(5)),
        ] {
            let stated = Stated::one_sided(5, bound);
            assert_eq!((stated.possible.low(), stated.possible.high()), (low, high), "{bound:?}");
            assert_eq!((stated.low, stated.high), (low.point(), high.point()), "{bound:?}");
        }
        assert_eq!(Stated::range(2, 1), None);
        assert_eq!(Stated::possibilities(Some(2), Some(1)), None);
        let open = Stated::possibilities(None::<i32>, None).unwrap();
        assert_eq!((open.possible, open.bound), (Interval::everything(), Bound::Unstated));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_figure_has_one_precision_in_every_magnitude(digits in 1_i64..1000, power in 0..10) {
            let figure = Number::from(digits).times(Number::power_of_ten(power).unwrap()).unwrap();
            let step = implied_step(figure, None);
            prop_assert!(step <= figure.last_place(), "never coarser than the last digit that counts");
            prop_assert!(step <= figure || figure.is_zero());
            prop_assert_eq!(implied_step(figure.negated(), None), step);
            let finer = step.over(Number::from(10)).unwrap();
            prop_assert_eq!(implied_step(figure, Some(finer)), finer, "noughts behind the point count");
        }

        #[test]
        fn rounding_keeps_the_figure_in_the_middle(at in -1000_i64..1000, power in -2..4) {
            let (figure, step) = (Number::from(at), Number::power_of_ten(power).unwrap());
            let stated = Stated::rounded(figure, step, Bound::Exact).unwrap();
            prop_assert!(stated.possible.holds(&Interval::point(figure)));
            let (low, high) = (stated.possible.low().point().unwrap(), stated.possible.high().point().unwrap());
            prop_assert_eq!(high.minus(low), Some(step));
            prop_assert_eq!(figure.minus(low), high.minus(figure));
        }

        #[test]
        fn widening_loses_no_possibility(value in figures(), by in -9_i64..10, percent in any::<bool>()) {
            let by = Number::from(by);
            let tolerance = if percent { Tolerance::Percent(by) } else { Tolerance::Absolute(by) };
            let before = value.quantity().unwrap();
            let after = before.widened(tolerance);
            prop_assert!(after.figure.possible.holds(&before.figure.possible));
            prop_assert_eq!((after.figure.low, after.figure.high), (before.figure.low, before.figure.high));
        }
    }
}
