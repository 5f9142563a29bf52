//! Texts without their differences of type, each byte with its place in the original.

use std::ops::Range;

/// A text folded: lower case, one blank for any white space, one sign for all quotation marks and one
/// for all dashes, without what is invisible or emphasis.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// For each byte of the text, the bytes of the original that it stands for.
    places: Vec<Range<usize>>,
}

/// A piece of a quote between two omissions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
    /// Whether no more than a few words may stand before it: the quote has something in brackets there.
    pub(super) close: bool,
}

/// How many bytes a word in brackets may stand for.
const BRACKETS: usize = 120;

/// What is left off at the ends of a quote: it may belong to the sentence around it.
const LOOSE: &[char] = &[' ', '\'', ',', '.', ';', ':', '!', '?', '(', ')'];

impl Folded {
    pub(super) fn new(text: &str) -> Folded {
        let mut folded = Folded::default();
        for (at, c) in text.char_indices() {
            let place = at..at + c.len_utf8();
            match c {
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '*' | '`' | '_' => {}
                '\'' | '"' | '‘'..='‟' | '‹' | '›' | '«' | '»' | '′' | '″' | 'ʼ' => {
                    folded.push('\'', place);
                }
                '-' | '‐'..='―' | '−' | '﹣' | '－' => {
                    folded.drop_last(' ');
                    folded.drop_last('-');
                    folded.push('-', place);
                }
                '…' => (0..3).for_each(|_| folded.push('.', place.clone())),
                c if c.is_whitespace() => {
                    if !folded.text.ends_with([' ', '-']) && !folded.text.is_empty() {
                        folded.push(' ', place);
                    }
                }
                c => c.to_lowercase().for_each(|c| folded.push(c, place.clone())),
            }
        }
        folded
    }

    fn push(&mut self, c: char, place: Range<usize>) {
        self.text.push(c);
        self.places.extend(std::iter::repeat_n(place, c.len_utf8()));
    }

    fn drop_last(&mut self, c: char) {
        if self.text.ends_with(c) {
            self.text.pop();
            self.places.truncate(self.text.len());
        }
    }

