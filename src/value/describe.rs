//! How a value was read, in words: what stands behind "read as" in every explanation.

use super::{Bound, Day, Dimension, End, Interval, Meaning, Number, Period, Quantity, Value};

/// How a value was read: "[14.25bn, 14.35bn) USD", "2025-07-01 to 2025-07-31", "ownership share more than 50%".
pub fn describe(value: &Value) -> String {
    match &value.meaning {
        Meaning::Quantity(quantity) => amount(quantity),
        Meaning::Time(period) => days(period),
        Meaning::Term(term) => match &term.implies {
            Some(implied) => format!("{}: {} {}", term.id, implied.attribute, implied.wording),
            None => term.id.to_string(),
        },
        Meaning::Name(name) => name.text.to_string(),
        Meaning::Role(role) => match (&role.organization, &role.within) {
            (Some(at), Some(within)) => {
                format!("{} at {}, part of {}", role.post, at.text, within.text)
            }
            (Some(at), None) => format!("{} at {}", role.post, at.text),
            (None, _) => format!("{}, organization not said", role.post),
        },
        Meaning::YesNo(yes) => String::from(if *yes { "yes" } else { "no" }),
        Meaning::Text(text) => format!("text: {text}"),
    }
}

/// How a value was read, for people: as [`describe`], but that a count to the one is its number, "14 person", and that
/// measures have no more digits than are read.
///
/// Who counts 14 people knows of no half of one, so that "[13.5, 14.5)" would be a riddle. What a finding is known by
/// stays [`describe`].
///
/// ```
/// use gainsay::pack::lexicon::Lexicon;
/// use gainsay::read::{Context, Expected, read_value};
/// use gainsay::value::{describe, reading};
/// let cx = Context { lexicon: Lexicon::builtin(), published: None };
/// let read = |text| read_value(text, Expected::Any, &cx).unwrap();
/// assert_eq!(describe(&read("14 people")), "[13.5, 14.5) person");
/// assert_eq!(reading(&read("14 people")), "14 person");
/// assert_eq!(reading(&read("1,300 boats")), "[1,250, 1,350) boat");
/// assert_eq!(reading(&read("14%")), "[13.5, 14.5)%");
/// assert_eq!(describe(&read("640 acres")), "[2.5879646821248m, 2.5920115385472m) m2");
/// assert_eq!(reading(&read("640 acres")), "[2,587,965, 2,592,012) m2");
/// ```
pub fn reading(value: &Value) -> String {
    match &value.meaning {
        Meaning::Quantity(quantity) => {
            counted(quantity).unwrap_or_else(|| amount_by(quantity, measured(quantity)))
        }
        _ => describe(value),
    }
}

/// How the ends of a measured quantity are written for people. What was converted has digits that nobody reads, and
/// beside a metre the suffix of a million is a riddle: "[2,587,965, 2,592,012) m2".
fn measured(quantity: &Quantity) -> fn(Number) -> String {
    match quantity.dimension() {
        Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Mass => shortened,
        _ => figure,
    }
}

/// A figure with about six of its digits.
fn shortened(number: Number) -> String {
    let written = number.rounded(0).abs().to_string();
    if written.len() > 9 || written == "0" {
        return figure(number);
    }
    let places = 6_usize.saturating_sub(written.len());
    grouped(&number.rounded(u32::try_from(places).unwrap_or_default()).to_string())
}

/// A flat count to the one as its number; `None` for all else.
fn counted(quantity: &Quantity) -> Option<String> {
    let figure = &quantity.figure;
    let is_count = match quantity.dimension() {
        Dimension::Count => true,
        Dimension::Number => quantity.noun.is_some(),
        _ => false,
    };
    let count = figure.low.filter(|low| Some(*low) == figure.high && low.is_whole())?;
    let half = Number::power_of_ten(0)?.half();
    let ends = (figure.possible.low().point()?, figure.possible.high().point()?);
    let is_to_the_one = ends == (count.minus(half)?, count.plus(half)?);
    if !is_count || !is_to_the_one || quantity.change || figure.bound != Bound::Exact {
        return None;
    }
    let noun = quantity.noun.iter().map(|noun| format!(" {noun}"));
    let per = quantity.per.iter().map(|per| format!(" per {per}"));
    Some(std::iter::once(grouped(&count.to_string())).chain(noun).chain(per).collect())
}

