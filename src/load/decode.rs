//! Bytes to text: UTF-8, or another encoding by its mark, by what the page says, by how it looks.
//!
//! A text in another encoding is read as UTF-8 with a map beside it, so that places still lead into
//! the bytes that the user has.

use std::sync::Arc;

use encoding_rs::{
    CoderResult, Decoder, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250,
    WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
};

use crate::span::{Recoded, Text};

/// The text of an article, in whatever encoding it is.
///
/// # Errors
/// Where it is no text, with what was seen instead: "a PDF document".
pub(super) fn decode(shown: &str, bytes: Vec<u8>) -> Result<Arc<Text>, String> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Err(format!("it begins as {what} does"));
    }
    if is_in_four_bytes(&bytes) {
        return Err("it is a text in UTF-32; save it as UTF-8".to_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        // A stray zero is dirt in a text; many are another encoding, or no text.
        Ok(text) if memchr::memchr_iter(0, text.as_bytes()).count() * 100 <= text.len() => {
            return Ok(Text::whole(shown, text));
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let Some((encoding, mark)) = encoding(&bytes) else {
        let zeros = memchr::memchr_iter(0, &bytes).count();
        return Err(format!(
            "{zeros} of its {} bytes are zero, as in pictures and programs, or in an encoding that bears no mark",
            bytes.len()
        ));
    };
    let text = recode(shown, &bytes, encoding, mark);
    let (broken, all) = (broken(&text.text), text.text.chars().count());
    match broken == 0 || broken * BROKEN < all {
        true => Ok(text),
        false => {
            Err(format!("as {}, {broken} of its {all} characters cannot be read", encoding.name()))
        }
    }
}

/// How files begin that people take for articles, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"PK\x03\x04", "a zip archive or a document of an office program (.docx, .odt, .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old document of an office program (.doc)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database (SQLite)"),
];

/// Whether a file holds four bytes for each character, which no browser and no editor writes unasked: of no character the
/// highest byte is more than zero, nor the next more than sixteen.
fn is_in_four_bytes(bytes: &[u8]) -> bool {
    let (all, rest) = bytes.as_chunks::<4>();
    let are = |is_one: fn(&[u8; 4]) -> bool| all.iter().all(is_one);
    all.len() > 1
        && rest.is_empty()
        && (are(|[_, _, plane, top]| *top == 0 && *plane <= 16)
            || are(|[top, plane, _, _]| *top == 0 && *plane <= 16))
}

/// Of so many characters one may be broken in a text.
const BROKEN: usize = 4;

/// How many characters could not be read: a file may bear the mark of an encoding and be something else.
fn broken(text: &str) -> usize {
    text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count()
}

/// The encoding of a file, and the length of the mark that says so.
fn encoding(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some(known) = Encoding::for_bom(bytes) {
        return Some(known);
    }
    if bytes.contains(&0) {
        // Letters of the alphabet in two bytes each; anything else with zeros in it is no text.
        let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
        let (even, odd, half) = (zeros(0), zeros(1), bytes.len() / 2);
        return match (even * 2 > half, odd * 2 > half) {
            (false, true) => Some((UTF_16LE, 0)),
            (true, false) => Some((UTF_16BE, 0)),
            _ => wide(bytes).map(|encoding| (encoding, 0)),
        };
    }
    let said = said(bytes).filter(|said| *said != UTF_8);
    let is_utf8 = || mostly_utf8(bytes).then_some(UTF_8);
    Some((is_utf8().or(said).unwrap_or_else(|| guessed(bytes)), 0))
}

/// UTF-16 without a mark, of a script whose letters hold no zeros: the order of bytes in which all is writing, words
/// apart. In the other order, and in what is no text, there are halves of characters and signs that nobody writes.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let reads = |encoding: &&'static Encoding| {
        let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
        let is_written = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
        !is_broken && text.contains([' ', '\n']) && text.chars().all(is_written)
    };
    let mut both = [UTF_16LE, UTF_16BE].into_iter().filter(reads);
    both.next().filter(|_| both.next().is_none())
}

/// How far into a page it says its encoding: browsers look no further.
const HEAD: usize = 1024;

/// What a page says of its encoding: `charset=...` in a tag of its head.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let name = ["charset=", "encoding="].iter().find_map(|key| {
        let at = memchr::memmem::find(&head, key.as_bytes())? + key.len();
        let name = head.get(at..)?;
        let name = name.strip_prefix(b"\"").or(name.strip_prefix(b"'")).unwrap_or(name);
        name.split(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).next()
    })?;
    Encoding::for_label(name)
}

/// Whether a few bytes are broken in a text that is UTF-8 all the same.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken * 4
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, chardetng::Utf8Detection::Deny);
    // No page is in the encoding of old Macs, so the detector does not know it; files from there are.
    let is_of_mac =
        LATIN.contains(&guessed) && is_misread(bytes, guessed) && !is_misread(bytes, MACINTOSH);
    if is_of_mac { MACINTOSH } else { guessed }
}

/// What a text in the encoding of old Macs is taken for.
const LATIN: &[&Encoding] = &[WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257];

/// Marks that stand between letters.
const BETWEEN_LETTERS: &[char] =
    &['’', '‘', '“', '”', '–', '—', '·', '•', '…', '®', '™', '\u{a0}', '\u{ad}'];

