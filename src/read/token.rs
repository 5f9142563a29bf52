//! Text cut into words, digits and signs, with the bytes they stand on.
//!
//! All oddities of type are settled here, once: what is invisible (soft hyphens, zero-width spaces,
//! Markdown emphasis) is passed over, the many dashes, spaces and wide forms come out as one sign
//! each, and HTML references stand for their character. Grammars see only tokens; spans stay those
//! of the text. Web addresses, mail addresses and the like are one [`Kind::Opaque`] token.

use super::reference::reference;
use crate::pack::lexicon::{LONGEST_WORD, Lexicon, NO_WORD, WordId};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Decimal digits of any script, without marks.
    Digits,
    /// One sign, such as `$`, `,` or a dash.
    Sign,
    /// An address or an identifier, in which nothing is read.
    Opaque,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing that can be seen.
    None,
    /// A space that does not let the line break there, or a thin one.
    Narrow,
    /// Spaces.
    Space,
    /// One line break.
    Line,
    /// A blank line.
    Break,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All small, or no letters at all.
    Lower,
    /// Only the first one capital.
    Capital,
    /// All capital.
    Upper,
    /// Anything else.
    Mixed,
}

/// A token: what it is and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its id in the lexicon.
    pub word: WordId,
    /// The sign, in its plain form; `\0` for other kinds.
    pub sign: char,
    /// What it is.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
    /// How its letters are written.
    pub case: Case,
}

impl Token {
    /// The bytes it stands on.
    pub fn span(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Cuts `text`, appending to `tokens`; spans count from the start of `text` plus `offset`.
///
/// Texts of 4 GiB and more are cut no further than that.
pub fn tokenize(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut cutter = Cutter::new(text, lexicon);
    while cutter.next_token(tokens).is_some() {}
}

/// The value of a decimal digit of any script that articles use.
pub fn digit(c: char) -> Option<u8> {
    // The first digit of each block of ten.
    const NOUGHTS: [u32; 6] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10];
    let code = c as u32;
    let nought = NOUGHTS.into_iter().find(|&nought| code.wrapping_sub(nought) < 10)?;
    u8::try_from(code - nought).ok()
}

/// Numerator and denominator of a one-character fraction such as `½`.
pub fn vulgar_fraction(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅒' => (1, 10),
        _ => return None,
    })
}

/// Cuts a text from any place on, a token at a time.
pub(super) struct Cutter<'t> {
    text: &'t str,
    at: usize,
    gap: Gap,
    lexicon: &'t Lexicon,
}

