//! The first pass: every line once, several blocks at a time.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use hashbrown::HashMap;
use siphasher::sip128::{Hasher128, SipHasher13};

use super::ids::{NO_ID, id_key};
use super::lines::lines;
use super::local::Local;
use super::names::{HASHER, SHARDS, Shard, shard_of};
use super::screen::{Measures, Screen};
use super::sources::Sources;
use super::{Desk, EntityNames, NO_SLOT, Part, Placed, Settings, Store, key, slot_id};
use crate::claims::jsonl::{Line, Memo, Reading, Said, Setting, Shape, fits, worded};
use crate::error::Errors;
use crate::load::{Block, Blocks, Input};
use crate::value::Dimension;

/// What the threads of a scan share.
struct Shared<'a> {
    desk: &'a Desk<'a>,
    shards: Vec<Mutex<Shard>>,
    settings: Mutex<Settings>,
    entities: Mutex<EntityNames>,
    sources: Mutex<Sources>,
    measures: Measures,
    parts: Mutex<Vec<Part>>,
    undeclared: Mutex<BTreeMap<Arc<str>, usize>>,
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn open<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Reads all lines of all inputs.
pub(super) fn scan(inputs: &[Input], size: usize, desk: &Desk<'_>, errors: &mut Errors) -> Store {
    let blocks = Blocks::new(inputs, size);
    let shared = Shared {
        desk,
        shards: (0..SHARDS).map(|_| Mutex::default()).collect(),
        settings: Mutex::default(),
        entities: Mutex::default(),
        sources: Mutex::default(),
        measures: Measures::new(),
        parts: Mutex::default(),
        undeclared: Mutex::default(),
    };
    rayon::scope(|scope| {
        for _ in 0..rayon::current_num_threads() {
            scope.spawn(|_| Worker::new(&shared).run(&blocks));
        }
    });
    errors.extend(blocks.into_errors());
    let mut parts = open(shared.parts);
    parts.sort_by_key(|part| (part.block.input, part.block.offset));
    let (mut input, mut line) = (usize::MAX, 1);
    for part in &mut parts {
        if part.block.input != input {
            (input, line) = (part.block.input, 1);
        }
        part.first_line = line;
        line += part.slots.len();
    }
    Store {
        parts,
        shards: shared.shards.into_iter().map(open).collect(),
        settings: open(shared.settings),
        entities: open(shared.entities),
        sources: open(shared.sources),
        measures: shared.measures,
        undeclared: open(shared.undeclared),
    }
}

/// One thread of a scan, with what it remembers from block to block.
struct Worker<'a> {
    shared: &'a Shared<'a>,
    reading: Reading<'a>,
    shape: Shape,
    /// Settings by the words of the lines.
    settings: Memo<Known>,
    /// What wordings were read as; `None` for what cannot be read.
    values: HashMap<[u8; 16], Option<Screen>>,
    /// How many lines the last block had: the next will have about as many.
    lines_expected: usize,
}

/// A setting as lines write it.
struct Known {
    setting: Option<(u32, Arc<Setting>)>,
    /// Whether bare figures fit the attribute, whatever they are.
    takes_figures: bool,
    claims: usize,
}

/// How many readings a thread remembers.
const REMEMBERED: usize = 1 << 16;

