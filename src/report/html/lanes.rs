//! The picture of a finding: a lane per source over one axis, in shares of its width.
//!
//! Positions are percentages, so that the picture takes whatever room it has and its dots stay round.
#![expect(clippy::float_arithmetic, reason = "positions in a drawing; nothing is compared by them")]

use serde::Serialize;

use super::super::axis::{Axis, Extent};
use super::super::scene::{Scene, Shape, extent};

/// The columns of text that the marks of an axis have to fit into.
const COLUMNS: usize = 38;
/// What is left free at both ends, in percent, so that a dot at the end is whole.
const MARGIN: f64 = 3.0;

/// An axis with its marks.
#[derive(Debug, Serialize)]
pub(super) struct Scale {
    /// The marks.
    ticks: Vec<Tick>,
    /// What is measured, and how.
    pub(super) unit: String,
}

#[derive(Debug, Serialize)]
struct Tick {
    x: String,
    label: String,
    /// Where the label stands beside its mark: at its beginning, middle or end.
    anchor: &'static str,
}

/// What is drawn in a lane.
#[derive(Debug, Serialize)]
pub(super) struct Drawn {
    /// Where the bar begins.
    from: String,
    /// Where it ends.
    to: String,
    /// How long it is.
    length: String,
    /// The dot of a figure that was stated as one.
    dot: Option<String>,
    /// Whether the bar is a range that was said, not what the precision of a figure allows.
    range: bool,
    /// How it begins: `held`, `open` (the end itself is not in it) or `on` (it goes on).
    left: &'static str,
    /// How it ends.
    right: &'static str,
}

/// An axis and a drawing per row; `None` where the values lie on no line.
pub(super) fn draw(scene: &Scene) -> Option<(Scale, Vec<Drawn>)> {
    let axis = axis_of(extent(&scene.shapes)?, scene.days);
    let mut said: Vec<&str> = vec![&scene.unit];
    if axis.logarithmic {
        said.push("logarithmic scale");
    }
    said.retain(|text| !text.is_empty());
    let drawn = scene.shapes.iter().map(|shape| drawn(shape, &axis)).collect();
    Some((scale(&axis, said.join(", ")), drawn))
}

/// An axis of days and a drawing per stretch of days; `None` where none is known.
pub(super) fn draw_days(shapes: &[Option<Shape>]) -> Option<(Scale, Vec<Option<Drawn>>)> {
    let known: Vec<&Shape> = shapes.iter().flatten().collect();
    let axis = axis_of(extent(known)?, true);
    let drawn = |shape: &Option<Shape>| shape.as_ref().map(|shape| drawn(shape, &axis));
    Some((scale(&axis, String::new()), shapes.iter().map(drawn).collect()))
}

fn axis_of(extent: Extent, days: bool) -> Axis {
    if days { Axis::of_days(extent, COLUMNS) } else { Axis::of_figures(extent, COLUMNS) }
}

fn scale(axis: &Axis, unit: String) -> Scale {
    let ticks = axis.ticks.iter().map(|(position, label)| {
        let share = axis.share_of_tick(*position);
        let anchor = match share {
            share if share < 0.1 => "start",
            share if share > 0.9 => "end",
            _ => "middle",
        };
        Tick { x: percent(share), label: label.clone(), anchor }
    });
    Scale { ticks: ticks.collect(), unit }
}

fn drawn(shape: &Shape, axis: &Axis) -> Drawn {
    let from = shape.low.map_or(0.0, |low| axis.share(low));
    let to = shape.high.map_or(1.0, |high| axis.share(high));
    let end = |known: bool, held: bool| match (known, held) {
        (false, _) => "on",
        (true, true) => "held",
        (true, false) => "open",
    };
    // A day, or a range of one figure, is a dot.
    let narrow = to - from < 0.004 && shape.low.is_some() && shape.high.is_some();
    let middle = narrow.then_some((from + to) / 2.0);
    let dot = shape.point.map(|point| axis.share(point)).or(middle);
    Drawn {
        from: percent(from),
        to: percent(to),
        length: format!("{:.2}%", (to - from).max(0.0) * (100.0 - 2.0 * MARGIN)),
        range: dot.is_none(),
        dot: dot.map(percent),
        left: end(shape.low.is_some(), shape.low_held),
        right: end(shape.high.is_some(), shape.high_held),
    }
}

fn percent(share: f64) -> String {
    format!("{:.2}%", MARGIN + share * (100.0 - 2.0 * MARGIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_reaches_the_edge_and_a_narrow_range_is_a_dot() {
        let shape = |low, high| Shape { point: None, low, high, low_held: true, high_held: false };
        let shapes = vec![
            shape(Some(50.0), None),
            shape(Some(10.0), Some(20.0)),
            shape(Some(30.0), Some(30.0)),
        ];
        let scene = Scene { shapes, days: false, unit: String::from("USD") };
        let (scale, drawn) = draw(&scene).unwrap();
        assert!(scale.ticks.len() >= 2 && scale.unit == "USD");
        assert_eq!((drawn[0].right, drawn[0].to.as_str()), ("on", "97.00%"));
        assert_eq!((drawn[1].left, drawn[1].right, drawn[1].range), ("held", "open", true));
        assert_eq!(drawn[2].dot.as_ref(), Some(&drawn[2].from));
    }
}
