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
pub use slot::{Comparison, compare, not_compared};

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

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
        claims: Vec<Claim>,
        sources: BTreeMap<Arc<str>, Source>,
        entities: &Entities,
        vocabulary: &Vocabulary,
    ) -> ClaimGraph {
        let mut builder =
            Builder { graph: DiGraph::new(), sources: BTreeMap::new(), entities: BTreeMap::new() };
        let sources: BTreeMap<Arc<str>, Arc<Source>> =
            sources.into_iter().map(|(id, source)| (id, Arc::new(source))).collect();
        let origins = builder.add_sources(&sources);
        let claims: Vec<Placed> =
            claims.into_par_iter().map(|claim| Placed::of(claim, entities, vocabulary)).collect();
        let mut slots: Vec<(SlotClaims, Vec<Why>)> =
            by_slot(claims).into_par_iter().map(in_order).collect();
        slots.par_sort_unstable_by(|(a, _), (b, _)| a.slot.cmp(&b.slot));
        for (slot, names) in &slots {
            builder.add_slot(slot, names, entities);
        }
        let slots = slots.into_iter().map(|(slot, _)| (slot.slot.clone(), slot)).collect();
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

    /// Whether there is a source with this id.
    pub fn has_source(&self, id: &str) -> bool {
        self.graph.sources.contains_key(id)
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

/// A claim as the graph holds it, and where.
struct Placed {
    slot: Slot,
    hash: u64,
    /// How the entity was found.
    why: Why,
    claim: Arc<Claim>,
}

impl Placed {
    fn of(mut claim: Claim, entities: &Entities, vocabulary: &Vocabulary) -> Placed {
        claim.value = resolved(claim.value, entities);
        let (entity, why) = entities.resolve(&claim.entity);
        let slot = slot_in(entity, &claim, vocabulary);
        // Only one thread can look for slots; what it needs is made by all.
        Placed { hash: SLOTS.hash_one(&slot), slot, why, claim: Arc::new(claim) }
    }
}

/// The hasher of slots while they are looked for. No order comes of it.
const SLOTS: FixedState = FixedState::with_seed(0);

type InSlot = (Slot, Vec<(Arc<Claim>, Why)>);

/// The claims of each slot, as they come.
fn by_slot(claims: Vec<Placed>) -> Vec<InSlot> {
    let mut known: HashTable<(u64, usize)> = HashTable::new();
    let mut slots: Vec<InSlot> = Vec::new();
    for Placed { slot, hash, why, claim } in claims {
        let same = |&(other, at): &(u64, usize)| other == hash && slots[at].0 == slot;
        let at = match known.find(hash, same) {
            Some(&(_, at)) => at,
            None => {
                known.insert_unique(hash, (hash, slots.len()), |&(hash, _)| hash);
                slots.push((slot, Vec::new()));
                slots.len() - 1
            }
        };
        slots[at].1.push((claim, why));
    }
    slots
}

/// The claims of a slot in the order of their places, and beside them how the entity of each was found.
fn in_order((slot, mut claims): InSlot) -> (SlotClaims, Vec<Why>) {
    claims.sort_by(|(a, _), (b, _)| a.sort_key().cmp(&b.sort_key()));
    let (claims, names) = claims.into_iter().unzip();
    (SlotClaims { slot, claims }, names)
}

/// The slot of a claim: its entity resolved, `reported` counted as `actual`.
pub fn slot_of(claim: &Claim, entities: &Entities, vocabulary: &Vocabulary) -> Slot {
    slot_in(entities.resolve(&claim.entity).0, claim, vocabulary)
}

fn slot_in(entity: Arc<str>, claim: &Claim, vocabulary: &Vocabulary) -> Slot {
    let attribute = vocabulary.attribute(&claim.attribute);
    Slot {
        entity,
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
        Meaning::Name(name) => *name = Name::new(&entities.resolve(&name.text).0),
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

    fn add_slot(&mut self, slot: &SlotClaims, names: &[Why], entities: &Entities) {
        let entity = self.entity(&slot.slot.entity, entities);
        let node = self.graph.add_node(Node::Slot(slot.slot.clone()));
        self.graph.add_edge(node, entity, Edge::Of);
        for (claim, why) in slot.claims.iter().zip(names) {
            let claim_node = self.graph.add_node(Node::Claim(Arc::clone(claim)));
            self.graph.add_edge(claim_node, node, Edge::About);
            if let Some(&source) = self.sources.get(&claim.source) {
                self.graph.add_edge(source, claim_node, Edge::Asserts);
            }
            if matches!(why, Why::Alias(_) | Why::NormalForm | Why::OneForm) {
                let alias = self.alias(&claim.entity);
                if self.graph.find_edge(alias, entity).is_none() {
                    self.graph.add_edge(alias, entity, Edge::SameAs(why.clone()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{Modality, Places};
    use crate::error::Errors;
    use crate::load::form::Document;
    use crate::pack::lexicon::Lexicon;
    use crate::pack::{Declarations, RULES};
    use crate::span::Text;
    use crate::value::Role;

    const DESK: &str = r#"
        [[entity]]
        name = "Acme Platforms"
        aliases = ["Acme"]
        part_of = "Acme Group"
        [[entity]]
        name = "Acme Group"
        [[attribute]]
        id = "head-count"
        label = "staff"
    "#;

    fn desk() -> (Entities, Vocabulary) {
        let mut errors = Errors::new();
        let text = Text::whole("rules.toml", DESK);
        let document = Document::parse(&text, &mut errors);
        let root = document.table(&RULES, &mut errors);
        let mut declarations = Declarations::default();
        declarations.absorb(&root, &mut errors);
        let vocabulary = Vocabulary::check(&declarations, Lexicon::builtin(), &mut errors);
        (Entities::check(&declarations, &mut errors), vocabulary)
    }

    fn claim(source: &str, entity: &str, at: usize, meaning: Meaning) -> Claim {
        Claim {
            id: format!("{source}#{at}").into(),
            source: source.into(),
            entity: entity.into(),
            attribute: "head-count".into(),
            value: Value::new("as said", meaning),
            period: None,
            period_assumed: false,
            scope: None,
            modality: Modality::Actual,
            attribution: None,
            quote: None,
            times: 1,
            places: Places {
                text: Text::whole(format!("{source}.toml"), ""),
                claim: (at, at + 1),
                value: (at, at + 1),
                quote: None,
            },
        }
    }

    fn text(words: &str) -> Meaning {
        Meaning::Text(words.into())
    }

    fn graph(claims: Vec<Claim>, copies: &[(&str, &[&str])]) -> ClaimGraph {
        let (entities, vocabulary) = desk();
        let source = |&(id, copied): &(&str, &[&str])| {
            let copies = copied.iter().map(|&other| Arc::from(other)).collect();
            (Arc::from(id), Source { copies, ..Source::named(Arc::from(id)) })
        };
        ClaimGraph::build(claims, copies.iter().map(source).collect(), &entities, &vocabulary)
    }

    #[test]
    fn a_claim_falls_into_the_slot_of_what_it_speaks_of() {
        let (entities, vocabulary) = desk();
        let plain = claim("a", "ACME", 1, text("many"));
        let slot = slot_of(&plain, &entities, &vocabulary);
        assert_eq!((&*slot.entity, &*slot.label), ("Acme Platforms", "staff"));
        let said = Claim {
            attribute: "number_of-shops".into(),
            scope: Some(" In the North ".into()),
            modality: Modality::Reported,
            ..plain
        };
        let slot = slot_of(&said, &entities, &vocabulary);
        assert_eq!((&*slot.attribute, &*slot.label), ("number_of-shops", "number of shops"));
        assert_eq!(
            (slot.scope.as_deref(), slot.modality),
            (Some("in the north"), Modality::Actual)
        );
    }

    #[test]
    fn names_in_values_stand_for_entities() {
        let (entities, _) = desk();
        let role = |at: Option<&str>| {
            Meaning::Role(Role {
                post: "head".into(),
                organization: at.map(Name::new),
                within: None,
            })
        };
        let known = Role {
            post: "head".into(),
            organization: Some(Name::new("Acme Platforms")),
            within: Some(Name::new("Acme Group")),
        };
        for (meaning, expected) in [
            (Meaning::Name(Name::new("acme")), Meaning::Name(Name::new("Acme Platforms"))),
            (Meaning::Name(Name::new("Jane Roe")), Meaning::Name(Name::new("Jane Roe"))),
            (role(Some("Acme")), Meaning::Role(known)),
            (role(None), role(None)),
            (text("Acme"), text("Acme")),
        ] {
            assert_eq!(resolved(Value::new("as said", meaning), &entities).meaning, expected);
        }
        let kept = resolved(Value::new("x", Meaning::Name(Name::new("Jane  Roe"))), &entities);
        assert!(matches!(kept.meaning, Meaning::Name(name) if &*name.text == "Jane  Roe"));
    }

    #[test]
    fn the_graph_connects_sources_claims_slots_and_entities() {
        let claims = vec![
            claim("b", "Acme", 2, text("many")),
            claim("a", "Acme Platforms", 1, text("few")),
            claim("b", "Acme", 1, text("some")),
            claim("c", "Globex", 1, text("none")),
            claim("c", "ACME PLATFORMS", 2, text("all")),
        ];
        let built = graph(claims, &[("a", &[]), ("b", &["wire", "a"])]);
        let slots: Vec<Vec<&str>> = built
            .view()
            .slots()
            .map(|slot| slot.claims.iter().map(|claim| &*claim.id).collect())
            .collect();
        assert_eq!(slots, [vec!["a#1", "b#1", "b#2", "c#2"], vec!["c#1"]]);
        assert_eq!(built.view().slot_count(), 2);
        let named = |wanted: usize| {
            let node = built.nodes().find(|(i, _)| *i == wanted).map(|(_, node)| node);
            match node.unwrap() {
                Node::Source(source) => format!("source {}", source.id),
                Node::Entity(name) => format!("entity {name}"),
                Node::Slot(slot) => format!("slot {}", slot.entity),
                Node::Claim(claim) => format!("claim {}", claim.id),
            }
        };
        let mut edges: Vec<String> = built
            .edges()
            .map(|(from, to, edge)| {
                let edge = match edge {
                    Edge::SameAs(Why::Alias(_)) => "is an alias of".to_owned(),
                    other => format!("{other:?}").to_lowercase(),
                };
                format!("{} {edge} {}", named(from), named(to))
            })
            .collect();
        edges.sort();
        assert_eq!(
            edges,
            [
                "claim a#1 about slot Acme Platforms",
                "claim b#1 about slot Acme Platforms",
                "claim b#2 about slot Acme Platforms",
                "claim c#1 about slot Globex",
                "claim c#2 about slot Acme Platforms",
                "entity Acme Platforms partof entity Acme Group",
                "entity Acme is an alias of entity Acme Platforms",
                "slot Acme Platforms of entity Acme Platforms",
                "slot Globex of entity Globex",
                "source a asserts claim a#1",
                "source b asserts claim b#1",
                "source b asserts claim b#2",
                "source b copies source a",
                "source b copies source wire",
            ]
        );
    }

    #[test]
    fn sources_that_copy_one_report_are_one_origin() {
        let built = graph(
            Vec::new(),
            &[("a", &["wire"]), ("b", &["wire"]), ("c", &["b"]), ("d", &[]), ("e", &[])],
        );
        let view = built.view();
        for (sources, origins) in [
            (vec!["a", "b", "c"], 1),
            (vec!["a", "d"], 2),
            (vec!["d", "e", "d"], 2),
            (vec!["a", "unknown", "other", "unknown"], 3),
            (vec![], 0),
        ] {
            assert_eq!(view.origins(sources.iter().copied()), origins, "{sources:?}");
        }
        assert_eq!(view.source("a").copies.len(), 1);
        assert_eq!(*view.source("unknown"), Source::named("unknown".into()));
    }
}
