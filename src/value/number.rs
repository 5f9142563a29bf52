//! Exact decimal numbers. Nothing in gainsay counts in floating point.
//!
//! A thin face over [`rust_decimal::Decimal`] (28 significant digits): every operation that can
//! leave that range returns `None`, so an absurd figure becomes a message and never a wrong value.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// An exact decimal number with at most 28 significant digits.
///
/// Equal numbers are equal however they were written:
///
/// ```
/// use gainsay::value::Number;
/// let a: Number = "14.30".parse().unwrap();
/// let b: Number = "14.3".parse().unwrap();
/// assert_eq!(a, b);
/// assert_eq!(a.to_string(), "14.3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number(Decimal);

impl Number {
    /// Nought.
    pub const ZERO: Number = Number(Decimal::ZERO);
    /// One.
    pub const ONE: Number = Number(Decimal::ONE);

    /// Ten to the power `exponent`, for exponents from -28 to 28.
    pub fn power_of_ten(exponent: i32) -> Option<Number> {
        if exponent < 0 {
            let scale = u32::try_from(exponent.checked_neg()?).ok()?;
            return Decimal::try_from_i128_with_scale(1, scale).ok().map(Number);
        }
        let power = 10_i128.checked_pow(u32::try_from(exponent).ok()?)?;
        Decimal::try_from_i128_with_scale(power, 0).ok().map(Number)
    }

    /// The sum, or `None` where it leaves the range.
    pub fn plus(self, other: Number) -> Option<Number> {
        self.0.checked_add(other.0).map(Number)
    }

    /// The difference, or `None` where it leaves the range.
    pub fn minus(self, other: Number) -> Option<Number> {
        self.0.checked_sub(other.0).map(Number)
    }

    /// The product, or `None` where it leaves the range.
    pub fn times(self, other: Number) -> Option<Number> {
        self.0.checked_mul(other.0).map(Number)
    }

    /// The quotient, or `None` for a division by nought or out of range.
    ///
    /// The only operation that may round (at the 28th digit): for display and for stated fractions
    /// ("two-thirds"), never for a comparison.
    pub fn over(self, other: Number) -> Option<Number> {
        self.0.checked_div(other.0).map(Number)
    }

    /// Whether its digits, whatever noughts follow them and wherever the point stands, are a multiple of nine.
    pub(crate) fn is_of_nines(self) -> bool {
        let digits = self.0.mantissa();
        i64::try_from(digits).map_or_else(|_| digits % 9 == 0, |digits| digits % 9 == 0)
    }

    /// How many hundredths of another it is, rounded to a whole number (of two that are as near to the even one); both
    /// are above nought. `None` where that is more than 32 bits hold. As [`Number::over`], and quicker.
    pub(crate) fn in_hundredths_of(self, other: Number) -> Option<u32> {
        let scale = self.0.scale().max(other.0.scale());
        let whole = |number: Decimal| {
            let raised = 10_u64.checked_pow(scale - number.scale())?;
            u64::try_from(number.mantissa()).ok()?.checked_mul(raised)
        };
        let quick = whole(self.0).zip(whole(other.0)).and_then(|(of, unit)| {
            let of = of.checked_mul(100)?;
            let (whole, rest) = (of.checked_div(unit)?, of.checked_rem(unit)?);
            let up = match rest.cmp(&(unit - rest)) {
                Ordering::Less => 0,
                Ordering::Equal => whole % 2,
                Ordering::Greater => 1,
            };
            Some(whole + up)
        });
        match quick {
            Some(whole) => u32::try_from(whole).ok(),
            None => self.over(other)?.times(Number::from(100))?.to_whole(),
        }
    }

    /// The number with its point moved to the left; `None` out of range. Exact, and much quicker than a division.
    ///
    /// ```
    /// let number: gainsay::value::Number = "14250000000".parse()?;
    /// assert_eq!(number.scaled_down(9), Some("14.25".parse()?));
    /// # Ok::<(), gainsay::value::NotANumber>(())
    /// ```
    pub fn scaled_down(self, places: u32) -> Option<Number> {
        let mut scaled = self.0;
        scaled.set_scale(scaled.scale().checked_add(places)?).ok()?;
        Some(Number(scaled))
    }

    /// Half of the number. Exact but at the very end of the range.
    pub fn half(self) -> Number {
        Number(self.0 * Decimal::new(5, 1))
    }

    /// The number with its sign turned.
    pub fn negated(self) -> Number {
        Number(-self.0)
    }

