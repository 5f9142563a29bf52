//! Sums and products of sets of possibilities: all that comes out whichever of them hold.

use super::{End, Interval, Number};

impl Interval<Number> {
    /// All sums of a figure of this set and one of the other; `None` out of range.
    pub fn plus(&self, other: &Interval<Number>) -> Option<Interval<Number>> {
        let end = |a, b| joined(a, b, Number::plus);
        Interval::new(end(self.low(), other.low())?, end(self.high(), other.high())?)
    }

    /// All products of a figure of this set and one of the other; `None` out of range, and where
    /// either set reaches below nought, since a product of losses says nothing that anybody reports.
    pub fn times(&self, other: &Interval<Number>) -> Option<Interval<Number>> {
        let below = |set: &Interval<Number>| set.low().point().is_none_or(Number::is_negative);
        if below(self) || below(other) {
            return None;
        }
        let end = |a, b| joined(a, b, Number::times);
        Interval::new(end(self.low(), other.low())?, end(self.high(), other.high())?)
    }
}

/// The end of a sum or a product: closed where both ends are, open to all where one is.
fn joined(
    a: End<Number>,
    b: End<Number>,
    join: fn(Number, Number) -> Option<Number>,
) -> Option<End<Number>> {
    Some(match (a, b) {
        (End::Unbounded, _) | (_, End::Unbounded) => End::Unbounded,
        (End::Closed(a), End::Closed(b)) => End::Closed(join(a, b)?),
        (End::Open(a) | End::Closed(a), End::Open(b) | End::Closed(b)) => End::Open(join(a, b)?),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn n(figure: i64) -> Number {
        Number::from(figure)
    }

    fn set(low: End<i64>, high: End<i64>) -> Interval<Number> {
        Interval::new(low.map(n), high.map(n)).unwrap()
    }

    #[test]
    fn ends_are_joined() {
        use End::{Closed, Open, Unbounded};
        let (a, b) = (set(Closed(2), Open(3)), set(Closed(10), Closed(20)));
        assert_eq!(a.plus(&b), Some(set(Closed(12), Open(23))));
        assert_eq!(a.times(&b), Some(set(Closed(20), Open(60))));
        let at_least = set(Open(5), Unbounded);
        assert_eq!(a.plus(&at_least), Some(set(Open(7), Unbounded)));
        assert_eq!(a.times(&at_least), Some(set(Open(10), Unbounded)));
        let loss = set(Closed(-2), Closed(-1));
        assert_eq!(b.plus(&loss), Some(set(Closed(8), Closed(19))));
        assert_eq!((b.times(&loss), loss.times(&b)), (None, None));
        assert_eq!(b.times(&set(Unbounded, Closed(1))), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_holds_singly_holds_together(a in 0_i64..50, x in 0_i64..9, b in 0_i64..50, y in 0_i64..9) {
            let around = |at: i64, by: i64| set(End::Closed(at), End::Closed(at + by));
            let (one, other) = (around(a, x), around(b, y));
            let point = |at: i64| Interval::point(n(at));
            for (p, q) in [(a, b), (a + x, b), (a, b + y), (a + x, b + y)] {
                prop_assert!(one.plus(&other).unwrap().holds(&point(p + q)));
                prop_assert!(one.times(&other).unwrap().holds(&point(p * q)));
            }
            prop_assert_eq!(one.plus(&other), other.plus(&one));
            prop_assert_eq!(one.times(&other), other.times(&one));
        }
    }
}
