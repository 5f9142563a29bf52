//! Sentences that two articles share almost word for word, but for a word that turns the sense: up for
//! down, the first quarter for the fourth, one name for another.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::ops::Range;

use super::opposed::opposed;
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::formula;
use crate::story::align::pair::{At, Rarity};
use crate::story::align::veto::WEEKDAYS;
use crate::story::page::Page;
use crate::story::page::saying::is_said_again;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, fold, root_of};
use crate::value::Meaning;

/// Fewer words in common make no twins.
const LEAST_COMMON: usize = 6;
/// Nor do fewer than these where only a name differs.
const LEAST_AROUND_NAMES: usize = 9;
/// A word that more sentences hold does not lead from one to its twin.
const POSTINGS: usize = 40;

/// The twins among the pages that differ in the sense. Each word that turns it becomes a value of its page.
///
/// Two texts that are held against each other are of one thing; of many, sentences of the same words may be of
/// two: then what differs in other places as well is no more than a lead.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let sentences = gather(pages);
    let mut found: Vec<Sides> = Vec::new();
    for (x, y) in candidates(&sentences) {
        let (a, b) = (&sentences[x], &sentences[y]);
        let Some(Turn { words: (i, j), why, others }) = turned(a, b, texts) else { continue };
        let (p, q) = (&pages[a.page], &pages[b.page]);
        let (own, other) = (a.place(i), b.place(j));
        let is_figure = |page: &Page, spot: &Spot| {
            page.nodes.iter().any(|n| {
                n.range.contains(&spot.range.start)
                    && !matches!(n.kind, MentionKind::Date | MentionKind::Ordinal)
            })
        };
        if !rarity.is_pair && is_figure(p, &own) && is_figure(q, &other) {
            continue;
        }
        let node = |spot: &Spot| {
            let mut nodes = pages[spot.page].nodes.iter();
            let node = nodes.position(|node| node.range.contains(&spot.range.start))?;
            Some(At { page: spot.page, node })
        };
        if node(&own).zip(node(&other)).is_some_and(|(a, b)| is_said_again(a, b, pages)) {
            continue;
        }
        let differ = formula::differ(p, a.sentence, q, b.sentence);
        let is_one_case = differ == Some(0) && others == 0 && !is_name(&a.words[i]);
        let sides = [vec![own], vec![other]];
        found.push(match () {
            () if rarity.is_pair => Sides::warning(sides, why),
            () if !is_one_case => {
                Sides::lead(sides, why, "Reports of two things may be worded alike.", LOOSE)
            }
            () if is_day(&a.words[i]) && are_of_two_days(p, q) => {
                Sides::lead(sides, why, "Each is of another day: what goes on moves on.", LOOSE)
            }
            () => Sides::warning(sides, why),
        });
    }
    let text = |word: &str| Meaning::Text(word.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &text)).collect()
}

/// How sure it is that two sentences of the same words are of one thing, in thousandths, where more differs in
/// them than the word that turns the sense.
const LOOSE: i64 = 300;

/// Whether a word is a figure, a name or a day.
fn is_fact(word: &Word) -> bool {
    matches!(word.sort, Sort::Figure | Sort::Name) || is_day(word)
}

/// Whether a word tells a day.
fn is_day(word: &Word) -> bool {
    WEEKDAYS.iter().any(|day| root_of(day) == word.root)
}

/// Whether two articles are known to have come on two days.
fn are_of_two_days(p: &Page, q: &Page) -> bool {
    p.day_of_publication().zip(q.day_of_publication()).is_some_and(|(a, b)| a != b)
}

fn is_name(word: &Word) -> bool {
    word.sort == Sort::Name
}

/// A sentence as a list of words, in its order.
struct Line {
    page: usize,
    sentence: usize,
    words: Vec<Word>,
    /// The roots of the words, in order: what two lines have in common is counted by them. Of most lines nobody asks,
    roots: OnceCell<Vec<Root>>,
    /// nor for the words in lower case.
    folded: OnceCell<Vec<String>>,
}

impl Line {
    fn roots(&self) -> &[Root] {
        self.roots.get_or_init(|| {
            let mut roots: Vec<Root> = self.words.iter().map(|w| w.root).collect();
            roots.sort_unstable();
            roots
        })
    }

    fn folded(&self, texts: &[&str]) -> &[String] {
        let text = texts.get(self.page).copied().unwrap_or_default();
        self.folded.get_or_init(|| self.words.iter().map(|w| fold(w.of(text))).collect())
    }

    fn place(&self, word: usize) -> Spot {
        Spot { page: self.page, sentence: self.sentence, range: self.words[word].range() }
    }
}

