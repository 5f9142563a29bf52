//! Notices of correction: "An earlier version of this article said that the ferry would cost $14.8 million."

/// What a notice calls the text that was out before.
const VERSIONS: &[&str] =
    &["earlier version of", "previous version of", "original version of", "earlier edition of"];
/// What it calls the article.
const WORKS: &[&str] = &[
    "article", "story", "report", "post", "piece", "page", "headline", "column", "dispatch",
    "item", "graphic", "caption",
];

/// Whether a sentence takes back what the article said before, so that none of its values is told any more.
pub(super) fn is_correction(sentence: &str) -> bool {
    // Hardly any sentence has the word.
    if !sentence.contains("version") && !sentence.contains("edition") {
        return false;
    }
    let sentence = sentence.to_lowercase();
    VERSIONS.iter().any(|version| {
        sentence.split(version).skip(1).any(|rest| {
            let mut words = rest.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
            matches!(words.next(), Some("this" | "the" | "our"))
                && words.take(2).any(|w| WORKS.contains(&w))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_correction;

    #[test]
    fn a_notice_names_the_version_and_the_article() {
        assert!(is_correction(
            "An earlier version of this article said it would cost $14.8 million."
        ));
        assert!(is_correction("Correction: a previous version of the news story gave 12 boats."));
        assert!(!is_correction("An earlier version of the bill would have cost $14.8 million."));
    }
}
