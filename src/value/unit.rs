//! Dimensions and units: what a figure measures, and how to bring it to one scale.
//!
//! Units are data (`src/pack/units.toml`); only the dimensions are code, because a new dimension is
//! a new meaning. All factors are exact, so that conversion never moves an end of an interval.

use std::fmt;
use std::sync::Arc;

use super::Number;

/// A currency by its ISO 4217 code. Amounts in two currencies are never compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code: three capital letters, else `None`.
    pub fn new(code: &str) -> Option<Currency> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Currency(bytes))
    }

    /// The code, such as `USD`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What a figure measures. Figures of different dimensions are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// A bare figure of which only the reader knows what it counts.
    Number,
    /// An amount of one currency.
    Money(Currency),
    /// A share of a whole, in percent.
    Share,
    /// A difference of two shares, in percentage points.
    Points,
    /// A count of things; the noun stands beside the figure.
    Count,
    /// A ratio to something ("tenfold", "2x").
    Ratio,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Seconds.
    Time,
    /// Months: calendar time, whose seconds are not fixed.
    Months,
    /// Metres a second.
    Speed,
    /// Joules.
    Energy,
    /// Watts.
    Power,
    /// Bytes.
    Data,
    /// Bits a second.
    DataRate,
    /// Degrees Rankine, the scale on which both Celsius and Fahrenheit are exact.
    Temperature,
    /// Hertz.
    Frequency,
    /// Pascals.
    Pressure,
    /// Volts.
    Voltage,
    /// Degrees of arc.
    Angle,
}

impl Dimension {
    /// The dimensions that a unit in a pack may name, with their names there.
    pub const NAMED: &'static [(&'static str, Dimension)] = &[
        ("number", Dimension::Number),
        ("share", Dimension::Share),
        ("points", Dimension::Points),
        ("count", Dimension::Count),
        ("ratio", Dimension::Ratio),
        ("length", Dimension::Length),
        ("area", Dimension::Area),
        ("volume", Dimension::Volume),
        ("mass", Dimension::Mass),
        ("time", Dimension::Time),
        ("months", Dimension::Months),
        ("speed", Dimension::Speed),
        ("energy", Dimension::Energy),
        ("power", Dimension::Power),
        ("data", Dimension::Data),
        ("data-rate", Dimension::DataRate),
        ("temperature", Dimension::Temperature),
        ("frequency", Dimension::Frequency),
        ("pressure", Dimension::Pressure),
        ("voltage", Dimension::Voltage),
        ("angle", Dimension::Angle),
    ];

    /// The code of the currency of a sum of money; empty for all else.
    pub fn currency_code(&self) -> &str {
        match self {
            Dimension::Money(currency) => currency.code(),
            _ => "",
        }
    }

    /// The name of the dimension, as packs and messages write it.
    pub fn name(self) -> &'static str {
        if let Dimension::Money(_) = self {
            return "money";
        }
        Dimension::NAMED.iter().find(|(_, d)| *d == self).map_or("number", |(name, _)| name)
    }
}

/// A unit of a dimension: `value in the base unit = factor * figure + offset`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// Its name for people: `USD`, `percent`, `gigawatt`; empty for bare numbers and counts.
    pub name: Arc<str>,
    /// How many base units one of it is.
    pub factor: Number,
    /// Where its zero lies on the base scale (temperatures; nought for all others).
    pub offset: Number,
}

impl Unit {
    /// A unit that needs no conversion.
    pub fn base(dimension: Dimension, name: &str) -> Unit {
        Unit { dimension, name: Arc::from(name), factor: Number::ONE, offset: Number::ZERO }
    }

    /// The unit of bare numbers.
    pub fn number() -> Unit {
        Unit::base(Dimension::Number, "")
    }

    /// The unit of counted things.
    pub fn count() -> Unit {
        Unit::base(Dimension::Count, "")
    }

    /// Amounts in a currency.
    pub fn money(currency: Currency) -> Unit {
        Unit::base(Dimension::Money(currency), currency.code())
    }

    /// Percent.
    pub fn percent() -> Unit {
        Unit::base(Dimension::Share, "percent")
    }

    /// A figure in this unit, on the base scale; `None` out of range.
    pub fn to_base(&self, figure: Number) -> Option<Number> {
        figure.times(self.factor)?.plus(self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capital_letters() {
        let dollar = Currency::new("USD").unwrap();
        assert_eq!((dollar.code(), format!("{dollar:?}")), ("USD", "USD".to_owned()));
        for code in ["usd", "US", "USDT", "U$D", "€", ""] {
            assert_eq!(Currency::new(code), None, "{code}");
        }
    }

    #[test]
    fn every_dimension_is_found_by_its_name() {
        for (name, dimension) in Dimension::NAMED {
            assert_eq!(dimension.name(), *name);
        }
        assert_eq!(Dimension::Money(Currency::new("EUR").unwrap()).name(), "money");
    }

    #[test]
    fn a_figure_is_brought_to_the_base_scale_exactly() {
        let n = |text: &str| text.parse::<Number>().unwrap();
        let unit = |factor: &str, offset: &str| Unit {
            factor: n(factor),
            offset: n(offset),
            ..Unit::base(Dimension::Temperature, "degrees")
        };
        for (why, unit, figure, base) in [
            ("a mile in metres", unit("1609.344", "0"), "2", "3218.688"),
            ("water freezes, Celsius", unit("1.8", "491.67"), "0", "491.67"),
            ("water freezes, Fahrenheit", unit("1", "459.67"), "32", "491.67"),
            ("a base unit", Unit::number(), "-0.5", "-0.5"),
        ] {
            assert_eq!(unit.to_base(n(figure)), Some(n(base)), "{why}");
        }
        assert_eq!(unit("1e20", "0").to_base(n("1e20")), None, "out of range");
    }
}
