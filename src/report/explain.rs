//! Explanations as text for people and as JSON for programs.

use std::io;

use serde_json::{Value as Json, json};

use super::Style;
use super::text::{Ink, clean, pad, paint, typed, width, wrap};
use crate::explain::{Item, Page, Point, Section};

/// How far names of facts may push the text beside them to the right.
const NAMES_AT_MOST: usize = 22;
/// How far a column of a table may push the next to the right.
const COLUMN_AT_MOST: usize = 30;

/// How much room the text beside a name, or in the last column of a table, needs.
const COLUMN_AT_LEAST: usize = 14;

/// Writes explanations one below the other.
///
/// # Errors
/// Only those of `out`.
pub fn write_pages(pages: &[Page], style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    for (i, page) in pages.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        for line in wrap(&clean(&page.title), style.columns()) {
            writeln!(out, "{}", paint(style, Ink::Heading, &line))?;
        }
        for section in &page.sections {
            writeln!(out)?;
            if !section.heading.is_empty() {
                for line in wrap(&clean(&section.heading), style.columns()) {
                    writeln!(out, "{}", paint(style, Ink::Heading, &line))?;
                }
            }
            write_section(section, style, out)?;
        }
    }
    Ok(())
}

/// The same as one JSON object: `gainsay explain --output-format json`.
///
/// # Errors
/// Only those of `out`.
pub fn write_pages_json(pages: &[Page], out: &mut dyn io::Write) -> io::Result<()> {
    let pages: Vec<Json> = pages.iter().map(page_record).collect();
    serde_json::to_writer_pretty(&mut *out, &json!({"version": 1, "explanations": pages}))?;
    writeln!(out)
}

fn write_section(section: &Section, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let names = section.items.iter().map(|item| match item {
        Item::Fact(name, _) => width(&clean(name)),
        Item::Point(point) => width(point.name),
        Item::Text(_) | Item::Code(_) | Item::Row(_) => 0,
    });
    let indent = names.max().unwrap_or(0).min(NAMES_AT_MOST) + 4;
    let columns = columns(section);
    for item in &section.items {
        match item {
            Item::Text(text) => write_beside("", 2, &clean(text), style, out)?,
            Item::Fact(name, text) => write_beside(&clean(name), indent, &clean(text), style, out)?,
            Item::Point(point) => write_point(point, indent, style, out)?,
            Item::Code(code) => {
                for line in code.lines() {
                    write_code(&clean(line), style, out)?;
                }
            }
            Item::Row(cells) => write_row(cells, &columns, style, out)?,
        }
    }
    Ok(())
}

/// A line of an example as it stands; one that is too long goes on further in.
fn write_code(line: &str, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    if width(line) + 2 <= style.columns() {
        return writeln!(out, "{}", format!("  {line}").trim_end());
    }
    let indent = line.len() - line.trim_start().len() + 2;
    for (i, part) in wrap(line, style.columns().saturating_sub(indent + 4)).iter().enumerate() {
        writeln!(out, "{}{part}", " ".repeat(if i == 0 { indent } else { indent + 4 }))?;
    }
    Ok(())
}

/// A name at the margin and a text beside it; a name that is too long gets a line of its own.
fn write_beside(
    name: &str,
    indent: usize,
    text: &str,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // Beside a long name a narrow terminal has no room: then the text stands below it.
    let indent = if indent + COLUMN_AT_LEAST > style.columns() { indent.min(6) } else { indent };
    let blank = " ".repeat(indent);
    let mut head = if name.is_empty() { blank.clone() } else { String::new() };
    if !name.is_empty() && width(name) + 4 > indent {
        writeln!(out, "  {name}")?;
        head.clone_from(&blank);
    } else if !name.is_empty() {
        head = pad(&format!("  {name}"), indent);
    }
    for line in wrap(&typed(text, style), style.columns().saturating_sub(indent)) {
        writeln!(out, "{head}{line}")?;
        head.clone_from(&blank);
    }
    Ok(())
}

/// "entity  same: Acme", and below how each of the two came to it.
fn write_point(
    point: &Point,
    indent: usize,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let [a, b] = &point.values;
    let head = if point.same { format!("same: {a}") } else { format!("different: {a} | {b}") };
    write_beside(point.name, indent, &clean(&head), style, out)?;
    let [how_a, how_b] = &point.how;
    let said: &[(&str, &String, &String)] = match how_a == how_b {
        true => &[("both", how_a, a)],
        false => &[("A", how_a, a), ("B", how_b, b)],
    };
    for (who, how, value) in said {
        if how.is_empty() || how == value {
            continue;
        }
        let text = format!("{who}: {}", clean(how));
        for line in wrap(&text, style.columns().saturating_sub(indent + 2)) {
            writeln!(out, "{}{line}", " ".repeat(indent + 2))?;
        }
    }
    Ok(())
}

