//! A small picture of the values of a finding: a row per source and value.
//!
//! Figures and days are drawn over one axis; terms, names and posts stand in a table. Ends are
//! marked as in "read as": `[` and `]` belong to the value, `(` and `)` do not, an arrow goes on.

use super::Style;
use super::axis::Axis;
use super::scene::{Row, Scene, Shape, extent, rows};
use super::text::{Ink, clean, cut, letter, pad, paint, width};
use crate::finding::Finding;

/// The lines of the picture, each at most `style.width` columns; none where there is nothing to compare.
pub(super) fn draw(finding: &Finding, style: &Style) -> Vec<String> {
    let rows = rows(&finding.members);
    if rows.len() < 2 {
        return Vec::new();
    }
    match Scene::of(&rows) {
        Some(scene) => over_axis(&rows, &scene, style),
        None => table(&rows, style),
    }
}

/// The widths of the columns: names, drawing, wordings.
struct Columns {
    names: usize,
    drawing: usize,
    wordings: usize,
}

impl Columns {
    fn of(rows: &[Row], style: &Style) -> Columns {
        let names = rows.iter().map(|row| width(&row.name)).max().unwrap_or(0);
        let names = names.min(style.columns() / 4);
        let letters = letters(rows);
        let left = style.columns().saturating_sub(2 + letters + 2 + names + 2);
        let wordings = rows.iter().map(|row| width(&clean(&row.value.wording))).max().unwrap_or(0);
        // The wordings stand above as well, so on a narrow screen the drawing has the room.
        let wordings = if left < 48 { 0 } else { wordings.min(left / 3) };
        let gap = if wordings > 0 { 2 } else { 0 };
        Columns { names, drawing: left.saturating_sub(wordings + gap).min(64), wordings }
    }
}

fn letters(rows: &[Row]) -> usize {
    rows.iter().map(|row| letter(row.group).len()).max().unwrap_or(1)
}

fn over_axis(rows: &[Row], scene: &Scene, style: &Style) -> Vec<String> {
    let columns = Columns::of(rows, style);
    let Some(extent) = extent(&scene.shapes) else { return table(rows, style) };
    let axis = if scene.days {
        Axis::of_days(extent, columns.drawing)
    } else {
        Axis::of_figures(extent, columns.drawing)
    };
    let mut lines = Vec::new();
    for (row, shape) in rows.iter().zip(&scene.shapes) {
        let drawing = draw_shape(shape, row.group, &axis, columns.drawing, style);
        let wording = cut(&clean(&row.value.wording), columns.wordings, style);
        let drawing = if columns.wordings == 0 {
            paint(style, Ink::Group(row.group), drawing.trim_end())
        } else {
            format!("{}  {wording}", paint(style, Ink::Group(row.group), &drawing))
        };
        lines.push(format!("{}{drawing}", row_head(row, letters(rows), columns.names, style)));
    }
    let margin = 2 + letters(rows) + 2 + columns.names;
    let scale = if axis.logarithmic { "logarithmic scale" } else { "" };
    let said: Vec<&str> = [&*scene.unit, scale].into_iter().filter(|s| !s.is_empty()).collect();
    let mut said = cut(&said.join(", "), columns.drawing, style);
    let [line, labels] = draw_axis(&axis, columns.drawing, style);
    let mut under = vec![(String::new(), line)];
    // What is measured stands in the margin if it is short, else on its own line.
    if width(&said) + 2 <= margin {
        under.push((std::mem::take(&mut said), labels));
    } else {
        under.extend([(String::new(), labels), (String::new(), said)]);
    }
    for (left, line) in under {
        let gap = " ".repeat(margin.saturating_sub(width(&left)));
        lines.push(paint(style, Ink::Faint, format!("{gap}{left}  {line}").trim_end()));
    }
    lines
}

/// Letter and name at the left of a row.
fn row_head(row: &Row, letters: usize, names: usize, style: &Style) -> String {
    let mark = paint(style, Ink::Group(row.group), &pad(&letter(row.group), letters));
    format!("  {mark}  {}  ", pad(&cut(&row.name, names, style), names))
}

/// A dot with its precision as a thin bar, or a thick bar between two ends.
fn draw_shape(shape: &Shape, group: usize, axis: &Axis, columns: usize, style: &Style) -> String {
    let last = columns.saturating_sub(1);
    let from = shape.low.map_or(0, |low| axis.column(low, columns));
    let to = shape.high.map_or(last, |high| axis.column(high, columns));
    let bar = match (shape.point.is_some(), style.unicode) {
        (true, true) => '─',
        (true, false) => '-',
        (false, true) => '━',
        (false, false) => '=',
    };
    let mut cells = vec![' '; columns];
    let mut put = |at: usize, c: char| {
        if let Some(cell) = cells.get_mut(at) {
            *cell = c;
        }
    };
    for at in from..=to {
        put(at, bar);
    }
    let dot = dot(group, style);
    if let Some(point) = shape.point {
        put(axis.column(point, columns), dot);
    } else if from == to && shape.low.is_some() && shape.high.is_some() {
        put(from, dot);
    } else {
        let arrows = if style.unicode { ('◀', '▶') } else { ('<', '>') };
        let left = if shape.low_held { '[' } else { '(' };
        let right = if shape.high_held { ']' } else { ')' };
        put(from, if shape.low.is_some() { left } else { arrows.0 });
        put(to, if shape.high.is_some() { right } else { arrows.1 });
    }
    cells.into_iter().collect()
}

/// The dot of a group: its letter where there is only ASCII.
fn dot(group: usize, style: &Style) -> char {
    if style.unicode {
        ['●', '◆', '■', '▲'].get(group % 4).copied().unwrap_or('●')
    } else {
        letter(group).chars().next_back().unwrap_or('o')
    }
}

/// The line with its marks, and their labels.
fn draw_axis(axis: &Axis, columns: usize, style: &Style) -> [String; 2] {
    let (bar, tick) = if style.unicode { ('─', '┴') } else { ('-', '+') };
    let mut line = vec![bar; columns];
    let mut labels = String::new();
    for (position, label) in &axis.ticks {
        let at = axis.place(*position, columns);
        if let Some(cell) = line.get_mut(at) {
            *cell = tick;
        }
        let least = if labels.is_empty() { 0 } else { width(&labels) + 1 };
        let start = at.saturating_sub(width(label) / 2).max(least);
        let start = start.min(columns.saturating_sub(width(label)));
        if start >= least {
            labels = pad(&labels, start);
            labels.push_str(label);
        }
    }
    [line.into_iter().collect(), labels]
}

/// Letter, name and wording: for values that lie on no line.
fn table(rows: &[Row], style: &Style) -> Vec<String> {
    let names = rows.iter().map(|row| width(&row.name)).max().unwrap_or(0);
    let names = names.min(style.columns() / 3);
    let letters = letters(rows);
    let room = style.columns().saturating_sub(2 + letters + 2 + names + 2);
    rows.iter()
        .map(|row| {
            let wording = cut(&clean(&row.value.wording), room, style);
            let wording = paint(style, Ink::Group(row.group), &wording);
            format!("{}{wording}", row_head(row, letters, names, style))
        })
        .collect()
}
