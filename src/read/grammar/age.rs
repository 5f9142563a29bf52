//! Ages: "36 years old", "aged 36", "Ann Lee, 36, said", "the over-50s", "died at 91".

use super::amount::Amount;
use super::guard::is_any;
use super::number::skip_hyphen;
use super::{Parsed, Reader};
use crate::pack::lexicon::Sense;
use crate::read::token::{Case, Gap, Kind};
use crate::value::{Bound, Number, Stated};

/// The greatest age that is told of people.
const OLDEST: u32 = 115;
/// From here on a figure after "at" is no hour.
const NO_HOUR: u32 = 13;

/// The token after "old" or "of age", where the length of time before it is an age.
pub(crate) fn read(at: usize, next: usize, r: &Reader<'_>) -> Option<usize> {
    let old = skip_hyphen(next, r);
    if is_any(old, &["old", "olds"], r) {
        return Some(old + 1);
    }
    if r.is_word(next, "of") && r.is_word(next + 1, "age") {
        return Some(next + 2);
    }
    follows(at, r).then_some(next)
}

/// Whether a figure here is an age by what stands before: "aged 35", "age 35", "at the age of 35".
pub(super) fn follows(at: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    is_any(before, &["aged", "age", "ages"], r)
        || r.is_word(before, "of") && before > 0 && r.is_word(before - 1, "age")
}

/// People told by a bound of their age, with no word for years: "the over-50s", "under-21 players".
pub(crate) fn group(at: usize, r: &Reader<'_>) -> Option<Parsed<Amount>> {
    let bound = match () {
        () if r.is_word(at, "over") => Bound::MoreThan,
        () if r.is_word(at, "under") => Bound::LessThan,
        () => return None,
    };
    let hyphen = usize::from(r.is_hyphen(at + 1) && r.glued(at + 1));
    let figure = at + 1 + hyphen;
    let years = years(figure, r)?;
    let end = figure + 1;
    let plural = r.is_word(end, "s") && r.glued(end);
    // "in under 10s" tells how long; "the under 10s" are children.
    let led = at > 0 && r.is_word(at - 1, "the");
    let is_group = match (hyphen, plural) {
        (0, false) => false,
        (0, true) => led,
        (_, true) => true,
        (_, false) => !goes_on(end, r),
    };
    let value = Number::from(i64::from(years));
    let meaning =
        Amount { stated: Stated::one_sided(value, bound), dressed: true, ..Amount::exactly(value) };
    is_group.then_some(Parsed { meaning, next: end + usize::from(plural) })
}

/// Whether what stands behind a figure belongs to it: decimals, a unit, "percent", "year-old".
fn goes_on(at: usize, r: &Reader<'_>) -> bool {
    let measured = Sense::Unit(0).bit() | Sense::Magnitude(0).bit() | Sense::Group(0).bit();
    r.glued(at) && !matches!(r.sign(at), '.' | ',' | ';' | ':' | ')' | '"' | '\'' | '!' | '?')
        || r.glued(at) && r.kind(at + 1) == Some(Kind::Digits) && r.glued(at + 1)
        || r.joined(at) && r.senses(at) & measured != 0
}

/// One or two digits, or three of the very old, that may be an age.
fn years(at: usize, r: &Reader<'_>) -> Option<u32> {
    let years = r.text_at(at).parse().ok().filter(|_| r.kind(at) == Some(Kind::Digits))?;
    (1..=OLDEST).contains(&years).then_some(years)
}

/// A bare figure that is an age: after "aged", or between commas after a name ("Ann Lee, 35, said").
pub(crate) fn is_bare(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    if figure.meaning.noun.is_some() || figure.meaning.unit.is_some() {
        return false;
    }
    let after_name = || {
        at >= 2
            && r.sign(at - 1) == ','
            && matches!(r.sign(figure.next), ',' | '.')
            && figure.next == at + 1
            && years(at, r).is_some()
            && r.token(at - 2).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital)
    };
    (at..figure.next).any(|at| follows(at, r))
        || after_name()
        || is_of_person(at, figure, r)
        || is_limit(at, figure, r)
}

/// "died at 91", "At 34, she", "who is 42,", "he turned 50.".
fn is_of_person(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    const DYING: &[&str] = &["died", "dies", "die"];
    const PERSON: &[&str] = &["he", "she", "who"];
    const BEING: &[&str] = &["is", "was", "turned", "turns", "turning"];
    let Some(age) = years(at, r).filter(|_| figure.next == at + 1) else { return false };
    let Some(two) = at.checked_sub(2) else {
        return at == 1 && r.is_word(0, "at") && age >= NO_HOUR && is_person_behind(figure.next, r);
    };
    let ends = r.sign(figure.next) != '%'
        && (r.kind(figure.next) != Some(Kind::Word)
            || is_any(figure.next, &["when", "and", "but", "at", "after", "in", "on"], r));
    if r.is_word(at - 1, "at") {
        return age >= NO_HOUR
            && (is_any(two, DYING, r) && ends || is_person_behind(figure.next, r));
    }
    // "Smith, who is 42, denies it."
    is_any(at - 1, BEING, r)
        && is_any(two, PERSON, r)
        && ends
        && (matches!(r.sign(figure.next), ',' | '.' | ')' | ';') || r.is_word(figure.next, "when"))
}

/// ", she": of whom the age before the comma is.
fn is_person_behind(at: usize, r: &Reader<'_>) -> bool {
    r.sign(at) == ',' && is_any(at + 1, &["he", "she"], r)
}

/// "anyone under 16", "women over 40": people up to or from an age.
fn is_limit(at: usize, figure: &Parsed<Amount>, r: &Reader<'_>) -> bool {
    const PEOPLE: &[&str] = &[
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "everyone",
        "everybody",
        "those",
        "people",
        "persons",
        "person",
        "adults",
        "adult",
        "children",
        "child",
        "kids",
        "youngsters",
        "teenagers",
        "youths",
        "minors",
        "boys",
        "girls",
        "men",
        "women",
        "pensioners",
        "residents",
        "citizens",
        "voters",
        "patients",
        "passengers",
        "drivers",
        "pupils",
        "students",
        "workers",
        "users",
        "players",
        "males",
        "females",
    ];
    let is_between = matches!(figure.meaning.stated.bound, Bound::MoreThan | Bound::LessThan);
    is_between
        && figure.next == at + 2
        && is_any(at, &["under", "over", "below", "above"], r)
        && years(at + 1, r).is_some()
        && at > 0
        && is_any(at - 1, PEOPLE, r)
        && r.token(at).is_some_and(|t| t.gap < Gap::Break)
}
