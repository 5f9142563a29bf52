//! Counts of things of two nouns together.

use super::word::Word;

/// Whether a count goes on with a second noun that is often counted with another: "83 million households AND BUSINESSES".
pub(crate) fn is_joint(text: &str, right: &[Word]) -> bool {
    let mut words = right.iter().map(|word| word.of(text));
    words.next() == Some("and") && words.next().is_some_and(|word| JOINED.contains(&word))
}

/// Nouns that are counted together with others: persons, and where they live and work.
const JOINED: &[&str] = &[
    "applicants",
    "associations",
    "buildings",
    "businesses",
    "children",
    "clubs",
    "companies",
    "contractors",
    "crew",
    "customers",
    "employees",
    "families",
    "farms",
    "firms",
    "guests",
    "homes",
    "hotels",
    "institutions",
    "men",
    "offices",
    "organisations",
    "organizations",
    "passengers",
    "patients",
    "pupils",
    "residents",
    "schools",
    "shops",
    "staff",
    "students",
    "teachers",
    "users",
    "visitors",
    "volunteers",
    "women",
    "workers",
];
