//! Claims by the million: screened at one go, and only what may be in conflict read in full.
//!
//! 1. *Scan*: blocks of lines are read by several threads. Of a claim nothing is kept but the number
//!    of its slot and a key of its id; of a slot its `Screen`, a state that joins in any order.
//! 2. *Suspects*: the slots whose screen is not clean, or that a rule holds against other slots.
//! 3. *Again*: the lines of suspect slots are read once more, as full [`Claim`]s. From there on they
//!    go the way of all claims: one graph, one set of rules.
//!
//! Whatever the number of threads and the order of the files, the claims handed on are the same.

mod again;
mod entities;
mod ids;
mod lines;
mod local;
mod names;
mod scan;
mod screen;
mod sources;
mod suspects;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

use entities::EntityNames;
use names::{HASHER, SHARD_BITS, Shard, shard_of};
use screen::{Measures, Screen};
use sources::Sources;

use super::{Entities, slot_of};
use crate::claims::{Claim, Modality, Source};
use crate::error::Errors;
use crate::load::{Block, Input};
use crate::read::Vocabulary;
use crate::value::Period;

/// How far rules look at the slots of an attribute.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Whether any rule looks at them.
    pub looked_at: bool,
    /// Whether a slot whose flat figures have one possibility in common, or whose claims all say the
    /// same, can have no finding of its own.
    pub content: bool,
    /// The other slots that they are held against.
    pub beyond: Vec<Beyond>,
}

/// Slots that a rule holds against a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// The slot that differs in the attribute alone, which is this one.
    Attribute(Arc<str>),
    /// The slots that differ in the period alone, where the periods overlap.
    Periods,
}

/// What stays the same during a check.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Attributes, terms and units.
    pub vocabulary: &'a Vocabulary,
    /// Declared entities.
    pub entities: &'a Entities,
    /// How far rules look at the slots of an attribute.
    pub reach: &'a (dyn Fn(&str) -> Reach + Sync),
}

