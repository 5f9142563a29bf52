//! The nearest right thing: for "did you mean" alone. Similarity never merges or decides.

/// The candidate nearest to `word`, if it is near enough that a person may have meant it.
///
/// Measured by the Damerau-Levenshtein distance (strsim), without regard to case; at most one
/// slip in three letters of the longer of the two. Of equally near candidates the first in order wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate)
        })
        .filter(|&(distance, candidate)| {
            distance <= (length.max(candidate.chars().count()) / 3).max(1)
        })
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, candidate)| candidate)
}

/// Whether two words may be one with a slip: a letter wrong, missing or too many, two letters swapped; in
/// long words two such slips.
pub fn is_slip(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let allowed = if shorter >= 8 { 2 } else { 1 };
    a != b && strsim::damerau_levenshtein(a, b) <= allowed
}

/// How many letters two words differ by: wrong, missing, too many, or swapped with their neighbour.
pub fn slips(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// How alike two names are, from 0 to 1 (Jaro-Winkler): good with names, where the start weighs more.
pub fn likeness(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        let keys = ["entity", "attribute", "value", "quote"];
        assert_eq!(nearest("entitty", keys), Some("entity"));
        assert_eq!(nearest("Qoute", keys), Some("quote"));
        assert_eq!(nearest("alias", ["name", "aliases"]), Some("aliases"));
        assert_eq!(nearest("severity", keys), None);
        assert_eq!(nearest("x", keys), None);
    }

    #[test]
    fn a_slip_is_a_letter_or_two() {
        for (a, b, slip) in [
            ("halden", "haldin", true),
            ("halden", "hadlen", true),
            ("halden", "haldens", true),
            ("halden", "haldigs", false),
            ("halden", "halden", false),
            ("mastroianni", "mastrioanny", true),
        ] {
            assert_eq!(is_slip(a, b), slip, "{a} {b}");
        }
    }
}