/// Whether a text has letters in an encoding where nobody writes them: a capital right behind a small letter or right
/// before a digit ("Û800"), or has a sign amid a word.
fn is_misread(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let chars: Vec<char> = text.chars().collect();
    chars.windows(3).any(|three| {
        let [before, own, after] = three else { return false };
        !own.is_ascii()
            && match own.is_alphabetic() {
                true => own.is_uppercase() && (before.is_lowercase() || after.is_ascii_digit()),
                false => {
                    before.is_ascii_alphabetic()
                        && after.is_ascii_alphabetic()
                        && !BETWEEN_LETTERS.contains(own)
                }
            }
    })
}

/// The text, with where each of its characters stands in the file.
fn recode(shown: &str, bytes: &[u8], encoding: &'static Encoding, mark: usize) -> Arc<Text> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut recoded = Recoded::new(encoding.name());
    // Where the bytes begin that the next character is made of.
    let mut begin = mark;
    let mut at = mark;
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        if begin == at && encoding.is_ascii_compatible() {
            let plain = Encoding::ascii_valid_up_to(rest);
            if plain > 0 {
                recoded.add(text.len(), at, 1, 1);
                text.push_str(&String::from_utf8_lossy(rest.get(..plain).unwrap_or_default()));
                at += plain;
                begin = at;
                continue;
            }
        }
        let last = at + 1 == bytes.len();
        let made = step(&mut decoder, rest.get(..1).unwrap_or_default(), last);
        at += 1;
        if !made.is_empty() {
            recoded.add(text.len(), begin, made.len(), at - begin);
            text.push_str(&made);
            begin = at;
        }
    }
    Text::recoded(shown, text, recoded)
}

/// What one more byte makes.
fn step(decoder: &mut Decoder, byte: &[u8], last: bool) -> String {
    let mut out = [0; 32];
    let (result, _, written, _) = decoder.decode_to_utf8(byte, &mut out, last);
    debug_assert_eq!(result, CoderResult::InputEmpty, "a byte makes no more than a few characters");
    String::from_utf8_lossy(out.get(..written).unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Place;

    /// Holds that a word of the text stands at the same bytes of the file.
    fn check(bytes: &[u8], encoding: &str, expected: &str, word: &str, raw: &[u8]) {
        let text = decode("a.txt", bytes.to_vec()).unwrap();
        assert_eq!(text.text, expected);
        assert_eq!(text.recoded.as_ref().map_or("UTF-8", |r| r.encoding()), encoding);
        let at = text.text.find(word).unwrap();
        let span = Place::new(&text, at..at + word.len()).in_file();
        assert_eq!(&bytes[span], raw, "{expected}");
    }

    #[test]
    fn places_lead_to_the_bytes_of_the_file() {
        check("é £5".as_bytes(), "UTF-8", "é £5", "£5", "£5".as_bytes());
        check(b"caf\xe9 \x93\xa35m\x94", "windows-1252", "café “£5m”", "£5m", b"\xa35m");
        let wide: Vec<u8> = "\u{feff}é £5 😀.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "UTF-16LE", "é £5 😀.", "5 😀", &wide[8..16]);
        let bare: Vec<u8> = "costs $5".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&bare, "UTF-16BE", "costs $5", "$5", &bare[12..]);
        let bare: Vec<u8> = "Паром стоит".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&bare, "UTF-16LE", "Паром стоит", "стоит", &bare[12..]);
        check(b"Elin S\x9arr has \xdb800", "macintosh", "Elin Sörr has €800", "€800", b"\xdb800");
        check(b"It\xd5s a caf\x8e", "macintosh", "It’s a café", "café", b"caf\x8e");
        check(b"\xd6l f\xfcr \x80800", "windows-1252", "Öl für €800", "€800", b"\x80800");
        let page = b"<meta charset=\"gbk\"><p>\xbc\xdb\xb8\xf1 5</p>";
        check(page, "GBK", "<meta charset=\"gbk\"><p>价格 5</p>", "格 5", b"\xb8\xf1 5");
        let slip = "naïve café, “£5” \u{fffd}é".replace('\u{fffd}', "@").into_bytes();
        let slip: Vec<u8> = slip.iter().map(|&b| if b == b'@' { 0xff } else { b }).collect();
        check(&slip, "UTF-8", "naïve café, “£5” \u{fffd}é", "£5", "£5".as_bytes());
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        let seen = |bytes: &[u8]| decode("a.txt", bytes.to_vec()).unwrap_err();
        assert!(
            seen(&[0x89, b'P', 0, 0, 0, 1, 0, 0, 7, 0, 0])
                .starts_with("7 of its 11 bytes are zero")
        );
        let four = |text: &str, bytes: fn(u32) -> [u8; 4]| -> String {
            seen(&text.chars().flat_map(|c| bytes(c.into())).collect::<Vec<u8>>())
        };
        for text in ["\u{feff}costs $5", "costs 😀5", "Паром"] {
            assert!(four(text, u32::to_le_bytes).contains("UTF-32"), "{text}");
            assert!(four(text, u32::to_be_bytes).contains("UTF-32"), "{text}");
        }
        assert_eq!(seen(b"%PDF-1.7\n%"), "it begins as a PDF document does");
        // The mark of UTF-16, and then halves of characters that have no other half.
        assert!(seen(&[0xff, 0xfe, 0x00, 0xd8, 0x00, 0xd8, 0x00]).starts_with("as UTF-16LE, "));
    }

    #[test]
    fn a_text_may_end_within_a_character() {
        let mut cut: Vec<u8> =
            "\u{feff}costs $5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        cut.push(0x20);
        assert!(decode("a.txt", cut).unwrap().text.starts_with("costs $5"));
    }
}