/// How wide each column of a section's table is; the last takes what is left.
fn columns(section: &Section) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for item in &section.items {
        if let Item::Row(cells) = item {
            widths.resize(widths.len().max(cells.len()), 0);
            for (at, cell) in widths.iter_mut().zip(cells) {
                *at = (*at).max(width(&clean(cell))).min(COLUMN_AT_MOST);
            }
        }
    }
    widths
}

fn write_row(
    cells: &[String],
    widths: &[usize],
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut head = String::from("  ");
    let Some((last, before)) = cells.split_last() else { return Ok(()) };
    for (cell, at) in before.iter().zip(widths) {
        head.push_str(&pad(&clean(cell), *at));
        head.push_str("  ");
    }
    let indent = widths.iter().take(before.len()).map(|at| at + 2).sum::<usize>() + 2;
    if indent + COLUMN_AT_LEAST > style.columns() {
        // No room for columns: the cells stand one below the other.
        for (i, cell) in cells.iter().enumerate() {
            write_beside("", if i == 0 { 2 } else { 6 }, &clean(cell), style, out)?;
        }
        return Ok(());
    }
    for line in wrap(&clean(last), style.columns().saturating_sub(indent)) {
        writeln!(out, "{}{line}", pad(&head, indent))?;
        head.clear();
    }
    Ok(())
}

fn page_record(page: &Page) -> Json {
    let sections: Vec<Json> = page
        .sections
        .iter()
        .map(|section| {
            let items: Vec<Json> = section.items.iter().map(item_record).collect();
            json!({"heading": section.heading, "items": items})
        })
        .collect();
    json!({"about": page.about, "title": page.title, "sections": sections})
}

fn item_record(item: &Item) -> Json {
    match item {
        Item::Text(text) => json!({"text": text}),
        Item::Fact(name, text) => json!({"name": name, "text": text}),
        Item::Point(point) => json!({
            "name": point.name, "same": point.same, "values": point.values, "how": point.how,
        }),
        Item::Code(code) => json!({"code": code}),
        Item::Row(cells) => json!({"row": cells}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(items: Vec<Item>) -> Page {
        let section = Section { heading: String::from("Head"), items };
        Page { about: "rule", title: String::from("Title"), sections: vec![section] }
    }

    #[test]
    fn facts_points_and_rows_stand_in_columns() {
        let point = Point {
            name: "entity",
            same: false,
            values: ["Acme", "Globex"].map(String::from),
            how: ["its name", "an alias"].map(String::from),
        };
        let items = vec![
            Item::Fact(String::from("why"), "so ".repeat(20)),
            Item::Point(point),
            Item::Row(vec![String::from("one"), String::from("two")]),
            Item::Row(vec![String::from("three"), String::from("four")]),
            Item::Code(String::from("a\n  b")),
        ];
        let mut out = Vec::new();
        let style = Style { width: 40, ..Style::PLAIN };
        write_pages(&[page(items)], &style, &mut out).unwrap();
        let expected = "Title\n\nHead\n  \
            why     so so so so so so so so so so\n          so so so so so so so so so so\n  \
            entity  different: Acme | Globex\n            A: its name\n            B: an alias\n  \
            one    two\n  three  four\n  a\n    b\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_narrow_terminal_is_never_overrun() {
        let items = vec![
            Item::Row(vec!["one of many".into(), "two of them".into(), "three and more".into()]),
            Item::Row(vec!["an entity with a long name".into(), "".into(), "so it is".into()]),
            Item::Code(format!("[[rule]]\n  Found:  {}", "far too much ".repeat(4))),
            Item::Fact("a name that is long".into(), "so it goes on and on".into()),
        ];
        let mut out = Vec::new();
        write_pages(&[page(items)], &Style { width: 40, ..Style::PLAIN }, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().all(|line| width(line) <= 40), "{text}");
        assert!(
            text.contains("  one of many\n      two of them\n      three and more\n"),
            "{text}"
        );
    }

    #[test]
    fn nothing_a_source_wrote_can_command_the_terminal() {
        let mut out = Vec::new();
        let items =
            vec![Item::Text(String::from("a\u{1b}[31mb")), Item::Code(String::from("\u{9b}x"))];
        write_pages(&[page(items)], &Style::PLAIN, &mut out).unwrap();
        assert!(!out.contains(&0x1b) && !String::from_utf8(out).unwrap().contains('\u{9b}'));
    }
}
