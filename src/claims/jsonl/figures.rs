//! Figures of lines: `low` and `high` with their unit and bound.

use std::ops::Range;

use super::{Line, Reading, Slip, names, part};
use crate::pack::{Attribute, Measure};
use crate::value::{
    Bound, Dimension, Meaning, Number, Quantity, Stated, Unit, Value, figure, implied_step,
};

impl Line<'_> {
    /// The value of `low` and `high`, and where they stand in the line.
    pub(super) fn figures(
        &self,
        text: &str,
        attribute: &Attribute,
        reading: &Reading<'_>,
    ) -> Result<(Value, Range<usize>), Slip> {
        let span = self.figures_span(text);
        let end = |raw: Option<&str>| match raw {
            None => Ok(None),
            Some(raw) => {
                number(raw).map(Some).ok_or_else(|| Slip::not_a_number(part(text, raw), raw))
            }
        };
        let (low, high) = (end(self.low)?, end(self.high)?);
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            return Err(Slip::upside_down(span));
        }
        let (unit, noun) = match self.unit() {
            None => (Unit::number(), None),
            Some(name) => reading
                .unit(name)
                .map_err(|near| Slip::unknown_unit(part(text, name), name, near))?,
        };
        if !fits(attribute.measure, unit.dimension) {
            return Err(Slip::other_measure(span, attribute, unit.dimension));
        }
        let scaled = |end: Option<Number>| match end {
            None => Ok(None),
            Some(end) => unit
                .to_base(end)
                .map(Some)
                .ok_or_else(|| Slip::not_a_number(span.clone(), &end.to_string())),
        };
        let (base_low, base_high) = (scaled(low)?, scaled(high)?);
        let stated = match self.bound() {
            None => Stated::possibilities(base_low, base_high),
            Some(bound) => {
                let known = BOUNDS.iter().find(|(name, _)| *name == bound).map(|(_, b)| *b);
                let known =
                    known.ok_or_else(|| Slip::choice(text, "bound", bound, &names(BOUNDS)))?;
                stated(known, low, high, &unit)
                    .ok_or_else(|| Slip::bound_without_end(span.clone(), known))?
            }
        };
        let stated = stated.ok_or_else(|| Slip::upside_down(span.clone()))?;
        let wording = wording(&stated, low, high, self.unit().unwrap_or_default());
        let quantity = Quantity { noun, ..Quantity::new(stated, unit) };
        let value = Value::new(wording, Meaning::Quantity(quantity));
        match reading.vocabulary.fitted(value, attribute) {
            Ok(value) => Ok((value, span)),
            Err(limits) => Err(Slip::beyond(span, attribute, limits)),
        }
    }

    /// From the first to the last of the two figures.
    fn figures_span(&self, text: &str) -> Range<usize> {
        let spans: Vec<Range<usize>> =
            [self.low, self.high].into_iter().flatten().map(|raw| part(text, raw)).collect();
        let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
        let end = spans.iter().map(|span| span.end).max().unwrap_or(text.len());
        start..end
    }
}

/// A number as JSON writes it, exactly; `None` for anything else and for more digits than can be kept.
pub fn number(raw: &str) -> Option<Number> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    if !digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit()) {
        let mut figure = 0_i64;
        for digit in digits.bytes() {
            figure = figure * 10 + i64::from(digit - b'0');
        }
        return Some(Number::from(if digits.len() < raw.len() { -figure } else { figure }));
    }
    let starts = digits.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if starts { raw.parse().ok() } else { None }
}

/// Whether an attribute can have figures of a dimension. A bare figure says nothing of its dimension.
pub fn fits(measure: Measure, dimension: Dimension) -> bool {
    match (measure, dimension) {
        (Measure::Any, _) | (Measure::Money | Measure::Figure(_), Dimension::Number) => true,
        (Measure::Money, Dimension::Money(_)) => true,
        (Measure::Figure(Dimension::Number), Dimension::Count) => true,
        (Measure::Figure(own), other) => own == other,
        _ => false,
    }
}

/// The names of `bound`.
const BOUNDS: &[(&str, Bound)] = &[
    ("exact", Bound::Exact),
    ("approx", Bound::Approx),
    ("at_least", Bound::AtLeast),
    ("at_most", Bound::AtMost),
    ("more_than", Bound::MoreThan),
    ("less_than", Bound::LessThan),
    ("range", Bound::Range),
];