    /// The bytes of the original that a stretch stands for.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.places.get(range.start).map_or(0, |place| place.start);
        let end = range.end.checked_sub(1).and_then(|at| self.places.get(at));
        start..end.map_or(start, |place| place.end).max(start)
    }

    /// The words, each with its place in the folded text.
    pub(super) fn words(&self) -> Vec<(&str, Range<usize>)> {
        let mut at = 0;
        let words = self.text.split(' ').map(|word| {
            let start = at;
            at += word.len() + 1;
            (word, start)
        });
        let words = words.map(|(word, start)| {
            let inner = word.trim_start_matches(LOOSE);
            let start = start + word.len() - inner.len();
            let inner = inner.trim_end_matches(LOOSE);
            (inner, start..start + inner.len())
        });
        words.filter(|(word, _)| !word.is_empty()).collect()
    }

    /// The pieces of a quote that must stand one after the other: what stands between dots of omission
    /// or brackets.
    pub(super) fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let (mut start, mut close) = (0, false);
        let mut at = 0;
        let mut cut = |start: usize, end: usize, close: bool| {
            let piece = self.text.get(start..end).unwrap_or_default();
            let text = piece.trim_start_matches(LOOSE);
            let begin = start + piece.len() - text.len();
            let text = text.trim_end_matches(LOOSE);
            if !text.is_empty() {
                let close = close && !parts.is_empty();
                parts.push(Part { text, range: begin..begin + text.len(), close });
            }
        };
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            if rest.starts_with("...") {
                cut(start, at, close);
                at += rest.len() - rest.trim_start_matches('.').len();
                (start, close) = (at, false);
            } else if let Some(length) = rest.strip_prefix('[').and_then(|rest| rest.find(']')) {
                cut(start, at, close);
                let inside = rest.get(1..=length).unwrap_or_default();
                at += length + 2;
                (start, close) = (at, !inside.contains(".."));
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        cut(start, self.text.len(), close);
        parts
    }

    /// The first place where all pieces stand one after the other.
    pub(super) fn find(&self, parts: &[Part<'_>]) -> Option<Range<usize>> {
        let Some(first) = parts.first() else { return Some(0..0) };
        let mut from = 0;
        // Another place of the first piece may be followed by the others where this one is not.
        while let Some(start) = self.piece(first.text, from) {
            if let Some(end) = self.rest(&parts[1..], start + first.text.len()) {
                return Some(start..end);
            }
            from = start + first.text.chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// Every place of a quote in one piece.
    pub(super) fn all(&self, parts: &[Part<'_>]) -> Vec<Range<usize>> {
        let [part] = parts else { return Vec::new() };
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(start) = self.piece(part.text, from) {
            found.push(start..start + part.text.len());
            from = start + part.text.len();
        }
        found
    }

    fn rest(&self, parts: &[Part<'_>], mut at: usize) -> Option<usize> {
        for part in parts {
            let start = self.piece(part.text, at)?;
            if part.close && start - at > BRACKETS {
                return None;
            }
            at = start + part.text.len();
        }
        Some(at)
    }

    /// The first place of a piece where it begins and ends with a word and a figure.
    fn piece(&self, piece: &str, mut from: usize) -> Option<usize> {
        loop {
            let start = from + self.text.get(from..)?.find(piece)?;
            let (before, after) = self.text.split_at_checked(start)?;
            let after = after.get(piece.len()..)?;
            if is_edge(before.chars().rev(), piece.chars())
                && is_edge(after.chars(), piece.chars().rev())
            {
                return Some(start);
            }
            from = start + piece.chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// Whether a word or figure ends where a piece does: not within "65" or "6.5".
fn is_edge(
    mut outside: impl Iterator<Item = char>,
    mut inside: impl Iterator<Item = char>,
) -> bool {
    let (Some(first), Some(edge)) = (outside.next(), inside.next()) else { return true };
    if !edge.is_alphanumeric() {
        return true;
    }
    let within_figure = edge.is_ascii_digit()
        && matches!(first, '.' | ',')
        && outside.next().is_some_and(|c| c.is_ascii_digit());
    !first.is_alphanumeric() && !within_figure
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(quote: &str, text: &str) -> bool {
        Folded::new(text).find(&Folded::new(quote).parts()).is_some()
    }

    #[test]
    fn type_does_not_count_and_words_and_figures_do() {
        for (quote, text, expected) in [
            ("a 49% stake", "It has a\u{a0}49%\nstake.", true),
            ("“we will”, he said", "'We will' , he said", false),
            ("\"we will,\" he said", "“We will,” he said", true),
            ("2019-2021", "in 2019 – 2021", true),
            ("2019--2021", "in 2019—2021", true),
            ("co\u{ad}operation", "coopera\u{ad}tion", true),
            ("**bold** claim", "a bold claim", true),
            ("5 billion", "$65 billion", false),
            ("5 billion", "$6.5 billion", false),
            ("60", "60,000", false),
            ("$60", "for $60, they say", true),
            ("ACME grew", "Acme grew", true),
            ("It grew.", "it grew, they say", true),
            ("more than", "no less than", false),
            ("it grew ... by half", "It grew, they say, by half.", true),
            ("it grew […] by half", "By half it grew.", false),
            ("[Acme] grew by half", "It grew by half", true),
            ("when [Acme] grew", "when the company grew", true),
            ("", "anything", true),
        ] {
            assert_eq!(stands(quote, text), expected, "{quote:?} in {text:?}");
        }
        let far = format!("when {} grew", "x ".repeat(100));
        assert!(!stands("when [Acme] grew", &far) && stands("when ... grew", &far));
    }

    #[test]
    fn a_place_in_the_folded_text_leads_back() {
        let text = "Øre — “sund”\u{ad}s";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "øre-'sund's");
        let at = folded.text.find("sund").unwrap();
        assert_eq!(text.get(folded.original(at..at + 4)), Some("sund"));
        assert_eq!(folded.words().len(), 1);
    }
}
