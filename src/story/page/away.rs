//! From where a distance is reckoned: "170 km north of PORTON".

use super::word::{Root, Sort, Word};

/// The name after "of" or "from" that follows a value within a few words.
pub(crate) fn reckoned_from(text: &str, right: &[Word]) -> Option<Root> {
    let at = right.iter().take(4).position(|w| matches!(w.of(text), "of" | "from"))?;
    // "45 km north of the regional capital COPIAPÓ", "30 km from the city of COPIAPÓ".
    let is_kind = |w: &&Word| PLACES.contains(&w.of(text)) || w.sort == Sort::Grammar;
    let place = right[at + 1..].iter().take(AWAY).skip_while(is_kind);
    let is_name = |w: &&Word| w.sort == Sort::Name;
    // "Miami" is not "Miami Beach".
    place.take_while(is_name).map(|name| name.root).reduce(Root::wrapping_add)
}

/// How many words may stand between "of" and the place that a distance is reckoned from.
const AWAY: usize = 6;
/// Words between them.
const PLACES: &[&str] = &[
    "capital",
    "city",
    "coast",
    "district",
    "island",
    "island's",
    "northern",
    "port",
    "regional",
    "provincial",
    "seaside",
    "southern",
    "town",
    "village",
];
