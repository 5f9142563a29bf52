//! The graph for Mermaid, which Git forges draw in Markdown. Each entity is a box around its slots.

use std::io;

use super::{Drawing, Drawn};
use crate::finding::Severity;

/// Writes a flowchart, from sources on the left to entities on the right.
pub(super) fn write(drawing: &Drawing, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for (at, node) in drawing.nodes.iter().enumerate() {
        match node.sort {
            "entity" if drawing.slots_of(at).next().is_some() => {
                writeln!(out, "  subgraph n{at} [\"{}\"]", quoted(&node.label))?;
                for (slot_at, slot) in drawing.slots_of(at) {
                    write_node("    ", slot_at, slot, out)?;
                }
                writeln!(out, "  end")?;
            }
            "slot" if node.entity.is_some() => {}
            _ => write_node("  ", at, node, out)?,
        }
    }
    for line in drawing.edges.iter().filter(|line| line.sort != "of") {
        let label = match (line.sort, line.label.as_str()) {
            ("asserts" | "about", "") => String::new(),
            ("asserts" | "about", label) => format!("|\"{}\"|", quoted(label)),
            (sort, "") => format!("|\"{}\"|", sort.replace('-', " ")),
            (sort, label) => format!("|\"{}: {}\"|", sort.replace('-', " "), quoted(label)),
        };
        let arrow = if matches!(line.sort, "same-as" | "copies") { "-.->" } else { "-->" };
        writeln!(out, "  n{} {arrow}{label} n{}", line.from, line.to)?;
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let ids: Vec<String> = drawing
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.severity == Some(severity))
            .map(|(at, _)| format!("n{at}"))
            .collect();
        if !ids.is_empty() {
            writeln!(out, "  classDef {severity} {}", style(severity))?;
            writeln!(out, "  class {} {severity}", ids.join(","))?;
        }
    }
    Ok(())
}

fn write_node(indent: &str, at: usize, node: &Drawn, out: &mut dyn io::Write) -> io::Result<()> {
    let mut label = quoted(&node.label);
    if !node.detail.is_empty() {
        label.push_str(&format!("<br/>{}", quoted(&node.detail)));
    }
    if let Some(severity) = node.severity.filter(|_| node.sort == "slot") {
        label.push_str(&format!("<br/>{severity}"));
    }
    let (open, close) = match node.sort {
        "source" => ("[/", "/]"),
        "entity" | "name" => ("([", "])"),
        _ => ("[", "]"),
    };
    writeln!(out, "{indent}n{at}{open}\"{label}\"{close}")
}

fn style(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "fill:#f4b6b0,stroke:#a33,color:#000",
        Severity::Warning => "fill:#fbe3a2,stroke:#a80,color:#000",
        Severity::Note => "fill:#d7ecd9,stroke:#385,color:#000",
    }
}

/// A text between quotation marks; marks that mean something to Mermaid or HTML by their numbers.
fn quoted(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            '"' | '<' | '>' | '&' | '#' | ';' | '`' | '\\' | '|' | '[' | ']' | '{' | '}' | '*'
            | '_' | '~' => {
                safe.push_str(&format!("#{};", u32::from(c)));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_source_wrote_stays_inside_its_label() {
        assert_eq!(quoted("a \"b\" <c> #1;"), "a #34;b#34; #60;c#62; #35;1#59;");
        assert_eq!(quoted("Harbour & Sons\n"), "Harbour #38; Sons");
    }
}