    /// The distance from nought.
    pub fn abs(self) -> Number {
        Number(self.0.abs())
    }

    /// Whether the number is below nought.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether the number is nought.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether the number has no fraction.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// The value of its last significant decimal place: 0.1 for 14.3, 1 for 14, 100 for 1300.
    ///
    /// Trailing noughts before the point do not count as significant; nought itself gives 1.
    pub fn last_place(self) -> Number {
        let normal = self.0.normalize();
        if normal.is_zero() {
            return Number::ONE;
        }
        if normal.scale() > 0 {
            return Number(Decimal::new(1, normal.scale()));
        }
        let mut digits = normal.mantissa();
        let mut place = 1_i128;
        while digits % 10 == 0 {
            digits /= 10;
            place *= 10;
        }
        Number(Decimal::from_i128_with_scale(place, 0))
    }

    /// The nearest whole number, where that is one of 32 bits; of two that are as near the even one.
    pub(crate) fn to_whole(self) -> Option<u32> {
        self.0.round().to_u32()
    }

    /// The number rounded to `places` decimals, for display alone.
    pub fn rounded(self, places: u32) -> Number {
        Number(self.0.round_dp(places).normalize())
    }

    /// Writes the digits of the number, as [`fmt::Display`] does and faster: for long streams.
    pub fn push_to(self, out: &mut Vec<u8>) {
        let number = self.0.normalize();
        let scale = number.scale() as usize;
        let Ok(mut mantissa) = u64::try_from(number.mantissa().unsigned_abs()) else {
            out.extend_from_slice(self.to_string().as_bytes());
            return;
        };
        // No number here has more than twenty digits before its point, or more than 28 behind.
        let mut digits = [b'0'; 52];
        let mut first = digits.len();
        let mut written = 0;
        while mantissa > 0 || written <= scale {
            if written == scale && scale > 0 {
                first -= 1;
                digits[first] = b'.';
            }
            first -= 1;
            digits[first] = b'0' + (mantissa % 10) as u8;
            mantissa /= 10;
            written += 1;
        }
        if self.is_negative() {
            out.push(b'-');
        }
        out.extend_from_slice(digits.get(first..).unwrap_or_default());
    }

    /// The nearest floating-point number: for drawing a picture, never for a comparison.
    pub fn approximately(self) -> f64 {
        use std::num::ParseFloatError;
        let parsed: Result<f64, ParseFloatError> = self.0.to_string().parse();
        parsed.unwrap_or(f64::NAN)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        // Whole numbers against whole numbers are nearly all comparisons there are, and need no rescaling.
        if self.0.scale() == other.0.scale() {
            self.0.mantissa().cmp(&other.0.mantissa())
        } else {
            self.0.cmp(&other.0)
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number(Decimal::from(value))
    }
}

/// The text is no decimal number, or has more digits than can be kept exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number of at most 28 digits")
    }
}

impl std::error::Error for NotANumber {}

impl FromStr for Number {
    type Err = NotANumber;

