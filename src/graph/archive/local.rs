//! What one block holds, in numbers of its own: most lines are like those around them, so the tables
//! of a block stay small and near, and all blocks together are asked only once for each word and slot.

use std::borrow::Cow;
use std::hash::BuildHasher;

use hashbrown::HashTable;

use super::ids::NO_ID;
use super::names::HASHER;
use super::screen::Screen;
use super::sources::Fields;
use super::{NO_SLOT, SLIPS_SHOWN};
use crate::claims::jsonl::Line;

/// The distinct words of a block, numbered.
#[derive(Default)]
pub(super) struct Words<'b> {
    table: HashTable<u32>,
    pub(super) words: Vec<Cow<'b, str>>,
}

impl<'b> Words<'b> {
    pub(super) fn insert(&mut self, word: Cow<'b, str>) -> u32 {
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
pub(super) struct Local<'b> {
    pub(super) entities: Words<'b>,
    pub(super) sources: Words<'b>,
    pub(super) fields: Vec<Fields>,
    table: HashTable<u32>,
    pub(super) keys: Vec<u64>,
    pub(super) screens: Vec<Screen>,
    /// The first line of each page of the block.
    pub(super) pages: Vec<u32>,
    pub(super) slots: Vec<u32>,
    pub(super) ids: Vec<u64>,
    pub(super) claims: usize,
    pub(super) bad: Vec<u32>,
    pub(super) bad_count: usize,
    last_entity: u32,
    last_source: u32,
    last_slot: u32,
}

impl<'b> Local<'b> {
    /// Nothing yet, with room for some lines.
    pub(super) fn with_room_for(lines: usize) -> Local<'b> {
        let room = lines + lines / 16;
        Local { slots: Vec::with_capacity(room), ids: Vec::with_capacity(room), ..Local::default() }
    }

    /// The numbers of entity and source: nearly always those of the line before or of one in this block.
    pub(super) fn entity(&mut self, name: Cow<'b, str>) -> u32 {
        if self.entities.words.get(self.last_entity as usize) != Some(&name) {
            self.last_entity = self.entities.insert(name);
        }
        self.last_entity
    }

    pub(super) fn source(&mut self, line: &Line<'b>) {
        if self.sources.words.get(self.last_source as usize) != Some(&line.source.0) {
            self.last_source = self.sources.insert(line.source.0.clone());
            self.fields.resize_with(self.sources.words.len(), Fields::default);
        }
        self.fields[self.last_source as usize].hear(line);
    }

    pub(super) fn slot(&mut self, key: u64, screen: &Screen) -> u32 {
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

    pub(super) fn no_claim(&mut self) {
        self.slots.push(NO_SLOT);
        self.ids.push(NO_ID);
    }

    pub(super) fn bad(&mut self) {
        self.bad_count += 1;
        if self.bad.len() < SLIPS_SHOWN {
            self.bad.push(u32::try_from(self.slots.len()).unwrap_or(u32::MAX));
        }
        self.no_claim();
    }
}
