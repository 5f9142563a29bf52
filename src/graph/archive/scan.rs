//! The first pass: every line once, several blocks at a time.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use hashbrown::{HashMap, HashTable};
use siphasher::sip128::{Hasher128, SipHasher13};

use super::ids::{NO_ID, id_key};
use super::names::{HASHER, SHARDS, Shard, shard_of};
use super::screen::{Measures, Screen};
use super::sources::{Fields, Sources};
use super::{Desk, EntityNames, NO_SLOT, Part, Placed, SLIPS_SHOWN, Settings, Store, key, slot_id};
use crate::claims::jsonl::{Line, Reading, Said, Setting, Slip, fits, slips, worded};
use crate::error::{Error, Errors};
use crate::load::{Block, Blocks, Gone, Input};
use crate::span::Text;
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
    /// Settings by the words of the lines.
    settings: Vec<Known>,
    table: HashTable<u32>,
    /// What wordings were read as; `None` for what cannot be read.
    values: HashMap<[u8; 16], Option<Screen>>,
}

/// A setting as lines write it.
struct Known {
    hash: u64,
    words: [Option<Box<str>>; 5],
    setting: Option<(u32, Arc<Setting>)>,
    /// Whether bare figures fit the attribute.
    takes_figures: bool,
    claims: usize,
}

/// How many settings and readings a thread remembers.
const REMEMBERED: usize = 1 << 16;

/// The distinct words of a block, numbered.
#[derive(Default)]
struct Words<'b> {
    table: HashTable<u32>,
    words: Vec<Cow<'b, str>>,
}

impl<'b> Words<'b> {
    fn insert(&mut self, word: Cow<'b, str>) -> u32 {
        let hash = HASHER.hash_one(&*word);
        if let Some(&at) = self.table.find(hash, |&at| self.words[at as usize] == word) {
            return at;
        }
        let at = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word);
        let words = &self.words;
        self.table.insert_unique(hash, at, |&at| HASHER.hash_one(&*words[at as usize]));
        at
    }
}

/// What a block holds, in numbers of its own.
#[derive(Default)]
struct Local<'b> {
    entities: Words<'b>,
    sources: Words<'b>,
    fields: Vec<Fields>,
    table: HashTable<u32>,
    keys: Vec<u64>,
    screens: Vec<Screen>,
    slots: Vec<u32>,
    ids: Vec<u64>,
    claims: usize,
    bad: Vec<u32>,
    bad_count: usize,
    last_entity: u32,
    last_source: u32,
    last_slot: u32,
}

impl<'b> Local<'b> {
    /// The numbers of entity and source: nearly always those of the line before or of one in this block.
    fn entity(&mut self, name: Cow<'b, str>) -> u32 {
        if self.entities.words.get(self.last_entity as usize) != Some(&name) {
            self.last_entity = self.entities.insert(name);
        }
        self.last_entity
    }

    fn source(&mut self, line: &Line<'b>) {
        if self.sources.words.get(self.last_source as usize) != Some(&line.source.0) {
            self.last_source = self.sources.insert(line.source.0.clone());
            if self.fields.len() < self.sources.words.len() {
                self.fields.push(Fields::default());
            }
        }
        self.fields[self.last_source as usize].hear(line);
    }

    fn slot(&mut self, key: u64, screen: &Screen) -> u32 {
        if self.keys.get(self.last_slot as usize) != Some(&key) {
            let hash = HASHER.hash_one(key);
            let known = self.table.find(hash, |&at| self.keys[at as usize] == key).copied();
            self.last_slot = known.unwrap_or_else(|| {
                let at = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
                self.keys.push(key);
                self.screens.push(Screen::Nothing);
                let keys = &self.keys;
                self.table.insert_unique(hash, at, |&at| HASHER.hash_one(keys[at as usize]));
                at
            });
        }
        self.screens[self.last_slot as usize].join(screen);
        self.last_slot
    }

    fn no_claim(&mut self) {
        self.slots.push(NO_SLOT);
        self.ids.push(NO_ID);
    }

    fn bad(&mut self) {
        self.bad_count += 1;
        if self.bad.len() < SLIPS_SHOWN {
            self.bad.push(u32::try_from(self.slots.len()).unwrap_or(u32::MAX));
        }
        self.no_claim();
    }
}