impl<'a> Worker<'a> {
    fn new(shared: &'a Shared<'a>) -> Worker<'a> {
        Worker {
            shared,
            reading: Reading::new(shared.desk.vocabulary),
            shape: Shape::default(),
            settings: Memo::default(),
            values: HashMap::new(),
            lines_expected: 0,
        }
    }

    fn run(mut self, blocks: &Blocks<'_>) {
        let mut buffer = Vec::new();
        while let Some(block) = blocks.next(&mut buffer) {
            let local = self.block(&block, &buffer);
            self.hand_in(block, local);
        }
        self.forget_settings();
    }

    fn block<'b>(&mut self, block: &Block, bytes: &'b [u8]) -> Local<'b> {
        let mut local = Local::with_room_for(self.lines_expected);
        // One look at all bytes is much faster than one at each string.
        let valid = std::str::from_utf8(bytes).ok();
        let mut page_ends = block.page_ends();
        let mut page_end = 0;
        for (start, line) in lines(block, bytes) {
            while start >= page_end {
                local.pages.push(u32::try_from(local.slots.len()).unwrap_or(u32::MAX));
                page_end = page_ends.next().unwrap_or(usize::MAX);
            }
            let text = match valid {
                Some(valid) => valid.get(start..start + line.len()),
                None => std::str::from_utf8(line).ok(),
            };
            match text {
                Some(text) if text.trim_ascii().is_empty() => local.no_claim(),
                Some(text) => {
                    if self.line(text, &mut local).is_none() {
                        local.bad();
                    }
                }
                None => local.bad(),
            }
        }
        self.lines_expected = local.slots.len();
        local
    }

    /// Takes in a line; `None`, with nothing taken in, where anything is wrong with it.
    fn line<'b>(&mut self, text: &'b str, local: &mut Local<'b>) -> Option<()> {
        let line = Line::read_after(text, &mut self.shape)?;
        let at = self.setting(&line, text);
        let known = self.settings.at(at);
        let (setting_id, setting) = known.setting.as_ref()?;
        let setting_id = *setting_id;
        let screen = match line.said()? {
            Said::Possible(possible) if known.takes_figures => {
                Screen::Figures { measure: Measures::BARE, possible }
            }
            Said::Wording(raw) => {
                let setting = Arc::clone(setting);
                self.worded(raw, text, &setting)?
            }
            Said::Possible(_) | Said::Figures => {
                let (value, _) = line.value(text, setting, &self.reading).ok()?;
                Screen::of(&value, &self.shared.measures)
            }
        };
        self.settings.at(at).claims += 1;
        let id = line.id.as_ref().map_or(NO_ID, id_key);
        local.source(&line);
        let entity = local.entity(line.entity.0);
        let slot = local.slot(key(entity, setting_id), &screen);
        local.slots.push(slot);
        local.ids.push(id);
        local.claims += 1;
        Some(())
    }

    /// Which of the remembered settings is that of a line.
    fn setting(&mut self, line: &Line<'_>, text: &str) -> usize {
        let words = line.placing();
        let key = match self.settings.find(&words) {
            Ok(at) => return at,
            Err(key) => key,
        };
        if self.settings.is_full() {
            self.forget_settings();
        }
        let read = line.setting(text, &self.reading).ok();
        let takes_figures = read.as_ref().is_some_and(|read| {
            fits(read.attribute.measure, Dimension::Number)
                && self.shared.desk.vocabulary.takes_any_figure(&read.attribute)
        });
        let setting = read.map(|read| {
            let placed = Placed {
                attribute: Arc::clone(&read.attribute.id),
                period: read.period.clone(),
                scope: line.scope().map(scope_key),
                modality: read.modality.comparable(),
            };
            (lock(&self.shared.settings).insert(placed), Arc::new(read))
        });
        self.settings.remember(key, &words, Known { setting, takes_figures, claims: 0 })
    }

    /// Forgets all settings, but for how many claims name an attribute that nothing declares.
    fn forget_settings(&mut self) {
        for known in self.settings.forget() {
            if let Some((_, setting)) = known.setting.filter(|(_, s)| s.undeclared)
                && known.claims > 0
            {
                let mut undeclared = lock(&self.shared.undeclared);
                *undeclared.entry(Arc::clone(&setting.attribute.id)).or_default() += known.claims;
            }
        }
    }

    /// The state of a slot with one worded claim; each wording is read once for each attribute.
    fn worded(&mut self, raw: &str, text: &str, setting: &Setting) -> Option<Screen> {
        let mut hasher = SipHasher13::new();
        for part in [raw.as_bytes(), setting.attribute.id.as_bytes()] {
            hasher.write(part);
            hasher.write_u8(0xff);
        }
        if let Some(published) = &setting.published {
            hasher.write(published.to_string().as_bytes());
        }
        let key = hasher.finish128().as_bytes();
        if let Some(known) = self.values.get(&key) {
            return known.clone();
        }
        if self.values.len() >= REMEMBERED {
            self.values.clear();
        }
        let value = worded(raw, text, setting, &self.reading).ok();
        let screen = value.map(|value| Screen::of(&value, &self.shared.measures));
        self.values.insert(key, screen.clone());
        screen
    }

    /// Joins what a block holds to what all blocks hold.
    fn hand_in(&self, block: Block, mut local: Local<'_>) {
        let entities = self.entities(&local.entities.words);
        {
            let mut sources = lock(&self.shared.sources);
            for (id, fields) in local.sources.words.iter().zip(&local.fields) {
                sources.join(id, fields);
            }
        }
        let mut by_shard: Vec<Vec<(u64, u64, u32)>> = vec![Vec::new(); SHARDS];
        for (at, local_key) in (0..).zip(&local.keys) {
            let setting = u32::try_from(local_key & u64::from(u32::MAX)).unwrap_or(u32::MAX);
            let key = key(entities[(local_key >> 32) as usize], setting);
            let hash = HASHER.hash_one(key);
            by_shard[shard_of(hash)].push((hash, key, at));
        }
        let mut ids = vec![NO_SLOT; local.keys.len()];
        for (shard, slots) in by_shard.iter().enumerate().filter(|(_, slots)| !slots.is_empty()) {
            let mut all = lock(&self.shared.shards[shard]);
            for &(hash, key, at) in slots {
                let joined = all.join(hash, key, &local.screens[at as usize]);
                ids[at as usize] = slot_id(shard, joined);
            }
        }
        for slot in local.slots.iter_mut().filter(|slot| **slot != NO_SLOT) {
            *slot = ids[*slot as usize];
        }
        lock(&self.shared.parts).push(Part {
            block,
            first_line: 0,
            pages: local.pages.into_boxed_slice(),
            slots: local.slots.into_boxed_slice(),
            ids: local.ids.into_boxed_slice(),
            claims: local.claims,
            bad: local.bad,
            bad_count: local.bad_count,
        });
    }

    /// The numbers of entities, for names as lines write them. New names are resolved without holding anybody up.
    fn entities(&self, names: &[Cow<'_, str>]) -> Vec<u32> {
        let known: Vec<Option<u32>> = {
            let entities = lock(&self.shared.entities);
            names.iter().map(|name| entities.get(name)).collect()
        };
        let resolve = |name: &str| self.shared.desk.entities.declared_as(name);
        let resolved: Vec<Option<_>> = names
            .iter()
            .zip(&known)
            .map(|(name, known)| known.is_none().then(|| resolve(name)))
            .collect();
        let mut entities = lock(&self.shared.entities);
        names
            .iter()
            .zip(known)
            .zip(resolved)
            .map(|((name, known), resolved)| match (known, resolved) {
                (Some(entity), _) => entity,
                (None, Some(resolved)) => entities.insert(name, resolved),
                (None, None) => NO_SLOT,
            })
            .collect()
    }
}

/// A scope as slots compare it.
fn scope_key(scope: &str) -> Arc<str> {
    Arc::from(scope.trim().to_lowercase())
}
