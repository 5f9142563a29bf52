//! Numbers that identify and do not count: telephone numbers, addresses of machines, card numbers.

use super::{Reader, digits, stopwatch};
use crate::read::token::{Gap, Kind};

/// The fewest digits of a number that nobody writes without marks unless it identifies something.
const LONG: usize = 9;

/// The token after a number that identifies something, if one begins at `at`.
pub(crate) fn read(at: usize, r: &Reader<'_>) -> Option<usize> {
    let starts = r.kind(at) == Some(Kind::Digits)
        || matches!(r.sign(at), '+' | '(' | ':') && begins_with_sign(at, r);
    if !starts {
        return None;
    }
    let run = run(at, r);
    let leading_nought = run.first.starts_with('0') && run.first.len() > 1;
    let named = is_named(at, r);
    let address = run.colons > 1 && stopwatch::end(at, r).is_none()
        || run.dots == 3
            && run.parts == 4
            && run.hyphens == 0
            && (!run.thousands || run.first.len() == 3);
    let dialled = run.digits >= 6
        && (run.plus
            || run.brackets && run.parts > 1
            || leading_nought
            || run.hyphens > 1
            || run.dots > 1 && !run.thousands
            || run.parts > 2 && !run.thousands && run.digits >= 8
            || run.longest >= LONG
            || run.digits >= 7
                && run.hyphens == 1
                && run.parts > 1
                && !run.thousands
                && run.longest >= 4
            || named && run.digits >= 7);
    let identifies =
        address || dialled || leading_nought && run.parts == 1 && run.digits > 2 && !run.decimal;
    identifies.then_some(run.next)
}

/// A run of digits with the marks of telephone numbers.
#[derive(Default)]
struct Run<'a> {
    first: &'a str,
    digits: usize,
    parts: usize,
    longest: usize,
    hyphens: usize,
    dots: usize,
    colons: usize,
    plus: bool,
    brackets: bool,
    /// Whether the parts could be groups of thousands: all but the first have three digits.
    thousands: bool,
    decimal: bool,
    next: usize,
}

fn run<'a>(at: usize, r: &Reader<'a>) -> Run<'a> {
    let mut run = Run { thousands: true, next: at, ..Run::default() };
    let mut next = at;
    while let Some(token) = r.token(next) {
        // No number has more pieces; a page of figures must not be read once for each of them.
        if token.gap >= Gap::Line && next > at || next - at > 24 {
            break;
        }
        let spaced = token.gap != Gap::None;
        match token.kind {
            Kind::Digits => {
                let length = digits::length(next, r);
                if run.parts == 0 {
                    run.first = r.text_at(next);
                } else {
                    run.thousands &= length == 3;
                }
                run.parts += 1;
                run.digits += length;
                run.longest = run.longest.max(length);
                run.next = next + 1;
            }
            Kind::Sign => match token.sign {
                '+' if run.parts == 0 => run.plus = true,
                '(' | ')' => run.brackets = true,
                '-' | '/' | '–' if run.parts > 0 && (!spaced || r.glued(next + 1)) => {
                    run.hyphens += 1
                }
                '.' if !spaced && r.glued(next + 1) && r.kind(next + 1) == Some(Kind::Digits) => {
                    run.decimal |= run.dots == 0;
                    run.dots += 1;
                }
                ':' if !spaced || run.parts == 0 => {
                    run.colons += 1;
                    run.next = next + 1;
                }
                _ => break,
            },
            // An extension.
            Kind::Word if run.digits >= 7 && matches!(r.text_at(next), "x" | "X" | "ext") => {
                next += usize::from(r.sign(next + 1) == '.');
            }
            // Hexadecimal parts of an address.
            Kind::Word if run.colons > 1 && !spaced => run.next = next + 1,
            Kind::Word | Kind::Opaque => break,
        }
        next += 1;
    }
    run
}

fn begins_with_sign(at: usize, r: &Reader<'_>) -> bool {
    match r.sign(at) {
        ':' => r.sign(at + 1) == ':',
        '(' => {
            let code = at + 1 + usize::from(r.sign(at + 1) == '+');
            let number = code + 1;
            // "(19 35831647" has lost a bracket.
            let lost = r.kind(number) == Some(Kind::Digits) && digits::length(number, r) > 5;
            let closed = r.sign(number) == ')' && {
                let after = number + 1 + usize::from(matches!(r.sign(number + 1), '-' | '('));
                r.kind(after) == Some(Kind::Digits)
            };
            r.kind(code) == Some(Kind::Digits) && (lost || closed)
        }
        _ => r.glued(at + 1) && r.kind(at + 1) == Some(Kind::Digits),
    }
}

/// Whether the words before say that a number of that sort follows.
fn is_named(at: usize, r: &Reader<'_>) -> bool {
    const WORDS: [&str; 11] = [
        "phone",
        "telephone",
        "tel",
        "fax",
        "mobile",
        "cell",
        "call",
        "dial",
        "number",
        "card",
        "hotline",
    ];
    (at.saturating_sub(4)..at).any(|before| WORDS.iter().any(|word| r.is_word(before, word)))
}
