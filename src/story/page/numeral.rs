//! Small whole numbers, in digits or in words, as they stand before hours and years.

/// The whole number that a folded word is: "27", "eleven".
pub(crate) fn numeral(folded: &str) -> Option<u32> {
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        return folded.parse().ok();
    }
    NUMERALS.iter().find(|(word, _)| *word == folded).map(|(_, number)| *number)
}

const NUMERALS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
