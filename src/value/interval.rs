//! Intervals with open, closed and missing ends: the shape of what a value allows.

use std::cmp::Ordering;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End<T> {
    /// The interval goes on for ever on this side.
    Unbounded,
    /// The interval comes up to this point without holding it.
    Open(T),
    /// The interval ends with this point and holds it.
    Closed(T),
}

impl<T: Copy> End<T> {
    /// The point at the end, where there is one.
    pub fn point(self) -> Option<T> {
        match self {
            End::Unbounded => None,
            End::Open(at) | End::Closed(at) => Some(at),
        }
    }

    /// The same end at another point.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> End<U> {
        match self {
            End::Unbounded => End::Unbounded,
            End::Open(at) => End::Open(f(at)),
            End::Closed(at) => End::Closed(f(at)),
        }
    }

    /// The same end at another point, where that point exists.
    pub fn try_map<U>(self, f: impl FnOnce(T) -> Option<U>) -> Option<End<U>> {
        Some(match self {
            End::Unbounded => End::Unbounded,
            End::Open(at) => End::Open(f(at)?),
            End::Closed(at) => End::Closed(f(at)?),
        })
    }
}

/// A stretch of an ordered line that holds at least one point.
///
/// ```
/// use gainsay::value::{End, Interval};
/// let sixty = Interval::new(End::Closed(595), End::Open(605)).unwrap();
/// let range = Interval::closed(640, 720).unwrap();
/// assert!(sixty.is_below(&range));
/// assert!(!sixty.meets(&range));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval<T> {
    low: End<T>,
    high: End<T>,
}

impl<T: Copy + Ord> Interval<T> {
    /// The interval between two ends, or `None` where it would hold nothing (upside down, or open
    /// at both sides of one point).
    pub fn new(low: End<T>, high: End<T>) -> Option<Interval<T>> {
        let holds_something = match (low, high) {
            (End::Unbounded, _) | (_, End::Unbounded) => true,
            (End::Closed(l), End::Closed(h)) => l <= h,
            (End::Open(l) | End::Closed(l), End::Open(h) | End::Closed(h)) => l < h,
        };
        holds_something.then_some(Interval { low, high })
    }

    /// From `low` to `high`, both included.
    pub fn closed(low: T, high: T) -> Option<Interval<T>> {
        Interval::new(End::Closed(low), End::Closed(high))
    }

    /// The one point `at`.
    pub fn point(at: T) -> Interval<T> {
        Interval { low: End::Closed(at), high: End::Closed(at) }
    }

    /// The whole line.
    pub fn everything() -> Interval<T> {
        Interval { low: End::Unbounded, high: End::Unbounded }
    }

    /// The lower end.
    pub fn low(&self) -> End<T> {
        self.low
    }

    /// The upper end.
    pub fn high(&self) -> End<T> {
        self.high
    }

    /// Whether every point of this interval lies below every point of `other`.
    pub fn is_below(&self, other: &Interval<T>) -> bool {
        match (self.high, other.low) {
            (End::Unbounded, _) | (_, End::Unbounded) => false,
            (End::Closed(h), End::Closed(l)) => h < l,
            (End::Open(h) | End::Closed(h), End::Open(l) | End::Closed(l)) => h <= l,
        }
    }

    /// Whether the two have a point in common.
    pub fn meets(&self, other: &Interval<T>) -> bool {
        !self.is_below(other) && !other.is_below(self)
    }

    /// Whether every point of `other` lies in this interval.
    pub fn holds(&self, other: &Interval<T>) -> bool {
        cmp_low(self.low, other.low) != Ordering::Greater
            && cmp_high(self.high, other.high) != Ordering::Less
    }

