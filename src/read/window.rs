//! The parts of a text that may hold values, cut into tokens; the rest is passed over.
//!
//! Most of an article is far from any value, and no grammar looks at it. What a value cannot do
//! without, digits or one of a few hundred words, is looked for among the bytes, and only the
//! words around it are cut. What is read is the same as if all were.

use super::token::{Cutter, Token, digit, is_invisible, vulgar_fraction};
use crate::pack::lexicon::{FIGURES, Lexicon, NAMED_DAYS, Phrase, TIMES};

/// How many words before what a value is made of are cut: more than any grammar looks back.
const BEHIND: usize = 16;

/// How many tokens are cut at a time; a grammar that looks further has more of them cut.
const AHEAD: usize = 16;

/// Walks through a text from one place that may hold a value to the next.
pub(super) struct Window<'t> {
    cutter: Cutter<'t>,
    lexicon: &'t Lexicon,
    behind: usize,
    ended: bool,
}

impl<'t> Window<'t> {
    /// At the beginning of a text.
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> Window<'t> {
        Window { cutter: Cutter::new(text, lexicon), lexicon, behind: BEHIND, ended: false }
    }

    /// One that cuts every word: what the other must not differ from.
    #[cfg(test)]
    pub(super) fn whole(text: &'t str, lexicon: &'t Lexicon) -> Window<'t> {
        Window { behind: usize::MAX, ..Window::new(text, lexicon) }
    }

    /// Whether the last token is the last one of the text.
    pub(super) fn is_at_end(&self) -> bool {
        self.ended
    }

    /// Cuts until there are `count` tokens and some more.
    pub(super) fn cut(&mut self, count: usize, tokens: &mut Vec<Token>) {
        while !self.ended && tokens.len() < count + AHEAD {
            self.ended = self.cutter.next_token(tokens).is_none();
        }
    }

    /// Goes on to the next place that may hold a value. `None` where there is no more; else
    /// whether the tokens begin anew, because something was passed over.
    pub(super) fn seek(&mut self, tokens: &mut Vec<Token>) -> Option<bool> {
        if self.ended {
            return None;
        }
        let done = self.cutter.at();
        let text = self.cutter.text();
        let core = next_core(text, done, self.lexicon)?;
        let start = words_back(text.as_bytes(), done, core, self.behind);
        let anew = start > done;
        if anew {
            tokens.clear();
            self.cutter.skip_to(start);
        }
        while self.cutter.at() <= core && !self.ended {
            self.cut(tokens.len() + 1, tokens);
        }
        Some(anew)
    }
}

/// The end of a token that is `count` words before `core`, or `done` where fewer words are left.
fn words_back(bytes: &[u8], done: usize, core: usize, mut count: usize) -> usize {
    let between = bytes.get(done..core).unwrap_or_default();
    for (at, pair) in between.windows(2).enumerate().rev() {
        // A token ends before such a space, whatever stands further back.
        if pair[1] == b' ' && (pair[0].is_ascii_alphanumeric() || matches!(pair[0], b'.' | b',')) {
            count -= 1;
            if count == 0 {
                return done + at + 1;
            }
        }
    }
    done
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

/// The first byte from `from` on that may belong to what a value cannot do without.
fn next_core(text: &str, from: usize, lexicon: &Lexicon) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    // Whether the byte before the block is a letter, so that no word begins with the block.
    let mut within = 0;
    while at < bytes.len() {
        let mut padded = [0; BLOCK];
        let block = match bytes.get(at..).and_then(<[u8]>::first_chunk) {
            Some(block) => block,
            None => {
                let rest = bytes.get(at..).unwrap_or_default();
                padded.get_mut(..rest.len())?.copy_from_slice(rest);
                &padded
            }
        };
        let letters = bits(block, |byte| (byte | 0x20).wrapping_sub(b'a') < 26);
        let others =
            bits(block, |byte| byte >= 0x80 || byte == b'&' || byte.wrapping_sub(b'0') < 10);
        let mut places = letters & !(letters << 1 | within) | others;
        within = letters >> (BLOCK - 1);
        while places != 0 {
            let place = at + places.trailing_zeros() as usize;
            places &= places - 1;
            if is_core(text, place, lexicon) {
                return Some(place);
            }
        }
        at += BLOCK;
    }
    None
}

/// A bit for each byte of which something holds, the first byte's the lowest.
fn bits(block: &[u8; BLOCK], holds: impl Fn(u8) -> bool) -> u64 {
    let marks = block.map(|byte| u8::from(holds(byte)));
    let (eights, _) = marks.as_chunks::<8>();
    // The product moves the lowest bits of all eight bytes side by side into the highest byte.
    let side_by_side =
        |&eight: &[u8; 8]| u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().map(side_by_side).rev().fold(0, |bits, eight| bits << 8 | eight)
}

