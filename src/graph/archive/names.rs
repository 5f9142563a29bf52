//! Names as numbers: an archive has millions of them and each is kept once.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// The hasher of all tables of an archive. Its seed is fixed, and no order of a table reaches any result.
pub(super) const HASHER: FixedState = FixedState::with_seed(0x6761_696e_7361_7900);

/// Names with numbers given in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each name with its hash: while the table grows nobody waits for all names to be hashed anew.
    table: HashTable<(u64, u32)>,
    /// Where each name ends in `text`.
    ends: Vec<usize>,
    text: String,
}

impl Names {
    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name with a number.
    pub(super) fn name(&self, id: u32) -> &str {
        slice(&self.text, &self.ends, id)
    }

    /// The number of a name, if it has one.
    pub(super) fn get(&self, name: &str) -> Option<u32> {
        self.find(HASHER.hash_one(name), name)
    }

    /// The number of a name; a new one if it has none, and then `true`.
    pub(super) fn insert(&mut self, name: &str) -> (u32, bool) {
        let hash = HASHER.hash_one(name);
        if let Some(id) = self.find(hash, name) {
            return (id, false);
        }
        let id = u32::try_from(self.ends.len()).expect("fewer names than a file has bytes, by far");
        self.text.push_str(name);
        self.ends.push(self.text.len());
        self.table.insert_unique(hash, (hash, id), |&(hash, _)| hash);
        (id, true)
    }

    fn find(&self, hash: u64, name: &str) -> Option<u32> {
        let same = |&(other, id): &(u64, u32)| other == hash && self.name(id) == name;
        self.table.find(hash, same).map(|&(_, id)| id)
    }
}

fn slice<'a>(text: &'a str, ends: &[usize], id: u32) -> &'a str {
    let id = id as usize;
    let start = if id == 0 { 0 } else { ends[id - 1] };
    text.get(start..ends[id]).unwrap_or_default()
}

/// Slots by their keys in shards, so that threads seldom wait for each other.
#[derive(Debug, Default)]
pub(super) struct Shard {
    table: HashTable<u32>,
    /// Entity and setting of each slot.
    pub(super) keys: Vec<u64>,
    /// The state of each slot.
    pub(super) screens: Vec<super::screen::Screen>,
}

impl Shard {
    /// Which slot of the shard has a key.
    pub(super) fn get(&self, hash: u64, key: u64) -> Option<u32> {
        self.table.find(hash, |&at| self.keys[at as usize] == key).copied()
    }

    /// Joins a state to the slot with a key, and returns which slot that is.
    pub(super) fn join(&mut self, hash: u64, key: u64, screen: &super::screen::Screen) -> u32 {
        if let Some(at) = self.get(hash, key) {
            self.screens[at as usize].join(screen);
            return at;
        }
        let at = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        assert!(at < 1 << SHARD_BITS, "an archive of more than four thousand million slots");
        self.keys.push(key);
        self.screens.push(screen.clone());
        let keys = &self.keys;
        self.table.insert_unique(hash, at, |&at| HASHER.hash_one(keys[at as usize]));
        at
    }
}

/// How many bits of a slot's number tell which of its shard it is.
pub(super) const SHARD_BITS: u32 = 26;
/// How many shards there are.
pub(super) const SHARDS: usize = 1 << (32 - SHARD_BITS);

/// Which shard a hash belongs to.
pub(super) fn shard_of(hash: u64) -> usize {
    // Neither the lowest bits nor the highest, which the tables use themselves.
    (hash >> 32) as usize % SHARDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_numbers() {
        let mut names = Names::default();
        for i in 0..1000_u32 {
            assert_eq!(names.insert(&format!("n{i}")), (i, true));
        }
        assert_eq!(names.insert(""), (1000, true));
        assert_eq!(names.insert("n7"), (7, false));
        assert_eq!((names.name(999), names.name(1000)), ("n999", ""));
        assert_eq!(names.get("n1000"), None);
    }
}
