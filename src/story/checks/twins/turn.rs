//! What turns the sense of two sentences that are otherwise the same: an opposite, a denial, another result, a name or
//! two that have changed places.

use std::ops::Range;

use super::super::days::night::Hours;
use super::super::opposed::opposed;
use super::{Line, is_fact, is_name, least_common, may_be_twins};
use crate::story::page::tables::WEEKDAYS;

/// Fewer words in common than this make no twins where only a name differs, or nothing but a denial or a result.
const LEAST_AROUND: usize = 9;

/// Two words that turn the sense of two sentences.
pub(super) struct Turn {
    /// Their places.
    pub(super) words: (usize, usize),
    pub(super) why: String,
    /// In how many other places the sentences have other figures, names or days.
    pub(super) others: usize,
    pub(super) sort: Sort,
}

/// What it is that turns the sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Two words of which one excludes the other.
    Opposite,
    /// "Not" in one of them alone.
    Denial,
    /// Two scores, votes or running times.
    Result,
    /// Two names.
    Name,
    /// The same names, at each other's places.
    Swap,
}

/// The words of two sentences that turn the sense, where the sentences are otherwise the same.
pub(super) fn turned(a: &Line, b: &Line, texts: &[&str]) -> Option<Turn> {
    if !may_be_twins(a, b) {
        return None;
    }
    let (a_words, b_words) = (a.folded(texts), b.folded(texts));
    let common = aligned(a_words, b_words);
    if common.len() < least_common(a, b) {
        return None;
    }
    let is_long = common.len() >= LEAST_AROUND;
    if let Some(turn) = swap(a, b, texts).filter(|_| is_long) {
        return Some(turn);
    }
    // Between two words that both have in place, what stands there on either side.
    let mut last = (0, 0);
    let ends = common.iter().copied().chain([(a.words.len(), b.words.len())]);
    let gaps: Vec<(Range<usize>, Range<usize>)> = ends
        .filter_map(|(i, j)| {
            let (x, y) = (last.0..i, last.1..j);
            last = (i + 1, j + 1);
            (!x.is_empty() || !y.is_empty()).then_some((x, y))
        })
        .collect();
    if let [(x, y)] = gaps.as_slice()
        && let Some(turn) = denial(a_words, b_words, x, y).filter(|_| is_long)
    {
        return Some(turn);
    }
    let gaps: Vec<_> = gaps.into_iter().filter(|(x, y)| !x.is_empty() && !y.is_empty()).collect();
    let tells = |line: &Line, gap: &Range<usize>| line.words[gap.clone()].iter().any(is_fact);
    let facts = gaps.iter().filter(|(x, y)| tells(a, x) && tells(b, y)).count();
    let short = gaps.into_iter().filter(|(x, y)| x.len() <= 3 && y.len() <= 3);
    short.into_iter().find_map(|(x, y)| {
        let mut pairs = x.clone().flat_map(|p| y.clone().map(move |q| (p, q)));
        let turn = pairs.find_map(|(p, q)| {
            let (v, w) = (&a_words[p], &b_words[q]);
            if are_days_of_one(a_words, p, b_words, q) {
                return None;
            }
            let why = opposed(v, w).or_else(|| placed(v, w)).or_else(|| denied(v, w))?;
            let is_own = is_fact(&a.words[p]) && is_fact(&b.words[q]);
            let others = facts - usize::from(is_own);
            let why = same_but_for(v, w, why, others);
            Some(Turn { words: (p, q), why, others, sort: Sort::Opposite })
        });
        let (p, q) = (x.start, y.start);
        let turn = turn.or_else(|| {
            let is_found = is_long && are_two_names(a, b, &x, &y, texts);
            let why = String::from("The sentences are the same but for the name.");
            is_found.then(|| Turn { words: (p, q), why, others: facts - 1, sort: Sort::Name })
        });
        turn.or_else(|| {
            let are_results =
                |line, gap: &Range<usize>| gap.clone().all(|word| is_of_result(line, word, texts));
            let is_found = is_long && are_results(a, &x) && are_results(b, &y);
            let why = String::from("The sentences are the same but for the result.");
            is_found.then(|| Turn { words: (p, q), why, others: facts - 1, sort: Sort::Result })
        })
    })
}

/// Whether two weekdays are the two ends of a night, or the days on which each article was told of it.
fn are_days_of_one(a: &[String], p: usize, b: &[String], q: usize) -> bool {
    let day = |word: &str| WEEKDAYS.iter().position(|day| *day == word);
    let Some((x, y)) = day(&a[p]).zip(day(&b[q])) else { return false };
    let is_said = |words: &[String], at: usize| {
        words[at.saturating_sub(2)..at].iter().any(|word| SAID.contains(&word.as_str()))
    };
    let (of_x, of_y) = (Hours::beside(a, &(p..p + 1)), Hours::beside(b, &(q..q + 1)));
    let is_eve = |x: usize, y: usize| (x + 1) % WEEKDAYS.len() == y;
    is_said(a, p) && is_said(b, q)
        || of_x.may_meet(of_y) && is_eve(x, y)
        || of_y.may_meet(of_x) && is_eve(y, x)
}

/// Verbs of saying before a day.
const SAID: &[&str] =
    &["said", "says", "announced", "told", "reported", "reports", "added", "confirmed"];

