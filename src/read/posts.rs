//! Posts in running text: "acting chief executive", "Finance Minister", "chairman and CEO".

use std::ops::Range;

use super::grammar::{Reader, role};
use super::token::tokenize;
use crate::pack::lexicon::Lexicon;

/// Every post that a text names, in the order of the text: its bytes, and its normal form with the words
/// before it that change it.
///
/// ```
/// use gainsay::pack::lexicon::Lexicon;
/// let text = "Tolsen, acting CEO of Brask, met Finance Minister Oro Halden.";
/// let found: Vec<String> =
///     gainsay::read::posts(text, Lexicon::builtin()).into_iter().map(|(_, post)| post).collect();
/// assert_eq!(found, ["acting chief executive officer", "finance minister"]);
/// ```
pub fn posts(text: &str, lexicon: &Lexicon) -> Vec<(Range<usize>, String)> {
    // A word and its space are five bytes, or more.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    tokenize(text, lexicon, &mut tokens);
    let reader = Reader::new(text, &tokens, lexicon, None);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(post) = role::post(at, &reader).filter(|post| post.next > at) else {
            at += 1;
            continue;
        };
        let end = tokens.get(post.next - 1).map_or(text.len(), |token| token.span().end);
        found.push((tokens[at].span().start..end, post.meaning));
        at = post.next;
    }
    found
}
