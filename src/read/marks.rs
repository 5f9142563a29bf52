//! How a text marks the thousands of its figures: "2,262,424" or "2.262.424".

/// Whether a text marks thousands by points, as some figure of it shows that has two groups of three digits: then
/// "45.586" is no decimal fraction.
pub(crate) fn has_points_at_thousands(text: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',');
    let figures = text.split(|c: char| !is_word(c));
    let mut has_points = false;
    for figure in figures.map(|figure| figure.trim_end_matches(['.', ','])) {
        if !figure.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        if is_grouped(figure, ',') {
            // Of a text that has both nobody knows.
            return false;
        }
        has_points |= figure.matches('.').count() > 1 && is_grouped(figure, '.');
    }
    has_points
}

/// Whether a figure is cut into groups of three digits by this mark, the first of which may be shorter.
fn is_grouped(figure: &str, mark: char) -> bool {
    let mut groups = figure.split(mark);
    let is_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len())
        && is_digits(first)
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && is_digits(group))
}

#[cfg(test)]
mod tests {
    use super::has_points_at_thousands;

    #[test]
    fn a_figure_of_two_groups_shows_what_points_are_for() {
        assert!(has_points_at_thousands(
            "Of 2.262.424 voters 45.586 left it blank (2,03 per cent)."
        ));
        for text in [
            "It ran 45.586 km.",
            "Of 2,262,424 voters 45.586 per cent.",
            "Version 1.2.3 of 12.5.2024",
            "2.262.424 and 1,500",
        ] {
            assert!(!has_points_at_thousands(text), "{text}");
        }
    }
}
