//! Values to words: a wording that reads back to the same meaning.

use crate::value::{
    Bound, Dimension, End, Meaning, Number, Period, Quantity, Role, Stated, implied_step,
};

/// A plain wording of a meaning. Read again, with the same expectation, it gives the meaning back,
/// as long as a wording can say it at all: possibilities that were given as such read as a range.
///
/// ```
/// use gainsay::pack::lexicon::Lexicon;
/// use gainsay::read::{Context, Expected, read_value, wording_of};
/// let cx = Context { lexicon: Lexicon::builtin(), published: None };
/// let value = read_value("$60-65bn a year", Expected::Money, &cx).unwrap();
/// let wording = wording_of(&value.meaning);
/// assert_eq!(wording, "from 60 billion to 65 billion USD per year");
/// assert_eq!(read_value(&wording, Expected::Money, &cx).unwrap().meaning, value.meaning);
/// ```
pub fn wording_of(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Quantity(quantity) => quantity_wording(quantity),
        Meaning::Time(period) => period_wording(period),
        Meaning::Term(term) => term.id.to_string(),
        Meaning::Name(name) => name.text.to_string(),
        Meaning::Role(role) => role_wording(role),
        Meaning::YesNo(yes) => String::from(if *yes { "yes" } else { "no" }),
        Meaning::Text(text) => text.to_string(),
    }
}

/// A plain wording of a stretch of time: its canonical name.
pub fn period_wording(period: &Period) -> String {
    period.to_string()
}

fn role_wording(role: &Role) -> String {
    match &role.organization {
        Some(at) => format!("{} at {}", role.post, at.text),
        None => role.post.to_string(),
    }
}

fn quantity_wording(quantity: &Quantity) -> String {
    let falls = quantity.change
        && quantity.figure.low.or(quantity.figure.high).is_some_and(Number::is_negative);
    let figure = if falls { turned(&quantity.figure) } else { quantity.figure };
    // Back to the scale of the unit as written; a figure that no longer fits stays on the base scale.
    let back = |at: Number| {
        let at = if quantity.change { Some(at) } else { at.minus(quantity.unit.offset) };
        at.and_then(|at| at.over(quantity.unit.factor))
            .map(|n| n.rounded(24))
            .unwrap_or(Number::ZERO)
    };
    let shown = Stated {
        possible: figure.possible,
        bound: figure.bound,
        low: figure.low.map(back),
        high: figure.high.map(back),
    };
    let width = width(&figure).and_then(|w| w.over(quantity.unit.factor));
    let is_fraction = &*quantity.unit.name == "fraction";
    let mut text = figure_wording(&shown, width, is_fraction, &figure);
    let unit: &str = match quantity.dimension() {
        Dimension::Number | Dimension::Count => "",
        _ if is_fraction => "",
        _ => &quantity.unit.name,
    };
    for word in [Some(unit), quantity.noun.as_deref()].into_iter().flatten() {
        if !word.is_empty() {
            text = format!("{text} {word}");
        }
    }
    if let Some(per) = &quantity.per {
        text = format!("{text} per {per}");
    }
    match (quantity.change, falls) {
        (true, true) => format!("down {text}"),
        (true, false) => format!("up {text}"),
        (false, _) => text,
    }
}

/// The figure with its bound, hedge and precision.
fn figure_wording(
    shown: &Stated<Number>,
    width: Option<Number>,
    is_fraction: bool,
    base: &Stated<Number>,
) -> String {
    let plain = |n: Option<Number>| n.map_or(String::new(), |n| number(n, None, is_fraction));
    match shown.bound {
        Bound::AtLeast => format!("at least {}", plain(shown.low)),
        Bound::AtMost => format!("at most {}", plain(shown.high)),
        Bound::MoreThan => format!("more than {}", plain(shown.low)),
        Bound::LessThan => format!("less than {}", plain(shown.high)),
        Bound::Range => format!("from {} to {}", plain(shown.low), plain(shown.high)),
        Bound::Vague => vague(shown).unwrap_or_else(|| plain(shown.low)),
        Bound::Unstated => match (shown.low, shown.high) {
            (Some(low), Some(high)) if low != high => {
                format!("from {} to {}", plain(Some(low)), plain(Some(high)))
            }
            (None, Some(_)) => format!("at most {}", plain(shown.high)),
            (Some(_), None) => format!("at least {}", plain(shown.low)),
            _ => plain(shown.low),
        },
        Bound::Exact => shown.low.map_or(String::new(), |n| number(n, width, is_fraction)),
        Bound::Approx => {
            let Some(at) = shown.low else { return String::new() };
            // The hedge shows in where the possibilities lie: below, above, or on both sides.
            let on = base.low.unwrap_or(Number::ZERO);
            let touches = |end: End<Number>| end.point() == Some(on);
            let (low, high) = (base.possible.low(), base.possible.high());
            let negative = on.is_negative();
            let hedge = match (touches(low), touches(high)) {
                (true, false) if negative => "nearly",
                (true, false) => "just over",
                (false, true) if negative => "just over",
                (false, true) => "nearly",
                _ => "about",
            };
            let full = width.and_then(|w| if hedge == "about" { Some(w) } else { w.plus(w) });
            format!("{hedge} {}", number(at, full, is_fraction))
        }
    }
}