impl<'a> Worker<'a> {
    fn new(shared: &'a Shared<'a>) -> Worker<'a> {
        Worker {
            shared,
            reading: Reading::new(shared.desk.vocabulary),
            settings: Vec::new(),
            table: HashTable::new(),
            values: HashMap::new(),
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
        let mut local = Local::default();
        // One look at all bytes is much faster than one at each string.
        let valid = std::str::from_utf8(bytes).ok();
        for (start, line) in lines(block, bytes) {
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
        local
    }

    /// Takes in a line; `None`, with nothing taken in, where anything is wrong with it.
    fn line<'b>(&mut self, text: &'b str, local: &mut Local<'b>) -> Option<()> {
        let line = Line::read(text)?;
        let at = self.setting(&line, text);
        let (setting_id, setting) = self.settings[at].setting.as_ref()?;
        let setting_id = *setting_id;
        let screen = match line.said()? {
            Said::Possible(possible) if self.settings[at].takes_figures => {
                Screen::Figures { measure: Measures::BARE, possible }
            }
            Said::Possible(_) => return None,
            Said::Wording(raw) => {
                let setting = Arc::clone(setting);
                self.worded(raw, text, &setting)?
            }
            Said::Figures => {
                let (value, _) = line.value(text, setting, &self.reading).ok()?;
                Screen::of(&value, &self.shared.measures)
            }
        };
        self.settings[at].claims += 1;
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
        let words = [
            Some(&*line.attribute.0),
            line.period.as_ref().map(|word| &*word.0),
            line.scope.as_ref().map(|word| &*word.0),
            line.modality.as_ref().map(|word| &*word.0),
            line.published.as_ref().map(|word| &*word.0),
        ];
        let hash = HASHER.hash_one(words);
        let settings = &self.settings;
        let same = |&at: &u32| {
            let known = &settings[at as usize];
            known.hash == hash && known.words.iter().map(Option::as_deref).eq(words)
        };
        if let Some(&at) = self.table.find(hash, same) {
            return at as usize;
        }
        if self.settings.len() >= REMEMBERED {
            self.forget_settings();
        }
        let read = line.setting(text, &self.reading).ok();
        let takes_figures =
            read.as_ref().is_some_and(|s| fits(s.attribute.measure, Dimension::Number));
        let setting = read.map(|read| {
            let placed = Placed {
                attribute: Arc::clone(&read.attribute.id),
                period: read.period.clone(),
                scope: line.scope.as_ref().map(|scope| scope_key(&scope.0)),
                modality: read.modality.comparable(),
            };
            (lock(&self.shared.settings).insert(placed), Arc::new(read))
        });
        let words = words.map(|word| word.map(Box::from));
        let at = u32::try_from(self.settings.len()).unwrap_or(u32::MAX);
        self.settings.push(Known { hash, words, setting, takes_figures, claims: 0 });
        let settings = &self.settings;
        self.table.insert_unique(hash, at, |&at| settings[at as usize].hash);
        at as usize
    }

    /// Forgets all settings, but for how many claims name an attribute that nothing declares.
    fn forget_settings(&mut self) {
        self.table.clear();
        for known in self.settings.drain(..) {
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
            let (entity, setting) = (local_key >> 32, local_key & u64::from(u32::MAX));
            let key = u64::from(entities[entity as usize]) << 32 | setting;
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
        let resolve = |name: &str| self.shared.desk.entities.resolve(name).0;
        let resolved: Vec<Option<Arc<str>>> = names
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
                (None, Some(resolved)) => entities.insert(name, &resolved),
                (None, None) => NO_SLOT,
            })
            .collect()
    }
}

/// A scope as slots compare it.
fn scope_key(scope: &str) -> Arc<str> {
    Arc::from(scope.trim().to_lowercase())
}

/// The lines of a block without their ends, each with its first byte.
pub(super) fn lines<'b>(
    block: &Block,
    bytes: &'b [u8],
) -> impl Iterator<Item = (usize, &'b [u8])> + use<'b> {
    let mut start = 0;
    // A byte-order mark is no part of the first line.
    let mut skip = usize::from(block.offset == 0 && bytes.starts_with(b"\xef\xbb\xbf")) * 3;
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let from = start + std::mem::take(&mut skip).min(length);
        let line = &bytes[from..start + length];
        start += length + 1;
        Some((from, line.strip_suffix(b"\r").unwrap_or(line)))
    })
}

/// A line of a part as a text of its own; broken bytes are replaced.
pub(super) fn line_text(
    part: &Part,
    inputs: &[Input],
    at: usize,
    start: usize,
    line: &[u8],
) -> Arc<Text> {
    let offset = usize::try_from(part.block.offset).unwrap_or(usize::MAX) + start;
    let shown = inputs[part.block.input].shown();
    Text::excerpt(shown, String::from_utf8_lossy(line), offset, part.first_line + at)
}

/// Says what is wrong with the first of the bad lines, and returns how many there are.
pub(super) fn bad_lines(
    store: &Store,
    inputs: &[Input],
    desk: &Desk<'_>,
    errors: &mut Errors,
) -> usize {
    let total: usize = store.parts.iter().map(|part| part.bad_count).sum();
    let reading = Reading::new(desk.vocabulary);
    let mut shown = 0;
    let mut buffer = Vec::new();
    for part in store.parts.iter().filter(|part| part.bad_count > 0) {
        if shown >= SLIPS_SHOWN {
            break;
        }
        if let Err(gone) = part.block.read_again(inputs, &mut buffer) {
            errors.push(gone_error(gone, inputs, part));
            continue;
        }
        for (at, (start, line)) in lines(&part.block, &buffer).enumerate() {
            let bad = u32::try_from(at).is_ok_and(|at| part.bad.contains(&at));
            if bad && shown < SLIPS_SHOWN {
                let text = line_text(part, inputs, at, start, line);
                let mut found = slips(&text.text, &reading);
                if std::str::from_utf8(line).is_err() {
                    found = vec![Slip::not_utf8(&text.text)];
                }
                if found.is_empty() {
                    found.push(Slip::unexplained(&text.text));
                }
                errors.extend(found.into_iter().map(|slip| slip.into_error(&text)));
                shown += 1;
            }
        }
    }
    if total > shown {
        errors.push(Error::unreadable(
            "more-slips",
            format!(
                "{} more lines have something wrong with them and were left out",
                total - shown
            ),
        ));
    }
    total
}

/// The error for a block that cannot be read a second time.
pub(super) fn gone_error(gone: Gone, inputs: &[Input], part: &Part) -> Error {
    match gone {
        Gone::Unreadable(error) => error,
        Gone::Changed => {
            let shown = inputs[part.block.input].shown();
            Error::unreadable("changed", format!("`{shown}` changed while it was read"))
                .help("some of its claims were left out; run the check again")
        }
    }
}
