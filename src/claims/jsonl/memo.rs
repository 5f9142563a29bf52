//! What a few words of a line were found to stand for, remembered from line to line.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// The words that place a claim, as [`super::Line::placing`] gives them.
pub type Words<'w> = [Option<&'w str>; 5];

/// Something for each combination of words that was met.
#[derive(Debug)]
pub struct Memo<T> {
    table: HashTable<u32>,
    entries: Vec<Entry<T>>,
}

#[derive(Debug)]
struct Entry<T> {
    hash: u64,
    words: [Option<Box<str>>; 5],
    thing: T,
}

/// How many combinations are remembered.
const REMEMBERED: usize = 1 << 16;

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { table: HashTable::new(), entries: Vec::new() }
    }
}

impl<T> Memo<T> {
    /// Where the thing for some words is, if it is remembered, else the key to remember it by.
    pub fn find(&self, words: &Words<'_>) -> Result<usize, u64> {
        let hash = FixedState::with_seed(0).hash_one(words);
        let same = |&at: &u32| {
            let entry = &self.entries[at as usize];
            entry.hash == hash && entry.words.iter().zip(words).all(|(a, b)| a.as_deref() == *b)
        };
        self.table.find(hash, same).map(|&at| at as usize).ok_or(hash)
    }

    /// Remembers a thing for the words that gave this key, and returns where it is.
    pub fn remember(&mut self, key: u64, words: &Words<'_>, thing: T) -> usize {
        let at = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let words = words.map(|word| word.map(Box::from));
        self.entries.push(Entry { hash: key, words, thing });
        let entries = &self.entries;
        self.table.insert_unique(key, at, |&at| entries[at as usize].hash);
        at as usize
    }

    /// Whether so much is remembered that it is time to forget.
    pub fn is_full(&self) -> bool {
        self.entries.len() >= REMEMBERED
    }

    /// The thing at a place.
    pub fn at(&mut self, at: usize) -> &mut T {
        &mut self.entries[at].thing
    }

    /// Forgets all, and hands it over.
    pub fn forget(&mut self) -> impl Iterator<Item = T> {
        self.table.clear();
        self.entries.drain(..).map(|entry| entry.thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_combination_of_words_has_its_own_place() {
        let mut memo = Memo::default();
        let combinations: [Words<'_>; 4] = [
            [Some("a"), None, None, None, None],
            [None, Some("a"), None, None, None],
            [Some("a"), Some(""), None, None, None],
            [Some("a"), None, None, None, Some("a")],
        ];
        for (i, words) in combinations.iter().enumerate() {
            let key = memo.find(words).unwrap_err();
            assert_eq!(memo.remember(key, words, i), i);
        }
        for (i, words) in combinations.iter().enumerate() {
            assert_eq!(memo.find(words), Ok(i));
            assert_eq!(*memo.at(i), i);
        }
        assert_eq!(memo.forget().collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert!(memo.find(&combinations[0]).is_err());
    }
}
