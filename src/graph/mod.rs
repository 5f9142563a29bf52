//! The graph of claims: who asserts what of whom.
//!
//! Nodes are sources, entities, slots and claims; edges say that a source *asserts* a claim, a claim
//! is *about* a slot, a slot is *of* an entity, an entity is *part of* another, a source *copies*
//! another. Rules never see nodes: they get a read-only [`View`] of slots in a fixed order.

pub mod archive;
mod line;
mod merge;
mod slot;
mod words;

pub use merge::{Entities, Why, normal_form};
pub use slot::{Comparison, compare};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;

use crate::claims::{Claim, Source};
use crate::finding::Slot;
use crate::read::Vocabulary;
use crate::value::{Meaning, Name, Value};

/// A node of the graph.
#[derive(Clone, Debug)]
pub enum Node {
    /// A source, or a report that sources say they copy.
    Source(Arc<Source>),
    /// An entity, by the name that reports show.
    Entity(Arc<str>),
    /// A slot.
    Slot(Slot),
    /// A claim.
    Claim(Arc<Claim>),
}

/// An edge of the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Source to claim.
    Asserts,
    /// Claim to slot.
    About,
    /// Slot to entity.
    Of,
    /// Name as a source writes it to the entity it stands for, with the reason.
    SameAs(Why),
    /// Entity to the entity that it is a part of.
    PartOf,
    /// Source to the source that it retells.
    Copies,
}

/// The claims of a slot.
#[derive(Clone, Debug)]
pub struct SlotClaims {
    /// What they share.
    pub slot: Slot,
    /// The claims, sorted by source, path and place.
    pub claims: Vec<Arc<Claim>>,
}

/// Sources, entities, slots and claims, connected.
#[derive(Debug)]
pub struct ClaimGraph {
    graph: DiGraph<Node, Edge>,
    slots: BTreeMap<Slot, SlotClaims>,
    sources: BTreeMap<Arc<str>, Arc<Source>>,
    /// The origin of each source: sources that copy one another, or the same report, share it.
    origins: BTreeMap<Arc<str>, usize>,
}

impl ClaimGraph {
    /// Builds the graph. The result does not depend on the order of claims or sources.
    ///
    /// Names and posts in values are resolved as entities are: "Meta" and "Meta Platforms" are one.
    pub fn build(
        mut claims: Vec<Claim>,
        sources: BTreeMap<Arc<str>, Source>,
        entities: &Entities,
        vocabulary: &Vocabulary,
    ) -> ClaimGraph {
        claims.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        let mut builder =
            Builder { graph: DiGraph::new(), sources: BTreeMap::new(), entities: BTreeMap::new() };
        let sources: BTreeMap<Arc<str>, Arc<Source>> =
            sources.into_iter().map(|(id, source)| (id, Arc::new(source))).collect();
        let origins = builder.add_sources(&sources);
        let mut slots: BTreeMap<Slot, SlotClaims> = BTreeMap::new();
        for mut claim in claims {
            claim.value = resolved(claim.value, entities);
            let slot = slot_of(&claim, entities, vocabulary);
            let claim = Arc::new(claim);
            slots
                .entry(slot.clone())
                .or_insert_with(|| SlotClaims { slot, claims: Vec::new() })
                .claims
                .push(claim);
        }
        for slot in slots.values() {
            builder.add_slot(slot, entities);
        }
        ClaimGraph { graph: builder.graph, slots, sources, origins }
    }

    /// The read-only face that rules see.
    pub fn view(&self) -> View<'_> {
        View { graph: self }
    }

    /// The nodes in the order of building.
    pub fn nodes(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.graph.node_indices().map(|i| (i.index(), &self.graph[i]))
    }

    /// The edges as (from, to, edge), in the order of building.
    pub fn edges(&self) -> impl Iterator<Item = (usize, usize, &Edge)> {
        self.graph.edge_references().map(|e| (e.source().index(), e.target().index(), e.weight()))
    }
}

/// What rules see: slots in a fixed order, sources, and how many origins sources have.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    graph: &'a ClaimGraph,
}

impl<'a> View<'a> {
    /// All slots with their claims, in the order of entity, attribute, period and scope.
    pub fn slots(&self) -> impl Iterator<Item = &'a SlotClaims> + use<'a> {
        self.graph.slots.values()
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Arc<Source> {
        self.graph
            .sources
            .get(id)
            .cloned()
            .unwrap_or_else(|| Arc::new(Source::named(Arc::from(id))))
    }

    /// How many independent origins some sources have.
    pub fn origins<'s>(&self, sources: impl IntoIterator<Item = &'s str>) -> usize {
        let origins: BTreeSet<_> = sources
            .into_iter()
            .map(|id| {
                self.graph.origins.get(id).map_or_else(|| Err(id.to_owned()), |&origin| Ok(origin))
            })
            .collect();
        origins.len()
    }

