//! How the word of a text is found among those of the lexicon: the first thing that happens to every word.

use super::{Feast, LONGEST_WORD, Lexicon, NO_WORD, Sense, Stretch, WordId};

/// What figures in words are made of, as bits of [`Sense::bit`].
pub const FIGURES: u64 = Sense::Number(0).bit()
    | Sense::Fraction(0).bit()
    | Sense::Group(0).bit()
    | Sense::Few(0).bit()
    | Sense::Vague(0, 0).bit()
    | Sense::Magnitude(0).bit()
    | Sense::Magnitudes(0).bit()
    | Sense::Factor(0).bit();

/// What stretches of time are made of.
pub const TIMES: u64 = Sense::Ordinal(0).bit()
    | Sense::Month(0).bit()
    | Sense::Weekday(0).bit()
    | Sense::Stretch(Stretch::Day).bit()
    | NAMED_DAYS;

/// Days with a name of several words: "this morning", "new year's eve".
pub const NAMED_DAYS: u64 = Sense::Day(0).bit() | Sense::Holiday(Feast::Easter(0)).bit();

/// Words that a value cannot do without, unless it is written in digits.
const CORES: u64 = FIGURES | TIMES;

impl Lexicon {
    /// The id of a folded word; [`NO_WORD`] where it begins or continues no phrase.
    pub fn find(&self, folded: &[u8]) -> WordId {
        // Most words of an article are none of ours, and most of those are told at one look.
        let shape = shape(folded);
        if self.shapes[shape / 64] & (1 << (shape % 64)) == 0 {
            return NO_WORD;
        }
        let same = |id: &WordId| self.word(*id).as_bytes() == folded;
        self.table.find(hash(folded), same).copied().unwrap_or(NO_WORD)
    }

    /// The id of the word of ASCII letters, in any case, that is the bytes `start..end` of `text`.
    pub fn find_letters(&self, text: &[u8], start: usize, end: usize) -> WordId {
        let length = end.saturating_sub(start);
        if length > LONGEST_WORD {
            return NO_WORD;
        }
        let Some(letters) = text.get(start..end) else { return NO_WORD };
        if length > 8 {
            let first = letters.first_chunk().map_or(0, |&eight| u64::from_le_bytes(eight));
            if !self.marks[0].holds(first | 0x2020_2020_2020_2020) {
                return NO_WORD;
            }
            let mut folded = [0; LONGEST_WORD];
            let folded = &mut folded[..length];
            folded.copy_from_slice(letters);
            folded.make_ascii_lowercase();
            return self.find(folded);
        }
        let eight: u64 = match text.get(start..start + 8).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => u64::from_le_bytes(bytes) & (u64::MAX >> (64 - 8 * length.max(1))),
            None => packed(letters),
        };
        // A letter with this bit is small; the bytes behind the word stay nought.
        let small = 0x2020_2020_2020_2020 & (u64::MAX >> (64 - 8 * length.max(1)));
        self.find_packed(eight | small)
    }

    /// The id of a word of up to eight small letters, packed into a number.
    pub fn find_packed(&self, packed: u64) -> WordId {
        // The bits fit into the nearest cache, and the table does not.
        if !self.marks[0].holds(packed) {
            return NO_WORD;
        }
        let mut at = slot(packed);
        loop {
            match self.short[at % SLOTS] {
                (there, id) if there == packed => return id,
                (0, _) => return NO_WORD,
                _ => at += 1,
            }
        }
    }

    /// Files the short words where [`Lexicon::find_packed`] looks for them.
    pub(super) fn file_short_words(&mut self) {
        let mut short = vec![(0, NO_WORD); SLOTS];
        for id in 1..self.ends.len() as WordId {
            let word = self.word(id).as_bytes();
            if word.len() <= 8 && word.iter().all(u8::is_ascii_lowercase) && !word.is_empty() {
                let packed = packed(word);
                let mut at = slot(packed);
                while short[at % SLOTS].0 != 0 {
                    at += 1;
                }
                short[at % SLOTS] = (packed, id);
            }
        }
        self.short = short;
        self.mark_words();
    }

    /// Whether a value may be made of a word with these letters, packed; of longer words, the first eight.
    ///
    /// A few other words are taken for such ones. No word that is one is missed.
    pub fn may_be_core(&self, packed: u64) -> bool {
        self.marks[1].holds(packed)
    }

    /// Marks all words, and those of which values are made.
    fn mark_words(&mut self) {
        for id in 1..self.ends.len() as WordId {
            let word = self.word(id).as_bytes();
            let first = packed(word.get(..8).unwrap_or(word));
            self.marks[0].mark(first);
            if self.senses(id) & CORES != 0 {
                self.marks[1].mark(first);
            }
        }
    }

    /// The id of a sign.
    pub fn find_sign(&self, sign: char) -> WordId {
        match self.signs.get(sign as usize) {
            Some(&id) => id,
            None => self.find(sign.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// The length and three letters of a word, as one of [`SHAPES`] numbers.
pub(super) fn shape(folded: &[u8]) -> usize {
    let at = |i: usize| folded.get(i).copied().map_or(0, usize::from);
    let last = at(folded.len().wrapping_sub(1));
    (at(0) * 37 + at(1) * 911 + last * 5209 + folded.len() * 13) % SHAPES
}

/// Up to eight bytes as a number.
fn packed(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |packed, &byte| packed << 8 | u64::from(byte))
}

/// How many places there are for short words: several for each, so that a look or two is enough.
const SLOTS: usize = 1 << 14;

/// Where a short word is looked for first.
fn slot(packed: u64) -> usize {
    (packed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 50) as usize
}

/// Bits that tell of most numbers at one look that they are none of those that were marked.
#[derive(Clone, Debug)]
pub(super) struct Marks(Box<[u64; MARKS / 64]>);

/// How many bits there are: as many as the nearest cache holds beside all else.
const MARKS: usize = 1 << 15;

impl Marks {
    /// Those of all words, and those of the words that values are made of.
    pub(super) fn both() -> [Marks; 2] {
        [(); 2].map(|()| Marks(Box::new([0; MARKS / 64])))
    }

    fn mark(&mut self, number: u64) {
        let at = Marks::bit(number);
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn holds(&self, number: u64) -> bool {
        let at = Marks::bit(number);
        self.0[at / 64] & (1 << (at % 64)) != 0
    }

    fn bit(number: u64) -> usize {
        (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 49) as usize
    }
}

/// How many shapes are told apart.
pub(super) const SHAPES: usize = 1 << 15;

/// The hash of a folded word.
pub(super) fn hash(folded: &[u8]) -> u64 {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let mut h = folded.len() as u64;
    let mut chunks = folded.chunks_exact(8);
    for chunk in &mut chunks {
        let bytes: [u8; 8] = chunk.try_into().expect("chunks_exact gives eight bytes");
        h = (h.rotate_left(5) ^ u64::from_le_bytes(bytes)).wrapping_mul(K);
    }
    let mut last = [0_u8; 8];
    for (slot, byte) in last.iter_mut().zip(chunks.remainder()) {
        *slot = *byte;
    }
    h = (h.rotate_left(5) ^ u64::from_le_bytes(last)).wrapping_mul(K);
    h ^ (h >> 29)
}