fn gather(pages: &[Page]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (page, read) in pages.iter().enumerate() {
        for (sentence, of) in read.sentences.iter().enumerate() {
            let words = read.words.get(of.words.clone()).unwrap_or_default();
            let mut own: Vec<Word> = Vec::with_capacity(words.len());
            own.extend(words.iter().filter(|w| w.root != 0));
            if own.len() >= LEAST_COMMON {
                let (roots, folded) = (OnceCell::new(), OnceCell::new());
                lines.push(Line { page, sentence, words: own, roots, folded });
            }
        }
    }
    lines
}

/// Pairs of sentences of two articles with many telling words in common.
fn candidates(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut postings: Vec<(Root, usize)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let telling = line.words.iter().filter(|word| word.says_something());
        postings.extend(telling.map(|word| (word.root, index)));
    }
    postings.sort_unstable();
    postings.dedup();
    // By its lists, where each line stands in them.
    let lists = postings.chunk_by(|(a, _), (b, _)| a == b);
    let mut of_lines: Vec<Vec<&[(Root, usize)]>> = vec![Vec::new(); lines.len()];
    for list in lists.filter(|list| (2..=POSTINGS).contains(&list.len())) {
        for (at, (_, line)) in list.iter().enumerate() {
            of_lines[*line].push(&list[at + 1..]);
        }
    }
    let mut common = vec![0_usize; lines.len()];
    let mut found = Vec::new();
    for (x, lists) in of_lines.iter().enumerate() {
        let others = || lists.iter().flat_map(|list| list.iter()).map(|(_, y)| *y);
        others().for_each(|y| common[y] += 1);
        let before = found.len();
        for y in others() {
            if std::mem::take(&mut common[y]) >= 4 && lines[x].page != lines[y].page {
                found.push((x, y));
            }
        }
        found[before..].sort_unstable();
    }
    found
}

/// How many words of a line another needs in common with it to be its twin.
fn least_common(a: &Line, b: &Line) -> usize {
    LEAST_COMMON.max((a.words.len().min(b.words.len()) * 7).div_ceil(10))
}

/// Whether two lines have as many roots in common, in whatever order, as twins have words.
fn may_be_twins(a: &Line, b: &Line) -> bool {
    let (mut x, mut y, mut common) = (0, 0, 0);
    let (of_a, of_b) = (a.roots(), b.roots());
    while let (Some(one), Some(other)) = (of_a.get(x), of_b.get(y)) {
        match one.cmp(other) {
            Ordering::Less => x += 1,
            Ordering::Greater => y += 1,
            Ordering::Equal => (x, y, common) = (x + 1, y + 1, common + 1),
        }
    }
    common >= least_common(a, b)
}

/// Two words that turn the sense of two sentences.
struct Turn {
    /// Their places.
    words: (usize, usize),
    why: String,
    /// In how many other places the sentences have other figures, names or days.
    others: usize,
}

/// The words of two sentences that turn the sense, where the sentences are otherwise the same.
fn turned(a: &Line, b: &Line, texts: &[&str]) -> Option<Turn> {
    if !may_be_twins(a, b) {
        return None;
    }
    let (a_words, b_words) = (a.folded(texts), b.folded(texts));
    let common = aligned(a_words, b_words);
    if common.len() < least_common(a, b) {
        return None;
    }
    // Between two words that both have in place, what stands there on either side.
    let mut last = (0, 0);
    let ends = common.iter().copied().chain([(a.words.len(), b.words.len())]);
    let gaps: Vec<(Range<usize>, Range<usize>)> = ends
        .filter_map(|(i, j)| {
            let (x, y) = (last.0..i, last.1..j);
            last = (i + 1, j + 1);
            (!x.is_empty() && !y.is_empty()).then_some((x, y))
        })
        .collect();
    let tells = |line: &Line, gap: &Range<usize>| line.words[gap.clone()].iter().any(is_fact);
    let facts = gaps.iter().filter(|(x, y)| tells(a, x) && tells(b, y)).count();
    let short = gaps.into_iter().filter(|(x, y)| x.len() <= 3 && y.len() <= 3);
    short.into_iter().find_map(|(x, y)| {
        let mut pairs = x.clone().flat_map(|p| y.clone().map(move |q| (p, q)));
        let turn = pairs.find_map(|(p, q)| {
            let (v, w) = (&a_words[p], &b_words[q]);
            let why = opposed(v, w)?;
            let is_own = is_fact(&a.words[p]) && is_fact(&b.words[q]);
            let others = facts - usize::from(is_own);
            Some(Turn { words: (p, q), why: same_but_for(v, w, why, others), others })
        });
        turn.or_else(|| {
            let is_found = common.len() >= LEAST_AROUND_NAMES && are_two_names(a, b, &x, &y, texts);
            let why = String::from("The sentences are the same but for the name.");
            is_found.then(|| Turn { words: (x.start, y.start), why, others: facts - 1 })
        })
    })
}

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
