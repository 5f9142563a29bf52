//! Money as it was worth in another year: "$837 million in 1974 dollars".

use super::Reader;
use super::guard::is_any;

/// Whether money is told as it was worth in the year at `at`: "in 1974 dollars".
pub(crate) fn is_of_year(at: usize, r: &Reader<'_>) -> bool {
    const MONEY: &[&str] = &["dollars", "euros", "francs", "marks", "pounds", "prices", "yen"];
    at > 0
        && is_any(at - 1, &["in", "of", "constant", "to"], r)
        && is_any(at + 1, MONEY, r)
        && (1900..=2100).contains(&r.text_at(at).parse().unwrap_or(0))
}