    /// What the two have in common, or `None` where they do not meet.
    pub fn common(&self, other: &Interval<T>) -> Option<Interval<T>> {
        let low = if cmp_low(self.low, other.low) == Ordering::Less { other.low } else { self.low };
        let high = if cmp_high(self.high, other.high) == Ordering::Greater {
            other.high
        } else {
            self.high
        };
        Interval::new(low, high)
    }

    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Interval<T>) -> Interval<T> {
        let low =
            if cmp_low(self.low, other.low) == Ordering::Greater { other.low } else { self.low };
        let high =
            if cmp_high(self.high, other.high) == Ordering::Less { other.high } else { self.high };
        Interval { low, high }
    }

    /// The order of a sorted sweep: by the lower end, then by the upper.
    pub fn sweep_order(&self, other: &Interval<T>) -> Ordering {
        cmp_low(self.low, other.low).then_with(|| cmp_high(self.high, other.high))
    }
}

/// The order of lower ends: no end first; at one point, closed before open.
pub fn cmp_low<T: Ord>(a: End<T>, b: End<T>) -> Ordering {
    match (a, b) {
        (End::Unbounded, End::Unbounded) => Ordering::Equal,
        (End::Unbounded, _) => Ordering::Less,
        (_, End::Unbounded) => Ordering::Greater,
        (End::Closed(x), End::Closed(y)) | (End::Open(x), End::Open(y)) => x.cmp(&y),
        (End::Closed(x), End::Open(y)) => x.cmp(&y).then(Ordering::Less),
        (End::Open(x), End::Closed(y)) => x.cmp(&y).then(Ordering::Greater),
    }
}