/// The possibilities of a quantity with its unit: `[59.5bn, 60.5bn) USD`.
///
/// Shown on the base scale, but for temperatures and speeds, whose base scales no reader knows.
pub fn amount(quantity: &Quantity) -> String {
    amount_by(quantity, figure)
}

fn amount_by(quantity: &Quantity, show: fn(Number) -> String) -> String {
    let mut text = interval(&shown_scale(quantity), show);
    let unit = shown_unit(quantity);
    if unit == "%" {
        text.push('%');
    } else if !unit.is_empty() {
        text = format!("{text} {unit}");
    }
    if let Some(noun) = &quantity.noun {
        text = format!("{text} {noun}");
    }
    if let Some(per) = &quantity.per {
        text = format!("{text} per {per}");
    }
    if quantity.change {
        text = format!("a change of {text}");
    }
    if quantity.figure.bound == Bound::Vague {
        text = format!("order of magnitude {text}");
    }
    text
}

/// The unit of the scale that a quantity is shown on: the base unit, or that of a temperature or a speed as written.
pub fn shown_unit(quantity: &Quantity) -> &str {
    match quantity.dimension() {
        Dimension::Share => "%",
        // On the base scale cents are dollars.
        Dimension::Money(_) => quantity.unit.dimension.currency_code(),
        Dimension::Temperature | Dimension::Speed => &quantity.unit.name,
        other => base_unit_name(other),
    }
}

/// A figure of a quantity on the scale it is shown on; `None` out of range.
pub fn shown_figure(quantity: &Quantity, base: Number) -> Option<Number> {
    if !matches!(quantity.dimension(), Dimension::Temperature | Dimension::Speed) {
        return Some(base);
    }
    base.minus(quantity.unit.offset)?.over(quantity.unit.factor).map(|n| n.rounded(6))
}

/// The possibilities on the scale that a person reads them on.
fn shown_scale(quantity: &Quantity) -> Interval<Number> {
    let possible = quantity.figure.possible;
    let back = |base: Number| shown_figure(quantity, base);
    let ends = possible.low().try_map(back).zip(possible.high().try_map(back));
    ends.and_then(|(low, high)| Interval::new(low, high)).unwrap_or(possible)
}

fn base_unit_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Points => "percentage points",
        Dimension::Ratio => "times",
        Dimension::Length => "m",
        Dimension::Area => "m2",
        Dimension::Volume => "m3",
        Dimension::Mass => "kg",
        Dimension::Time => "s",
        Dimension::Months => "months",
        Dimension::Speed => "m/s",
        Dimension::Energy => "J",
        Dimension::Power => "W",
        Dimension::Data => "bytes",
        Dimension::DataRate => "bit/s",
        Dimension::Frequency => "Hz",
        Dimension::Pressure => "Pa",
        Dimension::Voltage => "V",
        Dimension::Angle => "degrees",
        Dimension::Number
        | Dimension::Count
        | Dimension::Money(_)
        | Dimension::Share
        | Dimension::Temperature => "",
    }
}