/// Whether what begins at a byte, a word or something else, may be what a value is made of.
fn is_core(text: &str, at: usize, lexicon: &Lexicon) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = text.as_bytes();
    let eight = eight_at(bytes, at);
    let first = eight as u8;
    if !first.is_ascii_alphabetic() {
        return match first {
            b'0'..=b'9' => true,
            // `&frac12;`, `&#189;`
            b'&' => matches!((eight >> 8) as u8, b'#' | b'f'),
            _ => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_core_character),
        };
    }
    // The top bit of each byte that is a letter, as `token::Cutter::short_word` finds them.
    let small = eight | (0x20 * EACH);
    let low = small & (0x7f * EACH);
    let others = !((low + (0x80 - 0x61) * EACH) & !(low + (0x80 - 0x7b) * EACH) & !eight);
    let first_other = others & (0x80 * EACH) & (others & (0x80 * EACH)).wrapping_neg();
    let packed = small & (first_other >> 7).wrapping_sub(1);
    lexicon.may_be_core(packed) && may_begin_here(bytes, at, lexicon)
}

/// The eight bytes from `at` on; noughts behind the end of the text.
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    if let Some(eight) = bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
        return u64::from_le_bytes(eight);
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte))
}

/// Whether the word that begins at `start` is one of those that values are made of. Most days with a
/// name begin with a word that seldom does so: "new", "this".
fn may_begin_here(bytes: &[u8], start: usize, lexicon: &Lexicon) -> bool {
    let letters = bytes.get(start..).unwrap_or_default().iter();
    let end = start + letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
    if bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
        return true;
    }
    let word = lexicon.find_letters(bytes, start, end);
    let senses = lexicon.senses(word);
    if senses & (FIGURES | TIMES) & !NAMED_DAYS != 0 {
        return true;
    }
    let after = bytes.get(end..).unwrap_or_default().iter().take(12);
    let letter = after.copied().find(u8::is_ascii_alphanumeric);
    let goes_on = |phrase: &Phrase| {
        let next = phrase.rest.first().and_then(|&id| lexicon.word(id).bytes().next());
        let (Some(next), Some(letter)) = (next, letter) else { return true };
        !next.is_ascii_alphanumeric() || next == letter.to_ascii_lowercase()
    };
    let is_day = |phrase: &&Phrase| phrase.sense.bit() & NAMED_DAYS != 0;
    lexicon.phrases(word).iter().filter(is_day).any(goes_on)
}

/// Digits and fractions, what may stand unseen in the middle of a word, and the sign of kelvin, whose
/// small letter is a `k`.
fn is_core_character(c: char) -> bool {
    digit(c).is_some() || vulgar_fraction(c).is_some() || is_invisible(c) || c == '\u{212a}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::read::text::scan;
    use crate::read::{Context, Mention};

    /// Pieces of texts: what values are made of, what leads in to them and what looks like them.
    const PIECES: &[&str] = &[
        "12",
        "3.5",
        "1,200",
        "2025",
        "Q1",
        "FY",
        "$",
        "US$",
        "€",
        "%",
        "per cent",
        "m",
        "bn",
        "million",
        "billion",
        "hundreds of",
        "half",
        "a",
        "third",
        "two",
        "twenty",
        "-",
        "five",
        "dozen",
        "nearly",
        "more than",
        "up to",
        "at least",
        "no less than",
        "between",
        "and",
        "from",
        "to",
        "or so",
        "by the end of",
        "early",
        "mid",
        "last",
        "next",
        "the",
        "this morning",
        "new",
        "year's",
        "eve",
        "on",
        "Monday",
        "March",
        "quarter",
        "of",
        "years",
        "ago",
        "old",
        "km",
        "metres",
        "°C",
        "kelvin",
        "people",
        "doubled",
        "x",
        "½",
        "&frac12;",
        "&#189;",
        "&amp;",
        "\u{ad}",
        "\u{200b}",
        "\u{2009}",
        "–",
        "—",
        "**",
        "_",
        "(",
        ")",
        ".",
        ",",
        ";",
        ":",
        "'",
        "\"",
        "\n",
        "\n\n",
        "http://a.example/1",
        "GPT-4",
        "é",
        "naïve",
        "ſ",
        "\u{212a}",
        "㎞",
        "１２",
        "+1 555 0100",
        "second",
        "Christmas",
        "Easter",
        "independence",
        "day",
        "thanksgiving",
    ];

    /// Words that are no part of any value.
    const FILLER: &[&str] = &[
        "harbour",
        "was",
        "seen",
        "Tolsen",
        "herring",
        "extraordinarily",
        "quay",
        "It",
        "lay",
        "there",
    ];

    fn read(window: Window<'_>, text: &str) -> Vec<String> {
        let cx = Context { lexicon: Lexicon::builtin(), published: None };
        let mut mentions: Vec<Mention> = Vec::new();
        scan(window, &mut Vec::new(), (text, false), &cx, &mut mentions);
        mentions.iter().map(|mention| format!("{mention:?}")).collect()
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => prop::sample::select(PIECES).prop_map(String::from),
            2 => prop::sample::select(FILLER).prop_map(String::from),
            1 => (1..60usize, prop::sample::select(FILLER)).prop_map(|(n, word)| vec![word; n].join(" ")),
        ];
        let join = prop::sample::select(&[" ", " ", " ", "", "-", "\n"][..]);
        prop::collection::vec((piece, join), 0..40).prop_map(|parts| {
            parts.into_iter().flat_map(|(piece, join)| [piece, join.into()]).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn what_is_passed_over_holds_no_value_and_parts_none(text in text()) {
            let lexicon = Lexicon::builtin();
            prop_assert_eq!(read(Window::new(&text, lexicon), &text), read(Window::whole(&text, lexicon), &text));
        }
    }
}