impl<'t> Cutter<'t> {
    /// At the beginning of a text.
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> Cutter<'t> {
        let text = text.get(..u32::MAX as usize - 1).unwrap_or(text);
        Cutter { text, at: 0, gap: Gap::Space, lexicon }
    }

    /// What is cut.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The byte after the last token.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on where a token ends, without cutting what is in between.
    pub(super) fn skip_to(&mut self, end_of_token: usize) {
        self.at = end_of_token;
        self.gap = Gap::None;
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn char(&self, at: usize) -> Option<char> {
        let byte = self.byte(at);
        if byte < 0x80 {
            return (at < self.text.len()).then_some(char::from(byte));
        }
        self.text.get(at..)?.chars().next()
    }

    /// Cuts one token and adds it to `tokens`; `None` at the end of the text.
    // Each function below writes its token where it stays: to hand it up costs more than to cut it.
    pub(super) fn next_token(&mut self, tokens: &mut Vec<Token>) -> Option<()> {
        loop {
            match self.text.as_bytes().get(self.at)? {
                b' ' => {
                    self.space(Gap::Space, 1);
                    continue;
                }
                b'a'..=b'z' | b'A'..=b'Z' => break self.word(tokens),
                b'0'..=b'9' => break self.digits(tokens),
                _ => {}
            }
            let c = self.char(self.at)?;
            match c {
                '\n' => {
                    let line = if self.gap >= Gap::Line { Gap::Break } else { Gap::Line };
                    self.space(line, 1);
                }
                '\t' | '\r' | '\u{b}' | '\u{c}' => self.space(Gap::Space, 1),
                '\u{a0}' | '\u{2009}' | '\u{200a}' | '\u{202f}' | '\u{2006}' | '\u{2008}'
                | '\u{2005}' => self.space(Gap::Narrow, c.len_utf8()),
                '*' | '_' | '`' if self.is_emphasis(c) => self.at += 1,
                '&' => match reference(self.text, self.at) {
                    Some((' ', length)) => self.space(Gap::Narrow, length),
                    Some((c, length)) if is_invisible(c) => self.at += length,
                    Some((c, length)) => break self.sign(c, length, tokens),
                    None => break self.sign(c, 1, tokens),
                },
                c if c.is_ascii() => break self.sign(c, 1, tokens),
                c if is_invisible(c) => self.at += c.len_utf8(),
                c if c.is_whitespace() => self.space(Gap::Space, c.len_utf8()),
                // Quotes and dashes, before anything that needs the tables of Unicode.
                '\u{2010}'..='\u{2027}' => break self.sign(c, c.len_utf8(), tokens),
                'º' | 'ª' => break self.sign(c, c.len_utf8(), tokens),
                c if digit(c).is_some() => break self.digits(tokens),
                c if c.is_alphabetic() => break self.any_word(tokens),
                c => break self.sign(c, c.len_utf8(), tokens),
            }
        }
        Some(())
    }

    fn space(&mut self, gap: Gap, length: usize) {
        self.gap = self.gap.max(gap);
        self.at += length;
    }

    #[inline]
    fn token(&mut self, start: usize, kind: Kind, word: WordId, sign: char, case: Case) -> Token {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        Token { start: start as u32, end: self.at as u32, word, sign, kind, gap, case }
    }

    /// `*`, `_` and `` ` `` are emphasis unless they join two words or figures: `a_b`, `2*3`.
    fn is_emphasis(&self, mark: char) -> bool {
        let before = self.at.checked_sub(1).map_or(b' ', |at| self.byte(at));
        let after = self.byte(self.at + 1);
        if char::from(after) == mark || char::from(before) == mark || mark == '`' {
            return true;
        }
        let joins = |b: u8| b.is_ascii_alphanumeric();
        let spaced = |b: u8| b.is_ascii_whitespace() || b == 0;
        !(joins(before) && joins(after) || spaced(before) && spaced(after))
    }

    /// A word that begins with an ASCII letter, as most are to their end.
    fn word(&mut self, tokens: &mut Vec<Token>) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        if self.short_word(start, tokens).is_some() {
            return;
        }
        let (mut end, mut lower) = (start, 0);
        let mut after = 0;
        while let Some(&byte) = bytes.get(end) {
            let class = LETTERS[usize::from(byte)];
            if class == 0 {
                after = byte;
                break;
            }
            lower += usize::from(class >> 1);
            end += 1;
        }
        // Curly quotes and dashes end a word as those of ASCII do.
        let is_quote = || {
            let sign = bytes.get(end + 1..end + 3).unwrap_or_default();
            after == 0xe2 && matches!(sign, [0x80, 0x90..=0xa7])
        };
        if after >= 0x80 && !is_quote() {
            return self.any_word(tokens);
        }
        self.at = end;
        if matches!(after, b':' | b'@' | b'.')
            && let Some(end) = self.end_of_address(start)
        {
            self.at = end;
            tokens.push(self.token(start, Kind::Opaque, NO_WORD, '\0', Case::Mixed));
            return;
        }
        let first = bytes.get(start).is_some_and(u8::is_ascii_uppercase);
        let case = case(lower, end - start - lower, first);
        let word = self.lexicon.find_letters(bytes, start, end);
        tokens.push(self.token(start, Kind::Word, word, '\0', case));
    }

    /// A word of up to seven ASCII letters before a space or one of the commonest marks: most words.
    ///
    /// All its letters are looked at together, as the eight bytes of one number.
    fn short_word(&mut self, start: usize, tokens: &mut Vec<Token>) -> Option<()> {
        const EACH: u64 = 0x0101_0101_0101_0101;
        let eight: [u8; 8] = self.text.as_bytes().get(start..start + 8)?.try_into().ok()?;
        let eight = u64::from_le_bytes(eight);
        let small = eight | (0x20 * EACH);
        // The top bit of each byte that is a letter, which a sum reaches from `a` on and exceeds after `z`.
        let low = small & (0x7f * EACH);
        let letters = (low + (0x80 - 0x61) * EACH) & !(low + (0x80 - 0x7b) * EACH) & !eight;
        let length = ((!letters & (0x80 * EACH)).trailing_zeros() / 8) as usize;
        if length == 8 || length == 0 {
            return None;
        }
        let after = (eight >> (8 * length)) as u8;
        if after >= 0x80 || matches!(after, b'.' | b':' | b'@') {
            return None;
        }
        let mask = (1 << (8 * length)) - 1;
        let upper = (!eight & (0x20 * EACH) & mask).count_ones() as usize;
        let first = eight & 0x20 == 0;
        let case = case(length - upper, upper, first);
        let word = self.lexicon.find_packed(small & mask);
        self.at = start + length;
        tokens.push(self.token(start, Kind::Word, word, '\0', case));
        Some(())
    }

    fn any_word(&mut self, tokens: &mut Vec<Token>) {
        let start = self.at;
        let mut folded = [0_u8; LONGEST_WORD];
        let mut length = 0;
        let (mut lower, mut upper, mut first_upper) = (0, 0, false);
        loop {
            let byte = self.byte(self.at);
            if byte.is_ascii_alphabetic() {
                if byte.is_ascii_uppercase() {
                    first_upper |= self.at == start;
                    upper += 1;
                } else {
                    lower += 1;
                }
                if let Some(slot) = folded.get_mut(length) {
                    *slot = byte | 0x20;
                }
                length += 1;
                self.at += 1;
                continue;
            }
            if byte < 0x80 {
                break;
            }
            let Some(c) = self.char(self.at) else { break };
            if c == 'º' || c == 'ª' {
                break;
            }
            if c.is_alphabetic() || is_mark(c) {
                if c.is_uppercase() {
                    first_upper |= self.at == start;
                    upper += 1;
                } else {
                    lower += 1;
                }
                for c in c.to_lowercase() {
                    let mut buffer = [0; 4];
                    for byte in c.encode_utf8(&mut buffer).bytes() {
                        if let Some(slot) = folded.get_mut(length) {
                            *slot = byte;
                        }
                        length += 1;
                    }
                }
                self.at += c.len_utf8();
            } else if is_invisible(c) && self.goes_on(c, |c| c.is_alphabetic()) {
                self.at += c.len_utf8();
            } else {
                break;
            }
        }
        if let Some(end) = self.end_of_address(start) {
            self.at = end;
            tokens.push(self.token(start, Kind::Opaque, NO_WORD, '\0', Case::Mixed));
            return;
        }
        let case = case(lower, upper, first_upper);
        let word = folded.get(..length).map_or(NO_WORD, |folded| self.lexicon.find(folded));
        tokens.push(self.token(start, Kind::Word, word, '\0', case));
    }

    fn digits(&mut self, tokens: &mut Vec<Token>) {
        let start = self.at;
        loop {
            if self.byte(self.at).is_ascii_digit() {
                self.at += 1;
                continue;
            }
            match self.char(self.at) {
                Some(c) if digit(c).is_some() => self.at += c.len_utf8(),
                Some(c) if is_invisible(c) && self.goes_on(c, |c| digit(c).is_some()) => {
                    self.at += c.len_utf8();
                }
                _ => break,
            }
        }
        let word = self
            .text
            .get(start..self.at)
            .filter(|digits| digits.len() < 3)
            .map_or(NO_WORD, |digits| self.lexicon.find(digits.as_bytes()));
        tokens.push(self.token(start, Kind::Digits, word, '\0', Case::Lower));
    }

    fn sign(&mut self, c: char, length: usize, tokens: &mut Vec<Token>) {
        let start = self.at;
        self.at += length;
        let plain = plain(c);
        let next = self.byte(self.at);
        let opaque = match plain {
            '#' if next.is_ascii_alphabetic() => {
                let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
                let ends = |b: &u8| !(b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80);
                Some(self.at + rest.iter().position(ends).unwrap_or(rest.len()))
            }
            '@' if next.is_ascii_alphanumeric() || next >= 0x80 => {
                self.end_of_run(self.at).filter(|&end| end > self.at + 1)
            }
            _ => None,
        };
        if let Some(end) = opaque {
            self.at = end;
            tokens.push(self.token(start, Kind::Opaque, NO_WORD, '\0', Case::Mixed));
            return;
        }
        let word = self.lexicon.find_sign(plain);
        tokens.push(self.token(start, Kind::Sign, word, plain, Case::Lower));
    }

    /// Whether, after the invisible character here, the same kind of run goes on.
    fn goes_on(&self, invisible: char, same: impl Fn(char) -> bool) -> bool {
        self.char(self.at + invisible.len_utf8()).is_some_and(same)
    }

    /// The end of the web or mail address that the word just read begins, if it begins one.
    fn end_of_address(&self, start: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let is_address = match rest.first()? {
            b':' => rest.starts_with(b"://"),
            b'@' => rest.get(1).is_some_and(u8::is_ascii_alphanumeric),
            b'.' => {
                let word = self.text.as_bytes().get(start..self.at)?;
                word.eq_ignore_ascii_case(b"www")
                    && rest.get(1).is_some_and(u8::is_ascii_alphanumeric)
            }
            _ => false,
        };
        is_address.then(|| self.end_of_run(self.at)).flatten()
    }

    /// The end of a run of characters that addresses are made of; no stop or comma at its end.
    fn end_of_run(&self, from: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(from..)?;
        let ends = |b: &u8| {
            b.is_ascii_whitespace() || matches!(b, b'<' | b'>' | b'"' | b')' | b']' | b'|' | b'`')
        };
        let end = rest.iter().position(ends).unwrap_or(rest.len());
        let trailing = rest.get(..end)?.iter().rev();
        let cut = trailing.take_while(|b| matches!(b, b'.' | b',' | b';' | b':' | b'!' | b'?'));
        let mut end = from + end - cut.count();
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        Some(end)
    }
}

