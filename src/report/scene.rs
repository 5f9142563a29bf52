//! What a picture of a finding shows, whatever draws it: who says what, and where that lies on one line.

use super::axis::{Extent, day_number};
use super::text::clean;
use crate::finding::Member;
use crate::value::{
    Bound, Dimension, End, Interval, Meaning, Number, Period, Quantity, Stated, Value,
    shown_figure, shown_unit,
};

/// What one source says.
pub(super) struct Row<'a> {
    /// The group of the finding that it belongs to.
    pub(super) group: usize,
    /// The name of the source, harmless.
    pub(super) name: String,
    /// The value, as first worded.
    pub(super) value: &'a Value,
    /// The claims: the first, and those that say it again.
    pub(super) members: Vec<&'a Member>,
}

/// A row per distinct source and value, in the order of the members.
pub(super) fn rows(members: &[Member]) -> Vec<Row<'_>> {
    let mut kept: Vec<(&str, Row)> = Vec::new();
    for member in members {
        let (id, value) = (&*member.source.id, &member.claim.value);
        let same = |(other, row): &&mut (&str, Row)| {
            *other == id && row.value.meaning == value.meaning && row.group == member.group
        };
        if let Some((_, row)) = kept.iter_mut().find(same) {
            row.members.push(member);
            continue;
        }
        // Two sources of one publisher are told apart by their ids.
        let name = member.source.name();
        let shared = |m: &crate::finding::Member| m.source.name() == name && *m.source.id != *id;
        let name = clean(if members.iter().any(shared) { id } else { name });
        kept.push((id, Row { group: member.group, name, value, members: vec![member] }));
    }
    kept.into_iter().map(|(_, row)| row).collect()
}

/// Values on one line: what is drawn of each, and what the line measures.
pub(super) struct Scene {
    /// A shape per row.
    pub(super) shapes: Vec<Shape>,
    /// Whether the line is one of days.
    pub(super) days: bool,
    /// What figures are in, or what they count.
    pub(super) unit: String,
}

/// What is drawn of a value. A missing end goes on for ever.
pub(super) struct Shape {
    /// The one figure stated, with what its precision allows on either side.
    pub(super) point: Option<f64>,
    /// The lower end.
    pub(super) low: Option<f64>,
    /// The upper end.
    pub(super) high: Option<f64>,
    /// Whether the lower end belongs to the value.
    pub(super) low_held: bool,
    /// Whether the upper end does.
    pub(super) high_held: bool,
}

/// The days of publication of some sources on one line; `None` stands for a source without any.
pub(super) fn published<'a>(
    periods: impl Iterator<Item = Option<&'a Period>>,
) -> Vec<Option<Shape>> {
    periods.map(|period| period.map(|p| shape(&p.stated().possible, None, day_number))).collect()
}

impl Scene {
    /// The values on one line, if all of them measure one thing.
    pub(super) fn of(rows: &[Row]) -> Option<Scene> {
        let periods = rows.iter().map(|row| match &row.value.meaning {
            Meaning::Time(period) => Some(period.stated()),
            _ => None,
        });
        if let Some(stated) = periods.collect::<Option<Vec<_>>>() {
            let shapes = stated.iter().map(|s| shape(&s.possible, None, day_number)).collect();
            return Some(Scene { shapes, days: true, unit: String::new() });
        }
        let quantities = rows.iter().map(|row| quantity(row.value)).collect::<Option<Vec<_>>>()?;
        let (first, others) = quantities.split_first()?;
        if !others.iter().all(|q| comparable(first, q)) {
            return None;
        }
        let number = |n: Number| shown_figure(first, n).unwrap_or(n).approximately();
        let shapes = quantities.iter().map(|q| of_figure(&q.figure, number)).collect();
        let noun = quantities.iter().find_map(|q| q.noun.as_deref());
        let mut unit = String::from(noun.unwrap_or(shown_unit(first)));
        if let Some(per) = &first.per {
            unit.push_str(&format!(" per {per}"));
        }
        Some(Scene { shapes, days: false, unit: clean(&unit) })
    }
}

/// The figure of a value: its own, or the one that its term implies.
fn quantity(value: &Value) -> Option<&Quantity> {
    match &value.meaning {
        Meaning::Quantity(quantity) => Some(quantity),
        Meaning::Term(term) => term.implies.as_ref().map(|implied| &implied.quantity),
        Meaning::Time(_)
        | Meaning::Name(_)
        | Meaning::Role(_)
        | Meaning::YesNo(_)
        | Meaning::Text(_) => None,
    }
}

/// Whether two quantities can stand on one line.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let count = |d: Dimension| matches!(d, Dimension::Number | Dimension::Count);
    let (x, y) = (a.dimension(), b.dimension());
    (x == y || (count(x) && count(y))) && a.change == b.change && a.per == b.per
}

fn of_figure(figure: &Stated<Number>, number: impl Fn(Number) -> f64) -> Shape {
    match figure.bound {
        Bound::Range => Shape {
            // What was said, not what its precision adds.
            point: None,
            low: figure.low.map(&number),
            high: figure.high.map(&number),
            low_held: true,
            high_held: true,
        },
        Bound::Exact
        | Bound::Approx
        | Bound::AtLeast
        | Bound::AtMost
        | Bound::MoreThan
        | Bound::LessThan
        | Bound::Vague
        | Bound::Unstated => shape(&figure.possible, figure.point(), number),
    }
}

fn shape<T: Copy + Ord>(of: &Interval<T>, point: Option<T>, number: impl Fn(T) -> f64) -> Shape {
    Shape {
        point: point.map(&number),
        low: of.low().point().map(&number),
        high: of.high().point().map(&number),
        low_held: matches!(of.low(), End::Closed(_)),
        high_held: matches!(of.high(), End::Closed(_)),
    }
}

/// All that the axis has to hold; `None` where no end is known.
pub(super) fn extent<'a>(shapes: impl IntoIterator<Item = &'a Shape> + Clone) -> Option<Extent> {
    let ends = shapes.clone().into_iter().flat_map(|s| [s.point, s.low, s.high]).flatten();
    let (low, high) = ends
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)));
    (low.is_finite() && high.is_finite()).then(|| Extent {
        low,
        high,
        open_low: shapes.clone().into_iter().any(|s| s.low.is_none()),
        open_high: shapes.into_iter().any(|s| s.high.is_none()),
    })
}
