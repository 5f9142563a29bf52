//! Ids that two claims share: found by sorting eight bytes a claim, certain by reading the lines again.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use rayon::prelude::*;

use super::lines::{gone_error, line_text, lines};
use super::names::HASHER;
use super::{SLIPS_SHOWN, Store};
use crate::claims::Claim;
use crate::claims::jsonl::{Id, Line};
use crate::error::{Error, Errors};
use crate::load::Input;
use crate::span::Place;

/// The key of a claim without an id.
pub(super) const NO_ID: u64 = u64::MAX;

/// Set in the keys of ids that are no whole numbers.
const HASHED: u64 = 1 << 63;

/// The key of an id: itself where it is a whole number, however it is written, else a hash of it.
pub(super) fn id_key(id: &Id<'_>) -> u64 {
    match id {
        Id::Number(number) if *number < HASHED => *number,
        Id::Number(number) => text_key(&number.to_string()),
        Id::Text(text) => text_key(text),
    }
}

fn text_key(text: &str) -> u64 {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let canonical = digits && (text == "0" || !text.starts_with('0'));
    match text.parse::<u64>().ok().filter(|number| canonical && *number < HASHED) {
        Some(number) => number,
        None => (HASHER.hash_one(text) | HASHED).min(NO_ID - 1),
    }
}

/// The claims, by part and line, whose id an earlier claim has: they are left out. Sorted.
pub(super) fn left_out(
    store: &Store,
    inputs: &[Input],
    claims: &[Claim],
    errors: &mut Errors,
) -> Vec<(u32, u32)> {
    let own: Vec<u64> = claims.iter().map(|claim| text_key(&claim.id)).collect();
    let repeated = repeated(store, &own);
    if repeated.is_empty() {
        return Vec::new();
    }
    // The first place of each id that may be repeated; places of claims files come first.
    let mut first: BTreeMap<String, Option<(u32, u32)>> = claims
        .iter()
        .zip(&own)
        .filter(|(_, key)| repeated.binary_search(key).is_ok())
        .map(|(claim, _)| (claim.id.to_string(), None))
        .collect();
    let mut left_out = Vec::new();
    let mut shown = 0;
    let mut buffer = Vec::new();
    for (p, part) in (0..).zip(&store.parts) {
        let is_candidate = |key: &u64| *key != NO_ID && repeated.binary_search(key).is_ok();
        if !part.ids.iter().any(is_candidate) {
            continue;
        }
        if let Err(gone) = part.block.read_again(inputs, &mut buffer) {
            errors.push(gone_error(gone, inputs, part));
            continue;
        }
        for (at, (start, line)) in (0..).zip(lines(&part.block, &buffer)) {
            if !part.ids.get(at as usize).is_some_and(is_candidate) {
                continue;
            }
            let Some(id) = id_of(line) else { continue };
            let Some(&earlier) = first.get(&id) else {
                first.insert(id, Some((p, at)));
                continue;
            };
            left_out.push((p, at));
            if shown < SLIPS_SHOWN {
                shown += 1;
                let text = line_text(part, inputs, at as usize, start, line);
                let place = Place::new(&text, text.offset..text.offset + text.text.len());
                let error =
                    Error::broken("duplicate-id", format!("two claims have the id `{id}`"), place)
                        .label("this claim is left out")
                        .help("give one of them another id");
                errors.push(match first_place(earlier, &id, store, inputs, claims) {
                    Some(place) => error.related(place, "first used here"),
                    None => error,
                });
            }
        }
    }
    if left_out.len() > shown {
        errors.push(Error::unreadable(
            "more-duplicate-ids",
            format!(
                "{} more claims have the id of an earlier claim and were left out",
                left_out.len() - shown
            ),
        ));
    }
    left_out
}

/// The keys that more than one claim has, sorted.
fn repeated(store: &Store, own: &[u64]) -> Vec<u64> {
    let all =
        || store.parts.iter().flat_map(|part| part.ids.iter().copied()).filter(|k| *k != NO_ID);
    // Archives are often numbered through, and then there is nothing to sort.
    if own.is_empty() && all().is_sorted_by(|a, b| a < b) {
        return Vec::new();
    }
    let mut repeated: Vec<u64> = (0..SLICES)
        .into_par_iter()
        .flat_map_iter(|slice| {
            let mut keys: Vec<u64> =
                all().chain(own.iter().copied()).filter(|key| slice_of(*key) == slice).collect();
            keys.sort_unstable();
            let twice = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
            twice.collect::<Vec<_>>()
        })
        .collect();
    repeated.sort_unstable();
    repeated.dedup();
    repeated
}

/// Keys are sorted a slice at a time, so that no second copy of all of them is ever in memory.
const SLICES: u64 = 16;

fn slice_of(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60
}

fn id_of(line: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(line).ok()?;
    Line::read(text)?.id.map(|id| id.to_string())
}

/// Where an id was used first: in a part, or by a claim of a claims file.
fn first_place(
    earlier: Option<(u32, u32)>,
    id: &str,
    store: &Store,
    inputs: &[Input],
    claims: &[Claim],
) -> Option<Place> {
    let Some((p, at)) = earlier else {
        return claims.iter().find(|claim| *claim.id == *id).map(Claim::value_place);
    };
    let part = &store.parts[p as usize];
    let mut buffer = Vec::new();
    part.block.read_again(inputs, &mut buffer).ok()?;
    let (start, line) = lines(&part.block, &buffer).nth(at as usize)?;
    let text = line_text(part, inputs, at as usize, start, line);
    Some(Place::new(&text, text.offset..text.offset + text.text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn one_id_has_one_key_however_it_is_written() {
        let key = |text: &str| id_key(&Id::Text(Cow::Owned(text.to_owned())));
        assert_eq!(key("17"), id_key(&Id::Number(17)));
        assert_eq!(key(&u64::MAX.to_string()), id_key(&Id::Number(u64::MAX)));
        assert_ne!(key("017"), key("17"));
        assert_ne!(key("a"), key("b"));
        assert_ne!(key("a"), NO_ID);
    }
}
