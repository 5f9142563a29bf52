//! The graph of sources and conflicts: sources at the left, what they disagree on at the right.
//!
//! Each finding has a row for each of its groups, and a line leads from a source to the row of the
//! group that it stands in. Many findings take several drawings, none of them higher than a page.
//! Everything is placed by whole numbers in a fixed order, so that the same findings give the same drawings.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finding::subject;
use super::marks::Mark;
use super::short;
use super::sources::Sources;
use crate::finding::Finding;

/// How many findings are drawn.
const MOST: usize = 60;
/// How high a drawing grows, unless one finding alone is higher: a page of paper has room for it.
const HIGHEST: usize = 1_100;
/// How wide the drawing is.
const WIDTH: usize = 960;
/// Where lines leave the sources, and where they reach the groups.
const PORTS: (usize, usize) = (250, 560);
/// Heights: of an entity's name, of a finding's head, of a group, and of the gap below a finding.
const ENTITY: usize = 38;
const HEAD: usize = 26;
const GROUP: usize = 22;
const GAP: usize = 12;
/// The least distance of two sources.
const SOURCE: usize = 46;

/// The drawings.
#[derive(Debug, Serialize)]
pub(super) struct Network {
    drawings: Vec<Drawing>,
    /// How many findings are left out.
    left_out: usize,
}

/// A drawing of some findings.
#[derive(Debug, Serialize)]
struct Drawing {
    width: usize,
    height: usize,
    sources: Vec<Source>,
    entities: Vec<Entity>,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Source {
    id: String,
    label: String,
    published: Option<String>,
    x: usize,
    y: usize,
}

#[derive(Debug, Serialize)]
struct Entity {
    name: String,
    y: usize,
    findings: Vec<Node>,
}

#[derive(Debug, Serialize)]
struct Node {
    id: String,
    severity: &'static str,
    subject: String,
    y: usize,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    mark: Mark,
    label: String,
    y: usize,
}

#[derive(Debug, Serialize)]
struct Line {
    source: String,
    finding: String,
    shape: usize,
    path: String,
}

/// A line before its source has a place: the source, the finding, the shape and the height of the group.
type Loose<'a> = (&'a str, &'a str, usize, usize);

/// The drawings; `None` where there is no finding.
pub(super) fn network(findings: &[Finding], sources: &Sources) -> Option<Network> {
    let left_out = findings.len().saturating_sub(MOST);
    let mut chunks: Vec<Vec<&Finding>> = Vec::new();
    let mut height = 0;
    for (_, of_entity) in by_entity(findings.iter().take(MOST)) {
        for (i, finding) in of_entity.into_iter().enumerate() {
            let own = HEAD + finding.groups.len() * GROUP + GAP;
            match chunks.last_mut().filter(|_| height + own + ENTITY <= HIGHEST) {
                Some(chunk) => {
                    height += own + if i == 0 { ENTITY } else { 0 };
                    chunk.push(finding);
                }
                None => {
                    height = own + ENTITY;
                    chunks.push(vec![finding]);
                }
            }
        }
    }
    let drawings = chunks.into_iter().map(|chunk| drawing(&chunk, sources)).collect();
    (!findings.is_empty()).then_some(Network { drawings, left_out })
}

/// A drawing of findings whose entities stand together.
fn drawing(findings: &[&Finding], sources: &Sources) -> Drawing {
    let mut y = 0;
    let mut entities: Vec<Entity> = Vec::new();
    let mut loose: Vec<Loose> = Vec::new();
    for (name, of_entity) in by_entity(findings.iter().copied()) {
        y += ENTITY;
        let head = y;
        let mut nodes = Vec::new();
        for finding in of_entity {
            y += HEAD;
            let mut node = Node {
                id: finding.id.clone(),
                severity: finding.severity.name(),
                subject: short(&subject(&finding.slot), 52),
                y,
                groups: Vec::new(),
            };
            for (i, group) in finding.groups.iter().enumerate() {
                y += GROUP;
                let mark = Mark::of(i);
                loose.extend(group.sources.iter().map(|id| (&**id, &*finding.id, mark.shape, y)));
                node.groups.push(Group { mark, label: short(&group.label, 46), y });
            }
            y += GAP;
            nodes.push(node);
        }
        entities.push(Entity { name: short(name, 52), y: head, findings: nodes });
    }
    let places = places(&loose, y);
    let height = y.max(places.values().max().map_or(0, |last| last + SOURCE)) + GAP;
    let lines = loose.iter().filter_map(|&(source, finding, shape, to)| {
        let from = *places.get(source)?;
        let ((left, right), middle) = (PORTS, (PORTS.0 + PORTS.1) / 2);
        Some(Line {
            source: source.to_owned(),
            finding: finding.to_owned(),
            shape,
            path: format!("M{left} {from}C{middle} {from} {middle} {to} {right} {to}"),
        })
    });
    let lines: Vec<Line> = lines.collect();
    let drawn = places.iter().map(|(id, &y)| Source {
        id: String::from(*id),
        label: short(sources.label(id), 30),
        published: sources.published(id).map(|days| short(days, 34)),
        x: PORTS.0,
        y,
    });
    let sources = drawn.collect();
    Drawing { width: WIDTH, height, sources, entities, lines }
}

/// Findings by entity, both in the order in which they first come.
fn by_entity<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(&'a str, Vec<&'a Finding>)> {
    let mut entities: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let name = &*finding.slot.entity;
        match entities.iter_mut().find(|(other, _)| *other == name) {
            Some((_, of_entity)) => of_entity.push(finding),
            None => entities.push((name, vec![finding])),
        }
    }
    entities
}

/// The height of each source: the middle of what it is tied to, moved as far as others need room.
fn places<'a>(lines: &[Loose<'a>], height: usize) -> BTreeMap<&'a str, usize> {
    let mut heights: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &(source, _, _, y) in lines {
        heights.entry(source).or_default().push(y);
    }
    let middle = |ys: &[usize]| ys.iter().sum::<usize>() / ys.len().max(1);
    let mut order: Vec<(usize, &str)> =
        heights.iter().map(|(source, ys)| (middle(ys), *source)).collect();
    order.sort_unstable();
    // From the bottom up none stands so low that those below it have no room; from the top down, apart.
    let mut highest = height.max(order.len() * SOURCE);
    for (y, _) in order.iter_mut().rev() {
        highest = highest.saturating_sub(SOURCE);
        *y = (*y).min(highest);
    }
    let mut least = SOURCE;
    for (y, _) in &mut order {
        *y = (*y).max(least);
        least = *y + SOURCE;
    }
    order.into_iter().map(|(y, source)| (source, y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_stand_in_the_middle_of_what_they_say_and_apart() {
        let line = |source, y| (source, "f", 0, y);
        let lines =
            [line("a", 100), line("a", 300), line("b", 210), line("c", 790), line("d", 800)];
        let places = places(&lines, 800);
        let ys: Vec<usize> = places.values().copied().collect();
        assert_eq!(ys, [200, 246, 708, 754]);
        let crowded: Vec<String> = (0..50).map(|i| format!("s{i:02}")).collect();
        let lines: Vec<Loose> = crowded.iter().map(|id| line(id, 10)).collect();
        let mut ys: Vec<usize> = super::places(&lines, 60).into_values().collect();
        ys.sort_unstable();
        assert!(ys.windows(2).all(|two| two[1] - two[0] >= SOURCE), "{ys:?}");
    }
}