    /// How many slots there are.
    pub fn slot_count(&self) -> usize {
        self.graph.slots.len()
    }
}

/// The slot of a claim: its entity resolved, `reported` counted as `actual`.
pub fn slot_of(claim: &Claim, entities: &Entities, vocabulary: &Vocabulary) -> Slot {
    let attribute = vocabulary.attribute(&claim.attribute);
    Slot {
        entity: entities.resolve(&claim.entity).0,
        label: attribute.map_or_else(
            || Arc::from(claim.attribute.replace(['-', '_'], " ")),
            |a| Arc::clone(&a.label),
        ),
        attribute: Arc::clone(&claim.attribute),
        period: claim.period.clone(),
        scope: claim.scope.as_deref().map(|scope| Arc::from(scope.trim().to_lowercase())),
        modality: claim.modality.comparable(),
    }
}

/// A value in which names stand for the entities that they name.
fn resolved(mut value: Value, entities: &Entities) -> Value {
    match &mut value.meaning {
        Meaning::Name(name) if entities.is_declared(&name.text) => {
            *name = Name::new(&entities.resolve(&name.text).0);
        }
        Meaning::Role(role) => {
            if let Some(organization) = &role.organization {
                let entity = entities.resolve(&organization.text).0;
                role.within = entities.top(&entity).map(|top| Name::new(&top));
                role.organization = Some(Name::new(&entity));
            }
        }
        _ => {}
    }
    value
}

struct Builder {
    graph: DiGraph<Node, Edge>,
    sources: BTreeMap<Arc<str>, NodeIndex>,
    entities: BTreeMap<Arc<str>, NodeIndex>,
}

impl Builder {
    /// Adds sources with what they copy, and returns the origin of each.
    fn add_sources(
        &mut self,
        sources: &BTreeMap<Arc<str>, Arc<Source>>,
    ) -> BTreeMap<Arc<str>, usize> {
        for (id, source) in sources {
            let node = self.graph.add_node(Node::Source(Arc::clone(source)));
            self.sources.insert(Arc::clone(id), node);
        }
        for (id, source) in sources {
            for copied in &source.copies {
                let to = match self.sources.get(copied) {
                    Some(&node) => node,
                    None => {
                        let node = self
                            .graph
                            .add_node(Node::Source(Arc::new(Source::named(Arc::clone(copied)))));
                        self.sources.insert(Arc::clone(copied), node);
                        node
                    }
                };
                self.graph.add_edge(self.sources[id], to, Edge::Copies);
            }
        }
        let mut union = UnionFind::new(self.graph.node_count());
        for edge in self.graph.edge_references() {
            union.union(edge.source().index(), edge.target().index());
        }
        self.sources.iter().map(|(id, node)| (Arc::clone(id), union.find(node.index()))).collect()
    }

    fn add_slot(&mut self, slot: &SlotClaims, entities: &Entities) {
        let entity = self.entity(&slot.slot.entity, entities);
        let node = self.graph.add_node(Node::Slot(slot.slot.clone()));
        self.graph.add_edge(node, entity, Edge::Of);
        for claim in &slot.claims {
            let claim_node = self.graph.add_node(Node::Claim(Arc::clone(claim)));
            self.graph.add_edge(claim_node, node, Edge::About);
            if let Some(&source) = self.sources.get(&claim.source) {
                self.graph.add_edge(source, claim_node, Edge::Asserts);
            }
            let (_, why) = entities.resolve(&claim.entity);
            if matches!(why, Why::Alias(_) | Why::NormalForm) && *claim.entity != *slot.slot.entity
            {
                let alias = self.alias(&claim.entity);
                if self.graph.find_edge(alias, entity).is_none() {
                    self.graph.add_edge(alias, entity, Edge::SameAs(why));
                }
            }
        }
    }

    fn alias(&mut self, name: &Arc<str>) -> NodeIndex {
        if let Some(&node) = self.entities.get(name) {
            return node;
        }
        let node = self.graph.add_node(Node::Entity(Arc::clone(name)));
        self.entities.insert(Arc::clone(name), node);
        node
    }

    fn entity(&mut self, name: &Arc<str>, entities: &Entities) -> NodeIndex {
        let known = self.entities.contains_key(name);
        let node = self.alias(name);
        if !known && let Some(above) = entities.part_of(name) {
            let above = self.entity(&Arc::clone(above), entities);
            self.graph.add_edge(node, above, Edge::PartOf);
        }
        node
    }
}
