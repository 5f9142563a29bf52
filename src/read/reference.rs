//! HTML references in a text: `&nbsp;`, `&frac12;`, `&#8211;`.

use super::token::vulgar_fraction;

/// The character that the HTML reference at a byte stands for, and the length of the reference.
pub(super) fn reference(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text.as_bytes().get(at + 1..)?;
    let end = rest.iter().take(10).position(|&b| b == b';')?;
    let name = text.get(at + 1..at + 1 + end)?;
    let c = match name {
        "nbsp" | "thinsp" | "ensp" | "emsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "minus" => '−',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" | "ldquo" | "rdquo" => '"',
        "apos" | "lsquo" | "rsquo" => '\'',
        "euro" => '€',
        "pound" => '£',
        "yen" => '¥',
        "cent" => '¢',
        "deg" => '°',
        "frac12" => '½',
        "frac14" => '¼',
        "frac34" => '¾',
        "times" => '×',
        "hellip" => '…',
        "shy" => '\u{ad}',
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            match char::from_u32(code)? {
                c if c.is_whitespace() => ' ',
                // A reference to a letter or a digit is part of a word; leave it as it stands.
                c if c.is_alphanumeric() && vulgar_fraction(c).is_none() => return None,
                c => c,
            }
        }
    };
    Some((c, end + 2))
}