/// The order of upper ends: no end last; at one point, open before closed.
pub fn cmp_high<T: Ord>(a: End<T>, b: End<T>) -> Ordering {
    match (a, b) {
        (End::Unbounded, End::Unbounded) => Ordering::Equal,
        (End::Unbounded, _) => Ordering::Greater,
        (_, End::Unbounded) => Ordering::Less,
        (End::Closed(x), End::Closed(y)) | (End::Open(x), End::Open(y)) => x.cmp(&y),
        (End::Closed(x), End::Open(y)) => x.cmp(&y).then(Ordering::Greater),
        (End::Open(x), End::Closed(y)) => x.cmp(&y).then(Ordering::Less),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::End::{Closed, Open, Unbounded};
    use super::*;

    fn iv(low: End<i32>, high: End<i32>) -> Interval<i32> {
        Interval::new(low, high).unwrap()
    }

    #[test]
    fn an_interval_holds_something() {
        assert!(Interval::closed(2, 1).is_none());
        assert!(Interval::new(Open(1), Closed(1)).is_none());
        assert!(Interval::new(Closed(1), Open(1)).is_none());
        assert!(Interval::closed(1, 1).is_some());
        assert!(Interval::new(Unbounded, Open(1)).is_some());
    }

    #[test]
    fn touching_half_open_ends_do_not_meet() {
        let a = iv(Closed(1), Open(2));
        let b = iv(Closed(2), Open(3));
        assert!(a.is_below(&b) && !a.meets(&b) && !b.meets(&a));
        assert!(iv(Closed(1), Closed(2)).meets(&b));
        assert!(!iv(Closed(1), Closed(2)).meets(&iv(Open(2), Unbounded)));
    }

    #[test]
    fn holding_respects_open_ends() {
        assert!(iv(Unbounded, Closed(65)).holds(&iv(Closed(60), Closed(65))));
        assert!(!iv(Unbounded, Open(65)).holds(&iv(Closed(60), Closed(65))));
        assert!(iv(Closed(1), Closed(3)).holds(&iv(Open(1), Open(3))));
        assert!(!iv(Open(1), Open(3)).holds(&iv(Closed(1), Closed(3))));
    }

    #[test]
    fn common_and_hull() {
        let a = iv(Closed(1), Open(5));
        let b = iv(Open(3), Unbounded);
        assert_eq!(a.common(&b), Some(iv(Open(3), Open(5))));
        assert_eq!(a.hull(&b), iv(Closed(1), Unbounded));
        assert_eq!(a.common(&iv(Closed(5), Unbounded)), None);
    }

    /// Whether an interval holds a point, by the meaning of its ends alone.
    fn has(of: &Interval<i32>, at: i32) -> bool {
        let above = match of.low() {
            Unbounded => true,
            Open(low) => low < at,
            Closed(low) => low <= at,
        };
        let below = match of.high() {
            Unbounded => true,
            Open(high) => at < high,
            Closed(high) => at <= high,
        };
        above && below
    }

    /// Every point that can tell two intervals of [`intervals`] apart: ends are even, so that there
    /// is a point between any two.
    fn points() -> impl Iterator<Item = i32> {
        -11..=11
    }

    fn ends() -> impl Strategy<Value = End<i32>> {
        prop_oneof![
            1 => Just(Unbounded),
            3 => (-5..6).prop_map(|at| Open(2 * at)),
            3 => (-5..6).prop_map(|at| Closed(2 * at)),
        ]
    }

    fn intervals() -> impl Strategy<Value = Interval<i32>> {
        (ends(), ends()).prop_filter_map("upside down", |(low, high)| Interval::new(low, high))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn an_interval_exists_exactly_where_it_holds_a_point(low in ends(), high in ends()) {
            let unchecked = Interval { low, high };
            prop_assert_eq!(Interval::new(low, high).is_some(), points().any(|at| has(&unchecked, at)));
        }

        #[test]
        fn all_operations_are_those_of_sets_of_points(a in intervals(), b in intervals()) {
            let both = |at: &i32| has(&a, *at) && has(&b, *at);
            prop_assert_eq!(a.meets(&b), points().any(|at| both(&at)));
            prop_assert_eq!(a.holds(&b), points().all(|at| has(&a, at) || !has(&b, at)));
            let common: Vec<i32> = points().filter(both).collect();
            let found = a.common(&b);
            let held: Vec<i32> =
                points().filter(|&at| found.is_some_and(|common| has(&common, at))).collect();
            prop_assert_eq!(held, common);
            let all_below = points().all(|x| points().all(|y| !has(&a, x) || !has(&b, y) || x < y));
            prop_assert_eq!(a.is_below(&b), all_below);
        }

        #[test]
        fn the_hull_is_the_smallest_that_holds_both(a in intervals(), b in intervals()) {
            let hull = a.hull(&b);
            prop_assert!(hull.holds(&a) && hull.holds(&b));
            prop_assert!([a.low(), b.low()].contains(&hull.low()));
            prop_assert!([a.high(), b.high()].contains(&hull.high()));
            prop_assert_eq!(hull, b.hull(&a));
        }

        #[test]
        fn the_orders_of_ends_are_total(a in ends(), b in ends(), c in ends()) {
            for order in [cmp_low, cmp_high] {
                prop_assert_eq!(order(a, b), order(b, a).reverse());
                prop_assert_eq!(order(a, b) == Ordering::Equal, a == b);
                if order(a, b).is_le() && order(b, c).is_le() {
                    prop_assert!(order(a, c).is_le());
                }
            }
        }

        #[test]
        fn the_sweep_goes_by_lower_ends_then_by_upper(a in intervals(), b in intervals()) {
            let order = a.sweep_order(&b);
            prop_assert_eq!(order, b.sweep_order(&a).reverse());
            prop_assert_eq!(order == Ordering::Equal, a == b);
            if a.is_below(&b) {
                prop_assert_eq!(order, Ordering::Less);
            }
        }

        #[test]
        fn an_end_moves_with_its_point_and_keeps_its_sort(end in ends(), by in 1..4) {
            let moved = match end {
                Unbounded => Unbounded,
                Open(at) => Open(at + by),
                Closed(at) => Closed(at + by),
            };
            prop_assert_eq!(end.map(|at| at + by), moved);
            prop_assert_eq!(end.try_map(|at| Some(at + by)), Some(moved));
            prop_assert_eq!(end.try_map(|_| None::<i32>).is_some(), end == Unbounded);
            prop_assert_eq!(moved.point().is_none(), end == Unbounded);
        }
    }
}
