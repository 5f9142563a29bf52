//! Long names with two neighbouring parts changed round: "Ada Maria Tolsen Bridge" and "Ada Tolsen Maria
//! Bridge".

use std::collections::BTreeMap;

use crate::story::page::Page;
use crate::story::page::spot::{Run, Sides, Spot, is_upper};
use crate::story::page::word::{Sort, fold};

/// The fewest parts of a name that are looked at: of two parts either may be the family's, and so may
/// either end of three.
const FEWEST: usize = 4;
/// The longest run of capital words that is a name and no headline.
const MOST: usize = 6;

/// The names of which two pages write two neighbouring parts in another order. The first and the last
/// part stand in their place in both.
pub(crate) fn find(pages: &[Page], texts: &[&str]) -> Vec<Sides> {
    let mut names: BTreeMap<Vec<String>, Vec<Spot>> = BTreeMap::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        for Run { sentence, words } in &page.runs {
            let run = page.words.get(words.clone()).unwrap_or_default();
            let (Some(start), Some(end)) = (run.first(), run.last()) else { continue };
            let is_short = run.len() < FEWEST || run.len() > MOST;
            if is_short || run.iter().any(|w| w.sort != Sort::Name || is_upper(w.of(text))) {
                continue;
            }
            let mut range = start.start as usize..end.end as usize;
            if end.of(text).ends_with("'s") || end.of(text).ends_with("’s") {
                range.end = text.get(range.clone()).map_or(range.end, |name| {
                    range.start + name.trim_end_matches('s').trim_end_matches(['\'', '’']).len()
                });
            }
            let written = text.get(range.clone()).unwrap_or_default();
            let parts = written.split_whitespace().map(fold).collect();
            let spot = Spot { page: index, sentence: *sentence, range };
            names.entry(parts).or_default().push(spot);
        }
    }
    let mut found = Vec::new();
    for (parts, spots) in &names {
        for at in 1..parts.len() - 2 {
            let mut other = parts.clone();
            other.swap(at, at + 1);
            if *parts < other
                && let Some(others) = names.get(&other)
            {
                let why = "The same parts of a name stand in another order.";
                found.push(Sides::warning([spots.clone(), others.clone()], why));
            }
        }
    }
    found
}