/// Of each byte: 0 for what is no ASCII letter, 1 for a capital, 2 for a small one.
const LETTERS: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = b'a';
    while byte <= b'z' {
        classes[byte as usize] = 2;
        classes[byte.to_ascii_uppercase() as usize] = 1;
        byte += 1;
    }
    classes
};

fn case(lower: usize, upper: usize, first_upper: bool) -> Case {
    match (lower, upper) {
        (_, 0) => Case::Lower,
        (0, _) => Case::Upper,
        (_, 1) if first_upper => Case::Capital,
        _ => Case::Mixed,
    }
}

/// What nobody sees: soft hyphen, zero-width characters, byte-order mark, variation selectors.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}

/// A combining mark belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The plain form of a sign.
fn plain(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' | '\u{2043}' | '\u{ff0d}' => '-',
        '\u{2012}' | '\u{2013}' => '–',
        '\u{2014}' | '\u{2015}' => '—',
        '\u{2212}' => '−',
        '\u{ff04}' => '$',
        '\u{ff05}' | '\u{fe6a}' => '%',
        '\u{ffe5}' => '¥',
        '\u{ffe1}' => '£',
        '\u{223c}' | '\u{ff5e}' => '~',
        '\u{2248}' => '≈',
        '’' | '‘' | 'ʼ' | '\u{ff07}' | '′' => '\'',
        '“' | '”' | '„' | '″' => '"',
        '\u{ff0c}' => ',',
        '\u{ff0e}' => '.',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{ff0b}' => '+',
        'º' => '°',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::lexicon::pieces;

    fn cut(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenize(text, Lexicon::builtin(), &mut tokens);
        let show = |t: &Token| match t.kind {
            Kind::Sign => t.sign.to_string(),
            _ => text.get(t.span()).unwrap().to_owned(),
        };
        tokens.iter().map(show).collect()
    }

    #[test]
    fn words_digits_and_signs() {
        for (text, tokens) in [
            ("US$14.3bn", "US $ 14 . 3 bn"),
            ("**$65 billion** (_up 10%_)", "$ 65 billion ( up 10 % )"),
            ("snake_case 2*3", "snake _ case 2 * 3"),
            ("64\u{2009}–\u{2009}72", "64 – 72"),
            ("＄５ billion", "$ ５ billion"),
            ("bil\u{ad}lion", "bil\u{ad}lion"),
            ("$14&nbsp;billion &mdash; 49&#37;", "$ 14 billion — 49 %"),
            (
                "see https://example.org/a/24,5. Then a@b.org",
                "see https://example.org/a/24,5 . Then a@b.org",
            ),
            ("#24hours and #1", "#24hours and # 1"),
        ] {
            // A hashtag that begins with a digit is a number sign, and a rank.
            let tokens = tokens.replace("#24hours", "# 24 hours");
            assert_eq!(cut(text).join(" "), tokens, "{text}");
        }
    }

    #[test]
    fn invisible_characters_do_not_hide_a_word() {
        let mut tokens = Vec::new();
        let lexicon = Lexicon::builtin();
        tokenize("bil\u{ad}lion BILLION zzz", lexicon, &mut tokens);
        assert_eq!(tokens[0].word, lexicon.find(b"billion"));
        assert_eq!((tokens[1].word, tokens[1].case), (tokens[0].word, Case::Upper));
        assert_eq!(tokens[2].word, NO_WORD);
    }

    #[test]
    fn gaps_tell_lines_and_breaks_apart() {
        let mut tokens = Vec::new();
        tokenize("a b\u{a0}c\nd\n\ne(f", Lexicon::builtin(), &mut tokens);
        let gaps: Vec<Gap> = tokens.iter().map(|t| t.gap).collect();
        use Gap::*;
        assert_eq!(gaps, [Space, Space, Narrow, Line, Break, None, None]);
    }

    #[test]
    fn every_phrase_of_the_lexicon_is_cut_as_the_reader_cuts_it() {
        for phrase in ["km/h", "sq. ft.", "US$", "m^2", "c.e.o.", "light-year", "°C", "kr.", "Rs."]
        {
            assert_eq!(cut(phrase), pieces(phrase), "{phrase}");
        }
    }

    #[test]
    fn spans_fit_the_text_whatever_it_is() {
        for text in ["é—ü½٣", "&#;&#xZ;&", "a@é", "www.é…", "\u{feff}x", "#é", "@@é"] {
            let mut tokens = Vec::new();
            tokenize(text, Lexicon::builtin(), &mut tokens);
            assert!(tokens.iter().all(|t| text.get(t.span()).is_some()), "{text}");
        }
    }
}
