//! The second pass: the lines of suspect slots, in full.
//!
//! A hot slot may have a hundred thousand claims and yet say but a few different things. Of claims
//! of one source that say the same only the first few are kept; the first stands for the rest.

use std::hash::Hasher;

use hashbrown::HashMap;
use rayon::prelude::*;
use siphasher::sip128::{Hasher128, SipHasher13};

use super::lines::{gone_error, line_text, lines_from};
use super::suspects::Suspects;
use super::{Desk, Part, Store};
use crate::claims::jsonl::{Line, Reading, Shape, claim};
use crate::claims::{Claim, KEPT_ALIKE};
use crate::error::Errors;
use crate::load::{Gone, Input};

/// What claims share that say the same: slot, source, the entity's name, and the words of the value.
type Alike = [u8; 16];

/// The claims of a part that are kept, and of which others there were more.
type Kept = Vec<(Alike, Claim)>;

/// The claims of suspect slots, in the order of their places, but for those left out.
pub(super) fn read(
    store: &Store,
    inputs: &[Input],
    suspects: &Suspects,
    left_out: &[(u32, u32)],
    desk: &Desk<'_>,
    errors: &mut Errors,
) -> Vec<Claim> {
    let read: Vec<Result<Kept, Gone>> = (0..store.parts.len())
        .into_par_iter()
        // A few parts may hold most of the suspects: no thread shall get many parts at once.
        .with_max_len(PARTS_AT_ONCE)
        .map_init(
            || Reading::new(desk.vocabulary),
            |reading, p| {
                let number = u32::try_from(p).unwrap_or(u32::MAX);
                let from = left_out.partition_point(|(part, _)| *part < number);
                let until = left_out.partition_point(|(part, _)| *part <= number);
                part(&store.parts[p], inputs, suspects, &left_out[from..until], reading)
            },
        )
        .collect();
    let most = read.iter().map(|part| part.as_ref().map_or(0, Vec::len)).sum();
    let mut claims: Vec<Claim> = Vec::with_capacity(most);
    let mut all = Tally::default();
    for (part, read) in store.parts.iter().zip(read) {
        match read {
            Ok(kept) => {
                for (alike, claim) in kept {
                    match all.counted_with(alike, claims.len()) {
                        None => claims.push(claim),
                        Some(first) => claims[first].times += claim.times,
                    }
                }
            }
            Err(gone) => errors.push(gone_error(gone, inputs, part)),
        }
    }
    claims
}

/// How many parts a thread takes at once at most.
const PARTS_AT_ONCE: usize = 32;

/// How many claims of each like were kept so far, and where the first of them is.
#[derive(Default)]
struct Tally(HashMap<Alike, (usize, usize)>);

impl Tally {
    /// Where the claim stands that one more of its like is counted with; `None` where it is kept itself, at `next`.
    fn counted_with(&mut self, alike: Alike, next: usize) -> Option<usize> {
        let (kept, first) = self.0.entry(alike).or_insert((0, next));
        if *kept < KEPT_ALIKE {
            *kept += 1;
            return None;
        }
        Some(*first)
    }
}

fn part(
    part: &Part,
    inputs: &[Input],
    suspects: &Suspects,
    left_out: &[(u32, u32)],
    reading: &Reading<'_>,
) -> Result<Kept, Gone> {
    let mut kept: Kept = Vec::new();
    if !part.slots.iter().any(|slot| suspects.holds(*slot)) {
        return Ok(kept);
    }
    let mut again = part.block.again(inputs)?;
    let (mut page, mut tally, mut shape) = (Vec::new(), Tally::default(), Shape::default());
    for (number, first) in part.pages.iter().enumerate() {
        let first = *first as usize;
        let next = part.pages.get(number + 1).map_or(part.slots.len(), |next| *next as usize);
        let slots = part.slots.get(first..next).unwrap_or_default();
        if !slots.iter().any(|slot| suspects.holds(*slot)) {
            continue;
        }
        let start = again.page(number, &mut page)?;
        let lines = (first..).zip(lines_from(&part.block, start, &page)).zip(slots);
        for ((at, (within, bytes)), slot) in lines {
            let out = u32::try_from(at)
                .is_ok_and(|line| left_out.binary_search_by_key(&line, |(_, line)| *line).is_ok());
            if !suspects.holds(*slot) || out {
                continue;
            }
            let text = std::str::from_utf8(bytes).ok();
            let Some(line) = text.and_then(|text| Line::read_after(text, &mut shape)) else {
                continue;
            };
            let alike = alike(*slot, &line);
            if let Some(first) = tally.counted_with(alike, kept.len()) {
                kept[first].1.times += 1;
                continue;
            }
            let text = line_text(part, inputs, at, start + within, bytes);
            if let Some(claim) = claim(&text, reading) {
                kept.push((alike, claim));
            }
        }
    }
    Ok(kept)
}

fn alike(slot: u32, line: &Line<'_>) -> Alike {
    let mut hasher = SipHasher13::new();
    hasher.write_u32(slot);
    let published = line.published().unwrap_or_default();
    let period = if line.period.is_some() { "stated" } else { "" };
    let own = [&*line.source.0, &*line.entity.0, published, period];
    for words in own.into_iter().chain(line.value_words()) {
        hasher.write(words.as_bytes());
        hasher.write_u8(0xff);
    }
    hasher.finish128().as_bytes()
}