    /// Reads `-12.5`, `7` or `1.5e9`: plain digits with a point, no grouping marks.
    fn from_str(text: &str) -> Result<Number, NotANumber> {
        if text.bytes().any(|b| b == b'_') {
            return Err(NotANumber);
        }
        let parsed = match text.find(['e', 'E']) {
            Some(_) => Decimal::from_scientific(text).ok(),
            None => Decimal::from_str_exact(text).ok(),
        };
        parsed.map(|d| Number(d.normalize())).ok_or(NotANumber)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn digits_are_written_as_they_are_shown() {
        for text in ["0", "7", "-12.5", "0.005", "-0.5", "14300000000", "123.4500", "1e-28", "1e27"]
        {
            let mut written = Vec::new();
            n(text).push_to(&mut written);
            assert_eq!(String::from_utf8(written).unwrap(), n(text).to_string());
        }
    }

    proptest! {
        #[test]
        fn hundredths_are_those_of_the_quotient(
            (a, b) in (1_u64.., 1_u64..),
            (x, y) in (0..9_u32, 0..9_u32),
            shift in 0..60_u32,
        ) {
            let number = |whole: u64, scale| Number(Decimal::from_i128_with_scale(i128::from(whole), scale));
            for (a, b) in [(number(a, x), number(b, y)), (number(a >> shift | 1, x), number(b >> shift | 1, y))] {
                let quotient = a.over(b).and_then(|q| q.times(Number::from(100))?.to_whole());
                prop_assert_eq!(a.in_hundredths_of(b), quotient);
            }
        }
    }

    #[test]
    fn equal_numbers_are_equal_however_written() {
        assert_eq!(n("14.30"), n("14.3"));
        assert_eq!(n("1.5e9"), n("1500000000"));
        assert_eq!(n("-0"), Number::ZERO);
        assert!(!n("-0").is_negative());
    }

    #[test]
    fn numbers_are_in_order_whatever_their_places() {
        let order = ["-20", "-2.5", "-2", "-0.1", "0", "0.05", "0.1", "1", "1.01", "1.1", "10"];
        for pair in order.windows(2) {
            assert!(n(pair[0]) < n(pair[1]), "{pair:?}");
            assert!(n(pair[1]) > n(pair[0]), "{pair:?}");
        }
        assert_eq!(n("2.50").cmp(&n("2.5")), Ordering::Equal);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", "-", ".", "1_000", "1,000", "ten", "1e99", "123456789012345678901234567890"]
        {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }

    #[test]
    fn last_place_is_that_of_the_last_significant_digit() {
        for (number, place) in [
            ("14.3", "0.1"),
            ("14", "1"),
            ("1300", "100"),
            ("0", "1"),
            ("-60", "10"),
            ("0.05", "0.01"),
        ] {
            assert_eq!(n(number).last_place(), n(place), "{number}");
        }
    }

    #[test]
    fn powers_of_ten_stop_at_the_range() {
        assert_eq!(Number::power_of_ten(9), Some(n("1000000000")));
        assert_eq!(Number::power_of_ten(-2), Some(n("0.01")));
        assert_eq!(Number::power_of_ten(29), None);
        assert_eq!(Number::power_of_ten(i32::MIN), None);
        assert_eq!(n("1e28").times(n("1e28")), None);
    }

    #[test]
    fn signs_noughts_and_fractions() {
        for (number, negative, zero, whole) in [
            ("0", false, true, true),
            ("-0", false, true, true),
            ("12", false, false, true),
            ("12.0", false, false, true),
            ("-12.5", true, false, false),
            ("0.5", false, false, false),
        ] {
            let found = (n(number).is_negative(), n(number).is_zero(), n(number).is_whole());
            assert_eq!(found, (negative, zero, whole), "{number}");
        }
        assert_eq!(NotANumber.to_string(), "not a decimal number of at most 28 digits");
    }

    #[test]
    fn a_picture_is_drawn_with_the_nearest_float() {
        for (number, nearest) in [("0.1", 0.1), ("-14.3e9", -14.3e9), ("0", 0.0)] {
            assert!((n(number).approximately() - nearest).abs() <= f64::EPSILON, "{number}");
        }
    }

    #[test]
    fn display_alone_rounds() {
        assert_eq!(n("2").over(n("3")).unwrap().rounded(4).to_string(), "0.6667");
        assert_eq!(n("1.50").rounded(4).to_string(), "1.5");
        assert_eq!(n("1").over(Number::ZERO), None);
    }

    fn numbers() -> impl Strategy<Value = Number> {
        (-1_000_000_000_i64..1_000_000_000, -9..10).prop_map(|(digits, exponent)| {
            Number::from(digits).times(Number::power_of_ten(exponent).unwrap()).unwrap()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_number_reads_back_as_it_is_written(a in numbers()) {
            prop_assert_eq!(a.to_string().parse(), Ok(a));
        }

        #[test]
        fn sums_and_differences_are_exact(a in numbers(), b in numbers()) {
            prop_assert_eq!(a.plus(b).unwrap().minus(b), Some(a));
            prop_assert_eq!(a.plus(b), b.plus(a));
            prop_assert_eq!(a.minus(b), a.plus(b.negated()));
            prop_assert_eq!(a.half().plus(a.half()), Some(a));
            prop_assert_eq!(a.is_negative(), a < Number::ZERO);
            prop_assert_eq!(a.abs(), if a.is_negative() { a.negated() } else { a });
        }

        #[test]
        fn the_last_place_divides_the_number(a in numbers()) {
            let place = a.last_place();
            prop_assert!(a.over(place).unwrap().is_whole());
            let ten = Number::from(10);
            let coarser = a.over(place.times(ten).unwrap()).unwrap().is_whole();
            prop_assert!(a.is_zero() || !coarser, "a coarser place would do");
        }

        #[test]
        fn powers_of_ten_undo_each_other(exponent in -14..15) {
            let (up, down) = (Number::power_of_ten(exponent), Number::power_of_ten(-exponent));
            prop_assert_eq!(up.unwrap().times(down.unwrap()), Some(Number::ONE));
        }
    }
}