/// The ends as they were stated with a bound; `None` without the end that the bound needs.
///
/// The inner `None` stands for ends that are upside down or out of range.
fn stated(
    bound: Bound,
    low: Option<Number>,
    high: Option<Number>,
    unit: &Unit,
) -> Option<Option<Stated<Number>>> {
    Some(match bound {
        Bound::Exact | Bound::Approx => {
            let point = low.or(high).filter(|_| low.is_none() || high.is_none() || low == high)?;
            let step = implied_step(point, None);
            // A hedge widens a round figure to its last digit that is not nought, as it does in words.
            let step = if bound == Bound::Approx { step.max(point.last_place()) } else { step };
            let half = step.half();
            let ends = point.minus(half).zip(point.plus(half));
            let ends = ends.and_then(|(l, h)| unit.to_base(l).zip(unit.to_base(h)));
            ends.zip(unit.to_base(point))
                .and_then(|((l, h), at)| Stated::rounded(at, h.minus(l)?, bound))
        }
        Bound::AtLeast | Bound::MoreThan => {
            unit.to_base(low.or(high)?).map(|at| Stated::one_sided(at, bound))
        }
        Bound::AtMost | Bound::LessThan => {
            unit.to_base(high.or(low)?).map(|at| Stated::one_sided(at, bound))
        }
        Bound::Range | Bound::Vague | Bound::Unstated => {
            let (low, high) = low.zip(high)?;
            unit.to_base(low).zip(unit.to_base(high)).and_then(|(l, h)| Stated::range(l, h))
        }
    })
}

/// Figures in words, for findings: `60bn to 65bn USD`.
fn wording(
    stated: &Stated<Number>,
    low: Option<Number>,
    high: Option<Number>,
    unit: &str,
) -> String {
    let point = |low: Option<Number>, high| low.or(high).map(figure).unwrap_or_default();
    let figures = match stated.bound {
        Bound::AtLeast => format!("at least {}", point(low, high)),
        Bound::MoreThan => format!("more than {}", point(low, high)),
        Bound::AtMost => format!("at most {}", point(high, low)),
        Bound::LessThan => format!("less than {}", point(high, low)),
        Bound::Approx => format!("about {}", point(low, high)),
        Bound::Exact => point(low, high),
        Bound::Range | Bound::Vague | Bound::Unstated => match (low, high) {
            (Some(low), Some(high)) if low == high => figure(low),
            (Some(low), Some(high)) => format!("{} to {}", figure(low), figure(high)),
            (Some(low), None) => format!("at least {}", figure(low)),
            (None, Some(high)) => format!("at most {}", figure(high)),
            (None, None) => String::from("anything"),
        },
    };
    if unit.is_empty() { figures } else { format!("{figures} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Vocabulary;
    use crate::value::describe;

    fn read(fields: &str) -> Value {
        let text = format!(r#"{{"source":"s","entity":"e","attribute":"x",{fields}}}"#);
        let vocabulary = Vocabulary::default();
        let reading = Reading::new(&vocabulary);
        let line = Line::read(&text).unwrap();
        let setting = line.setting(&text, &reading).unwrap();
        line.value(&text, &setting, &reading).unwrap().0
    }

    #[test]
    fn figures_are_possibilities_unless_a_bound_says_how_they_were_stated() {
        for (fields, wording, reading) in [
            (r#""low":60,"high":65"#, "60 to 65", "[60, 65]"),
            (r#""low":7,"high":7"#, "7", "7"),
            (r#""low":null,"high":65"#, "at most 65", "at most 65"),
            (r#""low":6e10,"high":6.5e10,"unit":"USD""#, "60bn to 65bn USD", "[60bn, 65bn] USD"),
            (
                r#""low":14.3e9,"high":14.3e9,"unit":"USD","bound":"exact""#,
                "14.3bn USD",
                "[14.25bn, 14.35bn) USD",
            ),
            (
                r#""low":40,"high":40,"unit":"percent","bound":"approx""#,
                "about 40 percent",
                "[35, 45)%",
            ),
            (r#""low":2,"unit":"km","bound":"more_than""#, "more than 2 km", "more than 2,000 m"),
            (r#""high":5,"bound":"at_most""#, "at most 5", "at most 5"),
            (r#""low":5,"high":9,"bound":"range""#, "5 to 9", "[5, 9]"),
        ] {
            let value = read(fields);
            assert_eq!(&*value.wording, wording, "{fields}");
            assert_eq!(describe(&value), reading, "{fields}");
        }
    }

    #[test]
    fn numbers_are_exact() {
        for (raw, same) in [
            ("12", "12"),
            ("-7", "-7"),
            ("1e3", "1000"),
            ("0.1", "0.10"),
            ("-0", "0"),
            ("999999999999999999", "999999999999999999"),
            ("1234567890123456789012345678", "1234567890123456789012345678"),
        ] {
            assert_eq!(number(raw), Some(same.parse().unwrap()), "{raw}");
        }
        for raw in ["\"5\"", "null", "true", "", "-", "[1]", "123456789012345678901234567890"] {
            assert_eq!(number(raw), None, "{raw}");
        }
    }
}
