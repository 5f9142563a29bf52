//! Which slots have to be read in full.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::screen::Screen;
use super::{Beyond, Desk, Placed, Reach, Store, slot_id};
use crate::value::{Day, Interval, Period};

/// A set of slots.
#[derive(Debug)]
pub(super) struct Suspects(Vec<Vec<u64>>);

impl Suspects {
    fn none(store: &Store) -> Suspects {
        let words = |slots: usize| vec![0; slots.div_ceil(64)];
        Suspects(store.shards.iter().map(|shard| words(shard.keys.len())).collect())
    }

    fn add(&mut self, slot: u32) {
        let (shard, at) = super::shard_and_place(slot);
        self.0[shard][at / 64] |= 1 << (at % 64);
    }

    /// Whether a slot is one of them; [`super::NO_SLOT`] never is.
    pub(super) fn holds(&self, slot: u32) -> bool {
        let (shard, at) = super::shard_and_place(slot);
        self.0[shard].get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}

/// What there is to know of a setting.
struct Watch {
    reach: Reach,
    /// The settings of slots that differ in the attribute alone and are held against this one's.
    partners: Vec<u32>,
    /// What slots share that differ in the period alone, and the days of this one.
    family: Option<(u32, Interval<Day>)>,
}

/// All slots.
pub(super) fn all(store: &Store) -> Suspects {
    Suspects(
        store.shards.iter().map(|shard| vec![u64::MAX; shard.keys.len().div_ceil(64)]).collect(),
    )
}

/// The slots that may have a finding, and those in `forced`.
pub(super) fn find(store: &Store, forced: &[u32], desk: &Desk<'_>) -> Suspects {
    let mut suspects = Suspects::none(store);
    for &slot in forced {
        suspects.add(slot);
    }
    let watches = watches(store, desk);
    let mut families: Vec<(u64, u32)> = Vec::new();
    for (s, shard) in store.shards.iter().enumerate() {
        for (at, (key, screen)) in (0..).zip(shard.keys.iter().zip(&shard.screens)) {
            let (entity, setting) = (key >> 32, key & u64::from(u32::MAX));
            let watch = &watches[setting as usize];
            if !watch.reach.looked_at {
                continue;
            }
            let slot = slot_id(s, at);
            let entity = u32::try_from(entity).unwrap_or(u32::MAX);
            let partner = || watch.partners.iter().any(|&p| store.has_slot(entity, p));
            if *screen == Screen::Suspect || !watch.reach.content || partner() {
                suspects.add(slot);
            }
            if let Some((family, _)) = watch.family {
                families.push((super::key(entity, family), slot));
            }
        }
    }
    families.sort_unstable();
    for family in families.chunk_by(|a, b| a.0 == b.0) {
        across_periods(store, &watches, family, &mut suspects);
    }
    suspects
}

/// In how many periods one thing may stand for its slots to be held against each other pair by pair.
const PERIODS: usize = 64;

/// Slots that differ in the period alone: suspect are those whose periods overlap and whose claims
/// have nothing in common.
fn across_periods(
    store: &Store,
    watches: &[Watch],
    family: &[(u64, u32)],
    suspects: &mut Suspects,
) {
    let mut all = Screen::Nothing;
    for (_, slot) in family {
        all.join(store.screen(*slot));
    }
    if all != Screen::Suspect {
        return;
    }
    if family.len() > PERIODS {
        family.iter().for_each(|(_, slot)| suspects.add(*slot));
        return;
    }
    let days = |slot: u32| {
        let (shard, at) = super::shard_and_place(slot);
        let setting = store.shards[shard].keys[at] & u64::from(u32::MAX);
        watches[setting as usize].family.map(|(_, days)| days)
    };
    for (i, &(_, one)) in family.iter().enumerate() {
        for &(_, other) in family.iter().skip(i + 1) {
            let overlap = days(one).zip(days(other)).is_some_and(|(a, b)| a.meets(&b));
            let mut both = store.screen(one).clone();
            both.join(store.screen(other));
            if overlap && both == Screen::Suspect {
                suspects.add(one);
                suspects.add(other);
            }
        }
    }
}

fn watches(store: &Store, desk: &Desk<'_>) -> Vec<Watch> {
    let mut reaches: BTreeMap<Arc<str>, Reach> = BTreeMap::new();
    let mut families: BTreeMap<Placed, u32> = BTreeMap::new();
    let mut watches = Vec::new();
    for placed in &store.settings.all {
        let reach = reaches
            .entry(Arc::clone(&placed.attribute))
            .or_insert_with(|| (desk.reach)(&placed.attribute))
            .clone();
        let (mut partners, mut family) = (Vec::new(), None);
        for beyond in &reach.beyond {
            match beyond {
                Beyond::Attribute(other) => {
                    let partner = Placed { attribute: Arc::clone(other), ..placed.clone() };
                    partners.extend(store.settings.ids.get(&partner));
                }
                Beyond::Periods => {
                    if let Some(period) = &placed.period
                        && !matches!(period, Period::Vague(_))
                    {
                        let next = u32::try_from(families.len()).unwrap_or(u32::MAX);
                        let shared = Placed { period: None, ..placed.clone() };
                        family = Some((*families.entry(shared).or_insert(next), period.days()));
                    }
                }
            }
        }
        watches.push(Watch { reach, partners, family });
    }
    watches
}