/// A figure as a person writes it: `14.25bn`, `1.3m`, `748,000`, `0.5`.
pub fn figure(number: Number) -> String {
    for (power, suffix) in [(12_u32, "tn"), (9, "bn"), (6, "m")] {
        let Some(unit) = Number::power_of_ten(power.cast_signed()) else { continue };
        if number.abs() >= unit
            && let Some(scaled) = number.scaled_down(power)
        {
            return format!("{}{suffix}", grouped(&scaled.to_string()));
        }
    }
    let written = number.to_string();
    // Nobody reads the decimals of a third to their end.
    let endless = written.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 8);
    if endless {
        let noughts = written.split_once('.').map_or(0, |(whole, decimals)| {
            let is_small = whole.trim_start_matches('-') == "0";
            if is_small { decimals.len() - decimals.trim_start_matches('0').len() } else { 0 }
        });
        let places = u32::try_from(noughts).unwrap_or_default().saturating_add(4);
        return grouped(&number.rounded(places).to_string());
    }
    grouped(&written)
}

/// Digits before the point in groups of three.
fn grouped(digits: &str) -> String {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut text = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// The days of a period: "2025-07-01 to 2025-07-31", "up to 2025-12-31".
pub fn days(period: &Period) -> String {
    if let Period::Vague(words) = period {
        return format!("no certain days: {words}");
    }
    let days = period.days();
    let show = |day: Day| day.format("%Y-%m-%d").to_string();
    match (days.low().point(), days.high().point()) {
        (Some(first), Some(last)) if first == last => show(first),
        (Some(first), Some(last)) => format!("{} to {}", show(first), show(last)),
        (Some(first), None) => format!("{} or later", show(first)),
        (None, Some(last)) => format!("up to {}", show(last)),
        (None, None) => String::from("any day"),
    }
}

/// An interval in the usual notation: `[a, b)`; a single point as itself, one-sided ones in words.
fn interval(of: &Interval<Number>, show: impl Fn(Number) -> String) -> String {
    match (of.low(), of.high()) {
        (End::Closed(low), End::Closed(high)) if low == high => show(low),
        (End::Unbounded, End::Unbounded) => String::from("anything"),
        (End::Unbounded, End::Closed(high)) => format!("at most {}", show(high)),
        (End::Unbounded, End::Open(high)) => format!("less than {}", show(high)),
        (End::Closed(low), End::Unbounded) => format!("at least {}", show(low)),
        (End::Open(low), End::Unbounded) => format!("more than {}", show(low)),
        (low @ (End::Open(a) | End::Closed(a)), high @ (End::Open(b) | End::Closed(b))) => {
            let left = if matches!(low, End::Open(_)) { '(' } else { '[' };
            let right = if matches!(high, End::Open(_)) { ')' } else { ']' };
            format!("{left}{}, {}{right}", show(a), show(b))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::value::samples::{role, term, worded};
    use crate::value::{Calendar, Currency, Implied, Name, Stated, Term, Unit, Unlike};

    #[test]
    fn figures_are_written_as_people_write_them() {
        for (number, text) in [
            ("14250000000", "14.25bn"),
            ("1300000", "1.3m"),
            ("748000", "748,000"),
            ("-0.5", "-0.5"),
            ("1e12", "1tn"),
            ("999999.5", "999,999.5"),
            ("1000000", "1m"),
            ("-2e9", "-2bn"),
            ("-1234567890123456", "-1,234.567890123456tn"),
            ("100", "100"),
            ("1000", "1,000"),
            ("33.333333333", "33.3333"),
            ("-1.000000001", "-1"),
            ("33.33333333", "33.33333333"),
            ("0.333333333", "0.3333"),
            ("0", "0"),
        ] {
            assert_eq!(figure(number.parse().unwrap()), text);
        }
    }

    #[test]
    fn figures_are_read_out_with_all_that_is_known_of_them() {
        let n = |text: &str| text.parse::<Number>().unwrap();
        let dollars = || Unit::money(Currency::new("USD").unwrap());
        let of =
            |text: &str, unit: Unit| Quantity { unit, ..worded(text).quantity().unwrap().clone() };
        let base = |dimension| Unit::base(dimension, "as written");
        let celsius = Unit {
            factor: n("1.8"),
            offset: n("491.67"),
            ..Unit::base(Dimension::Temperature, "°C")
        };
        let warm = |figure: &str| {
            Quantity::new(Stated::exactly(celsius.to_base(n(figure)).unwrap()), celsius.clone())
        };
        let chips = Quantity { noun: Some("chips".into()), ..of(">1300000", Unit::count()) };
        let yearly = Quantity { per: Some("year".into()), ..of("60000~1000", dollars()) };
        let rise = Quantity { change: true, ..of("5~1", Unit::percent()) };
        for (quantity, text) in [
            (of("60e9~1e9", dollars()), "[59.5bn, 60.5bn) USD"),
            (of("60-65", Unit::percent()), "[60, 65]%"),
            (of("-5~1", Unit::number()), "(-5.5, -4.5]"),
            (of("7-7", Unit::number()), "7"),
            (of("<=65", Unit::number()), "at most 65"),
            (of("<65", Unit::number()), "less than 65"),
            (of(">=65", Unit::number()), "at least 65"),
            (of("=5..7", Unit::number()), "[5, 7]"),
            (of("100?1000", Unit::number()), "order of magnitude [100, 1,000]"),
            (chips, "more than 1.3m chips"),
            (yearly, "[59,500, 60,500) USD per year"),
            (rise, "a change of [4.5, 5.5)%"),
            (warm("36.6"), "36.6 °C"),
            (of("7-7", base(Dimension::Energy)), "7 J"),
            (of("7-7", base(Dimension::Points)), "7 percentage points"),
        ] {
            assert_eq!(amount(&quantity), text);
        }
        assert_eq!(shown_figure(&warm("36.6"), n("491.67")), Some(Number::ZERO));
        assert_eq!(shown_figure(&of("7-7", dollars()), n("8")), Some(n("8")));
        let open =
            Quantity { figure: Stated::possibilities(None, None).unwrap(), ..of("7-7", dollars()) };
        assert_eq!(amount(&open), "anything USD");
    }

    #[test]
    fn what_is_no_figure_is_read_out_in_words() {
        let implied = Implied {
            attribute: "share".into(),
            wording: "more than 50%".into(),
            quantity: worded(">50").quantity().unwrap().clone(),
        };
        let bought = Term { implies: Some(Arc::new(implied)), ..term("bought", Unlike::Agree) };
        let day = |y, m, d| Calendar::Day(Day::from_ymd_opt(y, m, d).unwrap());
        for (meaning, text) in [
            (worded("7-7").meaning, "7"),
            (Meaning::Term(bought), "bought: share more than 50%"),
            (Meaning::Term(term("sold", Unlike::Agree)), "sold"),
            (Meaning::Name(Name::new("Acme")), "Acme"),
            (Meaning::Role(role("head", Some("Labs"), Some("Acme"))), "head at Labs, part of Acme"),
            (Meaning::Role(role("head", Some("Acme"), None)), "head at Acme"),
            (Meaning::Role(role("head", None, None)), "head, organization not said"),
            (Meaning::YesNo(true), "yes"),
            (Meaning::YesNo(false), "no"),
            (Meaning::Text("so it goes".into()), "text: so it goes"),
            (Meaning::Time(Period::Of(day(2025, 7, 5))), "2025-07-05"),
            (Meaning::Time(Period::Of(Calendar::Month(2025, 7))), "2025-07-01 to 2025-07-31"),
            (Meaning::Time(Period::Span(None, Some(Calendar::Year(2025)))), "up to 2025-12-31"),
            (Meaning::Time(Period::Span(Some(day(2025, 7, 5)), None)), "2025-07-05 or later"),
            (Meaning::Time(Period::Span(None, None)), "any day"),
            (Meaning::Time(Period::Vague("soon".into())), "no certain days: soon"),
        ] {
            assert_eq!(describe(&Value::new("as said", meaning)), text);
        }
    }
}
