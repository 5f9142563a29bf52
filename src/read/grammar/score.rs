//! Results of games and times of day, which have the form of figures: "shot 16-25", "a 0-3 record", "half past six".

use super::amount::Amount;
use super::guard::is_any;
use super::{Parsed, Reader};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;
use crate::value::{Bound, Number};

/// What sides and players do with a result.
const PLAYING: &[&str] = &[
    "led",
    "lead",
    "leads",
    "leading",
    "trailed",
    "trail",
    "trails",
    "trailing",
    "won",
    "win",
    "wins",
    "winning",
    "beat",
    "beats",
    "beaten",
    "beating",
    "lost",
    "lose",
    "loses",
    "losing",
    "drew",
    "draw",
    "draws",
    "drawing",
    "shot",
    "shoot",
    "shoots",
    "shooting",
    "went",
    "go",
    "goes",
    "going",
    "finished",
    "finish",
    "finishing",
    "defeated",
    "defeats",
    "edged",
    "thrashed",
    "hammered",
    "routed",
    "outscored",
    "outshot",
    "taking",
    "took",
    "takes",
    "figures",
    "score",
    "scored",
    "scoreline",
    "ahead",
    "down",
    "behind",
    "improved",
    "fell",
    "dropped",
    "slipped",
];

/// What a result is the measure of.
const RESULTS: &[&str] = &[
    "record",
    "win",
    "victory",
    "defeat",
    "loss",
    "lead",
    "draw",
    "tie",
    "vote",
    "score",
    "scoreline",
    "result",
    "triumph",
    "thrashing",
    "rout",
    "drubbing",
    "hammering",
    "deficit",
    "advantage",
    "run",
    "start",
    "decision",
    "split",
    "mark",
    "success",
    "finish",
    "aggregate",
];

/// "2-2", "89-89", "lost 1-3", "shot 16-25", "a 0-3 record": a score and no range.
pub(super) fn is_result(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let amount = &figure.meaning;
    let high_at = at + 2;
    let by_dash = r.kind(high_at) == Some(Kind::Digits)
        && matches!(r.sign(high_at - 1), '-' | '–')
        && r.glued(high_at);
    if !by_dash || amount.stated.bound != Bound::Range || amount.unit.is_some() {
        return false;
    }
    let (low, high) = (amount.stated.low, amount.stated.high);
    let last = figure.next.saturating_sub(1);
    if amount.noun.is_some() {
        // "30-35K split": a magnitude is no result.
        return last == high_at + 1 && is_any(last, RESULTS, r);
    }
    low == high
        || high.is_some_and(|high| high < Number::from(16))
        || low == Some(Number::ZERO)
        || is_any(figure.next, RESULTS, r)
        || at > 0 && is_any(at - 1, PLAYING, r)
        || at > 1 && is_any(at - 1, &["a", "by", "of"], r) && is_any(at - 2, PLAYING, r)
}

/// Strokes beside par: the "four" of "a four-under 68" and of "three over par".
pub(super) fn is_beside_par(figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    let side = |at: usize| is_any(at, &["under", "over"], r);
    let next = figure.next;
    figure.meaning.unit.is_none()
        && (r.is_hyphen(next) && side(next + 1) || side(next) && r.is_word(next + 1, "par"))
}

/// Whether "under" or "over" here belongs to the strokes before it, and bounds nothing.
pub(crate) fn is_of_par(at: usize, r: &Reader<'_>) -> bool {
    let counted =
        |at: usize| r.kind(at) == Some(Kind::Digits) || r.senses(at) & Sense::Number(0).bit() != 0;
    at > 1
        && is_any(at, &["under", "over"], r)
        && (r.is_hyphen(at - 1) && counted(at - 2) || counted(at - 1) && r.is_word(at + 1, "par"))
}

/// Hours and minutes in words: "half past six", "ten past nine", "quarter to eight", "six o'clock".
pub(super) fn is_time_in_words(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    if figure.meaning.unit.is_some() && !r.is_word(at, "half") {
        return false;
    }
    let counted =
        |at: usize| r.kind(at) == Some(Kind::Digits) || r.senses(at) & Sense::Number(0).bit() != 0;
    let part = |at: usize| is_any(at, &["half", "quarter"], r);
    let past = |at: usize| r.is_word(at, "past") && counted(at + 1);
    let is_hour = at > 1
        && (r.is_word(at - 1, "past") && (part(at - 2) || counted(at - 2))
            || r.is_word(at - 1, "to") && r.is_word(at - 2, "quarter"));
    let of_clock =
        |at: usize| r.is_word(at, "o") && r.sign(at + 1) == '\'' && r.is_word(at + 2, "clock");
    let last = figure.next.saturating_sub(1);
    is_hour || past(figure.next) || past(last) || of_clock(figure.next) || of_clock(last)
}

/// Whether "half", which ends before `next`, is the first part of another word: "half-time", "half-built", "half past".
pub(super) fn is_part_of_word(next: usize, r: &Reader<'_>) -> bool {
    const WORDS: &[&str] = &[
        "time",
        "term",
        "terms",
        "way",
        "past",
        "brother",
        "brothers",
        "sister",
        "sisters",
        "sibling",
        "siblings",
        "mast",
        "back",
        "backs",
        "board",
        "marathon",
        "marathons",
        "price",
        "measures",
        "baked",
    ];
    const MEASURED: u64 = Sense::Unit(0).bit()
        | Sense::Magnitude(0).bit()
        | Sense::Magnitudes(0).bit()
        | Sense::Group(0).bit()
        | Sense::Holding.bit();
    if r.is_hyphen(next) && r.glued(next) {
        let word = next + 1;
        return r.kind(word) == Some(Kind::Word)
            && r.senses(word) & MEASURED == 0
            && !is_any(word, &["a", "an", "of", "dozen", "the"], r);
    }
    r.joined(next) && is_any(next, WORDS, r)
}