/// A number as digits with its magnitude; `step` is the precision that the digits must show.
fn number(n: Number, step: Option<Number>, is_fraction: bool) -> String {
    if is_fraction && let Some(fraction) = small_fraction(n) {
        return fraction;
    }
    if let Some(words) =
        step.filter(|&s| s > implied_step(n, None)).and_then(|_| part_of_magnitude(n))
    {
        return words;
    }
    let finer = step.filter(|&step| step < implied_step(n, None));
    let magnitudes =
        [(12, " trillion"), (9, " billion"), (6, " million"), (3, " thousand"), (0, "")];
    let size = n.abs();
    for (power, word) in magnitudes {
        let Some(unit) = Number::power_of_ten(power) else { continue };
        if size < unit && power > 0 {
            continue;
        }
        let Some(scaled) = n.over(unit) else { continue };
        // A thousand is written out in digits unless the precision has to be shown behind a point.
        if power == 3 && finer.is_none_or(|step| step < Number::ONE) {
            continue;
        }
        let places = finer.and_then(|step| unit.over(step)).map_or(0, places);
        return format!("{}{word}", padded(scaled, places));
    }
    padded(n, 0)
}

/// "1/2 million": a coarser figure than its digits.
fn part_of_magnitude(n: Number) -> Option<String> {
    [(12, "trillion"), (9, "billion"), (6, "million")].into_iter().find_map(|(power, word)| {
        let fraction = small_fraction(n.over(Number::power_of_ten(power)?)?)?;
        let (over, under) = fraction.split_once('/')?;
        let part = match under {
            "2" => "half",
            "4" => "quarters of",
            "3" => "thirds of",
            "5" => "fifths of",
            _ => return None,
        };
        Some(if part == "half" {
            format!("half a {word}")
        } else {
            format!("{over} {part} a {word}")
        })
    })
}

/// How many decimals show a precision of one in `ratio`.
fn places(ratio: Number) -> usize {
    (0..28).find(|&p| Number::power_of_ten(p).is_some_and(|power| power >= ratio)).unwrap_or(0)
        as usize
}

/// The digits of a number with at least so many decimals.
fn padded(n: Number, places: usize) -> String {
    let mut text = n.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, d)| d.len());
    if decimals < places {
        if decimals == 0 {
            text.push('.');
        }
        text.extend(std::iter::repeat_n('0', places - decimals));
    }
    text
}

/// `2/3` for 0.666...
fn small_fraction(n: Number) -> Option<String> {
    if n.is_negative() {
        return small_fraction(n.negated()).map(|fraction| format!("-{fraction}"));
    }
    (2..=1000_i64).find_map(|under| {
        let of = n.times(Number::from(under))?.rounded(9);
        let over = of.is_whole().then(|| of.to_string())?;
        let exact: i64 = over.parse().ok()?;
        let same = Number::from(exact).over(Number::from(under))?.rounded(20) == n.rounded(20);
        (same && exact > 0 && exact < under).then(|| format!("{over}/{under}"))
    })
}

/// "hundreds of billion": the plural that spans these ends.
fn vague(shown: &Stated<Number>) -> Option<String> {
    let (low, high) = shown.low.zip(shown.high)?;
    for (few, times, size) in [("several", 1, 10), ("dozens", 12, 10), ("scores", 20, 10)] {
        if low == Number::from(times) && high == low.times(Number::from(size))? {
            return Some(few.to_owned());
        }
    }
    let words = [(12, "trillions"), (9, "billions"), (6, "millions"), (3, "thousands"), (0, "")];
    for (power, word) in words {
        let unit = Number::power_of_ten(power)?;
        if low < unit {
            continue;
        }
        let lead = low.over(unit)?;
        let few = [(1, ""), (10, "tens"), (100, "hundreds"), (12, "dozens"), (20, "scores")]
            .into_iter()
            .find(|(n, _)| Number::from(*n) == lead)?
            .1;
        return Some(match (few, word) {
            ("", word) => word.to_owned(),
            (few, "") => few.to_owned(),
            (few, word) => format!("{few} of {word}"),
        });
    }
    None
}

fn turned(stated: &Stated<Number>) -> Stated<Number> {
    super::grammar::amount::mirrored(*stated).unwrap_or(*stated)
}

/// How wide the possibilities are.
fn width(stated: &Stated<Number>) -> Option<Number> {
    stated.possible.high().point()?.minus(stated.possible.low().point()?)
}
