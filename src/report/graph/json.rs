//! The graph as JSON: nodes with the gravest severity found there, and edges between their ids.

use std::io;

use serde_json::{Value as Json, json};

use super::{Drawing, Drawn};

/// Writes one object; nodes are named `n0`, `n1`, ... in their order.
pub(super) fn write(drawing: &Drawing, out: &mut dyn io::Write) -> io::Result<()> {
    let nodes: Vec<Json> = drawing.nodes.iter().enumerate().map(node).collect();
    let edges: Vec<Json> = drawing
        .edges
        .iter()
        .map(|line| {
            let label = if line.label.is_empty() { Json::Null } else { json!(line.label) };
            json!({
                "from": format!("n{}", line.from),
                "to": format!("n{}", line.to),
                "sort": line.sort,
                "label": label,
            })
        })
        .collect();
    serde_json::to_writer_pretty(
        &mut *out,
        &json!({"version": 1, "nodes": nodes, "edges": edges}),
    )?;
    writeln!(out)
}

fn node((at, node): (usize, &Drawn)) -> Json {
    json!({
        "node": format!("n{at}"),
        "sort": node.sort,
        "id": node.id,
        "label": node.label,
        "detail": node.detail,
        "severity": node.severity.map(|severity| severity.name()),
        "findings": node.findings,
    })
}