/// The denial that one of two sentences alone has, where they are otherwise the same.
fn denial(a: &[String], b: &[String], x: &Range<usize>, y: &Range<usize>) -> Option<Turn> {
    let is_not =
        |words: &[String], gap: &Range<usize>| gap.len() == 1 && is_denial(&words[gap.start]);
    let is_found = x.is_empty() && is_not(b, y) || y.is_empty() && is_not(a, x);
    // Of the sentence that has none, the word where it would stand.
    let at = |words: &[String], gap: &Range<usize>| gap.start.min(words.len() - 1);
    let why = String::from("The sentences are the same, but one says that it is not so.");
    is_found.then(|| Turn { words: (at(a, x), at(b, y)), why, others: 0, sort: Sort::Denial })
}

/// Whether a word says that something is not so. "No" may be short for "number".
pub(super) fn is_denial(word: &str) -> bool {
    matches!(word, "never" | "not")
}

/// Whether one of two words denies the other: "will" and "won't".
fn denied(v: &str, w: &str) -> Option<&'static str> {
    let denies = |no: &str, yes: &str| match no {
        "won't" => yes == "will",
        "can't" | "cannot" => yes == "can",
        _ => no.strip_suffix("n't") == Some(yes),
    };
    (denies(v, w) || denies(w, v)).then_some("of which one denies the other")
}

/// Whether two words exclude each other where nothing else differs; elsewhere "left" may be a verb.
fn placed(v: &str, w: &str) -> Option<&'static str> {
    const PLACES: &[&[&str]] = &[&["left", "right"], &["bronze", "gold", "silver"], &["am", "pm"]];
    let is_of = |list: &&[&str]| v != w && list.contains(&v) && list.contains(&w);
    PLACES.iter().any(is_of).then_some("of which one excludes the other")
}

/// Whether a word is a part of a score, a vote or a running time: "3-1", "2:14:33". Times of day have clocks of their own.
fn is_of_result(line: &Line, word: usize, texts: &[&str]) -> bool {
    let text = texts.get(line.page).copied().unwrap_or_default();
    let result = text.get(result(text, line.words[word].range())).unwrap_or_default();
    let parts: Vec<&str> = result.split(['-', '–', ':']).collect();
    let is_short =
        |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(is_short)
        && matches!((parts.len(), result.matches(':').count()), (2, 0) | (3, 2))
}

/// Digits with the hyphens and colons that join others to them.
pub(super) fn result(text: &str, digits: Range<usize>) -> Range<usize> {
    let is_of = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | ':');
    let before = text.get(..digits.start).unwrap_or_default();
    let behind = text.get(digits.end..).unwrap_or_default();
    let end = digits.end + behind.len() - behind.trim_start_matches(is_of).len();
    let start = before.trim_end_matches(is_of).len();
    let own = text.get(start..end).unwrap_or_default();
    start..start + own.trim_end_matches(['-', '–', ':']).len()
}

/// Two names that have changed places, where nothing else differs and it matters who stands first.
fn swap(a: &Line, b: &Line, texts: &[&str]) -> Option<Turn> {
    let (x, y) = (a.folded(texts), b.folded(texts));
    if x.len() != y.len() || a.roots() != b.roots() {
        return None;
    }
    let differ: Vec<usize> = (0..x.len()).filter(|&at| x[at] != y[at]).collect();
    let (&first, &last) = differ.first().zip(differ.last())?;
    let are_names = differ.iter().all(|&at| is_name(&a.words[at]) && is_name(&b.words[at]));
    let mut between = x[first..=last].iter();
    let is_mutual = between.any(|word| MUTUAL.contains(&word.as_str()));
    let why = String::from("The sentences are the same, but the names have changed places.");
    (are_names && !is_mutual).then_some(Turn {
        words: (first, first),
        why,
        others: 0,
        sort: Sort::Swap,
    })
}

/// Words that join two names of which either may stand first.
const MUTUAL: &[&str] = &[
    "and", "against", "between", "drew", "faced", "married", "meet", "meets", "met", "nor", "or",
    "played", "versus", "vs", "with",
];

/// What two sentences are the same but for.
fn same_but_for(v: &str, w: &str, why: &str, others: usize) -> String {
    match others {
        0 => format!("The sentences are the same but for “{v}” and “{w}”, {why}."),
        _ => format!("The sentences are much the same, with “{v}” and “{w}”, {why}."),
    }
}

/// Whether one name stands in each of two places, and not the same in two forms.
fn are_two_names(a: &Line, b: &Line, x: &Range<usize>, y: &Range<usize>, texts: &[&str]) -> bool {
    let (v, w) = (&a.folded(texts)[x.start], &b.folded(texts)[y.start]);
    let stem = |word: &str| word.chars().take(4).collect::<String>();
    x.len() == 1
        && y.len() == 1
        && is_name(&a.words[x.start])
        && is_name(&b.words[y.start])
        && v.len() > 2
        && w.len() > 2
        && stem(v) != stem(w)
}

/// The longest common run of words, gaps allowed, as pairs of places.
fn aligned(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let (n, m) = (a.len(), b.len());
    if n * m > 40_000 {
        return Vec::new();
    }
    let mut best = vec![0_u16; (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            best[at(i, j)] = match a[i] == b[j] {
                true => best[at(i + 1, j + 1)] + 1,
                false => best[at(i + 1, j)].max(best[at(i, j + 1)]),
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < n && j < m {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[at(i + 1, j)] >= best[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