/// What an archive comes to.
#[derive(Debug, Default)]
pub struct Screened {
    /// The claims of suspect slots.
    pub claims: Vec<Claim>,
    /// The sources of these claims, as far as lines tell of them.
    pub sources: BTreeMap<Arc<str>, Source>,
    /// How many claims there are, suspect or not, those of claims files among them.
    pub claim_count: usize,
    /// How many sources they have.
    pub source_count: usize,
    /// How many slots they fall into.
    pub slot_count: usize,
    /// How many entities they are about.
    pub entity_count: usize,
    /// How many lines were left out because something is wrong with them.
    pub left_out: usize,
    /// Attributes that nothing declares, with how many claims name each.
    pub undeclared: BTreeMap<Arc<str>, usize>,
    /// Names that nothing declares and that are one but for case, punctuation or legal form.
    pub forms: Vec<String>,
    /// The names of the entities, unless there are too many to hold against each other.
    pub names: Option<Vec<String>>,
    /// Of which sources lines tell different things: id and field.
    pub differing: Vec<(String, &'static str)>,
}

/// With more entities than this, names are not held against each other.
pub const NAMES_COMPARED: usize = 10_000;

/// How many slips are shown one by one.
pub const SLIPS_SHOWN: usize = 50;

/// Archives of no more claims than this are read in full, so that each of their claims can be explained.
const SMALL: usize = 10_000;

/// About how many bytes a block has: few enough to stay near the processor from reading to the last look.
const BLOCK: usize = 512 << 10;

/// Screens archives, together with the claims of claims files. What is wrong goes to `errors`.
pub fn screen(
    inputs: &[Input],
    claims: &[Claim],
    sources: &BTreeMap<Arc<str>, Source>,
    desk: &Desk<'_>,
    errors: &mut Errors,
) -> Screened {
    screen_in_blocks(inputs, (BLOCK, SMALL), claims, sources, desk, errors)
}

/// The same with blocks of another size, and another number of claims that are read in full.
fn screen_in_blocks(
    inputs: &[Input],
    (size, small): (usize, usize),
    claims: &[Claim],
    sources: &BTreeMap<Arc<str>, Source>,
    desk: &Desk<'_>,
    errors: &mut Errors,
) -> Screened {
    let mut store = scan::scan(inputs, size, desk, errors);
    let forced: Vec<u32> = claims.iter().map(|claim| store.add(claim, desk)).collect();
    let left_out = ids::left_out(&store, inputs, claims, errors);
    let archived: usize = store.parts.iter().map(|part| part.claims).sum();
    let suspects = if archived <= small {
        suspects::all(&store)
    } else {
        suspects::find(&store, &forced, desk)
    };
    let bad = lines::bad_lines(&store, inputs, desk, errors);
    let found = again::read(&store, inputs, &suspects, &left_out, desk, errors);
    let (told, differing) = store.sources.told(&found, desk);
    let own_sources = sources.keys().filter(|id| store.sources.get(id).is_none()).count();
    Screened {
        claim_count: archived + claims.len() - left_out.len(),
        source_count: store.sources.len() + own_sources,
        slot_count: store.shards.iter().map(|shard| shard.keys.len()).sum(),
        entity_count: store.entities.count(),
        forms: store.entities.forms(),
        left_out: bad + left_out.len(),
        undeclared: std::mem::take(&mut store.undeclared),
        names: (store.entities.count() <= NAMES_COMPARED).then(|| store.entities.all()),
        claims: found,
        sources: told,
        differing,
    }
}

/// The number of a line that holds no claim.
const NO_SLOT: u32 = u32::MAX;

/// A block that was scanned.
#[derive(Debug)]
struct Part {
    block: Block,
    /// The line of the input at which it begins, counted from 1.
    first_line: usize,
    /// The first line of each page of the block.
    pages: Box<[u32]>,
    /// For each line its slot, or [`NO_SLOT`].
    slots: Box<[u32]>,
    /// For each line the key of its claim's id, or [`ids::NO_ID`].
    ids: Box<[u64]>,
    /// How many claims it holds.
    claims: usize,
    /// The first bad lines, by number, and how many there are.
    bad: Vec<u32>,
    bad_count: usize,
}

/// All that is kept of an archive.
#[derive(Debug)]
struct Store {
    parts: Vec<Part>,
    shards: Vec<Shard>,
    settings: Settings,
    entities: EntityNames,
    sources: Sources,
    measures: Measures,
    undeclared: BTreeMap<Arc<str>, usize>,
}

impl Store {
    /// Adds a claim of a claims file, and returns its slot.
    fn add(&mut self, claim: &Claim, desk: &Desk<'_>) -> u32 {
        let slot = slot_of(claim, desk.entities, desk.vocabulary);
        let entity = self.entities.insert(&claim.entity, desk.entities.declared_as(&claim.entity));
        let setting = self.settings.insert(Placed {
            attribute: slot.attribute,
            period: slot.period,
            scope: slot.scope,
            modality: slot.modality,
        });
        let key = key(entity, setting);
        let hash = HASHER.hash_one(key);
        let shard = shard_of(hash);
        slot_id(
            shard,
            self.shards[shard].join(hash, key, &Screen::of(&claim.value, &self.measures)),
        )
    }

    /// Whether there is a slot of an entity in a setting.
    fn has_slot(&self, entity: u32, setting: u32) -> bool {
        let key = key(entity, setting);
        let hash = HASHER.hash_one(key);
        self.shards[shard_of(hash)].get(hash, key).is_some()
    }

    fn screen(&self, slot: u32) -> &Screen {
        let (shard, at) = shard_and_place(slot);
        &self.shards[shard].screens[at]
    }
}

fn key(entity: u32, setting: u32) -> u64 {
    (u64::from(entity) << 32) + u64::from(setting)
}

fn slot_id(shard: usize, at: u32) -> u32 {
    (u32::try_from(shard).unwrap_or(u32::MAX) << SHARD_BITS) + at
}

fn shard_and_place(slot: u32) -> (usize, usize) {
    ((slot >> SHARD_BITS) as usize, (slot & ((1 << SHARD_BITS) - 1)) as usize)
}

/// A slot but for its entity.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Placed {
    attribute: Arc<str>,
    period: Option<Period>,
    scope: Option<Arc<str>>,
    modality: Modality,
}

/// All settings by number.
#[derive(Debug, Default)]
struct Settings {
    ids: BTreeMap<Placed, u32>,
    all: Vec<Placed>,
}

impl Settings {
    fn insert(&mut self, placed: Placed) -> u32 {
        if let Some(&id) = self.ids.get(&placed) {
            return id;
        }
        let id = u32::try_from(self.all.len()).expect("fewer settings than a file has bytes");
        self.all.push(placed.clone());
        self.ids.insert(placed, id);
        id
    }
}
