//! The graph for Graphviz. Each entity is a table with a row for each of its slots, so that hundreds of
//! claims stay on one page; slots with findings are coloured and say so in words.

use std::io;

use super::{Drawing, Drawn, Line};
use crate::finding::Severity;

/// Writes a directed graph, from sources on the left to entities on the right.
pub(super) fn write(drawing: &Drawing, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "digraph gainsay {{")?;
    writeln!(out, "  graph [rankdir=LR, ranksep=2, nodesep=0.3, fontname=\"sans-serif\"];")?;
    writeln!(out, "  node [fontname=\"sans-serif\", fontsize=11];")?;
    writeln!(out, "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#708090\"];")?;
    for (at, node) in drawing.nodes.iter().enumerate() {
        match node.sort {
            "entity" => write_entity(drawing, at, node, out)?,
            "slot" if node.entity.is_some() => {}
            _ => write_node(at, node, out)?,
        }
    }
    for line in drawing.edges.iter().filter(|line| line.sort != "of") {
        write_edge(drawing, line, out)?;
    }
    writeln!(out, "}}")
}

/// An entity as a table: its name, and a row with a port for each slot.
fn write_entity(
    drawing: &Drawing,
    at: usize,
    node: &Drawn,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write!(
        out,
        "  n{at} [shape=plain, label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\">\
         <tr><td port=\"name\" bgcolor=\"#dce6f0\"><b>{}</b></td></tr>",
        markup(&node.label)
    )?;
    for (slot_at, slot) in drawing.slots_of(at) {
        let mut text = markup(&slot.label);
        if !slot.detail.is_empty() {
            text.push_str(&format!(", {}", markup(&slot.detail)));
        }
        if let Some(severity) = slot.severity {
            text.push_str(&format!(" <b>{severity}</b>"));
        }
        let color = slot.severity.map(|severity| format!(" bgcolor=\"{}\"", color(severity)));
        write!(
            out,
            "<tr><td port=\"n{slot_at}\" align=\"left\"{}>{text}</td></tr>",
            color.unwrap_or_default()
        )?;
    }
    writeln!(out, "</table>>];")
}

fn write_node(at: usize, node: &Drawn, out: &mut dyn io::Write) -> io::Result<()> {
    let (shape, fill) = match node.sort {
        "source" => ("box", "#fff7e0"),
        "claim" => ("note", node.severity.map_or("#ffffff", color)),
        _ => ("ellipse", "#ffffff"),
    };
    let mut label = quoted(&node.label);
    if !node.detail.is_empty() {
        label.push_str("\\n");
        label.push_str(&quoted(&node.detail));
    }
    writeln!(out, "  n{at} [shape={shape}, style=filled, fillcolor=\"{fill}\", label=\"{label}\"];")
}

fn write_edge(drawing: &Drawing, line: &Line, out: &mut dyn io::Write) -> io::Result<()> {
    let style = match line.sort {
        "same-as" => ", style=dashed",
        "part-of" => ", arrowhead=odiamond",
        "copies" => ", style=dotted",
        _ => "",
    };
    let label = match (line.sort, line.label.as_str()) {
        ("asserts" | "about", label) => quoted(label),
        (sort, "") => sort.replace('-', " "),
        (sort, label) => format!("{} ({})", sort.replace('-', " "), quoted(label)),
    };
    let label =
        if label.is_empty() { String::new() } else { format!(" [label=\"{label}\"{style}]") };
    let end = |at: usize| match drawing.nodes.get(at) {
        Some(node) if node.sort == "entity" => format!("n{at}:name"),
        Some(Drawn { sort: "slot", entity: Some(entity), .. }) => format!("n{entity}:n{at}:w"),
        _ => format!("n{at}"),
    };
    writeln!(out, "  {} -> {}{label};", end(line.from), end(line.to))
}

fn color(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "#f4b6b0",
        Severity::Warning => "#fbe3a2",
        Severity::Note => "#d7ecd9",
    }
}

/// A text between quotation marks, where a backslash and a quotation mark mean something.
fn quoted(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .collect::<String>()
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
}

/// A text inside a table, where angle brackets and ampersands mean something.
fn markup(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_source_wrote_stays_inside_its_label() {
        for (text, in_quotes, in_markup) in [
            ("a \"b\"", "a \\\"b\\\"", "a &quot;b&quot;"),
            ("R&D <x>", "R&D <x>", "R&amp;D &lt;x&gt;"),
            ("c:\\n\n", "c:\\\\n", "c:\\n"),
        ] {
            assert_eq!(quoted(text), in_quotes);
            assert_eq!(markup(text), in_markup);
        }
    }
}
